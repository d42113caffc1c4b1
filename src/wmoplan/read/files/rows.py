"""Reads the rows of a file of any kind that is known, by what is in it."""

from collections.abc import Callable
from typing import Final

from wmoplan.errors import DataError, Problem
from wmoplan.read.files.kind import Kind, kind_of
from wmoplan.read.meetings.cells import CellRow, cell_text, csv_rows
from wmoplan.read.meetings.stacked import unstacked

PASTE: Final = "Open het, kopieer de regels met vergaderingen en plak ze bij: wmoplan meetings add"
SAVE_AS: Final = f"Open het in Word of LibreOffice, kies Opslaan als, en dan .docx. Of: {PASTE}"
SAVE_PAGE: Final = "Open de pagina in uw browser, en bewaar haar met Ctrl+S. Of typ: wmoplan meetings fetch"
RETYPE: Final = "Typ de regels met vergaderingen over bij: wmoplan meetings add"
WAY_OUT: Final = {
    Kind.BINARY_SHEETS: f"Bewaar het in Excel als .xlsx. Of: {PASTE}",
    Kind.LOCKED: f"Open het met het wachtwoord, en bewaar het zonder. Of: {PASTE}",
    Kind.OLD_DOCUMENT: SAVE_AS,
    Kind.OLD_SLIDES: PASTE,
    Kind.SLIDES: PASTE,
    Kind.OPEN_DOCUMENT: SAVE_AS,
    Kind.OUTLOOK: f"Bewaar de bijlage zelf. Of bewaar de mail als .eml. Of: {PASTE}",
    Kind.RICH_TEXT: SAVE_AS,
    Kind.PICTURE: RETYPE,
    Kind.PACKED: "Pak het eerst uit. Klik er met rechts op, en kies Alles uitpakken.",
    Kind.OF_A_MAC: f"Open het op de Mac, kies Exporteer, en dan Word of Excel. Of: {PASTE}",
    Kind.WEB_ARCHIVE: f"Bewaar de pagina in Safari als Paginabron. Of: {PASTE}",
    Kind.LINK: SAVE_PAGE,
    Kind.CUT_OFF: "Haal het opnieuw op.",
    Kind.CALENDAR: "Bewaar het apart, en typ: wmoplan meetings import agenda.ics",
    Kind.UNKNOWN: "Kijk of dit het goede bestand is.",
}
"""What to do with a file that cannot be read."""


def file_rows(data: bytes, name: str) -> list[CellRow]:
    """Return the rows of a file that is no calendar.

    Args:
        data: The file.
        name: How the user named it.

    Raises:
        DataError: It is of a kind that cannot be read, or damaged, or far too large.
        ImportError: The library that reads its kind is not installed.
    """
    kind = kind_of(data)
    if remedy := WAY_OUT.get(kind):
        raise DataError(Problem(name, 0, f"dit is {kind.value}. Dat kan wmoplan niet lezen.", remedy))
    rows = _reader(kind)(data, name)
    return [row._replace(cells=list(map(cell_text, cells))) for row in rows for cells in unstacked(row.cells)]


def _reader(kind: Kind) -> Callable[[bytes, str], list[CellRow]]:  # noqa: PLR0911 - one for each kind
    """Return what reads a kind of file; its module loads its library when it is called."""
    match kind:
        case Kind.SHEETS | Kind.OLD_SHEETS:
            from wmoplan.read.files.sheets import sheet_rows

            return lambda data, name: sheet_rows(data, name, is_packed=kind is Kind.SHEETS)
        case Kind.DOCUMENT:
            from wmoplan.read.files.word import document_rows

            return document_rows
        case Kind.PDF:
            from wmoplan.read.files.pdf import pdf_rows

            return pdf_rows
        case Kind.PAGE:
            from wmoplan.read.files.webpage import page_rows

            return page_rows
        case Kind.JSON:
            from wmoplan.read.files.council import council_rows

            return council_rows
        case Kind.TEXT:
            from wmoplan.read.meetings import text_of
            from wmoplan.read.meetings.columns import COLUMNS

            return lambda data, name: list(csv_rows(text_of(data, name), name, COLUMNS))
        case Kind.MAIL:
            from wmoplan.read.files.mail import mail_rows

            return lambda data, name: mail_rows(data, name, file_rows)
    raise AssertionError(kind)
