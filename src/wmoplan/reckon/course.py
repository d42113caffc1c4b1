"""What one plan gives: its decisions placed, its moments, signals and questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Certainty, Decision, Meeting, Moment, Question, Signal
from wmoplan.model.municipality import Election, Ending, Municipality
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.model.rules import Rules, Trajectory
from wmoplan.model.schedule import MeetingRow
from wmoplan.model.source import Source
from wmoplan.model.step import Step
from wmoplan.reckon.local import is_known
from wmoplan.reckon.moments import (
    milestone_moment,
    own_day_moment,
    quiet_moment,
    shared_moment,
    sources_of,
)
from wmoplan.reckon.outcome import PlannedDecision
from wmoplan.reckon.placing import Placement, Placer
from wmoplan.reckon.questions import questions_of
from wmoplan.reckon.reference import ReferenceData
from wmoplan.reckon.setting import Setting, build_setting, election_anchors
from wmoplan.reckon.settled import NO_MARKS, ProgressMarks, Settled
from wmoplan.reckon.signals import Signaller
from wmoplan.reckon.silence import open_only, quieted, with_settled
from wmoplan.reckon.situation import Facts
from wmoplan.reckon.spot import ReckonedDay, weakest_of
from wmoplan.reckon.step_moments import step_moments
from wmoplan.reckon.ticked import ticked
from wmoplan.reckon.todo import Todo, todo_of
from wmoplan.reckon.trajectory import Chain, ChainBuilder, decision_day
from wmoplan.reckon.turns import first_turn
from wmoplan.reckon.wishes import Window, window_of

if TYPE_CHECKING:
    from wmoplan.model.advice import Advice
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

    left = until_end(plan, reckon_outcomes(setting.situation), setting.situation, ending)
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
    situation = with_settled(_with_advices(setting.situation, advices), written, profile)
    every = reckon_outcomes(situation)
    outcomes = tuple(outcome for outcome in every if outcome.step.id not in situation.together)
    days = [own_day_moment(day, situation) for day in profile.days if is_known(day, as_of)]
    told = _told(followed, situation)
    ends = (told.moment,) if told else ()
    found = (*step_moments(every, situation), *_shared_moments(setting, told), *days, *ends)
    moments = _settled({moment.id: moment._replace(plan=followed.plan.id) for moment in found}, situation)
    moments = quieted(ticked(moments, written.done, rules, as_of), every, situation)
    outcomes = open_only(outcomes, situation)
    setting = setting._replace(situation=situation, own=followed.own)
    signals = _signals(outcomes, setting, moments.values(), profile, told)
    return PlanTimeline(
        moments=moments,
        plan=situation.plan,
        decisions=tuple(_decision(outcome, situation) for outcome in every),
        signals=signals,
        questions=questions_of(outcomes, moments, situation),
        todo=todo_of(outcomes, moments, signals, situation),
        meetings=situation.agenda.meetings,
        hindsight=setting.hindsight,
        renew_after=first_turn(moments.values(), open_only(every, situation), signals, profile, situation),
        advices=situation.advices,
        settled=situation.settled,
        asked_first=situation.asked_first,
    )


def _told(followed: FollowedPlan, situation: Facts) -> "EndNotice | None":
    if followed.ending is None:
        return None
    from wmoplan.reckon.ending import end_notice_of

    return end_notice_of(followed.ending, followed.municipality, situation)


def _with_advices(situation: Facts, advices: "tuple[Advice, ...]") -> Facts:
    if not advices:  # then what reckons with them is not loaded either
        return situation
    from wmoplan.reckon.advised import with_advices

    return with_advices(situation, advices)


def _settled(moments: dict[str, Moment], situation: Facts) -> dict[str, Moment]:
    if not situation.advices:
        return moments
    from wmoplan.reckon.advised import settled

    return settled(moments, situation)


def reckon_outcomes(situation: Facts) -> tuple[PlannedDecision, ...]:
    """Return every decision with its placement and its chain, in the order of the plan's steps."""
    wishes: dict[str, Window] = {}
    for step in situation.plan.steps:
        trajectory = situation.trajectory(step.id, step.decision)
        if trajectory:
            wishes[step.id] = window_of(step, trajectory.body, situation)
    led = {step: leader for step, leader in situation.together.items() if step in wishes and leader in wishes}
    placements = Placer({step: wish for step, wish in wishes.items() if step not in led}, situation).place()
    placements |= {step: placements[leader]._replace(wish=wishes[step]) for step, leader in led.items()}
    return tuple(_outcome(wish.step, placements[step_id], situation) for step_id, wish in wishes.items())


