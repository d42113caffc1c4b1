"""How the cells of a table hang together: the names of the columns, headings and merged cells.

Whatever its form, a table becomes plain rows: one for each day or list of days, each cell in a column that is known.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wmoplan.dutch import MONTHS
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import LOOKED, CellRow, column_name
from wmoplan.read.meetings.columns import (
    NAMES,
    Layout,
    columns_of,
    completed,
    fullest_column,
    is_day,
    is_time,
    is_weekday,
    stated_years,
    titles_of,
    years_in,
)
from wmoplan.read.meetings.crossed import CROSS, crossed_layout, crossings_of
from wmoplan.read.meetings.dates import written_dates, years_alone
from wmoplan.read.meetings.guessed import USUAL, with_guessed
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.status import is_statement
from wmoplan.read.meetings.times import clock_in
from wmoplan.read.meetings.wall import is_head_of_months
from wmoplan.read.meetings.words import (
    BODY_WORDS,
    CANCELLED,
    DOUBT,
    LETTER,
    MADE,
    MONTH_CELL,
    MOVED,
    QUARTER,
    RECESS,
    SPELLED_MONTHS,
)

NO_DAY: Final = rf"{DOUBT}|(?<!\w)(?:{MADE.removeprefix('(?i)')})"
"""What a date stands with that is no day of a meeting."""

MADE_THEN: Final = rf"(?i)(?<!\w){MADE.removeprefix('(?i)')}"
OF_YEAR: Final = (
    r"(?i)(?<!\w)(?:schema|\w*vergader\w*|\w*kalender|\w*planning|rooster|data)\s(?P<year>20[0-9]{2})(?!\w|-)"
)
"""How a line below a table says of which year the table is."""

BELOW: Final = 3
"""Unit: rows. How many rows below a head show that it is one."""


def layout_of(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table; None where nothing shows which cells are days, or each row has one cell: a text.

    Args:
        rows: Those of the table, with what stands above it.
        words: How people write the bodies.
        year: Of days that have none, instead of what a title says.
    """
    if not any(sum(map(bool, row.cells)) > 1 for row in rows):
        return None
    return named_layout(rows, year) or crossed_layout(rows, words, year) or _unnamed(rows, words, year)


def blocks_of(rows: list[CellRow], words: BodyWords) -> Iterator[list[CellRow]]:
    """Yield the tables of a file, each with the titles above it; what stands before the first table is one of them.

    Args:
        rows: Those of the whole file.
        words: How people write the bodies.
    """
    starts: list[int] = []
    is_open = False
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else None
        is_new = not is_open or (above is not None and (above.place.part != row.place.part or _is_title(above)))
        if _is_named_head(row) or (is_new and crossings_of(row, rows[at + 1 : at + 1 + BELOW], words)):
            start, is_open = at, True
            start -= bool(start and _names_tables(rows[start - 1], words))
            while start and _is_title(rows[start - 1]):
                start -= 1
            starts.append(start)
    for start, end in pairwise(dict.fromkeys([0, *starts, len(rows)])):
        yield rows[start:end]


def dated_cells(rows: list[CellRow], words: BodyWords) -> list[CellRow]:
    """Return the cells of a table that are meetings with a day of their own, as lines, column by column.

    So is a list that goes on in the next column, such as a quarter of a year in each. Any other table has none.
    """
    if any(_is_named_head(row) or any(map(is_weekday, row.cells)) for row in rows[:LOOKED]):
        return []
    full = {at for row in rows for at, cell in enumerate(row.cells) if _is_dated_meeting(cell, words)}
    if len(full) < 2:  # noqa: PLR2004 - several columns
        return []
    first = next(at for at, row in enumerate(rows) if any(map(is_day, row.cells)))
    below = _column_by_column(rows[first:])
    return rows[:first] + [row for row in below if words.named(row.cells[0]) or not is_day(row.cells[0])]


def _column_by_column(rows: list[CellRow]) -> list[CellRow]:
    """Return each filled cell as a row, the first column first."""
    width = max(len(row.cells) for row in rows)
    return [row._replace(cells=[row.cells[at]]) for at in range(width) for row in rows if row.is_filled(at)]


def _is_dated_meeting(cell: str, words: BodyWords) -> bool:
    """Tell whether a cell has both a day and a body that meets."""
    return any(one.month for one in written_dates(cell)) and bool(words.named(cell))


