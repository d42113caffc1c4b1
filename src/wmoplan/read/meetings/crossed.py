"""Tables of which the columns or the rows are bodies or months: each cell is a day, or marks one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from wmoplan.dutch import WEEKDAYS
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import LOOKED, CellRow, column_name
from wmoplan.read.meetings.columns import (
    COLUMNS,
    SAMPLE,
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
from wmoplan.read.meetings.dates import years_alone
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.wall import (
    WEEK,
    Crossing,
    day_heads,
    from_year,
    is_bare_day,
    months_in,
    turns_year,
    under_days,
    under_months,
    under_weekdays,
)
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
        if crossings := crossings_of(head, rows[at + 1 :], words, rows[:at]):
            is_turned = turns_year([head, *rows[at + 1 :]])
            if is_turned and year is not None:
                crossings = crossings_of(from_year(head, year), rows[at + 1 :], words, rows[:at]) or crossings
            held = list(crossings)
            years = years_in([*rows[:at], head], year) or _only_year(held)
            years = () if is_turned and year is None and len(years) == 1 else years
            plain, left_out = _crossed(held, years)
            return Layout((), PLAIN, plain, [*titles_of(rows[:at]), *left_out], years, head)
    return None


def crossings_of(
    head: CellRow, below: list[CellRow], words: BodyWords, above: Sequence[CellRow] = ()
) -> Iterable[Crossing] | None:
    """Return the days of a table that a row is the head of; None where the row is no such head."""
    if not below or len(set(head.cells)) > WIDE:
        return None
    if day_heads(head) and _are_months(below):
        return under_days(head, below)
    if any(is_day(cell) or re.fullmatch(NUMBER, cell) for cell in head.cells):
        return None
    months = months_in(head.cells)
    if len(months) > 1:
        return None if _is_week(below[0]) else under_months(below, months)
    if _is_week(head):
        return under_weekdays(head, below, next(filter(None, (months_in(row.cells) for row in reversed(above))), {}))
    head, below = _by_name(head, below, words)
    bodies = [place for place, cell in enumerate(head.cells) if words.named(cell)]
    return _of_bodies(head, below, bodies) if bodies else None


def _is_week(row: CellRow) -> bool:
    """Tell whether a row is the head of a calendar with a week on each row."""
    return sum(map(is_weekday, row.cells)) >= WEEK and not any(re.fullmatch(NUMBER, cell) for cell in row.cells)


def _only_year(crossings: list[Crossing]) -> tuple[int, ...]:
    """Return the year that stands beside the name of a body, where all such years are one."""
    years = {found for one in crossings if (found := years_alone(one.body))}
    return next(iter(years)) if len(years) == 1 else ()


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


def _of_bodies(head: CellRow, below: list[CellRow], bodies: list[int]) -> Iterable[Crossing] | None:
    """Return the days of a table of which the columns are bodies, and the rows are months, days or just rows."""
    if bodies != [0] and _are_months(below):
        day = columns_of([column_name(cell) for cell in head.cells]).get("day")
        is_lone = day and any(is_bare_day(row.cells[day]) for row in below if row.is_filled(day))
        return _beside_days(below, head, day) if day and is_lone else _beside_months(below, head)
    day = fullest_column(below, is_day, bodies)
    if day is not None and _is_of_days(head.cells[day] if head.is_filled(day) else ""):
        return _beside_days(below, head, day)
    return _under_bodies(below, head) if _are_days_only(head, below) else None


def _are_months(rows: list[CellRow]) -> bool:
    """Tell whether the rows begin with the name of a month; a row below may go on with the month above it."""
    first = [re.fullmatch(MONTH_CELL, row.cells[0]) for row in rows if row.cells[0]]
    return bool(first) and bool(first[0]) and 2 * sum(map(bool, first)) > len(first)


def _beside_months(rows: list[CellRow], head: CellRow) -> Iterator[Crossing]:
    month = None
    for row in rows:
        found = re.fullmatch(MONTH_CELL, row.cells[0])
        month = found or month
        if row.cells[0] and not found:
            yield Crossing(row, row.cells[0], "")
        for place in range(1, len(row.cells)):
            if row.is_filled(place):
                yield Crossing(row, row.cells[place], head.cells[place] if head.is_filled(place) else "", month)


def _beside_days(rows: list[CellRow], head: CellRow, day: int) -> Iterator[Crossing]:
    """Yield the days with a mark or a time in the column of each body that meets."""
    columns = columns_of([column_name(cell) for cell in head.cells])
    clock, weekday = columns.get("time", day), columns.get("weekday", day)
    said = {day, clock, weekday, columns.get("month", day)}
    month = None
    for row in rows:
        month = next(iter(months_in(row.cells[: columns.get("month", -1) + 1]).values()), month)
        time = row.cells[clock] if clock != day and row.is_filled(clock) else ""
        marked = [place for place in range(len(row.cells)) if place not in said and row.is_filled(place)]
        if not (marked and row.is_filled(day)):
            yield Crossing(row, " ".join(filter(None, row.cells)), "")
        for place in marked if row.is_filled(day) else ():
            body = head.cells[place] if head.is_filled(place) else ""
            of_row = row.cells[weekday] if weekday != day and row.is_filled(weekday) else ""
            yield Crossing(row, row.cells[day], body, month, row.cells[place], time, of_row)


def _is_of_days(name: str) -> bool:
    """Tell whether a column with such a name, or none, has the days of the meetings; a year alone is no name."""
    return not re.search(LETTER, name) or COLUMNS.get(column_name(name), "reserve") != "reserve"


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


def _under_bodies(rows: list[CellRow], head: CellRow) -> Iterator[Crossing]:
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell and place not in _weeks(head):
                yield Crossing(row, cell, head.cells[place] if head.is_filled(place) else "")


def _crossed(crossings: Iterable[Crossing], years: tuple[int, ...]) -> tuple[list[CellRow], list[LeftOut]]:
    """Return a row for each crossing, with its day, its time, its body and what else it says; and what has no day."""
    plain, left_out = list[CellRow](), list[LeftOut]()
    for one in crossings:
        if not re.search(r"[0-9]", one.cell):
            why = f"geen dag, onder '{one.body}'" if one.cell and one.body else "geen dag"
            left_out.append(LeftOut(one.row.place, why, one.cell or one.body))
            continue
        month = SPELLED_MONTHS[one.month["month"].lower()] if one.month else 0
        stated = stated_years(one.month["year"] or "") if one.month else ()
        times, title = written_times(one.body)
        time, beside = _apart("" if _is_cross(one.beside) else one.beside)
        time = time or one.time or (times[0].time if times else "")
        weekday = re.search(DAY_OF_HEAD, title)
        name = " ".join(re.sub(rf"{DAY_OF_HEAD}|[{DONE}()]+", " ", title).split()).strip(" ,-:")
        day = completed(one.cell, month, stated or years)
        plain.append(
            one.row._replace(cells=[day, time, name, one.weekday or (weekday["day"] if weekday else ""), beside])
        )
    return plain, left_out


def _is_cross(beside: str) -> bool:
    """Tell whether what stands where a day and a body cross only marks the meeting, without a doubt."""
    return bool(re.fullmatch(CROSS, beside)) and not re.match(r"[(\[?]", beside)


def _apart(beside: str) -> tuple[str, str]:
    """Return the time in what stands where a day and a body cross, and the rest."""
    if is_time(beside):
        return beside, ""
    times, rest = written_times(beside)
    return (times[0].time, rest.replace(DONE, " ").strip()) if len(times) == 1 else ("", beside)
