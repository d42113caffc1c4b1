"""When the bodies meet: from lines of a profile to dated meetings, and which days that list covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Meeting
from wmoplan.model.schedule import MeetingRow, Pattern

COVERS: Final = timedelta(days=35)
"""How far a dated meeting vouches for the list around it; five weeks is the longest usual cycle and a bit."""

HELD: Final = ("definitief", "voorlopig")
"""The statuses of a meeting that takes place on its day."""

DAY: Final = timedelta(days=1)


class Agenda(NamedTuple):
    """The meetings of all bodies.

    Attributes:
        meetings: Those that take place, by day and time.
        by_body: The same, for each body.
        known_days: For each body the days that its list speaks of, those of cancelled meetings included.
    """

    meetings: tuple[Meeting, ...]
    by_body: dict[str, tuple[Meeting, ...]]
    known_days: dict[str, tuple[date, ...]]

    def of(self, body: str) -> tuple[Meeting, ...]:
        """Return the meetings of one body, by day."""
        return self.by_body.get(body, ())

    def run(self, body: str, day: date) -> tuple[date, date] | None:
        """Return the first and last day of the unbroken run of covered days that holds the day, or None."""
        days = self.known_days.get(body, ())
        at = bisect_left(days, day)
        near = [known for known in days[max(0, at - 1) : at + 1] if abs(known - day) <= COVERS]
        if not near:
            return None
        low = high = days.index(near[0])
        while low > 0 and days[low] - days[low - 1] <= 2 * COVERS + DAY:
            low -= 1
        while high + 1 < len(days) and days[high + 1] - days[high] <= 2 * COVERS + DAY:
            high += 1
        return days[low] - COVERS, days[high] + COVERS

    def last_before(self, body: str, day: date) -> Meeting | None:
        """Return the last meeting of a body on or before the day, or None."""
        meetings = self.of(body)
        at = bisect_right(meetings, day, key=lambda meeting: meeting.day)
        return meetings[at - 1] if at else None


def occurrences(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    """Yield the days of a pattern, both ends included.

    >>> from wmoplan.model.schedule import read_pattern
    >>> list(occurrences(read_pattern("elke tweede dinsdag van de maand"), date(2014, 2, 1), date(2014, 3, 31)))
    [datetime.date(2014, 2, 11), datetime.date(2014, 3, 11)]
    """
    day = first + timedelta(days=(pattern.weekday - first.weekday()) % 7)
    while day <= last:
        if _fits(pattern, day):
            yield day
        day += timedelta(days=7)


def _fits(pattern: Pattern, day: date) -> bool:
    if pattern.weeks and pattern.start:
        return day >= pattern.start and (day - pattern.start).days // 7 % pattern.weeks == 0
    if pattern.nth == -1:
        return (day + timedelta(days=7)).month != day.month
    return not pattern.nth or (day.day - 1) // 7 + 1 == pattern.nth


def build_agenda(rows: Sequence[MeetingRow], as_of: date, is_off: Callable[[date], bool]) -> Agenda:
    """Return the meetings that these lines give, as known on the as-of date.

    A date beats a pattern; a line without a time is the same meeting as one of that day with a time; of two
    lines for one meeting the later one counts, so files come before the profile's own lines. A line that
    cancels or moves a meeting without a time does so for every meeting of that body on that day. A meeting that is
    split takes place on both days.

    Attributes:
        is_off: Tells whether patterns give no meeting on a day: in a recess or on a feestdag.
    """
    known = [row for row in rows if row.since is None or row.since <= as_of]
    held: dict[tuple[str, date, str], Meeting] = {}
    spoken: dict[str, set[date]] = {}
    for row in (row for row in known if row.rule is None):
        _add_dated(row, held, spoken)
    dated = {body: set(days) for body, days in spoken.items()}
    for row in (row for row in known if row.status in HELD):
        for day in _pattern_days(row, is_off):
            if day not in dated.get(row.body, ()):
                _hold(row, day, held, spoken)
    timed = {(body, day) for body, day, time in held if time}
    meetings = tuple(sorted(meeting for key, meeting in held.items() if key[2] or key[:2] not in timed))
    by_body: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_body.setdefault(meeting.body, []).append(meeting)
    held_by = {body: tuple(found) for body, found in by_body.items()}
    return Agenda(meetings, held_by, {body: tuple(sorted(days)) for body, days in spoken.items()})


def cancellations(
    rows: Iterable[MeetingRow], as_of: date, held: Iterable[Meeting], names: Mapping[str, str]
) -> dict[tuple[str, date], Reason]:
    """Return who said that a meeting does not take place on its day, by its body and that day.

    Attributes:
        held: The meetings that do take place: a day on which the body still meets is not cancelled.
        names: What a meeting of each body is called; a body that is not there has no word of its own.
    """
    still = {(meeting.body, meeting.day) for meeting in held}
    found = {}
    for row in rows:
        known = row.since is None or row.since <= as_of
        if known and row.day and row.status not in HELD and (row.body, row.day) not in still:
            where = f"is verplaatst naar {long_date(row.to)}" if row.to else "vervalt"
            words = f"De {names.get(row.body, 'vergadering')} van {long_date(row.day)} {where}."
            found[row.body, row.day] = Reason(words, None, row.source)
    return found


def _pattern_days(row: MeetingRow, is_off: Callable[[date], bool]) -> Iterable[date]:
    if row.rule is None or row.first is None or row.last is None:
        return ()
    days = occurrences(row.rule, row.first, row.last)
    return days if row.in_recess else (day for day in days if not is_off(day))


def _add_dated(row: MeetingRow, held: dict[tuple[str, date, str], Meeting], spoken: dict[str, set[date]]) -> None:
    day = row.day
    if day is None:
        return
    if row.status in HELD:
        _hold(row, day, held, spoken)
        if row.goes_on:
            _hold(row, row.goes_on, held, spoken)
        return
    spoken.setdefault(row.body, set()).add(day)
    for key in [key for key in held if key[:2] == (row.body, day) and row.time in {None, key[2]}]:
        del held[key]
    if row.to is not None:
        _hold(row, row.to, held, spoken)


def _hold(row: MeetingRow, day: date, held: dict[tuple[str, date, str], Meeting], spoken: dict[str, set[date]]) -> None:
    spoken.setdefault(row.body, set()).add(day)
    pattern = row.rule.text if row.rule else ""
    held[row.body, day, row.time or ""] = Meeting(
        day, row.time or "", row.body, row.status == "voorlopig", pattern, row.title, row.source
    )
