"""A schedule of meetings as a calendar file (.ics): every event apart, so that a bad one does not take the rest along.

icalendar reads the events. What is around them is not read: no tasks, no alarms, and no definitions of zones, which are
rules too. A zone counts by its name.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from wmoplan.dutch import count, listing, long_date
from wmoplan.errors import Refused
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED
from wmoplan.place import Place
from wmoplan.read.meetings.doubts import RowDoubts, of_answered_move, of_move
from wmoplan.read.meetings.events import At, Block, EventReader, FileEvent, blocks, title_in
from wmoplan.read.meetings.lines import plain
from wmoplan.read.meetings.outcome import MOST, LeftOut, Outcome, Query, Unclear, mark, too_many
from wmoplan.read.meetings.repeats import LONGEST, REMEDY, Steps, occurrences, rule_parts
from wmoplan.read.meetings.times import ZONE


def read_events(text: str, name: str, as_of: date, answers: Mapping[str, str] = MappingProxyType({})) -> Outcome:
    """Return the meetings of a calendar file.

    Args:
        as_of: The day around which a series without an end is counted out.
        answers: What was answered so far, by the key of the question.

    Raises:
        DataError: There are too many events or meetings.
    """
    reading = _CalendarReading(name, as_of, answers)
    for number, block in enumerate(blocks(text), 1):
        if number > MOST:
            raise too_many(name, "afspraken", "afspraken")
        reading.take(block)
    return reading.listed()


COUNTER: Final = r"[0-9]{1,4}(?:@.*)?"
"""A uid that only numbers the events of one file, so that the next file gives it to another meeting."""


class _CalendarReading:
    """One file that is being read."""

    def __init__(self, name: str, as_of: date, answers: Mapping[str, str]) -> None:
        self.name = name
        self.as_of = as_of
        self.answers = answers
        self.questions: list[Query] = []
        self.reader = EventReader()
        self.steps = Steps()
        self.events: list[FileEvent] = []
        self.meetings: list[Meeting] = []
        self.left_out: list[LeftOut] = []
        self.orphans = 0
        self.endless = 0

    def take(self, block: Block) -> None:
        """Take over one event, or its problem."""
        try:
            self.events.append(self.reader.event(block))
        except Refused as fault:
            self._tell(block.line, title_in(block), fault)

    def listed(self) -> Outcome:
        """Return the whole file: what is single as it is, what repeats counted out."""
        events = _latest(self.events)
        series = {event.uid: event for event in events if event.repeats and not event.instead and event.uid}
        changed: dict[str, list[FileEvent]] = {}
        for event in events:
            if event.instead and event.version >= series.get(event.uid, event).version:
                changed.setdefault(event.uid, []).append(event)
        known = Counter(event.uid for event in events if not event.instead)
        for event in events:
            try:
                self._add(list(self._of(event, series, changed.get(event.uid, []), is_alone=known[event.uid] == 1)))
            except Refused as fault:
                self._tell(event.line, event.title, fault)
        left_out = tuple(sorted(self.left_out))
        return Outcome(tuple(self.meetings), tuple(self.questions), left_out, tuple(self._remarks()))

    def _of(
        self, event: FileEvent, series: Collection[str], changed: list[FileEvent], *, is_alone: bool
    ) -> Iterable[Meeting]:
        """Return the meetings of an event; one that changes a series in the file comes with that series."""
        if event.goes_on:
            raise Refused("deze afspraak verandert ook alle volgende; dat leest wmoplan niet.", REMEDY)
        if event.instead and event.uid not in series:
            self.orphans += 1
            return [_changed(event, event.instead)]
        if event.instead:
            return []
        return self._counted_out(event, changed if event.uid else []) if event.repeats else [_single(event, is_alone)]

    def _add(self, meetings: list[Meeting]) -> None:
        for one in meetings:
            try:
                self.meetings.append(self._sure(one._replace(place=Place(self.name, one.place.line))))
            except Unclear as unclear:
                self.questions.append(unclear.question)
        if len(self.meetings) + len(self.questions) > MOST:
            raise too_many(self.name, "vergaderingen", "vergaderingen")

    def _sure(self, one: Meeting) -> Meeting:
        """Return a meeting with its new day, where it is moved and the file does not say to which.

        Raises:
            Unclear: Nobody said it.
        """
        if one.status != MOVED or one.to:
            return one
        doubts = RowDoubts(one.place, f"{long_date(one.day)} | {one.name}", self.answers)
        status, to = of_answered_move(doubts.settled("verzet", of_move(one.day), one))
        return one._replace(status=status, to=to)

    def _tell(self, line: int, title: str, fault: Refused) -> None:
        message = f"'{title}': {fault.message}" if title else fault.message
        self.left_out.append(LeftOut(Place(self.name, line), message, title, fault.remedy))

    def _remarks(self) -> Iterator[str]:
        for event in self.events:
            if event.doubt:
                yield f"Op regel {event.line} staat '{plain(event.doubt, 80)}'. Kijk zelf of de vergadering doorgaat."
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

    def _counted_out(self, event: FileEvent, changed: list[FileEvent]) -> list[Meeting]:
        """Return the meetings of a series, with those that were changed in their place."""
        walls = self._walls(event)
        instead = [(one, one.instead, _wall(event.at, one.instead)) for one in changed if one.instead]
        ends = [wall for one, _, wall in instead if one.goes_on]
        other = {_mark(event.at, at) for at in (*event.not_on, *(at for _, at, _ in instead))}
        meetings = [_occurrence(event, wall) for wall in walls if not {wall, wall.date()} & other]
        span = walls or [event.at.wall]
        for one, at, wall in instead:
            if span[0].date() <= wall.date() <= span[-1].date():
                named = one if one.names else one._replace(title=event.title, names=event.names)
                meetings.append(_changed(named, at))
        return _before(min(ends).date(), meetings) if ends else meetings

    def _walls(self, event: FileEvent) -> list[datetime]:
        """Return when a series takes place, on its own clock."""
        walls = {_wall(event.at, at) for at in event.also}
        if not event.rule:
            return sorted({event.at.wall, *walls})
        until = _until(event)
        walls.update(occurrences(event.rule, event.at.wall, until, self.as_of, self.steps))
        is_long = until is None or until.year > event.at.wall.year + LONGEST
        self.endless += "COUNT" not in rule_parts(event.rule) and is_long
        return sorted(walls)


def _before(day: date, meetings: list[Meeting]) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.day < day]


def _latest(events: list[FileEvent]) -> list[FileEvent]:
    """Return the events without those of which a newer version stands in the file, in the order of the file.

    A number that several events of one version have as their uid names none of them.
    """
    newest: dict[tuple[str, datetime | None], int] = {}
    for event in events:
        place = event.uid, event.instead.wall if event.instead else None
        newest[place] = max(newest.get(place, 0), event.version)
    many = Counter(
        (event.uid, event.version) for event in events if re.fullmatch(COUNTER, event.uid) and not event.instead
    )
    shared = {uid for (uid, _), times in many.items() if times > 1}
    return [
        event
        for event in events
        if not event.uid
        or event.uid in shared
        or event.version == newest[event.uid, event.instead.wall if event.instead else None]
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


def _until(event: FileEvent) -> datetime | None:
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


def _single(event: FileEvent, is_alone: bool) -> Meeting:  # noqa: FBT001 - whether no other event has its uid
    return _occurrence(event, event.at.wall)._replace(
        key=mark(event.uid) if is_alone and not re.fullmatch(COUNTER, event.uid) else ""
    )


def _occurrence(event: FileEvent, wall: datetime) -> Meeting:
    day, clock = event.at.here(wall)
    is_moved = event.status == MOVED and not event.repeats
    of_series = CANCELLED if event.status == MOVED and not event.to else FIRM
    return Meeting(
        day,
        time=clock,
        status=of_series if event.status == MOVED and not is_moved else event.status,
        to=event.to if is_moved else None,
        title=event.title,
        last=day + timedelta(days=event.more) if event.more else None,
        place=Place("", event.line),
        name=event.title or next(iter(event.names), ""),
        names=event.names,
    )


def _changed(event: FileEvent, instead: At) -> Meeting:
    """Return a meeting of a series that is otherwise than the rest: moved, cancelled, or at another time."""
    old, old_time = instead.here(instead.wall)
    new = _occurrence(event, event.at.wall)
    if event.status == CANCELLED:
        return new._replace(day=old, time=old_time, last=None)
    return new if new.day == old else new._replace(day=old, status=MOVED, to=new.day)
