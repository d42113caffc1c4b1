"""`init` where somebody has a profile: other answers in it, or a second municipality in a folder of its own."""

import difflib
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_terminal import talk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")

PROFILE = """# Van ons, niet aankomen.
gemeente: Almere   # sinds 1984
organisatie: "Adviesraad Almere"
rol: wmo-raad
plan: beleidscyclus
onderwerpen: [inkoop, kwaliteit]  # samen gekozen
ankers:
  start-contract: 2028-01-01    # Op welke dag beginnen de contracten?
vergaderingen:
  - {regel: "elke eerste maandag van de maand", orgaan: eigen, van: 2026-01-01, tot: 2030-12-31}
  - {datum: 2027-02-18, tijd: "20:00", orgaan: raad}   # van de site
"""


@pytest.fixture
def almere(empty: Path) -> Path:
    path = empty / "wmoplan.yaml"
    path.write_text(PROFILE, "utf-8")
    return path


def plain(said: str) -> str:
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", said).split())


def test_the_same_answers_change_nothing(almere: Path, empty: Path) -> None:
    said, status = talk(empty, ["init"], ["\n"] * 6)

    assert status == 0, said
    assert "U hebt al een profiel van Almere" in plain(said)
    assert "Er verandert niets." in said
    assert almere.read_text("utf-8") == PROFILE


def test_other_answers_change_only_what_was_asked(almere: Path, empty: Path, run: Run) -> None:
    answers = ["1\n", "Wmo-raad Almere\n", "inkoop geld\n", "1 juli 2028\n", "tweede dinsdag\n"]

    said, status = talk(empty, ["init"], answers)

    assert status == 0, said
    now = almere.read_text("utf-8")
    lines = [line for line in difflib.ndiff(PROFILE.splitlines(), now.splitlines()) if line[:1] in "+-"]
    assert 'organisatie: "Wmo-raad Almere"' in now
    assert "onderwerpen: [inkoop, geld]  # samen gekozen" in now
    assert "2028-07-01" in now
    assert "elke tweede dinsdag van de maand" in now
    for kept in ("# Van ons, niet aankomen.", "gemeente: Almere   # sinds 1984", "orgaan: raad}   # van de site"):
        assert kept in now
    assert sum(line.startswith("-") for line in lines) == 4, lines
    assert run("check").status in {0, 1}


def test_a_second_municipality_gets_a_folder_of_its_own(almere: Path, empty: Path) -> None:
    answers = ["\n", "\n", "alle\n", "\n", "\n", "\n", "\n", "weet ik niet\n", "weet ik niet\n"]

    said, status = talk(empty, ["init", "Oss"], answers)

    assert "[2]" in said  # another municipality was typed
    assert almere.read_text("utf-8") == PROFILE
    made = empty / "Oss" / "wmoplan.yaml"
    assert made.is_file(), (said, status)
    assert f'cd "{empty / "Oss"}"' in plain(said)
    assert "gemeente: Oss" in made.read_text("utf-8")


@pytest.mark.usefixtures("almere")
def test_elsewhere_it_is_asked_too_and_a_second_one_comes_here(empty: Path) -> None:
    here = empty / "elders"
    here.mkdir()

    said, _ = talk(here, ["init", "Groningen"], ["2\n", "\n", "geld\n", "\n", "nee\n"])

    assert "U hebt al een profiel van Almere" in plain(said)
    assert "gemeente: Groningen" in (here / "wmoplan.yaml").read_text("utf-8")


def test_in_a_pipe_it_refuses_as_before(almere: Path, run: Run) -> None:
    said = run("init", "Oss")

    assert said.status == 73
    assert "schrijft er niet overheen" in said.err
    assert almere.read_text("utf-8") == PROFILE


def test_honest_answers_make_a_profile(empty: Path, run: Run) -> None:
    answers = ["weet ik niet\n", "inkoop verordening\n", "zomer 2027\n", "geen idee\n"]
    answers += ["1e dinsdag, niet in augustus\n", "weet ik nog niet\n"]

    said, status = talk(empty, ["init", "Almere"], answers)

    assert status == 0, said
    text = (empty / "wmoplan.yaml").read_text("utf-8")
    assert 'organisatie: "Wmo-raad Almere"' in text
    assert "U zei: zomer 2027" in text
    assert "elke eerste dinsdag van de maand" in text
    assert run("check").status in {0, 1}
