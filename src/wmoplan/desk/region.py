"""Opens a region: the municipalities that its file names, or every profile in a folder, and what is shown of them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.dutch import choice, listing
from wmoplan.errors import DataError, Problem, UsageError, WmoplanError, as_one
from wmoplan.model.region import MOST, Agreement
from wmoplan.read.region import is_profile, is_region, read_region, yaml_files
from wmoplan.store.content import full
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.region import Region
    from wmoplan.timeline import Timeline

REGION: Final = "regio.yaml"
"""The region that the command looks for in the current folder."""

NOTHING: Final = (
    "Welke regio?\n  Noem een bestand of een map met profielen: wmoplan region MAP\n"
    "  Eerst kijken? Typ: wmoplan region --example brabant-noordoost-oost"
)


class Found(NamedTuple):
    """A region as its file or folder gives it.

    Attributes:
        file: The name of its file; empty where there is only a folder.
        agreements: What the municipalities decide together.
    """

    name: str
    file: str
    profiles: tuple[Text, ...]
    agreements: tuple[Agreement, ...]


class Side(NamedTuple):
    """The timelines of the municipalities of a region, side by side.

    Attributes:
        notices: What does not count of the profiles' meeting files, in Dutch sentences.
        failure: What is wrong with some of the profiles, all faults at once; None where nothing is wrong.
    """

    timelines: "tuple[Timeline, ...]"
    notices: tuple[str, ...]
    failure: WmoplanError | None


def find(place: str | None, example: str | None, files: Files = DISK) -> Found:
    """Return the region that is meant; without a word the one in the current folder.

    Args:
        place: The file of the region, or a folder with profiles.
        example: The name of an example that comes with the program.

    Raises:
        UsageError: Which region is meant is not clear, or there are no profiles.
        MissingFileError: The file or folder is not there.
        DataError: The file of the region has faults.
    """
    if example is not None:
        if place:
            raise UsageError("U noemt een regio en een voorbeeld.\n  Kies een van de twee.")
        return _example(example)
    if place is None:
        if not files.has(Path(REGION)):
            raise UsageError(NOTHING)
        place = REGION
    path = Path(place)
    return _in_folder(path, files) if files.is_folder(path) else _in_file(path, files)


def _example(name: str) -> Found:
    from wmoplan.resources import folder

    home = folder("examples")
    known = sorted(one.name for one in home.iterdir() if one.is_dir() and one.joinpath(REGION).is_file())
    if name not in known:
        raise UsageError(f"'{name}' is geen voorbeeld van een regio.\n  {choice(name, known)}")
    return _in_file(home.joinpath(name, REGION), DISK)


def _in_file(path: Path, files: Files) -> Found:
    region = read_region(path, str(path), files)
    profiles = tuple(Text(str(path.parent / word), files=files) for word in region.profiles)
    found = Found(region.name, path.name, profiles or _profiles(path.parent, files), region.agreements)
    return _whole(found, path.parent)


def _in_folder(path: Path, files: Files) -> Found:
    regions = [file for file, data in yaml_files(path, files) if is_region(data)]
    if len(regions) > 1:
        names = listing([file.name for file in regions])
        raise UsageError(f"In {full(path)} staan {len(regions)} regio's: {names}.\n  Noem het bestand dat u bedoelt.")
    if regions:
        return _in_file(regions[0], files)
    return _whole(Found(Path(full(path)).name, "", _profiles(path, files), ()), path)


def _profiles(home: Path, files: Files) -> tuple[Text, ...]:
    return tuple(Text(str(file), files=files) for file, data in yaml_files(home, files) if is_profile(data))


def _whole(found: Found, home: Path) -> Found:
    """Return a region that has municipalities, and not too many."""
    if not found.profiles:
        raise UsageError(f"In {full(home)} staat geen profiel van een gemeente.\n  Maak er een met: wmoplan init")
    if len(found.profiles) > MOST:
        raise UsageError(
            f"In {full(home)} staan {len(found.profiles)} profielen.\n"
            f"  Een regio heeft er hooguit {MOST}. Noem ze in een bestand, onder 'profielen'."
        )
    return found


def side_by_side(found: Found, as_of: "date", seen: "Callable[[int, int], None]") -> Side:
    """Return the timeline of each municipality of a region; one that stands there twice is a fault.

    Args:
        seen: Hears after each municipality how many are done, and how many there are.
    """
    from wmoplan.desk.opening import reckoned

    made: dict[str, Timeline] = {}
    notices: list[str] = []
    failures: list[WmoplanError] = []
    for number, text in enumerate(found.profiles, 1):
        try:
            made[text.name], told = reckoned(text, as_of)
        except WmoplanError as fault:
            failures.append(fault)
        else:
            notices += told
        seen(number, len(found.profiles))
    failures += _doubles(made)
    return Side(tuple(made.values()), tuple(notices), as_one(failures))


def _doubles(made: "dict[str, Timeline]") -> Iterator[DataError]:
    """Yield a fault for each municipality that stands there twice."""
    first: dict[str, str] = {}
    for name, timeline in made.items():
        place = timeline.municipality
        if place.code in first:
            message = f"{place.name} staat ook in {Path(first[place.code]).name}."
            yield DataError(Problem(name, 0, message, "Kies een van de twee profielen voor deze regio."))
        else:
            first[place.code] = name


def region_of(
    found: Found, timelines: "Sequence[Timeline]", steps: Sequence[str], places: Sequence[str], *, everything: bool
) -> "Region":
    """Return a region with the steps and the municipalities that were asked for.

    Args:
        steps: The ids of steps that were typed; none is every step of a chosen subject.
        places: The municipalities that were typed, to look at closer; none is all of them.
        everything: Whether steps of other subjects are shown too, where no step was typed.

    Raises:
        UsageError: There is no such step or municipality, or nobody decides about the step.
    """
    from wmoplan.region import build_region

    chosen = _steps(timelines, steps, everything=everything)
    shown = list(dict.fromkeys(_place(name, timelines) for name in _words(places)))
    region = build_region(found.name, timelines, chosen, shown)
    return region._replace(file=found.file, agreements=found.agreements)


def _words(typed: Sequence[str]) -> list[str]:
    """Return what was typed after an option that may stand there more often, or with commas between."""
    return [part.strip() for word in typed for part in word.split(",") if part.strip()]


def _steps(timelines: "Sequence[Timeline]", asked: Sequence[str], *, everything: bool) -> list[str]:
    from wmoplan.region import chosen_steps, decided_steps

    known = [step.id for step in decided_steps(timelines)]
    if not asked:
        chosen = [step.id for step in chosen_steps(timelines)]
        return known if everything or not chosen else chosen
    words = list(dict.fromkeys(word.lower() for word in _words(asked)))
    for word in words:
        if word not in known:
            raise UsageError(f"'{word}' is geen stap waarover iemand besluit.\n  {choice(word, known)}")
    return words


def _place(name: str, timelines: "Sequence[Timeline]") -> str:
    from wmoplan.reckon.names import find_municipality

    known = {one.municipality.name: one.municipality for one in timelines}
    found = find_municipality(name, tuple(known.values())).municipality
    if found is None:
        raise UsageError(f"'{name}' is geen gemeente van deze regio.\n  {choice(name, known)}")
    return found.name


def mergers(timelines: "Sequence[Timeline]") -> Iterator[str]:
    """Yield what became of a municipality that a profile names and that is no more."""
    from wmoplan.desk.shipped import match, merged

    for timeline in timelines:
        if known := merged(match(timeline.profile.municipality, timeline.plan.offered.last)):
            yield known


def text_of(made: "Region", shape: str, width: int) -> str:
    """Return a region as text.

    Args:
        shape: "table", "plain", "markdown", "page", "csv" or "json".
        width: Columns of the screen, for a table.
    """
    from wmoplan.desk.forms import DATA_FORMS, in_data, in_text

    if shape in DATA_FORMS:
        from wmoplan import __version__
        from wmoplan.documents.data import region_sheet, region_tree

        return in_data(shape, lambda: region_sheet(made), lambda: region_tree(made, __version__))
    if shape in {"table", "plain"}:
        from wmoplan.documents.region_screen import columns_of, sentences_of

        return (
            in_text(columns_of(made, width), "plain", width) if shape == "table" else in_text(sentences_of(made), shape)
        )
    from wmoplan.documents.region import page_of, tables_of

    return in_text(tables_of(made) if shape == "markdown" else page_of(made, made.as_of), shape)
