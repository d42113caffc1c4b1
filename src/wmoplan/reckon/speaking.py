"""Where one speaks before a decision: at the last meeting with that right, or at the first of several in a row."""

from datetime import date

from wmoplan.dutch import long_date
from wmoplan.model.moment import Certainty, HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase
from wmoplan.model.rules import Link
from wmoplan.model.step import Step
from wmoplan.model.term import Term, Unit
from wmoplan.reckon.facts import AnnouncedDecision, Facts
from wmoplan.reckon.reckoned_day import ReckonedDay, at_meeting, sureness_of, weakest_of
from wmoplan.reckon.workdays import add_term, rule_of


class Speaker:
    """Looks for where one speaks about one step."""

    def __init__(self, step: Step, facts: Facts) -> None:
        self.facts = facts
        self.say = facts.rules.say
        self.announced = facts.announcements.get(step.id, AnnouncedDecision())

    def meeting(self, link: Link, decision: ReckonedDay, day: date, bodies: list[str]) -> HeldMeeting | None:
        """Return the meeting at which one speaks, or None where none is known.

        Args:
            day: The day of the decision.
            bodies: The bodies that hear speakers.
        """
        reach = link.within or Term(0, Unit.DAYS, "")
        opens = add_term(day, rule_of(reach, back=True), self.facts.calendar).day
        earlier = [found for body in bodies if (found := self._before(body, bodies, opens, day, decision.body))]
        if earlier:
            return max(earlier)
        same = [meeting for body in bodies for meeting in self.facts.agenda.of(body) if meeting.day == day]
        if decision.body in bodies and not same:
            same = [HeldMeeting(day, decision.time, decision.body)]
        return max(same, default=None)

    def announced_only(self, link: Link, decision: ReckonedDay, bodies: list[str]) -> ReckonedDay | None:
        """Return the announced day on which one speaks, where no meeting of the decision is known; else None."""
        days = self.announced.sessions
        meeting = self.meeting(link, decision, max(days) + DAY, bodies) if days and bodies else None
        if meeting is None or meeting.day not in days:
            return None
        alone = decision._replace(last=None, certainty=Certainty.RECKONED, weakest="", reasons=(), leans=frozenset())
        return self.reckoned(meeting, alone)

    def _before(self, body: str, bodies: list[str], opens: date, day: date, decides: str) -> HeldMeeting | None:
        """Return the meeting of a body before the decision at which one speaks, or None.

        That is its last one; where a subject comes in several of its meetings in a row, the first of those.

        Args:
            decides: Who decides; does this body alone hear speakers too, then the decision is the last of them.
        """
        meetings = [meeting for meeting in self.facts.agenda.of(body) if opens <= meeting.day < day]
        if named := self.announced.sessions:
            meetings = [meeting for meeting in meetings if meeting.day in named]
            meetings = sorted([*meetings, *self._unlisted(body, bodies, day)])
        number = self._number(body) - (1 if bodies == [decides] else 0)
        return meetings[-min(number, len(meetings))] if meetings and number else None

    def _unlisted(self, body: str, bodies: list[str], day: date) -> list[HeldMeeting]:
        """Return the announced days before the decision that no list holds, as meetings of the body that has a list."""
        agenda = self.facts.agenda
        if body != next((one for one in bodies if agenda.of(one)), bodies[0]):
            return []
        held = {meeting.day for one in bodies for meeting in agenda.of(one)}
        days = (one for one in self.announced.sessions if one < day and one not in held)
        return [HeldMeeting(one, "", body, source=self.announced.source) for one in days]

    def reckoned(self, meeting: HeldMeeting, decision: ReckonedDay) -> ReckonedDay:
        """Return the day of a meeting at which one speaks."""
        body = self.facts.bodies.get(meeting.body)
        number = self._number(meeting.body)
        day = long_date(meeting.day)
        phrase = Phrase.SPEAK_SAME_DAY if meeting.day == decision.last else Phrase.SPEAK_BEFORE
        words = self.say(phrase, dag=day, vergadering=self.facts.meeting_word(meeting.body))
        if meeting.day in self.announced.sessions:
            words = self.say(Phrase.TREATED_ON, orgaan=self.facts.body_name(meeting.body), dag=day)
        certainty, weakest = weakest_of(decision.sure, sureness_of(meeting, self.facts.rules.texts))
        if number > 1:
            meetings = body.meetings if body else self.say(Phrase.MEETINGS)
            words = self.say(Phrase.FIRST_SESSION, aantal=str(number), vergaderingen=meetings, dag=day)
            if self._known_from(meeting, decision) < number:
                certainty, weakest = Certainty.ESTIMATED, self.say(Phrase.SESSIONS_UNKNOWN)
        sure = (min(certainty, Certainty.RECKONED), weakest or self.say(Phrase.AGENDA_UNKNOWN))
        reasons = (*decision.reasons, Reason(words, meeting.day, meeting.source))
        return at_meeting(meeting, sure, reasons, decision.leans)

    def _number(self, body: str) -> int:
        """Return in how many meetings in a row a body deals with the subject."""
        number = self.facts.sessions.get(body, 1)
        named = self.announced.sessions
        return len(named) if number > 1 and named else number

    def _known_from(self, meeting: HeldMeeting, decision: ReckonedDay) -> int:
        """Return how many meetings of a body are known from this one to the decision, that of the decision included."""
        last = decision.last or meeting.day
        return sum(1 for one in self.facts.agenda.of(meeting.body) if meeting.day <= one.day <= last)
