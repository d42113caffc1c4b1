"""How a municipality stands: which expectation a word means, and what the council saw of it."""

from typing import TYPE_CHECKING

from wmoplan.desk.progress import Logbook, meant
from wmoplan.errors import UsageError
from wmoplan.model.standing import ANSWER, SEEN, SOURCE, sights_of
from wmoplan.reckon.standing import Expectation, standings

if TYPE_CHECKING:
    from wmoplan.timeline import Timeline


def write_sighting(log: Logbook, step: str, answer: str, source: str = "", moment: str | None = None) -> Expectation:
    """Write what was seen of a step into the progress file, and return the expectation that is meant.

    Args:
        step: A word for the step, or the id of the expectation.
        answer: One of `model.standing.ANSWERS`.
        source: Where the council saw the answer; may be empty.
        moment: A word that names the measurement; None is the one that counts now.

    Raises:
        UsageError: A word means nothing, or more than one thing.
        DataError: The progress file has faults; nothing is written.
    """
    about = _meant(step, moment, log.timeline)
    log.add(lambda _: [log.row(SEEN, about.row.id, {ANSWER: answer, SOURCE: source})])
    return about


def expectations_meant(word: str, timeline: "Timeline") -> list[Expectation]:
    """Return the expectations of the step that a word means, or the one expectation with that id.

    Raises:
        UsageError: The word means nothing, or more than one step.
    """
    asked = word.casefold().strip()
    exact = [one for one in timeline.expectations if one.row.id == asked]
    if exact:
        return exact
    (step,) = meant([word], {one.step.id: one.step.title for one in timeline.expectations})
    return [one for one in timeline.expectations if one.step.id == step]


def _meant(word: str, moment: str | None, timeline: "Timeline") -> Expectation:
    """Return the expectation that the words mean: of the moment that was named, or else the one that counts now."""
    own = expectations_meant(word, timeline)
    if moment is None and (now := _counting(own, timeline)):
        return now
    asked = (moment or "").casefold().strip()
    fitting = [one for one in own if asked in one.span.period.text or asked == one.row.measurement]
    if len(fitting) != 1:
        known = ", ".join(one.span.period.text for one in own)
        raise UsageError(f"Welke meting bedoelt u?\n  Zet erbij: --moment, met een van deze: {known}.")
    return fitting[0]


def _counting(own: list[Expectation], timeline: "Timeline") -> Expectation | None:
    """Return the only one of some expectations, else the one that counts now; None where that is none of them."""
    if len(own) == 1:
        return own[0]
    found = standings(timeline.expectations, sights_of(timeline.progress), timeline.announced, timeline.as_of)
    counting = {one.expectation.id for one in found}
    return next((one for one in own if one.row.id in counting), None)
