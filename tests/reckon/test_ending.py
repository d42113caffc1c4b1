"""A municipality that comes to an end: what stays of a plan, what goes, and what its reader is told.

Haren came to an end on 1 January 2019 and lives on in Groningen (CBS); its last day is Monday 31 December 2018.
"""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import moment, municipality, on, profile, real_rules, reference, small_plan, step
from wmoplan.model.municipality import Ending
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline, build_timeline

END = Ending(date(2019, 1, 1), ("Groningen",), "CBS")
YEARS: dict[str, Any] = {"looptijd": "2018 t/m 2019", "geldt_voor": {"van": "2018", "tot": "2019"}, "ankers": []}


def seen(*steps: dict[str, Any], ending: Ending | None = END, as_of: str = "2018-06-01", **keys: Any) -> Timeline:  # noqa: ANN401 - as they stand in a file
    """Return the timeline of Haren on a plan of 2018 and 2019."""
    plan = small_plan(*steps, **YEARS)
    followed = [FollowedPlan(plan, municipality("Haren"), ending)]
    return build_timeline(followed, OwnFile(profile(**keys)), real_rules(), reference(), on(as_of))


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
        found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-06-01"))

        (day,) = (one for one in found.moments if one.id == "mijlpaal")
        assert day.on_screen is on_screen


def test_a_gap_that_is_over_with_the_municipality_says_so() -> None:
    """Haren voted on Wednesday 21 November 2018 for the council of Groningen, that began after its last day."""
    gap = moment(seen(step("a", "periode september 2018"), verkiezing="2018-11-21"), "stilte-2018")

    assert (gap.end, gap.explanation[-1].day) == (date(2018, 12, 31), date(2018, 12, 31))
    assert "Groningen" in gap.explanation[-1].rule


# -- what is national, or of another municipality

AGENDA = {"agenda": "ja", "scherm": "ja"}
NATIONAL = [
    # the day of a milestone, whether it is still shown here
    ("31 december 2018", True),
    ("1 januari 2019", False),
    ("uiterlijk juni 2019", False),
    ("vanaf mei 2019", False),  # it has no last day
    ("vanaf mei 2018", True),
    ("onbekend", True),  # nobody knows that it is after the end
]


@pytest.mark.parametrize(("when", "shown"), NATIONAL)
def test_after_the_end_a_national_day_asks_nothing_of_this_municipality(when: str, *, shown: bool) -> None:
    row = {"id": "mijlpaal", "titel": "De mijlpaal", "wanneer": when, "bron": "bron, 1", **AGENDA}
    plan = small_plan(step("a", "periode mei 2018"), mijlpalen=[row], **YEARS)
    followed = [FollowedPlan(plan, municipality("Haren"), END)]
    found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-06-01"))

    assert (moment(found, "mijlpaal").in_calendar, moment(found, "mijlpaal").on_screen) == (shown, shown)


@pytest.mark.parametrize(("when", "shown"), [("31 december 2018", True), ("1 januari 2019", False)])
def test_a_national_day_that_stands_alone_is_for_who_is_still_there(when: str, *, shown: bool) -> None:
    row = {"id": "mijlpaal", "titel": "De mijlpaal", "wanneer": when, "bron": "bron, 1", "agenda-los": "ja"}
    plan = small_plan(mijlpalen=[row], **YEARS)
    followed = [FollowedPlan(plan, municipality("Haren"), END)]
    found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-06-01"))

    assert moment(found, "mijlpaal").in_calendar is shown


def test_of_an_election_before_the_end_only_the_new_council_is_told_as_that_of_another() -> None:
    """Groningen voted on 21 November 2018, and its council began on 2 January 2019 (Wet arhi art. 56)."""
    found = seen(step("a", "periode september 2018"), verkiezing="2018-11-21")
    brought = {one.kind: one.title for one in found.moments if one.kind in {"nieuwe-raad", "nieuw-college"}}

    assert brought == {"nieuwe-raad": "De nieuwe raad van Groningen begint"}


# -- rows of a plan that belong to a step

ROWS = [
    # the time of the step and of its milestone, whether the milestone is left
    ("mei 2018", "uiterlijk mei 2018", True),
    ("december 2018", "uiterlijk 31 december 2018", True),
    ("mei 2019", "uiterlijk 1 januari 2019", False),
    ("mei 2019", "vanaf mei 2018", True),  # it has no last day
]


