"""What a list writes short, written out: ditto marks, and codes that a legend explains ("R = raad").

Footnotes are written out first (`notes.py`). What a legend or a note is, is told by its place.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from wmoplan.place import Place
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.notes import NotedRows, with_notes
from wmoplan.read.meetings.status import said_in_title
from wmoplan.read.meetings.times import blanked
from wmoplan.read.meetings.words import BODY_WORDS, CANCELLED, DONE, LETTER, MOVED, PROVISIONAL

LEGEND: Final = "legenda"
"""What a row is that explains codes."""

INTRODUCED: Final = r"(?i)^\s*(?:legenda|verklaring|afkorting(?:en)?|toelichting|betekenis)\s*[:.-]?\s*"
EXPLAINED: Final = (
    rf"\s*[(\[]?(?P<code>[A-Z][A-Za-z]{{0,3}}[0-9]?)[)\]]?\s*(?:=|(?<=[A-Z]):)\s*(?P<said>{LETTER}[^=:,;\t0-9]*?)\s*\.?"
)
LONGEST: Final = 60
"""Unit: letters. How long the meaning of a code may be."""

LONGEST_ROW: Final = 300
"""Unit: letters. What is longer explains no codes and is no line that says "as above"."""

DITTO: Final = (
    r"(?i:(?<!\w)(?:idem|id\.|dito)(?!\w)|"
    r"(?<![^\s|;])(?:[\"\u201c-\u201f\u3003]|'{2}|,{2}|-\s?[\",]{1,2}\s?-)(?![^\s|;]))"
)
"""What says that something is as it is in the row above."""


def written_out(rows: Sequence[list[str]], places: Sequence[Place]) -> NotedRows:
    """Return rows with their footnotes, codes and ditto marks written out, and what each row is that explains some.

    Args:
        rows: The cells of each row, as they were written; a line of a text is one cell.
        places: Where each row stands.
    """
    noted = with_notes(rows, places)
    coded = _with_codes(noted.rows)
    return NotedRows(_without_dittos(coded.rows), {**coded.notes, **noted.notes})


def _with_codes(rows: list[list[str]]) -> NotedRows:
    """Return rows with the meaning of each code in its place.

    >>> _with_codes([["R = raad, C = commissie"], ["14 januari 2027 R"]]).rows[1]
    ['14 januari 2027 raad']
    """
    signed = [at for at, cell in enumerate(map("\t".join, rows)) if "=" in cell or ":" in cell]
    explained = {at: found for at in signed if (found := _explained(rows[at]))}
    if not explained:
        return NotedRows(rows, {})
    meant = dict(chain.from_iterable(one.items() for one in explained.values()))
    words = BodyWords(BODY_WORDS)
    if not any(words.named(said) or said_in_title(said) for said in meant.values()):
        return NotedRows(rows, {})
    code = rf"(?<![\w.&-])(?:{'|'.join(map(re.escape, meant))})(?![\w.&-])"
    plain = [
        row if at in explained else [re.sub(code, lambda found: meant[found[0]], cell) for cell in row]
        for at, row in enumerate(rows)
    ]
    return NotedRows(plain, dict.fromkeys(explained, LEGEND))


def _explained(row: list[str]) -> dict[str, str]:
    """Return the codes that a row explains, each with its meaning; none where the row says anything else."""
    if sum(map(len, row)) > LONGEST_ROW:
        return {}
    text = re.sub(INTRODUCED, "", ", ".join(filter(None, (cell.strip() for cell in row))))
    found = [re.fullmatch(EXPLAINED, part) for part in re.split(r"[,;\t]", text) if part.strip()]
    explained = {one["code"]: one["said"] for one in found if one and len(one["said"]) <= LONGEST}
    return explained if found and len(explained) == len(found) else {}


def _without_dittos(rows: list[list[str]]) -> list[list[str]]:
    """Return rows in which each cell that says "as above" is as the cell above it; so does a line behind its day."""
    if not re.search(DITTO, "\n".join(chain.from_iterable(rows))):
        return rows
    above, before = list[str](), ""
    found = []
    for row in rows:
        if len(row) == 1 and "\t" not in row[0]:
            line = _as_line_before(row[0], before)
            before = line if len(line) <= LONGEST_ROW and written_dates(line) else before
            found.append([line])
            continue
        cells = row[0].split("\t") if len(row) == 1 else row
        cells = [_as_above(cell, at, above) for at, cell in enumerate(cells)]
        above = cells
        found.append(["\t".join(cells)] if len(row) == 1 else cells)
    return found


def _as_above(cell: str, at: int, above: Sequence[str]) -> str:
    return above[at] if at < len(above) and re.fullmatch(rf"\s*{DITTO}\s*", cell) else cell


def _as_line_before(line: str, before: str) -> str:
    """Return a line with what the line before it says of time and body, where it says no more than "as above".

    A line before it that calls off, moves or doubts its meeting says too much.
    """
    if not before or len(line) > LONGEST_ROW or not re.search(DITTO, line) or re.search(DITTO, before):
        return line
    rest = _without_dates(line)
    is_short = not re.search(r"\w", re.sub(DITTO, " ", rest.replace(DONE, " ")))
    says_more = any(re.search(one, before) for one in (CANCELLED, MOVED, PROVISIONAL))
    if not is_short or says_more or not (dates := written_dates(line)):
        return line
    return f"{line[: dates[-1].end]} {' '.join(_without_dates(before).replace(DONE, ' ').split())}"


def _without_dates(line: str) -> str:
    for one in written_dates(line):
        line = blanked(line, one.start, one.end)
    return line
