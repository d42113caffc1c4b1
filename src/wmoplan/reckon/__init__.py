"""The reckoning: pure functions from facts to days."""
