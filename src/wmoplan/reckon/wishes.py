"""When a step is planned: its aim cut to its phase, its fallback and its strictest deadline."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.period import Period
from wmoplan.model.plan import LegalDeadline, PlanningRow, Step, milestone_day
from wmoplan.reckon.situation import Situation

DAY: Final = timedelta(days=1)


class Wish(NamedTuple):
    """When a step is planned, before any meeting is looked at.

    Attributes:
        body: Who decides.
        start: The first day on which it can be decided, from its phase and the milestones it waits for.
        start_reason: Which of these gave that day.
        aim: The days that the plan aims at; None where it only has a deadline.
        void: Why the plan's own preference is impossible; empty where it is not.
        preference: The words of the preference; empty where there is none.
        fallback: The days after the aim in which it may be decided as well; open ends are None.
        deadline: The last day of plan and law together; None where there is none.
        legal: The last day that the law gives.
        dropped: Conditions that were left out, with why.
    """

    step: Step
    body: str
    start: date | None
    start_reason: Reason | None
    aim: Period | None
    void: str
    preference: str
    fallback: Period
    deadline: date | None
    deadline_reason: Reason | None
    legal: date | None
    dropped: tuple[Reason, ...]


def make_wish(step: Step, body: str, situation: Situation) -> Wish:
    """Return when a step is planned: its aim cut to its phase, its fallback and its strictest deadline."""
    phase = next((situation.period(found.when) for found in situation.plan.phases if found.id == step.phase), None)
    deadline, deadline_reason, legal = _deadline(step, situation)
    start, start_reason = _start(step, phase, situation)
    rows: dict[str, PlanningRow] = {row.kind: row for row in step.planning}
    aim_row = rows.get("voorkeur") or rows.get("periode")
    aim, void = _aim(aim_row, phase, deadline, situation)
    if aim_row and aim and aim.first and not void and (start is None or aim.first > start):
        start, start_reason = (
            aim.first,
            Reason(f"Het plan zegt: {aim.text}.", aim.first, situation.cite(aim_row.source)),
        )
    if aim is None and deadline is None:
        aim = phase
    fallback, dropped = _fallback(rows.get("alternatief"), aim, deadline, situation)
    preference = aim_row.when.text if aim_row and aim_row.kind == "voorkeur" else ""
    return Wish(
        step, body, start, start_reason, aim, void, preference, fallback, deadline, deadline_reason, legal, dropped
    )


def _deadline(step: Step, situation: Situation) -> tuple[date | None, Reason | None, date | None]:
    legal = situation.period(step.legal.when).last if step.legal else None
    bounds: list[tuple[date, PlanningRow | LegalDeadline]] = []
    if step.legal and legal:
        bounds.append((legal, step.legal))
    for row in step.planning:
        last = situation.period(row.when).last
        if row.kind in {"uiterlijk", "periode"} and last:
            bounds.append((last, row))
    if not bounds:
        return None, None, legal
    day, bound = min(bounds, key=lambda found: found[0])
    who = "De wet" if bound is step.legal else "Het plan"
    words = f"{who} zegt: {bound.when.text}. De laatste dag is dus {long_date(day)}."
    return day, Reason(words, day, situation.cite(bound.source)), legal


def _start(step: Step, phase: Period | None, situation: Situation) -> tuple[date | None, Reason | None]:
    start = phase.first if phase else None
    reason = Reason(f"De fase van dit plan loopt {phase.text}.", start, "") if phase else None
    for wait in step.depends_on:
        milestone = next((found for found in situation.plan.milestones if found.id == wait.milestone), None)
        if milestone is None:
            continue
        actual = milestone_day(milestone, situation.as_of)
        planned = situation.period(milestone.when).last
        day = actual or (planned + DAY if planned else None)
        if day and (start is None or day > start):
            start = day
            known = f"kwam op {long_date(actual)}" if actual else f"is gepland voor {milestone.when.text}"
            words = f"Het besluit kan pas na: {milestone.title}. Dat {known}. De eerste dag is {long_date(day)}."
            source = milestone.actual.source if actual and milestone.actual else milestone.source
            reason = Reason(words, day, situation.cite(source))
    return start, reason


def _aim(
    row: PlanningRow | None, phase: Period | None, deadline: date | None, situation: Situation
) -> tuple[Period | None, str]:
    if row is None:
        return None, ""
    aim = situation.period(row.when)
    first = max(filter(None, (aim.first, phase.first if phase else None)), default=None)
    last = min(filter(None, (aim.last, phase.last if phase else None, deadline)), default=None)
    if first and last and last < first:
        until = (
            f" loopt tot en met {long_date(aim.last)}, en de fase begint pas op {long_date(first)}"
            if aim.last and aim.last < first
            else " valt buiten de fase"
        )
        return phase, f"'{row.when.text}'{until}"
    if row.when.period is None and aim.first is None and aim.last is None:
        return phase, f"de dag van '{row.when.anchor}' is niet bekend"
    return Period(row.when.text, first, last, aim.convention), ""


def _fallback(
    row: PlanningRow | None, aim: Period | None, deadline: date | None, situation: Situation
) -> tuple[Period, tuple[Reason, ...]]:
    after_aim = aim.last + DAY if aim and aim.last else None
    if row is None:
        return Period("na de voorkeur", None, deadline), ()
    period = situation.period(row.when)
    first, dropped = period.first, []
    if row.condition is not None:
        condition = situation.period(row.condition).first
        if condition and deadline and condition > deadline:
            words = f"De voorwaarde '{row.condition.text}' vervalt: {long_date(condition)} ligt na de laatste dag."
            dropped.append(Reason(words, None, situation.cite(row.source)))
        elif condition and (first is None or condition > first):
            first = condition
    first = max(filter(None, (first, after_aim)), default=None)
    last = min(filter(None, (period.last, deadline)), default=None)
    return Period(row.when.text, first, last, period.convention), tuple(dropped)
