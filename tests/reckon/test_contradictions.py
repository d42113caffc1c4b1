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
from wmoplan.model.municipality import Ending
from wmoplan.model.profile import Profile
from wmoplan.model.progress import Progress, ProgressRow
from wmoplan.model.schedule import MeetingRow
from wmoplan.model.standing import ANSWER, SEEN
from wmoplan.place import Place
from wmoplan.read.profile import profile_of
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline, build_timeline

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
        OwnFile(given),
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


# -- a day against the lists of meetings; in 2014 these are Mondays of the raad and Tuesdays of the commissie


def listed(text: str, *meetings: str, as_of: str = "2014-01-15") -> list[tuple[str, str]]:
    """Return what is told of announced days and a list of "body day [status [new day]]" that begins on line 4."""
    lines = []
    for meeting in meetings:
        body, when, status, to = [*meeting.split(), "", ""][:4]
        more = (f", status: {status}" if status else "") + (f", naar: {to}" if to else "")
        lines.append(f"  - {{orgaan: {body}, datum: {when}{more}}}\n")
    found = seen(f"{text}vergaderingen:\n{''.join(lines)}", as_of)
    return [(one.code, one.text) for one in found.signals if one.code.startswith("aangekondigd")]


AROUND = ("raad 2014-10-06", "raad 2014-11-03")
NOT_LISTED, OFF_IT, MOVED = "aangekondigd-niet-in-lijst", "aangekondigd-vervallen", "aangekondigd-verplaatst"
NEAR = "wel op maandag 6 oktober 2014 en maandag 3 november 2014. Zie regels 2, 4 en 5 van wmoplan.yaml."
LISTS: list[tuple[tuple[str, ...], str, str]] = [
    # the list beside the raad that was announced for 27 October 2014, what is told, what it says
    (AROUND, NOT_LISTED, NEAR),
    ((*AROUND, "raad 2014-09-08", "raad 2014-12-01"), NOT_LISTED, NEAR),  # only what lies next to it
    ((*AROUND, "commissie 2014-10-06", "commissie 2014-11-03"), NOT_LISTED, NEAR),
    (("raad 2014-09-29 verplaatst 2014-10-06", "raad 2014-11-03"), NOT_LISTED, NEAR),  # moved to that day
    ((*AROUND, "raad 2014-10-27"), "", ""),
    (("raad 2014-01-06", "raad 2014-12-15"), "", ""),  # nothing is known in between
    (("commissie 2014-10-21", "commissie 2014-11-04"), "", ""),  # that says nothing of the raad
    (("raad 2014-10-27 vervallen",), OFF_IT, "Zie regels 2 en 4 van wmoplan.yaml."),
    (
        ("raad 2014-10-27 verplaatst 2014-11-03",),
        MOVED,
        "verplaatst naar maandag 3 november 2014. Zie regels 2 en 4 van",
    ),
    # called off on another day: the list goes on for 35 days after it, and has no other meeting to name
    (
        ("raad 2014-10-20 vervallen",),
        NOT_LISTED,
        "is er op die dag geen raadsvergadering. Zie regel 2 van wmoplan.yaml.",
    ),
    (("commissie 2014-10-27 vervallen",), "", ""),  # another body
    (("raad 2014-10-27 vervallen", "raad 2014-10-27"), "", ""),  # the last line counts
    (("raad 2014-10-27 vervallen", "raad 2014-10-27", *AROUND), "", ""),
]


@pytest.mark.parametrize(("meetings", "code", "said"), LISTS)
def test_an_announced_day_is_held_against_the_list_of_its_body(meetings: tuple[str, ...], code: str, said: str) -> None:
    found = listed(ANNOUNCED, *meetings)

    assert [name for name, _ in found] == ([code] if code else [])
    assert all(said in text for _, text in found)


