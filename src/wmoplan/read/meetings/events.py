"""A schedule of meetings as a calendar file (.ics): every event apart, so that a bad one does not take the rest along.

icalendar reads the events. What is around them is not read: no tasks, no alarms, and no definitions of zones, which are
rules too. A zone counts by its name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from wmoplan.dutch import count, listing
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.day import FIRST_YEAR, LAST_YEAR
from wmoplan.read.meetings.cells import ZONE
from wmoplan.read.meetings.entry import CANCELLED, GOES_ON, LONGEST, MOST, MOVED, PERHAPS, Entry, Listed
from wmoplan.read.meetings.repeats import REMEDY, Steps, occurrences, rule_parts
from wmoplan.read.meetings.states import said_in_title, without_state
from wmoplan.read.meetings.text import plain

READ: Final = r"(?i)(UID|DTSTART|SUMMARY|STATUS|CATEGORIES|RECURRENCE-ID|RRULE|RDATE|EXDATE|EXRULE|SEQUENCE)[;:]"
"""The lines of an event that count."""

TZID: Final = r"(?i:TZID)=\"?([^\";:]*)\"?"

LONGEST_LINE: Final = 20_000
"""Unit: characters, unfolded."""

EXCEPTIONS: Final = 500
"""How many days one repeating event may add or leave out."""

STATES: Final = {"CANCELLED": CANCELLED, "TENTATIVE": PERHAPS}
BROKEN: Final = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)
"""What the library raises for an event that is none."""

NEW_FILE: Final = "Vraag de griffie om een goed bestand, of zet deze vergadering zelf in uw profiel."


class _Block(NamedTuple):
    """The lines of one event that count, and where it begins."""

    line: int
    lines: tuple[str, ...]
    is_whole: bool


class _At(NamedTuple):
    """A moment.

    Attributes:
        wall: On the clock of its own zone; midnight for a whole day.
        zone: None for the Netherlands.
    """

    wall: datetime
    zone: tzinfo | None
    is_day: bool

    def here(self, wall: datetime) -> tuple[date, str | None]:
        """Return a moment on the same clock as a day and a time in the Netherlands."""
        if self.is_day:
            return wall.date(), None
        local = wall.replace(tzinfo=self.zone).astimezone(ZoneInfo(ZONE)) if self.zone else wall
        return local.date(), f"{local:%H:%M}"


class _Event(NamedTuple):
    """One event, taken over from the library.

    Attributes:
        instead: The moment of a series that it takes the place of.
        rule: By which it repeats; empty where it does not.
        also, not_on: Moments that a series adds and leaves out.
    """

    line: int
    uid: str
    version: int
    title: str
    names: tuple[str, ...]
    status: str
    at: _At
    instead: _At | None
    rule: str
    also: tuple[_At, ...]
    not_on: tuple[_At, ...]

    @property
    def repeats(self) -> bool:
        """Whether it is a series."""
        return bool(self.rule or self.also)


def read_events(text: str, name: str, as_of: date) -> Listed:
    """Return the meetings of a calendar file.

    Attributes:
        as_of: The day around which a series without an end is counted out.

    Raises:
        DataError: There are too many events or meetings.
    """
    reading = _Reading(name, as_of)
    for number, block in enumerate(_blocks(text), 1):
        if number > MOST:
            raise DataError(_too_many(name, "afspraken"))
        reading.take(block)
    return reading.listed()


def _too_many(name: str, what: str) -> Problem:
    return Problem(name, 0, f"het bestand heeft meer dan {MOST} {what}.", f"Maak het kleiner: hooguit {MOST} {what}.")


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the events of a file; what stands inside one, such as an alarm, is left out."""
    begun, lines, inside = 0, list[str](), list[str]()
    for number, line in _unfolded(text):
        said = line.strip().upper()
        if said == "BEGIN:VEVENT":
            if begun:
                yield _Block(begun, tuple(lines), is_whole=False)
            begun, lines, inside = number, [], []
        elif begun and said == "END:VEVENT":
            yield _Block(begun, tuple(lines), is_whole=True)
            begun = 0
        elif begun and said.startswith("BEGIN:"):
            inside = [*inside[-9:], said[6:]]
        elif begun and inside:
            inside = inside[:-1] if said == f"END:{inside[-1]}" else inside
        elif begun and re.match(READ, line) and len(lines) <= EXCEPTIONS:
            lines.append(line)
    if begun:
        yield _Block(begun, tuple(lines), is_whole=False)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines as they were before they were folded, each with where it begins."""
    parts, begun, long = list[str](), 0, 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if line[:1] in {" ", "\t"} and parts:
            long += len(line)
            if long <= LONGEST_LINE:
                parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun, long = [line[:LONGEST_LINE]], number, len(line)
    if parts:
        yield begun, "".join(parts)


class _Reading:
    """One file that is being read."""

    def __init__(self, name: str, as_of: date) -> None:
        self.name = name
        self.as_of = as_of
        self.steps = Steps()
        self.events: list[_Event] = []
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.floating = 0
        self.zones: dict[str, None] = {}
        self.orphans = 0
        self.endless = 0

    def take(self, block: _Block) -> None:
        """Take over one event, or its problem."""
        try:
            self.events.append(self._event(block))
        except Refused as fault:
            self._tell(block.line, _title_in(block), fault)

    def listed(self) -> Listed:
        """Return the whole file: what is single as it is, what repeats counted out."""
        events = _latest(self.events)
        series = {event.uid: event for event in events if event.repeats and not event.instead and event.uid}
        changed: dict[str, list[_Event]] = {}
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
        if self.floating:
            many = count(self.floating, "afspraak heeft", "afspraken hebben")
            yield f"{many} geen tijdzone. wmoplan leest die tijd als de tijd in Nederland."
        if self.zones:
            shown = listing([f"'{zone}'" for zone in self.zones][:3])
            yield f"De tijdzone {shown} kent wmoplan niet. Die tijd telt als de tijd in Nederland."
        if self.orphans:
            many = count(self.orphans, "afspraak hoort", "afspraken horen")
            yield f"{many} bij een reeks die niet in dit bestand staat. Alleen die dag telt."
        if self.endless:
            many = count(self.endless, "reeks loopt", "reeksen lopen")
            yield f"{many} heel lang door. wmoplan neemt een deel: hooguit tot en met {self.as_of.year + 2}."

    def _event(self, block: _Block) -> _Event:
        if not block.is_whole:
            raise Refused("deze afspraak heeft geen einde (END:VEVENT).", NEW_FILE)
        _refuse_many(block)
        try:
            return self._taken_over(block, _parsed(block.lines))
        except Refused:
            raise
        except OSError:  # the name of a zone that is a folder on the disk, such as Europe
            self.zones |= dict.fromkeys(plain(name, 40) for line in block.lines for name in re.findall(TZID, line))
            bare = tuple(re.sub(f";{TZID}", "", line) for line in block.lines)
            if bare == block.lines:
                raise Refused("deze afspraak is niet te lezen.", NEW_FILE) from None
        except BROKEN:
            raise Refused("deze afspraak is niet te lezen.", NEW_FILE) from None
        return self._event(block._replace(lines=bare))

    def _taken_over(self, block: _Block, event: Mapping[str, Any]) -> _Event:
        if "EXRULE" in event:
            raise Refused("de reeks laat dagen weg met een regel (EXRULE); dat leest wmoplan niet.", REMEDY)
        title = _said(event, "SUMMARY")
        instead = event.get("RECURRENCE-ID")
        if instead is not None and "RANGE" in instead.params:
            raise Refused("deze afspraak verandert ook alle volgende; dat leest wmoplan niet.", REMEDY)
        status = STATES.get(_said(event, "STATUS").upper(), "") or said_in_title(title) or GOES_ON
        names = (title, *(plain(str(name), LONGEST) for one in _all(event, "CATEGORIES") for name in _words(one)))
        return _Event(
            block.line,
            plain(str(event.get("UID", "")), 2 * LONGEST),
            _version(event),
            without_state(title),
            tuple(dict.fromkeys(name for name in names if name)),
            status,
            self._at(event.get("DTSTART"), "DTSTART"),
            None if instead is None else self._at(instead, "RECURRENCE-ID"),
            _rule(block.lines),
            tuple(at for one in _all(event, "RDATE") for at in self._several(one)),
            tuple(at for one in _all(event, "EXDATE") for at in self._several(one)),
        )

    def _several(self, found: Any) -> Iterator[_At]:  # noqa: ANN401 - the library's own
        for one in found.dts:
            yield self._moment(one.dt[0] if isinstance(one.dt, tuple) else one.dt, found.params)

    def _at(self, found: Any, key: str) -> _At:  # noqa: ANN401 - the library's own
        what = "dag" if key == "DTSTART" else "oude dag"
        if found is None:
            raise Refused(f"deze afspraak heeft geen {what} ({key}).", NEW_FILE)
        if isinstance(found, list):
            raise Refused(f"deze afspraak heeft meer dan een {what} ({key}).", NEW_FILE)
        try:
            moment, params = found.dt, found.params
        except BROKEN:
            raise Refused(f"'{plain(str(found), 40)}' is geen {what} ({key}).", NEW_FILE) from None
        if not isinstance(moment, date):
            raise Refused(f"'{plain(str(moment), 40)}' is geen {what} ({key}).", NEW_FILE)
        return self._moment(moment, params)

    def _moment(self, found: date | datetime, params: Mapping[str, object]) -> _At:
        """Return a moment as the library read it; a time without a zone that is known is one in the Netherlands."""
        if not FIRST_YEAR < found.year < LAST_YEAR:
            raise Refused(f"'{found}' ligt te ver weg.", NEW_FILE)
        if not isinstance(found, datetime):
            return _At(datetime.combine(found, time.min), None, is_day=True)
        zone = found.tzinfo
        named = plain(str(params.get("TZID", "")), 40)
        if zone is None and named and not named.endswith(ZONE):
            self.zones[named] = None
        elif zone is None and not named:
            self.floating += 1
        return _At(found.replace(tzinfo=None), zone, is_day=False)

    def _counted_out(self, event: _Event, changed: list[_Event]) -> list[Entry]:
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


def _parsed(lines: tuple[str, ...]) -> Mapping[str, Any]:
    from icalendar import Event

    found: Mapping[str, Any] = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    return found


def _title_in(block: _Block) -> str:
    """Return the title of an event that the library could not read."""
    found = next((line for line in block.lines if line.upper().startswith("SUMMARY")), "")
    return plain(found.partition(":")[2], 60)


def _refuse_many(block: _Block) -> None:
    for key, what in (("EXDATE", "laat"), ("RDATE", "voegt")):
        found = sum(line.count(",") + 1 for line in block.lines if line.upper().startswith(key))
        if found > EXCEPTIONS or len(block.lines) > EXCEPTIONS:
            way = "dagen weg" if what == "laat" else "dagen toe"
            raise Refused(f"deze reeks {what} meer dan {EXCEPTIONS} {way}.", REMEDY)


def _all(event: Mapping[str, Any], key: str) -> list[Any]:
    found = event.get(key, [])
    return found if isinstance(found, list) else [found]


def _said(event: Mapping[str, Any], key: str) -> str:
    return plain(str(next(iter(_all(event, key)), "")), LONGEST)


def _words(found: Any) -> list[Any]:  # noqa: ANN401 - the library's own
    return list(getattr(found, "cats", [found]))[:10]


def _version(event: Mapping[str, Any]) -> int:
    try:
        return int(_all(event, "SEQUENCE")[0])
    except (*BROKEN,):
        return 0


def _rule(lines: tuple[str, ...]) -> str:
    """Return the rule of a series as it was written: what the library cannot read, it would change."""
    rules = [line.partition(":")[2] for line in lines if line.upper().startswith("RRULE")]
    if len(rules) > 1:
        raise Refused("de reeks heeft meer dan een regel (RRULE).", REMEDY)
    return "".join(rules)


def _latest(events: list[_Event]) -> list[_Event]:
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


def _wall(of: _At, at: _At) -> datetime:
    """Return a moment on the clock of another one."""
    if at.is_day or of.is_day or at.zone is None:
        return at.wall
    return at.wall.replace(tzinfo=at.zone).astimezone(of.zone or ZoneInfo(ZONE)).replace(tzinfo=None)


def _mark(of: _At, at: _At) -> datetime | date:
    """Return what a moment takes the place of in a series: a whole day, or one moment."""
    wall = _wall(of, at)
    return wall.date() if at.is_day or of.is_day else wall


def _until(event: _Event) -> datetime | None:
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


def _single(event: _Event, key: str) -> Entry:
    day, clock = event.at.here(event.at.wall)
    return Entry(event.line, day, clock, event.names, event.title, event.status, None, key)


def _occurrence(event: _Event, wall: datetime) -> Entry:
    day, clock = event.at.here(wall)
    return Entry(event.line, day, clock, event.names, event.title, event.status)


def _changed(event: _Event, instead: _At) -> Entry:
    """Return a meeting of a series that is otherwise than the rest: moved, cancelled, or at another time."""
    old, old_time = instead.here(instead.wall)
    day, clock = event.at.here(event.at.wall)
    if event.status == CANCELLED:
        return Entry(event.line, old, old_time, event.names, event.title, CANCELLED)
    if day != old:
        return Entry(event.line, old, clock, event.names, event.title, MOVED, day)
    return Entry(event.line, day, clock, event.names, event.title, event.status)
