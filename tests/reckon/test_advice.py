"""By which day there must be a reaction to an advice, and how much time was given for it (the rules: "Adviezen").

The days are counted on a paper calendar of 2014. A day off moves the end (Algemene termijnenwet, art. 1), but not that
of a term of more than twelve weeks (art. 4).
"""

from datetime import date

import pytest

from tests.reckon.make import day, on, real_rules, reference
from wmoplan.model.municipality import Recess
from wmoplan.model.progress import Advice
from wmoplan.model.term import read_term
from wmoplan.reckon.advice import AnswerRule, measured, with_answer_days
from wmoplan.reckon.workdays import calendar_of

CALENDAR = calendar_of(reference().days, real_rules().texts)
SUMMER = Recess("zomerreces", date(2014, 7, 19), date(2014, 8, 31), estimated=False, source="")


def advice(sent: str | None = None, received: str | None = None, due: str | None = None, typed: str = "") -> Advice:
    return Advice("0" * 12, "verordening", day(received), day(due), day(sent), day(typed or None), None, "", "", "")


def answered(length: str, about: Advice, *recesses: Recess) -> Advice:
    (found,) = with_answer_days([about], AnswerRule(read_term(length), recesses), CALENDAR)
    return found


REACTIONS = [
    # sent, the municipality's own rule, the last day of a reaction
    ("2014-02-07", "6 weken", "2014-03-21"),  # Friday to Friday
    ("2014-03-07", "6 weken", "2014-04-22"),  # Goede Vrijdag, to the Tuesday after Easter
    ("2014-01-17", "12 weken", "2014-04-11"),
    ("2014-01-24", "12 weken", "2014-04-22"),  # Goede Vrijdag again: twelve weeks still move
    ("2014-01-17", "13 weken", "2014-04-18"),  # thirteen do not
    ("2014-10-01", "10 dagen", "2014-10-13"),  # Saturday 11 October
    ("2014-01-31", "1 maand", "2014-02-28"),  # there is no 31 February
    ("2014-10-17", "2 werkdagen", "2014-10-21"),
    ("2014-10-17", "48 uur", "2014-10-20"),  # two whole days is a Sunday
]


@pytest.mark.parametrize(("sent", "length", "last"), REACTIONS)
def test_a_reaction_must_be_there_by_the_municipality_s_own_rule(sent: str, length: str, last: str) -> None:
    assert answered(length, advice(sent)).answer_by == on(last)


STILL = [
    # sent, rule, the last day where the rule stands still in the summer (19 July to 31 August)
    ("2014-07-14", "2 weken", "2014-09-10"),  # 4 days in July, 10 in September
    ("2014-07-14", "10 dagen", "2014-09-08"),  # Saturday 6 September moves to Monday
    ("2014-07-01", "2 weken", "2014-07-15"),  # over before it begins
    ("2014-05-30", "13 weken", "2014-10-12"),  # 49 days before it, 30 in September: a Sunday, too long to move
]


@pytest.mark.parametrize(("sent", "length", "last"), STILL)
def test_a_rule_can_stand_still_in_a_recess(sent: str, length: str, last: str) -> None:
    assert answered(length, advice(sent), SUMMER).answer_by == on(last)


def test_what_moved_the_day_is_told_behind_the_rule() -> None:
    assert len(answered("6 weken", advice("2014-02-07")).rule) == 1  # nothing moved it
    moved = answered("6 weken", advice("2014-03-07")).rule
    assert "6 weken" in moved[0]
    assert "goede vrijdag" in moved[-1].lower()
    assert "dinsdag 22 april 2014" in moved[-1]
    still = answered("10 dagen", advice("2014-07-14"), SUMMER).rule
    assert any("zomerreces" in said for said in still)
    assert "maandag 8 september 2014" in still[-1]


def test_a_day_that_somebody_typed_and_an_advice_that_was_not_sent_stay_as_they_are() -> None:
    typed, unsent = advice("2014-02-07", typed="2014-03-01"), advice(received="2014-02-01")

    assert answered("6 weken", typed) == typed
    assert answered("6 weken", unsent) == unsent
    assert with_answer_days([advice("2014-02-07")], None, CALENDAR) == (advice("2014-02-07"),)


GIVEN = [
    # received, due, length that there should be, days given, days that are missing
    ("2014-01-20", "2014-02-10", "6 weken", 21, 21),  # to 3 March
    ("2014-01-20", "2014-03-03", "6 weken", 42, 0),
    ("2014-01-20", "2014-03-04", "6 weken", 43, -1),
    ("2014-01-20", "2014-03-02", "6 weken", 41, 1),
    ("2014-01-31", "2014-02-27", "1 maand", 27, 1),  # to 28 February
]


@pytest.mark.parametrize(("received", "due", "length", "days", "short"), GIVEN)
def test_the_time_that_was_given_is_held_against_the_length(
    received: str, due: str, length: str, days: int, short: int
) -> None:
    found = measured(advice(received=received, due=due), read_term(length), CALENDAR, own=True)

    assert found
    assert (found.days, found.short, found.own) == (days, short, True)


@pytest.mark.parametrize("about", [advice(received="2014-01-20"), advice(due="2014-02-10"), advice("2014-02-07")])
def test_without_both_days_no_time_was_given(about: Advice) -> None:
    assert measured(about, read_term("6 weken"), CALENDAR, own=False) is None
