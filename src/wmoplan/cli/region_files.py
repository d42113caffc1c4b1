"""Which municipalities a region has: those that its file names, or every profile in a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, MissingFileError, Problem, UsageError, WmoplanError, as_one
from wmoplan.store.content import full

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.municipality import Ending
    from wmoplan.model.region import Agreement
    from wmoplan.timeline import Timeline

REGION: Final = "regio.yaml"
"""The region that the command looks for in the current folder."""

ENDINGS: Final = (".yaml", ".yml")
LARGEST: Final = 1_000_000
"""Bytes of a file in a folder that is looked into; a profile is smaller."""

NOTHING: Final = (
    "Welke regio?\n  Noem een bestand of een map met profielen: wmoplan region MAP\n"
    "  Eerst kijken? Typ: wmoplan region --example brabant-noordoost-oost"
)


class Found(NamedTuple):
    """A region as its file or folder gives it.

    Attributes:
        file: The name of its file; empty where there is only a folder.
        profiles: The files of the municipalities.
    """

    name: str
    file: str
    profiles: tuple[Path, ...]
    agreements: "tuple[Agreement, ...]"


def find(place: str | None, example: str | None) -> Found:
    """Return the region that is meant; without a word the one in the current folder.

    Raises:
        UsageError: It is not clear which, or there are no profiles.
        MissingFileError: It is not there.
        DataError: Its file has faults.
    """
    if example is not None:
        if place:
            raise UsageError("U noemt een regio en een voorbeeld.\n  Kies een van de twee.")
        return _example(example)
    if place is None:
        if not Path(REGION).is_file():
            raise UsageError(NOTHING)
        place = REGION
    path = Path(place)
    return _in_folder(path) if path.is_dir() else _in_file(path)


def _example(name: str) -> Found:
    from wmoplan.resources import folder

    home = folder("examples")
    known = sorted(one.name for one in home.iterdir() if one.is_dir() and one.joinpath(REGION).is_file())
    if name not in known:
        from wmoplan.dutch import choice

        raise UsageError(f"'{name}' is geen voorbeeld van een regio.\n  {choice(name, known)}")
    return _in_file(home.joinpath(name, REGION))


def _in_file(path: Path) -> Found:
    from wmoplan.read.region import read_region

    region = read_region(path, str(path))
    profiles = tuple(path.parent / word for word in region.profiles) or tuple(_profiles(path.parent))
    return _whole(Found(region.name, path.name, profiles, region.agreements), path.parent)


def _in_folder(path: Path) -> Found:
    from wmoplan.dutch import listing
    from wmoplan.read.region import is_region

    files = [file for file, data in _files(path) if is_region(data)]
    if len(files) > 1:
        names = listing([file.name for file in files])
        raise UsageError(f"In {full(path)} staan {len(files)} regio's: {names}.\n  Noem het bestand dat u bedoelt.")
    if files:
        return _in_file(files[0])
    name = Path(full(path)).name
    return _whole(Found(name, "", tuple(_profiles(path)), ()), path)


def _profiles(home: Path) -> Iterator[Path]:
    from wmoplan.read.region import is_profile

    yield from (file for file, data in _files(home) if is_profile(data))


def _files(home: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files in a folder that can be a profile or a region, with what is in them.

    Raises:
        MissingFileError: The folder cannot be looked into.
    """
    try:
        found = sorted(path for path in home.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
    except OSError:
        raise MissingFileError(
            f"{full(home)}: deze map kan niet worden gelezen.\n  Vraag wie de map beheert."
        ) from None
    for path in found:
        try:
            with path.open("rb") as file:
                yield path, file.read(LARGEST)
        except OSError:  # who names the file is told why it cannot be read
            continue


def _whole(found: Found, home: Path) -> Found:
    """Return a region that has municipalities, and not too many.

    Raises:
        UsageError: It has none, or more than a region can have.
    """
    from wmoplan.model.region import MOST

    if not found.profiles:
        raise UsageError(f"In {full(home)} staat geen profiel van een gemeente.\n  Maak er een met: wmoplan init")
    if len(found.profiles) > MOST:
        raise UsageError(
            f"In {full(home)} staan {len(found.profiles)} profielen.\n"
            f"  Een regio heeft er hooguit {MOST}. Noem ze in een bestand, onder 'profielen'."
        )
    return found


def timelines_of(found: Found, as_of: "date") -> "list[Timeline]":
    """Return the timeline of each municipality; every fault of every profile is told at once.

    Raises:
        WmoplanError: A profile cannot be read, or a municipality stands there twice.
    """
    from wmoplan.cli.session import reckoned
    from wmoplan.desk.opening import Text, read_own

    made: dict[Path, Timeline] = {}
    failures: list[WmoplanError] = []
    for path in found.profiles:
        text = Text(str(path))
        try:
            made[path] = reckoned(read_own(text, as_of), as_of, text.name, text.folder)
        except WmoplanError as fault:
            failures.append(fault)
    failures += _doubles(made)
    if failed := as_one(failures):
        raise failed
    return list(made.values())


def _doubles(made: "dict[Path, Timeline]") -> Iterator[DataError]:
    """Yield a fault for each municipality that stands there twice."""
    first: dict[str, Path] = {}
    for path, timeline in made.items():
        place = timeline.municipality
        if place.code in first:
            message = f"{place.name} staat ook in {first[place.code].name}."
            yield DataError(Problem(str(path), 0, message, "Kies een van de twee profielen voor deze regio."))
        else:
            first[place.code] = path


def endings_of(timelines: "Sequence[Timeline]") -> "dict[str, Ending]":
    """Return which of the municipalities come to an end in the time of their plans, or the day after."""
    return {timeline.municipality.name: timeline.ending for timeline in timelines if timeline.ending}
