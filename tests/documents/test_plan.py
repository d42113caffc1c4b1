"""A plan on the screen: every row with its id, and nothing that an old screen does not have."""

from datetime import date
from typing import Final

import pytest

from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.documents.plan import conflicts_document, known_ids, plan_document
from wmoplan.documents.plan_contents import PlanContents, contents_of
from wmoplan.render.text import text as written

AS_OF: Final = date(2026, 11, 22)


def contents(name: str) -> PlanContents:
    return contents_of(plan_of(name), rules(), AS_OF)


def plan_text(made: PlanContents) -> str:
    return written(plan_document(made))


@pytest.mark.parametrize("name", list(offers()))
def test_every_row_stands_there_with_its_id(name: str) -> None:
    made = contents(name)
    text = plan_text(made)
    yearly = {entry.id for section in made.sections for entry in section.entries if entry.repeated}
    parts = {part.id for entry in made.entries() if entry.id in yearly for part in entry.parts}
    parts |= {below.id for entry in made.entries() if entry.id in parts for below in entry.parts}

    missing = [row_id for row_id in known_ids(made) if f"({row_id})" not in text]
    assert set(missing) == yearly | parts  # of what comes back every year only the first is shown


NUMBERS: Final = [
    # counted by hand in the documents
    "Het heeft 12 stappen, 29 vragen met 19 deelvragen en 44 acties.",
    (
        "Het heeft 70 mijlpalen in 18 tabellen, 42 producten in 5 tabellen, 4 peilmomenten, "
        "27 verwachtingen, 9 afhankelijkheden"
    ),
    "Het heeft 4 invloedsmomenten, 5 routes, 5 punten, 10 tips en 7 adviezen.",
]


@pytest.mark.parametrize("said", NUMBERS)
def test_a_plan_says_how_much_is_in_it(said: str) -> None:
    assert f"\n{said}" in plan_text(contents("invoering-2015"))


def test_what_comes_back_every_year_counts_once() -> None:
    # the budget of 2027 to 2031 is one step of the cycle
    lines = plan_text(contents("beleidscyclus")).splitlines()

    assert sum("Dit komt elk jaar terug" in line for line in lines) < 19
    assert any(line.startswith("Het heeft 19 stappen,") for line in lines)


def test_an_address_can_be_copied() -> None:
    assert "  Adres: https://zoek.officielebekendmakingen.nl/stb-2014-281.html\n" in plan_text(
        contents("invoering-2015")
    )


def test_a_term_that_no_source_gives_has_no_day_yet() -> None:
    # docs/rules.md: "No source says how much time lies between the tender document and the award."
    (term,) = plan_text(contents("beleidscyclus")).split("(aanbesteding).\n")[1:]

    assert term.startswith("  Hoe zeker: zonder lengte is er nog geen dag.\n")


def test_a_plan_without_contradictions_says_so() -> None:
    made = contents("landelijke-kalender")

    assert "WAAR DE BRONNEN ELKAAR TEGENSPREKEN\nDat is nergens zo.\n" in plan_text(made)
    assert written(conflicts_document(made)) == "Dat is nergens zo.\n"


@pytest.mark.parametrize("name", list(offers()))
def test_a_plan_fits_an_old_screen(name: str) -> None:
    text = plan_text(contents(name))

    assert text.encode("cp1252")
    assert text.encode("cp850")
