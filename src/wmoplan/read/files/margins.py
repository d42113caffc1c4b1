"""What stands in the margins of printed pages and is no list: page numbers, addresses and the moment of printing."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from wmoplan.read.files.layout import Piece, line_text, lines_of

DEEP: Final = 2
"""Unit: lines. How far from the top and from the bottom of a page a margin reaches."""

NUMBER: Final = (
    r"(?i)(?:(?<!\w)(?:pagina|pag\.?|blad(?:zijde)?|page|p\.)\s*)?(?<![0-9/-]){page}\s*(?:/|\||van|of)\s*{pages}(?![0-9/-])"
    r"|(?<!\w)(?:pagina|pag\.?|blad(?:zijde)?|page)\s*{page}(?![0-9])|^[-\s|]*{page}[-\s|]*$"
)
"""The number of a page; it has the number that the page really has."""

ADDRESS: Final = r"(?i)(?:https?://|file:///|www\.)\S+"
FIGURES: Final = r"(?<![0-9])[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})(?![0-9])"
MOMENT: Final = rf"(?i){FIGURES},?\s+[0-9]{{1,2}}[:.][0-9]{{2}}(?:\s?[AP]M)?"
"""A day and a time, as a browser prints them."""

PRINTED: Final = rf"{FIGURES}, [0-9]{{1,2}}[:.][0-9]{{2}}"
"""How a browser begins the line above a page."""

DATED: Final = rf"{FIGURES}|(?<![0-9])[0-9]{{1,2}}\s+[a-z]{{3,9}}\s+20[0-9]{{2}}(?![0-9])"
"""A day with its year."""


class MarginLine(NamedTuple):
    """A line near the edge of a page.

    Attributes:
        letters: What it consists of.
        text: Its words.
        rest: Its words without the number of the page.
    """

    letters: list[Piece]
    text: str
    rest: str

    @property
    def is_numbered(self) -> bool:
        """Whether it has the number of its page."""
        return self.text != self.rest

    @property
    def is_stamped(self) -> bool:
        """Whether it has what only a printer of pages writes: an address, or the moment of printing."""
        return bool(re.search(ADDRESS, self.rest) or re.search(MOMENT, self.rest))

    @property
    def is_headed(self) -> bool:
        """Whether it is as the line above a page that a browser printed on one sheet."""
        return bool(re.match(PRINTED, self.rest) or re.search(ADDRESS, self.rest))

    @property
    def is_dated(self) -> bool:
        """Whether it has a day with its year."""
        return re.search(DATED, self.rest) is not None

    def is_margin(self, *, is_same: bool) -> bool:
        """Tell whether it is a margin; `is_same` is whether each page of several has it."""
        if self.is_numbered:
            return is_same or not (self.has_words or self.text.strip("-| ").isdigit())
        return is_same and self.is_stamped

    @property
    def has_words(self) -> bool:
        """Whether it says anything besides its number, an address and a moment."""
        return bool(re.search(r"\w", re.sub(MOMENT, "", re.sub(ADDRESS, "", self.rest))))


class PrintedPages(NamedTuple):
    """Pages without their margins.

    Attributes:
        pages: The letters of each page.
        margins: What stood in the margins, each text once, as the first page has it.
    """

    pages: list[list[Piece]]
    margins: list[str]


def without_margins(pages: Sequence[list[Piece]]) -> PrintedPages:
    """Return pages without what stands in their margins.

    A margin is known by the number of its page, by an address, or by the moment of printing, and by being the same on
    each page. A line with a day that stands on each page counts once.
    """
    sides = [_sides(letters, number, len(pages)) for number, letters in enumerate(pages, 1)]
    kept, margins = [], dict[str, str]()
    for number, (letters, both) in enumerate(zip(pages, sides, strict=True)):
        gone: set[Piece] = set()
        is_printed = len(pages) == 1 and any(line.is_numbered and line.is_stamped for side in both for line in side)
        for at, side in enumerate(both):
            everywhere = set[str].intersection(*({line.rest for line in one[at]} for one in sides))
            for deep, line in enumerate(side):
                is_same = len(pages) > 1 and line.rest in everywhere
                is_headed = is_printed and not deep and line.is_headed
                if not (line.is_margin(is_same=is_same) or is_headed or (number and is_same and line.is_dated)):
                    break
                gone |= set(line.letters)
                margins.setdefault(line.rest, line.text)
        kept.append([letter for letter in letters if letter not in gone])
    return PrintedPages(kept, list(margins.values()))


def _sides(letters: list[Piece], number: int, pages: int) -> tuple[list[MarginLine], list[MarginLine]]:
    """Return the lines at the top and at the bottom of a page, each from the edge inward."""
    lines = lines_of(letters)
    pattern = NUMBER.format(page=number, pages=pages)
    near = [(line, line_text(line)) for line in (*lines[:DEEP], *lines[-DEEP:])]
    found = [MarginLine(line, text, re.sub(pattern, "", text, count=1).strip()) for line, text in near]
    return found[: len(lines[:DEEP])], found[::-1][: len(lines[-DEEP:])]
