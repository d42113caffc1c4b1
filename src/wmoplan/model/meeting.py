"""A meeting as a list from outside has it: a mail, a file of the municipality, or what somebody types."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.words import CANCELLED, FIRM, MOVED
from wmoplan.place import Place

OFF: Final = frozenset({CANCELLED, MOVED})
"""The statuses of a meeting that is not held on its day."""


class Meeting(NamedTuple):
    """One meeting as a list has it, before it is in a profile.

    Attributes:
        day: In the Netherlands.
        body: Empty until it is recognised.
        time: As HH:MM, in the Netherlands; None where the list has none.
        status: As in a profile.
        to: The new day of a meeting that was moved.
        title: What the list says besides day, time and body; may be empty.
        key: What stays the same when the meeting goes to another day; empty where the list has no such thing.
        last: The last day of a meeting of several days, of which only the first counts; None is one day.
        place: Where it stands; the first place where it stands there twice.
        name: What the list calls it; may be empty.
        names: What may name the body, the surest first.
        why: What the body was recognised by.
    """

    day: date
    body: str = ""
    time: str | None = None
    status: str = FIRM
    to: date | None = None
    title: str = ""
    key: str = ""
    last: date | None = None
    place: Place = Place("", 0)
    name: str = ""
    names: tuple[str, ...] = ()
    why: str = ""
