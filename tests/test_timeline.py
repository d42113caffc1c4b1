"""The whole of it, on the real plan: what a council must be able to see, and what holds for any profile.

The expected days come from docs/rekenregels.md and from a paper calendar of 2014.
"""

import os
import subprocess
import sys
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.reckon.make import (
    ROOT,
    codes,
    decision,
    ends,
    example,
    example_rows,
    moment,
    on,
    profile,
    rows,
    signal,
    timeline,
)
from wmoplan.model.moment import Decision
from wmoplan.model.profile import Profile
from wmoplan.timeline import Timeline

LARGE: Final = {"beleidsplan", "inkoopkader", "bestek", "verordening"}
CHAIN: Final = {
    "besluit", "inspreken", "aanmelden", "stukken", "collegebesluit", "advies", "adviesaanvraag", "eigen-vergadering",
    "achterban", "bekendmaking",
}  # fmt: skip
"""The links that are reckoned; inwerking is an anchor of this plan."""

# -- the rules and 8: Haren


def test_the_sample_of_the_contract() -> None:
    """The rules: every value of the decision in its JSON sample."""
    found = decision(timeline(example("haren-2014")), "verordening")

    assert found.body == "raad"
    assert found.earliest == on("2014-08-25")
    assert found.expected == found.latest == on("2014-10-27")
    assert found.legal == on("2014-10-31")
    assert (found.slack_days, found.slack_meetings, found.preference_met, found.settled) == (0, 0, None, False)


def test_the_moment_of_the_contract() -> None:
    """The rules: the values of verordening.inspreken in its JSON sample."""
    found = moment(timeline(example("haren-2014")), "verordening.inspreken")

    assert (found.kind, found.step, found.body, found.topics) == (
        "inspreken",
        "verordening",
        "commissie",
        ("verordening",),
    )
    assert (str(found.start), str(found.end), found.time) == ("2014-10-21", "2014-10-21", "20:00")
    assert (found.period, found.certainty.word, found.status) == ("21 oktober 2014", "berekend", "later")
    assert found.explanation[-1].day == found.end


def test_the_inkoopkader_of_haren_is_explored_until_the_request_would_be_due() -> None:
    """The rules: inkoopkader on 24 February; verkennen ends on 12 November 2013.

    42 days back is Monday 13 January; Tuesday 7 January; 24 December; 12 November.
    """
    found = timeline(example("haren-2014"))

    assert decision(found, "inkoopkader").expected == on("2014-02-24")
    assert moment(found, "inkoopkader.verkennen").end == on("2013-11-12")


def test_exploring_ends_before_the_earliest_meeting_and_not_before_the_expected_one() -> None:
    # verordening: kan vanaf Monday 25 August; 14 July; the papers of commissie 19 August are there on Friday 8 August;
    # Tuesday 8 July; 24 June; 13 May
    assert moment(timeline(example("haren-2014")), "verordening.verkennen").end == on("2014-05-13")


def test_a_request_that_came_does_not_move_the_end_of_exploring() -> None:
    """The rules: it ends on the day on which the request *would be due* if it were decided on *kan vanaf*."""
    request = {"verordening": {"ontvangen": "2014-07-16", "uiterlijk": "2014-08-26"}}

    found = moment(timeline(example("haren-2014", adviesaanvragen=request)), "verordening.verkennen")
    assert found.end == on("2014-05-13")
    assert found.certainty.word == "geschat"


def test_every_step_of_the_reckoning_is_told() -> None:
    """Besluit, collegebesluit and its Tuesday, advies, adviesaanvraag, each with its source."""
    reasons = moment(timeline(example("haren-2014")), "verordening.adviesaanvraag").explanation
    days = [str(reason.day) for reason in reasons if reason.day]
    sources = " ".join(reason.source for reason in reasons)

    assert days[days.index("2014-10-31") :] == [
        "2014-10-31",  # the law
        "2014-10-27",  # the last raad on or before it
        "2014-09-15",  # six weeks back
        "2014-09-09",  # the last Tuesday
        "2014-08-26",  # two weeks back
        "2014-07-15",  # six weeks back
    ]
    for expected in ("art. 8.7 lid 1", "agenda van de gemeente Haren", "college en raad", "dinsdag", "art. 3:6"):
        assert expected in sources


