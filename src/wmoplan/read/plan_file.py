"""Finds the plan file that a profile names: it lies with the profile, and nowhere else."""

from typing import TYPE_CHECKING, Final

from wmoplan.errors import Refused
from wmoplan.read.yaml import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = (".yaml", ".yml")

LIMIT: Final = MEGABYTE
"""How large a plan of a municipality's own may be."""

BESIDE: Final = "Zet het bestand in de map van uw profiel, of in een map daarin, en schrijf dan bijvoorbeeld '{}'."


def is_plan_file(word: str) -> bool:
    """Tell whether the name of a plan is that of a file.

    >>> is_plan_file("eigen-plan.yaml"), is_plan_file("beleidscyclus")
    (True, False)
    """
    return word.lower().endswith(ENDINGS)


def plan_file(home: "Path", word: str, profile: str = "") -> "Path":
    """Return the plan file that a profile names.

    A profile can come from somebody else, and what is wrong with a file is told with its words. So it opens nothing
    outside its own folder.

    Args:
        home: The folder of the profile.
        word: What the profile says.
        profile: The name of the profile itself, which is never the file that was meant.

    Raises:
        Refused: It is not there, or lies outside the folder.
    """
    from wmoplan.read.spelling import shown

    parts = word.replace("\\", "/").split("/")
    if word.startswith("~") or ":" in word or not all(parts) or {".", ".."} & set(parts):
        raise Refused(f"'{shown(word)}' ligt niet in de map van uw profiel.", BESIDE.format(shown(parts[-1])))
    if "\\" in word:
        right = "/".join(parts)
        raise Refused(f"in '{shown(word)}' staat een \\.", f"Schrijf een gewone streep: '{shown(right)}'.")
    file = home.joinpath(*parts)
    try:
        if file.is_file():
            return file
    except OSError:
        pass
    raise Refused(f"het bestand '{shown(word)}' is er niet.", _way_out(file, profile))


def _way_out(file: "Path", profile: str) -> str:
    """Return what to do where a plan file is not there."""
    from wmoplan.read.faults import nearest
    from wmoplan.read.spelling import shown

    try:
        beside = sorted(found.name for found in file.parent.iterdir() if found.is_file())
    except OSError:
        return "Kijk of de naam van de map klopt."
    if f"{file.name}.txt" in beside:
        return f"Er staat wel '{shown(file.name)}.txt': Windows zette er .txt achter. Haal dat weg."
    meant = nearest(file.name, (name for name in beside if is_plan_file(name) and name != profile))
    return f"Bedoelt u '{shown(meant)}'?" if meant else BESIDE.format(shown(file.name))
