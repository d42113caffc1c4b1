"""Tables of which the columns or the rows are bodies or months: each cell is a day, or marks one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from wmoplan.dutch import WEEKDAYS
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import LOOKED, CellRow, column_name
from wmoplan.read.meetings.columns import (
    COLUMNS,
    SAMPLE,
    Layout,
    completed,
    fullest_column,
    is_day,
    is_time,
    is_weekday,
    stated_years,
    titles_of,
    years_in,
)
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.words import DONE, LETTER, MONTH_CELL, SPELLED_MONTHS

PLAIN: Final = {"day": 0, "time": 1, "title": 2, "weekday": 3}
"""The columns of what was crossed; what else stands there comes behind them, without a name."""


NUMBER: Final = r"[0-9]{1,2}(?:[.:][0-9]{2})?"
"""A day of a month or a time; a row with one has no names of columns."""


WIDE: Final = 40
"""Unit: columns. More bodies or months than these no table has."""


WEEKS: Final = frozenset({"week", "weeknr", "weeknummer", "wk"})
DAY_OF_HEAD: Final = rf"(?i)(?<!\w)(?P<day>{'|'.join(WEEKDAYS)})(?:en)?(?!\w)"
"""The weekday on which a body meets, beside its name."""

CROSS: Final = r"(?i)\W*[xv✓✔•●]?\W*"
"""What marks the body that meets on a day."""


def crossed_layout(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table of which the columns, or the rows, are bodies or months."""
    for at, head in enumerate(rows[:LOOKED]):
        if crossings := crossings_of(head, rows[at + 1 :], words):
            years = years_in([*rows[:at], head], year)
            plain, left_out = _crossed(crossings, years)
            return Layout((), PLAIN, plain, [*titles_of(rows[:at]), *left_out], years, head)
    return None


def crossings_of(head: CellRow, below: list[CellRow], words: BodyWords) -> "Iterable[_Crossing] | None":
    """Return the days of a table that a row is the head of; None where the row is no such head."""
    if (
        not below
        or sum(map(bool, head.cells)) > WIDE
        or any(is_day(cell) or re.fullmatch(NUMBER, cell) for cell in head.cells)
    ):
        return None
    months = {place: found for place, cell in enumerate(head.cells) if (found := re.fullmatch(MONTH_CELL, cell))}
    if len(months) > 1:
        return _under_months(below, months)
    weekdays = [place for place, cell in enumerate(head.cells) if is_weekday(cell)]
    if len(weekdays) > 2:  # noqa: PLR2004 - a week
        return _under_weekdays(below, weekdays)
    head, below = _by_name(head, below, words)
    bodies = [place for place, cell in enumerate(head.cells) if words.named(cell)]
    return _of_bodies(head, below, bodies) if bodies else None


def _by_name(head: CellRow, below: list[CellRow], words: BodyWords) -> tuple[CellRow, list[CellRow]]:
    """Return a table with one column for each body, where the name of a body stands above several columns."""
    named = [at for at, cell in enumerate(head.cells) if words.named(cell)]
    if len(named) < 2 or sum(map(bool, dict.fromkeys(head.cells))) > len({head.cells[at] for at in named}):  # noqa: PLR2004 - side by side
        return head, below
    starts = [*range(named[0]), *(at for at in named if not at or head.cells[at] != head.cells[at - 1])]
    parts = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    joined = [
        row._replace(cells=[" ".join(dict.fromkeys(filter(None, row.cells[part]))) for part in parts]) for row in below
    ]
    return head._replace(cells=[head.cells[start] for start in starts]), joined


def _of_bodies(head: CellRow, below: list[CellRow], bodies: list[int]) -> "Iterable[_Crossing] | None":
    """Return the days of a table of which the columns are bodies, and the rows are months, days or just rows."""
    if bodies != [0] and _are_months(below):
        return _beside_months(below, head)
    day = fullest_column(below, is_day, bodies)
    named = COLUMNS.get(column_name(head.cells[day])) if day is not None and head.is_filled(day) else "day"
    if day is not None and named not in {None, "reserve"}:
        return _beside_days(below, head, day)
    return _under_bodies(below, head) if _are_days_only(head, below) else None


class _Crossing(NamedTuple):
    """A day in a table that is crossed, with the month and the body that it belongs to.

    Attributes:
        cell: The day, or several.
        beside: What else stands where the day and the body cross, such as a time.
        time: The time of the whole row.
    """

    row: CellRow
    cell: str
    body: str
    month: "re.Match[str] | None" = None
    beside: str = ""
    time: str = ""


