"""What becomes of the moments of a step that is settled, and of one of which is asked first whether it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from wmoplan.dutch import days_in_words, long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.profile import Profile
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.reckon.outcome import PlannedDecision
from wmoplan.reckon.settled import ProgressMarks, Settled, settled_steps, settling, with_partners
from wmoplan.reckon.situation import Facts
from wmoplan.reckon.status import LATE, OVER

DECISION: Final = "besluit"
OWN_TIME: Final = "verkennen"
LAST_DAY: Final = "uiterlijk"
"""The kinds of moments that count down to a decision, or stand for a step without one."""

UNKNOWN: Final = "onbekend"


def with_settled(situation: Facts, written: ProgressMarks, profile: Profile) -> Facts:
    """Return the situation with the steps that are settled, and with those of which is asked first whether they are.

    An announced day that another fact denies does not settle a step.
    """
    announced = {step: fact.day for step, fact in situation.announcements.items() if fact.day}
    days = {step: day for step, day in announced.items() if f"{step}.{DECISION}" not in situation.doubts}
    ticks = {step.id: _ticks(step.id, step.decision, situation) for step in situation.plan.steps}
    settled = settled_steps(ticks, situation.plan.stands, days, written, situation.as_of)
    rounds = {step.id: step.round_of for step in profile.steps if step.round_of}
    settled = with_partners(settled, {**rounds, **situation.together})
    seen = {step: written.seen[name] for step, name in settling(situation.plan.stands).items() if name in written.seen}
    known = {*settled, *seen, *announced, *situation.requests}
    asked_first = frozenset(
        step.id
        for step in situation.plan.steps
        if step.earlier and step.earlier.since <= situation.as_of and step.id not in known
    )
    unseen = {step: sight for step, sight in situation.unseen.items() if step not in settled}
    return situation._replace(settled=settled, asked_first=asked_first, unseen=unseen)


def _ticks(step: str, decision: str, situation: Facts) -> tuple[str, ...]:
    """Return the ids of which a tick says that the step is settled."""
    trajectory = situation.trajectory(step, decision)
    if trajectory is None:
        return (step, f"{step}.{OWN_TIME}")
    return (step, f"{step}.{DECISION}", f"{step}.{trajectory.decision.kind}")


def open_only(outcomes: Iterable[PlannedDecision], situation: Facts) -> tuple[PlannedDecision, ...]:
    """Return the decisions that are not settled."""
    return tuple(outcome for outcome in outcomes if outcome.step.id not in situation.settled)


def quieted(moments: Mapping[str, Moment], outcomes: Iterable[PlannedDecision], situation: Facts) -> dict[str, Moment]:
    """Return the moments without those that a settled step has no more use for; what stays of it asks nothing.

    Of a step of which is asked first whether it is settled, only the last day is shown.
    """
    decisions = {outcome.step.id: outcome.decision_id for outcome in outcomes}
    found = {}
    for name, moment in moments.items():
        settled = situation.settled.get(moment.step)
        if settled:
            kept = _after(moment, settled, decisions.get(moment.step, ""), situation)
        elif moment.step in situation.asked_first:
            kept = _in_doubt(moment)
        else:
            kept = moment
        if kept:
            found[name] = kept
    return found


def _in_doubt(moment: Moment) -> Moment:
    if moment.kind == LAST_DAY:
        return moment
    status = UNKNOWN if moment.status.endswith(LATE) else moment.status
    return moment._replace(in_calendar=False, on_screen=False, silent=True, status=status)


def _after(moment: Moment, settled: Settled, decision: str, situation: Facts) -> Moment | None:
    """Return what is left of a moment of a settled step; None where it is of no use and its day was a guess."""
    if moment.id == decision:
        return moment if settled.exact else _by_then(moment, settled.day, situation)
    if moment.kind in {LAST_DAY, OWN_TIME}:
        done = moment.done if decision else settled.day
        return moment._replace(
            status=OVER, done=done, in_calendar=False, on_screen=False, silent=True, sooner="", soonest=None
        )
    if moment.decides and moment.kind == DECISION:  # of another council of the region: that one goes on
        return moment
    is_behind = moment.end is not None and moment.end < settled.day
    if not (is_behind or settled.exact or moment.done):
        return None
    is_asking = moment.status == UNKNOWN or moment.status.endswith(LATE)
    return moment._replace(status=OVER) if is_asking else moment


def _by_then(moment: Moment, day: date, situation: Facts) -> Moment:
    """Return the decision of which only is known that it was taken: on the day that was announced, or by then."""
    quiet = moment._replace(
        status=OVER, done=day, likely=False, in_calendar=False, on_screen=False, sooner="", soonest=None
    )
    announced = situation.announcements.get(moment.step)
    if announced and announced.day:
        return quiet._replace(silent=True)
    told = Reason(f"U schreef op {long_date(day)} op dat dit besluit er is.", day, OWN_PROGRESS)
    return quiet._replace(
        start=None,
        end=day,
        time="",
        period=days_in_words(None, day),
        certainty=Certainty.FIXED,
        weakest="",
        vague="",
        explanation=(told,),
    )
