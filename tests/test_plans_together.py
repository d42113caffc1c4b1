"""Several plans on one timeline: what they share is there once, and a day belongs to one of them."""

from collections import Counter
from typing import Any

import pytest

from tests.reckon.make import moment, municipality, on, profile, real_rules, reference, rows, small_plan, step
from wmoplan.documents.outlook import Selection, look
from wmoplan.model.plan import Plan
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline, build_timeline

NOW = "2026-11-22"
YEARS: Any = {"looptijd": "2026 t/m 2027", "geldt_voor": {"van": "2026", "tot": "2027"}}
BRIEF = {
    "id": "brief-klaar", "titel": "Laatste dag voor de brief", "kort": "Brief", "wanneer": "vóór 1 juli 2027",
    "stap": "brief", "agenda": "ja", "wet": "ja", "bron": "bron, 1",
}  # fmt: skip


def topics(*names: str, plan: str) -> list[dict[str, str]]:
    return [{"id": name, "titel": f"{name} van {plan}"} for name in names]


ONE = small_plan(
    step("brief", "voorkeur juni 2027", legal="vóór 1 juli 2027") | {"onderwerpen": ["geld"]},
    step("nota", "voorkeur mei 2027"),
    id="een", onderwerpen=topics("zorg", "geld", plan="een"), **YEARS,
)  # fmt: skip
TWO = small_plan(
    step("kader", "voorkeur mei 2027") | {"onderwerpen": ["geld"]},
    id="twee", versie="7", onderwerpen=topics("geld", "wonen", plan="twee"), mijlpalen=[BRIEF],
    **{**YEARS, "looptijd": "2026 t/m 2028"},
)  # fmt: skip

SUNDAY = small_plan(step("brief", legal="vóór 5 juli 2027"), id="zondag", **YEARS)
CALENDAR = small_plan(id="kalender", mijlpalen=[{**BRIEF, "wanneer": "vóór 5 juli 2027"}], **YEARS)


def together(*plans: Plan, as_of: str = NOW, **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    followed = [FollowedPlan(plan, municipality("Haren")) for plan in plans]
    return build_timeline(followed, OwnFile(profile(**keys)), real_rules(), reference(), on(as_of))


BOTH = [(ONE, TWO), (TWO, ONE), (ONE, ONE)]


@pytest.mark.parametrize("plans", BOTH, ids=["one and two", "two and one", "one twice"])
def test_no_moment_is_there_twice(plans: tuple[Plan, Plan]) -> None:
    counted = Counter(found.id for found in together(*plans).moments)

    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("plans", "owner"), [((ONE, TWO), "een"), ((TWO, ONE), "twee")])
def test_what_the_plans_share_belongs_to_the_first(plans: tuple[Plan, Plan], owner: str) -> None:
    found = together(*plans)
    shared = [one for one in found.moments if one.id in {"verkiezing-2026", "stilte-2026", "reces.zomerreces-2027"}]

    assert len(shared) == 3
    assert {one.plan for one in shared} == {owner}


def test_the_longest_plan_decides_which_recesses_there_are() -> None:
    assert moment(together(ONE, TWO), "reces.zomerreces-2028").plan == "twee"
    assert not any(one.id == "reces.zomerreces-2028" for one in together(ONE).moments)


@pytest.mark.parametrize("plans", [(ONE, TWO), (TWO, ONE)], ids=["one and two", "two and one"])
def test_the_last_day_of_a_followed_step_is_shown_by_the_step_alone(plans: tuple[Plan, Plan]) -> None:
    found = together(*plans)
    hidden = moment(found, "brief-klaar")

    assert (hidden.in_calendar, hidden.on_screen) == (False, False)
    assert moment(found, "brief.uiterlijk").in_calendar
    assert moment(found, "brief.uiterlijk").end == hidden.end == on("2027-06-30")


FREE_DAY = [
    # the plans, what a signal says about Sunday 4 July 2027, the last day before Monday the 5th
    ((SUNDAY, CALENDAR), ["brief.uiterlijk"]),  # the step has it, so the milestone does not tell it again
    ((CALENDAR, SUNDAY), ["brief.uiterlijk"]),  # in whatever order
    ((CALENDAR,), ["brief-klaar"]),  # nobody follows the step
]


@pytest.mark.parametrize(("plans", "touched"), FREE_DAY, ids=["followed", "turned", "not followed"])
def test_a_warning_about_a_shared_last_day_is_told_once(plans: tuple[Plan, ...], touched: list[str]) -> None:
    signals = [signal for signal in together(*plans).signals if signal.code == "vrije-dag"]

    assert [name for signal in signals for name in signal.moments] == touched


def test_without_the_step_the_milestone_itself_is_shown() -> None:
    alone = moment(together(TWO), "brief-klaar")

    assert (alone.in_calendar, alone.on_screen, alone.end) == (True, True, on("2027-06-30"))


