"""Meetings out of a mail: understood, asked or named, and written whole or not at all."""

import io
import json
import re
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from wmoplan.fetch.kept import Kept, as_kept

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


@pytest.mark.parametrize("word", ["add", "import"])
def test_a_schedule_changes_no_profile_without_a_yes_under_either_name(word: str, profile: Path, run: Run) -> None:
    before = profile.read_bytes()
    (profile.parent / "raad.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20141117T200000\nSUMMARY:Raad\nEND:VEVENT\nEND:VCALENDAR\n"
    )

    said = run("meetings", word, "raad.ics")

    assert said.status == 2
    assert said.err.endswith(
        "Er is niets geschreven: niemand kan ja zeggen.\n"
        "  Een schema, zoals een bestand van Excel, kan ook veranderen wat er al staat. "
        "Klopt het? Zet dan erbij: --yes\n"
    )
    assert profile.read_bytes() == before
    assert run("meetings", word, "raad.ics", "--yes").status == 0
    assert "datum: 2014-11-17" in profile.read_text("utf-8")


def test_a_yes_asks_nothing_and_leaves_out_nothing(profile: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)

    unclear = run("meetings", "add", MAIL + UNCLEAR, "--yes")
    assert unclear.status == 65
    assert "2014-11-17" not in profile.read_text("utf-8")

    assert run("meetings", "add", MAIL, "--yes").status == 0
    assert "datum: 2014-11-17" in profile.read_text("utf-8")


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


LISTED = """gemeente: Haren
plan: invoering-2015
organen: {beeld: {naam: de Beeldavond, rechten: [inspreken]}}
vergaderingen:
  - {datum: 2014-10-20, orgaan: raad}
  - {datum: 2014-11-03, orgaan: raad, status: voorlopig, bron: "raad.csv"}
  - {datum: 2014-11-10, orgaan: raad, status: verplaatst, naar: 2014-11-17, bron: "raadssysteem Notubiz", kenmerk: aaaa}
  - {datum: 2014-11-11, orgaan: beeld, bron: "mail; van dinsdag"}
  - {datum: 2014-12-09, orgaan: beeld, status: vervallen}
vergaderschema: {van: 2014-01-01, tot: 2014-12-31, organen: raad}
"""


