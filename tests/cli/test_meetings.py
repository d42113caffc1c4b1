"""Meetings out of a mail: understood, asked or named, and written whole or not at all."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MAIL = """Beste mensen,

Hierbij de vergaderdata:
di 11 november 2014 20.00 uur commissie
ma 17 november 2014 20.00 uur raad
De lift is stuk.
"""
UNCLEAR = "wo 18 november 2014 20.00 uur raad\n"


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text("# van ons\ngemeente: Haren # hier\nplan: invoering-2015\n", "utf-8")
    return file


def test_a_file_is_added_and_comments_stay(profile: Path, run: Run) -> None:
    (profile.parent / "mail.txt").write_text(MAIL, "utf-8")

    said = run("meetings", "add", "mail.txt", "--source", "mail van de griffie", "--since", "2014-06-01")

    assert said.status == 0
    assert said.out == ""
    assert "2 vergaderingen begrepen." in said.err
    assert f"Klaar: {profile}" in said.err
    text = profile.read_text("utf-8")
    assert text.startswith("# van ons\ngemeente: Haren # hier\n")
    assert (
        '{datum: 2014-11-11, tijd: "20:00", orgaan: commissie, bron: "mail van de griffie", sinds: 2014-06-01}' in text
    )


def test_adding_twice_changes_nothing(profile: Path, run: Run) -> None:
    run("meetings", "add", MAIL)
    before = profile.read_bytes()

    said = run("meetings", "add", MAIL)

    assert said.status == 0
    assert "Er verandert niets." in said.err
    assert profile.read_bytes() == before


@pytest.mark.parametrize("words", [(), ("-",)])
def test_a_pipe_is_read(words: tuple[str, ...], profile: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MAIL.encode("cp1252")), encoding="utf-8"))

    assert run("meetings", "add", *words).status == 0
    assert "2014-11-17" in profile.read_text("utf-8")


def test_what_is_unclear_stops_everything_where_nobody_can_answer(profile: Path, run: Run) -> None:
    before = profile.read_bytes()

    said = run("meetings", "add", MAIL + UNCLEAR)

    assert said.status == 65
    assert "regel 7" in said.err
    assert "dinsdag 18 november 2014" in said.err
    assert profile.read_bytes() == before


def test_what_is_unclear_can_be_left_out_and_is_named(profile: Path, run: Run) -> None:
    said = run("meetings", "add", MAIL + UNCLEAR, "--skip")

    assert said.status == 0
    assert "Niet begrepen, regel 7: wo 18 november 2014" in said.err
    assert "2014-11-18" not in profile.read_text("utf-8")


def test_a_dry_run_writes_nothing(profile: Path, run: Run) -> None:
    before = profile.read_bytes()

    assert "Nieuw (2):" in run("meetings", "add", MAIL, "--dry-run").err
    assert profile.read_bytes() == before


def test_year_and_body_can_be_given(profile: Path, run: Run) -> None:
    assert run("meetings", "add", "17 november", "--year", "2014", "--body", "raad").status == 0
    assert "datum: 2014-11-17" in profile.read_text("utf-8")


@pytest.mark.usefixtures("profile")
def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    said = run("meetings", "add", "mial.txt")

    assert said.status == 66
    assert "mial.txt is er niet." in said.err


@pytest.mark.usefixtures("profile")
def test_no_meetings_is_told_with_the_way_out(run: Run) -> None:
    assert run("meetings").out.endswith("Toevoegen: wmoplan meetings add\n")


@pytest.mark.usefixtures("profile")
def test_what_a_screen_obeys_is_not_shown(run: Run) -> None:
    found = run("meetings", "add", "raad 27 oktober 2014\niets \x1b]0;titel\x07 \x1b[31mrood \u202eom", "--dry-run")

    assert found.status == 0
    assert "rood" in found.out + found.err
    assert not {"\x1b", "\x07", "\u202e"} & set(found.out + found.err)
