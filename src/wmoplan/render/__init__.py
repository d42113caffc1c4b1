"""Results out: each renderer is a function from a timeline to text."""
