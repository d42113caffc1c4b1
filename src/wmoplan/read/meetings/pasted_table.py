"""The tables in a pasted text, as lines that say the same in words."""

import re
from itertools import groupby
from typing import Final, NamedTuple

from wmoplan.dutch import listing
from wmoplan.model.words import CANCELLED, FIRM
from wmoplan.place import Place
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import LOOKED, WIDEST, CellRow
from wmoplan.read.meetings.columns import Layout
from wmoplan.read.meetings.crossed import crossed_layout
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.grid import named_layout
from wmoplan.read.meetings.lines import TextLine, cells_of
from wmoplan.read.meetings.status import said_in_column

OTHER_DAYS: Final = frozenset({"last", "month", "year", "reserve"})
"""The kinds of columns of which the days are no days of meetings, or stand with the days already."""


class PlainLines(NamedTuple):
    """The lines of a text, with one line for each cell of a table that is a day.

    Attributes:
        heads: What the lines are that name the columns, by their number.
        remarks: Which columns are not used, in sentences.
        states: The words in a column of states that are not known, by the number of their line.
    """

    lines: list[TextLine]
    heads: dict[int, str]
    remarks: list[str]
    states: dict[int, str]


def plain_lines(lines: list[TextLine], name: str, words: BodyWords) -> PlainLines:
    """Return a text with its tables as plain lines.

    Args:
        lines: Those of the text.
        name: What the text is called.
        words: How people write the bodies.
    """
    found = PlainLines([], {}, [], {})
    for is_table, run in groupby(lines, key=_is_row):
        table = list(run)
        layout = _layout(table, name, words) if is_table else None
        if layout:
            _take(found, layout, table)
        else:
            found.lines.extend(table)
    return found


def _is_row(line: TextLine) -> bool:
    """Tell whether a line has the signs between cells, if only round one cell that is filled."""
    many = len(re.findall(r"[\t;]", line.text)) or (line.original.count("\t") if not line.is_too_long else 0)
    return 0 < many < WIDEST


def _layout(table: list[TextLine], name: str, words: BodyWords) -> Layout | None:
    if all(written_dates(line.text) for line in table[:LOOKED]):
        return None
    rows = [CellRow(Place(name, line.number), cells_of(line)) for line in table]
    return named_layout(rows, None) or crossed_layout(rows, words, None)


def _take(found: PlainLines, layout: Layout, table: list[TextLine]) -> None:
    """Add the lines of a table: one for each row of its layout, without what is the day of something else."""
    dropped = _other_days(layout)
    status = layout.columns.get("status", -1)
    plain: dict[int, list[str]] = {}
    for row in layout.rows:
        said = said_in_column(row.cells[status]) if status >= 0 and row.is_filled(status) else CANCELLED
        if said is None:
            found.states[row.place.line] = row.cells[status]
        told = {status} if said in {None, FIRM} else set()  # the others are words that a line is understood by
        kept = [cell for place, cell in enumerate(row.cells) if cell and place not in {*dropped, *told}]
        plain.setdefault(row.place.line, []).append("\t".join(kept))
    for line in table:
        texts = plain.get(line.number, [line.text])
        found.lines.extend(
            line._replace(text=text, cell=at if len(texts) > 1 else 0) for at, text in enumerate(texts, 1)
        )
    if layout.head_row:
        names = ", ".join(filter(None, layout.head_row.cells)).lower()
        found.heads[layout.head_row.place.line] = "tekst zonder datum" if layout.head else f"kop: {names}"
    if dropped and layout.head:
        names = listing([f"'{layout.head[place]}'" for place in dropped if place < len(layout.head)])
        found.remarks.append(f"Niet gebruikt: de {'kolom' if len(dropped) == 1 else 'kolommen'} {names}.")


def _other_days(layout: Layout) -> list[int]:
    """Return the columns of a table that hold days, but not those of its meetings."""
    meant = {place for kind, place in layout.columns.items() if kind not in OTHER_DAYS}
    filled = {place for row in layout.rows for place, cell in enumerate(row.cells) if written_dates(cell)}
    return sorted(filled - meant)
