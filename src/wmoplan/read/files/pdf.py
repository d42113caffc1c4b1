"""PDF files: words with their places, put together to the cells of ruled tables, to columns and to lines.

A PDF has no tables, rows or words, only letters and drawn lines at a place. What stands between drawn lines is a cell.
Where nothing is drawn, a gap that runs down between the words parts two columns.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import pi
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.place import Place
from wmoplan.read.files.archive import damaged, locked, too_large
from wmoplan.read.files.layout import Box, DrawnLines, Piece, joined_lines, rows_of_page
from wmoplan.read.files.margins import without_margins
from wmoplan.read.files.streams import must_unpack_small
from wmoplan.read.files.turned import turned_box, turned_lines, upright
from wmoplan.read.meetings.cells import Aside, CellRow

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PAGES: Final = 40
MOST_LETTERS: Final = 60_000
"""Unit: letters of a whole file."""

MOST_PATHS: Final = 20_000
"""Unit: drawn lines and shapes of one page."""

MOST_WORDS: Final = 8_000
"""Unit: pieces of text of one page, as its program wrote them; the library compares each with all others."""

MOST_WORK: Final = 60_000_000
"""Unit: letters of a page times its drawn lines, of all pages together."""

QUARTER: Final = pi / 2
"""Unit: radians."""

RETYPE: Final = "Vraag de griffie om een bestand met tekst, of typ de regels over bij: wmoplan meetings add"

THIN: Final = 3.0
"""Unit: points. What is thinner is a line, and no shape."""


def pdf_rows(data: bytes, name: str) -> list[CellRow]:
    """Return the rows of every page: of its tables, and a row of one cell for each line beside them.

    Raises:
        DataError: It is damaged, locked, a picture without text, or far larger than a list of meetings.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    must_unpack_small(data, name)
    pages: list[_Page] = []
    letters = work = 0
    try:
        with PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise too_large(name)
            for page in document:
                found = _page(page, MOST_LETTERS - letters, name)
                pages.append(found)
                letters += len(found.letters)
                work += len(found.letters) * (len(found.rules.across) + len(found.rules.down))
                if work > MOST_WORK:
                    raise too_large(name)
    except (PdfiumError, OSError, ValueError) as fault:
        raise locked(name) if "password" in str(fault).lower() else damaged(name) from None
    rows = list(_rows(pages, name))
    if all(row.aside for row in rows):
        raise DataError(Problem(name, 0, "deze PDF is een plaatje: er zit geen tekst in.", RETYPE))
    return rows


def _rows(pages: list["_Page"], name: str) -> Iterator[CellRow]:
    """Yield the rows of each page; then what stood in the margins, and which pages have no text to read."""
    printed = without_margins([page.letters for page in pages])
    for number, (page, letters) in enumerate(zip(pages, printed.pages, strict=True), 1):
        place = Place(name, 0, f"bladzijde {number}")
        for line, cells in rows_of_page(letters, page.rules):
            yield CellRow(place._replace(line=line), cells)
        if page.has_picture and not letters:
            yield CellRow(place, [""], Aside("deze bladzijde is een plaatje: er zit geen tekst in.", RETYPE))
    if printed.margins:
        place = Place(name, 0, "elke bladzijde" if len(pages) > 1 else "bladzijde 1")
        yield CellRow(place, ["; ".join(printed.margins)], Aside("de rand van het papier"))


class _Page(NamedTuple):
    """What is on one page.

    Attributes:
        has_picture: Whether there is a picture on it.
    """

    letters: list[Piece]
    rules: DrawnLines
    has_picture: bool


def _page(page: "PdfPage", most: int, name: str) -> _Page:
    """Return what is on a page, turned so that most of its letters stand upright.

    Args:
        most: How many letters it may have.
    """
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    rules = _rules(page, name)
    found = list(_letters(page, most, name))
    turn, _ = Counter(turn for _, turn in found).most_common(1)[0] if found else (0, 0)
    letters = upright([(Piece(one.text, turned_box(one.box, turn)), (own - turn) % 4) for one, own in found])
    has_picture = next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]), None) is not None
    return _Page(letters, turned_lines(rules, turn), has_picture)


def _letters(page: "PdfPage", most: int, name: str) -> Iterator[tuple[Piece, int]]:
    """Yield the letters of a page without spaces, and how many quarters each is turned to the left."""
    from pypdfium2.raw import FPDF_PAGEOBJ_TEXT, FPDFText_GetCharAngle

    if sum(1 for _ in islice(page.get_objects(filter=[FPDF_PAGEOBJ_TEXT]), MOST_WORDS + 1)) > MOST_WORDS:
        raise too_large(name)
    text = page.get_textpage()
    if text.count_chars() > most:
        raise too_large(name)
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip() and (box := Box(*text.get_charbox(at, loose=True))).height > 0:
            yield Piece(letter, box), -round(FPDFText_GetCharAngle(text, at) / QUARTER) % 4


def _rules(page: "PdfPage", name: str) -> DrawnLines:
    """Return the drawn lines of a page; the sides of a rectangle are lines too."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    rules = DrawnLines([], [])
    for at, path in enumerate(page.get_objects(filter=[FPDF_PAGEOBJ_PATH])):
        if at >= MOST_PATHS:
            raise too_large(name)
        left, bottom, right, top = path.get_bounds()
        if right - left > THIN and top - bottom <= THIN:
            rules.across.append(((bottom + top) / 2, left, right))
        elif top - bottom > THIN and right - left <= THIN:
            rules.down.append(((left + right) / 2, bottom, top))
        elif right - left > THIN:
            rules.across.extend([(bottom, left, right), (top, left, right)])
            rules.down.extend([(left, bottom, top), (right, bottom, top)])
    return DrawnLines(joined_lines(rules.across), joined_lines(rules.down))