TREATED = (
    "besluiten: {a: {datum: 2014-10-27, behandelingen: [2014-10-21]}}\n"
    "organen: {commissie: {rechten: [inspreken]}, markt: {rechten: [inspreken]}}\n"
)
SPEAKERS: list[tuple[tuple[str, ...], list[str]]] = [
    # the lists beside a treatment on Tuesday 21 October 2014, of two bodies that hear speakers; what is told
    (("commissie 2014-10-14", "commissie 2014-10-28"), [NOT_LISTED]),
    (("commissie 2014-10-14", "commissie 2014-10-28", "markt 2014-10-07", "markt 2014-11-04"), [NOT_LISTED]),
    (("commissie 2014-10-14", "commissie 2014-10-28", "markt 2014-03-04"), []),  # the market may meet then
    (("commissie 2014-10-14", "commissie 2014-10-28", "markt 2014-10-21"), []),
    (("commissie 2014-10-21 vervallen",), [OFF_IT]),
]


@pytest.mark.parametrize(("meetings", "told"), SPEAKERS)
def test_a_treatment_can_be_at_any_body_that_hears_speakers(meetings: tuple[str, ...], told: list[str]) -> None:
    assert [name for name, _ in listed(TREATED, *meetings)] == told


# -- the order of a chain, and of rounds

MORE_ORDERS: list[tuple[dict[str, str], list[str]]] = [
    ({"inspreken": "2014-10-28", "besluit": "2014-10-27"}, ["inspreken-besluit"]),
    ({"collegebesluit": "2014-10-11", "stukken": "2014-10-10"}, ["collegebesluit-stukken"]),
    # of a pair around a wrong one only that one: on its first side, on its last side
    ({"uiterlijk": "2014-10-29", "collegebesluit": "2014-09-09", "besluit": "2014-10-27"}, ["advies-collegebesluit"]),
    ({"uiterlijk": "2014-10-28", "collegebesluit": "2014-10-30", "besluit": "2014-10-27"}, ["collegebesluit-besluit"]),
]


@pytest.mark.parametrize(("days", "told"), MORE_ORDERS)
def test_between_two_days_the_nearest_pair_that_is_wrong_is_told(days: dict[str, str], told: list[str]) -> None:
    assert ordered(**days) == told


ROUNDS = [
    # the days of a round, of the decision, of a step that comes after it; the pairs that are told
    ("2014-10-28", "2014-10-27", "", [("ronde.besluit", "a.besluit")]),
    ("2014-10-27", "2014-10-27", "", []),
    ("2014-10-20", "2014-10-27", "", []),
    ("2014-10-28", "", "", []),
    ("", "2014-10-27", "2014-10-26", [("a.besluit", "erna.besluit")]),
    ("", "2014-10-27", "2014-10-27", []),
    ("", "2014-10-27", "2014-10-28", []),
    ("", "", "2014-10-26", []),
]


@pytest.mark.parametrize(("first", "decided", "after", "told"), ROUNDS)
def test_a_round_and_what_follows_are_held_against_their_decision(
    first: str, decided: str, after: str, told: list[tuple[str, str]]
) -> None:
    own = [
        {"id": "ronde", "titel": "R", "naam": "de ronde", "besluit": "raad", "ronde-van": "a"},
        {"id": "erna", "titel": "E", "naam": "de stap erna", "besluit": "raad", "na": ["a"]},
    ]
    given = {"ronde": first, "a": decided, "erna": after}
    decisions = {name: {"datum": when} for name, when in given.items() if when}
    papers = {"a.bekendmaking": "2014-12-08", "a.stukken": "2014-10-06"}  # neither is the day of the decision

    found = timeline(profile(stappen=own, besluiten=decisions, bevestigd=papers), plan=PLAN)

    assert [one.moments for one in found.signals if one.code == "volgorde-klopt-niet"] == told


