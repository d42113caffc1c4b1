"""What a municipality's own file adds to a plan: steps and rounds, decisions taken together, what was confirmed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from wmoplan.dutch import listing
from wmoplan.model.fields import SHORT
from wmoplan.model.plan import Plan
from wmoplan.model.profile import DayFact, Fact, OwnStep, Profile
from wmoplan.model.source import OWN_FILE, Source
from wmoplan.model.step import Actual, Dependency, LegalDeadline, Milestone, PlanningRow, Step, short_name

OWN: Final = Source(OWN_FILE, "")
"""Where a fact comes from that the user typed without a source."""


def is_known(fact: Fact, as_of: date) -> bool:
    """Tell whether a fact counts on the as-of date: without "sinds" it always does."""
    return fact.since is None or fact.since <= as_of


def together(profile: Profile, as_of: date) -> dict[str, str]:
    """Return for each step that is decided with another one, that other one."""
    known = ((step, fact) for step, fact in profile.decisions.items() if is_known(fact, as_of))
    return {step: fact.together_with for step, fact in known if fact.together_with}


def with_own(plans: Sequence[Plan], profile: Profile, as_of: date) -> list[Plan]:
    """Return the plans with what the file adds, as known on the as-of date.

    A round, and a step that comes after others, stands in the plan of those; any other own step in the first plan.
    """
    own = [step for step in profile.steps if is_known(step, as_of)]
    found = list(plans)
    for step in own:
        at = _home(step, found)
        found[at] = _with_step(found[at], step)
    pairs = together(profile, as_of)
    return [_with_confirmed(_merged(plan, pairs), profile.confirmed, as_of) for plan in found]


def _home(step: OwnStep, plans: Sequence[Plan]) -> int:
    named = {step.round_of, *step.after}
    homes = (at for at, plan in enumerate(plans) if named & {other.id for other in plan.steps})
    return next(homes, 0)


def _with_step(plan: Plan, own: OwnStep) -> Plan:
    """Return the plan with one step more; a step of which it is a round comes in a later meeting."""
    held = {step.id: step for step in plan.steps}
    steps = [
        _waits(step, Dependency(stap=own.id, later=True, bron=_source(own))) if step.id == own.round_of else step
        for step in plan.steps
    ]
    return plan.model_copy(update={"steps": (*steps, _as_step(own, held.get(own.round_of)))})


def _waits(step: Step, first: Dependency) -> Step:
    return step.model_copy(update={"depends_on": (*step.depends_on, first)})


def _as_step(own: OwnStep, parent: Step | None) -> Step:
    source = _source(own)
    return Step.model_validate(
        {
            "id": own.id,
            "titel": own.title,
            "naam": own.name,
            "kort": own.short or short_name(own.name),
            "uitleg": own.note,
            "besluit": own.decision,
            "soort-besluit": own.sort,
            "groot": own.large,
            "doe": own.act,
            "agenda": bool(own.act),
            "onderwerpen": own.topics or (parent.topics if parent else ()),
            "planning": (PlanningRow(soort="periode", wanneer=own.when, bron=source),) if own.when else (),
            "hangt-af-van": tuple(Dependency(stap=first, bron=source) for first in own.after),
            "vragen": parent.questions if parent else (),
            "acties": parent.actions if parent else (),
            "bron": source,
        }
    )


def _source(own: OwnStep) -> Source:
    return Source(own.source, "") if own.source else OWN


def _merged(plan: Plan, pairs: Mapping[str, str]) -> Plan:
    """Return the plan in which a step that leads a decision on several stands for all of them."""
    held = {step.id: step for step in plan.steps}
    led = {leader: [held[step] for step in pairs if pairs[step] == leader and step in held] for leader in held}
    steps = tuple(_leading(step, led[step.id]) if led[step.id] else step for step in plan.steps)
    return plan.model_copy(update={"steps": steps}) if any(led.values()) else plan


def _leading(step: Step, others: Sequence[Step]) -> Step:
    """Return a step with the names, the subjects, the last days and the conditions of those decided with it."""
    every = (step, *others)
    bounds = [row for other in others for row in other.planning if row.kind in {"periode", "uiterlijk"}]
    return step.leading(
        {
            "name": listing([one.name for one in every]),
            "short": _both(step.short, [other.short for other in others]),
            "large": any(one.large for one in every),
            "topics": tuple(dict.fromkeys(topic for one in every for topic in one.topics)),
            "planning": (*step.planning, *(row.model_copy(update={"kind": "uiterlijk"}) for row in bounds)),
            "legal": _strictest(one.legal for one in every),
            "depends_on": tuple(
                dict.fromkeys(first for one in every for first in one.depends_on if first.step not in _ids(every))
            ),
        }
    )


def _ids(steps: Iterable[Step]) -> set[str]:
    return {step.id for step in steps}


def _both(short: str, others: Sequence[str]) -> str:
    whole = listing([short, *others])
    return whole if len(whole) <= SHORT else f"{short[: SHORT - 8]} en meer"


def _strictest(bounds: Iterable[LegalDeadline | None]) -> LegalDeadline | None:
    """Return the last day of the law that comes first; one that hangs on an anchor comes after those with a day."""
    known = [bound for bound in bounds if bound]
    last = [bound.when.period.last if bound.when.period else None for bound in known]
    return min(zip(last, known, strict=True), key=lambda pair: pair[0] or date.max, default=(None, None))[1]


def _with_confirmed(plan: Plan, confirmed: Mapping[str, DayFact], as_of: date) -> Plan:
    """Return the plan with what the file says of its milestones as what really happened."""
    if not confirmed:
        return plan

    def told(row: Milestone) -> Milestone:
        fact = confirmed.get(row.id)
        if fact is None or not is_known(fact, as_of):
            return row
        source = Source(fact.source, "") if fact.source else OWN
        return row.model_copy(update={"actual": Actual(datum=fact.day, bron=source)})

    return plan.model_copy(
        update={
            "milestones": tuple(told(row) for row in plan.milestones),
            "measurements": tuple(told(row) for row in plan.measurements),
        }
    )
