"""Why a moment has another day than it had."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from wmoplan.dutch import sentence
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Moment
from wmoplan.model.rules import Rules

CancelledMeetings = Mapping[tuple[str, date], Reason]
"""Who said that a meeting is not on its day any more, by its body and that day."""

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
        links = [link for chain in rules.trajectories for link in chain.links]
        self.cancelled = cancelled
        self.moved = {(now.step, now.kind): (was, now) for was, now in moved}
        self.counted = {link.kind for link in links if link.how == "termijn" and not link.snap_to}
        self.limits = {link.not_after for link in links if link.not_after and link.how == "termijn"}
        changed = [*(now for _, now in moved), *came]
        self.last = {now.explanation[-1]: now.kind for now in changed if now.explanation}
        gone = [(now.explanation[-1], self._gone(was, now)) for was, now in moved if now.explanation]
        self.instead = {reason: found for reason, found in gone if found}

    def of(self, old: Moment | None, new: Moment) -> Reason | None:
        """Return why a moment has another day; None where nothing says so."""
        if old and (gone := self._gone(old, new)):
            return gone
        steps = new.explanation
        if not steps:
            return Reason(f"{sentence(new.weakest)}.", None, "") if new.weakest else None
        at = _first_new(old, new) if old and old.explanation else self._first_moved(new)
        if at is None:
            return None
        if limit := self._limit(new, at):
            return self.of(*limit)
        return self.instead.get(steps[at]) or self._told(steps, at)

    def _gone(self, old: Moment, new: Moment) -> Reason | None:
        return self.cancelled.get((new.body, old.end)) if old.end else None

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
