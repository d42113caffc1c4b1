"""Days in figures of which the month may stand in front, as Americans write them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from wmoplan.dutch import MONTHS
from wmoplan.read.meetings.dates import Written, existing_day, fits, is_year, written_dates

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
    """Return the first day that may have the month in front, in a list with times as Americans write them.

    Args:
        texts: The whole list.
        cells: What of it can hold the days.
    """
    if not any(re.search(r"(?i)[0-9]\s?[ap]\.?\s?m(?!\w)", text) for text in texts):
        return ""
    found = [one for cell in cells for one in re.finditer(IN_FIGURES, cell)]
    if any(int(one[1]) > len(MONTHS) for one in found) or is_month_first(texts):
        return ""
    return next((one[0] for one in found if int(one[1]) != int(one[3])), "")


def day_first(cell: str) -> str:
    """Return a cell with the day before the month, where it has the month before the day."""
    return re.sub(IN_FIGURES, r"\3\2\1\2\4", cell)
