"""A written letter as a file for Word."""

from collections.abc import Iterable
from datetime import date

from wmoplan.documents.written import Block, Item, Shape, subject_of
from wmoplan.render.word.file import Box, Writer


def letter_file(blocks: Iterable[Block], made: date, author: str) -> bytes:
    """Return a letter as a file for Word; the same letter gives the same bytes."""
    blocks = list(blocks)
    titled = bool(blocks) and blocks[0].shape is Shape.HEADING
    file = Writer(blocks[0].items[0].text if titled else subject_of(blocks), made, author)
    for block in blocks[titled:]:
        _write(block, file, 0 if titled else 1)
    return file.save()


def _write(block: Block, file: Writer, below: int) -> None:
    texts = [item.text for item in block.items]
    match block.shape:
        case Shape.HEADING:
            file.heading(texts[0], block.items[0].level + below)
        case Shape.BULLETS:
            file.bullets(texts)
        case Shape.BOXES:
            file.boxes(_boxes(block.items))
        case Shape.NUMBERS if [item.number for item in block.items] == list(range(1, len(texts) + 1)):
            file.numbered(texts)
        case Shape.NUMBERS:  # a list that goes on after something else
            for item in block.items:
                file.paragraph(f"{item.number}. {item.text}")
        case _:
            with file.together():
                for text in texts:
                    file.paragraph(text)


def _boxes(items: tuple[Item, ...]) -> list[Box]:
    """Return boxes with those of the next level below them."""
    found: list[Box] = []
    for item in items:
        if item.level > 1 and found:
            found[-1] = found[-1]._replace(parts=(*found[-1].parts, Box(item.text)))
        else:
            found.append(Box(item.text))
    return found