TWICE: list[tuple[dict[str, str], dict[str, str], list[tuple[str, ...]]]] = [
    # the request in the profile, what is confirmed, the moments of which there are two days
    ({"ontvangen": "2014-05-11"}, {"a.adviesaanvraag": "2014-05-12"}, [("a.adviesaanvraag",)]),
    ({"ontvangen": "2014-05-12"}, {"a.adviesaanvraag": "2014-05-12"}, []),
    ({"ontvangen": "2014-05-12", "uiterlijk": "2014-06-23"}, {"a.collegebesluit": "2014-07-01"}, []),
]


@pytest.mark.parametrize(("request_", "confirmed", "told"), TWICE)
def test_two_days_for_one_moment_are_told(
    request_: dict[str, str], confirmed: dict[str, str], told: list[tuple[str, ...]]
) -> None:
    found = timeline(profile(adviesaanvragen={"a": request_}, bevestigd=confirmed), plan=PLAN)

    assert [one.moments for one in found.signals if one.code == "twee-dagen"] == told


def test_several_treatments_of_one_decision_are_not_two_days_for_one_moment() -> None:
    given = {"a": {"datum": "2014-10-27", "behandelingen": ["2014-10-14", "2014-10-21"]}}
    found = timeline(profile(besluiten=given), plan=PLAN)

    assert not [one for one in found.signals if one.code == "twee-dagen"]


# -- a decision that somebody saw was not there

EXPECTED = {
    "id": "a-er",
    "stap": "a",
    "wanneer": "vóór 1 november 2014",
    "besluit": "ja",
    "tekst": "A.",
    "bron": "bron, 1",
}
WATCHED = small_plan(step("a", legal="vóór 1 november 2014"), stand=[EXPECTED])
SIGHTS = [
    # what the profile says, the day on which "nee" was seen, whether that does not go together
    (ANNOUNCED, "2014-10-28", True),
    (ANNOUNCED, "2014-10-27", False),  # on one day it can have been earlier
    (ANNOUNCED, "2014-10-26", False),
    ("adviesaanvragen: {a: {ontvangen: 2014-07-15}}\n", "2014-10-28", False),  # that is no decision
]


@pytest.mark.parametrize(("text", "when", "told"), SIGHTS)
def test_a_decision_that_somebody_saw_was_not_there_is_told(text: str, when: str, *, told: bool) -> None:
    progress = Progress((ProgressRow("0" * 12, on(when), SEEN, "a-er", {ANSWER: "nee"}),))
    found = build_timeline(
        [FollowedPlan(WATCHED, municipality("Haren"))],
        OwnFile(profile_of(HEAD + text, "wmoplan.yaml"), progress=progress),
        real_rules(),
        reference(),
        on("2014-11-20"),
    )
    texts = [one.text for one in found.signals if one.code == "besloten-niet-gezien"]

    assert bool(texts) is told
    for said in texts:
        assert "maandag 27 oktober 2014" in said
        assert "dinsdag 28 oktober 2014" in said
        assert "Zie regel 2 van wmoplan.yaml en uw voortgang." in said


# -- meetings on a day off: 26 October 2014 is a Sunday


def days_off(text: str, as_of: str = "2014-01-15") -> list[str]:
    return [
        one.text for one in seen(text, as_of).signals if one.code == "vrije-dag" and "2014 is een vrije" in one.text
    ]


SUNDAY = "vergaderingen:\n  - {orgaan: raad, datum: 2014-10-20}\n  - {orgaan: raad, datum: 2014-10-26}\n"


def test_a_meeting_that_was_on_a_day_off_lies_behind_with_it() -> None:
    """The rule gave Sunday 2 February, and gives 9 February."""
    (found,) = days_off(
        "vergaderingen: [{orgaan: raad, regel: elke zondag, van: 2014-02-01, tot: 2014-02-12}]\n", "2014-02-03"
    )

    assert "Zondag 9 februari 2014" in found


