"""The chain of a decision, link by link (the rules), counted on a paper calendar.

Feestdagen and equated days are those of the Algemene termijnenwet, art. 3.
"""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tests.reckon.make import (
    codes,
    ends,
    example,
    moment,
    on,
    profile,
    real_rules,
    row,
    rows,
    small_plan,
    step,
    timeline,
)
from wmoplan.timeline import Timeline

PLAN = small_plan(step("a", "voorkeur mei 2014"), step("c", "voorkeur mei 2014", body="college"))


def chain(decided: str, *meetings: str, which: str = "a", as_of: str = "2014-01-15", **keys: Any) -> Timeline:  # noqa: ANN401
    """Return the timeline of a decision that was announced for a day."""
    fact = {which: {"datum": decided, "bron": "termijnagenda"}}
    return timeline(profile(besluiten=fact, vergaderingen=rows(*meetings), **keys), as_of, plan=PLAN)


def pattern(rule: str, body: str, first: str, last: str) -> dict[str, str]:
    return {"regel": rule, "orgaan": body, "van": first, "tot": last}


# -- the two chains that were reckoned outside the program


def test_the_chain_of_haren() -> None:
    """The rules: raad Monday 27 October 2014 and commissie Tuesday 21 October, 20.00 (published by Haren)."""
    found = timeline(example("haren-2014"))
    expected = {
        "besluit": "2014-10-27",
        "inspreken": "2014-10-21",
        "aanmelden": "2014-10-20",
        "stukken": "2014-10-10",  # a Friday: Saturday 11 October is ten days before
        "collegebesluit": "2014-09-09",  # the Tuesday before Monday 15 September
        "advies": "2014-08-26",
        "adviesaanvraag": "2014-07-15",
        "uiterlijk": "2014-10-31",
        "inwerking": "2015-01-01",
    }

    assert {kind: day for kind, day in ends(found, "verordening").items() if kind in expected} == expected
    assert moment(found, "verordening.aanmelden").time == moment(found, "verordening.inspreken").time == "20:00"


def test_the_worked_check_of_the_facts() -> None:
    """Worked by hand: raad on Thursday 30 October 2014, nothing else known."""
    found = ends(chain("2014-10-30"), "a")

    assert found["collegebesluit"] == "2014-09-16"  # 42 days back is Thursday 18 September; the Tuesday before it
    assert found["advies"] == "2014-09-02"
    assert found["adviesaanvraag"] == "2014-07-22"


PUBLISHED = [
    # raad, days from college to raad, college
    ("2011-02-17", "37 dagen", "2011-01-11"),  # Woensdrecht, CVDR91190
    ("2016-02-18", "44 dagen", "2016-01-05"),  # Woudenberg, CVDR398021
]


@pytest.mark.parametrize(("raad", "term", "expected"), PUBLISHED)
def test_published_decisions_of_a_college_are_found_back(raad: str, term: str, expected: str) -> None:
    assert ends(chain(raad, termijnen={"college": term}), "a")["collegebesluit"] == expected


# -- stukken: back from inspreken, to the earlier working day

STUKKEN = [
    # commissie, stukken; ten days back
    ("2014-10-20", "2014-10-10"),  # Friday 10 October stays
    ("2014-10-21", "2014-10-10"),  # Saturday 11
    ("2014-10-22", "2014-10-10"),  # Sunday 12
    ("2014-10-23", "2014-10-13"),  # Monday 13 stays
    ("2014-04-27", "2014-04-17"),  # Thursday 17 April stays
    ("2014-04-28", "2014-04-17"),  # Goede Vrijdag 18 April
    ("2014-05-01", "2014-04-17"),  # tweede paasdag 21 April, Sunday, Saturday, Goede Vrijdag
    ("2014-05-02", "2014-04-22"),  # the Tuesday after Easter stays
    ("2014-05-05", "2014-04-25"),  # Friday 25 April stays
    ("2014-05-06", "2014-04-25"),  # Koningsdag, Saturday 26 April 2014: 27 April was a Sunday
    ("2014-05-15", "2014-05-02"),  # Bevrijdingsdag, Monday 5 May, Sunday, Saturday
    ("2014-06-08", "2014-05-28"),  # Hemelvaartsdag, Thursday 29 May
    ("2014-06-09", "2014-05-28"),  # Friday 30 May 2014 is equated (BWBR0033679), then Hemelvaartsdag
    ("2014-06-10", "2014-05-28"),  # Saturday 31 May, equated Friday, Hemelvaartsdag
    ("2014-06-12", "2014-06-02"),  # the Monday after it stays
    ("2014-06-19", "2014-06-06"),  # tweede pinksterdag, Monday 9 June, Sunday, Saturday
    ("2015-01-05", "2014-12-24"),  # tweede kerstdag, Friday 26 December, then eerste kerstdag
    ("2015-01-11", "2014-12-31"),  # Nieuwjaarsdag
    ("2015-01-12", "2014-12-31"),  # Friday 2 January 2015 is equated, then Nieuwjaarsdag
]


@pytest.mark.parametrize(("commissie", "expected"), STUKKEN)
def test_the_papers_are_there_on_the_earlier_working_day(commissie: str, expected: str) -> None:
    found = chain(str(on(commissie) + timedelta(days=6)), f"commissie {commissie}")

    assert ends(found, "a")["inspreken"] == commissie
    assert ends(found, "a")["stukken"] == expected


def test_the_day_that_moved_it_is_named() -> None:
    told = " ".join(
        reason.rule for reason in moment(chain("2014-10-27", "commissie 2014-10-21"), "a.stukken").explanation
    )

    assert "aterdag 11 oktober 2014" in told
    assert "vrijdag 10 oktober 2014" in told


def test_own_terms_beat_the_defaults() -> None:
    # Ridderkerk: two weeks before the commissie
    assert (
        ends(chain("2014-10-27", "commissie 2014-10-21", termijnen={"stukken": "2 weken"}), "a")["stukken"]
        == "2014-10-07"
    )
    # 3 working days before Tuesday 21 October: Monday, Friday, Thursday
    found = chain("2014-10-27", "commissie 2014-10-21", termijnen={"stukken": "3 werkdagen"})
    assert ends(found, "a")["stukken"] == "2014-10-16"


TERM_SINCE = [("2014-06-03", "2014-10-10"), ("2014-06-04", "2014-10-07"), ("2014-06-05", "2014-10-07")]


@pytest.mark.parametrize(("as_of", "expected"), TERM_SINCE)
def test_a_term_counts_from_the_day_on_which_it_was_known(as_of: str, expected: str) -> None:
    terms = {"stukken": {"lengte": "2 weken", "sinds": "2014-06-04"}}

    assert ends(chain("2014-10-27", "commissie 2014-10-21", as_of=as_of, termijnen=terms), "a")["stukken"] == expected


# -- aanmelden: hours on the wall clock, never rolled

AANMELDEN = [
    # commissie, term, day, time
    ("2014-10-21 20:00", "24 uur", "2014-10-20", "20:00"),  # Zeewolde, Gennep and others
    ("2014-10-21 20:00", "3 uur", "2014-10-21", "17:00"),  # Hoorn
    ("2014-10-21 20:00", "48 uur", "2014-10-19", "20:00"),  # a Sunday: hours never roll
    ("2014-10-21 20:00", "20 uur", "2014-10-21", "00:00"),  # midnight belongs to the day that begins
    ("2014-10-21 20:00", "21 uur", "2014-10-20", "23:00"),  # an hour over midnight
    ("2014-10-21 20:00", "12:00 op de dag zelf", "2014-10-21", "12:00"),  # Delft and Putten
    ("2014-10-21", "24 uur", "2014-10-20", ""),  # no time of day: whole days back
    ("2014-10-21", "23 uur", "2014-10-21", ""),  # under 24 hours the same day
    ("2014-10-21", "3 uur", "2014-10-21", ""),  # the same day, no time
    ("2014-10-21", "25 uur", "2014-10-20", ""),  # one whole day
    ("2014-10-21", "47 uur", "2014-10-20", ""),  # still one whole day
    ("2014-10-21", "48 uur", "2014-10-19", ""),  # two
    ("2014-10-21", "12:00 op de dag zelf", "2014-10-21", "12:00"),  # the time is known without the meeting's
    ("2014-10-27 20:00", "24 uur", "2014-10-26", "20:00"),  # the clock went back that night: wall clock
    ("2014-03-31 20:00", "24 uur", "2014-03-30", "20:00"),  # and forward in this one
    ("2014-10-21 20:00", "1 dag", "2014-10-20", ""),  # a day has no hour
]


