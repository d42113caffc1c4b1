"""What comes back every year stands in the file once, and is read once for each year of the horizon."""

from pathlib import Path
from typing import Any

import pytest

from wmoplan.errors import DataError
from wmoplan.place import line_at
from wmoplan.read.plan import read_plan
from wmoplan.read.yaml import parse
from wmoplan.read.yearly import each_year

HEAD = """\
id: proef
looptijd: 2026 t/m 2028
"""

ROW = """\
stappen:
  - {id: vooraf, titel: Eerst}
  - id: nota-{jaar+1}
    elk-jaar: ja
    titel: "Nota {jaar+1}, na {jaar-1}"
    planning:
      - {soort: periode, wanneer: "juni {jaar}"}
    vragen:
      - id: nota-{jaar+1}-v1
        deelvragen: [{id: "nota-{jaar+1}-v1-a", woorden: ["in {jaar}", los]}]
    wettelijk: {wanneer: "vóór 1 juli {jaar}"}
  - {id: achteraf, titel: Laatst}
"""


def rows_of(text: str) -> list[dict[str, Any]]:
    tree = each_year(parse(text, "plan.yaml")).tree
    assert isinstance(tree, dict)
    found: list[dict[str, Any]] = tree["stappen"]
    return found


def faults(text: str) -> list[tuple[int, str]]:
    found = each_year(parse(text, "plan.yaml")).problems
    return [(problem.line, problem.message) for problem in found]


def test_a_row_is_written_out_for_each_year_where_it_stands() -> None:
    assert [row["id"] for row in rows_of(HEAD + ROW)] == ["vooraf", "nota-2027", "nota-2028", "nota-2029", "achteraf"]


def test_the_year_is_filled_in_at_every_depth() -> None:
    first = rows_of(HEAD + ROW)[1]

    assert first == {
        "id": "nota-2027",  # the year after that of the row
        "titel": "Nota 2027, na 2025",  # and the year before it
        "planning": [{"soort": "periode", "wanneer": "juni 2026"}],
        "vragen": [
            {"id": "nota-2027-v1", "deelvragen": [{"id": "nota-2027-v1-a", "woorden": ["in 2026", "los"]}]},
        ],
        "wettelijk": {"wanneer": "vóór 1 juli 2026"},
        "reeks": "nota-jaar",
    }


def test_the_rows_of_all_years_share_their_series_and_no_other_row_has_one() -> None:
    assert [row.get("reeks") for row in rows_of(HEAD + ROW)] == [None, "nota-jaar", "nota-jaar", "nota-jaar", None]


def test_every_copy_has_the_lines_of_its_row() -> None:
    parsed = each_year(parse(HEAD + ROW, "plan.yaml"))

    for at in (1, 2, 3):
        assert line_at(parsed.mark, ("stappen", at)) == 5  # "- id: nota-{jaar+1}"
        assert line_at(parsed.mark, ("stappen", at, "planning", 0, "wanneer")) == 9
    assert line_at(parsed.mark, ("stappen", 4, "titel")) == 14  # the row after the copies keeps its own


def test_other_lists_stay_as_they_are() -> None:
    text = f"{HEAD}{ROW}mijlpalen:\n  - {{id: wet, titel: Een wet}}\nwoorden: [los]\n"
    tree = each_year(parse(text, "plan.yaml")).tree

    assert isinstance(tree, dict)
    assert tree["mijlpalen"] == [{"id": "wet", "titel": "Een wet"}]
    assert tree["woorden"] == ["los"]


def test_a_place_for_the_year_in_another_row_stays_as_it_was_written() -> None:
    assert rows_of(f"{HEAD}stappen:\n  - {{id: los, titel: 'In {{jaar}}'}}\n")[0]["titel"] == "In {jaar}"


YEARS = [
    # looptijd, the years of the copies; what follows is why
    ("2026 t/m 2028", ["2026", "2027", "2028"]),  # whole years
    ("2026", ["2026"]),  # one year
    ("november 2013 t/m december 2014", ["2013", "2014"]),  # a year counts as soon as a day of it does
    ("1 mei 2026", ["2026"]),  # a day has one year
]


@pytest.mark.parametrize(("runs", "years"), YEARS)
def test_the_years_are_those_of_the_horizon(runs: str, years: list[str]) -> None:
    text = f"looptijd: {runs}\nstappen:\n  - {{id: 'a-{{jaar}}', elk-jaar: ja}}\n"

    assert [row["id"] for row in rows_of(text)] == [f"a-{year}" for year in years]


