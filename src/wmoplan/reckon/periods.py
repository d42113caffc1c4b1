"""From words that hang on an anchor to a period of days."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import days_in_words
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Certainty
from wmoplan.model.period import Period, When
from wmoplan.reckon.workdays import Calendar, TermRule, add_term

DAY: Final = timedelta(days=1)


class AnchorDay(NamedTuple):
    """The day of an anchor.

    Attributes:
        day: None where nobody knows it.
        weakest: Why it is no surer; empty where it is fixed.
        reasons: How it was found.
    """

    day: date | None
    certainty: Certainty
    weakest: str
    reasons: tuple[Reason, ...]


def agreed(period: Period) -> tuple[Reason, ...]:
    """Return that the days of a period are our own convention, where they are."""
    if not period.convention:
        return ()
    days = days_in_words(period.first, period.last)
    return (Reason(f"Wat '{period.text}' betekent, is een afspraak van wmoplan: {days}.", None, ""),)


def resolve(when: When, anchors: Mapping[str, AnchorDay], calendar: Calendar) -> Period:
    """Return the period, with both ends open where its anchor has no day.

    Raises:
        Refused: A number of months leads to a day that does not exist.
    """
    if when.period is not None:
        return when.period
    anchor = anchors.get(when.anchor)
    day = anchor.day if anchor else None
    if day is None:
        return Period(when.text, None, None)
    if when.term:
        day = add_term(day, TermRule(when.term.amount, when.term.unit, not when.after), calendar).day
    if when.bound == "vanaf":
        return Period(when.text, day, None)
    return Period(when.text, None, day if when.bound == "uiterlijk" else day - DAY)