def _outcome(step: Step, placement: Placement, situation: Facts) -> PlannedDecision:
    trajectory = situation.trajectory(step.id, step.decision)
    if trajectory is None:  # a step with a placement has a trajectory
        raise AssertionError
    decision = decision_day(placement, placement.expected, situation)
    chain = ChainBuilder(step, trajectory, situation).trace(
        decision._replace(last=None) if placement.is_vague else decision
    )
    if placement.is_vague:  # its time is told, and nothing counts from it
        chain = chain._replace(spots=chain.spots | {trajectory.decision.kind: decision})
    announced = situation.announcements.get(step.id)
    early = _early_chain(step, placement, trajectory, situation)
    return PlannedDecision(step, placement, chain, early, bool(announced and announced.day))


def _early_chain(step: Step, placement: Placement, trajectory: Trajectory, situation: Facts) -> Chain | None:
    """Return the chain of the first possible meeting that is today or ahead, where it lies before the expected day."""
    soonest = placement.soonest
    before = placement.expected.day if placement.expected else placement.window_end
    if soonest is None or before is None or soonest.day >= before:
        return None
    words = f"De vroegste vergadering die kan, is op {long_date(soonest.day)}."
    reason = Reason(words, soonest.day, soonest.source)
    begin = decision_day(placement._replace(reasons=(reason,)), soonest, situation)
    return ChainBuilder(step, trajectory, situation).trace(begin)


def _shared_moments(setting: Setting, told: "EndNotice | None") -> list[Moment]:
    situation = setting.situation
    plan = situation.plan
    found = [milestone_moment(milestone, "mijlpaal", situation) for milestone in plan.milestones]
    found += [milestone_moment(milestone, "peilmoment", situation) for milestone in plan.measurements]
    if told:
        found = [told.national(moment) for moment in found]
    for election, gap, quiet in zip(setting.elections, setting.gaps, situation.quiets, strict=True):
        found += _of_election(election, setting, told)
        reasons = (*election.reason, *gap.reason)
        if gap.last_large > gap.last:
            reasons = (*reasons, *election.new_executive_reason)
        if told and quiet.last_large < gap.last_large:  # it is over on the last day of the municipality
            reasons = (*reasons, told.moment.explanation[0]._replace(day=quiet.last_large))
        sources = tuple(dict.fromkeys(Source(reason.source, "") for reason in reasons if reason.source))
        found.append(quiet_moment(quiet, situation, reasons, sources))
    return found + _recesses(situation)


def _of_election(election: Election, setting: Setting, told: "EndNotice | None") -> Iterator[Moment]:
    """Yield polling day, the new council and the new executive; what facts speak against is less sure."""
    situation = setting.situation
    wrong = {(moment, one.day) for one in setting.contradictions if one.doubts for moment in one.moments}
    for kind, anchor in election_anchors(election).items():
        spot = ReckonedDay(anchor.day, anchor.day, "", anchor.certainty, anchor.weakest, anchor.reasons)
        sources = tuple(dict.fromkeys(Source(reason.source, "") for reason in anchor.reasons if reason.source))
        moment_id = f"{kind}-{election.day.year}"
        if (moment_id, anchor.day) in wrong:
            why = situation.rules.phrase("spreekt-tegen")
            certainty, weakest = weakest_of((anchor.certainty, anchor.weakest), (Certainty.PROVISIONAL, why))
            spot = spot._replace(certainty=certainty, weakest=weakest)
        moment = shared_moment(moment_id, kind, spot, situation, sources=sources)
        if told and anchor.day and told.is_over(anchor.day):
            yield from told.elsewhere(moment)
        else:
            yield moment


