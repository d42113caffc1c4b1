"""What a reckoning starts from: the facts known on the as-of date, each with where it came from."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.model.moment import Reason
from wmoplan.model.municipality import Ending, Recess
from wmoplan.model.period import Period, When
from wmoplan.model.phrases import Phrase
from wmoplan.model.plan import Plan
from wmoplan.model.profile import DayFact, Profile, Request
from wmoplan.model.progress import Advice
from wmoplan.model.rules import NONE, Body, Link, Rules, Trajectory
from wmoplan.model.source import OWN_FILE, OWN_PROGRESS, Source
from wmoplan.model.standing import Sight
from wmoplan.model.term import Term
from wmoplan.model.words import RequestDay, Rounding
from wmoplan.reckon.agenda import Agenda, DayRange
from wmoplan.reckon.elections import Election, QuietPeriod
from wmoplan.reckon.periods import AnchorDay, DatedPeriod, TermInUse, resolve
from wmoplan.reckon.workdays import Calendar

if TYPE_CHECKING:
    from wmoplan.reckon.contradictions import Contradiction


DECIDED: Final = "besluit"
TICKED: Final = "gedaan"
SEEN: Final = "gezien"
"""How a step is settled: its day in the profile lies behind, somebody ticked it, or somebody saw that it is there."""


class Settled(NamedTuple):
    """How a step was settled.

    Attributes:
        day: The day of the decision; where that is not known, the day on which somebody wrote that it was taken.
        how: One of `DECIDED`, `TICKED` and `SEEN`.
    """

    day: date
    how: str

    @property
    def exact(self) -> bool:
        """Whether `day` is the day of the decision itself; else the decision was on that day or before it."""
        return self.how == DECIDED


class ProgressMarks(NamedTuple):
    """What was written down beside a profile, up to the day from which it is seen.

    Attributes:
        done: The day of each tick, by the id of what was ticked.
        seen: What was last seen of each expectation, by its id.
        advices: What was asked, sent and answered.
    """

    done: Mapping[str, date]
    seen: Mapping[str, Sight]
    advices: tuple[Advice, ...] = ()


NO_MARKS: Final = ProgressMarks({}, {})


class AnnouncedDecision(NamedTuple):
    """What the municipality announced about one decision, as known on the as-of date.

    Attributes:
        day: None where only the body is known.
        body: Who decides; None is the plan's own.
        sessions: The days on which it is dealt with before the decision.
        councils: The day on which each other council of a region decides, by municipality.
    """

    day: date | None = None
    body: str | None = None
    sessions: tuple[date, ...] = ()
    councils: Mapping[str, DayFact] = MappingProxyType({})
    source: str = ""


class AdviceRequest(NamedTuple):
    """A request for advice, from the profile or from the progress.

    Attributes:
        received: The day on which the request came.
        due: The day by which the municipality wants the advice; None where it did not say.
        term: The time that the municipality gives for this advice; None is its usual term.
        jointly_with: Other councils that give one advice with these volunteers.
        since: The day on which the request became known; None counts always.
        row: The row of the request in the profile; None where the progress has the request.
    """

    received: date | None
    due: date | None
    term: Term | None = None
    jointly_with: tuple[str, ...] = ()
    source: str = ""
    since: date | None = None
    row: Request | None = None


def requests_of(profile: Profile, current: Mapping[str, Advice]) -> dict[str, AdviceRequest]:
    """Return the requests for advice by the id of the step; one in the profile goes before one in the progress.

    Args:
        current: The advice that counts for each step.
    """
    written = {
        step: AdviceRequest(advice.received, advice.due, source=OWN_PROGRESS, since=advice.received)
        for step, advice in current.items()
        if advice.asked
    }
    typed = {
        step: AdviceRequest(row.received, row.due, row.term, row.jointly_with, row.source, row.since, row)
        for step, row in profile.requests.items()
    }
    return written | typed


class Facts(NamedTuple):
    """The facts known on the as-of date.

    Attributes:
        own_recesses: The name and the year of each recess that the municipality itself has set.
        rights: The rights of each body, by its id.
        together: The id of the step with which a step is decided (profile key `samen-met`), by the id of that step.
        confirmed: Days of moments that somebody confirmed, by the id of the moment.
        sessions: In how many meetings in a row a body deals with a subject; one where it is not there.
        ending: When the municipality comes to an end; None where it does not in the time of the plan.
        settled: The steps of which the decision lies behind, by their id.
        asked_first: The ids of the steps of which is asked first whether the decision lies behind.
        whole: The period over which the list of meetings of a body is whole, by the id of the body.
        unseen: What was last seen of each step that is not settled: its decision was not there, or not whole.
        advices: The advices, each with the day by which the municipality must react.
        titles: The title of each document, by its id.
        elections: The elections in or near the horizon of the plan, by day; `quiet_periods` has one for each.
        contradictions: The facts that contradict each other.
        doubts: The ids of moments of which the day does not go together with another fact.
        own_plan: Whether the user wrote the plan.
    """

    as_of: date
    plan: Plan
    rules: Rules
    anchors: Mapping[str, AnchorDay]
    quiet_periods: tuple[QuietPeriod, ...]
    agenda: Agenda
    recesses: tuple[Recess, ...]
    own_recesses: frozenset[tuple[str, int]]
    bodies: Mapping[str, Body]
    rights: Mapping[str, frozenset[str]]
    terms: Mapping[str, TermInUse]
    announcements: Mapping[str, AnnouncedDecision]
    requests: Mapping[str, AdviceRequest]
    titles: Mapping[str, str]
    calendar: Calendar
    together: Mapping[str, str] = NONE
    confirmed: Mapping[str, DayFact] = MappingProxyType({})
    sessions: Mapping[str, int] = MappingProxyType({})
    ending: Ending | None = None
    advices: tuple[Advice, ...] = ()
    doubts: frozenset[str] = frozenset()
    settled: Mapping[str, Settled] = MappingProxyType({})
    asked_first: frozenset[str] = frozenset()
    whole: Mapping[str, DayRange] = MappingProxyType({})
    unseen: Mapping[str, Sight] = MappingProxyType({})
    elections: tuple[Election, ...] = ()
    contradictions: "tuple[Contradiction, ...]" = ()
    own_plan: bool = False

    def cite(self, source: Source | None) -> str:
        """Return a source as it is printed."""
        return source.cited(self.titles) if source else ""

    def period(self, when: When) -> Period:
        """Return the period that the words name, seen with these anchors."""
        return self.dated(when).period

    def dated(self, when: When) -> DatedPeriod:
        """Return the period that the words name, with what its days lean on."""
        dated = resolve(when, self.anchors, self.terms, self.calendar, Rounding(self.plan.rounding))
        if not when.length or when.length in self.terms:
            return dated
        term = next((term for term in self.plan.default_terms(self.rules) if term.id == when.length), None)
        told = self.rules.say(Phrase.NO_DAY_YET, wat=term.text if term else when.length)
        return dated._replace(reasons=(*dated.reasons, Reason(told, None, self.cite(term.source if term else None))))

    def announced_day(self, step_id: str) -> date | None:
        """Return the day that the municipality announced for the decision of a step, or None."""
        announced = self.announcements.get(step_id)
        return announced.day if announced else None

    def quiet_on(self, day: date, *, large: bool) -> QuietPeriod | None:
        """Return the gap in which the day lies, or None."""
        return next((quiet for quiet in self.quiet_periods if quiet.holds(day, large=large)), None)

    def trajectory(self, step_id: str, decision: str) -> Trajectory | None:
        """Return the chain of a decision, after the body that was announced or else the plan's own."""
        announced = self.announcements.get(step_id, AnnouncedDecision())
        chains = self.rules.trajectories
        named = next((chain for chain in chains if chain.id == decision), None)
        if named and named.body != decision:  # it is told apart by what it does, so it is the same whoever does it
            return named._replace(body=announced.body or named.body)
        body = announced.body or decision
        found = next((chain for chain in chains if chain.body == body), None)
        if found is None and (announced.day or announced.body):
            found = named or chains[0]
            return found._replace(body=announced.body or found.body)
        return found

    def term_of(self, step_id: str, link: Link) -> TermInUse:
        """Return the term that a link of a step counts: that of the request for advice, else the usual one."""
        usual = self.terms[link.term]
        request = self.requests.get(step_id)
        if request is None or request.term is None or link.request is not RequestDay.RECEIVED:
            return usual
        source = request.source or OWN_FILE
        return TermInUse(usual.id, usual.text, request.term, own=True, source=source)

    def body_name(self, body: str) -> str:
        """Return the name of a body with its article; its id where nobody named it."""
        return self.bodies[body].name if body in self.bodies else body

    def meeting_word(self, body: str) -> str:
        """Return what a meeting of a body is called."""
        return self.bodies[body].meeting if body in self.bodies else self.rules.say(Phrase.MEETING)

    def bodies_with(self, right: str) -> list[str]:
        """Return the bodies that have a right."""
        return [body for body, rights in self.rights.items() if right in rights]
