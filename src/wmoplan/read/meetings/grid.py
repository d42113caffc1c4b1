"""How the cells of a table hang together: the names of the columns, headings and merged cells.

Whatever its form, a table becomes plain rows: one for each day or list of days, each cell in a column that is known.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from wmoplan.dutch import MONTHS
from wmoplan.named import NamedTuple
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import LOOKED, CellRow, column_name
from wmoplan.read.meetings.dates import lone_days, short_weekday, with_year, written_dates, years_alone
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.times import MOMENT, blanked, clock_in, written_times
from wmoplan.read.meetings.words import BODY_WORDS, DONE, DOUBT, EDGE, LETTER, MONTH, SPELLED_MONTHS

COLUMNS: Final = {
    "datum": "day", "vergaderdatum": "day", "geplandevergaderdatum": "day", "begindatum": "day", "startdatum": "day",
    "datumvan": "day", "van": "day", "dag": "day", "date": "day", "startdate": "day", "start": "day",
    "datumvergadering": "day", "data": "day", "datums": "day", "vergaderdata": "day", "dagen": "day",
    "tijd": "time", "aanvang": "time", "aanvangstijd": "time", "begintijd": "time", "starttijd": "time",
    "tijdstip": "time", "geplandeaanvangvergadering": "time", "geplandeaanvang": "time", "begin": "time",
    "starttime": "time", "time": "time",
    "totenmet": "last", "tm": "last", "einddatum": "last", "enddate": "last",
    "weekdag": "weekday", "maand": "month", "jaar": "year", "month": "month", "year": "year",
    "orgaan": "body", "gremium": "body", "georganiseerddoorgremium": "body", "georganiseerddoor": "body",
    "vergaderorgaan": "body",
    "vergaderingstype": "kind", "vergadertype": "kind", "soort": "kind", "soortvergadering": "kind", "type": "kind",
    "categorie": "kind",
    "naam": "title", "titel": "title", "vergadering": "title", "onderwerp": "title", "omschrijving": "title",
    "subject": "title", "summary": "title", "title": "title", "name": "title", "meeting": "title",
    "status": "status", "stand": "status",
    "canceled": "off", "cancelled": "off", "geannuleerd": "off", "vervallen": "off", "afgelast": "off",
    "naar": "to", "nieuwedatum": "to", "verplaatstnaar": "to",
    "uid": "key", "vergaderingid": "key",
}  # fmt: skip
"""What a column is, by its name without case, accents, spaces and signs. Source: VNG, ODS Open Raadsinformatie, for
the names of its Vergadering; the others are what municipalities and Excel call them."""

STARTS: Final = frozenset({"van", "start"})
"""What a column of times is called beside one that is called 'datum'."""

MONTH_CELL: Final = rf"(?i)\W*(?P<month>{MONTH})\.?(?:\s*'?(?P<year>(?:19|20)?[0-9]{{2}}))?\W*"
PLAIN: Final = {"day": 0, "time": 1, "title": 2}
"""The columns of what was crossed; what else stands there comes behind them, without a name."""

NUMBER: Final = r"[0-9]{1,2}(?:[.:][0-9]{2})?"
"""A day of a month or a time; a row with one has no names of columns."""

WIDE: Final = 40
"""Unit: columns. More bodies or months than these no table has."""

SAMPLE: Final = 50
"""Unit: rows. How many rows show what a column holds."""

BELOW: Final = 3
"""Unit: rows. How many rows below a head show that it is one."""

CROSS: Final = r"(?i)\W*[xv✓✔•●]?\W*"
"""What marks the body that meets on a day."""

NAMES: Final = ("title", "body", "kind")
"""The kinds of columns that may name the body."""


class Layout(NamedTuple):
    """A table as plain rows.

    Attributes:
        head: The names of the columns, as they stand there; empty where they have none.
        columns: Where each kind of column is.
        rows: The rows below the head.
        left_out: The rows and cells that only say something of others, or nothing.
        years: Those that a day without a year can be in.
        head_row: The row that names the columns; None where there is none.
    """

    head: Sequence[str]
    columns: Mapping[str, int]
    rows: list[CellRow]
    left_out: list[LeftOut]
    years: tuple[int, ...]
    head_row: CellRow | None = None


def layout_of(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table; None where nothing shows which cells are days.

    Args:
        rows: Those of the table, with what stands above it.
        words: How people write the bodies.
        year: Of days that have none, instead of what a title says.
    """
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
        if _is_named_head(row) or (is_new and _crossings(row, rows[at + 1 : at + 1 + BELOW], words)):
            start, is_open = at, True
            while start and _is_title(rows[start - 1]):
                start -= 1
            starts.append(start)
    for start, end in pairwise(dict.fromkeys([0, *starts, len(rows)])):
        yield rows[start:end]


