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

from wmoplan.dutch import listing
from wmoplan.place import Place, inside_in_words
from wmoplan.read.files.archive import checked_parts, damaged, too_large
from wmoplan.read.files.extent import Extent, Position, old_area
from wmoplan.read.files.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, GridCell, column_letters, laid_out
from wmoplan.read.files.look import OpenLook, SheetLook
from wmoplan.read.meetings.cells import CellRow, hint

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Value = int | float | str | bool | time | date | datetime | timedelta
LARGEST_AREA: Final = 2_000_000
"""Unit: cells. What lies between the first and the last value of a sheet takes memory, also where it is empty."""

NO_TITLE: Final = r"(?i)(?:blad|sheet|tabel|werkblad)\s?[0-9]*"
"""How a sheet is called that nobody gave a name; a name can tell whose meetings are on it."""

STRUCK: Final = rb'<(?:\w+:)?strike(?!\s+val="(?:0|false)")'
HIDDEN: Final = rb'\shidden="(?:1|true)"'
SOME_STRUCK: Final = (
    "In dit oude bestand is een deel van een cel doorgehaald. Bewaar het als .xlsx, dan ziet wmoplan dat."
)
MOST_NAMED: Final = 5
"""How many rows, columns or sheets one sentence names."""

MIDNIGHT: Final = time(0)


def sheet_rows(data: bytes, name: str, *, is_packed: bool) -> list[CellRow]:
    """Return the rows of the visible sheets that are not empty, each sheet below its name.

    Struck words stand between "~~"; a note at a cell stands behind its value, in brackets. What a sheet hides is read
    and told; a sheet that is hidden as a whole is only told.

    Args:
        data: The file.
        name: How the user named it.
        is_packed: Whether it is an .xlsx or .ods, and no old .xls.

    Raises:
        DataError: It is damaged or locked, or has far more cells than a list of meetings.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    beside = _beside(data, name) if is_packed else _beside_old(data, name)
    rows = [hint(name, one) for one in beside.hints]
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            for number, title in enumerate(shown, 1):
                place = Place(name, 0, f"blad {number}")
                rows += [] if re.fullmatch(NO_TITLE, title) else [CellRow(place, [title])]
                rows += _rows(book.get_sheet_by_name(title), place, beside)
                if sum(len(row.cells) for row in rows) > MOST_CELLS:
                    raise too_large(name)
            rows += _hidden_sheets(book, shown, name)
    except (CalamineError, OSError, ValueError):
        raise damaged(name) from None
    return rows


def _hidden_sheets(book: "CalamineWorkbook", shown: list[str], name: str) -> Iterator[CellRow]:
    """Yield what is told of the sheets with values that are hidden."""
    from python_calamine import SheetTypeEnum

    held = [one.name for one in book.sheets_metadata if one.name not in shown and one.typ == SheetTypeEnum.WorkSheet]
    filled = [f"'{title}'" for title in held if book.get_sheet_by_name(title).height]
    if filled:
        are = "Dit blad is" if len(filled) == 1 else "Deze bladen zijn"
        yield hint(name, f"{are} verborgen, en niet gelezen: {_named(filled)}.")


def _rows(sheet: "CalamineSheet", place: Place, beside: "_Beside") -> Iterator[CellRow]:
    """Yield the rows of a sheet that are not empty, each with the number that its program shows, and what it hides."""
    look = beside.looks.get(sheet.name) or SheetLook()
    covered = beside.merged.get(sheet.name) or dict(sheet.merged_cell_ranges or ())
    spans = []
    for at, values in enumerate(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)):
        for column, value in enumerate(values[:MOST_COLUMNS]):
            if text := look.text((at, column), shown(value)):
                bottom, right = covered.get((at, column), (at, column))
                spans.append(GridCell(at, column, text, bottom - at + 1, right - column + 1))
    if sum(one.rows * one.columns for one in spans) > MOST_CELLS:  # merged ranges can lie over each other
        raise too_large(place.file)
    for number, cells in enumerate(laid_out(spans), 1):
        if any(cells):
            yield CellRow(place._replace(line=number), cells)
    yield from _hidden(look, {one.row for one in spans}, {one.column for one in spans}, place)


def _hidden(look: SheetLook, rows: set[int], columns: set[int], place: Place) -> Iterator[CellRow]:
    """Yield what is told of the rows and columns with values that a sheet hides."""
    told = []
    if places := [place._replace(line=row + 1) for row in sorted(look.hidden_rows & rows)]:
        told.append(inside_in_words(places, MOST_NAMED))
    if letters := [column_letters(column) for column in sorted(look.hidden_columns & columns)]:
        told.append(f"{place.part}, kolom {_named(letters)}")
    if told:
        yield hint(place.file, f"Verborgen in het bestand, en wel gelezen: {listing(told)}. Kijk of dat klopt.")


def _named(names: list[str]) -> str:
    """Return the first of some names, and how many there are besides."""
    more = [f"nog {len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
    return listing([*names[:MOST_NAMED], *more])


def shown(value: Value) -> str:  # noqa: PLR0911 - one for each type that a cell can have
    """Return what a cell shows.

    >>> shown(12.0), shown(datetime(2027, 1, 12, 19, 30)), shown(time(20)), shown(timedelta(hours=19.5))
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
    """What the library that reads the values of workbooks does not see.

    Attributes:
        looks: How each sheet looks, by its name.
        merged: The merged cells of an .ods by sheet, with the last cell that each covers.
        hints: What must be told of the file.
    """

    looks: Mapping[str, SheetLook]
    merged: Mapping[str, Mapping[Position, Position]]
    hints: tuple[str, ...] = ()


