"""A schedule of meetings as a .csv file, by the names that its columns have."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from wmoplan.dutch import count, listing, long_date
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.meeting import CANCELLED, FIRM, MOVED, Meeting
from wmoplan.place import Place
from wmoplan.read.meetings.dates import has_other_weekday, read_moment
from wmoplan.read.meetings.lines import folded, plain
from wmoplan.read.meetings.outcome import LONGEST, MOST, LeftOut, Outcome, mark, too_many
from wmoplan.read.meetings.status import said_in_column, said_in_title, without_state
from wmoplan.read.meetings.times import MIDNIGHT, read_clock

COLUMNS: Final = {
    "datum": "day", "vergaderdatum": "day", "geplandevergaderdatum": "day", "begindatum": "day", "startdatum": "day",
    "datumvan": "day", "van": "day", "dag": "day", "date": "day", "startdate": "day", "start": "day",
    "tijd": "time", "aanvang": "time", "aanvangstijd": "time", "begintijd": "time", "starttijd": "time",
    "tijdstip": "time", "geplandeaanvangvergadering": "time", "geplandeaanvang": "time", "begin": "time",
    "starttime": "time", "time": "time",
    "totenmet": "last", "tm": "last", "einddatum": "last", "enddate": "last",
    "weekdag": "weekday",
    "orgaan": "body", "gremium": "body", "georganiseerddoorgremium": "body", "georganiseerddoor": "body",
    "vergaderorgaan": "body",
    "vergaderingstype": "kind", "vergadertype": "kind", "soort": "kind", "soortvergadering": "kind", "type": "kind",
    "categorie": "kind",
    "naam": "title", "titel": "title", "vergadering": "title", "onderwerp": "title", "omschrijving": "title",
    "subject": "title", "summary": "title", "title": "title", "name": "title",
    "status": "status", "stand": "status",
    "naar": "to", "nieuwedatum": "to", "verplaatstnaar": "to",
    "uid": "key", "vergaderingid": "key",
}  # fmt: skip
"""What a column is, by its name without case, accents, spaces and signs. Source: VNG, ODS Open Raadsinformatie, for
the names of its Vergadering; the others are what municipalities and Excel call them."""

NAMES: Final = "datum, tijd, orgaan, titel en status"
LOOKED: Final = 20
"""Unit: rows. How far down the row with the names of the columns may stand."""

WIDEST: Final = 100
"""Unit: columns."""


def read_table(text: str, name: str, year: int | None = None) -> Outcome:
    """Return the meetings of a table.

    Args:
        year: Of days that have none.

    Raises:
        DataError: No column is a day, or there are too many rows.
    """
    rows = list(_rows(text, name))
    at, columns = _head(rows, name)
    table = _Table(name, year, columns)
    for line, cells in rows[at + 1 :]:
        table.take(line, cells)
    return table.listed()


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, with their line."""
    lines = text.removeprefix("\ufeff")
    parted = re.match(r"(?i)\"?sep=(.)\"?(?:\r\n?|\n)", lines)
    reader = csv.reader(io.StringIO(lines, newline=None), delimiter=_delimiter(lines, parted[1] if parted else ""))
    found = 0
    line = 1
    try:
        for cells in reader:
            kept = [plain(cell, LONGEST) for cell in cells[:WIDEST]]
            if any(kept) and not (line == 1 and parted):
                found += 1
                if found > MOST + LOOKED:
                    raise _too_many(name)
                yield line, kept
            line = reader.line_num + 1
    except csv.Error:
        message = "vanaf hier is de tabel niet te lezen; misschien staat er een aanhalingsteken te veel."
        raise DataError(Problem(name, line, message, "Bewaar het bestand in Excel opnieuw als .csv.")) from None


def _too_many(name: str) -> DataError:
    return too_many(name, "regels met vergaderingen", "vergaderingen, bijvoorbeeld een jaar per keer")


def _delimiter(text: str, stated: str) -> str:
    """Return what stands between the cells: what gives the most known columns in the first rows."""
    if stated in {";", ",", "\t", "|"}:
        return stated
    head = text.splitlines()[:LOOKED]

    def known(sign: str) -> int:
        return max((sum(_plain_name(cell) in COLUMNS for cell in line.split(sign)) for line in head), default=0)

    return max((";", ",", "\t", "|"), key=known)


def _plain_name(cell: str) -> str:
    return re.sub(r"[\W_]", "", folded(cell))