CANNOT = [
    # looptijd, row, line of the fault
    ("2026 t/m 2028", "{id: nota, elk-jaar: ja}", 3),  # without {jaar} in the id all copies would be one
    ("2026 t/m 2028", "{titel: 'Nota {jaar}', elk-jaar: ja}", 3),  # nor without an id
    ("2026 t/m 2028", "{id: 'nota-{jaar}', elk-jaar: nee}", 3),  # who does not want it leaves the key out
    ("2026 t/m 2028", "{id: 'nota-{jaar}', elk-jaar: misschien}", 3),  # no such word
    ("2026 t/m 2028", "{id: 'nota-{jaren}', elk-jaar: ja}", 3),  # no such place
    ("vanaf 2026", "{id: 'nota-{jaar}', elk-jaar: ja}", 3),  # no last year
    ("uiterlijk 2026", "{id: 'nota-{jaar}', elk-jaar: ja}", 3),  # no first year
    ("doorlopend", "{id: 'nota-{jaar}', elk-jaar: ja}", 3),  # neither
    ("ooit", "{id: 'nota-{jaar}', elk-jaar: ja}", 3),  # no period at all
    ("[2026, 2028]", "{id: 'nota-{jaar}', elk-jaar: ja}", 3),  # no words
]


@pytest.mark.parametrize(("runs", "row", "line"), CANNOT)
def test_a_row_that_cannot_come_back_is_told(runs: str, row: str, line: int) -> None:
    assert faults(f"looptijd: {runs}\nstappen:\n  - {row}\n") == [(line, "'elk-jaar' kan hier niet.")]


def test_a_file_without_a_horizon_has_no_years() -> None:
    assert faults("stappen:\n  - {id: 'nota-{jaar}', elk-jaar: ja}\n") == [(2, "'elk-jaar' kan hier niet.")]


def test_a_row_that_cannot_come_back_does_not_keep_the_others() -> None:
    text = f"{HEAD}stappen:\n  - {{id: nota, elk-jaar: ja}}\n  - {{id: 'plan-{{jaar}}', elk-jaar: ja}}\n"

    assert [row["id"] for row in rows_of(text)] == ["plan-2026", "plan-2027", "plan-2028"]
    assert faults(text) == [(4, "'elk-jaar' kan hier niet.")]


@pytest.mark.parametrize("text", ["- los\n", "los\n", f"{HEAD}stappen: los\n", f"{HEAD}stappen:\n", HEAD, ""])
def test_a_file_of_another_shape_is_handed_on_as_it_is(text: str) -> None:
    parsed = parse(text, "plan.yaml")

    assert each_year(parsed).tree == parsed.tree


PLAN = """\
id: proef
versie: "1"
titel: Een proef
looptijd: 2026 t/m 2027
geldt-voor: {van: 2026, tot: 2027}
documenten:
  - {id: wet, titel: De wet}
mijlpalen:
  - id: brief-{jaar}
    elk-jaar: ja
    titel: De brief van {jaar}
    wanneer: mei {jaar}
    bron: wet
wijzigingen: [{versie: "1", datum: 1 januari 2014, tekst: De eerste.}]
"""

ONCE = [
    # good, bad, line, message
    ("mei {jaar}", "mei ooit {jaar}", 12, "periode die wmoplan kent"),  # words with the year in them
    ("bron: wet", "bron: wat", 13, "'wat' is geen id uit 'documenten'."),
    ("titel: De brief van {jaar}", "tekst: De brief", 11, "'tekst' hoort hier niet."),
    ("elk-jaar: ja", "elk-jaar: nee", 10, "'elk-jaar' kan hier niet."),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), ONCE, ids=[row[1] for row in ONCE])
def test_a_fault_in_a_yearly_row_has_the_line_of_the_row(
    tmp_path: Path, good: str, bad: str, line: int, message: str
) -> None:
    assert good in PLAN
    (tmp_path / "plan.yaml").write_text(PLAN.replace(good, bad), "utf-8")

    with pytest.raises(DataError) as caught:
        read_plan(tmp_path / "plan.yaml", "plan.yaml")

    assert (line, True) in [(problem.line, message in problem.message) for problem in caught.value.problems]
    assert {problem.line for problem in caught.value.problems} <= {9, line}  # 9 is the row itself


def test_a_yearly_row_is_read_as_rows_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")

    found = read_plan(tmp_path / "plan.yaml", "plan.yaml").milestones

    assert [(one.id, one.series, one.when.text) for one in found] == [
        ("brief-2026", "brief-jaar", "mei 2026"),
        ("brief-2027", "brief-jaar", "mei 2027"),
    ]


LONG = [
    # horizon, whether a row can come back in each of its years
    ("2026 t/m 2055", True),  # thirty years
    ("2026 t/m 2056", False),  # one more
    ("0001 t/m 9999", False),
]


@pytest.mark.parametrize(("horizon", "fits"), LONG)
def test_a_row_comes_back_for_thirty_years_at_most(horizon: str, *, fits: bool) -> None:
    text = (HEAD + ROW).replace("2026 t/m 2028", horizon)

    assert (faults(text) == []) is fits
    assert len(rows_of(text)) == (32 if fits else 2)
