"""Periods that hang on an anchor; the days are counted on a paper calendar of 2014."""

from datetime import date

import pytest

from tests.reckon.make import day, on, reference
from wmoplan.errors import Refused
from wmoplan.model.moment import Certainty
from wmoplan.model.period import read_when
from wmoplan.reckon.periods import AnchorDay, resolve
from wmoplan.reckon.workdays import calendar_of

CALENDAR = calendar_of(reference().days)


def anchored(name: str, found: date | None) -> dict[str, AnchorDay]:
    return {name: AnchorDay(found, Certainty.FIXED, "", ())}


RELATIVE = [
    # written, day of the anchor, first, last
    ("vóór verkiezing", "2014-03-19", None, "2014-03-18"),  # the day before, a Tuesday
    ("uiterlijk verkiezing", "2014-03-19", None, "2014-03-19"),  # the day itself
    ("vanaf verkiezing", "2014-03-19", "2014-03-19", None),  # the day itself
    ("vóór verkiezing", "2014-01-01", None, "2013-12-31"),  # over New Year
    ("uiterlijk 3 maanden vóór verkiezing", "2015-01-01", None, "2014-10-01"),  # award by 1 October
    ("vóór 3 maanden vóór verkiezing", "2015-01-01", None, "2014-09-30"),  # the day before that
    ("vanaf 2 weken na verkiezing", "2014-03-19", "2014-04-02", None),  # Wednesday to Wednesday
    ("uiterlijk 10 dagen vóór verkiezing", "2014-03-19", None, "2014-03-09"),  # a Sunday: a period does not roll
    ("vanaf verkiezing", None, None, None),  # an anchor that nobody knows leaves both ends open
]  # fmt: skip


@pytest.mark.parametrize(("written", "anchor", "first", "last"), RELATIVE)
def test_a_relative_period_counts_from_its_anchor(
    written: str, anchor: str | None, first: str | None, last: str | None
) -> None:
    period = resolve(read_when(written), anchored("verkiezing", day(anchor)), {}, CALENDAR).period

    assert (period.first, period.last) == (day(first), day(last))
    assert period.text == written


def test_an_anchor_that_is_not_there_leaves_both_ends_open() -> None:
    assert resolve(read_when("vóór verkiezing"), {}, {}, CALENDAR).period[1:3] == (None, None)


MONTHS = [
    # anchor, day one month before it, or None where there is no such day
    ("2014-03-28", "2014-02-28"),  # one day before the boundary: 28 February exists
    ("2014-03-29", None),  # 29 February 2014 does not
    ("2014-03-31", None),  # nor does 31 February
    ("2016-03-29", "2016-02-29"),  # in a leap year it does
]


@pytest.mark.parametrize(("anchor", "expected"), MONTHS)
def test_months_without_an_exact_answer_are_refused(anchor: str, expected: str | None) -> None:
    when, anchors = read_when("uiterlijk 1 maand vóór verkiezing"), anchored("verkiezing", on(anchor))
    if expected:
        assert resolve(when, anchors, {}, CALENDAR).period.last == on(expected)
        return
    with pytest.raises(Refused, match="geen bestaande dag"):
        resolve(when, anchors, {}, CALENDAR)


def test_a_period_of_its_own_needs_no_anchor() -> None:
    assert resolve(read_when("juli 2014"), {}, {}, CALENDAR).period[1:3] == (date(2014, 7, 1), date(2014, 7, 31))
