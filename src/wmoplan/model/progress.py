"""What was done and written down beside a profile: rows that are only ever added, so that two people lose nothing.

A row that takes another one back names it. So the rows mean the same in any order, and two files that grew apart can
be put together by keeping the rows of both.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

DONE: Final = "gedaan"
BACK: Final = "terug"
NOTE: Final = "opmerking"

LIST: Final = "regels"
"""The only key of the file."""

LARGEST: Final = 4_000_000
"""Bytes that the file may have; a year of a busy council takes a hundredth."""

LONGEST: Final = 2_000
"""Characters of a value."""


class ProgressRow(NamedTuple):
    """One row.

    Attributes:
        number: What another row calls it by.
        day: The day on which it was written.
        kind: What sort of row it is; a kind that is not known is kept and left alone.
        about: The id of a step, a question, an action, an advice or a moment.
        values: Everything else that it says, by the keys of the file.
        line: Where it stands, counted from 1; 0 where it is not in a file yet.
    """

    number: str
    day: date
    kind: str
    about: str
    values: Mapping[str, str | tuple[str, ...]]
    line: int = 0

    def value(self, key: str) -> str:
        """Return what it says under a key; empty where it says nothing."""
        found = self.values.get(key, "")
        return found if isinstance(found, str) else ""

    @property
    def takes_back(self) -> tuple[str, ...]:
        """The numbers of the rows that it takes back."""
        found = self.values.get("van", ())
        return found if isinstance(found, tuple) else (found,)

    @property
    def who(self) -> str:
        """Who wrote it; a name is personal and stands only where its owner put it."""
        return self.value("door")


class Progress(NamedTuple):
    """All rows of a file, in its order."""

    rows: tuple[ProgressRow, ...] = ()

    def on(self, as_of: date) -> "Progress":
        """Return what was written up to a day, that day included."""
        return Progress(tuple(row for row in self.rows if row.day <= as_of))

    @property
    def standing(self) -> tuple[ProgressRow, ...]:
        """The rows that no other row takes back."""
        gone = {number for row in self.rows if row.kind == BACK for number in row.takes_back}
        return tuple(row for row in self.rows if row.kind != BACK and row.number not in gone)

    def of(self, kind: str) -> tuple[ProgressRow, ...]:
        """Return the rows of a kind that still stand, the oldest first."""
        return tuple(sorted((row for row in self.standing if row.kind == kind), key=lambda row: row.day))

    def done(self) -> dict[str, ProgressRow]:
        """Return what is done, by its id; of what was ticked twice the first."""
        return {row.about: row for row in reversed(self.of(DONE))}

    def notes(self, about: str) -> tuple[ProgressRow, ...]:
        """Return what was written down about something."""
        return tuple(row for row in self.of(NOTE) if row.about == about)


def ticks(progress: Progress, ids: Iterable[str]) -> tuple[ProgressRow, ...]:
    """Return the rows that tick some ids, to be taken back together."""
    wanted = set(ids)
    return tuple(row for row in progress.of(DONE) if row.about in wanted)
