"""A list of meetings beside that of a profile: what is new, changed and gone, and the text of the profile with it.

A row belongs to a schedule by its `bron`. It is found again by its `kenmerk`, else by body and day. What somebody typed
beside it (a title, `vervolg`, `sinds`) stays; a schedule never touches a row with another `bron`, or with none.
Meetings that somebody adds change every row that is theirs, whatever its `bron`.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.model.meeting import OFF, Meeting
from wmoplan.model.words import CANCELLED, MOVED
from wmoplan.store.edited import edited
from wmoplan.store.profile_text import WrittenRow, new_row, taken_apart
from wmoplan.store.rows import SCHEDULE, Key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

MIDNIGHT: Final = "00:00"
"""What an earlier wmoplan wrote for a whole day of an .ics file; it goes when the file comes in again."""


class Right(StrEnum):
    """Which of two is right about a meeting, by who was asked."""

    LIST = "schema"
    PROFILE = "bestand"
    BOTH = "allebei"


class Additions(NamedTuple):
    """Meetings that somebody adds to a profile.

    Attributes:
        source: Where the meetings stand; goes with every new row.
        since: Since when new meetings are known; None counts always.
        chosen: What somebody answered about meetings of which a row has another time; None where nobody is asked, and
            each of them is a meeting of its own.
    """

    meetings: Sequence[Meeting]
    source: str = ""
    since: date | None = None
    chosen: Mapping[Meeting, Right] | None = None


class Schedule(NamedTuple):
    """A whole list that is kept up to date: what is no longer in it, is cancelled.

    Attributes:
        source: The `bron` by which the rows of the schedule are known in the profile.
        unclear: Days of which something in the list could not be understood: nothing on them is gone.
        whole: Whether the whole list could be read; else nothing is gone.
        since: Since when new meetings are known; None counts always.
        as_of: The day of looking; what lies before that day and before the first day of the list stays: a list
            often begins today.
        chosen: What somebody answered about meetings of which a typed row says something else.
    """

    source: str
    meetings: Sequence[Meeting]
    unclear: Collection[date]
    whole: bool
    since: date | None
    as_of: date
    chosen: Mapping[Meeting, Right] = MappingProxyType({})


class RowChange(NamedTuple):
    """A row that becomes another.

    Attributes:
        at: The place of the row among the rows of the profile.
        wanted: The keys that the row takes over; an empty value goes.
        meeting: The meeting that changes the row; None where the list no longer has one.
    """

    at: int
    row: WrittenRow
    wanted: dict[str, str]
    meeting: Meeting | None = None


class Disagreement(NamedTuple):
    """A row that somebody typed, and what a schedule says of the same meeting.

    Attributes:
        at: The place of the row among the rows of the profile.
    """

    at: int
    row: WrittenRow
    meeting: Meeting

    @property
    def is_held_otherwise(self) -> bool:
        """Whether the two do not agree that the meeting is held, or on which day."""
        held = {self.row.status in OFF, self.meeting.status in OFF}
        return len(held) > 1 or self.row.to != self.meeting.to

    @property
    def is_at_another_time(self) -> bool:
        """Whether both say that the meeting is held, and each says another time."""
        return bool(not self.is_held_otherwise and self.row.time and self.meeting.time not in {None, self.row.time})

    @property
    def is_contradiction(self) -> bool:
        """Whether one of the two must be wrong, or they are two meetings."""
        return self.is_held_otherwise or self.is_at_another_time

    @property
    def wanted(self) -> dict[str, str]:
        """The keys that the row takes over where the schedule is right; an empty value goes."""
        wanted = _wanted(self.row, self.meeting)
        keys = (Key.STATUS, Key.TO) if self.meeting.status in OFF else (Key.TIME, Key.STATUS, Key.TO)
        return {key: wanted[key] for key in keys if key in wanted}


class Update(NamedTuple):
    """What a list of meetings does to a profile.

    Attributes:
        new: By day, time and body.
        changed: Rows that say something else now; of two changes of one row the last counts.
        gone: Rows of an earlier version of the schedule that it no longer has.
        differs: Rows that somebody typed and that say something else than the schedule; they count, and stay.
        kept: Such rows of which somebody said that they are right.
        left: How many rows of an earlier version are not in the schedule and stay: they lie before it, or it is not
            whole.
    """

    new: tuple[Meeting, ...]
    changed: tuple[RowChange, ...]
    gone: tuple[RowChange, ...]
    same: tuple[Meeting, ...]
    differs: tuple[Disagreement, ...]
    left: int
    kept: tuple[Disagreement, ...] = ()


class Updated(NamedTuple):
    """A profile with a list of meetings in it.

    Attributes:
        text: The whole profile; what is not of the list is as it was, to the byte.
    """

    update: Update
    text: str


def with_meetings(text: str, listed: Additions | Schedule, schedule: Mapping[str, str], *, name: str) -> Updated:
    """Return a profile with meetings in its list.

    Args:
        schedule: The keys and values that `vergaderschema` comes to hold; none leaves the key as it is.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which meetings can be added.
    """
    parsed = taken_apart(text, name)
    update = _Comparison(parsed.rows, listed).update()
    changed = {one.at: one.wanted for one in (*update.changed, *update.gone)}
    if not (changed or update.new or schedule):
        return Updated(update, text)
    added = [new_row(one, listed.source, listed.since) for one in update.new]
    return Updated(update, edited(parsed, changed, added, {(SCHEDULE,): dict(schedule)} if schedule else {}))


class _Comparison:
    """A list of meetings beside the rows of a profile."""

    def __init__(self, rows: Sequence[WrittenRow], listed: Additions | Schedule) -> None:
        self.listed = listed
        self.schedule = listed if isinstance(listed, Schedule) else None
        self.rows = rows
        self.own = {
            at for at, row in enumerate(rows) if self.schedule and row.day and row.value(Key.SOURCE) == listed.source
        }
        self.others: dict[tuple[str, date], list[tuple[int, WrittenRow]]] = {}
        for at, row in enumerate(rows):
            for day in {row.day, row.to} - {None}:
                if at not in self.own and day:
                    self.others.setdefault((row.value(Key.BODY), day), []).append((at, row))
        self.found: dict[int, int] = {}  # a meeting of the schedule and its row
        self.new: dict[tuple[date, str, str], Meeting] = {}
        self.changed: list[RowChange] = []
        self.same: list[Meeting] = []
        self.differs: list[Disagreement] = []
        self.kept: list[Disagreement] = []
        self.asks = listed.chosen is not None
        self.chosen = listed.chosen or {}
        self.moments = {(one.body, one.day, one.time) for one in listed.meetings}
        self.held_beside: set[int] = set()  # rows that a meeting at another time stands for
        self.timed: set[int] = set()  # rows that get the time of a meeting, and so are of no other

    def update(self) -> Update:
        """Return what the list does to the profile."""
        self._match(lambda row: [row.value(Key.MARK)], lambda meeting: meeting.key)
        self._match(lambda row: _places(row, row.time), lambda meeting: _place(meeting, meeting.time))
        self._match(_places, _place)
        self._match(lambda row: [f"{row.day} {row.time}"], lambda meeting: f"{meeting.day} {meeting.time}")
        for number, meeting in enumerate(self.listed.meetings):
            if number in self.found:
                self._take_own(self.found[number], meeting)
            else:
                self._take(meeting)
        gone, left = self._gone(self.schedule) if self.schedule else ([], 0)
        new = tuple(self.new[identity] for identity in sorted(self.new))
        parts = tuple(self.changed), tuple(gone), tuple(self.same), tuple(self.differs)
        return Update(new, *parts, left, tuple(self.kept))

    def _take_own(self, at: int, meeting: Meeting) -> None:
        """Take a meeting of which the row came from the same schedule."""
        if wanted := _wanted(self.rows[at], meeting):
            self.changed.append(RowChange(at, self.rows[at], wanted, meeting))
        else:
            self.same.append(meeting)

    def _take(self, meeting: Meeting) -> None:
        """Take a meeting of which the row, if there is one, came from somewhere else."""
        identity = meeting.day, meeting.time or "", meeting.body
        at, row = (0, None) if self.chosen.get(meeting) is Right.BOTH else self._row_of(meeting)
        if row is None and identity not in self.new:
            self.new[identity] = meeting
        elif row is None or not row.is_told_anew(meeting):
            self.same.append(meeting)
        elif self.schedule or not row.is_of(meeting):
            self._hold_against(Disagreement(at, row, meeting))
        else:
            wanted = _added(row, meeting)
            self.timed |= {at} if Key.TIME in wanted else set()
            self.changed.append(RowChange(at, row, wanted, meeting))

    def _hold_against(self, found: Disagreement) -> None:
        """Take a meeting of which a row that somebody typed says something else, as it was answered."""
        right = self.chosen.get(found.meeting)
        if not (right or found.row.time or found.is_held_otherwise) and found.meeting.time:
            self.timed.add(found.at)
            self.changed.append(RowChange(found.at, found.row, {Key.TIME: found.meeting.time}, found.meeting))
            if found.row.status == found.meeting.status:
                return
        if right is Right.LIST:
            self.changed.append(RowChange(found.at, found.row, found.wanted, found.meeting))
        else:
            (self.kept if right else self.differs).append(found)

    def _row_of(self, meeting: Meeting) -> tuple[int, WrittenRow | None]:
        """Return the row of another source that is of a meeting, at the same time if it can."""
        others = self.others.get((meeting.body, meeting.day), [])
        held = [(at, row) for at, row in others if row.is_of(meeting) and at not in self.timed]
        exact = [(at, row) for at, row in held if (row.day, row.time) == (meeting.day, meeting.time)]
        return next(iter(exact or held), None) or self._at_another_time(meeting, others)

    def _at_another_time(
        self, meeting: Meeting, others: Iterable[tuple[int, WrittenRow]]
    ) -> tuple[int, WrittenRow | None]:
        """Return the row of the same body and day of which the list has no meeting at the row's own time."""
        for at, row in others if self.asks else ():
            is_told = (meeting.body, row.day, row.time) in self.moments
            if row.day == meeting.day and at not in self.held_beside | self.timed and not is_told:
                self.held_beside.add(at)
                return at, row
        return 0, None

    def _match(self, of_row: Callable[[WrittenRow], Iterable[str]], of_meeting: Callable[[Meeting], str]) -> None:
        """Put rows and meetings together that have a mark in common, in their order; an empty mark is none."""
        marked: dict[str, list[int]] = {}
        taken = set(self.found.values())
        for at in sorted(self.own - taken):
            for mark in of_row(self.rows[at]):
                marked.setdefault(mark, []).append(at)
        for number, meeting in enumerate(self.listed.meetings if marked else ()):
            mark = of_meeting(meeting)
            if number in self.found or not mark:
                continue
            free = (at for at in marked.get(mark, ()) if at not in taken and _may_be(self.rows[at], meeting))
            for at in islice(free, 1):
                self.found[number] = at
                taken.add(at)

    def _gone(self, schedule: Schedule) -> tuple[list[RowChange], int]:
        """Return the rows that the schedule no longer has, and how many lie before it."""
        first = min((meeting.day for meeting in schedule.meetings), default=schedule.as_of)
        gone, left = list[RowChange](), 0
        unclear: set[date | None] = set(schedule.unclear)
        for at in sorted(self.own - set(self.found.values())):
            row = self.rows[at]
            day = row.to or row.day
            if row.status == CANCELLED or day is None or unclear & {row.day, row.to}:
                continue
            if not schedule.whole or day < min(first, schedule.as_of):
                left += 1
            else:
                gone.append(RowChange(at, row, {Key.STATUS: CANCELLED, **({Key.TO: ""} if row.value(Key.TO) else {})}))
        return gone, left


