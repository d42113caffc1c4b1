"""How the sheets of an old workbook (.xls) look: what is struck through, noted or hidden.

Source: [MS-XLS] 2.4: BoundSheet8, ColInfo, Font, Note, Obj, Row, TxO and XF.
"""

import struct
from typing import Final, NamedTuple

from wmoplan.read.files.compound import BEGIN, SHEET, books_of, records_of
from wmoplan.read.files.extent import RECORDS, SEVERAL
from wmoplan.read.files.look import SheetLook

FONT: Final = 0x31
STRIKE_OUT: Final = 0x08
NO_FONT: Final = 4
"""The number that no font has: the one that follows the font of number 3 has number 5."""

FORMAT: Final = 0xE0
ROW: Final = 0x208
ROW_HIDDEN: Final = 0x20
COLUMNS: Final = 0x7D
NOTE: Final = 0x1C
OBJECT: Final = 0x5D
TEXT: Final = 0x1B6
MORE: Final = 0x3C


class OldLooks(NamedTuple):
    """How the sheets of an .xls look.

    Attributes:
        sheets: By the name of each.
        is_vague: Whether something is struck through of which it is not known where: a part of a cell.
    """

    sheets: dict[str, SheetLook]
    is_vague: bool


def old_looks(data: bytes) -> OldLooks:
    """Return how the sheets of an .xls look.

    Raises:
        struct.error: It is broken off.
        ValueError: It goes round in a circle.
    """
    book = next(books_of(data), b"")
    looks = _Looks(book)
    for kind, at, size in records_of(book):
        looks.take(kind, at, size)
    found = {name: looks.sheets[start] for start, name in looks.names.items() if start in looks.sheets}
    return OldLooks(found, bool(looks.struck_fonts - looks.used_fonts))


class _Looks:
    """One workbook whose records are being read.

    Attributes:
        names: Of the sheets, by the place where each begins.
        sheets: How each sheet looks, by the place where it begins.
        fonts: Which font each format of a cell has.
    """

    def __init__(self, book: bytes) -> None:
        self.book = book
        self.names: dict[int, str] = {}
        self.sheets: dict[int, SheetLook] = {}
        self.look = SheetLook()
        self.fonts: list[int] = []
        self.struck_fonts: set[int] = set()
        self.used_fonts: set[int] = set()
        self.number = -1
        self.object = 0
        self.awaits_text = 0
        self.texts: dict[int, str] = {}

    def take(self, kind: int, at: int, size: int) -> None:
        """Take over what one record says."""
        if kind & 0xFF == BEGIN:
            self.look = self.sheets.setdefault(at - 4, SheetLook())
            self.texts = {}
        elif kind == SHEET:
            (start,) = struct.unpack_from("<I", self.book, at)
            self.names[start] = _name(self.book[at + 6 : at + size])
        elif kind == FONT:
            self._take_font(at)
        elif kind == FORMAT:
            self.fonts += struct.unpack_from("<H", self.book, at)
        elif kind in RECORDS and size >= 6:  # noqa: PLR2004 - row, column and format
            self._take_cells(kind, at, size)
        elif kind in (ROW, COLUMNS):
            self._take_hidden(kind, at)
        elif kind in (OBJECT, TEXT, MORE, NOTE):
            self._take_note(kind, at, size)

    def _take_font(self, at: int) -> None:
        self.number += 1 + (self.number + 1 == NO_FONT)
        (told,) = struct.unpack_from("<H", self.book, at + 2)
        if told & STRIKE_OUT:
            self.struck_fonts.add(self.number)

    def _take_cells(self, kind: int, at: int, size: int) -> None:
        row, first = struct.unpack_from("<HH", self.book, at)
        step, last = (6, at + size - 2) if kind == SEVERAL else (size, at + 4 + 1)
        for column, place in enumerate(range(at + 4, last, step), first):
            (form,) = struct.unpack_from("<H", self.book, place)
            font = self.fonts[form] if form < len(self.fonts) else 0
            self.used_fonts.add(font)
            if font in self.struck_fonts:
                self.look.struck.add((row, column))

    def _take_hidden(self, kind: int, at: int) -> None:
        if kind == ROW:
            row, *_, told = struct.unpack_from("<HHHHHHH", self.book, at)
            if told & ROW_HIDDEN:
                self.look.hidden_rows.add(row)
        else:
            first, last, _, _, told = struct.unpack_from("<HHHHH", self.book, at)
            if told & 1:
                self.look.hide_columns(first, last)

    def _take_note(self, kind: int, at: int, size: int) -> None:
        """Take over a part of a note: the number of its box, that a text follows, the text, or at which cell it is."""
        if kind == OBJECT and size >= 8:  # noqa: PLR2004 - up to its number
            (self.object,) = struct.unpack_from("<H", self.book, at + 6)
        elif kind == TEXT:
            (self.awaits_text,) = struct.unpack_from("<H", self.book, at + 10)
        elif kind == MORE and self.awaits_text:
            text = _letters(self.book[at : at + size])[: self.awaits_text]
            self.awaits_text -= len(text)
            self.texts[self.object] = self.texts.get(self.object, "") + text
        elif kind == NOTE and size >= 8:  # noqa: PLR2004 - up to the number of its box
            row, column, _, box = struct.unpack_from("<HHHH", self.book, at)
            if said := " ".join(self.texts.get(box, "").split()):
                self.look.notes[row, column] = said


def _name(written: bytes) -> str:
    """Return the name of a sheet: its length, and its letters."""
    return _letters(written[1:])[: written[0]] if written else ""


def _letters(written: bytes) -> str:
    """Return letters behind the byte that tells how many bytes each takes."""
    wide = bool(written[:1] and written[0] & 1)
    return written[1:].decode("utf-16-le" if wide else "latin-1", "replace")
