"""Workbooks of three programs in which words are struck through, cells have notes, and rows and columns are hidden."""

import struct

import pytest
from openpyxl.comments import Comment

from tests.read.files.test_archive import packed
from tests.read.files.test_extent import long, old_office, record
from tests.read.files.test_sheets import content, workbook
from wmoplan.read.files.sheets import sheet_rows
from wmoplan.read.meetings.cells import Aside

HEAD = (
    '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
)
STYLES = (
    '<style:style style:name="streep" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="kind" style:family="table-cell" style:parent-style-name="streep"/>'
    '<style:style style:name="niet" style:family="table-cell" style:parent-style-name="streep"><style:text-properties '
    'style:text-line-through-style="none" style:text-line-through-type="none"/></style:style>'
    '<style:style style:name="deel" style:family="text"><style:text-properties '
    'style:text-line-through-type="single"/></style:style>'
)


def open_sheet(rows: str, columns: str = "", styles: str = STYLES) -> bytes:
    """Return an .ods with one sheet; the styles that it shares with others stand apart, as LibreOffice does it."""
    body = f'<o:spreadsheet><table:table table:name="Blad1">{columns}{rows}</table:table></o:spreadsheet>'
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "styles.xml": f"{HEAD}{styles}</o:document-content>".encode(),
        "content.xml": f"{HEAD}<o:body>{body}</o:body></o:document-content>".encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return packed(parts)


def cell(text: str, **told: str) -> str:
    words = "".join(f' table:{key.replace("_", "-")}="{value}"' for key, value in told.items())
    return f'<table:table-cell{words} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, words: str = "") -> str:
    return f"<table:table-row{words}>{''.join(cells)}</table:table-row>"


COLUMN = (
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="kind"/>'
)
NOTE = "<office:annotation><text:p>vervalt</text:p><text:p>wegens ziekte</text:p></office:annotation>"
LOOKS = [
    (row(cell("14 januari", style_name="streep"), cell("raad")), "", ["~~14 januari~~", "raad"], "a whole cell"),
    (row(cell("14 januari", style_name="kind"), cell("raad")), "", ["~~14 januari~~", "raad"], "by the style above"),
    (row(cell("14 januari", style_name="niet"), cell("raad")), "", ["14 januari", "raad"], "against the style above"),
    (row(cell("a"), cell("b"), cell("c")), COLUMN, ["a", "b", "~~c~~"], "by the style of the column"),
    (
        row(cell('raad <text:span text:style-name="deel">en commissie</text:span>')),
        "",
        ["raad ~~en commissie~~"],
        "a part of a cell",
    ),
    (row(cell('<text:span text:style-name="deel">raad</text:span>')), "", ["~~raad~~"], "all parts of a cell"),
    (row(f"<table:table-cell>{NOTE}</table:table-cell>", cell("raad")), "", ["(vervalt wegens ziekte)", "raad"],
     "a note at an empty cell"),
    (row(cell("raad").replace("<text:p>", f"{NOTE}<text:p>", 1)), "", ["raad (vervalt wegens ziekte)"], "a note"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "columns", "cells", "why"), LOOKS, ids=[why for *_, why in LOOKS])
def test_an_ods_tells_what_is_struck_and_noted(rows: str, columns: str, cells: list[str], why: str) -> None:
    found = sheet_rows(open_sheet(rows, columns), "raad.ods", is_packed=True)

    assert [[cell.strip() for cell in one.cells] for one in found] == [cells], why


def test_what_an_ods_hides_is_read_and_told() -> None:
    hidden = ' table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column{hidden}/>"
    rows = row(cell("a"), cell("b")) + row(cell("c"), cell("d"), words=hidden)
    rows += f'<table:table-row{hidden} table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'

    *found, told = sheet_rows(open_sheet(rows, columns), "raad.ods", is_packed=True)

    assert [one.cells for one in found] == [["a", "b"], ["c", "d"]]
    assert told.cells == [
        "Verborgen in het bestand, en wel gelezen: blad 1, rij 2 en blad 1, kolom B. Kijk of dat klopt."
    ]
    assert told.aside == Aside()


