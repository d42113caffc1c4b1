"""Facts that do not go together: told with the lines on which they stand, and no surer than voorlopig."""

from typing import Any

import pytest

from tests.reckon.make import (
    codes,
    moment,
    municipality,
    on,
    profile,
    real_plan,
    real_rules,
    reference,
    rows,
    signal,
    small_plan,
    step,
    timeline,
)
from wmoplan.model.profile import Profile
from wmoplan.model.schedule import MeetingRow
from wmoplan.place import Place
from wmoplan.read.profile import profile_of
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import Timeline, build_timeline

PLAN = small_plan(step("a", legal="vóór 1 november 2014"))
HEAD = "gemeente: Haren\n"
ANNOUNCED = "besluiten: {a: {datum: 2014-10-27, orgaan: raad}}\n"


def seen(text: str, as_of: str = "2014-01-15", *, files: tuple[MeetingRow, ...] = ()) -> Timeline:
    """Return the timeline of a profile as it is typed; its first line is the municipality."""
    return timeline(profile_of(HEAD + text, "map/wmoplan.yaml"), as_of, plan=PLAN, files=files)


# -- where it stands

OFF = "{datum: 2014-10-27, orgaan: raad, status: vervallen}"
BLOCKS = """\
besluiten:
  a:
    orgaan: raad
    datum: 2014-10-27
vergaderingen:
  - orgaan: raad
    datum: 2014-10-27
    status: vervallen
"""

ANNOUNCED_ON = [
    # the profile after its first line, what the signal names
    (f"{ANNOUNCED}vergaderingen:\n  - {OFF}\n", "regels 2 en 4 van"),
    (BLOCKS, "regels 5 en 7 van"),
    (f"vergaderingen: [{OFF}]\n{ANNOUNCED}", "regels 2 en 3 van"),
    (f"vergaderingen: [{{datum: 2014-10-27, orgaan: raad}},\n  {OFF}]\n{ANNOUNCED}", "regels 3 en 4 van"),
]


@pytest.mark.parametrize(("text", "where"), ANNOUNCED_ON, ids=["inline", "in blocks", "the other way", "the last row"])
def test_a_contradiction_names_both_lines_of_the_file(text: str, where: str) -> None:
    found = signal(seen(text), "aangekondigd-vervallen", "a")

    assert f"Zie {where} wmoplan.yaml." in found.text  # the name of the file without its folder


def test_a_meeting_of_a_file_has_the_line_of_that_file() -> None:
    row = MeetingRow.model_validate({"datum": "2014-10-27", "orgaan": "raad", "status": "vervallen"})
    row.stand("raad.csv", 7)

    found = signal(seen(ANNOUNCED, files=(row,)), "aangekondigd-vervallen", "a")

    assert "Zie regel 2 van wmoplan.yaml en regel 7 van raad.csv." in found.text


def test_without_a_file_no_line_is_named() -> None:
    given = profile(vergaderingen=rows("raad 2014-10-27 vervallen"), besluiten={"a": {"datum": "2014-10-27"}})

    assert "Zie" not in signal(timeline(given, plan=PLAN), "aangekondigd-vervallen", "a").text


def test_rows_are_equal_on_any_lines() -> None:
    one, other = (
        profile_of(f"{lines}{HEAD}vergaderingen: [{{datum: 2014-10-27, orgaan: raad}}]", "wmoplan.yaml")
        for lines in ("", "# Een regel eerder.\n")
    )

    assert one == other
    assert [row.meetings[0].place() for row in (one, other)] == [Place("wmoplan.yaml", 2), Place("wmoplan.yaml", 3)]