@pytest.mark.parametrize(("as_of", "told"), [("2014-10-25", True), ("2014-10-26", True), ("2014-10-27", False)])
def test_a_meeting_on_a_day_off_is_told_up_to_that_day(as_of: str, *, told: bool) -> None:
    found = days_off(SUNDAY, as_of)

    assert bool(found) is told
    assert all("Zondag 26 oktober 2014" in one and "raadsvergadering" in one for one in found)
    assert all("Zie regel 4 van wmoplan.yaml." in one for one in found)


def test_a_body_that_nobody_named_meets_on_a_day_off_too() -> None:
    (found,) = days_off("vergaderingen: [{orgaan: markt, datum: 2014-10-26}]\n")

    assert "Zie regel 2 van wmoplan.yaml." in found


def test_a_treatment_on_a_day_off_is_told_once_with_its_meeting() -> None:
    """Of two bodies that hear speakers the market meets on Sunday 26 October 2014."""
    found = days_off(
        f"{TREATED.replace('2014-10-21', '2014-10-26')}vergaderingen:\n  - {{orgaan: markt, datum: 2014-10-26}}\n"
    )

    assert len(found) == 1
    assert "Zie regel 5 van wmoplan.yaml." in found[0]


def test_your_own_group_meets_when_it_wants() -> None:
    own = "vergaderingen: [{orgaan: eigen, datum: 2014-10-25}, {orgaan: commissie, datum: 2014-10-26}]\n"

    assert [one.partition(" is ")[0] for one in days_off(own)] == ["Zondag 26 oktober 2014"]


def test_an_announced_day_off_without_a_list_is_told_with_its_own_line() -> None:
    (found,) = days_off("besluiten:\n  a:\n    datum: 2014-10-26\n")

    assert "(zondag): Raad besluit over het a." in found
    assert "Zie regel 4 van wmoplan.yaml." in found


RULES = """\
vergaderingen:
  - {orgaan: raad, regel: elke zondag, van: 2014-02-01, tot: 2014-03-01}
  - {orgaan: commissie, regel: elke zondag, van: 2014-02-01, tot: 2014-03-01}
  - {orgaan: raad, regel: elke maandag, van: 2014-02-01, tot: 2014-03-01}
  - {orgaan: raad, datum: 2014-10-20}
"""


def test_a_rule_that_gives_days_off_has_its_own_line() -> None:
    raad, commissie = sorted(days_off(RULES), key=lambda one: "commissie" in one)

    assert "Zondag 2 februari 2014" in raad
    assert "Zie regel 3 van wmoplan.yaml." in raad
    assert "Zie regel 4 van wmoplan.yaml." in commissie


def test_an_announced_day_is_told_beside_the_rule_that_gives_it() -> None:
    found = days_off(f"{RULES}besluiten: {{a: {{datum: 2014-02-09}}}}\n")

    assert [one[: len("Zondag 2 februari 2014")] for one in found if "raads" in one or "Raad besluit" in one] == [
        "Zondag 2 februari 2014", "Zondag 9 februari 2014",
    ]  # fmt: skip


def test_a_day_off_makes_an_announced_day_no_less_sure() -> None:
    assert moment(seen("besluiten: {a: {datum: 2014-10-26}}\n"), "a.besluit").certainty.word == "vast"


def test_a_day_off_makes_a_meeting_no_less_sure() -> None:
    on_sunday, on_monday = (
        timeline(profile(vergaderingen=rows(f"raad {when}", "commissie 2014-10-21")), plan=PLAN)
        for when in ("2014-10-26", "2014-10-27")
    )

    assert moment(on_sunday, "a.besluit").end == on("2014-10-26")
    assert moment(on_sunday, "a.besluit").certainty == moment(on_monday, "a.besluit").certainty


# -- elections: Haren votes on Wednesday 19 March 2014 and on Wednesday 20 March 2030 (Kieswet F 1 and J 1)

