"""Which meetings a decision can fall on, and from where on no meeting is known; counted on a paper calendar of 2014.

Around the election of 19 March 2014 nothing is decided from 6 to 27 March, and nothing large until 7 May. After a
meeting a list is known for 35 days (the rules: "Vergaderingen").
"""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from tests.reckon.make import day, on, rows
from wmoplan.model.schedule import MeetingRow
from wmoplan.reckon.agenda import build_agenda
from wmoplan.reckon.candidates import Candidates

if TYPE_CHECKING:
    from wmoplan.reckon.facts import Facts
    from wmoplan.reckon.window import Window

QUIET = SimpleNamespace(
    first=on("2014-03-06"), end=lambda *, large: on("2014-05-07" if large else "2014-03-27"), election=on("2014-03-19")
)
SMALL = cast("Window", SimpleNamespace(body="raad", step=SimpleNamespace(large=False)))
LARGE = cast("Window", SimpleNamespace(body="raad", step=SimpleNamespace(large=True)))


def quiet_on(when: date, *, large: bool) -> SimpleNamespace | None:
    return QUIET if QUIET.first <= when <= QUIET.end(large=large) else None


def candidates(*lines: str) -> Candidates:
    agenda = build_agenda([MeetingRow.model_validate(line) for line in rows(*lines)], lambda _: False)
    return Candidates(cast("Facts", SimpleNamespace(agenda=agenda, quiet_on=quiet_on)))


SPRING = ("raad 2014-02-24", "raad 2014-03-17", "raad 2014-03-31", "commissie 2014-03-24")
"""Known from 24 February to 5 May, 35 days after 31 March; 17 March lies in the quiet period."""

ALLOWED = [
    # first, last, days
    (None, None, "02-24 03-31"),
    ("2014-02-24", "2014-03-31", "02-24 03-31"),
    ("2014-02-25", "2014-03-30", ""),
    (None, "2014-03-30", "02-24"),
    ("2014-02-25", None, "03-31"),
]


@pytest.mark.parametrize(("first", "last", "days"), ALLOWED)
def test_meetings_outside_the_quiet_period_can_decide(first: str | None, last: str | None, days: str) -> None:
    found = candidates(*SPRING).allowed(SMALL, day(first), day(last))

    assert [f"{meeting.day:%m-%d}" for meeting in found] == days.split()


def test_something_large_waits_for_the_new_executive() -> None:
    assert [str(one.day) for one in candidates(*SPRING).allowed(LARGE, None, None)] == ["2014-02-24"]


UNTIL = [
    # lines, first and last day, days, the day that is not known, whether all were called off
    (SPRING, "2014-02-24", "2014-05-05", "02-24 03-31", None, False),
    (SPRING, "2014-02-24", "2014-05-06", "", "2014-05-06", False),  # 36 days after: not known
    (SPRING, "2014-02-25", "2014-03-30", "", None, False),  # every day is known, and there is none
    (SPRING, "2014-02-01", "2014-03-30", "02-24", None, False),
    (("raad 2014-03-10",), "2014-02-01", "2014-04-01", "", "2014-03-09", False),  # nothing is known before 10 March
    (("raad 2014-03-10",), "2014-03-10", "2014-04-01", "", None, False),
    (("raad 2014-03-31 vervallen",), "2014-03-01", "2014-04-15", "", "2014-03-30", True),
    (("raad 2014-01-20", "raad 2014-03-31 vervallen"), "2014-01-10", "2014-04-15", "", "2014-03-30", False),
    (("raad 2014-01-20", "raad 2014-03-31 vervallen"), None, "2014-04-15", "", "2014-03-30", True),
]


@pytest.mark.parametrize(("lines", "first", "last", "days", "unknown", "is_off"), UNTIL)
def test_the_last_meetings_of_a_window(
    lines: tuple[str, ...],
    first: str | None,
    last: str,
    days: str,
    unknown: str | None,
    is_off: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = candidates(*lines).until(SMALL, day(first), on(last))

    assert [f"{meeting.day:%m-%d}" for meeting in found.meetings] == days.split()
    assert (found.uncovered, found.called_off) == (day(unknown), is_off)


SINCE = [
    # first and last day, days, the first day that is not known
    ("2014-02-23", None, "", "2014-02-23"),
    ("2014-02-24", None, "02-24 03-31", None),
    ("2014-02-24", "2014-03-30", "02-24", None),
    ("2014-02-24", "2014-12-31", "02-24 03-31", None),
    ("2014-04-01", None, "", "2014-05-06"),  # known up to 5 May, and the window goes on
    ("2014-04-01", "2014-05-06", "", "2014-05-06"),
    ("2014-04-01", "2014-05-05", "", None),  # known to the end of the window
    ("2014-04-01", "2014-04-10", "", None),
]


@pytest.mark.parametrize(("first", "last", "days", "unknown"), SINCE)
def test_the_first_meetings_of_a_window(first: str, last: str | None, days: str, unknown: str | None) -> None:
    found = candidates(*SPRING).since(SMALL, on(first), day(last))

    assert [f"{meeting.day:%m-%d}" for meeting in found.meetings] == days.split()
    assert found.uncovered == day(unknown)


BEFORE = [
    # last day, first day of the window, the last day on which something can be decided
    ("2014-03-05", None, "2014-03-05"),
    ("2014-03-20", None, "2014-03-05"),
    ("2014-03-20", "2014-03-05", "2014-03-05"),
    ("2014-03-20", "2014-03-06", "2014-03-20"),  # the whole window lies in it
    ("2014-03-28", None, "2014-03-28"),
]


@pytest.mark.parametrize(("last", "first", "expected"), BEFORE)
def test_a_last_day_in_the_quiet_period_moves_before_it(last: str, first: str | None, expected: str) -> None:
    assert candidates().before_quiet(SMALL, on(last), day(first)) == on(expected)


AFTER = [
    ("2014-03-05", "2014-03-05", "2014-03-05"),
    ("2014-03-10", "2014-03-28", "2014-05-08"),
    ("2014-03-28", "2014-03-28", "2014-05-08"),
]


@pytest.mark.parametrize(("first", "small", "large"), AFTER)
def test_a_first_day_in_the_quiet_period_moves_behind_it(first: str, small: str, large: str) -> None:
    assert candidates().after_quiet(SMALL, on(first)) == on(small)
    assert candidates().after_quiet(LARGE, on(first)) == on(large)
