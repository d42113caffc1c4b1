"""What a tick does to a timeline: what is done is not asked again, and never too late."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from wmoplan.model.moment import Moment, Question, Signal
from wmoplan.model.progress import Progress
from wmoplan.model.rules import SENDING, Rules
from wmoplan.reckon.settled import NO_MARKS, ProgressMarks
from wmoplan.reckon.status import LATE, OVER
from wmoplan.reckon.todo import Todo


def marks_of(progress: Progress) -> ProgressMarks:
    """Return what was ticked and seen."""
    if not progress.rows:
        return NO_MARKS
    from wmoplan.model.standing import sights_of

    return ProgressMarks({name: row.day for name, row in progress.done().items()}, sights_of(progress))


def ticked(moments: Mapping[str, Moment], done: Mapping[str, date], rules: Rules, as_of: date) -> dict[str, Moment]:
    """Return the moments with the day on which each was ticked; what is done and past is simply past, whatever it was.

    Once the advice is ticked, only speaking can still be too late.
    """
    found = {name: _ticked(moment, done, as_of) for name, moment in moments.items()}
    for moment in moments.values():
        sent = moment.step and any(name in done for name in rules.requested(moment.step, SENDING))
        if sent and moment.status.endswith(LATE) and not moment.speaking:
            found[moment.id] = found[moment.id]._replace(status=OVER)
    return found


def _ticked(moment: Moment, done: Mapping[str, date], as_of: date) -> Moment:
    day = done.get(moment.id)
    if day is None:
        return moment
    past = moment.end is not None and moment.end < as_of
    return moment._replace(done=day, status=OVER if past else moment.status)


def signals_left(signals: Iterable[Signal], gone: Collection[str]) -> tuple[Signal, ...]:
    """Return the signals of which something is still to be done; those about no moment stay.

    Args:
        gone: The ids of the moments that are ticked, or of which the step is settled.
    """
    return tuple(signal for signal in signals if signal.stays or not signal.moments or set(signal.moments) - set(gone))


def questions_left(questions: Iterable[Question], gone: Collection[str]) -> tuple[Question, ...]:
    """Return the questions but those whether something happened that was ticked."""
    return tuple(question for question in questions if question.whether not in gone)


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
