"""How a municipality stands: which expectation a word means, and what the council saw of it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from wmoplan.desk.beside import progress_path
from wmoplan.desk.opening import Text, opened
from wmoplan.desk.progress import add_rows, meant, new_row
from wmoplan.errors import UsageError
from wmoplan.model.standing import ANSWER, SEEN, SOURCE, sights_of
from wmoplan.reckon.standing import Expectation, standings
from wmoplan.timeline import Timeline


class Sighting(NamedTuple):
    """What the council saw of an expectation.

    Attributes:
        answer: One of `model.standing.ANSWERS`.
        source: Where it was seen; may be empty.
        moment: A word that names the measurement; None is the one that counts now.
        by: Who saw it; None writes no name.
    """

    answer: str
    source: str = ""
    moment: str | None = None
    by: str | None = None


def write_sighting(text: Text, as_of: date, step: str, seen: Sighting) -> tuple[Path, Expectation]:
    """Write what was seen of a step into the progress file, and return that file and the expectation that is meant.

    Args:
        text: The profile.
        as_of: The day on which it was seen.
        step: A word for the step, or the id of the expectation.
        seen: What was seen.

    Raises:
        UsageError: A word means nothing, or more than one thing.
        DataError: The profile or another file has faults; nothing is written.
    """
    about = _meant(step, seen.moment, opened(text, as_of).timeline)
    values = {ANSWER: seen.answer, SOURCE: seen.source}
    path = progress_path(text.name)
    filled = {key: value for key, value in values.items() if value}
    add_rows(path, [new_row(as_of, SEEN, about.row.id, seen.by, **filled)], text.files)
    return path, about


def expectations_meant(word: str, timeline: Timeline) -> list[Expectation]:
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


def _meant(word: str, moment: str | None, timeline: Timeline) -> Expectation:
    """Return the expectation that the words mean: of the moment that was named, or else the one that counts now."""
    own = expectations_meant(word, timeline)
    if moment is None:
        if len(own) == 1:
            return own[0]
        found = standings(timeline.expectations, sights_of(timeline.progress), timeline.announced, timeline.as_of)
        counting = {one.expectation.id for one in found}
        if now := next((one for one in own if one.row.id in counting), None):
            return now
    asked = (moment or "").casefold().strip()
    fitting = [one for one in own if asked in one.span.period.text or asked == one.row.measurement]
    if len(fitting) != 1:
        known = ", ".join(one.span.period.text for one in own)
        raise UsageError(f"Welke meting bedoelt u?\n  Zet erbij: --moment, met een van deze: {known}.")
    return fitting[0]
