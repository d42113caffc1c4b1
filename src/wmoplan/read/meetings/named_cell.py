"""The cell that names a meeting, where the cell says more than a name: its time, or several meetings of one evening."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from wmoplan.errors import Refused
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.words import DONE, LETTER

BESIDE: Final = r"(?i)\(\s*(?:v\.?a\.|vanaf|aanvang|om|start|begin|van|tot)*\s*\)|(?<!\w)(?:aanvang|om|vanaf|start)\s*$"
"""What is left beside a time when the time is taken out."""


class NamedMeeting(NamedTuple):
    """One meeting that a cell names; `time` is None where the cell has none."""

    time: str | None
    name: str


def named_meetings(cell: str) -> list[NamedMeeting]:
    """Return the meetings that a cell names, each with its time.

    Raises:
        Refused: The cell has several times, and it is not clear which is of what.

    >>> named_meetings("Raad (aanvang 19.30 uur)"), named_meetings("Raad")
    ([NamedMeeting(time='19:30', name='Raad')], [NamedMeeting(time=None, name='Raad')])
    >>> [one.name for one in named_meetings("19.00 uur Commissie Ruimte, 20.30 uur Commissie Zorg")]
    ['Commissie Ruimte', 'Commissie Zorg']
    """
    times, rest = written_times(cell)
    if not times:
        return [NamedMeeting(None, cell)]
    if len(times) == 1:
        return [NamedMeeting(times[0].time or None, _name(rest))]
    starts = [one.start for one in times]
    if re.search(LETTER, rest[: starts[0]]):  # each name before its time
        ends = [one.start + len(one.text) for one in times]
        cuts = [0, *ends[:-1], len(cell)]
    else:
        cuts = [0, *starts[1:], len(cell)]
    found = [
        NamedMeeting(one.time, _name(rest[start:end])) for one, (start, end) in zip(times, pairwise(cuts), strict=True)
    ]
    if not all(one.time and re.search(LETTER, one.name) for one in found):
        raise Refused(f"in '{cell}' staan meer tijden.", "Zet elke vergadering op een eigen regel, met haar tijd.")
    return found


def _name(rest: str) -> str:
    """Return what is left of a cell without its times."""
    return " ".join(re.sub(BESIDE, " ", " ".join(rest.replace(DONE, " ").split())).split()).strip(" ,;:/&-")
