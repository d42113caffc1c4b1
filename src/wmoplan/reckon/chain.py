"""From a decision to the moments that lead to it and follow from it, link by link.

The links are data; this module knows only the five ways in which a link can find its day.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import WEEKDAYS, clock, long_date
from wmoplan.model.moment import Certainty, HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.rules import Body, Link, Trajectory
from wmoplan.model.source import OWN_FILE
from wmoplan.model.step import Step
from wmoplan.model.term import Term, Unit
from wmoplan.model.words import RequestDay, Roll, Unsure, Way
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.periods import TermInUse
from wmoplan.reckon.placement import Placement
from wmoplan.reckon.reckoned_day import ReckonedDay, at_anchor, at_meeting, given_day, sureness_of, weakest_of
from wmoplan.reckon.speaking import Speaker
from wmoplan.reckon.workdays import (
    TermEnd,
    add_outside_recess,
    add_term,
    hours_before,
    is_holiday,
    moved_reason,
    previous_workday,
    rule_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Chain(NamedTuple):
    """The links of one decision, reckoned.

    Attributes:
        days: By the kind of the link, in the order of the trajectory.
        signals: The code of each warning, with the kind of the link that warns.
        silent: The kinds of links that give no moment of their own: such a link only stands in for its neighbour.
    """

    trajectory: Trajectory
    days: dict[str, ReckonedDay]
    signals: tuple[tuple[SignalCode, str], ...]
    silent: frozenset[str] = frozenset()

    @property
    def decision(self) -> ReckonedDay:
        """Return the decision itself."""
        return self.days[self.trajectory.decision.kind]


class ChainBuilder:
    """Follows the links of one trajectory from one decision."""

    def __init__(self, step: Step, trajectory: Trajectory, facts: Facts) -> None:
        self.step = step
        self.trajectory = trajectory
        self.facts = facts
        self.say = facts.rules.say
        self.announced = facts.announcements.get(step.id)
        self.request = facts.requests.get(step.id)
        self.days: dict[str, ReckonedDay] = {}
        self.signals: list[tuple[SignalCode, str]] = []
        self.silent: set[str] = set()

    def build(self, decision: ReckonedDay) -> Chain:
        """Return the chain of links around a decision."""
        ways: dict[Way, Callable[[Link], ReckonedDay | None]] = {
            Way.TERM: self._by_term,
            Way.MEETING: self._at_meeting,
            Way.BETWEEN: self._between_meetings,
            Way.STRETCH: self._stretch,
        }
        for link in self.trajectory.links:
            if link.is_decision:
                found: ReckonedDay | None = decision
            elif link.only_for and self.step.sort not in link.only_for:
                found = self._confirmed(link)
            elif link.jointly and not (self.request and self.request.jointly_with):
                found = self.days[link.neighbour]
                self.silent.add(link.kind)
            else:
                found = self._confirmed(link) or self.requested(link) or ways[link.how](link)
            if found is not None:
                self.days[link.kind] = self.doubted(link, found)
        return Chain(self.trajectory, dict(self.days), tuple(self.signals), frozenset(self.silent))

    def _warn(self, code: SignalCode | None, link: Link) -> None:
        if code:  # a chain may have nothing to say of it
            self.signals.append((code, link.kind))

    def doubted(self, link: Link, reckoned: ReckonedDay) -> ReckonedDay:
        """Return the day, no surer than *voorlopig* where its day does not go together with another fact."""
        if f"{self.step.id}.{link.kind}" not in self.facts.doubts:
            return reckoned
        return reckoned.no_surer((Certainty.PROVISIONAL, self.say(Phrase.CONTRADICTED)))

    def _confirmed(self, link: Link) -> ReckonedDay | None:
        fact = self.facts.confirmed.get(f"{self.step.id}.{link.kind}")
        if fact is None:
            return None
        reason = Reason(self.say(Phrase.CONFIRMED, dag=long_date(fact.day)), fact.day, fact.source or OWN_FILE)
        body = next(iter(self.facts.bodies_with(link.right)), "") if link.is_speaking else ""
        return given_day(fact.day, reason)._replace(body=body)

    def requested(self, link: Link) -> ReckonedDay | None:
        """Return the day that stands in a request for advice, where there is one."""
        request = self.request
        if request is None or not link.request:
            return None
        if link.request is RequestDay.RECEIVED:
            day = request.received
        elif request.due is None and request.received and request.term:
            return self._due(request.received, request.term, request.source)
        else:
            day = request.due
        if day is None:
            return None
        is_asked = link.request is RequestDay.RECEIVED
        words = self.say(Phrase.REQUEST_RECEIVED if is_asked else Phrase.REQUEST_DUE, dag=long_date(day))
        return given_day(day, Reason(words, day, request.source))

    def _due(self, received: date, term: Term, source: str) -> ReckonedDay:
        """Return when a request is due that says how long there is for it; the day stays where it falls."""
        ended = add_term(received, rule_of(term), self.facts.calendar)
        words = self.say(Phrase.REQUEST_TERM, termijn=term.text, dag=long_date(received))
        return given_day(ended.day, Reason(words, received, source), *ended.reason)

    def _neighbour(self, link: Link) -> ReckonedDay:
        """Return the link that is counted from: the decision, or the first council of the region that decides."""
        reckoned = self.days[link.neighbour]
        from_decision = link.neighbour == self.trajectory.decision.kind
        if not from_decision or not link.is_back or not self.announced or not self.announced.councils:
            return reckoned
        name, fact = min(self.announced.councils.items(), key=lambda council: (council[1].day, council[0]))
        if reckoned.last and reckoned.last <= fact.day:
            return reckoned
        words = self.say(Phrase.FIRST_COUNCIL, gemeente=name, dag=long_date(fact.day))
        return given_day(fact.day, Reason(words, fact.day, fact.source))

    def _by_term(self, link: Link) -> ReckonedDay | None:
        anchored = self._anchored(link)
        if anchored:
            return anchored
        neighbour = self._neighbour(link)
        if neighbour.last is None:
            return neighbour._replace(time="", meets=False, body="")
        reckoned = self._counted(link, neighbour, neighbour.last)
        reckoned = self._capped(link, reckoned)
        return self._snapped(link, reckoned)

    def _anchored(self, link: Link) -> ReckonedDay | None:
        anchor = self.facts.anchors.get(self.step.takes_effect or link.anchor) if link.anchor else None
        if anchor is None or anchor.day is None:
            return None
        return at_anchor(anchor)._replace(leans=anchor.asks if anchor.day >= self.facts.as_of else frozenset())

    def _counted(self, link: Link, neighbour: ReckonedDay, day: date) -> ReckonedDay:
        """Return the day that the term of a link gives, counted from a day of its neighbour."""
        term = self.facts.term_of(self.step.id, link)
        ended, time = self._term_end(link, term, neighbour, day)
        reasons = (*neighbour.reasons, term.reason(self.facts.rules.texts), *ended.reason)
        own = (Certainty.RECKONED, self.say(Phrase.COUNTED_WITH, termijn=link.term))
        leans = neighbour.leans
        if not term.own:
            own = (Certainty.ESTIMATED, term.unknown(self.facts.rules.texts))
            leans |= {Unsure.TERM.of(link.term)}
        first = ended.day if neighbour.first else None
        return ReckonedDay(first, ended.day, time, *weakest_of(neighbour.sure, own), reasons, leans)

    def _term_end(self, link: Link, term: TermInUse, neighbour: ReckonedDay, day: date) -> tuple[TermEnd, str]:
        """Return the day on which a term ends, and the time of day; empty where it has none."""
        length = term.length
        if length.at:
            words = self.say(Phrase.POSSIBLE_UNTIL, tijd=clock(length.at), dag=long_date(day))
            return TermEnd(day, (Reason(words, day, ""),)), length.at
        if length.unit is Unit.HOURS:
            found, time = hours_before(day, neighbour.time, length.amount if link.is_back else -length.amount)
            begin, end = (
                f"{long_date(one)}, {clock(at)}" if at else long_date(one)
                for one, at in ((day, neighbour.time), (found, time))
            )
            phrase = Phrase.COUNTED_BACK if link.is_back else Phrase.COUNTED_ON
            words = self.say(phrase, lengte=length.text, begin=begin, dag=end)
            return TermEnd(found, (Reason(words, found, ""),)), time
        if term.skips_recess:
            return self._without_recess(link, term, day), ""
        return add_term(day, rule_of(length, back=link.is_back, roll=link.roll), self.facts.calendar), ""

    def _without_recess(self, link: Link, term: TermInUse, day: date) -> TermEnd:
        """Return where a term ends that stands still in every recess, counted day by day."""
        calendar = self.facts.calendar
        ended = add_outside_recess(day, rule_of(term.length, back=link.is_back), self.facts.recesses, calendar)
        moved = previous_workday(ended.day, calendar)
        if link.roll is not Roll.EARLIER or not moved.off:
            return ended
        reason = moved_reason(moved, calendar.rules.earlier_source, calendar.texts)
        return ended._replace(day=moved.day, reason=(*ended.reason, reason))

    def _capped(self, link: Link, reckoned: ReckonedDay) -> ReckonedDay:
        """Return the day, moved to the link that it may not lie after."""
        cap = self.days.get(link.not_after)
        if cap is None or cap.last is None or reckoned.last is None or cap.last >= reckoned.last:
            return reckoned
        words = self.say(Phrase.NOT_LATER_THAN, schakel=link.not_after, dag=long_date(cap.last))
        certainty, weakest = weakest_of(cap.sure, reckoned.sure)
        return reckoned._replace(
            last=cap.last,
            first=reckoned.first and cap.first and cap.last,
            certainty=certainty,
            weakest=weakest,
            reasons=(*reckoned.reasons, Reason(words, cap.last, "")),
            leans=reckoned.leans | cap.leans,
        )

    def _snapped(self, link: Link, reckoned: ReckonedDay) -> ReckonedDay:
        """Return the day on the last known meeting of the body that acts, or on its usual weekday."""
        if not link.snap_to or reckoned.last is None:
            return reckoned
        body = self.facts.bodies[link.snap_to]
        agenda = self.facts.agenda
        run = agenda.run(body.id, reckoned.last)
        meeting = agenda.last_before(body.id, reckoned.last) if run else None
        if run and meeting and meeting.day >= run[0]:
            words = self.say(Phrase.LAST_MEETING_BEFORE, vergadering=body.meeting, dag=long_date(meeting.day))
            reasons = (*reckoned.reasons, Reason(words, meeting.day, meeting.source))
            sure = weakest_of(reckoned.sure, sureness_of(meeting, self.facts.rules.texts))
            found = at_meeting(meeting, sure, reasons, reckoned.leans)
            return found._replace(first=reckoned.first and meeting.day, confirmed=reckoned.confirmed)
        day = self._supposed(reckoned.last, link)
        words = self.say(
            Phrase.NO_MEETING_AROUND, vergadering=body.meeting, weekdag=link.or_weekday, dag=long_date(day)
        )
        reasons = (*reckoned.reasons, Reason(words, day, self.facts.cite(link.or_source)))
        return self._supposed_at(body, reckoned)._replace(last=day, reasons=reasons)

    def _supposed_at(self, body: Body, reckoned: ReckonedDay) -> ReckonedDay:
        """Return a day at which we suppose that a body meets: its own list would make the day surer."""
        return reckoned._replace(
            first=None,
            certainty=Certainty.ESTIMATED,
            weakest=self.say(Phrase.DAYS_UNKNOWN, orgaan=body.name),
            leans=reckoned.leans | {Unsure.BODY.of(body.id)},
            body=body.id,
        )

    def _supposed(self, last: date, link: Link) -> date:
        """Return the last usual weekday of a body on or before a day; it does not meet on a feestdag."""
        day = last - DAY * ((last.weekday() - WEEKDAYS.index(link.or_weekday)) % 7)
        while is_holiday(day, self.facts.calendar):
            day -= 7 * DAY
        return day

    def _at_meeting(self, link: Link) -> ReckonedDay | None:
        """Return the last meeting with the right to speak, on an earlier day than the decision."""
        decision = self.days[link.neighbour]
        bodies = self.facts.bodies_with(link.right)
        speaker = Speaker(self.step, self.facts)
        if not decision.meets and (announced := speaker.announced_only(link, decision, bodies)):
            return announced
        if decision.last is None:
            return decision._replace(time="", meets=False, body=next(iter(bodies), ""))
        if decision.meets:
            meeting = speaker.meeting(link, decision, decision.last, bodies)
            if meeting and meeting.day == decision.last:
                self._warn(link.signal_same_day, link)
            if meeting:
                return speaker.reckoned(meeting, decision)
        elif bodies == [decision.body]:
            self._warn(link.signal_same_day, link)
            return decision._replace(meets=False)
        reckoned = self._counted(link, decision, decision.last)
        body = next((body for body in bodies if body != decision.body), decision.body)
        return self._supposed_at(self.facts.bodies[body], reckoned)

    def _between_meetings(self, link: Link) -> ReckonedDay | None:
        """Return the volunteers' own meeting in time for their advice, or the last one that still helps."""
        bodies = self.facts.bodies_with(link.right)
        meetings = sorted(meeting for body in bodies for meeting in self.facts.agenda.of(body))
        begin, end = self.days[link.after].last, self.days[link.not_after].last
        limit = self.days[link.else_before].last
        own = next(iter(bodies), "")
        unknown = ReckonedDay(
            None, None, weakest=self.say(Phrase.OWN_DAYS_UNKNOWN), leans=frozenset({Unsure.BODY.of(own)}), body=own
        )
        if not meetings:
            told = Reason(self.say(Phrase.OWN_DAYS_NOT_GIVEN), None, "")
            return unknown._replace(reasons=(told,))
        if begin is None or end is None or limit is None:
            return self.days[link.after]._replace(first=None, last=None, time="", meets=False, body=own)
        fitting = [meeting for meeting in meetings if begin < meeting.day <= end]
        between = {"van": long_date(begin), "tot": long_date(end)}
        if fitting:
            words = self.say(Phrase.OWN_LAST_MEETING, **between, dag=long_date(fitting[-1].day))
            return self._own(fitting[-1], Reason(words, fitting[-1].day, fitting[-1].source))
        if not any(self.facts.agenda.run(one, begin + DAY) for one in bodies):
            words = self.say(Phrase.OWN_MEETING_UNSURE, **between)
            after = [meeting for meeting in meetings if meeting.day > begin]
            return self._before_speaking(after, limit, words, unknown)
        self._warn(link.signal_none, link)
        none = unknown._replace(weakest=self.say(Phrase.OWN_MEETING_LATE), leans=frozenset())
        return self._before_speaking(meetings, limit, self.say(Phrase.OWN_MEETING_NONE, **between), none)

    def _before_speaking(self, meetings: list[HeldMeeting], limit: date, words: str, none: ReckonedDay) -> ReckonedDay:
        """Return the last own meeting before a day, that still helps to choose who speaks, or no day.

        Args:
            meetings: All own meetings, by day.
            limit: The day on which one speaks.
            words: Why it is not a meeting in time for the advice.
            none: What is returned where there is none before that day; what it leans on is asked in either case.
        """
        last = next((meeting for meeting in reversed(meetings) if meeting.day < limit), None)
        if last is None:
            return none._replace(reasons=(Reason(words, None, ""),))
        words += f" {self.say(Phrase.OWN_LAST_BEFORE, grens=long_date(limit), dag=long_date(last.day))}"
        return self._own(last, Reason(words, last.day, last.source))._replace(leans=none.leans)

    def _own(self, meeting: HeldMeeting, reason: Reason) -> ReckonedDay:
        certainty = Certainty.PROVISIONAL if meeting.provisional else Certainty.RECKONED
        phrase = Phrase.OWN_MEETING_PROVISIONAL if meeting.provisional else Phrase.OWN_AGENDA_UNKNOWN
        return at_meeting(meeting, (certainty, self.say(phrase)), (reason,))

    def _stretch(self, link: Link) -> ReckonedDay | None:
        begin, end = self.days[link.after], self.days.get(link.before)
        other = self.days[link.else_before]
        if begin.last is None:
            return ReckonedDay(None, None, weakest=begin.weakest, reasons=begin.reasons, leans=begin.leans)
        first = begin.last + DAY
        too_late = end and end.last and other.last and end.last > other.last
        if end is None or end.last is None or end.last <= first or too_late:
            end = other
        if end.last is None or end.last <= first:
            return None
        last = end.last - DAY
        certainty, weakest = weakest_of(begin.sure, end.sure)
        words = self.say(Phrase.STRETCH, van=long_date(begin.last), tot=long_date(end.last))
        reasons = (*begin.reasons, Reason(words, last, ""))
        return ReckonedDay(
            first if begin.first else None, last, "", certainty, weakest, reasons, begin.leans | end.leans
        )


def decision_day(placement: Placement, meeting: HeldMeeting | None, facts: Facts) -> ReckonedDay:
    """Return where the chain begins: a meeting, or the last day of a window with an open start."""
    window = placement.window
    key = Unsure.DECISION.of(window.step.id)
    if meeting is None:
        last = placement.window_end
        leans = frozenset({key, Unsure.BODY.of(window.body)}) | window.asks
        unknown = facts.rules.say(Phrase.DAYS_UNKNOWN, orgaan=facts.bodies[window.body].name)
        weakest = unknown if last else window.weakest or unknown
        if placement.is_vague:
            weakest = window.guess or facts.rules.say(Phrase.HABIT_ONLY)
        return ReckonedDay(None, last, weakest=weakest, reasons=placement.reasons, leans=leans, body=window.body)
    if meeting.day == facts.announced_day(window.step.id):
        return at_meeting(meeting, (Certainty.FIXED, ""), placement.reasons)._replace(confirmed=True)
    sure = (Certainty.ESTIMATED, window.guess) if window.guess else sureness_of(meeting, facts.rules.texts)
    return at_meeting(meeting, sure, placement.reasons, frozenset({key}) | window.asks)
