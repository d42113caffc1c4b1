"""The steps of the plan on the agendas of the council: shown, asked, and written only after a yes."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said
from tests.fetch.council_server import CouncilServer, council_server, item, meeting, refused

PROFILE = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"  # Almere uses Notubiz: data/raadssystemen.csv
AS_OF = ("--as-of", "2026-11-22")
DECISION = (
    'besluiten:\n  participatieverordening: {datum: 2026-12-17, bron: "raadssysteem Notubiz, '
    'raad 17 december 2026, punt 8"}\n'
)
ASKED = "Is dit het besluit over de participatieverordening?"

Answer = Callable[..., Said]


@pytest.fixture
def server() -> Iterator[CouncilServer]:
    with council_server() as served:
        served.gremia = [{"id": 1, "title": "Gemeenteraad"}, {"id": 2, "title": "Commissie Samenleving"}]
        served.events = [
            [
                meeting(1, "2026-12-08 20:00:00", "Commissie Samenleving", 2),
                meeting(2, "2026-12-17 20:00:00", "Raadsvergadering"),
                meeting(3, "2027-01-14 20:00:00", "Raadsvergadering"),
                meeting(4, "2027-03-11 20:00:00", "Raadsvergadering"),  # more than ten weeks ahead
            ]
        ]
        served.agendas = {
            "1": {"agenda_items": [item("4", "Participatieverordening Almere 2027")]},
            "2": {
                "agenda_items": [
                    item("1", "Opening"),
                    item("", "Bespreekstukken", item("8.", "Participatieverordening Almere 2027")),
                    item("9", "Verordening jeugdhulp 2027"),
                ]
            },
            "3": {"agenda_items": []},
        }
        yield served


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    return file


@pytest.fixture
def answer(profile: Path, server: CouncilServer, run: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Fetch with a person at a terminal; the meetings are in the profile already."""
    run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)
    server.asked.clear()

    def fetch(*said: str, as_of: str = AS_OF[1]) -> Said:
        answers = StringIO("".join(f"{word}\n" for word in said))
        monkeypatch.setattr(answers, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", answers)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        found = run("meetings", "fetch", "--agenda", "--not-whole", "--source", server.address, "--as-of", as_of)
        assert not answers.read(), "not everything was asked"
        return Said(found.status, found.out, " ".join(re.sub(r"\x1b\[[0-9]*m", "", found.err).split()))

    assert profile.is_file()
    return fetch


def move(server: CouncilServer, to: str, number: str = "5") -> None:
    """Put the participatieverordening on the agenda of another council."""
    server.agendas["2"] = {"agenda_items": [item("1", "Opening")]}
    server.agendas[to] = {"agenda_items": [item(number, "Participatieverordening Almere 2027")]}


def test_a_yes_makes_the_day_of_the_council_that_of_the_decision(profile: Path, answer: Answer, run: Run) -> None:
    before = profile.read_text("utf-8")

    said = answer("ja")

    assert said.status == 0
    assert "Raad donderdag 17 december 2026, punt 8: Participatieverordening Almere 2027" in said.err
    assert ASKED in said.err
    assert profile.read_text("utf-8") == before.replace("vergaderingen:\n", f"{DECISION}vergaderingen:\n")
    row = next(
        one
        for one in json.loads(run("timeline", "--all", "--format", "json", *AS_OF).out)["momenten"]
        if one["id"] == "participatieverordening.besluit"
    )
    assert (row["eind"], row["zekerheid"]) == ("2026-12-17", "vast")


@pytest.mark.parametrize("said", ["nee", ""])
def test_without_a_yes_nothing_is_written(profile: Path, answer: Answer, said: str) -> None:
    before = profile.read_text("utf-8")

    answer(said)

    assert profile.read_text("utf-8") == before


def test_what_somebody_refused_is_not_asked_again(answer: Answer) -> None:
    answer("nee")

    said = answer()

    assert ASKED not in said.err
    assert "U zei eerder dat dit niet dat besluit is." in said.err


def test_an_item_of_a_committee_gives_no_day(profile: Path, server: CouncilServer, answer: Answer) -> None:
    del server.agendas["2"]

    said = answer()

    assert "Commissie dinsdag 8 december 2026, punt 4: Participatieverordening Almere 2027" in said.err
    assert "De commissie praat hierover. U kunt er misschien inspreken. Het besluit neemt de raad." in said.err
    assert "besluiten" not in profile.read_text("utf-8")


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize("words", [["--yes"], ["--yes", "--dry-run"]])
def test_yes_alone_writes_no_decision(profile: Path, server: CouncilServer, run: Run, words: list[str]) -> None:
    before = profile.read_text("utf-8")

    said = run("meetings", "fetch", "--agenda", "--source", server.address, *words, *AS_OF)

    assert "punt 8: Participatieverordening Almere 2027" in said.err
    assert profile.read_text("utf-8") == before


@pytest.mark.usefixtures("answer")
def test_a_dry_run_keeps_nothing(profile: Path, server: CouncilServer, run: Run) -> None:
    kept = profile.parent / "wmoplan-vergaderbron.json"
    before = kept.read_bytes()

    run("meetings", "fetch", "--agenda", "--dry-run", "--source", server.address, *AS_OF)

    assert kept.read_bytes() == before


def test_one_question_for_each_meeting_of_ten_weeks(server: CouncilServer, answer: Answer) -> None:
    answer("ja")

    assert server.asked == {
        "/organisations/952/gremia": 1,
        "/events": 1,
        **{f"/events/meetings/{key}": 1 for key in (1, 2, 3)},
    }


def test_a_second_look_finds_everything_as_it_was(profile: Path, server: CouncilServer, answer: Answer) -> None:
    answer("ja")
    before = profile.read_bytes()
    server.heads.clear()

    said = answer()

    assert "In uw profiel staat het besluit over de participatieverordening al op deze dag." in said.err
    assert "nieuw op de agenda" not in said.err
    assert profile.read_bytes() == before
    assert all("If-None-Match" in head for head in server.heads)  # each answer is known by its mark


def test_a_visit_without_agendas_forgets_nothing(server: CouncilServer, answer: Answer, run: Run) -> None:
    answer("nee")
    run("meetings", "fetch", "--source", server.address, "--yes", *AS_OF)

    assert "U zei eerder dat dit niet dat besluit is." in answer().err


def test_what_appears_is_told(server: CouncilServer, answer: Answer) -> None:
    answer("ja")
    server.agendas["3"] = {"agenda_items": [item("3", "Beleidsplan Wmo 2027-2030")]}

    said = answer("nee")

    assert "Raad donderdag 14 januari 2027, punt 3: Beleidsplan Wmo 2027-2030 Dit is nieuw op de agenda." in said.err


def test_a_decision_that_moves_is_asked(profile: Path, server: CouncilServer, answer: Answer) -> None:
    answer("ja")
    move(server, "3")

    said = answer("ja")

    assert "Dit stond eerst op een andere agenda: raad donderdag 17 december 2026, punt 8." in said.err
    assert "In uw profiel staat het besluit over de participatieverordening op donderdag 17 december 2026" in said.err
    text = profile.read_text("utf-8")
    assert 'datum: 2027-01-14, bron: "raadssysteem Notubiz, raad 14 januari 2027, punt 5"' in text
    assert "2026-12-17, bron" not in text


def test_a_decision_that_vanished_stays_until_somebody_says_so(
    profile: Path, server: CouncilServer, answer: Answer
) -> None:
    answer("ja")
    server.agendas = {key: {"agenda_items": []} for key in ("1", "2", "3")}
    before = profile.read_text("utf-8")

    said = answer("nee")

    assert "punt 8: Participatieverordening Almere 2027: dit staat niet meer op de agenda." in said.err
    assert "Wilt u die dag uit uw profiel halen?" in said.err
    assert profile.read_text("utf-8") == before
    answer("ja")
    assert profile.read_text("utf-8") == before.replace(DECISION, "besluiten: {}\n")


def test_what_else_is_said_of_a_vanished_decision_stays(profile: Path, server: CouncilServer, answer: Answer) -> None:
    answer("ja")
    text = profile.read_text("utf-8").replace("{datum: 2026-12-17, bron", "{datum: 2026-12-17, orgaan: raad, bron")
    profile.write_text(text, "utf-8")
    server.agendas = {"2": {"agenda_items": []}}

    said = answer()

    assert "Klopt dat niet meer? Haal 'datum' en 'bron' daar dan weg." in said.err
    assert profile.read_text("utf-8") == text


def test_a_decision_is_on_one_day(profile: Path, server: CouncilServer, answer: Answer) -> None:
    server.agendas["3"] = {"agenda_items": [item("5", "Participatieverordening, tweede lezing")]}

    said = answer("ja")

    assert "Over dit besluit zei u al ja." in said.err
    assert DECISION in profile.read_text("utf-8")


def test_a_title_cannot_steer_the_screen_or_the_profile(profile: Path, server: CouncilServer, answer: Answer) -> None:
    title = 'Participatieverordening \x1b[2J\n"}, rol: x\u202e'
    server.agendas["2"] = {"agenda_items": [item('8"}\n# ' + "9" * 50, title)]}

    said = answer("ja")

    assert said.status == 0
    assert "\x1b[2J" not in said.err
    assert "\u202e" not in said.err
    text = profile.read_text("utf-8")
    assert text.count("\n") == len(text.splitlines())
    assert 'punt 8\\"} # 9999' in text


def test_an_agenda_that_is_not_there_tells_nothing(profile: Path, server: CouncilServer, answer: Answer) -> None:
    answer("ja")
    before, agenda = profile.read_bytes(), server.agendas.pop("2")

    said = answer()

    assert "niet meer op de agenda" not in said.err
    assert "2 vergaderingen hebben nog geen agenda." in said.err
    assert profile.read_bytes() == before
    server.agendas["2"] = agenda
    assert "nieuw op de agenda" not in answer().err


def test_the_vanishing_of_what_was_refused_is_no_news(server: CouncilServer, answer: Answer) -> None:
    answer("nee")
    server.agendas["2"] = {"agenda_items": []}

    assert "niet meer op de agenda" not in answer().err


def test_a_row_of_the_reader_is_asked_before_it_changes(profile: Path, answer: Answer) -> None:
    row = "besluiten:\n  participatieverordening: {datum: 2026-11-26, bron: griffie} # gebeld\n"
    profile.write_text(profile.read_text("utf-8") + row, "utf-8")
    before = profile.read_text("utf-8")

    said = answer("nee")

    assert "staat het besluit over de participatieverordening op donderdag 26 november 2026 (griffie)." in said.err
    assert f"{ASKED} Dan komt deze dag daarvoor in de plaats." in said.err
    assert profile.read_text("utf-8") == before


def test_words_of_the_profile_find_what_the_plan_does_not(profile: Path, server: CouncilServer, answer: Answer) -> None:
    server.agendas["2"] = {"agenda_items": [item("6", "Verordening bewonersbetrokkenheid")]}
    text = profile.read_text("utf-8")
    profile.write_text(
        f"{text}raadsagenda: {{participatieverordening: {{woorden: [bewonersbetrokkenheid]}}}}\n", "utf-8"
    )

    answer("ja")

    assert 'datum: 2026-12-17, bron: "raadssysteem Notubiz, raad 17 december 2026, punt 6"' in profile.read_text(
        "utf-8"
    )


def test_a_step_of_the_college_gets_no_day_of_the_council(profile: Path, server: CouncilServer, answer: Answer) -> None:
    server.agendas = {"2": {"agenda_items": [item("7", "Nadere regels Wmo 2027")]}}

    said = answer()

    assert "Dit gaat misschien over de nadere regels. Het besluit neemt het college." in said.err
    assert "besluiten" not in profile.read_text("utf-8")


def test_a_meeting_that_is_off_is_not_asked(server: CouncilServer, answer: Answer) -> None:
    server.events[0][1] = meeting(2, "2026-12-17 20:00:00", "Raadsvergadering", canceled=True)

    answer("ja")  # the meetings themselves

    assert "/events/meetings/2" not in server.asked


def test_a_system_that_fails_half_way_leaves_what_was_known(
    profile: Path, server: CouncilServer, answer: Answer
) -> None:
    answer("ja")
    before = profile.read_bytes()
    server.faults = [lambda _: False, lambda _: False, *[refused(500)] * 3]

    said = answer()

    assert said.status == 69
    assert "geeft een fout (500)" in said.err
    assert profile.read_bytes() == before
    assert "al op deze dag" in answer().err


def test_the_items_of_go_come_with_the_list(empty: Path, server: CouncilServer, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text(PROFILE.replace("Almere", "Noordoostpolder"), "utf-8")
    server.go = [
        {
            "id": 8,
            "dmu": {"id": 1, "name": "Gemeenteraad"},
            "date": "2026-12-16 00:00:00",
            "startTime": "20:00",
            "description": "Raadsvergadering",
            "items": [{"number": "8", "title": "Participatieverordening Noordoostpolder"}],
        }
    ]

    said = run("meetings", "fetch", "--agenda", "--yes", "--source", server.address, *AS_OF)

    assert "Raad woensdag 16 december 2026, punt 8: Participatieverordening Noordoostpolder" in said.err
    assert server.asked == {"/v1/meetings": 1}