def _is_title(row: CellRow) -> bool:
    """Tell whether a row has one cell, and no day of a meeting in it."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) == 1 and not (_is_day(filled[0]) and not re.search(DOUBT, filled[0]))


def _is_named_head(row: CellRow) -> bool:
    columns = columns_of([column_name(cell) for cell in row.cells])
    return "day" in columns and len(columns) > 1


def named_layout(rows: list[CellRow], year: int | None) -> Layout | None:
    """Return the layout of a table of which a row names the columns."""
    for at, row in enumerate(rows[:LOOKED]):
        if _is_named_head(row):
            head, below = _one_below_the_other(row.cells, rows[at + 1 :])
            columns = columns_of([column_name(cell) for cell in head])
            if not set(NAMES) & set(columns):
                columns["title"] = len(head)
            return _filled(Layout(head, columns, below, _above(rows[:at]), _years(rows[:at], year), row))
    return None


def columns_of(names: list[str]) -> dict[str, int]:
    """Return where each kind of column is; a column that is called 'datum' is the day, whatever stands before it."""
    columns: dict[str, int] = {}
    for place, word in enumerate(names):
        kind = "time" if word in STARTS and "datum" in names else COLUMNS.get(word, "")
        if word == "datum" and columns.get("day", place) != place:
            columns["weekday" if names[columns["day"]] == "dag" else "other"] = columns["day"]
            columns["day"] = place
        elif kind:
            columns.setdefault(kind, place)
    if "day" not in columns and "time" in columns and names[columns["time"]].startswith("gepland"):
        columns["day"] = columns["time"]
    if "day" in columns and names[columns["day"]] != "dag" and "dag" in names:
        columns["weekday"] = names.index("dag")
    columns.pop("other", None)
    return columns


def _one_below_the_other(head: Sequence[str], rows: list[CellRow]) -> tuple[Sequence[str], list[CellRow]]:
    """Return tables that stand side by side, under the same names of columns, one below the other."""
    names = [column_name(cell) for cell in head]
    first = next((at for at, name in enumerate(names) if name), 0)
    starts = [at for at, name in enumerate(names) if name == names[first]]
    parts = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    if len(parts) == 1 or any("day" not in columns_of(names[part]) for part in parts):
        return head, rows
    below = [row._replace(cells=row.cells[part]) for part in parts for row in rows]
    return head[parts[0]], [row for row in below if any(row.cells)]


def crossed_layout(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table of which the columns, or the rows, are bodies or months."""
    for at, head in enumerate(rows[:LOOKED]):
        if crossings := _crossings(head, rows[at + 1 :], words):
            years = _years([*rows[:at], head], year)
            plain, left_out = _crossed(crossings, years)
            return Layout((), PLAIN, plain, [*_above(rows[:at]), *left_out], years, head)
    return None


