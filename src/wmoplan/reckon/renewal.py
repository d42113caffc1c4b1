"""Continues a calendar when days change: which events stay, which get a higher SEQUENCE, and which are cancelled."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import shortened
from wmoplan.model.event import LAPSED, LAPSED_TEXT, CalendarEntry, Event
from wmoplan.model.period import DAY

KEPT: Final = timedelta(days=90)
"""How long after its day a cancelled event stays, so that a calendar that is seldom renewed hears of it too."""

MOST_TITLE: Final = 80
"""Characters of a title; some programs cut above 255."""

MOST_TEXT: Final = 7800
"""Characters of a description without its foot; some programs cut above 8192."""

SECOND: Final = timedelta(seconds=1)

FIRST_DAY: Final = date(2000, 1, 1)
A_DAY: Final = 100
"""Far more times than an event changes on one day."""


class Renewal(NamedTuple):
    """The entries of a calendar, and what happened to events of the calendar before apart from days that moved.

    Attributes:
        entries: Everything in the calendar, the cancelled events last.
        reworded: Events that begin at the same time as before, with another text or alarm.
        cancelled: Events that are cancelled now, as they were before.
        cleared: Events that are left out because their day lies more than `KEPT` in the past.
    """

    entries: tuple[CalendarEntry, ...]
    reworded: tuple[Event, ...] = ()
    cancelled: tuple[Event, ...] = ()
    cleared: tuple[Event, ...] = ()


def above_shared(day: date) -> int:
    """Return a SEQUENCE above any that can have been shared up to a day, for events of which the number is lost.

    A SEQUENCE goes up by one with each change. So a hundred for each day since 2000 is above any of them, and above the
    number with which a calendar began anew on an earlier day.

    >>> above_shared(date(2026, 11, 30))
    983100
    """
    return ((day - FIRST_DAY).days + 1) * A_DAY


def first(events: Iterable[Event], stamp: datetime, today: date, sequence: int = 0) -> Renewal:
    """Return a calendar that follows no other: its events from today on, without alarms that would ring by now.

    Args:
        stamp: The CREATED and LAST-MODIFIED of its events; equal for equal facts.
        sequence: Their SEQUENCE; more than zero where an earlier calendar was shared and is lost.
    """
    begun = [_unrung(event, today) for event in events if event.day >= today]
    return Renewal(tuple(CalendarEntry(event, sequence, stamp, stamp) for event in begun))


def renewed(
    before: Mapping[str, CalendarEntry], events: Iterable[Event], why: Mapping[str, str], today: date
) -> Renewal:
    """Return the calendar that follows another one.

    An event that shows the same stays to the byte; an alarm whose day has passed is no change. Any other change gives
    the next SEQUENCE. An event that is gone is cancelled, and left out when its day lies `KEPT` in the past. A new
    event in the past is not added.

    Args:
        before: The entries of the calendar before, by their identity.
        why: Why an event is no longer there, by its identity.
    """
    now = datetime.combine(today, time(), UTC)
    made = [_unrung(event, today) for event in events]
    entries = [entry for event in made if (entry := _entry_of(event, before.get(event.uid), now))]
    gone = [before[uid] for uid in _gone(before, entries)]
    stays = [entry for entry in gone if entry.event.day + KEPT >= today]
    return Renewal(
        entries=(*entries, *(_cancelled(entry, why, now) for entry in stays)),
        reworded=tuple(entry.event for entry in entries if _is_reworded(entry, before.get(entry.event.uid))),
        cancelled=tuple(entry.event for entry in stays if not entry.event.cancelled),
        cleared=tuple(entry.event for entry in gone if entry.event.day + KEPT < today),
    )


def _gone(before: Mapping[str, CalendarEntry], entries: Iterable[CalendarEntry]) -> list[str]:
    """Return the UIDs of events that are no longer there, in their order."""
    known = {entry.event.uid for entry in entries}
    return [uid for uid in before if uid not in known]


def _cancelled(entry: CalendarEntry, why: Mapping[str, str], now: datetime) -> CalendarEntry:
    """Return a cancelled entry: the next version of one that is cancelled now, or the one that was so already."""
    return entry if entry.event.cancelled else _next(entry, _lapsed(entry.event, why), now)


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
    """Return an event without an alarm that would ring today or earlier: a calendar is made at any hour of the day."""
    return event if event.day - DAY > today else event._replace(rings=False)


def _next(old: CalendarEntry, event: Event, now: datetime) -> CalendarEntry:
    """Return the next version of an entry: with a later LAST-MODIFIED, also when an event changes twice a day."""
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
