"""Cells with their span laid out as rows of a table: a merged cell counts in each row and column that it covers."""

from collections.abc import Iterable
from typing import Final, NamedTuple

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 400_000
"""Unit: cells of one file, merged ones counted as often as they are laid out."""


class GridCell(NamedTuple):
    """One cell of a table.

    Attributes:
        row: Of its top, counted from 0.
        column: Of its left, counted from 0.
        text: What is in it; lines parted by a line feed.
        rows: How many rows it covers; at least 1.
        columns: How many columns it covers; at least 1.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def laid_out(spans: Iterable[GridCell]) -> list[list[str]]:
    """Return the rows of a table, all of one length.

    A cell that covers several columns counts for each of them, save one that covers the whole width: that is a title,
    and stands in the first column alone. A cell that covers several rows counts for each of them.

    >>> laid_out([GridCell(0, 0, "januari", rows=2), GridCell(0, 1, "12"), GridCell(1, 1, "26")])
    [['januari', '12'], ['januari', '26']]
    >>> laid_out([GridCell(0, 0, "Schema", columns=2), GridCell(1, 0, "datum"), GridCell(1, 1, "tijd")])
    [['Schema', ''], ['datum', 'tijd']]
    """
    held = [one for one in spans if one.row < MOST_ROWS and one.column < MOST_COLUMNS]
    height = min(max((one.row + one.rows for one in held), default=0), MOST_ROWS)
    width = min(max((one.column + one.columns for one in held), default=0), MOST_COLUMNS)
    table = [[""] * width for _ in range(height)]
    for one in held:
        is_title = one.column == 0 and one.columns >= width
        last = one.column + 1 if is_title else min(one.column + one.columns, width)
        for row in range(one.row, min(one.row + one.rows, height)):
            table[row][one.column : last] = [one.text] * (last - one.column)
    return table


def column_letters(column: int) -> str:
    """Return what a workbook calls a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
