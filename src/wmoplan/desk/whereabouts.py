"""Where the profile of a command is that names none: in this folder, in one above it, or where it was used last."""

from enum import Enum
from os.path import abspath
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import PROFILE, PROFILES, Text
from wmoplan.errors import DataError, MissingFileError, UsageError
from wmoplan.notation import on_one_line
from wmoplan.resources import folder
from wmoplan.store.above import found_above
from wmoplan.store.content import full
from wmoplan.store.folder import DISK
from wmoplan.store.last_used import profiles_used, remember_use

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE: Final = "WMOPLAN_PROFILE"
"""The environment variable that names a profile, for who works elsewhere."""

MEANT: Final = (PROFILE, "wmoplan.yml")
"""How the name begins of a file that somebody takes for a profile, in small letters: a command tells how to call it."""


class Way(Enum):
    """How a profile was found; the value is what a reader is told of it, and empty where nothing needs telling."""

    VARIABLE = f"Uw profiel: {{path}} (uit de instelling {VARIABLE})"
    HERE = ""
    ABOVE = "Uw profiel: {path} (in een map hierboven)"
    LAST = "Uw profiel: {path} (het laatst gebruikt)"


GONE: Final = "Het profiel dat u het laatst gebruikte, is er niet meer. Een ander kiezen: wmoplan"
MORE: Final = "U gebruikte meer dan één profiel:"
CHOOSE: Final = "Welk profiel? Typ het nummer of de gemeente"
BEGIN: Final = "  Staat het nu in een andere map? Ga daarheen, en typ: wmoplan. Of begin opnieuw met: wmoplan init"
OTHERS: Final = "  Noem een van deze achter 'wmoplan --profile', of ga naar de map waar het nu staat:"


class FoundProfile(NamedTuple):
    """A profile that no command line named.

    Attributes:
        name: Its path, for messages too: that of one in this folder is its name alone.
    """

    name: str
    way: Way

    @property
    def is_here(self) -> bool:
        """Whether the profile lies in the folder in which the user stands."""
        return self.way is Way.HERE

    @property
    def is_last(self) -> bool:
        """Whether the profile was found only because it was used last."""
        return self.way is Way.LAST

    @property
    def is_gone(self) -> bool:
        """Whether the profile was used last, and its file is not there now."""
        return self.is_last and not Path(self.name).is_file()

    @property
    def told(self) -> str:
        """What a reader must know of it in one line; empty where it lies in this folder."""
        return GONE if self.is_gone else self.way.value.format(path=full(Path(self.name)))


def found_profile(variable: str | None) -> FoundProfile | None:
    """Return the profile that is meant where none is named; None where no profile was ever used.

    Args:
        variable: The value of the environment variable `VARIABLE`.
    """
    here = Path.cwd()
    if variable and (named := _expanded(variable)).absolute() != here / PROFILE:
        return FoundProfile(str(named), Way.VARIABLE)
    if variable or DISK.is_taken(here / PROFILE) or _is_meant_in(here):
        return FoundProfile(PROFILE, Way.HERE)
    if above := found_above(here, PROFILE):
        return FoundProfile(str(above), Way.ABOVE)
    used = profiles_used()
    return FoundProfile(str(used[0]), Way.LAST) if used else None


def _expanded(variable: str) -> Path:
    """Return the path that a variable holds; on Windows no program fills in a ~ for who sets one."""
    try:
        return Path(variable).expanduser()
    except RuntimeError:
        return Path(variable)


def _is_meant_in(here: Path) -> bool:
    """Tell whether a folder holds a file that somebody takes for a profile."""
    try:
        return any(file.name.lower().startswith(MEANT) for file in here.iterdir())
    except OSError:
        return False


def remember(text: Text) -> None:
    """Remember that a profile was used, where it is a file of the user's own that can be a profile."""
    path = Path(abspath(text.name))  # noqa: PTH100 - Path.resolve() would follow shortcuts
    is_example = text.data is not None or folder("examples") in path.parents
    if is_example or profiles_used()[:1] == (path,) or path.suffix.lower() not in PROFILES:
        return
    from wmoplan.read.region import is_profile

    if is_profile(text.content_or_nothing()):
        remember_use(path)


class UsedProfile(NamedTuple):
    """A profile that was used before.

    Attributes:
        municipality: As the profile names it; empty where that cannot be read.
    """

    path: Path
    municipality: str


def used_profiles() -> list[UsedProfile]:
    """Return the profiles that were used before and still are there, the last one first."""
    return [UsedProfile(path, municipality_of(path)) for path in profiles_used() if path.is_file()]


def in_list(used: "Sequence[UsedProfile]") -> list[str]:
    """Return the profiles that were used, each with a number and its municipality."""
    return [
        f"  {number}. {one.municipality or 'gemeente onbekend'}: {full(one.path)}" for number, one in enumerate(used, 1)
    ]


def meant(typed: str, used: "Sequence[UsedProfile]") -> UsedProfile:
    """Return the profile that somebody names by its number in the list or by its municipality.

    Raises:
        UsageError: No profile has that number or municipality, or more than one has.
    """
    from wmoplan.reckon.names import plain_name

    word = typed.strip()
    if word.isdecimal() and 0 < int(word) <= len(used):
        return used[int(word) - 1]
    fitting = [one for one in used if word and plain_name(one.municipality) == plain_name(word)]
    if len(fitting) == 1:
        return fitting[0]
    raise UsageError(f"'{word}' is geen profiel uit deze lijst.\n  Typ een nummer van 1 tot en met {len(used)}.")


def gone(found: FoundProfile, used: "Sequence[UsedProfile]") -> MissingFileError:
    """Return the error for a profile that was used last and is no longer there, with the others that are."""
    way_out = "\n".join([OTHERS, *in_list(used)]) if used else BEGIN
    return MissingFileError(f"{full(Path(found.name))} is er niet meer. Dat profiel gebruikte u het laatst.\n{way_out}")


def municipality_of(path: Path) -> str:
    """Return the municipality that a profile names; empty where that cannot be read."""
    from wmoplan.store.profile_text import taken_apart

    data = Text(str(path)).content_or_nothing()
    try:
        said = taken_apart(data.decode("utf-8", "replace"), path.name).said
    except DataError:
        return ""
    return on_one_line(str(said.get("gemeente", "")))
