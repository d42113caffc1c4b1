"""A length of time, as a rule or a municipality writes it."""

from enum import StrEnum
from typing import Final, NamedTuple

from wmoplan.errors import Refused
from wmoplan.model.day import read_time

FORMS: Final = (
    'Schrijf een getal met dagen, werkdagen, weken, maanden of uur, zoals "6 weken". "12:00 op de dag zelf" mag ook.'
)
"""What to write for a term."""

SAME_DAY: Final = " op de dag zelf"
LONGEST: Final = 3
"""How many digits the number of a term has at most."""


class Unit(StrEnum):
    """The unit of a term; a week is seven calendar days, hours are those of the wall clock."""

    DAYS = "dagen"
    WORKDAYS = "werkdagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    HOURS = "uur"


UNITS: Final = {
    "dag": Unit.DAYS, "dagen": Unit.DAYS, "werkdag": Unit.WORKDAYS, "werkdagen": Unit.WORKDAYS,
    "week": Unit.WEEKS, "weken": Unit.WEEKS, "maand": Unit.MONTHS, "maanden": Unit.MONTHS, "uur": Unit.HOURS,
}  # fmt: skip


class Term(NamedTuple):
    """A length of time, always positive; the rule that uses it says in which direction.

    Attributes:
        amount: How many.
        unit: Of what.
        text: As it was written.
        at: A time on the day itself, as HH:MM, instead of a length; else empty.
    """

    amount: int
    unit: Unit
    text: str
    at: str = ""


def read_term(text: object) -> Term:
    """Return the term that is written.

    Raises:
        Refused: It is not one of the forms.

    >>> read_term("6 weken").amount, read_term("12:00 op de dag zelf").at
    (6, '12:00')
    """
    if isinstance(text, Term):
        return text
    words = " ".join(str(text).split()).lower()
    amount, _, unit = words.partition(" ")
    if unit in UNITS and amount.isdecimal() and len(amount) <= LONGEST:
        return Term(int(amount), UNITS[unit], words)
    if words.endswith(SAME_DAY):
        return Term(0, Unit.HOURS, words, read_time(words.removesuffix(SAME_DAY)))
    raise Refused(f"'{text}' is geen termijn.", FORMS)
