"""The rows of a table that is laid out, each as its meetings, or as what is asked of it or left out."""

import re
from bisect import bisect, insort
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.errors import Refused
from wmoplan.model.meeting import OFF, Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.place import Place, inside_in_words
from wmoplan.read.meetings.cells import CellRow, too_many_rows
from wmoplan.read.meetings.columns import ABOVE, NAMES, SAID_BELOW, Layout, is_day
from wmoplan.read.meetings.dates import has_other_weekday, read_moment, read_moments
from wmoplan.read.meetings.doubts import (
    STATUS_WORD,
    Doubt,
    RowDoubts,
    of_answered_move,
    of_doubt,
    of_going_on,
    of_move,
    of_status_word,
    of_times,
    sure_days,
)
from wmoplan.read.meetings.lines import folded
from wmoplan.read.meetings.named_cell import named_meetings
from wmoplan.read.meetings.outcome import MOST, LeftOut, Outcome, Query, Unclear, mark
from wmoplan.read.meetings.status import (
    ANSWERS,
    GOES_ON,
    NO,
    YES,
    Said,
    combined,
    moved_in_title,
    said_at_day,
    said_beside,
    said_in_column,
    said_in_heading,
    said_in_name,
    said_in_title,
    without_state,
)
from wmoplan.read.meetings.times import MIDNIGHT, CellMoment, read_clock, written_times
from wmoplan.read.meetings.words import MOVED_HEADING, NO_REMARK

REMARKS: Final = (
    UNTIMED := "Op {lines} is de tijd niet te lezen. Die vergadering telt zonder tijd.",
    NUMBERED := "Op {lines} staat een getal waar een dag hoort: {word}. Zo telt Excel dagen; kijk na of het klopt.",
    DOUBTED := "Op {lines} staat '{word}'. Kijk zelf of de vergadering doorgaat.",
)
"""What is remarked of rows, in the order in which it is told."""

HEADING: Final = "kop"
"""What a row is that says something of the rows below it."""

FEW: Final = 5
"""How many lines one sentence names."""


class ReadRow(NamedTuple):
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


