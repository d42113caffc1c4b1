"""What a system answered the last time, as it is kept beside the profile; anybody may have changed that file."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from wmoplan.fetch.systems import Page

FORM: Final = "wmoplan/vergaderbron/1"
LARGEST: Final = 16_000_000
"""Unit: bytes. What is larger is not kept, and asked anew the next time."""


class Kept(NamedTuple):
    """What is known from the last visit.

    Attributes:
        address: Of the system that was asked.
        day: On which it was asked; None where it never was.
        pages: The answers, by their question.
    """

    address: str = ""
    day: date | None = None
    pages: dict[str, Page] = {}  # noqa: RUF012 - nobody changes it


def kept_from(data: bytes | None, address: str) -> Kept:
    """Return what was kept of a system; nothing where it is of another one, or not as wmoplan wrote it."""
    try:
        tree = json.loads(data or b"")
        if tree["schema"] != FORM or tree["bron"] != address:
            return Kept()
        pages = [Page(str(row["vraag"]), str(row["merk"]), row["antwoord"]) for row in tree["antwoorden"]]
        return Kept(address, date.fromisoformat(tree["opgehaald"]), {page.question: page for page in pages})
    except (ValueError, KeyError, TypeError, RecursionError):
        return Kept()


def as_kept(address: str, day: date, pages: Iterable[Page]) -> bytes:
    """Return the content of the file that keeps answers; empty where it would be too large."""
    rows = [{"vraag": page.question, "merk": page.mark, "antwoord": page.content} for page in pages]
    tree = {"schema": FORM, "bron": address, "opgehaald": day.isoformat(), "antwoorden": rows}
    content = json.dumps(tree, ensure_ascii=False, indent=1).encode()
    return content if len(content) <= LARGEST else b""
