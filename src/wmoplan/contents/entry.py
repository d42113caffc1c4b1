"""A row of a plan as it is shown: what it says, when, where it stands, and what it names."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.period import When
from wmoplan.model.plan import Plan
from wmoplan.model.source import Source

CHOSEN: Final = "Gekozen"
"""The label of what was chosen where the sources contradict each other."""


class Fact(NamedTuple):
    """Something more that a row says.

    Attributes:
        source: Where it stands, if it has a place of its own; None where it stands with the row.
        when: The period that it names; None where it names none.
    """

    label: str
    text: str
    source: Source | None = None
    when: When | None = None

    @property
    def said(self) -> str:
        """The fact as a sentence; an address has no full stop behind it, so that it can be copied."""
        ended = self.text.endswith((".", "?", "!")) or "://" in self.text
        return f"{self.label}: {self.text}{'' if ended else '.'}"


class Entry(NamedTuple):
    """A row of a plan.

    Attributes:
        id: As it is printed and asked for; empty for what has none.
        kind: What sort of row it is, one Dutch word with its article.
        text: What it says.
        lead: The words before it, such as its period; may be empty.
        when: The period that it names; None where it names none.
        parts: Rows that belong to it: the questions and actions of a step, the parts of a question.
        mentions: The keys of other rows that it names.
        group: The heading under which it stands among its kind; empty where there is none.
        repeated: Whether it comes back every year and an earlier one is shown.
    """

    id: str
    kind: str
    text: str
    lead: str = ""
    when: When | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    parts: tuple["Entry", ...] = ()
    mentions: tuple[str, ...] = ()
    group: str = ""
    repeated: bool = False

    @property
    def key(self) -> str:
        """By which other rows name it; subjects, documents and terms have names of their own."""
        return named(self.kind, self.id) if self.kind in OWN_NAMES else self.id

    @property
    def said(self) -> str:
        """What it says, with the words before it, as a sentence."""
        text = f"{self.lead}: {self.text}" if self.lead else self.text
        return text if text.endswith((".", "?", "!")) else f"{text}."


OWN_NAMES: Final = frozenset({"een onderwerp", "een document", "een termijn"})
"""Kinds whose ids are names of their own: a subject may be called as its step."""


def named(kind: str, row_id: str) -> str:
    """Return by which other rows name a row of a kind with names of its own."""
    return f"{kind}: {row_id}"


class Section(NamedTuple):
    """The rows of one kind.

    Attributes:
        name: What the section is, one word that does not change; for who wants one section only.
    """

    name: str
    heading: str
    entries: tuple[Entry, ...]


class Contents(NamedTuple):
    """Everything that is in a plan.

    Attributes:
        numbers: How many rows there are of each kind, as sentences.
        titles: The title of each document, by its id.
        as_of: The day from which the age of a source is seen.
    """

    plan: Plan
    numbers: tuple[str, ...]
    sections: tuple[Section, ...]
    titles: Mapping[str, str]
    as_of: date

    def section(self, name: str) -> Section:
        """Return the section of that name, without rows where the plan has none."""
        return next((found for found in self.sections if found.name == name), Section(name, "", ()))

    def entries(self) -> Iterator[Entry]:
        """Yield every row, each followed by its parts."""
        for section in self.sections:
            yield from _with_parts(section.entries)

    def cite(self, source: Source) -> str:
        """Return a source as it is printed."""
        title = self.titles.get(source.document, source.document)
        return f"{title}, {source.place}" if source.place else title


def _with_parts(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _with_parts(entry.parts)
