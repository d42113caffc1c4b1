"""Steps that wait for each other in a circle: a fault of the file, with every step of the circle named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wmoplan.errors import DataError, Problem
from wmoplan.read.known import Known, PlanWords
from wmoplan.read.plan import read_plan
from wmoplan.read.profile import profile_of
from wmoplan.read.waiting import circles

PLAN = """\
id: kring-2027
titel: Planning met een kring
looptijd: 2026 t/m 2027
documenten: [{id: nota, titel: Planning}]
stappen:
"""


def planned(*waits: str) -> str:
    """Return a plan of which each step waits as the words say: "visie <- nota, agenda"."""
    rows = []
    for line in waits:
        step, _, firsts = line.partition(" <- ")
        depends = ", ".join(f"{{stap: {first}}}" for first in firsts.split(", ") if first)
        rows.append(f"  - {{id: {step}, titel: {step}, naam: de {step}, besluit: raad, bron: nota,")
        rows.append(f"     hangt-af-van: [{depends}]}}")
    return PLAN + "\n".join(rows) + "\n"


def faults_of_plan(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_plan(file, "plan.yaml")
    return caught.value.problems


CIRCLES = [
    # what each step waits for, the line of the fault, what it says
    (["visie <- nota", "nota <- visie"], 7, "'visie' wacht op 'nota' en 'nota' op 'visie'"),
    (["visie <- nota", "nota <- agenda", "agenda <- visie"], 7,
     "'visie' wacht op 'nota', 'nota' op 'agenda' en 'agenda' op 'visie'"),
    (["plan <- visie", "visie <- nota", "nota <- visie"], 9, "'visie' wacht op 'nota' en 'nota' op 'visie'"),
    (["visie <- plan, nota", "plan", "nota <- visie"], 7, "'visie' wacht op 'nota' en 'nota' op 'visie'"),
]  # fmt: skip


@pytest.mark.parametrize(("waits", "line", "said"), CIRCLES, ids=["two", "three", "one outside", "one way out"])
def test_a_circle_of_a_plan_is_told_once_with_its_line(tmp_path: Path, waits: list[str], line: int, said: str) -> None:
    faults = faults_of_plan(tmp_path, planned(*waits))

    assert [fault.line for fault in faults] == [line]
    assert said in faults[0].message


def test_two_circles_are_two_faults(tmp_path: Path) -> None:
    faults = faults_of_plan(tmp_path, planned("a <- b", "b <- a", "c <- d", "d <- c"))

    assert [fault.line for fault in faults] == [7, 11]


def test_a_step_that_waits_for_itself_is_told_once(tmp_path: Path) -> None:
    faults = faults_of_plan(tmp_path, planned("visie <- visie"))

    assert ["geen id van een andere stap" in fault.message for fault in faults] == [True]


def test_steps_that_wait_for_one_step_are_no_circle(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(planned("a <- b, c", "b <- d", "c <- d", "d"), encoding="utf-8")

    assert [step.id for step in read_plan(file, "plan.yaml").steps] == ["a", "b", "c", "d"]


def test_milestones_that_wait_for_each_other_are_a_circle(tmp_path: Path) -> None:
    text = """\
mijlpalen:
  - {id: wet, titel: De wet, wanneer: juli 2026, bron: nota}
  - {id: besluit, titel: Het besluit, wanneer: juli 2026, bron: nota}
afhankelijkheden:
  - {id: een, tekst: Eerst dit, wacht: [wet], op: [besluit], bron: nota}
  - {id: twee, tekst: Eerst dat, wacht: [besluit], op: [wet], bron: nota}
"""

    faults = faults_of_plan(tmp_path, planned("visie") + text)

    assert "'wet' wacht op 'besluit' en 'besluit' op 'wet'" in faults[0].message


OWN = "gemeente: Haren\nplan: eigen\nstappen:\n"


def faults_of_profile(*rows: str) -> Iterator[tuple[int, str]]:
    """Yield the faults of own steps, in a plan in which `bestek` waits for `kader`."""
    words = PlanWords(topics=(), steps=("kader", "bestek"), waits={"bestek": ["kader"], "kader": []})
    known = Known(plans=("eigen",), plan_words=lambda _: words)
    text = OWN + "".join(f"  - {{titel: T, naam: de naam, {row}}}\n" for row in rows)
    try:
        profile_of(text, "wmoplan.yaml", known)
    except DataError as fault:
        yield from ((problem.line, problem.message) for problem in fault.problems)


OWN_CIRCLES = [
    # own steps, the line, what it says
    (["id: concept, ronde-van: slot", "id: slot, ronde-van: concept"], 4, "'slot' wacht op 'concept'"),
    (["id: concept, na: slot", "id: slot, na: concept"], 4, "'concept' wacht op 'slot'"),
    (["id: concept, ronde-van: slot", "id: slot", "id: los, ronde-van: concept, na: slot"], 4, "'los' op 'slot'"),
    (["id: concept, ronde-van: kader, na: kader"], 4, "'kader' wacht op 'concept' en 'concept' op 'kader'"),
    (["id: los", "id: concept, ronde-van: kader, na: bestek"], 5, "'kader' op 'concept' en 'concept' op 'bestek'"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "line", "said"), OWN_CIRCLES, ids=["rounds", "after", "three", "one", "by the plan"])
def test_a_circle_of_own_steps_is_told_with_its_line(rows: list[str], line: int, said: str) -> None:
    faults = list(faults_of_profile(*rows))

    assert [fault[0] for fault in faults] == [line]
    assert said in faults[0][1]


def test_a_round_before_a_step_and_a_step_after_it_are_no_circle() -> None:
    assert not list(faults_of_profile("id: concept, ronde-van: kader", "id: evaluatie, na: [kader, bestek]"))


def test_a_circle_that_is_entered_from_outside_holds_only_its_own() -> None:
    assert list(circles({"buiten": ["a"], "a": ["b"], "b": ["a"]})) == [("a", "b")]
