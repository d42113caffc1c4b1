"""A term is a number and a unit; `aanmelden` also takes a time on the day itself (the rules)."""

import pytest

from wmoplan.errors import Refused
from wmoplan.model.term import Unit, read_term

TERMS = [
    # written, amount, unit, time on the day itself
    ("10 dagen", 10, Unit.DAYS, ""),
    ("1 dag", 1, Unit.DAYS, ""),
    ("5 werkdagen", 5, Unit.WORKDAYS, ""),
    ("1 werkdag", 1, Unit.WORKDAYS, ""),
    ("6 weken", 6, Unit.WEEKS, ""),
    ("1 week", 1, Unit.WEEKS, ""),
    ("3 maanden", 3, Unit.MONTHS, ""),
    ("1 maand", 1, Unit.MONTHS, ""),
    ("24 uur", 24, Unit.HOURS, ""),
    ("0 dagen", 0, Unit.DAYS, ""),
    (" 6  Weken ", 6, Unit.WEEKS, ""),
    ("12:00 op de dag zelf", 0, Unit.HOURS, "12:00"),  # Delft and Putten: noon of the same day
    ("12.00 uur op de dag zelf", 0, Unit.HOURS, "12:00"),
    ("9:00 op de dag zelf", 0, Unit.HOURS, "09:00"),
]


@pytest.mark.parametrize(("written", "amount", "unit", "at"), TERMS)
def test_a_term_is_read(written: str, amount: int, unit: Unit, at: str) -> None:
    term = read_term(written)

    assert (term.amount, term.unit, term.at) == (amount, unit, at)


NO_TERMS = [
    "zes weken",  # a number is written in digits
    "6",  # of what?
    "weken",  # how many?
    "-6 weken",  # a term is a length; the rule gives the direction
    "1,5 week",  # whole numbers only
    "6 weken 2 dagen",  # one unit
    "2 jaar",  # no such unit
    "30 minuten",  # no such unit
    "12:00",  # of which day?
    "12:00 de dag ervoor",  # only on the day itself
    "25:00 op de dag zelf",  # no such time on the clock
    "12:60 op de dag zelf",  # no such time on the clock
    "",
]


@pytest.mark.parametrize("written", NO_TERMS)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_term(written)
