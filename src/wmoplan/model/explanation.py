"""Why a day is that day."""

from datetime import date
from typing import NamedTuple


class Reason(NamedTuple):
    """One small step of an explanation.

    Attributes:
        rule: What was done, in one Dutch sentence.
        day: The day that it led to; None where it led to none.
        source: Where the rule stands, as it is printed; empty where it is plain arithmetic.
    """

    rule: str
    day: date | None
    source: str
