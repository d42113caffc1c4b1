"""Files in: strict, and every fault told at once."""
