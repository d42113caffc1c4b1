import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from wmoplan.errors import DataError
from wmoplan.read.files.sheets import sheet_rows


def workbook(*rows: list[object]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return book, sheet


def content(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(book: Workbook) -> list[tuple[str, list[str]]]:
    return [(row.place.inside, row.cells) for row in sheet_rows(content(book), "raad.xlsx", is_packed=True)]


def test_a_day_and_a_time_are_as_they_are_shown() -> None:
    book, _ = workbook(
        ["Datum", "Tijd", "Wie"],
        [date(2027, 1, 12), time(20), "Raad"],
        [datetime(2027, 1, 26, 19, 30), None, 2],  # noqa: DTZ001 - a workbook knows no zones
    )

    assert read(book) == [
        ("blad 1, rij 1", ["Datum", "Tijd", "Wie"]),
        ("blad 1, rij 2", ["2027-01-12", "20:00", "Raad"]),
        ("blad 1, rij 3", ["2027-01-26 19:30", "", "2"]),
    ]


def test_a_row_has_the_number_that_the_program_shows() -> None:
    book, sheet = workbook()
    sheet["C5"] = "Raad"

    assert read(book) == [("blad 1, rij 5", ["", "", "Raad"])]


def test_a_merged_month_counts_for_each_of_its_rows() -> None:
    book, sheet = workbook(["Januari 2027", 12], [None, 26])
    sheet.merge_cells("A1:A2")

    assert [cells for _, cells in read(book)] == [["Januari 2027", "12"], ["Januari 2027", "26"]]


def test_struck_words_and_notes_are_seen() -> None:
    book, sheet = workbook(["do 14 januari 2027", "Raad"], ["x", "Raad"])
    sheet["A1"].font = Font(strike=True)
    sheet["B1"].comment = Comment("vervalt\nwegens ziekte", "griffie")
    sheet["A2"] = CellRichText("Raad ", TextBlock(InlineFont(strike=True), "en commissie"))

    assert [cells for _, cells in read(book)] == [
        ["~~do 14 januari 2027~~", "Raad (vervalt wegens ziekte)"],
        ["Raad ~~en commissie~~ ", "Raad"],
    ]


def test_a_part_of_a_cell_that_is_struck_is_seen_where_nothing_else_is() -> None:
    """Excel keeps such words in a part of their own, other programs in the sheet itself."""
    book, sheet = workbook(["x", "Raad"])
    sheet["A1"] = CellRichText(TextBlock(InlineFont(strike=True), "28 januari 2027"), " 4 februari 2027")

    assert [cells for _, cells in read(book)] == [["~~28 januari 2027~~  4 februari 2027", "Raad"]]


def test_every_sheet_is_read_save_a_hidden_one() -> None:
    book, _ = workbook(["Raad"])
    book.create_sheet("Commissie").append(["do 14 januari"])
    book.create_sheet("Oud").append(["Oud"])
    book["Oud"].sheet_state = "hidden"

    assert read(book) == [
        ("blad 1, rij 1", ["Raad"]),
        ("blad 2", ["Commissie"]),  # its name, which tells whose meetings are on it
        ("blad 2, rij 1", ["do 14 januari"]),
        ("regel 0", ["Dit blad is verborgen, en niet gelezen: 'Oud'."]),
    ]


def test_a_formula_gives_what_its_program_left_and_runs_nowhere() -> None:
    book, _ = workbook(["=1+1", "Raad"])

    assert [cells for _, cells in read(book)] == [["", "Raad"]]


def test_one_value_far_away_takes_no_memory() -> None:
    book, sheet = workbook(["Raad"])
    sheet.cell(1_048_576, 16_384, "ver weg")

    with pytest.raises(DataError, match="veel te veel"):
        read(book)


@pytest.mark.parametrize("data", [b"PK\x03\x04 geen zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 geen werkblad"])
def test_a_damaged_workbook_is_told(data: bytes) -> None:
    with pytest.raises(DataError, match="beschadigd"):
        sheet_rows(data, "raad.xlsx", is_packed=data.startswith(b"PK"))


def test_merged_ranges_that_lie_over_each_other_are_no_list() -> None:
    book, sheet = workbook()
    for _ in range(200):
        sheet.append(["Reces"])
    for row in range(1, 201):
        sheet.merged_cells.add(f"A{row}:CV5000")

    with pytest.raises(DataError, match="veel te veel"):
        read(book)
