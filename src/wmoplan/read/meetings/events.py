"""The events of a calendar file, each read apart by icalendar, so that a bad one does not take the rest along."""

import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from wmoplan.errors import Refused
from wmoplan.model.day import FIRST_YEAR, LAST_YEAR
from wmoplan.model.meeting import OFF
from wmoplan.model.words import CANCELLED, PROVISIONAL
from wmoplan.read.meetings.lines import plain
from wmoplan.read.meetings.outcome import LONGEST
from wmoplan.read.meetings.repeats import REMEDY
from wmoplan.read.meetings.status import Said, combined, moved_in_title, said_beside, without_state
from wmoplan.read.meetings.times import MIDNIGHT, ZONE
from wmoplan.read.meetings.words import LONG_LINE

READ: Final = (
    r"(?i)(UID|DTSTART|DTEND|DURATION|SUMMARY|LOCATION|DESCRIPTION|STATUS|CATEGORIES|RECURRENCE-ID|RRULE|RDATE|EXDATE|EXRULE|"
    r"SEQUENCE)[;:]"
)
"""The lines of an event that count."""

LONGEST_LINE: Final = 20_000
"""Unit: characters, unfolded."""

EXCEPTIONS: Final = 500
"""How many days one repeating event may add or leave out."""

TZID: Final = r"(?i:TZID)=\"?([^\";:]*)\"?"
STATES: Final = {"CANCELLED": CANCELLED, "CANCELED": CANCELLED, "TENTATIVE": PROVISIONAL}
BROKEN: Final = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)
"""What the library raises for an event that is none."""

LAST_MINUTE: Final = "23:59"
"""How some programs write the end of a whole day."""

NEW_FILE: Final = "Vraag de griffie om een goed bestand, of zet deze vergadering zelf in uw profiel."


class Block(NamedTuple):
    """The lines of one event that count, and where it begins."""

    line: int
    lines: tuple[str, ...]
    is_whole: bool


class At(NamedTuple):
    """A moment.

    Attributes:
        wall: On the clock of its own zone; midnight for a whole day.
        zone: None for the Netherlands.
    """

    wall: datetime
    zone: tzinfo | None
    is_day: bool

    def here(self, wall: datetime) -> tuple[date, str | None]:
        """Return a moment on the same clock as a day and a time in the Netherlands; midnight is no time."""
        if self.is_day:
            return wall.date(), None
        local = wall.replace(tzinfo=self.zone).astimezone(ZoneInfo(ZONE)) if self.zone else wall
        clock = f"{local:%H:%M}"
        return local.date(), clock if clock != MIDNIGHT else None


class FileEvent(NamedTuple):
    """One event, taken over from the library.

    Attributes:
        instead: The moment of a series that it takes the place of.
        rule: By which it repeats; empty where it does not.
        also, not_on: Moments that a series adds and leaves out.
        more: How many days it goes on after its first.
        to: The new day that its title names.
        goes_on: Whether it takes the place of all later moments of the series too.
        doubt: Words beside it that may call it off, or only a part of it.
    """

    line: int
    uid: str
    version: int
    title: str
    names: tuple[str, ...]
    status: str
    at: At
    instead: At | None
    rule: str
    also: tuple[At, ...]
    not_on: tuple[At, ...]
    more: int = 0
    to: date | None = None
    goes_on: bool = False
    doubt: str = ""

    @property
    def repeats(self) -> bool:
        """Whether it is a series."""
        return bool(self.rule or self.also)


def blocks(text: str) -> Iterator[Block]:
    """Yield the events of a file; what stands inside one, such as an alarm, is left out.

    A file by which a program calls off has that in its head only.
    """
    begun, lines, inside = 0, list[str](), list[str]()
    off: list[str] = []
    for number, line in _unfolded(text):
        said = line.strip().upper()
        if said == "BEGIN:VEVENT":
            if begun:
                yield Block(begun, tuple(lines), is_whole=False)
            begun, lines, inside = number, list(off), []
        elif not begun:
            off = ["STATUS:CANCELLED"] if said == "METHOD:CANCEL" else off
        elif said == "END:VEVENT":
            yield Block(begun, tuple(lines), is_whole=True)
            begun = 0
        elif said.startswith("BEGIN:"):
            inside = [*inside[-9:], said[6:]]
        elif inside:
            inside = inside[:-1] if said == f"END:{inside[-1]}" else inside
        elif re.match(READ, line) and len(lines) <= EXCEPTIONS:
            lines.append(line)
    if begun:
        yield Block(begun, tuple(lines), is_whole=False)


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


