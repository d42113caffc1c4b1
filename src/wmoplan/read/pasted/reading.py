"""What is known while a text is read: the answers, and what its headings and earlier lines said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wmoplan.read.pasted.cleaned import Line
from wmoplan.read.pasted.dates import Written, lone_day, written_dates
from wmoplan.read.pasted.outcome import Choice, NoMeeting, Question, Unclear, plain_choices
from wmoplan.read.pasted.words import LETTER, SKIP


@dataclass
class Section:
    """What a heading says of the lines below it.

    Attributes:
        name: A heading that is no known body.
        years: More than one for a season.
        columns: Which body each column of a table is of.
        last: The last day that was read below it.
    """

    body: str = ""
    name: str = ""
    years: tuple[int, ...] = ()
    month: int = 0
    status: str = ""
    time: str | None = None
    is_recess: bool = False
    columns: tuple[str, ...] = ()
    last: date | None = None


class Named(NamedTuple):
    """A body that a line names, and where."""

    start: int
    body: str


@dataclass
class Reading:
    """One text that is being read.

    Attributes:
        bodies: How people write each body.
        known: The answers, by key; a key that does not begin with # is a name.
        section: What the last heading said.
        year: Of the last day that was read.
        signed: Whether the mail has ended; a name below it is no heading.
        taken: Lines that belong to a line above them, with its number.
    """

    lines: list[Line]
    bodies: Mapping[str, tuple[str, ...]]
    default_year: int | None
    default_body: str
    known: Mapping[str, str]
    section: Section = field(default_factory=Section)
    year: int | None = None
    signed: bool = False
    taken: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = {key.casefold().strip(): value for key, value in self.known.items()}
        self.names = sorted((key for key in self.known if key and not key.startswith("#")), key=len, reverse=True)
        self.words = {
            " ".join(word.split()).casefold(): body
            for body, words in self.bodies.items()
            for word in (*words, body)
            if word.strip()
        }
        longest = sorted(self.words, key=len, reverse=True)
        any_word = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
        self.body_words = (
            rf"(?i)(?<![\w&])(?<!{LETTER}-)(?P<word>{any_word})"
            rf"(?:(?:s|en)?[ -]?(?:vergadering(?:en)?|dag(?:en)?|avond(?:en)?)|s|en)?(?!\w|-{LETTER})"
        )

    def dates_in(self, text: str) -> list[Written]:
        """Return the dates in a line; below the name of a month a day alone is one."""
        dates = written_dates(text)
        lone = lone_day(text, self.section.month) if not dates and self.section.month else None
        return [lone] if lone else dates

    def bodies_in(self, text: str) -> list[Named]:
        """Return the bodies that a line names, in order."""
        if not self.words:
            return []
        return [
            Named(found.start(), self.words[" ".join(found["word"].split()).casefold()])
            for found in re.finditer(self.body_words, text)
        ]

    def without_bodies(self, text: str) -> str:
        """Return a text without the bodies that it names."""
        return re.sub(self.body_words, " ", text) if self.words else text

    def answer(self, key: str) -> str:
        """Return the answer to a question; nothing where there is none.

        Raises:
            NoMeeting: It was answered that the line is none.
        """
        value = self.known.get(key.casefold(), "")
        if value == SKIP:
            raise NoMeeting("u zei: geen vergadering")
        return value

    def ask(self, line: Line, key: str, kind: str, text: str, choices: tuple[Choice, ...] = ()) -> Unclear:
        """Return a question to raise.

        Raises:
            NoMeeting: It was answered already: the line is none.
        """
        self.answer(key)
        closed = text if text.endswith("?") else f"{text}."
        return Unclear(Question(line.number, line.original, key, kind, closed, choices))

    def body_choices(self) -> tuple[Choice, ...]:
        """Return the bodies to choose from."""
        return plain_choices(self.bodies)
