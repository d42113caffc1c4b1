"""wmoplan tells volunteers when they can influence the care policy of their municipality."""

__version__ = "0.1.0"