@pytest.mark.parametrize(("plans", "shown"), [((ONE, TWO), False), ((TWO,), True)], ids=["followed", "not followed"])
def test_the_short_outlook_shows_the_last_day_once(plans: tuple[Plan, ...], *, shown: bool) -> None:
    groups = look(together(*plans, as_of="2027-05-15")).groups
    ids = {one.id for group in groups for one in group.moments}

    assert ("brief-klaar" in ids) is shown
    assert ("brief.uiterlijk" in ids) is not shown


def test_everything_shows_the_hidden_one_too() -> None:
    groups = look(together(ONE, TWO), Selection(everything=True)).groups

    assert "brief-klaar" in {one.id for group in groups for one in group.moments}


def test_a_question_of_both_plans_is_asked_once_with_all_that_hangs_on_it() -> None:
    found = together(ONE, TWO)
    texts = Counter(question.text for question in found.questions)
    council = next(one for one in found.questions if one.text == "Op welke dagen vergadert de raad?")

    assert set(texts.values()) == {1}
    assert {"brief.besluit", "nota.besluit", "kader.besluit"} <= set(council.moments)
    assert len(council.moments) == len(set(council.moments))


def test_the_questions_on_which_most_hangs_come_first() -> None:
    counts = [len(question.moments) for question in together(ONE, TWO).questions]

    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("plans", BOTH, ids=["one and two", "two and one", "one twice"])
def test_what_is_to_do_is_told_once(plans: tuple[Plan, Plan]) -> None:
    found = together(*plans, as_of="2027-02-15", vergaderingen=rows("raad 2027-03-01"))
    texts = Counter(one.text for one in found.todo)

    assert texts
    assert set(texts.values()) == {1}
    assert [(one.weight, one.end) for one in found.todo] == sorted((one.weight, one.end) for one in found.todo)


def test_a_meeting_is_there_once() -> None:
    assert len(together(ONE, TWO, vergaderingen=rows("raad 2027-05-03")).meetings) == 1


def test_decisions_and_steps_stand_in_the_order_of_the_plans() -> None:
    found = together(TWO, ONE)

    assert [one.step for one in found.decisions] == ["kader", "brief", "nota"]
    assert [one.id for one in found.all_steps()] == ["kader", "brief", "nota"]
    assert [one.id for one in together(TWO, ONE, onderwerpen=["geld"]).chosen_steps()] == ["kader", "brief", "nota"]


SURE = [
    # what the milestone says, how sure its day is
    ({"wet": "ja", "wanneer": "vóór 1 juli 2027"}, "vast"),  # the law gives the day
    ({"wet": "nee", "wanneer": "1 juli 2027"}, "voorlopig"),  # a national plan gives a day
    ({"wet": "nee", "wanneer": "vóór 1 juli 2027"}, "voorlopig"),  # it gives a last day
    ({"wet": "nee", "wanneer": "uiterlijk juni 2027"}, "geschat"),  # it gives a month
    ({"wet": "ja", "wanneer": "onbekend"}, "geschat"),  # a law without a day
]


@pytest.mark.parametrize(("keys", "word"), SURE)
def test_a_day_of_the_law_is_fixed(keys: dict[str, str], word: str) -> None:
    plan = small_plan(id="kalender", mijlpalen=[{**BRIEF, **keys}], **YEARS)

    assert moment(together(plan), "brief-klaar").certainty.word == word


TOPICS = [
    # plans, the subjects that can be chosen
    ((ONE, TWO), ["zorg van een", "geld van een", "wonen van twee"]),  # "geld" is told by the first plan
    ((TWO, ONE), ["geld van twee", "wonen van twee", "zorg van een"]),
]


@pytest.mark.parametrize(("plans", "titles"), TOPICS, ids=["one and two", "two and one"])
def test_a_shared_subject_is_there_once_in_the_words_of_the_first_plan(
    plans: tuple[Plan, Plan], titles: list[str]
) -> None:
    assert [topic.title for topic in together(*plans).all_topics()] == titles


def test_the_foot_names_every_plan_with_its_version() -> None:
    assert together(ONE, TWO).made_from == "plan een, versie 1; plan twee, versie 7"
    assert together(TWO, ONE).plan.id == "twee"


ENDED = [
    # seen from, the last day of both plans where it lies behind
    ("2027-12-31", None),
    ("2028-01-01", None),  # the first has ended, the second has not
    ("2028-12-31", None),  # its last day
    ("2029-01-01", "2028-12-31"),
]


@pytest.mark.parametrize(("as_of", "expected"), ENDED)
def test_plans_have_ended_when_the_last_of_them_has(as_of: str, expected: str | None) -> None:
    assert together(ONE, TWO, as_of=as_of).ended == (on(expected) if expected else None)


def test_a_plan_without_an_end_never_ends() -> None:
    runs_on = small_plan(looptijd="vanaf 2026", geldt_voor={"van": "2026", "tot": "2027"})

    assert together(ONE, runs_on, as_of="2090-01-01").ended is None


def test_it_is_renewed_on_the_first_change_of_any_plan() -> None:
    either = [together(plan).renew_after for plan in (ONE, TWO)]

    assert all(either)
    assert together(ONE, TWO).renew_after == min(day for day in either if day)
