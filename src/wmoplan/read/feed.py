"""Reads a calendar file that wmoplan wrote: the memory from which the next one goes on.

Anybody may have changed it since: nothing in it is trusted. What somebody else put in it is kept as it is.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.event import Contents, Entry, Event

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file that is read; an event takes about one kibibyte."""

MOST_FAULTS: Final = 20
"""Faults that are told of one file."""

OURS: Final = b"PRODID:-//wmoplan//"
"""What stands at the start of a file that wmoplan wrote."""

OUR_ZONE: Final = [b"BEGIN:VTIMEZONE", b"TZID:Europe/Amsterdam"]

FOOT: Final = "Gemaakt met wmoplan"
"""What the last line of each description begins with."""

MOST_CHANGES: Final = 2**31 - 1
UID: Final = re.compile(r"[A-Za-z0-9.-]{1,180}@[A-Za-z0-9.-]{1,60}\.wmoplan", re.ASCII)
NUMBER: Final = re.compile(r"\d{1,10}", re.ASCII)
DAY: Final = re.compile(r"\d{8}", re.ASCII)
MOMENT: Final = re.compile(r"\d{8}T\d{6}", re.ASCII)
INSTANT: Final = re.compile(r"\d{8}T\d{6}Z", re.ASCII)

REMEDY: Final = (
    "Zet een oudere kopie terug. Hebt u die niet? Geef dit bestand dan een andere naam. "
    "'wmoplan calendar' begint een nieuw."
)


class Before(NamedTuple):
    """A calendar as it was written the last time.

    Attributes:
        name: What programs call it.
        entries: Those of wmoplan, by their identity.
        others: What somebody else put in the file, as it was written.
    """

    name: str
    contents: Contents
    entries: dict[str, Entry]
    others: tuple[bytes, ...]


class _Block(NamedTuple):
    """A part of the file from BEGIN to END: its first line, and its lines as they stand there."""

    line: int
    raw: list[bytes]


def read_feed(content: bytes, name: str) -> Before:
    """Return what a calendar of wmoplan holds.

    Attributes:
        name: The file as the user named it.

    Raises:
        DataError: It is too large, or not as wmoplan writes it; its faults are told, `MOST_FAULTS` at most.
    """
    _must_be_text(content, name)
    head: list[bytes] = []
    entries: dict[str, Entry] = {}
    others: list[bytes] = []
    problems: list[Problem] = []
    whole = False
    for block in _blocks(content, head):
        whole = block.raw == [b"END:VCALENDAR"]
        lines = _unfolded(block.raw)
        own = _own(lines)
        if uid := _uid(own):
            try:
                entry = _entry(uid, own, rings="BEGIN:VALARM" in lines)
            except Refused as fault:
                problems.append(Problem(name, block.line, f"in '{uid}' staat {fault.message}", REMEDY))
                continue
            if uid not in entries or entries[uid].sequence < entry.sequence:
                entries[uid] = entry
        elif not whole and block.raw[:2] != OUR_ZONE:
            others.append(b"\r\n".join((*block.raw, b"")))
    if not whole:
        problems.append(Problem(name, content.count(b"\n"), "dit bestand houdt midden in de agenda op.", REMEDY))
    if problems:
        raise DataError(*problems[:MOST_FAULTS])
    keys = dict(line.partition(":")[::2] for line in _unfolded(head))
    chosen = keys.get("X-WMOPLAN-CONTENTS", "").split(",")
    return Before(
        name=_plain(keys.get("X-WR-CALNAME", "")),
        contents=Contents(*(word in chosen for word in Contents._fields)),
        entries=entries,
        others=tuple(others),
    )


def _must_be_text(content: bytes, name: str) -> None:
    if len(content) > LARGEST:
        raise DataError(Problem(name, 0, "dit bestand is groter dan 64 MB; zo groot is geen agenda.", REMEDY))
    try:
        content.decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise DataError(Problem(name, line, "hier staan tekens die geen UTF-8 zijn.", REMEDY)) from None


