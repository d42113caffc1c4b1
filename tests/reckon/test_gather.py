"""The days that steps hang on: those that a municipality chooses, and those of two elections."""

from typing import Any

import pytest

from tests.reckon.make import day, municipality, on, profile, real_rules, reference, small_plan
from wmoplan.model.moment import Certainty
from wmoplan.reckon.gather import FollowedPlan, Inputs, gather_facts
from wmoplan.reckon.periods import AnchorDay

NOW = "2026-11-22"
BEGIN = {"id": "start", "titel": "Het begin", "wanneer": "1 januari 2028", "vraag": "Wanneer?", "bron": "bron, 1"}
FIXED = {"id": "vast", "titel": "De wet", "wanneer": "1 juli 2027", "bron": "bron, 2"}


def anchors(as_of: str = NOW, *, runs: str = "2026 t/m 2028", **keys: Any) -> dict[str, AnchorDay]:  # noqa: ANN401
    plan = small_plan(
        looptijd=runs, ankers=[BEGIN, FIXED, {**BEGIN, "id": "later", "wanneer": "uiterlijk 2 weken na start"}]
    )
    followed = FollowedPlan(plan, municipality("Haren"))
    found = gather_facts(Inputs(followed, profile(**keys), real_rules(), reference(), on(as_of)))
    return dict(found.anchors)


CHOSEN = [
    # what the profile says, day, certainty, weakest, what is asked
    ({}, "2028-01-01", Certainty.ESTIMATED, "u gaf geen dag voor 'start'", {"anker:start"}),  # what the plan supposes
    ({"start": "2027-05-01"}, "2027-05-01", Certainty.FIXED, "", set()),  # what the municipality chose
    ({"start": {"datum": "2027-05-01", "sinds": NOW}}, "2027-05-01", Certainty.FIXED, "", set()),  # known today
    (
        {"start": {"datum": "2027-05-01", "sinds": "2026-11-23"}},
        "2028-01-01", Certainty.ESTIMATED, "u gaf geen dag voor 'start'", {"anker:start"},
    ),  # known tomorrow
]  # fmt: skip


@pytest.mark.parametrize(("own", "expected", "certainty", "weakest", "asks"), CHOSEN)
def test_a_chosen_day_is_that_of_the_profile_else_that_of_the_plan(
    own: dict[str, Any], expected: str, certainty: Certainty, weakest: str, asks: set[str]
) -> None:
    found = anchors(ankers=own)["start"]

    assert (found.day, found.certainty, found.weakest, set(found.asks)) == (on(expected), certainty, weakest, asks)


def test_the_reason_says_that_a_day_is_supposed() -> None:
    supposed, own = anchors()["start"].reasons, anchors(ankers={"start": "2027-05-01"})["start"].reasons

    assert supposed[0].rule == (
        "Het begin: zaterdag 1 januari 2028. Dat is een schatting: in uw bestand staat geen dag."
    )
    assert supposed[0].source == "De bron, 1"
    assert (own[0].rule, own[0].source) == ("Het begin: zaterdag 1 mei 2027.", "uw bestand")


def test_the_source_of_a_chosen_day_is_that_of_the_profile() -> None:
    own = {"start": {"datum": "2027-05-01", "bron": "raadsbrief"}}

    assert anchors(ankers=own)["start"].reasons[0].source == "raadsbrief"


def test_a_day_of_the_plan_itself_is_not_chosen() -> None:
    found = anchors(ankers={"vast": "2027-05-01"})["vast"]

    assert (found.day, found.certainty, found.asks) == (on("2027-07-01"), Certainty.FIXED, frozenset())


HANGING = [
    # what the profile says, day; two weeks after the other
    ({}, "2028-01-15"),
    ({"start": "2027-05-01"}, "2027-05-15"),
    ({"later": "2027-12-01"}, "2027-12-01"),  # a day of its own beats it
]


@pytest.mark.parametrize(("own", "expected"), HANGING)
def test_a_chosen_day_can_hang_on_one_before_it(own: dict[str, str], expected: str) -> None:
    assert anchors(ankers=own)["later"].day == on(expected)


ELECTIONS = [
    # looptijd, seen from, polling day, the next one; sources: data/verkiezingen.yaml and the Kieswet, art. F 1 and J 1:
    # 44 days after the first Monday on or after 30 January; in 2030 that is 4 February
    ("2026 t/m 2030", "2026-11-22", "2026-03-18", "2030-03-20"),  # the first within the horizon
    ("2026 t/m 2028", "2026-11-22", "2026-03-18", "2030-03-20"),  # the next lies behind the horizon
    ("2027 t/m 2028", "2026-11-22", "2026-03-18", "2030-03-20"),  # the last before the horizon
    ("2013 t/m 2014", "2014-01-15", "2014-03-19", "2018-03-21"),  # of another time
    ("2026 t/m 2030", "2014-01-15", "2026-03-18", "2030-03-20"),  # the day from which is seen does not matter
]


@pytest.mark.parametrize(("runs", "as_of", "polling", "following"), ELECTIONS)
def test_a_step_can_hang_on_this_election_and_on_the_next(runs: str, as_of: str, polling: str, following: str) -> None:
    found = anchors(as_of, runs=runs)

    assert (found["verkiezing"].day, found["volgende-verkiezing"].day) == (on(polling), on(following))


KINDS = ["verkiezing", "nieuwe-raad", "nieuw-college"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_next_election_has_the_same_days_as_this_one(kind: str) -> None:
    found = anchors(runs="2026 t/m 2030")
    this, following = found[kind].day, found[f"volgende-{kind}"].day

    assert this
    assert following
    assert following.year - this.year == 4


def test_the_next_council_starts_on_the_wednesday_of_the_law() -> None:
    # Kieswet, art. C 4 lid 2: the Wednesday from 29 March to 4 April; in 2030 that is 3 April
    assert anchors(runs="2026 t/m 2030")["volgende-nieuwe-raad"].day == on("2030-04-03")


def test_the_election_of_the_profile_counts_for_its_own_year_only() -> None:
    found = anchors(runs="2026 t/m 2030", verkiezing="2026-11-18")

    assert found["verkiezing"].day == day("2026-11-18")
    assert found["volgende-verkiezing"].day == on("2030-03-20")