POLL, COUNCIL, EXECUTIVE = "verkiezing-past-niet", "nieuwe-raad-past-niet", "nieuw-college-past-niet"
KB = "verkiezing: 2030-03-13\n"
ELECTIONS: list[tuple[str, list[str]]] = [
    # what the profile gives, what is told
    ("verkiezing: 2014-03-19\n", []),
    ("verkiezing: 2014-03-20\n", [POLL]),
    ("verkiezing: 2014-03-18\n", [POLL]),  # a day that was published is not moved any more
    ("verkiezing: {datum: 2014-03-20, sinds: 2014-01-16}\n", []),  # not known yet
    ("verkiezing: 2014-11-19\n", []),  # the week of an election for new borders (Wet arhi art. 55)
    ("verkiezing: 2014-11-18\n", [POLL]),
    ("verkiezing: 2030-03-20\n", []),
    ("verkiezing: 2030-03-13\n", []),  # a KB can move it seven days ahead (F 1 lid 3)
    ("verkiezing: 2030-03-12\n", [POLL]),
    ("verkiezing: 2030-03-21\n", [POLL]),
    ("verkiezing: 2010-03-04\n", [POLL]),  # 3 March 2010
    ("verkiezing: 2009-03-04\n", []),  # before what the program knows
    # the raad begins on Thursday 27 March 2014 (C 4 lid 2), in 2010 on Thursday 11 March
    ("nieuwe-raad: 2014-03-27\n", []),
    ("nieuwe-raad: 2014-03-26\n", [COUNCIL]),
    ("nieuwe-raad: 2014-03-28\n", [COUNCIL]),
    ("nieuwe-raad: 2010-03-11\n", []),
    ("nieuwe-raad: 2010-03-12\n", [COUNCIL]),
    ("nieuwe-raad: 2010-01-05\n", [COUNCIL]),  # before any election that is known
    ("nieuwe-raad: 2009-03-12\n", []),
    # also after a day that was moved: Wednesday 3 April 2030
    (f"{KB}nieuwe-raad: 2030-04-03\n", []),
    (f"{KB}nieuwe-raad: 2030-03-13\n", [COUNCIL]),
    (f"{KB}nieuwe-raad: 2031-01-02\n", [COUNCIL]),
    # the college comes with the raad or after it, in the same year
    ("nieuw-college: 2014-03-27\n", []),
    ("nieuw-college: 2014-03-26\n", [EXECUTIVE]),
    ("nieuw-college: 2014-12-31\n", []),
    ("nieuw-college: 2015-01-02\n", [EXECUTIVE]),
    ("nieuwe-raad: 2014-04-03\nnieuw-college: 2014-04-02\n", [COUNCIL, EXECUTIVE]),
    ("nieuwe-raad: 2014-04-03\nnieuw-college: 2014-04-03\n", [COUNCIL]),
    ("nieuwe-raad: 2014-03-20\nnieuw-college: 2014-03-25\n", [COUNCIL, EXECUTIVE]),
    (f"{KB}nieuw-college: 2030-04-03\n", []),
    (f"{KB}nieuw-college: 2030-04-02\n", [EXECUTIVE]),
    ("nieuwe-raad: 2015-01-01\nnieuw-college: 2014-05-20\n", [COUNCIL]),  # that raad is of no election
]


@pytest.mark.parametrize(("text", "told"), ELECTIONS)
def test_days_around_an_election_are_held_against_the_law(text: str, told: list[str]) -> None:
    found = [one for one in seen(text).signals if one.code in {POLL, COUNCIL, EXECUTIVE}]

    assert sorted(one.code for one in found) == sorted(told)


UNFIT = [
    # what the profile gives, the moments that it touches, the days that are named
    ("verkiezing: 2014-03-20\n", ("verkiezing-2014",), ["donderdag 20 maart 2014", "woensdag 19 maart 2014"]),
    ("verkiezing: 2013-11-14\n", ("verkiezing-2013",), ["woensdag 19 maart 2014"]),  # that year has no election here
    ("nieuwe-raad: 2015-01-01\n", ("nieuwe-raad-2014",), ["woensdag 19 maart 2014", "donderdag 27 maart 2014"]),
]


