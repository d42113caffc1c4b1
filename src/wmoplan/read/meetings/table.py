"""A schedule of meetings as rows of cells, by the names that the columns have."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from wmoplan.dutch import count, listing, long_date
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import CellRow, csv_rows, too_many_rows
from wmoplan.read.meetings.dates import (
    IN_FIGURES,
    day_first,
    has_other_weekday,
    is_month_first,
    read_moment,
    read_moments,
)
from wmoplan.read.meetings.grid import COLUMNS, Layout, layout_of
from wmoplan.read.meetings.notes import with_notes
from wmoplan.read.meetings.outcome import MOST, LeftOut, Outcome, mark
from wmoplan.read.meetings.status import (
    YES,
    Said,
    moved_in_title,
    said_beside,
    said_in_column,
    said_in_title,
    without_state,
)
from wmoplan.read.meetings.times import MIDNIGHT, read_clock
from wmoplan.read.meetings.words import BODY_WORDS

NAMES: Final = "datum, tijd, orgaan, titel en status"
SAID: Final = {"weekday": "weekdag", "day": "datum", "time": "tijd", "title": "vergadering"}
"""What the columns of a table without names are called."""

MONTHS_LONG: Final = 12
"""Unit: months. A higher number is a day."""

FEW: Final = 5
"""How many lines one sentence names."""


def read_table(text: str, name: str, year: int | None = None) -> Outcome:
    """Return the meetings of a .csv file.

    Args:
        text: The file.
        name: How the user named it.
        year: Of days that have none.

    Raises:
        DataError: No column is a day, or there are too many rows.
    """
    return table_of(csv_rows(text, name, COLUMNS), name, year)


def table_of(found: Iterable[CellRow], name: str, year: int | None = None) -> Outcome:
    """Return the meetings of rows of cells; the arguments are those of `read_table`.

    Raises:
        DataError: No column is a day, or there are too many rows.
    """
    rows, notes = _with_notes(list(found))
    layout = layout_of(rows, BodyWords(BODY_WORDS), year)
    if layout is None:
        raise _no_day(rows, name)
    days = [layout.columns[kind] for kind in ("day", "last", "to") if kind in layout.columns]
    month_first = is_month_first(cell for row in layout.rows for place, cell in enumerate(row.cells) if place in days)
    table = _Table(name, layout)
    table.left_out += notes
    table.either_way = "" if month_first else _either_way(layout.rows, days)
    for row in layout.rows:
        cells = [day_first(cell) if month_first and place in days else cell for place, cell in enumerate(row.cells)]
        table.take(row._replace(cells=cells))
    return table.outcome()


def _with_notes(rows: list[CellRow]) -> tuple[list[CellRow], list[LeftOut]]:
    """Return the rows with what their footnotes say of them, and the footnotes."""
    noted = with_notes([row.cells for row in rows], [row.place.line for row in rows])
    left_out = [LeftOut(rows[at].place, why, " ".join(filter(None, rows[at].cells))) for at, why in noted.notes.items()]
    kept = zip(rows, noted.rows, strict=True)
    return [row._replace(cells=cells) for at, (row, cells) in enumerate(kept) if at not in noted.notes], left_out


def _no_day(rows: list[CellRow], name: str) -> DataError:
    found = listing([f"'{cell}'" for cell in rows[0].cells if cell][:8]) if rows else ""
    message = f"geen kolom heet 'datum'. Gevonden: {found}." if found else "het bestand is leeg."
    line = rows[0].place.line if rows else 0
    return DataError(Problem(name, line, message, f"Zet boven de kolommen hoe ze heten: {NAMES}."))


def _either_way(rows: list[CellRow], days: list[int]) -> str:
    """Return the first day that may have the month in front, in a list with times as Americans write them."""
    cells = [row.cells[place] for row in rows for place in days if place < len(row.cells)]
    is_american = any(re.search(r"(?i)[0-9]\s?[ap]\.?m", cell) for row in rows for cell in row.cells)
    in_figures = [(int(one[1]), int(one[3]), one[0]) for cell in cells if (one := re.search(IN_FIGURES, cell))]
    if not is_american or any(one > MONTHS_LONG for one, _, _ in in_figures):
        return ""
    return next((text for one, other, text in in_figures if one != other), "")


class _Table:
    """One table that is being read."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.name = name
        self.years = layout.years
        self.columns = layout.columns
        self.head = layout.head
        self.is_guessed = layout.head_row is None
        self.meetings: list[Meeting] = []
        self.left_out = layout.left_out
        self.untimed: list[int] = []
        self.unsaid: dict[str, list[int]] = {}
        self.unmoved: list[int] = []
        self.doubted: dict[str, list[int]] = {}
        self.filled: set[int] = set()
        self.telling: set[int] = set()
        self.either_way = ""

    def take(self, row: CellRow) -> None:
        """Take over one row, or its problem."""
        self.filled |= {place for place, cell in enumerate(row.cells) if cell}
        try:
            self.meetings += self._meetings(row)
        except Refused as fault:
            self.left_out.append(LeftOut(row.place, fault.message, remedy=fault.remedy))
        if len(self.meetings) + len(self.left_out) > MOST:
            raise too_many_rows(self.name)

    def outcome(self) -> Outcome:
        """Return the whole table."""
        remarks = []
        if self.is_guessed:
            read = listing(
                [f"de {self.columns[kind] + 1}e als {said}" for kind, said in SAID.items() if kind in self.columns]
            )
            remarks.append(f"De kolommen hebben geen naam. Gelezen is {read}.")
        if self.either_way:
            remarks.append(
                f"'{self.either_way}' is gelezen als eerst de dag en dan de maand. "
                "Kijk of dat klopt: dit bestand kan de maand vooraan hebben."
            )
        if self.untimed:
            remarks.append(f"Op {_lines(self.untimed)} is de tijd niet te lezen. Die vergadering telt zonder tijd.")
        for word, lines in self.unsaid.items():
            remarks.append(
                f"De status '{word}' op {_lines(lines)} kent wmoplan niet. De vergadering telt als definitief."
            )
        if self.unmoved:
            remarks.append(f"Op {_lines(self.unmoved)} staat 'verplaatst' zonder nieuwe dag. Dat telt als vervallen.")
        for word, lines in self.doubted.items():
            remarks.append(f"Op {_lines(lines)} staat '{word}'. Kijk zelf of de vergadering doorgaat.")
        names = {place: f"'{cell}'" for place, cell in enumerate(self.head) if cell}
        unused = sorted(self.filled - set(self.columns.values()) - self.telling)
        columns = tuple(names.get(place, f"zonder naam (de {place + 1}e)") for place in unused)
        return Outcome(tuple(self.meetings), (), tuple(sorted(self.left_out)), tuple(remarks), columns)

    def _meetings(self, row: CellRow) -> list[Meeting]:
        def cell(kind: str) -> str:
            at = self.columns.get(kind, len(row.cells))
            return row.cells[at] if at < len(row.cells) else ""

        if not cell("day"):
            raise Refused("hier staat geen datum.", "Vul de datum in, of haal de regel weg.")
        moments = read_moments(cell("day"), self.years)
        day = moments[0].day
        if len(moments) == 1 and has_other_weekday(cell("weekday"), day):
            message = f"er staat '{cell('weekday')}', maar het is {long_date(day)}."
            raise Refused(message, "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
        clock = read_clock(cell("time")) if cell("time") else None
        if cell("time") and not (clock or moments[0].time):
            self.untimed.append(row.place.line)
        title = cell("title")
        names = tuple(dict.fromkeys(one for one in (cell("body"), cell("kind"), title) if one))
        others = [moments[0].rest, "" if clock else cell("time"), cell("body")]
        others += [*(row.cells[place] for place in self._unused(row))]
        others += [CANCELLED] if re.fullmatch(YES, cell("off")) else []
        beside = [moved_in_title(title, day), *(said_beside(text, day) for text in others)]
        self.telling |= {place for place in self._unused(row) if said_beside(row.cells[place], day) != Said()}
        status, to = self._status(row.place.line, (cell("status"), title, cell("to")), beside)
        if to and len(moments) > 1:
            raise Refused("hier staat meer dan een dag, en dat zij verzet zijn.", "Zet elke dag op een eigen regel.")
        bare = without_state(title)
        meeting = Meeting(
            day,
            status=status,
            to=to,
            title=bare,
            key=mark(cell("key")) if len(moments) == 1 else "",
            last=self._last(day, cell("last")),
            place=row.place,
            name=bare or next(iter(names), ""),
            names=names,
        )
        times = ((one.day, clock or one.time) for one in moments)
        return [meeting._replace(day=one, time=time if time != MIDNIGHT else None) for one, time in times]

    def _unused(self, row: CellRow) -> list[int]:
        return [place for place, cell in enumerate(row.cells) if cell and place not in self.columns.values()]

    def _status(self, line: int, cells: tuple[str, str, str], beside: list[Said]) -> tuple[str, date | None]:
        """Return the status of a meeting and its new day: its column counts first, then its title, then other cells.

        Args:
            line: The line of the row.
            cells: The status, the title and the new day, as they stand there.
            beside: What the title and the other cells say of a move or a cancellation.
        """
        cell, title, new = cells
        said = said_in_column(cell)
        if said is None:
            self.unsaid.setdefault(cell, []).append(line)
        self._doubt(line, beside)
        others = [one.status for one in beside if one.status]
        to = read_moment(new, self.years).day if new else next((one.to for one in beside if one.to), None)
        if said == MOVED and to is None:
            self.unmoved.append(line)
            said = CANCELLED
        if said == CANCELLED or (to is None and CANCELLED in others):
            return CANCELLED, None
        if to is not None:
            return MOVED, to
        return (said if said == PROVISIONAL else said_in_title(title) or next(iter(others), FIRM)), None

    def _doubt(self, line: int, beside: list[Said]) -> None:
        if open_words := next((one.doubt for one in beside if one.is_open), ""):
            remedy = "Zet in de kolom of zij vervalt, of vraag het de griffie."
            raise Refused(f"er staat '{open_words}'. Vervalt deze vergadering, of niet?", remedy)
        for doubt in dict.fromkeys(one.doubt for one in beside if one.doubt):
            self.doubted.setdefault(doubt, []).append(line)

    def _last(self, day: date, written: str) -> date | None:
        """Return the last day of what goes on for more than one; a time, or a number of something, is none."""
        try:
            last = read_moment(written, self.years).day if written else day
        except Refused:
            return None
        return last if last > day else None


def _lines(lines: list[int]) -> str:
    shown = [str(line) for line in lines[:FEW]]
    more = f" en nog {count(len(lines) - FEW, 'regel', 'regels')}" if len(lines) > FEW else ""
    return f"{'regel' if len(lines) == 1 else 'de regels'} {', '.join(shown)}{more}"
