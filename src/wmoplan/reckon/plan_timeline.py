"""What one plan gives: its decisions placed, its moments, signals and questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import Certainty, Decision, Meeting, Moment, Question, Reason, Signal
from wmoplan.model.municipality import Ending, Municipality
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Rules, Trajectory
from wmoplan.model.schedule import MeetingRow
from wmoplan.model.source import Source
from wmoplan.model.standing import Announced
from wmoplan.model.step import Step
from wmoplan.reckon.chain import Chain, ChainBuilder, decision_day
from wmoplan.reckon.elections import Election
from wmoplan.reckon.facts import NO_MARKS, Facts, ProgressMarks, Settled
from wmoplan.reckon.gather import Setting, build_setting, election_anchors
from wmoplan.reckon.local import is_known
from wmoplan.reckon.moments import (
    milestone_moment,
    own_day_moment,
    quiet_moment,
    shared_moment,
    sources_of,
)
from wmoplan.reckon.placing import Placement, Placer
from wmoplan.reckon.planned_decision import PlannedDecision
from wmoplan.reckon.questions import questions_of
from wmoplan.reckon.reckoned_day import ReckonedDay, weakest_of
from wmoplan.reckon.settled import open_only, quieted, ticked, with_settled
from wmoplan.reckon.signals import Signaller
from wmoplan.reckon.standing import Expectation, Measurement, announced_days, expectations_of, measurements_of
from wmoplan.reckon.step_moments import step_moments
from wmoplan.reckon.todo import Todo, todo_of
from wmoplan.reckon.turns import first_turn
from wmoplan.reckon.window import Window, window_of

if TYPE_CHECKING:
    from wmoplan.model.progress import Advice
    from wmoplan.reckon.ending import EndNotice


class FollowedPlan(NamedTuple):
    """A plan, and the municipality as the list of the plan's years has it.

    Attributes:
        ending: When the municipality comes to an end; None where it does not in the years of the plan.
        own: Whether the plan is of the user, and came with no version of the program.
    """

    plan: Plan
    municipality: Municipality
    ending: Ending | None = None
    own: bool = False


class PlanTimeline(NamedTuple):
    """What one plan gives to a timeline; each list as `Timeline` describes it.

    Attributes:
        moments: By id, in no order.
        plan: The plan, without what comes after the end of a municipality.
        settled: The steps of which the decision lies behind, by their id.
        asked_first: The ids of the steps of which is asked first whether the decision lies behind.
        announced: The day of the decision of each step of which it is known.
    """

    moments: dict[str, Moment]
    plan: Plan
    decisions: tuple[Decision, ...]
    signals: tuple[Signal, ...]
    questions: tuple[Question, ...]
    todo: tuple[Todo, ...]
    meetings: tuple[Meeting, ...]
    hindsight: bool
    renew_after: date | None
    advices: "tuple[Advice, ...]" = ()
    settled: Mapping[str, Settled] = MappingProxyType({})
    asked_first: frozenset[str] = frozenset()
    expectations: tuple[Expectation, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    announced: Mapping[str, Announced] = MappingProxyType({})


def setting_of(  # noqa: PLR0913 - everything that a timeline is made of
    followed: FollowedPlan,
    profile: Profile,
    rules: Rules,
    reference: ReferenceData,
    as_of: date,
    extra_rows: Sequence[MeetingRow] = (),
    written: ProgressMarks = NO_MARKS,
) -> Setting:
    """Return what a plan is reckoned from; where the municipality comes to an end, with the plan up to its last day."""
    plan, place, ending, _ = followed
    setting = build_setting(plan, profile, rules, place, reference, as_of, extra_rows, ending, written)
    if ending is None:  # then what reckons with it is not loaded either
        return setting
    from wmoplan.reckon.ending import until_end

    left = until_end(plan, plan_decisions(setting.facts), setting.facts, ending)
    return build_setting(left, profile, rules, place, reference, as_of, extra_rows, ending, written)


def plan_timeline(  # noqa: PLR0913 - everything that a timeline is made of
    followed: FollowedPlan,
    profile: Profile,
    rules: Rules,
    reference: ReferenceData,
    as_of: date,
    extra_rows: Sequence[MeetingRow] = (),
    advices: "tuple[Advice, ...]" = (),
    written: ProgressMarks = NO_MARKS,
) -> PlanTimeline:
    """Return what one plan gives to the timeline of a municipality, seen from a day.

    Args:
        extra_rows: Lines from meeting files; the profile's own lines beat them.
        advices: What was asked, sent and answered up to the day.
        written: What was ticked and seen up to the day.
    """
    setting = setting_of(followed, profile, rules, reference, as_of, extra_rows, written)
    facts = with_settled(_with_advices(setting.facts, advices), written, profile)
    every = plan_decisions(facts)
    decisions = tuple(planned for planned in every if planned.step.id not in facts.together)
    days = [own_day_moment(day, facts) for day in profile.days if is_known(day, as_of)]
    notice = _end_notice(followed, facts)
    ends = (notice.moment,) if notice else ()
    found = (*step_moments(every, facts), *_shared_moments(setting, notice), *days, *ends)
    moments = _settled({moment.id: moment._replace(plan=followed.plan.id) for moment in found}, facts)
    moments = quieted(ticked(moments, written.done, rules, as_of), every, facts)
    decisions = open_only(decisions, facts)
    setting = setting._replace(facts=facts, own=followed.own)
    signals = _signals(decisions, setting, moments.values(), profile, notice)
    return PlanTimeline(
        moments=moments,
        plan=facts.plan,
        decisions=tuple(_decision(planned, facts) for planned in every),
        signals=signals,
        questions=questions_of(decisions, moments, facts),
        todo=todo_of(decisions, moments, signals, facts),
        meetings=facts.agenda.meetings,
        hindsight=setting.hindsight,
        renew_after=first_turn(moments.values(), open_only(every, facts), signals, profile, facts),
        advices=facts.advices,
        settled=facts.settled,
        asked_first=facts.asked_first,
        expectations=expectations_of(facts),
        measurements=measurements_of(facts),
        announced=announced_days(facts),
    )


def _end_notice(followed: FollowedPlan, facts: Facts) -> "EndNotice | None":
    if followed.ending is None:
        return None
    from wmoplan.reckon.ending import end_notice_of

    return end_notice_of(followed.ending, followed.municipality, facts)


def _with_advices(facts: Facts, advices: "tuple[Advice, ...]") -> Facts:
    if not advices:  # then what reckons with them is not loaded either
        return facts
    from wmoplan.reckon.advice import with_advices

    return with_advices(facts, advices)


def _settled(moments: dict[str, Moment], facts: Facts) -> dict[str, Moment]:
    if not facts.advices:
        return moments
    from wmoplan.reckon.advice import settled

    return settled(moments, facts)


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
    chain = ChainBuilder(step, trajectory, facts).trace(
        decision._replace(last=None) if placement.is_vague else decision
    )
    if placement.is_vague:  # its time is notice, and nothing counts from it
        chain = chain._replace(days=chain.days | {trajectory.decision.kind: decision})
    announced = facts.announcements.get(step.id)
    early = _early_chain(step, placement, trajectory, facts)
    return PlannedDecision(step, placement, chain, early, bool(announced and announced.day))


def _early_chain(step: Step, placement: Placement, trajectory: Trajectory, facts: Facts) -> Chain | None:
    """Return the chain of the first possible meeting that is today or ahead, where it lies before the expected day."""
    soonest = placement.soonest
    before = placement.expected.day if placement.expected else placement.window_end
    if soonest is None or before is None or soonest.day >= before:
        return None
    words = f"De vroegste vergadering die kan, is op {long_date(soonest.day)}."
    reason = Reason(words, soonest.day, soonest.source)
    begin = decision_day(placement._replace(reasons=(reason,)), soonest, facts)
    return ChainBuilder(step, trajectory, facts).trace(begin)


def _shared_moments(setting: Setting, notice: "EndNotice | None") -> list[Moment]:
    facts = setting.facts
    plan = facts.plan
    found = [milestone_moment(milestone, "mijlpaal", facts) for milestone in plan.milestones]
    found += [milestone_moment(milestone, "peilmoment", facts) for milestone in plan.measurements]
    if notice:
        found = [notice.national(moment) for moment in found]
    for election, gap, quiet in zip(setting.elections, setting.gaps, facts.quiet_periods, strict=True):
        found += _of_election(election, setting, notice)
        reasons = (*election.reason, *gap.reason)
        if gap.last_large > gap.last:
            reasons = (*reasons, *election.new_executive_reason)
        if notice and quiet.last_large < gap.last_large:  # it is over on the last day of the municipality
            reasons = (*reasons, notice.moment.explanation[0]._replace(day=quiet.last_large))
        sources = tuple(dict.fromkeys(Source(reason.source, "") for reason in reasons if reason.source))
        found.append(quiet_moment(quiet, facts, reasons, sources))
    return found + _recesses(facts)


def _of_election(election: Election, setting: Setting, notice: "EndNotice | None") -> Iterator[Moment]:
    """Yield polling day, the new council and the new executive; what facts speak against is less sure."""
    facts = setting.facts
    wrong = {(moment, one.day) for one in setting.contradictions if one.doubts for moment in one.moments}
    for kind, anchor in election_anchors(election).items():
        reckoned = ReckonedDay(anchor.day, anchor.day, "", anchor.certainty, anchor.weakest, anchor.reasons)
        sources = tuple(dict.fromkeys(Source(reason.source, "") for reason in anchor.reasons if reason.source))
        moment_id = f"{kind}-{election.day.year}"
        if (moment_id, anchor.day) in wrong:
            why = facts.rules.phrase("spreekt-tegen")
            certainty, weakest = weakest_of((anchor.certainty, anchor.weakest), (Certainty.PROVISIONAL, why))
            reckoned = reckoned._replace(certainty=certainty, weakest=weakest)
        moment = shared_moment(moment_id, kind, reckoned, facts, sources=sources)
        if notice and anchor.day and notice.is_over(anchor.day):
            yield from notice.elsewhere(moment)
        else:
            yield moment


def _recesses(facts: Facts) -> list[Moment]:
    """Return the recesses within the plan's time; there is one of a name in a year."""
    found: list[Moment] = []
    horizon = facts.plan.runs.period
    if horizon is None or horizon.first is None or horizon.last is None:
        return []
    for recess in facts.recesses:
        if recess.first > horizon.last or recess.last < horizon.first:
            continue
        is_own = (recess.name, recess.first.year) in facts.own_recesses
        certainty = Certainty.FIXED if is_own else Certainty.ESTIMATED
        weakest = "" if is_own else "dit is de schoolvakantie; het reces van uw gemeente is niet bekend"
        reason = Reason(f"Het {recess.name} begint op {long_date(recess.first)}.", recess.first, recess.source)
        reckoned = ReckonedDay(recess.first, recess.last, "", certainty, weakest, (reason,))
        moment_id = f"reces.{recess.name}-{recess.first.year}"
        sources = sources_of(facts, Source(recess.source, ""))
        found.append(shared_moment(moment_id, "reces", reckoned, facts, name=recess.name, sources=sources))
    return found


def _signals(
    decisions: Iterable[PlannedDecision],
    setting: Setting,
    moments: Iterable[Moment],
    profile: Profile,
    notice: "EndNotice | None",
) -> tuple[Signal, ...]:
    facts = setting.facts
    signaller = Signaller(facts, moments)
    signaller.about_contradictions(setting.contradictions)
    if notice:
        signaller.raise_signal("gemeente-houdt-op", [notice.moment.id], (), notice.moment.end, notice.words)
    for planned in decisions:
        if planned.step.id not in facts.asked_first:
            signaller.about_decision(planned)
    signaller.about_last_days()
    signaller.about_milestones()
    signaller.about_links()
    signaller.about_sources(own=setting.own)
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
