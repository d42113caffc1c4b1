"""How the sheets of an .xlsx look: what is struck through, noted or hidden."""

import io
import re
from typing import TYPE_CHECKING, Final

from wmoplan.read.files.look import SheetLook, marked

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.comments import Comment

THREAD: Final = r"(?s)\[[^\]]*\].*linkid=870924.*?:\s*(?=\S)"
"""How the note begins that Excel keeps for older programs in the place of a conversation: with what that is."""


def new_looks(data: bytes) -> dict[str, SheetLook]:
    """Return how each sheet looks, by its name; nothing that it holds is run or reckoned."""
    from openpyxl import load_workbook
    from openpyxl.cell import MergedCell

    book = load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    looks: dict[str, SheetLook] = {}
    for sheet in book.worksheets:
        look = looks.setdefault(sheet.title, SheetLook())
        look.hidden_rows = {number - 1 for number, row in sheet.row_dimensions.items() if row.hidden}
        for column in sheet.column_dimensions.values():
            if column.hidden and column.min and column.max:
                look.hide_columns(column.min - 1, column.max - 1)
        for cell in (cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, MergedCell)):
            _take(cell, look)
    return looks


def _take(cell: "Cell", look: SheetLook) -> None:
    """Take over what one cell shows."""
    from openpyxl.cell.rich_text import CellRichText

    at = cell.row - 1, cell.column - 1
    if cell.comment and (note := _said(cell.comment)):
        look.notes[at] = note
    if cell.value is None:
        return
    if isinstance(cell.value, CellRichText):
        runs = [(str(one), bool(getattr(getattr(one, "font", None), "strike", False))) for one in cell.value]
        if any(is_struck for _, is_struck in runs):
            look.written[at] = marked(runs)
    elif cell.font.strike:
        look.struck.add(at)


def _said(note: "Comment") -> str:
    return " ".join(re.sub(THREAD, "", note.text).split())