@pytest.mark.parametrize(("commissie", "term", "expected", "time"), AANMELDEN)
def test_one_registers_before_the_meeting(commissie: str, term: str, expected: str, time: str) -> None:
    decided = str(on(commissie[:10]) + timedelta(days=6))
    found = moment(chain(decided, f"commissie {commissie}", termijnen={"aanmelden": term}), "a.aanmelden")

    assert (str(found.end), found.time) == (expected, time)


# -- collegebesluit: six weeks back, not after the papers, on the last known college meeting or a Tuesday

COLLEGE = [
    # known college meetings, day; raad Monday 27 October 2014, so 15 September, a Monday
    ([], "2014-09-09"),  # none known: the last Tuesday
    (["2014-09-14"], "2014-09-14"),  # a day before
    (["2014-09-15"], "2014-09-15"),  # on the day
    (["2014-09-02", "2014-09-16"], "2014-09-02"),  # a day too late: the one before
    (["2014-09-04", "2014-09-11", "2014-09-18"], "2014-09-11"),  # a college that meets on Thursdays
    (["2014-09-09", "2014-09-11 vervallen"], "2014-09-09"),  # a cancelled one does not count
    (["2014-08-12"], "2014-08-12"),  # 34 days before: the list speaks of 15 September
    (["2014-08-11"], "2014-08-11"),  # 35 days
    (["2014-08-10"], "2014-09-09"),  # 36 days: it does not, so the last Tuesday
    (["2014-09-16"], "2014-09-09"),  # known days around it, but none on or before
]


@pytest.mark.parametrize(("known", "expected"), COLLEGE)
def test_the_college_decides_on_its_last_meeting_in_time(known: list[str], expected: str) -> None:
    found = chain("2014-10-27", "commissie 2014-10-21", *(f"college {when}" for when in known))

    assert ends(found, "a")["collegebesluit"] == expected


TUESDAYS = [
    # raad, day; 42 days back falls on the same weekday
    ("2014-10-27", "2014-09-09"),  # Monday 15 September: six days back
    ("2014-10-28", "2014-09-16"),  # Tuesday 16 September stays
    ("2014-10-29", "2014-09-16"),  # Wednesday 17 September: a day back
]


@pytest.mark.parametrize(("raad", "expected"), TUESDAYS)
def test_without_known_meetings_the_college_decides_on_a_tuesday(raad: str, expected: str) -> None:
    assert ends(chain(raad), "a")["collegebesluit"] == expected


CAPPED = [
    # term, day; the papers are there on Friday 10 October, the college meets every day of the week before
    ("18 dagen", "2014-10-09"),  # a day before the papers
    ("17 dagen", "2014-10-10"),  # on that day
    ("16 dagen", "2014-10-10"),  # a day later would be after them: no link lies after its follower
    ("1 week", "2014-10-10"),
    ("0 dagen", "2014-10-10"),
]


@pytest.mark.parametrize(("term", "expected"), CAPPED)
def test_the_college_does_not_decide_after_the_papers_are_there(term: str, expected: str) -> None:
    known = [f"college 2014-10-{number:02}" for number in range(6, 25)]
    found = chain("2014-10-27", "commissie 2014-10-21", *known, termijnen={"college": term})

    assert ends(found, "a")["collegebesluit"] == expected


def test_a_capped_day_is_no_surer_than_the_papers() -> None:
    """The rules: a moment is as sure as the weakest link of its chain; here the papers' term is a default."""
    known = [f"college 2014-10-{number:02}" for number in range(6, 25)]
    found = chain("2014-10-27", "commissie 2014-10-21", *known, termijnen={"college": "1 week"})

    assert moment(found, "a.stukken").certainty.word == "geschat"
    assert moment(found, "a.collegebesluit").certainty.word == "geschat"
    assert "stukken" in moment(found, "a.collegebesluit").weakest


def test_a_capped_day_tells_what_capped_it() -> None:
    found = chain("2014-10-27", "commissie 2014-10-21", termijnen={"college": "1 week"})

    told = " ".join(reason.rule for reason in moment(found, "a.collegebesluit").explanation)
    assert "stukken" in told or "21 oktober" in told  # the papers, or the meeting that they count from


# -- advies and adviesaanvraag

BACK = [
    # college decision, advies, adviesaanvraag; two weeks and six weeks back
    ("2014-05-02", "2014-04-17", "2014-03-06"),  # Goede Vrijdag: a day earlier; six weeks from the moved day
    ("2014-05-05", "2014-04-17", "2014-03-06"),  # tweede paasdag: over the weekend and Goede Vrijdag
    ("2014-05-06", "2014-04-22", "2014-03-11"),  # the day after Easter stays
    ("2014-08-04", "2014-07-21", "2014-06-06"),  # tweede pinksterdag 9 June: the Friday before
    ("2014-07-25", "2014-07-11", "2014-05-28"),  # equated Friday 30 May, then Hemelvaartsdag
    ("2014-05-10", "2014-04-25", "2014-03-14"),  # Koningsdag, Saturday 26 April
]


@pytest.mark.parametrize(("decided", "advice", "asked"), BACK)
def test_advice_and_request_count_back_from_the_moved_day_of_their_neighbour(
    decided: str, advice: str, asked: str
) -> None:
    found = ends(chain(decided, which="c"), "c")

    assert (found["advies"], found["adviesaanvraag"]) == (advice, asked)


def test_a_college_decision_has_no_meeting_to_speak_at() -> None:
    found = chain("2014-05-06", "commissie 2014-04-29", which="c")

    assert {moment.kind for moment in found.moments if moment.step == "c"} == {
        "besluit", "advies", "adviesaanvraag", "eigen-vergadering", "achterban",
    }  # fmt: skip
    assert "laatste kans" in moment(found, "c.advies").act


# -- forward: bekendmaking and inwerking never move

FORWARD = [
    # raad, term, bekendmaking, inwerking
    ("2011-02-17", "13 dagen", "2011-03-02", "2011-03-10"),  # Woensdrecht, CVDR91190
    ("2017-04-20", "15 dagen", "2017-05-05", "2017-05-13"),  # Sint-Michielsgestel, CVDR450535: on Bevrijdingsdag
    ("2014-10-27", "14 dagen", "2014-11-10", "2014-11-18"),  # the default
    ("2014-12-11", "14 dagen", "2014-12-25", "2015-01-02"),  # eerste kerstdag and an equated day: neither moves
    ("2014-10-18", "14 dagen", "2014-11-01", "2014-11-09"),  # a Saturday and a Sunday
]


@pytest.mark.parametrize(("raad", "term", "published", "in_force"), FORWARD)
def test_publication_and_force_count_forward_and_never_move(
    raad: str, term: str, published: str, in_force: str
) -> None:
    plan = PLAN.model_copy(update={"anchors": ()})
    given = profile(besluiten={"a": {"datum": raad}}, termijnen={"bekendmaking": term})
    found = ends(timeline(given, plan=plan), "a")

    assert (found["bekendmaking"], found["inwerking"]) == (published, in_force)


def test_the_anchor_of_the_plan_takes_the_place_of_the_reckoned_day() -> None:
    found = moment(chain("2014-10-27"), "a.inwerking")

    assert (found.start, found.end) == (on("2015-01-01"), on("2015-01-01"))
    assert found.certainty.word == "vast"


SORTS = [
    # what sort of decision it is, whether it is made known and takes effect
    ("verordening", True),  # Bekendmakingswet art. 10 lid 2 is about rules for everybody
    ("regels", True),
    *((sort, False) for sort in ("plan", "begroting", "kader", "bestek", "anders")),  # no source says it of these
    ("", False),  # a step that does not say what it is
]


