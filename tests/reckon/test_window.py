"""Steps that hang on chosen days and on each other; every day is counted on a paper calendar of 2027."""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import (
    decision,
    moment,
    municipality,
    on,
    profile,
    real_rules,
    reference,
    rows,
    small_plan,
    step,
    timeline,
)
from wmoplan.model.moment import Certainty
from wmoplan.model.period import Period
from wmoplan.model.plan import Plan
from wmoplan.reckon.gather import FollowedPlan, Inputs, gather_facts
from wmoplan.reckon.window import Window, window_of
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
    assert [question.about for question in asked] == ["termijn:gunnen"]
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


# -- when a step is planned, before any meeting is looked at (the rules: "Besluiten op een vergadering leggen")


def window(plan: Plan, as_of: str = NOW, **keys: Any) -> Window:  # noqa: ANN401 - as a user types them
    """Return when the last step of a plan is planned."""
    followed = FollowedPlan(plan, municipality("Haren"))
    facts = gather_facts(Inputs(followed, profile(**keys), real_rules(), reference(), on(as_of)))
    return window_of(plan.steps[-1], "raad", facts)


def planned(*planning: str, phase: str = "", legal: str = "", custom: bool = False, **keys: Any) -> Plan:  # noqa: ANN401 - as in a file
    """Return a plan of one step, with two phases where its own is given; `plan`, before it, has none."""
    given = step("a", *planning, phase="fase" if phase else "", legal=legal)
    if custom:
        given["planning"][0]["gewoonte"] = "ja"
    phases = [
        {"id": "andere", "titel": "Andere", "wanneer": "maart 2026", "bron": "bron, 1"},
        {"id": "fase", "titel": "Fase", "wanneer": phase or "juni 2026", "bron": "bron, 1"},
    ]
    return chained(given, fasen=phases, **keys)


def days(period: Period | None) -> str:
    return f"{period.first or ''}..{period.last or ''}" if period else "none"


