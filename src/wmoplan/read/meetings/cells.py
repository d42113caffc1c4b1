"""Rows of cells with their place: what a table is, whatever file it comes from; a .csv file gives them here."""

import csv
import io
import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.place import Place
from wmoplan.read.meetings.lines import folded, plain, struck_in_words
from wmoplan.read.meetings.outcome import LONGEST, MOST, too_many
from wmoplan.read.meetings.stacked import unstacked

LOOKED: Final = 20
"""Unit: rows. How far down the row with the names of the columns may stand."""

WIDEST: Final = 100
"""Unit: columns."""


class Aside(NamedTuple):
    """What a row is that is no row of a list: it tells something of the file.

    Attributes:
        why: What it is, or what is wrong; empty where the row is a sentence that the reader must know.
        remedy: What to do about it; empty where nothing is wrong.
    """

    why: str = ""
    remedy: str = ""


class CellRow(NamedTuple):
    """One row of a table that is not empty.

    Attributes:
        cells: Each on one line, and not too long. A cell that is merged over several rows or columns stands in each of
            them, where the file tells; what is struck through has the words for it behind it (`cell_text`).
        aside: What it is where it is no row of the list; None in a list.
    """

    place: Place
    cells: list[str]
    aside: Aside | None = None

    def is_filled(self, place: int) -> bool:
        """Tell whether a column has a cell in this row that is not empty."""
        return place < len(self.cells) and bool(self.cells[place])


def hint(name: str, sentence: str) -> CellRow:
    """Return a row that is a whole sentence about a file of that name, which the reader must know."""
    return CellRow(Place(name, 0), [sentence], Aside())


def cell_text(text: str) -> str:
    r"""Return the text of a cell on one line, with words for what is struck through.

    >>> cell_text("~~Raad~~"), cell_text(" Raad\n 20.00")
    ('Raad (vervallen)', 'Raad 20.00')
    """
    return plain(struck_in_words(text), LONGEST)


def csv_rows(text: str, name: str, known: Container[str]) -> Iterator[CellRow]:
    """Yield the rows of a .csv file that are not empty.

    Args:
        text: The file.
        name: How the user named it.
        known: The names that columns can have, as `column_name` writes them; they show what parts the cells.

    Raises:
        DataError: There are too many rows, or the file breaks off in a cell.
    """
    lines = text.removeprefix("\ufeff")
    parted = re.match(r"(?i)\"?sep=(.)\"?(?:\r\n?|\n)", lines)
    sign = _delimiter(lines, parted[1] if parted else "", known)
    reader = csv.reader(io.StringIO(lines, newline=None), delimiter=sign)
    found, line = 0, 1
    try:
        for cells in reader:
            if any(cells) and not (line == 1 and parted):
                for one in unstacked(cells[:WIDEST]):
                    kept = [cell_text(cell) for cell in one]
                    found += any(kept)
                    if found > MOST + LOOKED:
                        raise too_many_rows(name)
                    if any(kept):
                        yield CellRow(Place(name, line), kept)
            line = reader.line_num + 1
    except csv.Error:
        message = "vanaf hier is de tabel niet te lezen; misschien staat er een aanhalingsteken te veel."
        raise DataError(Problem(name, line, message, "Bewaar het bestand in Excel opnieuw als .csv.")) from None


def too_many_rows(name: str) -> DataError:
    """Return the error for a table with more rows than `MOST`."""
    return too_many(name, "regels met vergaderingen", "vergaderingen, bijvoorbeeld een jaar per keer")


def column_name(cell: str) -> str:
    """Return the name of a column without case, accents, spaces and signs."""
    return re.sub(r"[\W_]", "", folded(cell))


def _delimiter(text: str, stated: str, known: Container[str]) -> str:
    """Return what stands between the cells: what gives the most known columns, or parts the most rows, at the top."""
    if stated in {";", ",", "\t", "|"}:
        return stated
    head = text.splitlines()[:LOOKED]

    def columns(sign: str) -> tuple[int, int]:
        named = max((sum(column_name(cell) in known for cell in line.split(sign)) for line in head), default=0)
        return named, 0 if named else sum(bool(line.strip(sign).count(sign)) for line in head)

    return max((";", "\t", "|", ","), key=columns)
