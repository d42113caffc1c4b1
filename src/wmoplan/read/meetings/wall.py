"""Calendars in which each day has a cell, as they hang on a wall: months side by side, or weeks below each other.

Who meets stands beside the day, below the day, or where the day and the month cross. A day with nothing there is free.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from wmoplan.dutch import count
from wmoplan.read.meetings.cells import CellRow
from wmoplan.read.meetings.columns import is_time, is_weekday
from wmoplan.read.meetings.dates import LONE_DAY, written_dates
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.words import LETTER, MONTH_CELL, SPELLED_MONTHS, WEEK_NUMBER

Months = Mapping[int, "re.Match[str]"]
"""The names of months in a row, by their column."""

WEEK: Final = 3
"""Unit: columns. So many that are called after a weekday make a calendar of weeks."""

MONTH_LONG: Final = 20
"""Unit: columns. So many that are called after a day make a calendar with a month on each row."""

A_DAY: Final = r"0?[1-9]|[12][0-9]|3[01]"


class Crossing(NamedTuple):
    """A day in a table that is crossed, with the month and the body that it belongs to.

    Attributes:
        cell: The day, or several.
        beside: What else stands where the day and the body cross, such as a time.
        time: The time of the whole row.
        weekday: As another cell names it.
    """

    row: CellRow
    cell: str
    body: str
    month: "re.Match[str] | None" = None
    beside: str = ""
    time: str = ""
    weekday: str = ""


class _Block(NamedTuple):
    """The columns of one month: that with its days, and those up to the next month."""

    month: "re.Match[str]"
    day: int
    columns: Sequence[int]


def months_in(cells: Sequence[str], before: "re.Match[str] | None" = None) -> Months:
    """Return the cells that are the name of a month, and no more; one without a year goes on from the one before it.

    Args:
        cells: Those of a row.
        before: The last month of the row with months above it; None where there is none.
    """
    months: dict[int, re.Match[str]] = {}
    for place, cell in enumerate(cells):
        if found := re.fullmatch(MONTH_CELL, cell):
            before = months[place] = _dated_after(before, found)
    return months


def _dated_after(before: "re.Match[str] | None", month: "re.Match[str]") -> "re.Match[str]":
    """Return a month with the year that follows from the month before it, where that has one and this has none."""
    if month["year"] or not (before and before["year"]):
        return month
    numbers = [SPELLED_MONTHS[one["month"].lower()] for one in (before, month)]
    year = int(before["year"]) + (numbers[1] < numbers[0])
    return re.fullmatch(MONTH_CELL, f"{month['month']} {year}") or month


def turns_year(rows: list[CellRow]) -> bool:
    """Tell whether the months above columns, each of which comes once, go on after December with January."""
    months = [one for row in rows if is_head_of_months(row) for one in months_in(row.cells).values()]
    numbers = [number for number, _ in groupby(SPELLED_MONTHS[one["month"].lower()] for one in months)]
    return numbers != sorted(numbers) and len(set(numbers)) == len(numbers)


def from_year(head: CellRow, year: int) -> CellRow:
    """Return a row with the names of months, of which the first has its year; that of the others follows from it."""
    first = next((place for place, one in months_in(head.cells).items() if not one["year"]), None)
    return head._replace(cells=[f"{cell} {year}" if at == first else cell for at, cell in enumerate(head.cells)])


def is_bare_day(cell: str) -> bool:
    """Tell whether a cell is a day, in figures or with its weekday, and says nothing of it.

    >>> is_bare_day("do 14"), is_bare_day("2027-01-14"), is_bare_day("14 Raad"), is_bare_day("14 en 28")
    (True, True, False, False)
    """
    day, rest = _parted(cell)
    return bool(day) and not re.search(r"\w", rest)


def is_free(row: CellRow) -> bool:
    """Tell whether a row has days only, so that nobody meets on them."""
    return all(is_bare_day(cell) or is_weekday(cell) for cell in row.cells if cell)


def told_free(rows: list[CellRow]) -> list[LeftOut]:
    """Return what is told of rows with days only: the first one, and how many there are."""
    if not rows:
        return []
    more = f", en nog {count(len(rows) - 1, 'rij', 'rijen')}" if len(rows) > 1 else ""
    return [LeftOut(rows[0].place, "dagen waar niets bij staat", f"{' '.join(filter(None, rows[0].cells))}{more}")]


def under_months(rows: list[CellRow], months: Months) -> Iterator[Crossing]:
    """Yield the meetings of a table of which the columns are months; a row with other months is the head of more."""
    heads = [at for at, row in enumerate(rows) if is_head_of_months(row)]
    days = _day_columns([row for at, row in enumerate(rows) if at not in heads])
    yield from _below_head(rows[: heads[0]] if heads else rows, months, days)
    for at, end in pairwise([*heads, len(rows)]):
        months = months_in(rows[at].cells, _last(months))
        yield from _below_head(rows[at + 1 : end], months, days)


def is_head_of_months(row: CellRow) -> bool:
    """Tell whether a row has the names of months above columns, and no day."""
    others = [cell for cell in row.cells if cell and not re.fullmatch(MONTH_CELL, cell)]
    months = len(months_in(row.cells))
    return bool(months) and (months > 1 or not others) and not any(re.search(r"[0-9]", cell) for cell in others)


def _last(months: Months) -> "re.Match[str] | None":
    return months[max(months)] if months else None


def _below_head(rows: list[CellRow], months: Months, days: Mapping[int, int]) -> Iterator[Crossing]:
    """Yield the meetings below one row with the names of months.

    Args:
        days: The columns with days, with how many, of the whole table.
    """
    blocks = _blocks(rows, months, days) if rows else []
    if blocks:
        yield from (one for row in rows for block in blocks for one in _beside_its_day(row, block, min(blocks[0][2])))
    elif days and min(days) < min(months):
        yield from (one for row in rows for one in _across(row, months, min(days)))
    else:
        yield from _days_of_a_body(rows, months)


def _parted(cell: str) -> tuple[str, str]:
    """Return the day with which a cell begins, and the rest; no day where the cell begins with anything else."""
    if (dates := written_dates(cell)) and not re.search(r"\w", cell[: dates[0].start]):
        return cell[: dates[0].end], cell[dates[0].end :].strip(" .,:;-")
    found = re.match(LONE_DAY, cell)
    if found and re.fullmatch(A_DAY, found["d"]):
        return found[0], cell[found.end() :].strip(" .,:;-")
    return "", cell


def _day_columns(rows: list[CellRow]) -> dict[int, int]:
    """Return the columns of which most cells are a bare day, with how many."""
    found = {}
    for place in range(max(len(row.cells) for row in rows)):
        cells = [row.cells[place] for row in rows if row.is_filled(place)]
        many = sum(map(is_bare_day, cells))
        if many and 2 * many >= len(cells):
            found[place] = many
    return found


def _blocks(rows: list[CellRow], months: Months, days: Mapping[int, int]) -> list[_Block]:
    """Return the columns of each month where each has a column with its days, and one beside it; else none."""
    starts = [place for place in months if place - 1 not in months or months[place - 1][0] != months[place][0]]
    width = max(len(row.cells) for row in rows)
    ranges = [range(start, end) for start, end in zip(starts, [*starts[1:], width], strict=True)]
    held = [max((at for at in columns if at in days), key=lambda at: days[at], default=-1) for columns in ranges]
    if -1 in held and len(days) == len(starts):  # the name of a month stands above its names
        held = sorted(days)
        ranges = [range(start, end) for start, end in zip(held, [*held[1:], width], strict=True)]
    if all(at in {start, -1} for at, start in zip(held, starts, strict=True)):  # a month may have no meeting
        used = [at for at, columns in enumerate(ranges) if any(row.is_filled(one) for row in rows for one in columns)]
        starts, ranges, held = [starts[at] for at in used], [ranges[at] for at in used], [held[at] for at in used]
    if not held or -1 in held or any(not set(columns) - set(days) for columns in ranges[:-1]):
        return []
    return [_Block(months[start], day, columns) for start, day, columns in zip(starts, held, ranges, strict=True)]


def _beside_its_day(row: CellRow, block: _Block, first: int) -> Iterator[Crossing]:
    """Yield what stands beside a day; in a table with the name of a body before all months, that body meets."""
    day, rest = _parted(row.cells[block.day] if row.is_filled(block.day) else "")
    texts = [row.cells[at] for at in block.columns if at != block.day and row.is_filled(at)]
    weekday = next(filter(is_weekday, texts), "")
    said = " ".join(filter(None, [rest, *(text for text in texts if not is_weekday(text) and not is_bare_day(text))]))
    label = next((cell for cell in row.cells[:first] if _is_name(cell)), "")
    if label and day:
        yield Crossing(row, day, label, block.month, beside=said, weekday=weekday)
    elif said:
        yield Crossing(row, day, said, block.month, weekday=weekday)


def _is_name(cell: str) -> bool:
    return bool(re.search(LETTER, cell)) and not is_weekday(cell) and not re.search(WEEK_NUMBER, cell)


def _across(row: CellRow, months: Months, day: int) -> Iterator[Crossing]:
    """Yield what stands where a day of the first column and a month cross."""
    cell = row.cells[day] if row.is_filled(day) else ""
    for place, month in months.items():
        if row.is_filled(place) and not is_bare_day(row.cells[place]):
            yield Crossing(row, cell if is_bare_day(cell) else "", row.cells[place], month)


def _days_of_a_body(rows: list[CellRow], months: Months) -> Iterator[Crossing]:
    """Yield the days below each month; the body stands before them, once for the rows below it that have none."""
    body, inside = "", range(min(months), max(months))
    for row in rows:
        others = [place for place, cell in enumerate(row.cells) if cell and place not in months]
        body = next((row.cells[place] for place in others if place not in inside), body)
        yield from (Crossing(row, "", row.cells[place]) for place in others if place in inside)
        for place, month in months.items():
            if row.is_filled(place):
                yield Crossing(row, row.cells[place], body, month)


def under_days(head: CellRow, rows: list[CellRow]) -> Iterator[Crossing]:
    """Yield the meetings of a table of which the columns are the days of a month, and each row is a month."""
    days = day_heads(head)
    for row in rows:
        month = next(iter(months_in(row.cells[: days[0]]).values()), None)
        for place in days:
            if row.is_filled(place):
                yield Crossing(row, head.cells[place] if month else "", row.cells[place], month)


def day_heads(head: CellRow) -> list[int]:
    """Return the columns that are called after a day of a month; none where that is not most of a month."""
    days = [place for place, cell in enumerate(head.cells) if re.fullmatch(A_DAY, cell)]
    return days if len(days) >= MONTH_LONG else []


def under_weekdays(head: CellRow, rows: list[CellRow], months: Months) -> Iterator[Crossing]:
    """Yield the meetings of a calendar of which each row is a week; a day can stand in the row above its meetings.

    Args:
        head: The row with the weekdays.
        rows: Those below it.
        months: Above the weekdays.
    """
    weeks = _Weeks(head, months)
    for row in rows:
        weeks.take(row)
    yield from weeks.found


class _Weeks:
    """The weeks so far.

    Attributes:
        days: The last day in each column.
        early: A time above a name.
        last: Which of `found` is the last one of the day above, by its column.
    """

    def __init__(self, head: CellRow, months: Months) -> None:
        self.head = head
        self.weekdays = [place for place, cell in enumerate(head.cells) if is_weekday(cell)]
        self.months = months
        self.days: dict[int, str] = {}
        self.early: dict[int, str] = {}
        self.last: dict[int, int] = {}
        self.found: list[Crossing] = []

    def take(self, row: CellRow) -> None:
        """Take over one row: a head, days, or what stands below them."""
        filled = list(filter(None, row.cells))
        if len(months := months_in(row.cells)) == len(filled):
            self.months, self.days = months, {}
            return
        if all(map(is_weekday, filled)):
            return
        for place in filter(row.is_filled, range(len(row.cells))):
            if place in self.weekdays:
                self._take_cell(row, place)
            elif _is_name(row.cells[place]):
                self.found.append(Crossing(row, "", row.cells[place]))

    def _take_cell(self, row: CellRow, place: int) -> None:
        cell = row.cells[place]
        if dates := written_dates(cell):
            day = cell[dates[0].start : dates[-1].end]
            rest = " ".join(cell[: dates[0].start].split() + cell[dates[-1].end :].split())
        else:
            day, rest = _parted(cell)
        if day:
            self.days[place] = day
            self.early.pop(place, "")
            self.last.pop(place, 0)
        if re.search(LETTER, rest):
            self._add(row, place, rest)
        elif is_time(rest) and place in self.last:
            self.found[self.last[place]] = self.found[self.last[place]]._replace(time=rest)
        elif is_time(rest):
            self.early[place] = rest

    def _add(self, row: CellRow, place: int, said: str) -> None:
        weekday = self.head.cells[place]
        before = place - 1 if place and self.head.cells[place - 1] == weekday else place
        day = self.days.get(place) or self.days.get(before, "")
        said = " ".join(filter(None, (self.early.pop(place, ""), said)))
        month = self.months.get(max((at for at in self.months if at <= place), default=min(self.months, default=-1)))
        self.last[place] = len(self.found)
        self.found.append(Crossing(row, day, said, month, weekday=weekday))
