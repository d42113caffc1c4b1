"""The bytes of a list of meetings as text, and a pasted text as clean lines.

Mail programs, web pages, word processors, Excel and Outlook each write a text in their own way; what they put round
the words goes.
"""

import re
import unicodedata
from html import unescape
from typing import Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.notation import seen_only
from wmoplan.read.meetings.words import DAY, DONE, MONTH, WEEKDAY

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
    words = " ".join(seen_only(text[: 4 * most]).split())
    return words if len(words) <= most else f"{words[: most - 3]}..."


def folded(text: str) -> str:
    """Return a text without case, accents and doubled spaces.

    >>> folded("  Politieke  Ávond ")
    'politieke avond'
    """
    return " ".join(unaccented(text).casefold().split())


def unaccented(text: str) -> str:
    """Return a text without accents, as people put them on a word that they stress.

    >>> unaccented("De raad gaat níét door")
    'De raad gaat niet door'
    """
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


MOST_BYTES: Final = 200_000
MOST_LINES: Final = 2_000
LONGEST_LINE: Final = 2_000

LIKE: Final = str.maketrans(
    dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
    | dict.fromkeys((*range(0x2018, 0x201C), 0x2032, 0x60, 0xB4), "'")
    | dict.fromkeys((*range(0x201C, 0x2020), 0x2033, 0xAB, 0xBB), '"')
    | dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD))
    | dict.fromkeys((*range(9), *range(10, 32), *range(127, 160), 0x2028, 0x2029, ord(DAY), ord(DONE)), " ")
    | {ord("|"): "\t"}
)
"""What a word processor makes of dashes, quotes and spaces, and the plain form."""


A_DAY: Final = (
    rf"(?:{WEEKDAY}\.?\s+)?[0-9]{{1,2}}(?:[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}|\s+{MONTH}\.?(?:\s+[0-9]{{4}})?)(?!\w)"
)
"""One day, with the month in letters or wholly in figures."""

STRUCK: Final = r"(?i)<(s|del|strike)(?:\s[^<>]*)?>([^<>]*)</\1\s*>|~~([^~]+)~~"
"""Words that are struck through."""

CELL_TAG: Final = r"(?i)</?t[dh](?:\s[^<>]*)?>"
STRUCK_FOR_NEW: Final = (
    rf"(?i)(?:~~|<(?P<tag>s|del|strike)(?:\s[^<>]*)?>)\s*(?P<old>{A_DAY})[\s,;:]*(?:~~|</(?P=tag)\s*>)"
    rf"(?:[\s,:*_>-]|</?(?:b|strong|em|i|u|ins|span)(?:\s[^<>]*)?>)*(?={A_DAY})"
)
"""A day that is struck through, right before the day that stands in its place."""

STRIKES: Final = frozenset("<~")


class TextLine(NamedTuple):
    """A line that is not empty: as it was, and cleaned.

    Attributes:
        cell: Which cell of a table of which each cell is a meeting; 0 is the whole line.
    """

    number: int
    original: str
    text: str
    cell: int = 0

    @property
    def is_too_long(self) -> bool:
        """Whether it takes too long to read; one character can become eighteen when it is cleaned."""
        return max(len(self.original), len(self.text)) > LONGEST_LINE


def cleaned_lines(text: str) -> list[TextLine]:
    """Return the lines that are not empty.

    Raises:
        DataError: The text is larger than 200 kB or 2,000 lines.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    if len(lines) > MOST_LINES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise DataError(
            Problem(
                "de geplakte tekst", 0, "dit is te veel tekst om te lezen.",
                "Plak alleen de regels met vergaderingen: hooguit 2.000 regels en 200 kB.",
            )
        )  # fmt: skip
    return [TextLine(number, line, cleaned(line)) for number, line in enumerate(lines, 1) if line.strip()]


def cleaned(line: str) -> str:
    """Return a line without what mail programs, web pages and word processors put round its words."""
    line = line[: LONGEST_LINE + 1]
    text = unescape(line) if "&" in line else line
    text = re.sub(CELL_TAG, "\t", struck_in_words(text).replace("~~", " "))
    text = re.sub(r"(?i)</?[a-z][^<>]*>", " ", text)
    text = unicodedata.normalize("NFKC", text).translate(LIKE)
    text = re.sub(r"(?<=-[0-9]{2})T[0-9:.]+Z", " ", text)  # a time of another zone is no time here
    text = re.sub(r"(?<=-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:[+-][0-9]{2}:?[0-9]{2})?", r" \1", text)
    text = re.sub(r"^[\s>]+", "", text)
    text = re.sub(rf"(?i)^(?:[-*+•·◦▪‣o]\s+|\(?[0-9]{{1,2}}[.)]\s+(?!{MONTH}(?!\w)))+", "", text)
    return re.sub(r" *\t[ \t]*", "\t", re.sub(r"[^\S\t]+", " ", text)).strip(" \t")[: LONGEST_LINE + 1]


def cells_of(line: TextLine) -> list[str]:
    """Return the cells of a line of a table, cleaned; those that are empty too, so that columns stay columns.

    >>> cells_of(TextLine(1, "| Januari |  | 28 |", "Januari 28"))
    ['', 'Januari', '', '28', '']
    """
    cells = re.split(r"[\t|]", re.sub(CELL_TAG, "\t", line.original[: LONGEST_LINE + 1]))
    return [cleaned(cell) for cell in (cells if len(cells) > 1 else cells[0].split(";"))]


def struck_in_words(text: str) -> str:
    """Return a text with words for what is struck through."""
    if not STRIKES & set(text):
        return text
    text = re.sub(STRUCK_FOR_NEW, r"\g<old> verplaatst naar ", text)
    return re.sub(STRUCK, lambda found: _struck(found[0], found[2] or found[3]), text)


def _struck(whole: str, words: str) -> str:
    """Return words that are struck through with what that means; a time alone is only another time."""
    return f"{words} (vervallen) " if re.search(r"[^\W\d_]{4}|[0-9][/-][0-9]", words) else whole
