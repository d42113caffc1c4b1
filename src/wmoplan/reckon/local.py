"""What a municipality's own file adds to a plan: steps and rounds, decisions taken together, what was confirmed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from wmoplan.dutch import listing
from wmoplan.model.fields import SHORT
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.plan import Plan
from wmoplan.model.profile import DayFact, OwnStep, Profile
from wmoplan.model.source import OWN_FILE, Source
from wmoplan.model.step import (
    DEADLINE,
    PERIOD,
    Actual,
    Dependency,
    LegalDeadline,
    Milestone,
    PlanningRow,
    Step,
    short_name,
)

OWN: Final = Source(OWN_FILE, "")
"""Where a fact comes from that the user typed without a source."""

ROOM_FOR_MORE: Final = 8
"""Characters that the words "en meer" take behind a short name."""


class HasSince(Protocol):
    """Something that became known on a day; None counts always."""

    @property
    def since(self) -> date | None:
        """The day on which it became known."""


def is_known(fact: HasSince, as_of: date) -> bool:
    """Tell whether a fact counts on the as-of date: without "sinds" it always does."""
    return fact.since is None or fact.since <= as_of


def together(profile: Profile, as_of: date) -> dict[str, str]:
    """Map each step that is decided in the same decision as another (`samen-met`) to that other step."""
    known = ((step, fact) for step, fact in profile.decisions.items() if is_known(fact, as_of))
    return {step: fact.together_with for step, fact in known if fact.together_with}


def with_own(plans: Sequence[Plan], profile: Profile, texts: Texts, as_of: date) -> list[Plan]:
    """Return the plans with what the file adds, as known on the as-of date.

    A round, and a step that comes after others, stands in the plan of those; any other own step in the first plan.
    """
    found = list(plans)
    for step in profile.steps:
        if is_known(step, as_of):
            at = _home(step, found)
            found[at] = _with_step(found[at], step)
    pairs = together(profile, as_of)
    known = {name: fact for name, fact in profile.confirmed.items() if is_known(fact, as_of)}
    return [_with_confirmed(_merged(plan, pairs, texts), known) for plan in found]


def _home(step: OwnStep, plans: Sequence[Plan]) -> int:
    named = {step.round_of, *step.after}
    homes = (at for at, plan in enumerate(plans) if named & {other.id for other in plan.steps})
    return next(homes, 0)


def _with_step(plan: Plan, own: OwnStep) -> Plan:
    """Return the plan with one step more; a step of which it is a round comes in a later meeting."""
    first = Dependency.of(step=own.id, later=True, source=_source(own))
    steps = [
        step.with_values(depends_on=(*step.depends_on, first)) if step.id == own.round_of else step
        for step in plan.steps
    ]
    parent = next((step for step in plan.steps if step.id == own.round_of), None)
    return plan.with_lists(steps=(*steps, _as_step(own, parent)))


def _as_step(own: OwnStep, parent: Step | None) -> Step:
    source = _source(own)
    return Step.of(
        id=own.id,
        title=own.title,
        name=own.name,
        short=own.short or short_name(own.name),
        note=own.note,
        decision=own.decision,
        sort=own.sort,
        large=own.large,
        act=own.act,
        in_calendar=bool(own.act),
        topics=own.topics or (parent.topics if parent else ()),
        planning=(PlanningRow.of(kind=PERIOD, when=own.when, source=source),) if own.when else (),
        depends_on=tuple(Dependency.of(step=first, source=source) for first in own.after),
        questions=parent.questions if parent else (),
        actions=parent.actions if parent else (),
        source=source,
    )


def _source(own: OwnStep | DayFact) -> Source:
    return Source(own.source, "") if own.source else OWN


def _merged(plan: Plan, pairs: Mapping[str, str], texts: Texts) -> Plan:
    """Return the plan in which a step that leads a decision on several stands for all of them."""
    held = {step.id: step for step in plan.steps}
    led = {leader: [held[step] for step in pairs if pairs[step] == leader and step in held] for leader in held}
    if not any(led.values()):
        return plan
    return plan.with_lists(
        steps=tuple(_leading(step, led[step.id], texts) if led[step.id] else step for step in plan.steps)
    )


def _leading(step: Step, others: Sequence[Step], texts: Texts) -> Step:
    """Return a step with the names, the subjects, the last days and the conditions of those decided with it."""
    every = (step, *others)
    ids = {one.id for one in every}
    waits = dict.fromkeys(first for one in every for first in one.depends_on)
    return step.leading(
        name=listing([one.name for one in every]),
        short=_short_names(every, texts),
        large=any(one.large for one in every),
        topics=tuple(dict.fromkeys(topic for one in every for topic in one.topics)),
        planning=(*step.planning, *_last_days(others)),
        legal=_strictest(one.legal for one in every),
        depends_on=tuple(first for first in waits if first.step not in ids),
    )


def _short_names(steps: Sequence[Step], texts: Texts) -> str:
    whole = listing([step.short for step in steps])
    return whole if len(whole) <= SHORT else texts.say(Phrase.AND_MORE, kort=steps[0].short[: SHORT - ROOM_FOR_MORE])


def _last_days(steps: Sequence[Step]) -> list[PlanningRow]:
    """Return the last days of the plan for some steps: what one aims at is no aim of a decision on more."""
    rows = (row for step in steps for row in step.planning if row.kind in {PERIOD, DEADLINE})
    return [row.with_values(kind=DEADLINE) for row in rows]


def _strictest(bounds: Iterable[LegalDeadline | None]) -> LegalDeadline | None:
    """Return the last day of the law that comes first; one that hangs on an anchor comes after those with a day."""
    known = [bound for bound in bounds if bound]
    last = [bound.when.period.last if bound.when.period else None for bound in known]
    return min(zip(last, known, strict=True), key=lambda pair: pair[0] or date.max, default=(None, None))[1]


def _with_confirmed(plan: Plan, confirmed: Mapping[str, DayFact]) -> Plan:
    """Return the plan with what the file says of its milestones as what really happened."""
    if not confirmed:
        return plan

    def happened(rows: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
        return tuple(
            row.with_values(actual=Actual.of(day=fact.day, source=_source(fact)))
            if (fact := confirmed.get(row.id))
            else row
            for row in rows
        )

    return plan.with_lists(milestones=happened(plan.milestones), measurements=happened(plan.measurements))
