"""The story on one screen: plans, a profile and a day give a timeline."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Final, NamedTuple

from wmoplan.dutch import plain_date, sentence
from wmoplan.model.moment import Decision, HeldMeeting, Moment, Question, Reason, Signal
from wmoplan.model.municipality import Ending, Municipality
from wmoplan.model.plan import Plan
from wmoplan.model.plan_rows import Topic
from wmoplan.model.profile import Profile
from wmoplan.model.progress import Advice, Progress, current
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Rules
from wmoplan.model.source import SourceDocument
from wmoplan.model.standing import Announced
from wmoplan.model.step import Step
from wmoplan.reckon.agenda import cancellations
from wmoplan.reckon.facts import AdviceRequest, Settled, requests_of
from wmoplan.reckon.gather import FollowedPlan, Inputs
from wmoplan.reckon.local import with_own
from wmoplan.reckon.plan_timeline import PlanTimeline, plan_timeline
from wmoplan.reckon.settled import marks_of, signals_left, todo_left
from wmoplan.reckon.signals import in_order
from wmoplan.reckon.standing import Expectation, Measurement
from wmoplan.reckon.todo import Todo, joined, once
from wmoplan.reckon.workdays import NO_DAYS_OFF, Calendar, calendar_of

NOTHING: Final = Progress()
"""Of who ticks nothing."""


class Timeline(NamedTuple):
    """Everything that any output shows, seen from one day.

    Attributes:
        as_of: The day from which it is seen.
        ending: When the municipality comes to an end; None where it does not in the years of the first plan.
        municipality: As the list of the first plan's years has it.
        plans: The plans that are followed, the one that the profile names first at the front.
        rules: How decisions come about, for the words of bodies and signals.
        profile: The municipality's file, for how to reach its office and what a speaker needs.
        profile_name: The name of that file; empty where there is none.
        topics: The chosen subjects; none is all.
        moments: By end, start and id; undated ones last.
        decisions: In the order of the plans and their steps.
        signals: By weight, first day and code.
        questions: Those on which most hangs first.
        todo: What can be done now, the heaviest first.
        meetings: Every meeting that takes place, by day.
        hindsight: Whether facts count of which nobody wrote since when they were known.
        renew_after: The first day on which a status changes; None where none does any more.
        progress: What was done and written down up to the day from which it is seen.
        advices: The advices that were asked, sent and answered, each with the day by which the municipality must react.
        settled: The steps of which the decision lies behind, by their id.
        asked_first: The ids of the steps of which is asked first whether the decision lies behind.
        expectations: What should be true of the steps, in the order of the plans.
        measurements: The moments at which the progress of municipalities is measured, in the order of the plans.
        announced: The day of the decision of each step of which it is known.
        requests: The requests for advice, of the profile and of the progress, by the id of the step.
        calendar: The days off, for who counts a term.
    """

    as_of: date
    municipality: Municipality
    plans: tuple[Plan, ...]
    rules: Rules
    profile: Profile
    profile_name: str
    topics: tuple[str, ...]
    moments: tuple[Moment, ...]
    decisions: tuple[Decision, ...]
    signals: tuple[Signal, ...]
    questions: tuple[Question, ...]
    todo: tuple[Todo, ...]
    meetings: tuple[HeldMeeting, ...]
    hindsight: bool
    renew_after: date | None
    progress: Progress = NOTHING
    advices: tuple[Advice, ...] = ()
    ending: Ending | None = None
    settled: Mapping[str, Settled] = MappingProxyType({})
    asked_first: frozenset[str] = frozenset()
    expectations: tuple[Expectation, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    announced: Mapping[str, Announced] = MappingProxyType({})
    requests: Mapping[str, AdviceRequest] = MappingProxyType({})
    calendar: Calendar = NO_DAYS_OFF

    @property
    def plan(self) -> Plan:
        """The plan that comes first: titles and names are its own."""
        return self.plans[0]

    @property
    def ended(self) -> date | None:
        """The last day of the plans, where it lies behind; else None."""
        ends = [plan.runs.period.last if plan.runs.period else None for plan in self.plans]
        last = max((end or date.max for end in ends), default=date.max)
        return last if last < self.as_of else None

    @property
    def made_from(self) -> str:
        """The plans and the schedule with their versions, as the foot of an output names them; in lower case."""
        named = [f"plan {plan.id}, versie {plan.version}" for plan in self.plans]
        schedule = self.profile.schedule
        if schedule and schedule.name:
            came = f" van {plain_date(schedule.day)}" if schedule.day else ""
            named.append(f"vergaderschema {schedule.name}{came}")
        return "; ".join(named)

    @property
    def origin(self) -> str:
        """What it was made from and the file of its profile, in sentences for the foot of an output."""
        file = f" Bestand: {self.profile_name}." if self.profile_name else ""
        return f"{sentence(self.made_from)}.{file}"

    def is_chosen(self, topics: tuple[str, ...]) -> bool:
        """Tell whether something with these subjects is shown to who chose some."""
        return not self.topics or not topics or bool(set(topics) & set(self.topics))

    def chosen_todo(self) -> tuple[Todo, ...]:
        """Return what can be done now for the chosen subjects, one line for all that one meeting may decide."""
        return joined(todo for todo in self.todo if self.is_chosen(todo.topics))

    def all_steps(self) -> list[Step]:
        """Return the steps of every plan."""
        return [step for plan in self.plans for step in plan.steps]

    def chosen_steps(self) -> list[Step]:
        """Return the steps of the chosen subjects, in the order of the plans."""
        return [step for step in self.all_steps() if self.is_chosen(step.topics)]

    def topics_by_step(self) -> dict[str, tuple[str, ...]]:
        """Return the subjects of each step, by its id."""
        return {step.id: step.topics for step in self.all_steps()}

    def all_topics(self) -> list[Topic]:
        """Return the subjects in the order of the plans, each once: two plans can share one."""
        found: dict[str, Topic] = {}
        for plan in self.plans:
            for topic in plan.topics:
                found.setdefault(topic.id, topic)
        return list(found.values())

    def cancelled(self) -> dict[tuple[str, date], Reason]:
        """Return who said that a meeting does not take place on its day, by its body and that day."""
        names = {body.id: body.meeting for body in self.rules.bodies}
        return cancellations(self.profile.meetings, self.as_of, self.meetings, names, self.rules.texts)

    def documents(self) -> list[SourceDocument]:
        """Return the documents of every plan."""
        return [document for plan in self.plans for document in plan.documents]


class OwnFile(NamedTuple):
    """A municipality's own file, with what was done and written down beside it.

    Attributes:
        name: The name of the file, for the outputs to tell; empty where there is none.
    """

    profile: Profile
    name: str = ""
    progress: Progress = NOTHING


def build_timeline(
    followed: Sequence[FollowedPlan], own: OwnFile, rules: Rules, reference: ReferenceData, as_of: date
) -> Timeline:
    """Return the timeline of a municipality, seen from a day.

    Args:
        followed: One plan or more; their steps have ids of their own, and share elections and recesses.
        own: Its file; what was written in the progress later than the day does not count.
    """
    own = own._replace(progress=own.progress.on(as_of))
    marks = marks_of(own.progress, rules)
    requests = requests_of(own.profile, current(marks.advices))
    inputs = Inputs(followed[0], own.profile, rules, reference, as_of, requests, marks)
    plans = with_own([one.plan for one in followed], own.profile, rules.texts, as_of)
    local = [one._replace(plan=plan) for one, plan in zip(followed, plans, strict=True)]
    timelines = [plan_timeline(inputs._replace(followed=one)) for one in local]
    return _timeline(reduce(PlanTimeline.beside, timelines), inputs, own)


def _timeline(found: PlanTimeline, inputs: Inputs, own: OwnFile) -> Timeline:
    """Return what all plans give together, without what was done or is known to lie behind."""
    moments, settled = found.moments, found.settled
    steps = {step.id for plan in found.plans for step in plan.steps}
    gone = inputs.marks.done.keys() | {moment.id for moment in moments.values() if moment.step in settled}
    signals = (one for one in found.signals if not _is_told(one, moments, steps))
    return Timeline(
        as_of=inputs.as_of,
        municipality=inputs.followed.municipality,
        plans=found.plans,
        ending=inputs.followed.ending,
        rules=inputs.rules,
        profile=own.profile,
        profile_name=own.name,
        topics=own.profile.topics,
        moments=_shown(moments, steps, settled),
        decisions=found.decisions,
        signals=signals_left(in_order(signals), gone),
        questions=tuple(one for one in _once(found.questions) if one.whether not in gone),
        todo=todo_left(once(found.todo), own.progress.done().keys(), gone),
        meetings=found.meetings,
        hindsight=any(fact.since is None for fact in own.profile.facts()),
        requests=inputs.requests,
        calendar=calendar_of(inputs.reference.days, inputs.rules.texts),
        renew_after=found.renew_after,
        progress=own.progress,
        advices=found.advices,
        settled=settled,
        asked_first=found.asked_first,
        expectations=found.expectations,
        measurements=found.measurements,
        announced=found.announced,
    )


def _shown(moments: Mapping[str, Moment], steps: set[str], settled: Mapping[str, Settled]) -> tuple[Moment, ...]:
    return tuple(sorted((_beside(moment, steps, settled) for moment in moments.values()), key=_order))


def _beside(moment: Moment, steps: set[str], settled: Mapping[str, Settled]) -> Moment:
    """Return a moment as it is shown beside these steps: what stands for one of them is not on the screen."""
    if moment.stands_for in steps:
        is_silent = moment.silent or moment.stands_for in settled
        return moment._replace(in_calendar=False, on_screen=False, silent=is_silent)
    if moment.alone and not steps:
        return moment._replace(in_calendar=True, on_screen=True)
    return moment


def _is_told(signal: Signal, moments: Mapping[str, Moment], steps: set[str]) -> bool:
    """Tell whether a signal is only about last days of steps that are followed too: they have their own."""
    return bool(signal.moments) and all(moments[touched].stands_for in steps for touched in signal.moments)


def _order(moment: Moment) -> tuple[bool, date, date, str]:
    undated = moment.end is None and moment.start is None
    return undated, moment.end or date.max, moment.start or date.min, moment.id


def _once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions of all plans, each once, those on which most hangs first."""
    found: dict[tuple[str, str], Question] = {}
    for question in questions:
        same = found.get((question.text, question.key), question)
        moments = tuple(dict.fromkeys((*same.moments, *question.moments)))
        found[question.text, question.key] = question._replace(moments=moments)
    return tuple(sorted(found.values(), key=lambda question: (-len(question.moments), question.text)))
