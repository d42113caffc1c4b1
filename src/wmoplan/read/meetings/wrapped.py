"""Sentences of a mail that go on on the next line, read as one line."""

import re
from collections.abc import Iterable
from typing import Final

from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.lines import LONGEST_LINE
from wmoplan.read.meetings.listed import split_sentences
from wmoplan.read.meetings.words import BODY_WORDS, CANCELLED, MONTH, MOVED, WEEKDAY

WIDE: Final = 60
"""Unit: characters. A mail program wraps no shorter lines, save before a long word."""

UNENDED: Final = (
    r"(?i)(?<!\w)(?:de|het|een|van|op|naar|en|of|is|zijn|was|wordt|worden|gaat|gaan|komt|komen|niet|in|om|met|voor|te|"
    r"nog|dat|die|deze|dit|maar|bij|aan|als|kan|zal|tot|onder|vanaf|telkens|steeds)$"
)
"""A word that never ends a sentence or a line of a list."""

GOES_ON: Final = r"[\s>]*\(?[^\W\d_A-Z]"
"""How a line begins that may go on with the sentence of the line above it."""

IS_DAY: Final = rf"(?i)[\s>]*(?:{WEEKDAY}|[0-9])"
"""How a line begins with a day."""

BODY: Final = "|".join(re.escape(one) for each in BODY_WORDS.values() for one in each)
OF_LIST: Final = rf"(?i)[\s>]*(?:{WEEKDAY}|{MONTH}|week|wk|{BODY})(?!\w)"
"""How a line begins that may stand by itself in a list."""


def unwrapped(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return numbered lines in which a sentence that goes on on the next line is one, with the number of its first.

    >>> unwrapped([(1, "De raad van 15 april is"), (2, "verplaatst naar 22 april."), (3, "do 29 april raad")])
    [(1, 'De raad van 15 april is verplaatst naar 22 april.'), (3, 'do 29 april raad')]
    """
    found: list[tuple[int, str]] = []
    last, above = 0, ""
    for number, line in lines:
        if found and number == last + 1 and _goes_on(above, line) and len(found[-1][1]) + len(line) < LONGEST_LINE:
            found[-1] = (found[-1][0], f"{found[-1][1].rstrip()} {line.lstrip(' >')}")
        else:
            found.append((number, line))
        last, above = number, line
    return found


def _goes_on(above: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the line above it."""
    if re.search(r"[\t|]|</?(?i:t[dhr])", above.strip() + line.strip()):
        return False
    text = above.rstrip()
    if not text or text[-1] in ".!?:;":
        return False
    if re.search(UNENDED, text):
        if not re.match(IS_DAY, line):
            return bool(re.match(GOES_ON, line))
        # above a list of days stands a line without a day of its own
        return bool(written_dates(text) or re.search(MOVED, text) or re.search(CANCELLED, text))
    return len(text) >= WIDE and bool(re.match(GOES_ON, line)) and not re.match(OF_LIST, line)


def pieces_of(line: str, most: int) -> list[str]:
    """Return a line in pieces of whole sentences, each of at most so many characters where the sentences allow it.

    >>> pieces_of("De raad vergadert. De commissie komt niet.", 20)
    ['De raad vergadert.', 'De commissie komt niet.']
    """
    pieces: list[str] = []
    for sentence in split_sentences(line) if len(line) > most else [line]:
        if pieces and len(pieces[-1]) + len(sentence) < most:
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return pieces
