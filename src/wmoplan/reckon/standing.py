"""How a municipality stands: what should be true by now, what was seen of it, and nothing that nobody saw."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.model.period import Period
from wmoplan.model.standing import YES, Announced, Expectation, Measurement, Sight, Watch, Watched
from wmoplan.reckon.facts import TICKED, Settled

ON_SCHEDULE: Final = "op schema"
BEHIND: Final = "achter"
UNKNOWN: Final = "onbekend"
VERDICTS: Final = (BEHIND, ON_SCHEDULE, UNKNOWN)
"""How a step can stand, in the order in which it is told."""

DAY: Final = timedelta(days=1)
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

    step: Watched
    verdict: str
    expectation: Expectation
    span: Span
    counts: bool
    sight: Sight | None
    announced: Announced | None
    before: tuple[Expectation, Sight] | None


def own_spans(watch: Watch) -> dict[str, Span]:
    """Return the time of each expectation that has one of its own, by its id: those that hang on an anchor are left."""
    found: dict[str, Span] = {}
    for one in watch.expectations:
        if one.measurement:
            latest = one.when.period.last if one.when and one.when.period else None
            found[one.id] = Span(watch.measurements[one.measurement].period, latest=latest)
        elif one.when and one.when.period:
            found[one.id] = Span(one.when.period)
    return found


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
    watch: Watch,
    spans: Mapping[str, Span],
    sights: Mapping[str, Sight],
    announced: Mapping[str, Announced],
    as_of: date,
) -> tuple[Standing, ...]:
    """Return how each step stands, in the order of the plans; steps of which nothing is expected near the day are left.

    Args:
        spans: The time of each expectation, by its id.
        sights: What was seen up to the day, by the id of the expectation.
        announced: The day of the decision that was announced of a step, by its id.
    """
    found: list[Standing] = []
    for same in _by_series(watch):
        dated = sorted(
            ((one, spans[one.id]) for one in same if one.id in spans and spans[one.id].counts_from),
            key=lambda pair: pair[1].counts_from or date.max,
        )
        judged = _judged(dated, as_of)
        if judged:
            found.append(_standing(judged, dated, watch, sights, announced, as_of))
    return tuple(found)


def _by_series(watch: Watch) -> Iterable[list[Expectation]]:
    """Return the expectations of each step, or of the steps of all years together."""
    found: dict[str, list[Expectation]] = {}
    for one in watch.expectations:
        found.setdefault(watch.steps[one.step].series, []).append(one)
    return found.values()


Dated = tuple[Expectation, Span]


def _judged(dated: list[Dated], as_of: date) -> Dated | None:
    """Return what counts now: the last that has begun to count, or else the first that comes within a year."""
    begun = [pair for pair in dated if (pair[1].counts_from or date.max) <= as_of]
    coming = [pair for pair in dated if as_of < (pair[1].counts_from or date.max) <= as_of + YEAR]
    return begun[-1] if begun else next(iter(coming), None)


def _standing(  # noqa: PLR0913 - what a verdict leans on
    judged: Dated,
    dated: list[Dated],
    watch: Watch,
    sights: Mapping[str, Sight],
    announced: Mapping[str, Announced],
    as_of: date,
) -> Standing:
    expectation, span = judged
    counts = (span.counts_from or date.max) <= as_of
    sight, day = _newest(sights.get(expectation.id), _telling(expectation, span, announced, as_of))
    earlier = [(one, sights[one.id]) for one, _ in dated[: dated.index(judged)] if one.id in sights]
    return Standing(
        step=watch.steps[expectation.step],
        verdict=_verdict(sight, day, span, counts=counts),
        expectation=expectation,
        span=span,
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


def _telling(expectation: Expectation, span: Span, announced: Mapping[str, Announced], as_of: date) -> Announced | None:
    """Return the day of the decision, where it tells something; a coming day that is in time can still move."""
    found = announced.get(expectation.step)
    if found is None or found.taken:
        return found
    tells = expectation.decision and (is_late(found, span) or found.day <= as_of)
    return found if tells else None


def measured_now(watch: Watch, as_of: date) -> tuple[Measurement | None, Measurement | None]:
    """Return the measurement that was begun last, and the one that comes next; None where there is none."""
    dated = sorted(
        (one for one in watch.measurements.values() if one.period.first),
        key=lambda one: one.period.first or date.max,
    )
    begun = [one for one in dated if (one.period.first or date.max) <= as_of]
    return (begun[-1] if begun else None), next((one for one in dated if one not in begun), None)


def chosen_only(found: Iterable[Standing], topics: tuple[str, ...]) -> tuple[Standing, ...]:
    """Return how the steps of some subjects stand; without subjects all of them."""
    wanted = set(topics)
    return tuple(one for one in found if not wanted or not one.step.topics or wanted & set(one.step.topics))
