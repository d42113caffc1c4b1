"""What the lines below a date add to it, where a page shows one fact a line."""

import re

from wmoplan.read.pasted.cleaned import Line
from wmoplan.read.pasted.dated import Dated
from wmoplan.read.pasted.dates import written_times
from wmoplan.read.pasted.words import EDGE


def body_below(dated: Dated) -> str:
    """Return the body that a line below names, and take over its time; nothing where there is none."""
    for line in dated.below:
        bodies = dated.reading.bodies_in(line.text)
        if len(bodies) == 1 and not re.search(r"(?i)vergaderingen", line.text):
            times, _ = written_times(line.text)
            dated.time_below = times[0].time if times else dated.time_below
            dated.reading.taken[line.number] = dated.line.number
            return bodies[0].body
        if not _is_taken_as_time(dated, line):
            return ""
    return ""


def time_below(dated: Dated) -> str | None:
    """Return the time that the line below says, or that was taken over before; None where there is none."""
    if not dated.time_below and dated.below:
        _is_taken_as_time(dated, dated.below[0])
    return dated.time_below


def _is_taken_as_time(dated: Dated, line: Line) -> bool:
    """Tell whether a line is a time and no more, which then counts for the date above it."""
    times, rest = written_times(line.text)
    if len(times) != 1 or re.sub(rf"{EDGE}|[\W_]", "", rest) or dated.times or dated.time_below:
        return False
    dated.time_below = times[0].time
    dated.reading.taken[line.number] = dated.line.number
    return True
