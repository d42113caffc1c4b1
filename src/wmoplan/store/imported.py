"""A municipality's schedule in the profile, kept up to date: what came, changed and went since it was last imported.

A row belongs to a schedule by its `bron`. It is found again by its `kenmerk`, else by body and day. What somebody typed
beside it (a title, `vervolg`, `sinds`) stays; a row with another `bron`, or with none, is never touched.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from wmoplan.store.parsed import Parsed
from wmoplan.store.places import edited
from wmoplan.store.row import CANCELLED, FIRM, MOVED, Meeting, Row, new_row
from wmoplan.store.words import SCHEDULE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

GONE: Final = frozenset({CANCELLED, MOVED})
"""The states of a meeting that is not held on its day."""

MIDNIGHT: Final = "00:00"
"""What an earlier wmoplan wrote for a whole day of an .ics file; it goes when the file comes in again."""


class Listed(Meeting, Protocol):
    """A meeting of a schedule.

    Attributes:
        key: What stays the same when the meeting goes to another day; empty where there is no such thing.
    """

    @property
    def key(self) -> str: ...  # noqa: D102 - told above


class Schedule(NamedTuple):
    """What a file says.

    Attributes:
        source: By which its rows are known in the profile.
        meetings: Those that were recognised.
        unclear: Days of which something in the file could not be understood: nothing on them is gone.
        whole: Whether all of it could be read; else nothing is gone.
        since: Since when new meetings are known; None counts always.
        as_of: What lies before it and before the first day of the file stays: a file often begins today.
    """

    source: str
    meetings: Sequence[Listed]
    unclear: Collection[date]
    whole: bool
    since: date | None
    as_of: date


class Told(NamedTuple):
    """A row that becomes another.

    Attributes:
        wanted: The keys that it takes over; an empty value goes.
    """

    at: int
    row: Row
    wanted: dict[str, str]


class Differs(NamedTuple):
    """A row that somebody typed, and what the schedule says of the same meeting.

    Attributes:
        at: Its place in the list of the profile.
    """

    at: int
    row: Row
    meeting: Listed

    @property
    def is_held_otherwise(self) -> bool:
        """Whether the two do not agree that the meeting is held, or on which day."""
        held = {self.row.status in GONE, self.meeting.status in GONE}
        return len(held) > 1 or self.row.to != self.meeting.to


class Update(NamedTuple):
    """What importing a schedule does to a profile.

    Attributes:
        new: By day, time and body.
        changed: Rows of an earlier import that say something else now.
        gone: Rows of an earlier import that the schedule no longer has.
        same: How many meetings are there already.
        differs: Rows that somebody typed and that say something else; they count, and stay.
        left: Rows of an earlier import that are not in the file and stay: they lie before it, or it is not whole.
    """

    new: tuple[Listed, ...]
    changed: tuple[Told, ...]
    gone: tuple[Told, ...]
    same: int
    differs: tuple[Differs, ...]
    left: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.new or self.changed or self.gone)


class Imported(NamedTuple):
    """A profile with a schedule in it.

    Attributes:
        update: What that does to the profile.
        text: The whole of it; what is not of the schedule is as it was, to the byte.
    """

    update: Update
    text: str


def import_schedule(text: str, schedule: Schedule, version: dict[str, str], *, name: str) -> Imported:
    """Return a profile with a schedule in its list.

    Args:
        version: The keys and values of `vergaderschema`; none leaves it as it is.

    Raises:
        DataError: The text is no profile to which meetings can be added.
    """
    parsed = Parsed(text, name)
    update = _Comparison(parsed, schedule).update()
    told = {one.at: one.wanted for one in (*update.changed, *update.gone)}
    if update.is_empty and not version:
        return Imported(update, text)
    keys = {SCHEDULE: version} if version else {}
    return Imported(update, edited(parsed, told, _rows(update.new, schedule), keys))


def _rows(new: Iterable[Listed], schedule: Schedule) -> list[dict[str, str]]:
    return [
        {**new_row(one, schedule.source, schedule.since), **({"kenmerk": one.key} if one.key else {})} for one in new
    ]


class _Comparison:
    """A schedule beside a profile; each row is of one meeting, and each meeting of one row."""

    def __init__(self, parsed: Parsed, schedule: Schedule) -> None:
        self.schedule = schedule
        self.rows = parsed.rows
        self.own = {at for at, row in enumerate(self.rows) if row.day and row.value("bron") == schedule.source}
        self.typed: dict[tuple[str, date], list[tuple[int, Row]]] = {}
        for at, row in enumerate(self.rows):
            for day in {row.day, row.to} - {None}:
                if at not in self.own and day:
                    self.typed.setdefault((row.value("orgaan"), day), []).append((at, row))
        self.found: dict[int, int] = {}  # a meeting and its row

    def update(self) -> Update:
        """Return what the schedule does to the profile."""
        self._match(lambda row: [row.value("kenmerk")], lambda meeting: meeting.key)
        self._match(lambda row: _places(row, row.time), lambda meeting: _place(meeting, meeting.time))
        self._match(_places, _place)
        self._match(lambda row: [f"{row.day} {row.time}"], lambda meeting: f"{meeting.day} {meeting.time}")
        changed, new, differs, same = list[Told](), list[Listed](), list[Differs](), 0
        for number, meeting in enumerate(self.schedule.meetings):
            if number in self.found:
                at = self.found[number]
                wanted = _wanted(self.rows[at], meeting)
                changed += [Told(at, self.rows[at], wanted)] if wanted else []
                same += not wanted
                continue
            beside = self.typed.get((meeting.body, meeting.day), [])
            typed = next(((at, row) for at, row in beside if row.is_of(meeting)), None)
            if typed is None:
                new.append(meeting)
            elif typed[1].is_told_anew(meeting):
                differs.append(Differs(*typed, meeting))
            else:
                same += 1
        gone, left = self._gone()
        new.sort(key=lambda meeting: (meeting.day, meeting.time or "", meeting.body))
        return Update(tuple(new), tuple(changed), tuple(gone), same, tuple(differs), left)

    def _match(self, of_row: Callable[[Row], Iterable[str]], of_meeting: Callable[[Listed], str]) -> None:
        """Put rows and meetings together that have a mark in common, in their order; an empty mark is none."""
        marked: dict[str, list[int]] = {}
        taken = set(self.found.values())
        for at in sorted(self.own - taken):
            for mark in of_row(self.rows[at]):
                marked.setdefault(mark, []).append(at)
        for number, meeting in enumerate(self.schedule.meetings):
            mark = of_meeting(meeting)
            if number in self.found or not mark:
                continue
            free = (at for at in marked.get(mark, ()) if at not in taken and _may_be(self.rows[at], meeting))
            for at in islice(free, 1):
                self.found[number] = at
                taken.add(at)

    def _gone(self) -> tuple[list[Told], int]:
        """Return the rows that the schedule no longer has, and how many lie before it."""
        first = min((meeting.day for meeting in self.schedule.meetings), default=self.schedule.as_of)
        gone, left = list[Told](), 0
        unclear: set[date | None] = set(self.schedule.unclear)
        for at in sorted(self.own - set(self.found.values())):
            row = self.rows[at]
            day = row.to or row.day
            if row.status == CANCELLED or day is None or unclear & {row.day, row.to}:
                continue
            if not self.schedule.whole or day < min(first, self.schedule.as_of):
                left += 1
            else:
                gone.append(Told(at, row, {"status": CANCELLED, **({"naar": ""} if row.value("naar") else {})}))
        return gone, left


def _places(row: Row, time: str | None = "") -> list[str]:
    days = [row.day, row.to if row.status == MOVED else None]
    return [f"{row.value('orgaan')} {day} {time}" for day in days if day]


def _place(meeting: Listed, time: str | None = "") -> str:
    return f"{meeting.body} {meeting.day} {time}"


def _may_be(row: Row, meeting: Listed) -> bool:
    """Tell whether a row can be of a meeting: two that the file knows apart are two."""
    return not (meeting.key and row.value("kenmerk")) or meeting.key == row.value("kenmerk")


def _wanted(row: Row, meeting: Listed) -> dict[str, str]:
    """Return the keys that a row takes over from its meeting; an empty value goes."""
    status, to = meeting.status, meeting.to
    if row.day != meeting.day and status != CANCELLED:
        status, to = MOVED, to or meeting.day
    pairs = {
        "tijd": meeting.time or ("" if row.time == MIDNIGHT else row.value("tijd")),
        "orgaan": meeting.body,
        "status": status,
        "naar": to.isoformat() if to else "",
        "kenmerk": meeting.key or row.value("kenmerk"),
    }
    held = {"tijd": row.time or "", "status": row.status, "naar": row.to.isoformat() if row.to else ""}
    return {
        key: value
        for key, value in pairs.items()
        if value != held.get(key, row.value(key)) and not (key == "status" and value == FIRM == row.status)
    }
