"""How a moment stands on a day."""

from datetime import date, timedelta
from typing import Final

from wmoplan.model.moment import Certainty

SOON: Final = timedelta(days=28)
"""How far ahead "binnenkort" reaches."""

OVER: Final = "voorbij"
"""What is said of what lies behind and needs nothing any more."""

LATE: Final = "te laat"
"""What is said of what is no use any more, and of what may not be; then with a word before it."""


def status_of(  # noqa: PLR0913 - everything that a status hangs on
    start: date | None, end: date | None, as_of: date, *, certainty: Certainty, confirmed: bool, still_ahead: bool
) -> str:
    """Return the word for how a moment stands.

    Args:
        confirmed: Whether somebody said that it happened, or the day itself is fixed.
        still_ahead: Whether it is no use any more once it has passed, while its decision is today or ahead.
    """
    begin = start or end
    if end is not None and end < as_of:
        if still_ahead:
            return f"misschien {LATE}" if certainty is Certainty.ESTIMATED else LATE
        return OVER if confirmed else "onbekend"
    if begin is None:
        return "later"
    if begin <= as_of:
        return "nu"
    return "binnenkort" if begin - as_of <= SOON else "later"


def next_change(start: date | None, end: date | None, as_of: date) -> date | None:
    """Return the first day after the as-of date on which the status becomes another, or None."""
    begin = start or end
    turns = [begin - SOON, begin] if begin else []
    if end:
        turns.append(end + timedelta(days=1))
    return min((day for day in turns if day > as_of), default=None)
