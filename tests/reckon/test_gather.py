"""The days that steps hang on: those that a municipality chooses, and those of two elections."""

from typing import Any

import pytest

from tests.reckon.make import day, municipality, on, profile, real_rules, reference, rows, small_plan, step
from wmoplan.model.moment import Certainty
from wmoplan.model.municipality import Ending
from wmoplan.reckon.facts import Facts
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


# -- the facts of a profile, as known on 15 January 2014


def facts(as_of: str = "2014-01-15", name: str = "Haren", ending: Ending | None = None, **keys: Any) -> Facts:  # noqa: ANN401 - as typed
    followed = FollowedPlan(small_plan(step("a", "voorkeur mei 2014")), municipality(name), ending)
    return gather_facts(Inputs(followed, profile(name, **keys), real_rules(), reference(), on(as_of)))


SINCE = [("2014-01-15", True), ("2014-01-16", False)]  # known on that very day; known a day later


@pytest.mark.parametrize(("since", "known"), SINCE)
def test_only_what_is_known_counts(since: str, *, known: bool) -> None:
    found = facts(
        bevestigd={"a.stukken": {"datum": "2014-05-02", "sinds": since}},
        besluiten={"a": {"datum": "2014-05-12", "sinds": since}},
        vergaderingen=[{"orgaan": "raad", "datum": "2014-05-12", "sinds": since}],
        termijnen={"stukken": {"lengte": "3 weken", "sinds": since}},
        reces=[{"naam": "carnaval", "van": "2014-03-01", "tot": "2014-03-09", "sinds": since}],
        vergaderschema={"van": "2014-01-01", "tot": "2014-12-31", "organen": "raad", "sinds": since},
    )

    assert (set(found.confirmed), set(found.announcements)) == (({"a.stukken"}, {"a"}) if known else (set(), set()))
    assert len(found.agenda.meetings) == int(known)
    assert found.terms["stukken"].length.text == ("3 weken" if known else "10 dagen")
    assert ("carnaval" in {one.name for one in found.recesses}) is known
    assert set(found.whole) == ({"raad"} if known else set())


TERMS = [
    # the term, its length, whether the municipality or the law says so, its source, whether it stands still in a recess
    ({}, "stukken", "10 dagen", False, "Hoorn en Gennep 10", False),
    ({"stukken": "2 weken"}, "stukken", "2 weken", True, "uw bestand", False),
    ({"stukken": {"lengte": "2 weken", "bron": "het reglement", "reces": "overslaan"}}, "stukken", "2 weken", True,
     "het reglement", True),
    ({}, "inwerking", "8 dagen", True, "art. 142", False),  # the law gives it
]  # fmt: skip


@pytest.mark.parametrize(("given", "name", "length", "own", "source", "skips"), TERMS)
def test_a_term_is_that_of_the_municipality_or_the_usual_one(
    given: dict[str, Any], name: str, length: str, source: str, *, own: bool, skips: bool
) -> None:
    found = facts(termijnen=given).terms[name]

    assert (found.length.text, found.own, found.skips_recess) == (length, own, skips)
    assert source in found.source
    assert "reactie" not in facts().terms  # nobody gives that time


RECESSES = [
    # the rows of a profile, the first day of the zomerreces of 2014, whether the list gives it (Noord)
    ([], "2014-07-05", True),
    ([("Zomerreces", "2014-07-12", "2014-08-31")], "2014-07-12", False),  # the list gives way to the profile
    ([("zomerreces", "2014-07-12", "2014-08-31"), ("zomerreces", "2014-07-19", "2014-08-31")], "2014-07-19", False),
    ([("zomerreces", "2013-12-30", "2014-07-05")], "2013-12-30", False),  # one day in common
    ([("bouwvak", "2014-07-12", "2014-08-03")], "2014-07-05", True),  # another name
]


@pytest.mark.parametrize(("given", "first", "from_list"), RECESSES)
def test_of_one_recess_the_last_row_counts(given: list[tuple[str, str, str]], first: str, *, from_list: bool) -> None:
    found = facts(reces=[{"naam": name, "van": begin, "tot": end} for name, begin, end in given])
    summer = [one for one in found.recesses if one.name == "zomerreces" and one.last >= on("2014-07-05")
              and one.first < on("2014-12-31")]  # fmt: skip

    assert [one.first for one in summer] == [on(first)]
    assert (("zomerreces", on(first).year) in found.own_recesses) is not from_list


def test_a_recess_of_another_year_stays_beside_that_of_the_profile() -> None:
    found = facts(reces=[{"naam": "zomerreces", "van": "2014-07-12", "tot": "2014-08-31"}])

    assert {one.first.year for one in found.recesses if one.name == "zomerreces"} >= {2014, 2015}