def test_a_window_without_a_meeting_tells_where_its_last_day_comes_from() -> None:
    """The rules: the day from which the chain counts back is explained as well."""
    found = moment(timeline(profile()), "inkoopkader.besluit")

    assert found.end == on("2014-03-05")  # the day before the estimated gap
    assert found.end in {reason.day for reason in found.explanation}


def test_the_gap_tells_where_its_last_day_comes_from() -> None:
    """The rules: it is shown up to the new college, 49 days after polling day."""
    found = moment(timeline(profile()), "stilte-2014")

    assert found.end == on("2014-05-07")
    assert found.explanation[-1].day == found.end


def test_a_reckoned_gap_names_its_weakest_link() -> None:
    """The rules: a moment names the link that makes it no surer than it is."""
    found = moment(timeline(example("haren-2014", nieuw_college="2014-05-20")), "stilte-2014")

    assert found.certainty.word == "berekend"
    assert found.weakest


def test_a_day_that_is_reckoned_from_a_fixed_one_names_its_weakest_link() -> None:
    """The rules: an announced day and the municipality's own term; the rules has `zwakste_schakel`."""
    fact = {"verordening": {"datum": "2014-10-27"}}
    found = timeline(profile(besluiten=fact, termijnen={"bekendmaking": "14 dagen"}))

    assert moment(found, "verordening.bekendmaking").certainty.word == "berekend"
    assert moment(found, "verordening.bekendmaking").weakest


# -- The statutory day is missed, or nothing is known

LATE = [
    # raad meetings, expected, code
    (["2014-10-31"], "2014-10-31", None),  # the last day of the law
    (["2014-11-01"], None, "kalender-onvolledig"),  # a day later: nothing is known before the first meeting
    (["2014-11-06"], None, "kalender-onvolledig"),  # Haren's budget meeting
    (["2014-12-15"], None, "kalender-onvolledig"),
    ([], None, "kalender-onvolledig"),
]
WHOLE_YEAR = {"van": "2013-12-01", "tot": "2014-12-31"}

LATE_IN_A_WHOLE_LIST = [
    # raad meetings of a list that is said to be whole, expected, code
    (["2014-10-31"], "2014-10-31", None),
    (["2014-11-01"], "2014-11-01", "geen-vergadering-voor-uiterlijk"),  # a day after the last day of the law
    (["2014-11-06", "2014-12-15"], "2014-11-06", "geen-vergadering-voor-uiterlijk"),  # the first of them
]


@pytest.mark.parametrize(("meetings", "expected", "code"), LATE_IN_A_WHOLE_LIST)
def test_a_whole_list_tells_that_there_is_no_raad_in_time(meetings: list[str], expected: str, code: str | None) -> None:
    lines = rows(*(f"raad {when}" for when in meetings))
    found = timeline(profile(vergaderingen=lines, vergaderschema=WHOLE_YEAR), "2014-08-01")

    assert decision(found, "verordening").expected == on(expected)
    raised = codes(found, "verordening") & {"geen-vergadering-voor-uiterlijk", "kalender-onvolledig"}
    assert raised == ({code} if code else set())


@pytest.mark.parametrize(("meetings", "expected", "code"), LATE)
def test_a_raad_after_the_last_day_of_the_law_is_told(
    meetings: list[str], expected: str | None, code: str | None
) -> None:
    found = timeline(profile(vergaderingen=rows(*(f"raad {when}" for when in meetings))))
    one = decision(found, "verordening")

    assert one.expected == (on(expected) if expected else None)
    raised = codes(found, "verordening") & {"geen-vergadering-voor-uiterlijk", "kalender-onvolledig"}
    assert raised == ({code} if code else set())
    if code:
        assert one.latest is None
        assert one.slack_days is None
    if code == "geen-vergadering-voor-uiterlijk":
        assert signal(found, code, "verordening").weight == "fout"
    known = {on(when) for when in meetings}
    assert all(one.expected in {None, *known} for one in found.decisions if one.body == "raad")  # no invented day


