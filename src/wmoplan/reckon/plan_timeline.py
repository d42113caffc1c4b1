"""What one plan gives to a timeline: its decisions on their meetings, its moments, signals, questions and to-dos."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import Certainty, Decision, HeldMeeting, Moment, Question, Reason, Signal
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.progress import Advice
from wmoplan.model.rules import Trajectory
from wmoplan.model.source import Source
from wmoplan.model.standing import Announced
from wmoplan.model.step import Step
from wmoplan.model.words import MomentKind
from wmoplan.reckon.chain import Chain, ChainBuilder, decision_day
from wmoplan.reckon.decision_signals import DecisionSignals
from wmoplan.reckon.elections import Election
from wmoplan.reckon.facts import Facts, Settled
from wmoplan.reckon.gather import Inputs, election_anchors, gather_facts
from wmoplan.reckon.local import is_known
from wmoplan.reckon.moments import milestone_moment, own_day_moment, quiet_moment, shared_moment, sourced, sources_of
from wmoplan.reckon.placement import Placement
from wmoplan.reckon.placing import Placer
from wmoplan.reckon.planned_decision import PlannedDecision
from wmoplan.reckon.questions import questions_of
from wmoplan.reckon.reckoned_day import ReckonedDay, at_anchor
from wmoplan.reckon.settled import open_only, quieted, ticked, with_settled
from wmoplan.reckon.signals import About, Signaller
from wmoplan.reckon.standing import Expectation, Measurement, announced_days, expectations_of, measurements_of
from wmoplan.reckon.step_moments import step_moments
from wmoplan.reckon.todo import Todo, todo_of
from wmoplan.reckon.turns import first_turn
from wmoplan.reckon.window import Window, window_of

if TYPE_CHECKING:
    from wmoplan.reckon.ending import EndNotice


class PlanTimeline(NamedTuple):
    """What one plan gives to a timeline; each list as `Timeline` describes it.

    Attributes:
        moments: By id, in no order.
        plans: The plan, without what comes after the end of a municipality.
        settled: The steps of which the decision lies behind, by their id.
        asked_first: The ids of the steps of which is asked first whether the decision lies behind.
        announced: The day of the decision of each step of which it is known.
    """

    moments: dict[str, Moment]
    plans: tuple[Plan, ...]
    decisions: tuple[Decision, ...]
    signals: tuple[Signal, ...]
    questions: tuple[Question, ...]
    todo: tuple[Todo, ...]
    meetings: tuple[HeldMeeting, ...]
    renew_after: date | None
    advices: tuple[Advice, ...]
    settled: dict[str, Settled]
    asked_first: frozenset[str]
    expectations: tuple[Expectation, ...]
    measurements: tuple[Measurement, ...]
    announced: dict[str, Announced]

    def beside(self, other: "PlanTimeline") -> "PlanTimeline":
        """Return what two plans of one municipality give together; of a moment that both have, that of the first."""
        return PlanTimeline(
            moments=other.moments | self.moments,
            plans=self.plans + other.plans,
            decisions=self.decisions + other.decisions,
            signals=self.signals + other.signals,
            questions=self.questions + other.questions,
            todo=self.todo + other.todo,
            meetings=self.meetings,
            renew_after=min(filter(None, (self.renew_after, other.renew_after)), default=None),
            advices=self.advices,
            settled=self.settled | other.settled,
            asked_first=self.asked_first | other.asked_first,
            expectations=self.expectations + other.expectations,
            measurements=self.measurements + other.measurements,
            announced=self.announced | other.announced,
        )


def facts_of(inputs: Inputs) -> Facts:
    """Return what a plan is reckoned from; where the municipality comes to an end, with the plan up to its last day."""
    facts, followed, marks = gather_facts(inputs), inputs.followed, inputs.marks
    if followed.ending:  # else what reckons with it is not loaded either
        from wmoplan.reckon.ending import until_end

        left = until_end(plan_decisions(facts), facts, followed.ending)
        facts = gather_facts(inputs._replace(followed=followed._replace(plan=left)))
    if marks.advices:
        from wmoplan.reckon.advice import with_advices

        facts = with_advices(facts, marks.advices)
    return with_settled(facts, marks, inputs.profile)


def plan_timeline(inputs: Inputs) -> PlanTimeline:
    """Return what one plan gives to the timeline of a municipality."""
    profile, facts = inputs.profile, facts_of(inputs)
    every = plan_decisions(facts)
    decisions = open_only((planned for planned in every if planned.step.id not in facts.together), facts)
    notice = None
    if inputs.followed.ending:
        from wmoplan.reckon.ending import end_notice_of

        notice = end_notice_of(inputs.followed.ending, inputs.followed.municipality, facts)
    found = [*step_moments(every, facts), *_shared_moments(facts, notice)]
    found += [own_day_moment(day, facts) for day in profile.days if is_known(day, facts.as_of)]
    found += [notice.moment] if notice else []
    moments = {moment.id: moment for moment in found}
    if facts.advices:
        from wmoplan.reckon.advice import with_late_advice

        moments = with_late_advice(moments, facts)
    moments = quieted(ticked(moments, inputs.marks.done, facts), every, facts)
    signals = _signals(decisions, facts, moments.values(), profile, notice)
    return PlanTimeline(
        moments=moments,
        plans=(facts.plan,),
        decisions=tuple(_decision(planned, facts) for planned in every),
        signals=signals,
        questions=questions_of(decisions, moments, facts),
        todo=todo_of(decisions, moments, signals, facts),
        meetings=facts.agenda.meetings,
        renew_after=first_turn(moments.values(), open_only(every, facts), signals, profile, facts),
        advices=facts.advices,
        settled=dict(facts.settled),
        asked_first=facts.asked_first,
        expectations=expectations_of(facts),
        measurements=measurements_of(facts),
        announced=announced_days(facts),
    )


def plan_decisions(facts: Facts) -> tuple[PlannedDecision, ...]:
    """Return every decision with its placement and its chain, in the order of the plan's steps."""
    windows: dict[str, Window] = {}
    for step in facts.plan.steps:
        trajectory = facts.trajectory(step.id, step.decision)
        if trajectory:
            windows[step.id] = window_of(step, trajectory.body, facts)
    led = {step: leader for step, leader in facts.together.items() if step in windows and leader in windows}
    placements = Placer({step: window for step, window in windows.items() if step not in led}, facts).place()
    placements |= {step: placements[leader]._replace(window=windows[step]) for step, leader in led.items()}
    return tuple(_planned(window.step, placements[step_id], facts) for step_id, window in windows.items())


