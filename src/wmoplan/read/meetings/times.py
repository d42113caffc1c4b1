"""Times as they stand in a line or a cell; midnight is how programs write a day without a time."""

import re
from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from wmoplan.dutch import NUMBERS
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.read.meetings.lines import STRUCK
from wmoplan.read.meetings.words import DONE, HOUR, LETTER, TO

MIDNIGHT: Final = "00:00"
"""What programs write for a day without a time; no body meets at that hour."""

EARLY: Final = 7  # no meeting begins before this hour, unless "uur" is written

LAST_HOUR: Final = 12
HOURS: Final = {word: number for word, number in NUMBERS.items() if number <= LAST_HOUR and word.isascii()}
"""The hours of the clock in words."""

PART: Final = r"(?:[ap]\.?\s?m\.?(?!\w)|(?<!\w)['\u2018\u2019]?s\s(?:ochtends|morgens|middags|avonds)(?!\w))"
"""The part of the day, which makes 8 uur of the evening 20.00 uur."""

AROUND: Final = r"(?:vijf|tien|kwart)\s(?:voor|over)"
MINUTES: Final = {"vijf": 5, "tien": 10, "kwart": 15}
NUMBERED: Final = (
    r"(?i)(?<!\w)(?:kamer|zaal|motie|amendement|artikel|art|punt|nr|nummer|versie|paragraaf|tel|bijlage|blz|pagina)"
    r"\.?\s*$"
)
"""What stands before a number with a point in it that is no time."""

EVENING: Final = r"p|.*(?:middags|avonds)"
TIME: Final = rf"""(?xi)(?:(?P<before>{PART})[\s,]*(?:om\s+)?)?(?<![0-9])(?<![0-9][.:,])(?:
    (?P<h1>[0-9]{{1,2}})(?:[.:]|,(?=[0-9]{{2}}\s?{HOUR}))(?P<m1>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9])(?P<u>\s*{HOUR}\.?)?
  | (?P<h2>[0-9]{{1,2}})\s?(?:uur(?!\w)|[uh](?P<m2>[0-9]{{2}})?(?!\w))\.?
  | (?P<h3>[0-9]{{2}})(?P<m3>[0-9]{{2}})\s?uur(?!\w)
  | (?P<h4>[0-9]{{1,2}})(?=\s?(?:-|tot|t/m)\s?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\s?{HOUR})
  | (?P<h5>[0-9]{{1,2}})(?=\s?[ap]\.?\s?m\.?(?!\w))
  | (?<!\w)(?: (?P<quarter>(?:{AROUND}\s)?half|{AROUND})\s(?P<word>{"|".join(HOURS)}|1[0-2]|[1-9])
             | (?P<bare>{"|".join(HOURS)}) )(?!\w)(?:\s?uur(?!\w))?
)(?:[\s,]*(?P<after>{PART}))?"""
ARRIVAL: Final = (
    r"(?i)(?<!\w)(?:inloop|ontvangst|(?:zaal|deur(?:en)?|raadzaal) (?:gaa[nt] )?open|koffie|thee|diner|maaltijd|"
    r"broodjes|broodmaaltijd|eten|soep|welkom)(?!\w)"
)
"""What stands with a time at which people come in, and no meeting begins."""

APART: Final = rf"(?i)[,;/()\t{DONE}]|(?<!\w)(?:en|met)(?!\w)|\s-\s"
"""What parts what is said of one time from what is said of the next."""

NEAR: Final = 40
"""Unit: letters. How far from a time a word is about it."""

UNTIL: Final = r"(?i)\s*(?:-|tot|t/m|tot en met)\s*(?:ca\.?\s*|ongeveer\s*)?"

ZONE: Final = "Europe/Amsterdam"
"""The zone of every day and time in a profile."""

MOMENT: Final = (
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<time>[0-9]{2}:[0-9]{2})(?P<seconds>:[0-9]{2})?(?:\.[0-9]+)?"
    r"\s?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
BEHIND: Final = r"(?P<day>.*[0-9]{4})[ ,]+(?:om )?(?P<time>[0-9]{1,2}[:.][0-9]{2})(?::[0-9]{2})?(?: ?(?:uur|u))?"


class WrittenTime(NamedTuple):
    """A time as it stands in a line.

    Attributes:
        time: As HH:MM; nothing where the clock has no such time.
    """

    start: int
    time: str
    text: str


class CellMoment(NamedTuple):
    """A day, and the time in the same cell where there is one.

    Attributes:
        rest: The other words of the cell.
        is_spare: Whether the cell says that the day is only kept free, behind another day.
    """

    day: date
    time: str | None
    rest: str = ""
    is_spare: bool = False


def blanked(text: str, start: int, end: int, mark: str = DONE) -> str:
    """Return the text with marks in the place of what was understood, so that nothing moves."""
    return text[:start] + mark * (end - start) + text[end:]


def parts_of(found: re.Match[str]) -> dict[str, str]:
    """Return the named parts of a match that are there."""
    return {key: value for key, value in found.groupdict().items() if value}


def first_of(part: dict[str, str], *keys: str) -> str:
    """Return the first of some parts that is there."""
    return next((part[key] for key in keys if key in part), "")


