"""What was taken from each document, in the order of the document: to hold it against the document itself."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from wmoplan.documents.plan_contents import Contents, Entry, Fact
from wmoplan.dutch import days_in_words
from wmoplan.model.period import When
from wmoplan.model.source import Document, Source

NUMBER: Final = re.compile(r"\d+")


class Claim(NamedTuple):
    """One thing that the plan says on the word of a source.

    Attributes:
        id: The id of its row.
        said: What the plan says.
        days: The days that were read from it, in words; empty where it names no period.
        facts: What stands at the same place.
    """

    id: str
    said: str
    days: str
    facts: tuple[Fact, ...]
    source: Source


class Chapter(NamedTuple):
    """A part of a document.

    Attributes:
        title: Its heading; empty where the document is not parted.
    """

    title: str
    claims: tuple[Claim, ...]


class Extract(NamedTuple):
    """What was taken from one document."""

    document: Document
    chapters: tuple[Chapter, ...]

    @property
    def size(self) -> int:
        """How many claims there are."""
        return sum(len(chapter.claims) for chapter in self.chapters)


def extracts(contents: Contents) -> tuple[Extract, ...]:
    """Return what was taken from each document of the plan, those from which nothing was taken left out."""
    taken = [claim for entry in contents.entries() if not entry.repeated for claim in _claims(entry)]
    found = []
    for document in contents.plan.documents:
        claims = [claim for claim in taken if claim.source.document == document.id]
        if claims:
            found.append(Extract(document, tuple(_chapters(document, claims))))
    return tuple(found)


def days_read(when: When | None) -> str:
    """Return the days that were read from a period, in words.

    >>> from wmoplan.model.period import read_when
    >>> days_read(read_when("juli 2014"))
    '1 juli 2014 t/m 31 juli 2014'
    >>> days_read(read_when("vóór verkiezing"))
    'hangt af van verkiezing'
    """
    if when is None:
        return ""
    if when.period is None:
        return f"hangt af van {when.anchor}"
    if when.period.first is None and when.period.last is None:
        return "geen dag"
    agreed = " (zo spraken wij dat af)" if when.period.convention else ""
    return f"{days_in_words(when.period.first, when.period.last)}{agreed}"


def _claims(entry: Entry) -> Iterator[Claim]:
    """Yield what a row says, and what it says on the word of another place than its own."""
    apart = [fact for fact in entry.facts if fact.source and fact.source not in entry.sources]
    beside = tuple(fact for fact in entry.facts if fact not in apart)
    for source in entry.sources:
        yield Claim(entry.id, entry.said, days_read(entry.when), beside, source)
    for fact in apart:
        if fact.source:
            said = f"{entry.text.rstrip('.')}. {fact.label}: {fact.text}"
            yield Claim(entry.id, said if said.endswith(".") else f"{said}.", days_read(fact.when), (), fact.source)


def _chapters(document: Document, claims: list[Claim]) -> Iterator[Chapter]:
    """Yield the claims by the parts of the document, in its order; what fits nowhere comes last."""
    by_title: dict[str, list[Claim]] = {}
    for (at, *_), claim in sorted(zip(_ranks(document, claims), claims, strict=True), key=lambda one: one[0]):
        by_title.setdefault(_title(document, at), []).append(claim)
    for title, found in by_title.items():
        yield Chapter(title, tuple(found))


def _ranks(document: Document, claims: list[Claim]) -> Iterator[tuple[int, int, int]]:
    """Yield where each claim stands: its part, which sort of place in it comes first, and the number of the place."""
    sorts: dict[tuple[int, str], int] = {}
    for claim in claims:
        at = _at(document, claim.source.place)
        word, number = _rest(document, claim, at)
        yield at, sorts.setdefault((at, word), len(sorts)), number


def _rest(document: Document, claim: Claim, at: int) -> tuple[str, int]:
    """Return the words and the number of a place, as far as its part does not say them."""
    known = len(document.parts[at].place) if at < len(document.parts) else 0
    rest = claim.source.place[known:]
    number = NUMBER.search(rest)
    return (rest[: number.start()], int(number[0])) if number else (rest, 0)


def _at(document: Document, place: str) -> int:
    """Return the number of the part that says most of a place; after the last one where none does."""
    fitting = [(len(part.place), at) for at, part in enumerate(document.parts) if _begins(place, part.place)]
    return max(fitting)[1] if fitting else len(document.parts)


def _begins(place: str, start: str) -> bool:
    return place.startswith(start) and place[len(start) : len(start) + 1] in {"", ",", ";", " "}


def _title(document: Document, at: int) -> str:
    """Return the heading above a part."""
    if at >= len(document.parts):
        return "Elders in het document" if document.parts else ""
    return next((part.title for part in reversed(document.parts[: at + 1]) if part.title), "")
