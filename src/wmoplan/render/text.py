"""A document as plain text, on lines of a width that suits its kind."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from wmoplan.documents.blocks import (
    Block,
    Definitions,
    Document,
    Heading,
    Lines,
    List,
    Marks,
    Note,
    Paragraph,
    Purpose,
    Table,
    Text,
    Ticks,
    ToFillIn,
    flat,
    plain_of,
)
from wmoplan.documents.drawing import Drawing
from wmoplan.dutch import sentence


class TextLayout(NamedTuple):
    """The layout of a kind of document on lines.

    Attributes:
        width: Characters on a line; 0 leaves every text on one line, for a terminal that wraps it itself.
        above, below: Empty lines above and below a heading.
        margin: How far a list without marks stands to the right; its other lines stand two further.
    """

    width: int
    above: int
    below: int
    margin: int = 0


LAYOUTS: Final = {
    Purpose.SHEET: TextLayout(78, above=2, below=0),
    Purpose.LETTER: TextLayout(74, above=1, below=1),  # a mail program breaks no line of 74
    Purpose.MAIL: TextLayout(72, above=1, below=0),
    Purpose.SCREEN: TextLayout(0, above=1, below=0),
    Purpose.TABLE: TextLayout(80, above=1, below=0, margin=1),
}
OTHER: Final = LAYOUTS[Purpose.SHEET]
"""The layout of a page."""

LINE: Final = "." * 40
"""A line to write on."""

BLANK: Final = "." * 20
"""A cell to write in."""


def text(document: Document, width: int | None = None) -> str:
    """Return a document as plain text.

    Args:
        width: Characters on a line; None is what suits the kind of the document.
    """
    layout = LAYOUTS.get(document.purpose, OTHER)
    layout = layout._replace(width=layout.width if width is None else width)
    lines = list(_head(document, layout)) if document.titled else []
    before: Block | None = Heading(document.title) if document.titled else None
    for block in flat(document.blocks):
        lines += [""] * (_space(before, block, layout) if lines else 0)
        lines += WRITERS[type(block)](block, layout)
        before = block
    if document.last:
        lines += [*[""] * layout.above, *_wrapped(document.last, layout.width)]
    return "\n".join(lines) + "\n"


def _head(document: Document, layout: TextLayout) -> Iterator[str]:
    """Yield the title with what stands under it; in a terminal that stands on the same line where there is room."""
    title = document.title.upper()
    beside = " ".join(map(plain_of, document.intro))
    gap = layout.width - len(title) - len(beside)
    if document.purpose is Purpose.TABLE and gap > 1:
        yield f"{title}{'':{gap}}{beside}"
    else:
        yield title
        yield from _wrapped(document.intro, layout.width)


def _space(before: Block | None, block: Block, layout: TextLayout) -> int:
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


def _heading(block: Heading, layout: TextLayout) -> Iterator[str]:
    said = plain_of(block.text)
    return _wrapped([f"{said}:" if block.is_small else said.upper()], layout.width)


def _list(block: List, layout: TextLayout) -> Iterator[str]:
    mark = "- "
    for item in block.items:
        if item.detail and block.marks is not Marks.NONE and item.level > 1:  # as far as the text of the item above it
            yield from _wrapped([item.text], layout.width, " " * (layout.margin + len(mark) + 2 * (item.level - 2)))
        elif block.marks is Marks.NONE or item.detail:
            indent = " " * (layout.margin + 2 * (item.level - 1))
            then = indent if item.detail else f"{indent}  "
            yield from _wrapped([item.text], layout.width, indent, then)
        else:
            mark = f"{item.number}. " if block.marks is Marks.NUMBERS else "- "
            yield from _wrapped([item.text], layout.width, f"{'   ' * (item.level - 1)}{mark}")


def _ticks(block: Ticks, layout: TextLayout) -> Iterator[str]:
    for item in block.items:
        done = f" ({item.done})" if item.done else ""
        box = "    " if item.detail else f"[{'x' if item.done else ' '}] "
        mark = f"{'    ' * (item.level - 1)}{box}"
        yield from _wrapped([f"{plain_of(item.text)}{done}"], layout.width, mark)


def _table(block: Table, layout: TextLayout) -> Iterator[str]:
    """Yield columns where they have widths; else every row as sentences: the head of a cell, and the cell."""
    if block.widths:
        yield from _wrapped([block.caption] if block.caption else [], layout.width, then="  ")
        for cells in (block.heads, *block.rows):
            yield from _columns(tuple(map(plain_of, cells)), block.widths, layout)
    else:
        yield from _wrapped([f"{block.caption}:"] if block.caption else [], layout.width)
        for cells in block.rows:
            filled = ((head, plain_of(cell)) for head, cell in zip(block.heads, cells, strict=True))
            row = (f"{head}: {said.rstrip('.')}." if said else f"{head}: {BLANK}" for head, said in filled)
            yield from _wrapped([" ".join(row)], layout.width, "- ")
    yield from block.notes


def _columns(cells: tuple[str, ...], widths: tuple[int, ...], layout: TextLayout) -> Iterator[str]:
    """Yield a row in columns; a last cell without a width fills the lines, as many as it takes."""
    before = "".join(f"{cell:{width}} " for cell, width in zip(cells[:-1], widths[:-1], strict=True))
    least = widths[-2] - 1 if len(widths) > 1 else 1
    fills = not widths[-1] and layout.width
    lines = [cells[-1]] if not fills else textwrap.wrap(cells[-1], max(layout.width - len(before), least))
    first, *rest = lines or [""]
    yield f"{before}{first}".rstrip()
    yield from (f"{'':{len(before)}}{line}" for line in rest)


WRITERS: Final[dict[type[Any], Callable[[Any, TextLayout], Iterator[str]]]] = {
    Heading: _heading,
    Paragraph: lambda block, layout: _wrapped([block.text], layout.width),
    Lines: lambda block, layout: _wrapped(block.lines, layout.width, then="  "),
    List: _list,
    Ticks: _ticks,
    ToFillIn: lambda block, _: (f"{number:2}. {LINE}" for number in range(1, block.many + 1)),
    Table: _table,
    Definitions: lambda block, layout: _wrapped(
        (f"{sentence(word)}: {plain_of(meaning)}" for word, meaning in block.rows), layout.width, "- "
    ),
    Note: lambda block, layout: _wrapped([f"{block.lead}: {plain_of(block.text)}", *block.more], layout.width),
    Drawing: lambda block, layout: _wrapped([f"{block.title}. {block.about}"], layout.width),
}
"""The writer of every type of block; `flat` has unpacked the blocks that consist of blocks."""
