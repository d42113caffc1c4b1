"""The days of an advice that stand in the profile, and what its terms make of them; read without the models."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.errors import Refused

if TYPE_CHECKING:
    from wmoplan.model.progress import Advice, Progress
    from wmoplan.read.asked import Asked
    from wmoplan.reckon.advice import TimeGiven
    from wmoplan.reckon.workdays import Calendar


class Shown(NamedTuple):
    """What `advice list` shows.

    Attributes:
        titles: What each step is called.
        times: The time that was given for an advice, by its number.
    """

    advices: "tuple[Advice, ...]"
    titles: Mapping[str, str]
    times: "Mapping[str, TimeGiven]"


def days_of_profile(
    step: str | None, profile: str | None, as_of: str | None, given: dict[str, date]
) -> tuple[dict[str, date], list[str]]:
    """Return the days of a new advice and what is to be told of them.

    Where no day was typed, those of the request in the profile count, unless the progress has that request already.

    Args:
        step: The step that was typed.
        profile: The profile that was typed.
        as_of: The day that was typed.
        given: The days that were typed, by the key of the file.
    """
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.things import meant, things_of
    from wmoplan.cli.trees import trees_of
    from wmoplan.desk.beside import PROFILE
    from wmoplan.dutch import long_date
    from wmoplan.model.progress import DUE, RECEIVED
    from wmoplan.read.asked import request_in

    if step is None:
        return given, []
    own, day = Path(profile or PROFILE), seen_from(as_of)
    trees = trees_of(str(own), None, own.parent, day)
    (about,) = meant([step], things_of(trees))
    try:
        request = request_in(trees.profile.tree, about, day)
    except Refused:
        _refuse(own, day)
        raise
    ours = {key: said for key, said in ((RECEIVED, request.received), (DUE, request.due)) if said}
    if given.keys() & {RECEIVED, DUE}:
        other = [long_date(ours[key]) for key in ours if key in given and given[key] != ours[key]]
        return given, [f"Let op: in {own.name} staat {said}. Daar rekent wmoplan mee." for said in other]
    if not request.received or request.received > day or _is_followed(own, about, request):
        return given, []
    due = f", en uw advies moet er zijn op {long_date(request.due)}" if request.due else ""
    return given | ours, [f"Uit {own.name}: de vraag kwam op {long_date(request.received)}{due}."]


def _is_followed(profile: Path, step: str, request: "Asked") -> bool:
    from wmoplan.desk.beside import progress_beside
    from wmoplan.model.progress import advices_of

    advices = advices_of(progress_beside(profile.name, profile.parent))
    return any(one.step == step and one.received == request.received for one in advices)


def followed(profile: Path, day: date) -> Shown:
    """Return the advices up to a day, with the days and the times that the terms of the profile give.

    Raises:
        MissingFileError: There is no such profile.
        DataError: It cannot be read.
    """
    from wmoplan.cli.things import things_of
    from wmoplan.cli.trees import trees_of
    from wmoplan.desk.beside import progress_beside

    trees = trees_of(str(profile), None, profile.parent, day)
    titles = things_of(trees)
    progress = progress_beside(profile.name, profile.parent).on(day)
    if not progress.rows:  # then what measures is not loaded either
        return Shown((), titles, {})
    try:
        return _shown(trees.profile.tree, titles, progress, profile, day)
    except Refused:
        _refuse(profile, day)
        raise


def _shown(tree: object, titles: Mapping[str, str], progress: "Progress", profile: Path, day: date) -> Shown:
    from wmoplan.cli.things import rules_tree
    from wmoplan.model.progress import advices_of
    from wmoplan.read.asked import length_in, request_in, usual_length
    from wmoplan.read.reference import read_day_rules
    from wmoplan.reckon.advice import ADVISING, ANSWER, AnswerRule, measured, with_answer_days
    from wmoplan.reckon.workdays import calendar_of
    from wmoplan.resources import folder

    calendar: Calendar = calendar_of(read_day_rules(folder("data")))
    answer = length_in(tree, ANSWER, day)
    if answer and answer.skips_recess:
        advices = _reckoned(profile, day)
    else:
        advices = with_answer_days(advices_of(progress), AnswerRule(answer.term) if answer else None, calendar)
    own = length_in(tree, ADVISING, day)
    usual = usual_length(rules_tree(), ADVISING)
    times = {}
    for advice in advices:
        length = request_in(tree, advice.step, day).length or (own.term if own else None)
        used = length or usual
        found = measured(advice, used, calendar, own=length is not None) if used else None
        if found:
            times[advice.number] = found
    return Shown(advices, titles, times)


def _reckoned(profile: Path, day: date) -> "tuple[Advice, ...]":
    """Return the advices as the whole timeline has them: which recesses there are is known only there."""
    from wmoplan.cli.session import reckoned
    from wmoplan.desk.opening import Text, read_own

    return reckoned(read_own(Text(str(profile)), day), day, str(profile)).advices


def _refuse(profile: Path, day: date) -> None:
    """Tell all faults of a profile, each with its line.

    Raises:
        DataError: It has faults.
    """
    from wmoplan.desk.opening import Text, read_own

    read_own(Text(str(profile)), day)
