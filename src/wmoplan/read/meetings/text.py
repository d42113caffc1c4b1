"""The bytes of a file of meetings as text, as Excel, Outlook and old Windows programs write them."""

import re
from typing import Final

from wmoplan.errors import DataError, Problem
from wmoplan.notation import HIDDEN
from wmoplan.read.spelling import KINDS

MEGABYTE: Final = 1_000_000
LARGEST: Final = 2 * MEGABYTE
"""Bytes of a file that is read; the meetings of ten years are far smaller."""

WIDE: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, what Excel calls Unicode, or else as Windows writes it.

    Raises:
        DataError: It is no text.

    >>> text_of("Vóór".encode("cp1252"), "raad.csv"), text_of("Vóór".encode("utf-16"), "raad.csv")
    ('Vóór', 'Vóór')
    """
    for start, what in KINDS:
        if data.lstrip()[: len(start)].lower() == start.lower():
            remedy = "Bewaar het als .csv: in Excel via Opslaan als, bij het type 'CSV UTF-8'. Een .ics kan ook."
            raise DataError(Problem(name, 0, f"dit is {what}, en geen lijst met vergaderingen.", remedy))
    encoding = next((encoding for start, encoding in WIDE if data.startswith(start)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _otherwise(data) if encoding == "utf-8" else data.decode(encoding, "replace")
    if "\0" in text:
        remedy = "Bewaar het opnieuw als tekst met codering UTF-8."
        raise DataError(Problem(name, 0, "in het bestand staan tekens die geen tekst zijn.", remedy))
    return text


def _otherwise(data: bytes) -> str:
    """Return the text of bytes that are no UTF-8; a calendar may be folded in the middle of a letter."""
    try:
        return re.sub(rb"\r?\n[ \t]", b"", data).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def plain(text: str, most: int) -> str:
    r"""Return a text on one line without what nobody sees but a screen may obey, and not too long.

    >>> plain("Raad\x1b[31m\n  27 oktober", 20)
    'Raad[31m 27 oktober'
    """
    kept = re.sub(HIDDEN, "", text[: 4 * most])
    words = " ".join(kept.split())
    return words if len(words) <= most else f"{words[: most - 3]}..."