@pytest.mark.parametrize(("sort", "in_force"), SORTS)
def test_only_rules_for_everybody_take_effect_after_publication(sort: str, *, in_force: bool) -> None:
    plan = small_plan(step("a", "periode 2014", sort=sort)).model_copy(update={"anchors": ()})
    found = ends(timeline(profile(besluiten={"a": {"datum": "2014-10-27"}}), plan=plan), "a")

    assert {"besluit", "advies", "adviesaanvraag"} <= set(found)
    assert ({"bekendmaking", "inwerking"} & set(found)) == ({"bekendmaking", "inwerking"} if in_force else set())


def test_the_anchor_of_a_plan_gives_only_rules_their_day() -> None:
    plan = small_plan(step("a", "periode 2014", sort="begroting"), step("b", "periode 2014"))
    found = timeline(profile(), plan=plan)

    assert [one.id for one in found.moments if one.kind == "inwerking"] == ["b.inwerking"]


def test_a_publication_that_somebody_confirms_counts_for_any_decision() -> None:
    plan = small_plan(step("a", "periode 2014", sort="plan"))
    given = profile(besluiten={"a": {"datum": "2014-10-27"}}, bevestigd={"a.bekendmaking": "2014-11-05"})
    found = ends(timeline(given, plan=plan), "a")

    assert found["bekendmaking"] == "2014-11-05"
    assert "inwerking" not in found


def test_of_two_decided_together_only_the_verordening_takes_effect() -> None:
    plan = small_plan(step("a", "periode 2014"), step("b", "periode 2014", sort="plan"))
    for leader, led in (("a", "b"), ("b", "a")):
        given = profile(besluiten={leader: {"datum": "2014-10-27"}, led: {"samen-met": leader}})
        found = timeline(given, plan=plan)

        (in_force,) = (one for one in found.moments if one.kind == "inwerking")
        assert (in_force.step, in_force.title) == ("a", "Het besluit over het a gaat gelden")
        assert moment(found, f"{leader}.besluit").title.endswith(f"het {leader} en het {led}")


def test_an_own_step_takes_effect_where_it_is_said_to_be_a_verordening() -> None:
    row = {"titel": "Eigen", "wanneer": "juni 2014"}
    own = [
        {"id": "nota", "naam": "de nota", **row},
        {"id": "regel", "naam": "de regel", "soort-besluit": "verordening", **row},
    ]
    found = timeline(profile(stappen=own), plan=small_plan(step("a", "periode 2014", sort="plan")))

    assert {one.id for one in found.moments if one.kind in {"bekendmaking", "inwerking"}} == {
        "regel.bekendmaking", "regel.inwerking",
    }  # fmt: skip


def test_a_forward_term_in_hours_counts_forward() -> None:
    """The rules: bekendmaking counts forward from the besluit, whatever its unit."""
    assert ends(chain("2014-10-27", termijnen={"bekendmaking": "48 uur"}), "a")["bekendmaking"] >= "2014-10-27"


# -- inspreken: the last meeting with the right, on an earlier day, at most 56 days before

SPEAKING = [
    # meetings besides raad Monday 27 October 2014, day, body, whether only the day itself is left
    (["commissie 2014-10-14", "commissie 2014-10-21"], "2014-10-21", "commissie", False),  # the last
    (["commissie 2014-10-26"], "2014-10-26", "commissie", False),  # a day before
    (["commissie 2014-10-27 19:00"], "2014-10-27", "commissie", True),  # the same day: only that
    (["commissie 2014-10-21", "commissie 2014-10-27"], "2014-10-21", "commissie", False),  # an earlier one is known
    (["commissie 2014-10-28"], "2014-10-13", "commissie", False),  # after it is no use: two weeks before
    (["commissie 2014-09-02"], "2014-09-02", "commissie", False),  # 55 days
    (["commissie 2014-09-01"], "2014-09-01", "commissie", False),  # 56 days
    (["commissie 2014-08-31"], "2014-10-13", "commissie", False),  # 57 days: another cycle
    (["commissie 2014-08-31", "commissie 2014-10-27"], "2014-10-27", "commissie", True),  # too early, so the same day
    (["commissie 2014-10-21 vervallen"], "2014-10-13", "commissie", False),  # it does not take place
    (["raad 2014-09-29"], "2014-10-13", "commissie", False),  # the raad hears nobody
    ([], "2014-10-13", "commissie", False),  # none known: two weeks before
]


@pytest.mark.parametrize(("meetings", "expected", "body", "same_day"), SPEAKING)
def test_one_speaks_at_the_last_meeting_before_the_decision(
    meetings: list[str], expected: str, body: str, *, same_day: bool
) -> None:
    found = chain("2014-10-27", "raad 2014-10-27 20:00", *meetings)

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").body) == (expected, body)
    assert ("inspreken-op-besluitdag" in codes(found, "a")) is same_day


ONLY_RAAD = {"commissie": {"rechten": []}, "raad": {"rechten": ["besluiten", "inspreken"]}}
BOTH = {"raad": {"rechten": ["besluiten", "inspreken"]}}
OTHER = {"informatief": {"rechten": ["inspreken"]}}

RIGHTS = [
    # bodies, meetings, day, body, whether only the day itself is left
    (ONLY_RAAD, [], "2014-10-27", "raad", True),  # the only body that hears speakers: its own meeting
    (ONLY_RAAD, ["raad 2014-09-29"], "2014-10-27", "raad", True),  # also where it met before
    (ONLY_RAAD, ["commissie 2014-10-21"], "2014-10-27", "raad", True),  # this commissie hears nobody
    (BOTH, ["commissie 2014-10-21"], "2014-10-21", "commissie", False),  # an earlier day comes first
    (BOTH, ["raad 2014-09-29"], "2014-09-29", "raad", False),  # the last with the right, whatever the body
    (BOTH, [], "2014-10-27", "raad", True),  # the day itself
    (OTHER, ["informatief 2014-10-23", "commissie 2014-10-21"], "2014-10-23", "informatief", False),  # Haren's own word
]


@pytest.mark.parametrize(("bodies", "meetings", "expected", "body", "same_day"), RIGHTS)
def test_who_hears_speakers_differs_per_municipality(
    bodies: dict[str, Any], meetings: list[str], expected: str, body: str, *, same_day: bool
) -> None:
    found = chain("2014-10-27", "raad 2014-10-27 20:00", *meetings, organen=bodies)

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").body) == (expected, body)
    assert ("inspreken-op-besluitdag" in codes(found, "a")) is same_day


NONE_KNOWN = [
    # raad, day; fourteen days back, to the earlier working day
    ("2014-10-27", "2014-10-13"),  # a Monday stays
    ("2014-10-25", "2014-10-10"),  # Saturday 11 October
    ("2014-10-26", "2014-10-10"),  # Sunday 12 October
    ("2014-05-02", "2014-04-17"),  # Goede Vrijdag
    ("2014-05-05", "2014-04-17"),  # tweede paasdag
    ("2014-05-10", "2014-04-25"),  # Koningsdag, Saturday 26 April
    ("2014-06-13", "2014-05-28"),  # equated Friday 30 May, then Hemelvaartsdag
]


@pytest.mark.parametrize(("raad", "expected"), NONE_KNOWN)
def test_without_a_known_meeting_one_speaks_two_weeks_before(raad: str, expected: str) -> None:
    found = moment(chain(raad), "a.inspreken")

    assert str(found.end) == expected
    assert found.certainty.word == "geschat"
    assert "commissie" in found.weakest


# -- the volunteers' own meeting; for raad 27 October the request is due on 15 July and the advice on 26 August

OWN = [
    # own meetings, day, whether none lies in time
    (["2014-07-15"], "2014-07-15", True),  # on the day of the request: not after it; the last before speaking
    (["2014-07-16"], "2014-07-16", False),  # a day after it
    (["2014-08-25"], "2014-08-25", False),
    (["2014-08-26"], "2014-08-26", False),  # on the day of the advice: not after it
    (["2014-08-27"], "2014-08-27", False),  # the list begins after the advice: a question too (DESIGN 6.4)
    (["2014-07-01", "2014-08-27"], "2014-08-27", True),  # a day too late: the last before speaking
    (["2014-07-22", "2014-08-19", "2014-09-16"], "2014-08-19", False),  # the last in time
    (["2014-07-01", "2014-09-16"], "2014-09-16", True),  # none in time: the last before 21 October
    (["2014-07-01", "2014-10-20"], "2014-10-20", True),  # a day before speaking
    (["2014-07-01", "2014-10-21"], "2014-07-01", True),  # on that day is not before it
    (["2014-08-19 vervallen"], None, False),  # none known at all: a question
    ([], None, False),  # none known at all: a question
    (["2014-10-22"], None, False),  # the list begins after the advice
]


