from pathlib import Path

import pytest

from wmoplan.errors import DataError, MissingFileError
from wmoplan.read.plan import read_plan
from wmoplan.read.yaml import line_at, read_tree

DATA = Path(__file__).parents[2] / "data"

PLAN = """\
id: proef
versie: "1"
titel: Een proef
looptijd: 2014
geldt-voor: {van: 2014, tot: 2014}
documenten:
  - {id: avi, titel: Het stappenplan}
ankers:
  - {id: start, titel: De start, wanneer: 1 januari 2015, bron: avi}
fasen:
  - {id: fase-1, titel: Begin, wanneer: voorjaar 2014, bron: "avi, kop"}
stappen:
  - id: plan
    fase: fase-1
    titel: Het plan
    naam: het plan
    kort: Plan
    uitleg: Waar het over gaat.
    besluit: raad
    onderwerpen: [plan]
    planning:
      - {soort: voorkeur, wanneer: vóór verkiezing, voorwaarde: vanaf start, bron: "avi, rij 1"}
    wettelijk: {wanneer: uiterlijk 3 maanden vóór start, bron: "avi, rij 2"}
    vragen:
      - id: plan-1
        tekst: Wie schrijft het?
        bron: "avi, rij 3"
        deelvragen: [{id: plan-1a, tekst: En wanneer?}]
    bron: "avi, rij 1"
  - id: regels
    titel: De regels
    naam: de regels
    kort: Regels
    uitleg: Waar het over gaat.
    besluit: raad
    onderwerpen: [plan]
    hangt-af-van:
      - {stap: plan, bron: avi}
      - {mijlpaal: wet, bron: avi}
    bron: "avi, rij 4"
mijlpalen:
  - {id: wet, titel: De wet, wanneer: juli 2014, bron: avi}
onderwerpen:
  - {id: plan, titel: Het plan}
tegenstrijdigheden:
  - id: dag
    onderwerp: De dag
    raakt: [verkiezing, wet]
    beweringen: [{waarde: 14 maart, bron: avi}, {waarde: 19 maart, bron: avi}]
    gekozen: 19 maart
    reden: Het is een woensdag.
"""

FAULTS = [
    ("id: regels", "id: plan-1a", 30, "de id 'plan-1a' staat ook op regel 28."),
    ("id: dag", "id: regels", 46, "de id 'regels' staat ook op regel 30."),
    ('bron: "avi, rij 3"', 'bron: "avj, rij 3"', 27, "'avj' is geen id uit 'documenten'."),
    ("fase: fase-1", "fase: fase-2", 14, "'fase-2' is geen id van een fase."),
    ("stap: plan", "stap: paln", 38, "'paln' is geen id van een andere stap."),
    ("stap: plan", "stap: regels", 38, "'regels' is geen id van een andere stap."),
    ("mijlpaal: wet", "mijlpaal: wat", 39, "'wat' is geen id van een mijlpaal."),
    ("stap: plan, ", "", 38, "hier hoort een andere stap of een mijlpaal, precies één van de twee."),
    ("besluit: raad\n    onderwerpen: [plan]\n    plan", "besluit: raad\n    onderwerpen: [inkoop]\n    plan", 20,
     "'inkoop' is geen id van een onderwerp."),
    ("vóór verkiezing", "vóór verkiezingen", 22, "'verkiezingen' is geen id van een anker."),
    ("vanaf start", "vanaf stort", 22, "'stort' is geen id van een anker."),
    ("vóór start", "vóór stort", 23, "'stort' is geen id van een anker."),
    ("raakt: [verkiezing", "raakt: [verkiezig", 48, "'verkiezig' is geen id in dit plan."),
    ("    gekozen: 19 maart\n", "", 46, "in rij 1 van 'tegenstrijdigheden' ontbreekt 'gekozen'."),
    ("gekozen: 19 maart", "gekozen: ''", 50, "bij 'gekozen' ontbreekt de waarde."),
    ("    reden: Het is een woensdag.\n", "    reden:\n", 51, "bij 'reden' ontbreekt de waarde."),
    ("wanneer: juli 2014", "wanneer: ooit in 2014", 42,
     "bij 'wanneer': 'ooit in 2014' is geen periode die wmoplan kent."),
    ("van: 2014", "van: jaar", 5, "bij 'van': 'jaar' is geen heel getal."),
    ("[{id: plan-1a, tekst: En wanneer?}]", "[{id: plan-1a, tekts: En wanneer?}]", 28, "'tekts' hoort hier niet."),
]  # fmt: skip


def written(folder: Path, text: str) -> Path:
    file = folder / "plan.yaml"
    file.write_text(text, "utf-8")
    return file


def test_a_plan_is_read(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, PLAN), "plan.yaml")

    assert [step.id for step in plan.steps] == ["plan", "regels"]
    assert plan.steps[0].questions[0].parts[0].text == "En wanneer?"


@pytest.mark.parametrize(("good", "bad", "line", "message"), FAULTS, ids=[row[3] for row in FAULTS])
def test_rows_are_held_against_each_other(tmp_path: Path, good: str, bad: str, line: int, message: str) -> None:
    assert good in PLAN
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, PLAN.replace(good, bad, 1)), "plan.yaml")

    assert [(problem.file, problem.line, problem.message) for problem in caught.value.problems] == [
        ("plan.yaml", line, message)
    ]


def test_all_faults_of_a_plan_are_told_at_once(tmp_path: Path) -> None:
    text = (
        PLAN.replace("fase: fase-1", "fase: fase-2").replace("stap: plan", "stap: paln").replace("id: wet", "id: dag")
    )
    with pytest.raises(DataError) as caught:
        read_plan(written(tmp_path, text), "plan.yaml")

    assert [problem.line for problem in caught.value.problems] == [14, 38, 39, 46, 48]


def test_a_day_before_the_first_day_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="geen bestaande datum"):
        read_plan(written(tmp_path, PLAN.replace("looptijd: 2014", "looptijd: vóór 0001")), "plan.yaml")


def test_a_plan_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="groter dan 4 MB"):
        read_plan(written(tmp_path, "#" * 4_000_001), "plan.yaml")


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"plan\.yaml is er niet"):
        read_plan(tmp_path / "plan.yaml", "plan.yaml")


@pytest.mark.parametrize("name", ["stappenplan.yaml"])
def test_every_line_of_the_shipped_plan_is_where_it_says(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    tree, mark = read_tree(text, name)
    lines = text.splitlines()

    assert read_plan(DATA / name, name).id == tree["id"]
    for key in ("stappen", "mijlpalen"):
        for at, row in enumerate(tree[key]):
            for word, value in row.items():
                line = lines[line_at(mark, (key, at, word)) - 1]
                assert f"{word}:" in line
                assert not isinstance(value, str) or value[:10] in line or line.endswith((">", ">-", "|"))
