"""Why a day is that day, for a page on which many days share a beginning and a source."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wmoplan.documents.days import on_page, when_of
from wmoplan.documents.sources import address_of
from wmoplan.documents.words import Anchor
from wmoplan.dutch import sentence
from wmoplan.model.moment import Moment, Reason
from wmoplan.model.source import Document
from wmoplan.timeline import Timeline


class Cited(NamedTuple):
    """Where something stands.

    Attributes:
        number: That of the document in the list of sources; 0 where it is none of those.
        place: The place in it; else the source itself.
    """

    number: int
    place: str


class Because(NamedTuple):
    """One step of an explanation; the source is None where it is plain arithmetic."""

    text: str
    source: Cited | None


class Why(NamedTuple):
    """The explanation of a day.

    Attributes:
        first: The id of the day whose explanation comes first; empty where it stands alone.
        first_title: What happens on that day, and when it is.
    """

    first: Anchor
    first_title: str
    reasons: tuple[Because, ...]


class Listed(NamedTuple):
    """A document in the list of sources.

    Attributes:
        shown: The address as it is printed; empty where it has none.
    """

    number: int
    title: str
    publisher: str
    checked: str
    link: str
    shown: str


class Library:
    """The documents that are cited, each with a number, in the order in which they were asked for."""

    def __init__(self, timeline: Timeline) -> None:
        """Know the documents of the plans and of the rules."""
        documents = (*timeline.documents(), *timeline.rules.documents)
        self._by_id = {document.id: document for document in reversed(documents)}
        self._by_title = {document.title: document for document in reversed(documents)}
        self._titles = sorted(self._by_title, key=len, reverse=True)
        self._numbers: dict[str, int] = {}
        self._other: dict[str, None] = {}
        self._cited: dict[str, Cited] = {}

    def cite(self, source: str) -> Cited:
        """Return where a source stands that is written as "title, place"."""
        if source not in self._cited:
            self._cited[source] = self._found(source)
        return self._cited[source]

    def _found(self, source: str) -> Cited:
        for title in self._titles:
            if source == title or source.startswith(f"{title}, "):
                return Cited(self._number(title), source[len(title) + 2 :])
        told = on_page(source)
        self._other[sentence(told)] = None
        return Cited(0, told)

    def of_id(self, document: str, place: str) -> Cited:
        """Return where something stands of which the document is known by its id."""
        found = self._by_id.get(document)
        if found:
            return Cited(self._number(found.title), place)
        return self.cite(f"{document}{', ' if place else ''}{place}")

    def _number(self, title: str) -> int:
        return self._numbers.setdefault(title, len(self._numbers) + 1)

    def listed(self) -> tuple[Listed, ...]:
        """Return the documents that were cited, by number."""
        return tuple(_listed(number, self._by_title[title]) for title, number in self._numbers.items())

    def other(self) -> tuple[str, ...]:
        """Return the other sources that were cited, in the words of who gave them."""
        return tuple(self._other)


def _listed(number: int, document: Document) -> Listed:
    link = address_of(document)
    shown = link.removeprefix("https://").removeprefix("http://") if link.startswith("http") else ""
    return Listed(number, document.title, document.publisher, document.checked, link if shown else "", shown)


def explained(moments: Sequence[Moment], library: Library) -> Iterator[tuple[Moment, Why]]:
    """Yield the moments of one step with their explanations; where one goes on from another, the other is told once."""
    for moment in moments:
        before = (other for other in moments if _goes_on(moment, other))
        first = max(before, key=lambda other: len(other.explanation), default=None)
        told = moment.explanation[len(first.explanation) :] if first else moment.explanation
        reasons = tuple(_because(reason, library) for reason in told)
        title = f"{first.title} ({when_of(first).text.lower()})" if first else ""
        yield moment, Why(Anchor(first.id if first else ""), title, reasons)


def _goes_on(moment: Moment, base: Moment) -> bool:
    """Tell whether an explanation begins with all of another, and has more."""
    length = len(base.explanation)
    return 1 < length < len(moment.explanation) and moment.explanation[:length] == base.explanation


def _because(reason: Reason, library: Library) -> Because:
    return Because(on_page(reason.told), library.cite(reason.source) if reason.source else None)
