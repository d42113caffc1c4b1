"""Reads a calendar file (.ics) that wmoplan wrote, so that the next version of the file can continue it.

Other people and programs may have changed the file: every value is checked, and events of others are kept as they are.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final, NamedTuple

from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.event import CalendarEntry, CalendarScope, Event
from wmoplan.notation import on_one_line
from wmoplan.reckon.renewal import above_shared
from wmoplan.store.content import full
from wmoplan.store.folder import DISK, Files

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file that is read; an event takes about one kibibyte."""

MOST_FAULTS: Final = 20
"""Faults that are told of one file."""

OURS: Final = b"PRODID:-//wmoplan//"
"""What stands at the start of a file that wmoplan wrote."""

OUR_UID: Final = re.compile(rb"^UID(?:;[^:\r\n]*)?:[^\r\n]*\.wmoplan\r?$", re.IGNORECASE | re.MULTILINE)
"""What an event of wmoplan has, also where another program saved the file and put its own name at the start."""

ZONE: Final = "Europe/Amsterdam"
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a file begins that Windows calls Unicode: two octets a character."""

FOOT: Final = "Gemaakt met wmoplan"
"""What the last line of each description begins with."""

MOST_CHANGES: Final = 2**31 - 1
UID: Final = re.compile(r"[A-Za-z0-9.-]{1,180}@[A-Za-z0-9.-]{1,60}\.wmoplan", re.ASCII)
NUMBER: Final = re.compile(r"\d{1,10}", re.ASCII)
DAY: Final = re.compile(r"\d{8}", re.ASCII)
MOMENT: Final = re.compile(r"\d{8}T\d{6}", re.ASCII)
INSTANT: Final = re.compile(r"\d{8}T\d{6}Z", re.ASCII)

REMEDY: Final = (
    "Zet een oudere kopie terug. Hebt u die niet? Zet er dan bij: --force. "
    "wmoplan begint een nieuwe agenda, waarin elke dag als gewijzigd telt."
)


class OldCalendar(NamedTuple):
    """The calendar in a file that an earlier run wrote.

    Attributes:
        name: The name that calendar programs show.
        contents: Which moments it holds.
        entries: The events of wmoplan, by their UID.
        others: The components that somebody else put in the file, to the byte.
    """

    name: str
    contents: CalendarScope
    entries: dict[str, CalendarEntry]
    others: tuple[bytes, ...]


class OldFile(NamedTuple):
    """The file under the name of the calendar that is to be written.

    Attributes:
        content: The file to the byte; empty where there is none.
        calendar: The calendar in it; None where the new one does not follow it.
        objection: Why the file is not replaced without asking, as a sentence without a full stop;
            empty where it is.
    """

    content: bytes
    calendar: OldCalendar | None
    objection: str = ""


class _Block(NamedTuple):
    """A component of the file, from BEGIN to END: the number of its first line, and its lines to the byte."""

    line: int
    raw: list[bytes]


def is_ours(content: bytes) -> bool:
    """Tell whether wmoplan wrote a calendar, even if another program saved the file since."""
    plain = _narrow(content)
    return OURS.lower() in plain[:1024].lower() or bool(OUR_UID.search(plain))


def highest_sequence(content: bytes) -> int:
    """Return the highest SEQUENCE in a calendar that may be incomplete; -1 where there is none."""
    found = re.findall(rb"^SEQUENCE:(\d{1,10})\r?$", _narrow(content), re.IGNORECASE | re.MULTILINE)
    return max((int(number) for number in found), default=-1)


def read_feed(content: bytes, name: str) -> OldCalendar:
    """Return the calendar in a file of wmoplan.

    Another program may have saved the file: with a byte order mark, property names in small letters, times in UTC, or
    without properties that it does not use. Whatever is still there is read.

    Args:
        name: The file as the user named it.

    Raises:
        DataError: It is too large, or not as wmoplan writes it; its faults are told, `MOST_FAULTS` at most.
    """
    content = _narrow(content)
    _must_be_text(content, name)
    head: list[bytes] = []
    entries: dict[str, CalendarEntry] = {}
    others: list[bytes] = []
    problems: list[Problem] = []
    whole = False
    for block in _blocks(content, head):
        whole = [line.strip().upper() for line in block.raw[:2]] == [b"END:VCALENDAR"]
        if whole:
            break
        try:
            _sort(block, entries, others)
        except Refused as fault:
            problems.append(Problem(name, block.line, fault.message, REMEDY))
    if not whole:
        problems.append(Problem(name, content.count(b"\n"), "dit bestand houdt midden in de agenda op.", REMEDY))
    if problems:
        raise DataError(*problems[:MOST_FAULTS])
    keys = _keys(_unfolded(head)[1:])
    chosen = keys.get("X-WMOPLAN-CONTENTS", "").split(",")
    return OldCalendar(
        name=_plain(keys.get("X-WR-CALNAME", keys.get("NAME", ""))),
        contents=CalendarScope(*(word in chosen for word in CalendarScope._fields)),
        entries=entries,
        others=tuple(others),
    )


def _sort(block: _Block, entries: dict[str, CalendarEntry], others: list[bytes]) -> None:
    """Add a component to the events of wmoplan, or to the components of others.

    Raises:
        Refused: It is an event of wmoplan that cannot be read.
    """
    lines = _unfolded(block.raw)
    kind, keys = lines[0].strip().upper(), _keys(lines[1:])
    if kind == "BEGIN:VEVENT" and UID.fullmatch(uid := keys.get("UID", "")):
        try:
            entry = _entry(keys, rings=any(line.strip().upper() == "BEGIN:VALARM" for line in lines))
        except Refused as fault:
            raise Refused(f"in '{uid}' staat {fault.message}", "") from None
        if uid not in entries or entries[uid].sequence < entry.sequence:
            entries[uid] = entry
    elif (kind, keys.get("TZID")) != ("BEGIN:VTIMEZONE", ZONE):
        others.append(b"\r\n".join((*block.raw, b"")))


def old_calendar(path: Path, name: str, files: Files = DISK, *, force: bool) -> OldFile:
    """Return the file that lies where a calendar is to come, and the calendar in it.

    Args:
        path: The path of the file.
        name: What programs call the calendar that takes its place.
        files: What holds the file.
        force: Whether a calendar that cannot be read may be replaced.

    Raises:
        DataError: It is a calendar of wmoplan and cannot be read.
    """
    content = files.whole(path, LARGEST + 1)
    if not content:  # writing will tell what is wrong with a file that cannot be read
        return OldFile(b"", None)
    if not is_ours(content):
        return OldFile(content, None, "dit bestand is niet door wmoplan gemaakt")
    try:
        before = read_feed(content, full(path))
    except DataError:
        if not force:
            raise
        return OldFile(content, None)
    if before.name not in {name, ""}:
        other = f"dit is een andere agenda: {on_one_line(before.name)}. {name} hoort in een eigen bestand"
        return OldFile(content, None, other)
    return OldFile(content, before)


def _narrow(content: bytes) -> bytes:
    """Return a file in the encoding that wmoplan writes: UTF-8 without a byte order mark."""
    if content.startswith(WIDE):
        return content.decode("utf-16", "replace").encode()
    return content.removeprefix(b"\xef\xbb\xbf")


def _must_be_text(content: bytes, name: str) -> None:
    if len(content) > LARGEST:
        raise DataError(Problem(name, 0, "dit bestand is groter dan 64 MB; zo groot is geen agenda.", REMEDY))
    try:
        content.decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise DataError(Problem(name, line, "hier staan tekens die geen UTF-8 zijn.", REMEDY)) from None


def _blocks(content: bytes, head: list[bytes]) -> Iterator[_Block]:
    """Yield the components of the calendar, and its last line as one more; add its own lines to `head`."""
    raw: list[bytes] = []
    depth = start = 0
    for number, line in enumerate(content.replace(b"\r\n", b"\n").split(b"\n"), 1):
        first = line[:6].upper()
        depth += first == b"BEGIN:"
        if depth > 1:
            start = start if raw else number
            raw.append(line)
        elif depth == 1 and first[:4] != b"END:":
            head.append(line)
        if first[:4] == b"END:":
            depth -= 1
            if depth <= 0:
                yield _Block(number, [line])
                return
            if depth == 1:
                yield _Block(start, raw)
                raw = []


def _unfolded(raw: list[bytes]) -> list[str]:
    """Return the content lines of a component, with folded lines joined (RFC 5545, 3.1)."""
    return re.sub(r"\n[ \t]", "", b"\n".join(raw).decode()).split("\n")


def _keys(lines: list[str]) -> dict[str, str]:
    """Map the property names of a component, in capitals, to their values; those of a component inside it are left out.

    Of a property that occurs twice, the first counts.
    """
    keys: dict[str, str] = {}
    depth = 0
    for line in lines:
        name, _, value = line.partition(":")
        name = name.partition(";")[0].strip().upper()
        depth += (name == "BEGIN") - (name == "END")
        if depth == 0 and name != "END":
            keys.setdefault(name, value)
    return keys


def _entry(keys: dict[str, str], *, rings: bool) -> CalendarEntry:
    """Return an event of wmoplan from its properties.

    An event without a SEQUENCE gets a number above any that may have been shared, because a program that knows a
    higher number refuses a lower one.

    Raises:
        Refused: A property that an event needs is missing or cannot be read.
    """
    description = _plain(keys.get("DESCRIPTION", ""))
    text, _, foot = description.rpartition("\n")
    if not foot.startswith(FOOT):
        text, foot = description, ""
    status = keys.get("STATUS", "").upper()
    begin = _day(keys, "DTSTART")
    event = Event(
        uid=keys["UID"],
        begin=begin,
        after=_day(keys, "DTEND") if "DTEND" in keys else begin,
        title=_plain(keys.get("SUMMARY", "")),
        text=text,
        foot=foot,
        place=_plain(keys.get("LOCATION", "")),
        link=keys.get("URL", ""),
        groups=tuple(map(_plain, keys.get("CATEGORIES", "").split(","))),
        sure=status != "TENTATIVE",
        busy=keys.get("TRANSP", "").upper() == "OPAQUE",
        rings=rings,
        cancelled=status == "CANCELLED",
    )
    times = [_instant(keys, key) for key in ("LAST-MODIFIED", "DTSTAMP", "CREATED") if key in keys]
    changed = times[0] if times else datetime.combine(event.day, time(), UTC)
    created = _instant(keys, "CREATED") if "CREATED" in keys else changed
    sequence = keys.get("SEQUENCE", str(above_shared(changed.date())))
    if not NUMBER.fullmatch(sequence) or int(sequence) > MOST_CHANGES:
        raise Refused("een SEQUENCE die geen getal is.", "")
    return CalendarEntry(event, int(sequence), created, changed)


def _day(keys: dict[str, str], key: str) -> date:
    if key not in keys:
        raise Refused(f"geen {key}.", "")
    text = keys[key]
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
        if MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)  # on the clock of Amsterdam, as it was written
        if INSTANT.fullmatch(text):
            from zoneinfo import ZoneInfo  # here: wmoplan itself writes no such day

            return datetime.fromisoformat(text).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
    except ValueError:
        pass
    raise Refused(f"een {key} die geen dag is.", "")


def _instant(keys: dict[str, str], key: str) -> datetime:
    text = keys[key]
    try:
        if INSTANT.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        pass
    raise Refused(f"een {key} die geen tijd is.", "")


def _plain(text: str) -> str:
    """Return a property value without the escapes of RFC 5545, 3.3.11."""
    if "\\" not in text:
        return text
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)
