"""A schedule of meetings as rows of cells, by the names that the columns have."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from wmoplan.dutch import listing
from wmoplan.errors import DataError, Problem
from wmoplan.model.words import FIRM, PROVISIONAL
from wmoplan.read.meetings.bodies import BodyWords, without_day
from wmoplan.read.meetings.cells import CellRow, csv_rows, too_many_rows
from wmoplan.read.meetings.columns import ABOVE, COLUMNS, SAID_BELOW, Layout
from wmoplan.read.meetings.dates import is_year
from wmoplan.read.meetings.doubts import (
    DAY_FIRST,
    MONTH_FIRST,
    WHICH_FIRST,
    of_order,
)
from wmoplan.read.meetings.grid import blocks_of, dated_cells, layout_of
from wmoplan.read.meetings.guessed import told_guessed
from wmoplan.read.meetings.hours import said_hours, with_hours
from wmoplan.read.meetings.lines import TextLine, cleaned
from wmoplan.read.meetings.month_first import IN_FIGURES, day_first, either_way, is_month_first
from wmoplan.read.meetings.numbers import as_shown, numbered_days
from wmoplan.read.meetings.outcome import MOST, LeftOut, Outcome, problem_at
from wmoplan.read.meetings.pasted import read_lines
from wmoplan.read.meetings.reading import Besides
from wmoplan.read.meetings.shorthand import written_out
from wmoplan.read.meetings.statements import with_statements
from wmoplan.read.meetings.status import (
    said_in_title,
)
from wmoplan.read.meetings.table_rows import NUMBERED, TableReading
from wmoplan.read.meetings.wall import is_free, told_free
from wmoplan.read.meetings.words import BODY_WORDS, SKIP, WHICH_YEAR

NAMES: Final = "datum, tijd, orgaan, titel en status"
SAID: Final = {"weekday": "weekdag", "day": "datum", "time": "tijd", "title": "vergadering"}
"""What the columns of a table without names are called."""

NO_ANSWERS: Final[Mapping[str, str]] = MappingProxyType({})


class _Given(NamedTuple):
    """What is known besides a table.

    Attributes:
        year: Of days that have none; None reads it from the table.
        answers: What was answered so far, by the key of the question.
        bodies: How people write each body, where rows are read as lines.
    """

    year: int | None
    answers: Mapping[str, str]
    bodies: Mapping[str, tuple[str, ...]]

    @property
    def first_year(self) -> int | None:
        """The year of the first day that has none: as it was given, or answered."""
        answered = self.answers.get(WHICH_YEAR, "")
        return self.year or (int(answered) if is_year(answered) else None)


def read_table(text: str, name: str, year: int | None = None, answers: Mapping[str, str] = NO_ANSWERS) -> Outcome:
    """Return the meetings of a .csv file.

    Args:
        text: The file.
        name: How the user named it.
        year: Of days that have none.
        answers: What was answered so far, by the key of the question.

    Raises:
        DataError: No column is a day, or there are too many rows.
    """
    return table_of(named_rows(text, name), name, year, answers)


def named_rows(text: str, name: str) -> list[CellRow]:
    """Return the rows of a .csv file.

    Raises:
        DataError: There are too many.
    """
    return list(csv_rows(text, name, COLUMNS))


def table_of(
    found: Iterable[CellRow],
    name: str,
    year: int | None = None,
    answers: Mapping[str, str] = NO_ANSWERS,
    bodies: Mapping[str, tuple[str, ...]] = BODY_WORDS,
) -> Outcome:
    """Return the meetings of rows of cells.

    Args:
        found: The rows.
        name, year, answers: As in `read_table`.
        bodies: How people write each body, where rows are read as lines.

    Raises:
        DataError: No column is a day, or there are too many rows.
    """
    given = _Given(year, answers, bodies)
    held = list(found)
    rows, notes = _with_notes([row for row in held if row.aside is None])
    words = BodyWords(BODY_WORDS)
    parts = [Outcome((), (), tuple(notes)), _asides(held)]
    is_table, first = False, 1
    year = given.first_year
    for block in blocks_of(rows, words):
        lines = dated_cells(block, words)
        layout = None if lines else layout_of(block, words, year)
        if layout:
            is_table = True
            year = layout.years[0] if len(layout.years) == 1 else year
        if layout:
            parts.append(_whole(_of_layout(layout, name, given.answers), layout, block))
        else:
            parts.append(_of_text(lines or block, name, given._replace(year=year), first))
        first += len(lines or block)
    if not is_table and not any(part.meetings or part.questions or part.unread for part in parts):
        raise _no_day(rows, name)
    listed = Outcome(*(tuple(chain.from_iterable(column)) for column in zip(*parts, strict=True)))
    return with_statements(
        listed, _of_lines(given), words, lambda one: {name.body for name in words.named(" ".join(one.names))}
    )


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
    told |= {one.place for one in found.questions}
    told |= {layout.head_row.place} if layout.head_row else set()
    found = _as_titled(found, layout)
    remarks, left_out, hours = list(found.remarks), list(found.left_out), dict[str, str]()
    words = BodyWords(BODY_WORDS)
    above = {one.place for one in layout.left_out if one.why == ABOVE}
    unread = {one.place for one in found.unread}
    free = [row for row in block if row.place not in told and is_free(row)]
    told |= {row.place for row in free}
    left_out += told_free(free)
    for row in block:
        text = " ".join(dict.fromkeys(filter(None, row.cells)))
        is_beside = row.place not in told or row.place in above or row.place in unread
        said = said_hours(text, words) if is_beside else {}
        hours |= said
        if said:
            remarks.append(f"'{text}' geldt voor de vergaderingen in deze tabel die zelf geen tijd hebben.")
            left_out = [one for one in left_out if one.place != row.place or one.place in above]
        if re.search(r"\w", text) and (row.place not in told or (said and row.place in unread)):
            left_out.append(LeftOut(row.place, SAID_BELOW, text))
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


def _of_layout(layout: Layout, name: str, answers: Mapping[str, str]) -> Outcome:
    """Return the meetings of one table."""
    days = [layout.columns[kind] for kind in ("day", "last", "to") if kind in layout.columns]
    dated = _with_weekdays(layout, days)
    unproved = either_way([cell for row in layout.rows for cell in row.cells], dated)
    first = answers.get(WHICH_FIRST, "") if unproved else ""
    month_first = first == MONTH_FIRST or is_month_first(dated)
    table = TableReading(name, layout, _remarks(layout), answers)
    counted = {*days, layout.columns.get("time", -1)}
    places, shown = numbered_days(layout.rows, days)
    if places:
        table.remarked[NUMBERED, shown] = places
    for row in layout.rows:
        in_doubt = unproved if first not in {DAY_FIRST, MONTH_FIRST} else ""
        if in_doubt and any(re.search(IN_FIGURES, row.cells[place]) for place in days if row.is_filled(place)):
            table.ask(row, WHICH_FIRST, of_order(in_doubt))
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


def _of_text(rows: list[CellRow], name: str, given: _Given, first: int) -> Outcome:
    """Return the meetings of rows that are no table, read as lines.

    Args:
        rows: The rows.
        name: How the user named the file.
        given: What is known besides.
        first: The number of the first row among those of the whole file, so that each has another number.
    """
    if len(rows) > MOST:
        raise too_many_rows(name)
    texts = enumerate(("\t".join(row.cells).strip("\t") for row in rows), first)
    lines = [TextLine(number, text, cleaned(text)) for number, text in texts]
    places = {number: row.place for number, row in enumerate(rows, first)}
    found = read_lines(lines, Besides(given.bodies, given.year, "", _of_lines(given)), name, places)
    meetings = tuple(
        one._replace(body="", name=one.title or one.body, names=(one.body, one.title)) for one in found.meetings
    )
    return found._replace(meetings=meetings)


def _of_lines(given: _Given) -> dict[str, str]:
    """Return the answers that count for rows that are read as lines; what was skipped there stays a question."""
    return {
        key: value
        for key, value in given.answers.items()
        if (value != SKIP if key.startswith("#") else value in {SKIP, *given.bodies})
    }


def _remarks(layout: Layout) -> list[str]:
    """Return what must be known of the table as a whole."""
    remarks = told_guessed(layout.head, layout.columns)
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
    named = without_day((row.place, " ".join(row.cells)) for row in rows[1:])
    return DataError(problem_at(rows[0].place, message, f"Zet boven de kolommen hoe ze heten: {NAMES}."), *named)
