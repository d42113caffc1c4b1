"""What a list of meetings gives, whatever kind of text or file it is: meetings, questions, and what was left out."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from wmoplan.dutch import count, listing, long_date
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.day import read_day, read_time, weekday_fault
from wmoplan.model.meeting import Meeting
from wmoplan.place import Place
from wmoplan.read.meetings.dates import is_year
from wmoplan.read.meetings.words import SKIP

MOST: Final = 2000
"""How many rows, events or meetings a file may have; a profile holds no more either."""

LONGEST: Final = 200
"""Unit: characters. How much of a title counts."""

SKIPPED: Final = "u zei: geen vergadering"
"""Why a line is left out of which somebody skipped the question."""

DOUBLE: Final = "dubbel"
"""Why a meeting that was read before is left out."""

MARK: Final = 8
"""Unit: letters. Enough to keep two thousand meetings apart."""


class OfferedAnswer(NamedTuple):
    """One answer that is offered: its value, and how it is said.

    Attributes:
        way: Which of the possible readings it is, such as that the weekday is right and not the date; the same word in
            each question that is alike. Empty where it is the same answer as its value.
    """

    value: str
    label: str
    way: str = ""


class Query(NamedTuple):
    """Something in a list that cannot be understood without an answer.

    Attributes:
        place: Where it stands.
        original: The line as it was pasted, or what the file calls the meeting.
        key: Under which the answer is known; for an unknown name that name itself. The same key is the same
            question, so that one answer can settle many lines.
        kind: What is asked for: "orgaan", "datum", "volgorde", "jaar", "tijd" or "status".
        text: The question, in Dutch, beginning with a small letter; of a file why the body is not known.
        choices: What is offered; `SKIP` is always an answer as well.
        meeting: The meeting of which only the body or the status is not known; None where more is not known.
        alike: What is doubted; questions with the same word can have one answer. Empty where none is like it.
    """

    place: Place
    original: str
    key: str
    kind: str
    text: str
    choices: tuple[OfferedAnswer, ...] = ()
    meeting: Meeting | None = None
    alike: str = ""

    @property
    def is_of_name(self) -> bool:
        """Whether it is asked whose meeting it is of which everything else is known."""
        return self.kind == "orgaan" and self.meeting is not None


class LeftOut(NamedTuple):
    """A line, a row or an event that gives no meeting.

    Attributes:
        why: What it is, or what is wrong with it.
        text: As it stands there; may be empty.
        remedy: What to write instead; empty where nothing is wrong with it.
    """

    place: Place
    why: str
    text: str = ""
    remedy: str = ""

    @property
    def problem(self) -> Problem:
        """The fault that it is."""
        return problem_at(self.place, self.why, self.remedy)


def problem_at(place: Place, message: str, remedy: str) -> Problem:
    """Return a fault at a place; of a file of sheets or pages it names the sheet or the page."""
    if place.part:
        return Problem(f"{place.file}, {place.inside}", 0, message, remedy)
    return Problem(place.file, place.line, message, remedy)


class Outcome(NamedTuple):
    """What becomes of a whole list.

    Attributes:
        meetings: Those that were read; a line with two dates gives two.
        questions: What must be asked.
        left_out: What gives no meeting, each with why.
        remarks: What the reader must know besides, in whole sentences.
        unused: The columns of which no cell is used, each by its name.
    """

    meetings: tuple[Meeting, ...]
    questions: tuple[Query, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[LeftOut, ...]:
        """What could not be read, though it may be a meeting."""
        return tuple(one for one in self.left_out if one.remedy)

    @property
    def is_whole(self) -> bool:
        """Whether all of the list is understood."""
        return not (self.questions or self.unread)


class Unclear(Exception):  # noqa: N818 - no error, a question
    """Something in the line must be asked first."""

    def __init__(self, question: Query) -> None:
        self.question = question


class NoMeeting(Exception):  # noqa: N818 - no error, an answer
    """The line holds no meeting."""

    def __init__(self, name: str) -> None:
        self.name = name


def plain_choices(values: Iterable[str]) -> tuple[OfferedAnswer, ...]:
    """Return values to choose from that are said as they are, each once."""
    return tuple(OfferedAnswer(value, value) for value in dict.fromkeys(values))


def day_choices(days: Iterable[date]) -> tuple[OfferedAnswer, ...]:
    """Return days to choose from, each once."""
    return tuple(OfferedAnswer(day.isoformat(), long_date(day)) for day in dict.fromkeys(days))


def too_many(name: str, what: str, at_most: str) -> DataError:
    """Return the error for a file with more than `MOST` of something."""
    remedy = f"Maak het kleiner: hooguit {MOST} {at_most}."
    return DataError(Problem(name, 0, f"het bestand heeft meer dan {MOST} {what}.", remedy))


def mark(key: str) -> str:
    """Return what a row of a profile holds of a long key: a few letters, always the same.

    >>> mark("vergadering-1147925@voorbeeld.nl"), mark("")
    ('pixiulbv', '')
    """
    number = int.from_bytes(sha256(key.encode("utf-8", "replace")).digest()[:8], "big")
    letters = [chr(ord("a") + number // 26**place % 26) for place in range(MARK)]
    return "".join(letters) if key else ""


def summary(outcome: Outcome) -> str:
    """Return in a sentence how much of a text was understood.

    >>> summary(Outcome((), (Query(Place("mail", 1), "", "Markt", "orgaan", "wat is 'Markt'?"),)))
    "0 vergaderingen begrepen, 1 niet: wat is 'Markt'?"
    """
    understood = f"{count(len(outcome.meetings), 'vergadering', 'vergaderingen')} begrepen"
    if not outcome.questions:
        return f"{understood}."
    texts = list(dict.fromkeys(question.text for question in outcome.questions))
    asked = f": {texts[0]}" if len(texts) == 1 else f". De eerste vraag: {texts[0]}"
    return f"{understood}, {len(outcome.questions)} niet{asked}"


def answer(question: Query, typed: str) -> str:
    """Return the value that a typed answer stands for: a number of the choices, a choice, or a free answer.

    Raises:
        Refused: It is no answer to this question.
    """
    words = " ".join(typed.split())
    if words == SKIP or words.casefold() in {"geen", "geen vergadering", "overslaan"}:
        return SKIP
    if words.isdecimal() and 0 < int(words) <= len(question.choices):
        return question.choices[int(words) - 1].value
    for choice in question.choices:
        is_of_year = is_year(words) and choice.way == words
        if is_of_year or words.casefold() in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    if question.kind == "datum":
        day = read_day(words)
        if fault := weekday_fault(day):
            raise Refused(f"{fault}.", "Schrijf de dag opnieuw.")
        return day.isoformat()
    if question.kind == "tijd":
        return read_time(words)
    if question.kind == "jaar" and is_year(words):
        return words
    offered = listing([f"'{choice.label}'" for choice in question.choices], "of")
    remedy = f"Kies {offered}." if offered else "Schrijf het jaar met vier cijfers, bijvoorbeeld 2014."
    raise Refused(f"'{words}' is hier geen antwoord.", f"{remedy} Of typ {SKIP} om dit over te slaan.")
