"""A letter as it was written in the light notation of the templates: paragraphs, headings, lists, places to fill in.

What a template prints is text and stays text: it is guarded before the notation is read, so that no value can become a
heading, a row of a list or a place to fill in.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from wmoplan.dutch import sentence
from wmoplan.notation import on_one_line

SHIELD: Final = "\ue002"
"""Stands before a value, so that nothing in it begins a line of the notation; no text of a reader holds it."""

SILENT: Final = "\ue003"
"""Stands at the end of a line of a template that says nothing itself; that line is no line of the letter."""

BRACKETS: Final = {"[": "\ue000", "]": "\ue001"}
GUARDS: Final = str.maketrans(BRACKETS)
BACK: Final = str.maketrans({guard: real for real, guard in BRACKETS.items()} | {SHIELD: "", SILENT: ""})

SUBJECT: Final = "Onderwerp: "
"""How the line begins that says what a letter without a title is about."""

PLACE: Final = re.compile(r"\[[^\[\]\n]+\]")
"""A place to fill in; an empty box is none."""

LONGEST: Final = 1000
"""How many characters of one value are printed."""


class Shape(StrEnum):
    """What a block is."""

    HEADING = "#"
    PARAGRAPH = ""
    LINES = "|"
    BULLETS = "-"
    NUMBERS = "1."
    BOXES = "[ ]"


LINE: Final = re.compile(
    r"(?P<indent> *)(?:(?P<heading>\#{1,2}) +|(?P<line>\|) ?|(?P<box>\[ \]) +|(?P<bullet>-) +|(?P<number>\d{1,2})\. +)"
    r"(?P<text>.*)"
)
"""A line that begins something."""

SHAPES: Final = {
    "heading": Shape.HEADING,
    "line": Shape.LINES,
    "box": Shape.BOXES,
    "bullet": Shape.BULLETS,
    "number": Shape.NUMBERS,
}


class Run(NamedTuple):
    """Letters that belong together.

    Attributes:
        fill_in: Whether it is a place that the sender still has to fill in; its brackets are in the text.
    """

    text: str
    fill_in: bool = False


class Item(NamedTuple):
    """A row of a block; a paragraph has one.

    Attributes:
        number: What stands before it in a list with numbers; else 0.
        level: 2 for a smaller heading, and for a row below a row; else 1.
    """

    runs: tuple[Run, ...]
    number: int = 0
    level: int = 1

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


class Block(NamedTuple):
    """A paragraph, a heading, lines that stay lines, or a list."""

    shape: Shape
    items: tuple[Item, ...]


class Letter(NamedTuple):
    """A letter as a page shows it.

    Attributes:
        title: What it is about.
        made: The day on which it was made.
    """

    title: str
    made: date
    blocks: tuple[Block, ...]


def guarded(value: object) -> str:
    """Return a value as it is put between the words of a template: on one line, and nothing but text."""
    if isinstance(value, int):
        return str(value)
    text = on_one_line(str(value))[:LONGEST]
    return f"{SHIELD}{text.translate(GUARDS)}" if text else ""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return what is written in the light notation."""
    return tuple(_blocks(text))


def letter_of(blocks: tuple[Block, ...], made: date) -> Letter:
    """Return a letter with its subject, made on a day."""
    return Letter(subject_of(blocks), made, blocks)


def subject_of(blocks: Iterable[Block]) -> str:
    """Return what a letter is about, by its line for that; a page and a Word file need a title."""
    lines = (item.text for block in blocks if block.shape is Shape.LINES for item in block.items)
    return sentence(next((line.removeprefix(SUBJECT) for line in lines if line.startswith(SUBJECT)), "Brief"))


def places_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the places that still have to be filled in, each once, without their brackets."""
    found = (run.text[1:-1] for block in blocks for item in block.items for run in item.runs if run.fill_in)
    return tuple(dict.fromkeys(found))


class _Row(NamedTuple):
    """A row that is being read; its text can go on for many lines."""

    texts: list[str]
    number: int
    level: int


def _blocks(text: str) -> Iterator[Block]:
    shape, rows = Shape.PARAGRAPH, list[_Row]()
    for line in [*text.replace(f"{SILENT}\n", "").split("\n"), ""]:
        begun = LINE.match(line)
        if not line.strip(f" {SHIELD}{SILENT}"):
            yield from _block(shape, rows)
            shape, rows = Shape.PARAGRAPH, []
        elif begun:
            began, row = _row(begun)
            if began is not shape or began is Shape.HEADING:
                yield from _block(shape, rows)
                rows = []
            shape = began
            rows.append(row)
        elif rows and shape is not Shape.HEADING:
            rows[-1].texts.append(line.strip())
        else:
            yield from _block(shape, rows)
            shape, rows = Shape.PARAGRAPH, [_Row([line.strip()], 0, 1)]


def _row(begun: re.Match[str]) -> tuple[Shape, _Row]:
    name = next(name for name in SHAPES if begun[name] is not None)
    deeper = len(begun["heading"]) if begun["heading"] else 1 + (len(begun["indent"]) > 1)
    return SHAPES[name], _Row([begun["text"].strip()], int(begun["number"] or 0), deeper)


def _block(shape: Shape, rows: list[_Row]) -> Iterator[Block]:
    said = ((row, " ".join(row.texts)) for row in rows)
    items = tuple(Item(tuple(_runs(text)), row.number, row.level) for row, text in said if text.strip(f" {SHIELD}"))
    if items:
        yield Block(shape, items)


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
