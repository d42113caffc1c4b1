"""A saved plan, taken apart into rows; what is no plan is refused."""

import json
from typing import Any

import pytest

from wmoplan.desk.shipped import offers, plan_of, rules
from wmoplan.read.saved import LONGEST, MOST, version_of
from wmoplan.reckon.versions import PlanRow, Version
from wmoplan.render.plan_json import plan_json


def saved(**lists: object) -> dict[str, Any]:
    """Return the smallest plan that is one, with these lists in it."""
    empty: dict[str, Any] = {"mijlpalen": [], "stappen": [], "termijnen": []}
    return {"schema": "wmoplan/plan/1", "id": "klein", "versie": "1", **empty, **lists}


def entry(**lists: object) -> PlanRow:
    return version_of(saved(**lists)).entries[0]


def test_a_plan_without_rows_is_a_plan() -> None:
    assert version_of(saved()) == Version("klein", "1", ())


@pytest.mark.parametrize("name", offers())
def test_every_row_of_a_shipped_plan_is_found_once(name: str) -> None:
    tree = json.loads(plan_json(plan_of(name), rules()))
    steps = tree["stappen"]
    inside = sum(len(step[key]) for step in steps for key in ("planning", "vragen", "acties"))
    parts = sum(len(question["deelvragen"]) for step in steps for question in step["vragen"])
    lists = sum(len(rows) for rows in tree.values() if isinstance(rows, list))

    entries = version_of(tree).entries

    assert len(entries) == lists + inside + parts
    assert len({(one.section, one.id) for one in entries}) == len(entries)
    assert all(one.fields for one in entries)


FIELDS: list[tuple[object, str, str]] = [
    # what stands in the file, how it is told, why
    ({"tekst": "juli", "start": "2014-07-01", "eind": "2014-07-31"}, "juli (1 juli 2014 t/m 31 juli 2014)", ""),
    ({"tekst": "14 januari 2014", "start": "2014-01-14", "eind": "2014-01-14"}, "14 januari 2014", "once is enough"),
    ({"tekst": "vanaf nieuwe raad", "start": None, "eind": None}, "vanaf nieuwe raad", "no days are known"),
    ({"datum": "2014-01-14", "bron": "brief, 2"}, "14 januari 2014, brief, 2", "what really happened"),
    ([{"document": "plan", "plaats": None}, {"document": "wet", "plaats": "art. 1"}], "plan; wet, art. 1", "sources"),
    (["VWS", "VNG"], "VWS; VNG", "who is responsible"),
    (True, "ja", ""),
    (False, "nee", ""),
    (None, "niets", ""),
    ([], "niets", ""),
    ("2014-02-30", "2014-02-30", "no day at all"),
    ("\x1b[31mrood", " [31mrood", "it cannot steer the screen"),
    ("x" * 5000, "x" * LONGEST, "a text without end is cut"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "said", "why"), FIELDS)
def test_a_field_is_told_as_text(value: object, said: str, why: str) -> None:
    assert entry(mijlpalen=[{"id": "a", "veld": value}]).fields == {"veld": said}, why


def test_rows_without_an_id_are_named_by_what_they_are_about() -> None:
    waits = {"stap": "bestek", "mijlpaal": None, "hangt_af_van": "inkoopkader", "later": True}
    loose = {"stap": None, "mijlpaal": None, "hangt_af_van": None, "uitleg": "Dit hangt samen."}
    aim = {"soort": "voorkeur", "wanneer": None}
    step = {"id": "bestek", "planning": [aim, aim], "vragen": [], "acties": []}

    names = [one.id for one in version_of(saved(afhankelijkheden=[waits, loose], stappen=[step])).entries]

    assert names == [
        "bestek", "bestek, voorkeur", "bestek, voorkeur (2)", "bestek na inkoopkader", "Dit hangt samen.",
    ]  # fmt: skip


BROKEN: list[tuple[Any, str]] = [
    # what is in the file, what is wrong with it
    ({"schema": "wmoplan/plan/2"}, "another form"),
    ({"schema": "wmoplan/plan/1", "id": "klein", "versie": "1"}, "no lists"),
    (saved(id=""), "no name"),
    (saved(versie=1), "a version that is a number"),
    (saved(mijlpalen={}), "a table in the place of a list"),
    (saved(mijlpalen=[1]), "a row that is a number"),
    (saved(plichten="geen"), "a text in the place of a list"),
    (saved(mijlpalen=[{"id": None}]), "an id that is nothing"),
    (saved(mijlpalen=[{"id": ["a"]}]), "an id that is a list"),
    (saved(stappen=[{"id": "a"}]), "a step without questions"),
    (saved(mijlpalen=[{"id": "a", "wanneer": {"tekst": "nu", "start": "morgen", "eind": None}}]), "a day in words"),
    (saved(mijlpalen=[{"id": "a", "wanneer": {"tekst": "nu", "start": 1, "eind": None}}]), "a day that is a number"),
    (saved(mijlpalen=[{"id": "a"}] * (MOST + 1)), "rows without end"),
]


@pytest.mark.parametrize("tree", [tree for tree, _ in BROKEN], ids=[why for _, why in BROKEN])
def test_what_is_no_plan_is_refused(tree: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        version_of(tree)