def test_the_list_begins_with_what_comes_and_tells_where_it_is_from(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(LISTED, "utf-8")
    (empty / "wmoplan-vergaderbron.json").write_bytes(as_kept(Kept(day=date(2014, 9, 1))))

    assert run("meetings", "list", "--as-of", "2014-11-01").out == (
        "wmoplan.yaml: 4 vergaderingen.\n"
        "  Raad: heel schema t/m 31 december 2014; zelf opgeschreven (1), uit raad.csv (1) en opgehaald uit "
        "raadssysteem Notubiz op 1 september 2014 (1)\n"
        "  Beeldavond: bekend t/m 9 december 2014; mail (1) en zelf opgeschreven (1)\n"
        "\n"
        "maandag 3 november 2014: Raad (voorlopig), ingelezen\n"
        "dinsdag 11 november 2014: Beeldavond, opgeschreven\n"
        "maandag 17 november 2014: Raad, opgehaald\n"
        "Gaat niet door (2):\n"
        "  maandag 10 november 2014: Raad, verplaatst naar maandag 17 november 2014\n"
        "  dinsdag 9 december 2014: Beeldavond, vervallen\n"
        "1 vergadering is al geweest: wmoplan meetings list --all\n"
    )
    assert (
        "\nmaandag 20 oktober 2014: Raad, opgeschreven\n"
        in run("meetings", "list", "--as-of", "2014-11-01", "--all").out
    )
    assert "is er geen vergadering bekend" in run("meetings", "list", "--as-of", "2014-12-20").out


def test_the_list_is_there_for_other_programs_with_every_row(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(LISTED, "utf-8")
    schema = json.loads(run("schema", "vergaderingen").out)

    tree = json.loads(run("meetings", "--format", "json", "--as-of", "2014-11-01").out)
    table = run("meetings", "list", "--format", "csv", "--as-of", "2014-11-01").out

    jsonschema.validate(tree, schema, format_checker=jsonschema.FormatChecker())
    rows = [(one["datum"], one["status"], one["naar"], one["herkomst"]) for one in tree["vergaderingen"]]
    assert rows == [
        ("2014-10-20", "definitief", None, "opgeschreven"),
        ("2014-11-03", "voorlopig", None, "ingelezen"),
        ("2014-11-10", "verplaatst", "2014-11-17", "opgehaald"),
        ("2014-11-11", "definitief", None, "opgeschreven"),
        ("2014-11-17", "definitief", None, "opgehaald"),
        ("2014-12-09", "vervallen", None, "opgeschreven"),
    ]
    assert table.replace("\r\n", "\n").splitlines()[:2] == [
        "datum;tijd;orgaan;naam;titel;status;naar;herkomst;bron;regel;gemeente;bestand",
        "2014-10-20;;raad;raad;;definitief;;opgeschreven;;;Haren;wmoplan.yaml",
    ]
    assert table.count("\n") == 7
    run("meetings", "--output", "lijst.csv", "--as-of", "2014-11-01")
    assert (empty / "lijst.csv").read_bytes().startswith(b"\xef\xbb\xbfdatum;")
    assert run("meetings", "--format", "xml").status == 2


def test_a_preview_names_a_body_as_the_profile_names_it(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(LISTED, "utf-8")

    said = run("meetings", "add", "di 18 november 2014 beeld\ndi 9 december 2014 20.00 uur beeld")

    assert "\n  dinsdag 18 november 2014: Beeldavond\n" in said.err
    assert (
        "\n  Beeldavond van dinsdag 9 december 2014: was vervallen, wordt definitief en begint om 20.00 uur\n"
        in said.err
    )
    assert "\n1 vergadering kwam erbij en 1 regel veranderde.\nWat u nu doet: wmoplan timeline" in said.err


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"opgehaald": 3}', '{"opgehaald": "morgen"}'])
def test_what_somebody_changed_in_the_kept_answers_stops_no_list(empty: Path, run: Run, kept: str) -> None:
    (empty / "wmoplan.yaml").write_text(LISTED, "utf-8")
    (empty / "wmoplan-vergaderbron.json").write_text(kept, "utf-8")

    assert "opgehaald uit raadssysteem Notubiz (1)" in run("meetings", "list", "--as-of", "2014-11-01").out


# A list out of Word has its bullets in the private use of Unicode (Symbol, U+F0B7); a soft hyphen is seen nowhere.
@pytest.mark.parametrize(
    "line", ["\uf0b7 ma 17 november 2014 raad begro\u00adting", "ma 17 november 2014 raad \ud83d begroting"]
)
def test_what_nobody_sees_keeps_no_meeting_out(line: str, profile: Path, run: Run) -> None:
    said = run("meetings", "add", line, "--not-whole")

    assert said.status == 0, said.err
    assert '{datum: 2014-11-17, orgaan: raad, titel: "raad begroting"}' in profile.read_text("utf-8")


OTHER_TIME = [
    # what is answered, the times on 14 January
    ("1\nja\n", ["20:00"]),
    ("2\nja\n", ["19:30"]),
    ("3\nja\n", ["19:30", "20:00"]),
]


@pytest.mark.parametrize(("answers", "times"), OTHER_TIME)
def test_a_pasted_meeting_at_another_time_is_asked_on_a_terminal(
    empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answers: str, times: list[str]
) -> None:
    """A mail says that the raad begins later; 14 January 2027 is a Thursday."""
    profile = empty / "wmoplan.yaml"
    held = 'vergaderingen:\n  - {datum: 2027-01-14, tijd: "19:30", orgaan: raad}\n'
    profile.write_text(f"gemeente: Almere\nplan: beleidscyclus\n{held}", "utf-8")
    typed = io.StringIO(answers)
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    said = run("meetings", "add", "do 14 januari 2027 20.00 uur raad")

    assert "Uw bestand: 19.30 uur. De tekst: 20.00 uur. Wat klopt?" in said.err
    assert re.findall(r'tijd: "([0-9:]+)"', profile.read_text("utf-8")) == times


def test_a_pasted_meeting_at_another_time_is_told_where_nobody_answers(empty: Path, run: Run) -> None:
    held = 'vergaderingen:\n  - {datum: 2027-01-14, tijd: "19:30", orgaan: raad}\n'
    (empty / "wmoplan.yaml").write_text(f"gemeente: Almere\nplan: beleidscyclus\n{held}", "utf-8")

    said = run("meetings", "add", "do 14 januari 2027 20.00 uur raad")

    assert "dit wordt een tweede vergadering op die dag. Is het dezelfde?" in said.out + said.err
