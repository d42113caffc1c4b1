"""The rows of a profile that a schedule contradicts: asked one by one, and settled by nobody else."""

from typing import TYPE_CHECKING, Final

from wmoplan.dutch import clock, count, long_date, sentence
from wmoplan.errors import Refused
from wmoplan.model.words import CANCELLED, FIRM
from wmoplan.store.meetings import Right
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.desk.doors import Door
    from wmoplan.desk.meetings import Proposal
    from wmoplan.store.meetings import Disagreement

ALL: Final = "a"
"""The answer that the schedule is right in this question and in all that follow."""

OFFERED: Final = {
    Right.LIST: "{it}",
    Right.PROFILE: "uw bestand",
    Right.BOTH: "allebei: het zijn twee vergaderingen",
}
"""The answers; `{it}` is how the schedule is called where it comes from."""


def contradictions(proposal: "Proposal") -> "list[Disagreement]":
    """Return the meetings about which the profile and the schedule cannot both be right, in the order of their days."""
    found = [one for one in proposal.update.differs if one.is_contradiction]
    return sorted(found, key=lambda one: (one.meeting.day, one.meeting.time or ""))


def in_words(one: "Disagreement", left: int, door: "Door") -> str:
    """Return the question about one row, with its answers.

    Args:
        door: How the schedule is called.
        left: How many questions there still are, this one included.
    """
    body = sentence(one.row.value(Key.BODY))
    lines = [f"\n{body} van {long_date(one.meeting.day)} (regel {one.row.line} van uw bestand)."]
    held, listed = (
        _said(one, one.row.time, one.row.status, one.row.to),
        _said(one, one.meeting.time, one.meeting.status, one.meeting.to),
    )
    lines.append(f"Uw bestand: {held}. {sentence(door.it)}: {listed}. Wat klopt?")
    lines += [f"  {number}. {OFFERED[right].format(it=door.it)}" for number, right in enumerate(_answers(one), 1)]
    if left > 1:
        lines.append(f"  {ALL}  overal {door.it} ({count(left, 'vraag', 'vragen')})")
    return "\n".join(lines)


def answer(one: "Disagreement", typed: str, door: "Door") -> Right:
    """Return which of the two is right, by what somebody typed: a number or a word.

    Raises:
        Refused: It is no answer to this question.
    """
    offered = _answers(one)
    word = " ".join(typed.split()).casefold()
    if word.isdecimal() and 0 < int(word) <= len(offered):
        return offered[int(word) - 1]
    for right in offered:
        said = OFFERED[right].format(it=door.it)
        if word and word in {right.value, said, said.partition(":")[0]}:
            return right
    numbers = " of ".join(str(number) for number in range(1, len(offered) + 1))
    raise Refused(f"'{word}' is hier geen antwoord.", f"Typ {numbers}.")


def _answers(one: "Disagreement") -> tuple[Right, ...]:
    return tuple(Right) if one.is_at_another_time else (Right.LIST, Right.PROFILE)


def _said(one: "Disagreement", time: str | None, status: str, to: "date | None") -> str:
    """Return what one of the two says, as far as the other says something else."""
    if one.is_at_another_time:
        return clock(time or "")
    if to:
        return f"verplaatst naar {long_date(to)}"
    if status == CANCELLED:
        return "vervalt"
    return "gaat door" if status == FIRM else f"gaat door, {status}"