class TableReading:
    """One table that is being read.

    Attributes:
        answers: What was answered so far, by the key of the question.
        questions: What must be asked.
        remarked: The rows that each remark is about, with the word that it shows.
        telling: The columns without a known name that said something of a meeting.
        title: The last title above the table, wherever it stands in the file.
        headings: The rows that say something of the rows below them, in their order.
    """

    def __init__(self, name: str, layout: Layout, remarks: list[str], answers: Mapping[str, str]) -> None:
        self.name = name
        self.layout = layout
        self.remarks = remarks
        self.answers = answers
        self.questions: list[Query] = []
        self.meetings: list[Meeting] = []
        self.left_out = list(layout.left_out)
        self.remarked: dict[tuple[str, str], list[Place]] = {}
        self.filled: set[int] = set()
        self.telling: set[int] = set()
        self.headings = sorted(one for one in self.left_out if one.why == HEADING)
        self.title = next((one for one in reversed(self.left_out) if one.why == ABOVE), None)
        if self.title and said_in_heading(self.title.text) in OFF:
            self.left_out[self.left_out.index(self.title)] = self.title._replace(why=HEADING)

    def take(self, row: CellRow) -> None:
        """Take over one row, or its problem."""
        if self._is_text(ReadRow(row.place, row.cells, self.layout.columns)):
            return
        self.filled |= {place for place, cell in enumerate(row.cells) if cell}
        doubts = self._doubts(row)
        try:
            found = [self._meetings(one, doubts) for one in self._apart(ReadRow(*row[:2], self.layout.columns))]
            self.meetings += chain.from_iterable(found)
        except Unclear as unclear:
            self.questions.append(unclear.question)
        except Refused as fault:
            self.left_out.append(LeftOut(row.place, fault.message, remedy=fault.remedy))
        if len(self.meetings) + len(self.left_out) + len(self.questions) > MOST:
            raise too_many_rows(self.name)

    def _is_text(self, row: ReadRow) -> bool:
        """Tell whether a row only calls off, moves or doubts other rows, and take that over."""
        filled = list(dict.fromkeys(filter(None, row.cells)))
        text = filled[0] if len(filled) == 1 else "" if row.cell("time") else row.cell("day")
        if not text or is_day(text) or not (said_in_title(text) or re.search(MOVED_HEADING, text)):
            return False
        why = HEADING if said_in_heading(text) else SAID_BELOW
        self.left_out.append(LeftOut(row.place, why, text))
        if why == HEADING:
            insort(self.headings, self.left_out[-1])
        return True

    def _below_heading(self, row: ReadRow, settled: Callable[[str, Doubt], str]) -> str:
        """Return what the heading above a row makes of a meeting of which the row itself says nothing."""
        above = bisect(self.headings, row.place, key=lambda one: one.place)
        heading = self.headings[above - 1] if above else self.title
        status = said_in_heading(heading.text) if heading else ""
        if not heading or status not in ({PROVISIONAL, *OFF} if above else OFF):
            return FIRM
        return status if status == PROVISIONAL else settled("kop", of_going_on(f"'{heading.text}' boven"))

    def ask(self, row: CellRow, key: str, doubt: Doubt) -> None:
        """Ask something about a row, so that it gives no meeting yet."""
        self.filled |= {place for place, cell in enumerate(row.cells) if cell}
        try:
            self._doubts(row).settled(key, doubt)
        except Unclear as unclear:
            self.questions.append(unclear.question)

    def _doubts(self, row: CellRow) -> RowDoubts:
        return RowDoubts(row.place, " | ".join(filter(None, row.cells)), self.answers)

    def outcome(self) -> Outcome:
        """Return the whole table."""
        remarked = sorted(self.remarked.items(), key=lambda one: REMARKS.index(one[0][0]))
        remarks = [text.format(word=word, lines=inside_in_words(rows, FEW)) for (text, word), rows in remarked]
        names = {place: f"'{cell}'" for place, cell in enumerate(self.layout.head) if cell}
        unused = sorted(self.filled - set(self.layout.columns.values()) - self.telling)
        columns = tuple(names.get(place, f"zonder naam (de {place + 1}e)") for place in unused)
        left_out = tuple(sorted(self.left_out))
        return Outcome(tuple(self.meetings), tuple(self.questions), left_out, (*self.remarks, *remarks), columns)

    def _remark(self, row: ReadRow, text: str, word: str = "") -> None:
        self.remarked.setdefault((text, word), []).append(row.place)

    def _apart(self, row: ReadRow) -> list[ReadRow]:
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

    def _meetings(self, row: ReadRow, doubts: RowDoubts) -> list[Meeting]:
        moments = self._moments(row, doubts)
        day, is_one = moments[0].day, len(moments) == 1
        clock = self._clock(row, moments[0], doubts)
        title = without_state(row.cell("title"))
        names = tuple(dict.fromkeys(filter(None, (row.cell("body"), row.cell("kind"), row.cell("title")))))
        meeting = Meeting(
            day,
            time=clock or moments[0].time,
            title=title,
            key=mark(row.cell("key")) if is_one else "",
            last=self._last(day, row.cell("last")),
            place=row.place,
            name=title or next(iter(names), ""),
            names=names,
        )
        ask_status = partial(doubts.settled, meeting=meeting if is_one else None)
        said = self._said(row, day, [moments[0].rest, written_times(row.cell("time"))[1]], ask_status)
        if said.to and not is_one:
            raise Refused("hier staat meer dan een dag, en dat zij verzet zijn.", "Zet elke dag op een eigen regel.")
        meeting = meeting._replace(status=said.status, to=said.to)
        return self._spare(row, meeting, clock) + [
            meeting._replace(
                day=one.day,
                time=time if (time := clock or one.time) != MIDNIGHT else None,
                status=PROVISIONAL if one.is_spare and meeting.status == FIRM else meeting.status,
            )
            for one in moments
        ]

    def _clock(self, row: ReadRow, moment: CellMoment, doubts: RowDoubts) -> str | None:
        """Return the time in the column for it; one that is not to be read is remarked, unless the day has one.

        Raises:
            Unclear: The day has another time.
        """
        written = row.cell("time")
        clock = read_clock(written) if written else None
        if written and not (clock or moment.time):
            self._remark(row, UNTIMED)
        if clock and moment.time and MIDNIGHT not in {clock, moment.time} and clock != moment.time:
            return doubts.settled("tijd", of_times((clock, moment.time)))
        return clock

    def _spare(self, row: ReadRow, meeting: Meeting, clock: str | None) -> list[Meeting]:
        """Return a meeting on the days that are kept free for it."""
        written = row.cell("reserve")
        reserve = read_moments(written, self.layout.years) if re.search("[0-9]", written) else []
        spare = meeting._replace(status=PROVISIONAL, to=None, key="", last=None)
        return [spare._replace(day=one.day, time=one.time or clock) for one in reserve]

    def _moments(self, row: ReadRow, doubts: RowDoubts) -> list[CellMoment]:
        written, weekday = row.cell("day"), row.cell("weekday")
        if not written:
            raise Refused("hier staat geen datum.", "Vul de datum in, of haal de regel weg.")
        sure = sure_days(written, weekday, self.layout.years, doubts.settled)
        moments = read_moments(sure, self.layout.years)
        if sure == written and len(moments) == 1 and has_other_weekday(weekday, moments[0].day):
            message = f"er staat '{weekday}', maar het is {long_date(moments[0].day)}."
            raise Refused(message, "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
        return moments

    def _said(self, row: ReadRow, day: date, rest: list[str], settled: Callable[[str, Doubt], str]) -> Said:
        """Return what a row says of its meeting.

        Args:
            row: The row.
            day: The day of the meeting.
            rest: What the cell of its day says besides, and that of its time.
            settled: Returns the answer to a doubt about the status.
        """
        others = {place: self._remark_says(place, cell, day) for place, cell in row.others().items()}
        self.telling |= {place for place, one in others.items() if one != Said()}
        beside = [one for kind in NAMES for one in said_in_name(row.cell(kind), day)]
        of_day, of_time = rest
        beside += [said_at_day(of_day, row.cell("day"), day), _surely(said_beside(of_time, day))]
        beside += [*others.values(), *(self._answered(row, kind) for kind in ANSWERS)]
        for doubt in dict.fromkeys(one.doubt for one in beside if one.doubt and not one.is_open):
            self._remark(row, DOUBTED, doubt)
        if row.cell("to"):
            beside.insert(0, Said(to=read_moment(row.cell("to"), self.layout.years).day))
        word = row.cell("status")
        moved = moved_in_title(word, day)
        if moved.to and not row.cell("to"):
            beside.insert(0, moved)
        stated = MOVED if moved.to else said_in_column(word)
        if stated is None:
            stated = settled(f"{STATUS_WORD}{folded(word)}", of_status_word(word))
        found = combined(stated, row.cell("title"), beside)
        if contradiction := _contradiction(row, found, beside):
            return Said(settled("gaat door", contradiction))
        if found.status == FIRM:
            return Said(self._below_heading(row, settled))
        if found.status != MOVED or found.to:
            return found
        return Said(*of_answered_move(settled("verzet", of_move(day))))

    def _remark_says(self, place: int, cell: str, day: date) -> Said:
        """Return what a cell says of the meeting in a column that has no known name."""
        said = said_beside(cell, day)
        head = self.layout.head[place] if place < len(self.layout.head) else ""
        return _surely(said) if re.match(NO_REMARK, head) else said

    def _answered(self, row: ReadRow, kind: str) -> Said:
        """Return what a cell says in a column that asks something of each meeting."""
        cell = row.cell(kind)
        if not cell or (kind == "reserve" and re.search("[0-9]", cell)):
            return Said()
        for written, status in zip((YES, NO), ANSWERS[kind], strict=True):
            if re.fullmatch(written, cell):
                return Said(status)
        if said := said_in_column(cell):
            return Said("" if said == FIRM else said)
        return Said(PROVISIONAL, doubt=f"{self.layout.head[row.columns[kind]]}: {cell}", is_open=True)

    def _last(self, day: date, written: str) -> date | None:
        """Return the last day of what goes on for more than one; a time, or a number of something, is none."""
        try:
            last = read_moment(written, self.layout.years).day if written else day
        except Refused:
            return None
        return last if last > day else None


def _surely(said: Said) -> Said:
    """Return what words say that are about something else as well, such as a time: only what they say for sure."""
    return Said() if said.is_open and said.status == PROVISIONAL else said


def _contradiction(row: ReadRow, found: Said, beside: list[Said]) -> Doubt | None:
    """Return the doubt of a row that says two things of its meeting; None where it says one thing."""
    is_off = found.status in OFF
    if said := next((one for one in beside if one.is_open and not (is_off and one.status == PROVISIONAL)), None):
        return (of_doubt if said.status == PROVISIONAL else of_going_on)(f"'{said.doubt}'")
    goes_on = [cell for cell in row.cells if re.fullmatch(GOES_ON, cell)]
    if re.fullmatch(YES, row.cell("on")):
        goes_on.append(f"gaat door: {row.cell('on')}")
    off = next((cell for cell in row.cells if CANCELLED in {said_in_title(cell), said_in_column(cell)}), CANCELLED)
    return of_going_on(f"'{goes_on[0]}' en ook '{off}'") if goes_on and found.status == CANCELLED else None
