"""What a calendar becomes when the days change: what is kept, what goes up by one, and what is cancelled out loud."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import shortened
from wmoplan.model.event import LAPSED, LAPSED_TEXT, CalendarEntry, Event

KEPT: Final = timedelta(days=90)
"""How long after its day a cancelled event stays, so that a calendar that is seldom renewed hears of it too."""

MOST_TITLE: Final = 80
"""Characters of a title; some programs cut above 255."""

MOST_TEXT: Final = 7800
"""Characters of a description without its foot; some programs cut above 8192."""

DAY: Final = timedelta(days=1)
SECOND: Final = timedelta(seconds=1)

FIRST_DAY: Final = date(2000, 1, 1)
A_DAY: Final = 100
"""Far more times than an event changes on one day."""


class Renewal(NamedTuple):
    """A calendar, and what became of the one before where that is no other day.

    Attributes:
        entries: All that it holds, the cancelled ones last.
        reworded: What begins when it began and tells something else.
        cancelled: What was there and is cancelled now; as it was.
        cleared: What was there or was cancelled, and lies so far behind that it is left out.
    """

    entries: tuple[CalendarEntry, ...]
    reworded: tuple[Event, ...] = ()
    cancelled: tuple[Event, ...] = ()
    cleared: tuple[Event, ...] = ()


def above_shared(day: date) -> int:
    """Return a number of changes above all that was shared up to a day, where how often an event changed is lost.

    An event goes up by one when it changes. So a hundred for each day since 2000 lies above any of them, and above
    the number with which a calendar began anew on an earlier day.

    >>> above_shared(date(2026, 11, 30))
    983100
    """
    return ((day - FIRST_DAY).days + 1) * A_DAY


def first(events: Iterable[Event], stamp: datetime, today: date, sequence: int = 0) -> Renewal:
    """Return a calendar that follows no other: it begins today, and what would have rung by now does not ring.

    Args:
        stamp: When its events became what they are; the same for the same facts.
        sequence: How often they count as changed: more than zero where an earlier calendar was shared and is lost.
    """
    begun = [_unrung(event, today) for event in events if event.day >= today]
    return Renewal(tuple(CalendarEntry(event, sequence, stamp, stamp) for event in begun))


def renewed(
    before: Mapping[str, CalendarEntry], events: Iterable[Event], why: Mapping[str, str], today: date
) -> Renewal:
    """Return the calendar that follows another one.

    An event that tells the same stays as it is; that the day of its alarm passed is no change. One that does not goes
    up by one. One that is no longer there is cancelled, and left out when its day lies `KEPT` behind. One that lies
    behind and was never in the calendar does not come into it.

    Args:
        before: The entries of the calendar before, by their identity.
        why: Why an event is no longer there, by its identity.
    """
    now = datetime.combine(today, time(), UTC)
    made = [_unrung(event, today) for event in events]
    entries = [entry for event in made if (entry := _entry_of(event, before.get(event.uid), now))]
    known = {entry.event.uid for entry in entries}
    gone = [entry for uid, entry in before.items() if uid not in known]
    stays = [entry for entry in gone if entry.event.day + KEPT >= today]
    lapsed = (entry if entry.event.cancelled else _next(entry, _lapsed(entry.event, why), now) for entry in stays)
    return Renewal(
        entries=(*entries, *lapsed),
        reworded=tuple(entry.event for entry in entries if _is_reworded(entry, before.get(entry.event.uid))),
        cancelled=tuple(entry.event for entry in stays if not entry.event.cancelled),
        cleared=tuple(entry.event for entry in gone if entry.event.day + KEPT < today),
    )


def _entry_of(event: Event, old: CalendarEntry | None, now: datetime) -> CalendarEntry | None:
    """Return an event as it comes into a calendar; None where it is new there and lies in the past."""
    today = now.date()
    if old is None:
        return CalendarEntry(event, 0, now, now) if event.day >= today else None
    return old if event.tells_the_same_as(_unrung(old.event, today)) else _next(old, event, now)


def _is_reworded(entry: CalendarEntry, old: CalendarEntry | None) -> bool:
    """Tell whether an event begins when it began and tells something else."""
    if old is None or entry is old or old.event.cancelled:
        return False
    return entry.event.begin == old.event.begin


def _unrung(event: Event, today: date) -> Event:
    """Return an event without its alarm where that is for today or earlier: a calendar is made at any hour of a day."""
    return event if event.day - DAY > today else event._replace(rings=False)


def _next(old: CalendarEntry, event: Event, now: datetime) -> CalendarEntry:
    """Return an entry that follows another: later than it, also when it changes twice a day."""
    return CalendarEntry(event, old.sequence + 1, old.created, max(now, old.changed + SECOND))


def _lapsed(event: Event, why: Mapping[str, str]) -> Event:
    told = " ".join(filter(None, (LAPSED_TEXT, why.get(event.uid, ""))))
    return event._replace(
        title=shortened(f"{LAPSED}{event.title}", MOST_TITLE),
        text=f"{told}\n{event.text}"[:MOST_TEXT].rstrip(),
        sure=True,
        busy=False,
        rings=False,
        cancelled=True,
    )
