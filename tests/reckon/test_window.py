"""Steps that hang on chosen days and on each other; every day is counted on a paper calendar of 2027."""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import decision, moment, on, profile, rows, small_plan, step, timeline
from wmoplan.model.moment import Certainty
from wmoplan.model.plan import Plan
from wmoplan.timeline import Timeline

NOW = "2026-11-22"
START = {
    "id": "start",
    "titel": "De start",
    "wanneer": "1 januari 2028",
    "vraag": "Wanneer begint het?",
    "bron": "bron",
}
GUNNEN = {"id": "gunnen", "tekst": "De tijd tot de gunning", "vraag": "Hoe lang duurt het gunnen?", "bron": "bron"}


def chained(*steps: dict[str, Any], **keys: Any) -> Plan:  # noqa: ANN401 - as they stand in a file
    """Return a plan of 2026 to 2028 with one day to choose and one length that nobody knows."""
    usual = {
        "looptijd": "2026 t/m 2028",
        "geldt_voor": {"van": "2026", "tot": "2028"},
        "maanden_afronden": "laatste dag",
        "ankers": [START],
        "termijnen": [GUNNEN],
    }
    return small_plan(*steps, **{**usual, **keys})


TENDER = chained(
    step("kader", "uiterlijk vóór bestek"),
    step("bestek", "uiterlijk uiterlijk termijn gunnen vóór gunning"),
    step("gunning", body="college", legal="uiterlijk 3 maanden vóór start"),
)
"""A framework before a tender, a tender some time before its award, an award before the start."""


