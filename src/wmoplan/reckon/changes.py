"""What differs between two timelines: which moments came, moved or went, and what that does to the time for advice."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.model.moment import Moment
from wmoplan.model.rules import Rules


class Change(NamedTuple):
    """One moment that is not as it was.

    Attributes:
        old: None where it came.
        new: None where it went.
        why: The first step of its new explanation that the old one does not have; empty where there is none.
    """

    old: Moment | None
    new: Moment | None
    why: str

    @property
    def moment(self) -> Moment:
        """The moment as it is now, or as it was where it went."""
        found = self.new or self.old
        if found is None:  # one of the two is always there
            raise AssertionError
        return found


class Changes(NamedTuple):
    """All that differs.

    Attributes:
        came, moved, went: In the order of a timeline.
        same: How many moments are as they were.
        lost: For each step whose advice is due on another day, how many days sooner; less than zero is later.
    """

    came: tuple[Change, ...]
    moved: tuple[Change, ...]
    went: tuple[Change, ...]
    same: int
    lost: dict[str, int]


def compare(old: Iterable[Moment], new: Iterable[Moment], rules: Rules) -> Changes:
    """Return what differs between the moments of two timelines."""
    before = {moment.id: moment for moment in old}
    after = {moment.id: moment for moment in new}
    moved = [
        Change(before[moment.id], moment, _why(before[moment.id], moment))
        for moment in after.values()
        if moment.id in before and _days(before[moment.id]) != _days(moment)
    ]
    return Changes(
        came=tuple(Change(None, moment, "") for moment in after.values() if moment.id not in before),
        moved=tuple(moved),
        went=tuple(Change(moment, None, "") for moment in before.values() if moment.id not in after),
        same=len(after.keys() & before.keys()) - len(moved),
        lost=_lost(before, after, rules),
    )


def _days(moment: Moment) -> tuple[date | None, date | None, str]:
    return moment.start, moment.end, moment.time


def _why(old: Moment, new: Moment) -> str:
    known = {reason.rule for reason in old.explanation}
    return next((reason.told for reason in new.explanation if reason.rule not in known), "")


def _lost(before: Mapping[str, Moment], after: Mapping[str, Moment], rules: Rules) -> dict[str, int]:
    """Return for each step how many days sooner its advice is due."""
    due = {link.kind for chain in rules.trajectories for link in chain.links if link.request == "uiterlijk"}
    found = {}
    for moment in after.values():
        old = before.get(moment.id)
        if moment.kind in due and old and old.end and moment.end and old.end != moment.end:
            found[moment.step] = (old.end - moment.end).days
    return found