def _recesses(situation: Facts) -> list[Moment]:
    """Return the recesses within the plan's time; there is one of a name in a year."""
    found: list[Moment] = []
    horizon = situation.plan.runs.period
    if horizon is None or horizon.first is None or horizon.last is None:
        return []
    for recess in situation.recesses:
        if recess.first > horizon.last or recess.last < horizon.first:
            continue
        is_own = (recess.name, recess.first.year) in situation.own_recesses
        certainty = Certainty.FIXED if is_own else Certainty.ESTIMATED
        weakest = "" if is_own else "dit is de schoolvakantie; het reces van uw gemeente is niet bekend"
        reason = Reason(f"Het {recess.name} begint op {long_date(recess.first)}.", recess.first, recess.source)
        spot = ReckonedDay(recess.first, recess.last, "", certainty, weakest, (reason,))
        moment_id = f"reces.{recess.name}-{recess.first.year}"
        sources = sources_of(situation, Source(recess.source, ""))
        found.append(shared_moment(moment_id, "reces", spot, situation, name=recess.name, sources=sources))
    return found


def _signals(
    outcomes: Iterable[PlannedDecision],
    setting: Setting,
    moments: Iterable[Moment],
    profile: Profile,
    told: "EndNotice | None",
) -> tuple[Signal, ...]:
    situation = setting.situation
    signaller = Signaller(situation, moments)
    signaller.about_contradictions(setting.contradictions)
    if told:
        signaller.raise_signal("gemeente-houdt-op", [told.moment.id], (), told.moment.end, told.words)
    for outcome in outcomes:
        if outcome.step.id not in situation.asked_first:
            signaller.about_decision(outcome)
    signaller.about_last_days()
    signaller.about_milestones()
    signaller.about_links()
    signaller.about_sources(own=setting.own)
    signaller.about_profile(profile)
    if situation.advices:  # else what tells of them is not loaded either
        from wmoplan.reckon.advice_signals import about_advices

        about_advices(signaller, {outcome.step.id: outcome.decision_id for outcome in outcomes})
    return signaller.raised()


def _decision(outcome: PlannedDecision, situation: Facts) -> Decision:
    placed = outcome.placement
    settled = situation.settled.get(outcome.step.id)
    if settled and not outcome.settled:  # it was taken by that day: no meeting is reckoned with any more
        placed = placed._replace(
            earliest=None, soonest=None, sooner_unknown=False, expected=None, latest=None, met=None, why=""
        )
    expected, latest = placed.expected, placed.latest
    days = meetings = None
    if expected and latest:
        days = (latest.day - expected.day).days
        low, high = sorted((expected.day, latest.day))
        large = outcome.step.large
        between = {
            meeting.day
            for meeting in situation.agenda.of(placed.wish.body)
            if low < meeting.day <= high and not situation.quiet_on(meeting.day, large=large)
        }
        meetings = len(between) if days >= 0 else -len(between)
    return Decision(
        step=outcome.step.id,
        body=placed.wish.body,
        earliest=placed.soonest and placed.soonest.day,
        sooner_unknown=placed.sooner_unknown,
        expected=expected and expected.day,
        latest=latest and latest.day,
        deadline=placed.wish.deadline,
        legal=placed.wish.legal,
        slack_days=days,
        slack_meetings=meetings,
        preference_met=placed.met,
        settled=outcome.settled or settled is not None,
        reason=placed.why,
    )