@pytest.mark.parametrize("name", ["Haren", "Oss", "Leeuwarden", "Goeree-Overflakkee", "Den Bosch"])
def test_without_meetings_every_link_is_an_estimate_with_an_open_start(name: str) -> None:
    found = timeline(profile(name))
    links = [one for one in found.moments if one.step and one.kind in CHAIN]

    assert len(links) > 60
    assert {one.certainty.word for one in links} == {"geschat"}
    assert {one.start for one in links} == {None}
    assert all(one.weakest for one in links)
    assert all(one.expected is None and one.slack_days is None for one in found.decisions)
    for body in ("raad", "college", "commissie", "eigen"):
        assert any(one.about.startswith(f"orgaan:{body}") for one in found.questions)


@pytest.mark.parametrize("name", ["Haren", "Oss", "Leeuwarden"])
def test_without_meetings_every_decision_keeps_its_window(name: str) -> None:
    """The rules: a chain without a meeting counts back from the window's last day."""
    found = timeline(profile(name))

    assert {one.step: one.reason for one in found.decisions if "besluit" not in ends(found, one.step)} == {}
    assert ends(found, "bestek")["besluit"] == "2014-05-31"  # its window is May 2014
    assert ends(found, "verordening")["besluit"] == "2014-10-31"


# -- The inkoopkader in three municipalities


def test_in_haren_the_inkoopkader_lands_before_the_election() -> None:
    found = decision(timeline(example("haren-2014")), "inkoopkader")

    assert (found.expected, found.preference_met) == (on("2014-02-24"), True)


def test_in_haren_without_that_meeting_it_lands_after_the_new_college() -> None:
    """The new college is estimated on 7 May 2014 (49 days): the first raad after it is on 26 May."""
    kept = [line for line in example_rows("haren-2014") if line.get("datum") not in {"2014-02-24", "2014-02-18"}]
    kept += rows("raad 2014-02-24 vervallen")
    found = timeline(example("haren-2014", vergaderingen=kept))
    one = decision(found, "inkoopkader")

    assert (one.expected, one.preference_met) == (on("2014-05-26"), False)
    assert one.reason
    assert "voorkeur-onmogelijk" in codes(found, "inkoopkader")
    bestek = decision(found, "bestek").expected
    assert bestek
    assert bestek > on("2014-05-26")  # always after the inkoopkader


@pytest.mark.parametrize(
    ("executive", "expected"),
    [("2014-05-25", "2014-05-26"), ("2014-05-26", "2014-06-30"), ("2014-05-27", "2014-06-30")],
)
def test_the_day_of_the_new_college_decides(executive: str, expected: str) -> None:
    kept = [line for line in example_rows("haren-2014") if line.get("datum") not in {"2014-02-24", "2014-02-18"}]
    kept += rows("raad 2014-02-24 vervallen")
    found = timeline(example("haren-2014", vergaderingen=kept, nieuw_college=executive))

    assert decision(found, "inkoopkader").expected == on(expected)


def test_in_oss_the_march_election_plays_no_part_and_the_november_gap_does() -> None:
    found = timeline(example("oss-2014"))
    quiet = moment(found, "stilte-2014")

    assert moment(found, "verkiezing-2014").end == on("2014-11-19")
    # the last raad in the 35 days before 19 November (from 15 October) is on 30 October
    assert (quiet.start, quiet.end) == (on("2014-10-31"), on("2015-01-02"))
    assert decision(found, "inkoopkader").expected == on("2014-03-13")  # the last raad before that of the bestek
    assert decision(found, "bestek").expected == on("2014-05-15")  # the only raad in May
    assert decision(found, "inkoopkader").preference_met is True
    assert decision(found, "verordening").expected == on("2014-10-30")  # the old raad, before the gap


