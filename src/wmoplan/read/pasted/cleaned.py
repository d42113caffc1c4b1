"""A pasted text as lines, without what a mail program, a web page or a word processor put round them."""

import re
import unicodedata
from html import unescape
from typing import Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.read.pasted.words import DAY, DONE, MONTH

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


class Line(NamedTuple):
    """A line that is not empty: as it was, and cleaned."""

    number: int
    original: str
    text: str

    @property
    def is_too_long(self) -> bool:
        """Whether it takes too long to read; one character can become eighteen when it is cleaned."""
        return max(len(self.original), len(self.text)) > LONGEST_LINE


def cleaned_lines(text: str) -> list[Line]:
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
    most = LONGEST_LINE + 1
    return [Line(number, line, _clean(line[:most])[:most]) for number, line in enumerate(lines, 1) if line.strip()]


def _clean(line: str) -> str:
    text = unescape(line) if "&" in line else line
    text = re.sub(r"(?i)</?t[dh](?:\s[^<>]*)?>", "\t", text)
    text = re.sub(r"(?i)</?[a-z][^<>]*>", " ", text)
    text = unicodedata.normalize("NFKC", text).translate(LIKE)
    text = re.sub(r"(?<=-[0-9]{2})T[0-9:.]+Z", " ", text)  # a time of another zone is no time here
    text = re.sub(r"(?<=-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:[+-][0-9]{2}:?[0-9]{2})?", r" \1", text)
    text = re.sub(r"^[\s>]+", "", text)
    text = re.sub(rf"(?i)^(?:[-*+•·◦▪‣o]\s+|\(?[0-9]{{1,2}}[.)]\s+(?!{MONTH}(?!\w)))+", "", text)
    return re.sub(r" *\t[ \t]*", "\t", re.sub(r"[^\S\t]+", " ", text)).strip(" \t")
