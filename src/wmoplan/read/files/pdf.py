"""PDF files: words with their places, put together to the cells of ruled tables, to columns and to lines.

A PDF has no tables, rows or words, only letters and drawn lines at a place. What stands between drawn lines is a cell.
Where nothing is drawn, a gap that runs down between the words parts two columns.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, Problem
from wmoplan.place import Place
from wmoplan.read.files.archive import damaged, too_large
from wmoplan.read.files.layout import Box, DrawnLines, Piece, rows_of_page
from wmoplan.read.meetings.cells import CellRow

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PAGES: Final = 40
MOST_LETTERS: Final = 60_000
"""Unit: letters of a whole file."""

MOST_PATHS: Final = 20_000
"""Unit: drawn lines and shapes of one page."""

THIN: Final = 3.0
"""Unit: points. What is thinner is a line, and no shape."""


def pdf_rows(data: bytes, name: str) -> list[CellRow]:
    """Return the rows of every page: of its tables, and a row of one cell for each line beside them.

    Raises:
        DataError: It is damaged, locked, a picture without text, or far larger than a list of meetings.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    rows: list[CellRow] = []
    letters = 0
    try:
        with PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise too_large(name)
            for number, page in enumerate(document, 1):
                found = list(_letters(page, MOST_LETTERS - letters, name))
                letters += len(found)
                place = Place(name, 0, f"bladzijde {number}")
                for line, cells in rows_of_page(found, _rules(page)):
                    rows.append(CellRow(place._replace(line=line), cells))
    except (PdfiumError, OSError, ValueError):
        raise damaged(name) from None
    if not rows:
        remedy = "Vraag de griffie om een bestand met tekst, of typ de regels over bij: wmoplan meetings add"
        raise DataError(Problem(name, 0, "deze PDF is een plaatje: er zit geen tekst in.", remedy))
    return rows


def _letters(page: "PdfPage", most: int, name: str) -> Iterator[Piece]:
    """Yield the letters of a page with their boxes, without spaces."""
    text = page.get_textpage()
    if text.count_chars() > most:
        raise too_large(name)
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip() and (box := Box(*text.get_charbox(at, loose=True))).height > 0:
            yield Piece(letter, box)


def _rules(page: "PdfPage") -> DrawnLines:
    """Return the drawn lines of a page; the sides of a rectangle are lines too."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    rules = DrawnLines([], [])
    for at, path in enumerate(page.get_objects(filter=[FPDF_PAGEOBJ_PATH])):
        if at >= MOST_PATHS:
            break
        left, bottom, right, top = path.get_bounds()
        if right - left > THIN and top - bottom <= THIN:
            rules.across.append(((bottom + top) / 2, left, right))
        elif top - bottom > THIN and right - left <= THIN:
            rules.down.append(((left + right) / 2, bottom, top))
        elif right - left > THIN:
            rules.across.extend([(bottom, left, right), (top, left, right)])
            rules.down.extend([(left, bottom, top), (right, bottom, top)])
    return rules
