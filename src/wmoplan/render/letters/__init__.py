"""Letters: the questions to the municipality, and those that are made from templates."""
