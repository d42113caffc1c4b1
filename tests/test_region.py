"""The municipalities of a region side by side, with days of a paper calendar of 2014."""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import DATA, on, profile, rows, timeline
from wmoplan.model.municipality import Ending
from wmoplan.model.progress import Progress, ProgressRow
from wmoplan.read.plan import read_plan
from wmoplan.region import Region, RegionStep, build_region, chosen_steps, coming, decided_steps
from wmoplan.timeline import Timeline

STEP = "verordening"


def seen(name: str, *days: str, as_of: str = "2014-03-15", **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    """Return a municipality of which the raad meets on these days."""
    meetings = rows(*(f"raad {day}" for day in days))
    return timeline(profile(name, plan="invoering-2015", vergaderingen=meetings, **keys), as_of)


def region(*timelines: Timeline, steps: tuple[str, ...] = (STEP,)) -> Region:
    return build_region("Brabant", timelines, steps)


def step(*timelines: Timeline) -> RegionStep:
    return region(*timelines).steps[0]


def test_who_decides_first_leads_with_the_days_of_its_own_advice() -> None:
    found = step(seen("Uden", "2014-10-16"), seen("Boxmeer", "2014-10-09"), seen("Veghel", "2014-10-23"))

    assert found.lead
    assert (found.lead.place, found.lead.day) == ("Boxmeer", on("2014-10-09"))
    # 6 weeks before Thursday 9 October is 28 August, the last Tuesday is the 26th, two weeks and then six before that
    assert found.lead.advice
    assert found.lead.asked
    assert (found.lead.advice.end, found.lead.asked.end) == (on("2014-08-12"), on("2014-07-01"))
    assert [row.place for row in found.takers] == ["Uden", "Veghel"]
    assert [row.place for row in found.rows] == ["Boxmeer", "Uden", "Veghel"]


def test_who_can_decide_before_the_lead_is_told() -> None:
    found = step(seen("Uden", "2014-10-02"), seen("Oss", "2014-08-28", "2014-09-25", "2014-10-30"))

    assert found.lead
    assert found.lead.place == "Uden"
    assert found.sooner
    assert (found.sooner.place, found.sooner.soonest) == ("Oss", on("2014-08-28"))


def test_nobody_can_decide_before_a_lead_that_can_be_soonest_of_all() -> None:
    found = step(seen("Uden", "2014-10-30"), seen("Boxmeer", "2014-10-09"))

    assert found.sooner is None


def test_a_first_chance_counts_where_the_last_is_not_known() -> None:
    # from 28 August to 31 October, the last legal day, is 64 days: more than the 35 that a list of meetings holds
    alone, beside = step(seen("Oss", "2014-08-28")), step(seen("Oss", "2014-08-28"), seen("Uden", "2014-10-09"))

    assert alone.lead is None
    for found in (alone, beside):
        assert found.sooner
        assert (found.sooner.place, found.sooner.soonest) == ("Oss", on("2014-08-28"))
        assert [row.place for row in found.unknown] == ["Oss"]


def test_a_municipality_without_meetings_has_no_day_and_leads_nobody() -> None:
    found = step(seen("Grave"), seen("Uden", "2014-10-16"))

    assert [row.place for row in found.unknown] == ["Grave"]
    assert found.lead
    assert found.lead.place == "Uden"
    assert [(row.place, row.day) for row in found.rows] == [("Uden", on("2014-10-16")), ("Grave", None)]


def test_of_no_meetings_at_all_nobody_leads() -> None:
    found = step(seen("Grave"), seen("Landerd"))

    assert found.lead is None
    assert found.sooner is None
    assert found.takers == ()
    assert len(found.unknown) == 2


WEEKS = [
    # the meetings of two councils: the request comes as many days apart as they do, in whole weeks of Tuesdays
    ("2014-10-09", "2014-10-16", 1, "a week apart"),
    ("2014-10-09", "2014-10-23", 0, "two weeks apart: the fifteenth day is no longer in the same two weeks"),
    ("2014-10-09", "2014-10-09", 1, "on the same day"),
]


@pytest.mark.parametrize(("one", "other", "groups", "why"), WEEKS, ids=[row[-1] for row in WEEKS])
def test_councils_that_are_asked_within_two_weeks_are_told_together(
    one: str, other: str, groups: int, why: str
) -> None:
    found = step(seen("Uden", one), seen("Veghel", other))

    assert len(found.together) == groups, why


def test_an_announced_day_leads_before_one_that_is_expected() -> None:
    announced = seen("Veghel", besluiten={STEP: {"datum": "2014-09-18", "orgaan": "raad"}})

    found = step(seen("Boxmeer", "2014-10-09"), announced)

    assert found.lead
    assert (found.lead.place, found.lead.decision.settled) == ("Veghel", True)


def test_who_has_decided_helps_and_leads_no_more() -> None:
    late = "2014-09-20"
    announced = seen("Veghel", as_of=late, besluiten={STEP: {"datum": "2014-09-18", "orgaan": "raad"}})

    found = step(seen("Boxmeer", "2014-10-09", as_of=late), announced)

    assert found.lead
    assert found.lead.place == "Boxmeer"
    assert [row.place for row in found.helpers] == ["Veghel"]


def test_an_advice_that_was_sent_helps_the_others() -> None:
    sent = Progress(
        (
            ProgressRow("0" * 12, on("2014-03-01"), "advies", STEP, {}),
            ProgressRow("1" * 12, on("2014-03-08"), "verstuurd", STEP, {"bij": "0" * 12, "door": "Anna"}),
        )
    )

    found = step(seen("Oss", "2014-10-16")._replace(progress=sent), seen("Uden", "2014-10-09"))

    assert [(row.place, row.sent) for row in found.helpers] == [("Oss", on("2014-03-08"))]


def test_a_step_of_one_municipality_is_not_that_of_another() -> None:
    own = {"id": "regioplan", "titel": "Plan", "naam": "het plan", "besluit": "raad", "wanneer": "2014", "bron": "x"}
    both = (seen("Oss", "2014-10-16", stappen=[own]), seen("Uden", "2014-10-16"))

    found = region(*both, steps=("regioplan",)).steps[0]

    assert found.without == ("Uden",)
    assert [row.place for row in found.rows] == ["Oss"]
    assert "regioplan" in [one.id for one in decided_steps(both)]


def test_the_chosen_subjects_of_all_count() -> None:
    chosen = chosen_steps((seen("Oss", onderwerpen=["verordening"]), seen("Uden", onderwerpen=["kwaliteit"])))

    assert [one.id for one in chosen] == ["beleidsplan", "verordening"]


def test_who_votes_on_another_day_stands_out_with_the_reason() -> None:
    # Kiesraad, 19 November 2014: sixteen municipalities vote in November; the others voted on 19 March
    found = region(seen("Uden"), seen("Oss"), seen("Veghel"), seen("Maasdonk")).oddities

    assert [one.places for one in found] == [("Maasdonk", "Oss")]
    assert found[0].days == (on("2014-11-19"),)
    assert found[0].others == found[0].quiet_elsewhere == (on("2014-03-19"),)
    assert "Maasdonk gaat op 1 januari 2015 op in" in found[0].reasons[0].rule
    assert found[0].new_council == on("2015-01-02")  # art. 56 lid 3 Wet arhi: the first working day after 1 January


def test_only_who_votes_on_the_usual_day_is_counted_as_the_others() -> None:
    # raadsleden.nl: Leeuwarden voted on 13 November 2013; Kiesraad: Oss on 19 November 2014
    found = region(seen("Uden"), seen("Oss"), seen("Veghel"), seen("Leeuwarden")).oddities

    assert [(one.places, one.usual) for one in found] == [(("Leeuwarden",), 2), (("Oss",), 2)]


def test_elections_of_other_years_than_those_of_the_plan_do_not_stand_out() -> None:
    later = timeline(profile("Almere"), "2014-03-15", plan=read_plan(DATA / "beleidscyclus.yaml", "x"))

    found = region(seen("Uden"), seen("Oss"), seen("Veghel"), later).oddities

    assert [one.places for one in found] == [("Oss",)]


def test_an_own_election_day_stands_out_too() -> None:
    moved = seen("Uden", verkiezing="2014-03-26")

    assert region(moved, seen("Veghel"), seen("Boxmeer")).oddities[0].places == ("Uden",)


def test_nothing_stands_out_where_all_vote_together() -> None:
    assert region(seen("Uden"), seen("Veghel")).oddities == ()
    assert region(seen("Oss"), seen("Maasdonk")).oddities == ()


def test_a_region_is_in_the_order_of_a_dutch_list() -> None:
    assert region(seen("Oss"), seen("'s-Hertogenbosch"), seen("Grave")).places == ("Grave", "'s-Hertogenbosch", "Oss")


def test_what_ends_is_odd_though_it_votes_with_the_others() -> None:
    uden = seen("Uden")._replace(ending=Ending(date(2015, 1, 1), ("Oss",), "x"))

    made = build_region("Brabant", [uden, seen("Veghel")], (STEP,))

    assert made.is_odd("Uden")
    assert not made.is_odd("Veghel")


def test_the_first_coming_days_begin_today() -> None:
    found = coming(seen("Uden", "2014-10-09", as_of="2014-10-09", onderwerpen=[STEP]), 2)

    assert [moment.end for moment in found] == [on("2014-10-09"), on("2014-10-31")]