def _head(rows: list[tuple[int, list[str]]], name: str) -> tuple[int, dict[str, int]]:
    """Return which row has the names of the columns, and where each kind of column is."""
    for at, (_, cells) in enumerate(rows[:LOOKED]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            kind = COLUMNS.get(_plain_name(cell), "")
            if kind and (kind not in columns or _plain_name(cell) == "datum"):
                if _plain_name(cell) == "datum" and _plain_name(cells[columns.get("day", place)]) == "dag":
                    columns["weekday"] = columns["day"]
                columns[kind] = place
        if "day" not in columns and "time" in columns and _plain_name(cells[columns["time"]]).startswith("gepland"):
            columns["day"] = columns["time"]
        if "day" in columns and len(columns) > 1:
            if _plain_name(cells[columns["day"]]) != "dag" and "dag" in map(_plain_name, cells):
                columns["weekday"] = [*map(_plain_name, cells)].index("dag")
            return at, columns
    found = listing([f"'{cell}'" for cell in rows[0][1] if cell][:8]) if rows else ""
    message = f"geen kolom heet 'datum'. Gevonden: {found}." if found else "het bestand is leeg."
    raise DataError(Problem(name, rows[0][0] if rows else 0, message, f"Zet boven de kolommen hoe ze heten: {NAMES}."))


class _Table:
    """One table that is being read."""

    def __init__(self, name: str, year: int | None, columns: dict[str, int]) -> None:
        self.name = name
        self.year = year
        self.columns = columns
        self.meetings: list[Meeting] = []
        self.left_out: list[LeftOut] = []
        self.untimed: list[int] = []
        self.unsaid: dict[str, list[int]] = {}
        self.unmoved: list[int] = []

    def take(self, line: int, cells: list[str]) -> None:
        """Take over one row, or its problem."""
        try:
            self.meetings.append(self._meeting(line, cells))
        except Refused as fault:
            self.left_out.append(LeftOut(Place(self.name, line), fault.message, remedy=fault.remedy))
        if len(self.meetings) + len(self.left_out) > MOST:
            raise _too_many(self.name)

    def listed(self) -> Outcome:
        """Return the whole table."""
        remarks = []
        if self.untimed:
            remarks.append(f"Op {_lines(self.untimed)} is de tijd niet te lezen. Die vergadering telt zonder tijd.")
        for word, lines in self.unsaid.items():
            remarks.append(
                f"De status '{word}' op {_lines(lines)} kent wmoplan niet. De vergadering telt als definitief."
            )
        if self.unmoved:
            remarks.append(f"Op {_lines(self.unmoved)} staat 'verplaatst' zonder nieuwe dag. Dat telt als vervallen.")
        return Outcome(tuple(self.meetings), (), tuple(self.left_out), tuple(remarks))

    def _meeting(self, line: int, cells: list[str]) -> Meeting:
        def cell(kind: str) -> str:
            at = self.columns.get(kind, len(cells))
            return cells[at] if at < len(cells) else ""

        if not cell("day"):
            raise Refused("hier staat geen datum.", "Vul de datum in, of haal de regel weg.")
        day, beside = read_moment(cell("day"), self.year)
        if has_other_weekday(cell("weekday"), day):
            message = f"er staat '{cell('weekday')}', maar het is {long_date(day)}."
            raise Refused(message, "Verbeter de dag in het bestand, of vraag de griffie welke dag het is.")
        written = cell("time")
        time = (read_clock(written) if written else None) or beside
        if written and not time:
            self.untimed.append(line)
        time = time if time != MIDNIGHT else None
        title = cell("title")
        status, to = self._status(line, cell("status"), title, cell("to"))
        last = self._last(day, cell("last"))
        names = tuple(dict.fromkeys(one for one in (cell("body"), cell("kind"), title) if one))
        bare = without_state(title)
        return Meeting(
            day,
            time=time,
            status=status,
            to=to,
            title=bare,
            key=mark(cell("key")),
            last=last,
            place=Place(self.name, line),
            name=bare or next(iter(names), ""),
            names=names,
        )

    def _status(self, line: int, cell: str, title: str, new: str) -> tuple[str, date | None]:
        said = said_in_column(cell)
        if said is None:
            self.unsaid.setdefault(cell, []).append(line)
        to = read_moment(new, self.year).day if new else None
        if said == MOVED and to is None:
            self.unmoved.append(line)
            return CANCELLED, None
        if to is not None and said != CANCELLED:
            return MOVED, to
        if said in {None, FIRM}:
            return said_in_title(title) or FIRM, None
        return said or FIRM, None

    def _last(self, day: date, written: str) -> date | None:
        """Return the last day of what goes on for more than one; a time, or a number of something, is none."""
        try:
            last = read_moment(written, self.year).day if written else day
        except Refused:
            return None
        return last if last > day else None


def _lines(lines: list[int]) -> str:
    shown = [str(line) for line in lines[:5]]
    more = f" en nog {count(len(lines) - 5, 'regel', 'regels')}" if len(lines) > 5 else ""  # noqa: PLR2004 - as above
    return f"{'regel' if len(lines) == 1 else 'de regels'} {', '.join(shown)}{more}"
