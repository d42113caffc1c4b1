"""One row of a plan, and what it has to do with."""

from datetime import date
from typing import Final

import pytest

from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.documents.plan import find, known_ids
from wmoplan.documents.plan_contents import PlanContents, contents_of


def contents(name: str = "invoering-2015") -> PlanContents:
    return contents_of(plan_of(name), rules(), date(2026, 11, 22))


@pytest.mark.parametrize("name", list(offers()))
def test_every_id_of_a_plan_finds_its_row(name: str) -> None:
    whole = contents(name)

    assert [row_id for row_id in known_ids(whole) if not find(whole, row_id)] == []


KINDS: Final = [
    ("amvb-staatsblad", ["een mijlpaal"]),
    ("vervoer-factsheet", ["een product"]),
    ("VERORDENING", ["een stap", "een onderwerp"]),  # two rows, one name; capitals do not matter
    ("bestek-v1-e", ["een deelvraag"]),
    ("plicht-vaststellen", ["een plicht"]),
    ("advies", ["een termijn"]),
    ("avi", ["een document"]),
    ("nergens", []),
    ("", []),
]


@pytest.mark.parametrize(("row_id", "kinds"), KINDS)
def test_a_row_is_found_by_its_id(row_id: str, kinds: list[str]) -> None:
    assert [found.entry.kind for found in find(contents(), row_id)] == kinds


RELATED: Final = [
    # row, rows that it names or that name it
    ("amvb-staatsblad", {"verordening", "amvb-na-wet", "model-na-staatsblad", "gegevens-veilig"}),
    ("plicht-opdracht-drie-maanden", {"bestek", "inrichting"}),
    ("wijkteams-programma-wie", {"wijkteams-programma"}),
    ("fase-4", {"inrichting", "najaarsnota", "verordening", "bestaande-clienten", "communicatie"}),
    ("geld", {"financiele-kaders", "najaarsnota"}),  # a subject: its steps
    ("tip-1", set()),
]


@pytest.mark.parametrize(("row_id", "related"), RELATED)
def test_a_row_knows_what_touches_it(row_id: str, related: set[str]) -> None:
    (found,) = find(contents(), row_id)

    assert {entry.id for entry in found.related} == related


def test_a_subject_is_not_touched_by_what_touches_its_step() -> None:
    step, subject = find(contents(), "verordening")

    assert {"plicht-vaststellen", "lokale-plicht-datum"} <= {entry.id for entry in step.related}
    assert {entry.id for entry in subject.related} == {"verordening"}


def test_an_anchor_knows_what_hangs_on_it() -> None:
    # the award is three months before the day on which the contract begins
    (found,) = find(contents("beleidscyclus"), "start-contract")

    assert "gunning" in {entry.id for entry in found.related}
