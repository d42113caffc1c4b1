"""Which days of a file are held against other facts: for each its moment, who meets on it, and where it stands."""

from typing import Any

import pytest

from tests.reckon.make import municipality, on, profile, real_rules, reference, small_plan, step
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.place import Place
from wmoplan.read.profile import profile_of
from wmoplan.reckon.evidence import Evidence, gathered_evidence
from wmoplan.reckon.facts import AdviceRequest, requests_of
from wmoplan.reckon.gather import FollowedPlan, Inputs, gather_facts

PLAN = small_plan(
    step("a", "voorkeur oktober 2014"),
    step("geen", "periode mei 2014", body="geen"),
    step("info", "voorkeur mei 2014", body="ter-informatie"),
)
Given = tuple[str, str, tuple[str, ...], int | None]


def gathered(given: Profile, as_of: str = "2014-01-15", plan: Plan = PLAN, **requests: AdviceRequest) -> Evidence:
    place = municipality("Haren")
    known = {**requests_of(given, {}), **requests}
    inputs = Inputs(FollowedPlan(plan, place), given, real_rules(), reference(), on(as_of), requests=known)
    return gathered_evidence(gather_facts(inputs), given, given.meetings, place, reference())


def days(text: str, as_of: str = "2014-01-15") -> list[Given]:
    """Return the days that a file gives, below a first line with its municipality."""
    found = gathered(profile_of(f"gemeente: Haren\n{text}", "map/wmoplan.yaml"), as_of)
    return [(one.moment, str(one.day), one.bodies, one.place and one.place.line) for one in found.days]


GIVEN: list[tuple[str, list[Given]]] = [
    ("besluiten:\n  a:\n    orgaan: raad\n    datum: 2014-10-27\n", [("a.besluit", "2014-10-27", ("raad",), 5)]),
    ("besluiten: {a: {orgaan: raad}}\n", []),  # a body is no day
    ("besluiten: {a: {datum: 2014-10-27, sinds: 2014-01-16}}\n", []),  # not known yet
    # who meets is who may hear speakers; the college meets for its own decision; nobody for the papers
    ("bevestigd:\n  a.inspreken: 2014-10-21\n", [("a.inspreken", "2014-10-21", ("commissie",), 3)]),
    ("bevestigd:\n  a.collegebesluit: 2014-09-09\n", [("a.collegebesluit", "2014-09-09", ("college",), 3)]),
    ("bevestigd:\n  a.stukken: 2014-10-10\n", [("a.stukken", "2014-10-10", (), 3)]),
    (
        "besluiten:\n  a:\n    behandelingen: [2014-10-14, 2014-10-21]\n",
        [("a.inspreken", "2014-10-14", ("commissie",), 4), ("a.inspreken", "2014-10-21", ("commissie",), 4)],
    ),
    (
        "adviesaanvragen:\n  a:\n    ontvangen: 2014-07-15\n    uiterlijk: 2014-08-26\n",
        [("a.advies", "2014-08-26", (), 5), ("a.adviesaanvraag", "2014-07-15", (), 4)],
    ),
    ("adviesaanvragen:\n  a:\n    ontvangen: 2014-07-15\n", [("a.adviesaanvraag", "2014-07-15", (), 4)]),
    # advice can be asked about what nobody decides on, or what is only information
    ("adviesaanvragen:\n  geen:\n    ontvangen: 2014-05-01\n", [("geen.adviesaanvraag", "2014-05-01", (), 4)]),
    ("adviesaanvragen:\n  info:\n    uiterlijk: 2014-05-01\n", [("info.advies", "2014-05-01", (), 4)]),
    # in a region the day of the own raad counts, on its own line
    (
        "besluiten:\n  a:\n    raden:\n      Bernheze: 2014-09-25\n      Haren: 2014-10-30\n",
        [("a.besluit", "2014-10-30", ("raad",), 6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_a_day_of_a_file_has_its_moment_its_bodies_and_its_line(text: str, expected: list[Given]) -> None:
    assert days(text) == expected


def test_a_step_that_is_decided_with_another_has_no_days_of_its_own() -> None:
    plan = small_plan(step("a", "voorkeur oktober 2014"), step("b", "voorkeur oktober 2014"))
    text = (
        "gemeente: Haren\nbesluiten: {a: {datum: 2014-10-27}, b: {samen-met: a}}\nbevestigd: {b.stukken: 2014-10-10}\n"
    )

    assert [one.moment for one in gathered(profile_of(text, "wmoplan.yaml"), plan=plan).days] == ["a.besluit"]


def test_a_request_of_the_progress_stands_in_no_line() -> None:
    found = gathered(profile(), a=AdviceRequest(on("2014-07-15"), None))

    assert [(one.moment, one.place) for one in found.days] == [("a.adviesaanvraag", Place("uw voortgang", 0))]


def test_a_profile_without_a_file_has_no_lines() -> None:
    given: dict[str, Any] = {"besluiten": {"a": {"datum": "2014-10-27"}}}

    assert [one.place for one in gathered(profile(**given)).days] == [None]


def test_the_bodies_with_a_list_are_those_of_its_rows() -> None:
    rows = [{"orgaan": "raad", "datum": "2014-10-27"}, {"orgaan": "markt", "datum": "2014-10-21"}]

    assert gathered(profile(vergaderingen=rows)).listed == {"raad", "markt"}
