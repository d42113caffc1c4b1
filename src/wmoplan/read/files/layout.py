"""Letters and drawn lines of a page, put together to rows of cells. Unit, everywhere: points, from the bottom left."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from typing import Final, NamedTuple

from wmoplan.read.files.grid import GridCell, laid_out

SPACE: Final = 0.12
GAP: Final = 0.9
"""Unit: heights of a letter. The space between words, and between cells."""

TIGHT: Final = 1.45
"""Unit: heights of a letter. A line that lies nearer below another can be the rest of it."""

CLOSE: Final = 3.0
"""Drawn lines nearer than this are one."""

BROKEN: Final = "\ufffe"
"""What the library gives for a hyphen at the end of a line."""

FEW: Final = 3
"""How many lines with a gap make columns."""

CROSSED: Final = 0.1
"""The part of those lines that may run through a gap between columns."""


DAY: Final = r"^(?:\w{2,9}\.?\s+)?[0-9]{1,2}\s+(?!uur)\w{3,}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}"
"""A day of a month in a cell, and not a time."""


class Box(NamedTuple):
    """Where something stands on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom


class Piece(NamedTuple):
    """Letters that belong together, from one letter to all of a cell on one line."""

    text: str
    box: Box


Stroke = tuple[float, float, float]
"""A drawn line: its place, and where it begins and ends."""


class DrawnLines(NamedTuple):
    """The drawn lines of a page, each list from the lowest place to the highest.

    Attributes:
        across: Lines from left to right: their height, left and right.
        down: Lines from top to bottom: how far from the left, their bottom and top.
    """

    across: list[Stroke]
    down: list[Stroke]


def joined_lines(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return lines in their order, those that lie in each other's way as one.

    >>> joined_lines([(700, 50, 100), (680, 50, 100), (700.1, 100, 150)])
    [(680.0, 50, 100), (700.0, 50, 150)]
    """
    lines: list[Stroke] = []
    for place, begin, end in sorted((round(place * 2) / 2, begin, end) for place, begin, end in strokes):
        if lines and lines[-1][0] == place and begin <= lines[-1][2] + 1:
            lines[-1] = (place, lines[-1][1], max(end, lines[-1][2]))
        else:
            lines.append((place, begin, end))
    return lines


def _between(strokes: list[Stroke], low: float, high: float) -> list[Stroke]:
    """Return the lines whose place is between two others."""
    return strokes[bisect_left(strokes, (low, -inf, -inf)) : bisect_right(strokes, (high, inf, inf))]


class _Line(NamedTuple):
    """One row of a page, with the height at which it stands."""

    top: float
    cells: list[str]


def rows_of_page(letters: Iterable[Piece], rules: DrawnLines) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a page from top to bottom, each with its number, counted from 1.

    Struck words stand between "~~".
    """
    ruled: list[tuple[Piece, Box]] = []
    free: list[list[Piece]] = []
    for line in lines_of(letters):
        pieces = _pieces(line, rules)
        cells = [_cell_around(piece.box, rules) for piece in pieces]
        ruled += [(piece, cell) for piece, cell in zip(pieces, cells, strict=True) if cell]
        if rest := [piece for piece, cell in zip(pieces, cells, strict=True) if not cell]:
            free.append(rest)
    lines = sorted([*_tables(ruled), *_columns(free)], key=lambda line: -line.top)
    for number, row in enumerate(lines, 1):
        if any(row.cells):
            yield number, [_unbroken(cell) for cell in row.cells]


def _unbroken(text: str) -> str:
    """Return a text without the hyphens at which its lines were broken.

    >>> _unbroken("raadscommis\ufffe sie van de Wmo\ufffe adviesraad"), _unbroken("14\ufffe 01")
    ('raadscommissie van de Wmoadviesraad', '14-01')
    """
    return re.sub(rf"(?<=[^\W\d_]){BROKEN}\s?(?=[a-z])", "", text).replace(f"{BROKEN} ", "-").replace(BROKEN, "-")


def lines_of(letters: Iterable[Piece]) -> list[list[Piece]]:
    """Return the letters by line, from top to bottom and from left to right."""
    lines: list[list[Piece]] = []
    for letter in sorted(letters, key=lambda one: -one.box.middle):
        if lines and abs(lines[-1][0].box.middle - letter.box.middle) < letter.box.height * 0.4:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.box.left) for line in lines]