def _beside(data: bytes, name: str) -> _Beside:
    """Return what else is in a packed workbook, after its parts were checked."""
    parts = checked_parts(data, name, "(?s).*")
    sheets = {part for part, content in parts.items() if part == "content.xml" or b"sheetData" in content}
    found = [_extent(parts[part], name) for part in sheets]
    if sum(one.area for one in found) > LARGEST_AREA or sum(one.filled for one in found) > MOST_CELLS:
        raise too_large(name)
    merged = {title: ranges for one in found for title, ranges in one.merged.items()}
    if "content.xml" in parts:
        return _Beside(_open_looks(parts, name), merged)
    is_told = any(_may_tell(part, content, is_sheet=part in sheets) for part, content in parts.items())
    if not is_told:
        return _Beside({}, merged)
    from wmoplan.read.files.new_look import new_looks

    return _Beside(new_looks(data), merged)


def _may_tell(part: str, content: bytes, *, is_sheet: bool) -> bool:
    """Tell whether a part of an .xlsx has notes, the look of struck words, or something that is hidden.

    Words that are struck stand in a part of their own, or in the sheet itself.
    """
    if is_sheet and re.search(HIDDEN, content):
        return True
    return part.endswith(".xml") and ("comments" in part or bool(re.search(STRUCK, content)))


def _open_looks(parts: Mapping[str, bytes], name: str) -> dict[str, SheetLook]:
    look = OpenLook()
    try:
        for part in ("styles.xml", "content.xml"):
            if part in parts:
                look.parse(parts[part])
    except ExpatError:
        raise damaged(name) from None
    return look.sheets


def _extent(content: bytes, name: str) -> Extent:
    try:
        return Extent().parsed(content)
    except ExpatError:
        raise damaged(name) from None


def _beside_old(data: bytes, name: str) -> _Beside:
    """Return what else is in an .xls, unless a value is so far away that there is no room for all cells before it."""
    from wmoplan.read.files.old_look import old_looks

    try:
        area = old_area(data)
        found = old_looks(data) if area <= LARGEST_AREA else None
    except (struct.error, ValueError):
        raise damaged(name) from None
    if found is None:
        raise too_large(name)
    return _Beside(found.sheets, {}, (SOME_STRUCK,) if found.is_vague else ())
