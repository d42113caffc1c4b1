"""Where data/, templates/ and examples/ lie: inside the installed package, or at the root of a checkout."""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
CHECKOUT: Final = PACKAGE.parents[1]


def folder(name: str) -> Path:
    """Return the folder of that name, from whichever of the two places has it."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else CHECKOUT / name