def test_every_row_of_a_profile_knows_its_line() -> None:
    text = HEAD + (
        "nieuw-college: 2014-05-20\norganen:\n  markt: {rechten: [inspreken]}\nadviesaanvragen:\n  a:\n"
        "    ontvangen: 2014-07-14\n    uiterlijk: 2014-08-26\nbevestigd: {a.collegebesluit: 2014-09-09}\n"
        "stappen: [{id: b, titel: B, naam: de b}]\n"
    )
    found = profile_of(text, "wmoplan.yaml")

    assert found.new_executive
    places = [
        found.new_executive.place("datum"), found.bodies["markt"].place(), found.requests["a"].place("uiterlijk"),
        found.requests["a"].place("bron"), found.confirmed["a.collegebesluit"].place("datum"), found.steps[0].place(),
    ]  # fmt: skip
    assert [place.line for place in places if place] == [2, 4, 8, 6, 9, 10]  # no such key: the line of the row


# -- how sure it is

CHAIN = "inspreken", "collegebesluit", "advies", "besluit"


def test_what_hangs_on_a_contradicted_day_is_no_surer() -> None:
    sure = seen(ANNOUNCED + "termijnen: {college: 6 weken, verwerking: 2 weken}\n")
    torn = seen(
        ANNOUNCED + "termijnen: {college: 6 weken, verwerking: 2 weken}\n"
        "vergaderingen: [{datum: 2014-10-27, orgaan: raad, status: vervallen}]\n"
    )

    assert moment(sure, "a.besluit").certainty.word == "vast"
    assert moment(torn, "a.besluit").certainty.word == "voorlopig"
    assert "past niet bij elkaar" in moment(torn, "a.besluit").weakest
    assert all(moment(torn, f"a.{kind}").certainty <= moment(torn, "a.besluit").certainty for kind in CHAIN)
    assert [moment(torn, f"a.{kind}").end for kind in CHAIN] == [moment(sure, f"a.{kind}").end for kind in CHAIN]


def test_a_day_that_lies_behind_is_told_no_more_and_grows_no_surer() -> None:
    text = f"{ANNOUNCED}vergaderingen: [{{datum: 2014-10-27, orgaan: raad, status: vervallen}}]\n"

    assert "aangekondigd-vervallen" in codes(seen(text, "2014-10-27"), "a")
    assert "aangekondigd-vervallen" not in codes(seen(text, "2014-10-28"), "a")
    assert moment(seen(text, "2014-10-28"), "a.besluit").certainty.word == "voorlopig"


def test_an_executive_that_fits_no_election_is_no_surer_than_voorlopig() -> None:
    fits, torn = (timeline(profile(nieuw_college=day)) for day in ("2014-05-20", "2014-03-26"))

    assert moment(fits, "nieuw-college-2014").certainty.word == "vast"
    assert moment(torn, "nieuw-college-2014").certainty.word == "voorlopig"
    assert [one.code for one in torn.signals if one.moments == ("nieuw-college-2014",)] == ["nieuw-college-past-niet"]


# -- the order of a chain


def ordered(**days: str) -> list[str]:
    """Return what is told of a request, an advice, an executive and a decision in the given order."""
    keys = {"ontvangen": "adviesaanvragen", "uiterlijk": "adviesaanvragen"}
    given: dict[str, Any] = {"bevestigd": {}, "adviesaanvragen": {"a": {}}, "besluiten": {}}
    for kind, day in days.items():
        if kind in keys:
            given["adviesaanvragen"]["a"][kind] = day
        elif kind == "besluit":
            given["besluiten"]["a"] = {"datum": day}
        else:
            given["bevestigd"][f"a.{kind}"] = day
    found = timeline(profile(**given), plan=PLAN)
    return sorted("-".join(name.partition(".")[2] for name in one.moments)
                  for one in found.signals if one.code == "volgorde-klopt-niet")  # fmt: skip


