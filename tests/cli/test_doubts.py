"""What a list leaves in doubt, row by row: asked on a terminal, told in a pipe, and never written before a yes.

The days are those of a paper calendar of 2027: 3 March is a Wednesday, 28 January, 4 February and 1 July are Thursdays.
"""

import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOW = ("--as-of", "2026-12-01")
ROWS = """Datum;Tijd;Vergadering;Status
do 28 januari 2027;19.30;Raadsvergadering;openbaar
do 3 maart 2027;19.30;Raadsvergadering;openbaar
do 6 mei 2027;19.30;Raadsvergadering;groen
do 1 juli 2027;19.30;Raadsvergadering;Rescheduled
do 28 januari 2027;19.30;Raadsvergadering;vervallen
"""
HEAD = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"


@pytest.fixture
def doubtful(empty: Path) -> Path:
    """Return a folder with a profile and a schedule of which only one row is beyond doubt."""
    (empty / "wmoplan.yaml").write_text(HEAD, "utf-8")
    (empty / "raad.csv").write_text(ROWS, "utf-8")
    (empty / "mail.txt").write_text(ROWS.replace(";", "\t"), "utf-8")
    return empty


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    typed = StringIO("".join(f"{one}\n" for one in answers))
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def rows(folder: Path) -> list[str]:
    lines = (folder / "wmoplan.yaml").read_text("utf-8").splitlines()
    return [line.partition(", bron")[0].strip(" -{}") for line in lines if "datum: " in line]


COMES_IN = [
    'datum: 2027-01-28, tijd: "19:30", orgaan: raad, status: vervallen',
    'datum: 2027-03-04, tijd: "19:30", orgaan: raad',
    'datum: 2027-05-06, tijd: "19:30", orgaan: raad, status: voorlopig',
    'datum: 2027-07-01, tijd: "19:30", orgaan: raad, status: verplaatst, naar: 2027-07-08',
]


@pytest.mark.parametrize("words", [("import", "raad.csv", *NOW), ("add", "mail.txt")])
def test_each_doubt_is_asked_row_by_row_and_written_as_it_was_answered(
    doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    answered(monkeypatch, "2", "2", "8-7-2027", "2", "nee", "ja")

    said = run("meetings", *words, "--not-whole")

    assert said.status == 0, said.err
    told = " ".join(said.err.split())
    assert "Regel 3: do 3 maart 2027" in told
    assert "1. woensdag 3 maart 2027 2. donderdag 4 maart 2027" in told
    assert "De status 'groen' kent wmoplan niet. Wat betekent die?" in told
    assert "De nieuwe dag staat er niet bij. Welke dag wordt het?" in told
    assert "Op regel 2 is deze vergadering definitief, hier vervallen. Wat geldt?" in told
    assert rows(doubtful) == COMES_IN


def test_nothing_in_doubt_is_written_where_nobody_can_answer(doubtful: Path, run: Run) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", "--not-whole", *NOW)

    assert rows(doubtful) == []
    assert "Niet duidelijk, en niet opgeslagen (4):" in said.err
    assert "regel 3: 'do 3 maart 2027' kan niet" in said.err
    assert "Mogelijk: 'woensdag 3 maart 2027' of 'donderdag 4 maart 2027'." in said.err
    assert 'wmoplan meetings add "woensdag 3 maart 2027 raad"' in said.err


def test_what_was_skipped_calls_nothing_off(doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "2", "2", "8-7-2027", "2", "nee", "ja")
    run("meetings", "import", "raad.csv", "--not-whole", *NOW)
    answered(monkeypatch, "-", "-", "-", "-", "ja")

    run("meetings", "import", "raad.csv", "--not-whole", *NOW)

    assert rows(doubtful) == COMES_IN


def test_what_a_word_means_is_remembered_where_somebody_says_so(
    doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = doubtful / "wmoplan.yaml"
    profile.write_text(f"{HEAD}statuswoorden: {{definitief: besproken}}\n", "utf-8")
    text = "Datum;Vergadering;Status\n28-1-2027;Raad;Groen\n4-2-2027;Raad;besproken\n"
    (doubtful / "raad.csv").write_text(text, "utf-8")
    answered(monkeypatch, "1", "ja", "ja")

    run("meetings", "import", "raad.csv", "--not-whole", *NOW)

    assert 'definitief: "besproken, groen"' in profile.read_text("utf-8")
    assert "Er verandert niets." in run("meetings", "import", "raad.csv", "--yes", "--not-whole", *NOW).err
    (doubtful / "mail.txt").write_text("Datum\tVergadering\tStatus\n11-2-2027\tRaad\tgroen\n", "utf-8")
    assert "1 vergadering begrepen." in run("meetings", "add", "mail.txt", "--dry-run").err


def test_one_answer_can_count_for_all_that_are_alike(doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve Wednesdays of 2027, from 3 March on every two weeks, of which the list says that they are Thursdays."""
    days = ["3-3", "17-3", "31-3", "14-4", "28-4", "12-5", "26-5", "9-6", "23-6", "7-7", "21-7", "4-8"]
    text = "Datum;Vergadering\n" + "".join(f"do {day}-2027;Raad\n" for day in days)
    (doubtful / "raad.csv").write_text(text, "utf-8")
    answered(monkeypatch, "1", "1", "1", "ja", "ja")

    said = run("meetings", "import", "raad.csv", "--not-whole", *NOW)

    assert "Nog 9 vragen van deze soort. Overal hetzelfde antwoord?" in " ".join(said.err.split())
    assert [row.split(",")[0] for row in rows(doubtful)][::11] == ["datum: 2027-03-03", "datum: 2027-08-04"]
    assert len(rows(doubtful)) == 12
