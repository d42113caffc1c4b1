"""Finds a file, such as a plan, that another file names: it lies in the same folder or below it, and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from wmoplan.errors import Refused
from wmoplan.notation import shown
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from pathlib import Path

BESIDE: Final = "Zet het bestand in de map van {whose}, of in een map daarin, en schrijf dan bijvoorbeeld '{file}'."


ENDINGS: Final = (".yaml", ".yml")
"""What the name of a plan of a municipality's own ends in."""


def is_plan_file(word: str) -> bool:
    """Tell whether the name of a plan is that of a file.

    >>> is_plan_file("eigen-plan.yaml"), is_plan_file("beleidscyclus")
    (True, False)
    """
    return word.lower().endswith(ENDINGS)


def plan_file(home: "Path", word: str, profile: str = "", files: Files = DISK) -> "Path":
    """Return the plan file that a profile names.

    Args:
        home: The folder of the profile.
        word: What the profile says.
        profile: The name of the profile itself, which is never the file that was meant.
        files: What holds the files.

    Raises:
        Refused: It is not there, or lies outside the folder.
    """
    return file_beside(home, word, "uw profiel", lambda name: is_plan_file(name) and name != profile, files)


def file_beside(home: "Path", word: str, whose: str, fits: Callable[[str], bool], files: Files = DISK) -> "Path":
    """Return the file that a word names.

    A file can come from somebody else, and what is wrong with one that it names is told with its words. So it opens
    nothing outside its own folder.

    Args:
        home: The folder of the file that names it.
        word: What that file says.
        whose: What that file is called in a message, such as "uw profiel".
        fits: Tells whether a name beside it can be the one that was meant.
        files: What holds the files.

    Raises:
        Refused: It is not there, or lies outside the folder.
    """
    parts = word.replace("\\", "/").split("/")
    if word.startswith("~") or ":" in word or not all(parts) or {".", ".."} & set(parts):
        remedy = BESIDE.format(whose=whose, file=shown(parts[-1]))
        raise Refused(f"'{shown(word)}' ligt niet in de map van {whose}.", remedy)
    if "\\" in word:
        right = "/".join(parts)
        raise Refused(f"in '{shown(word)}' staat een \\.", f"Schrijf een gewone streep: '{shown(right)}'.")
    file = home.joinpath(*parts)
    try:
        if files.has(file):
            return file
    except OSError:
        pass
    raise Refused(f"het bestand '{shown(word)}' is er niet.", _way_out(file, whose, fits, files))


def _way_out(file: "Path", whose: str, fits: Callable[[str], bool], files: Files) -> str:
    """Return what to do where a file is not there."""
    from wmoplan.read.faults import nearest

    try:
        beside = files.names(file.parent)
    except OSError:
        return "Kijk of de naam van de map klopt."
    if f"{file.name}.txt" in beside:
        return f"Er staat wel '{shown(file.name)}.txt': Windows zette er .txt achter. Haal dat weg."
    meant = nearest(file.name, (name for name in beside if fits(name)))
    return f"Bedoelt u '{shown(meant)}'?" if meant else BESIDE.format(whose=whose, file=shown(file.name))
