"""Placing decisions on meetings: forward to what is possible, backward to what is still in time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import long_date, plain_date
from wmoplan.model.moment import Meeting, Reason
from wmoplan.model.period import Period
from wmoplan.model.phrases import Phrase
from wmoplan.model.step import AIM, FALLBACK, PERIOD
from wmoplan.reckon.candidates import Candidates, WindowMeetings
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.periods import agreed
from wmoplan.reckon.window import Window

DAY: Final = timedelta(days=1)


class Placement(NamedTuple):
    """Where a decision was placed.

    Attributes:
        earliest: The first known meeting that the window allows, whatever the day of looking; None where none is known.
        soonest: The first known meeting that is allowed on or after the day of looking ("kan al op"), or None.
        sooner_unknown: Whether there may be a meeting before `soonest`, because days before it are not known.
        expected: The meeting to reckon with; None where no meeting is known for certain to be the one.
        window_end: The day to count back from where there is no meeting; None where there is none either.
        met: Whether the preference is reached; None where the plan has none.
        why: Why it is not the preference; empty where it is.
        reasons: From the plan to the meeting.
        uncovered: A day of the window that the list of meetings does not cover, or None.
        overdue: Whether no meeting lies in time.
        clash: What makes the earliest later than the latest; empty where nothing does.
    """

    window: Window
    earliest: Meeting | None
    soonest: Meeting | None
    sooner_unknown: bool
    expected: Meeting | None
    latest: Meeting | None
    window_end: date | None
    met: bool | None
    why: str
    reasons: tuple[Reason, ...]
    uncovered: date | None
    overdue: bool
    clash: str

    @property
    def is_vague(self) -> bool:
        """Whether only a habit or a day that we chose says when, and no known meeting stands under it."""
        return self.window.is_vague and self.expected is None

    @property
    def first_in_time(self) -> Meeting | None:
        """The earliest, where it is no later than the expected meeting or the end of the window; else None."""
        last = self.expected.day if self.expected else self.window_end
        return self.earliest if self.earliest and self.earliest.day <= (last or self.earliest.day) else None


class EarliestMeeting(NamedTuple):
    """The first known meeting from the start of a window on.

    Attributes:
        is_sure: Whether every day of the window before it is known, so that nothing can be decided sooner.
    """

    meeting: Meeting
    is_sure: bool


class Placer:
    """Places the decisions of one plan; the three passes stand in the order of docs/rekenregels.md.

    Attributes:
        order: The steps with a decision, those that others wait for first.
    """

    def __init__(self, windows: Mapping[str, Window], facts: Facts) -> None:
        self.facts = facts
        self.say = facts.rules.say
        self.candidates = Candidates(facts)
        self.windows = windows
        self.order = _in_order(windows)
        self.earliest: dict[str, EarliestMeeting] = {}
        self.soonest: dict[str, tuple[Meeting | None, bool]] = {}
        self.latest: dict[str, Meeting | None] = {}
        self.bounds: dict[str, Reason] = {}
        self.expected: dict[str, date | None] = {}

    def place(self) -> dict[str, Placement]:
        """Return where every decision goes, by the id of its step."""
        for step_id in self.order:
            found = self._first_possible(self.windows[step_id])
            if found:
                self.earliest[step_id] = found
        for step_id in reversed(self.order):
            self.latest[step_id] = self._last_possible(self.windows[step_id])
        return {step_id: self._place(self.windows[step_id]) for step_id in self.order}

    # -- the three passes

    def _first_possible(self, window: Window) -> EarliestMeeting | None:
        """Return the first known meeting of a window, or None where none is known or the window has no first day.

        A step that must come first moves it on only by a day that is announced, or before which every day is known:
        else that step may have been decided on a day that nobody told.
        """
        first = window.start
        for wait in window.step.depends_on:
            earliest = self.earliest.get(wait.step)
            before = self._settled(wait.step) or (earliest.meeting.day if earliest and earliest.is_sure else None)
            first = _after(first, before, later=wait.later)
        if first is None:
            return None
        opened = self.candidates.after_quiet(window, first)
        meeting = next(iter(self.candidates.allowed(window, opened, None)), None)
        return EarliestMeeting(meeting, self.candidates.knows(window, opened, meeting.day)) if meeting else None

    def _first_ahead(self, window: Window, expected: Meeting | None) -> tuple[Meeting | None, bool]:
        """Return the first known meeting on or after the day of looking, and whether there may be one before it.

        It is never later than the expected meeting, or than the last day of the window where no meeting is expected.
        """
        first, is_open = max(filter(None, (window.start, self.facts.as_of))), False
        for wait in window.step.depends_on:
            sooner, unknown = self.soonest.get(wait.step, (None, False))
            first = _after(first, self._settled(wait.step) or _day(sooner), later=wait.later) or first
            is_open = is_open or (unknown and not self._settled(wait.step))
        opened = self.candidates.after_quiet(window, first)
        meeting = next(iter(self.candidates.allowed(window, opened, _day(expected) or window.last)), None)
        return meeting, meeting is not None and (is_open or not self.candidates.knows(window, opened, meeting.day))

    def _last_possible(self, window: Window) -> Meeting | None:
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

    def _settled(self, step_id: str) -> date | None:
        """Return the day that was announced for a step, or by which it was decided; None where neither is known."""
        announced = self.facts.announcements.get(step_id)
        settled = self.facts.settled.get(step_id)
        day = (announced and announced.day) or (settled and settled.day)
        return day if day and step_id in self.windows else None

    def _floor(self, window: Window) -> tuple[date | None, Reason | None]:
        """Return the first day after the milestones and the expected days of the steps that come before."""
        first, reason = window.start, window.start_reason
        for wait in window.step.depends_on:
            before = self.expected.get(wait.step)
            if before is None:
                continue
            bound = before + DAY if wait.later else before
            if first is None or bound > first:
                name = self.windows[wait.step].step.name
                words = self.say(Phrase.DECISION_FIRST, naam=name, dag=long_date(before))
                first, reason = bound, Reason(words, before, self.facts.cite(wait.source))
        return first, reason

    def _aim_end(self, window: Window, first: date | None, last: date) -> tuple[date, Reason | None]:
        """Return the end of the aim, before the last meeting in the aim of a step that must come later."""
        reason = None
        for other in self.windows.values():
            if other.aim is None or other.aim.last is None or other.guess:
                continue
            if any(wait.step == window.step.id and wait.later for wait in other.step.depends_on):
                found = self.candidates.until(
                    other, other.aim.first, self.candidates.before_quiet(other, other.aim.last, other.aim.first)
                )
                if found.meetings and found.meetings[-1].day <= last:
                    last = found.meetings[-1].day - DAY
                    told = {"naam": other.step.name, "besluit": long_date(last + DAY), "dag": long_date(last)}
                    words = self.say(Phrase.DECISION_FOLLOWS_ON, **told)
                    reason = Reason(words, last, "")
        latest = self.latest.get(window.step.id)
        if latest and latest.day < last and window.step.id in self.bounds and (first is None or latest.day >= first):
            return latest.day, self.bounds[window.step.id]
        return last, reason

    def _place(self, window: Window) -> Placement:
        announced = self.facts.announcements.get(window.step.id)
        placed = self._announced(window, announced.day, announced.source) if announced and announced.day else None
        placed = placed or self._reckoned(window)
        self.expected[window.step.id] = self._settled(window.step.id) or _day(placed.expected)
        soonest, unknown = self.soonest[window.step.id] = self._first_ahead(window, placed.expected)
        return placed._replace(soonest=soonest, sooner_unknown=unknown, clash=self._clash(window))

    def _announced(self, window: Window, day: date, source: str) -> Placement:
        known = [meeting for meeting in self.facts.agenda.of(window.body) if meeting.day == day]
        time = known[-1].time if known else ""
        meeting = Meeting(day, time, window.body, source=source)
        reason = Reason(self.say(Phrase.ANNOUNCED, dag=long_date(day)), day, source)
        met = None
        if window.preference:
            met = not window.void and _is_in(window.aim, day)
        return self._placement(window, meeting, day, (reason,), met=met)

    def _reckoned(self, window: Window) -> Placement:
        floor, floor_reason = self._floor(window)
        if window.aim is not None and window.aim.last is not None:
            return self._in_aim(window, window.aim, floor, floor_reason)
        if window.deadline is not None:
            return self._before_deadline(window, floor, floor_reason)
        return self._placement(window, None, None, (*self._start_reasons(window, floor_reason), *window.unknown))

    def _start_reasons(self, window: Window, floor_reason: Reason | None) -> tuple[Reason, ...]:
        return tuple(reason for reason in (floor_reason, *window.deadline_reasons, *window.dropped) if reason)

    def _in_aim(self, window: Window, aim: Period, floor: date | None, floor_reason: Reason | None) -> Placement:
        if aim.last is None:
            raise AssertionError
        first = max(filter(None, (aim.first, floor)), default=None)
        open_until = self.candidates.before_quiet(window, aim.last, first)
        last, sooner = self._aim_end(window, first, open_until)
        begin = self._aim_reasons(window, aim, open_until)
        if sooner:
            begin.append(sooner)
        if first and last < first:
            why = floor_reason.rule if floor_reason else self.say(Phrase.PREFERENCE_OVER)
            return self._in_fallback(window, max(last + DAY, floor or last), tuple(begin), why.removesuffix("."))
        found = self.candidates.until(window, first, last)
        if found.uncovered:
            return self._kept(window, found, found.uncovered, last, tuple(begin))
        if window.custom and not found.meetings:
            none = Reason(self.say(Phrase.NO_MEETING_THEN, vergadering=self._meeting_word(window)), None, "")
            return self._placement(window, None, last, (*begin, none))
        if found.meetings:
            meeting = found.meetings[-1]
            met = (not window.void) if window.preference else None
            begin.append(self._last_meeting(meeting, last))
            return self._placement(window, meeting, last, tuple(begin), met=met, why=window.void)
        quiet = self.facts.quiet_on(aim.last, large=window.step.large)
        why = self.say(Phrase.NO_MEETING_BY, vergadering=self._meeting_word(window), dag=long_date(last))
        if quiet:
            why += self.say(Phrase.NOTHING_DECIDED_AFTER, verkiezing=plain_date(quiet.election))
        return self._in_fallback(window, max(last + DAY, floor or last), tuple(begin), why)

    def _hung_fallback(self, window: Window, first: date | None) -> tuple[Reason, ...]:
        """Return how the first day of the fallback was reckoned, where it hangs on an anchor such as the election."""
        rows = [row for row in window.step.planning if row.kind == FALLBACK]
        found = [self.facts.dated(when) for row in rows for when in (row.condition, row.when) if when]
        return next((dated.reasons for dated in found if first and dated.period.first == first), ())

    def _aim_reasons(self, window: Window, aim: Period, open_until: date) -> list[Reason]:
        """Return what the plan aims at, and what moves the end of that time.

        Args:
            window: The step with its windows.
            aim: The days that it aims at.
            open_until: The last day of the aim, or the day before the gap around an election that it lies in.
        """
        said = self.say(Phrase.PLAN_SAYS, periode=aim.text)
        if window.preference:
            said = self.say(Phrase.AIMS_AT, periode=window.preference)
        if window.custom:
            said = self.say(Phrase.USUALLY_IN, periode=aim.text)
        row = next((row for row in window.step.planning if row.kind in {AIM, PERIOD}), None)
        hangs_on = self.facts.dated(row.when).reasons if row else ()
        found = [
            *hangs_on,
            Reason(said, None, self.facts.cite(row.source if row else None)),
            *agreed(aim, self.facts.rules.texts),
        ]
        if window.void:
            found.append(Reason(self.say(Phrase.PREFERENCE_VOID, reden=window.void), None, ""))
        if aim.last and open_until != aim.last:
            found.append(self.candidates.quiet_reason(window, aim.last, open_until))
        return found

    def _in_fallback(self, window: Window, floor: date, begin: tuple[Reason, ...], why: str) -> Placement:
        first: date | None = max(filter(None, (window.fallback.first, floor)))
        met = False if window.preference else None
        why = window.void or why
        begin = (
            *begin,
            *window.dropped,
            Reason(self.say(Phrase.IMPOSSIBLE, reden=why), None, ""),
            *self._hung_fallback(window, first),
        )
        if first is None:
            return self._placement(window, None, window.fallback.last, begin, met=met, why=why)
        quiet = self.facts.quiet_on(first, large=window.step.large)
        opened = self.candidates.after_quiet(window, first)
        if quiet:
            said = self.say(Phrase.POSSIBLE_AGAIN, verkiezing=plain_date(quiet.election))
            begin = (*begin, Reason(said, opened, ""))
        begins, _ = self._floor(window)
        ends = window.fallback.last
        if ends and self.candidates.after_quiet(window, floor) > ends >= (
            begins or ends
        ):  # no day is left, known or not
            return self._too_late(window, begin, why)
        found = self.candidates.since(window, opened, window.fallback.last)
        if found.meetings:
            meeting = found.meetings[0]
            words = self.say(Phrase.NEXT_MEETING, vergadering=self._meeting_word(window), dag=long_date(meeting.day))
            begin = (
                *begin,
                *agreed(window.fallback, self.facts.rules.texts),
                Reason(words, meeting.day, meeting.source),
            )
            if window.preference and not window.void and _is_in(window.aim, meeting.day):
                met, why = True, ""
            return self._placement(window, meeting, window.fallback.last, begin, met=met, why=why)
        if found.uncovered:
            begin = (*begin, *self._unknown(window, found.uncovered))
            return self._placement(
                window, None, window.fallback.last, begin, met=met, why=why, uncovered=found.uncovered
            )
        return self._too_late(window, begin, why)

    def _before_deadline(self, window: Window, floor: date | None, floor_reason: Reason | None) -> Placement:
        deadline = window.deadline
        if deadline is None:
            raise AssertionError
        last = self.candidates.before_quiet(window, deadline, floor)
        begin = self._start_reasons(window, floor_reason)
        latest = self.latest.get(window.step.id)
        if latest and latest.day < last and window.step.id in self.bounds and (floor is None or latest.day >= floor):
            last = latest.day
            begin = (*begin, self.bounds[window.step.id])
        found = self.candidates.until(window, floor, last)
        if found.uncovered:
            return self._kept(window, found, found.uncovered, last, begin)
        if found.meetings:
            meeting = found.meetings[-1]
            return self._placement(window, meeting, last, (*begin, self._last_meeting(meeting, last)))
        return self._too_late(window, begin, "")

    def _kept(
        self, window: Window, found: WindowMeetings, unknown: date, last: date, begin: tuple[Reason, ...]
    ) -> Placement:
        """Return the window itself, because not every day of it is known; meetings that were called off are told.

        Args:
            window: The step with its windows.
            found: What is known of the window.
            unknown: A day of it that is not known.
            last: Its last day.
            begin: What led to it.
        """
        reasons = (*begin, *self._unknown(window, unknown))
        is_last = (
            window.deadline is None or self.candidates.after_quiet(window, last + DAY) > window.deadline
        )  # else it can come later
        is_overdue = found.called_off and is_last and not window.is_vague
        return self._placement(window, None, last, reasons, uncovered=unknown, overdue=is_overdue)

    def _too_late(self, window: Window, begin: tuple[Reason, ...], why: str) -> Placement:
        deadline = window.deadline or window.fallback.last
        if window.guess:  # a day that we chose ourselves cannot be missed
            return self._placement(window, None, deadline, begin, why=why)
        after = self.candidates.allowed(window, deadline + DAY if deadline else None, None)
        floor, _ = self._floor(window)
        after = tuple(meeting for meeting in after if floor is None or meeting.day >= floor)
        word = self._meeting_word(window)
        said = self.say(Phrase.NO_MEETING_IN_TIME, vergadering=word)
        begin = (*begin, Reason(said, None, ""))
        met = False if window.preference else None
        if not after:
            return self._placement(window, None, deadline, begin, met=met, why=why, overdue=True)
        words = self.say(Phrase.NEXT_KNOWN_MEETING, vergadering=word, dag=long_date(after[0].day))
        begin = (*begin, Reason(words, after[0].day, after[0].source))
        return self._placement(window, after[0], deadline, begin, met=met, why=why, overdue=True)

    def _placement(  # noqa: PLR0913 - as many as a placement has columns
        self, window: Window, meeting: Meeting | None, end: date | None, reasons: tuple[Reason, ...], *,
        met: bool | None = None, why: str = "", uncovered: date | None = None, overdue: bool = False,
    ) -> Placement:  # fmt: skip
        step_id = window.step.id
        latest = None if overdue else self.latest.get(step_id)
        told = [reason.day for reason in reasons[-1:]]
        if meeting is None and end and told != [end]:
            reasons = (*reasons, Reason(self.say(Phrase.WINDOW_ENDS, dag=long_date(end)), end, ""))
        earliest = self.earliest.get(step_id)
        return Placement(
            window, earliest and earliest.meeting, None, False, meeting, latest, end, met, why, reasons, uncovered,  # noqa: FBT003 - named columns
            overdue, "",
        )  # fmt: skip

    def _clash(self, window: Window) -> str:
        earliest, latest = self.earliest.get(window.step.id), self.latest.get(window.step.id)
        if (
            window.guess
            or earliest is None
            or latest is None
            or not earliest.is_sure
            or earliest.meeting.day <= latest.day
        ):
            return ""
        _, begin = self._floor(window)
        end = self.bounds.get(window.step.id, window.deadline_reason)
        return " ".join(reason.rule for reason in (begin, end) if reason)

    def _meeting_word(self, window: Window) -> str:
        return self.facts.meeting_word(window.body)

    def _last_meeting(self, meeting: Meeting, last: date) -> Reason:
        word = self.facts.meeting_word(meeting.body)
        if meeting.day == last:
            words = self.say(Phrase.LAST_MEETING_SAME_DAY, vergadering=word, dag=long_date(last))
        else:
            words = self.say(Phrase.LAST_MEETING, vergadering=word, grens=long_date(last), dag=long_date(meeting.day))
        return Reason(words, meeting.day, meeting.source)

    def _unknown(self, window: Window, day: date) -> tuple[Reason, ...]:
        phrase = Phrase.NO_MEETING_HABIT if window.custom else Phrase.NO_MEETING_KNOWN
        words = self.say(phrase, dag=long_date(day), vergadering=self._meeting_word(window))
        return (Reason(words, day, ""),)


def _day(meeting: Meeting | None) -> date | None:
    return meeting.day if meeting else None


def _after(first: date | None, before: date | None, *, later: bool) -> date | None:
    """Return the first day of a window, moved to what comes first, or to the day after it where it must be later."""
    if before is None:
        return first
    bound = before + DAY if later else before
    return bound if first is None else max(first, bound)


def _is_in(period: Period | None, day: date) -> bool:
    return period is not None and (period.first or day) <= day <= (period.last or day)


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
