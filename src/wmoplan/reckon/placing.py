"""Placing the decisions of a plan on meetings: forward to what is possible, backward to what is still in time."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase
from wmoplan.reckon.candidates import Candidates
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.placement import Placement, WindowPlacer
from wmoplan.reckon.window import Limit, Window


class FirstMeeting(NamedTuple):
    """The first known meeting of a window on or after a day.

    Attributes:
        is_sure: Whether every day from that day to it is known, so that nothing can be decided sooner.
    """

    meeting: HeldMeeting
    is_sure: bool


class Placer:
    """Places the decisions of one plan; the three passes stand in the order of docs/rekenregels.md.

    Attributes:
        order: The steps with a decision, those that others wait for first.
        earliest: Of the first pass, forward: the first known meeting of each window.
        latest: Of the second pass, backward: the last meeting at which each decision is in time for what waits for it.
        bounds: Why the last meeting is no later, where another decision waits for it.
        expected: Of the third pass, forward: the day of each decision.
        soonest: The same, for the first meeting on or after the day of looking.
    """

    def __init__(self, windows: Mapping[str, Window], facts: Facts) -> None:
        self.facts = facts
        self.say = facts.rules.say
        self.candidates = Candidates(facts)
        self.windows = windows
        self.order = _in_order(windows)
        self.earliest: dict[str, FirstMeeting] = {}
        self.latest: dict[str, HeldMeeting | None] = {}
        self.bounds: dict[str, Reason] = {}
        self.expected: dict[str, date | None] = {}
        self.soonest: dict[str, FirstMeeting] = {}

    def place(self) -> dict[str, Placement]:
        """Return where every decision goes, by the id of its step."""
        for step_id in self.order:
            if found := self._first_possible(self.windows[step_id]):
                self.earliest[step_id] = found
        for step_id in reversed(self.order):
            self.latest[step_id] = self._last_possible(self.windows[step_id])
        return {step_id: self._place(self.windows[step_id]) for step_id in self.order}

    # -- the first pass

    def _first_possible(self, window: Window) -> FirstMeeting | None:
        """Return the first known meeting of a window, or None where none is known or the window has no first day.

        A step that must come first moves it on only by a day that is announced, or before which every day is known:
        else that step may have been decided on a day that nobody told.
        """
        first = window.start
        for wait in window.step.depends_on:
            earliest = self.earliest.get(wait.step)
            before = self._settled(wait.step) or (earliest.meeting.day if earliest and earliest.is_sure else None)
            first = _after(first, before, later=wait.later)
        return self._first_from(window, first, None) if first else None

    def _first_from(self, window: Window, first: date, last: date | None) -> FirstMeeting | None:
        """Return the first known meeting from a day to another one, or None."""
        opened = self.candidates.after_quiet(window, first)
        meeting = next(iter(self.candidates.allowed(window, opened, last)), None)
        return FirstMeeting(meeting, self.candidates.knows(window, opened, meeting.day)) if meeting else None

    # -- the second pass

    def _last_possible(self, window: Window) -> HeldMeeting | None:
        """Return the last meeting in time for the deadline, and for the decisions that wait for this one."""
        last = window.deadline
        for other in self.windows.values():
            for wait in other.step.depends_on:
                if wait.step != window.step.id or other.guess:  # a day that we chose ourselves hurries nobody
                    continue
                after = self._settled(other.step.id) or _day(self.latest.get(other.step.id))
                bound = after - DAY if after and wait.later else after
                if bound and (last is None or bound < last):
                    last = bound
                    words = self.say(Phrase.DECISION_MUST_FOLLOW, naam=other.step.name, dag=long_date(bound))
                    self.bounds[window.step.id] = Reason(words, bound, self.facts.cite(wait.source))
        if last is None:
            return None
        found = self.candidates.until(window, None, self.candidates.before_quiet(window, last, window.start))
        return found.meetings[-1] if found.meetings else None

    # -- the third pass

    def _place(self, window: Window) -> Placement:
        step_id = window.step.id
        announced = self.facts.announcements.get(step_id)
        floor, latest = self._floor(window), self.latest.get(step_id)
        bound = Limit(latest.day, self.bounds[step_id]) if latest and step_id in self.bounds else Limit()
        placer = WindowPlacer(window, self.candidates, floor, bound, self._aim_bound(window))
        placed = placer.announced(announced) if announced and announced.day else placer.reckoned()
        self.expected[step_id] = self._settled(step_id) or _day(placed.expected)
        earliest, soonest = self.earliest.get(step_id), self._first_ahead(window, placed.expected)
        if soonest:
            self.soonest[step_id] = soonest
        return placed._replace(
            earliest=earliest and earliest.meeting,
            latest=None if placed.overdue else latest,
            soonest=soonest and soonest.meeting,
            sooner_unknown=soonest is not None and not soonest.is_sure,
            clash=self._clash(window, floor),
        )

    def _floor(self, window: Window) -> Limit:
        """Return the first day after the milestones and the expected days of the steps that come before."""
        floor = Limit(window.start, window.start_reason)
        for wait in window.step.depends_on:
            before = self.expected.get(wait.step)
            if before:
                name = self.windows[wait.step].step.name
                words = self.say(Phrase.DECISION_FIRST, naam=name, dag=long_date(before))
                reason = Reason(words, before, self.facts.cite(wait.source))
                floor = floor.or_later(before + DAY if wait.later else before, reason)
        return floor

    def _aim_bound(self, window: Window) -> Limit:
        """Return the day before the last meeting in the aim of a decision that must come later than this one."""
        found = Limit()
        for other in self.windows.values():
            waits = any(wait.step == window.step.id and wait.later for wait in other.step.depends_on)
            if not waits or other.guess or other.aim is None or other.aim.last is None:
                continue
            until = self.candidates.before_quiet(other, other.aim.last, other.aim.first)
            meetings = self.candidates.until(other, other.aim.first, until).meetings
            if meetings and (found.day is None or meetings[-1].day <= found.day):
                last = meetings[-1].day - DAY
                told = {"naam": other.step.name, "besluit": long_date(last + DAY), "dag": long_date(last)}
                found = Limit(last, Reason(self.say(Phrase.DECISION_FOLLOWS_ON, **told), last, ""))
        return found

    def _first_ahead(self, window: Window, expected: HeldMeeting | None) -> FirstMeeting | None:
        """Return the first known meeting on or after the day of looking, or None.

        It is never later than the expected meeting, or than the last day of the window where no meeting is expected.
        """
        first, is_open = max(filter(None, (window.start, self.facts.as_of))), False
        for wait in window.step.depends_on:
            settled, sooner = self._settled(wait.step), self.soonest.get(wait.step)
            first = _after(first, settled or (sooner and sooner.meeting.day), later=wait.later) or first
            is_open = is_open or (sooner is not None and not sooner.is_sure and not settled)
        found = self._first_from(window, first, _day(expected) or window.last)
        return found._replace(is_sure=found.is_sure and not is_open) if found else None

    def _settled(self, step_id: str) -> date | None:
        """Return the day that was announced for a step, or by which it was decided; None where neither is known."""
        settled = self.facts.settled.get(step_id)
        day = self.facts.announced_day(step_id) or (settled and settled.day)
        return day if day and step_id in self.windows else None

    def _clash(self, window: Window, floor: Limit) -> str:
        """Return what makes the earliest meeting later than the latest one; nothing where it surely is not."""
        earliest, latest = self.earliest.get(window.step.id), self.latest.get(window.step.id)
        if window.guess or earliest is None or latest is None or not earliest.is_sure:
            return ""
        if earliest.meeting.day <= latest.day:
            return ""
        end = self.bounds.get(window.step.id) or (window.bound and window.bound.reasons[-1])
        return " ".join(reason.rule for reason in (floor.reason, end) if reason)


def _day(meeting: HeldMeeting | None) -> date | None:
    return meeting.day if meeting else None


def _after(first: date | None, before: date | None, *, later: bool) -> date | None:
    """Return the first day of a window, moved to what comes first, or to the day after it where it must be later."""
    if before is None:
        return first
    bound = before + DAY if later else before
    return bound if first is None else max(first, bound)


def _in_order(windows: Mapping[str, Window]) -> list[str]:
    """Return the ids, each after those that it waits for; a circle is cut where it is entered."""
    done: list[str] = []
    seen: set[str] = set()

    def visit(step_id: str) -> None:
        if step_id in seen or step_id not in windows:
            return
        seen.add(step_id)
        for wait in windows[step_id].step.depends_on:
            visit(wait.step)
        done.append(step_id)

    for step_id in windows:
        visit(step_id)
    return done
