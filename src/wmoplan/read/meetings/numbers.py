"""Days and times as a workbook counts them, in a file that has only the number: 46400 is 13 January 2027."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from wmoplan.dutch import long_date
from wmoplan.place import Place
from wmoplan.read.meetings.cells import CellRow

COUNTED: Final = r"(?P<day>0|[345][0-9]{4})(?P<part>[.,][0-9]{1,20})?"
FIRST_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no zones
"""A day as a workbook counts it, and from which day. Source: ISO/IEC 29500-1, 18.17.4.1."""


def as_shown(cell: str) -> str:
    """Return a day or a time as a workbook shows it, where its program counts days and nobody gave the cell a form.

    >>> as_shown("46400"), as_shown("46400.8125"), as_shown("0,8125"), as_shown("19.30")
    ('2027-01-13', '2027-01-13 19:30', '19:30', '19.30')
    """
    found = re.fullmatch(COUNTED, cell)
    if not found:
        return cell
    part = float(f"0{(found['part'] or '').replace(',', '.')}")
    moment = FIRST_DAY + timedelta(days=int(found["day"]), minutes=round(part * 24 * 60))
    day = f"{moment:%Y-%m-%d}" if int(found["day"]) else ""
    return " ".join(filter(None, (day, f"{moment:%H:%M}" if found["part"] else "")))


def numbered_days(rows: Iterable[CellRow], days: Sequence[int]) -> tuple[list[Place], str]:
    """Return where a row has a number as its day, and what the first of them is; nothing where none has.

    Args:
        rows: Those of the table.
        days: The columns with days.
    """
    found = [(row.place, row.cells[at]) for row in rows for at in days if row.is_filled(at)]
    numbers = [(place, cell) for place, cell in found if re.fullmatch(COUNTED, cell) and cell[0] != "0"]
    if not numbers:
        return [], ""
    first = numbers[0][1]
    return [place for place, _ in numbers], f"{first} is {long_date(date.fromisoformat(as_shown(first)[:10]))}"
