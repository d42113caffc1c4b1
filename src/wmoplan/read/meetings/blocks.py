"""The events of a calendar file as lines: each apart, unfolded, and only what counts of it."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

READ: Final = (
    r"(?i)(UID|DTSTART|DTEND|DURATION|SUMMARY|STATUS|CATEGORIES|RECURRENCE-ID|RRULE|RDATE|EXDATE|EXRULE|SEQUENCE)[;:]"
)
"""The lines of an event that count."""

LONGEST_LINE: Final = 20_000
"""Unit: characters, unfolded."""

EXCEPTIONS: Final = 500
"""How many days one repeating event may add or leave out."""


class Block(NamedTuple):
    """The lines of one event that count, and where it begins."""

    line: int
    lines: tuple[str, ...]
    is_whole: bool


def blocks(text: str) -> Iterator[Block]:
    """Yield the events of a file; what stands inside one, such as an alarm, is left out."""
    begun, lines, inside = 0, list[str](), list[str]()
    for number, line in _unfolded(text):
        said = line.strip().upper()
        if said == "BEGIN:VEVENT":
            if begun:
                yield Block(begun, tuple(lines), is_whole=False)
            begun, lines, inside = number, [], []
        elif begun and said == "END:VEVENT":
            yield Block(begun, tuple(lines), is_whole=True)
            begun = 0
        elif begun and said.startswith("BEGIN:"):
            inside = [*inside[-9:], said[6:]]
        elif begun and inside:
            inside = inside[:-1] if said == f"END:{inside[-1]}" else inside
        elif begun and re.match(READ, line) and len(lines) <= EXCEPTIONS:
            lines.append(line)
    if begun:
        yield Block(begun, tuple(lines), is_whole=False)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines as they were before they were folded, each with where it begins."""
    parts, begun, long = list[str](), 0, 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if line[:1] in {" ", "\t"} and parts:
            long += len(line)
            if long <= LONGEST_LINE:
                parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun, long = [line[:LONGEST_LINE]], number, len(line)
    if parts:
        yield begun, "".join(parts)
