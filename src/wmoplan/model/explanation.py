"""Why a day is that day."""

from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date


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

    @property
    def told(self) -> str:
        """What was done and the day that it led to, in whole sentences.

        >>> Reason("Het plan zegt: mei 2014.", date(2014, 5, 31), "").told
        'Het plan zegt: mei 2014. Dat geeft: zaterdag 31 mei 2014.'
        """
        rule = self.rule.rstrip(".")
        day = f" Dat geeft: {long_date(self.day)}." if self.day and long_date(self.day) not in rule else ""
        return f"{rule}.{day}"
