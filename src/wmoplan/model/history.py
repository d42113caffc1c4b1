"""The history of a plan: for every moment each day that a calendar gave, in the order in which those were given."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

HISTORY: Final = "wmoplan/geschiedenis/1"
"""The name of the form in which a history is kept."""

LONGEST: Final = 1000
"""Characters of a text that is kept; what is longer is cut."""

MOST: Final = 50_000
"""How many promises are kept at most; a municipality has about two hundred moments."""

LARGEST: Final = 16_000_000
"""Bytes that the file of a history has at most."""


class Promise(NamedTuple):
    """The day or days that a calendar gave for one moment.

    Attributes:
        seen: The as-of day on which it was first seen so.
        start, end: None for both means that the moment lapsed, or has no day any more.
        time: HH:MM; empty where there is none.
        title: The title that the moment had then.
        why: What made it another day than before; empty for the first promise, and where no reason is known.
        source: Who gave that reason; empty where nobody is named.
    """

    seen: date
    start: date | None
    end: date | None
    time: str
    title: str
    why: str = ""
    source: str = ""

    @property
    def lapsed(self) -> bool:
        """Whether there is no day any more."""
        return self.start is None and self.end is None


class History(NamedTuple):
    """All promises of a profile.

    Attributes:
        moments: By the id of the moment; the promises of each are oldest first, and there is at least one.
    """

    moments: Mapping[str, tuple[Promise, ...]]

    @property
    def last_seen(self) -> date | None:
        """The last day on which a promise was remembered; None where there is no promise."""
        return max((rows[-1].seen for rows in self.moments.values()), default=None)

    @property
    def size(self) -> int:
        """How many promises there are."""
        return sum(map(len, self.moments.values()))

    def until(self, day: date) -> "History":
        """Return the promises that were remembered up to and including a day."""
        kept = {name: tuple(row for row in rows if row.seen <= day) for name, rows in self.moments.items()}
        return History({name: rows for name, rows in kept.items() if rows})
