"""Who the volunteers are decides on what they do: three ways through the same decision of Haren.

Source: LSR-Kennisbank (the cliëntenraad goes through the Wmo-raad; five points; ten tips), and the AVI step plan.
"""

import pytest

from tests.reckon.make import ends, example, moment, on, timeline
from tests.render.test_checklist import checklist
from wmoplan.documents.questions import letter_of_questions, questions_of
from wmoplan.render.text import text as plain
from wmoplan.timeline import Timeline

AS_OF = "2014-06-01"


def seen_by(role: str) -> Timeline:
    return timeline(example("haren-2014", rol=role), AS_OF)


def acts(role: str) -> set[str]:
    """Return what goes into the calendar for one decision."""
    return {found.kind for found in seen_by(role).moments if found.step == "verordening" and found.in_calendar}


def test_each_role_has_days_of_its_own_in_the_calendar() -> None:
    shared = {"besluit", "uiterlijk", "inspreken", "eigen-vergadering"}

    assert acts("wmo-raad") == shared | {"adviesaanvraag", "advies", "aanmelden"}
    assert acts("clientenraad") == shared | {"adviesaanvraag", "eigen"}  # It gives no advice: the Wmo-raad does
    assert acts("belangenorganisatie") == shared | {"eigen", "advies", "aanmelden"}  # Nobody asks it for advice


@pytest.mark.parametrize("kind", ["achterban", "eigen-vergadering", "eigen"])
def test_what_a_clientenraad_does_comes_before_the_advice_of_the_wmo_raad(kind: str) -> None:
    found = ends(seen_by("clientenraad"), "verordening")

    assert found[kind] < found["advies"]


@pytest.mark.parametrize("role", ["clientenraad", "belangenorganisatie"])
def test_the_days_of_the_municipality_are_the_same_for_every_role(role: str) -> None:
    theirs = {"besluit", "inspreken", "stukken", "collegebesluit", "adviesaanvraag", "bekendmaking", "uiterlijk"}
    ours, other = ends(seen_by("wmo-raad"), "verordening"), ends(seen_by(role), "verordening")

    assert {kind: other[kind] for kind in theirs} == {kind: ours[kind] for kind in theirs}
    assert moment(seen_by(role), "verordening.besluit").end == on("2014-10-27")  # The published agenda of Haren


def test_the_checklist_of_a_clientenraad_has_its_points_ways_and_tips() -> None:
    text = checklist(seen_by("clientenraad"), "md")
    plan = seen_by("clientenraad").plan

    for row in (*plan.rule_points, *plan.tips):
        assert f"- [ ] {row.text}" in text
    assert all(f"- [ ] {row.title}. {row.text}" in text for row in plan.routes)
    assert len(plan.rule_points) == 5
    assert len(plan.tips) == 10
    assert "De Wmo-raad geeft het advies aan de gemeente." in text
    assert "Geef advies over de verordening" not in text


@pytest.mark.parametrize("role", ["wmo-raad", "belangenorganisatie"])
def test_another_checklist_has_them_not(role: str) -> None:
    plan = seen_by(role).plan
    text = checklist(seen_by(role), "md")

    assert not any(row.text in text for row in (*plan.rule_points, *plan.tips, *plan.routes))


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_every_form_of_the_checklist_has_the_tips(form: str) -> None:
    text = " ".join(checklist(seen_by("clientenraad"), form).split())

    assert "Maak een werkgroep over de Wmo" in text
    assert "medezeggenschap en klachtrecht" in text


def test_what_the_wmo_raad_knows_is_not_asked_of_the_municipality() -> None:
    found = seen_by("clientenraad")
    own = "Hoeveel weken voor zijn advies wil de Wmo-raad onze inbreng hebben?"

    assert f"(aan de Wmo-raad). {own}" in plain(questions_of(found))
    assert "onze inbreng hebben" not in " ".join(plain(letter_of_questions(found)).split())