def written_times(text: str) -> tuple[list[WrittenTime], str]:
    """Return the times at which something begins, and the text without any time."""
    times: list[WrittenTime] = []
    end, rest = -1, text
    for found in re.finditer(TIME, text):
        time = _time(found)
        if time is None or ("u" not in parts_of(found) and re.search(NUMBERED, text[: found.start()])):
            continue
        until = end >= 0 and re.fullmatch(UNTIL, text[end : found.start()])
        if not until:
            times.append(WrittenTime(found.start(), time, found[0].strip()))
        rest = blanked(rest, end if until else found.start(), found.end())
        end = found.end()
    if len(times) > 1 and re.search(ARRIVAL, rest):
        times = [one for one in times if not _is_arrival(rest, one)]
    return times, rest


def _is_arrival(rest: str, time: WrittenTime) -> bool:
    """Tell whether people come in at a time, by the words beside that time; `rest` is the text without any time."""
    end = time.start + len(time.text)
    before = re.split(APART, rest[max(0, time.start - NEAR) : time.start])[-1]
    behind = re.split(APART, rest[end : end + NEAR].lstrip(f"{DONE} "))[0]
    return bool(re.search(ARRIVAL, before) or (not re.search(LETTER, before) and re.search(ARRIVAL, behind)))


def _time(found: re.Match[str]) -> str | None:
    """Return a time as HH:MM, nothing for one that does not exist, or None for no time at all."""
    part = parts_of(found)
    of_day = first_of(part, "before", "after").lower()
    is_in_words = bool({"word", "bare"} & set(part))
    if is_in_words and not of_day:
        return "" if "word" in part else None  # "acht" may count anything
    hour, minute = _in_words(part) if is_in_words else _in_figures(part)
    hour = _hour_of_day(hour, of_day)
    exists = hour < 24 and int(minute) < 60 and (bool(of_day) or not _is_either_half(part))  # noqa: PLR2004 - the clock
    is_sure = "h1" not in part or "u" in part or bool(of_day)
    if not is_sure and not (exists and (hour >= EARLY or ":" in found[0])):
        return None  # a number with a point in it, such as an amount or an article
    return f"{hour:02}:{minute}" if exists else ""


def _hour_of_day(hour: int, of_day: str) -> int:
    """Return an hour of the clock as one of the day, where a part of the day is written with it."""
    if not of_day or hour > 12:  # noqa: PLR2004 - the clock
        return hour
    return hour % 12 + (12 if re.match(EVENING, of_day) else 0)


def _is_either_half(part: dict[str, str]) -> bool:
    """Tell whether an hour can be in the morning and in the evening, such as 8 uur."""
    return "m2" not in part and bool(re.fullmatch(r"[1-8]", part.get("h2", "")))


def _in_figures(part: dict[str, str]) -> tuple[int, str]:
    return int(first_of(part, "h1", "h2", "h3", "h4", "h5")), first_of(part, "m1", "m2", "m3") or "00"


def _in_words(part: dict[str, str]) -> tuple[int, str]:
    word, quarter = first_of(part, "word", "bare").lower(), " ".join(part.get("quarter", "").lower().split())
    minutes = 60 * (int(word) if word.isdigit() else HOURS[word])
    minutes -= 30 if quarter.endswith("half") else 0
    if around := re.match(r"(?P<many>\w+)\s(?P<side>voor|over)", quarter):
        minutes += MINUTES[around["many"]] * (1 if around["side"] == "over" else -1)
    return minutes // 60, f"{minutes % 60:02}"


def read_clock(cell: str) -> str | None:
    """Return the time at which something begins; None where the cell has no time that the clock has.

    >>> read_clock("20.00 - 22.30 uur"), read_clock("20"), read_clock("8:00:00 PM"), read_clock("25:00")
    ('20:00', '20:00', '20:00', None)
    """
    if found := re.fullmatch(MOMENT, cell):
        return in_zone(found).time
    if found := re.fullmatch(BEHIND, cell):
        return clock_in(found["time"])
    return clock_in(f"{cell} uur" if re.fullmatch(r"[0-9]{1,2}", cell) else cell)


def clock_in(cell: str) -> str | None:
    """Return the first time in a cell, or what it becomes; None where it has none."""
    cell = re.sub(STRUCK, " ", cell).strip() or cell
    times, _ = written_times(cell)
    becomes = (one for one in times[1:] if re.search(TO, cell[: one.start]))
    begin = next(becomes, times[0]) if times else None
    return begin.time or None if begin else None


def in_zone(found: re.Match[str]) -> CellMoment:
    """Return the moment in the Netherlands that a match of `MOMENT` is.

    Raises:
        Refused: The clock has no such time.
    """
    day = read_day(found["day"])
    hour, minute = found["time"].split(":")
    if int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004 - the clock
        raise Refused(f"'{found[0]}' is geen tijd.", "Schrijf een tijd als 20:00.")
    if found["zone"]:
        zone = found["zone"].upper().replace("Z", "+00:00")
        try:
            at = datetime.fromisoformat(f"{day.isoformat()}T{found['time']}{zone}").astimezone(ZoneInfo(ZONE))
        except (ValueError, OverflowError):
            raise Refused(f"'{found[0]}' is geen tijd.", "Schrijf een tijd als 20:00.") from None
        return _timed(at.date(), f"{at:%H:%M}")
    return _timed(day, found["time"])


def _timed(day: date, time: str) -> CellMoment:
    return CellMoment(day, time if time != MIDNIGHT else None)
