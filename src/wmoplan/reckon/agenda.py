"""When the bodies meet: from lines of a profile to dated meetings, and on which days a body's calendar is known."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.schedule import MeetingRow, Pattern
from wmoplan.model.words import HELD, PROVISIONAL
from wmoplan.reckon.local import is_known

COVERS: Final = timedelta(days=35)
"""How many days after a dated meeting the list is still complete; five weeks is the longest usual cycle and a bit."""


class DayRange(NamedTuple):
    """An unbroken run of days on which a body's calendar is known, both ends included."""

    first: date
    last: date


class Agenda(NamedTuple):
    """The meetings of all bodies.

    Attributes:
        meetings: The meetings that take place, by day and time.
        by_body: The meetings of each body, by its id.
        known: For each body the unbroken runs of days on which its calendar is known, in order and apart.
        called_off: For each body the days on which a meeting of its list does not take place: cancelled, or moved away.
    """

    meetings: tuple[HeldMeeting, ...]
    by_body: dict[str, tuple[HeldMeeting, ...]]
    known: dict[str, tuple[DayRange, ...]]
    called_off: dict[str, frozenset[date]]

    def of(self, body: str) -> tuple[HeldMeeting, ...]:
        """Return the meetings of one body, by day."""
        return self.by_body.get(body, ())

    def run(self, body: str, day: date) -> DayRange | None:
        """Return the unbroken run of known days that holds the day, or None where the day is not known."""
        runs = self.known.get(body, ())
        at = bisect_right(runs, day, key=lambda run: run.first)
        return runs[at - 1] if at and day <= runs[at - 1].last else None

    def is_known(self, body: str, first: date | None, last: date) -> bool:
        """Tell whether a body's calendar is known on every day from the first to the last; None is no first day."""
        run = self.run(body, last)
        return run is not None and first is not None and run.first <= first

    def has_called_off(self, body: str, first: date | None, last: date) -> bool:
        """Tell whether a meeting of a body was called off between two days, both included; None is no first day."""
        return any((first is None or first <= day) and day <= last for day in self.called_off.get(body, ()))

    def last_before(self, body: str, day: date) -> HeldMeeting | None:
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


def build_agenda(
    rows: Sequence[MeetingRow], is_off: Callable[[date], bool], whole: Mapping[str, DayRange] = MappingProxyType({})
) -> Agenda:
    """Return the meetings that these lines give.

    A date beats a pattern; a line without a time is the same meeting as one of that day with a time; of two
    lines for one meeting the later one counts, so files come before the profile's own lines. A line that
    cancels or moves a meeting without a time does so for every meeting of that body on that day. A meeting that is
    split takes place on both days. What a line says of another day, where it moves a meeting or splits it, no longer
    counts once a later line tells of that meeting.

    A body's calendar is known from one dated meeting to the next where at most `COVERS` lies between, and that long
    past the last of such a run; over the whole time of a pattern; and over the period that its list is said to be
    whole. It is never known before the first meeting on any other ground.

    Args:
        rows: Lines of files and of the profile that are known on the as-of date; the later line counts.
        is_off: Tells whether patterns give no meeting on a day: in a recess or on a feestdag.
        whole: The period over which the list of a body is whole, by the id of the body.
    """
    listed = _Listed()
    dated = [row for row in rows if row.rule is None]
    for row, is_told_anew in zip(dated, _told_anew(dated), strict=True):
        listed.add_dated(row, is_told_anew=is_told_anew)
    patterns = [row for row in rows if row.rule and row.status in HELD]
    for row in patterns:
        listed.add_pattern(row, is_off)
    known = [(body, DayRange(day, day + COVERS)) for body, days in listed.spoken.items() for day in days]
    known += [(row.body, DayRange(row.first, row.last)) for row in patterns if row.first and row.last]
    runs: dict[str, list[DayRange]] = {}
    for body, run in (*known, *whole.items()):
        runs.setdefault(body, []).append(run)
    return listed.agenda({body: _joined(found) for body, found in runs.items()})


