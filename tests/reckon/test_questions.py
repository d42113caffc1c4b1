"""What is asked, and what is asked only once; small plans of 2026 to 2028, with days from a paper calendar."""

from typing import Any

import pytest

from tests.reckon.make import profile, rows, small_plan, step, timeline
from wmoplan.model.plan import Plan
from wmoplan.timeline import Timeline

NOW = "2026-11-22"


def plan(*steps: dict[str, Any]) -> Plan:
    return small_plan(*steps, looptijd="2026 t/m 2028", geldt_voor={"van": "2026", "tot": "2028"})


def yearly(name: str, years: range) -> list[dict[str, Any]]:
    """Return the steps that one row gives: a decision in June of each year."""
    return [step(f"{name}-{year}", f"voorkeur juni {year}") | {"reeks": f"{name}-jaar"} for year in years]


def asked(steps: list[dict[str, Any]], as_of: str = NOW, **keys: Any) -> set[str]:  # noqa: ANN401 - as a user types them
    return {question.text for question in timeline(profile(**keys), as_of, plan=plan(*steps)).questions}


def whens(found: set[str]) -> list[str]:
    """Return what is asked when it will be decided."""
    start = "Wanneer besluit de raad over het "
    return sorted(text.removeprefix(start).rstrip("?") for text in found if text.startswith(start))


SERIES = [
    # seen from, which year is asked; a decision in June lies behind from 1 July
    ("2026-06-30", ["nota-2026"]),  # today it can still be
    ("2026-07-01", ["nota-2027"]),  # the next one
    ("2027-06-30", ["nota-2027"]),
    ("2027-07-01", ["nota-2028"]),
    ("2028-07-01", []),  # none is left
]


@pytest.mark.parametrize(("as_of", "expected"), SERIES)
def test_of_what_comes_back_every_year_only_the_next_is_asked(as_of: str, expected: list[str]) -> None:
    assert whens(asked(yearly("nota", range(2026, 2029)), as_of)) == expected


def test_two_series_are_asked_once_each() -> None:
    steps = [*yearly("nota", range(2026, 2029)), *yearly("brief", range(2026, 2029))]

    assert whens(asked(steps)) == ["brief-2027", "nota-2027"]


def test_steps_that_come_once_are_all_asked() -> None:
    steps = [step("een", "voorkeur juni 2027"), step("twee", "voorkeur juni 2028")]

    assert whens(asked(steps)) == ["een", "twee"]


PASSED = [
    # seen from, whether it is asked if the decision of June 2026 was taken
    ("2026-06-30", False),  # it can still be taken
    ("2026-07-01", True),  # it lies behind
    ("2027-06-30", True),  # 365 days later it is still asked
    ("2027-07-01", False),  # a day later no more: who would remember
]


@pytest.mark.parametrize(("as_of", "is_asked"), PASSED)
def test_a_passed_decision_is_asked_for_a_year(as_of: str, *, is_asked: bool) -> None:
    text = "Is er op of voor dinsdag 30 juni 2026 besloten over het plan? Zo niet, wanneer dan?"

    assert (text in asked([step("plan", "voorkeur juni 2026")], as_of)) is is_asked


@pytest.mark.parametrize("as_of", ["2026-07-01", "2027-07-01", "2028-07-01"])
def test_when_a_passed_decision_will_be_taken_is_never_asked(as_of: str) -> None:
    assert whens(asked([step("plan", "voorkeur juni 2026")], as_of)) == []


BY_WHEN = [
    # meetings, how the day is named
    ((), "op of voor dinsdag 30 juni 2026"),  # only a time is known
    (("raad 2026-06-25",), "op donderdag 25 juni 2026"),  # the meeting of that time
]


@pytest.mark.parametrize(("meetings", "said"), BY_WHEN)
def test_a_question_names_the_meeting_or_the_last_day(meetings: tuple[str, ...], said: str) -> None:
    found = asked([step("plan", "voorkeur juni 2026")], vergaderingen=rows(*meetings))

    assert f"Is er {said} besloten over het plan? Zo niet, wanneer dan?" in found


def test_a_decision_that_was_announced_is_not_asked() -> None:
    found = asked([step("plan", "voorkeur juni 2026")], besluiten={"plan": {"datum": "2026-06-25", "bron": "lijst"}})

    assert not any("het plan" in text for text in found)


