"""What differs between two profiles or two saved timelines; the days are those of a paper calendar of 2014."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

AS_OF = ["--as-of", "2014-01-15"]
SEEN = ("timeline", "--format", "json", *AS_OF)


@pytest.fixture
def moved(haren: Path) -> Path:
    """Return a profile beside that of Haren in which the council of 27 October meets two weeks earlier."""
    text = (haren / "wmoplan.yaml").read_text("utf-8")
    assert "datum: 2014-10-27, orgaan: raad" in text
    file = haren / "nieuw.yaml"
    file.write_text(text.replace("datum: 2014-10-27, orgaan: raad", "datum: 2014-10-13, orgaan: raad"), "utf-8")
    return file


@pytest.mark.usefixtures("moved")
def test_a_meeting_that_moved_is_told_with_what_it_costs(run: Run) -> None:
    said = run("changes", "wmoplan.yaml", "nieuw.yaml", *AS_OF)

    out = " ".join(said.out.split())
    assert said.status == 0
    assert "Wat anders is in nieuw.yaml, vergeleken met wmoplan.yaml." in out
    assert "Uw advies over de verordening moet 14 dagen eerder weg. Na de vraag om advies houdt u 42 dagen." in out
    assert "over de verordening: was maandag 27 oktober 2014, wordt maandag 13 oktober 2014." in out
    assert (
        "Waarom: De laatste raadsvergadering op of voor vrijdag 31 oktober 2014 is op maandag 13 oktober 2014." in out
    )


@pytest.mark.usefixtures("haren")
def test_the_same_profile_changes_nothing(run: Run) -> None:
    assert "Er verandert niets aan uw dagen." in run("changes", "wmoplan.yaml", "wmoplan.yaml", *AS_OF).out


def test_saved_timelines_tell_the_same_days(run: Run, moved: Path) -> None:
    run(*SEEN, "--output", "oud.json")
    run(*SEEN, "--output", "nieuw.json", "--profile", str(moved))

    out = " ".join(run("changes", "oud.json", "nieuw.json").out.split())

    assert "over de verordening: was maandag 27 oktober 2014, wordt maandag 13 oktober 2014." in out
    assert "Er verandert niets" in run("changes", "oud.json", "oud.json").out


def test_what_came_and_went_is_told(run: Run, haren: Path) -> None:
    run(*SEEN, "--output", "oud.json")
    tree = json.loads((haren / "oud.json").read_text("utf-8"))
    tree["momenten"] = [row for row in tree["momenten"] if row["id"] != "verordening.besluit"]
    (haren / "minder.json").write_text(json.dumps(tree), "utf-8")

    less = " ".join(run("changes", "oud.json", "minder.json").out.split())
    more = " ".join(run("changes", "minder.json", "oud.json").out.split())

    assert f"1 vervalt. {len(tree['momenten'])} momenten blijven gelijk." in less
    assert "over de verordening: was maandag 27 oktober 2014." in less
    assert f"1 komt erbij. {len(tree['momenten'])} momenten blijven gelijk." in more


BROKEN: list[Any] = [
    # what is in the file that should be a saved timeline or plan
    "",
    "geen json",
    "[" * 100_000,
    [],
    {"schema": "wmoplan/plan/1"},
    {"schema": "wmoplan/tijdlijn/1"},
    {"schema": "wmoplan/tijdlijn/1", "momenten": [1]},
    {"schema": "wmoplan/tijdlijn/1", "momenten": [{"id": "a"}]},
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize("content", BROKEN, ids=[str(content)[:40] for content in BROKEN])
def test_what_is_no_saved_timeline_or_plan_is_refused(run: Run, haren: Path, content: object) -> None:
    (haren / "a.json").write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")

    said = run("changes", "a.json", "wmoplan.yaml", *AS_OF)

    assert said.status == 65
    assert said.err.startswith("a.json: dit is geen tijdlijn en geen plan dat wmoplan bewaarde.")


def test_a_saved_text_cannot_steer_the_screen(run: Run, haren: Path) -> None:
    run(*SEEN, "--output", "oud.json")
    tree = json.loads((haren / "oud.json").read_text("utf-8"))
    for row in tree["momenten"]:
        row["titel"] = "\x1b[31mrood\nregel"
        row["eind"] = "2014-12-31"
    (haren / "vreemd.json").write_text(json.dumps(tree), "utf-8")

    out = run("changes", "oud.json", "vreemd.json").out

    assert "\x1b" not in out
    assert "[31mrood regel" in out


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize("words", [["wmoplan.yaml"], ["a", "b", "c"], ["a", "b", "--profile", "wmoplan.yaml"]])
def test_two_files_are_asked_for(run: Run, words: list[str]) -> None:
    said = run("changes", *words)

    assert said.status == 2
    assert "Welke twee bestanden?" in said.err


@pytest.mark.usefixtures("haren")
def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    assert run("changes", "wmoplan.yaml", "weg.yaml", *AS_OF).status == 66
    assert run("changes", "weg.json", "wmoplan.yaml", *AS_OF).status == 66
