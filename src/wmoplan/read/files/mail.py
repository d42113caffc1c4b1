"""Saved mails (.eml): the lines of the mail itself, and the rows of each file that came with it."""

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from wmoplan.place import Place
from wmoplan.read.files.archive import damaged
from wmoplan.read.files.webpage import page_rows
from wmoplan.read.meetings.cells import CellRow

MOST_FILES: Final = 10
"""How many files of one mail are read."""


def mail_rows(data: bytes, name: str, read: Callable[[bytes, str], list[CellRow]]) -> list[CellRow]:
    """Return the rows of a mail and of the files that came with it.

    Args:
        data: The mail.
        name: How the user named it.
        read: Reads the rows of a file from its bytes and name.

    Raises:
        DataError: It is damaged.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise damaged(name)
    rows = list(_body(message, name))
    for part in list(message.iter_attachments())[:MOST_FILES]:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and part.get_content_maintype() != "image":
            title = part.get_filename() or "zonder naam"
            rows += [_in_file(row, name, title) for row in read(content, title)]
    return rows


def _body(message: EmailMessage, name: str) -> Iterator[CellRow]:
    body = message.get_body(("html", "plain"))
    if body is None:
        return
    text = str(body.get_content())
    if body.get_content_subtype() == "html":
        yield from page_rows(text, name)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield CellRow(Place(name, number), [line.strip()])


def _in_file(row: CellRow, name: str, title: str) -> CellRow:
    part = ", ".join(filter(None, (f"bijlage {title}", row.place.part)))
    return row._replace(place=Place(name, row.place.line, part))
