"""Dates as they stand in a line or a cell; what they are of, others say."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from wmoplan.dutch import WEEKDAYS, long_date
from wmoplan.errors import Refused
from wmoplan.model.day import FORMS, read_day, weekday_fault
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
from wmoplan.read.meetings.words import (
    BECOMES,
    CANCELLED,
    DAY,
    DONE,
    HOUR,
    LETTER,
    MONTH,
    PERHAPS,
    RESERVE,
    SPELLED_MONTHS,
    SPELLED_WEEKDAYS,
    WEEK_DAY,
    WEEK_NUMBER,
    WEEKDAY,
)

LAST_WEEK: Final = 52
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099
BEFORE: Final = rf"(?:(?<!\w)(?P<weekday>{WEEKDAY})(?:avond|middag|ochtend|morgen)?(?!\w)[\s.,;:]*(?:de\s)?)?"
DATE: Final = rf"""(?xi){BEFORE}(?<![0-9])(?<![0-9][.:])(?:
    (?<![0-9][/-])(?P<y1>[0-9]{{4}})[-/](?P<m1>[0-9]{{1,2}})[-/](?P<d1>[0-9]{{1,2}})(?![0-9])
  | (?<![0-9][/-])(?P<d2>[0-9]{{1,2}})\s?(?P<part>[-/.])\s?(?P<m2>[0-9]{{1,2}})\s?(?P=part)\s?'?
    (?P<y2>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[.:][0-9])
  | (?P<d4>[0-9]{{2}})\s(?P<m4>[0-9]{{2}})\s(?P<y6>20[0-9]{{2}})(?![0-9])
  | (?P<y7>20[0-9]{{2}})(?P<m5>0[1-9]|1[0-2])(?P<d5>[0-3][0-9])(?![0-9])
  | (?P<d3>[0-9]{{1,2}})(?:\s?(?:e|ste|de|st|nd|rd|th)(?!\w)|\.)?[\s-]*(?P<m3>{MONTH})(?!\w)\.?
    (?: [\s,]*-?\s?(?P<y3>[0-9]{{4}})(?![0-9]|\s?(?:uur|u(?!\w)))
      | [ -]?'(?P<y4>[0-9]{{2}})(?![0-9])
      | [ -](?P<y5>[0-9]{{2}})(?![0-9]|\s*(?:{MONTH}|{HOUR}|[.:/-]\s?[0-9])) )?
  | (?<!\w)(?P<m6>{MONTH})(?!\w)\.?\s(?P<d6>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y8>20[0-9]{{2}})(?![0-9])
)"""
SHORT_DATE: Final = (
    rf"(?i){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?P<d>[0-9]{{1,2}})[-/](?P<m>[0-9]{{1,2}})"
    rf"(?![0-9]|[.:/-][0-9]|\s*(?:{HOUR}|{MONTH}(?!\w)))"
)
ODD_DATE: Final = r"(?i)(?<![0-9.:/-])[0-9]{1,2}\s+(?P<word>[a-z]{3,})\.?\s+[0-9]{4}(?![0-9])"
DAY_ALONE: Final = rf"(?P<d>[0-9]{{1,2}})(?:e|ste)?(?![\w]|[.:/-][0-9]|\s*{HOUR})"
LONE_DAY: Final = rf"(?i)^{BEFORE}{DAY_ALONE}"
BEHIND_MONTH: Final = rf"(?i)^(?P<month>{MONTH})(?!\w)\.?(?:\s(?P<y>[0-9]{{4}}))?\s*[:-]?\s+{BEFORE}{DAY_ALONE}"
NEXT_DAY: Final = rf"(?i)(?:\s*(?:,|;|en/of|en|&|\+|of|t/m|tot en met|tot|-|/)\s*| +){BEFORE}{DAY_ALONE}"
LISTED: Final = (
    rf"(?i)(?:(?<!\w)(?P<weekday>{WEEKDAY})[\s.,]+)?(?<![0-9.:/-])(?P<d>[0-9]{{1,2}})(?:e|ste)?"
    rf"\s*(?P<by>,|en/of|en|&|\+|of|t/m|tot en met|tot|-|/)\s*{PERHAPS}?$"
)
LONGEST_LISTED: Final = 60
COUNTED: Final = r"(?i)(?<!\w)(?:weke?n?|wk|nr|no|nummer)\.?\s*$"
"""What stands before a number that is no day."""

TWO: Final = r"(?:,|;|&|\+|(?<!\w)en(?!\w))"
"""What stands between two days that are two meetings."""

PERIODS: Final = frozenset({"t/m", "tot en met", "tot", "-", "of", "en/of", "/"})
JOINED: Final = rf"(?i)\s*(t/m|tot en met|tot|en/of|of|-|/)(?!{LETTER})|\s+[0-9]"
"""How the second of two days without a month begins, where it is not sure that they are two."""

PERIOD: Final = "is dat een periode, of zijn het losse dagen?"
LOOSE: Final = "zijn dat losse dagen?"
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
    """Return the two letters of a weekday, however it is spelled, or nothing where there is none."""
    return SPELLED_WEEKDAYS.get((weekday or "").lower(), "")


def covered_places(dates: Iterable[Written]) -> set[int]:
    """Return the places in the line that the dates cover."""
    return {at for written in dates for at in range(written.start, written.end)}


def written_dates(text: str) -> list[Written]:
    """Return the dates in a line, in order."""
    if not re.search(r"[0-9]", text):
        return []
    dates = [_full_date(found) for found in re.finditer(DATE, text)]
    dates += _short_dates(text, covered_places(dates))
    if not dates and (odd := re.search(ODD_DATE, text)):
        return [Written(*odd.span(), odd[0], "", 0, 0, odd["word"])]
    return sorted(dates)


def _full_date(found: re.Match[str]) -> Written:
    part = parts_of(found)
    word = first_of(part, "m1", "m2", "m3", "m4", "m5", "m6")
    month = int(word) if word.isdigit() else SPELLED_MONTHS[word.lower()]
    number = int(first_of(part, "d1", "d2", "d3", "d4", "d5", "d6"))
    year = first_of(part, "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8")
    return Written(*found.span(), found[0].strip(), short_weekday(part.get("weekday")), number, month, year)


def _short_dates(text: str, covered: set[int]) -> Iterator[Written]:
    """Yield the dates without a year in figures, where a weekday or the beginning of a cell or list shows it."""
    last = -1
    for found in re.finditer(SHORT_DATE, text):
        begins = not (before := text[: found.start()].rstrip(" ")) or before.endswith(("\t", ";", ":"))
        begins = begins or (last >= 0 and bool(re.fullmatch(rf"\s*{TWO}\s*", text[last : found.start()])))
        if (found["weekday"] or begins) and covered.isdisjoint(range(*found.span())):
            weekday, last = short_weekday(found["weekday"]), found.end()
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
    return list(_days_from(found, text, SPELLED_MONTHS[found["month"].lower()], found["y"] or "")) if found else []


def _days_from(found: re.Match[str] | None, text: str, month: int, year: str) -> Iterator[Written]:
    while found:
        weekday = short_weekday(found["weekday"])
        yield Written(*found.span(), found[0].strip(" ,.;:"), weekday, int(found["d"]), month, year)
        found = re.compile(NEXT_DAY).match(text, found.end())


def week_day(text: str, years: Sequence[int]) -> list[Written]:
    """Return the day that a line names by the number of its week, where the year is known.

    >>> [(one.number, one.month) for one in week_day("week 7, do: raad", (2027,))], week_day("week 7, do", ())
    ([(18, 2)], [])
    """
    found = re.search(WEEK_DAY, text) if len(years) == 1 else None
    if not found or not 0 < int(found["week"]) <= LAST_WEEK:
        return []
    weekday = short_weekday(found["weekday"])
    at = next(at for at, name in enumerate(WEEKDAYS, 1) if name.startswith(weekday))
    day = date.fromisocalendar(years[0], int(found["week"]), at)
    return [Written(*found.span(), found[0], weekday, day.day, day.month, str(day.year))]


def years_alone(text: str) -> tuple[int, ...]:
    """Return the years that stand by themselves; a season such as 2014-2015 or 2014/15 is two."""
    years: dict[int, None] = {}
    for found in re.finditer(LONE_YEAR, text):
        first = int(found["first"])
        years[first] = None
        if found["second"]:
            years[first // 100 * 100 + int(found["second"]) % 100] = None
    return tuple(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)


def with_century(written: Written, years: Collection[int | None]) -> Written:
    """Return a date of which the weekday, or a year that the list names, proves in which century its two digits are.

    >>> one = written_dates("do 14-1-27")[0]
    >>> with_century(one, ()).year, with_century(one._replace(weekday=""), ()).year
    ('2027', '27')
    """
    if len(written.year) != len("27"):
        return written
    year = 2000 + int(written.year)
    day = existing_day(year, written.month, written.number)
    is_proven = year in years or bool(day and written.weekday and fits(written, day))
    return written._replace(year=str(year)) if is_proven else written


def with_year(text: str, written: Written, year: int) -> str:
    """Return a text with a year behind one of its dates, where that has none."""
    if written.year or not written.month:
        return text
    sign = re.search(r"[0-9]([-/])[0-9]{1,2}$", text[: written.end])
    return f"{text[: written.end]}{sign[1] if sign else ' '}{year}{text[written.end :]}"


def fits(written: Written, day: date) -> bool:
    """Tell whether a day has the weekday that was written; none fits every day."""
    return WEEKDAYS[day.weekday()].startswith(written.weekday)


def years_of(dates: Sequence[Written]) -> list[tuple[int, ...]]:
    """Return the years that each date can be in: its own, or as the next date with a year says; else none."""
    years: list[tuple[int, ...]] = []
    following: Written | None = None
    for written in reversed(dates):
        if is_year(written.year):
            following = written
            years.append((int(written.year),))
        elif following and not written.year:
            year = int(following.year)
            is_before = (written.month, written.number) <= (following.month, following.number)
            years.append((year,) if is_before else (year - 1, year))
        else:
            years.append(())
    return years[::-1]


class ListedDay(NamedTuple):
    """A day that shares its month with the one behind it.

    Attributes:
        joined: What stands between the two, as written.
        is_sure: Whether they are two days, and no period or choice.
    """

    written: Written
    joined: str
    is_sure: bool


def listed_days(text: str, dates: Sequence[Written]) -> Iterator[ListedDay]:
    """Yield the days that share a month with a date behind them, the last first."""
    covered = covered_places(dates)
    for written in dates:
        start, is_list = written.start, False
        while found := re.compile(LISTED).search(text, max(0, start - LONGEST_LISTED), start):
            if not covered.isdisjoint(range(*found.span())) or re.search(COUNTED, text[: found.start()]):
                break
            by = found["by"].lower()
            start, end = found.start(), found.start("by")
            weekday = short_weekday(found["weekday"])
            said = f"{text[start:end].strip()} {written.text}"
            day = Written(start, end, said, weekday, int(found["d"]), written.month, written.year)
            is_sure = (is_list or bool(found["perhaps"])) if by == "," else by not in PERIODS
            yield ListedDay(day, f"{found['d']} {by} {written.text}", is_sure)
            is_list = True


def are_joined(text: str, one: Written, other: Written) -> str:
    """Return which of `PERIOD` and `LOOSE` must be asked of two dates; nothing where they surely are two days."""
    between = text[one.end : other.start].strip().lower()
    joined = re.match(JOINED, text[other.start : other.end])
    if between in PERIODS or (joined and not between):
        return PERIOD if between or (joined and joined[1]) else LOOSE
    return ""


def read_moments(cell: str, years: Sequence[int]) -> list[CellMoment]:
    """Return the days in a cell, and the time behind them; midnight is no time, that is how Excel writes a bare day.

    Args:
        cell: What stands there.
        years: Those that a day without a year can be in.

    Raises:
        Refused: It is no day, or its weekday is of another one.

    >>> read_moments("di 21-10-2014", ())[0][:3], read_moments("2014-10-21T18:00:00Z", ())[0].time
    ((datetime.date(2014, 10, 21), None, ''), '20:00')
    >>> [one.day.day for one in read_moments("11 en 18 november", (2027,))]
    [11, 18]
    """
    if found := re.fullmatch(MOMENT, cell):
        return [in_zone(found)]
    found = re.fullmatch(BEHIND, cell)
    time = clock_in(found["time"]) if found else None
    days, rest = _days(found["day"] if found else cell, years)
    spare = _spare(cell) if len(days) > 1 else set()
    rest = re.sub(rf"(?i){PERHAPS}", " ", f"{rest} ") if spare else rest
    if fault := next(filter(None, map(weekday_fault, days)), ""):
        raise Refused(f"{fault}.", "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
    times, rest = written_times(rest)
    rest = re.sub(rf"{WEEK_NUMBER}|[{DAY}{DONE}]", " ", rest)
    if len(days) > 1 and re.search(CANCELLED, rest):
        raise Refused(f"'{cell}' is niet van een enkele dag.", "Zet elke dag op een eigen regel.")
    if re.search(r"[0-9]", rest):
        raise Refused(f"'{rest.strip()}' in '{cell}' is geen dag.", "Zet elke dag op een eigen regel.")
    time = time or (times[0].time or None if times else None)
    rest = "" if len(days) > 1 and re.fullmatch(rf"(?:{TWO}|\W)*", rest) else rest.strip()
    time = time if time != MIDNIGHT else None
    return [CellMoment(date(*day.timetuple()[:3]), time, rest, at in spare) for at, day in enumerate(days)]


def _spare(cell: str) -> set[int]:
    """Return which of the days in a cell are only kept free, by their places."""
    dates = sorted([*(found := written_dates(cell)), *(one.written for one in listed_days(cell, found))])
    reserve = re.search(RESERVE, cell)
    is_behind = reserve and dates and dates[0].end <= reserve.start()
    return {at for at, one in enumerate(dates) if reserve and is_behind and reserve.start() < one.start}


def read_moment(cell: str, years: Sequence[int]) -> CellMoment:
    """Return the only day in a cell.

    Raises:
        Refused: It is no day, or there are several.
    """
    moments = read_moments(cell, years)
    if len(moments) > 1:
        raise Refused(f"'{cell}' is meer dan een dag.", "Zet er een dag neer.")
    return moments[0]


def _days(cell: str, years: Sequence[int]) -> tuple[list[date], str]:
    """Return the days in a cell, and the rest of the cell."""
    try:
        return [read_day(cell)], ""
    except Refused as fault:
        refused = fault
    found = _dates_apart(cell, years)
    if not found or any(len(one.year) == len("27") for one in found):
        raise refused
    days = [_day(one, stated or tuple(years), refused) for one, stated in zip(found, years_of(found), strict=True)]
    for one in found:
        cell = blanked(cell, one.start, one.end)
    return days, cell


def _dates_apart(cell: str, years: Sequence[int]) -> list[Written]:
    """Return the dates in a cell, with the days that share their month; none where they may be no days apart."""
    found = [with_century(one, years) for one in written_dates(cell)]
    if not all(one.month for one in found) or any(are_joined(cell, *pair) for pair in pairwise(found)):
        return []
    if any(re.search(BECOMES, cell[: one.start]) for one in found[1:]):
        raise Refused(f"'{cell}' is een dag die een andere werd.", "Zet de oude dag neer, en de nieuwe bij 'naar'.")
    return sorted([*found, *(one.written for one in listed_days(cell, found) if one.is_sure)])


def _day(written: Written, years: Sequence[int], refused: Refused) -> date:
    if not years:
        remedy = "Zet het jaar erachter met --year, zoals --year 2014."
        raise Refused(f"bij '{written.text}' ontbreekt het jaar.", remedy)
    existing = [day for year in years if (day := existing_day(year, written.month, written.number))]
    fitting = [day for day in existing if fits(written, day)]
    if not existing:
        raise refused
    if not fitting:
        raise Refused(f"'{written.text}' kan niet: het is {long_date(existing[0])}.", FORMS)
    if len(fitting) > 1:
        raise Refused(f"bij '{written.text}' ontbreekt het jaar: {fitting[0].year} of {fitting[1].year}?", FORMS)
    return fitting[0]


def has_other_weekday(cell: str, day: date) -> bool:
    """Tell whether a cell with a weekday has another than that of the day."""
    weekday = short_weekday(cell.rstrip("."))
    return not WEEKDAYS[day.weekday()].startswith(weekday)
