"""Rows for other programs as CSV for a Dutch spreadsheet; a tree becomes JSON with `notation.json_text`."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Final

from wmoplan.documents.data import Sheet

FORMULA: Final = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*[-=+@\u2212\uff0b\uff0d\uff1d\uff20]|[\t\r\n]"
)
"""A cell that a spreadsheet runs as a formula: a sign, also a wide one, behind characters that nobody sees."""


def csv_text(sheet: Sheet) -> str:
    """Return a sheet as CSV.

    Returns: columns with semicolons between them and CRLF after each row, so write it without changing the ends of
        lines; Excel reads the letters right when a byte order mark stands before it. No cell starts a formula.
    """
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";")
    rows.writerow(sheet.columns)
    rows.writerows([cell(row[column]) for column in sheet.columns] for row in sheet.rows)
    return table.getvalue()


def cell(value: object) -> str:
    """Return a value as the text of a cell; an apostrophe stops a spreadsheet from running it.

    >>> cell(True), cell(["inkoop", "kwaliteit"]), cell({"start": None, "eind": "2014-10-21"}), cell("=1+1")
    ('ja', 'inkoop, kwaliteit', '2014-10-21', "'=1+1")
    """
    if isinstance(value, dict):
        value = value["eind"]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


SHEET_WRITERS: Final[Mapping[str, Callable[[Sheet], str]]] = {"csv": csv_text}
"""The writer of a sheet for each form that is a table."""
