"""What is in a plan, as rows that any output can show; one walk for the screen, the pack to check it and one row."""
