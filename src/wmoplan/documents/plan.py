"""A plan on the screen: all of it, only its contradictions, or one row with what touches it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from wmoplan.documents.blocks import Block, Document, Heading, Item, Lines, List, Marks, Paragraph, Purpose
from wmoplan.documents.plan_contents import PlanContents, ShownFact, ShownRow, ShownSection, family
from wmoplan.dutch import sentence
from wmoplan.model.plan_rows import CHOSEN

CONFLICTS: Final = "tegenstrijdigheden"
NUMBERED: Final = "stappen"
DOCUMENTS: Final = "documenten"
NOWHERE: Final = Paragraph("Dat is nergens zo.")


class FoundRow(NamedTuple):
    """A row, with what touches it.

    Attributes:
        owner: The row that it is a part of; None for one that stands by itself.
        heading: The heading of its section.
        related: The rows that name it or that it names, in the order of the plan.
    """

    entry: ShownRow
    owner: ShownRow | None
    heading: str
    related: tuple[ShownRow, ...]


def plan_document(contents: PlanContents) -> Document:
    """Return everything that is in a plan."""
    plan = contents.plan
    lines = [f"{plan.title}. Plan {plan.id}, versie {plan.version}.", f"Het plan loopt in: {plan.runs.text}."]
    if plan.includes:
        lines.append(
            f"Dit hoort erbij: {', '.join(plan.includes)}. Bekijk het met: wmoplan plan --plan {plan.includes[0]}"
        )
    blocks: list[Block] = [Lines((*lines, *contents.numbers))]
    for section in contents.sections:
        if section.name == DOCUMENTS and not contents.section(CONFLICTS).entries:
            blocks += (Heading("Waar de bronnen elkaar tegenspreken"), NOWHERE)
        blocks += _section(section, contents)
    return _screen(contents, blocks)


def conflicts_document(contents: PlanContents) -> Document:
    """Return where the sources of a plan contradict each other."""
    section = contents.section(CONFLICTS)
    return _screen(contents, _section(section, contents) if section.entries else (NOWHERE,))


def row_document(contents: PlanContents, found: Iterable[FoundRow]) -> Document:
    """Return rows in full, each with its source and with what touches it."""
    return _screen(contents, (block for one in found for block in _row(contents, one)))


def _screen(contents: PlanContents, blocks: Iterable[Block]) -> Document:
    return Document(contents.plan.title, tuple(blocks), contents.as_of, Purpose.SCREEN, titled=False)


def _section(section: ShownSection, contents: PlanContents) -> tuple[Block, Block]:
    is_numbered = section.name == NUMBERED
    items: list[Item] = []
    group = ""
    for number, entry in enumerate((entry for entry in section.entries if not entry.repeated), 1):
        if entry.group != group:
            group = entry.group
            items.append(Item(f"{group}." if is_numbered else f"Tabel: {group}.", detail=True))
        items += _items(entry, contents, number)
    return Heading(section.heading), List(tuple(items), Marks.NUMBERS if is_numbered else Marks.BULLETS)


def _items(entry: ShownRow, contents: PlanContents, number: int = 0) -> Iterator[Item]:
    """Yield a row with its facts, its parts and its sources; those of a part are the ones of its row."""
    yield Item(_titled(entry), number=number)
    yield from (Item(_fact(fact, entry, contents), 2, detail=True) for fact in entry.facts)
    for part in entry.parts:
        yield from _part(part, 2)
    yield from _sources(entry, contents)


def _part(part: ShownRow, level: int) -> Iterator[Item]:
    yield Item(_titled(part), level, detail=True)
    for below in part.parts:
        yield from _part(below, level + 1)


def _sources(entry: ShownRow, contents: PlanContents) -> Iterator[Item]:
    yield from (Item(f"Bron: {contents.cite(source)}.", 2, detail=True) for source in entry.sources)


def _titled(entry: ShownRow) -> str:
    """Return what a row says with its id, so that it can be asked for."""
    if not entry.id:
        return entry.said
    if entry.text.endswith((".", "?", "!")):
        return f"{entry.said} ({entry.id})"
    return f"{entry.said[:-1]} ({entry.id})."


def _fact(fact: ShownFact, entry: ShownRow, contents: PlanContents) -> str:
    own = f" Bron: {contents.cite(fact.source)}." if fact.source and fact.source not in entry.sources else ""
    return f"{fact.said}{own}"


def _row(contents: PlanContents, found: FoundRow) -> Iterator[Block]:
    entry = found.entry
    place = f"{found.heading}, {entry.group}" if entry.group else found.heading
    lines = [f"Dit is {entry.kind} van het plan {contents.plan.id}. Het staat onder: {place}."]
    if found.owner:
        lines.append(f"Het hoort bij: {_titled(found.owner)}")
    lines += [_fact(fact, entry, contents) for fact in entry.facts]
    items = (Item(_titled(entry)), *(Item(line, 2) for line in lines), *_sources(entry, contents))
    yield List(items, Marks.NONE)
    yield from (List(tuple(_items(part, contents))) for part in entry.parts)
    if found.related:
        yield Heading("Dit heeft ermee te maken", 3)
        yield List(tuple(Item(_named(other)) for other in found.related))


def _named(other: ShownRow) -> str:
    chosen = "".join(f" {fact.label}: {fact.text}." for fact in other.facts if fact.label == CHOSEN)
    return f"{sentence(other.kind.partition(' ')[2])}: {_titled(other)}{chosen}"


def known_ids(contents: PlanContents) -> list[str]:
    """Return the id of every row, each once."""
    return list(dict.fromkeys(entry.id for entry in contents.entries() if entry.id))


def find(contents: PlanContents, row_id: str) -> list[FoundRow]:
    """Return the rows with that id: a subject may be called as its step."""
    word = row_id.casefold()
    return [
        FoundRow(entry, owner, section.heading, _related(contents, entry, owner))
        for section in contents.sections
        for top in section.entries
        for entry, owner in family(top)
        if entry.id and entry.id.casefold() == word
    ]


def _related(contents: PlanContents, entry: ShownRow, owner: ShownRow | None) -> tuple[ShownRow, ...]:
    near = {owner.key if owner else "", *(part.key for part, _ in family(entry))}
    return tuple(
        other
        for other in contents.entries()
        if other.key and other.key not in near and (entry.key in other.mentions or other.key in entry.mentions)
    )
