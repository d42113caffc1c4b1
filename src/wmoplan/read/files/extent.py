"""How far the values of a workbook reach: looked up before a library makes room for every cell up to the last."""

import re
import struct
from typing import Final
from xml.parsers.expat import ParserCreate

from wmoplan.read.files.compound import BEGIN, SHEET, books_of, records_of

CELL_NAME: Final = r"([A-Z]{1,3})([0-9]{1,7})"
FILLED: Final = frozenset({"v", "is", "p"})
"""What a cell with a value holds: in an .xlsx its value or text, in an .ods a paragraph."""

RECORDS: Final = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
"""The records of an .xls that are a cell with a value. Source: [MS-XLS] 2.3."""

SEVERAL: Final = 0xBD
"""The record of an .xls that has a whole row of values."""


Position = tuple[int, int]
"""Row and column, counted from 0."""


class Extent:
    """How far the values of the sheets in one part of a workbook reach.

    Attributes:
        area: The cells up to the last row and column with a value, of all sheets together.
        filled: How many cells have a value.
        merged: Of an .ods, by the name of a table, the cells that cover others: row and column of each, with those
            of the last cell that it covers.
    """

    def __init__(self) -> None:
        self.area = 0
        self.filled = 0
        self.merged: dict[str, dict[Position, Position]] = {}
        self._ranges: dict[Position, Position] = {}
        self._row = self._column = self._rows = self._columns = 0
        self._last_row = self._last_column = 0
        self._is_filled = False

    def parsed(self, content: bytes) -> "Extent":
        """Measure a sheet of an .xlsx, or the content of an .ods.

        Raises:
            xml.parsers.expat.ExpatError: It is no XML.
        """
        parser = ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.Parse(content, True)  # noqa: FBT003 - the library's own
        self._close()
        return self

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind in FILLED:
            self._is_filled = True
            return
        if kind not in ("row", "c", "table-row", "table-cell", "covered-table-cell", "table"):
            return
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if kind == "table":
            self._close()
            self._ranges = self.merged.setdefault(told.get("name", ""), {})
        elif kind == "row":
            self._row, self._column = as_number(told.get("r"), self._row + 1), 0
        elif kind == "table-row":
            self._rows = as_number(told.get("number-rows-repeated"), 1)
            self._row, self._column = self._row + self._rows, 0
        else:
            at = re.fullmatch(CELL_NAME, told.get("r", ""))
            self._columns = as_number(told.get("number-columns-repeated"), 1)
            self._column = column_number(at[1]) if at else self._column + self._columns
            self._row = int(at[2]) if at else self._row
            self._is_filled = "value-type" in told
            down, right = (
                as_number(told.get("number-rows-spanned"), 1),
                as_number(told.get("number-columns-spanned"), 1),
            )
            if down > 1 or right > 1:
                row, column = self._row - 1, self._column - 1
                self._ranges[row, column] = (row + down - 1, column + right - 1)

    def _end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind in ("c", "table-cell", "covered-table-cell") and self._is_filled:
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            self.filled += max(self._rows, 1) * self._columns
            self._is_filled = False

    def _close(self) -> None:
        self.area += self._last_row * self._last_column
        self._row = self._column = self._rows = self._last_row = self._last_column = 0


def as_number(text: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds, or another one where it holds none of at most nine figures."""
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else otherwise


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def old_area(data: bytes) -> int:
    """Return the cells that the sheets of an .xls can take, each up to its last row and column with a value.

    Raises:
        struct.error: It is broken off.
        ValueError: It goes round in a circle.
    """
    return max((_book_area(book) for book in books_of(data)), default=0)


def _book_area(book: bytes) -> int:
    """Return the area of the largest sheet, as often as there are sheets: two can stand at one place."""
    sheets = largest = 0
    last_row = last_column = 0
    for kind, at, size in records_of(book):
        if kind & 0xFF == BEGIN:
            last_row = last_column = 0
        elif kind == SHEET:
            sheets += 1
        elif kind in RECORDS and size >= 6:  # noqa: PLR2004 - row, column and look
            row, column = struct.unpack_from("<HH", book, at)
            if kind == SEVERAL:
                (column,) = struct.unpack_from("<H", book, at + size - 2)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
            largest = max(largest, last_row * last_column)
    return largest * max(sheets, 1)
