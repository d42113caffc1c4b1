"""The moments of the steps of a plan, from the decisions that were placed and their chains."""

from collections.abc import Iterable
from datetime import date

from wmoplan.dutch import around, long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Moment
from wmoplan.model.step import Step
from wmoplan.reckon.moments import (
    chain_moments,
    council_moments,
    link_moment,
    own_time,
    step_moment,
)
from wmoplan.reckon.outcome import PlannedDecision, speaking_then
from wmoplan.reckon.placing import Placement
from wmoplan.reckon.situation import Facts
from wmoplan.reckon.spot import ReckonedDay
from wmoplan.reckon.trajectory import Chain, ChainBuilder, decision_day
from wmoplan.reckon.wishes import WINDOW_ONLY, Window, window_of


def step_moments(outcomes: Iterable[PlannedDecision], situation: Facts) -> list[Moment]:
    """Return the moments of every step of the plan: those of its chain, exploring it, its last day and its requests."""
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


def _sooner(outcome: PlannedDecision, situation: Facts) -> str:
    """Return that it can be decided earlier and when to speak then, that it may be decided earlier, or nothing."""
    if outcome.placement.wish.is_vague and (outcome.placement.wish.guess or outcome.placement.is_vague):
        return ""  # then no day is the last chance
    day = outcome.early.decision.last if outcome.early else None
    is_open = outcome.placement.sooner_unknown
    if day is None:
        return situation.rules.phrase("misschien-eerder") if is_open else ""
    sooner = situation.rules.phrase("kan-al-misschien" if is_open else "kan-al")
    return f"{sooner.format_map({'dag': long_date(day)})} {speaking_then(outcome, situation)}".strip()


def _first_chain(outcome: PlannedDecision, situation: Facts) -> Chain:
    """Return the chain of the first known meeting that the window allows, whatever the day of looking."""
    placed = outcome.placement
    earliest = placed.first_in_time
    begin = decision_day(placed, earliest or placed.expected, situation)
    if earliest and earliest != placed.expected:
        words = f"De vroegste vergadering die kan, is op {long_date(earliest.day)}."
        begin = begin._replace(reasons=(Reason(words, earliest.day, earliest.source),))
    # what came does not change what would have been in time
    return ChainBuilder(outcome.step, outcome.chain.trajectory, situation._replace(requests={})).trace(begin)


def _exploring(outcome: PlannedDecision, situation: Facts) -> Moment:
    """Return the time to explore: up to the day on which to be asked, if it were decided as early as possible.

    Where no advice is asked, it is up to the first day of the chain.
    """
    placed = outcome.placement
    chain = outcome.chain if placed.is_vague else _first_chain(outcome, situation)
    asks = chain.trajectory.asks
    spot = chain.spots[asks.kind] if asks else min(chain.spots.values(), key=lambda found: found.last or date.max)
    moment = step_moment(outcome.step, "verkennen", spot._replace(first=None, confirmed=False), situation)
    return moment._replace(soonest=placed.first_in_time.day if placed.first_in_time else None)


def _deadline(step: Step, wish: Window, situation: Facts) -> Moment:
    is_law = wish.legal is not None and wish.legal == wish.deadline
    spot = ReckonedDay(
        wish.deadline, wish.deadline, certainty=wish.deadline_certainty, weakest=wish.deadline_weakest,
        reasons=wish.deadline_reasons,
    )  # fmt: skip
    source = step.legal.source if step.legal and is_law else None
    moment = step_moment(step, "uiterlijk", spot, situation, legal=is_law, source=source)
    if not wish.guess:
        return moment
    vague = f"misschien {around(wish.deadline)}"
    return moment._replace(vague=vague, off=True, in_calendar=False, on_screen=False)


def _undecided(step: Step, situation: Facts) -> list[Moment]:
    """Return the moments of a step about which nobody decides: its window, and its last day if it has one."""
    wish = window_of(step, "", situation)
    aim = wish.aim or wish.fallback
    last = max(filter(None, (aim.last, wish.fallback.last)), default=None)
    reasons: list[Reason] = []
    for row in step.planning:
        reasons += situation.dated(row.when).reasons
        reasons.append(Reason(f"Het plan zegt ({row.kind}): {row.when.text}.", None, situation.cite(row.source)))
    spot = ReckonedDay(aim.first, last, weakest=WINDOW_ONLY, reasons=tuple(dict.fromkeys(reasons)))
    found = [own_time(step, step_moment(step, "verkennen", spot, situation))]
    if wish.deadline and (wish.legal or not step.act):  # else its own time ends on that day already
        found.append(_deadline(step, wish, situation))
    return found + _requests(step, situation)


def _requests(step: Step, situation: Facts) -> list[Moment]:
    """Return the days of a request for advice that came though the step does not ask for one."""
    trajectory = next(chain for chain in reversed(situation.rules.trajectories) if chain.asks)
    tracer = ChainBuilder(step, trajectory, situation)
    found = [(link, tracer.requested(link)) for link in trajectory.links]
    return [
        link_moment(step, link, tracer.doubted(link, spot), situation, settled=True, ahead=True)
        for link, spot in found
        if spot
    ]
