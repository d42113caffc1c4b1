"""Placing one decision in its window: in its aim, else in its fallback, else before its last day."""

from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date, plain_date
from wmoplan.model.moment import HeldMeeting, Reason
from wmoplan.model.period import DAY, Period
from wmoplan.model.phrases import Phrase
from wmoplan.model.step import AIM, FALLBACK, PERIOD
from wmoplan.reckon.candidates import Candidates, WindowMeetings
from wmoplan.reckon.facts import AnnouncedDecision
from wmoplan.reckon.periods import agreed
from wmoplan.reckon.window import Limit, Window


class Placement(NamedTuple):
    """Where a decision was placed.

    Attributes:
        expected: The meeting to reckon with; None where no meeting is known for certain to be the one.
        window_end: The day to count back from where there is no meeting; None where there is none either.
        reasons: From the plan to the meeting.
        met: Whether the preference is reached; None where the plan has none.
        why: Why it is not the preference; empty where it is.
        uncovered: A day of the window that the list of meetings does not cover; None where it covers every day.
        overdue: Whether no meeting lies in time.
        earliest: The first known meeting that the window allows, whatever the day of looking; None where none is known.
        soonest: The first known meeting that is allowed on or after the day of looking ("kan al op"), or None.
        sooner_unknown: Whether there may be a meeting before `soonest`, because days before it are not known.
        latest: The last meeting at which it is in time for what waits for it; None where none is known.
        clash: What makes the earliest later than the latest; empty where nothing does.
    """

    window: Window
    expected: HeldMeeting | None
    window_end: date | None
    reasons: tuple[Reason, ...]
    met: bool | None = None
    why: str = ""
    uncovered: date | None = None
    overdue: bool = False
    earliest: HeldMeeting | None = None
    soonest: HeldMeeting | None = None
    sooner_unknown: bool = False
    latest: HeldMeeting | None = None
    clash: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether only a habit or a day that we chose says when, and no known meeting stands under it."""
        return self.window.is_vague and self.expected is None

    @property
    def first_in_time(self) -> HeldMeeting | None:
        """The earliest, where it is no later than the expected meeting or the end of the window; else None."""
        last = self.expected.day if self.expected else self.window_end
        return self.earliest if self.earliest and self.earliest.day <= (last or self.earliest.day) else None


class WindowPlacer:
    """Places one decision.

    Attributes:
        floor: The first day after the milestones and the decisions that come before.
        bound: The last meeting in time for the decisions that wait for this one, where one does.
        aim_bound: The day before the last meeting in the aim of a decision that must come later, where there is one.
        reasons: What was found so far, in the order in which it is told.
    """

    def __init__(self, window: Window, candidates: Candidates, floor: Limit, bound: Limit, aim_bound: Limit) -> None:
        self.window = window
        self.candidates = candidates
        self.facts = candidates.facts
        self.say = candidates.facts.rules.say
        self.word = self.facts.meeting_word(window.body)
        self.missed = False if window.preference else None
        self.floor = floor
        self.bound = bound
        self.aim_bound = aim_bound
        self.reasons: list[Reason] = []

    def announced(self, announced: AnnouncedDecision) -> Placement:
        """Return the decision on the day that the municipality announced."""
        day, source = announced.day, announced.source
        if day is None:  # only a day is placed
            raise AssertionError
        known = [meeting for meeting in self.facts.agenda.of(self.window.body) if meeting.day == day]
        meeting = HeldMeeting(day, known[-1].time if known else "", self.window.body, source=source)
        self._tell(Phrase.ANNOUNCED, day, source, dag=long_date(day))
        met = not self.window.void and _is_in(self.window.aim, day) if self.window.preference else None
        return self._placed(meeting, day)._replace(met=met)

    def reckoned(self) -> Placement:
        """Return the decision on the meeting that the plan leads to, or its window where no meeting is known."""
        if self.window.aim and self.window.aim.last:
            return self._in_aim(self.window.aim, self.window.aim.last)
        bound = self.window.bound
        starts = (self.floor.reason, *(bound.reasons if bound else ()), *self.window.dropped)
        self.reasons += filter(None, starts)
        if bound and bound.day:
            return self._before_deadline(bound.day)
        self.reasons += self.window.unknown
        return self._placed(None, None)

    def _tell(self, phrase: Phrase, day: date | None, source: str = "", **filled: str) -> None:
        self.reasons.append(Reason(self.say(phrase, **filled), day, source))

    def _placed(self, meeting: HeldMeeting | None, end: date | None) -> Placement:
        told = self.reasons[-1].day if self.reasons else None
        if meeting is None and end and told != end:
            self._tell(Phrase.WINDOW_ENDS, end, dag=long_date(end))
        return Placement(self.window, meeting, end, tuple(self.reasons))

    # -- in the aim

    def _in_aim(self, aim: Period, aim_last: date) -> Placement:
        window = self.window
        first = max(filter(None, (aim.first, self.floor.day)), default=None)
        open_until = self.candidates.before_quiet(window, aim_last, first)
        last = self._aim_end(first, open_until)
        self._tell_aim(aim, open_until)
        if last.reason:
            self.reasons.append(last.reason)
        end = last.day or open_until
        after = max(end + DAY, self.floor.day or end)
        if first and end < first:
            why = self.floor.reason.rule if self.floor.reason else self.say(Phrase.PREFERENCE_OVER)
            return self._in_fallback(after, why.removesuffix("."))
        found = self.candidates.until(window, first, end)
        if found.uncovered:
            return self._kept(found, found.uncovered, end)
        if found.meetings:
            met = (not window.void) if window.preference else None
            return self._on_last(found.meetings[-1], end)._replace(met=met, why=window.void)
        if window.custom:
            self._tell(Phrase.NO_MEETING_THEN, None, vergadering=self.word)
            return self._placed(None, end)
        why = self.say(Phrase.NO_MEETING_BY, vergadering=self.word, dag=long_date(end))
        if quiet := self.facts.quiet_on(aim_last, large=window.step.large):
            why += self.say(Phrase.NOTHING_DECIDED_AFTER, verkiezing=plain_date(quiet.election))
        return self._in_fallback(after, why)

    def _aim_end(self, first: date | None, open_until: date) -> Limit:
        """Return the end of the aim: no later than what waits for this decision allows."""
        end = Limit(open_until)
        if self.aim_bound.day and self.aim_bound.day < open_until:
            end = self.aim_bound
        return self.bound if self._is_bound(first, end.day or open_until) else end

    def _is_bound(self, first: date | None, last: date) -> bool:
        """Tell whether what waits for this decision makes a day the last one, and leaves it a day."""
        day = self.bound.day
        return day is not None and day < last and (first is None or day >= first)

    def _tell_aim(self, aim: Period, open_until: date) -> None:
        """Tell what the plan aims at, and what moves the end of that time.

        Args:
            aim: The days that it aims at.
            open_until: The last day of the aim, or the day before the quiet period that it lies in.
        """
        phrase, period = Phrase.PLAN_SAYS, aim.text
        if self.window.preference:
            phrase, period = Phrase.AIMS_AT, self.window.preference
        if self.window.custom:
            phrase, period = Phrase.USUALLY_IN, aim.text
        row = next((row for row in self.window.step.planning if row.kind in {AIM, PERIOD}), None)
        self.reasons += self.facts.dated(row.when).reasons if row else ()
        self._tell(phrase, None, self.facts.cite(row.source if row else None), periode=period)
        self.reasons += agreed(aim, self.facts.rules.texts)
        if self.window.void:
            self._tell(Phrase.PREFERENCE_VOID, None, reden=self.window.void)
        if aim.last and open_until != aim.last:
            self.reasons.append(self.candidates.quiet_reason(self.window, aim.last, open_until))

    # -- after the aim

    def _in_fallback(self, floor: date, why: str) -> Placement:
        """Return the first meeting from a day after the aim on, where the plan allows one."""
        window, fallback = self.window, self.window.fallback
        first = max(filter(None, (fallback.first, floor)))
        why = window.void or why
        self.reasons += window.dropped
        self._tell(Phrase.IMPOSSIBLE, None, reden=why)
        self.reasons += self._hung_fallback(first)
        opened = self.candidates.after_quiet(window, first)
        if quiet := self.facts.quiet_on(first, large=window.step.large):
            self._tell(Phrase.POSSIBLE_AGAIN, opened, verkiezing=plain_date(quiet.election))
        ends = fallback.last
        if ends and self.candidates.after_quiet(window, floor) > ends >= (self.floor.day or ends):
            return self._too_late()._replace(why=why)  # no day is left, known or not
        found = self.candidates.since(window, opened, ends)
        if found.meetings:
            return self._on_first(found.meetings[0], why)
        if found.uncovered:
            self._tell_unknown(found.uncovered)
            return self._placed(None, ends)._replace(met=self.missed, why=why, uncovered=found.uncovered)
        return self._too_late()._replace(why=why)

    def _hung_fallback(self, first: date) -> tuple[Reason, ...]:
        """Return how the first day of the fallback was reckoned, where it hangs on an anchor such as the election."""
        rows = [row for row in self.window.step.planning if row.kind == FALLBACK]
        found = [self.facts.dated(when) for row in rows for when in (row.condition, row.when) if when]
        return next((dated.reasons for dated in found if dated.period.first == first), ())

    def _on_first(self, meeting: HeldMeeting, why: str) -> Placement:
        window = self.window
        self.reasons += agreed(window.fallback, self.facts.rules.texts)
        self._tell(Phrase.NEXT_MEETING, meeting.day, meeting.source, vergadering=self.word, dag=long_date(meeting.day))
        placed = self._placed(meeting, window.fallback.last)
        if window.preference and not window.void and _is_in(window.aim, meeting.day):
            return placed._replace(met=True)
        return placed._replace(met=self.missed, why=why)

    # -- before the last day

    def _before_deadline(self, deadline: date) -> Placement:
        first = self.floor.day
        last = self.candidates.before_quiet(self.window, deadline, first)
        if self._is_bound(first, last) and self.bound.day and self.bound.reason:
            last = self.bound.day
            self.reasons.append(self.bound.reason)
        found = self.candidates.until(self.window, first, last)
        if found.uncovered:
            return self._kept(found, found.uncovered, last)
        return self._on_last(found.meetings[-1], last) if found.meetings else self._too_late()

    def _on_last(self, meeting: HeldMeeting, last: date) -> Placement:
        day = long_date(meeting.day)
        if meeting.day == last:
            self._tell(Phrase.LAST_MEETING_SAME_DAY, meeting.day, meeting.source, vergadering=self.word, dag=day)
        else:
            told = {"vergadering": self.word, "grens": long_date(last), "dag": day}
            self._tell(Phrase.LAST_MEETING, meeting.day, meeting.source, **told)
        return self._placed(meeting, last)

    def _kept(self, found: WindowMeetings, unknown: date, last: date) -> Placement:
        """Return the window itself, because a day of it is unknown; meetings that were called off are told."""
        self._tell_unknown(unknown)
        deadline = self.window.deadline
        is_last = deadline is None or self.candidates.after_quiet(self.window, last + DAY) > deadline
        is_overdue = found.called_off and is_last and not self.window.is_vague  # else it can come later
        return self._placed(None, last)._replace(uncovered=unknown, overdue=is_overdue)

    def _tell_unknown(self, day: date) -> None:
        phrase = Phrase.NO_MEETING_HABIT if self.window.custom else Phrase.NO_MEETING_KNOWN
        self._tell(phrase, day, dag=long_date(day), vergadering=self.word)

    def _too_late(self) -> Placement:
        """Return the first meeting after the last day; a day that we chose ourselves cannot be missed."""
        deadline = self.window.deadline or self.window.fallback.last
        if self.window.guess:
            return self._placed(None, deadline)
        first = max(filter(None, (deadline and deadline + DAY, self.floor.day)), default=None)
        after = next(iter(self.candidates.allowed(self.window, first, None)), None)
        self._tell(Phrase.NO_MEETING_IN_TIME, None, vergadering=self.word)
        if after:
            day = long_date(after.day)
            self._tell(Phrase.NEXT_KNOWN_MEETING, after.day, after.source, vergadering=self.word, dag=day)
        return self._placed(after, deadline)._replace(met=self.missed, overdue=True)


def _is_in(period: Period | None, day: date) -> bool:
    return period is not None and (period.first or day) <= day <= (period.last or day)