def _is_title(row: CellRow) -> bool:
    """Tell whether a row has one cell, and no day of a meeting in it."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) != 1 or _is_told(filled[0]):
        return False
    return not is_day(filled[0]) or bool(re.search(NO_DAY, filled[0]))


def _is_told(text: str) -> bool:
    """Tell whether a sentence calls off or moves the meeting of a day."""
    is_off = re.search(MOVED, text) or re.search(CANCELLED, text)
    return bool(is_off) and any(one.month and one.number for one in written_dates(text))


def _names_tables(row: CellRow, words: BodyWords) -> bool:
    """Tell whether a row names the tables below it that stand side by side: by months, or at least one by a body."""
    filled = list(dict.fromkeys(filter(None, row.cells)))
    if len(filled) > 1 and all(re.fullmatch(MONTH_CELL, cell) for cell in filled):
        return True
    return len(filled) > 1 and any(map(words.named, filled)) and not any(map(is_day, filled))


def _is_named_head(row: CellRow) -> bool:
    names = [column_name(cell) for cell in row.cells]
    columns = columns_of(names)
    return "day" in columns and (len(columns) > 1 or bool(set(names) & USUAL))


def named_layout(rows: list[CellRow], year: int | None) -> Layout | None:
    """Return the layout of a table of which a row names the columns."""
    for at, row in enumerate(rows[:LOOKED]):
        if _is_named_head(row):
            if _has_marked_bodies(row.cells, rows[at + 1 :]) or _is_below_months(rows, at):
                return None
            head, below = _one_below_the_other(row.cells, rows[at + 1 :], rows[at - 1] if at else None)
            columns = with_guessed(head, columns_of([column_name(cell) for cell in head]), below)
            if not set(NAMES) & set(columns):
                columns["title"] = len(head)
            return _filled(Layout(head, columns, below, titles_of(rows[:at]), years_in(rows[:at], year), row), year)
    return None


def _is_below_months(rows: list[CellRow], at: int) -> bool:
    """Tell whether names of months stand above a row, and the days below it are no more than numbers."""
    is_below = at > 0 and is_head_of_months(rows[at - 1]) and sum(map(bool, rows[at - 1].cells)) > 1
    return is_below and not any(is_day(cell) for row in rows[at + 1 :] for cell in row.cells)


def _has_marked_bodies(head: Sequence[str], rows: list[CellRow]) -> bool:
    """Tell whether a column is a body, with a mark or a time at each day on which the body meets."""
    words = BodyWords(BODY_WORDS)
    if set(NAMES) & set(columns_of([column_name(cell) for cell in head])):
        return False
    bodies = [place for place, cell in enumerate(head) if words.named(cell)]
    cells = [row.cells[place] for row in rows for place in bodies if row.is_filled(place)]
    return bool(cells) and all(re.fullmatch(CROSS, cell) or is_time(cell) for cell in cells)


def _one_below_the_other(
    head: Sequence[str], rows: list[CellRow], above: CellRow | None
) -> tuple[Sequence[str], list[CellRow]]:
    """Return tables that stand side by side, under the same names of columns, one below the other.

    Does the row above name each table by a body, then the body stands in a column behind the others.
    """
    names = [column_name(cell) for cell in head]
    first = next((at for at, name in enumerate(names) if name), 0)
    starts = [at for at, name in enumerate(names) if name == names[first]]
    parts = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    if len(parts) == 1 or any("day" not in columns_of(names[part]) for part in parts):
        return head, rows
    names_above = [list(dict.fromkeys(filter(None, above.cells[part]))) if above else [] for part in parts]
    words = BodyWords(BODY_WORDS)
    is_named = all(len(one) == 1 for one in names_above) and any(words.named(one[0]) for one in names_above)
    width = max(len(head[part]) for part in parts)
    below = []
    for part, name in zip(parts, names_above, strict=True):
        found = [row._replace(cells=row.cells[part]) for row in rows]
        padded = [row._replace(cells=[*row.cells, *[""] * width][:width]) for row in found if any(row.cells)]
        below += [row._replace(cells=[*row.cells, *name]) if is_named else row for row in padded]
    return [*head[parts[0]], *[""] * width][:width], below


def _unnamed(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table without names of columns, by what most cells of a column are."""
    first = next((at for at, row in enumerate(rows) if any(map(is_day, row.cells))), None)
    if first is None:
        return None
    below = rows[first:]
    columns: dict[str, int] = {}
    for kind, is_kind in (("day", is_day), ("weekday", is_weekday), ("time", is_time)):
        best = fullest_column(below, is_kind, columns.values())
        if best is not None:
            columns[kind] = best
    title = fullest_column(below, lambda cell: bool(words.named(cell)), columns.values())
    if title is None:
        title = fullest_column(below, lambda cell: bool(re.search(LETTER, cell)), columns.values())
    if title is None or "day" not in columns:
        return None
    above = rows[:first]
    return _filled(Layout((), columns | {"title": title}, below, titles_of(above), years_in(above, year)), year)


def _filled(layout: Layout, year: int | None) -> Layout:
    """Return a table of which each row has what stands once for several: a month, a day, or the name of a body.

    A year that was given is that of the first meeting; a year of a title does not tell on which side of New Year it is.
    """
    if not layout.years and year is None:
        layout = layout._replace(years=_year_below(layout.rows))
    turn = _new_year(layout)
    if turn is not None and year is None:
        layout = layout._replace(years=())
    filling = _Filling(layout, [one.text for one in layout.left_out])
    rows: list[CellRow] = []
    for at, row in enumerate(layout.rows):
        if at == turn:
            filling.years = tuple(one + 1 for one in filling.years)
        if filled := filling.filled(row):
            rows.append(filled)
    return layout._replace(rows=rows, left_out=[*layout.left_out, *filling.left_out])