WHOLE = [
    # over which days the list is whole, of which bodies that counts; it has rows of 6 January and 15 December
    ({"van": "2014-01-06", "tot": "2014-12-15"}, {"raad", "commissie"}),
    ({"van": "2014-01-07", "tot": "2014-12-15"}, {"commissie"}),  # the raad has no row in it
    ({"van": "2014-01-06", "tot": "2014-12-14"}, {"raad"}),
    ({"van": "2014-01-01", "tot": "2014-12-31", "organen": ["raad", "college"]}, {"raad"}),  # the college has no list
    ({"van": "2014-01-01", "tot": "2014-12-31", "organen": ["eigen"]}, {"eigen"}),  # your own only where it is named
    ({"versie": "2"}, set()),
]


@pytest.mark.parametrize(("schedule", "bodies"), WHOLE)
def test_a_list_is_whole_of_the_bodies_that_have_rows_in_it(schedule: dict[str, Any], bodies: set[str]) -> None:
    meetings = [
        *rows("raad 2014-01-06", "commissie 2014-12-15", "eigen 2014-06-10"),
        {"orgaan": "college", "regel": "elke dinsdag", "van": "2014-01-01", "tot": "2014-12-31"},
    ]

    assert set(facts(vergaderingen=meetings, vergaderschema=schedule).whole) == bodies


REGION = [
    # what is announced of a region, the day of the own raad, its source, the other councils
    ({"raden": {"Haren": "2014-10-30", "Oss": "2014-10-16"}}, "2014-10-30", "", {"Oss"}),
    ({"raden": {"GM0017": {"datum": "2014-10-30", "bron": "de griffie"}}, "bron": "de regio"},
     "2014-10-30", "de griffie", set()),
    ({"raden": {"Haren": "2014-10-30"}, "bron": "de regio"}, "2014-10-30", "de regio", set()),
    ({"raden": {"Haren": "2014-10-30"}, "datum": "2014-10-29", "bron": "de regio"}, "2014-10-29", "de regio", set()),
    ({"raden": {"Haren": {"datum": "2014-10-30", "sinds": "2014-01-16"}, "Oss": "2014-10-16"}}, None, "", {"Oss"}),
    ({"orgaan": "college"}, None, "", set()),
]  # fmt: skip


@pytest.mark.parametrize(("given", "own", "source", "others"), REGION)
def test_of_a_region_the_own_raad_gives_the_day(
    given: dict[str, Any], own: str | None, source: str, others: set[str]
) -> None:
    found = facts(besluiten={"a": given}).announcements["a"]

    assert (found.day, found.source, set(found.councils)) == (day(own), source, others)


def test_who_may_do_what_is_as_the_profile_says_or_else_as_usual() -> None:
    bodies = {
        "raad": {"herken": ["Gemeenteraad"]},  # nothing is said of its rights
        "commissie": {"rechten": []},
        "politieke-markt": {"rechten": ["inspreken"]},
        "kern": {"naam": "de kerngroep", "rechten": ["advies-vaststellen"]},
    }
    found = facts(organen=bodies, vergaderingen=rows("hoorzitting 2014-05-06"))

    assert {name: set(found.rights[name]) for name in ("raad", "commissie", "politieke-markt", "kern", "college")} == {
        "raad": {"besluiten"}, "commissie": set(), "politieke-markt": {"inspreken"}, "kern": {"advies-vaststellen"},
        "college": {"besluiten"},
    }  # fmt: skip
    assert [found.bodies[name].name for name in ("politieke-markt", "kern", "hoorzitting", "raad")] == [
        "politieke markt", "de kerngroep", "hoorzitting", "de raad",
    ]  # fmt: skip


SUNDAYS = [
    # a rule in a recess, on a feestdag, on an ordinary day
    ("elke maandag", "2014-03-03", False),  # the first day of the recess
    ("elke maandag", "2014-03-10", False),  # its last day
    ("elke maandag", "2014-03-17", True),
    ("elke maandag", "2014-04-21", False),  # tweede paasdag
]


@pytest.mark.parametrize(("rule", "when", "held"), SUNDAYS)
def test_a_rule_gives_nothing_in_a_recess_or_on_a_feestdag(rule: str, when: str, *, held: bool) -> None:
    meetings = [{"orgaan": "raad", "regel": rule, "van": "2014-02-24", "tot": "2014-04-28"}]
    found = facts(vergaderingen=meetings, reces=[{"naam": "carnaval", "van": "2014-03-03", "tot": "2014-03-10"}])

    assert (on(when) in {one.day for one in found.agenda.meetings}) is held


ENDS = [
    # the first day on which the municipality is no more, whether it still has that recess and that election
    ("2014-03-01", False, False),
    ("2014-03-19", True, False),
    ("2014-03-20", True, True),
]


@pytest.mark.parametrize(("end", "rests", "votes"), ENDS)
def test_a_municipality_that_is_no_more_rests_and_votes_no_more(end: str, *, rests: bool, votes: bool) -> None:
    ending = Ending(on(end), ("Groningen",), "CBS")
    found = facts(ending=ending, reces=[{"naam": "carnaval", "van": "2014-03-01", "tot": "2014-03-09"}])

    assert ("carnaval" in {one.name for one in found.recesses}) is rests
    assert (on("2014-03-19") in {one.day for one in found.elections}) is votes


