"""What a pasted text gives: meetings, questions, and lines that are no meeting; each line is one of the three."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable


class Row(NamedTuple):
    """A meeting that was understood.

    Attributes:
        line: Where it stands, counted from 1; the first where it stands there twice.
        original: That line as it was pasted.
        time: As HH:MM, or None where it does not say.
        title: What else the line says; empty where nothing.
        status: As in a profile.
        to: The new day of a meeting that was moved.
    """

    line: int
    original: str
    day: date
    time: str | None
    body: str
    title: str
    status: str
    to: date | None = None


class Choice(NamedTuple):
    """One answer that is offered: its value, and how it is said."""

    value: str
    label: str


def plain_choices(values: "Iterable[str]") -> tuple[Choice, ...]:
    """Return values to choose from that are said as they are, each once."""
    return tuple(Choice(value, value) for value in dict.fromkeys(values))


def day_choices(days: "Iterable[date]") -> tuple[Choice, ...]:
    """Return days to choose from, each once."""
    return tuple(Choice(day.isoformat(), long_date(day)) for day in dict.fromkeys(days))


class Question(NamedTuple):
    """A line that cannot be understood without an answer.

    Attributes:
        key: Under which the answer goes into `known`; for an unknown name that name itself. The same key is the same
            question, so that one answer can settle many lines.
        kind: What is asked for: "orgaan", "datum", "jaar", "tijd" or "status".
        text: The question, in Dutch, beginning with a small letter.
        choices: What is offered; `SKIP` is always an answer as well.
    """

    line: int
    original: str
    key: str
    kind: str
    text: str
    choices: tuple[Choice, ...]


class Ignored(NamedTuple):
    """A line that holds no meeting, with the name of what it is."""

    line: int
    original: str
    name: str


class Pasted(NamedTuple):
    """A pasted text: every line that is not empty is in exactly one of the three.

    Attributes:
        understood: By line; a line with two dates gives two.
        questions: By line.
        ignored: By line.
        remarks: What the reader must know besides, in whole sentences: meetings that stood there twice.
    """

    understood: tuple[Row, ...]
    questions: tuple[Question, ...]
    ignored: tuple[Ignored, ...]
    remarks: tuple[str, ...]


class Unclear(Exception):  # noqa: N818 - no error, a question
    """Something in the line must be asked first."""

    def __init__(self, question: Question) -> None:
        self.question = question


class NoMeeting(Exception):  # noqa: N818 - no error, an answer
    """The line holds no meeting."""

    def __init__(self, name: str) -> None:
        self.name = name