def test_in_oss_a_raad_in_the_gap_decides_nothing() -> None:
    # the announced decision in the gap is told, and a meeting in it is not expected
    fact = {"verordening": {"datum": "2014-12-18"}}

    assert {"besluit-in-stilte", "besluit-na-wettelijke-dag"} <= codes(
        timeline(example("oss-2014", besluiten=fact)), "verordening"
    )


def test_in_leeuwarden_the_preference_is_void_and_it_says_why() -> None:
    """It voted on 13 November 2013, before the phase began on 1 January 2014."""
    found = timeline(example("leeuwarden-2014"))
    one = decision(found, "inkoopkader")

    assert moment(found, "verkiezing-2013").end == on("2013-11-13")
    assert "verkiezing-2014" not in {one.id for one in found.moments}
    assert one.preference_met is False
    assert "fase" in one.reason
    # the phase is the aim, and ends before the last raad in May, 26 May, which the bestek needs: 31 March
    assert one.expected == on("2014-03-31")
    assert decision(found, "bestek").expected == on("2014-05-26")
    assert "voorkeur-onmogelijk" in codes(found, "inkoopkader")


@pytest.mark.parametrize("name", ["Oss", "Leeuwarden"])
def test_the_contradiction_about_the_march_election_does_not_touch_another_election(name: str) -> None:
    touched = [
        one.moments
        for one in timeline(profile(name)).signals
        if one.code == "bronnen-spreken-tegen" and "14 maart 2014" in one.text
    ]

    assert not any(touched)


# -- The same bytes, and a day later


@pytest.mark.parametrize("name", ["haren-2014", "oss-2014", "leeuwarden-2014"])
def test_the_same_profile_gives_the_same_timeline(name: str) -> None:
    assert timeline(example(name)) == timeline(example(name))


@pytest.mark.slow
def test_another_process_gives_the_same_timeline() -> None:
    told = "from tests.reckon.make import *; t = timeline(example('haren-2014'), '2014-07-16'); print(t[6:])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", told],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip

    assert len(outputs) == 1


def still(found: Timeline) -> list[tuple[object, ...]]:
    """Return all of the moments that a later day may not change: without status, and without actual milestones."""
    return [
        (one.id, one.start, one.end, one.time, one.period, one.certainty, one.weakest, one.title, one.explanation)
        for one in found.moments
        if one.kind != "mijlpaal"
    ]


def placed(found: Timeline) -> list[Decision]:
    """Return where the decisions are placed; only "kan al op" moves with the day of looking."""
    return [one._replace(earliest=None, sooner_unknown=False) for one in found.decisions]


@pytest.mark.parametrize("as_of", ["2013-11-01", "2014-01-15", "2014-03-19", "2014-07-15", "2014-10-27", "2014-12-31"])
def test_a_day_later_only_the_status_changes(as_of: str) -> None:
    later = str(on(as_of) + timedelta(days=1))
    before, after = timeline(example("haren-2014"), as_of), timeline(example("haren-2014"), later)

    assert still(before) == still(after)
    assert placed(before) == placed(after)


def test_only_a_new_fact_moves_a_day() -> None:
    # on 19 July 2014 it becomes known that the preparatory articles are in force: before, 1 August was reckoned with
    plan = [line for line in example_rows("haren-2014") if line.get("datum") != "2014-08-25"]
    meetings = [*plan, *rows("raad 2014-07-28")]
    found = {
        as_of: decision(timeline(example("haren-2014", vergaderingen=meetings), as_of), "verordening").earliest
        for as_of in ("2014-07-18", "2014-07-19", "2014-07-20")
    }

    assert found == {
        "2014-07-18": on("2014-09-22"),
        "2014-07-19": on("2014-07-28"),
        "2014-07-20": on("2014-07-28"),
    }


