"""Why a moment has another day than it had."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from wmoplan.dutch import sentence
from wmoplan.model.history import LONGEST, History, Promise
from wmoplan.model.moment import Moment, Reason
from wmoplan.model.rules import Rules
from wmoplan.model.words import RequestDay

CancelledMeetings = Mapping[tuple[str, date], Reason]
"""Why a meeting is not on its day any more, by the body and that day of the meeting."""

NOTHING: Final[CancelledMeetings] = MappingProxyType({})
"""No meeting that was cancelled."""

Pair = tuple[Moment, Moment]
"""A moment as it was and as it is."""


class Causes:
    """Finds the one step of an explanation to which a change is laid.

    Where the old explanation is there, it is the first step of the new one that the old one does not have. Where it is
    not (only days are remembered), it is the first that gave some moment its new day: this one, or one that it counts
    from. Two things go before it: a meeting that was cancelled is the reason for what stood on its day and for what
    counts from it, and what may not lie after another moment moves for the reason of that one.
    """

    def __init__(
        self, moved: Sequence[Pair], came: Iterable[Moment], rules: Rules, cancelled: CancelledMeetings
    ) -> None:
        counted = [link for link in rules.links if link.is_counted]
        self.cancelled = cancelled
        self.counted = {link.kind for link in counted if not link.snap_to}
        self.limits = {link.not_after for link in counted} - {""}
        self.moved = {(now.step, now.kind): (was, now) for was, now in moved}
        self.last: dict[Reason, str] = {}
        self.instead: dict[Reason, Reason] = {}
        for was, now in (*moved, *((None, moment) for moment in came)):
            if now.explanation:
                self.last[now.explanation[-1]] = now.kind
                if gone := self._gone(was, now):
                    self.instead[now.explanation[-1]] = gone

    def change(self, old: Moment | None, new: Moment) -> "Change":
        """Return that a moment came or moved, with why."""
        cause = self._of(old, new)
        return Change(old, new, cause.told if cause else "", cause.source if cause else "")

    def _of(self, old: Moment | None, new: Moment) -> Reason | None:
        """Return why a moment has another day; None where nothing says so."""
        if gone := self._gone(old, new):
            return gone
        steps = new.explanation
        if not steps:
            return Reason(f"{sentence(new.weakest)}.", None, "") if new.weakest else None
        at = _first_new(old, new) if old and old.explanation else self._first_moved(new)
        if at is None:
            return None
        if limit := self._limit(new, at):
            return self._of(*limit)
        return self.instead.get(steps[at]) or self._told(steps, at)

    def _gone(self, old: Moment | None, new: Moment) -> Reason | None:
        return self.cancelled.get((new.body, old.end)) if old and old.end else None

    def _first_moved(self, moment: Moment) -> int | None:
        return next((at for at, reason in enumerate(moment.explanation) if reason in self.last), None)

    def _told(self, steps: tuple[Reason, ...], at: int) -> Reason:
        """Return a step; where it only counts with a term, the one before it that names the term and who set it."""
        if self.last.get(steps[at]) in self.counted and not steps[at].source:
            return next((reason for reason in reversed(steps[:at]) if reason.day is None), steps[at])
        return steps[at]

    def _limit(self, moment: Moment, at: int) -> Pair | None:
        """Return the moment that moved and that this one may not lie after, where that is what gave it its day."""
        for kind in self.limits - {moment.kind}:
            found = self.moved.get((moment.step, kind))
            if found and any(
                reason.day == found[1].end and not reason.source and reason not in found[1].explanation
                for reason in moment.explanation[: at + 1]
            ):
                return found
        return None


def _first_new(old: Moment, new: Moment) -> int | None:
    known = {reason.rule for reason in old.explanation}
    return next((at for at, reason in enumerate(new.explanation) if reason.rule not in known), None)


class Change(NamedTuple):
    """One moment that is not as it was.

    Attributes:
        old: None where it came.
        new: None where it went.
        why: What made it another day; empty where nothing says so.
        source: Who said that; empty where nobody is named.
    """

    old: Moment | None
    new: Moment | None
    why: str = ""
    source: str = ""

    @property
    def moment(self) -> Moment:
        """The moment as it is now, or as it was where it went."""
        found = self.new or self.old
        if found is None:  # one of the two is always there
            raise AssertionError
        return found


class AdviceTime(NamedTuple):
    """The time for one advice.

    Attributes:
        due: The day by which the advice must be sent.
        days: From the request, or the day on which it was received, to that day; None where the request has no day.
    """

    due: date
    days: int | None


class AdviceTimeChange(NamedTuple):
    """What happens to the time for the advice about one step.

    Attributes:
        old: None where there was no such day.
        new: None where there is none any more.
    """

    step: str
    topics: tuple[str, ...]
    old: AdviceTime | None
    new: AdviceTime | None


class Changes(NamedTuple):
    """The differences between the moments of two timelines.

    Attributes:
        came, moved, went: In the order of a timeline.
        same: The moments that are as they were.
        advice: The steps for which the time for advice is another, in the order of a timeline.
    """

    came: tuple[Change, ...]
    moved: tuple[Change, ...]
    went: tuple[Change, ...]
    same: tuple[Moment, ...]
    advice: tuple[AdviceTimeChange, ...]


def compare(
    old: Iterable[Moment], new: Iterable[Moment], rules: Rules, cancelled: CancelledMeetings = NOTHING
) -> Changes:
    """Return what differs between the moments of two timelines.

    Args:
        old: The moments of the first timeline; of a moment without an explanation the new one alone says why it moved.
        cancelled: The meetings that are not on their day any more.
    """
    before = {moment.id: moment for moment in old}
    after = {moment.id: moment for moment in new}
    came: list[Moment] = []
    moved: list[Pair] = []
    same: list[Moment] = []
    for name, now in after.items():
        was = before.get(name)
        if was is None:
            came.append(now)
        elif _is_another(was, now):
            moved.append((was, now))
        else:
            same.append(now)
    causes = Causes(moved, came, rules, cancelled)
    return Changes(
        came=tuple(causes.change(None, now) for now in came),
        moved=tuple(causes.change(was, now) for was, now in moved),
        went=tuple(Change(was, None) for name, was in before.items() if name not in after),
        same=tuple(same),
        advice=tuple(_advice(before, after, rules)),
    )


def _is_another(was: Moment, now: Moment) -> bool:
    """Tell whether a moment is on another day or at another time; a time that is not known any more is none."""
    is_moved = (was.start, was.end) != (now.start, now.end)
    return is_moved or bool(now.time and now.time != was.time)


def _advice(before: Mapping[str, Moment], after: Mapping[str, Moment], rules: Rules) -> Iterator[AdviceTimeChange]:
    due = {link.kind for link in rules.links if link.request is RequestDay.DUE}
    asked = {link.kind for link in rules.links if link.request is RequestDay.RECEIVED}
    old, new = _rooms(before, due, asked), _rooms(after, due, asked)
    topics = {moment.step: moment.topics for moment in (*before.values(), *after.values())}
    for step in (*new, *(step for step in old if step not in new)):
        if old.get(step) != new.get(step):
            yield AdviceTimeChange(step, topics[step], old.get(step), new.get(step))


def _rooms(moments: Mapping[str, Moment], due: set[str], asked: set[str]) -> dict[str, AdviceTime]:
    begins = {moment.step: moment.end for moment in moments.values() if moment.kind in asked and moment.step}
    return {
        moment.step: AdviceTime(moment.end, (moment.end - begin).days if (begin := begins.get(moment.step)) else None)
        for moment in moments.values()
        if moment.kind in due and moment.step and moment.end
    }


def since_last(
    history: History,
    moments: Iterable[Moment],
    rules: Rules,
    topics: Mapping[str, tuple[str, ...]],
    cancelled: CancelledMeetings = NOTHING,
) -> Changes:
    """Return what differs between the last promises and the moments of now.

    Args:
        moments: Of now, all subjects; one without a day counts only where a day was promised.
        topics: The subjects of each step, for moments that are there no more.
        cancelled: The meetings that are not on their day any more.
    """
    now = {moment.id: moment for moment in moments if moment.id == _kept(moment.id)}  # a recess has a name of its own
    last = {name: rows[-1] for name, rows in history.moments.items() if not rows[-1].lapsed}
    return compare(
        (_moment(name, promise, now.get(name), topics) for name, promise in last.items()),
        (moment for moment in now.values() if moment.start or moment.end or moment.id in last),
        rules,
        cancelled,
    )


def _moment(name: str, promise: Promise, now: Moment | None, topics: Mapping[str, tuple[str, ...]]) -> Moment:
    """Return a promise as a moment; what is not kept of it is that of now, or empty."""
    if now:
        return now._replace(
            start=promise.start, end=promise.end, time=promise.time, title=promise.title, explanation=()
        )
    step, _, kind = name.rpartition(".")
    known = step in topics
    return Moment(
        id=name,
        kind=kind if known else "",
        step=step if known else "",
        title=promise.title,
        table=promise.title,
        sentence=promise.title,
        start=promise.start,
        end=promise.end,
        time=promise.time,
        topics=topics.get(step, ()),
    )


def remember(history: History, found: Changes, day: date) -> History:
    """Return the history with a row for every moment that came, moved or went, as seen on a day."""
    rows = dict(history.moments)
    for change in (*found.came, *found.moved, *found.went):
        moment, new = change.moment, change.new
        promise = Promise(
            seen=day,
            start=new and new.start,
            end=new and new.end,
            time=new.time if new and (new.start or new.end) else "",
            title=_kept(moment.title),
            why=_kept(change.why) if moment.id in rows else "",
            source=_kept(change.source) if moment.id in rows else "",
        )
        rows[moment.id] = (*rows.get(moment.id, ()), promise)
    return History(rows)


def _kept(text: str) -> str:
    """Return a text as it is kept: no longer than the limit, and without what a screen obeys."""
    flat = "".join(letter if letter.isprintable() else " " for letter in text)
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 3]}..."
