"""Dates and times as they stand in a line; what they are of, others say."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.day import month_number
from wmoplan.read.pasted.words import DONE, HOUR, MONTH, WEEKDAY

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099
MIDNIGHT: Final = "00:00"
"""What programs write for a day without a time; no body meets at that hour."""

EARLY: Final = 7  # no meeting begins before this hour, unless "uur" is written

BEFORE: Final = rf"(?:(?<!\w)(?P<weekday>{WEEKDAY})(?:avond|middag|ochtend|morgen)?(?!\w)[\s.,;:]*(?:de\s)?)?"
DATE: Final = rf"""(?xi){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?:
    (?P<y1>[0-9]{{4}})[-/](?P<m1>[0-9]{{1,2}})[-/](?P<d1>[0-9]{{1,2}})(?![0-9])
  | (?P<d2>[0-9]{{1,2}})\s?(?P<part>[-/.])\s?(?P<m2>[0-9]{{1,2}})\s?(?P=part)\s?'?(?P<y2>[0-9]{{4}}|[0-9]{{2}})
    (?![0-9]|[.:][0-9])
  | (?P<d3>[0-9]{{1,2}})(?:\s?(?:e|ste|de)(?!\w)|\.)?[\s-]*(?P<m3>{MONTH})(?!\w)\.?
    (?: [\s,]*-?\s?(?P<y3>[0-9]{{4}})(?![0-9]|\s?(?:uur|u(?!\w)))
      | [ -]?'(?P<y4>[0-9]{{2}})(?![0-9])
      | [ -](?P<y5>[0-9]{{2}})(?![0-9]|\s*(?:{MONTH}|{HOUR}|[.:/-]\s?[0-9])) )?
)"""
SHORT_DATE: Final = (
    rf"(?i){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?P<d>[0-9]{{1,2}})[-/](?P<m>[0-9]{{1,2}})(?![0-9]|[.:/-][0-9]|\s*{HOUR})"
)
ODD_DATE: Final = r"(?i)(?<![0-9.:/-])[0-9]{1,2}\s+(?P<word>[a-z]{3,})\.?\s+[0-9]{4}(?![0-9])"
LONE_DAY: Final = rf"(?i)^{BEFORE}(?P<d>[0-9]{{1,2}})(?:e|ste)?(?![\w]|[.:/-][0-9]|\s*{HOUR})"
LONE_YEAR: Final = (
    r"(?<![\w.-])(?P<first>(?:19|20)[0-9]{2})(?:\s?[-/]\s?(?P<second>(?:19|20)?[0-9]{2}))?"
    rf"(?!\w|-|[.:/][0-9]|\s?[A-Z]{{2}}(?!\w)|\s?{HOUR})"
)
TIME: Final = rf"""(?xi)(?<![0-9])(?<![0-9][.:,])(?:
    (?P<h1>[0-9]{{1,2}})[.:](?P<m1>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9])(?P<u>\s*{HOUR}\.?)?
  | (?P<h2>[0-9]{{1,2}})\s?(?:uur(?!\w)|[uh](?P<m2>[0-9]{{2}})?(?!\w))\.?
  | (?P<h3>[0-9]{{2}})(?P<m3>[0-9]{{2}})\s?uur(?!\w)
  | (?P<h4>[0-9]{{1,2}})(?=\s?(?:-|tot|t/m)\s?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\s?{HOUR})
)"""
UNTIL: Final = r"(?i)\s*(?:-|tot|t/m|tot en met)\s*(?:ca\.?\s*|ongeveer\s*)?"


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


class WrittenTime(NamedTuple):
    """A time as it stands in a line.

    Attributes:
        time: As HH:MM; nothing where the clock has no such time.
    """

    start: int
    time: str
    text: str


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


def blanked(text: str, start: int, end: int, mark: str = DONE) -> str:
    """Return the text with marks in the place of what was understood, so that nothing moves."""
    return text[:start] + mark * (end - start) + text[end:]


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
    part = _parts(found)
    word = _first(part, "m1", "m2", "m3")
    month = int(word) if word.isdigit() else month_number(word[:3]) or 0
    number, year = int(_first(part, "d1", "d2", "d3")), _first(part, "y1", "y2", "y3", "y4", "y5")
    return Written(*found.span(), found[0].strip(), short_weekday(part.get("weekday")), number, month, year)


def _short_dates(text: str, covered: set[int]) -> Iterator[Written]:
    """Yield the dates without a year in figures, where a weekday or the beginning of a cell shows that they are."""
    for found in re.finditer(SHORT_DATE, text):
        begins = not (before := text[: found.start()].rstrip(" ")) or before.endswith(("\t", ";"))
        if (found["weekday"] or begins) and covered.isdisjoint(range(*found.span())):
            weekday = short_weekday(found["weekday"])
            yield Written(*found.span(), found[0].strip(), weekday, int(found["d"]), int(found["m"]), "")


def _parts(found: re.Match[str]) -> dict[str, str]:
    return {key: value for key, value in found.groupdict().items() if value}


def _first(part: dict[str, str], *keys: str) -> str:
    return next((part[key] for key in keys if key in part), "")


def lone_day(text: str, month: int) -> Written | None:
    """Return the day without a month with which a line below the name of a month begins."""
    lone = re.match(LONE_DAY, text)
    if not lone:
        return None
    return Written(0, lone.end(), lone[0].strip(" ,.;:"), short_weekday(lone["weekday"]), int(lone["d"]), month, "")


def years_alone(text: str) -> tuple[int, ...]:
    """Return the years that stand by themselves; a season such as 2014-2015 or 2014/15 is two."""
    years: dict[int, None] = {}
    for found in re.finditer(LONE_YEAR, text):
        first = int(found["first"])
        years[first] = None
        if found["second"]:
            years[first // 100 * 100 + int(found["second"]) % 100] = None
    return tuple(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)


def written_times(text: str) -> tuple[list[WrittenTime], str]:
    """Return the times at which something begins, and the text without any time."""
    times: list[WrittenTime] = []
    end, rest = -1, text
    for found in re.finditer(TIME, text):
        time = _time(found)
        if time is None:
            continue
        until = end >= 0 and re.fullmatch(UNTIL, text[end : found.start()])
        if not until:
            times.append(WrittenTime(found.start(), time, found[0].strip()))
        rest = blanked(rest, end if until else found.start(), found.end())
        end = found.end()
    return times, rest


def _time(found: re.Match[str]) -> str | None:
    """Return a time as HH:MM, nothing for one that does not exist, or None for no time at all."""
    part = _parts(found)
    hour, minute = int(_first(part, "h1", "h2", "h3", "h4")), _first(part, "m1", "m2", "m3") or "00"
    exists = hour < 24 and int(minute) < 60  # noqa: PLR2004 - the clock
    if "h1" in part and "u" not in part and not (exists and (hour >= EARLY or ":" in found[0])):
        return None  # a number with a point in it, such as an amount or an article
    return f"{hour:02}:{minute}" if exists else ""