def _planned(step: Step, placement: Placement, facts: Facts) -> PlannedDecision:
    trajectory = facts.trajectory(step.id, step.decision)
    if trajectory is None:  # a step with a placement has a trajectory
        raise AssertionError
    decision = decision_day(placement, placement.expected, facts)
    chain = ChainBuilder(step, trajectory, facts).build(
        decision._replace(last=None) if placement.is_vague else decision
    )
    if placement.is_vague:  # its time is told, and nothing counts from it
        chain = chain._replace(days=chain.days | {trajectory.decision.kind: decision})
    settled = facts.announced_day(step.id) is not None
    early = None if settled else _early_chain(step, placement, trajectory, facts)
    return PlannedDecision(step, placement, chain, early, settled)


def _early_chain(step: Step, placement: Placement, trajectory: Trajectory, facts: Facts) -> Chain | None:
    """Return the chain of the first possible meeting that is today or ahead, where it lies before the expected day."""
    soonest = placement.soonest
    before = placement.expected.day if placement.expected else placement.window_end
    if soonest is None or before is None or soonest.day >= before:
        return None
    words = facts.rules.say(Phrase.EARLIEST_MEETING, dag=long_date(soonest.day))
    reason = Reason(words, soonest.day, soonest.source)
    begin = decision_day(placement._replace(reasons=(reason,)), soonest, facts)
    return ChainBuilder(step, trajectory, facts).build(begin)


def _shared_moments(facts: Facts, notice: "EndNotice | None") -> list[Moment]:
    found = [milestone_moment(milestone, MomentKind.MILESTONE, facts) for milestone in facts.plan.milestones]
    found += [milestone_moment(milestone, MomentKind.MEASUREMENT, facts) for milestone in facts.plan.measurements]
    if notice:
        found = [notice.national(moment) for moment in found]
    for election, quiet in zip(facts.elections, facts.quiet_periods, strict=True):
        found += _of_election(election, facts, notice)
        reasons = quiet.reasons
        if notice and quiet.is_cut:
            reasons = (*reasons, notice.moment.explanation[0]._replace(day=quiet.last_large))
        found.append(quiet_moment(quiet._replace(reasons=reasons), facts))
    return found + _recesses(facts)


