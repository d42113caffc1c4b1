"""`wmoplan answer`: one question in a pipe, and all of them on a terminal."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TODAY = ("--as-of", "2026-12-01")


@pytest.fixture
def groningen(empty: Path) -> Path:
    profile = empty / "wmoplan.yaml"
    profile.write_text("gemeente: Groningen\nplan: beleidscyclus\n", encoding="utf-8")
    return profile


def test_an_answer_in_a_pipe_is_read_back_and_written(groningen: Path, run: Run) -> None:
    said = run("antwoord", "advies", "vier weken, zegt de griffie", *TODAY)

    assert said.status == 0
    assert "Begrepen: De tijd voor uw advies is 4 weken. Bron: de griffie, dinsdag 1 december 2026." in said.err
    assert 'advies: {lengte: "4 weken", bron: "de griffie", sinds: 2026-12-01}' in groningen.read_text(encoding="utf-8")


def test_the_list_of_questions_says_how_to_answer_each(groningen: Path, run: Run) -> None:
    assert groningen.exists()
    assert "Weet u het? Typ: wmoplan antwoord 2\n" in run("vragen", *TODAY).out


def test_days_of_meetings_are_added_as_meetings(groningen: Path, run: Run) -> None:
    assert run("antwoord", "orgaan:raad", "21 januari en 18 februari 2027", "--yes", *TODAY).status == 0

    rows = groningen.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if "orgaan: raad" in row] == [
        "  - {datum: 2027-01-21, orgaan: raad}",
        "  - {datum: 2027-02-18, orgaan: raad}",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Welke vraag, en wat is het antwoord?"),
        (("advies",), "Welke vraag, en wat is het antwoord?"),
        (("advies", "lang"), "In 'lang' staat geen termijn.\n  Schrijf bijvoorbeeld: zes weken."),
        (("dit-is-geen-vraag", "ja"), "Er is niets met 'dit-is-geen-vraag'."),
    ],
)
def test_what_cannot_be_answered_says_what_to_type(
    groningen: Path, run: Run, words: tuple[str, ...], told: str
) -> None:
    before = groningen.read_bytes()
    said = run("antwoord", *words, *TODAY)

    assert said.status == 2
    assert told in said.err
    assert groningen.read_bytes() == before


def test_the_questions_come_one_by_one_and_each_answer_is_read_back(
    groningen: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the raad meets comes first; two questions are left open, and the fourth gets a slip first."""
    typed = StringIO("weet ik niet\nvolgende\nvolgende\nlang\nveertien dagen\nja\nklaar\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    said = run("antwoord", *TODAY)

    assert said.status == 0
    asked = [line for line in said.err.splitlines() if line.startswith("Vraag ")]
    assert len(asked) == 5
    assert asked[0].endswith("Op welke dagen vergadert de raad?")
    assert "In 'lang' staat geen termijn." in said.err
    assert "Begrepen: De tijd tussen het besluit en de bekendmaking is 14 dagen." in said.err
    assert 'bekendmaking: {lengte: "14 dagen", sinds: 2026-12-01}' in groningen.read_text(encoding="utf-8")
