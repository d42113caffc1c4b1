"""Workbooks (.xlsx, .xls, .ods): the cells of every visible sheet as they are shown, with their merged ranges.

No formula or macro runs: the value is read that the program of the workbook left in it.
"""

import io
import re
import struct
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers.expat import ExpatError

from wmoplan.place import Place
from wmoplan.read.files.archive import checked_parts, damaged, too_large
from wmoplan.read.files.extent import Extent, Position, old_area
from wmoplan.read.files.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, GridCell, laid_out
from wmoplan.read.meetings.cells import CellRow

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | time | date | datetime | timedelta
LARGEST_AREA: Final = 2_000_000
"""Unit: cells. What lies between the first and the last value of a sheet takes memory, also where it is empty."""

NO_TITLE: Final = r"(?i)(?:blad|sheet|tabel|werkblad)\s?[0-9]*"
"""How a sheet is called that nobody gave a name; a name can tell whose meetings are on it."""

STRUCK: Final = rb'<(?:\w+:)?strike(?!\s+val="(?:0|false)")'
MIDNIGHT: Final = time(0)


def sheet_rows(data: bytes, name: str, *, is_packed: bool) -> list[CellRow]:
    """Return the rows of the visible sheets that are not empty, each sheet below its name.

    Struck words stand between "~~"; a note at a cell stands behind its value, in brackets.

    Args:
        data: The file.
        name: How the user named it.
        is_packed: Whether it is an .xlsx or .ods, and no old .xls.

    Raises:
        DataError: It is damaged or locked, or has far more cells than a list of meetings.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    beside = _beside(data, name) if is_packed else _Beside({}, {})
    if not is_packed:
        _must_be_near(data, name)
    rows: list[CellRow] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            for number, title in enumerate(shown, 1):
                place = Place(name, 0, f"blad {number}")
                rows += [] if re.fullmatch(NO_TITLE, title) else [CellRow(place, [title])]
                rows += _rows(book.get_sheet_by_name(title), place, beside)
                if sum(len(row.cells) for row in rows) > MOST_CELLS:
                    raise too_large(name)
    except (CalamineError, OSError, ValueError):
        raise damaged(name) from None
    return rows


def _rows(sheet: "CalamineSheet", place: Place, beside: "_Beside") -> Iterator[CellRow]:
    """Yield the rows of a sheet that are not empty; a row keeps the number that the program shows."""
    written = beside.written.get(sheet.name, {})
    covered = beside.merged.get(sheet.name) or dict(sheet.merged_cell_ranges or ())
    spans = []
    for at, values in enumerate(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)):
        for column, value in enumerate(values[:MOST_COLUMNS]):
            if text := written.get((at, column)) or _text(value):
                bottom, right = covered.get((at, column), (at, column))
                spans.append(GridCell(at, column, text, bottom - at + 1, right - column + 1))
    if sum(one.rows * one.columns for one in spans) > MOST_CELLS:  # merged ranges can lie over each other
        raise too_large(place.file)
    for number, cells in enumerate(laid_out(spans), 1):
        if any(cells):
            yield CellRow(place._replace(line=number), cells)


def _text(value: Value) -> str:  # noqa: PLR0911 - one for each type that a cell can have
    """Return what a cell shows.

    >>> _text(12.0), _text(datetime(2027, 1, 12, 19, 30)), _text(time(20)), _text(timedelta(hours=19.5))
    ('12', '2027-01-12 19:30', '20:00', '19:30')
    """
    match value:
        case bool():
            return "ja" if value else "nee"
        case datetime() if value.time() != MIDNIGHT:
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.strftime("%Y-%m-%d")
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
    return str(value).strip()


class _Beside(NamedTuple):
    """What the library that reads workbooks does not see, by sheet.

    Attributes:
        written: The cells with struck words or a note, by their place.
        merged: The merged cells of an .ods, with the last cell that each covers.
    """

    written: Mapping[str, Mapping[Position, str]]
    merged: Mapping[str, Mapping[Position, Position]]


def _beside(data: bytes, name: str) -> _Beside:
    """Return what else is in a packed workbook, after its parts were checked."""
    parts = checked_parts(data, name, "(?s).*")
    sheets = {part for part, content in parts.items() if part == "content.xml" or b"sheetData" in content}
    found = [_extent(parts[part], name) for part in sheets]
    if sum(one.area for one in found) > LARGEST_AREA or sum(one.filled for one in found) > MOST_CELLS:
        raise too_large(name)
    is_told = any(_may_tell(part, content) for part, content in parts.items() if part not in sheets)
    merged = {title: ranges for one in found for title, ranges in one.merged.items()}
    return _Beside(_struck_or_noted(data) if is_told else {}, merged)


def _may_tell(part: str, content: bytes) -> bool:
    """Tell whether a part of a workbook that is no sheet has notes, or the look of struck words."""
    return part.endswith(".xml") and ("comments" in part or bool(re.search(STRUCK, content)))


def _extent(content: bytes, name: str) -> Extent:
    try:
        return Extent().parsed(content)
    except ExpatError:
        raise damaged(name) from None


def _must_be_near(data: bytes, name: str) -> None:
    """Refuse an .xls with a value so far away that there is no room for all cells before it."""
    try:
        area = old_area(data)
    except (struct.error, ValueError):
        raise damaged(name) from None
    if area > LARGEST_AREA:
        raise too_large(name)


def _struck_or_noted(data: bytes) -> dict[str, dict[Position, str]]:
    """Return the cells with struck words or a note; the other library that reads workbooks sees neither."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    found: dict[str, dict[Position, str]] = {}
    for sheet in book.worksheets:
        cells = found.setdefault(sheet.title, {})
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            text = _marked(cell.value, is_struck=bool(cell.font.strike))
            note = f" ({' '.join(cell.comment.text.split())})" if cell.comment else ""
            if note or "~~" in text:
                cells[cell.row - 1, cell.column - 1] = f"{text}{note}"
    return found


def _marked(value: object, *, is_struck: bool) -> str:
    """Return the text of a cell with "~~" round what is struck through."""
    from openpyxl.cell.rich_text import CellRichText

    if isinstance(value, CellRichText):
        return "".join(_run(one) for one in value)
    text = _text(value) if isinstance(value, Value) else ""
    return f"~~{text}~~" if is_struck and text else text


def _run(run: object) -> str:
    """Return a part of a cell that has letters of its own."""
    text = str(run)
    is_struck = bool(getattr(getattr(run, "font", None), "strike", False))
    return f"~~{text.strip()}~~ " if is_struck and text.strip() else text
