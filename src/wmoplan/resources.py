"""Where data/, templates/ and examples/ lie: inside the installed package, or at the root of a checkout."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parents[2]


def folder(name: str) -> Traversable:
    """Return the folder of that name, from whichever of the two places has it."""
    packaged = resources.files("wmoplan").joinpath(name)
    return packaged if packaged.is_dir() else CHECKOUT / name
