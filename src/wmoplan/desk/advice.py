"""Advices in the progress file: begun, sent, answered and taken back, each beside the profile that it is about."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.progress import Logbook, meant
from wmoplan.dutch import long_date
from wmoplan.errors import UsageError
from wmoplan.model.progress import (
    ABOUT,
    ADVICE,
    ANSWER_BY,
    BACK,
    DUE,
    FOLLOWS_ADVICE,
    REACTION,
    REASON,
    RECEIVED,
    ROWS,
    SENT,
    TEXT,
    Advice,
    Progress,
    ProgressRow,
    advices_of,
    last_row,
)
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.reckon.local import is_known

if TYPE_CHECKING:
    from wmoplan.model.profile import Request

NONE_YET: Final = Advice("", "", None, None, None, None, None, "", "", "")
"""An advice of which nothing is written yet."""


class AdviceLog(NamedTuple):
    """The progress file of a profile, and what an advice in it is about.

    Attributes:
        about: The id of the step; where an advice is taken back, the id of whatever the user named.
    """

    book: Logbook
    about: str

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.book.things[self.about]


def log_of(book: Logbook, word: str) -> AdviceLog:
    """Return where an advice about the step that a word means is written.

    Raises:
        UsageError: The word means no step.
    """
    (step,) = meant([word], book.things)
    if step not in {one.id for one in book.timeline.all_steps()}:
        begin = step.partition(".")[0]
        way_out = f"Schrijf: {begin}" if begin in book.things else "De stappen zien: wmoplan plan"
        raise UsageError(f"Een advies gaat over een stap, en '{step}' is geen stap.\n  {way_out}")
    return AdviceLog(book, step)


def begin(log: AdviceLog, given: dict[str, date], text: str) -> list[str]:
    """Write that an advice is begun, and return what the user must know of the days of the advice.

    Where no day was typed, those of the request in the profile count, unless the progress has that request already.

    Args:
        given: The days that were typed, by the key of the file; without the day of the request the advice is unasked.
        text: What is advised; may be empty.

    Raises:
        UsageError: The days do not follow each other, or the same request stands there already.
    """
    days, told = _with_request(log, given)
    _must_follow(days.get(RECEIVED), days.get(DUE), "Het advies kan niet klaar moeten zijn voor u de vraag kreeg.")
    values = {key: day.isoformat() for key, day in days.items()} | {TEXT: text}
    _write(log, ADVICE, days.get(RECEIVED), lambda _: values)
    return told


def send(log: AdviceLog, day: date, answer_by: date | None) -> None:
    """Write that the first advice about the step that is not sent yet was sent on a day.

    Args:
        answer_by: The day by which the municipality must react, by its own rule; None where that is not known.

    Raises:
        UsageError: There is no such advice, or the advice was asked after that day.
    """

    def values(advice: Advice) -> dict[str, str]:
        _must_follow(advice.received, day, "U kunt het advies niet versturen voor u de vraag kreeg.")
        return {ABOUT: advice.number, ANSWER_BY: answer_by.isoformat() if answer_by else ""}

    _write(log, SENT, day, values, lambda advice: advice.sent is None)


def answer(log: AdviceLog, day: date, follows: str, reason: str) -> None:
    """Write how the municipality reacted to the first advice about the step that waits for that.

    Args:
        follows: One of `model.advice.FOLLOWED`.
        reason: The reason that the municipality gives; may be empty.

    Raises:
        UsageError: No advice waits for a reaction, or the advice was sent after that day.
    """

    def values(advice: Advice) -> dict[str, str]:
        _must_follow(advice.sent, day, "De reactie kan niet komen voor u het advies verstuurde.")
        return {ABOUT: advice.number, FOLLOWS_ADVICE: follows, REASON: reason}

    _write(log, REACTION, day, values, lambda advice: bool(advice.sent) and advice.answered is None)


def take_back(book: Logbook, word: str) -> tuple[AdviceLog, ProgressRow]:
    """Take back the last row about an advice; the file keeps both. Return where, and the row that no longer counts.

    Raises:
        UsageError: There is no advice about what the word means.
    """
    (about,) = meant([word], book.things)
    found: list[ProgressRow] = []

    def taken_back(before: Progress) -> list[ProgressRow]:
        row = last_row(before, about)
        if row is None:
            raise UsageError(_nothing(about, []))
        found.append(row)
        # what is taken back was never so: the row counts from the day of that row, and not from today
        return [book.row(BACK, about, {ROWS: (row.number,)}, row.day)]

    book.add(taken_back)
    return AdviceLog(book, about), found[0]


def _write(
    log: AdviceLog,
    kind: str,
    day: date | None,
    values: Callable[[Advice], dict[str, str]],
    fits: Callable[[Advice], bool] | None = None,
) -> None:
    """Add a row about an advice: about the first of the step that it fits, or about a new one."""

    def rows(before: Progress) -> list[ProgressRow]:
        mine = [one for one in advices_of(before) if one.step == log.about]
        about = NONE_YET
        if fits:
            fitting = [one for one in mine if fits(one)]
            if not fitting:
                raise UsageError(_nothing(log.about, mine))
            about = fitting[0]
        said = values(about)
        if said.get(RECEIVED) in {one.received.isoformat() for one in mine if one.received}:
            raise UsageError(f"Deze vraag over {log.about} staat er al.\n  Bekijk hem met: wmoplan advice list")
        return [log.book.row(kind, log.about, said, day)]

    log.book.add(rows)


def _with_request(log: AdviceLog, given: dict[str, date]) -> tuple[dict[str, date], list[str]]:
    """Return the days of a new advice, with those of the request in the profile, and what is told of them."""
    request, name = _request(log), log.book.timeline.profile_name
    if request is None:
        return given, []
    ours = {key: said for key, said in ((RECEIVED, request.received), (DUE, request.due)) if said}
    if given.keys() & {RECEIVED, DUE}:
        other = [long_date(said) for key, said in ours.items() if given.get(key, said) != said]
        return given, [f"Let op: in {name} staat {said}. Daar rekent wmoplan mee." for said in other]
    if RECEIVED not in ours or _is_known(ours[RECEIVED], log):
        return given, []
    due = f", en uw advies moet er zijn op {long_date(request.due)}" if request.due else ""
    return given | ours, [f"Uit {name}: de vraag kwam op {long_date(ours[RECEIVED])}{due}."]


def _is_known(received: date, log: AdviceLog) -> bool:
    """Tell whether a request is still to come, or the progress has it already."""
    timeline = log.book.timeline
    return received > timeline.as_of or received in {one.received for one in timeline.advices if one.step == log.about}


def _request(log: AdviceLog) -> "Request | None":
    """Return the request for advice that the profile itself has, as far as it is known."""
    timeline = log.book.timeline
    found = timeline.profile.requests.get(log.about)
    is_ours = found and found.source != OWN_PROGRESS and is_known(found, timeline.as_of)
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
