"""What a document holds, for a test that looks at one of its forms."""

from collections.abc import Iterator

from wmoplan.documents.blocks import (
    Block,
    Definitions,
    Document,
    Heading,
    Item,
    Lines,
    List,
    Note,
    Paragraph,
    Section,
    Table,
    Ticks,
    ToFillIn,
    flat,
    nested,
    plain_of,
)
from wmoplan.documents.drawing import Drawing


def sections(document: Document) -> list[Section]:
    return [block for block in document.blocks if isinstance(block, Section)]


def titles(document: Document) -> list[str]:
    return [plain_of(section.title) for section in sections(document)]


def steps(document: Document) -> list[Section]:
    """Return the sections of a checklist that are about a step."""
    return [one for one in sections(document) if Heading("Wanneer", 3) in one.blocks]


def ticks(*blocks: Block) -> list[Item]:
    return [item for block in flat(blocks) if isinstance(block, Ticks) for item in block.items]


def sizes(document: Document) -> Iterator[int]:
    """Yield how many items each list has, those of a list below an item as well."""
    for block in flat(document.blocks):
        if isinstance(block, Definitions):
            yield len(block.rows)
        elif isinstance(block, ToFillIn):
            yield block.many
        elif isinstance(block, List | Ticks):
            yield from _sizes(block.items)


def _sizes(items: tuple[Item, ...]) -> Iterator[int]:
    yield len(nested(items))
    for _, below in nested(items):
        if below:
            yield from _sizes(below)


def said(document: Document) -> Iterator[str]:
    """Yield every text of a document, in its order."""
    yield document.title
    yield from map(plain_of, document.intro)
    for block in flat(document.blocks):
        yield from said_by(block)
    yield from map(plain_of, document.last)


def said_by(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield plain_of(block.text)
        case Note():
            yield f"{block.lead}: {plain_of(block.text)}"
            yield from map(plain_of, block.more)
        case Drawing():
            yield from (block.title, block.about)
        case Lines():
            yield from map(plain_of, block.lines)
        case List() | Ticks():
            yield from (plain_of(item.text) for item in block.items)
        case Definitions():
            yield from (f"{word}: {plain_of(meaning)}" for word, meaning in block.rows)
        case Table():
            yield from (plain_of(cell) for row in (block.heads, *block.rows) for cell in row)
            yield from block.notes
