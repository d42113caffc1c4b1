"""Dates as they stand in a line or a cell; what they are of, others say."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import WEEKDAYS, long_date
from wmoplan.errors import Refused
from wmoplan.model.day import FORMS, month_number, read_day, weekday_fault
from wmoplan.read.meetings.times import (
    BEHIND,
    MIDNIGHT,
    MOMENT,
    CellMoment,
    blanked,
    clock_in,
    first_of,
    in_zone,
    parts_of,
    written_times,
)
from wmoplan.read.meetings.words import DAY, DONE, HOUR, MONTH, WEEK_NUMBER, WEEKDAY

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099
BEFORE: Final = rf"(?:(?<!\w)(?P<weekday>{WEEKDAY})(?:avond|middag|ochtend|morgen)?(?!\w)[\s.,;:]*(?:de\s)?)?"
DATE: Final = rf"""(?xi){BEFORE}(?<![0-9])(?<![0-9][.:])(?:
    (?<![0-9][/-])(?P<y1>[0-9]{{4}})[-/](?P<m1>[0-9]{{1,2}})[-/](?P<d1>[0-9]{{1,2}})(?![0-9])
  | (?<![0-9][/-])(?P<d2>[0-9]{{1,2}})\s?(?P<part>[-/.])\s?(?P<m2>[0-9]{{1,2}})\s?(?P=part)\s?'?
    (?P<y2>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[.:][0-9])
  | (?P<d3>[0-9]{{1,2}})(?:\s?(?:e|ste|de)(?!\w)|\.)?[\s-]*(?P<m3>{MONTH})(?!\w)\.?
    (?: [\s,]*-?\s?(?P<y3>[0-9]{{4}})(?![0-9]|\s?(?:uur|u(?!\w)))
      | [ -]?'(?P<y4>[0-9]{{2}})(?![0-9])
      | [ -](?P<y5>[0-9]{{2}})(?![0-9]|\s*(?:{MONTH}|{HOUR}|[.:/-]\s?[0-9])) )?
)"""
SHORT_DATE: Final = (
    rf"(?i){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?P<d>[0-9]{{1,2}})[-/](?P<m>[0-9]{{1,2}})"
    rf"(?![0-9]|[.:/-][0-9]|\s*(?:{HOUR}|{MONTH}(?!\w)))"
)
ODD_DATE: Final = r"(?i)(?<![0-9.:/-])[0-9]{1,2}\s+(?P<word>[a-z]{3,})\.?\s+[0-9]{4}(?![0-9])"
IN_FIGURES: Final = r"(?<![0-9-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9])"
DAY_ALONE: Final = rf"(?P<d>[0-9]{{1,2}})(?:e|ste)?(?![\w]|[.:/-][0-9]|\s*{HOUR})"
LONE_DAY: Final = rf"(?i)^{BEFORE}{DAY_ALONE}"
BEHIND_MONTH: Final = rf"(?i)^(?P<month>{MONTH})(?!\w)\.?(?:\s(?P<y>[0-9]{{4}}))?\s*[:-]?\s+{BEFORE}{DAY_ALONE}"
NEXT_DAY: Final = rf"(?i)(?:\s*(?:,|;|en|&|\+|of|t/m|tot en met|tot|-|/)\s*| +){BEFORE}{DAY_ALONE}"
LONE_YEAR: Final = (
    r"(?<![\w.-])(?P<first>(?:19|20)[0-9]{2})(?:\s?[-/]\s?(?P<second>(?:19|20)?[0-9]{2}))?"
    rf"(?!\w|-|[.:/][0-9]|\s?[A-Z]{{2}}(?!\w)|\s?{HOUR})"
)


class Written(NamedTuple):
    """A date as it stands in a line.

    Attributes:
        weekday: Two letters, or nothing.
        month: 0 where the word is no month.
        year: As it was written; nothing where it was not.
    """

    start: int
    end: int
    text: str
    weekday: str
    number: int
    month: int
    year: str


def is_year(text: str) -> bool:
    """Tell whether a text is a year in which a meeting can be."""
    return len(text) == len("2014") and text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def existing_day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def short_weekday(weekday: str | None) -> str:
    """Return the two letters of a weekday, or nothing where there is none."""
    return (weekday or "")[:2].lower()


def covered_places(dates: list[Written]) -> set[int]:
    """Return the places in the line that the dates cover."""
    return {at for written in dates for at in range(written.start, written.end)}


def written_dates(text: str) -> list[Written]:
    """Return the dates in a line, in order."""
    dates = [_full_date(found) for found in re.finditer(DATE, text)]
    dates += _short_dates(text, covered_places(dates))
    if not dates and (odd := re.search(ODD_DATE, text)):
        return [Written(*odd.span(), odd[0], "", 0, 0, odd["word"])]
    return sorted(dates)


def _full_date(found: re.Match[str]) -> Written:
    part = parts_of(found)
    word = first_of(part, "m1", "m2", "m3")
    month = int(word) if word.isdigit() else month_number(word[:3]) or 0
    number, year = int(first_of(part, "d1", "d2", "d3")), first_of(part, "y1", "y2", "y3", "y4", "y5")
    return Written(*found.span(), found[0].strip(), short_weekday(part.get("weekday")), number, month, year)


def _short_dates(text: str, covered: set[int]) -> Iterator[Written]:
    """Yield the dates without a year in figures, where a weekday or the beginning of a cell shows that they are."""
    for found in re.finditer(SHORT_DATE, text):
        begins = not (before := text[: found.start()].rstrip(" ")) or before.endswith(("\t", ";"))
        if (found["weekday"] or begins) and covered.isdisjoint(range(*found.span())):
            weekday = short_weekday(found["weekday"])
            yield Written(*found.span(), found[0].strip(), weekday, int(found["d"]), int(found["m"]), "")


def lone_days(text: str, month: int) -> list[Written]:
    """Return the days without a month with which a line below the name of a month begins."""
    lone = re.match(LONE_DAY, text)
    return list(_days_from(lone, text, month, "")) if lone else []


def days_behind_month(text: str) -> list[Written]:
    """Return the days of a line that begins with the name of a month.

    >>> [(one.number, one.month) for one in days_behind_month("Februari: 11, 25")]
    [(11, 2), (25, 2)]
    """
    found = re.match(BEHIND_MONTH, text)
    month = month_number(found["month"][:3]) if found else None
    return list(_days_from(found, text, month, found["y"] or "")) if found and month else []


def _days_from(found: re.Match[str] | None, text: str, month: int, year: str) -> Iterator[Written]:
    while found:
        weekday = short_weekday(found["weekday"])
        yield Written(*found.span(), found[0].strip(" ,.;:"), weekday, int(found["d"]), month, year)
        found = re.compile(NEXT_DAY).match(text, found.end())


def years_alone(text: str) -> tuple[int, ...]:
    """Return the years that stand by themselves; a season such as 2014-2015 or 2014/15 is two."""
    years: dict[int, None] = {}
    for found in re.finditer(LONE_YEAR, text):
        first = int(found["first"])
        years[first] = None
        if found["second"]:
            years[first // 100 * 100 + int(found["second"]) % 100] = None
    return tuple(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)


def read_moment(cell: str, year: int | None) -> CellMoment:
    """Return the day in a cell, and the time behind it; midnight is no time, that is how Excel writes a bare day.

    Raises:
        Refused: It is no day, or its weekday is of another one.

    >>> read_moment("di 21-10-2014", None), read_moment("2014-10-21T18:00:00Z", None).time
    (CellMoment(day=datetime.date(2014, 10, 21), time=None, rest=''), '20:00')
    """
    if found := re.fullmatch(MOMENT, cell):
        return in_zone(found)
    found = re.fullmatch(BEHIND, cell)
    time = clock_in(found["time"]) if found else None
    day, rest = _day(found["day"] if found else cell, year)
    if fault := weekday_fault(day):
        raise Refused(f"{fault}.", "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
    times, rest = written_times(rest)
    rest = re.sub(rf"{WEEK_NUMBER}|[{DAY}{DONE}]", " ", rest)
    if re.search(r"[0-9]", rest):
        raise Refused(f"'{rest.strip()}' in '{cell}' is geen dag.", "Zet elke dag op een eigen regel.")
    time = time or (times[0].time or None if times else None)
    return CellMoment(date(day.year, day.month, day.day), time if time != MIDNIGHT else None, rest.strip())


def _day(cell: str, year: int | None) -> tuple[date, str]:
    """Return the day in a cell, and the rest of the cell."""
    try:
        return read_day(cell), ""
    except Refused as fault:
        refused = fault
    found = written_dates(cell)
    if len(found) != 1 or not found[0].month:
        raise refused
    written = found[0]
    stated = int(written.year) if len(written.year) == 4 else 0 if written.year else year  # noqa: PLR2004 - digits
    if stated is None:
        raise Refused(f"bij '{cell}' ontbreekt het jaar.", "Zet het jaar erachter met --year, zoals --year 2014.")
    day = existing_day(stated, written.month, written.number) if stated else None
    if day is None:
        raise refused
    if written.weekday and not WEEKDAYS[day.weekday()].startswith(written.weekday):
        raise Refused(f"'{cell}' kan niet: het is {long_date(day)}.", FORMS)
    return day, blanked(cell, written.start, written.end)


def is_month_first(cells: Iterable[str]) -> bool:
    """Tell whether the dates in the cells of one file can only be read with the month before the day.

    >>> is_month_first(["1/14/2027", "3/4/2027"]), is_month_first(["1/14/2027", "14/1/2027"])
    (True, False)
    """
    found = [(int(one[1]), int(one[3])) for cell in cells for one in re.finditer(IN_FIGURES, cell)]
    return any(other > 12 for _, other in found) and all(one <= 12 for one, _ in found)  # noqa: PLR2004 - months


def day_first(cell: str) -> str:
    """Return a cell with the day before the month, where it has the month before the day."""
    return re.sub(IN_FIGURES, r"\3\2\1\2\4", cell)


def has_other_weekday(cell: str, day: date) -> bool:
    """Tell whether a cell with a weekday has another than that of the day."""
    found = re.fullmatch(r"(?i)(ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?", cell)
    return bool(found) and not WEEKDAYS[day.weekday()].startswith(cell[:2].lower())
