"""How far the values of a workbook reach: looked up before a library makes room for every cell up to the last."""

import re
import struct
from collections.abc import Iterator
from typing import Final
from xml.parsers.expat import ParserCreate

CELL_NAME: Final = r"([A-Z]{1,3})([0-9]{1,7})"
FILLED: Final = frozenset({"v", "is", "p"})
"""What a cell with a value holds: in an .xlsx its value or text, in an .ods a paragraph."""

RECORDS: Final = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
"""The records of an .xls that are a cell with a value. Source: [MS-XLS] 2.3."""

SEVERAL: Final = 0xBD
"""The record of an .xls that has a whole row of values."""

SHEET: Final = 0x85
END: Final = 0xFFFFFFFA
"""A sector with this number or a higher one is none. Source: [MS-CFB] 2.1."""

SMALL: Final = 4_096
"""Unit: bytes. A smaller stream of an old Office file stands in small sectors."""


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
            self._row, self._column = _number(told.get("r"), self._row + 1), 0
        elif kind == "table-row":
            self._rows = _number(told.get("number-rows-repeated"), 1)
            self._row, self._column = self._row + self._rows, 0
        else:
            at = re.fullmatch(CELL_NAME, told.get("r", ""))
            self._columns = _number(told.get("number-columns-repeated"), 1)
            self._column = column_number(at[1]) if at else self._column + self._columns
            self._row = int(at[2]) if at else self._row
            self._is_filled = "value-type" in told
            down, right = _number(told.get("number-rows-spanned"), 1), _number(told.get("number-columns-spanned"), 1)
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


def _number(text: str | None, otherwise: int) -> int:
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
    return max((_book_area(book) for book in _streams(data, ("Workbook", "Book"))), default=0)


def _book_area(book: bytes) -> int:
    """Return the area of the largest sheet, as often as there are sheets: two can stand at one place."""
    at = sheets = largest = 0
    last_row = last_column = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        at += 4
        if kind & 0xFF == 0x09:  # noqa: PLR2004 - a sheet begins
            last_row = last_column = 0
        elif kind == SHEET:
            sheets += 1
        elif kind in RECORDS and size >= 6:  # noqa: PLR2004 - row, column and look
            row, column = struct.unpack_from("<HH", book, at)
            if kind == SEVERAL:
                (column,) = struct.unpack_from("<H", book, at + size - 2)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
            largest = max(largest, last_row * last_column)
        at += size
    return largest * max(sheets, 1)


def _streams(data: bytes, names: tuple[str, ...]) -> Iterator[bytes]:
    """Yield the streams of an old Office file that have one of these names."""
    size, small = (1 << min(shift, 16) for shift in struct.unpack_from("<HH", data, 30))
    directory, *_ = struct.unpack_from("<I", data, 48)
    small_table, *_ = struct.unpack_from("<I", data, 60)
    table = _sector_table(data, size)
    file = data[size:]
    entries = _chain(file, table, directory, size)
    root = b""
    for at in range(0, len(entries) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries, at + 64)
        start, long = struct.unpack_from("<II", entries, at + 116)
        name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        if at == 0 and kind == 5:  # noqa: PLR2004 - the root, which holds the small sectors
            root = _chain(file, table, start, size) if start < END else b""
        elif name in names and long >= SMALL:
            yield _chain(file, table, start, size)[:long]
        elif name in names:
            numbers = struct.iter_unpack("<I", _chain(file, table, small_table, size))
            yield _chain(root, [number for (number,) in numbers], start, small)[:long]


def _sector_table(data: bytes, size: int) -> list[int]:
    """Return the table that tells which sector follows each; its own sectors are listed in the head, and on from there.

    Args:
        data: The file.
        size: Of a sector.
    """
    more, *_ = struct.unpack_from("<I", data, 68)
    listed = list(struct.unpack_from("<109I", data, 76))
    seen: set[int] = set()
    while more < END and more not in seen:
        seen.add(more)
        *found, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        listed += found
    blocks = (data[(one + 1) * size : (one + 2) * size] for one in listed if one < END)
    return [number for block in blocks for (number,) in struct.iter_unpack("<I", block[: len(block) // 4 * 4])]


def _chain(file: bytes, table: list[int], start: int, size: int) -> bytes:
    """Return the sectors that follow each other from a first one."""
    blocks: list[bytes] = []
    at = start
    while at < END:
        if len(blocks) > len(table) or at >= len(table):
            raise ValueError
        blocks.append(file[at * size : (at + 1) * size])
        at = table[at]
    return b"".join(blocks)
