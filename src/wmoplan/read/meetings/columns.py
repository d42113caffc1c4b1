"""What the columns of a table are, by their names or by what is in them, and the days that a heading completes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from wmoplan.dutch import MONTHS
from wmoplan.read.meetings.cells import CellRow, column_name
from wmoplan.read.meetings.dates import lone_days, short_weekday, with_year, written_dates, years_alone
from wmoplan.read.meetings.outcome import LeftOut
from wmoplan.read.meetings.times import MOMENT, blanked, written_times
from wmoplan.read.meetings.words import EDGE, LETTER, MONTH_CELL, NO_REMARK

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
    "categorie": "kind", "agendatype": "kind", "soortbijeenkomst": "kind",
    "naam": "title", "titel": "title", "vergadering": "title", "onderwerp": "title", "omschrijving": "title",
    "subject": "title", "summary": "title", "title": "title", "name": "title", "meeting": "title",
    "status": "status", "stand": "status",
    "canceled": "off", "cancelled": "off", "geannuleerd": "off", "vervallen": "off", "afgelast": "off",
    "oudedatum": "day", "oorspronkelijkedatum": "day",
    "vervalt": "off", "afgezegd": "off", "ingetrokken": "off", "gaatnietdoor": "off", "annulering": "off",
    "gaatdoor": "on", "doorgang": "on",
    "definitief": "firm", "bevestigd": "firm", "zeker": "firm",
    "voorlopig": "unsure", "concept": "unsure", "optie": "unsure", "ondervoorbehoud": "unsure", "ovb": "unsure",
    "reserve": "reserve", "reservedatum": "reserve", "uitloop": "reserve", "uitloopdatum": "reserve",
    "naar": "to", "nieuwedatum": "to", "verplaatstnaar": "to",
    "uid": "key", "vergaderingid": "key",
}  # fmt: skip
"""What a column is, by its name without case, accents, spaces and signs. Source: VNG, ODS Open Raadsinformatie, for
the names of its Vergadering; the others are what municipalities and Excel call them."""


ABOVE: Final = "boven de tabel"
"""What a title of a table is."""

SAID_BELOW: Final = "tekst bij de tabel"
"""What a row is that says something of the table that it stands in."""

SITTING: Final = r"(?i)(?:vergadering|bijeenkomst|raad|commissie|avond)"
"""What the name of a meeting may end in, whatever it is about."""

STARTS: Final = frozenset({"van", "start"})
"""What a column of times is called beside one that is called 'datum'."""


SAMPLE: Final = 50
"""Unit: rows. How many rows show what a column holds."""


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


def stated_years(text: str) -> tuple[int, ...]:
    """Return the year of two or four digits beside the name of a month; none where there is none."""
    return (int(text) % 100 + 2000,) if text else ()


def fullest_column(rows: list[CellRow], is_kind: Callable[[str], bool], taken: Iterable[int]) -> int | None:
    """Return the column of which most cells are of a kind, at least half of the filled ones in the first rows."""
    most, held = 0, None
    sample = rows[:SAMPLE]
    for place in range(max(len(row.cells) for row in sample)):
        cells = [row.cells[place] for row in sample if row.is_filled(place)]
        many = sum(map(is_kind, cells))
        if place not in taken and many > most and 2 * many >= len(cells):
            most, held = many, place
    return held


def is_day(cell: str) -> bool:
    """Tell whether a cell has a date in it."""
    return bool(re.fullmatch(MOMENT, cell)) or any(one.month for one in written_dates(cell))


def is_weekday(cell: str) -> bool:
    """Tell whether a cell is a weekday."""
    return bool(short_weekday(cell.rstrip(".")))


def is_time(cell: str) -> bool:
    """Tell whether a cell is a time and no more."""
    times, rest = written_times(cell)
    return bool(times) and not re.search(LETTER, re.sub(EDGE, "", rest))


def may_name_meeting(text: str) -> bool:
    """Tell whether a text can be the name of a meeting: it is no name of a column, no weekday, no month and no remark.

    >>> may_name_meeting("Presidium"), may_name_meeting("Agendacommissie"), may_name_meeting("Datum")
    (True, True, False)
    >>> may_name_meeting("Aanleveren"), may_name_meeting("di"), may_name_meeting("")
    (False, False, False)
    """
    if not re.search(LETTER, text) or is_weekday(text) or re.fullmatch(MONTH_CELL, text):
        return False
    return column_name(text) not in COLUMNS and not (re.match(NO_REMARK, text) and not re.search(SITTING, text))


def titles_of(rows: list[CellRow]) -> list[LeftOut]:
    """Return the rows above a table as what gives no meeting."""
    return [LeftOut(row.place, ABOVE, " ".join(filter(None, row.cells))) for row in rows]


def years_in(rows: Iterable[CellRow], year: int | None) -> tuple[int, ...]:
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