def timelines(as_of: str, **keys: Any) -> Timeline:  # noqa: ANN401 - as they stand in a plan
    own = step("gesprek", "periode november t/m december 2026", body="geen") | {
        "doe": "Vraag om een gesprek.", "agenda": "ja", **keys,
    }  # fmt: skip
    return timeline(profile(), as_of, plan=plan(own))


OWN_TIME = [
    # seen from, whether it is to do now
    ("2026-10-31", False),  # it has not begun
    ("2026-11-01", True),  # its first day
    ("2026-12-31", True),  # its last day
    ("2027-01-01", False),  # it is over
]


@pytest.mark.parametrize(("as_of", "is_told"), OWN_TIME)
def test_the_time_of_a_step_without_a_decision_is_to_do_while_it_runs(as_of: str, *, is_told: bool) -> None:
    told = [(one.text, str(one.end)) for one in timelines(as_of).todo if one.moments == ("gesprek.verkennen",)]

    assert told == ([("Vraag om een gesprek.", "2026-12-31")] if is_told else [])


@pytest.mark.parametrize("keys", [{"agenda": "nee"}, {"doe": ""}])
def test_a_time_that_no_screen_shows_is_not_to_do(keys: dict[str, str]) -> None:
    assert not any(one.moments == ("gesprek.verkennen",) for one in timelines(NOW, **keys).todo)


WAS_IT_TAKEN = [
    # seen from, whether it is to do to ask if the decision of June 2026 was taken
    ("2026-06-30", False),  # it can still be taken
    ("2026-07-01", True),  # the day after
    ("2026-09-30", True),  # 92 days after
    ("2026-10-01", False),  # a day later it is only a question
]


@pytest.mark.parametrize(("as_of", "is_told"), WAS_IT_TAKEN)
def test_asking_whether_it_was_decided_is_to_do_for_three_months(as_of: str, *, is_told: bool) -> None:
    found = timeline(profile(), as_of, plan=plan(step("plan", "voorkeur juni 2026")))
    text = (
        "Bel de griffie. Is er op of voor dinsdag 30 juni 2026 besloten over het plan? "
        "Schrijf het antwoord op in uw bestand."
    )

    assert (text in {one.text for one in found.todo}) is is_told


# -- which days of the raad are asked once a year of it is known whole

ORDINARY = [step("een", "voorkeur juni 2027"), step("drie", "voorkeur juni 2028"), step("vier", "voorkeur juni 2029")]
MEETINGS = rows("raad 2027-03-18", "raad 2027-06-17", "raad 2027-12-16")
WHOLE_DAYS = [
    # what the profile says of its list of the raad, what is asked of the days on which the raad meets
    ({}, {"Op welke andere dagen vergadert de raad? Wij kennen nog niet alle dagen."}),
    ({"van": "2027-01-01", "tot": "2027-12-31"}, {"Op welke dagen vergadert de raad in 2028?"}),
    (  # a part of 2028 is known
        {"van": "2027-01-01", "tot": "2028-03-31"},
        {"Op welke andere dagen vergadert de raad? Wij kennen nog niet alle dagen."},
    ),
    ({"van": "2027-01-01", "tot": "2029-12-31"}, set()),
]


@pytest.mark.parametrize(("schedule", "expected"), WHOLE_DAYS)
def test_days_are_asked_of_the_next_year_that_is_not_known(schedule: dict[str, str], expected: set[str]) -> None:
    keys: dict[str, Any] = {"vergaderschema": {**schedule, "organen": "raad"}} if schedule else {}
    plans = small_plan(*ORDINARY, looptijd="2026 t/m 2030", geldt_voor={"van": "2026", "tot": "2030"})

    found = timeline(profile(vergaderingen=MEETINGS, **keys), NOW, plan=plans).questions

    days = [one for one in found if "dagen vergadert de raad" in one.text]
    assert {one.text for one in days} == expected
    if "in 2028" in "".join(expected):
        assert {moment.partition(".")[0] for one in days for moment in one.moments} == {"drie"}


def test_a_passed_day_of_the_law_is_asked_about_and_not_the_day_before_a_gap() -> None:
    """The election of 2014 was on 19 March; the gap before it is a custom, the day of the law is not."""
    steps = [step("een", legal="vóór 20 maart 2014")]

    found = timeline(profile(), "2014-04-10", plan=small_plan(*steps))

    assert next(one.text for one in found.questions if one.whether == "een.besluit").startswith(
        "Is er op of voor woensdag 19 maart 2014 besloten over het een?"
    )
    assert any("op of voor woensdag 19 maart 2014" in one.text for one in found.todo)
