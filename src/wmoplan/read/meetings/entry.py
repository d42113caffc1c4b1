"""What a file of meetings gives: one entry a meeting, and what could not be read."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.errors import Problem

MOST: Final = 2000
"""How many rows, events or meetings a file may have; a profile holds no more either."""

LONGEST: Final = 200
"""How many characters of a title count."""

GOES_ON: Final = "definitief"
PERHAPS: Final = "voorlopig"
CANCELLED: Final = "vervallen"
MOVED: Final = "verplaatst"


class Entry(NamedTuple):
    """One meeting as a file has it, before it is known whose it is.

    Attributes:
        line: Where it stands, counted from 1.
        day: In the Netherlands.
        time: As HH:MM, in the Netherlands; None where the file has none.
        names: What may name the body, the surest first.
        title: How the municipality calls it; may be empty.
        status: As in a profile.
        to: The new day of a meeting that was moved.
        key: What stays the same when the meeting goes to another day; empty where the file has no such thing.
        last: The last day of what goes on for more than one; None is one day.
    """

    line: int
    day: date
    time: str | None
    names: tuple[str, ...]
    title: str = ""
    status: str = GOES_ON
    to: date | None = None
    key: str = ""
    last: date | None = None


class Listed(NamedTuple):
    """A whole file.

    Attributes:
        entries: In the order of the file.
        problems: What cannot be read, each with its line.
        remarks: What the reader must know besides, in whole sentences.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
