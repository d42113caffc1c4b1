"""Days in figures of which the month may stand in front, as Americans write them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from wmoplan.dutch import MONTHS
from wmoplan.read.meetings.dates import Written, existing_day, fits, is_year, written_dates

FRIDAY: Final = 5
FEW: Final = 3
"""Unit: days. So many show whether a list makes sense."""

IN_FIGURES: Final = r"(?<![0-9-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9])"


def is_month_first(cells: Iterable[str]) -> bool:
    """Tell whether the dates in the cells of one file can only be read with the month before the day.

    >>> is_month_first(["1/14/2027", "3/4/2027"]), is_month_first(["1/14/2027", "14/1/2027"])
    (True, False)
    """
    texts = list(cells)
    found = [(int(one[1]), int(one[3])) for cell in texts for one in re.finditer(IN_FIGURES, cell)]
    if any(one > len(MONTHS) for one, _ in found):
        return False
    return any(other > len(MONTHS) for _, other in found) or _has_weekdays_of(texts)


def _has_weekdays_of(cells: list[str]) -> bool:
    """Tell whether all weekdays beside days in figures are those of the days with the month in front, and no other."""
    pairs = [(written_dates(cell), written_dates(day_first(cell))) for cell in cells if re.search(IN_FIGURES, cell)]
    fit = [
        (_has_its_weekday(one[0]), _has_its_weekday(other[0]))
        for one, other in pairs
        if one and one[0].weekday and other
    ]
    return bool(fit) and all(other and not one for one, other in fit)


def _has_its_weekday(written: Written) -> bool:
    day = existing_day(int(written.year), written.month, written.number) if is_year(written.year) else None
    return bool(day and fits(written, day))


def either_way(texts: Sequence[str], cells: Iterable[str]) -> str:
    """Return the first day that may have the month in front; nothing where the list shows what is in front.

    It may in a list with times as Americans write them, and in one of which the days make sense that way only: some
    are in a weekend with the day in front, or all are the same weekday with the month in front.

    Args:
        texts: The whole list.
        cells: What of it can hold the days.
    """
    held = list(cells)
    found = [one for cell in held for one in re.finditer(IN_FIGURES, cell)]
    if any(int(one[1]) > len(MONTHS) for one in found) or is_month_first(texts):
        return ""
    is_american = any(re.search(r"(?i)[0-9]\s?[ap]\.?\s?m(?!\w)", text) for text in texts)
    if not is_american and not _is_likelier_month_first(held):
        return ""
    return next((one[0] for one in found if int(one[1]) != int(one[3])), "")


def _is_likelier_month_first(cells: list[str]) -> bool:
    """Tell whether days in figures without a weekday make a likelier list with the month in front."""
    shown = [cell for cell in cells if re.search(IN_FIGURES, cell)]
    if len(shown) < FEW or any(one.weekday for cell in shown for one in written_dates(cell)):
        return False
    plain = [day for cell in shown for day in _weekdays_of(cell)]
    turned = [day for cell in shown for day in _weekdays_of(day_first(cell))]
    if not turned or max(turned) > FRIDAY:
        return False
    return max(plain, default=0) > FRIDAY or len(set(turned)) == 1 < len(set(plain))


def _weekdays_of(cell: str) -> list[int]:
    """Return the number of each day in a cell in its week, from 1; 8 where the calendar has no such day."""
    days = (existing_day(int(one.year), one.month, one.number) for one in written_dates(cell) if is_year(one.year))
    return [day.isoweekday() if day else 8 for day in days]


def day_first(cell: str) -> str:
    """Return a cell with the day before the month, where it has the month before the day."""
    return re.sub(IN_FIGURES, r"\3\2\1\2\4", cell)
