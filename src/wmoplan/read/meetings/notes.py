"""Footnotes: a mark behind one or more rows, and below them what the mark means.

A note that calls off, moves or doubts a meeting goes to the rows with its mark. Any other note is only named.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.words import CANCELLED, PROVISIONAL
from wmoplan.model.words import MOVED as MOVED_STATUS
from wmoplan.place import Place, inside_in_words
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.status import said_beside
from wmoplan.read.meetings.words import LETTER, MOVED

MARK: Final = r"\*{1,3}\)?|[\u00b9\u00b2\u00b3\u2070-\u2079]|[(\[]?(?:[0-9]|(?<![\w])[a-e])[)\]]"
NOTE: Final = rf"\s*(?P<mark>{MARK})\s*[:.=-]?\s*(?P<said>{LETTER}.*\S)\s*"
MARKED: Final = rf"(?<=[\w.)])\s?(?P<mark>{MARK})(?=\s*(?:$|[\t;|]))"
BOLD: Final = r"\s*(\*{1,3})[^\s*].*\1\s*:?\s*"
"""A line that a program for mail or chat shows in bold or slanted letters."""

UNKNOWN: Final = "een voetnoot; kijk zelf bij welke regel hij hoort"
SAYS: Final = {CANCELLED: "vervallen", MOVED_STATUS: "verplaatst", PROVISIONAL: "onder voorbehoud"}
ANY_DAY: Final = date(2000, 1, 1)
"""The status of a note does not hang on a day."""


class NotedRows(NamedTuple):
    """Rows with what their footnotes say of them.

    Attributes:
        rows: The cells of each row, in the same order; the notes themselves too.
        notes: What each row is that is a note, by its place among the rows.
    """

    rows: list[list[str]]
    notes: dict[int, str]


def with_notes(rows: Sequence[list[str]], places: Sequence[Place]) -> NotedRows:
    """Return rows with the words of their footnotes behind them.

    Args:
        rows: The cells of each row, as they were written.
        places: Where each row stands.

    >>> with_notes([["28 januari raad*"], ["* vervalt"]], [Place("mail", 1), Place("mail", 2)])
    NotedRows(rows=[['28 januari raad (vervallen)'], ['* vervalt']], notes={1: 'voetnoot bij regel 1'})
    """
    held = {at: found for at, row in enumerate(rows) if (found := _note(row))}
    if not held:
        return NotedRows(list(rows), {})
    said = _said(held.values())
    noted, marked = list[list[str]](), dict[str, list[Place]]()
    for at, row in enumerate(rows):
        used = [] if at in held else [mark for cell in row for mark in _marks(cell) if mark in said]
        for mark in used:
            marked.setdefault(mark, []).append(places[at])
        noted.append([_unmarked(cell, said) for cell in row] if used else row)
    marks = {at: _name(found["mark"]) for at, found in held.items()}
    return NotedRows(noted, {at: _why(said[mark], marked[mark]) for at, mark in marks.items() if mark in marked})


def _said(notes: "Iterable[re.Match[str]]") -> dict[str, str]:
    """Return what each mark adds to a row; a mark with two notes that differ adds nothing."""
    said: dict[str, str] = {}
    for found in notes:
        mark, words = _name(found["mark"]), _words(found["said"])
        said[mark] = words if said.get(mark, words) == words else ""
    return said


def _why(said: str, places: list[Place]) -> str:
    """Return what a note is, by the rows with its mark."""
    return f"voetnoot bij {inside_in_words(places)}" if said else UNKNOWN


def _note(row: list[str]) -> "re.Match[str] | None":
    filled = [cell for cell in row if cell.strip()]
    if len(filled) != 1 or re.fullmatch(BOLD, filled[0]):
        return None
    found = re.fullmatch(NOTE, filled[0])
    is_dated = found and written_dates(found["said"]) and not re.search(MOVED, found["said"])
    return None if is_dated else found


def _words(said: str) -> str:
    """Return what a note adds to a row; nothing where it neither calls off, moves nor doubts a meeting."""
    if re.search(MOVED, said) and written_dates(said):
        return f" ({said})"
    word = SAYS.get(said_beside(said, ANY_DAY).status)
    return f" ({word})" if word else ""


def _name(mark: str) -> str:
    """Return a mark in one form, so that `1)` and a small 1 are the same."""
    return unicodedata.normalize("NFKC", mark).strip("()[]")


def _marks(cell: str) -> list[str]:
    if re.fullmatch(BOLD, cell):
        return []
    return [_name(found["mark"]) for found in re.finditer(MARKED, cell) if not _closes(cell, found)]


def _closes(cell: str, found: "re.Match[str]") -> bool:
    """Tell whether the bracket of a mark closes one that was opened before it, as in `(zaal 1)`."""
    before = cell[: found.start()]
    return found["mark"][0].isalnum() and found["mark"][-1:] in {")", "]"} and before.count("(") > before.count(")")


def _unmarked(cell: str, said: dict[str, str]) -> str:
    def words(found: "re.Match[str]") -> str:
        mark = _name(found["mark"])
        return found[0] if mark not in said or _closes(cell, found) else said[mark]

    return re.sub(MARKED, words, cell)