def line_text(line: Sequence[Piece]) -> str:
    """Return the words of a line of letters."""
    return " ".join(piece.text for piece in _pieces(line, DrawnLines([], [])))


def _pieces(line: Sequence[Piece], rules: DrawnLines) -> list[Piece]:
    """Return the words of a line, parted where a wide gap or a drawn line is."""
    pieces = [[line[0]]]
    for before, letter in pairwise(line):
        gap = (letter.box.left - before.box.right) / max(letter.box.height, before.box.height)
        if gap > GAP or _is_ruled_between(before.box, letter.box, rules):
            pieces.append([letter])
        else:
            pieces[-1] += [Piece(" ", letter.box), letter] if gap > SPACE else [letter]
    return [_joined(piece, rules) for piece in pieces]


def _is_ruled_between(one: Box, other: Box, rules: DrawnLines) -> bool:
    found = _between(rules.down, one.right - 1, other.left + 1)
    return any(low <= other.middle <= high for _, low, high in found)


def _joined(letters: Sequence[Piece], rules: DrawnLines) -> Piece:
    text = ""
    for is_struck, run in groupby(letters, lambda one: one.text != " " and _is_struck(one.box, rules)):
        words = "".join(one.text for one in run)
        text += f"~~{words}~~" if is_struck else words
    return Piece(text.replace("~~ ~~", " "), _around(one.box for one in letters))


def _is_struck(box: Box, rules: DrawnLines) -> bool:
    """Tell whether a drawn line runs through the middle of a letter."""
    middle = (box.left + box.right) / 2
    near = box.height / 4
    found = _between(rules.across, box.middle - near, box.middle + near)
    return any(left <= middle <= right for _, left, right in found)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _cell_around(box: Box, rules: DrawnLines) -> Box | None:
    """Return the drawn cell in which something stands; None where it is not closed on every side."""
    sides = [x for x, low, high in rules.down if low - CLOSE <= box.middle <= high + CLOSE]
    across, near = (box.left + box.right) / 2, box.height / 4
    edges = [y for y, left, right in rules.across if left - CLOSE <= across <= right + CLOSE]
    beside = _nearest(sides, box.left + CLOSE, box.right - CLOSE)
    around = _nearest(edges, box.middle - near, box.middle + near)
    return Box(beside[0], around[0], beside[1], around[1]) if beside and around else None


def _nearest(places: list[float], at_most: float, at_least: float) -> tuple[float, float] | None:
    """Return the last place up to one bound and the first from another bound on; None where one is not there."""
    below, above = [one for one in places if one <= at_most], [one for one in places if one >= at_least]
    return (max(below), min(above)) if below and above else None