@pytest.mark.parametrize(("known", "expected", "none_in_time"), OWN)
def test_the_own_meeting_lies_between_request_and_advice(
    known: list[str], expected: str | None, *, none_in_time: bool
) -> None:
    found = chain("2014-10-27", "commissie 2014-10-21 20:00", *(f"eigen {when}" for when in known))
    own = moment(found, "a.eigen-vergadering")

    assert (str(own.end) if own.end else None) == expected
    assert ("geen-eigen-vergadering" in codes(found, "a")) is none_in_time
    asked = {name for question in found.questions if question.about == "orgaan:eigen" for name in question.moments}
    begins_late = all(when > "2014-08-26" for when in known) and not none_in_time
    assert ("a.eigen-vergadering" in asked) is (expected is None or begins_late)


ACHTERBAN = [
    # own meeting, first and last day
    ("2014-08-19", ("2014-07-16", "2014-08-18")),  # the day after the request to the day before the own meeting
    (None, ("2014-07-16", "2014-08-25")),  # else to the day before the advice
]


@pytest.mark.parametrize(("own", "expected"), ACHTERBAN)
def test_the_people_are_asked_between_request_and_own_meeting(own: str | None, expected: tuple[str, str]) -> None:
    known = ["commissie 2014-10-21", *([f"eigen {own}"] if own else [])]
    found = moment(chain("2014-10-27", "college 2014-09-09", *known), "a.achterban")

    assert (str(found.start), str(found.end)) == expected
    # a request that hangs on a college day that nobody knows is a limit, so the first day is open (DESIGN 6.4)
    supposed = moment(chain("2014-10-27", *known), "a.achterban")
    assert (supposed.start, str(supposed.end)) == (None, expected[1])


LIMITS = [
    # bodies with a known meeting, the kinds that are a limit: no first day, "op of voor" (DESIGN 6.4)
    ((), {"inspreken", "aanmelden", "stukken", "collegebesluit", "advies", "adviesaanvraag", "achterban"}),
    (("commissie 2014-10-21",), {"collegebesluit", "advies", "adviesaanvraag", "achterban"}),
    (("college 2014-09-09",), {"inspreken", "aanmelden", "stukken"}),
    (("commissie 2014-10-21", "college 2014-09-09"), set()),
]


@pytest.mark.parametrize(("known", "limits"), LIMITS)
def test_a_link_that_hangs_on_a_meeting_nobody_knows_is_a_limit(known: tuple[str, ...], limits: set[str]) -> None:
    found = chain("2014-10-27", *known)
    own = [one for one in found.moments if one.step == "a" and one.end and one.kind != "verkennen"]

    assert {one.kind for one in own if one.start is None} == limits
    assert all(one.period.startswith("uiterlijk ") for one in own if one.start is None)


HOLIDAYS = [
    # raad, collegebesluit: six weeks back, then the last Tuesday that is no feestdag (Algemene termijnenwet art. 3)
    ("2030-02-12", "2029-12-18"),  # 1 January and 25 December are Tuesdays too
    ("2030-02-11", "2029-12-18"),  # Monday 31 December: the Tuesday before it is Christmas Day
    ("2030-02-19", "2030-01-08"),  # a week later nothing is off
    ("2027-06-10", "2027-04-20"),  # Thursday 29 April: 27 April is Koningsdag
    ("2026-06-16", "2026-04-28"),  # Tuesday 5 May is Bevrijdingsdag
]


@pytest.mark.parametrize(("raad", "expected"), HOLIDAYS)
def test_nobody_supposes_a_college_on_a_feestdag(raad: str, expected: str) -> None:
    assert ends(chain(raad), "a")["collegebesluit"] == expected


NO_DAYS = [
    # received, due, own meeting, first and last day
    ("2014-08-18", "2014-08-21", "2014-08-20", ("2014-08-19", "2014-08-19")),  # one day is left
    ("2014-08-18", "2014-08-21", "2014-08-19", ("2014-08-19", "2014-08-20")),  # none before the meeting: to the advice
    ("2014-08-18", "2014-08-19", "2014-08-19", None),  # none at all: it is left out
]


@pytest.mark.parametrize(("received", "due", "own", "expected"), NO_DAYS)
def test_without_a_day_left_the_people_are_left_out(
    received: str, due: str, own: str, expected: tuple[str, str] | None
) -> None:
    request = {"a": {"ontvangen": received, "uiterlijk": due}}
    found = chain("2014-10-27", f"eigen {own}", adviesaanvragen=request)
    days = [(str(one.start), str(one.end)) for one in found.moments if one.id == "a.achterban"]

    assert days == ([expected] if expected else [])


# -- requests for advice

REQUESTS = [
    # request, adviesaanvraag, advies
    ({"ontvangen": "2014-07-16", "uiterlijk": "2014-08-26"}, "2014-07-16", "2014-08-26"),  # The rules
    ({"ontvangen": "2014-07-16"}, "2014-07-16", "2014-08-26"),  # the advice as it was reckoned
    ({"uiterlijk": "2014-09-02"}, "2014-07-22", "2014-09-02"),  # six weeks before 2 September
    ({"uiterlijk": "2014-08-31"}, "2014-07-18", "2014-08-31"),  # a Sunday stays; six weeks back is Sunday 20 July
]


@pytest.mark.parametrize(("request_", "asked", "due"), REQUESTS)
def test_a_request_for_advice_gives_its_own_days(request_: dict[str, str], asked: str, due: str) -> None:
    found = chain("2014-10-27", "commissie 2014-10-21", adviesaanvragen={"a": request_})

    assert (ends(found, "a")["adviesaanvraag"], ends(found, "a")["advies"]) == (asked, due)


@pytest.mark.parametrize(("as_of", "asked"), [("2014-07-15", "2014-07-15"), ("2014-07-16", "2014-07-14")])
def test_a_request_counts_from_the_day_on_which_it_was_known(as_of: str, asked: str) -> None:
    request = {"a": {"ontvangen": "2014-07-14", "sinds": "2014-07-16"}}
    found = chain("2014-10-27", "commissie 2014-10-21", as_of=as_of, adviesaanvragen=request)

    assert ends(found, "a")["adviesaanvraag"] == asked


# -- how sure a day is, and which link makes it so

KNOWN = {
    "commissie": "14 dagen", "aanmelden": "24 uur", "stukken": "10 dagen", "college": "6 weken",
    "verwerking": "2 weken", "advies": "6 weken", "bekendmaking": "14 dagen",
}  # fmt: skip
"""The defaults, but said by the municipality itself."""

MEETINGS = ("raad 2014-10-27", "commissie 2014-10-21 20:00", "college 2014-09-09", "eigen 2014-08-19")


def expected_decision(*meetings: str, **keys: Any) -> Timeline:  # noqa: ANN401
    """Return the timeline of a decision by 31 October that nobody announced."""
    plan = small_plan(step("a", legal="vóór 1 november 2014"))
    return timeline(profile(vergaderingen=rows(*meetings), **keys), plan=plan)


def sure(found: Timeline) -> dict[str, str]:
    return {one.kind: one.certainty.word for one in found.moments if one.step == "a"}


def test_with_own_terms_and_fixed_days_all_is_reckoned() -> None:
    words = sure(expected_decision(*MEETINGS, termijnen=KNOWN))

    assert {kind for kind, word in words.items() if word == "vast"} == {"uiterlijk", "inwerking"}
    assert {word for kind, word in words.items() if kind not in {"uiterlijk", "inwerking", "verkennen"}} == {"berekend"}


def test_an_announced_decision_is_fixed_and_its_chain_reckoned() -> None:
    found = expected_decision(*MEETINGS, termijnen=KNOWN, besluiten={"a": {"datum": "2014-10-27"}})

    assert sure(found)["besluit"] == "vast"
    assert {sure(found)[kind] for kind in ("inspreken", "stukken", "collegebesluit", "advies", "adviesaanvraag")} == {
        "berekend"
    }


