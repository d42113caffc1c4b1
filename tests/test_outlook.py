"""What a screen shows of a timeline (the rules, `timeline`)."""

from datetime import date

import pytest

from tests.reckon.make import example, on, profile, rows, timeline
from wmoplan.outlook import AT_MOST, look, month_after

MONTHS = [
    # day, months on, the first day of that month
    ("2014-01-15", 0, "2014-01-01"),
    ("2014-01-31", 1, "2014-02-01"),  # the day of the month does not matter
    ("2014-11-15", 1, "2014-12-01"),
    ("2014-11-15", 2, "2015-01-01"),  # over New Year
    ("2014-12-31", 1, "2015-01-01"),
]


@pytest.mark.parametrize(("when", "months", "expected"), MONTHS)
def test_a_month_so_many_months_on(when: str, months: int, expected: str) -> None:
    assert month_after(on(when), months) == on(expected)


def test_there_are_at_most_five_things_to_do() -> None:
    assert AT_MOST == 5
    assert len(timeline(profile()).todo) >= AT_MOST
    assert len(look(timeline(profile())).todo) == AT_MOST


@pytest.mark.parametrize("as_of", ["2013-12-01", "2014-01-15", "2014-07-16", "2014-10-20"])
def test_what_to_do_stands_by_weight_and_then_by_its_end(as_of: str) -> None:
    todo = look(timeline(example("haren-2014"), as_of)).todo

    assert [(one.weight, one.end) for one in todo] == sorted((one.weight, one.end) for one in todo)
    assert all(one.end >= on(as_of) for one in todo)


@pytest.mark.parametrize("as_of", ["2014-01-15", "2014-07-16", "2014-10-20"])
def test_the_short_outlook_is_of_the_chosen_subjects_and_of_today_and_later(as_of: str) -> None:
    found = timeline(example("haren-2014"), as_of)  # inkoop and verordening
    shown = [moment for group in look(found).groups for moment in group.moments]

    assert shown
    assert all(not moment.topics or set(moment.topics) & {"inkoop", "verordening"} for moment in shown)
    assert all(moment.end and moment.end >= on(as_of) for moment in shown)


def test_moments_are_shown_to_the_end_of_the_second_month_ahead() -> None:
    # as of 15 January 2014 that is 31 March; after it only decisions, their request, and last legal days
    found = timeline(example("haren-2014"))
    shown = [moment for group in look(found).groups for moment in group.moments]
    later = {moment.kind for moment in shown if moment.end and moment.end > date(2014, 3, 31)}

    assert later <= {"besluit", "adviesaanvraag", "uiterlijk", "verkiezing"}
    assert "verordening.uiterlijk" in {moment.id for moment in shown}


def test_how_many_are_not_shown_is_told() -> None:
    found = timeline(example("haren-2014"))
    outlook = look(found)

    assert outlook.hidden == len(found.moments) - sum(len(group.moments) for group in outlook.groups)
    assert look(found, everything=True).hidden == 0


def test_everything_shows_every_moment_and_nothing_to_do() -> None:
    found = timeline(example("haren-2014"))
    outlook = look(found, everything=True)

    assert {moment.id for group in outlook.groups for moment in group.moments} == {one.id for one in found.moments}
    assert outlook.todo == ()


BETWEEN = [
    # first, last, whether verordening.inspreken, on 21 October 2014, is shown
    ("2014-10-20", "2014-10-20", False),
    ("2014-10-21", "2014-10-21", True),
    ("2014-10-22", "2014-10-22", False),
    ("2014-10-21", "2014-10-22", True),
    ("2014-10-20", "2014-10-21", True),
]


@pytest.mark.parametrize(("first", "last", "shown"), BETWEEN)
def test_the_days_asked_for_are_both_included(first: str, last: str, *, shown: bool) -> None:
    outlook = look(timeline(example("haren-2014")), first=on(first), last=on(last))

    assert ("verordening.inspreken" in {moment.id for group in outlook.groups for moment in group.moments}) is shown


def test_a_kind_asked_for_is_all_that_is_shown() -> None:
    outlook = look(timeline(example("haren-2014")), kinds=("inspreken",))

    assert {moment.kind for group in outlook.groups for moment in group.moments} == {"inspreken"}


def test_too_late_is_always_shown() -> None:
    """The rules: *Te laat* is always shown, in what is to be done or beside it."""
    found = timeline(example("haren-2014"), "2014-07-16")
    outlook = look(found)
    late = {one.id for one in found.moments if one.status.endswith("te laat") and found.is_chosen(one.topics)}
    told = {name for todo in outlook.todo for name in todo.moments} | {moment.id for moment in outlook.late}

    assert late
    assert late <= told


def test_months_follow_each_other() -> None:
    months = [group.month for group in look(timeline(example("haren-2014"))).groups if group.month]

    assert months == sorted(months)
    assert len(months) == len(set(months))


ENDED = [("2014-12-31", False), ("2015-01-01", True), ("2030-01-01", True)]  # the plan runs to December 2014


@pytest.mark.parametrize(("as_of", "over"), ENDED)
def test_a_plan_that_is_over_says_so(as_of: str, *, over: bool) -> None:
    given = profile(vergaderingen=rows("raad 2014-10-27"))

    assert (look(timeline(given, as_of)).ended is not None) is over
