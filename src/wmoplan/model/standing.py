"""What is known of a step beside its plan: the day of its decision, and what somebody saw of it."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.progress import Progress, ProgressRow

SEEN: Final = "gezien"
"""The kind of a row that tells what was seen; what it is about is the id of an expectation."""

ANSWER: Final = "is"
SOURCE: Final = "bron"

YES: Final = "ja"
PARTLY: Final = "deels"
NO: Final = "nee"
UNKNOWN: Final = "onbekend"
ANSWERS: Final = (YES, PARTLY, NO, UNKNOWN)
"""What can be seen of an expectation; the last one takes an earlier answer back."""


class Announced(NamedTuple):
    """The day of a decision.

    Attributes:
        source: Who announced it, as the profile has it; may be empty.
        ticked: Whether somebody ticked the decision: then it was taken, on that day or before it. Else the municipality
            announced it.
        decided: Whether an announced day lies behind: then it was taken on that day.
    """

    day: date
    source: str
    ticked: bool
    decided: bool = False

    @property
    def taken(self) -> bool:
        """Whether the decision was taken."""
        return self.ticked or self.decided


class Sight(NamedTuple):
    """An observation of an expectation by a volunteer.

    Attributes:
        answer: One of `ANSWERS`.
        day: The day on which it was written down.
        source: Where it was seen, in the words of who saw it: for the council alone; may be empty.
    """

    answer: str
    day: date
    source: str


def sights_of(progress: Progress) -> dict[str, Sight]:
    """Map each expectation to the last observation of it; an answer that was taken back does not count."""
    last = {row.about: row for row in progress.of(SEEN)}
    return {about: _sight(row) for about, row in last.items() if row.value(ANSWER) != UNKNOWN}


def _sight(row: ProgressRow) -> Sight:
    return Sight(row.value(ANSWER), row.day, row.value(SOURCE))