SURE = [
    # what the profile gives, how sure polling day, raad and college are
    ({}, ["vast", "vast", "geschat"]),
    ({"nieuw_college": "2014-05-20"}, ["vast", "vast", "vast"]),
    ({"nieuw_college": "2014-03-26"}, ["vast", "vast", "voorlopig"]),  # it fits no election
]


@pytest.mark.parametrize(("given", "words"), SURE)
def test_the_days_of_an_election_say_how_sure_they_are(given: dict[str, Any], words: list[str]) -> None:
    found = facts(**given).anchors

    assert [found[kind].certainty.word for kind in KINDS] == words
    assert [bool(found[kind].weakest) for kind in KINDS] == [word != "vast" for word in words]


def test_an_election_of_the_rule_is_reckoned() -> None:
    found = anchors(runs="2026 t/m 2030")

    assert [found[kind].certainty.word for kind in ("verkiezing", "volgende-verkiezing")] == ["vast", "berekend"]
    assert not found["verkiezing"].weakest
    assert found["volgende-verkiezing"].weakest


def test_only_what_doubts_makes_less_sure() -> None:
    """A Sunday is told, and makes no day less sure; a day that is called off does."""
    sunday = facts(besluiten={"a": {"datum": "2014-05-11"}})
    off = facts(besluiten={"a": {"datum": "2014-05-12"}}, vergaderingen=rows("raad 2014-05-12 vervallen"))

    assert not sunday.doubts
    assert off.doubts == {"a.besluit"}


# -- which elections touch a plan; Haren votes on Wednesday 19 March 2014, the new college is estimated on 7 May

NEAR = [
    # over which days the plan runs, the new college, whether that election touches it
    ("18 januari 2014", {}, True),  # 60 days before polling day
    ("17 januari 2014", {}, False),
    ("19 maart 2014", {}, True),
    ("mei 2014", {}, True),
    ("mei 2014", {"nieuw_college": "2014-05-01"}, True),
    ("mei 2014", {"nieuw_college": "2014-04-30"}, False),
    ("doorlopend", {}, True),  # it has no end and no beginning
    ("vanaf 2014", {}, True),
]


@pytest.mark.parametrize(("runs", "given", "touches"), NEAR)
def test_an_election_touches_a_plan_from_60_days_before_it(runs: str, given: dict[str, str], *, touches: bool) -> None:
    plan = small_plan(step("a", "voorkeur mei 2014"), looptijd=runs)
    inputs = Inputs(
        FollowedPlan(plan, municipality("Haren")), profile(**given), real_rules(), reference(), on("2014-01-15")
    )

    assert (on("2014-03-19") in {one.day for one in gather_facts(inputs).elections}) is touches


@pytest.mark.parametrize("runs", ["19 maart 2014", "doorlopend", "vanaf 2014"])
def test_the_election_of_a_plan_is_the_first_in_its_time(runs: str) -> None:
    assert anchors("2014-01-20", runs=runs)["verkiezing"].day == on("2014-03-19")


def test_the_silence_begins_after_the_last_raad_and_ends_with_the_municipality() -> None:
    (quiet,) = facts(vergaderingen=rows("raad 2014-02-24", "commissie 2014-03-04")).quiet_periods
    (cut,) = facts(ending=Ending(on("2014-03-25"), ("Groningen",), "CBS")).quiet_periods

    assert (quiet.first, quiet.last) == (on("2014-02-25"), on("2014-03-27"))
    assert (cut.last, cut.is_cut) == (on("2014-03-24"), True)


def test_a_body_that_the_rules_do_not_know_has_the_rights_of_its_row() -> None:
    assert facts(organen={"markt": {"herken": ["Markt"]}}).rights["markt"] == frozenset()


@pytest.mark.parametrize(("since", "known"), SINCE)
def test_that_a_list_is_whole_counts_from_the_day_on_which_it_was_known(since: str, *, known: bool) -> None:
    whole = {"van": "2014-01-01", "tot": "2014-12-31", "organen": "raad", "sinds": since}

    assert set(facts(vergaderingen=rows("raad 2014-05-12"), vergaderschema=whole).whole) == (
        {"raad"} if known else set()
    )


def test_a_day_of_the_plan_without_an_end_is_its_first() -> None:
    law = {"id": "wet", "titel": "De wet", "wanneer": "vanaf 1 juli 2014", "bron": "bron, 2"}
    plan = small_plan(step("a", "voorkeur mei 2014"), ankers=[law])
    inputs = Inputs(FollowedPlan(plan, municipality("Haren")), profile(), real_rules(), reference(), on("2014-01-15"))

    assert gather_facts(inputs).anchors["wet"].day == on("2014-07-01")


def test_a_plan_from_before_the_elections_that_are_known_has_none() -> None:
    assert "verkiezing" not in anchors("2014-01-15", runs="2008 t/m 2009")