def seen(plan: Plan = TENDER, as_of: str = NOW, **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    return timeline(profile(**keys), as_of, plan=plan)


LASTS = [
    # what the profile says, last days of kader, bestek and gunning; 1 October 2027 is a Friday
    ({}, None, None, "2027-10-01"),  # three months before 1 January; nobody knows how long the award takes
    ({"termijnen": {"gunnen": "6 weken"}}, "2027-08-19", "2027-08-20", "2027-10-01"),  # six weeks; the day before
    ({"termijnen": {"gunnen": "1 maand"}}, "2027-08-31", "2027-09-01", "2027-10-01"),  # a month
    ({"ankers": {"start": "2027-07-01"}}, None, None, "2027-04-01"),  # as the municipality chose
    (
        {"ankers": {"start": "2027-07-01"}, "termijnen": {"gunnen": "6 weken"}},
        "2027-02-17", "2027-02-18", "2027-04-01",
    ),  # 42 days before Thursday 1 April is Thursday 18 February
    (
        {"termijnen": {"gunnen": "6 weken"}, "besluiten": {"gunning": {"datum": "2027-09-15"}}},
        "2027-08-03", "2027-08-04", "2027-10-01",
    ),  # the day that was announced beats the last day, for what hangs on it
    ({"besluiten": {"gunning": {"datum": "2027-09-15"}}}, None, None, "2027-10-01"),  # the length is still unknown
    ({"besluiten": {"bestek": {"datum": "2027-06-10"}}}, "2027-06-09", None, "2027-10-01"),  # it has a day of its own
    (
        {"besluiten": {"bestek": {"datum": "2027-06-10", "sinds": "2026-12-01"}}}, None, None, "2027-10-01",
    ),  # announced after the day from which is seen
    ({"besluiten": {"bestek": {"orgaan": "college"}}}, None, None, "2027-10-01"),  # a body is no day
    ({"ankers": {"start": {"datum": "2027-07-01", "sinds": "2026-11-23"}}}, None, None, "2027-10-01"),  # a day too late
    ({"ankers": {"start": {"datum": "2027-07-01", "sinds": NOW}}}, None, None, "2027-04-01"),  # from that day it counts
    ({"termijnen": {"gunnen": {"lengte": "6 weken", "sinds": "2026-11-23"}}}, None, None, "2027-10-01"),  # so a length
]  # fmt: skip


@pytest.mark.parametrize(("keys", "framework", "tender", "award"), LASTS)
def test_a_last_day_hangs_on_a_chosen_day_and_on_other_steps(
    keys: dict[str, Any], framework: str | None, tender: str | None, award: str
) -> None:
    found = seen(**keys)

    assert [str(decision(found, name).deadline) for name in ("kader", "bestek", "gunning")] == [
        str(framework),
        str(tender),
        award,
    ]


def test_the_order_of_the_steps_in_the_file_does_not_matter() -> None:
    turned = TENDER.model_copy(update={"steps": TENDER.steps[::-1]})

    assert decision(seen(turned, termijnen={"gunnen": "6 weken"}), "kader").deadline == on("2027-08-19")


def test_without_the_length_there_is_no_day_and_the_length_is_asked_once() -> None:
    found = seen()

    assert [moment(found, f"{name}.besluit").end for name in ("kader", "bestek")] == [None, None]
    assert moment(found, "bestek.besluit").weakest == "de termijn 'gunnen' is niet bekend"
    asked = [question for question in found.questions if question.text == "Hoe lang duurt het gunnen?"]
    assert [question.answer for question in asked] == ["termijnen: {gunnen: ...}"]
    assert {"kader.besluit", "bestek.besluit"} <= set(asked[0].moments)


def test_a_step_without_a_day_stands_last() -> None:
    undated = [one.end is None and one.start is None for one in seen().moments]

    assert undated == sorted(undated)
    assert any(undated)


def test_only_the_step_that_names_the_length_has_it_to_do() -> None:
    todo = [one for one in seen().todo if "Hoe lang duurt het gunnen?" in one.text]

    assert [(one.text, one.moments) for one in todo] == [
        (
            "Vraag de gemeente: Hoe lang duurt het gunnen? Daarna weet u wanneer uw advies over het bestek nodig is.",
            ("bestek.besluit",),
        )
    ]


def test_with_the_length_nothing_is_asked_about_it() -> None:
    found = seen(termijnen={"gunnen": "6 weken"})

    assert not any("gunnen" in question.text for question in found.questions)
    assert not any("gunnen" in one.text for one in found.todo)


SURE = [
    # what the profile says, how sure the last day of the award is, why it is no surer
    ({}, Certainty.ESTIMATED, "u gaf geen dag voor 'start'"),  # we suppose the start
    (
        {"ankers": {"start": "2028-01-01"}},
        Certainty.RECKONED,
        "de dag waarvan is geteld, kan nog veranderen",
    ),  # three months before it
]


@pytest.mark.parametrize(("keys", "certainty", "weakest"), SURE)
def test_a_last_day_is_as_sure_as_the_day_that_it_hangs_on(
    keys: dict[str, Any], certainty: Certainty, weakest: str
) -> None:
    found = moment(seen(**keys), "gunning.uiterlijk")

    assert (found.certainty, found.weakest) == (certainty, weakest)
    assert found.explanation[0].rule.startswith("De start: ")


def test_the_reasons_go_through_the_step_that_it_hangs_on() -> None:
    rules = [reason.rule for reason in moment(seen(termijnen={"gunnen": "6 weken"}), "kader.uiterlijk").explanation]
    days = [reason.day for reason in moment(seen(termijnen={"gunnen": "6 weken"}), "kader.uiterlijk").explanation]

    assert rules[0].startswith("De start: ")
    assert any("De tijd tot de gunning: 6 weken" in rule for rule in rules)
    assert [day for day in days if day][-1] == date(2027, 8, 19)


ASKED = [
    # the supposed start, seen from, whether the day is asked
    ("1 januari 2028", "2026-11-22", True),  # it lies ahead
    ("1 januari 2028", "2028-01-01", True),  # it is today
    ("1 januari 2028", "2028-01-02", False),  # it lies behind: who would still tell
]


@pytest.mark.parametrize(("start", "as_of", "is_asked"), ASKED)
@pytest.mark.parametrize(
    "given",
    [step("plan", "uiterlijk uiterlijk start"), step("plan", "voorkeur mei 2027") | {"ingang": "start"}],
    ids=["the last day", "when it takes effect"],
)
def test_a_day_that_lies_behind_is_not_asked_any_more(
    given: dict[str, Any], start: str, as_of: str, *, is_asked: bool
) -> None:
    plan = chained(given, ankers=[{**START, "wanneer": start}])
    texts = {question.text for question in seen(plan, as_of).questions}

    assert ("Wanneer begint het?" in texts) is is_asked


def test_a_fixed_day_is_never_asked() -> None:
    plan = chained(step("plan", "uiterlijk uiterlijk start"), ankers=[{**START, "vraag": ""}])
    found = seen(plan, ankers={"start": "2027-07-01"})

    assert decision(found, "plan").deadline == on("2028-01-01")  # the plan itself gives it
    assert not any("begint" in question.text for question in found.questions)


def test_a_step_that_hangs_on_one_without_a_decision_asks_for_no_decision() -> None:
    plan = chained(step("gesprek", body="geen"), step("plan", "uiterlijk uiterlijk gesprek"))
    found = seen(plan)

    assert decision(found, "plan").deadline is None
    assert not any("het gesprek" in question.text for question in found.questions)


def test_a_step_that_hangs_on_one_without_a_day_asks_for_its_decision() -> None:
    plan = chained(step("eerst"), step("daarna", "uiterlijk uiterlijk eerst"))
    asked = next(one for one in seen(plan).questions if one.text == "Wanneer besluit de raad over het eerst?")

    assert {"eerst.besluit", "daarna.besluit"} <= set(asked.moments)


def test_the_last_day_of_a_step_without_a_decision_is_an_anchor_too() -> None:
    plan = chained(
        step("gesprek", "uiterlijk uiterlijk 1 juni 2027", body="geen"), step("plan", "uiterlijk vóór gesprek")
    )

    assert decision(seen(plan), "plan").deadline == on("2027-05-31")


def test_a_decision_is_placed_before_the_day_that_it_hangs_on() -> None:
    found = seen(
        termijnen={"gunnen": "6 weken"},
        vergaderingen=rows("raad 2027-08-19", "raad 2027-08-20", "raad 2027-08-23"),
    )

    assert decision(found, "bestek").expected == on("2027-08-20")
    assert decision(found, "kader").expected == on("2027-08-19")
