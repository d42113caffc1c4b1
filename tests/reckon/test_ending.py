"""A municipality that comes to an end: what stays of a plan, what goes, and what its reader is told.

Haren came to an end on 1 January 2019 and lives on in Groningen (CBS); its last day is Monday 31 December 2018.
"""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import moment, municipality, on, profile, real_rules, reference, small_plan, step
from wmoplan.model.municipality import Ending
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import Timeline, build_timeline

END = Ending(date(2019, 1, 1), ("Groningen",), "CBS")
YEARS: dict[str, Any] = {"looptijd": "2018 t/m 2019", "geldt_voor": {"van": "2018", "tot": "2019"}, "ankers": []}


def seen(*steps: dict[str, Any], ending: Ending | None = END, as_of: str = "2018-06-01", **keys: Any) -> Timeline:  # noqa: ANN401 - as they stand in a file
    """Return the timeline of Haren on a plan of 2018 and 2019."""
    plan = small_plan(*steps, **YEARS)
    followed = [FollowedPlan(plan, municipality("Haren"), ending)]
    return build_timeline(followed, profile(**keys), real_rules(), reference(), on(as_of))


def there(found: Timeline) -> set[str]:
    """Return the ids of the steps that are left."""
    return {row.id for row in found.plan.steps}


WINDOWS = [
    # the planning of the step, whether it is left
    ("periode november 2018", True),
    ("periode december 2018", True),  # to and including the last day
    ("periode januari 2019", False),
    ("uiterlijk 31 december 2018", True),
    ("uiterlijk 1 januari 2019", False),  # nothing says that it can be decided before the end
    ("voorkeur juni 2019", False),
]


@pytest.mark.parametrize(("planning", "left"), WINDOWS)
@pytest.mark.parametrize("body", ["raad", "college", "geen"])
def test_what_comes_after_the_last_day_is_left_out(planning: str, body: str, *, left: bool) -> None:
    found = seen(step("a", planning, body=body))

    assert ("a" in there(found)) is left
    assert any(one.step == "a" for one in found.moments) is left
    assert "a" in there(seen(step("a", planning, body=body), ending=None))


def test_what_can_still_be_decided_has_the_last_day_as_its_limit() -> None:
    found = seen(step("a", "periode september 2018 t/m maart 2019", sort="plan"))

    (decided,) = found.decisions
    assert decided.deadline == date(2018, 12, 31)
    assert max(one.end for one in found.moments if one.step == "a" and one.end) == date(2018, 12, 31)


def test_what_waits_for_something_after_the_end_is_left_out_too() -> None:
    late = step("late", "periode mei 2019")
    first = step("first", "uiterlijk uiterlijk termijn bouwen vóór late")  # nobody says how long building takes
    found = seen(late, first, step("early", "periode juli 2018", waits=[{"stap": "late"}]))

    assert there(found) == {"early"}
    assert found.plan.steps[0].depends_on == ()


def test_a_day_that_was_announced_is_not_left_out_in_silence() -> None:
    found = seen(step("a", "periode mei 2019"), besluiten={"a": {"datum": "2019-05-16"}})

    assert there(found) == {"a"}


def test_a_step_about_which_advice_was_asked_is_not_left_out_in_silence() -> None:
    assert there(seen(step("a", "periode mei 2019"), adviesaanvragen={"a": {"ontvangen": "2018-12-03"}})) == {"a"}


def test_nobody_is_elected_and_nothing_rests_after_the_end() -> None:
    found = seen(
        step("a", "periode mei 2018"), reces=[{"naam": "zomerreces", "van": "2019-07-06", "tot": "2019-08-18"}]
    )
    kept = seen(step("a", "periode mei 2018"), ending=None)

    assert not [one.id for one in found.moments if one.kind == "reces"]
    assert {one.id for one in found.moments if one.kind == "verkiezing"} == {"verkiezing-2018"}
    assert {one.id for one in kept.moments if one.kind == "verkiezing"} == {"verkiezing-2018"}


def test_the_end_is_a_moment_and_a_signal() -> None:
    found = seen(step("a", "periode mei 2019"))

    (end,) = (one for one in found.moments if one.id == "gemeente.einde")
    assert (end.start, end.kind, end.certainty.word) == (date(2019, 1, 1), "mijlpaal", "vast")
    assert "1 januari 2021" in end.act  # Wet arhi art. 28: two years
    (signal,) = (one for one in found.signals if one.code == "gemeente-houdt-op")
    assert "Groningen" in signal.text
    assert "artikel 28" in signal.remedy
    assert "vonden wij niet" not in signal.text


def test_an_act_that_was_not_found_makes_the_end_provisional() -> None:
    found = seen(step("a", "periode mei 2019"), ending=END._replace(planned=True))

    (end,) = (one for one in found.moments if one.id == "gemeente.einde")
    assert (end.certainty.word, end.weakest) == (
        "voorlopig", "of de wet over de herindeling is aangenomen, vonden wij niet",
    )  # fmt: skip
    (signal,) = (one for one in found.signals if one.code == "gemeente-houdt-op")
    assert signal.text.startswith("Volgens het wetsvoorstel hoort Haren vanaf 1 januari 2019 bij ")
    assert "vonden wij niet" in signal.text


def test_land_that_is_divided_goes_to_each() -> None:
    found = seen(step("a", "periode mei 2019"), ending=END._replace(into=("Oss", "Uden")))

    (signal,) = (one for one in found.signals if one.code == "gemeente-houdt-op")
    assert "hoort Haren bij Oss en Uden" in signal.text
    assert "Oss of Uden" in signal.remedy


def test_a_national_day_after_the_end_is_nothing_to_do_there() -> None:
    plan = small_plan(step("a", "periode mei 2018"), milestone="mei 2019", **YEARS)
    shown = plan.model_copy(
        update={"milestones": tuple(row.model_copy(update={"on_screen": True}) for row in plan.milestones)}
    )
    for ending, on_screen in ((END, False), (None, True)):
        followed = [FollowedPlan(shown, municipality("Haren"), ending)]
        found = build_timeline(followed, profile(), real_rules(), reference(), on("2018-06-01"))

        (day,) = (one for one in found.moments if one.id == "mijlpaal")
        assert day.on_screen is on_screen


def test_a_gap_that_is_over_with_the_municipality_says_so() -> None:
    """Haren voted on Wednesday 21 November 2018 for the council of Groningen, that began after its last day."""
    gap = moment(seen(step("a", "periode september 2018"), verkiezing="2018-11-21"), "stilte-2018")

    assert (gap.end, gap.explanation[-1].day) == (date(2018, 12, 31), date(2018, 12, 31))
    assert "Groningen" in gap.explanation[-1].rule
