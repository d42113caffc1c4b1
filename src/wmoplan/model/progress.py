"""What was done and written down beside a profile: rows that are only ever added, so that two people lose nothing.

A row that takes another one back names it. So the rows mean the same in any order, and two files that grew apart can
be put together by keeping the rows of both.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.day import read_day
from wmoplan.model.term import Term

DONE: Final = "gedaan"
BACK: Final = "terug"
NOTE: Final = "opmerking"
LATER: Final = "later"
"""The kind of a row about a question that somebody could not answer yet."""

TEXT: Final = "tekst"
"""The key under which a note or an advice has its words."""

WHO: Final = "door"
"""The key under which somebody's name stands."""

ROWS: Final = "van"
"""The key under which a row names the rows that it takes back."""

LIST: Final = "regels"
"""The only key of a file of progress."""

LARGEST: Final = 4_000_000
"""Bytes that the file may have; a year of a busy council takes a hundredth."""

LONGEST: Final = 2_000
"""Characters of a value."""


class ProgressRow(NamedTuple):
    """One row of a file of progress.

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
        """Return the text that the row has under a key; empty where there is none."""
        found = self.values.get(key, "")
        return found if isinstance(found, str) else ""

    @property
    def takes_back(self) -> tuple[str, ...]:
        """The numbers of the rows that this row takes back."""
        found = self.values.get(ROWS, ())
        return found if isinstance(found, tuple) else (found,)

    @property
    def who(self) -> str:
        """Who wrote the row; a name is personal, and only its owner puts a name in the file."""
        return self.value(WHO)


class Progress(NamedTuple):
    """All rows of a file of progress, in the order of the file.

    Attributes:
        rows: In the order of the file.
    """

    rows: tuple[ProgressRow, ...] = ()

    def on(self, as_of: date) -> "Progress":
        """Return the rows that were written up to and including a day."""
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
        """Map the id of each thing that was ticked to its row; the first row counts."""
        return {row.about: row for row in reversed(self.of(DONE))}

    def notes(self, about: str) -> tuple[ProgressRow, ...]:
        """Return the notes about the thing with an id."""
        return tuple(row for row in self.of(NOTE) if row.about == about)


def ticks(progress: Progress, ids: Iterable[str]) -> tuple[ProgressRow, ...]:
    """Return the rows that tick some ids, to be taken back together."""
    wanted = set(ids)
    return tuple(row for row in progress.of(DONE) if row.about in wanted)


ADVICE: Final = "advies"
SENT: Final = "verstuurd"
REACTION: Final = "reactie"
ORDER: Final = (ADVICE, SENT, REACTION)
"""In which order an advice grows."""

ABOUT: Final = "bij"
"""The key under which a later row names the advice that it is about."""

RECEIVED: Final = "ontvangen"
DUE: Final = "uiterlijk"
ANSWER_BY: Final = "antwoord-voor"
DAYS: Final = (RECEIVED, DUE, ANSWER_BY)
"""The keys of which the value is a day."""

FOLLOWS_ADVICE: Final = "volgt"
REASON: Final = "reden"
"""The keys under which a reaction says how far the advice is followed, and why."""

FOLLOWED: Final = ("geheel", "deels", "niet")
"""How far the municipality does what the advice says."""

FOLLOWS: Final = {
    "geheel": "de gemeente doet wat u adviseert",
    "deels": "de gemeente doet een deel van wat u adviseert",
    "niet": "de gemeente doet niet wat u adviseert",
}
"""How far the municipality follows an advice -> the sentence that says so."""


class TimeGiven(NamedTuple):
    """The time that was given for an advice.

    Attributes:
        days: From the request to the day by which the municipality wants it.
        length: What there should be.
        own: Whether the municipality itself says so; else it is only usual.
        short: Days that are missing; zero or less is enough.
    """

    days: int
    length: Term
    own: bool
    short: int


class Advice(NamedTuple):
    """One advice.

    Attributes:
        number: The number of the row with which the advice began.
        step: The id of the step that it is about.
        received: The day on which it was asked; None where nobody asked for it.
        due: The day by which the municipality wants it; None where it did not say.
        sent: None while it is not sent.
        answer_by: The day by which the municipality must react; None where that is not known.
        answered: The day of the reaction; None while there is none.
        followed: geheel, deels or niet; empty while there is no reaction.
        reason: Why, in the words of the municipality; may be empty.
        text: What was advised, in a few words; may be empty.
        rule: What the municipality's own rule says of `answer_by`, in sentences; none where somebody typed that day.
        given: The time that was given for it; None where it was not asked, or where the municipality named no last day.
    """

    number: str
    step: str
    received: date | None
    due: date | None
    sent: date | None
    answer_by: date | None
    answered: date | None
    followed: str
    reason: str
    text: str
    rule: tuple[str, ...] = ()
    given: TimeGiven | None = None

    @property
    def asked(self) -> bool:
        """Whether the municipality asked for the advice."""
        return self.received is not None

    @property
    def days(self) -> int | None:
        """Days from the request to the sending of the advice; None while one of the two is not known."""
        return (self.sent - self.received).days if self.sent and self.received else None

    def is_unanswered(self, as_of: date) -> bool:
        """Tell whether the reaction should have been there before a day and is not; none is due before it was sent."""
        if self.sent is None or self.answered:
            return False
        return self.answer_by is not None and self.answer_by < as_of


def advices_of(progress: Progress) -> tuple[Advice, ...]:
    """Return every advice that still stands, in the order in which they began; of two equal rows the last counts."""
    sent = {row.value(ABOUT): row for row in progress.of(SENT)}
    reactions = {row.value(ABOUT): row for row in progress.of(REACTION)}
    return tuple(_advice(row, sent.get(row.number), reactions.get(row.number)) for row in progress.of(ADVICE))


def current(advices: Iterable[Advice]) -> dict[str, Advice]:
    """Map each step to the advice that counts: the last one that was asked, else the last one that was sent."""
    found: dict[str, Advice] = {}
    for advice in advices:
        before = found.get(advice.step)
        if before is None or advice.asked or (advice.sent and not before.asked):
            found[advice.step] = advice
    return found


def last_row(progress: Progress, step: str) -> ProgressRow | None:
    """Return the row to take back first of the advice of a step that was written about last; None where there is none.

    That is its reaction, else its sending, else its beginning: no row is left that leans on what is gone. Of two of a
    kind, from two copies of the file, it is the one that counts.
    """
    rows = [row for row in progress.standing if row.about == step and row.kind in ORDER]
    if not rows:
        return None
    advice = rows[-1].value(ABOUT) or rows[-1].number
    own = [row for row in rows if advice in {row.number, row.value(ABOUT)}]
    last = max(ORDER.index(row.kind) for row in own)
    return max(reversed([row for row in own if row.kind == ORDER[last]]), key=lambda row: row.day)


def _advice(row: ProgressRow, sent: ProgressRow | None, reaction: ProgressRow | None) -> Advice:
    later = sent.value(ANSWER_BY) if sent else ""
    return Advice(
        number=row.number,
        step=row.about,
        received=_day(row.value(RECEIVED)),
        due=_day(row.value(DUE)),
        sent=sent.day if sent else None,
        answer_by=_day(later or row.value(ANSWER_BY)),
        answered=reaction.day if reaction else None,
        followed=reaction.value(FOLLOWS_ADVICE) if reaction else "",
        reason=reaction.value(REASON) if reaction else "",
        text=row.value(TEXT),
    )


def _day(text: str) -> date | None:
    return read_day(text) if text else None
