"""The days of a page as it tells them to programs (<time datetime>), and the meetings that each have one in a list."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from wmoplan.read.meetings.dates import with_year, written_dates
from wmoplan.read.meetings.times import written_times

if TYPE_CHECKING:
    from bs4 import Tag

MOMENT: Final = (
    r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9.]+)?(?P<zone>Z)?)?"
)
ITEMS: Final = frozenset({"article", "div", "li", "p", "section"})
"""The elements that can be one meeting in a list."""

MOST: Final = 2_000
"""Unit: moments of one page."""


def complete(page: "Tag") -> Iterator[tuple["Tag", str]]:
    """Yield each element with a day to which its moment adds the year or the time, with that text."""
    for element in page.find_all("time", datetime=True, limit=MOST):
        shown = element.string or ""
        if (text := completed(" ".join(shown.split()), str(element["datetime"]))) != " ".join(shown.split()):
            yield element, text


def items(page: "Tag") -> Iterator["Tag"]:
    """Yield each element that is one meeting in a list: the largest one round a moment without another moment."""
    for element in page.find_all("time", datetime=True, limit=MOST):
        item = element
        while (above := item.parent) is not None and above.name in ITEMS and len(above.find_all("time", limit=2)) == 1:
            item = above
        is_listed = above is not None and len(above.find_all("time", limit=2)) > 1
        if is_listed and item.name in ITEMS and item.find("table") is None:
            yield item


def completed(text: str, moment: str) -> str:
    """Return a day without a year with what the page says besides which moment it is; a time of another zone is none.

    >>> completed("do 14 jan", "2027-01-14T19:30"), completed("do 14 jan", "2027-01-14T18:30Z")
    ('do 14 jan 2027 19:30', 'do 14 jan 2027')
    """
    found = re.match(MOMENT, moment)
    dates = written_dates(text) if found else []
    if not found or len(dates) != 1 or dates[0].year:
        return text
    if (dates[0].month, dates[0].number) != (int(found["month"]), int(found["day"])):
        return text
    is_here = found["time"] not in {None, "00:00"} and not (found["zone"] or written_times(text)[0])
    return f"{with_year(text, dates[0], int(found['year']))}{' ' + found['time'] if is_here else ''}"
