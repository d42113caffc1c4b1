"""The moments of the steps of a plan, from the decisions that were placed and their chains."""

from collections.abc import Iterable
from datetime import date

from wmoplan.dutch import around, long_date
from wmoplan.model.moment import Moment, Reason
from wmoplan.model.phrases import Phrase
from wmoplan.model.step import Step
from wmoplan.model.words import MomentKind
from wmoplan.reckon.chain import Chain, ChainBuilder, decision_day
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.moments import Sooner, chain_moments, council_moments, link_moment, own_time, step_moment
from wmoplan.reckon.periods import AnchorDay
from wmoplan.reckon.placement import Placement
from wmoplan.reckon.planned_decision import PlannedDecision, speaking_then
from wmoplan.reckon.reckoned_day import ReckonedDay, at_anchor
from wmoplan.reckon.window import Window, window_of


def step_moments(decisions: Iterable[PlannedDecision], facts: Facts) -> list[Moment]:
    """Return the moments of every step of the plan: those of its chain, exploring it, its last day and its requests."""
    found: list[Moment] = []
    decided = set()
    for planned in decisions:
        decided.add(planned.step.id)
        placed = planned.placement
        sooner = Sooner(_sooner(planned, facts), None if placed.is_vague else planned.early_day)
        is_told = planned.settled or planned.step.id in facts.settled
        chain = chain_moments(planned.step, planned.chain, facts, sooner, settled=is_told)
        found += [_vague(moment, placed, facts) for moment in chain] if placed.is_vague else chain
        if not planned.settled:
            found.append(_exploring(planned, facts))
        if placed.window.bound:
            found.append(_deadline(placed.window, placed.window.bound, facts))
        found += council_moments(planned.step, facts)
        if not planned.chain.trajectory.asks:
            found += _requests(planned.step, facts)
    for step in facts.plan.steps:
        if step.id not in decided:
            found += _undecided(step, facts)
    led = facts.together
    return [moment._replace(stands_for=led[moment.step]) if moment.step in led else moment for moment in found]


def _vague(moment: Moment, placed: Placement, facts: Facts) -> Moment:
    """Return a moment of a decision of which only a habit, or a day that we chose, says when: no calendar shows it."""
    moment = moment._replace(off=True, in_calendar=False)
    if not moment.decides:
        return moment
    window = placed.window
    period = window.aim.text if window.custom and window.aim else around(placed.window_end)
    vague = facts.rules.say(Phrase.USUALLY if window.custom else Phrase.MAYBE_IN, periode=period)
    return moment._replace(vague=vague, period=period)


def _sooner(planned: PlannedDecision, facts: Facts) -> str:
    """Return that it can be decided earlier and when to speak then, that it may be decided earlier, or nothing."""
    if planned.placement.window.is_vague and (planned.placement.window.guess or planned.placement.is_vague):
        return ""  # then no day is the last chance
    day = planned.early.decision.last if planned.early else None
    is_open = planned.placement.sooner_unknown
    if day is None:
        return facts.rules.say(Phrase.MAYBE_EARLIER) if is_open else ""
    sooner = facts.rules.say(Phrase.CAN_ALREADY_OR_EARLIER if is_open else Phrase.CAN_ALREADY, dag=long_date(day))
    return f"{sooner} {speaking_then(planned, facts)}".strip()


def _first_chain(planned: PlannedDecision, facts: Facts) -> Chain:
    """Return the chain of the first known meeting that the window allows, whatever the day of looking."""
    placed = planned.placement
    earliest = placed.first_in_time
    begin = decision_day(placed, earliest or placed.expected, facts)
    if earliest and earliest != placed.expected:
        words = facts.rules.say(Phrase.EARLIEST_MEETING, dag=long_date(earliest.day))
        begin = begin._replace(reasons=(Reason(words, earliest.day, earliest.source),))
    # what came does not change what would have been in time
    return ChainBuilder(planned.step, planned.chain.trajectory, facts._replace(requests={})).build(begin)


def _exploring(planned: PlannedDecision, facts: Facts) -> Moment:
    """Return the time to explore: up to the day on which to be asked, if it were decided as early as possible.

    Where no advice is asked, it is up to the first day of the chain.
    """
    placed = planned.placement
    chain = planned.chain if placed.is_vague else _first_chain(planned, facts)
    asks = chain.trajectory.asks
    reckoned = chain.days[asks.kind] if asks else min(chain.days.values(), key=lambda found: found.last or date.max)
    moment = step_moment(planned.step, MomentKind.EXPLORING, reckoned._replace(first=None, confirmed=False), facts)
    return moment._replace(soonest=placed.first_in_time.day if placed.first_in_time else None)


def _deadline(window: Window, bound: AnchorDay, facts: Facts) -> Moment:
    step = window.step
    legal = step.legal.source if step.legal and window.is_law else None
    moment = step_moment(step, MomentKind.LAST_DAY, at_anchor(bound), facts, legal=legal)
    if not window.guess:
        return moment
    vague = facts.rules.say(Phrase.MAYBE_IN, periode=around(bound.day))
    return moment._replace(vague=vague, off=True, in_calendar=False, on_screen=False)


def _undecided(step: Step, facts: Facts) -> list[Moment]:
    """Return the moments of a step about which nobody decides: its window, and its last day if it has one."""
    window = window_of(step, "", facts)
    aim = window.aim or window.fallback
    last = max(filter(None, (aim.last, window.fallback.last)), default=None)
    reasons: list[Reason] = []
    for row in step.planning:
        reasons += facts.dated(row.when).reasons
        reasons.append(
            Reason(
                facts.rules.say(Phrase.PLAN_SAYS_KIND, soort=row.kind, periode=row.when.text),
                None,
                facts.cite(row.source),
            )
        )
    reckoned = ReckonedDay(
        aim.first, last, weakest=facts.rules.say(Phrase.WINDOW_ONLY), reasons=tuple(dict.fromkeys(reasons))
    )
    found = [own_time(step, step_moment(step, MomentKind.EXPLORING, reckoned, facts))]
    if window.bound and (window.legal or not step.act):  # else its own time ends on that day already
        found.append(_deadline(window, window.bound, facts))
    return found + _requests(step, facts)


def _requests(step: Step, facts: Facts) -> list[Moment]:
    """Return the days of a request for advice that came though the step does not ask for one."""
    tracer = ChainBuilder(step, facts.rules.asking, facts)
    found = [(link, tracer.requested(link)) for link in tracer.trajectory.links]
    return [link_moment(step, link, tracer.doubted(link, reckoned), facts) for link, reckoned in found if reckoned]
