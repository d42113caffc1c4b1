"""How a municipality stands: what a plan says should be true by a moment, and what somebody saw of it."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.period import Period, When
from wmoplan.model.progress import Progress, ProgressRow

SEEN: Final = "gezien"
"""The kind of a row that tells what was seen; what it is about is the id of an expectation."""

DECIDED: Final = ".besluit"
"""How the id of the moment of a decision ends."""

OWN_TIME: Final = ".verkennen"
"""How the id of the time of a step ends about which nobody decides."""

ANSWER: Final = "is"
SOURCE: Final = "bron"

YES: Final = "ja"
PARTLY: Final = "deels"
NO: Final = "nee"
UNKNOWN: Final = "onbekend"
ANSWERS: Final = (YES, PARTLY, NO, UNKNOWN)
"""What can be seen of an expectation; the last one takes an earlier answer back."""


class Measurement(NamedTuple):
    """A moment on which is looked how far the municipalities are; its period is as vague as its source."""

    id: str
    title: str
    period: Period


class Watched(NamedTuple):
    """A step of which something should be true.

    Attributes:
        series: What the steps of all years share; the id itself for a step that comes once.
        decides: Whether somebody decides about it.
    """

    id: str
    title: str
    name: str
    topics: tuple[str, ...]
    series: str
    decides: bool = True


class Expectation(NamedTuple):
    """What should be true of a step.

    Attributes:
        step: The id of the step.
        text: What should be true, as a sentence.
        measurement: The id of the moment on which is looked; empty where the plan gives the time itself.
        when: The time that the plan gives; beside a measurement its last day, where that is another.
        decision: Whether it is that the decision was taken, so that an announced day tells something of it.
        source: Where it stands, as the plan file writes it: document, place.
    """

    id: str
    step: str
    text: str
    measurement: str
    when: When | None
    decision: bool
    source: str


class Chosen(NamedTuple):
    """An anchor of a plan: the day that a municipality chose, or else what the plan supposes."""

    when: When
    estimated: bool


class Watch(NamedTuple):
    """Everything that the plans of a profile say should be true.

    Attributes:
        plans: The id and the version of each plan.
        rounding: What a number of months comes to in a month without that day, as the plans say it.
        documents: The title of each document, by its id.
    """

    plans: tuple[tuple[str, str], ...]
    steps: dict[str, Watched]
    measurements: dict[str, Measurement]
    expectations: tuple[Expectation, ...]
    anchors: dict[str, Chosen]
    rounding: str
    documents: dict[str, str]


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
    """What was seen of an expectation.

    Attributes:
        answer: One of `ANSWERS`.
        source: Where it was seen, in the words of who saw it: for the council alone; may be empty.
    """

    answer: str
    day: date
    source: str


def sights_of(progress: Progress) -> dict[str, Sight]:
    """Return what was last seen of each expectation; an answer that was taken back is none."""
    last = {row.about: row for row in progress.of(SEEN)}
    return {about: _sight(row) for about, row in last.items() if row.value(ANSWER) != UNKNOWN}


def _sight(row: ProgressRow) -> Sight:
    return Sight(row.value(ANSWER), row.day, row.value(SOURCE))