def _under_months(rows: list[CellRow], months: "Mapping[int, re.Match[str]]") -> Iterator[_Crossing]:
    body = ""
    for row in rows:
        body = next((cell for place, cell in enumerate(row.cells) if cell and place not in months), body)
        for place, month in months.items():
            if row.is_filled(place):
                yield _Crossing(row, row.cells[place], body, month)


def _under_weekdays(rows: list[CellRow], weekdays: list[int]) -> Iterator[_Crossing]:
    """Yield the days of a calendar of which each row is a week, that say more than which day it is."""
    for row in rows:
        for place in filter(row.is_filled, weekdays):
            cell = row.cells[place]
            dates = written_dates(cell)
            rest = " ".join(cell[: dates[0].start].split() + cell[dates[-1].end :].split()) if dates else cell
            if re.search(LETTER, rest):
                yield _Crossing(row, cell[dates[0].start : dates[-1].end] if dates else "", rest)


def _are_months(rows: list[CellRow]) -> bool:
    """Tell whether the rows begin with the name of a month; a row below may go on with the month above it."""
    first = [re.fullmatch(MONTH_CELL, row.cells[0]) for row in rows if row.cells[0]]
    return bool(first) and bool(first[0]) and 2 * sum(map(bool, first)) > len(first)


def _beside_months(rows: list[CellRow], head: CellRow) -> Iterator[_Crossing]:
    month = None
    for row in rows:
        found = re.fullmatch(MONTH_CELL, row.cells[0])
        month = found or month
        if row.cells[0] and not found:
            yield _Crossing(row, row.cells[0], "")
        for place in range(1, len(row.cells)):
            if row.is_filled(place):
                yield _Crossing(row, row.cells[place], head.cells[place] if head.is_filled(place) else "", month)


def _beside_days(rows: list[CellRow], head: CellRow, day: int) -> Iterator[_Crossing]:
    """Yield the days with a mark or a time in the column of each body that meets."""
    kinds = [COLUMNS.get(column_name(cell), "") for cell in head.cells]
    clock = kinds.index("time") if "time" in kinds else day
    for row in rows:
        time = row.cells[clock] if clock != day and row.is_filled(clock) else ""
        marked = [place for place in range(len(row.cells)) if place not in {day, clock} and row.is_filled(place)]
        if not (marked and row.is_filled(day)):
            yield _Crossing(row, " ".join(filter(None, row.cells)), "")
        for place in marked if row.is_filled(day) else ():
            body = head.cells[place] if head.is_filled(place) else ""
            yield _Crossing(row, row.cells[day], body, beside=row.cells[place], time=time)


def _are_days_only(head: CellRow, rows: list[CellRow]) -> bool:
    """Tell whether most cells below the names of bodies are days, and no other column holds days."""
    weeks = _weeks(head)
    cells = [
        (head.is_filled(place), cell)
        for row in rows[:SAMPLE]
        for place, cell in enumerate(row.cells)
        if cell and place not in weeks
    ]
    days = [is_named for is_named, cell in cells if is_day(cell)]
    return bool(days) and all(days) and 2 * len(days) > sum(is_named for is_named, _ in cells)


def _weeks(head: CellRow) -> set[int]:
    """Return the columns with the numbers of weeks; the days say the same."""
    return {place for place, cell in enumerate(head.cells) if column_name(cell) in WEEKS}


def _under_bodies(rows: list[CellRow], head: CellRow) -> Iterator[_Crossing]:
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell and place not in _weeks(head):
                yield _Crossing(row, cell, head.cells[place] if head.is_filled(place) else "")


def _crossed(crossings: Iterable[_Crossing], years: tuple[int, ...]) -> tuple[list[CellRow], list[LeftOut]]:
    """Return a row for each crossing, with its day, its time, its body and what else it says; and what has no day."""
    plain, left_out = list[CellRow](), list[LeftOut]()
    for one in crossings:
        if not re.search(r"[0-9]", one.cell):
            why = f"geen dag, onder '{one.body}'" if one.body else "geen dag"
            left_out.append(LeftOut(one.row.place, why, one.cell))
            continue
        month = SPELLED_MONTHS[one.month["month"].lower()] if one.month else 0
        stated = stated_years(one.month["year"] or "") if one.month else ()
        times, title = written_times(one.body)
        beside = "" if re.fullmatch(CROSS, one.beside) else one.beside
        time = beside if is_time(beside) else one.time or (times[0].time if times else "")
        weekday = re.search(DAY_OF_HEAD, title)
        name = " ".join(re.sub(rf"{DAY_OF_HEAD}|[{DONE}()]+", " ", title).split()).strip(" ,-:")
        day = completed(one.cell, month, stated or years)
        cells = [day, time, name, weekday["day"] if weekday else "", "" if time == beside else beside]
        plain.append(one.row._replace(cells=cells))
    return plain, left_out