class EventReader:
    """Takes over the events of one file.

    Attributes:
        floating: How many times had no zone.
        zones: The names of zones that are not known, in the order of the file.
    """

    def __init__(self) -> None:
        self.floating = 0
        self.zones: dict[str, None] = {}

    def event(self, block: Block) -> FileEvent:
        """Return the event of a block.

        Raises:
            Refused: It has no end, is not to be read, or says what cannot be followed.
        """
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
        return self.event(block._replace(lines=bare))

    def _taken_over(self, block: Block, event: Mapping[str, Any]) -> FileEvent:
        if "EXRULE" in event:
            raise Refused("de reeks laat dagen weg met een regel (EXRULE); dat leest wmoplan niet.", REMEDY)
        title = _said(event, "SUMMARY")
        instead = event.get("RECURRENCE-ID")
        at, more = _spanned(self._at(event.get("DTSTART"), "DTSTART"), event)
        status, to, doubt = _status(event, title, at)
        names = (title, *(plain(str(name), LONGEST) for one in _all(event, "CATEGORIES") for name in _words(one)))
        return FileEvent(
            block.line,
            plain(str(event.get("UID", "")), 2 * LONGEST),
            _version(event),
            without_state(title),
            tuple(dict.fromkeys(name for name in names if name)),
            status,
            at,
            None if instead is None else self._at(instead, "RECURRENCE-ID"),
            _rule(block.lines),
            tuple(at for one in _all(event, "RDATE") for at in self._several(one)),
            tuple(at for one in _all(event, "EXDATE") for at in self._several(one)),
            more,
            to,
            goes_on=instead is not None and "RANGE" in instead.params,
            doubt=doubt,
        )

    def _several(self, found: Any) -> Iterator[At]:  # noqa: ANN401 - the library's own
        for one in found.dts:
            yield self._moment(one.dt[0] if isinstance(one.dt, tuple) else one.dt, found.params)

    def _at(self, found: Any, key: str) -> At:  # noqa: ANN401 - the library's own
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

    def _moment(self, found: date | datetime, params: Mapping[str, object]) -> At:
        """Return a moment as the library read it; a time without a zone that is known is one in the Netherlands."""
        if not FIRST_YEAR < found.year < LAST_YEAR:
            raise Refused(f"'{found}' ligt te ver weg.", NEW_FILE)
        if not isinstance(found, datetime):
            return At(datetime.combine(found, time.min), None, is_day=True)
        zone = found.tzinfo
        named = plain(str(params.get("TZID", "")), 40)
        if zone is None and named and not named.endswith(ZONE):
            self.zones[named] = None
        elif zone is None and not named:
            self.floating += 1
        return At(found.replace(tzinfo=None), zone, is_day=False)


def _status(event: Mapping[str, Any], title: str, at: At) -> tuple[str, date | None, str]:
    """Return the status of an event, its new day and what leaves a doubt: its own words, its title, then the rest."""
    status = STATES.get(_said(event, "STATUS").upper(), "")
    day, _ = at.here(at.wall)
    about = _said(event, "DESCRIPTION")
    described = said_beside(about, day)
    if described.to and len(about.split()) > LONG_LINE:
        described = Said(doubt=about)
    beside = [
        _said(event, "LOCATION"),
        *(plain(str(name), LONGEST) for one in _all(event, "CATEGORIES") for name in _words(one)),
    ]
    all_said = (moved_in_title(title, day), *(said_beside(text, day) for text in beside), described)
    found = combined(status, title, all_said)
    is_off = found.status in OFF
    return found.status, found.to, "" if is_off else next((one.doubt for one in all_said if one.doubt), "")


def _spanned(at: At, event: Mapping[str, Any]) -> tuple[At, int]:
    """Return when an event begins, and how many days it goes on after the first; midnight to midnight is whole days.

    Evenings that end after midnight are of one day.
    """
    end = _end(at, event)
    if end is None or end <= at.wall:
        return at, 0
    if at.wall.time() == time.min and f"{end:%H:%M}" in {MIDNIGHT, LAST_MINUTE}:
        at = At(at.wall, None, is_day=True)
    day, clock = at.here(at.wall)
    last, _ = at.here(end - timedelta(seconds=1))
    return at, 0 if clock and end - at.wall < timedelta(days=1) else (last - day).days


def _end(at: At, event: Mapping[str, Any]) -> datetime | None:
    """Return the end of an event on the clock of its beginning; None where it has none that can be read."""
    try:
        if "DTEND" not in event:
            end = at.wall + event["DURATION"].dt
        elif isinstance(end := event["DTEND"].dt, datetime):
            end = (end.astimezone(at.zone or ZoneInfo(ZONE)) if end.tzinfo else end).replace(tzinfo=None)
        else:
            end = datetime.combine(end, time.min)
    except BROKEN:
        return None
    return end if FIRST_YEAR < end.year < LAST_YEAR else None


def _parsed(lines: tuple[str, ...]) -> Mapping[str, Any]:
    from icalendar import Event as Component

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns in English of a zone that it has to guess
        found: Mapping[str, Any] = Component.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    return found


def title_in(block: Block) -> str:
    """Return the title of an event that the library could not read."""
    found = next((line for line in block.lines if line.upper().startswith("SUMMARY")), "")
    return plain(found.partition(":")[2], 60)


def _refuse_many(block: Block) -> None:
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
