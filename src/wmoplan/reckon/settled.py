"""Which steps are settled, and of which steps is asked first whether they are: the one place that decides it.

A step is settled where its decision is known to lie behind: by its day in the profile, by a tick, or by what the
volunteers saw. Then no output asks, warns or counts down for it any more.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from wmoplan.dutch import days_in_words, long_date
from wmoplan.model.moment import Certainty, Moment, Reason, Signal
from wmoplan.model.phrases import Phrase
from wmoplan.model.plan_rows import Stand
from wmoplan.model.profile import Profile
from wmoplan.model.progress import Progress, advices_of
from wmoplan.model.rules import Rules
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.model.standing import YES, Sight, sights_of
from wmoplan.model.words import MomentKind, RequestDay, Status
from wmoplan.reckon.facts import DECIDED, SEEN, TICKED, Facts, ProgressMarks, Settled
from wmoplan.reckon.planned_decision import PlannedDecision
from wmoplan.reckon.todo import Todo


def settling(expectations: Iterable[Stand]) -> dict[str, str]:
    """Return for each step the id of the expectation that settles it: the decision, else the last of the step."""
    found: dict[str, Stand] = {}
    for one in expectations:
        held = found.get(one.step)
        if held is None or one.decision or not held.decision:
            found[one.step] = one
    return {step: one.id for step, one in found.items()}


def unseen_steps(expectations: Iterable[Stand], seen: Mapping[str, Sight]) -> dict[str, Sight]:
    """Return what was last seen of each step of which that was something else than that it is there."""
    last = {step: seen[name] for step, name in settling(expectations).items() if name in seen}
    return {step: sight for step, sight in last.items() if sight.answer != YES}


def settled_steps(
    ticks: Mapping[str, Iterable[str]],
    expectations: Iterable[Stand],
    decided: Mapping[str, date],
    written: ProgressMarks,
    as_of: date,
) -> dict[str, Settled]:
    """Return the settled steps, by their id.

    Args:
        ticks: For each step the ids that settle it when they are ticked.
        decided: The day that was announced of a decision, by the id of the step.
    """
    asked = settling(expectations)
    found: dict[str, Settled] = {}
    for step, ids in ticks.items():
        sight = written.seen.get(asked.get(step, ""))
        ticked = min((written.done[name] for name in ids if name in written.done), default=None)
        one = _settled(decided.get(step), ticked, sight, as_of)
        if one:
            found[step] = one
    return found


def _settled(decided: date | None, ticked: date | None, sight: Sight | None, as_of: date) -> Settled | None:
    """Return how a step is settled; what was seen of it counts before what was told on that day or earlier."""
    found = None
    if decided and decided < as_of:
        found = Settled(decided, DECIDED)
    elif ticked:
        found = Settled(ticked, TICKED)
    if sight is None:
        return found
    if sight.answer == YES:
        return found or Settled(sight.day, SEEN)
    return found if found and found.day > sight.day else None


def with_settled(facts: Facts, marks: ProgressMarks, profile: Profile) -> Facts:
    """Return the facts with the steps that are settled, and with those of which is asked first whether they are.

    An announced day that another fact denies does not settle a step.
    """
    announced = {step: one.day for step, one in facts.announcements.items() if one.day}
    days = {step: day for step, day in announced.items() if not facts.doubts.intersection(_decision_ids(step, facts))}
    ticks = {step.id: _ticks(step.id, step.decision, facts) for step in facts.plan.steps}
    rounds = {step.id: step.round_of for step in profile.steps if step.round_of}
    settled = settled_steps(ticks, facts.plan.stands, days, marks, facts.as_of)
    leaders = {**rounds, **facts.together}  # a step that is decided with or before another one is settled as that is
    led = {step: settled[leader] for step, leader in leaders.items() if leader in settled}
    settled = {step: one._replace(how=TICKED) for step, one in led.items()} | settled
    unseen = {step: sight for step, sight in facts.unseen.items() if step not in settled}
    asked_first = _asked_first(facts, marks, {*settled, *announced, *facts.requests})
    return facts._replace(settled=settled, asked_first=asked_first, unseen=unseen)


def _asked_first(facts: Facts, marks: ProgressMarks, known: set[str]) -> frozenset[str]:
    """Return the steps of which is asked first whether the decision is there; of the others something is known."""
    seen = {step for step, name in settling(facts.plan.stands).items() if name in marks.seen}
    steps = (step for step in facts.plan.steps if step.earlier and step.earlier.since <= facts.as_of)
    return frozenset(step.id for step in steps if step.id not in known | seen)


def _ticks(step: str, decision: str, facts: Facts) -> tuple[str, ...]:
    """Return the ids of which a tick says that the step is settled."""
    trajectory = facts.trajectory(step, decision)
    if trajectory is None:
        return (step, f"{step}.{MomentKind.EXPLORING}")
    return (step, *_decision_ids(step, facts), f"{step}.{trajectory.decision.kind}")


def _decision_ids(step: str, facts: Facts) -> set[str]:
    """Return the ids that the moment of a decision can have, whichever chain the step has."""
    return {f"{step}.{chain.decision.kind}" for chain in facts.rules.trajectories if chain.id == chain.body}


def open_only(decisions: Iterable[PlannedDecision], facts: Facts) -> tuple[PlannedDecision, ...]:
    """Return the decisions that are not settled."""
    return tuple(planned for planned in decisions if planned.step.id not in facts.settled)


def quieted(moments: Mapping[str, Moment], decisions: Iterable[PlannedDecision], facts: Facts) -> dict[str, Moment]:
    """Return the moments without those that a settled step has no more use for; what stays of it asks nothing.

    Of a step of which is asked first whether it is settled, only the last day is shown.
    """
    decision_ids = {planned.step.id: planned.decision_id for planned in decisions}
    found = {}
    for name, moment in moments.items():
        settled = facts.settled.get(moment.step)
        if settled:
            kept = _after(moment, settled, decision_ids.get(moment.step, ""), facts)
        elif moment.step in facts.asked_first:
            kept = _in_doubt(moment)
        else:
            kept = moment
        if kept:
            found[name] = kept
    return found


def _in_doubt(moment: Moment) -> Moment:
    if moment.kind == MomentKind.LAST_DAY:
        return moment
    status = Status.UNKNOWN if moment.status.is_late else moment.status
    return moment._replace(in_calendar=False, on_screen=False, silent=True, status=status)


def _after(moment: Moment, settled: Settled, decision: str, facts: Facts) -> Moment | None:
    """Return what is left of a moment of a settled step; None where it is of no use and its day was a guess."""
    if moment.id == decision:
        return moment if settled.exact else _by_then(moment, settled.day, facts)
    if moment.kind in {MomentKind.LAST_DAY, MomentKind.EXPLORING}:
        done = moment.done if decision else settled.day
        return moment._replace(
            status=Status.OVER, done=done, in_calendar=False, on_screen=False, silent=True, sooner="", soonest=None
        )
    if moment.decides:  # of another council of the region: that one goes on
        return moment
    is_behind = moment.end is not None and moment.end < settled.day
    if not (is_behind or settled.exact or moment.done):
        return None
    is_asking = moment.status is Status.UNKNOWN or moment.status.is_late
    return moment._replace(status=Status.OVER) if is_asking else moment


def _by_then(moment: Moment, day: date, facts: Facts) -> Moment:
    """Return the decision of which only is known that it was taken: on the day that was announced, or by then."""
    quiet = moment._replace(
        status=Status.OVER, done=day, likely=False, in_calendar=False, on_screen=False, sooner="", soonest=None
    )
    if facts.announced_day(moment.step):
        return quiet._replace(silent=True)
    told = Reason(facts.rules.say(Phrase.WRITTEN_AS_DECIDED, dag=long_date(day)), day, OWN_PROGRESS)
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


def marks_of(progress: Progress, rules: Rules) -> ProgressMarks:
    """Return what was ticked, seen and advised; who sends an advice is done with its moments."""
    done, advices = {name: row.day for name, row in progress.done().items()}, advices_of(progress)
    if advices:  # else what reckons with them is not loaded either
        from wmoplan.reckon.advice import sent_days

        done |= sent_days(advices, rules)
    return ProgressMarks(done, sights_of(progress), advices)


def ticked(moments: Mapping[str, Moment], done: Mapping[str, date], facts: Facts) -> dict[str, Moment]:
    """Return the moments with the day on which each was ticked; what is done and past is simply past, whatever it was.

    Once the advice is ticked, only speaking can still be too late.
    """
    found = {name: _ticked(moment, done, facts.as_of) for name, moment in moments.items()}
    for moment in moments.values() if done else ():
        sent = moment.step and any(name in done for name in facts.rules.requested(moment.step, RequestDay.DUE))
        if sent and moment.status.is_late and not moment.speaking:
            found[moment.id] = found[moment.id]._replace(status=Status.OVER)
    return found


def _ticked(moment: Moment, done: Mapping[str, date], as_of: date) -> Moment:
    day = done.get(moment.id)
    if day is None:
        return moment
    past = moment.end is not None and moment.end < as_of
    return moment._replace(done=day, status=Status.OVER if past else moment.status)


def signals_left(signals: Iterable[Signal], gone: Collection[str]) -> tuple[Signal, ...]:
    """Return the signals of which something is still to be done; those about no moment stay.

    Args:
        gone: The ids of the moments that are ticked, or of which the step is settled.
    """
    return tuple(signal for signal in signals if signal.stays or not signal.moments or set(signal.moments) - set(gone))


def todo_left(todos: Iterable[Todo], ticks: Collection[str], gone: Collection[str]) -> tuple[Todo, ...]:
    """Return what is still to be done.

    Args:
        ticks: What somebody ticked: one tick takes away what it ends.
        gone: As `signals_left` has it: what is only about such moments is done too.
    """
    ended, done = set(ticks), set(gone)
    return tuple(
        todo
        for todo in todos
        if todo.stays or not todo.moments or not (ended & set(todo.ended_by) or done >= set(todo.moments))
    )
