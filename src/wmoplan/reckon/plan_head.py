"""The head of a plan: what a first profile needs to know of it."""

from datetime import date
from typing import NamedTuple

from wmoplan.model.plan import Plan
from wmoplan.model.plan_rows import Anchor
from wmoplan.model.step import NOBODY, Step


class Choice(NamedTuple):
    """A day that a municipality chooses.

    Attributes:
        supposed: The day that counts until the municipality chooses; None where that day hangs on something else.
        text: That day in the words of the plan.
        question: The question that asks for the day.
    """

    id: str
    supposed: date | None
    text: str
    question: str


class Subject(NamedTuple):
    """A subject that a council can choose; the plan itself suggests some."""

    id: str
    title: str
    note: str
    suggested: bool


class PlanHead(NamedTuple):
    """What a first profile needs to know of a plan.

    Attributes:
        first, last: The horizon of the plan; None where it is open.
        example: The id of a step, for an example.
        choices: All days that can be chosen, in the order of the file.
        hung_on: For each subject, the choices that its steps hang on.
    """

    id: str
    first: date | None
    last: date | None
    example: str
    subjects: tuple[Subject, ...]
    choices: tuple[Choice, ...]
    hung_on: dict[str, frozenset[str]]

    def choices_for(self, subjects: tuple[str, ...]) -> tuple[Choice, ...]:
        """Return the days that the steps of these subjects hang on; without a subject those of all."""
        wanted = frozenset[str]().union(*(self.hung_on.get(one, frozenset()) for one in subjects or self.hung_on))
        return tuple(choice for choice in self.choices if choice.id in wanted)


def head_of_plan(plan: Plan) -> PlanHead:
    """Return the head of a plan; a step that comes back every year is no example."""
    runs = plan.runs.period
    choices = tuple(_choice(anchor) for anchor in plan.anchors if anchor.question)
    return PlanHead(
        id=plan.id,
        first=runs.first if runs else None,
        last=runs.last if runs else None,
        example=next((step.id for step in plan.steps if step.decision != NOBODY and not step.series), ""),
        subjects=tuple(Subject(topic.id, topic.title, topic.note, topic.suggested) for topic in plan.topics),
        choices=choices,
        hung_on=_hung_on(plan, {choice.id for choice in choices}),
    )


def _choice(anchor: Anchor) -> Choice:
    period = anchor.when.period
    return Choice(anchor.id, period.last if period else None, anchor.when.text, anchor.question)


def _hung_on(plan: Plan, choices: set[str]) -> dict[str, frozenset[str]]:
    """Return for each subject the choices that its steps hang on, by way of other steps and anchors too."""
    hung = {step.id: _names(step) for step in plan.steps} | {one.id: {one.when.anchor} for one in plan.anchors}
    found: dict[str, frozenset[str]] = {}
    for step in plan.steps:
        names: set[str] = set()
        left = set(hung[step.id])
        while left:
            names |= left
            left = {below for name in left for below in hung.get(name, ())} - names
        for topic in step.topics:
            found[topic] = found.get(topic, frozenset()) | (names & choices)
    return found


def _names(step: Step) -> set[str]:
    return {step.takes_effect, *(when.anchor for when in step.whens())}
