"""A document as Markdown; signs in the text of a user are no markup."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from wmoplan.documents.blocks import (
    Definitions,
    Document,
    Heading,
    Lines,
    List,
    Marks,
    Note,
    Paragraph,
    Purpose,
    Run,
    Table,
    Text,
    Ticks,
    ToFillIn,
    flat,
    runs_of,
)
from wmoplan.documents.drawing import Drawing
from wmoplan.notation import escaped

LINE: Final = "." * 40
"""A line to write on."""


def markdown(document: Document) -> str:
    """Return a document as Markdown."""
    parts = [[f"# {marked(document.title)}"], *([marked(one)] for one in document.intro)] if document.titled else []
    parts += [list(WRITERS[type(block)](block)) for block in flat(document.blocks)]
    if document.last and document.purpose is Purpose.SHEET:
        parts.append(["---"])
    parts += [[marked(one)] for one in document.last]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def marked(text: Text) -> str:
    """Return a text with its runs marked up; signs that only look like markup are escaped."""
    return "".join(_marked(run, begins=at == 0) for at, run in enumerate(runs_of(text))).strip()


def _marked(run: Run, *, begins: bool) -> str:
    """Return a run marked up; only the first of a text can begin a list by accident."""
    bare = run.text.strip()
    if not bare:
        return run.text
    said = escaped(bare) if begins else escaped(f"x{bare}")[1:]
    said = f"**{said}**" if run.strong or run.fill_in else said
    said = f"[{said}]({run.link})" if run.link and not run.link.startswith("#") else said
    at = run.text.index(bare)
    return f"{run.text[:at]}{said}{run.text[at + len(bare) :]}"


def row(cells: "tuple[str, ...]") -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def _heading(block: Heading) -> Iterator[str]:
    yield f"**{marked(block.text)}**" if block.is_small else f"{'#' * block.level} {marked(block.text)}"


def _lines(block: Lines) -> Iterator[str]:
    last = len(block.lines) - 1
    yield from (f"{marked(line)}\\" if at < last else marked(line) for at, line in enumerate(block.lines))


def _list(block: List) -> Iterator[str]:
    for item in block.items:
        mark = f"{item.number}." if block.marks is Marks.NUMBERS else "-"
        yield f"{'    ' * (item.level - 1)}{mark} {marked(item.text)}"


def _ticks(block: Ticks) -> Iterator[str]:
    for item in block.items:
        box = "" if item.detail else f"[{'x' if item.done else ' '}] "
        done = f" ({escaped(item.done)})" if item.done else ""
        yield f"{'  ' * (item.level - 1)}- {box}{marked(item.text)}{done}"


def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield from (marked(block.caption), "")
    yield row(tuple(map(marked, block.heads)))
    yield row(("---",) * len(block.heads))
    yield from (row(tuple(map(marked, cells))) for cells in block.rows)
    if block.notes:
        yield from ("", *map(marked, block.notes))


WRITERS: Final[dict[type[Any], Callable[[Any], Iterator[str]]]] = {
    Heading: _heading,
    Paragraph: lambda block: iter([marked(block.text)]),
    Lines: _lines,
    List: _list,
    Ticks: _ticks,
    ToFillIn: lambda block: (f"{number}. {LINE}" for number in range(1, block.many + 1)),
    Table: _table,
    Definitions: lambda block: (f"- **{marked(word)}**: {marked(told)}" for word, told in block.rows),
    Note: lambda block: iter([f"**{marked(block.lead)}:** {marked(block.text)}", *map(marked, block.more)]),
    Drawing: lambda block: iter([f"{marked(block.title)}. {marked(block.about)}"]),
}
"""The writer of every type of block; `flat` has unpacked the blocks that consist of blocks."""