MAY, JUNE = "2027-05-01..2027-05-31", "2027-06-01..2027-06-30"
SPRING: dict[str, Any] = {"phase": "april t/m juni 2027"}
PLANNED = [
    # planning, phase and law, first day, aim, fallback, last day of plan and law, last day of all
    (["voorkeur mei 2027"], {}, "2027-05-01", MAY, "..", "", "2027-05-31"),
    (["periode mei 2027"], {}, "2027-05-01", MAY, "..2027-05-31", "2027-05-31", "2027-05-31"),
    (["uiterlijk 30 juni 2027"], {}, "", "none", "..2027-06-30", "2027-06-30", "2027-06-30"),
    (["voorkeur vanaf mei 2027"], {}, "2027-05-01", "2027-05-01..", "..", "", ""),
    (["voorkeur uiterlijk mei 2027"], {}, "", "..2027-05-31", "..", "", "2027-05-31"),
    ([], {"phase": "mei 2027"}, "2027-05-01", MAY, "..", "", "2027-05-31"),  # the phase is all there is
    (["uiterlijk 30 juni 2027"], SPRING, "2027-04-01", "none", "..2027-06-30", "2027-06-30", "2027-06-30"),
    # the aim is cut to its phase and to the last day
    (["voorkeur mei t/m juli 2027"], SPRING, "2027-05-01", "2027-05-01..2027-06-30", "..", "", "2027-06-30"),
    (["voorkeur maart t/m mei 2027"], SPRING, "2027-04-01", "2027-04-01..2027-05-31", "..", "", "2027-05-31"),
    (
        ["voorkeur mei t/m juli 2027", "uiterlijk 10 juni 2027"], SPRING,
        "2027-05-01", "2027-05-01..2027-06-10", "..2027-06-10", "2027-06-10", "2027-06-10",
    ),
    # of two last days the strictest
    (["uiterlijk 30 juni 2027"], {"legal": "mei 2027"}, "", "none", "..2027-05-31", "2027-05-31", "2027-05-31"),
    (["uiterlijk 30 april 2027"], {"legal": "mei 2027"}, "", "none", "..2027-04-30", "2027-04-30", "2027-04-30"),
    # the fallback begins after the aim, and ends on the last day
    (["voorkeur mei 2027", "alternatief juli 2027"], {}, "2027-05-01", MAY, "2027-07-01..2027-07-31", "", "2027-07-31"),
    (["voorkeur mei 2027", "alternatief vanaf mei 2027"], {}, "2027-05-01", MAY, "2027-06-01..", "", "2027-05-31"),
    (["voorkeur vanaf mei 2027", "alternatief juni 2027"], {}, "2027-05-01", "2027-05-01..", JUNE, "", "2027-06-30"),
    (["alternatief juni 2027"], {}, "", "none", JUNE, "", "2027-06-30"),
    (
        ["voorkeur mei 2027", "alternatief juni 2027", "uiterlijk 15 juni 2027"], {},
        "2027-05-01", MAY, "2027-06-01..2027-06-15", "2027-06-15", "2027-06-15",
    ),
    (
        ["voorkeur mei 2027", "alternatief juni 2027", "uiterlijk 15 juli 2027"], {},
        "2027-05-01", MAY, JUNE, "2027-07-15", "2027-07-15",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("planning", "more", "first", "aim", "fallback", "deadline", "last"), PLANNED)
def test_a_step_is_planned_within_its_aim_its_phase_and_its_last_day(
    planning: list[str], more: dict[str, Any], first: str, aim: str, fallback: str, deadline: str, last: str
) -> None:
    found = window(planned(*planning, **more))

    assert (str(found.start or ""), days(found.aim), days(found.fallback)) == (first, aim, fallback)
    assert (str(found.deadline or ""), str(found.last or "")) == (deadline, last)
    assert not found.void
    assert (found.start is None) is (found.start_reason is None)


NOTHING_LEFT = [
    # planning, phase, the aim that is left, why the preference is impossible
    (["voorkeur maart 2027"], "april t/m juni 2027", "2027-04-01..2027-06-30", "woensdag 31 maart 2027"),
    (["voorkeur juli 2027"], "april t/m juni 2027", "2027-04-01..2027-06-30", "juli 2027"),
    (["voorkeur vanaf juli 2027"], "april t/m juni 2027", "2027-04-01..2027-06-30", "vanaf juli 2027"),
    (["voorkeur juni 2027", "uiterlijk mei 2027"], "", "none", "juni 2027"),
    (["voorkeur 11 mei 2027", "uiterlijk 10 mei 2027"], "", "none", "11 mei 2027"),  # its last day is its first
    (["voorkeur uiterlijk termijn gunnen vóór start"], "mei 2027", MAY, "start"),  # nobody knows that length
    (["voorkeur vanaf opening"], "mei 2027", MAY, "opening"),  # nobody knows that day
]


@pytest.mark.parametrize(("planning", "phase", "aim", "why"), NOTHING_LEFT)
def test_a_preference_of_which_nothing_is_left_falls_away(planning: list[str], phase: str, aim: str, why: str) -> None:
    opening = {**START, "id": "opening", "wanneer": "onbekend", "vraag": "Wanneer?"}
    found = window(planned(*planning, phase=phase, ankers=[START, opening]))

    assert days(found.aim) == aim
    assert why in found.void
    assert ("De fase begint pas op" in found.void) is ("maart" in why)  # only there it is over before it can begin


@pytest.mark.parametrize(
    "aim",
    [
        "10 mei 2027",  # one day is a period too
        "doorlopend",
        "vóór start",
        "vanaf start",
    ],
)
def test_a_preference_that_is_open_or_short_does_not_fall_away(aim: str) -> None:
    assert not window(planned(f"voorkeur {aim}", phase="april 2027 t/m juni 2028")).void


MILESTONES = [
    # the milestones that a step waits for: planned and real day; seen from; phase; the first day; what is told
    ([("juni 2027", "")], NOW, "", "2027-07-01", "gepland voor juni 2027"),  # the day after its last day
    ([("juni 2027", "2027-07-10")], "2027-07-09", "", "2027-07-01", "gepland voor juni 2027"),
    ([("juni 2027", "2027-07-10")], "2027-07-10", "", "2027-07-10", "kwam op zaterdag 10 juli 2027"),
    ([("juni 2027", "")], NOW, "juli 2027", "2027-07-01", "De fase van dit plan loopt juli 2027."),  # not later
    ([("juni 2027", "")], NOW, "augustus 2027", "2027-08-01", "De fase"),
    ([("juni 2027", "")], NOW, "mei t/m september 2027", "2027-07-01", "gepland voor juni 2027"),
    ([("vanaf juni 2027", "")], NOW, "", "", ""),  # nobody knows by when
    ([("vanaf juni 2027", ""), ("mei 2027", "")], NOW, "", "2027-06-01", "gepland voor mei 2027"),
    ([("juni 2027", ""), ("mei 2027", "")], NOW, "", "2027-07-01", "gepland voor juni 2027"),
    ([("mei 2027", ""), ("juni 2027", "")], NOW, "", "2027-07-01", "gepland voor juni 2027"),
]


@pytest.mark.parametrize(("milestones", "as_of", "phase", "first", "told"), MILESTONES)
def test_a_step_begins_after_the_milestones_that_it_waits_for(
    milestones: list[tuple[str, str]], as_of: str, phase: str, first: str, told: str
) -> None:
    lines = [{"id": "los", "titel": "Los", "wanneer": "december 2027", "bron": "bron, 9"}]
    for at, (when, really) in enumerate(milestones):
        line: dict[str, Any] = {"id": f"m{at}", "titel": f"M{at}", "wanneer": when, "bron": "bron, 1"}
        lines.append(line | ({"werkelijk": {"datum": really, "bron": "bron, 4"}} if really else {}))
    waits = [{"stap": "eerst"}, *({"mijlpaal": f"m{at}"} for at in range(len(milestones)))]
    phases = [{"id": "fase", "titel": "Fase", "wanneer": phase or "juni 2026", "bron": "bron, 1"}]
    waiting = step("a", waits=waits, phase="fase" if phase else "")

    found = window(chained(step("eerst"), waiting, mijlpalen=lines, fasen=phases), as_of)

    assert str(found.start or "") == first
    reason = found.start_reason
    assert told in (reason.rule if reason else "")
    if reason and "M0" in reason.rule:
        assert reason.source == ("De bron, 4" if "kwam op" in told else "De bron, 1")


def test_an_aim_that_begins_later_gives_the_first_day_and_says_so() -> None:
    later, same = window(planned("voorkeur mei 2027", **SPRING)), window(planned("voorkeur april 2027", **SPRING))

    assert later.start_reason
    assert later.start_reason.rule == "Het plan zegt: mei 2027."
    assert same.start_reason
    assert same.start_reason.rule == "De fase van dit plan loopt april t/m juni 2027."


WAITING = [
    # the fallback, other rows, the new college, its days, whether the condition is dropped
    ("vanaf juni 2027", [], "2027-06-10", "2027-06-10..", False),
    ("vanaf juni 2027", [], "2027-06-01", "2027-06-01..", False),
    ("vanaf juni 2027", [], "2027-05-20", "2027-06-01..", False),
    ("uiterlijk juli 2027", [], "2027-06-10", "2027-06-10..2027-07-31", False),
    ("vanaf juni 2027", ["uiterlijk 30 juni 2027"], "2027-06-30", "2027-06-30..2027-06-30", False),
    ("vanaf juni 2027", ["uiterlijk 30 juni 2027"], "2027-07-01", "2027-06-01..2027-06-30", True),
]


@pytest.mark.parametrize(("fallback", "others", "college", "expected", "dropped"), WAITING)
def test_a_fallback_waits_for_its_condition_unless_that_comes_too_late(
    fallback: str, others: list[str], college: str, expected: str, *, dropped: bool
) -> None:
    anchor = {"id": "bestuur", "titel": "Het bestuur", "wanneer": college, "bron": "bron"}
    found = window(planned(f"alternatief {fallback} | vanaf bestuur", *others, ankers=[START, anchor]))

    assert days(found.fallback) == expected
    assert [f"{reason.rule} {reason.source}" for reason in found.dropped] == (
        ["De voorwaarde 'vanaf bestuur' vervalt: donderdag 1 juli 2027 ligt na de laatste dag. De bron, 1"]
        if dropped
        else []
    )


def test_a_condition_without_a_first_day_makes_nothing_wait() -> None:
    found = window(planned("alternatief vanaf juni 2027 | vóór start", "uiterlijk 30 juni 2027"))

    assert days(found.fallback) == JUNE
    assert not found.dropped


VAGUE = [
    # planning and what else, what the profile says, whether only a habit or a day that we chose says when
    (["voorkeur mei 2027"], {}, {}, False),
    (["voorkeur mei 2027"], {"custom": True}, {}, True),
    (["voorkeur mei 2027", "uiterlijk juni 2027"], {"custom": True}, {}, False),  # there is a last day
    (["voorkeur mei 2027"], {"custom": True, "phase": "juli 2027"}, {}, False),  # the phase took its place
    (["uiterlijk uiterlijk start"], {}, {}, True),  # we suppose the start
    (["uiterlijk uiterlijk start"], {}, {"ankers": {"start": "2028-01-01"}}, False),
    (["voorkeur mei 2027"], {"legal": "uiterlijk start"}, {}, True),
]


@pytest.mark.parametrize(("planning", "more", "given", "vague"), VAGUE)
def test_a_habit_or_a_day_that_we_chose_is_no_date(
    planning: list[str], more: dict[str, Any], given: dict[str, Any], *, vague: bool
) -> None:
    assert window(planned(*planning, **more), **given).is_vague is vague


LAW = [
    # planning, law, whether the law sets the last day
    (["uiterlijk juni 2027"], "mei 2027", True),
    (["uiterlijk april 2027"], "mei 2027", False),  # the plan is stricter
    (["uiterlijk juni 2027"], "", False),
    (["voorkeur juni 2027"], "", False),  # there is no last day at all
]


@pytest.mark.parametrize(("planning", "legal", "is_law"), LAW)
def test_the_law_sets_the_last_day_where_it_is_the_strictest(planning: list[str], legal: str, *, is_law: bool) -> None:
    assert window(planned(*planning, legal=legal)).is_law is is_law


LAST_DAYS = [
    # planning, law, how sure its last day is (the rules, choice g), why, what is told of it
    (["uiterlijk 30 juni 2027"], "", Certainty.PROVISIONAL, "landelijke planning",
     "Het plan zegt: 30 juni 2027. De laatste dag is dus woensdag 30 juni 2027."),
    (["periode juni 2027"], "", Certainty.ESTIMATED, "periode",
     "Het plan zegt: juni 2027. De laatste dag is dus woensdag 30 juni 2027."),
    ([], "juni 2027", Certainty.FIXED, "", "De wet zegt: juni 2027. De laatste dag is dus woensdag 30 juni 2027."),
    (["uiterlijk uiterlijk termijn gunnen vóór start"], "", Certainty.RECKONED, "nog veranderen",
     "De laatste dag is dus zaterdag 20 november 2027."),  # 42 days before 1 January: the reasons before it say why
]  # fmt: skip


@pytest.mark.parametrize(("planning", "legal", "certainty", "why", "told"), LAST_DAYS)
def test_a_last_day_says_where_it_comes_from_and_how_sure_it_is(
    planning: list[str], legal: str, certainty: Certainty, why: str, told: str
) -> None:
    bound = window(
        planned(*planning, legal=legal), ankers={"start": "2028-01-01"}, termijnen={"gunnen": "6 weken"}
    ).bound

    assert bound
    assert (bound.certainty, bound.reasons[-1].rule) == (certainty, told)
    assert why in bound.weakest
    assert bool(why) is bool(bound.weakest)


UNKNOWN = "de termijn 'gunnen' is niet bekend"
HANGS = [
    # planning, why there is no day
    (["uiterlijk uiterlijk termijn gunnen vóór start"], UNKNOWN),
    (
        ["voorkeur doorlopend", "uiterlijk uiterlijk termijn gunnen vóór start"],
        UNKNOWN,
    ),  # always is no day that is missing
    (["uiterlijk uiterlijk start"], ""),  # that day is only supposed
    (["voorkeur mei 2027"], ""),
]


@pytest.mark.parametrize(("planning", "why"), HANGS)
def test_what_a_step_hangs_on_is_told_where_it_is_not_known(planning: list[str], why: str) -> None:
    found = window(planned(*planning))

    assert found.weakest == why
    assert any("is niet bekend" in reason.rule for reason in found.unknown) is bool(why)
    assert bool(found.unknown) is bool(why)
