"""The agenda of one meeting, pasted or as a file: its meeting, and its items as those of a fetched agenda."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pyperclip
import pytest

from tests.cli.conftest import Run, Said
from tests.fetch.council_server import council_server, item, meeting

PROFILE = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"
AS_OF = ("--as-of", "2026-11-22")
HEAD = "Agenda raadsvergadering donderdag 17 december 2026, 19.30 uur"
AGENDA = f"""{HEAD}
1. Opening
2. Vaststellen verslag 12 november 2026
Hamerstukken
3. Verordening jeugdhulp Almere 2027
Bespreekstukken
8. Participatieverordening Almere (raadsvoorstel)
9. Beleidsplan cultuur 2027-2030
10. Sluiting
"""
ROW = '  participatieverordening: {datum: 2026-12-17, bron: "agenda.txt, raad 17 december 2026, punt 8"}\n'
ASKED = "Is dit het besluit over de participatieverordening?"

Answer = Callable[..., Said]


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    return file


@pytest.fixture
def answer(profile: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Import an agenda with a person at a terminal."""

    def give(text: str, *said: str, name: str = "agenda.txt", words: tuple[str, ...] = ()) -> Said:
        (profile.parent / name).write_text(text, "utf-8")
        answers = StringIO("".join(f"{word}\n" for word in said))
        monkeypatch.setattr(answers, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", answers)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        found = run("meetings", "import", name, *AS_OF, *words)
        assert not answers.read(), "not everything was asked"
        return Said(found.status, found.out, " ".join(found.err.split()))

    return give


def test_a_yes_writes_the_meeting_and_a_yes_the_decision(profile: Path, answer: Answer) -> None:
    said = answer(AGENDA, "ja", "ja")

    assert said.status == 0
    assert "Dit is de agenda van een vergadering: 6 punten." in said.err
    assert "Raad donderdag 17 december 2026, punt 8: Participatieverordening Almere (raadsvoorstel)" in said.err
    assert ASKED in said.err
    text = profile.read_text("utf-8")
    assert f"besluiten:\n{ROW}" in text
    assert '  - {datum: 2026-12-17, tijd: "19:30", orgaan: raad, bron: "agenda.txt"}' in text
    assert text.count("datum:") == 2


def test_what_is_not_used_is_named_in_one_line(answer: Answer) -> None:
    said = answer(f"{AGENDA}Griffie Almere\n", "nee", "nee")

    assert (
        "Niet gebruikt: 5 andere punten (1 Opening; 2 Vaststellen verslag 12 november 2026; "
        "3 Verordening jeugdhulp Almere 2027; en nog 2, zie --all)."
    ) in said.err
    assert "Geen punt: 1 regel (Griffie Almere)." in said.err


def test_all_that_is_not_used_is_named_where_all_is_asked(profile: Path, run: Run) -> None:
    (profile.parent / "agenda.txt").write_text(AGENDA, "utf-8")
    said = run("meetings", "add", "agenda.txt", "--all", "--dry-run")

    unused = said.err.partition("Niet gebruikt: 5 andere punten (")[2].partition(").")[0]
    assert len(unused.split("; ")) == 5


def test_without_a_yes_nothing_is_written(profile: Path, answer: Answer) -> None:
    answer(AGENDA, "nee", "nee")

    assert profile.read_text("utf-8") == PROFILE


def test_what_was_refused_is_not_asked_again(answer: Answer) -> None:
    answer(AGENDA, "ja", "nee")

    assert "U zei eerder dat dit niet dat besluit is." in answer(AGENDA).err


def test_what_appears_in_a_later_version_is_told(answer: Answer) -> None:
    answer(AGENDA.replace("8. Participatieverordening", "8. Kadernota"), "ja")

    said = answer(AGENDA, "nee")

    assert "Dit is nieuw op de agenda." in said.err


def test_the_first_agenda_of_another_meeting_has_no_news(answer: Answer) -> None:
    answer(AGENDA.replace("8. Participatieverordening", "8. Kadernota"), "ja")

    said = answer(AGENDA.replace("donderdag 17 december 2026", "14 januari 2027"), "ja", "nee")

    assert "nieuw op de agenda" not in said.err


def test_what_moved_to_another_agenda_is_asked(profile: Path, answer: Answer) -> None:
    answer(AGENDA, "ja", "ja")

    said = answer(AGENDA.replace("donderdag 17 december 2026", "14 januari 2027"), "ja", "ja", name="jan.txt")

    assert "Dit stond ook op een andere agenda: raad donderdag 17 december 2026, punt 8." in said.err
    assert 'datum: 2027-01-14, bron: "jan.txt, raad 14 januari 2027, punt 8"' in profile.read_text("utf-8")


def test_what_vanished_from_a_later_version_is_asked(profile: Path, answer: Answer) -> None:
    answer(AGENDA, "ja", "ja")

    said = answer(AGENDA.replace("8. Participatieverordening", "8. Kadernota"), "ja", name="agenda-2.txt")

    assert "punt 8: Participatieverordening Almere (raadsvoorstel): dit staat niet meer op de agenda." in said.err
    assert ROW not in profile.read_text("utf-8")
    assert "2026-12-17" in profile.read_text("utf-8")  # the meeting itself


def test_the_agenda_of_another_meeting_lets_nothing_vanish(profile: Path, answer: Answer) -> None:
    answer(AGENDA, "ja", "ja")
    other = AGENDA.replace("donderdag 17 december 2026", "14 januari 2027").replace("8. Partic", "8. Kadernota Partic")

    said = answer(other.replace("Participatieverordening", "sport"), "nee")

    assert "niet meer op de agenda" not in said.err
    assert ROW in profile.read_text("utf-8")


def test_what_a_pasted_agenda_had_is_known_when_the_system_is_asked(answer: Answer, run: Run) -> None:
    answer(AGENDA, "ja", "nee")

    with council_server() as server:
        server.gremia = [{"id": 1, "title": "Gemeenteraad"}]
        server.events = [[meeting(2, "2026-12-17 19:30:00", "Raadsvergadering")]]
        server.agendas = {"2": {"agenda_items": [item("8", "Participatieverordening Almere (raadsvoorstel)")]}}
        said = run("meetings", "fetch", "--agenda", "--source", server.address, "--yes", *AS_OF)

    assert "U zei eerder dat dit niet dat besluit is." in said.err
    assert "nieuw op de agenda" not in said.err


ASKS = [
    # the heading, the answers, and the question
    ("Gemeente Almere", ("17 december 2026", "raad", "nee", "nee"), "Van welke dag is deze agenda?"),
    ("Agenda raad 17 december", ("2026", "nee", "nee"), "Welk jaar is het?"),
    ("Agenda raad donderdag 16 december 2026", ("2", "nee", "nee"), "is een woensdag. Welke dag is het?"),
    ("Agenda raad 17 en 18 december 2026", ("1", "nee", "nee"), "Van welke dag is deze agenda? 1. 17 december 2026"),
]


@pytest.mark.parametrize(("head", "said", "question"), ASKS, ids=[head for head, _, _ in ASKS])
def test_what_the_heading_leaves_open_is_asked(
    profile: Path, answer: Answer, head: str, said: tuple[str, ...], question: str
) -> None:
    found = answer(AGENDA.replace(HEAD, head), *said)

    assert question in found.err
    assert "Raad donderdag 17 december 2026, punt 8" in found.err
    assert profile.read_text("utf-8") == PROFILE


REFUSED = [
    (AGENDA.replace(HEAD, "Gemeente Almere"), "Zet erboven wie er vergadert en wanneer, zoals: Agenda raad"),
    (AGENDA.replace("raadsvergadering", ""), "Zet erbij wie er vergadert, zoals: --body raad."),
    (f"{AGENDA}14 januari 2027 raad\n11 februari 2027 raad\n", "Geef de agenda en de lijst elk apart."),
]


@pytest.mark.parametrize(("text", "way_out"), REFUSED)
@pytest.mark.parametrize("words", [("add",), ("import", "--yes", *AS_OF)])
def test_where_nobody_can_answer_the_way_out_is_told(
    profile: Path, run: Run, text: str, way_out: str, words: tuple[str, ...]
) -> None:
    (profile.parent / "agenda.txt").write_text(text, "utf-8")

    said = run("meetings", words[0], "agenda.txt", *words[1:])

    assert said.status == 65
    assert way_out in said.err
    assert profile.read_text("utf-8") == PROFILE


def test_the_body_of_an_agenda_can_be_typed(answer: Answer) -> None:
    said = answer(AGENDA.replace("raadsvergadering", ""), "nee", "nee", words=("--body", "raad"))

    assert "Raad donderdag 17 december 2026, punt 8" in said.err


def test_an_agenda_of_a_name_of_the_profile_is_of_that_body(profile: Path, answer: Answer) -> None:
    own = "organen:\n  markt: {naam: Politieke Markt, herken: Politieke Markt, rechten: inspreken}\n"
    profile.write_text(PROFILE + own, "utf-8")

    said = answer(AGENDA.replace("raadsvergadering", "Politieke Markt"), "nee")

    assert "praat hierover. U kunt er misschien inspreken. Het besluit neemt de raad." in said.err


def test_somebody_can_say_that_it_is_a_list(profile: Path, answer: Answer) -> None:
    said = answer(f"{AGENDA}14 januari 2027 raad\n11 februari 2027 raad\n", "2", "-", "ja", words=("--not-whole",))

    assert "Is dit de agenda van een vergadering, of een lijst met vergaderingen?" in said.err
    assert "punt 8" not in said.err
    assert {"2026-12-17", "2027-01-14", "2027-02-11"} <= set(profile.read_text("utf-8").replace(",", " ").split())


def test_an_agenda_that_is_off_gives_no_decision(profile: Path, answer: Answer) -> None:
    said = answer(AGENDA.replace(HEAD, f"VERVALLEN\n{HEAD}"), "ja")

    assert "Deze vergadering gaat niet door. Naar de punten op de agenda is niet gekeken." in said.err
    assert "status: vervallen" in profile.read_text("utf-8")


def test_of_a_meeting_that_has_been_the_list_of_decisions_is_named(answer: Answer) -> None:
    said = answer(AGENDA, "nee", "nee", words=("--as-of", "2027-01-10"))

    assert "Deze vergadering is al geweest. Kijk in de besluitenlijst wat de uitkomst was." in said.err


def test_an_agenda_among_the_files_of_a_profile_is_refused(profile: Path, run: Run) -> None:
    (profile.parent / "agenda.txt").write_text(AGENDA, "utf-8")
    profile.write_text(f"{PROFILE}vergaderbestanden: [agenda.txt]\n", "utf-8")

    said = run("timeline", *AS_OF)

    assert said.status == 65
    assert "Dat is de agenda van een vergadering, en geen schema." in said.err


def test_what_was_copied_is_read_as_what_is_pasted(profile: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: AGENDA.replace("\n", "\r\n"))

    said = run("meetings", "add", "--clipboard")

    assert said.status == 0
    assert "punt 8: Participatieverordening Almere (raadsvoorstel)" in said.err
    assert 'orgaan: raad, bron: "geplakte agenda"}' in profile.read_text("utf-8")
    assert "besluiten" not in profile.read_text("utf-8")


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize("copied", ["", " \n"])
def test_an_empty_clipboard_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, copied: str) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: copied)

    said = run("meetings", "add", "--clipboard")

    assert (said.status, "Op het klembord staat geen tekst." in said.err) == (2, True)


@pytest.mark.usefixtures("profile")
def test_where_there_is_no_clipboard_pasting_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> str:
        raise pyperclip.PyperclipException("no copy mechanism")

    monkeypatch.setattr(pyperclip, "paste", absent)

    said = run("meetings", "add", "--clipboard")

    assert said.status == 2
    assert said.err == (
        "Bij het klembord van deze computer kan wmoplan niet.\n  Plak de regels zelf. Typ: wmoplan meetings add\n"
    )


@pytest.mark.usefixtures("profile")
def test_a_text_and_the_clipboard_together_are_refused(run: Run) -> None:
    said = run("meetings", "add", "17 december 2026 raad", "--clipboard")

    assert (said.status, "Kies een van de twee." in said.err) == (2, True)
