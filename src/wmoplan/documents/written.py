"""Reads the light notation of the letter templates into blocks: headings, lists, lines, places to fill in.

A value that a template prints stays text: `guarded` marks it before the notation is read, so that it can become no
heading, no item of a list and no place to fill in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    Lines,
    List,
    Marks,
    Paragraph,
    Purpose,
    Run,
    Ticks,
    plain_of,
    runs_in,
)
from wmoplan.dutch import sentence
from wmoplan.notation import on_one_line

SHIELD: Final = "\ue002"
"""The sign before a value, so that the value begins no notation; `on_one_line` removes this sign from a user's text."""

SILENT: Final = "\ue003"
"""The sign at the end of a template line of only tags; the letter leaves that line out."""

BRACKETS: Final = {"[": "\ue000", "]": "\ue001"}
GUARDS: Final = str.maketrans(BRACKETS)
BACK: Final = str.maketrans({guard: real for real, guard in BRACKETS.items()} | {SHIELD: "", SILENT: ""})

SUBJECT: Final = "Onderwerp: "
"""The beginning of the line with the subject in the head of a letter."""

PLACE: Final = re.compile(r"\[[^\[\]\n]+\]")
"""A place to fill in; an empty box is none."""

LONGEST: Final = 1000
"""How many characters of one value are printed."""


LINE: Final = re.compile(
    r"(?P<indent> *)(?:(?P<heading>\#{1,2}) +|(?P<line>\|) ?|(?P<box>\[ \]) +|(?P<bullet>-) +|(?P<number>\d{1,2})\. +)"
    r"(?P<text>.*)"
)
"""A line that begins a heading, a line that stays, or an item of a list."""


def guarded(value: object) -> str:
    """Return a value as a template prints it: on one line, marked so that it begins no notation."""
    if isinstance(value, int):
        return str(value)
    text = on_one_line(str(value))[:LONGEST]
    return f"{SHIELD}{text.translate(GUARDS)}" if text else ""


def letter_of(text: str, made: date, author: str = "") -> Document:
    """Return a letter that is written in the light notation.

    A letter that begins with a heading has that as its title; else its title is the subject in its head, which only a
    page and a Word file need.
    """
    blocks = blocks_of(text)
    if blocks and isinstance(blocks[0], Heading):
        return Document(plain_of(blocks[0].text), blocks[1:], made, Purpose.LETTER, author=author)
    return Document(subject_of(blocks), blocks, made, Purpose.LETTER, titled=False, author=author)


def subject_of(blocks: Iterable[Block]) -> str:
    """Return the subject of a letter, from the line in its head that begins with "Onderwerp:"."""
    lines = (plain_of(line) for block in blocks if isinstance(block, Lines) for line in block.lines)
    return sentence(next((line.removeprefix(SUBJECT) for line in lines if line.startswith(SUBJECT)), "Brief"))


def places_in(letter: Document) -> tuple[str, ...]:
    """Return the places that still have to be filled in, each once, without their brackets."""
    return tuple(dict.fromkeys(run.text[1:-1] for run in runs_in(letter) if run.fill_in))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks that are written in the light notation."""
    return tuple(_blocks(text))


class _Row(NamedTuple):
    """An item that is being read; its text can continue on the next lines."""

    texts: list[str]
    number: int
    level: int


def _blocks(text: str) -> Iterator[Block]:
    shape, rows = "paragraph", list[_Row]()
    for line in [*text.replace(f"{SILENT}\n", "").split("\n"), ""]:
        begun = LINE.match(line)
        if not line.strip(f" {SHIELD}{SILENT}"):
            yield from _block(shape, rows)
            shape, rows = "paragraph", []
        elif begun:
            began = next(name for name in MAKE if name in LINE.groupindex and begun[name] is not None)
            if began != shape or began == "heading":
                yield from _block(shape, rows)
                rows = []
            shape = began
            deeper = len(begun["heading"]) if begun["heading"] else 1 + (len(begun["indent"]) > 1)
            rows.append(_Row([begun["text"].strip()], int(begun["number"] or 0), deeper))
        elif rows and shape != "heading":
            rows[-1].texts.append(line.strip())
        else:
            yield from _block(shape, rows)
            shape, rows = "paragraph", [_Row([line.strip()], 0, 1)]


def _block(shape: str, rows: list[_Row]) -> Iterator[Block]:
    said = ((row, " ".join(row.texts)) for row in rows)
    items = tuple(Item(tuple(_runs(text)), row.level, row.number) for row, text in said if text.strip(f" {SHIELD}"))
    if items:
        yield MAKE[shape](items)


MAKE: Final[dict[str, Callable[[tuple[Item, ...]], Block]]] = {
    "heading": lambda items: Heading(items[0].text, items[0].level),
    "line": lambda items: Lines(tuple(item.text for item in items)),
    "box": Ticks,
    "bullet": List,
    "number": lambda items: List(items, Marks.NUMBERS),
    "paragraph": lambda items: Paragraph(items[0].text),
}
"""The block of each shape; the shapes but the last are groups of `LINE`."""


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for place in PLACE.finditer(text):
        if place.start() > at:
            yield Run(_plain(text[at : place.start()]))
        yield Run(_plain(place[0]), fill_in=True)
        at = place.end()
    if at < len(text):
        yield Run(_plain(text[at:]))


def _plain(text: str) -> str:
    """Return the text as a reader sees it; several spaces are one."""
    return re.sub(" {2,}", " ", text.translate(BACK))
