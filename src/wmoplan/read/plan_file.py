"""Finds the plan file that a profile names: it lies with the profile, and nowhere else."""

from typing import TYPE_CHECKING, Final

from wmoplan.read.beside import file_beside
from wmoplan.store.content import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = (".yaml", ".yml")

LIMIT: Final = MEGABYTE
"""How large a plan of a municipality's own may be."""


def is_plan_file(word: str) -> bool:
    """Tell whether the name of a plan is that of a file.

    >>> is_plan_file("eigen-plan.yaml"), is_plan_file("beleidscyclus")
    (True, False)
    """
    return word.lower().endswith(ENDINGS)


def plan_file(home: "Path", word: str, profile: str = "") -> "Path":
    """Return the plan file that a profile names.

    Args:
        home: The folder of the profile.
        word: What the profile says.
        profile: The name of the profile itself, which is never the file that was meant.

    Raises:
        Refused: It is not there, or lies outside the folder.
    """
    return file_beside(home, word, "uw profiel", lambda name: is_plan_file(name) and name != profile)