class _Listed:
    """The meetings of a list, as its lines are read one after the other.

    Attributes:
        held: The meetings that take place by their body and day, and of one day by their time; empty is no time.
        spoken: For each body the days that the dated lines speak of.
    """

    def __init__(self) -> None:
        self.held: dict[tuple[str, date], dict[str, HeldMeeting]] = {}
        self.spoken: dict[str, set[date]] = {}

    def add_dated(self, row: MeetingRow, *, is_told_anew: bool) -> None:
        """Add a line with a day.

        Args:
            is_told_anew: Whether a later line is about the same meeting, so that only the day of this one counts.
        """
        day = row.day
        if day is None:
            return
        goes_on, to = (None, None) if is_told_anew else (row.goes_on, row.to)
        takes_place = [day, goes_on]
        if row.status not in HELD:
            takes_place = [to]
            times = self.held.get((row.body, day), {})
            for time in list(times) if not row.time else ("", row.time):
                times.pop(time, None)
        for found in filter(None, takes_place):
            self._hold(row, found)
        self.spoken.setdefault(row.body, set()).update(filter(None, (day, *takes_place)))

    def add_pattern(self, row: MeetingRow, is_off: Callable[[date], bool]) -> None:
        """Add the meetings that a rule gives, but those on a day that a dated line speaks of."""
        spoken = self.spoken.get(row.body, ())
        for day in occurrences(row.rule, row.first, row.last) if row.rule and row.first and row.last else ():
            if day not in spoken and (row.in_recess or not is_off(day)):
                self._hold(row, day)

    def _hold(self, row: MeetingRow, day: date) -> None:
        pattern = row.rule.text if row.rule else ""
        self.held.setdefault((row.body, day), {})[row.time or ""] = HeldMeeting(
            day, row.time or "", row.body, row.status == PROVISIONAL, pattern, row.title, row.source
        )

    def agenda(self, known: dict[str, tuple[DayRange, ...]]) -> Agenda:
        """Return the meetings; a line without a time is the same meeting as one of that day with a time."""
        timed = ({time: one for time, one in times.items() if time} or times for times in self.held.values())
        meetings = tuple(sorted(meeting for times in timed for meeting in times.values()))
        by_body = {body: tuple(one for one in meetings if one.body == body) for body in {one.body for one in meetings}}
        off = {body: days - {one.day for one in by_body.get(body, ())} for body, days in self.spoken.items()}
        return Agenda(meetings, by_body, known, {body: frozenset(days) for body, days in off.items()})


def _joined(spans: Iterable[DayRange]) -> tuple[DayRange, ...]:
    """Return spans in order, those that overlap or follow each other without a day between made one."""
    found: list[DayRange] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last + DAY:
            found[-1] = found[-1]._replace(last=max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def cancellations(
    rows: Iterable[MeetingRow], as_of: date, held: Iterable[HeldMeeting], names: Mapping[str, str], texts: Texts
) -> dict[tuple[str, date], Reason]:
    """Return who said that a meeting does not take place on its day, by its body and that day.

    Args:
        held: The meetings that do take place: a day on which the body still meets is not cancelled.
        names: What a meeting of each body is called; a body that is not there has no word of its own.
    """
    still = {(meeting.body, meeting.day) for meeting in held}
    found = {}
    for row in rows:
        if is_known(row, as_of) and row.day and row.status not in HELD and (row.body, row.day) not in still:
            name, day = names.get(row.body, texts.say(Phrase.MEETING)), long_date(row.day)
            words = texts.say(Phrase.MEETING_OFF, vergadering=name, dag=day)
            if row.to:
                words = texts.say(Phrase.MEETING_MOVED, vergadering=name, dag=day, nieuw=long_date(row.to))
            found[row.body, row.day] = Reason(words, None, row.source)
    return found


def _told_anew(rows: Sequence[MeetingRow]) -> list[bool]:
    """Return of each dated line whether a later one is about the same meeting; without a time it is any of its day."""
    times: dict[tuple[str, date | None], set[str | None]] = {}
    found = []
    for row in reversed(rows):
        later = times.setdefault((row.body, row.day), set())
        found.append(bool(later) and (row.time is None or not later.isdisjoint({row.time, None})))
        later.add(row.time)
    return found[::-1]