ORDERS = [
    # the days that somebody gave, the pairs that are told
    ({"ontvangen": "2014-07-15", "uiterlijk": "2014-08-26", "collegebesluit": "2014-09-09"}, []),
    ({"uiterlijk": "2014-10-27", "besluit": "2014-10-27"}, []),  # on one day is not after it
    ({"ontvangen": "2014-10-28", "besluit": "2014-10-27"}, ["adviesaanvraag-besluit"]),
    ({"uiterlijk": "2014-09-10", "collegebesluit": "2014-09-09"}, ["advies-collegebesluit"]),
    ({"uiterlijk": "2014-10-29", "collegebesluit": "2014-10-28", "besluit": "2014-10-27"},
     ["advies-collegebesluit", "collegebesluit-besluit"]),  # what lies between tells it
    ({"stukken": "2014-10-22", "inspreken": "2014-10-21"}, ["stukken-inspreken"]),
    ({"inwerking": "2014-11-10", "bekendmaking": "2014-11-11"}, ["bekendmaking-inwerking"]),
    ({"inwerking": "2014-10-26", "besluit": "2014-10-27"}, ["besluit-inwerking"]),
    ({"eigen-vergadering": "2014-10-22", "inspreken": "2014-10-21"}, ["eigen-vergadering-inspreken"]),
]  # fmt: skip


@pytest.mark.parametrize(("days", "told"), ORDERS, ids=[str(row[1]) for row in ORDERS])
def test_days_of_a_chain_are_held_against_their_order(days: dict[str, str], told: list[str]) -> None:
    assert ordered(**days) == told


def test_a_day_that_does_not_count_is_held_against_nothing() -> None:
    """Nobody advises together with others here, so the day of laying two advices side by side is no moment."""
    assert ordered(eigen="2014-10-28", besluit="2014-10-27") == []


# -- days off


@pytest.mark.parametrize(("rule", "days"), [("elke zondag", 1), ("elke maandag", 0)])
def test_a_rule_that_gives_days_off_is_told_once(rule: str, days: int) -> None:
    given = profile(vergaderingen=[{"regel": rule, "orgaan": "raad", "van": "2014-02-01", "tot": "2014-04-01"}])
    found = [one for one in timeline(given, plan=PLAN).signals if one.code == "vrije-dag" and "raads" in one.text]

    assert len(found) == days


def test_a_meeting_on_a_day_off_touches_what_stands_on_it() -> None:
    """Saturday 25 October 2014; the list holds no later raad, so the decision is placed on it."""
    found = timeline(profile(vergaderingen=rows("raad 2014-10-25")), plan=PLAN)

    assert signal(found, "vrije-dag", "a").moments == ("a.besluit",)


def test_two_plans_tell_of_one_meeting_once() -> None:
    given = profile(vergaderingen=rows("raad 2014-06-09"), besluiten={"a": {"datum": "2014-06-09"}})
    place = municipality("Haren")
    found = build_timeline(
        [FollowedPlan(real_plan(), place), FollowedPlan(PLAN, place)],
        given,
        real_rules(),
        reference(),
        on("2014-01-15"),
    )

    assert sum(one.code == "vrije-dag" and "Maandag 9 juni 2014" in one.text for one in found.signals) == 1


def test_advice_on_what_nobody_decides_is_held_against_its_request() -> None:
    given = profile(adviesaanvragen={"b": {"ontvangen": "2014-05-12", "uiterlijk": "2014-05-11"}})
    found = timeline(given, plan=small_plan(step("b", "periode mei 2014", body="geen")))

    assert signal(found, "volgorde-klopt-niet", "b").moments == ("b.adviesaanvraag", "b.advies")
    assert moment(found, "b.advies").certainty.word == "voorlopig"


def test_a_milestone_of_law_is_no_day_off() -> None:
    """New Year's Day 2015, on which the law enters into force: nobody can go by the working day before it."""
    found = timeline(profile(), "2014-09-01")

    assert not [one for one in found.signals if one.code == "vrije-dag" and "1 januari 2015" in one.text.lower()]


def test_an_empty_profile_says_nothing_that_can_be_torn() -> None:
    assert not [one for one in timeline(Profile(gemeente="Haren")).signals if one.typed]
