"""How early it can be decided, where the list of meetings begins later than the time of the step."""

from typing import Any

import pytest

from tests.reckon.make import decision, moment, on, profile, rows, small_plan, step, timeline
from wmoplan.model.plan import Plan
from wmoplan.timeline import Timeline

LAST = "uiterlijk uiterlijk 27 oktober 2014"
MEETINGS = ("raad 2014-09-08", "raad 2014-10-13", "raad 2014-10-27")
"""Three Mondays; a list vouches for five weeks around it, so this one from Monday 4 August."""


def plan(*steps: dict[str, Any], phase: str = "januari t/m december 2014") -> Plan:
    return small_plan(*steps, phase=phase)


def seen(as_of: str, found: Plan, *meetings: str) -> Timeline:
    return timeline(profile(vergaderingen=rows(*(meetings or MEETINGS))), as_of, plan=found)


def sooner(found: Timeline) -> str:
    """Return on which day it can be decided already, as it is told."""
    return moment(found, "plan.besluit").sooner.partition(".")[0]


EARLY = [
    # seen from, what is told; its time began on 1 January, long before the list
    ("2014-08-03", ""),  # the list does not hold today
    ("2014-08-04", "Kan al op maandag 8 september 2014"),  # it does: 35 days before the first meeting
    ("2014-09-08", "Kan al op maandag 8 september 2014"),  # it is today
    ("2014-09-09", "Kan al op maandag 13 oktober 2014"),  # that one has been
    ("2014-10-13", "Kan al op maandag 13 oktober 2014"),
    ("2014-10-14", ""),  # only the expected meeting is left
    ("2014-10-28", ""),  # none is left
]


@pytest.mark.parametrize(("as_of", "told"), EARLY)
def test_a_list_that_holds_today_tells_the_first_meeting_that_is_left(as_of: str, told: str) -> None:
    found = seen(as_of, plan(step("plan", LAST, phase="fase")))

    assert decision(found, "plan").earliest is None  # the list does not hold the first day of its time
    assert decision(found, "plan").expected == on("2014-10-27")
    assert sooner(found) == told


def test_a_list_that_holds_the_first_day_tells_its_first_meeting() -> None:
    found = seen("2014-08-04", plan(step("plan", LAST, phase="fase"), phase="september t/m december 2014"))

    assert decision(found, "plan").earliest == on("2014-09-08")
    assert sooner(found) == "Kan al op maandag 8 september 2014"


CLOSED = [
    # the step, why nothing can be told
    (step("plan", LAST), "its time has no first day"),
    (step("plan", LAST, phase="fase", waits=[{"stap": "eerst"}]), "another decision comes first"),
]


@pytest.mark.parametrize("given", [row[0] for row in CLOSED], ids=[row[1] for row in CLOSED])
def test_where_something_comes_first_no_early_day_is_told(given: dict[str, Any]) -> None:
    assert sooner(seen("2014-09-01", plan(given, step("eerst")))) == ""


def test_before_its_time_begins_no_early_day_is_told() -> None:
    found = plan(step("plan", LAST, phase="fase"), phase="september t/m december 2014")

    # the list holds July and October, and neither today's meeting nor that of 7 July is in the time of the step
    assert sooner(seen("2014-07-01", found, "raad 2014-07-07", "raad 2014-10-27")) == ""


def test_a_decision_that_was_announced_cannot_be_sooner() -> None:
    own = profile(vergaderingen=rows(*MEETINGS), besluiten={"plan": {"datum": "2014-10-27", "bron": "agenda"}})

    assert sooner(timeline(own, "2014-09-01", plan=plan(step("plan", LAST, phase="fase")))) == ""
