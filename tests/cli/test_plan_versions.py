"""What differs between two saved versions of a plan, as a user sees it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

Tree = dict[str, Any]


@pytest.fixture
def plan(haren: Path, run: Run) -> Tree:
    """Return the plan of 2014 as it is saved, in a folder with the profile of Haren."""
    assert run("plan", "--plan", "invoering-2015", "--format", "json", "--output", "oud.json").status == 0
    found: Tree = json.loads((haren / "oud.json").read_text("utf-8"))
    return found


def told(run: Run, new: Tree) -> str:
    Path("nieuw.json").write_text(json.dumps(new), "utf-8")
    said = run("changes", "oud.json", "nieuw.json")
    assert said.status == 0, said.err
    return said.out


def say(section: str, **fields: object) -> Callable[[Tree], None]:
    """Return what lets the first row of a list say something else."""

    def change(tree: Tree) -> None:
        tree[section][0].update(fields)

    return change


def ask(tree: Tree) -> None:
    tree["stappen"][0]["vragen"][0]["tekst"] = "Wie zijn zij?"


def act(tree: Tree) -> None:
    tree["stappen"][0]["acties"][0]["tekst"] = "Bel de gemeente."


def aim(tree: Tree) -> None:
    tree["stappen"][0]["planning"][0]["wanneer"] = {"tekst": "mei 2014", "start": "2014-05-01", "eind": "2014-05-31"}


CHANGED = [
    # what changes, what is said of it
    (
        say("mijlpalen", titel="Een wet"),
        "mijlpaal wetgeving-indiening, titel: was 'Wetsvoorstel voor de",
    ),
    (say("producten", titel="Een boek"), "product toegang-handreiking, titel: was 'Handreiking over"),
    (say("stappen", besluit="raad"), "stap beleidsgegevens, besluit: was 'geen', wordt 'raad'."),
    (aim, "planning van beleidsgegevens, voorkeur, wanneer: was 'januari 2014 (1 januari 2014 t/m 31 januari 2014)'"),
    (ask, "vraag beleidsgegevens-v1, tekst: was 'Kent de gemeente"),
    (act, "actie beleidsgegevens-a1, tekst: was"),
    (
        say("afhankelijkheden", later=False),
        "afhankelijkheid bestek na inkoopkader, later: was 'ja'",
    ),
    (say("peilmomenten", titel="Meting"), "peilmoment peilmoment-februari, titel: was 'Eerste meting"),
    (say("tegenstrijdigheden", gekozen="14 maart 2014"), "gekozen: was '19 maart 2014', wordt '14 maart 2014'."),
    (say("lacunes", reden="Geen."), "lacune koersdocument-december, reden: was 'Dit geldt niet voor elke"),
    (say("termijnen", lengte="3 weken"), "termijn commissie, lengte: was '14 dagen', wordt '3 weken'."),
]


@pytest.mark.parametrize(("change", "said"), CHANGED, ids=[said[:30] for _, said in CHANGED])
def test_a_row_that_says_something_else_is_told_by_its_field(
    run: Run, plan: Tree, change: Callable[[Tree], None], said: str
) -> None:
    change(plan)

    out = told(run, plan)

    assert said in out
    assert "1 rij verandert. " in out


def test_what_came_and_went_is_told_with_the_version(run: Run, plan: Tree) -> None:
    gone = plan["mijlpalen"].pop()
    before, plan["versie"] = plan["versie"], "later"
    plan["plichten"] = [
        *plan.get("plichten", []),
        {"id": "plicht-nieuw", "tekst": "De raad stelt het plan vast.", "bronnen": []},
    ]

    out = told(run, plan)

    assert f"Plan invoering-2015: was versie {before}, wordt versie later." in out
    assert "1 komt erbij en 1 vervalt." in out
    assert "Dit komt erbij:\nplicht plicht-nieuw: De raad stelt het plan vast.\n" in out
    assert f"Dit vervalt:\nmijlpaal {gone['id']}: {gone['titel'].rstrip('.')}.\n" in out


def test_the_same_plan_changes_nothing(run: Run, plan: Tree) -> None:
    out = told(run, plan)

    assert f"Plan invoering-2015: allebei versie {plan['versie']}." in out
    assert "Er verandert niets." in out


@pytest.mark.usefixtures("plan")
def test_a_plan_is_not_held_beside_something_else(run: Run) -> None:
    run("timeline", "--format", "json", "--as-of", "2014-01-15", "--output", "dagen.json")
    run("plan", "--plan", "beleidscyclus", "--format", "json", "--output", "ander.json")

    for words in (["oud.json", "dagen.json"], ["dagen.json", "oud.json"]):
        said = run("changes", *words)
        assert (said.status, said.out) == (2, "")
        assert said.err.startswith("oud.json is een plan, en dagen.json niet.\n")
    assert "oud.json is een plan, en wmoplan.yaml niet." in run("changes", "oud.json", "wmoplan.yaml").err
    assert run("changes", "oud.json", "ander.json").err.startswith(
        "Dit zijn twee plannen: 'invoering-2015' en 'beleids"
    )


@pytest.mark.usefixtures("haren")
def test_a_history_is_no_side(run: Run) -> None:
    run("calendar", "--as-of", "2014-01-15")

    said = run("changes", "wmoplan-geschiedenis.json", "wmoplan.yaml", "--as-of", "2014-01-15")

    assert said.status == 65
    assert "Typ alleen 'wmoplan changes'" in said.err