def told_in_a_file(found: Timeline) -> tuple[object, object]:
    """Return what a file says of a timeline that can be another thing tomorrow: only what its subjects show."""
    shown = {
        one.id: one
        for one in found.moments
        if found.is_chosen(one.topics) and (one.step or one.on_screen or one.in_calendar)
    }
    return (
        [(one.id, one.status, one.sooner, one.explanation) for one in shown.values()],
        [
            (one.code, one.moments, one.in_file, one.remedy)
            for one in found.signals
            if found.is_chosen(one.topics) and (not one.moments or shown.keys() & set(one.moments))
        ],
    )


def test_a_new_version_is_asked_for_on_the_first_day_on_which_a_file_says_something_else() -> None:
    """The rules; on 7 November 2014 the AMvB appears, which is in the plan's own data."""
    first = on("2013-11-01")
    seen = [timeline(example("haren-2014"), str(first + timedelta(days=at))) for at in range(440)]
    said = [told_in_a_file(found) for found in seen]
    wrong = {}
    for at, found in enumerate(seen):
        change = next((other for other in range(at + 1, len(seen)) if said[other] != said[at]), None)
        if change and found.renew_after != seen[change].as_of:
            wrong[str(found.as_of)] = (str(found.renew_after), str(seen[change].as_of))

    assert wrong == {}


# -- looking back


HINDSIGHT = [
    # facts without `sinds`, whether hindsight plays a part (the rules)
    ({}, False),
    ({"vergaderingen": rows("raad 2014-10-27")}, True),
    ({"vergaderingen": [{**rows("raad 2014-10-27")[0], "sinds": "2014-01-01"}]}, False),
    ({"besluiten": {"verordening": {"datum": "2014-10-27"}}}, True),
    ({"adviesaanvragen": {"verordening": {"ontvangen": "2014-07-16"}}}, True),
    ({"reces": [{"naam": "zomerreces", "van": "2014-07-05", "tot": "2014-08-17"}]}, True),
    ({"termijnen": {"advies": "4 weken"}}, True),
    ({"nieuw-college": "2014-05-20"}, True),
    ({"nieuw-college": {"datum": "2014-05-20", "sinds": "2014-05-20"}}, False),
    ({"verkiezing": "2014-03-19"}, True),
]


@pytest.mark.parametrize(("facts", "expected"), HINDSIGHT)
def test_facts_of_which_it_is_not_known_since_when_are_told(facts: dict[str, Any], *, expected: bool) -> None:
    """The rules: any fact may carry `sinds`; facts without it always count, and a run in the past says so."""
    assert timeline(profile(**facts)).hindsight is expected


# -- a request without a decision of its own


def test_a_request_about_a_step_without_a_decision_is_not_dropped() -> None:
    """The rules: never silently dropped; the municipality asks for advice by 14 March 2014."""
    request = {"overgang": {"ontvangen": "2014-02-03", "uiterlijk": "2014-03-14"}}
    found = timeline(profile(adviesaanvragen=request))

    assert on("2014-03-14") in {one.end for one in found.moments if one.step == "overgang"}


# -- the order, and what is always there


@pytest.mark.parametrize("name", ["haren-2014", "oss-2014", "leeuwarden-2014"])
def test_moments_stand_by_end_start_and_id_with_the_undated_last(name: str) -> None:
    found = timeline(example(name)).moments
    dated = [one for one in found if one.end]
    keys = [(one.end, one.start or date.min, one.id) for one in dated]

    assert keys == sorted(keys, key=lambda key: (key[0] or date.max, key[1], key[2]))
    assert [one.end is None for one in found] == sorted(one.end is None for one in found)
    assert len({one.id for one in found}) == len(found)


def test_ids_do_not_hold_a_date_but_in_names() -> None:
    # "a round, a year or a recess is part of the name": verkiezing-2014, reces.zomerreces-2014
    ids = {one.id for one in timeline(example("haren-2014")).moments}

    assert {"verkiezing-2014", "stilte-2014", "reces.zomerreces-2014", "verordening.inspreken"} <= ids


# -- properties