LINKS = [
    # a term that nobody confirmed, what becomes estimated, what stays reckoned
    ("stukken", {"stukken"}, {"inspreken", "collegebesluit", "advies", "adviesaanvraag"}),
    ("aanmelden", {"aanmelden"}, {"inspreken", "stukken", "adviesaanvraag"}),
    ("college", {"collegebesluit", "advies", "adviesaanvraag", "achterban"}, {"inspreken", "stukken", "bekendmaking"}),
    ("verwerking", {"advies", "adviesaanvraag"}, {"collegebesluit"}),
    ("advies", {"adviesaanvraag", "achterban"}, {"advies"}),
    ("bekendmaking", {"bekendmaking"}, {"besluit", "adviesaanvraag"}),
    ("commissie", set(), {"inspreken", "stukken"}),  # a known commissie needs no term
]


@pytest.mark.parametrize(("unknown", "estimated", "reckoned"), LINKS)
def test_a_default_term_makes_its_link_and_all_that_hang_on_it_an_estimate(
    unknown: str, estimated: set[str], reckoned: set[str]
) -> None:
    terms = {key: value for key, value in KNOWN.items() if key != unknown}
    found = expected_decision(*MEETINGS, termijnen=terms)

    assert {sure(found)[kind] for kind in estimated} <= {"geschat"}
    assert {sure(found)[kind] for kind in reckoned} == {"berekend"}
    told = {term.id: term.text for term in real_rules().terms}[unknown]
    assert all(told[1:] in moment(found, f"a.{kind}").weakest for kind in estimated)


def test_an_unknown_college_day_is_the_weakest_link() -> None:
    """The design: a day names the link that makes it unsure, here the days of the college."""
    why = "wij weten niet wanneer het college vergadert"
    found = expected_decision(*(line for line in MEETINGS if "college" not in line), termijnen=KNOWN)

    for kind in ("collegebesluit", "advies", "adviesaanvraag", "achterban"):
        assert (sure(found)[kind], moment(found, f"a.{kind}").weakest) == ("geschat", why)
    assert sure(found)["eigen-vergadering"] == "berekend"  # its certainty is its own


PROVISIONAL = [
    # what is provisional, what that makes provisional, what stays reckoned
    (
        "raad 2014-10-27",
        {"besluit", "inspreken", "aanmelden", "collegebesluit", "adviesaanvraag"},
        {"eigen-vergadering"},
    ),
    ("commissie 2014-10-21 20:00", {"inspreken", "aanmelden", "stukken"}, {"besluit", "collegebesluit", "advies"}),
    ("college 2014-09-09", {"collegebesluit", "advies", "adviesaanvraag"}, {"besluit", "inspreken", "stukken"}),
    ("eigen 2014-08-19", {"eigen-vergadering"}, {"advies", "adviesaanvraag"}),
]


@pytest.mark.parametrize(("which", "provisional", "reckoned"), PROVISIONAL)
def test_a_provisional_meeting_makes_what_hangs_on_it_provisional(
    which: str, provisional: set[str], reckoned: set[str]
) -> None:
    lines = [f"{line} voorlopig" if line == which else line for line in MEETINGS]
    found = expected_decision(*lines, termijnen=KNOWN)

    assert {sure(found)[kind] for kind in provisional} == {"voorlopig"}
    assert {sure(found)[kind] for kind in reckoned} == {"berekend"}
    assert all(moment(found, f"a.{kind}").weakest for kind in provisional)


PATTERNS = [
    # body, rule, kind, certainty
    ("raad", "elke laatste maandag van de maand", "besluit", "voorlopig"),  # another body's pattern
    ("commissie", "elke derde dinsdag van de maand", "inspreken", "voorlopig"),
    ("college", "elke dinsdag", "collegebesluit", "voorlopig"),
    ("eigen", "elke derde dinsdag van de maand", "eigen-vergadering", "berekend"),  # the own pattern counts as fixed
]


@pytest.mark.parametrize(("body", "rule", "kind", "word"), PATTERNS)
def test_a_pattern_is_provisional_except_the_own_one(body: str, rule: str, kind: str, word: str) -> None:
    lines: list[dict[str, str]] = [row(line) for line in MEETINGS if not line.startswith(body)]
    lines.append(pattern(rule, body, "2014-08-18", "2014-10-31"))
    plan = small_plan(step("a", legal="vóór 1 november 2014"))
    found = timeline(profile(vergaderingen=lines, termijnen=KNOWN), plan=plan)

    assert moment(found, f"a.{kind}").certainty.word == word


def test_the_terms_of_the_law_are_no_estimate() -> None:
    """The eighth day after bekendmaking is the law's own (Gemeentewet 142)."""
    plan = small_plan(step("a", legal="vóór 1 november 2014")).model_copy(update={"anchors": ()})
    found = timeline(profile(vergaderingen=rows(*MEETINGS), termijnen=KNOWN), plan=plan)

    assert moment(found, "a.inwerking").certainty.word == "berekend"


def test_a_meeting_can_be_certain_while_its_subject_is_a_guess() -> None:
    found = moment(expected_decision(*MEETINGS, termijnen=KNOWN), "a.besluit")

    assert found.likely
    assert found.weakest


@pytest.mark.parametrize("term", ["college", "verwerking", "commissie", "bekendmaking"])
def test_months_without_an_exact_answer_do_not_break_a_chain(term: str) -> None:
    """The rules refuses them unless the rule says how to round; 6.4: never a crash. There is no 31 September."""
    try:
        given = profile(besluiten={"a": {"datum": "2014-10-31"}}, termijnen={term: "1 maand"})
    except ValidationError:
        return  # refused where the file is read, with its line, is as good
    assert ends(timeline(given, plan=PLAN), "a")["besluit"] == "2014-10-31"


SKIPPING = [
    # reces, adviesaanvraag; advice due on 26 August 2014, six weeks back, zomerreces Noord 5 July to 17 August
    ("", "2014-07-15"),  # it runs on: Tuesday 15 July
    # 25 to 18 August are 8 days, 4 July back to 1 June are 34; Sunday 1 June, Saturday 31 May, the equated
    # Friday 30 May and Hemelvaartsdag 29 May are days off
    ("overslaan", "2014-05-28"),
]


@pytest.mark.parametrize(("recess", "expected"), SKIPPING)
def test_a_term_stands_still_in_a_recess_where_it_says_so(recess: str, expected: str) -> None:
    """The rules: a term runs on through a reces unless it says `reces: overslaan`. Counted on a paper calendar."""
    term = {"lengte": "6 weken", **({"reces": recess} if recess else {})}
    given = profile(adviesaanvragen={"verordening": {"uiterlijk": "2014-08-26"}}, termijnen={"advies": term})
    found = timeline(given)

    assert moment(found, "verordening.adviesaanvraag").end == on(expected)
    about = {signal.code for signal in found.signals if "verordening.adviesaanvraag" in signal.moments}
    assert ("advies-in-reces" in about) is not bool(recess)


FAR = [
    # own meetings, the own meeting for a raad of 27 October 2014, whether it is asked when the group meets
    (["2013-12-11"], None, True),  # known up to 15 January: nothing is known of the summer
    (
        ["2013-12-11", "2014-09-16"],
        "2014-09-16",
        True,
    ),  # after the request of 15 July: there one still chooses who speaks
    (["2014-06-11"], "2014-06-11", False),  # known up to 16 July, the first day after the request: none in time
    (["2014-06-10"], None, True),  # known up to 15 July only: a day short
]


@pytest.mark.parametrize(("known", "expected", "is_asked"), FAR)
def test_a_meeting_long_before_the_request_is_not_the_one(
    known: list[str], expected: str | None, *, is_asked: bool
) -> None:
    """A list of last year says nothing of this summer (the rules: what is not known is not known)."""
    found = chain("2014-10-27", "commissie 2014-10-21 20:00", *(f"eigen {when}" for when in known))
    own = moment(found, "a.eigen-vergadering")

    assert (str(own.end) if own.end else None) == expected
    asked = {name for question in found.questions if question.about == "orgaan:eigen" for name in question.moments}
    assert ("a.eigen-vergadering" in asked) is is_asked


# -- days that somebody gave


def rules_of(found: Timeline, name: str) -> str:
    return " ".join(reason.rule for reason in moment(found, name).explanation)


