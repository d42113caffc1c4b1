"""How a municipality stands: what should be true by now, what was seen of it, and nothing that nobody saw."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.model.moment import Certainty
from wmoplan.model.period import DAY, Period
from wmoplan.model.plan_rows import Stand
from wmoplan.model.standing import YES, Announced, Sight
from wmoplan.model.step import Step
from wmoplan.reckon.facts import TICKED, Facts, Settled
from wmoplan.reckon.periods import DatedPeriod

ON_SCHEDULE: Final = "op schema"
BEHIND: Final = "achter"
UNKNOWN: Final = "onbekend"
VERDICTS: Final = (BEHIND, ON_SCHEDULE, UNKNOWN)
"""How a step can stand, in the order in which it is told."""

YEAR: Final = timedelta(days=365)
"""How far ahead something that should be true is told."""


class Span(NamedTuple):
    """The time by which something should be true.

    Attributes:
        estimated: Whether it hangs on a day that the plan only supposes.
        latest: The last day, where that is another than the last of the period; else None.
    """

    period: Period
    estimated: bool = False
    latest: date | None = None

    @property
    def last(self) -> date | None:
        """The last day on which it is in time; None where there is none."""
        return self.latest or self.period.last

    @property
    def counts_from(self) -> date | None:
        """The day from which it counts: the first of a period, the day after a last day; None where it has no day."""
        first, last = self.period.first, self.period.last
        return first or (last + DAY if last else None)


class Measurement(NamedTuple):
    """A moment on which is looked how far the municipalities are; its period is as vague as its source."""

    id: str
    title: str
    period: Period


class Expectation(NamedTuple):
    """What should be true of a step, with the time by which it should be.

    Attributes:
        row: The row of the plan.
        step: The step that it is about.
    """

    row: Stand
    step: Step
    span: Span


class Standing(NamedTuple):
    """How one step stands.

    Attributes:
        verdict: One of `VERDICTS`.
        expectation: What should be true: what counts now, or else what comes first.
        counts: Whether that counts already on the day from which it is seen.
        sight: What was seen of it; None where nobody saw anything.
        announced: The day of the decision, where that tells something: it was taken, it comes too late, or it is past
            and nobody said that it was taken; else None.
        before: What was last seen of this step on an earlier moment, with what that was about; None where nothing was.
    """

    step: Step
    verdict: str
    expectation: Stand
    span: Span
    counts: bool
    sight: Sight | None
    announced: Announced | None
    before: tuple[Stand, Sight] | None


def measurements_of(facts: Facts) -> tuple[Measurement, ...]:
    """Return the measurements of a plan, in the order of the plan."""
    return tuple(Measurement(row.id, row.title, facts.period(row.when)) for row in facts.plan.measurements)


def expectations_of(facts: Facts) -> tuple[Expectation, ...]:
    """Return what should be true of the steps of a plan, in its order; without what lies after the end."""
    steps = {step.id: step.alone for step in facts.plan.steps}
    measured = {row.id: facts.dated(row.when) for row in facts.plan.measurements}
    found = (Expectation(row, steps[row.step], _span(row, measured, facts)) for row in facts.plan.stands)
    end = facts.ending.day if facts.ending else date.max
    return tuple(one for one in found if (one.span.period.last or date.min) < end)


def _span(row: Stand, measured: Mapping[str, DatedPeriod], facts: Facts) -> Span:
    """Return the time by which an expectation should be true: that of its measurement, else its own."""
    own = facts.dated(row.when) if row.when else None
    dated = measured.get(row.measurement) or own
    if dated is None:  # the model refuses a row without either
        raise AssertionError
    latest = own.period.last if own and row.measurement else None
    return Span(dated.period, dated.certainty is Certainty.ESTIMATED, latest)


def announced_days(facts: Facts) -> dict[str, Announced]:
    """Return the day of the decision of each step of a plan: as it was announced, or as somebody ticked it."""
    held = {step.id: facts.announcements.get(step.id) for step in facts.plan.steps}
    days = ((step, fact.day, fact.source) for step, fact in held.items() if fact and fact.day)
    found = {step: Announced(day, source, ticked=False) for step, day, source in days}
    return with_settled(found, facts.settled)


def with_settled(announced: Mapping[str, Announced], settled: Mapping[str, Settled]) -> dict[str, Announced]:
    """Return the days of decisions, and for each settled step that the decision was taken.

    What was seen of a step is told as it was seen, so it is no day of a decision.
    """
    found = dict(announced)
    for step, one in settled.items():
        if one.how == TICKED:
            found[step] = Announced(one.day, "", ticked=True)
        elif one.exact and step in announced:
            found[step] = announced[step]._replace(decided=True)
    return found


def standings(
    expectations: Iterable[Expectation], sights: Mapping[str, Sight], announced: Mapping[str, Announced], as_of: date
) -> tuple[Standing, ...]:
    """Return how each step stands, in the order of the plans; steps of which nothing is expected near the day are left.

    Args:
        expectations: What should be true; of the rows about one step, or about the steps of one series, one is judged.
        sights: What was seen up to the day, by the id of the expectation.
        announced: The day of the decision of a step, by the id of the step.
    """
    series: dict[str, list[Expectation]] = {}
    for one in expectations:
        series.setdefault(one.step.series or one.step.id, []).append(one)
    found: list[Standing] = []
    for same in series.values():
        dated = sorted((one for one in same if one.span.counts_from), key=_begin)
        judged = _judged(dated, as_of)
        if judged:
            earlier = [(one.row, sights[one.row.id]) for one in dated[: dated.index(judged)] if one.row.id in sights]
            seen = sights.get(judged.row.id)
            found.append(_standing(judged, seen, announced.get(judged.step.id), earlier, as_of))
    return tuple(found)


def _begin(one: Expectation) -> date:
    """Return the first day on which an expectation counts; far away where it has none."""
    return one.span.counts_from or date.max


def _judged(dated: list[Expectation], as_of: date) -> Expectation | None:
    """Return what counts now: the last that has begun to count, or else the first that comes within a year."""
    begun = [one for one in dated if _begin(one) <= as_of]
    coming = [one for one in dated if as_of < _begin(one) <= as_of + YEAR]
    return begun[-1] if begun else next(iter(coming), None)


def _standing(
    judged: Expectation,
    seen: Sight | None,
    announced: Announced | None,
    earlier: list[tuple[Stand, Sight]],
    as_of: date,
) -> Standing:
    counts = _begin(judged) <= as_of
    sight, day = _newest(seen, _telling(judged, announced, as_of))
    return Standing(
        step=judged.step,
        verdict=_verdict(sight, day, judged.span, counts=counts),
        expectation=judged.row,
        span=judged.span,
        counts=counts,
        sight=sight,
        announced=day,
        before=earlier[-1] if earlier else None,
    )


def _newest(sight: Sight | None, day: Announced | None) -> tuple[Sight | None, Announced | None]:
    """Return what was seen and the day of the decision; where the one denies the other, only what was written last."""
    if sight and sight.answer != YES and day and day.taken:
        return (sight, None) if sight.day >= day.day else (None, day)
    return sight, day


def _verdict(sight: Sight | None, day: Announced | None, span: Span, *, counts: bool) -> str:
    """Return how a step stands: what was seen says it, and else the day of the decision."""
    if sight and sight.answer == YES:
        return ON_SCHEDULE
    if day and (day.taken or is_late(day, span)):
        return ON_SCHEDULE if day.taken else BEHIND
    return BEHIND if sight and counts else UNKNOWN


def is_late(day: Announced, span: Span) -> bool:
    """Tell whether a decision comes after the time by which it should be there."""
    return span.last is not None and day.day > span.last


def _telling(judged: Expectation, found: Announced | None, as_of: date) -> Announced | None:
    """Return the day of the decision, where it tells something; a coming day that is in time can still move."""
    if found is None or found.taken:
        return found
    tells = judged.row.decision and (is_late(found, judged.span) or found.day <= as_of)
    return found if tells else None


def measured_now(measurements: Iterable[Measurement], as_of: date) -> tuple[Measurement | None, Measurement | None]:
    """Return the measurement that was begun last, and the one that comes next; None where there is none.

    A measurement without a first day, such as "uiterlijk 1 maand na nieuwe-raad", begins on its last.
    """
    days = [(one.period.first or one.period.last, one) for one in measurements]
    dated = sorted(((day, one) for day, one in days if day), key=lambda row: row[0])
    begun = [one for day, one in dated if day <= as_of]
    return (begun[-1] if begun else None), next((one for day, one in dated if day > as_of), None)
