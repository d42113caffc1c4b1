"""The lists that come with the program: municipalities, school holidays, days off, elections, words.

They are ours, so a wrong row is a bug that the tests of `data/` find; nothing here explains it to a user.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from wmoplan.dutch import MONTHS, WEEKDAYS
from wmoplan.model.municipality import CouncilSystem, Merger, Municipality
from wmoplan.model.reference import (
    CouncilRule,
    DayRules,
    ElectionRules,
    Estimate,
    HolidayRule,
    Offer,
    PollingRule,
    Redrawing,
    RedrawingRule,
    ReferenceData,
    SchoolHoliday,
    WeekRule,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from wmoplan.model.letter import GlossaryWord

MUNICIPALITIES: Final = ("gemeenten-", ".csv")
"""What stands before and behind the year in the name of a list of municipalities."""

MERGERS: Final = "herindelingen.csv"
SYSTEMS: Final = "raadssystemen.csv"
SCHOOL_HOLIDAYS: Final = "schoolvakanties.csv"
DAYS_OFF: Final = "feestdagen.yaml"
ELECTIONS: Final = "verkiezingen.yaml"
LISTS: Final = "lijsten.yaml"
WORDS: Final = "begrippen.yaml"
OFFERS: Final = "plannen.yaml"
KEYS: Final = "sleutels.yaml"
SPAN: Final = " t/m "

Places: TypeAlias = tuple[Municipality, ...]


class Coverage(NamedTuple):
    """Years about which a list says something, without a gap; a list with a gap has one for each side.

    Attributes:
        kind: What it is a list of, the same for the list of another year.
        title: What the list is called in a sentence.
        first_year: Included.
        last_year: Included.
        checked: The day on which somebody last held the list against its source.
        ahead: Whether it can know the year after this one.
    """

    kind: str
    title: str
    first_year: int
    last_year: int
    checked: date
    ahead: bool


def read_municipalities(folder: "Traversable", year: int) -> Places:
    """Return the municipalities of a year, in the order of their codes.

    Before the first list they are those of the first one, and after the last those of the last. Between two lists they
    are those of the earlier one without those that were no more, and with those of the later one that took their place.
    """
    years = list_years(folder)
    before = max((each for each in years if each <= year), default=years[0])
    after = min((each for each in years if each > year), default=before)
    listed = _municipalities(folder, before)
    if before < year < after:
        gone = [merger for merger in read_mergers(folder) if merger.day <= date(year, 1, 1)]
        listed = _in_between(listed, _municipalities(folder, after), gone)
    return tuple(sorted(listed, key=lambda place: place.code))


def _in_between(earlier: Places, later: Places, gone: list[Merger]) -> Places:
    """Return the municipalities of a year between two lists.

    Args:
        earlier: The list before the year.
        later: The list after the year.
        gone: The municipalities that were no more by then.
    """
    ended = {merger.code for merger in gone}
    new = {code for merger in gone for code in merger.into} - {place.code for place in earlier}
    return (*(place for place in earlier if place.code not in ended), *(place for place in later if place.code in new))


def list_years(folder: "Traversable") -> list[int]:
    """Return the years of which there is a list of municipalities, the first at the front."""
    before, behind = MUNICIPALITIES
    names = [file.name for file in folder.iterdir()]
    return sorted(
        int(name[len(before) : -len(behind)]) for name in names if name.startswith(before) and name.endswith(behind)
    )


def _municipalities(folder: "Traversable", year: int) -> Places:
    """Return the municipalities of the list of a year.

    Only a name can hold a comma, so a line is cut from both its ends; that is all of CSV that the list needs.
    """
    before, behind = MUNICIPALITIES
    found = []
    for line in _lines(folder, f"{before}{year}{behind}"):
        code, rest = line.split(",", 1)
        name, also, province, region = rest.rsplit(",", 3)
        found.append(Municipality(code, name.strip('"'), tuple(also.split("|")) if also else (), province, region))
    return tuple(found)


def read_mergers(folder: "Traversable") -> tuple[Merger, ...]:
    """Return the municipalities that were dissolved, in the order of their old codes."""
    rows = (line.split(",", 5) for line in _lines(folder, MERGERS))
    return tuple(
        Merger(row[0], row[1], _day(row[2]), tuple(row[3].split("|")), row[4], row[5].strip('"')) for row in rows
    )


def read_council_systems(folder: "Traversable") -> dict[str, CouncilSystem]:
    """Return the system in which each council publishes its meetings, by the code of its municipality."""
    rows = (CouncilSystem(*line.split(",", 2)) for line in _lines(folder, SYSTEMS))
    return {system.code: system for system in rows}


def read_school_holidays(folder: "Traversable") -> tuple[SchoolHoliday, ...]:
    """Return the school holidays, by first day."""
    rows = (line.split(",", 4) for line in _lines(folder, SCHOOL_HOLIDAYS))
    return tuple(SchoolHoliday(row[0], row[1], _day(row[2]), _day(row[3]), row[4].strip('"')) for row in rows)


def read_coverage(folder: "Traversable") -> tuple[Coverage, ...]:
    """Return which years the lists know, in the order of `data/lijsten.yaml`; a list that is of no year has none."""
    return tuple(
        Coverage(
            kind=row["bestand"].partition(".")[0].partition("-")[0],
            title=row["titel"],
            first_year=int(first),
            last_year=int(last),
            checked=_long_day(row["nagekeken"]),
            ahead=row.get("vooruit") == "ja",
        )
        for row in _load(folder, LISTS)
        if "jaren-gedekt" in row
        for first, last in (span.split(SPAN) for span in row["jaren-gedekt"].split(", "))
    )


def read_day_rules(folder: "Traversable") -> DayRules:
    """Return the rules for days off and terms."""
    data = _load(folder, DAYS_OFF)
    later = data["verschuiven"]["later"]
    return DayRules(
        holidays=tuple(_holiday(row) for row in data["feestdagen"]),
        equated={_day(day): row["bron"] for row in data["gelijkgesteld"] for day in row["dagen"]},
        equated_years=frozenset(int(year) for row in data["gelijkgesteld"] for year in row["jaren"]),
        longest={unit: int(most) for unit, most in later["hoogstens"].items()},
        later_source=later["bron"],
        longest_source=later["bron-grens"],
        earlier_source=data["verschuiven"]["eerder"]["bron"],
    )


def read_election_rules(folder: "Traversable") -> ElectionRules:
    """Return the rules for elections, and the elections that depart from them."""
    data = _load(folder, ELECTIONS)
    redrawing = data["herindelingsverkiezing"]
    return ElectionRules(
        first_year=int(data["gewone-verkiezing"]["eerste"]),
        every=int(data["gewone-verkiezing"]["elke"]),
        polling=tuple(
            PollingRule(*_years(row), _week(row["kandidaatstelling"]), int(row["dagen"]), row["bron"])
            for row in data["stemming"]
        ),
        moved_ahead=int(data["vervroegd"]["dagen"]),
        published={_day(row["dag"]): row["bron"] for row in data["stemdagen"]},
        council=tuple(CouncilRule(*_years(row), _week(row["installatie"]), row["bron"]) for row in data["nieuwe-raad"]),
        council_estimates=_estimates(data["nieuwe-raad-geschat"]),
        redrawing=RedrawingRule(
            polling=_week(redrawing["stemming"]),
            polling_source=redrawing["bron-stemming"],
            merger=_month_day(redrawing["herindeling"]),
            council_source=redrawing["bron-raad"],
            executive_source=redrawing["bron-college"],
        ),
        executive_estimates=_estimates(data["nieuw-college"]),
        belongs=int(data["hoort-bij-verkiezing"]["dagen"]),
        gap_window=int(data["stilte"]["venster"]),
        gap_estimate=int(data["stilte"]["geschat"]),
        gap_source=data["stilte"]["bron"],
        redrawings=_redrawings(data["herindelingen"]),
    )


def read_lists(folder: "Traversable") -> ReferenceData:
    """Return the lists that a timeline is reckoned with."""
    return ReferenceData(read_day_rules(folder), read_election_rules(folder), read_school_holidays(folder))


def read_offers(folder: "Traversable") -> tuple[Offer, ...]:
    """Return which plans come with the program, in the order of the list."""
    return tuple(
        Offer(row["id"], row["bestand"], row["titel"], int(row["van"]), int(row["tot"]))
        for row in _load(folder, OFFERS)
    )


def read_words(folder: "Traversable") -> "tuple[GlossaryWord, ...]":
    """Return the words of the trade with their meaning, in the order of the list."""
    from wmoplan.model.letter import GlossaryWord

    return tuple(GlossaryWord(row["woord"], row["betekenis"]) for row in _load(folder, WORDS)["begrippen"])


def read_keys(folder: "Traversable") -> dict[str, Any]:
    """Map each model to the help that an editor shows for the keys of its rows."""
    keys: dict[str, Any] = _load(folder, KEYS)
    return keys


def _lines(folder: "Traversable", name: str) -> list[str]:
    return folder.joinpath(name).read_text("utf-8").splitlines()[1:]


def _load(folder: "Traversable", name: str) -> Any:  # noqa: ANN401 - nested lists and tables of strings
    from wmoplan.read.yaml import read_tree  # here, because only who reads such a file pays for it

    return read_tree(folder.joinpath(name).read_bytes(), name)[0]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _long_day(text: str) -> date:
    day_month, year = text.rsplit(" ", 1)
    return date(int(year), *_month_day(day_month))


def _month_day(text: str) -> tuple[int, int]:
    day, month = text.split()
    return MONTHS.index(month) + 1, int(day)


def _years(row: dict[str, str]) -> tuple[int, int]:
    return int(row.get("van", 0)), int(row.get("tot", 0))


def _week(row: dict[str, str]) -> WeekRule:
    return WeekRule(WEEKDAYS.index(row["weekdag"]), _month_day(row["vanaf"]), _month_day(row["schrikkeljaar"]))


def _estimates(rows: list[dict[str, str]]) -> tuple[Estimate, ...]:
    return tuple(Estimate(*_years(row), int(row["dagen"]), row["bron"]) for row in rows)


def _holiday(row: dict[str, str]) -> HolidayRule:
    month, day = _month_day(row["vast"]) if "vast" in row else (0, int(row["pasen"]))
    on_sunday = _month_day(row["op-zondag"]) if "op-zondag" in row else None
    first_year, last_year = _years(row)
    return HolidayRule(row["naam"], month, day, on_sunday, first_year, last_year, row["bron"])


def _redrawings(rows: list[dict[str, Any]]) -> dict[str, tuple[Redrawing, ...]]:
    found: dict[str, tuple[Redrawing, ...]] = {}
    for row in rows:
        redrawing = Redrawing(
            day=_day(row["stemming"]),
            merger=_day(row["datum"]),
            lapses=int(row["vervalt"]),
            certain=row["vast"] == "ja",
            note=row["uitleg"],
            source=row["bron"],
            doubt=row.get("twijfel", ""),
        )
        for code in row["gemeenten"]:
            found[code] = (*found.get(code, ()), redrawing)
    return found