def test_a_confirmed_day_counts_on_in_its_chain() -> None:
    """The rules: `bevestigd: {verordening.collegebesluit: 2014-09-02}` gives the advice on 19 August."""
    found = chain("2014-10-27", bevestigd={"a.collegebesluit": "2014-09-02"})

    assert (ends(found, "a")["collegebesluit"], ends(found, "a")["advies"]) == ("2014-09-02", "2014-08-19")
    assert (moment(found, "a.collegebesluit").certainty.word, moment(found, "a.collegebesluit").body) == ("vast", "")


SOURCES = [({"datum": "2014-10-20"}, "uw bestand"), ({"datum": "2014-10-20", "bron": "mail griffie"}, "mail griffie")]


@pytest.mark.parametrize(("fact", "source"), SOURCES)
def test_a_confirmed_day_names_who_said_so(fact: dict[str, str], source: str) -> None:
    found = moment(chain("2014-10-27", bevestigd={"a.inspreken": fact}), "a.inspreken")

    assert (str(found.end), found.body) == ("2014-10-20", "commissie")
    assert found.explanation[-1].source == source


def test_a_confirmed_day_that_does_not_fit_is_no_surer_than_voorlopig() -> None:
    found = chain("2014-10-27", bevestigd={"a.collegebesluit": "2014-10-28"})

    assert (str(moment(found, "a.collegebesluit").end), moment(found, "a.collegebesluit").certainty.word) == (
        "2014-10-28", "voorlopig",
    )  # fmt: skip


ASKED_FOR = [
    # the request, adviesaanvraag, advies, what is told of them
    ({"ontvangen": "2014-07-16", "termijn": "4 weken"}, "2014-07-16", "2014-08-13", "De gemeente geeft u 4 weken"),
    # a Saturday stays: it is what the municipality asks
    ({"ontvangen": "2014-07-19", "termijn": "4 weken"}, "2014-07-19", "2014-08-16", "De gemeente geeft u 4 weken"),
    ({"ontvangen": "2014-07-16", "uiterlijk": "2014-08-20", "termijn": "4 weken"}, "2014-07-16", "2014-08-20",
     "De gemeente wil uw advies uiterlijk op woensdag 20 augustus 2014."),
    ({"termijn": "4 weken"}, "2014-07-29", "2014-08-26", ""),  # four weeks before the advice
]  # fmt: skip


@pytest.mark.parametrize(("request_", "asked", "due", "told"), ASKED_FOR)
def test_a_request_can_have_a_term_of_its_own(request_: dict[str, str], asked: str, due: str, told: str) -> None:
    found = chain("2014-10-27", "college 2014-09-09", adviesaanvragen={"a": request_})

    assert (ends(found, "a")["adviesaanvraag"], ends(found, "a")["advies"]) == (asked, due)
    assert told in rules_of(found, "a.advies")
    received = "ontvangen" in request_
    assert ("De vraag om advies kwam op" in rules_of(found, "a.adviesaanvraag")) is received


JOINTLY = [
    # the request, when the own part has to be there: two weeks before Tuesday 26 August
    ({"uiterlijk": "2014-08-26", "gezamenlijk-met": ["Wmo-raad Oss"]}, "2014-08-12"),
    ({"uiterlijk": "2014-08-26"}, None),
]


@pytest.mark.parametrize(("request_", "tuned"), JOINTLY)
def test_who_advises_together_tunes_two_weeks_before(request_: dict[str, Any], tuned: str | None) -> None:
    found = chain("2014-10-27", "college 2014-09-09", adviesaanvragen={"a": request_})

    assert ends(found, "a").get("eigen") == tuned
    assert ends(found, "a")["adviesaanvraag"] == "2014-07-15"


def test_an_announced_decision_lies_behind_whatever_the_list_says() -> None:
    """The rules: a day in `besluiten` that is past is the day of the decision."""
    found = chain("2014-10-27", "raad 2014-10-27 vervallen", as_of="2014-10-28")

    assert (moment(found, "a.besluit").status, moment(found, "a.besluit").certainty.word) == ("voorbij", "voorlopig")


# -- a region, in which every raad decides

COUNCILS: list[tuple[dict[str, str], str, str, str]] = [
    # the raden, collegebesluit, advies, the raad that is told to be the first
    # the rules: Bernheze on 25 September, so the advice on 29 July
    ({"Haren": "2014-10-30", "Bernheze": "2014-09-25"}, "2014-08-12", "2014-07-29", "Die van Bernheze"),
    ({"Haren": "2014-10-30", "Oss": "2014-10-16", "Bernheze": "2014-09-25"}, "2014-08-12", "2014-07-29", "Bernheze"),
    ({"Haren": "2014-10-30", "Oss": "2014-09-25", "Bernheze": "2014-09-25"}, "2014-08-12", "2014-07-29", "Bernheze"),
    ({"Haren": "2014-09-25", "Bernheze": "2014-10-30"}, "2014-08-12", "2014-07-29", ""),  # the own raad is the first
    ({"Haren": "2014-09-25", "Bernheze": "2014-09-25"}, "2014-08-12", "2014-07-29", ""),
]


@pytest.mark.parametrize(("councils", "college", "advice", "told"), COUNCILS)
def test_in_a_region_the_advice_counts_back_from_the_first_raad(
    councils: dict[str, str], college: str, advice: str, told: str
) -> None:
    found = timeline(profile(besluiten={"a": {"raden": councils}}), plan=PLAN)

    assert (ends(found, "a")["collegebesluit"], ends(found, "a")["advies"]) == (college, advice)
    assert told in rules_of(found, "a.collegebesluit")
    assert ("In de regio" in rules_of(found, "a.collegebesluit")) is bool(told)


def test_in_a_region_one_speaks_before_the_own_raad_and_that_is_made_known() -> None:
    given = {"a": {"raden": {"Haren": "2014-10-30", "Bernheze": "2014-09-25"}}}
    found = ends(timeline(profile(besluiten=given), plan=PLAN), "a")

    assert (found["besluit"], found["inspreken"], found["bekendmaking"]) == ("2014-10-30", "2014-10-16", "2014-11-13")


# -- a chain without a day

OPEN = small_plan(step("a", "alternatief vanaf mei 2014"))
WITHOUT = {
    "besluit", "inspreken", "aanmelden", "stukken", "collegebesluit", "advies", "adviesaanvraag", "eigen-vergadering",
    "achterban",
}  # fmt: skip


def dayless(*meetings: str, **keys: Any) -> dict[str, str]:  # noqa: ANN401 - as a user types them
    """Return the last day of each moment of a chain of which the decision has none; empty where it has none either."""
    found = timeline(profile(vergaderingen=rows(*meetings), **keys), plan=OPEN)
    return {one.kind: str(one.end or "") for one in found.moments if one.step == "a" and one.kind in WITHOUT}


@pytest.mark.parametrize("meetings", [(), ("eigen 2014-06-10", "eigen 2014-07-08")])
def test_without_a_day_there_are_moments_without_a_day(meetings: tuple[str, ...]) -> None:
    assert dayless(*meetings) == dict.fromkeys(WITHOUT, "")


def test_what_somebody_said_stands_in_a_chain_without_a_day() -> None:
    own = ("eigen 2014-06-10", "eigen 2014-07-22")
    received = dayless(*own, adviesaanvragen={"a": {"ontvangen": "2014-07-16"}})
    due = dayless(*own, adviesaanvragen={"a": {"uiterlijk": "2014-08-26"}})
    spoken = dayless(*own, adviesaanvragen={"a": {"ontvangen": "2014-07-16"}}, bevestigd={"a.inspreken": "2014-10-21"})

    assert (received["adviesaanvraag"], received["advies"], received["eigen-vergadering"]) == ("2014-07-16", "", "")
    assert "achterban" not in received  # nobody knows until when
    assert (spoken["inspreken"], spoken["advies"], spoken["eigen-vergadering"]) == ("2014-10-21", "", "")
    assert (due["adviesaanvraag"], due["advies"], due["eigen-vergadering"]) == ("2014-07-15", "2014-08-26", "")


def test_a_first_raad_of_the_region_gives_a_day_where_the_own_one_has_none() -> None:
    found = dayless(besluiten={"a": {"raden": {"Bernheze": "2014-09-25"}}})

    assert (found["besluit"], found["stukken"], found["collegebesluit"]) == ("", "", "2014-08-12")