@pytest.mark.parametrize(("text", "touched", "named"), UNFIT)
def test_a_day_that_fits_no_election_names_the_nearest(text: str, touched: tuple[str, ...], named: list[str]) -> None:
    (found,) = (one for one in seen(text).signals if one.code in {POLL, COUNCIL})

    assert found.moments == touched
    assert all(day in found.text for day in [*named, "Zie regel 2 van wmoplan.yaml."])


# -- names under `organen`

RAAD = "vergaderingen: [{orgaan: raad, datum: 2014-10-27}]\n"
NAMES = [
    # the profile, the names that nothing uses
    (f"{RAAD}organen: {{comissie: {{rechten: [inspreken]}}}}\n", ["comissie"]),
    ("organen: {comissie: {rechten: [inspreken]}}\n", []),  # the list is still to come
    (f"{RAAD}organen: {{commissie: {{rechten: [inspreken]}}}}\n", []),  # the program knows it
    ("vergaderingen: [{orgaan: markt, datum: 2014-10-21}]\norganen: {markt: {rechten: [inspreken]}}\n", []),
    (f"{RAAD}organen: {{bestuur: {{}}}}\nbesluiten: {{a: {{orgaan: bestuur}}}}\n", []),
    (f"{RAAD}vergaderschema: {{van: 2014-01-01, tot: 2014-12-31, organen: [raad, rad]}}\n", ["rad"]),
]


@pytest.mark.parametrize(("text", "unused"), NAMES)
def test_a_body_that_nothing_uses_is_told(text: str, unused: list[str]) -> None:
    found = [one for one in seen(text).signals if one.code == "orgaan-niet-gebruikt"]

    assert [name for one in found for name in ("comissie", "rad") if f"'{name}'" in one.text] == unused
    assert len(found) == len(unused)


MEANT = [
    # a name under `organen`, what it may be
    ("colege", "Bedoelt u 'college'?"),
    ("raden", "Bedoelt u 'raad'?"),
    ("comissie", "Bedoelt u 'commissie'?"),
    ("xyz", ""),
]


@pytest.mark.parametrize(("name", "meant"), MEANT)
def test_a_body_that_nothing_uses_may_be_a_slip(name: str, meant: str) -> None:
    found = seen(f"{RAAD}organen:\n  {name}: {{rechten: [inspreken]}}\n")
    (one,) = (one for one in found.signals if one.code == "orgaan-niet-gebruikt")

    said = f"{one.text} {one.remedy}"
    assert meant in said
    assert ("Bedoelt" in said) is bool(meant)
    assert "regel 4 van wmoplan.yaml" in said


# -- a municipality that ends

AFTER = [
    # the last day of which is said that it is a day of the municipality, whether that is told; it ends on 27 October
    ("2014-10-24", False),
    ("2014-10-27", True),
    ("2014-10-28", True),
]


@pytest.mark.parametrize(("when", "told"), AFTER)
def test_a_day_on_which_the_municipality_is_no_more_is_told(when: str, *, told: bool) -> None:
    ending = Ending(on("2014-10-27"), ("Groningen",), "CBS")
    given = profile_of(f"{HEAD}besluiten: {{a: {{datum: {when}}}}}\n", "wmoplan.yaml")
    followed = [FollowedPlan(PLAN, municipality("Haren"), ending)]
    found = build_timeline(followed, OwnFile(given), real_rules(), reference(), on("2014-01-15"))
    texts = [one.text for one in found.signals if one.code == "dag-na-einde"]

    assert bool(texts) is told
    assert all("vanaf maandag 27 oktober 2014 bij Groningen" in one for one in texts)
