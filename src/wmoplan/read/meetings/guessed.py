"""Columns of which the name says nothing, known by what is in their cells: whose meetings, and when they begin."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.cells import CellRow, column_name
from wmoplan.read.meetings.columns import COLUMNS, NAMES, SAMPLE, is_time
from wmoplan.read.meetings.times import clock_in
from wmoplan.read.meetings.words import BODY_WORDS, LONG_NAME

USUAL: Final = frozenset({
    "bijeenkomst", "vergaderingen", "bijeenkomsten", "bestuursorgaan", "overleg", "activiteit", "evenement",
    "onderdeel", "wat", "wie", "groep", "agenda", "forum", "commissieraad", "raadcommissie",
})  # fmt: skip
"""What the column with the name of a meeting is called where no other column is; in other tables it is a remark."""

NO_START: Final = r"eind|tot|sluit|duur|inloop|ontvangst|deadline|stukken|aanlever|inlever|verzend|pauze|schorsing"
"""What is in the name of a column with times at which no meeting begins, as `column_name` writes it."""


def with_guessed(head: Sequence[str], columns: Mapping[str, int], rows: list[CellRow]) -> dict[str, int]:
    """Return the columns of a table, with those of the name and of the time where what is in their cells shows them.

    Args:
        head: The names of the columns.
        columns: Where each kind of column is, by those names.
        rows: Those below the head.
    """
    found = dict(columns)
    if not set(NAMES) & set(found):
        names = list(_full(rows, found, _are_bodies))
        usual = [place for place, cell in enumerate(head) if column_name(cell) in USUAL]
        if len(names) == 1 or usual:
            found["title"] = next((place for place in usual if place in names), (names or usual)[0])
    if "time" not in found and not any(re.search(r"[0-9]:[0-9]", row.cells[found["day"]]) for row in rows[:SAMPLE]):
        times = [
            place
            for place in _full(rows, found, lambda cells: bool(cells) and all(map(is_time, cells)))
            if _may_begin(head, place)
        ]
        found |= {"time": min(times, key=lambda place: _first_clock(rows, place))} if times else {}
    return found


def told_guessed(head: Sequence[str], columns: Mapping[str, int]) -> list[str]:
    """Return what is told of the columns that are known by their cells only."""
    said = {"title": "de naam van de vergadering", "time": "het begin"}
    places = {kind: columns[kind] for kind in said if columns.get(kind, len(head)) < len(head)}
    return [
        f"Gelezen is de kolom '{head[place]}' als {said[kind]}."
        for kind, place in places.items()
        if head[place] and column_name(head[place]) not in COLUMNS
    ]


def _full(rows: list[CellRow], columns: Mapping[str, int], is_kind: Callable[[list[str]], bool]) -> Iterator[int]:
    """Yield the columns without a known name that are filled in at least half of the rows, with cells of a kind."""
    sample = rows[:SAMPLE]
    for place in range(max((len(row.cells) for row in sample), default=0)):
        cells = [row.cells[place] for row in sample if row.is_filled(place)]
        if place not in columns.values() and 2 * len(cells) >= len(sample) and is_kind(cells):
            yield place


def _are_bodies(cells: list[str]) -> bool:
    """Tell whether at least half of the cells are the name of a body, and no sentence that speaks of one."""
    words = BodyWords(BODY_WORDS)
    named = [cell for cell in cells if words.named(cell) and len(cell.split()) <= LONG_NAME]
    return bool(named) and 2 * len(named) >= len(cells)


def _may_begin(head: Sequence[str], place: int) -> bool:
    return place < len(head) and not re.search(NO_START, column_name(head[place]))


def _first_clock(rows: list[CellRow], place: int) -> str:
    return next((clock_in(row.cells[place]) or "" for row in rows if row.is_filled(place)), "")