def test_an_own_meeting_that_was_confirmed_leaves_no_time_before_a_day_that_is_not_known() -> None:
    found = dayless(adviesaanvragen={"a": {"ontvangen": "2014-07-16"}}, bevestigd={"a.eigen-vergadering": "2014-08-05"})

    assert (found["eigen-vergadering"], found["achterban"]) == ("2014-08-05", "2014-08-04")


WHY = [
    # the planning, what the profile says, why the decision has no surer day
    (["alternatief vanaf mei 2014"], {}, "wij weten niet wanneer de raad vergadert"),
    (["voorkeur mei 2014"], {}, "wij weten niet wanneer de raad vergadert"),
    (["uiterlijk uiterlijk termijn bouwen vóór start"], {}, "de termijn 'bouwen' is niet bekend"),
    (["uiterlijk uiterlijk start"], {}, "u gaf geen dag voor 'start'"),
    (["uiterlijk uiterlijk start"], {"ankers": {"start": "2014-10-31"}}, "wij weten niet wanneer de raad vergadert"),
]
START: dict[str, Any] = {
    "ankers": [
        {"id": "start", "titel": "De start", "wanneer": "31 oktober 2014", "vraag": "Wanneer?", "bron": "bron, 1"}
    ],
    "termijnen": [{"id": "bouwen", "tekst": "De bouw", "vraag": "Hoe lang duurt het?", "bron": "bron, 1"}],
}


@pytest.mark.parametrize(("planning", "given", "why"), WHY)
def test_a_decision_without_a_meeting_says_why(planning: list[str], given: dict[str, Any], why: str) -> None:
    found = timeline(profile(**given), plan=small_plan(step("a", *planning), **START))

    assert moment(found, "a.besluit").weakest == why


def test_a_habit_says_that_it_is_one() -> None:
    habit = step("a", "voorkeur juni 2014")
    habit["planning"][0]["gewoonte"] = "ja"

    assert moment(timeline(profile(), plan=small_plan(habit)), "a.besluit").weakest == (
        "alleen een gewoonte zegt wanneer het komt"
    )


@pytest.mark.parametrize("decided", [{}, {"a": {"orgaan": "raad"}}])
def test_a_decision_of_which_only_the_body_was_announced_is_not_certain(decided: dict[str, Any]) -> None:
    found = timeline(profile(vergaderingen=rows("raad 2014-05-26"), besluiten=decided), plan=PLAN)

    assert (str(moment(found, "a.besluit").end), moment(found, "a.besluit").certainty.word) == (
        "2014-05-26",
        "berekend",
    )


# -- taking effect on another day of the plan

EFFECT = [
    # where it takes effect, the day
    ("", "2015-01-01"),  # the plan's own
    ("start", "2014-10-31"),
    ("onbekend", "2014-11-18"),  # nobody knows that day: eight days after 10 November
]


@pytest.mark.parametrize(("effect", "expected"), EFFECT)
def test_a_step_can_take_effect_on_a_day_of_its_own(effect: str, expected: str) -> None:
    law = {"id": "inwerkingtreding", "titel": "De wet geldt", "wanneer": "1 januari 2015", "bron": "bron, 1"}
    unknown = {**START["ankers"][0], "id": "onbekend", "wanneer": "onbekend"}
    given = step("a", "voorkeur oktober 2014") | ({"ingang": effect} if effect else {})
    plan = small_plan(given, ankers=[law, *START["ankers"], unknown])

    assert ends(timeline(profile(besluiten={"a": {"datum": "2014-10-27"}}), plan=plan), "a")["inwerking"] == expected


@pytest.mark.parametrize(("as_of", "asked"), [("2014-10-31", True), ("2014-11-01", False)])
def test_the_day_on_which_it_takes_effect_is_asked_until_it_is_there(as_of: str, *, asked: bool) -> None:
    plan = small_plan(step("a", "voorkeur november 2014") | {"ingang": "start"}, **START)
    found = timeline(profile(besluiten={"a": {"datum": "2014-11-03"}}), as_of, plan=plan)

    assert any("a.inwerking" in one.moments for one in found.questions if one.text == "Wanneer?") is asked


# -- what hangs on a question that nobody answered

BACKWARD = {"collegebesluit", "advies", "adviesaanvraag", "achterban"}
LEANS = [
    # the question, the moments that hang on its answer; commissie and college are known, the decision is announced
    ("Tot wanneer kunt u zich aanmelden om in te spreken?", {"aanmelden"}),
    ("Hoeveel dagen voor de vergadering zijn de stukken openbaar?", {"stukken"}),
    ("Hoeveel weken voor de raad besluit het college over een voorstel?", BACKWARD),
    ("Hoeveel weken voor het collegebesluit moet ons advies binnen zijn?", BACKWARD - {"collegebesluit"}),
    ("Hoeveel weken krijgen wij voor een advies?", {"adviesaanvraag", "achterban"}),
    ("Hoeveel dagen na het besluit wordt het bekendgemaakt?", {"bekendmaking"}),
    ("Wanneer vergadert uw eigen groep?", {"eigen-vergadering"}),
]


def hanging(found: Timeline, text: str) -> set[str]:
    return {
        name.removeprefix("a.")
        for one in found.questions
        if one.text == text
        for name in one.moments
        if name.startswith("a.")
    }


@pytest.mark.parametrize(("text", "kinds"), LEANS)
def test_a_question_names_what_hangs_on_it(text: str, kinds: set[str]) -> None:
    assert hanging(chain("2014-10-27", "commissie 2014-10-21", "college 2014-09-09"), text) == kinds


def test_what_hangs_on_days_of_a_body_that_nobody_knows() -> None:
    found = chain("2014-10-27", "raad 2014-10-27", "raad 2014-11-24")

    assert hanging(found, "Op welke dagen vergadert het college?") == BACKWARD
    assert hanging(found, "Op welke dagen vergadert de commissie?") == {"inspreken", "aanmelden", "stukken"}
    assert hanging(found, "Hoeveel dagen zitten er tussen de commissie en de raad?") == {
        "inspreken", "aanmelden", "stukken",
    }  # fmt: skip


def test_a_day_that_was_capped_hangs_on_the_papers_too() -> None:
    known = [f"college 2014-10-{number:02}" for number in range(6, 25)]
    found = chain("2014-10-27", "commissie 2014-10-21", *known, termijnen={"college": "1 week"})

    assert hanging(found, "Hoeveel dagen voor de vergadering zijn de stukken openbaar?") == BACKWARD | {"stukken"}


PLACED = [
    # the meetings, the planning; the decision is not announced
    (("raad 2014-10-27", "commissie 2014-10-21"), "voorkeur oktober 2014"),
    ((), "voorkeur oktober 2014"),
]


@pytest.mark.parametrize(("meetings", "planning"), PLACED)
def test_the_whole_chain_hangs_on_when_it_is_decided(meetings: tuple[str, ...], planning: str) -> None:
    found = timeline(profile(vergaderingen=rows(*meetings)), plan=small_plan(step("a", planning)))

    assert hanging(found, "Wanneer besluit de raad over het a?") >= {"besluit", "inspreken", *BACKWARD}


@pytest.mark.parametrize("meetings", [(), ("raad 2014-10-27",)])
def test_the_chain_hangs_on_the_day_that_its_time_hangs_on(meetings: tuple[str, ...]) -> None:
    plan = small_plan(step("a", "uiterlijk uiterlijk start"), **START)
    found = timeline(profile(vergaderingen=rows(*meetings)), plan=plan)

    assert "besluit" in hanging(found, "Wanneer?")
    assert "besluit" in hanging(found, "Wanneer besluit de raad over het a?")


# -- how a day is explained

COUNTED = [
    # the commissie, the term to register, what is told
    (
        "2014-10-21 20:00",
        "24 uur",
        "24 uur voor dinsdag 21 oktober 2014, 20.00 uur is maandag 20 oktober 2014, 20.00 uur.",
    ),
    ("2014-10-21", "24 uur", "24 uur voor dinsdag 21 oktober 2014 is maandag 20 oktober 2014."),
]


