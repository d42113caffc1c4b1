"""Word documents (.docx): their tables, lists and lines, with what is struck through."""

import io
from typing import Final

from wmoplan.errors import DataError
from wmoplan.read.files.archive import checked_parts, damaged, too_large
from wmoplan.read.files.webpage import page_rows
from wmoplan.read.meetings.cells import CellRow

MOST_TAGS: Final = 60_000
"""How many tags the text may have: what costs time. A table of four hundred meetings has as many."""

STYLES: Final = "strike => s\nr[style-name='Strikethrough'] => s"


def document_rows(data: bytes, name: str) -> list[CellRow]:
    """Return the rows of the tables and the lines of a document, in its order.

    Raises:
        DataError: It is damaged or locked, or far larger than a list of meetings.
    """
    from mammoth import convert_to_html

    if any(part.count(b"<") > MOST_TAGS for part in checked_parts(data, name, r"word/.+\.xml").values()):
        raise too_large(name)
    try:
        html = convert_to_html(io.BytesIO(data), style_map=STYLES, external_file_access=False).value
    except DataError:
        raise
    except Exception:  # noqa: BLE001 - the library says nothing of what it raises for a document that is damaged
        raise damaged(name) from None
    return page_rows(html, name)