BODIES = ["raad", "commissie", "college", "eigen"]
STEPS = [
    "beleidsplan", "financiele-kaders", "inkoopkader", "bestek", "najaarsnota", "verordening", "inrichting",
    "bestaande-clienten", "communicatie", "overgang",
]  # fmt: skip
DAYS = st.dates(date(2013, 10, 1), date(2015, 2, 28)).map(str)
MAYBE = st.one_of(st.just(""), DAYS)
TIMES = st.sampled_from(["", "20:00", "13:30", "00:15"])


def _clean(fact: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fact.items() if value not in {"", None}}


MEETINGS = st.fixed_dictionaries(
    {
        "datum": DAYS,
        "orgaan": st.sampled_from(BODIES),
        "tijd": TIMES,
        "status": st.sampled_from(["definitief", "voorlopig", "vervallen"]),
        "sinds": st.one_of(st.just(""), DAYS),
    }
).map(_clean)
RULES = st.fixed_dictionaries(
    {
        "regel": st.sampled_from(
            ["elke dinsdag", "elke tweede dinsdag van de maand", "elke laatste maandag van de maand",
             "om de 3 weken op donderdag vanaf 9 januari 2014"]
        ),
        "orgaan": st.sampled_from(BODIES),
        "van": st.just("2013-11-01"),
        "tot": st.sampled_from(["2014-03-31", "2014-12-31"]),
        "ook-in-reces": st.sampled_from(["ja", "nee"]),
    }
)  # fmt: skip
LENGTHS = st.one_of(
    st.integers(0, 60).map(lambda number: f"{number} dagen"),
    st.integers(0, 12).map(lambda number: f"{number} weken"),
    st.integers(0, 20).map(lambda number: f"{number} werkdagen"),
)
TERMS = st.dictionaries(
    st.sampled_from(["advies", "college", "stukken", "verwerking", "commissie", "bekendmaking"]), LENGTHS, max_size=4
)
HOURS = st.one_of(st.just("12:00 op de dag zelf"), st.integers(0, 99).map(lambda number: f"{number} uur"))
FACTS = st.dictionaries(
    st.sampled_from(STEPS),
    st.fixed_dictionaries({"datum": MAYBE, "orgaan": st.sampled_from(["", "raad", "college"])}).map(_clean),
    max_size=3,
)  # fmt: skip
REQUESTS = st.dictionaries(
    st.sampled_from(STEPS),
    st.fixed_dictionaries({"ontvangen": MAYBE, "uiterlijk": MAYBE}).map(_clean),
    max_size=2,
)  # fmt: skip


@st.composite
def profiles(draw: st.DrawFn, facts: st.SearchStrategy[dict[str, Any]] = FACTS) -> Profile:
    found: dict[str, Any] = {
        "gemeente": draw(st.sampled_from(["Haren", "Oss", "Leeuwarden", "Hilversum"])),
        "vergaderingen": draw(st.lists(MEETINGS, max_size=25)) + draw(st.lists(RULES, max_size=3)),
        "termijnen": draw(TERMS) | {"aanmelden": draw(HOURS)},
        "besluiten": draw(facts),
        "adviesaanvragen": draw(REQUESTS),
    }
    if draw(st.booleans()):
        found["nieuw-college"] = draw(DAYS)
    if draw(st.booleans()):
        found["organen"] = {"raad": {"rechten": ["besluiten", "inspreken"]}}
    return Profile.model_validate(found)


NO_FACTS: st.SearchStrategy[dict[str, Any]] = st.just({})
ANY = settings(max_examples=150)


