"""An event of a calendar file, the moment that it shows, and what the file remembers of its changes."""

from datetime import date, datetime
from typing import Final, NamedTuple

from wmoplan.model.moment import Moment

ESTIMATE: Final = "Geschat: "
TICKED: Final = "Gedaan: "
LAPSED: Final = "VERVALLEN: "
"""What a title begins with, before anything else; many programs show nowhere else that an event is cancelled."""

LAPSED_TEXT: Final = "Dit moment is vervallen in deze agenda."
"""What the text of a cancelled event begins with."""


REMINDER: Final = ".herinnering"
"""What the identity of a reminder has more than that of its moment."""


class CalendarScope(NamedTuple):
    """Which moments a calendar holds.

    Attributes:
        everything: Also those on which volunteers neither act nor attend, of every subject.
        reminders: Also an event on the day before each last day.
    """

    everything: bool = False
    reminders: bool = False


class Event(NamedTuple):
    """What a calendar shows of a moment.

    Attributes:
        uid: The UID, which never changes: made of ids, without a date or a title.
        begin: A day, or a day and time on the clock of Amsterdam.
        after: The day after the last, or the day and time at which it ends.
        title: The SUMMARY.
        text: The description without its foot; lines end in a line feed.
        foot: From what it was made; another one does not make it another event.
        place: The LOCATION; may be empty.
        link: An address to read more; may be empty.
        groups: Its categories; no comma inside.
        sure: Whether the day is firm.
        busy: Whether somebody who goes there is occupied.
        rings: Whether it warns at nine in the morning of the day before.
        cancelled: Whether it will not take place.
    """

    uid: str
    begin: date
    after: date
    title: str
    text: str
    foot: str
    place: str = ""
    link: str = ""
    groups: tuple[str, ...] = ()
    sure: bool = True
    busy: bool = False
    rings: bool = False
    cancelled: bool = False

    @property
    def day(self) -> date:
        """The day on which the event begins."""
        return self.begin.date() if isinstance(self.begin, datetime) else self.begin

    @property
    def time(self) -> str:
        """The time at which the event begins, as HH:MM; empty for a whole day."""
        return f"{self.begin:%H:%M}" if isinstance(self.begin, datetime) else ""

    def tells_the_same_as(self, other: "Event") -> bool:
        """Tell whether two events show the same; the foot of the description does not count."""
        return self._replace(foot="") == other._replace(foot="")


class Shown(NamedTuple):
    """A moment and the event that a calendar shows of it; a moment with a reminder has two of these."""

    moment: Moment
    event: Event

    @property
    def reminds(self) -> bool:
        """Whether the event is the reminder of the moment, and not the moment itself."""
        return f"{REMINDER}@" in self.event.uid

    @property
    def as_moment(self) -> Moment:
        """The moment on the day on which it stands in the calendar; a reminder is one of its own."""
        moment, event = self
        start = event.day if self.reminds or moment.start else None  # of a period the last day, as the calendar has it
        moment = moment._replace(start=start, end=event.day, time=event.time)
        return moment._replace(id=moment.id + REMINDER, kind="", title=event.title) if self.reminds else moment


class CalendarEntry(NamedTuple):
    """An event as it stands in the file.

    Attributes:
        sequence: How often it changed.
        created, changed: When it came into the file, and when it became what it is; in UTC.
    """

    event: Event
    sequence: int
    created: datetime
    changed: datetime
