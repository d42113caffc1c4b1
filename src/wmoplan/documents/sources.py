"""Where something comes from, a document a line."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from wmoplan.documents.parts import dates_of
from wmoplan.dutch import sentence
from wmoplan.model.source import Document, Source
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

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


def address_of(document: Document) -> str:
    """Return where a document can be read; empty where it is not public."""
    link = document.link
    return f"https://wetten.overheid.nl/{link}" if LAW.fullmatch(link) else link


def _about(document: Document) -> str:
    address = address_of(document)
    checked = f"nagekeken op {document.checked}" if document.checked else ""
    told = ", ".join(part for part in (document.publisher, checked, address) if part)
    return f" ({told})" if told else ""
