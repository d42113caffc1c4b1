"""Whether a list of meetings is the whole schedule of a year: asked where somebody can answer, and never supposed."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.profile import Profile

OWN: Final = "eigen"
"""The body of the volunteers themselves: the municipality's schedule does not hold its meetings."""

WINTER_ENDS: Final = (2, 15)
"""Month and day before which a list of a whole year begins."""

MANY: Final = 4
"""How many meetings of a year may be all of them."""


class Said(NamedTuple):
    """What was typed behind the command.

    Attributes:
        years: The years of which the schedule is whole.
        asks: Whether it may be asked.
    """

    years: tuple[int, ...]
    asks: bool


class Year(NamedTuple):
    """What a list of meetings holds of a year.

    Attributes:
        first: The first day that it can be whole of.
        bodies: Those that meet in it.
        number: How many meetings it holds.
    """

    first: "date"
    bodies: frozenset[str]
    number: int


def said(whole: Iterable[str] | None, *, not_whole: bool) -> Said:
    """Return what was typed behind `--whole` and `--not-whole`.

    Raises:
        UsageError: Both were typed, or a word is no year.
    """
    from wmoplan.cli.meetings import the_year

    years = tuple(year for word in whole or () if (year := the_year(word, "--whole")))
    if years and not_whole:
        raise UsageError("U typt --whole en --not-whole.\n  Kies een van de twee.")
    return Said(years, not (years or not_whole))


def by_year(meetings: "Iterable[tuple[date, str]]", as_of: "date") -> "dict[int, Year]":
    """Return what is listed of each year from that of the day of looking on; own meetings are of no schedule.

    A list that begins today is of the rest of the year: does it begin after the winter, and not before the day of
    looking, then it says nothing of the days before.
    """
    from datetime import date

    found: dict[int, list[tuple[date, str]]] = {}
    for day, body in sorted(meetings):
        if body != OWN and day.year >= as_of.year:
            found.setdefault(day.year, []).append((day, body))
    listed = {}
    for year, rows in found.items():
        is_rest = rows[0][0] >= max(as_of, date(year, *WINTER_ENDS)) and as_of.year == year
        listed[year] = Year(as_of if is_rest else date(year, 1, 1), frozenset(body for _, body in rows), len(rows))
    return listed


def told_whole(  # noqa: PLR0913 - the profile, the list, and what goes with it
    own: "Profile", listed: "Mapping[int, Year]", typed: Said, as_of: "date", *, since: "date | None", name: str
) -> dict[str, str]:
    """Return what the profile comes to say of the days over which its list is whole; nothing where that stays.

    Of years with a gap between them the last ones count: a profile holds one stretch of days.

    Args:
        own: The profile.
        listed: What the list holds of each year.
        typed: What was typed behind the command.
        as_of: The day from which is looked.
        since: Since when it is known; None counts always.
        name: The profile as the user named it.

    Raises:
        UsageError: A year was named of which no meeting is known.
    """
    from wmoplan.cli.speak import tell

    if missing := [year for year in typed.years if year not in listed]:
        raise UsageError(f"Er is geen vergadering van {missing[0]}.\n  Kijk of het jaar achter --whole klopt.")
    known = {year for year, one in listed.items() if _pairs(own, {year: one}, as_of) == {}}
    years = typed.years or [
        year
        for year, one in listed.items()
        if typed.asks and one.number >= MANY and year not in known and _is_whole(year, one)
    ]
    if not years:
        return {}
    last = max(years)
    run = [year for year in sorted(years) if set(range(year, last)) <= set(years)]
    pairs = _pairs(own, {year: listed[year] for year in run}, as_of)
    if pairs is None:
        tell(
            f"Bij 'vergaderschema' in {name} staat al iets anders. Zet het er zelf bij, met 'van', 'tot' en 'organen'."
        )
    return {**pairs, "sinds": since.isoformat()} if pairs and since else pairs or {}


def _pairs(own: "Profile", years: "Mapping[int, Year]", as_of: "date") -> dict[str, str] | None:
    """Return what `vergaderschema` comes to hold when these years are whole."""
    from datetime import date

    from wmoplan.store.whole import whole_pairs

    bodies = frozenset[str]().union(*(one.bodies for one in years.values()))
    return whole_pairs(own.schedule, years[min(years)].first, date(max(years), 12, 31), bodies, as_of)


def written(pairs: "Mapping[str, str]") -> str:
    """Return what was written down of the schedule as a whole, as a sentence; nothing where that was nothing."""
    from datetime import date

    from wmoplan.desk.shipped import rules
    from wmoplan.dutch import days_in_words, listing

    if "tot" not in pairs:
        return ""
    first, last = date.fromisoformat(pairs["van"]), date.fromisoformat(pairs["tot"])
    is_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    names = {one.id: one.name for one in rules().bodies}
    those = listing([names.get(body, f"'{body}'") for body in pairs["organen"].split(", ")])
    when = f"in {first.year}" if is_year else f"van {days_in_words(first, last)}"
    return f"Opgeschreven: alle vergaderingen van {those} {when} staan erin."


def _is_whole(year: int, listed: Year) -> bool:
    """Tell whether somebody says that this is the whole schedule of a year."""
    from wmoplan.cli.speak import agrees, tell
    from wmoplan.desk.shipped import rules
    from wmoplan.dutch import listing, long_date

    names = {one.id: one.name for one in rules().bodies}
    those = listing([names.get(body, f"'{body}'") for body in sorted(listed.bodies)])
    rest = "" if listed.first.timetuple().tm_yday == 1 else f" vanaf {long_date(listed.first)}"
    all_of = f"Zijn dit alle vergaderingen van {those} in {year}{rest}?"
    tell(f"\n{all_of} Dan zijn er geen andere, en daar rekent wmoplan mee.")
    return agrees(f"Is dit het hele schema van {year}{rest}?", "nee")


def hint(own: "Profile", as_of: "date") -> str:
    """Return how to say that the list of a year is whole, for who added its meetings one by one; or nothing."""
    from collections import Counter

    rows = [(row.day, row.body) for row in own.meetings if row.day]
    often = {year for (year, _), times in Counter((day.year, body) for day, body in rows).items() if times >= MANY}
    listed = {year: one for year, one in by_year(rows, as_of).items() if year in often}
    years = [year for year, one in listed.items() if _pairs(own, {year: one}, as_of) != {}]
    if not years:
        return ""
    return f"Staat alles van {years[-1]} er nu in? Typ dan: wmoplan meetings add --whole {years[-1]}"
