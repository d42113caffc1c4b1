"""How the files in a user's folder are called."""

from typing import Final

PROFILE: Final = "wmoplan.yaml"
"""The profile that every command looks for in the current folder."""

PROGRESS: Final = "voortgang.yaml"
"""What was done and written down beside it."""
