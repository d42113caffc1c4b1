"""When a step is planned: its aim cut to its phase, its fallback and its strictest deadline."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.period import DAY, Period, When
from wmoplan.model.phrases import Phrase
from wmoplan.model.step import (
    AIM,
    DEADLINE,
    FALLBACK,
    PERIOD,
    LegalDeadline,
    Milestone,
    PlanningRow,
    Step,
    milestone_day,
)
from wmoplan.model.words import Unsure
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.periods import AnchorDay, DatedPeriod


class Limit(NamedTuple):
    """A day that something else gives to a decision, with why; no day where nothing does."""

    day: date | None = None
    reason: Reason | None = None

    def or_later(self, day: date | None, reason: Reason) -> "Limit":
        """Return another day with its reason where that is later, or where this is none."""
        return Limit(day, reason) if day and (self.day is None or day > self.day) else self


class Window(NamedTuple):
    """When a step is planned, before any meeting is looked at.

    Attributes:
        body: Who decides.
        start: The first day on which it can be decided, from its phase and the milestones it waits for.
        start_reason: Why `start` is that day.
        aim: The days that the plan aims at; None where it only has a deadline.
        void: Why the plan's own preference is impossible; empty where it is not.
        preference: The words of the preference; empty where there is none.
        custom: Whether only a habit gives the aim, and nothing gives a last day.
        guess: On which day that we chose its time hangs, in words; empty where the municipality or a source gave it.
        fallback: The days after the aim in which it may be decided as well; open ends are None.
        bound: The last day of plan and law together, the reason that names it last; None where there is none.
        legal: The last day that the law gives.
        dropped: Conditions that were left out, with why.
        unknown: Why there is no day, from what it hangs on; none where there is one.
        asks: The keys of the questions that would make its days known or surer.
        weakest: Why there is no day; empty where there is one.
    """

    step: Step
    body: str
    start: date | None
    start_reason: Reason | None
    aim: Period | None
    void: str
    preference: str
    custom: bool
    guess: str
    fallback: Period
    bound: AnchorDay | None
    legal: date | None
    dropped: tuple[Reason, ...]
    unknown: tuple[Reason, ...] = ()
    asks: frozenset[str] = frozenset()
    weakest: str = ""

    @property
    def deadline(self) -> date | None:
        """The last day of plan and law together; None where there is none."""
        return self.bound.day if self.bound else None

    @property
    def is_vague(self) -> bool:
        """Whether only a habit, or a day that we chose, says when."""
        return self.custom or bool(self.guess)

    @property
    def is_law(self) -> bool:
        """Whether the law itself sets the deadline."""
        return self.legal is not None and self.legal == self.deadline

    @property
    def last(self) -> date | None:
        """The last day of the window: the deadline, else that of the fallback or of the aim; None where it is open."""
        return self.deadline or self.fallback.last or (self.aim.last if self.aim else None)


def window_of(step: Step, body: str, facts: Facts) -> Window:
    """Return when a step is planned: its aim cut to its phase, its fallback and its strictest deadline."""
    phase, bound = _phase(step, facts), _bound(step, facts)
    deadline = bound.day if bound else None
    rows: dict[str, PlanningRow] = {row.kind: row for row in step.planning}
    aim_row = rows.get(AIM) or rows.get(PERIOD)
    aim, void = _aim(aim_row, phase, deadline, facts)
    start = _start(step, phase, facts)
    if aim_row and aim and not void:
        words = facts.rules.say(Phrase.PLAN_SAYS, periode=aim.text)
        start = start.or_later(aim.first, Reason(words, aim.first, facts.cite(aim_row.source)))
    if aim is None and bound is None:
        aim = phase
    fallback, dropped = _fallback(rows.get(FALLBACK), aim, deadline, facts)
    leans = _leans(step, facts)
    return Window(
        step=step,
        body=body,
        start=start.day,
        start_reason=start.reason,
        aim=aim,
        void=void,
        preference=rows[AIM].when.text if AIM in rows else "",
        custom=aim_row is not None and aim_row.custom and not void and bound is None,
        guess=leans.guess,
        fallback=fallback,
        bound=bound,
        legal=facts.period(step.legal.when).last if step.legal else None,
        dropped=dropped,
        unknown=leans.unknown,
        asks=leans.asks,
        weakest=leans.weakest,
    )


def _phase(step: Step, facts: Facts) -> Period | None:
    return next((facts.period(phase.when) for phase in facts.plan.phases if phase.id == step.phase), None)


class _Leans(NamedTuple):
    """What the days of a step hang on; the fields as `Window` has them."""

    asks: frozenset[str]
    weakest: str
    guess: str
    unknown: tuple[Reason, ...]


def _leans(step: Step, facts: Facts) -> _Leans:
    """Return what the days of a step hang on; of an anchor that lies behind nothing has to be asked any more."""
    every = [(when, facts.dated(when)) for when in step.whens()]
    ahead = [dated for when, dated in every if not _is_past(when, facts)]
    return _Leans(
        asks=frozenset[str]().union(*(dated.asks for dated in ahead)),
        weakest=next((dated.weakest for dated in ahead if _is_open(dated)), ""),
        guess=next((dated.guess for _, dated in every if dated.guess), ""),
        unknown=tuple(dict.fromkeys(reason for _, dated in every if _is_open(dated) for reason in dated.reasons)),
    )


def _is_open(dated: DatedPeriod) -> bool:
    """Tell whether a period hangs on something that is not known."""
    return bool(dated.weakest) and dated.period.first is dated.period.last is None


def _is_past(when: When, facts: Facts) -> bool:
    anchor = facts.anchors.get(when.anchor)
    return anchor is not None and anchor.day is not None and anchor.day < facts.as_of


def _bound(step: Step, facts: Facts) -> AnchorDay | None:
    rows: list[PlanningRow | LegalDeadline] = [step.legal] if step.legal else []
    rows += [row for row in step.planning if row.kind in {DEADLINE, PERIOD}]
    days = [found for row in rows if (found := _last_day(row, facts))]
    return min(days, key=lambda found: found.day or date.max, default=None)


def _last_day(row: PlanningRow | LegalDeadline, facts: Facts) -> AnchorDay | None:
    dated, say = facts.dated(row.when), facts.rules.say
    day = dated.period.last
    if day is None:
        return None
    is_law = isinstance(row, LegalDeadline)
    certainty, weakest = dated.certainty, dated.weakest
    if not is_law and row.when.period is not None:
        exact = row.when.period.exact
        certainty = Certainty.PROVISIONAL if exact else Certainty.ESTIMATED
        weakest = say(Phrase.NATIONAL_PLAN if exact else Phrase.WINDOW_ONLY)
    words = say(Phrase.LAST_DAY_IS, dag=long_date(day))
    if not row.when.length:  # else the reasons before have said what the plan says
        phrase = Phrase.LAW_SAYS_LAST if is_law else Phrase.PLAN_SAYS_LAST
        words = say(phrase, periode=row.when.text, dag=long_date(day))
    reason = Reason(words, day, facts.cite(row.source))
    return AnchorDay(day, certainty, weakest, (*dated.reasons, reason), dated.asks, dated.guess)


def with_steps(facts: Facts) -> Facts:
    """Return the facts with the steps that others hang on among its anchors.

    Such a step has the day that was announced for it, else its last day; none where that is not known.
    """
    steps = {step.id: step for step in facts.plan.steps}
    hung_on = dict.fromkeys(when.anchor for step in steps.values() for when in step.whens() if when.anchor in steps)
    for step_id in hung_on:
        facts = _with_step(steps[step_id], steps, facts)
    return facts


def _with_step(step: Step, steps: Mapping[str, Step], facts: Facts) -> Facts:
    if step.id in facts.anchors:
        return facts
    for when in step.whens():
        if when.anchor in steps:
            facts = _with_step(steps[when.anchor], steps, facts)
    return facts._replace(anchors={**facts.anchors, step.id: _anchor_of(step, facts)})


def _anchor_of(step: Step, facts: Facts) -> AnchorDay:
    announced = facts.announcements.get(step.id)
    if announced and announced.day:
        words = facts.rules.say(Phrase.STEP_ANNOUNCED, naam=step.name, dag=long_date(announced.day))
        return AnchorDay(announced.day, Certainty.FIXED, "", (Reason(words, announced.day, announced.source),))
    if bound := _bound(step, facts):
        return bound
    is_decided = facts.trajectory(step.id, step.decision) is not None
    asks = frozenset({Unsure.DECISION.of(step.id)} if is_decided else ())
    asks = asks.union(*(facts.dated(when).asks for when in step.whens()))
    return AnchorDay(None, Certainty.ESTIMATED, "", _leans(step, facts).unknown, asks)


def _start(step: Step, phase: Period | None, facts: Facts) -> Limit:
    """Return the first day of a step: that of its phase, or the one after the milestones that it waits for."""
    start = Limit()
    if phase:
        start = Limit(phase.first, Reason(facts.rules.say(Phrase.PHASE_RUNS, periode=phase.text), phase.first, ""))
    milestones = {milestone.id: milestone for milestone in facts.plan.milestones}
    for wait in step.depends_on:
        if milestone := milestones.get(wait.milestone):
            start = start.or_later(*_after_milestone(milestone, facts))
    return start


def _after_milestone(milestone: Milestone, facts: Facts) -> tuple[date | None, Reason]:
    """Return the first day after a milestone, with why: its real day, else the day after it was planned."""
    actual, planned = milestone_day(milestone, facts.as_of), facts.period(milestone.when).last
    day = actual or (planned + DAY if planned else None)
    told = {"naam": milestone.title, "dag": long_date(day) if day else ""}
    words = facts.rules.say(Phrase.ONLY_AFTER_PLANNED, periode=milestone.when.text, **told)
    source = milestone.source
    if actual and milestone.actual:
        words = facts.rules.say(Phrase.ONLY_AFTER_ACTUAL, gebeurd=long_date(actual), **told)
        source = milestone.actual.source
    return day, Reason(words, day, facts.cite(source))


def _aim(
    row: PlanningRow | None, phase: Period | None, deadline: date | None, facts: Facts
) -> tuple[Period | None, str]:
    if row is None:
        return None, ""
    aim = facts.period(row.when)
    first = max(filter(None, (aim.first, phase.first if phase else None)), default=None)
    last = min(filter(None, (aim.last, phase.last if phase else None, deadline)), default=None)
    if first and last and last < first:
        if aim.last and aim.last < first:
            until = {"tot": long_date(aim.last), "dag": long_date(first)}
            return phase, facts.rules.say(Phrase.ENDS_BEFORE_PHASE, periode=row.when.text, **until)
        return phase, facts.rules.say(Phrase.OUTSIDE_PHASE, periode=row.when.text)
    if row.when.period is None and aim.first is None and aim.last is None:
        return phase, facts.rules.say(Phrase.ANCHOR_UNKNOWN, anker=row.when.anchor)
    return Period(row.when.text, first, last, aim.convention), ""


def _fallback(
    row: PlanningRow | None, aim: Period | None, deadline: date | None, facts: Facts
) -> tuple[Period, tuple[Reason, ...]]:
    after_aim = aim.last + DAY if aim and aim.last else None
    if row is None:
        return Period(facts.rules.say(Phrase.AFTER_PREFERENCE), None, deadline), ()
    period = facts.period(row.when)
    first, dropped = period.first, []
    if row.condition is not None:
        condition = facts.period(row.condition).first
        if condition and deadline and condition > deadline:
            words = facts.rules.say(Phrase.CONDITION_DROPPED, voorwaarde=row.condition.text, dag=long_date(condition))
            dropped.append(Reason(words, None, facts.cite(row.source)))
        elif condition and (first is None or condition > first):
            first = condition
    first = max(filter(None, (first, after_aim)), default=None)
    last = min(filter(None, (period.last, deadline)), default=None)
    return Period(row.when.text, first, last, period.convention), tuple(dropped)