def _year_below(rows: list[CellRow]) -> tuple[int, ...]:
    """Return the year of which a line of a table says that the table is."""
    lines = (cells[0] for row in rows if len(cells := list(filter(None, row.cells))) == 1)
    years = {int(found["year"]) for line in lines if (found := re.search(OF_YEAR, line))}
    return tuple(years) if len(years) == 1 else ()


def _new_year(layout: Layout) -> int | None:
    """Return the row with which a list of days without a year goes on into the next year; None where none does."""
    if len(layout.years) != 1:
        return None
    day = layout.columns["day"]
    dates = [(at, written_dates(row.cells[day])) for at, row in enumerate(layout.rows) if row.is_filled(day)]
    months = [(at, found[0].month) for at, found in dates if found and found[0].month and not found[0].year]
    turns = [at for at, (one, other) in enumerate(pairwise(month for _, month in months), 1) if other < one]
    is_one = len(turns) == 1 and max(month for _, month in months[turns[0] :]) < months[0][1]
    return months[turns[0]][0] if is_one else None


class _Filling:
    """What the headings and the merged cells so far say of the rows below them."""

    def __init__(self, layout: Layout, titles: list[str]) -> None:
        self.columns = layout.columns
        self.years = layout.years
        self.month = 0
        self.words = BodyWords(BODY_WORDS)
        self.body = next((title for title in reversed(titles) if len(self.words.named(title)) == 1), "")
        self.above: CellRow | None = None
        self.left_out: list[LeftOut] = []
        self.name = next((self.columns[kind] for kind in NAMES if kind in self.columns), -1)
        for found in filter(None, (re.fullmatch(MONTH_CELL, title) for title in titles)):
            self._take_month_name(found)

    def filled(self, row: CellRow) -> CellRow | None:
        """Return a row with what was said above it; None where it is a heading itself."""
        filled = list(dict.fromkeys(cell for cell in row.cells if cell))
        if len(filled) == 1 and self._is_heading(filled[0], is_first=bool(row.cells[0])):
            self.left_out.append(LeftOut(row.place, "kop", filled[0]))
            self.above = None
            return None
        if len(filled) == 1 and re.search(MADE_THEN, filled[0]):
            self.left_out.append(LeftOut(row.place, "wanneer het schema is gemaakt", filled[0]))
            return None
        cells = row.cells + [""] * (max(self.columns.values()) + 1 - len(row.cells))
        row = row._replace(cells=cells)
        self._take_month(row)
        day = self.columns["day"]
        if cells[day]:
            cells[day] = completed(cells[day], self.month, self.years)
        elif self.above and self._is_later(row, self.above):
            cells[day] = self.above.cells[day]
        if self.body and not any(cells[self.columns[kind]] for kind in NAMES if kind in self.columns):
            cells[self.name] = self.body
        self.above = row if cells[day] else self.above
        return row

    def _is_heading(self, text: str, *, is_first: bool) -> bool:
        """Tell whether the only cell of a row says something of the rows below it, and take that over."""
        if found := re.fullmatch(MONTH_CELL, text):
            self._take_month_name(found)
        elif re.fullmatch(r"(?:19|20)[0-9]{2}\W*", text):
            self.month, self.years = 0, years_alone(text)
        elif re.fullmatch(QUARTER, text):
            self.years = years_alone(text) or self.years
        elif is_first and self.name >= 0 and self._is_name(text):
            self.body = text
        else:
            return False
        return True

    def _is_name(self, text: str) -> bool:
        """Tell whether a heading names whose the rows below it are; below one that does, each heading does."""
        is_known = bool(self.words.named(text)) or (bool(self.body) and not re.search(RECESS, text))
        return is_known and not re.search(r"[0-9]", text) and not is_statement(text)

    def _take_month_name(self, found: "re.Match[str]") -> None:
        self.month = SPELLED_MONTHS[found["month"].lower()]
        self.years = stated_years(found["year"] or "") or self.years

    def _take_month(self, row: CellRow) -> None:
        """Take over the month and the year of their own columns; they stay as long as the cells below are empty."""
        for kind in ("month", "year"):
            cell = row.cells[self.columns[kind]] if kind in self.columns else ""
            if kind == "month" and cell.isdecimal() and 0 < int(cell) <= len(MONTHS):
                self.month = int(cell)
            elif kind == "month" and (found := re.fullmatch(MONTH_CELL, cell)):
                self._take_month_name(found)
            elif kind == "year" and cell:
                self.years = years_alone(cell) or self.years

    def _is_later(self, row: CellRow, above: CellRow) -> bool:
        """Tell whether a row without a day is a later meeting of the evening above it."""
        times = (
            [clock_in(one.cells[self.columns["time"]]) or "" for one in (above, row)] if "time" in self.columns else []
        )
        return bool(times) and "" < times[0] < times[1]
