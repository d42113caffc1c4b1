"""Advices in the progress file: begun, sent, answered and taken back, each beside the profile that it is about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import progress_path
from wmoplan.desk.opening import Text, opened
from wmoplan.desk.progress import add_rows, meant, new_row, things_of
from wmoplan.dutch import long_date
from wmoplan.errors import UsageError
from wmoplan.model.progress import (
    ABOUT,
    ADVICE,
    ANSWER_BY,
    BACK,
    DUE,
    REACTION,
    RECEIVED,
    SENT,
    Advice,
    Progress,
    ProgressRow,
    advices_of,
    last_row,
)
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.reckon.local import is_known
from wmoplan.store.folder import Files

if TYPE_CHECKING:
    from wmoplan.model.profile import Request
    from wmoplan.timeline import Timeline

NONE_YET: Final = Advice("", "", None, None, None, None, None, "", "", "")
"""An advice of which nothing is written yet."""


class AdviceLog(NamedTuple):
    """The progress file of a profile, and the step that an advice is about.

    Attributes:
        path: The progress file.
        step: The id of the step.
        title: What the step is called.
        timeline: The timeline of the profile.
        by: Who writes; None writes no name.
        files: What holds the progress file.
    """

    path: Path
    step: str
    title: str
    timeline: "Timeline"
    by: str | None
    files: Files


def log_of(text: Text, as_of: date, word: str, by: str | None) -> AdviceLog:
    """Return where an advice about the step that a word means is written.

    Raises:
        UsageError: The word means no step.
        DataError: The profile or another file has faults.
    """
    timeline = opened(text, as_of).timeline
    things = things_of(timeline)
    (step,) = meant([word], things)
    if step not in {one.id for one in timeline.all_steps()}:
        begin = step.partition(".")[0]
        way_out = f"Schrijf: {begin}" if begin in things else "De stappen zien: wmoplan plan"
        raise UsageError(f"Een advies gaat over een stap, en '{step}' is geen stap.\n  {way_out}")
    return AdviceLog(progress_path(text.name), step, things[step], timeline, by, text.files)


def begin(log: AdviceLog, given: dict[str, date], text: str) -> list[str]:
    """Write that an advice is begun, and return what the user must know of its days.

    Where no day was typed, those of the request in the profile count, unless the progress has that request already.

    Args:
        log: Where it is written.
        given: The days that were typed, by the key of the file; without the day of the request it is unasked.
        text: What is advised; may be empty.

    Raises:
        UsageError: The days do not follow each other, or the same request stands there already.
    """
    days, told = _with_request(log, given)
    _must_follow(days.get(RECEIVED), days.get(DUE), "Het advies kan niet klaar moeten zijn voor u de vraag kreeg.")
    values = {key: day.isoformat() for key, day in days.items()} | {"tekst": text}
    _write(log, ADVICE, days.get(RECEIVED) or log.timeline.as_of, lambda _: values)
    return told


def send(log: AdviceLog, day: date, answer_by: date | None) -> None:
    """Write that the first advice about the step that is not sent yet was sent on a day.

    Args:
        log: Where it is written.
        day: The day.
        answer_by: The day by which the municipality must react, by its own rule; None where that is not known.

    Raises:
        UsageError: There is no such advice, or it was asked after that day.
    """

    def values(advice: Advice) -> dict[str, str]:
        _must_follow(advice.received, day, "U kunt het advies niet versturen voor u de vraag kreeg.")
        return {ABOUT: advice.number, ANSWER_BY: answer_by.isoformat() if answer_by else ""}

    _write(log, SENT, day, values, lambda advice: advice.sent is None)


def answer(log: AdviceLog, day: date, follows: str, reason: str) -> None:
    """Write how the municipality reacted to the first advice about the step that waits for that.

    Args:
        log: Where it is written.
        day: The day of the reaction.
        follows: One of `model.advice.FOLLOWED`.
        reason: The reason that the municipality gives; may be empty.

    Raises:
        UsageError: No advice waits for a reaction, or it was sent after that day.
    """

    def values(advice: Advice) -> dict[str, str]:
        _must_follow(advice.sent, day, "De reactie kan niet komen voor u het advies verstuurde.")
        return {ABOUT: advice.number, "volgt": follows, "reden": reason}

    _write(log, REACTION, day, values, lambda advice: bool(advice.sent) and advice.answered is None)


def take_back(text: Text, as_of: date, word: str, by: str | None) -> tuple[AdviceLog, ProgressRow]:
    """Take back the last row about an advice; the file keeps both. Return where, and the row that no longer counts.

    Raises:
        UsageError: There is no advice about what the word means.
    """
    timeline = opened(text, as_of).timeline
    things = things_of(timeline)
    (about,) = meant([word], things)
    log = AdviceLog(progress_path(text.name), about, things[about], timeline, by, text.files)
    found: list[ProgressRow] = []

    def taken_back(before: Progress) -> list[ProgressRow]:
        row = last_row(before, about)
        if row is None:
            raise UsageError(_nothing(about, []))
        found.append(row)
        # what is taken back was never so: the row counts from the day of that row, and not from today
        return [new_row(row.day, BACK, about, by, van=(row.number,))]

    add_rows(log.path, taken_back, log.files)
    return log, found[0]


def _write(
    log: AdviceLog,
    kind: str,
    day: date,
    values: Callable[[Advice], dict[str, str]],
    fits: Callable[[Advice], bool] | None = None,
) -> None:
    """Add a row about an advice: about the first of the step that it fits, or about a new one."""

    def rows(before: Progress) -> list[ProgressRow]:
        mine = [one for one in advices_of(before) if one.step == log.step]
        about = NONE_YET
        if fits:
            fitting = [one for one in mine if fits(one)]
            if not fitting:
                raise UsageError(_nothing(log.step, mine))
            about = fitting[0]
        said = {key: said for key, said in values(about).items() if said}
        if said.get(RECEIVED) in {one.received.isoformat() for one in mine if one.received}:
            raise UsageError(f"Deze vraag over {log.step} staat er al.\n  Bekijk hem met: wmoplan advice list")
        return [new_row(day, kind, log.step, log.by, **said)]

    add_rows(log.path, rows, log.files)


def _with_request(log: AdviceLog, given: dict[str, date]) -> tuple[dict[str, date], list[str]]:
    """Return the days of a new advice, with those of the request in the profile, and what is told of them."""
    request, day, name = _request(log), log.timeline.as_of, log.timeline.profile_name
    if request is None:
        return given, []
    ours = {key: said for key, said in ((RECEIVED, request.received), (DUE, request.due)) if said}
    if given.keys() & {RECEIVED, DUE}:
        other = [long_date(ours[key]) for key in ours if key in given and given[key] != ours[key]]
        return given, [f"Let op: in {name} staat {said}. Daar rekent wmoplan mee." for said in other]
    known = {one.received for one in log.timeline.advices if one.step == log.step}
    if request.received is None or request.received > day or request.received in known:
        return given, []
    due = f", en uw advies moet er zijn op {long_date(request.due)}" if request.due else ""
    return given | ours, [f"Uit {name}: de vraag kwam op {long_date(request.received)}{due}."]


def _request(log: AdviceLog) -> "Request | None":
    """Return the request for advice that the profile itself has, as far as it is known."""
    found = log.timeline.profile.requests.get(log.step)
    is_ours = found and found.source != OWN_PROGRESS and is_known(found, log.timeline.as_of)
    return found if is_ours else None


def _nothing(step: str, mine: list[Advice]) -> str:
    if not mine:
        return f"Er is geen advies over {step}.\n  Begin met: wmoplan advice add {step} --asked DATUM"
    if any(advice.sent is None for advice in mine):
        return f"Het advies over {step} is nog niet verstuurd.\n  Schrijf eerst: wmoplan advice sent {step} --on DATUM"
    return f"Bij elk advies over {step} staat dit al.\n  Bekijk ze met: wmoplan advice list"


def _must_follow(first: date | None, then: date | None, said: str) -> None:
    if first and then and then < first:
        raise UsageError(f"{said}\n  U schreef {long_date(first)} en daarna {long_date(then)}. Kijk de dagen na.")
