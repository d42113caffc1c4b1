"""The first day on which a file that tells of a timeline is no longer right."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from wmoplan.model.moment import Moment, Signal
from wmoplan.model.period import DAY
from wmoplan.model.phrases import SignalCode
from wmoplan.model.profile import Profile
from wmoplan.model.step import Milestone
from wmoplan.model.words import MomentKind, Status
from wmoplan.reckon.decision_signals import AHEAD
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.moments import milestone_moment
from wmoplan.reckon.planned_decision import PlannedDecision, first_chances
from wmoplan.reckon.reckoned_day import next_change
from wmoplan.reckon.workdays import previous_workday


def first_turn(
    moments: Iterable[Moment],
    decisions: Iterable[PlannedDecision],
    signals: Iterable[Signal],
    profile: Profile,
    facts: Facts,
) -> date | None:
    """Return the first day after the as-of date on which a status, a warning or a known fact is another, or None.

    Only what the profile's subjects show counts: what no page says cannot grow old on it.
    """
    shown = [moment for moment in moments if _is_shown(moment, profile)]
    chosen = [planned for planned in decisions if profile.is_chosen(planned.step.topics)]
    days = chain(
        (next_change(moment.start, moment.end, facts.as_of) for moment in shown),
        (fact.since for fact in profile.facts()),
        *(_of_signal(signal, profile, facts) for signal in signals),
        *(_of_decision(planned, facts) for planned in chosen),
        _of_milestones(shown, chosen, facts),
        _of_answers(chosen, facts),
    )
    return min((day for day in days if day and day > facts.as_of), default=None)


def _of_milestones(shown: Iterable[Moment], chosen: Iterable[PlannedDecision], facts: Facts) -> Iterator[date]:
    told = {moment.id for moment in shown} | {first.milestone for one in chosen for first in one.step.depends_on}
    for milestone in facts.plan.milestones:
        if milestone.id in told:
            yield from _becomes_known(milestone, facts)


def _of_answers(chosen: Iterable[PlannedDecision], facts: Facts) -> Iterable[date]:
    if not facts.advices:  # then what reckons with them is not loaded either
        return ()
    from wmoplan.reckon.advice import answers_end

    return answers_end(facts, {one.step.id for one in chosen})


def _of_signal(signal: Signal, profile: Profile, facts: Facts) -> Iterator[date]:
    if profile.is_chosen(signal.topics):
        yield from _recess_turns(signal, facts)
    if signal.typed and signal.day:
        yield signal.day + DAY


def _of_decision(planned: PlannedDecision, facts: Facts) -> Iterator[date]:
    yield from (day + DAY for day in first_chances(planned, facts))
    if planned.placement.uncovered:
        yield planned.placement.uncovered - AHEAD  # from then on its meetings are missed


def _is_shown(moment: Moment, profile: Profile) -> bool:
    is_told = moment.step or moment.on_screen or moment.in_calendar
    return bool(is_told) and not moment.silent and profile.is_chosen(moment.topics)


def _recess_turns(signal: Signal, facts: Facts) -> Iterator[date]:
    """Yield from when it is too late to act before the recess that a warning speaks of, and from when that is over."""
    for recess in facts.recesses:
        if signal.code is SignalCode.ADVICE_IN_RECESS and signal.day and recess.first <= signal.day <= recess.last:
            yield previous_workday(recess.first - DAY, facts.calendar).day + DAY
            yield recess.last + DAY


def _becomes_known(milestone: Milestone, facts: Facts) -> Iterator[date]:
    """Yield the day on which what really happened is known, where that is still to come and differs from the plan."""
    day = milestone.actual.day if milestone.actual else None
    if day and day > facts.as_of:
        eve, then = (
            milestone_moment(milestone, MomentKind.MILESTONE, facts._replace(as_of=seen))._replace(status=Status.NONE)
            for seen in (day - DAY, day)
        )
        if eve != then:
            yield day
        yield day + DAY