def _crossings(head: CellRow, below: list[CellRow], words: BodyWords) -> "Iterable[_Crossing] | None":
    """Return the days of a table that a row is the head of; None where the row is no such head."""
    if (
        not below
        or sum(map(bool, head.cells)) > WIDE
        or any(_is_day(cell) or re.fullmatch(NUMBER, cell) for cell in head.cells)
    ):
        return None
    months = {place: found for place, cell in enumerate(head.cells) if (found := re.fullmatch(MONTH_CELL, cell))}
    if len(months) > 1:
        return _under_months(below, months)
    bodies = [place for place, cell in enumerate(head.cells) if words.named(cell)]
    return _of_bodies(head, below, bodies) if bodies else None


def _of_bodies(head: CellRow, below: list[CellRow], bodies: list[int]) -> "Iterable[_Crossing] | None":
    """Return the days of a table of which the columns are bodies, and the rows are months, days or just rows."""
    if bodies != [0] and _are_months(below):
        return _beside_months(below, head)
    day = _fullest(below, _is_day, bodies)
    if day is not None and (not head.is_filled(day) or column_name(head.cells[day]) in COLUMNS):
        return _beside_days(below, head, day)
    return _under_bodies(below, head) if _are_days_only(head, below) else None


class _Crossing(NamedTuple):
    """A day in a table that is crossed, with the month and the body that it belongs to.

    Attributes:
        cell: The day, or several.
        beside: What else stands where the day and the body cross, such as a time.
    """

    row: CellRow
    cell: str
    body: str
    month: "re.Match[str] | None" = None
    beside: str = ""


def _under_months(rows: list[CellRow], months: "Mapping[int, re.Match[str]]") -> Iterator[_Crossing]:
    body = ""
    for row in rows:
        body = next((cell for place, cell in enumerate(row.cells) if cell and place not in months), body)
        for place, month in months.items():
            if row.is_filled(place):
                yield _Crossing(row, row.cells[place], body, month)


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
    for row in rows:
        marked = [place for place in range(len(row.cells)) if place != day and row.is_filled(place)]
        if not (marked and row.is_filled(day)):
            yield _Crossing(row, " ".join(filter(None, row.cells)), "")
        for place in marked if row.is_filled(day) else ():
            body = head.cells[place] if head.is_filled(place) else ""
            yield _Crossing(row, row.cells[day], body, beside=row.cells[place])


def _are_days_only(head: CellRow, rows: list[CellRow]) -> bool:
    """Tell whether most cells below the names of bodies are days, and no other column holds days."""
    cells = [(head.is_filled(place), cell) for row in rows[:SAMPLE] for place, cell in enumerate(row.cells) if cell]
    days = [is_named for is_named, cell in cells if _is_day(cell)]
    return bool(days) and all(days) and 2 * len(days) > sum(is_named for is_named, _ in cells)


def _under_bodies(rows: list[CellRow], head: CellRow) -> Iterator[_Crossing]:
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell:
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
        stated = _stated_years(one.month["year"] or "") if one.month else ()
        times, title = written_times(one.body)
        beside = "" if re.fullmatch(CROSS, one.beside) else one.beside
        time = beside if _is_time(beside) else times[0].time if times else ""
        name = re.sub(rf"[{DONE}()]+", " ", title).strip(" ,-:")
        cells = [completed(one.cell, month, stated or years), time, name, "" if time == beside else beside]
        plain.append(one.row._replace(cells=cells))
    return plain, left_out


def _stated_years(text: str) -> tuple[int, ...]:
    return (int(text) % 100 + 2000,) if text else ()