def _tables(ruled: list[tuple[Piece, Box]]) -> Iterator[_Line]:
    """Yield the rows of the drawn tables of a page; tables below each other are apart."""
    by_cell: dict[Box, list[Piece]] = {}
    by_height: dict[int, list[Box]] = {}
    for piece, cell in ruled:
        height = int(cell.top // (CLOSE * 2))
        beside = (one for at in (height - 1, height, height + 1) for one in by_height.get(at, ()))
        near = cell if cell in by_cell else next((one for one in beside if _is_same(one, cell)), cell)
        if near not in by_cell:
            by_height.setdefault(height, []).append(near)
        by_cell.setdefault(near, []).append(piece)
    table: list[Box] = []
    lowest = inf
    for cell in sorted(by_cell, key=lambda one: -one.top):
        if table and cell.top < lowest - CLOSE * 2:
            yield from _table(table, by_cell)
            table, lowest = [], inf
        table.append(cell)
        lowest = min(lowest, cell.bottom)
    yield from _table(table, by_cell)


def _is_same(one: Box, other: Box) -> bool:
    return all(abs(here - there) <= CLOSE for here, there in zip(one, other, strict=True))


def _table(cells: list[Box], by_cell: dict[Box, list[Piece]]) -> Iterator[_Line]:
    tops = _edges(-one.top for one in cells)
    lefts = _edges(one.left for one in cells)
    spans = [
        GridCell(
            row := _index(tops, -one.top),
            column := _index(lefts, one.left),
            " ".join(piece.text for piece in by_cell[one]),
            max(1, sum(edge < -one.bottom - CLOSE for edge in tops) - row),
            max(1, sum(edge < one.right - CLOSE for edge in lefts) - column),
        )
        for one in cells
    ]
    for edge, texts in zip(tops, laid_out(spans), strict=False):
        yield _Line(-edge, texts)


def _edges(values: Iterable[float]) -> list[float]:
    """Return the places of edges from small to large, those that lie close together once."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value > edges[-1] + CLOSE:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    return max(at for at, edge in enumerate(edges) if edge <= value + CLOSE)


def _columns(lines: list[list[Piece]]) -> Iterator[_Line]:
    """Yield the lines of a page outside its drawn tables, parted at the gaps that run down between their words.

    Where each column has days of its own, the page is read column by column.
    """
    gaps = _gaps([line for line in lines if len(line) > 1])
    rows = [_parted(line, gaps) for line in lines]
    columns = [[[row[at]] for row in rows if row[at]] for at in range(len(gaps) + 1)]
    if gaps and all(sum(_has_day(cell) for (cell,) in column) >= FEW for column in columns):
        top = max(line[0].box.top for line in lines)
        for at, column in enumerate(columns):
            yield from _as_lines(column, below=top * at)
    else:
        yield from _as_lines(rows)


def _parted(line: list[Piece], gaps: list[float]) -> list[list[Piece]]:
    """Return the pieces of a line by column."""
    row: list[list[Piece]] = [[] for _ in range(len(gaps) + 1)]
    for piece in line:
        row[sum(gap < piece.box.left + 1 for gap in gaps)].append(piece)
    return row


def _has_day(cell: list[Piece]) -> bool:
    return re.search(DAY, " ".join(piece.text for piece in cell)) is not None


def _as_lines(rows: list[list[list[Piece]]], below: float = 0.0) -> Iterator[_Line]:
    """Yield rows of pieces as lines, further down the page than they are drawn."""
    tops = [max(piece.box.top for cell in row for piece in cell) for row in rows]
    _join_wrapped(rows)
    for top, row in zip(tops, rows, strict=True):
        yield _Line(top - below, [" ".join(piece.text for piece in cell) for cell in row])


def _gaps(lines: list[list[Piece]]) -> list[float]:
    """Return where the gaps are that run down between the words: the middle of each, from left to right."""
    if len(lines) < FEW:
        return []
    most = len(lines) * CROSSED
    turns = sorted(turn for line in lines for piece in line for turn in ((piece.box.left, 1), (piece.box.right, -1)))
    gaps, depth = [], 0
    height = max(line[0].box.height for line in lines)
    for (place, step), (following, _) in pairwise(turns):
        depth += step
        if depth <= most and following - place > height * GAP / 2 and place > turns[0][0]:
            gaps.append((place + following) / 2)
    return gaps


def _join_wrapped(rows: list[list[list[Piece]]]) -> None:
    """Put the rest of a cell that did not fit on its line behind it.

    It is the rest where it lies right below, has no figure, nothing new stands before it on its line, and its first
    word did not fit on the line above.
    """
    width = len(rows[0]) if rows else 0
    edges = [max((row[at][-1].box.right for row in rows if row[at]), default=0.0) for at in range(width)]
    held: list[list[Piece]] = [[] for _ in range(width)]
    for row in rows:
        is_new = False
        for at, cell in enumerate(row):
            if cell and held[at] and not is_new and _is_rest(held[at][-1], cell[0], edges[at]):
                held[at] += cell
                row[at] = []
            elif cell:
                held[at] = cell
                is_new = True


def _is_rest(above: Piece, below: Piece, edge: float) -> bool:
    first = below.text.split(" ", 1)[0]
    width = (below.box.right - below.box.left) * len(first) / max(1, len(below.text))
    is_near = above.box.middle - below.box.middle < TIGHT * max(above.box.height, below.box.height)
    has_figure = any(letter.isdigit() for letter in below.text)
    is_broken = above.text.endswith(BROKEN)
    return is_near and (is_broken or (not has_figure and above.box.right + width > edge))
