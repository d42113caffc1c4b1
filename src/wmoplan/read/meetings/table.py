"""A schedule of meetings as rows of cells, by the names that the columns have."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from wmoplan.dutch import listing, long_date
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.place import Place, inside_in_words
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import CellRow, csv_rows, too_many_rows
from wmoplan.read.meetings.columns import ABOVE, COLUMNS, Layout
from wmoplan.read.meetings.dates import has_other_weekday, read_moment, read_moments
from wmoplan.read.meetings.grid import blocks_of, dated_cells, layout_of
from wmoplan.read.meetings.hours import said_hours, with_hours
from wmoplan.read.meetings.lines import TextLine, cleaned
from wmoplan.read.meetings.month_first import IN_FIGURES, day_first, either_way, is_month_first
from wmoplan.read.meetings.named_cell import named_meetings
from wmoplan.read.meetings.numbers import as_shown, numbered_days
from wmoplan.read.meetings.outcome import MOST, LeftOut, Outcome, mark, problem_at
from wmoplan.read.meetings.pasted import read_lines
from wmoplan.read.meetings.reading import Besides
from wmoplan.read.meetings.shorthand import written_out
from wmoplan.read.meetings.status import (
    NO,
    YES,
    Said,
    combined,
    moved_in_title,
    said_beside,
    said_in_column,
    said_in_title,
    without_state,
)
from wmoplan.read.meetings.times import MIDNIGHT, CellMoment, read_clock
from wmoplan.read.meetings.words import BODY_WORDS

REWRITE: Final = "Zet elke vergadering op een eigen regel, met dag, maand, jaar en orgaan."
NAMES: Final = "datum, tijd, orgaan, titel en status"
SAID: Final = {"weekday": "weekdag", "day": "datum", "time": "tijd", "title": "vergadering"}
"""What the columns of a table without names are called."""

REMARKS: Final = (
    UNTIMED := "Op {lines} is de tijd niet te lezen. Die vergadering telt zonder tijd.",
    UNSAID := "De status '{word}' op {lines} kent wmoplan niet. De vergadering telt als definitief.",
    UNMOVED := "Op {lines} staat 'verplaatst' zonder nieuwe dag. Dat telt als vervallen.",
    NUMBERED := "Op {lines} staat een getal waar een dag hoort: {word}. Zo telt Excel dagen; kijk na of het klopt.",
    DOUBTED := "Op {lines} staat '{word}'. Kijk zelf of de vergadering doorgaat.",
)
"""What is remarked of rows, in the order in which it is told."""

EITHER_WAY: Final = "'{}' is zo niet te lezen: staat de dag vooraan, of de maand?"
ONE_WAY: Final = "Schrijf de maand als woord, zoals 2 november 2027."

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
    held = list(found)
    rows, notes = _with_notes([row for row in held if row.aside is None])
    words = BodyWords(BODY_WORDS)
    parts = [Outcome((), (), tuple(notes)), _asides(held)]
    is_table = False
    for block in blocks_of(rows, words):
        lines = dated_cells(block, words)
        layout = None if lines else layout_of(block, words, year)
        if layout:
            is_table = True
            year = layout.years[0] if len(layout.years) == 1 else year
        parts.append(
            _whole(_of_layout(layout, name), layout, block) if layout else _of_text(lines or block, name, year)
        )
    if not is_table and not any(part.meetings or part.unread for part in parts):
        raise _no_day(rows, name)
    return Outcome(*(tuple(chain.from_iterable(column)) for column in zip(*parts, strict=True)))


def _asides(rows: list[CellRow]) -> Outcome:
    """Return what the rows tell that are no rows of a list, but tell something of the file."""
    asides = [(row.place, row.aside, " ".join(row.cells)) for row in rows if row.aside is not None]
    left_out = [LeftOut(place, aside.why, text, aside.remedy) for place, aside, text in asides if aside.why]
    return Outcome((), (), tuple(left_out), tuple(text for _, aside, text in asides if not aside.why))


def _whole(found: Outcome, layout: Layout, block: list[CellRow]) -> Outcome:
    """Return what becomes of a table, with the rows that say something of it as a whole, or nothing.

    A time for all meetings counts for those that have none of their own.
    """
    told = {one.place for one in found.meetings} | {one.place for one in found.left_out}
    told |= {layout.head_row.place} if layout.head_row else set()
    found = _as_titled(found, layout)
    remarks, left_out, hours = list(found.remarks), list(found.left_out), dict[str, str]()
    words = BodyWords(BODY_WORDS)
    above = {one.place for one in layout.left_out if one.why == ABOVE}
    unread = {one.place for one in found.unread}
    for row in block:
        text = " ".join(dict.fromkeys(filter(None, row.cells)))
        is_beside = row.place not in told or row.place in above or row.place in unread
        said = said_hours(text, words) if is_beside else {}
        hours |= said
        if said:
            remarks.append(f"'{text}' geldt voor de vergaderingen in deze tabel die zelf geen tijd hebben.")
            left_out = [one for one in left_out if one.place != row.place or one.place in above]
        if re.search(r"\w", text) and (row.place not in told or (said and row.place in unread)):
            left_out.append(LeftOut(row.place, "tekst bij de tabel", text))
    meetings = with_hours(found.meetings, hours, words)
    return found._replace(meetings=meetings, remarks=tuple(remarks), left_out=tuple(sorted(left_out)))


def _as_titled(found: Outcome, layout: Layout) -> Outcome:
    """Return the meetings of a table without a column of states as provisional, where a title above it says so."""
    titles = (row for row in layout.left_out if row.why == ABOVE)
    if "status" in layout.columns or not any(said_in_title(row.text) == PROVISIONAL for row in titles):
        return found
    meetings = tuple(one._replace(status=PROVISIONAL) if one.status == FIRM else one for one in found.meetings)
    remark = "Boven de tabel staat dat zij voorlopig is. Haar vergaderingen tellen als voorlopig."
    return found._replace(meetings=meetings, remarks=(*found.remarks, remark))


def _of_layout(layout: Layout, name: str) -> Outcome:
    """Return the meetings of one table."""
    days = [layout.columns[kind] for kind in ("day", "last", "to") if kind in layout.columns]
    dated = _with_weekdays(layout, days)
    month_first = is_month_first(dated)
    unproved = either_way([cell for row in layout.rows for cell in row.cells], dated)
    table = _Table(name, layout, _remarks(layout))
    counted = {*days, layout.columns.get("time", -1)}
    places, first = numbered_days(layout.rows, days)
    if places:
        table.remarked[NUMBERED, first] = places
    for row in layout.rows:
        if unproved and any(re.search(IN_FIGURES, row.cells[place]) for place in days if row.is_filled(place)):
            table.left_out.append(LeftOut(row.place, EITHER_WAY.format(unproved), remedy=ONE_WAY))
            continue
        cells = [day_first(cell) if month_first and place in days else cell for place, cell in enumerate(row.cells)]
        cells = [as_shown(cell) if place in counted else cell for place, cell in enumerate(cells)]
        table.take(row._replace(cells=cells))
    return table.outcome()


def _with_weekdays(layout: Layout, days: list[int]) -> list[str]:
    """Return the cells of the columns with days, each behind the weekday of its row."""
    weekday = layout.columns.get("weekday", -1)
    return [
        f"{row.cells[weekday] if row.is_filled(weekday) else ''} {cell}"
        for row in layout.rows
        for place, cell in enumerate(row.cells)
        if place in days
    ]


def _of_text(rows: list[CellRow], name: str, year: int | None) -> Outcome:
    """Return the meetings of rows that are no table, read as lines; what must be asked is not read."""
    if len(rows) > MOST:
        raise too_many_rows(name)
    texts = enumerate(("\t".join(row.cells).strip("\t") for row in rows), 1)
    lines = [TextLine(number, text, cleaned(text)) for number, text in texts]
    places = {number: row.place for number, row in enumerate(rows, 1)}
    found = read_lines(lines, Besides(BODY_WORDS, year, "", {}), name, places)
    asked = [
        LeftOut(one.place, f"'{one.original.strip()}': {one.text}", one.original, REWRITE) for one in found.questions
    ]
    meetings = tuple(
        one._replace(body="", name=one.title or one.body, names=(one.body, one.title)) for one in found.meetings
    )
    return found._replace(meetings=meetings, questions=(), left_out=tuple(sorted((*found.left_out, *asked))))


def _remarks(layout: Layout) -> list[str]:
    """Return what must be known of the table as a whole."""
    remarks = []
    if layout.head_row is None:
        columns = layout.columns
        read = [f"de {columns[kind] + 1}e als {said}" for kind, said in SAID.items() if kind in columns]
        remarks.append(f"De kolommen hebben geen naam. Gelezen is {listing(read)}.")
    return remarks


def _with_notes(rows: list[CellRow]) -> tuple[list[CellRow], list[LeftOut]]:
    """Return the rows with what their footnotes say of them, and the footnotes."""
    noted = written_out([row.cells for row in rows], [row.place for row in rows])
    left_out = [LeftOut(rows[at].place, why, " ".join(filter(None, rows[at].cells))) for at, why in noted.notes.items()]
    kept = zip(rows, noted.rows, strict=True)
    return [row._replace(cells=cells) for at, (row, cells) in enumerate(kept) if at not in noted.notes], left_out


def _no_day(rows: list[CellRow], name: str) -> DataError:
    found = listing([f"'{cell}'" for cell in rows[0].cells if cell][:8]) if rows else ""
    if not found:
        return DataError(Problem(name, 0, "het bestand is leeg.", "Kijk of dit het goede bestand is."))
    message = f"geen kolom heet 'datum'. Gevonden: {found}."
    return DataError(problem_at(rows[0].place, message, f"Zet boven de kolommen hoe ze heten: {NAMES}."))


class _ReadRow(NamedTuple):
    """One row, by what its columns are."""

    place: Place
    cells: list[str]
    columns: Mapping[str, int]

    def cell(self, kind: str) -> str:
        """Return the cell of a kind; empty where the table has no such column."""
        at = self.columns.get(kind, len(self.cells))
        return self.cells[at] if at < len(self.cells) else ""

    def others(self) -> dict[int, str]:
        """Return the cells of which the column says nothing, by their place."""
        held = self.columns.values()
        return {place: cell for place, cell in enumerate(self.cells) if cell and place not in held}


class _Table:
    """One table that is being read.

    Attributes:
        remarked: The rows that each remark is about, with the word that it shows.
        telling: The columns without a known name that said something of a meeting.
    """

    def __init__(self, name: str, layout: Layout, remarks: list[str]) -> None:
        self.name = name
        self.layout = layout
        self.remarks = remarks
        self.meetings: list[Meeting] = []
        self.left_out = list(layout.left_out)
        self.remarked: dict[tuple[str, str], list[Place]] = {}
        self.filled: set[int] = set()
        self.telling: set[int] = set()

    def take(self, row: CellRow) -> None:
        """Take over one row, or its problem."""
        self.filled |= {place for place, cell in enumerate(row.cells) if cell}
        try:
            for one in self._apart(_ReadRow(row.place, row.cells, self.layout.columns)):
                self.meetings += self._meetings(one)
        except Refused as fault:
            self.left_out.append(LeftOut(row.place, fault.message, remedy=fault.remedy))
        if len(self.meetings) + len(self.left_out) > MOST:
            raise too_many_rows(self.name)

    def outcome(self) -> Outcome:
        """Return the whole table."""
        remarked = sorted(self.remarked.items(), key=lambda one: REMARKS.index(one[0][0]))
        remarks = [text.format(word=word, lines=inside_in_words(rows, FEW)) for (text, word), rows in remarked]
        names = {place: f"'{cell}'" for place, cell in enumerate(self.layout.head) if cell}
        unused = sorted(self.filled - set(self.layout.columns.values()) - self.telling)
        columns = tuple(names.get(place, f"zonder naam (de {place + 1}e)") for place in unused)
        return Outcome(tuple(self.meetings), (), tuple(sorted(self.left_out)), (*self.remarks, *remarks), columns)

    def _remark(self, row: _ReadRow, text: str, word: str = "") -> None:
        self.remarked.setdefault((text, word), []).append(row.place)

    def _apart(self, row: _ReadRow) -> list[_ReadRow]:
        """Return a row for each meeting that the cell with the name tells of, with its time in the column for times.

        A row that has a time already keeps that.
        """
        at = self.layout.columns.get("title", -1)
        if row.cell("time") or not row.cell("title") or row.cell("reserve"):
            return [row]
        found = named_meetings(row.cell("title"))
        if not any(one.time for one in found):
            return [row]
        columns = {**row.columns, "time": len(row.cells)}
        cells = [[one.name if place == at else cell for place, cell in enumerate(row.cells)] for one in found]
        return [
            row._replace(cells=[*kept, one.time or ""], columns=columns) for kept, one in zip(cells, found, strict=True)
        ]

    def _meetings(self, row: _ReadRow) -> list[Meeting]:
        moments = self._moments(row)
        day, is_one = moments[0].day, len(moments) == 1
        clock = self._clock(row, moments[0])
        said = self._said(row, day, [moments[0].rest, "" if clock else row.cell("time")])
        if said.to and not is_one:
            raise Refused("hier staat meer dan een dag, en dat zij verzet zijn.", "Zet elke dag op een eigen regel.")
        title = without_state(row.cell("title"))
        names = tuple(dict.fromkeys(filter(None, (row.cell("body"), row.cell("kind"), row.cell("title")))))
        meeting = Meeting(
            day,
            status=said.status,
            to=said.to,
            title=title,
            key=mark(row.cell("key")) if is_one else "",
            last=self._last(day, row.cell("last")),
            place=row.place,
            name=title or next(iter(names), ""),
            names=names,
        )
        return self._spare(row, meeting, clock) + [
            meeting._replace(
                day=one.day,
                time=time if (time := clock or one.time) != MIDNIGHT else None,
                status=PROVISIONAL if one.is_spare and meeting.status == FIRM else meeting.status,
            )
            for one in moments
        ]

    def _clock(self, row: _ReadRow, moment: CellMoment) -> str | None:
        """Return the time in the column for it; one that is not to be read is remarked, unless the day has one."""
        written = row.cell("time")
        clock = read_clock(written) if written else None
        if written and not (clock or moment.time):
            self._remark(row, UNTIMED)
        return clock

    def _spare(self, row: _ReadRow, meeting: Meeting, clock: str | None) -> list[Meeting]:
        """Return a meeting on the days that are kept free for it."""
        reserve = read_moments(row.cell("reserve"), self.layout.years) if row.cell("reserve") else []
        spare = meeting._replace(status=PROVISIONAL, to=None, key="", last=None)
        return [spare._replace(day=one.day, time=one.time or clock) for one in reserve]

    def _moments(self, row: _ReadRow) -> list[CellMoment]:
        if not row.cell("day"):
            raise Refused("hier staat geen datum.", "Vul de datum in, of haal de regel weg.")
        moments = read_moments(row.cell("day"), self.layout.years)
        if len(moments) == 1 and has_other_weekday(row.cell("weekday"), moments[0].day):
            message = f"er staat '{row.cell('weekday')}', maar het is {long_date(moments[0].day)}."
            raise Refused(message, "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
        return moments

    def _said(self, row: _ReadRow, day: date, rest: list[str]) -> Said:
        """Return what a row says of its meeting; `rest` is what its day and its time say besides."""
        others = {place: said_beside(cell, day) for place, cell in row.others().items()}
        self.telling |= {place for place, one in others.items() if one != Said()}
        beside = [moved_in_title(row.cell("title"), day)]
        beside += [said_beside(text, day) for text in (*rest, row.cell("body"))]
        beside += others.values()
        if re.fullmatch(YES, row.cell("off")) or re.fullmatch(NO, row.cell("on")):
            beside.append(Said(CANCELLED))
        self._tell_doubt(row, beside)
        if row.cell("to"):
            beside.insert(0, Said(to=read_moment(row.cell("to"), self.layout.years).day))
        stated = said_in_column(row.cell("status"))
        if stated is None:
            self._remark(row, UNSAID, row.cell("status"))
        if stated == MOVED and not any(one.to for one in beside):
            self._remark(row, UNMOVED)
            stated = CANCELLED
        return combined(stated or "", row.cell("title"), beside)

    def _tell_doubt(self, row: _ReadRow, beside: list[Said]) -> None:
        if open_words := next((one.doubt for one in beside if one.is_open), ""):
            remedy = "Zet in de kolom of zij vervalt, of vraag het de griffie."
            raise Refused(f"er staat '{open_words}'. Vervalt deze vergadering, of niet?", remedy)
        for doubt in dict.fromkeys(one.doubt for one in beside if one.doubt):
            self._remark(row, DOUBTED, doubt)

    def _last(self, day: date, written: str) -> date | None:
        """Return the last day of what goes on for more than one; a time, or a number of something, is none."""
        try:
            last = read_moment(written, self.layout.years).day if written else day
        except Refused:
            return None
        return last if last > day else None