@ANY
@given(given_profile=profiles(), as_of=DAYS)
def test_any_profile_gives_a_timeline(given_profile: Profile, as_of: str) -> None:
    found = timeline(given_profile, as_of)

    keys = [
        (one.end is None and one.start is None, one.end or date.max, one.start or date.min, one.id)
        for one in found.moments
    ]
    assert keys == sorted(keys)
    assert len({one.id for one in found.moments}) == len(found.moments)
    for one in found.moments:
        assert one.start is None or one.end is None or one.start <= one.end, one.id
        assert one.weakest or one.certainty.word in {"vast", "berekend"}, one.id
        assert "{" not in one.title + one.table + one.sentence + one.act
    ids = {one.id for one in found.moments}
    assert all(set(one.moments) <= ids for one in found.signals)
    assert all(set(one.moments) <= ids for one in found.questions)


@ANY
@given(given_profile=profiles(NO_FACTS), as_of=DAYS)
def test_a_decision_that_was_not_announced_stands_on_a_meeting_that_may_decide(
    given_profile: Profile, as_of: str
) -> None:
    found = timeline(given_profile, as_of)
    days = {(one.body, one.day) for one in found.meetings}
    quiets = [one for one in found.moments if one.kind == "stilte"]
    starts = [one.end for one in found.moments if one.kind == "nieuwe-raad"]
    for one in found.decisions:
        for when in (one.earliest, one.expected, one.latest):
            if when is None:
                continue
            assert (one.body, when) in days
            for quiet, council in zip(quiets, starts, strict=True):
                assert quiet.start
                assert quiet.end
                assert council
                last = quiet.end if one.step in LARGE else council
                assert not quiet.start <= when <= last, (one.step, when)


@ANY
@given(given_profile=profiles(NO_FACTS), as_of=DAYS)
def test_no_step_is_expected_before_the_one_it_waits_for(given_profile: Profile, as_of: str) -> None:
    found = timeline(given_profile, as_of)
    kader, bestek = decision(found, "inkoopkader").expected, decision(found, "bestek").expected

    assert not (kader and bestek) or kader < bestek


@ANY
@given(given_profile=profiles(NO_FACTS), as_of=DAYS)
def test_expected_lies_between_earliest_and_latest(given_profile: Profile, as_of: str) -> None:
    """The rules: *kan vanaf* and *uiterlijk* bound *verwacht*; where nothing is in time *uiterlijk* is null."""
    for one in timeline(given_profile, as_of).decisions:
        assert not (one.earliest and one.expected) or one.earliest <= one.expected, one
        assert not (one.latest and one.expected) or one.expected <= one.latest, one


@ANY
@given(given_profile=profiles(), as_of=DAYS)
def test_no_link_is_surer_than_its_decision(given_profile: Profile, as_of: str) -> None:
    """The rules, but for what is known by itself: own meetings, anchors, requests and what counts from them."""
    found = timeline(given_profile, as_of)
    asked = set(given_profile.requests)
    by_id = {one.id: one for one in found.moments}
    for one in found.decisions:
        top = by_id[f"{one.step}.besluit"].certainty
        for kind in ("inspreken", "aanmelden", "stukken", "collegebesluit", "bekendmaking", "advies", "adviesaanvraag"):
            link = by_id.get(f"{one.step}.{kind}")
            if link and not (one.step in asked and kind in {"advies", "adviesaanvraag"}):
                assert link.certainty <= top, link.id


@ANY
@given(given_profile=profiles(), as_of=DAYS)
def test_no_link_lies_after_its_follower(given_profile: Profile, as_of: str) -> None:
    """The rules; a request for advice brings its own days."""
    found = timeline(given_profile, as_of)
    order = ["adviesaanvraag", "advies", "collegebesluit", "stukken", "inspreken", "besluit", "bekendmaking"]
    for one in found.decisions:
        if one.step not in given_profile.requests:
            dated = ends(found, one.step)
            days = [dated[kind] for kind in order if kind in dated]
            assert days == sorted(days), one.step


@ANY
@given(given_profile=profiles(), as_of=DAYS)
def test_an_explanation_ends_on_the_day_that_it_explains(given_profile: Profile, as_of: str) -> None:
    """The rules. A recess is given whole; a step about which nobody decides has the words of its planning.

    The gap has a test of its own.
    """
    found = timeline(given_profile, as_of)
    decided = {one.step for one in found.decisions}
    for one in found.moments:
        if one.end is None or one.kind in {"reces", "stilte"} or (one.kind == "verkennen" and one.step not in decided):
            continue
        assert one.explanation, one.id
        assert [reason.day for reason in one.explanation if reason.day][-1:] == [one.end], one.id


