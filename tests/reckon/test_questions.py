"""What is asked, and what is asked only once; small plans of 2026 to 2028, with days from a paper calendar."""

from typing import Any

import pytest

from tests.reckon.make import on, profile, rows, small_plan, step, timeline
from wmoplan.model.moment import Question
from wmoplan.model.plan import Plan
from wmoplan.model.progress import ADVICE, SENT, Progress, ProgressRow
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
        "Schrijf het antwoord op met: wmoplan antwoord plan ja (of nee, of de dag)."
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


# -- what each question is about; the raad decides on Monday 27 October 2014 and the commissie meets on 21 October

A = small_plan(step("z", "voorkeur juni 2014"), step("a", "voorkeur oktober 2014"))
KNOWN = ("raad 2014-06-02", "raad 2014-10-27", "commissie 2014-10-21")


def seen(as_of: str, plan: Plan = A, meetings: tuple[str, ...] = KNOWN, **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    return timeline(profile(vergaderingen=rows(*meetings), **keys), as_of, plan=plan)


def question(found: Timeline, text: str) -> Question | None:
    return next((one for one in found.questions if one.text == text), None)


REGISTER = "Tot wanneer kunt u zich aanmelden om in te spreken?"


@pytest.mark.parametrize(("as_of", "asked_still"), [("2014-10-20", True), ("2014-10-21", False)])
def test_a_term_is_asked_as_long_as_something_hangs_on_it(as_of: str, *, asked_still: bool) -> None:
    found = question(seen(as_of), REGISTER)

    assert (found.moments if found else ()) == (("a.aanmelden",) if asked_still else ())


def test_a_question_touches_only_moments_that_are_there() -> None:
    found = seen("2014-01-15")

    assert {name for one in found.questions for name in one.moments} <= {one.id for one in found.moments}
    assert all(one.text for one in found.questions)


START = {"titel": "De start", "wanneer": "31 oktober 2014", "bron": "bron, 1"}
ANSWERS = [
    # the question, what it is about
    (REGISTER, "termijn:aanmelden"),
    ("Hoeveel dagen voor de vergadering zijn de stukken openbaar?", "termijn:stukken"),
    ("Wanneer besluit de raad over het a?", "besluit:a"),
    ("Wanneer is start?", "anker:start"),
]


@pytest.mark.parametrize(("text", "about"), ANSWERS)
def test_a_question_says_what_it_is_about(text: str, about: str) -> None:
    anchors = [{"id": name, "vraag": f"Wanneer is {name}?", **START} for name in ("ander", "start")]
    plan = small_plan(step("a", "voorkeur oktober 2014", "uiterlijk uiterlijk start"), ankers=anchors)
    found = question(seen("2014-01-15", plan), text)

    assert found
    assert found.about == about


BY_THE_LAW = {"is-er-al": {"vanaf": "2014-09-01", "vraag": "Is de a er al?"}}
IS_THERE = "Is de a er al? Zo niet, wanneer besluit de raad daarover?"
ASKED_FIRST = [
    # the step, seen from, whether is asked if it is there; 365 days after Friday 31 October 2014 is 31 October 2015
    (step("a", legal="vóór 1 november 2014"), "2014-08-31", False),
    (step("a", legal="vóór 1 november 2014"), "2014-09-01", True),
    (step("a", legal="vóór 1 november 2014"), "2015-10-31", True),
    (step("a", legal="vóór 1 november 2014"), "2015-11-01", False),
    (step("a", "voorkeur oktober 2014"), "2015-11-01", True),  # it has no last day
]


@pytest.mark.parametrize(("given", "as_of", "told"), ASKED_FIRST)
def test_whether_it_is_there_already_is_the_only_question(given: dict[str, Any], as_of: str, *, told: bool) -> None:
    expected = {
        "id": "a-er",
        "stap": "a",
        "wanneer": "vóór 1 november 2014",
        "besluit": "ja",
        "tekst": "A.",
        "bron": "bron",
    }
    plan = small_plan(step("z", "voorkeur december 2014"), given | BY_THE_LAW, stand=[expected])
    found = seen(as_of, plan)
    first = question(found, IS_THERE)

    assert (first is not None) is told
    if first:
        assert (first.whether, first.about) == ("a.besluit", "besluit:a")
        assert set(first.moments) == {one.id for one in found.moments if one.step == "a"}
        others = {name for one in found.questions if one is not first for name in one.moments}
        assert not [name for name in others if name.startswith("a.")]


COLLEGE = "Besloot het college op of voor dinsdag 9 september 2014 over zijn voorstel voor het a?"
LINKS = [
    # seen from, what is confirmed, whether is asked if the college decided; the decision is on 27 October
    ("2014-09-09", {}, False),
    ("2014-09-10", {}, True),
    ("2014-10-27", {}, True),
    ("2014-10-28", {}, False),
    ("2014-09-10", {"a.collegebesluit": "2014-09-09"}, False),
]


@pytest.mark.parametrize(("as_of", "confirmed", "told"), LINKS)
def test_a_passed_day_of_the_college_is_asked_about(as_of: str, confirmed: dict[str, str], *, told: bool) -> None:
    found = seen(as_of, bevestigd=confirmed)
    asked_after = question(found, COLLEGE)

    assert (asked_after is not None) is told
    assert all("Besloot het college" not in one.text for one in found.questions if one is not asked_after)
    assert all(one.text for one in found.questions)  # of the papers, that are past too, nothing is asked
    if asked_after:
        assert (asked_after.moments, asked_after.whether) == (("a.collegebesluit",), "a.collegebesluit")


def test_a_passed_decision_asks_for_all_that_nobody_knows_of_it() -> None:
    plan = small_plan(step("a", "voorkeur oktober 2014"), step("b", "voorkeur oktober 2014"))
    found = seen("2014-11-15", plan)
    passed = [one for one in found.questions if one.whether in {"a.besluit", "b.besluit"}]

    assert [{name.partition(".")[0] for name in one.moments} for one in passed] == [{"a"}, {"b"}]
    for one in passed:
        unknown = {
            moment.id for moment in found.moments if moment.step == one.whether[0] and moment.status == "onbekend"
        }
        assert set(one.moments) == unknown


HAPPENED = "Is dit al gebeurd: De mijlpaal? Het was gepland voor mei 2014."
WAITS = [
    # seen from, the day on which it really happened, whether that is asked
    ("2014-05-31", "", False),
    ("2014-06-01", "", True),
    ("2014-10-27", "", True),  # today it is decided
    ("2014-10-28", "", False),
    ("2014-06-01", "2014-05-20", False),
]


@pytest.mark.parametrize(("as_of", "actual", "told"), WAITS)
def test_a_passed_milestone_is_asked_about_for_what_waits_for_it(as_of: str, actual: str, *, told: bool) -> None:
    waiting = step("a", "voorkeur oktober 2014", waits=[{"stap": "z"}, {"mijlpaal": "mijlpaal"}])
    plan = small_plan(step("z", "voorkeur juni 2014"), waiting, milestone="mei 2014", actual=actual)
    found = question(seen(as_of, plan), HAPPENED)

    assert (found is not None) is told
    if found:
        assert (found.moments, found.whether) == (("a.besluit",), "mijlpaal")


@pytest.mark.parametrize(("about", "told"), [("a", True), ("geen", False)])
def test_the_rule_for_a_reaction_is_asked_of_advices_that_have_a_moment(about: str, *, told: bool) -> None:
    plan = small_plan(step("a", "voorkeur oktober 2014"), step("geen", "periode oktober 2014", body="geen"))
    sent = Progress(
        (
            ProgressRow("1" * 12, on("2014-07-01"), ADVICE, about, {}),
            ProgressRow("2" * 12, on("2014-08-01"), SENT, about, {"bij": "1" * 12}),
        )
    )
    found = timeline(profile(vergaderingen=rows(*KNOWN)), "2014-09-01", plan=plan, progress=sent)
    asked_for = question(found, "Binnen hoeveel weken krijgen wij een reactie op ons advies?")

    assert (asked_for.moments if asked_for else ()) == (("a.advies",) if told else ())


# -- a list that is said to be whole; the last day of the plan is Wednesday 30 June 2027

COVERED = [
    # over which days the list of the raad is whole, what is asked of its days
    ("2027-06-30", "2027-12-31", []),  # from the last day on
    ("2027-07-01", "2027-12-31", ["Op welke dagen vergadert de raad?"]),  # a day later; that year is known in part
    ("2027-01-01", "2027-06-30", []),
    ("2027-01-01", "2027-06-29", ["Op welke dagen vergadert de raad?"]),
    ("2026-01-01", "2026-12-31", ["Op welke dagen vergadert de raad in 2027?"]),
]


@pytest.mark.parametrize(("first", "last", "expected"), COVERED)
def test_of_a_whole_list_only_days_outside_it_are_asked(first: str, last: str, expected: list[str]) -> None:
    whole = {"van": first, "tot": last, "organen": "raad"}
    given = profile(vergaderschema=whole, vergaderingen=rows(f"raad {first} vervallen"))
    found = timeline(given, NOW, plan=plan(step("a", "uiterlijk 30 juni 2027")))

    assert [one.text for one in found.questions if "dagen vergadert de raad" in one.text] == expected


@pytest.mark.parametrize(("as_of", "told"), [("2027-06-30", True), ("2027-07-01", False), ("2027-07-05", False)])
def test_days_that_lie_behind_are_not_asked(as_of: str, *, told: bool) -> None:
    """What is made known after the decision, on 14 July 2027, hangs on it too."""
    whole = {"van": "2026-01-01", "tot": "2026-12-31", "organen": "raad"}
    given = profile(vergaderschema=whole, vergaderingen=rows("raad 2026-01-15"))
    found = timeline(given, as_of, plan=plan(step("a", "uiterlijk 30 juni 2027")))

    assert any("dagen vergadert de raad" in one.text for one in found.questions) is told


def test_of_the_college_its_own_day_has_to_be_in_its_list() -> None:
    """It decides on Tuesday 9 September 2014, the raad after the end of that list."""
    whole = {"van": "2014-01-01", "tot": "2014-09-30", "organen": "college"}

    known = (*KNOWN, "college 2014-01-07 vervallen")

    assert not question(seen("2014-06-15", A, known, vergaderschema=whole), "Op welke dagen vergadert het college?")
    assert question(seen("2014-06-15", A, known), "Op welke dagen vergadert het college?")