def _of_election(election: Election, facts: Facts, notice: "EndNotice | None") -> Iterator[Moment]:
    """Yield polling day, the new council and the new executive, less sure where another fact speaks against the day."""
    wrong = {(moment, one.day) for one in facts.contradictions if one.doubts for moment in one.moments}
    for kind, anchor in election_anchors(election, facts.rules.texts).items():
        moment_id = f"{kind}-{election.day.year}"
        reckoned = at_anchor(anchor)
        if (moment_id, anchor.day) in wrong:
            reckoned = reckoned.no_surer((Certainty.PROVISIONAL, facts.rules.say(Phrase.CONTRADICTED)))
        moment = sourced(shared_moment(moment_id, kind, reckoned, facts))
        if notice and anchor.day and notice.is_over(anchor.day):
            yield from notice.elsewhere(moment)
        else:
            yield moment


def _recesses(facts: Facts) -> list[Moment]:
    """Return the recesses within the plan's time; there is one of a name in a year."""
    found: list[Moment] = []
    horizon, say = facts.plan.runs.period, facts.rules.say
    if horizon is None or horizon.first is None or horizon.last is None:
        return []
    for recess in facts.recesses:
        if recess.first > horizon.last or recess.last < horizon.first:
            continue
        is_own = (recess.name, recess.first.year) in facts.own_recesses
        words = say(Phrase.RECESS_BEGINS, reces=recess.name, dag=long_date(recess.first))
        reckoned = ReckonedDay(
            recess.first,
            recess.last,
            certainty=Certainty.FIXED if is_own else Certainty.ESTIMATED,
            weakest="" if is_own else say(Phrase.SCHOOL_HOLIDAY),
            reasons=(Reason(words, recess.first, recess.source),),
        )
        moment_id = f"{MomentKind.RECESS}.{recess.name}-{recess.first.year}"
        sources = sources_of(facts, Source(recess.source, ""))
        moment = shared_moment(moment_id, MomentKind.RECESS, reckoned, facts, recess.name)
        found.append(moment._replace(sources=sources))
    return found


def _signals(
    decisions: Iterable[PlannedDecision],
    facts: Facts,
    moments: Iterable[Moment],
    profile: Profile,
    notice: "EndNotice | None",
) -> tuple[Signal, ...]:
    signaller = Signaller(facts, moments)
    signaller.about_contradictions()
    if notice:
        end = notice.moment
        signaller.raise_signal(SignalCode.MUNICIPALITY_ENDS, About([end.id], day=end.end), notice.words)
    for planned in decisions:
        if planned.step.id not in facts.asked_first:
            DecisionSignals(signaller, planned).raise_all()
    signaller.about_last_days()
    signaller.about_milestones()
    signaller.about_links()
    signaller.about_sources()
    signaller.about_profile(profile)
    if facts.advices:  # else what tells of them is not loaded either
        from wmoplan.reckon.advice import about_advices

        about_advices(signaller, {planned.step.id: planned.decision_id for planned in decisions})
    return signaller.raised()


def _decision(planned: PlannedDecision, facts: Facts) -> Decision:
    placed = planned.placement
    settled = facts.settled.get(planned.step.id)
    if settled and not planned.settled:  # it was taken by that day: no meeting is reckoned with any more
        placed = placed._replace(
            earliest=None, soonest=None, sooner_unknown=False, expected=None, latest=None, met=None, why=""
        )
    expected, latest = placed.expected, placed.latest
    days = meetings = None
    if expected and latest:
        days = (latest.day - expected.day).days
        low, high = sorted((expected.day, latest.day))
        large = planned.step.large
        between = {
            meeting.day
            for meeting in facts.agenda.of(placed.window.body)
            if low < meeting.day <= high and not facts.quiet_on(meeting.day, large=large)
        }
        meetings = len(between) if days >= 0 else -len(between)
    return Decision(
        step=planned.step.id,
        body=placed.window.body,
        earliest=placed.soonest and placed.soonest.day,
        sooner_unknown=placed.sooner_unknown,
        expected=expected and expected.day,
        latest=latest and latest.day,
        deadline=placed.window.deadline,
        legal=placed.window.legal,
        slack_days=days,
        slack_meetings=meetings,
        preference_met=placed.met,
        settled=planned.settled or settled is not None,
        reason=placed.why,
    )
