"""Sources, explanations and glossary: which documents are cited, why a day is that day, which words are explained."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from wmoplan.documents.blocks import Block, Details, Item, List, Marks, Paragraph, Run, words_in
from wmoplan.documents.days import WHY, on_page, when_of
from wmoplan.documents.steps import dates_of
from wmoplan.dutch import sentence
from wmoplan.model.letter import GlossaryWord
from wmoplan.model.moment import Moment, Reason
from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

PLURAL: Final = re.compile(r"([aeou])\1([a-z])$")
"""The end of a word whose plural has one vowel less: raad, raden."""

LAW: Final = re.compile(r"BWBR\d{7}")


def sources_of(steps: Iterable[Step], timeline: Timeline) -> Iterator[str]:
    """Yield a line for each document, with the places in it that the steps and their days come from."""
    found = []
    for step in steps:
        found += [step.source, *(source for moment in dates_of(step, timeline) for source in moment.sources)]
    return cited(found, timeline)


def cited(sources: Iterable[Source], timeline: Timeline) -> Iterator[str]:
    """Yield a line for each document, with the places in it; a document is named by its id or its title."""
    known = {document.id: document for document in (*timeline.rules.documents, *timeline.documents())}
    titled = {document.title: document for document in known.values()}
    places: dict[str, dict[str, None]] = {}
    for source in sources:
        title = known[source.document].title if source.document in known else source.document
        places.setdefault(title, {})[source.place] = None
    for title, found in places.items():
        where = "; ".join(place for place in found if place)
        about = _about(titled[title]) if title in titled else ""
        yield f"{sentence(title)}{about}{': ' if where else ''}{where}."


def address_of(document: SourceDocument) -> str:
    """Return the address at which a document can be read; empty where the document is not public."""
    link = document.link
    return f"https://wetten.overheid.nl/{link}" if LAW.fullmatch(link) else link


def _about(document: SourceDocument) -> str:
    address = address_of(document)
    checked = f"nagekeken op {document.checked}" if document.checked else ""
    told = ", ".join(part for part in (document.publisher, checked, address) if part)
    return f" ({told})" if told else ""


class Library:
    """The documents that a page cites, each with a number, in the order in which they were asked for."""

    def __init__(self, timeline: Timeline) -> None:
        """Know the documents of the plans and of the rules."""
        documents = (*timeline.documents(), *timeline.rules.documents)
        self._by_id = {document.id: document for document in reversed(documents)}
        self._by_title = {document.title: document for document in reversed(documents)}
        self._titles = sorted(self._by_title, key=len, reverse=True)
        self._numbers: dict[str, int] = {}
        self._other: dict[str, None] = {}
        self._cited: dict[str, tuple[Run, ...]] = {}

    def cite(self, source: str) -> tuple[Run, ...]:
        """Return where a source stands that is written as "title, place"."""
        if source not in self._cited:
            self._cited[source] = self._found(source)
        return self._cited[source]

    def _found(self, source: str) -> tuple[Run, ...]:
        for title in self._titles:
            if source == title or source.startswith(f"{title}, "):
                return self._numbered(title, source[len(title) + 2 :])
        said = on_page(source)
        self._other[sentence(said)] = None
        return Run("Bron: ", soft=True), Run(said, typed=True, soft=True), Run(".", soft=True)

    def of_id(self, document: str, place: str) -> tuple[Run, ...]:
        """Return where something stands of which the document is known by its id."""
        found = self._by_id.get(document)
        if found:
            return self._numbered(found.title, place)
        return self.cite(f"{document}{', ' if place else ''}{place}")

    def _numbered(self, title: str, place: str) -> tuple[Run, ...]:
        number = self._numbers.setdefault(title, len(self._numbers) + 1)
        where = f": {place}." if place else "."
        return Run(f"Bron {number}", link=f"#bron-{number}", soft=True), Run(where, soft=True)

    def listed(self) -> tuple[Item, ...]:
        """Return the documents that were cited, by number."""
        return tuple(_listed(number, self._by_title[title]) for title, number in self._numbers.items())

    def other(self) -> tuple[Item, ...]:
        """Return the other sources that were cited, in the words of who gave them."""
        return tuple(Item((Run(said, typed=True),)) for said in self._other)


def _listed(number: int, document: SourceDocument) -> Item:
    link = address_of(document)
    publisher = f" {document.publisher}." if document.publisher else ""
    address = link.removeprefix("https://").removeprefix("http://")
    shown = (Run(" "), Run(address, link=link), Run(".")) if link.startswith("http") else ()
    checked = (Run(f" Nagekeken op {document.checked}."),) if document.checked else ()
    text = (Run(f"Bron {number}.", strong=True), Run(f" {document.title}.{publisher}"), *shown, *checked)
    return Item(text, id=f"bron-{number}")


def explained(moments: Sequence[Moment], library: Library) -> Iterator[tuple[Moment, tuple[Details, ...]]]:
    """Yield the moments of a step with their explanations; an explanation that another one continues is given once."""
    for moment in moments:
        before = (other for other in moments if _goes_on(moment, other))
        first = max(before, key=lambda other: len(other.explanation), default=None)
        reasons = moment.explanation[len(first.explanation) :] if first else moment.explanation
        title = Run(WHY, spoken=f" {sentence(moment.title)}")
        yield moment, (Details((title,), tuple(_because(reasons, first, library))),) if reasons else ()


def _goes_on(moment: Moment, base: Moment) -> bool:
    """Tell whether the explanation of a moment begins with the whole explanation of another moment."""
    length = len(base.explanation)
    return 1 < length < len(moment.explanation) and moment.explanation[:length] == base.explanation


def _because(reasons: Sequence[Reason], first: Moment | None, library: Library) -> Iterator[Block]:
    """Yield the reasons for a day; where it was counted from another explained day, a link to that day comes first."""
    if first:
        title = f"{first.title} ({when_of(first).text.lower()})"
        yield Paragraph((Run("Eerst is deze dag gezocht: "), Run(title, link=f"#dag-{first.id}"), Run(". Daarna:")))
    items = []
    for number, reason in enumerate(reasons, 1):
        source = (Run(" "), *library.cite(reason.source)) if reason.source else ()
        items.append(Item((Run(on_page(reason.told)), *source), number=number))
    yield List(tuple(items), Marks.NUMBERS, look="steps")


# -- the words of the trade


def used_in(said: object, words: Iterable[GlossaryWord]) -> tuple[GlossaryWord, ...]:
    """Return the words of the list that a document, block or text uses, in the order of the list."""
    text = "\n".join(words_in(said))
    small = text.lower()
    return tuple(word for word in words if _stands_in(word.word, text, small))


def _stands_in(word: str, text: str, small: str) -> bool:
    """Tell whether a word of the text begins with this word, or is its plural.

    Args:
        small: The text in small letters; an abbreviation counts in capitals only, and by itself.

    >>> told = "Twee Wmo-raden en een certificaat."
    >>> [_stands_in(word, told, told.lower()) for word in ("Wmo-raad", "raad", "CER", "certificaat")]
    [True, False, False, True]
    """
    if word.isupper():
        return _stands_free(word, text, whole=True)
    return any(_stands_free(form, small) for form in _forms(word))


@cache
def _forms(word: str) -> frozenset[str]:
    """Return a word in small letters, and its plural where that has one vowel less."""
    return frozenset((word.lower(), PLURAL.sub(r"\1\2en", word.lower())))


def _stands_free(form: str, text: str, *, whole: bool = False) -> bool:
    """Tell whether a word of the text begins with these letters, or with `whole` is equal to them."""
    at = text.find(form)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(form) : at + len(form) + 1]
        if not (before.isalnum() or before == "-" or (whole and after.isalnum())):
            return True
        at = text.find(form, at + 1)
    return False
