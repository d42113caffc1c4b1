"""What one plan gives: its decisions placed, its moments, signals and questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import around, long_date
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
    chain_moments,
    council_moments,
    link_moment,
    milestone_moment,
    own_day_moment,
    own_time,
    quiet_moment,
    shared_moment,
    sources_of,
    step_moment,
)
from wmoplan.reckon.outcome import Outcome, speaking_then
from wmoplan.reckon.placing import Placement, Placer
from wmoplan.reckon.questions import questions_of
from wmoplan.reckon.reference import Reference
from wmoplan.reckon.setting import Setting, build_setting, election_anchors
from wmoplan.reckon.settled import NOTHING_WRITTEN, Settled, Written
from wmoplan.reckon.signals import Signaller
from wmoplan.reckon.silence import open_only, quieted, with_settled
from wmoplan.reckon.situation import Situation
from wmoplan.reckon.spot import Spot, weakest_of
from wmoplan.reckon.ticked import ticked
from wmoplan.reckon.todo import Todo, todo_of
from wmoplan.reckon.trajectory import Chain, Tracer, decision_spot
from wmoplan.reckon.turns import first_turn
from wmoplan.reckon.wishes import WINDOW_ONLY, Wish, make_wish

if TYPE_CHECKING:
    from wmoplan.model.advice import Advice
    from wmoplan.reckon.ending import Told


class Followed(NamedTuple):
    """A plan, and the municipality as the list of the plan's years has it.

    Attributes:
        ending: When the municipality comes to an end; None where it does not in the years of the plan.
    """

    plan: Plan
    municipality: Municipality
    ending: Ending | None = None


class Course(NamedTuple):
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
    followed: Followed,
    profile: Profile,
    rules: Rules,
    reference: Reference,
    as_of: date,
    extra_rows: Sequence[MeetingRow] = (),
    written: Written = NOTHING_WRITTEN,
) -> Setting:
    """Return what a plan is reckoned from; where the municipality comes to an end, with the plan up to its last day."""
    plan, place, ending = followed
    setting = build_setting(plan, profile, rules, place, reference, as_of, extra_rows, ending, written)
    if ending is None:  # then what reckons with it is not loaded either
        return setting
    from wmoplan.reckon.ending import until_end

    left = until_end(plan, reckon_outcomes(setting.situation), setting.situation, ending)
    return build_setting(left, profile, rules, place, reference, as_of, extra_rows, ending, written)


def run(  # noqa: PLR0913 - everything that a timeline is made of
    followed: Followed,
    profile: Profile,
    rules: Rules,
    reference: Reference,
    as_of: date,
    extra_rows: Sequence[MeetingRow] = (),
    advices: "tuple[Advice, ...]" = (),
    written: Written = NOTHING_WRITTEN,
) -> Course:
    """Return what one plan gives to the timeline of a municipality, seen from a day.

    Attributes:
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
    found = (*_step_moments(every, situation), *_shared_moments(setting, told), *days, *ends)
    moments = _settled({moment.id: moment._replace(plan=followed.plan.id) for moment in found}, situation)
    moments = quieted(ticked(moments, written.done, rules, as_of), every, situation)
    outcomes = open_only(outcomes, situation)
    signals = _signals(outcomes, setting._replace(situation=situation), moments.values(), profile, told)
    return Course(
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


def _told(followed: Followed, situation: Situation) -> "Told | None":
    if followed.ending is None:
        return None
    from wmoplan.reckon.ending import told_of

    return told_of(followed.ending, followed.municipality, situation)


def _with_advices(situation: Situation, advices: "tuple[Advice, ...]") -> Situation:
    if not advices:  # then what reckons with them is not loaded either
        return situation
    from wmoplan.reckon.advised import with_advices

    return with_advices(situation, advices)


def _settled(moments: dict[str, Moment], situation: Situation) -> dict[str, Moment]:
    if not situation.advices:
        return moments
    from wmoplan.reckon.advised import settled

    return settled(moments, situation)


def reckon_outcomes(situation: Situation) -> tuple[Outcome, ...]:
    """Return every decision with its placement and its chain, in the order of the plan's steps."""
    wishes: dict[str, Wish] = {}
    for step in situation.plan.steps:
        trajectory = situation.trajectory(step.id, step.decision)
        if trajectory:
            wishes[step.id] = make_wish(step, trajectory.body, situation)
    led = {step: leader for step, leader in situation.together.items() if step in wishes and leader in wishes}
    placements = Placer({step: wish for step, wish in wishes.items() if step not in led}, situation).place()
    placements |= {step: placements[leader]._replace(wish=wishes[step]) for step, leader in led.items()}
    return tuple(_outcome(wish.step, placements[step_id], situation) for step_id, wish in wishes.items())


def _outcome(step: Step, placement: Placement, situation: Situation) -> Outcome:
    trajectory = situation.trajectory(step.id, step.decision)
    if trajectory is None:  # a step with a placement has a trajectory
        raise AssertionError
    decision = decision_spot(placement, placement.expected, situation)
    chain = Tracer(step, trajectory, situation).trace(decision._replace(last=None) if placement.is_vague else decision)
    if placement.is_vague:  # its time is told, and nothing counts from it
        chain = chain._replace(spots=chain.spots | {trajectory.decision.kind: decision})
    announced = situation.announcements.get(step.id)
    early = _early_chain(step, placement, trajectory, situation)
    return Outcome(step, placement, chain, early, bool(announced and announced.day))


def _early_chain(step: Step, placement: Placement, trajectory: Trajectory, situation: Situation) -> Chain | None:
    """Return the chain of the first possible meeting that is today or ahead, where it lies before the expected day."""
    soonest = placement.soonest
    before = placement.expected.day if placement.expected else placement.window_end
    if soonest is None or before is None or soonest.day >= before:
        return None
    words = f"De vroegste vergadering die kan, is op {long_date(soonest.day)}."
    reason = Reason(words, soonest.day, soonest.source)
    begin = decision_spot(placement._replace(reasons=(reason,)), soonest, situation)
    return Tracer(step, trajectory, situation).trace(begin)


def _step_moments(outcomes: Iterable[Outcome], situation: Situation) -> list[Moment]:
    found: list[Moment] = []
    decided = set()
    for outcome in outcomes:
        decided.add(outcome.step.id)
        placed = outcome.placement
        sooner = _sooner(outcome, situation)
        early = outcome.early.decision.last if outcome.early and not placed.is_vague else None
        is_told = outcome.settled or outcome.step.id in situation.settled
        chain = chain_moments(outcome.step, outcome.chain, situation, settled=is_told, sooner=sooner, soonest=early)
        found += [_vague(moment, placed) for moment in chain] if placed.is_vague else chain
        if not outcome.settled:
            found.append(_exploring(outcome, situation))
        if placed.wish.deadline:
            found.append(_deadline(outcome.step, placed.wish, situation))
        found += council_moments(outcome.step, situation)
        if not outcome.chain.trajectory.asks:
            found += _requests(outcome.step, situation)
    for step in situation.plan.steps:
        if step.id not in decided:
            found += _undecided(step, situation)
    led = situation.together
    return [moment._replace(stands_for=led[moment.step]) if moment.step in led else moment for moment in found]


def _vague(moment: Moment, placed: Placement) -> Moment:
    """Return a moment of a decision of which only a habit, or a day that we chose, says when: no calendar shows it."""
    moment = moment._replace(off=True, in_calendar=False)
    if not moment.decides:
        return moment
    wish = placed.wish
    period = wish.aim.text if wish.custom and wish.aim else around(placed.window_end)
    vague = f"{'gewoonlijk' if wish.custom else 'misschien'} {period}"
    return moment._replace(vague=vague, period=period)


def _sooner(outcome: Outcome, situation: Situation) -> str:
    """Return that it can be decided earlier and when to speak then, that it may be decided earlier, or nothing."""
    if outcome.placement.wish.is_vague and (outcome.placement.wish.guess or outcome.placement.is_vague):
        return ""  # then no day is the last chance
    day = outcome.early.decision.last if outcome.early else None
    is_open = outcome.placement.sooner_unknown
    if day is None:
        return situation.rules.phrase("misschien-eerder") if is_open else ""
    sooner = situation.rules.phrase("kan-al-misschien" if is_open else "kan-al")
    return f"{sooner.format_map({'dag': long_date(day)})} {speaking_then(outcome, situation)}".strip()


def _first_chain(outcome: Outcome, situation: Situation) -> Chain:
    """Return the chain of the first known meeting that the window allows, whatever the day of looking."""
    placed = outcome.placement
    earliest = placed.first_in_time
    begin = decision_spot(placed, earliest or placed.expected, situation)
    if earliest and earliest != placed.expected:
        words = f"De vroegste vergadering die kan, is op {long_date(earliest.day)}."
        begin = begin._replace(reasons=(Reason(words, earliest.day, earliest.source),))
    # what came does not change what would have been in time
    return Tracer(outcome.step, outcome.chain.trajectory, situation._replace(requests={})).trace(begin)


def _exploring(outcome: Outcome, situation: Situation) -> Moment:
    """Return the time to explore: up to the day on which to be asked, if it were decided as early as possible.

    Where no advice is asked, it is up to the first day of the chain.
    """
    placed = outcome.placement
    chain = outcome.chain if placed.is_vague else _first_chain(outcome, situation)
    asks = chain.trajectory.asks
    spot = chain.spots[asks.kind] if asks else min(chain.spots.values(), key=lambda found: found.last or date.max)
    moment = step_moment(outcome.step, "verkennen", spot._replace(first=None, confirmed=False), situation)
    return moment._replace(soonest=placed.first_in_time.day if placed.first_in_time else None)


def _deadline(step: Step, wish: Wish, situation: Situation) -> Moment:
    is_law = wish.legal is not None and wish.legal == wish.deadline
    spot = Spot(
        wish.deadline, wish.deadline, certainty=wish.deadline_certainty, weakest=wish.deadline_weakest,
        reasons=wish.deadline_reasons,
    )  # fmt: skip
    source = step.legal.source if step.legal and is_law else None
    moment = step_moment(step, "uiterlijk", spot, situation, legal=is_law, source=source)
    if not wish.guess:
        return moment
    vague = f"misschien {around(wish.deadline)}"
    return moment._replace(vague=vague, off=True, in_calendar=False, on_screen=False)


def _undecided(step: Step, situation: Situation) -> list[Moment]:
    """Return the moments of a step about which nobody decides: its window, and its last day if it has one."""
    wish = make_wish(step, "", situation)
    aim = wish.aim or wish.fallback
    last = max(filter(None, (aim.last, wish.fallback.last)), default=None)
    reasons: list[Reason] = []
    for row in step.planning:
        reasons += situation.dated(row.when).reasons
        reasons.append(Reason(f"Het plan zegt ({row.kind}): {row.when.text}.", None, situation.cite(row.source)))
    spot = Spot(aim.first, last, weakest=WINDOW_ONLY, reasons=tuple(dict.fromkeys(reasons)))
    found = [own_time(step, step_moment(step, "verkennen", spot, situation))]
    if wish.deadline and (wish.legal or not step.act):  # else its own time ends on that day already
        found.append(_deadline(step, wish, situation))
    return found + _requests(step, situation)


def _requests(step: Step, situation: Situation) -> list[Moment]:
    """Return the days of a request for advice that came though the step does not ask for one."""
    trajectory = next(chain for chain in reversed(situation.rules.trajectories) if chain.asks)
    tracer = Tracer(step, trajectory, situation)
    found = [(link, tracer.requested(link)) for link in trajectory.links]
    return [
        link_moment(step, link, tracer.doubted(link, spot), situation, settled=True, ahead=True)
        for link, spot in found
        if spot
    ]


def _shared_moments(setting: Setting, told: "Told | None") -> list[Moment]:
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


def _of_election(election: Election, setting: Setting, told: "Told | None") -> Iterator[Moment]:
    """Yield polling day, the new council and the new executive; what facts speak against is less sure."""
    situation = setting.situation
    wrong = {(moment, one.day) for one in setting.contradictions if one.doubts for moment in one.moments}
    for kind, anchor in election_anchors(election).items():
        spot = Spot(anchor.day, anchor.day, "", anchor.certainty, anchor.weakest, anchor.reasons)
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


def _recesses(situation: Situation) -> list[Moment]:
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
        spot = Spot(recess.first, recess.last, "", certainty, weakest, (reason,))
        moment_id = f"reces.{recess.name}-{recess.first.year}"
        sources = sources_of(situation, Source(recess.source, ""))
        found.append(shared_moment(moment_id, "reces", spot, situation, name=recess.name, sources=sources))
    return found


def _signals(
    outcomes: Iterable[Outcome],
    setting: Setting,
    moments: Iterable[Moment],
    profile: Profile,
    told: "Told | None",
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
    signaller.about_sources()
    signaller.about_profile(profile)
    if situation.advices:  # else what tells of them is not loaded either
        from wmoplan.reckon.advice_signals import about_advices

        about_advices(signaller, {outcome.step.id: outcome.decision_id for outcome in outcomes})
    return signaller.raised()


def _decision(outcome: Outcome, situation: Situation) -> Decision:
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
