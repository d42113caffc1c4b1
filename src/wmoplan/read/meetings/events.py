"""A schedule of meetings as a calendar file (.ics): every event apart, so that a bad one does not take the rest along.

icalendar reads the events. What is around them is not read: no tasks, no alarms, and no definitions of zones, which are
rules too. A zone counts by its name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wmoplan.dutch import count, listing
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.read.meetings.appointment import At, Event, Reader, title_in
from wmoplan.read.meetings.blocks import Block, blocks
from wmoplan.read.meetings.cells import ZONE
from wmoplan.read.meetings.entry import CANCELLED, MOST, MOVED, Entry, Listed
from wmoplan.read.meetings.repeats import REMEDY, Steps, occurrences, rule_parts


def read_events(text: str, name: str, as_of: date) -> Listed:
    """Return the meetings of a calendar file.

    Args:
        as_of: The day around which a series without an end is counted out.

    Raises:
        DataError: There are too many events or meetings.
    """
    reading = _Reading(name, as_of)
    for number, block in enumerate(blocks(text), 1):
        if number > MOST:
            raise DataError(_too_many(name, "afspraken"))
        reading.take(block)
    return reading.listed()


def _too_many(name: str, what: str) -> Problem:
    return Problem(name, 0, f"het bestand heeft meer dan {MOST} {what}.", f"Maak het kleiner: hooguit {MOST} {what}.")


class _Reading:
    """One file that is being read."""

    def __init__(self, name: str, as_of: date) -> None:
        self.name = name
        self.as_of = as_of
        self.reader = Reader()
        self.steps = Steps()
        self.events: list[Event] = []
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.orphans = 0
        self.endless = 0

    def take(self, block: Block) -> None:
        """Take over one event, or its problem."""
        try:
            self.events.append(self.reader.event(block))
        except Refused as fault:
            self._tell(block.line, title_in(block), fault)

    def listed(self) -> Listed:
        """Return the whole file: what is single as it is, what repeats counted out."""
        events = _latest(self.events)
        series = {event.uid: event for event in events if event.repeats and not event.instead and event.uid}
        changed: dict[str, list[Event]] = {}
        for event in events:
            if event.instead:
                changed.setdefault(event.uid, []).append(event)
        known = Counter(event.uid for event in events if not event.instead)
        for event in events:
            try:
                if event.instead and event.uid not in series:
                    self.orphans += 1
                    self._add([_changed(event, event.instead)])
                elif event.repeats and not event.instead:
                    self._add(self._counted_out(event, changed.get(event.uid, []) if event.uid else []))
                elif not event.instead:
                    self._add([_single(event, event.uid if known[event.uid] == 1 else "")])
            except Refused as fault:
                self._tell(event.line, event.title, fault)
        return Listed(tuple(self.entries), tuple(sorted(self.problems)), tuple(self._remarks()))

    def _add(self, entries: list[Entry]) -> None:
        self.entries += entries
        if len(self.entries) > MOST:
            raise DataError(_too_many(self.name, "vergaderingen"))

    def _tell(self, line: int, title: str, fault: Refused) -> None:
        message = f"'{title}': {fault.message}" if title else fault.message
        self.problems.append(Problem(self.name, line, message, fault.remedy))

    def _remarks(self) -> Iterator[str]:
        if self.reader.floating:
            many = count(self.reader.floating, "afspraak heeft", "afspraken hebben")
            yield f"{many} geen tijdzone. wmoplan leest die tijd als de tijd in Nederland."
        if self.reader.zones:
            shown = listing([f"'{zone}'" for zone in self.reader.zones][:3])
            yield f"De tijdzone {shown} kent wmoplan niet. Die tijd telt als de tijd in Nederland."
        if self.orphans:
            many = count(self.orphans, "afspraak hoort", "afspraken horen")
            yield f"{many} bij een reeks die niet in dit bestand staat. Alleen die dag telt."
        if self.endless:
            many = count(self.endless, "reeks loopt", "reeksen lopen")
            yield f"{many} heel lang door. wmoplan neemt een deel: hooguit tot en met {self.as_of.year + 2}."

    def _counted_out(self, event: Event, changed: list[Event]) -> list[Entry]:
        """Return the meetings of a series, with those that were changed in their place."""
        left_out = {_mark(event.at, at) for at in event.not_on}
        other = {_mark(event.at, one.instead): one for one in changed if one.instead}
        until = _until(event)
        walls = {event.at.wall, *(_wall(event.at, at) for at in event.also)}
        if event.rule:
            walls.discard(event.at.wall)
            walls.update(occurrences(event.rule, event.at.wall, until, self.as_of, self.steps))
            parts = rule_parts(event.rule)
            self.endless += "COUNT" not in parts and (until is None or until.year > event.at.wall.year + 10)
        kept = [wall for wall in sorted(walls) if not {wall, wall.date()} & (left_out | set(other))]
        first, last = min(walls, default=event.at.wall), max(walls, default=event.at.wall)
        entries = [_occurrence(event, wall) for wall in kept]
        return entries + [
            _changed(one, one.instead)
            for one in changed
            if one.instead and first.date() <= _wall(event.at, one.instead).date() <= last.date()
        ]


def _latest(events: list[Event]) -> list[Event]:
    """Return the events without those of which a newer version stands in the file, in the order of the file."""
    newest: dict[tuple[str, datetime | None], int] = {}
    for event in events:
        place = event.uid, event.instead.wall if event.instead else None
        newest[place] = max(newest.get(place, 0), event.version)
    return [
        event
        for event in events
        if not event.uid or event.version == newest[event.uid, event.instead.wall if event.instead else None]
    ]


def _wall(of: At, at: At) -> datetime:
    """Return a moment on the clock of another one."""
    if at.is_day or at.zone is None:
        return at.wall
    return at.wall.replace(tzinfo=at.zone).astimezone(of.zone or ZoneInfo(ZONE)).replace(tzinfo=None)


def _mark(of: At, at: At) -> datetime | date:
    """Return what a moment takes the place of in a series: a whole day, or one moment."""
    wall = _wall(of, at)
    return wall.date() if at.is_day or of.is_day else wall


def _until(event: Event) -> datetime | None:
    """Return the last moment of a rule on the clock of its event."""
    word = rule_parts(event.rule).get("UNTIL", "") if event.rule else ""
    if not word:
        return None
    found = re.fullmatch(r"([0-9]{8})(?:T([0-9]{6})(Z?))?", word)
    try:
        if found and found[2]:
            moment = datetime.strptime(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S")  # noqa: DTZ007 - the zone comes next
            zone = ZoneInfo("UTC") if found[3] else None
            clock = event.at.zone or ZoneInfo(ZONE)
            return moment.replace(tzinfo=zone).astimezone(clock).replace(tzinfo=None) if zone else moment
        if found:
            return datetime.combine(datetime.strptime(found[1], "%Y%m%d").date(), time.max)  # noqa: DTZ007 - a day
    except (ValueError, OverflowError):
        pass
    raise Refused(f"'{word[:30]}' is geen einde van een herhaling (UNTIL).", REMEDY)


def _single(event: Event, key: str) -> Entry:
    return _occurrence(event, event.at.wall)._replace(key=key)


def _occurrence(event: Event, wall: datetime) -> Entry:
    day, clock = event.at.here(wall)
    last = day + timedelta(days=event.more) if event.more else None
    return Entry(event.line, day, clock, event.names, event.title, event.status, last=last)


def _changed(event: Event, instead: At) -> Entry:
    """Return a meeting of a series that is otherwise than the rest: moved, cancelled, or at another time."""
    old, old_time = instead.here(instead.wall)
    new = _occurrence(event, event.at.wall)
    if event.status == CANCELLED:
        return Entry(event.line, old, old_time, event.names, event.title, CANCELLED)
    return new if new.day == old else new._replace(day=old, status=MOVED, to=new.day)