def test_what_an_xlsx_hides_is_read_and_told() -> None:
    book, sheet = workbook(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"])
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = sheet.row_dimensions[99].hidden = True
    sheet.column_dimensions["C"].hidden = True

    *found, told = sheet_rows(content(book), "raad.xlsx", is_packed=True)

    assert [one.cells[0] for one in found] == ["a", "d", "g"]
    assert told.cells == [
        "Verborgen in het bestand, en wel gelezen: blad 1, de rijen 2 en 3 en blad 1, kolom C. Kijk of dat klopt."
    ]


def test_a_note_of_a_conversation_says_what_was_said() -> None:
    book, sheet = workbook(["raad"])
    sheet["A1"].comment = Comment(
        "[Opmerkingenthread]\n\nU kunt deze lezen in uw versie van Excel. Meer informatie: "
        "https://go.microsoft.com/fwlink/?linkid=870924\n\nOpmerking:\n    vervalt",
        "griffie",
    )

    assert [one.cells for one in sheet_rows(content(book), "raad.xlsx", is_packed=True)] == [["raad (vervalt)"]]


def old_sheet(*, runs: bool = False) -> bytes:
    """Return an .xls: day, body and a third cell; the second row is struck, the third hidden, the last column too."""
    font = record(0x31, struct.pack("<HHHHHBBBBBB", 220, 0, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    struck = record(0x31, struct.pack("<HHHHHBBBBBB", 220, 8, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    forms = [
        record(0xE0, struct.pack("<HHHH", number, 0, 0, 0).ljust(20, b"\0")) for number in (0, 5 if not runs else 0)
    ]
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + font * 4 + struck + b"".join(forms)
    name = struct.pack("<BBBB", 0, 0, 5, 0) + b"Blad1"
    begin = len(start) + 4 + 4 + len(name) + 4
    cells = [
        record(0x203, struct.pack("<HHHd", at, column, int(at == 1), 46_400.0 + at))
        for at in range(3)
        for column in range(2)
    ]
    hidden = record(0x208, struct.pack("<8H", 2, 0, 2, 255, 0, 0, 0x20, 0))
    column = record(0x7D, struct.pack("<6H", 1, 1, 2000, 0, 1, 0))
    box = record(0x5D, struct.pack("<HHHHH", 0x15, 0x12, 0x19, 7, 0).ljust(22, b"\0"))
    text = record(0x1B6, struct.pack("<HH6xHHI", 0, 0, 7, 0, 0)) + record(0x3C, b"\0vervalt") + record(0x3C, b"\0\0")
    note = record(0x1C, struct.pack("<HHHHH", 0, 0, 0, 7, 0))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + column + hidden
    sheet += b"".join(cells) + box + text + note + record(0x0A, b"")
    return start + record(0x85, struct.pack("<I", begin) + name) + record(0x0A, b"") + sheet


@pytest.mark.parametrize("grown", [bytes, long], ids=["small sectors", "large sectors"])
def test_an_xls_tells_what_is_struck_noted_and_hidden(grown: type[bytes]) -> None:
    *found, told = sheet_rows(old_office(grown(old_sheet())), "raad.xls", is_packed=False)

    assert [one.cells for one in found] == [
        ["46400 (vervalt)", "46400"],
        ["~~46401~~", "~~46401~~"],
        ["46402", "46402"],
    ]
    assert told.cells == [
        "Verborgen in het bestand, en wel gelezen: blad 1, rij 3 en blad 1, kolom B. Kijk of dat klopt."
    ]


def test_an_xls_with_something_struck_at_an_unknown_place_is_told() -> None:
    told, *_ = sheet_rows(old_office(old_sheet(runs=True)), "raad.xls", is_packed=False)

    assert "een deel van een cel doorgehaald" in told.cells[0]
