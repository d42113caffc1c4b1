"""Workbooks as LibreOffice saves them in older and other forms: what is struck, noted and hidden in them."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.read.griffie.files import firm
from tests.read.griffie.make import converted
from wmoplan.read.files.rows import file_rows
from wmoplan.read.meetings.table import table_of

ROWS = [
    ["Datum", "Tijd", "Vergadering"],
    ["14-01-2027", "20:00", "Raad"],
    ["28-01-2027", "20:00", "Raad"],
    ["11-02-2027", "20:00", "Raad"],
    ["25-02-2027", "20:00", "Raad"],
]


def workbook() -> bytes:
    """Return a workbook: 28 January is struck through, 11 February has a note, 25 February is hidden."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ROWS:
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    sheet["C4"].comment = Comment("vervalt", "griffie")
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("Oud").append(["15-01-2027", "20:00", "Raad"])
    book["Oud"].sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.slow  # starts LibreOffice
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_what_a_workbook_shows_is_seen_in_each_of_its_forms(tmp_path: Path, form: str) -> None:
    rows = file_rows(converted(workbook(), form, tmp_path), f"schema.{form}")

    found = table_of(rows, f"schema.{form}")

    assert {(str(one.day), one.time or "", one.name.lower(), one.status) for one in found.meetings} == {
        *firm("raad", "20:00", "2027-01-14", "2027-02-25"),
        ("2027-01-28", "20:00", "raad", "vervallen"),
        ("2027-02-11", "20:00", "raad", "vervallen"),
    }
    assert found.remarks == (
        "Verborgen in het bestand, en wel gelezen: blad 1, rij 5. Kijk of dat klopt.",
        "Dit blad is verborgen, en niet gelezen: 'Oud'.",
    )
