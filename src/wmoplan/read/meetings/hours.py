"""When meetings begin, as one sentence says it for many of them: for all of a list, or for each body its own time."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from wmoplan.model.meeting import Meeting
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.words import ELSEWHERE, NO_SITTING, PATTERN

FOR_ALL: Final = (
    r"(?i)(?<!\w)(?:alle|elke|iedere|steeds|telkens|altijd|aanvang\w*|begin(?:t|nen)|start(?:en)?|tenzij)(?!\w)"
)
"""What a time for many meetings stands with."""

ALL: Final = ""
"""The body of a time that is for every body."""


def said_hours(text: str, words: BodyWords) -> dict[str, str]:
    """Return the time at which the meetings of each body begin, as a sentence without a day says it.

    >>> said_hours("Aanvang raad 19.30 uur, commissie 20.00 uur", BodyWords({"raad": ("raad",), "cie": ("commissie",)}))
    {'raad': '19:30', 'cie': '20:00'}
    """
    times, rest = written_times(text)
    is_other = any(re.search(one, text) for one in (ELSEWHERE, NO_SITTING)) or re.match(PATTERN, text)
    if not times or is_other or not all(one.time for one in times) or written_dates(text):
        return {}
    bodies = words.named(rest)
    is_in_turn = len(bodies) == len(times) and len({one.body for one in bodies}) == len(bodies)
    if is_in_turn and (len(bodies) > 1 or re.search(FOR_ALL, text)):
        order = sorted([(one.start, 0) for one in bodies] + [(one.start, 1) for one in times])
        if all(kind == at % 2 for at, (_, kind) in enumerate(order)):  # each body before its time
            return {body.body: time.time for body, time in zip(bodies, times, strict=True)}
        return {}
    return {ALL: times[0].time} if not bodies and len(times) == 1 and re.search(FOR_ALL, text) else {}


def with_hours(meetings: Iterable[Meeting], hours: Mapping[str, str], words: BodyWords) -> tuple[Meeting, ...]:
    """Return meetings, of which those without a time have the one that is said of their body, or of all."""
    if not hours:
        return tuple(meetings)
    return tuple(one if one.time else one._replace(time=_hour(one, hours, words)) for one in meetings)


def _hour(meeting: Meeting, hours: Mapping[str, str], words: BodyWords) -> str | None:
    """Return the time of the only body that a meeting is of."""
    named = {found.body for name in meeting.names for found in words.named(name)}
    bodies = {meeting.body} if meeting.body else named
    of_body = hours.get(next(iter(bodies)), "") if len(bodies) == 1 else ""
    return of_body or hours.get(ALL) or None
