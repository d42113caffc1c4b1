"""Saved mails (.eml): the lines of the mail itself, and the rows of each file that came with it."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, Final

from wmoplan.errors import DataError, Problem
from wmoplan.place import Place
from wmoplan.read.files.archive import damaged
from wmoplan.read.files.webpage import page_rows
from wmoplan.read.meetings import text_of
from wmoplan.read.meetings.cells import Aside, CellRow
from wmoplan.read.meetings.outcome import LONGEST as MOST_LETTERS
from wmoplan.read.meetings.wrapped import pieces_of, unwrapped

MOST_FILES: Final = 10
"""How many files of one mail are read."""

DEEPEST: Final = 3
"""How many mails in each other are read: one that was forwarded may have been so before."""

LONGEST: Final = 2_000
"""Unit: letters. What is longer in a header is cut off; it is taken to pieces by recursion."""

DAY: Final = (
    r"(?i)(?<![0-9])[0-9]{1,2}(?:[-/][0-9]{1,2}(?![0-9])|[\s-]+(?:jan|feb|mrt|maa|apr|mei|ju[nl]|aug|sep|okt|nov|dec))"
)
"""What a mail writes that has a day itself."""

TOO_DEEP: Final = "deze mail zit te diep in andere mails."
TOO_MANY: Final = "niet gelezen: van één mail worden hooguit tien bijlagen gelezen."
CUT_OFF: Final = "de mail houdt op voor het einde, en er kan een bijlage missen."
SAVE_AGAIN: Final = "Bewaar de mail opnieuw, of bewaar de bijlage apart."
SAVE_APART: Final = "Bewaar de bijlage apart, en lees haar in."
PICTURE: Final = "een plaatje, en niet gelezen"

FOR_THE_EYE: Final = ("image/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-font")
"""How the kind of a file begins that only serves how a page or a mail looks."""

Read = Callable[[bytes, str], list[CellRow]]


class _Bounded(EmailPolicy):
    """What reads the headers of a mail, each to a longest length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - the library's own
        return super().header_fetch_parse(name, value[:LONGEST])


def mail_rows(data: bytes, name: str, read: Read) -> list[CellRow]:
    """Return the rows of a mail and of the files that came with it, with a row for each file that is not read.

    Args:
        data: The mail.
        name: How the user named it.
        read: Reads the rows of a file from its bytes and name.

    Raises:
        DataError: It is damaged, or the only files with it cannot be read and it says nothing of a day itself.
    """
    try:
        message = message_from_bytes(data, policy=_Bounded())
        return _rows(message, name, read, 1) if isinstance(message, EmailMessage) else []
    except DataError:
        raise
    except Exception:  # noqa: BLE001 - the library has faults of its own with headers that nobody writes
        raise damaged(name) from None


def _rows(message: EmailMessage, name: str, read: Read, depth: int) -> list[CellRow]:
    rows = list(_body(message, name))
    says_day = any(re.search(DAY, " ".join(row.cells)) for row in rows)
    faults: list[DataError] = []
    files = list(message.iter_attachments())
    for part in files[:MOST_FILES]:
        title = part.get_filename() or "zonder naam"
        try:
            found = _file_rows(part, title, read, depth)
        except DataError as fault:
            faults.append(fault)
            told = fault.problems[0]
            found = [CellRow(Place(title, 0), [""], Aside(f"niet gelezen: {told.message}", told.remedy))]
        rows += [_in_file(row, name, title) for row in found]
    if faults and len(faults) == len(files) and not says_day:
        raise faults[0]
    if len(files) > MOST_FILES:
        rows.append(CellRow(Place(name, 0, "de andere bijlagen"), [""], Aside(TOO_MANY, SAVE_APART)))
    if any(isinstance(defect, CloseBoundaryNotFoundDefect | StartBoundaryNotFoundDefect) for defect in message.defects):
        rows.append(CellRow(Place(name, 0, "het einde"), [""], Aside(CUT_OFF, SAVE_AGAIN)))
    return rows


def _file_rows(part: EmailMessage, title: str, read: Read, depth: int) -> list[CellRow]:
    """Return the rows of a file that came with a mail.

    What serves how a mail or a saved page looks has none, such as the picture of a signature; a picture that came as a
    file is told.
    """
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        if depth == DEEPEST or not isinstance(inner, EmailMessage):
            raise DataError(Problem(title, 0, TOO_DEEP, "Open hem, en bewaar het schema apart."))
        return _rows(inner, title, read, depth + 1)
    if part.get_content_type().startswith(FOR_THE_EYE):
        return [CellRow(Place(title, 0), [title], Aside(PICTURE))] if part.is_attachment() else []
    content = part.get_payload(decode=True)
    return read(content, title) if isinstance(content, bytes) else []


def _body(message: EmailMessage, name: str) -> Iterator[CellRow]:
    body = message.get_body(("html", "plain"))
    if body is None:
        return
    content = body.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    is_page = body.get_content_subtype() == "html"
    if body.get_content_charset() is None:  # a saved page says it in the page itself
        text = data if is_page else text_of(data, name)
    else:
        try:
            text = str(body.get_content())
        except LookupError:  # letters that nobody knows
            text = data.decode("cp1252", "replace")
    if isinstance(text, bytes) or is_page:
        yield from page_rows(text, name)
        return
    filled = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip())
    for number, line in unwrapped(filled):
        yield from (CellRow(Place(name, number), [part]) for part in pieces_of(line, MOST_LETTERS))


def _in_file(row: CellRow, name: str, title: str) -> CellRow:
    part = ", ".join(filter(None, (f"bijlage {title}", row.place.part)))
    return row._replace(place=Place(name, row.place.line, part))