@ANY
@given(given_profile=profiles(), as_of=DAYS, days=st.integers(1, 60))
def test_a_later_day_changes_only_status_and_known_facts(given_profile: Profile, as_of: str, days: int) -> None:
    frozen = given_profile.model_copy(
        update={"meetings": tuple(line.model_copy(update={"since": None}) for line in given_profile.meetings)}
    )
    # the milestone that the verordening waits for is known from 19 July 2014 on
    first, later = on(as_of), on(as_of) + timedelta(days=days)
    if first < on("2014-07-19") <= later:
        return
    before, after = timeline(frozen, str(first)), timeline(frozen, str(later))

    assert still(before) == still(after)
    assert placed(before) == placed(after)


def test_of_two_recesses_of_one_name_in_one_year_the_last_row_counts() -> None:
    recess = [
        {"naam": "herfstreces", "van": "2014-10-11", "tot": "2014-10-19"},
        {"naam": "herfstreces", "van": "2014-10-18", "tot": "2014-10-26", "sinds": "2014-01-01"},
    ]
    found = timeline(Profile.model_validate({"gemeente": "Haren", "reces": recess})).moments

    assert [(one.start, one.end) for one in found if one.id == "reces.herfstreces-2014"] == [
        (date(2014, 10, 18), date(2014, 10, 26))
    ]


BEYOND = ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"]
EDGES = ["1900-01-01", "2200-12-31"]
PLACES: list[dict[str, Any]] = [
    {"vergaderingen": [{"datum": "DAG", "orgaan": "raad"}]},
    {"vergaderingen": [{"datum": "DAG", "orgaan": "college"}, {"datum": "DAG", "orgaan": "eigen"}]},
    {"vergaderingen": [{"regel": "elke vrijdag", "orgaan": "raad", "van": "DAG", "tot": "DAG"}]},
    {"besluiten": {"verordening": {"datum": "DAG"}}},
    {"adviesaanvragen": {"verordening": {"ontvangen": "DAG"}}},
    {"adviesaanvragen": {"verordening": {"uiterlijk": "DAG"}}},
    {"reces": [{"naam": "zomerreces", "van": "DAG", "tot": "DAG"}]},
    {"verkiezing": "DAG"},
    {"nieuwe-raad": "DAG"},
    {"nieuw-college": "DAG"},
]


def _at(place: Any, when: str) -> Any:  # noqa: ANN401 - nested
    if isinstance(place, dict):
        return {key: _at(value, when) for key, value in place.items()}
    if isinstance(place, list):
        return [_at(value, when) for value in place]
    return when if place == "DAG" else place


@pytest.mark.parametrize("when", BEYOND)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: next(iter(place)))
def test_a_year_that_is_a_slip_of_the_pen_is_refused(place: dict[str, Any], when: str) -> None:
    with pytest.raises(ValidationError):
        Profile.model_validate({"gemeente": "Haren", **_at(place, when)})


@pytest.mark.parametrize("when", EDGES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: next(iter(place)))
def test_the_ends_of_the_calendar_are_reckoned_with(place: dict[str, Any], when: str) -> None:
    assert timeline(Profile.model_validate({"gemeente": "Haren", **_at(place, when)})).moments


def test_no_step_is_expected_before_it_is_possible() -> None:
    """Found by hypothesis: the inkoopkader has only a window up to 30 June, and can first be decided on 1 November."""
    given_profile = profile(
        verkiezing="2013-10-01", nieuwe_raad="2014-10-01", vergaderingen=rows("raad 2014-11-01", "raad 2015-01-01")
    )
    one = decision(timeline(given_profile), "bestek")

    assert not (one.earliest and one.expected) or one.earliest <= one.expected