def _unnamed(rows: list[CellRow], words: BodyWords, year: int | None) -> Layout | None:
    """Return the layout of a table without names of columns, by what most cells of a column are."""
    first = next((at for at, row in enumerate(rows) if any(map(_is_day, row.cells))), None)
    if first is None:
        return None
    below = rows[first:]
    columns: dict[str, int] = {}
    for kind, is_kind in (("day", _is_day), ("weekday", _is_weekday), ("time", _is_time)):
        best = _fullest(below, is_kind, columns.values())
        if best is not None:
            columns[kind] = best
    title = _fullest(below, lambda cell: bool(words.named(cell)), columns.values())
    if title is None:
        title = _fullest(below, lambda cell: bool(re.search(LETTER, cell)), columns.values())
    if title is None or "day" not in columns:
        return None
    above = rows[:first]
    return _filled(Layout((), columns | {"title": title}, below, _above(above), _years(above, year)))


def _fullest(rows: list[CellRow], is_kind: Callable[[str], bool], taken: Iterable[int]) -> int | None:
    """Return the column of which most cells are of a kind, at least half of the filled ones in the first rows."""
    most, held = 0, None
    sample = rows[:SAMPLE]
    for place in range(max(len(row.cells) for row in sample)):
        cells = [row.cells[place] for row in sample if row.is_filled(place)]
        many = sum(map(is_kind, cells))
        if place not in taken and many > most and 2 * many >= len(cells):
            most, held = many, place
    return held


def _is_day(cell: str) -> bool:
    return bool(re.fullmatch(MOMENT, cell)) or any(one.month for one in written_dates(cell))


def _is_weekday(cell: str) -> bool:
    return bool(short_weekday(cell.rstrip(".")))


def _is_time(cell: str) -> bool:
    times, rest = written_times(cell)
    return bool(times) and not re.search(LETTER, re.sub(EDGE, "", rest))


def _above(rows: list[CellRow]) -> list[LeftOut]:
    return [LeftOut(row.place, "boven de tabel", " ".join(filter(None, row.cells))) for row in rows]


def _years(rows: Iterable[CellRow], year: int | None) -> tuple[int, ...]:
    """Return the year that was given, or the years that titles name outside a full date."""
    for row in rows if year is None else ():
        for cell in row.cells:
            text = cell
            for one in written_dates(cell):
                text = blanked(text, one.start, one.end)
            if years := years_alone(text):
                return years
    return () if year is None else (year,)


def completed(cell: str, month: int, years: Sequence[int]) -> str:
    """Return the days of a cell with the month and the year that a heading gives them.

    >>> completed("9 en 16 (reserve)", 3, (2027,)), completed("do 14 januari", 0, (2027,)), completed("14", 0, ())
    ('9 en 16 maart 2027 (reserve)', 'do 14 januari 2027', '14')
    """
    if dates := written_dates(cell):
        return with_year(cell, dates[-1], years[0]) if len(years) == 1 else cell
    lone = lone_days(cell, month) if month else []
    if not lone:
        return cell
    year = f" {years[0]}" if len(years) == 1 else ""
    end = lone[-1].end
    return f"{cell[:end]} {MONTHS[month - 1]}{year}{cell[end:]}"


def _filled(layout: Layout) -> Layout:
    """Return a table of which each row has what stands once for several: a month, a day, or the name of a body."""
    filling = _Filling(layout, [one.text for one in layout.left_out])
    rows = [filled for row in layout.rows if (filled := filling.filled(row))]
    return layout._replace(rows=rows, left_out=[*layout.left_out, *filling.left_out])


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

    def filled(self, row: CellRow) -> CellRow | None:
        """Return a row with what was said above it; None where it is a heading itself."""
        filled = list(dict.fromkeys(cell for cell in row.cells if cell))
        if len(filled) == 1 and self._is_heading(filled[0], is_first=bool(row.cells[0])):
            self.left_out.append(LeftOut(row.place, "kop", filled[0]))
            self.above = None
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
        elif is_first and self.name >= 0 and self.words.named(text) and not re.search(r"[0-9]", text):
            self.body = text
        else:
            return False
        return True

    def _take_month_name(self, found: "re.Match[str]") -> None:
        self.month = SPELLED_MONTHS[found["month"].lower()]
        self.years = _stated_years(found["year"] or "") or self.years

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
