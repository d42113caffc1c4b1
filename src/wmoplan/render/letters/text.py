"""A written letter as plain text, on lines that a mail program does not break."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from wmoplan.documents.written import Block, Item, Shape

WIDTH: Final = 74
"""Characters on a line."""


def plain(blocks: Iterable[Block]) -> str:
    """Return a letter as lines of plain text."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    for item in block.items:
        if block.shape is Shape.HEADING:
            yield from _wrap(item.text.upper())
        elif block.shape is Shape.LINES:
            yield from _wrap(item.text, then="  ")
        else:
            mark = _mark(block.shape, item)
            yield from _wrap(item.text, mark)


def _mark(shape: Shape, item: Item) -> str:
    indent = " " * (4 if shape is Shape.BOXES else 3) * (item.level - 1)
    if shape is Shape.NUMBERS:
        return f"{indent}{item.number}. "
    return f"{indent}{shape} " if shape is not Shape.PARAGRAPH else ""


def _wrap(text: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=then or " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
