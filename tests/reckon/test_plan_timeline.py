"""How early it can be decided, where the list of meetings begins later than the time of the step."""

from typing import Any

import pytest

from tests.reckon.make import codes, day, decision, moment, on, profile, rows, small_plan, step, timeline
from wmoplan.model.plan import Plan
from wmoplan.timeline import Timeline

LAST = "uiterlijk uiterlijk 27 oktober 2014"
MEETINGS = ("raad 2014-09-08", "raad 2014-10-13", "raad 2014-10-27")
"""Three Mondays, 35 and 14 days apart; nothing is known before the first (DESIGN 6.4)."""


def plan(*steps: dict[str, Any], phase: str = "januari t/m december 2014") -> Plan:
    return small_plan(*steps, phase=phase)


def seen(as_of: str, found: Plan, *meetings: str) -> Timeline:
    return timeline(profile(vergaderingen=rows(*(meetings or MEETINGS))), as_of, plan=found)


def sooner(found: Timeline) -> str:
    """Return on which day it can be decided already, as it is told."""
    return moment(found, "plan.besluit").sooner.partition(".")[0]


EARLY = [
    # seen from, kan vanaf, whether it may be sooner, what is told; its time began on 1 January, long before the list
    ("2014-09-01", "2014-09-08", True, "Kan al op maandag 8 september 2014, en misschien eerder"),
    ("2014-09-07", "2014-09-08", True, "Kan al op maandag 8 september 2014, en misschien eerder"),  # a day before
    ("2014-09-08", "2014-09-08", False, "Kan al op maandag 8 september 2014"),  # it is today
    ("2014-09-09", "2014-10-13", False, "Kan al op maandag 13 oktober 2014"),  # that one has been
    ("2014-10-13", "2014-10-13", False, "Kan al op maandag 13 oktober 2014"),
    ("2014-10-14", "2014-10-27", False, ""),  # only the expected meeting is left
    ("2014-10-27", "2014-10-27", False, ""),
    ("2014-10-28", None, False, ""),  # none is left
]


@pytest.mark.parametrize(("as_of", "earliest", "unknown", "told"), EARLY)
def test_the_first_known_meeting_that_is_left_is_told(
    as_of: str, earliest: str | None, *, unknown: bool, told: str
) -> None:
    found = seen(as_of, plan(step("plan", LAST, phase="fase")))
    one = decision(found, "plan")

    assert (one.earliest, one.sooner_unknown) == (day(earliest), unknown)
    assert one.expected == on("2014-10-27")
    assert sooner(found) == told


def test_with_only_the_expected_meeting_it_is_told_that_it_may_be_sooner() -> None:
    found = seen("2014-09-01", plan(step("plan", LAST, phase="fase")), "raad 2014-10-27")

    assert sooner(found) == "Kan misschien eerder: niet alle vergaderdagen zijn bekend"
    assert moment(found, "plan.besluit").soonest is None


def test_a_whole_list_leaves_no_doubt() -> None:
    own = profile(vergaderingen=rows(*MEETINGS), vergaderschema={"van": "2014-01-01", "tot": "2014-12-31"})
    found = timeline(own, "2014-09-01", plan=plan(step("plan", LAST, phase="fase")))

    assert not decision(found, "plan").sooner_unknown
    assert sooner(found) == "Kan al op maandag 8 september 2014"


def test_a_time_without_a_first_day_has_a_first_meeting_too() -> None:
    assert decision(seen("2014-09-01", plan(step("plan", LAST))), "plan").earliest == on("2014-09-08")


def test_before_its_time_begins_no_early_day_is_told() -> None:
    found = plan(step("plan", LAST, phase="fase"), phase="september t/m december 2014")

    # the list holds July and October, and neither today's meeting nor that of 7 July is in the time of the step
    seen_in_july = seen("2014-07-01", found, "raad 2014-07-07", "raad 2014-10-27")
    assert decision(seen_in_july, "plan").earliest == on("2014-10-27")
    assert moment(seen_in_july, "plan.besluit").soonest is None


FIRST = [
    # meetings, kan vanaf of what must come in a later meeting than "eerst"
    (("raad 2014-09-01", *MEETINGS), "2014-09-08"),  # eerst can be on 1 September, the day of looking
    (MEETINGS, "2014-10-13"),  # eerst on 8 September, as far as is known
]


@pytest.mark.parametrize(("meetings", "earliest"), FIRST)
def test_what_comes_first_moves_the_first_meeting_on(meetings: tuple[str, ...], earliest: str) -> None:
    later = step("plan", LAST, phase="fase", waits=[{"stap": "eerst", "later": "ja"}])
    found = seen("2014-09-01", plan(later, step("eerst", LAST, phase="fase")), *meetings)

    assert decision(found, "plan").earliest == on(earliest)


def test_a_predecessor_that_may_be_decided_already_makes_no_negative_slack() -> None:
    """Almere on 1 June 2027, raad on 12 October and 18 November: the kadernota may be decided in June (DESIGN 6.4)."""
    steps = (
        step("kadernota", "voorkeur juni 2027"),
        step("begroting", legal="vóór 15 november 2027", waits=[{"stap": "kadernota", "later": "ja"}]),
    )
    own = profile(vergaderingen=rows("raad 2027-10-12", "raad 2027-11-18"))
    found = timeline(own, "2027-06-01", plan=small_plan(*steps, looptijd="2027"))

    assert "negatieve-speling" not in codes(found, "kadernota") | codes(found, "begroting")
    assert decision(found, "begroting").expected == on("2027-10-12")
    assert decision(found, "begroting").earliest == on("2027-10-12")


def test_a_decision_that_was_announced_cannot_be_sooner() -> None:
    own = profile(vergaderingen=rows(*MEETINGS), besluiten={"plan": {"datum": "2014-10-27", "bron": "agenda"}})

    assert sooner(timeline(own, "2014-09-01", plan=plan(step("plan", LAST, phase="fase")))) == ""


OUTSIDE = [
    # a raad, whether the time to explore counts back from it; the step has to be decided in October 2014
    ("2014-10-01", True),
    ("2014-10-31", True),  # the last day, six weeks and two and six more before it
    ("2014-11-03", False),  # after it nothing may be decided: the chain of the last day counts
    ("2016-11-03", False),
]


@pytest.mark.parametrize(("only", "counts"), OUTSIDE)
def test_one_explores_for_no_meeting_after_the_last_day(only: str, *, counts: bool) -> None:
    step_of_october = small_plan(step("plan", "periode oktober 2014"))
    explored = moment(seen("2014-01-15", step_of_october, f"raad {only}"), "plan.verkennen")
    without = moment(seen("2014-01-15", step_of_october, "commissie 2013-01-08"), "plan.verkennen")

    assert explored.soonest == (on(only) if counts else None)
    assert counts or explored.end == without.end
