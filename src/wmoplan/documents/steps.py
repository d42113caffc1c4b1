"""The parts of a step in a document: its days, the warnings about them, its questions and its actions."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Block, Item, Paragraph
from wmoplan.dutch import long_date, plain_date, within
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.progress import ProgressRow
from wmoplan.model.step import Line, Step
from wmoplan.model.words import Status, Weight
from wmoplan.timeline import Timeline

SURENESS: Final = (
    (Certainty.FIXED.word, "De dag staat vast. De wet of de gemeente noemt hem."),
    (Certainty.RECKONED.word, "De dag is geteld vanaf een dag die bekend is."),
    (Certainty.PROVISIONAL.word, "De dag kan nog schuiven."),
    (Certainty.ESTIMATED.word, "De gemeente heeft nog niets gezegd. Vraag de dag na."),
)
"""The words for certainty with their meaning, the surest first."""

STANDING: Final = {
    Status.LATE: "Dit is te laat.",
    Status.MAYBE_LATE: "Dit is misschien te laat.",
    Status.UNKNOWN: "Vraag na of dit gebeurd is.",
}
"""The sentence about a moment that has passed without a known end, by its status."""

NO_DAY: Final = "Er is nog geen dag bekend."


def steps_in_time(timeline: Timeline) -> list[Step]:
    """Return the steps of the chosen subjects in the order of their next day.

    Of what comes back every year only the one that comes next is among them, else the last one.
    """
    coming = {step.id: _first_coming(step, timeline) for step in timeline.chosen_steps()}
    return sorted(_once(timeline.chosen_steps(), coming), key=lambda step: coming[step.id])


def _once(steps: list[Step], coming: dict[str, date]) -> list[Step]:
    found: dict[str, Step] = {}
    for step in steps:
        held = found.get(step.series or step.id)
        if held is None or coming[held.id] == date.max:
            found[step.series or step.id] = step
    return list(found.values())


def _first_coming(step: Step, timeline: Timeline) -> date:
    ends = [moment.end for moment in dates_of(step, timeline)]
    if not ends:
        ends = [row.when.period.last for row in step.planning if row.when.period]
    return min((end for end in ends if end and end >= timeline.as_of), default=date.max)


def notes_of(step: Step, timeline: Timeline) -> list[Block]:
    """Return the explanation of a step in the plan, and the hints for the role of the volunteers."""
    hints = [
        f"{shown.heading}: {within(row.title)}. {row.text}"
        for shown in timeline.rules.shows
        for plan in timeline.plans
        for row in plan.hints(shown.key)
        if step.id in row.steps
    ]
    return [Paragraph(text) for text in (step.note, *hints) if text]


def warnings_of(step: Step, timeline: Timeline) -> list[str]:
    """Return the signals about the days of a step, each with its remedy."""
    ids = {moment.id for moment in timeline.moments if moment.step == step.id}
    return [
        f"{signal.in_file} {signal.remedy}".strip()
        for signal in timeline.signals
        if signal.weight is not Weight.REMARK and ids & set(signal.moments)
    ]


def asked_of(step: Step, timeline: Timeline) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield what to ask at a step and what to do, each under its title; nothing where there is nothing."""
    if questions := ticks_of(step.questions, timeline):
        yield "Vraag aan de gemeente", questions
    if actions := ticks_of((_action(line, step, timeline) for line in step.actions), timeline):
        yield "Wat u kunt doen", actions


def ticks_of(lines: Iterable[Line], timeline: Timeline) -> tuple[Item, ...]:
    """Return lines as items to tick, those that were ticked with the day of that; never who ticked them."""
    return tuple(_ticks(lines, timeline.progress.done()))


def _ticks(lines: Iterable[Line], done: Mapping[str, ProgressRow], level: int = 1) -> Iterator[Item]:
    for line in lines:
        yield Item(line.text, level, done=done_on(done[line.id].day) if line.id in done else "")
        yield from _ticks(line.parts, done, level + 1)


def done_on(day: date) -> str:
    """Return the words behind a ticked item.

    >>> done_on(date(2014, 2, 10))
    'gedaan op 10 februari 2014'
    """
    return f"gedaan op {plain_date(day)}"


def _action(line: Line, step: Step, timeline: Timeline) -> Line:
    """Return an action with the text that the role of the volunteers has for it."""
    said = timeline.rules.actions.get(line.kind)
    return line.model_copy(update={"text": said.format_map({"naam": step.name})}) if said else line


def planned_of(step: Step, timeline: Timeline) -> str:
    """Return, for a step without a day, that it was decided, or what to ask, or what the plan says of the time."""
    if settled := timeline.settled.get(step.id):
        on = "op" if settled.exact else "op of voor"
        return f"Dit is al besloten, {on} {long_date(settled.day)}."
    lengths = {row.when.length for row in step.planning}
    asked = [term.question for plan in timeline.plans for term in plan.terms if term.id in lengths]
    if asked:
        return f"{NO_DAY} Vraag de gemeente: {' '.join(asked)}"
    planned = "; anders ".join(row.when.text for row in step.planning)
    return f"{NO_DAY} Het plan zegt: {planned}." if planned else NO_DAY


def dates_of(step: Step, timeline: Timeline) -> list[Moment]:
    """Return the days of a step on which a volunteer acts or attends; where there are none, all its days."""
    dated = [
        moment
        for moment in timeline.moments
        if moment.step == step.id
        and (moment.start or moment.end)
        and not moment.silent
        and (moment.status is not Status.OVER or moment.done)
    ]
    return [moment for moment in dated if moment.in_calendar] or dated
