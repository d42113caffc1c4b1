"""Whether a list of meetings is the whole schedule of a year: the key `vergaderschema`, asked and never supposed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.dutch import days_in_words, listing, long_date
from wmoplan.errors import UsageError
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from wmoplan.model.profile import Profile
    from wmoplan.model.schedule import ScheduleVersion

OWN: Final = "eigen"
"""The body of the volunteers themselves: the municipality's schedule does not hold its meetings."""

WINTER_ENDS: Final = (2, 15)
"""Month and day before which a list of a whole year begins."""

MANY: Final = 4
"""How many meetings of a year may be all of them."""

OTHERWISE: Final = (
    "Bij 'vergaderschema' in {name} staat al iets anders. Zet het er zelf bij, met 'van', 'tot' en 'organen'."
)
"""What is told where a profile cannot hold what is typed beside what it holds already."""


NOT_ASKED: Final = (
    "Niet alles is gelezen. Daarom vraagt wmoplan niet of dit het hele schema is. "
    "Is het dat wel? Zet erbij: --whole {year}"
)
"""What is told where a half understood list may be the whole of a year."""


class YearListed(NamedTuple):
    """What a list of meetings holds of a year.

    Attributes:
        first: The first day over which the list can be whole.
        bodies: The bodies that meet in that year.
        number: How many meetings the list holds of that year.
        year: Which year it is.
    """

    first: date
    bodies: frozenset[str]
    number: int
    year: int


def by_year(meetings: Iterable[tuple[date, str]], as_of: date) -> dict[int, YearListed]:
    """Return what is listed of each year from that of the day of looking on; own meetings are of no schedule.

    A list that begins today is of the rest of the year: does it begin after the winter, and not before the day of
    looking, then it says nothing of the days before.
    """
    found: dict[int, list[tuple[date, str]]] = {}
    for day, body in sorted(meetings):
        if body != OWN and day.year >= as_of.year:
            found.setdefault(day.year, []).append((day, body))
    listed = {}
    for year, rows in found.items():
        is_rest = rows[0][0] >= max(as_of, date(year, *WINTER_ENDS)) and as_of.year == year
        listed[year] = YearListed(
            as_of if is_rest else date(year, 1, 1), frozenset(body for _, body in rows), len(rows), year
        )
    return listed


def must_be_listed(years: Iterable[int], listed: Mapping[int, YearListed]) -> None:
    """Refuse a year of which the list holds no meeting.

    Raises:
        UsageError: There is such a year.
    """
    if missing := [year for year in years if year not in listed]:
        raise UsageError(f"Er is geen vergadering van {missing[0]}.\n  Kijk of het jaar achter --whole klopt.")


def to_ask(
    own: "Profile",
    listed: Mapping[int, YearListed],
    as_of: date,
    question: str,
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[int, tuple[str, str]]:
    """Return the years that may be whole, each with the sentences before the question and the question.

    Args:
        question: The question, as the door has it by which the list came in.
        names: How the profile calls its own bodies, by their id.
    """
    asked = {}
    for year, one in listed.items():
        if one.number < MANY or pairs_of(own.schedule, {year: one}, as_of) == {}:
            continue
        rest = "" if one.first.timetuple().tm_yday == 1 else f" vanaf {long_date(one.first)}"
        all_of = f"\nZijn dit alle vergaderingen van {_named(sorted(one.bodies), names)} in {year}{rest}?"
        told = f"{all_of} Dan zijn er geen andere, en daar rekent wmoplan mee."
        asked[year] = told, question.format(when=f"{year}{rest}")
    return asked


def pairs_of(old: "ScheduleVersion | None", listed: Mapping[int, YearListed], as_of: date) -> dict[str, str] | None:
    """Return the keys and values that `vergaderschema` comes to hold when years are whole.

    Of years with a gap between them the last ones count: a profile holds one stretch of days.

    Args:
        old: What the profile says of the schedule; None says nothing.
        listed: What the list holds of the years that are whole.

    Returns: nothing where the profile says so already, and None where the profile cannot say both.
    """
    last = max(listed)
    run = [year for year in sorted(listed) if set(range(year, last)) <= set(listed)]
    bodies = frozenset[str]().union(*(listed[year].bodies for year in run))
    return whole_pairs(old, listed[run[0]].first, date(last, 12, 31), bodies, as_of)


def whole_pairs(
    old: "ScheduleVersion | None", first: date, last: date, bodies: Collection[str], as_of: date
) -> dict[str, str] | None:
    """Return the keys and values that `vergaderschema` comes to hold when the list of some bodies is whole.

    A profile holds one stretch of days and one set of bodies. So the new stretch goes together with the one in the
    profile where it is of the same bodies or of the same days; a stretch in the profile that is over makes room.

    Args:
        old: What the profile says of the schedule; None says nothing.
        first: The first day over which the list is whole.
        last: The last of those days, included.
        bodies: The bodies of which the list is whole.

    Returns: nothing where the profile says so already, and None where the profile cannot say both.
    """
    wanted = tuple(sorted(bodies))
    if old and old.first and old.last and old.last >= as_of:
        held = tuple(sorted(old.bodies))
        covers = old.first <= first and last <= old.last
        touches = (first - old.last).days <= 1 and (old.first - last).days <= 1
        if covers and (not held or set(wanted) <= set(held)):
            return {}
        if held == wanted and touches:
            first, last = min(first, old.first), max(last, old.last)
        elif (first, last) == (old.first, old.last):  # and it names its bodies, else it covers
            wanted = tuple(sorted({*held, *wanted}))
        else:
            return None
    return {Key.FIRST: first.isoformat(), Key.LAST: last.isoformat(), Key.BODIES: ", ".join(wanted)}


def meant(pairs: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return what somebody says of the schedule as a whole, before it is written down."""
    return f"\nU zegt: {_all_of(pairs, names)} staan erin. Dan zijn er geen andere, en daar rekent wmoplan mee."


def written(pairs: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return what was written down of the schedule as a whole, as a sentence; nothing where that was nothing."""
    return f"Opgeschreven: {_all_of(pairs, names)} staan erin." if Key.LAST in pairs else ""


def _all_of(pairs: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the meetings of which the list is whole."""
    first, last = date.fromisoformat(pairs[Key.FIRST]), date.fromisoformat(pairs[Key.LAST])
    is_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    when = f"in {first.year}" if is_year else f"van {days_in_words(first, last)}"
    return f"alle vergaderingen van {_named(pairs[Key.BODIES].split(', '), names)} {when}"


def hint(own: "Profile", as_of: date) -> str:
    """Return the command that declares the meetings of a year whole, where many were added one by one; else empty."""
    rows = [(row.day, row.body) for row in own.meetings if row.day]
    often = {year for (year, _), times in Counter((day.year, body) for day, body in rows).items() if times >= MANY}
    listed = {year: one for year, one in by_year(rows, as_of).items() if year in often}
    years = [year for year, one in listed.items() if pairs_of(own.schedule, {year: one}, as_of) != {}]
    return f"Staat alles van {years[-1]} er nu in? Typ dan: wmoplan meetings add --whole {years[-1]}" if years else ""


def _named(bodies: Iterable[str], own: Mapping[str, str]) -> str:
    """Return the names of bodies; of one that has no name in the profile it is made of its id."""
    from wmoplan.desk.shipped import rules

    names = {one.id: one.name for one in rules().bodies} | dict(own)
    return listing([names.get(body, body.replace("-", " ")) for body in bodies])
