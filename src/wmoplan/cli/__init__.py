"""The command line."""

from wmoplan.cli.program import main

__all__ = ["main"]
