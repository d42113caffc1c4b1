"""What a tick does to a timeline: what is done is not asked again, and never too late."""

from collections.abc import Iterable, Mapping
from datetime import date

from wmoplan.model.moment import Moment, Question, Signal
from wmoplan.model.plan import Plan
from wmoplan.model.progress import Progress
from wmoplan.reckon.status import OVER
from wmoplan.reckon.todo import Todo


def decided(plans: Iterable[Plan], progress: Progress) -> dict[str, date]:
    """Return the decisions that the council saw taken, by the id of the moment, each with the day on which it saw."""
    if not progress.rows:
        return {}
    from wmoplan.model.standing import DECIDED, YES, sights_of

    sights = sights_of(progress)
    rows = [row for plan in plans for row in plan.stands if row.decision]
    return {f"{row.step}{DECIDED}": seen.day for row in rows if (seen := sights.get(row.id)) and seen.answer == YES}


def ticked(moment: Moment, done: Mapping[str, date], as_of: date) -> Moment:
    """Return a moment with the day on which it was ticked; what is done and past is simply past, whatever it was."""
    day = done.get(moment.id)
    if day is None:
        return moment
    past = moment.end is not None and moment.end < as_of
    return moment._replace(done=day, status=OVER if past else moment.status)


def signals_left(signals: Iterable[Signal], done: Mapping[str, date]) -> tuple[Signal, ...]:
    """Return the signals of which something is still to be done; those about no moment stay."""
    return tuple(
        signal for signal in signals if signal.stays or not signal.moments or set(signal.moments) - done.keys()
    )


def questions_left(questions: Iterable[Question], done: Mapping[str, date]) -> tuple[Question, ...]:
    """Return the questions but those whether something happened that was ticked."""
    return tuple(question for question in questions if question.whether not in done)


def todo_left(todos: Iterable[Todo], done: Mapping[str, date]) -> tuple[Todo, ...]:
    """Return what is still to be done."""
    return tuple(todo for todo in todos if todo.stays or not todo.moments or set(todo.moments) - done.keys())
