"""By which day a municipality must react to an advice, by its own rule; no law and no habit gives one."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from wmoplan.model.advice import Advice
from wmoplan.model.municipality import Recess
from wmoplan.model.term import Term, Unit
from wmoplan.reckon.workdays import (
    Calendar,
    TermRule,
    add_outside_recess,
    add_term,
    moved_reason,
    next_workday,
)

ROUNDING: Final = "laatste dag"
"""What months come to in a month without that day, as for every other term."""

HOURS_A_DAY: Final = 24

ANSWER: Final = "reactie"
"""The term in which a municipality reacts."""

ADVISING: Final = "advies"
"""The term that the volunteers have for their advice."""


class AnswerRule(NamedTuple):
    """How long a municipality gives itself.

    Attributes:
        recesses: Those in which it stands still; none lets it run on.
    """

    length: Term
    recesses: tuple[Recess, ...] = ()


class TimeGiven(NamedTuple):
    """The time that was given for an advice.

    Attributes:
        days: From the request to the day by which the municipality wants it.
        length: What there should be.
        own: Whether the municipality itself says so; else it is only usual.
        short: Days that are missing; zero or less is enough.
    """

    days: int
    length: Term
    own: bool
    short: int


def with_answer_days(advices: Iterable[Advice], rule: AnswerRule | None, calendar: Calendar) -> tuple[Advice, ...]:
    """Return the advices, with the day by which there must be a reaction where the rule gives it; a typed day stays."""
    return tuple(_with_day(advice, rule, calendar) if rule else advice for advice in advices)


def _with_day(advice: Advice, rule: AnswerRule, calendar: Calendar) -> Advice:
    if advice.sent is None or advice.answer_by:
        return advice
    amount, unit = whole_days(rule.length)
    term = TermRule(amount, unit, back=False, roll="later", rounding=ROUNDING)
    ended = add_term(advice.sent, term, calendar)
    if rule.recesses:
        ended = add_outside_recess(advice.sent, term, rule.recesses, calendar)
        moved = next_workday(ended.day, calendar)
        if moved.off and amount <= calendar.rules.longest.get(unit, 0):
            reason = moved_reason(moved, calendar.rules.later_source)
            ended = ended._replace(day=moved.day, reason=(*ended.reason, reason))
    told = [reason.rule for reason in ended.reason]
    said = f"De regel van uw gemeente is {rule.length.text}."
    return advice._replace(answer_by=ended.day, rule=(said, *(told if len(told) > 1 else ())))


def whole_days(length: Term) -> tuple[int, str]:
    """Return how many of which unit a length is; hours are whole days."""
    return (length.amount // HOURS_A_DAY, Unit.DAYS) if length.unit is Unit.HOURS else (length.amount, length.unit)


def measured(advice: Advice, length: Term, calendar: Calendar, *, own: bool) -> TimeGiven | None:
    """Return the time that was given for an advice beside the time that there should be; None without both days."""
    if advice.received is None or advice.due is None:
        return None
    amount, unit = whole_days(length)
    needed = add_term(advice.received, TermRule(amount, unit, back=False, rounding=ROUNDING), calendar).day
    return TimeGiven((advice.due - advice.received).days, length, own, (needed - advice.due).days)
