"""A plan as a pack to check it: per document every claim that was taken from it, with room to tick and to remark."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Block, Document, Heading, Item, Lines, List, Marks, Paragraph, Run, Table, Ticks
from wmoplan.documents.plan_contents import PlanContents, ShownRow
from wmoplan.dutch import count, days_in_words, long_date, plain_date
from wmoplan.model.period import When
from wmoplan.model.plan_rows import CHOSEN
from wmoplan.model.source import SourceDocument

REMARK: Final = "Opmerking: ........................................"
"""The line on which the reader writes what is wrong."""

HOW: Final = (
    "Leg het document naast deze lijst. De regels staan in de volgorde van het document.",
    "Klopt de regel, en kloppen de dagen die wij eruit lezen? Zet dan een kruis in het vakje.",
    "Klopt het niet? Schrijf achter Opmerking wat er moet staan.",
)

NUMBER: Final = re.compile(r"\d+")


class Extract(NamedTuple):
    """The claims that were taken from one document.

    Attributes:
        chapters: The claims of each part of the document, in its own order, by the heading of the part. The heading is
            empty where the document is not parted. A claim is a row of the plan with one source: its place in here.
    """

    document: SourceDocument
    chapters: Mapping[str, Sequence[ShownRow]]

    @property
    def size(self) -> int:
        """The number of claims."""
        return sum(map(len, self.chapters.values()))


def pack_document(contents: PlanContents) -> Document:
    """Return every claim of a plan, by document, to check it against the documents themselves."""
    plan = contents.plan
    taken = extracts(contents)
    blocks: list[Block] = [
        Heading("Zo kijkt u dit na"),
        List(tuple(Item(text, number=number) for number, text in enumerate(HOW, 1)), Marks.NUMBERS),
        Paragraph("De zinnen zijn opnieuw geschreven. De feiten en de data moeten gelijk zijn aan de bron."),
        Table(("Document", "Regels om na te kijken"), tuple((one.document.title, str(one.size)) for one in taken)),
    ]
    for one in taken:
        blocks += _document(one, contents)
    blocks += [*_conflicts(contents), *_listed(contents, "lacunes"), *_listed(contents, "plichten")]
    blocks += [*_happened(contents), *_terms(contents), Heading("Wijzigingen")]
    blocks.append(List(tuple(Item(entry.said) for entry in contents.section("wijzigingen").entries)))
    about = f"Plan {plan.id}, versie {plan.version}. Gezien vanaf {long_date(contents.as_of)}."
    intro = (about, " ".join(contents.numbers))
    return Document(f"Nakijken: {plan.title}", tuple(blocks), contents.as_of, intro=intro)


def conflicts_pack(contents: PlanContents) -> Document:
    """Return where the sources of a plan contradict each other, to check what was chosen."""
    return Document(contents.plan.title, tuple(_conflicts(contents)), contents.as_of, titled=False)


def _document(one: Extract, contents: PlanContents) -> list[Block]:
    entry = next(found for found in contents.section("documenten").entries if found.id == one.document.id)
    lines = (*(fact.said for fact in entry.facts), count(one.size, "regel.", "regels."))
    blocks: list[Block] = [Heading(one.document.title), Lines(lines)]
    for title, claims in one.chapters.items():
        blocks += [Heading(title, 3, is_real=True)] if title else []
        blocks.append(Ticks(tuple(item for claim in claims for item in _claim(claim))))
    return blocks


def _claim(claim: ShownRow) -> list[Item]:
    days = [f"Wij lezen: {days_read(claim.when)}"] if claim.when else []
    facts = (f"{fact.label}: {fact.text}" for fact in claim.facts)
    place = f"Plaats: {claim.sources[0].place or 'het hele document'}"
    name = f" ({claim.id})" if claim.id else ""
    return [Item(f"{claim.said}{name}"), *_details(*days, *facts, place, REMARK)]


def _details(*texts: str) -> list[Item]:
    return [Item(text, 2, detail=True) for text in texts]


def _conflicts(contents: PlanContents) -> list[Block]:
    blocks: list[Block] = [Heading("Waar de bronnen elkaar tegenspreken")]
    entries = contents.section("tegenstrijdigheden").entries
    for entry in entries:
        said = [fact for fact in entry.facts if not fact.source]
        claims = tuple((fact.text, contents.cite(fact.source)) for fact in entry.facts if fact.source)
        items = [
            Item((Run(fact.label, strong=fact.label == CHOSEN), Run(f": {fact.text}")), detail=True) for fact in said
        ]
        items += [Item("Eens met deze keuze"), Item(REMARK, detail=True)]
        blocks += [
            Heading(f"{entry.text} ({entry.id})", 3, is_real=True),
            Table(("Er staat", "Bron"), claims),
            Ticks(tuple(items)),
        ]
    return blocks if entries else [*blocks, Paragraph("Dat is nergens zo.")]


def _listed(contents: PlanContents, name: str) -> list[Block]:
    """Return the rows of a list in full, each with where it stands."""
    section = contents.section(name)
    items = []
    for entry in section.entries:
        facts = (f"{fact.said}{f' Bron: {contents.cite(fact.source)}.' if fact.source else ''}" for fact in entry.facts)
        sources = (f"Bron: {contents.cite(source)}." for source in entry.sources)
        items += [Item(f"{entry.said} ({entry.id})"), *_details(*facts, *sources)]
    return [Heading(section.heading), Ticks(tuple(items))] if items else []


def _happened(contents: PlanContents) -> list[Block]:
    plan = contents.plan
    rows = tuple(
        (
            f"{row.title} ({row.id})",
            row.when.text,
            plain_date(actual.day),
            f"geschat: {actual.note}" if actual.estimated else "vast",
            contents.cite(actual.source),
        )
        for row in (*plan.milestones, *plan.products, *plan.measurements)
        if (actual := row.actual)
    )
    heads = ("Mijlpaal", "Gepland", "Echt", "Hoe zeker", "Bron")
    return [Heading("Wat er echt gebeurde"), Table(heads, rows)] if rows else []


def _terms(contents: PlanContents) -> list[Block]:
    rows = tuple(
        (
            entry.id,
            entry.text,
            entry.lead,
            next((fact.text for fact in entry.facts), ""),
            "; ".join(contents.cite(source) for source in entry.sources),
        )
        for entry in contents.section("termijnen").entries
    )
    return [Heading("Termijnen"), Table(("Naam", "Wat", "Hoe lang", "Hoe zeker", "Bron"), rows)]


# -- what was taken from each document, in its own order


def extracts(contents: PlanContents) -> tuple[Extract, ...]:
    """Return what was taken from each document of the plan, those from which nothing was taken left out."""
    taken = [claim for entry in contents.entries() if not entry.repeated for claim in _claims(entry)]
    found = (
        Extract(document, _chapters(document, (claim for claim in taken if claim.sources[0].document == document.id)))
        for document in contents.plan.documents
    )
    return tuple(one for one in found if one.chapters)


def days_read(when: When) -> str:
    """Return the days that were read from a period, in words.

    >>> from wmoplan.model.period import read_when
    >>> days_read(read_when("juli 2014"))
    '1 juli 2014 t/m 31 juli 2014'
    >>> days_read(read_when("vóór verkiezing"))
    'hangt af van verkiezing'
    """
    if when.period is None:
        return f"hangt af van {when.anchor}"
    if when.period.first is None and when.period.last is None:
        return "geen dag"
    agreed = " (zo spraken wij dat af)" if when.period.convention else ""
    return f"{days_in_words(when.period.first, when.period.last)}{agreed}"


def _claims(entry: ShownRow) -> Iterator[ShownRow]:
    """Yield what a row says, and what it says on the word of another place than its own."""
    apart = [fact for fact in entry.facts if fact.source and fact.source not in entry.sources]
    beside = tuple(fact for fact in entry.facts if fact not in apart)
    yield from (entry._replace(facts=beside, sources=(source,)) for source in entry.sources)
    for fact in apart:
        if fact.source:
            said = f"{entry.text.rstrip('.')}. {fact.label}: {fact.text}"
            yield ShownRow(entry.id, entry.kind, said, when=fact.when, sources=(fact.source,))


def _chapters(document: SourceDocument, claims: Iterable[ShownRow]) -> dict[str, list[ShownRow]]:
    """Return the claims by the heading of their part of the document, in its order; what fits nowhere comes last.

    Within a part the sorts of places stand in the order in which they come, and each sort by its number.
    """
    sorts: dict[tuple[int, str], int] = {}
    ranked: list[tuple[tuple[int, int, int], ShownRow]] = []
    for claim in claims:
        place = claim.sources[0].place
        at = _part_of(document, place)
        rest = place[len(document.parts[at].place) :] if at < len(document.parts) else place
        number = NUMBER.search(rest)
        sort = sorts.setdefault((at, rest[: number.start()] if number else rest), len(sorts))
        ranked.append(((at, sort, int(number[0]) if number else 0), claim))
    found: dict[str, list[ShownRow]] = {}
    for (at, *_), claim in sorted(ranked, key=lambda one: one[0]):
        found.setdefault(_title(document, at), []).append(claim)
    return found


def _part_of(document: SourceDocument, place: str) -> int:
    """Return the number of the part that says most of a place; after the last one where none does."""
    begins = ((len(part.place), at) for at, part in enumerate(document.parts) if place.startswith(part.place))
    fitting = [(size, at) for size, at in begins if place[size : size + 1] in {"", ",", ";", " "}]
    return max(fitting)[1] if fitting else len(document.parts)


def _title(document: SourceDocument, at: int) -> str:
    """Return the heading above a part."""
    if at >= len(document.parts):
        return "Elders in het document" if document.parts else ""
    return next((part.title for part in reversed(document.parts[: at + 1]) if part.title), "")
