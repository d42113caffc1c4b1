"""The cells of a table of meetings: days and times as Excel, websites and people write them."""

import re
from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from wmoplan.dutch import WEEKDAYS, long_date
from wmoplan.errors import Refused
from wmoplan.model.day import FORMS, read_day, weekday_fault
from wmoplan.read.pasted.dates import MIDNIGHT, existing_day, written_dates, written_times

ZONE: Final = "Europe/Amsterdam"
"""The zone of every day and time in a profile."""

MOMENT: Final = (
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<time>[0-9]{2}:[0-9]{2})(?P<seconds>:[0-9]{2})?(?:\.[0-9]+)?"
    r"\s?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
BEHIND: Final = r"(?P<day>.*[0-9]{4})[ ,]+(?:om )?(?P<time>[0-9]{1,2}[:.][0-9]{2})(?::[0-9]{2})?(?: ?(?:uur|u))?"


class Moment(NamedTuple):
    """A day, and the time in the same cell where there is one."""

    day: date
    time: str | None


def read_moment(cell: str, year: int | None) -> Moment:
    """Return the day in a cell, and the time behind it; midnight is no time, that is how Excel writes a bare day.

    Raises:
        Refused: It is no day, or its weekday is of another one.

    >>> read_moment("di 21-10-2014", None), read_moment("2014-10-21T18:00:00Z", None).time
    (Moment(day=datetime.date(2014, 10, 21), time=None), '20:00')
    """
    if found := re.fullmatch(MOMENT, cell):
        return _in_zone(found)
    found = re.fullmatch(BEHIND, cell)
    time = _clock(found["time"]) if found else None
    day = _day(found["day"] if found else cell, year)
    if fault := weekday_fault(day):
        raise Refused(f"{fault}.", "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
    return _timed(date(day.year, day.month, day.day), time)


def _in_zone(found: re.Match[str]) -> Moment:
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


def _timed(day: date, time: str | None) -> Moment:
    return Moment(day, time if time != MIDNIGHT else None)


def _day(cell: str, year: int | None) -> date:
    try:
        return read_day(cell)
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
    return day


def read_clock(cell: str) -> str | None:
    """Return the time at which something begins; None where the cell has no time that the clock has.

    >>> read_clock("20.00 - 22.30 uur"), read_clock("20"), read_clock("25:00")
    ('20:00', '20:00', None)
    """
    if found := re.fullmatch(MOMENT, cell):
        return _in_zone(found).time
    if found := re.fullmatch(BEHIND, cell):
        return _clock(found["time"])
    return _clock(f"{cell} uur" if re.fullmatch(r"[0-9]{1,2}", cell) else cell)


def _clock(cell: str) -> str | None:
    times, _ = written_times(cell)
    return times[0].time or None if times else None


def has_other_weekday(cell: str, day: date) -> bool:
    """Tell whether a cell with a weekday has another than that of the day."""
    found = re.fullmatch(r"(?i)(ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?", cell)
    return bool(found) and not WEEKDAYS[day.weekday()].startswith(cell[:2].lower())