def _places(row: WrittenRow, time: str | None = "") -> list[str]:
    days = [row.day, row.to if row.status == MOVED else None]
    return [f"{row.value(Key.BODY)} {day} {time}" for day in days if day]


def _place(meeting: Meeting, time: str | None = "") -> str:
    return f"{meeting.body} {meeting.day} {time}"


def _may_be(row: WrittenRow, meeting: Meeting) -> bool:
    """Tell whether a row can be of a meeting: two that the file knows apart are two."""
    return not (meeting.key and row.value(Key.MARK)) or meeting.key == row.value(Key.MARK)


def _wanted(row: WrittenRow, meeting: Meeting) -> dict[str, str]:
    """Return the keys that a row takes over from its meeting; an empty value goes."""
    status, to = meeting.status, meeting.to
    if row.day != meeting.day and status != CANCELLED:
        status, to = MOVED, to or meeting.day
    pairs = {
        Key.TIME: meeting.time or ("" if row.time == MIDNIGHT else row.value(Key.TIME)),
        Key.BODY: meeting.body,
        Key.STATUS: status,
        Key.TO: to.isoformat() if to else "",
        Key.MARK: meeting.key or row.value(Key.MARK),
    }
    held = {Key.TIME: row.time or "", Key.STATUS: row.status, Key.TO: row.to.isoformat() if row.to else ""}
    return {key: value for key, value in pairs.items() if value != held.get(key, row.value(key))}


def _added(row: WrittenRow, meeting: Meeting) -> dict[str, str]:
    """Return the keys that a row takes over from a meeting that somebody adds: its time stays where it has one."""
    wanted = _wanted(row, meeting)
    keys = (Key.STATUS, Key.TO) if row.time else (Key.STATUS, Key.TO, Key.TIME)
    return {key: wanted[key] for key in keys if key in wanted}
