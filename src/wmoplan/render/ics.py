"""Writes a calendar file (RFC 5545), of a municipality or of a region, as bytes.

No library writes it: an event that did not change must stay the same to the byte, whichever version of a library is
installed. In the tests four other programs read the file.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from wmoplan.model.event import CalendarEntry, CalendarScope, Event

TIMEZONE: Final = b"""BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
"""The zone as Outlook and all others read it; what icalendar 7 makes puts every summer event one hour late."""

RINGS_BEFORE: Final = timedelta(hours=15)
"""From nine in the morning to the midnight after it."""

LONGEST_LINE: Final = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

INSIDE: Final = 0b11000000
LATER_OCTET: Final = 0b10000000
"""The first two bits of an octet that is not the first of its character (RFC 3629, 3)."""


def to_ical(
    name: str, contents: CalendarScope, entries: Iterable[CalendarEntry], others: Iterable[bytes] = ()
) -> bytes:
    """Return the calendar file.

    The time zone is always in it, so that the first event with a time changes no other line, and so that a calendar
    without events is a valid file.

    Args:
        name: The name that calendar programs show.
        contents: Which moments the user asked for; the next run reads it back.
        others: Components that somebody else put in the file, to the byte.
    """
    events = (_folded(line) for entry in entries for line in _event(entry))
    return b"".join((*map(_folded, _head(name, contents)), TIMEZONE, *events, *others, b"END:VCALENDAR\r\n"))


def _head(name: str, contents: CalendarScope) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//wmoplan//wmoplan//NL"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{_escaped(name)}"
    yield f"X-WR-CALNAME:{_escaped(name)}"
    yield "X-PUBLISHED-TTL:PT12H"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    if chosen := [word for word, wanted in contents._asdict().items() if wanted]:
        yield f"X-WMOPLAN-CONTENTS:{','.join(chosen)}"


def _event(entry: CalendarEntry) -> Iterator[str]:
    event = entry.event
    changed = _instant(entry.changed)
    description = f"{event.text}\n{event.foot}" if event.foot else event.text
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{changed}"
    yield f"CREATED:{_instant(entry.created)}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTART{_when(event.begin)}"
    yield f"DTEND{_when(event.after)}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(description)}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.link:
        yield f"URL:{event.link}"
    yield f"CATEGORIES:{','.join(map(_escaped, event.groups))}"
    yield f"STATUS:{_status(event)}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{'BUSY' if event.busy else 'FREE'}"
    if event.rings:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.title)}"
        yield f"TRIGGER:{_trigger(event.begin)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _trigger(begin: date) -> str:
    """Return the TRIGGER of an alarm at nine in the morning of the day before an event.

    A whole day begins at midnight. Around a change of the clock the alarm of an evening event is one hour off.

    >>> _trigger(date(2026, 12, 1))
    '-PT15H'
    >>> _trigger(datetime(2026, 12, 10, 19, 30))
    '-PT34H30M'
    """
    after_midnight = begin - datetime.combine(begin, time()) if isinstance(begin, datetime) else timedelta()
    minutes = (after_midnight + RINGS_BEFORE) // timedelta(minutes=1)
    return f"-PT{minutes // 60}H{f'{minutes % 60}M' if minutes % 60 else ''}"


def _status(event: Event) -> str:
    if event.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if event.sure else "TENTATIVE"


def _when(day: date) -> str:
    if isinstance(day, datetime):
        return f";TZID=Europe/Amsterdam:{day:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{day:%Y%m%d}"


def _instant(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _folded(line: str) -> bytes:
    """Return a content line, folded to at most 75 octets a line and never inside a character (RFC 5545, 3.1)."""
    octets = line.encode()
    parts = []
    start, room = 0, LONGEST_LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & INSIDE == LATER_OCTET:
            end -= 1
        parts.append(octets[start:end])
        start, room = end, LONGEST_LINE - 1  # the space in front counts
    parts.append(octets[start:])
    return b"\r\n ".join(parts) + b"\r\n"
