"""What the lines below a date say, where a page shows one fact a line."""

import re
from typing import Final, NamedTuple

from wmoplan.read.pasted.cleaned import Line
from wmoplan.read.pasted.dates import written_times
from wmoplan.read.pasted.reading import Reading
from wmoplan.read.pasted.words import EDGE, LONG_NAME

MOST_BELOW: Final = 3


class Below(NamedTuple):
    """One line below a date.

    Attributes:
        body: The only body that it names, or nothing.
        time: The first time in it, as HH:MM; nothing where the clock has no such time, None where it has none.
        is_time: Whether it is a time and no more.
    """

    number: int
    body: str
    time: str | None
    is_time: bool


def lines_below(reading: Reading, at: int) -> list[Below]:
    """Return the lines below a line, up to the first that is a sentence or has a date."""
    below = []
    for line in reading.lines[at + 1 : at + 1 + MOST_BELOW]:
        is_short = len(line.text.split()) < LONG_NAME and not line.text.endswith((":", ".", ","))
        if not is_short or reading.dates_in(line.text) or re.search(r"(?:19|20)[0-9]{2}", line.text):
            break
        below.append(_below(reading, line))
    return below


def _below(reading: Reading, line: Line) -> Below:
    bodies = reading.bodies_in(line.text)
    is_body = len(bodies) == 1 and not re.search(r"(?i)vergaderingen", line.text)
    times, rest = written_times(line.text)
    is_time = len(times) == 1 and not re.sub(rf"{EDGE}|[\W_]", "", rest)
    return Below(line.number, bodies[0].body if is_body else "", times[0].time if times else None, is_time)
