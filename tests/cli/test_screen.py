"""What a screen gets: no line wider than it is, whatever the command; and what a folder or a setting can do to that."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run
from wmoplan.cli import main
from wmoplan.cli.program import COMMANDS
from wmoplan.cli.speak import NARROW, WIDEST, width

AS_OF = ("--as-of", "2026-11-22")
STEP = "participatieverordening"
SHOWN = [
    ("answer", "advies", "vier weken", "--yes"),
    AS_OF,
    ("timeline", *AS_OF),
    ("timeline", "--all", *AS_OF),
    ("timeline", "--format", "plain", *AS_OF),
    ("timeline", "--format", "table", *AS_OF),
    ("timeline", "--suppose", f"{STEP}=2026-12-17", *AS_OF),
    ("checklist", *AS_OF),
    ("answer", STEP, "misschien", *AS_OF),
    ("calendar", *AS_OF),
    ("check", "--all", *AS_OF),
    ("questions", *AS_OF),
    ("letter", *AS_OF),
    ("letter", "aanmelden", STEP, *AS_OF),
    ("changes",),
    ("status", *AS_OF),
    ("report", *AS_OF),
    ("advice", "add", STEP, "--asked", "2026-11-20"),
    ("advice", *AS_OF),
    ("done", STEP),
    ("note", STEP, " ".join(["Een opmerking die lang is."] * 9)),
    ("undo", STEP),
    ("explain", STEP, *AS_OF),
    ("explain", "2026-12-10", *AS_OF),
    ("plan",),
    ("meetings", "list"),
    ("meetings", "add", "do 17 december 2026 raad"),
    ("meetings", "import", "bestaat-niet.csv"),
    ("region", "--example", "brabant-noordoost-oost", "--as-of", "2014-06-01"),
    ("build", *AS_OF, "--output", "pagina"),
    ("init",),
    ("timeline", "--nergens"),
    ("explain", "nergens", *AS_OF),
    ("--help",),
    ("help", "statussen"),
    ("help", "zienswijze"),
    ("help", "nergens"),
    ("timeline", "--help"),
    ("meetings", "import", "--help"),
]
"""Every command, and the forms that a person reads; JSON and .csv are for programs."""


@pytest.fixture
def almere(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = (EXAMPLES / "almere-2026.yaml").read_text("utf-8")
    (empty / "wmoplan.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("TERM", "xterm")
    return empty


def test_every_command_is_shown() -> None:
    shown = {words[0] for words in SHOWN}

    assert {name for name, entry in COMMANDS.items() if entry.section} - shown == {"schema", "completion"}, (
        "which give JSON and a script"
    )


@pytest.mark.usefixtures("almere")
@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_is_wider_than_the_screen(
    columns: int, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told = 0
    for words in SHOWN:
        capsys.readouterr()
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True)
        said = run(*words)
        lines = [*said.out.split("\n"), *said.err.split("\n")]
        told += len(lines)
        wide = [line for line in lines if len(line) > columns and len(line.split()) > 1]
        assert wide == [], words
    assert told > 1000


@pytest.mark.usefixtures("almere")
@pytest.mark.parametrize("columns", ["99999999999999999999", "1000000", "0", "-5", "1", "80x", ""])
def test_any_number_of_columns_gives_a_table(columns: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    said = run("timeline", "--format", "table", *AS_OF)

    assert said.status == 0
    assert "ALMERE: UW MOMENTEN VAN INVLOED" in said.out
    assert width() <= WIDEST
    assert NARROW < WIDEST


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that one is in")
@pytest.mark.parametrize("words", [(), ("init", "Almere"), ("calendar",), ("build", "--all", "."), ("region", ".")])
def test_a_folder_that_is_gone_is_told(words: tuple[str, ...], empty: Path, run: Run) -> None:
    gone = empty / "weg"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()

    said = run(*words)

    assert (said.status, said.out) == (66, "")
    assert said.err.startswith("De map waarin u staat, is er niet meer.\n")


@pytest.mark.parametrize("words", [("--nergens",), ("--as-of", "2026-11-22", "nergens"), ("hoem",), ("--as-of",)])
def test_a_command_without_a_name_is_not_named(words: tuple[str, ...], run: Run) -> None:
    said = run(*words)

    assert said.status == 2
    assert "home" not in said.err
    assert any(way in said.err for way in ("wmoplan help alles", "wmoplan --help", "--as-of DATUM"))


@pytest.mark.usefixtures("empty")
def test_the_version_has_a_short_option_too(run: Run) -> None:
    assert run("-V") == run("--version")


@pytest.mark.usefixtures("almere")
def test_of_many_words_the_nearest_are_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["meetings", "add", "do 17 december 2026 raad", "--body", "raat"]) == 2
    assert "Bedoelt u 'raad'? U kunt kiezen uit: college, commissie, eigen, politieke-markt en raad." in (
        capsys.readouterr().err
    )
    text = "gemeente: Almere\nplan: beleidscyclus\nbevestigd: {participatieverordening.colegebesluit: 2026-12-17}\n"
    Path("wmoplan.yaml").write_text(text, "utf-8")

    said = run("check", *AS_OF).err

    assert "Bedoelt u 'participatieverordening.collegebesluit'?" in said
    assert "andere." in said
    assert len(said) < 700


# From the calendar of 2026: 10 December is a Thursday. The plan of every four years brings another plan along.
@pytest.mark.usefixtures("empty")
def test_a_wrong_weekday_is_told_once_over_all_plans(run: Run) -> None:
    row = "{datum: maandag 10 december 2026, orgaan: raad}"
    text = f"gemeente: Almere\nplan: beleidscyclus\nvergaderingen: [{row}]\nbesluiten: {{{STEP}: {row}}}\n"
    Path("wmoplan.yaml").write_text(text, "utf-8")

    assert run("check", *AS_OF).out.count("Maandag 10 december 2026 bestaat niet") == 1
