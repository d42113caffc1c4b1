"""Rows of cells as a file of any kind gives them: several tables, sheets and lines of text in one file."""

import pytest

from tests.read.meetings.test_shapes import told
from wmoplan.errors import DataError
from wmoplan.place import Place
from wmoplan.read.meetings import Outcome, Recogniser, with_bodies
from wmoplan.read.meetings.cells import CellRow
from wmoplan.read.meetings.table import table_of


def read(*parts: str, year: int | None = None) -> Outcome:
    """Read sheets, each as lines of cells that are parted by a bar."""
    rows = [
        CellRow(Place("schema.xlsx", number, f"blad {at}"), [cell.strip() for cell in line.split("|")])
        for at, part in enumerate(parts, 1)
        for number, line in enumerate(part.splitlines(), 1)
        if line.strip(" |")
    ]
    return with_bodies(table_of(rows, "schema.xlsx", year), Recogniser({}, {}))


# Every day was looked up on a paper calendar of 2027.
FILES = [
    (
        "a sheet for each body, that only its name tells",
        ("Raad 2027\nDatum|Tijd\ndo 28 januari|19.30\n", "Commissie 2027\nDatum|Tijd\ndi 12 januari|20.00\n"),
        ["2027-01-12 20:00 commissie", "2027-01-28 19:30 raad"],
    ),
    (
        "two tables below each other, the second without its year",
        ("Schema 2027\nDatum|Vergadering\ndo 28 januari|Raad\nDeel 2\nVergadering|Datum\nCommissie|di 9 februari\n",),
        ["2027-01-28 raad", "2027-02-09 commissie"],
    ),
    (
        "a sheet with a list and a sheet with a matrix",
        ("Datum|Vergadering\n28-01-2027|Raad\n", "2027|Raad|Commissie\nFebruari|25|9\n"),
        ["2027-01-28 raad", "2027-02-09 commissie", "2027-02-25 raad"],
    ),
    (
        "text around a table, as in a document",
        ("Raad op do 8 juli 2027 om 14 uur.\nDatum|Tijd|Vergadering\ndi 12 januari 2027|20.00|Commissie\n",),
        ["2027-01-12 20:00 commissie", "2027-07-08 14:00 raad"],
    ),
    (
        "a table that goes on over the page with its head again",
        ("Datum|Vergadering\n12-01-2027|Commissie\n", "Datum|Vergadering\n28-01-2027|Raad\n", "25-02-2027|Raad\n"),
        ["2027-01-12 commissie", "2027-01-28 raad", "2027-02-25 raad"],
    ),
    (
        "no table at all",
        ("Raadsvergaderingen 2027\ndo 28 januari 19.30 uur\ndo 25 februari 19.30 uur (vervalt)\n",),
        ["2027-01-28 19:30 raad", "2027-02-25 19:30 raad vervallen"],
    ),
    (
        "a month that is merged over its rows",
        ("Maand|Dag|Vergadering\nJanuari 2027|12|Commissie\nJanuari 2027|28|Raad\nFebruari 2027|9|Commissie\n",),
        ["2027-01-12 commissie", "2027-01-28 raad", "2027-02-09 commissie"],
    ),
]


@pytest.mark.parametrize(("parts", "rows"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_all_tables_and_lines_of_a_file_are_read(parts: tuple[str, ...], rows: list[str]) -> None:
    outcome = read(*parts)

    assert sorted(map(told, outcome.meetings)) == rows
    assert outcome.is_whole


def test_what_must_be_asked_of_a_line_is_named_with_its_place() -> None:
    outcome = read("Raad\n28 januari 2027\ndi 28 januari 2027 commissie\n")  # a Thursday

    assert [told(one) for one in outcome.meetings] == ["2027-01-28 raad"]
    (asked,) = outcome.questions
    assert asked.place.inside == "blad 1, rij 3"
    assert asked.choices[0].label == "donderdag 28 januari 2027"


def test_rows_without_a_day_are_no_list_of_meetings() -> None:
    with pytest.raises(DataError, match="geen kolom heet 'datum'"):
        read("naam|plaats\nraad|hier\n")


def test_a_remark_and_a_footnote_name_the_sheet_of_their_rows() -> None:
    head = "Datum|Tijd|Vergadering\n"
    found = read(
        f"{head}do 28 januari 2027|20.00|Raad\n",
        f"{head}di 12 januari 2027|na afloop|Commissie\ndi 9 februari 2027|20.00|Commissie*\n* vervalt\n",
    )

    assert found.remarks == ("Op blad 2, rij 2 is de tijd niet te lezen. Die vergadering telt zonder tijd.",)
    assert [one.why for one in found.left_out] == ["voetnoot bij blad 2, rij 3"]
    with pytest.raises(DataError, match=r"schema\.xlsx, blad 1, rij 1: geen kolom heet 'datum'"):
        read("Vergadering|Plaats\nRaad|Stadhuis\n")
