"""A written letter as Markdown."""

from collections.abc import Iterable, Iterator

from wmoplan.documents.written import Block, Item, Shape
from wmoplan.notation import escaped


def markdown(blocks: Iterable[Block]) -> str:
    """Return a letter as Markdown; the places to fill in are bold."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    last = len(block.items) - 1
    for at, item in enumerate(block.items):
        indent = "    " * (item.level - 1)
        match block.shape:
            case Shape.HEADING:
                yield f"{'#' * item.level} {_text(item)}"
            case Shape.PARAGRAPH:
                yield _text(item)
            case Shape.LINES:
                yield _text(item) + ("\\" if at < last else "")
            case Shape.NUMBERS:
                yield f"{indent}{item.number}. {_text(item)}"
            case Shape.BOXES:
                yield f"{indent}- [ ] {_text(item)}"
            case Shape.BULLETS:
                yield f"{indent}- {_text(item)}"


def _text(item: Item) -> str:
    """Return a row with its places bold; what only looks like notation is shown as it is."""
    parts = []
    for at, run in enumerate(item.runs):
        text = run.text.strip()
        lead, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
        said = escaped(text) if at == 0 else escaped(f"x{text}")[1:]  # only the first can begin a line
        parts.append(f"{lead}{f'**{said}**' if run.fill_in else said}{tail if text else ''}")
    return "".join(parts).strip()