@pytest.mark.parametrize(("planned", "when", "left"), ROWS)
def test_a_milestone_of_a_step_goes_where_it_comes_after_the_end(planned: str, when: str, *, left: bool) -> None:
    row = {"id": "mijlpaal", "titel": "De mijlpaal", "wanneer": when, "stap": "a", "bron": "bron, 1"}
    expected = {"id": "a-er", "stap": "a", "wanneer": f"uiterlijk {planned}", "tekst": "A.", "bron": "bron, 1"}
    plan = small_plan(step("a", f"periode {planned}"), mijlpalen=[row], stand=[expected], **YEARS)
    followed = [FollowedPlan(plan, municipality("Haren"), END)]
    found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-06-01"))

    assert [one.id for one in found.plan.milestones] == (["mijlpaal"] if left else [])
    assert [one.row.id for one in found.expectations] == (["a-er"] if "a" in there(found) else [])


# -- steps that begin before the end

BEGUN = [
    # the planning, whether the step is left, its last day
    (
        ["voorkeur vanaf 31 december 2018", "uiterlijk maart 2019"],
        True,
        "2018-12-31",
    ),  # on the last day it can be there
    (["voorkeur vanaf 1 januari 2019", "uiterlijk maart 2019"], False, None),
    (["voorkeur december 2018", "alternatief februari 2019"], True, "2018-12-31"),
    (["alternatief november 2018 t/m maart 2019"], True, "2018-12-31"),
    (["voorkeur november 2018 t/m maart 2019"], True, "2018-12-31"),
    (["voorkeur doorlopend"], True, None),  # nothing says that it comes after the end
    (["voorkeur november 2018"], True, None),
]


@pytest.mark.parametrize(("planning", "left", "last"), BEGUN)
def test_a_step_that_can_begin_before_the_end_ends_with_it(
    planning: list[str], last: str | None, *, left: bool
) -> None:
    found = seen(step("a", *planning))

    assert there(found) == ({"a"} if left else set())
    assert [one.deadline for one in found.decisions] == ([on(last) if last else None] if left else [])


def test_a_step_that_waits_for_what_comes_after_the_end_begins_after_it() -> None:
    late = {"id": "wet", "titel": "De wet", "wanneer": "januari 2019", "bron": "bron, 1"}
    given = step("a", "voorkeur november 2018 t/m maart 2019", waits=[{"mijlpaal": "wet"}])
    followed = [FollowedPlan(small_plan(given, mijlpalen=[late], **YEARS), municipality("Haren"), END)]

    assert not there(build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-06-01")))


def test_a_body_without_a_day_keeps_no_step() -> None:
    assert not there(seen(step("a", "periode mei 2019"), besluiten={"a": {"orgaan": "college"}}))


BUILD = "uiterlijk uiterlijk termijn bouwen vóór"
"""Nobody says how long building takes, so what hangs on it has no day."""

HUNG = [
    # the planning of a step without a day, that of the steps that it hangs on, whether it is left
    ([f"{BUILD} start"], "31 december 2018", {}, True),
    ([f"{BUILD} start"], "1 januari 2019", {}, False),
    ([f"{BUILD} start"], "onbekend", {}, False),  # nobody knows that it comes in time
    (["voorkeur doorlopend", f"{BUILD} start"], "31 december 2018", {}, True),
    ([f"{BUILD} tussen"], "onbekend", {"tussen": f"{BUILD} vroeg", "vroeg": "uiterlijk mei 2018"}, True),
    ([f"{BUILD} tussen"], "onbekend", {"tussen": f"{BUILD} laat", "laat": "uiterlijk mei 2019"}, False),
]


@pytest.mark.parametrize(("planning", "start", "others", "left"), HUNG)
def test_a_step_without_a_day_goes_with_what_it_hangs_on(
    planning: list[str], start: str, others: dict[str, str], *, left: bool
) -> None:
    keys = {
        **YEARS,
        "ankers": [{"id": "start", "titel": "De start", "wanneer": start, "vraag": "Wanneer?", "bron": "bron, 1"}],
        "termijnen": [{"id": "bouwen", "tekst": "De bouw", "vraag": "Hoe lang duurt het?", "bron": "bron, 1"}],
    }
    plan = small_plan(*(step(name, when) for name, when in others.items()), step("a", *planning), **keys)
    followed = [FollowedPlan(plan, municipality("Haren"), END)]
    found = build_timeline(followed, OwnFile(profile()), real_rules(), reference(), on("2018-01-15"))

    assert ("a" in there(found)) is left


def test_a_step_that_waits_for_two_waits_for_the_one_that_is_left() -> None:
    found = seen(
        step("late", "periode mei 2019"),
        step("early", "periode mei 2018"),
        step("a", "periode juli 2018", waits=[{"stap": "late"}, {"stap": "early"}]),
    )

    assert [one.step for one in found.plan.steps[-1].depends_on] == ["early"]
