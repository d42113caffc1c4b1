"""What differs between two timelines: which moments came, moved or went, and what that does to the time for advice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.model.moment import Moment
from wmoplan.model.rules import Link, Rules
from wmoplan.reckon.causes import NOTHING, CancelledMeetings, Causes


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
        due: The day by which it must be sent.
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
    """All that differs.

    Attributes:
        came, moved, went: In the order of a timeline.
        same: The moments that are as they were.
        advice: For each step for which the time for advice is another, in the order of a timeline.
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
        old: One without an explanation was remembered without it; then the new one alone says why.
        cancelled: Who said that a meeting is not on its day any more.
    """
    before = {moment.id: moment for moment in old}
    after = {moment.id: moment for moment in new}
    both = [(before[name], moment) for name, moment in after.items() if name in before]
    moved = [(was, now) for was, now in both if _is_another(was, now)]
    came = [moment for name, moment in after.items() if name not in before]
    causes = Causes(moved, came, rules, cancelled)

    def because(was: Moment | None, now: Moment) -> Change:
        cause = causes.of(was, now)
        return Change(was, now, cause.told if cause else "", cause.source if cause else "")

    return Changes(
        came=tuple(because(None, moment) for moment in came),
        moved=tuple(because(was, now) for was, now in moved),
        went=tuple(Change(moment, None) for name, moment in before.items() if name not in after),
        same=tuple(now for was, now in both if not _is_another(was, now)),
        advice=tuple(_advice(before, after, rules)),
    )


def _is_another(was: Moment, now: Moment) -> bool:
    """Tell whether a moment is on another day or at another time; a time that is not known any more is none."""
    is_moved = (was.start, was.end) != (now.start, now.end)
    return is_moved or bool(now.time and now.time != was.time)


def _links(rules: Rules) -> Iterator[Link]:
    return (link for chain in rules.trajectories for link in chain.links)


def _advice(before: Mapping[str, Moment], after: Mapping[str, Moment], rules: Rules) -> Iterator[AdviceTimeChange]:
    """Yield the steps for which the time for advice is another than it was."""
    due = {link.kind for link in _links(rules) if link.request == "uiterlijk"}
    asked = {link.kind for link in _links(rules) if link.request == "ontvangen"}
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