@pytest.mark.parametrize(("commissie", "term", "told"), COUNTED)
def test_hours_are_told_with_the_clock_where_it_is_known(commissie: str, term: str, told: str) -> None:
    assert told in rules_of(chain("2014-10-27", f"commissie {commissie}", termijnen={"aanmelden": term}), "a.aanmelden")


def test_hours_forward_are_told_forward() -> None:
    told = rules_of(chain("2014-10-27", termijnen={"bekendmaking": "48 uur"}), "a.bekendmaking")

    assert "48 uur na maandag 27 oktober 2014 is woensdag 29 oktober 2014." in told


@pytest.mark.parametrize(("term", "told"), [("17 dagen", False), ("16 dagen", True)])
def test_only_what_would_come_after_the_papers_is_told_to_be_capped(term: str, *, told: bool) -> None:
    """Seventeen days before 27 October is 10 October, on which the papers are there."""
    known = [f"college 2014-10-{number:02}" for number in range(6, 25)]
    found = chain("2014-10-27", "commissie 2014-10-21", *known, termijnen={"college": term})

    assert ("Het kan niet later zijn dan 'stukken'" in rules_of(found, "a.collegebesluit")) is told


OWN_WHY = [
    # the own meeting, why it is no surer
    ("eigen 2014-08-19 voorlopig", "voorlopig"),
    ("eigen 2014-08-19", "agenda"),
]


@pytest.mark.parametrize(("meeting", "why"), OWN_WHY)
def test_an_own_meeting_says_why_it_is_no_surer(meeting: str, why: str) -> None:
    assert why in moment(chain("2014-10-27", "commissie 2014-10-21", meeting), "a.eigen-vergadering").weakest


def test_an_own_meeting_that_is_too_late_says_what_it_is_for() -> None:
    told = rules_of(
        chain("2014-10-27", "commissie 2014-10-21", "eigen 2014-07-01", "eigen 2014-09-16"), "a.eigen-vergadering"
    )

    assert "dinsdag 16 september 2014" in told
    assert "dinsdag 21 oktober 2014" in told


def test_a_second_own_group_without_a_list_does_not_hide_that_none_is_in_time() -> None:
    found = chain(
        "2014-10-27", "commissie 2014-10-21", "eigen 2014-07-01", "eigen 2014-09-16",
        organen={"kern": {"rechten": ["advies-vaststellen"]}},
    )  # fmt: skip

    assert "geen-eigen-vergadering" in codes(found, "a")


def test_an_own_meeting_after_the_advice_leaves_the_people_until_the_advice() -> None:
    found = chain("2014-10-27", "commissie 2014-10-21", "college 2014-09-09", "eigen 2014-08-27")

    assert str(moment(found, "a.eigen-vergadering").end) == "2014-08-27"
    assert str(moment(found, "a.achterban").end) == "2014-08-25"


# -- a term that stands still in a recess, of links that roll and that do not

STILL = {"reces": "overslaan"}


def test_a_term_that_stands_still_and_does_not_roll_ends_on_a_day_off() -> None:
    """Thirteen days after Monday 10 November 2014 is Sunday 23 November; there is no recess in between."""
    found = chain("2014-11-10", termijnen={"bekendmaking": {"lengte": "13 dagen", **STILL}})

    assert ends(found, "a")["bekendmaking"] == "2014-11-23"


def test_a_term_that_stands_still_and_ends_on_a_working_day_says_nothing_of_a_day_off() -> None:
    """Ten days before Monday 23 June 2014 is Friday 13 June."""
    found = chain("2014-06-30", "commissie 2014-06-23", termijnen={"stukken": {"lengte": "10 dagen", **STILL}})

    assert ends(found, "a")["stukken"] == "2014-06-13"
    assert "werkdag" not in rules_of(found, "a.stukken")


# -- the college within the days that its list covers

COVERED = [
    # its meetings, from which day its list is whole; six weeks back is Monday 15 September 2014
    (("college 2014-09-16",), "2014-09-10"),  # known around it, but none on or before
    (("college 2014-08-01", "college 2014-09-16"), "2014-09-10"),  # that of August lies before what is known
]


@pytest.mark.parametrize(("meetings", "begins"), COVERED)
def test_outside_its_list_the_college_decides_on_a_tuesday(meetings: tuple[str, ...], begins: str) -> None:
    whole = {"van": begins, "tot": "2014-12-31", "organen": "college"}
    found = chain("2014-10-27", *meetings, vergaderschema=whole)

    assert ends(found, "a")["collegebesluit"] == "2014-09-09"


def test_a_known_college_meeting_is_one_day() -> None:
    """Six weeks back is Monday 15 September, the college meets on the 11th."""
    found = moment(chain("2014-10-27", "college 2014-09-11"), "a.collegebesluit")

    assert (found.start, found.end) == (on("2014-09-11"), on("2014-09-11"))


def test_a_known_college_meeting_is_a_limit_where_nobody_knows_when_the_raad_meets() -> None:
    plan = small_plan(step("a", "voorkeur oktober 2014"))  # six weeks before 31 October is Friday 19 September
    found = timeline(profile(vergaderingen=rows("college 2014-09-16", "college 2014-09-23")), plan=plan)

    assert (moment(found, "a.collegebesluit").start, moment(found, "a.collegebesluit").end) == (None, on("2014-09-16"))


CAPS = [
    # the meetings and what is confirmed, whether the college has one day; its term is a week
    (("raad 2014-10-27",), {}, "2014-10-03", False),  # no commissie is known: the papers are a limit
    ((), {"a.stukken": "2014-10-08"}, "2014-10-08", False),  # nor the raad
    (("raad 2014-10-27", "commissie 2014-10-21"), {}, "2014-10-10", True),
]


@pytest.mark.parametrize(("meetings", "confirmed", "last", "one_day"), CAPS)
def test_a_capped_day_is_a_limit_where_one_of_the_two_is(
    meetings: tuple[str, ...], confirmed: dict[str, str], last: str, *, one_day: bool
) -> None:
    known = [f"college 2014-10-{number:02}" for number in range(1, 25)]
    given = profile(vergaderingen=rows(*meetings, *known), termijnen={"college": "1 week"}, bevestigd=confirmed)
    found = moment(timeline(given, plan=small_plan(step("a", "voorkeur oktober 2014"))), "a.collegebesluit")

    assert (found.end, found.start is not None) == (on(last), one_day)


# -- where one speaks, where the meeting of the raad is not known


def test_an_announced_treatment_counts_without_a_day_of_the_decision() -> None:
    given = profile(besluiten={"a": {"behandelingen": ["2014-10-14"]}})
    found = timeline(given, plan=small_plan(step("a", "voorkeur oktober 2014")))

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").certainty.word) == (
        "2014-10-14", "berekend",
    )  # fmt: skip


def test_of_announced_treatments_the_last_before_the_decision_counts() -> None:
    given = profile(besluiten={"a": {"datum": "2014-10-27", "behandelingen": ["2014-10-14", "2014-10-28"]}})

    assert str(moment(timeline(given, plan=PLAN), "a.inspreken").end) == "2014-10-14"


def test_where_only_the_raad_hears_speakers_one_speaks_on_its_last_day() -> None:
    """The rules, choice r: the period ends on 31 October 2014, and no raad is known."""
    found = timeline(profile(organen=ONLY_RAAD), plan=small_plan(step("a", "voorkeur oktober 2014")))

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").body) == ("2014-10-31", "raad")
    assert "inspreken-op-besluitdag" in codes(found, "a")


def test_where_the_raad_hears_speakers_too_the_commissie_comes_first() -> None:
    found = timeline(profile(organen=BOTH), plan=small_plan(step("a", "voorkeur oktober 2014")))

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").body) == ("2014-10-17", "commissie")
    assert "inspreken-op-besluitdag" not in codes(found, "a")


def test_a_last_day_to_speak_on_a_sunday_is_nothing_for_a_calendar() -> None:
    """Nobody meets on Sunday 16 November 2014, the last day of the plan (the rules: "De agenda")."""
    found = timeline(profile(organen=ONLY_RAAD), plan=small_plan(step("a", "uiterlijk 16 november 2014")))

    assert (str(moment(found, "a.inspreken").end), moment(found, "a.inspreken").off) == ("2014-11-16", True)
