"""How a municipality stands: every step with what should be true of it by now, and what was seen of that."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wmoplan.model.standing import sights_of
from wmoplan.reckon.standing import Expectation, Measurement, Standing, measured_now, standings
from wmoplan.timeline import Timeline


class StandingReport(NamedTuple):
    """How the steps of a municipality stand, seen from a day.

    Attributes:
        municipality: Its name; after a merger that of the new municipality.
        topics: The chosen subjects that narrowed it; none where everything is shown.
        now, following: The measurement of now and the one after it; None where there is none.
        steps: How each step stands, in the order of the plans.
        plans: The id and the version of each plan.
        documents: The title of each document of the plans, by its id.
    """

    municipality: str
    as_of: date
    topics: tuple[str, ...]
    now: Measurement | None
    following: Measurement | None
    steps: tuple[Standing, ...]
    plans: tuple[tuple[str, str], ...]
    documents: Mapping[str, str]


def standing_of(timeline: Timeline, *, everything: bool) -> StandingReport:
    """Return how the steps of a timeline stand.

    Args:
        everything: Whether the steps of subjects that were not chosen are told as well.
    """
    topics = () if everything else timeline.topics
    found = standings(timeline.expectations, sights_of(timeline.progress), timeline.announced, timeline.as_of)
    now, following = measured_now(timeline.measurements, timeline.as_of)
    return StandingReport(
        municipality=timeline.municipality.name,
        as_of=timeline.as_of,
        topics=topics,
        now=now,
        following=following,
        steps=tuple(one for one in found if everything or timeline.is_chosen(one.step.topics)),
        plans=tuple((plan.id, plan.version) for plan in timeline.plans),
        documents={document.id: document.title for document in timeline.documents()},
    )


def moments_of(timeline: Timeline, wanted: list[Expectation]) -> list[tuple[Standing, bool]]:
    """Return how the step of some expectations stands on the moment of each, and whether that moment counts now."""
    sights = sights_of(timeline.progress)
    counting = standings(timeline.expectations, sights, timeline.announced, timeline.as_of)
    now = {one.expectation.id for one in counting}
    found = (standings([one], sights, timeline.announced, timeline.as_of) for one in wanted)
    return [(one, one.expectation.id in now) for alone in found for one in alone]