def _blocks(content: bytes, head: list[bytes]) -> Iterator[_Block]:
    """Yield the parts inside the calendar, and its last line as one; put the lines of its own in `head`."""
    raw: list[bytes] = []
    depth = start = 0
    for number, line in enumerate(content.replace(b"\r\n", b"\n").split(b"\n"), 1):
        depth += line.startswith(b"BEGIN:")
        if depth > 1:
            start = start if raw else number
            raw.append(line)
        elif depth == 1 and not line.startswith(b"END:"):
            head.append(line)
        if line.startswith(b"END:"):
            depth -= 1
            if depth <= 0:
                yield _Block(number, [line])
                return
            if depth == 1:
                yield _Block(start, raw)
                raw = []


def _unfolded(raw: list[bytes]) -> list[str]:
    """Return lines as they were before they were folded."""
    return re.sub(r"\n[ \t]", "", b"\n".join(raw).decode()).split("\n")


def _own(lines: list[str]) -> list[str]:
    """Return the lines of a part itself, without those of the parts inside it: an alarm has a text of its own."""
    own, depth = list[str](), 0
    for line in lines:
        depth += line.startswith("BEGIN:")
        if depth == 1:
            own.append(line)
        depth -= line.startswith("END:")
    return own


def _uid(lines: list[str]) -> str:
    """Return the identity of an event of wmoplan; empty for anything else."""
    if lines[:1] != ["BEGIN:VEVENT"]:
        return ""
    uid = next((line[4:] for line in lines if line.startswith("UID:")), "")
    return uid if UID.fullmatch(uid) else ""


def _entry(uid: str, lines: list[str], *, rings: bool) -> Entry:
    """Return an event of ours.

    Args:
        uid: Its identity.
        lines: Its own lines.
        rings: Whether an alarm stands in it.

    Raises:
        Refused: A line that it needs is missing or is not as it was written.
    """
    keys: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        keys.setdefault(key.partition(";")[0], value)
    description = _plain(_needed(keys, "DESCRIPTION"))
    text, _, foot = description.rpartition("\n")
    if not foot.startswith(FOOT):
        text, foot = description, ""
    status = keys.get("STATUS", "")
    event = Event(
        uid=uid,
        begin=_day(keys, "DTSTART"),
        after=_day(keys, "DTEND"),
        title=_plain(_needed(keys, "SUMMARY")),
        text=text,
        foot=foot,
        place=_plain(keys.get("LOCATION", "")),
        link=keys.get("URL", ""),
        groups=tuple(map(_plain, keys.get("CATEGORIES", "").split(","))),
        sure=status != "TENTATIVE",
        busy=keys.get("TRANSP") == "OPAQUE",
        rings=rings,
        cancelled=status == "CANCELLED",
    )
    sequence = _needed(keys, "SEQUENCE")
    if not NUMBER.fullmatch(sequence) or int(sequence) > MOST_CHANGES:
        raise Refused("een SEQUENCE die geen getal is.", "")
    return Entry(event, int(sequence), _instant(keys, "CREATED"), _instant(keys, "LAST-MODIFIED"))


def _needed(keys: dict[str, str], key: str) -> str:
    if key not in keys:
        raise Refused(f"geen {key}.", "")
    return keys[key]


def _day(keys: dict[str, str], key: str) -> date:
    text = _needed(keys, key)
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
        if MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)  # on the clock of Amsterdam, as it was written
    except ValueError:
        pass
    raise Refused(f"een {key} die geen dag is.", "")


def _instant(keys: dict[str, str], key: str) -> datetime:
    text = _needed(keys, key)
    try:
        if INSTANT.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        pass
    raise Refused(f"een {key} die geen tijd is.", "")


def _plain(text: str) -> str:
    """Return a text as it was before it was escaped."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)
