"""A document as plain text, on lines of a width that suits its kind."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from wmoplan.documents.blocks import (
    Block,
    Definitions,
    Document,
    Heading,
    Item,
    Kind,
    Lines,
    List,
    Marks,
    Note,
    Paragraph,
    Table,
    Text,
    Ticks,
    ToFillIn,
    flat,
    plain_of,
)
from wmoplan.dutch import sentence


class Layout(NamedTuple):
    """How a kind of document stands on its lines.

    Attributes:
        width: Characters on a line; 0 leaves every text on one line, for a terminal that wraps it itself.
        above, below: Empty lines above and below a heading.
    """

    width: int
    above: int
    below: int


LAYOUTS: Final = {
    Kind.SHEET: Layout(78, above=2, below=0),
    Kind.LETTER: Layout(74, above=1, below=1),  # a mail program breaks no line of 74
    Kind.SCREEN: Layout(0, above=1, below=0),
}

LINE: Final = "." * 40
"""A line to write on."""


def text(document: Document) -> str:
    """Return a document as plain text."""
    layout = LAYOUTS[document.kind]
    lines: list[str] = []
    if document.titled:
        lines += [document.title.upper(), *_wrapped(document.intro, layout.width)]
    before: Block | None = Heading(document.title) if document.titled else None
    for block in flat(document.blocks):
        lines += [""] * (_space(before, block, layout) if lines else 0)
        lines += WRITERS[type(block)](block, layout.width)
        before = block
    if document.last:
        lines += [*[""] * layout.above, *_wrapped(document.last, layout.width)]
    return "\n".join(lines) + "\n"


def _space(before: Block | None, block: Block, layout: Layout) -> int:
    """Return how many empty lines stand between two blocks."""
    if isinstance(block, ToFillIn):
        return 0
    if isinstance(block, Heading):
        return 1 if block.is_small else layout.above
    return layout.below if isinstance(before, Heading) else 1


def _wrapped(texts: Iterable[Text], width: int, first: str = "", then: str | None = None) -> Iterator[str]:
    """Yield texts on lines of a width.

    Args:
        first: What stands before the first line of each.
        then: What stands before its other lines; None is as much room as `first` takes.
    """
    rest = " " * len(first) if then is None else then
    for one in map(plain_of, texts):
        if not width:
            yield f"{first}{one}".rstrip()
            continue
        yield from textwrap.wrap(
            one, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )


def _heading(block: Heading, width: int) -> Iterator[str]:
    said = plain_of(block.text)
    return _wrapped([f"{said}:" if block.is_small else said.upper()], width)


def _list(block: List, width: int) -> Iterator[str]:
    for item in block.items:
        indent = (2 if block.marks is Marks.NONE else 3) * (item.level - 1)
        mark = {Marks.NUMBERS: f"{item.number}. ", Marks.NONE: ""}.get(block.marks, "- ")
        yield from _wrapped([item.text], width, f"{' ' * indent}{mark}")


def _ticks(block: Ticks, width: int) -> Iterator[str]:
    for item in block.items:
        yield from _wrapped([ticked(item)], width, f"{'    ' * (item.level - 1)}[{'x' if item.done else ' '}] ")


def ticked(item: Item) -> str:
    """Return the text of an item with behind it when it was ticked."""
    said = plain_of(item.text)
    return f"{said} ({item.done})" if item.done else said


def _table(block: Table, width: int) -> Iterator[str]:
    """Yield every row as sentences: the head of a cell, and the cell."""
    yield from _wrapped([f"{block.caption}:"] if block.caption else [], width)
    for cells in block.rows:
        row = (f"{head}: {plain_of(cell).rstrip('.')}." for head, cell in zip(block.heads, cells, strict=True))
        yield from _wrapped([" ".join(row)], width, "- ")


WRITERS: Final[dict[type[Any], Callable[[Any, int], Iterator[str]]]] = {
    Heading: _heading,
    Paragraph: lambda block, width: _wrapped([block.text], width),
    Lines: lambda block, width: _wrapped(block.lines, width, then="  "),
    List: _list,
    Ticks: _ticks,
    ToFillIn: lambda block, _: (f"{number:2}. {LINE}" for number in range(1, block.many + 1)),
    Table: _table,
    Definitions: lambda block, width: _wrapped((f"{sentence(word)}: {told}" for word, told in block.rows), width, "- "),
    Note: lambda block, width: _wrapped([f"{block.lead}: {plain_of(block.text)}"], width),
}
"""How every type of block is written, on lines of a width; a section is flat by then."""
