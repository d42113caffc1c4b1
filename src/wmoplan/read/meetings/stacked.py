"""Meetings below each other in one cell, each on a line of its own, as rows of a table."""

import re

from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dates import LONE_DAY, written_dates
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.words import BODY_WORDS, LETTER


def unstacked(cells: list[str]) -> list[list[str]]:
    r"""Return a row for each meeting in the cells of a row, where a cell has several with a line for each.

    So it is where each line names a body, or where as many times stand below each other in another cell. What stands
    once holds for each of them; in a row without a day it stands in the first one only.

    >>> unstacked(["14-1-2027", "18.30\n19.30", "Presidium\nRaad"])
    [['14-1-2027', '18.30', 'Presidium'], ['14-1-2027', '19.30', 'Raad']]
    >>> unstacked(["14-1-2027", "19.30\n22.00", "Raad\nbegroting"])
    [['14-1-2027', '19.30\n22.00', 'Raad\nbegroting']]
    """
    if not any("\n" in cell for cell in cells):
        return [cells]
    words = BodyWords(BODY_WORDS)
    lines = {at: found for at, cell in enumerate(cells) if len(found := _lines(cell)) > 1}
    clocks = {len(found) for found in lines.values() if all(map(_is_clock, found))}
    stacked = {at: found for at, found in lines.items() if _are_meetings(found, words, clocks)}
    if not stacked:
        return [cells]
    most = max(map(len, stacked.values()))
    stacked |= {at: found for at, found in lines.items() if len(found) == most and all(map(_is_single, found))}
    has_day = any(written_dates(cell) or re.match(LONE_DAY, cell) for cell in cells)
    return [
        [
            ([*stacked[at], *[""] * most][line] if at in stacked else cell if has_day or not line else "")
            for at, cell in enumerate(cells)
        ]
        for line in range(most)
    ]


def _lines(cell: str) -> list[str]:
    """Return the lines of a cell; one that begins with a day alone has the day before each other line."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) > 2 and re.fullmatch(rf"{LONE_DAY}\W*", lines[0]):  # noqa: PLR2004 - a day and two meetings
        return [f"{lines[0]} {line}" for line in lines[1:]]
    return lines


def _is_clock(line: str) -> bool:
    return bool(written_times(line)[0]) and len(line.split()) <= 2  # noqa: PLR2004 - with "uur"


def _is_single(line: str) -> bool:
    """Tell whether a line is a day or a time, of which each can be of another meeting."""
    return _is_clock(line) or bool(written_dates(line))


def _are_meetings(lines: list[str], words: BodyWords, clocks: set[int]) -> bool:
    """Tell whether each line is a meeting; a line that goes on with the one above it begins with a small letter."""
    if any(line.count("~~") % 2 or not re.match(r"[^\W_]|~~", line) or line[0].islower() for line in lines):
        return False
    named = [bool(words.named(line)) for line in lines]
    are_timed = len(lines) in clocks and all(re.search(LETTER, line) for line in lines)
    return all(named) or (any(named) and are_timed)
