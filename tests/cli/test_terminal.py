"""The program as a process: pipes, encodings, closed streams, and a terminal that answers."""

import functools
import io
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fetch.council_server import council_server, meeting
from wmoplan.cli import main

AS_OF = ["--as-of", "2014-01-15"]
EXAMPLE = ["--example", "haren-2014"]

PATIENCE = 900
"""Seconds after which a program that asks something unforeseen is stopped; no busy machine takes so long."""


def start(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "wmoplan", *words],
        cwd=folder,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "words", [["timeline"], ["timeline", "--all", "--format", "table"], ["checklist"], ["plan"], ["--help"]]
)
def test_every_encoding_will_do(monkeypatch: pytest.MonkeyPatch, words: list[str], encoding: str) -> None:
    more = [] if words[0].startswith("--") else AS_OF if words[0] == "plan" else [*EXAMPLE, *AS_OF]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)

    status = main([*words, *more])

    said, told = (stream.detach().getvalue() for stream in (out, err))
    assert status == 0, told
    text = said.decode(encoding)
    assert text
    assert "?" not in text.replace("? ", "").replace("?\n", "").replace("?)", "").replace("?*", "").replace("?\r", "")
    assert b"\x1b" not in said + told


def test_json_is_whole_in_every_encoding(tmp_path: Path) -> None:
    import json

    said = [
        json.loads(start(tmp_path, "plan", "--format", "json", PYTHONIOENCODING=encoding).stdout.decode(encoding))
        for encoding in ("utf-8", "ascii", "cp1252")
    ]

    assert said[0] == said[1] == said[2]


def test_a_reader_that_leaves_is_no_fault(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wmoplan", "plan"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-"])
def test_a_closed_stream_is_no_fault(tmp_path: Path, closed: str) -> None:
    words = f'"{sys.executable}" -m wmoplan init Haren --plan invoering-2015 {closed}'

    done = subprocess.run(["/bin/sh", "-c", words], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "wmoplan.yaml").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wmoplan", "plan"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 73
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 2


def talk(folder: Path, words: list[str], answers: list[str], size: tuple[int, int] = (80, 24)) -> tuple[str, int]:
    """Run the program in a terminal of its own, answer each time that it waits, and return what it said."""
    import fcntl
    import pty
    import termios

    keyboard, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    # a session that opens a terminal gets its Ctrl-C
    command = ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(terminal), sys.executable, "-m", "wmoplan"]
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES"}}
    env = {**kept, "PYTHONUTF8": "1", "TERM": "xterm"}
    left = list(answers)
    heard = b""
    fresh = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores Ctrl-C
    with subprocess.Popen([*command, *words], cwd=folder, env=env, start_new_session=True, preexec_fn=fresh) as process:  # noqa: PLW1509 - no threads here
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None or select.select([keyboard], [], [], 0)[0]:
            if time.monotonic() > deadline:
                process.kill()
            if not select.select([keyboard], [], [], 0.2)[0]:
                continue
            heard += os.read(keyboard, 4096)
            waits = heard.endswith((b": ", b"regel: klaar\r\n"))
            if waits and not select.select([keyboard], [], [], 0.05)[0]:  # else a line was read in two parts
                os.write(keyboard, left.pop(0).encode() if left else b"\x03")
    os.close(terminal)
    os.close(keyboard)
    return heard.decode().replace("\r\n", "\n"), process.returncode


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_init_asks_four_questions_and_goes_on_into_pasting(tmp_path: Path) -> None:
    answers = [
        "Haarn\n", "2\n", "\n", "1 3\n", "elke dinsdg\n", "elke tweede dinsdag van de maand\n", "ja\n",
        "di 21 oktober 2014 20.00 uur commissie\nwo 28 oktober 2014 raad\nklaar\n", "1\n", "ja\n",
    ]  # fmt: skip

    said, status = talk(tmp_path, ["init", "--plan", "invoering-2015"], answers)

    assert status == 0, said
    for piece in ("Vraag 1 van 4.", "Vraag 2 van 4.", "Vraag 3 van 4.", "Vraag 4 van 4.", "  2. Haren, Groningen"):
        assert piece in said
    text = (tmp_path / "wmoplan.yaml").read_text("utf-8")
    for piece in ("Wmo-raad Haren", "[inkoop, verordening]", "elke tweede dinsdag", "2014-10-21", "2014-10-28"):
        assert piece in text


NOW = ["--as-of", "2026-11-22"]

FIVE = [
    # the answers, pieces of what is said, pieces of the profile; what follows is why
    (
        ["Almere\n", "\n", "inkoop kwaliteit\n", "31 december 2028\n", "\n", "\n", "nee\n"],
        ["Tot en met welke dag geldt het beleidsplan van nu?", "(schatting: 1 januari 2028)"],
        ["gemeente: Almere", "  einde-beleidsplan: 2028-12-31", "  # start-contract: 2028-01-01"],
    ),  # two days are asked: one is known and one is not
    (
        ["Almere\n", "\n", "inkoop\n", "straks\n", "2027-07-01\n", "\n", "nee\n"],
        ["'straks' is geen datum."],
        ["  start-contract: 2027-07-01", "  # einde-beleidsplan: 2027-12-31"],
    ),  # one day, asked again until it is a date
    (
        ["Haren\n", "\n", "verordening\n", "\n", "\n", "nee\n"],
        ["Haren hoort sinds 1 januari 2019 bij Groningen.", "Op welke dag moet de nieuwe verordening gelden?"],
        ["gemeente: Groningen", "Wmo-raad Groningen", "# ankers:"],
    ),  # an old name means the municipality of now
    (
        ["Haaren\n", "2\n", "\n", "verordening\n", "\n", "\n", "nee\n"],
        ["Haaren is op 1 januari 2021 verdeeld over", "Welke gemeente bedoelt u met 'Haaren'?"],
        ["# ankers:"],
    ),  # one that was divided is picked from the list
]


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
@pytest.mark.parametrize(("answers", "said", "written"), FIVE)
def test_init_asks_five_questions_where_a_plan_has_days_to_choose(
    tmp_path: Path, answers: list[str], said: list[str], written: list[str]
) -> None:
    heard, status = talk(tmp_path, ["init", *NOW], answers)

    assert status == 0, heard
    for piece in ("wmoplan stelt u 5 vragen.", *(f"Vraag {number} van 5." for number in range(1, 6)), *said):
        assert piece in " ".join(re.sub(r"\x1b\[[0-9;]*m", "", heard).split()), heard  # without what makes it bold
    text = (tmp_path / "wmoplan.yaml").read_text("utf-8")
    for piece in written:
        assert piece in text


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_subjects_that_hang_on_no_day_ask_for_none(tmp_path: Path) -> None:
    heard, status = talk(tmp_path, ["init", "Almere", *NOW], ["\n", "geld\n", "\n", "nee\n"])

    assert status == 0, heard
    assert "Weet u deze dagen al?" not in heard
    assert (tmp_path / "wmoplan.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
@pytest.mark.parametrize(
    ("key", "status", "told"), [("\x03", 130, "Gestopt."), ("\x04", 2, "Er komt geen antwoord meer.")]
)
def test_who_stops_halfway_leaves_nothing(tmp_path: Path, key: str, status: int, told: str) -> None:
    said, ended = talk(tmp_path, ["init", "Haren", "--plan", "invoering-2015"], [key])

    assert ended == status
    assert told in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_who_watches_sees_how_far_long_work_is_and_which_line_is_a_question(tmp_path: Path) -> None:
    heard, status = talk(tmp_path, ["init", "--all", "profielen", *NOW], [])

    assert status == 0, heard
    assert len(list((tmp_path / "profielen").iterdir())) == 342
    assert "Profielen maken" in heard
    assert "342 van 342" in heard or "342/342" in heard.replace(" van ", "/")
    assert "Klaar: 342 profielen" in heard

    asked, _ = talk(tmp_path, ["init", *NOW], ["\x03"])
    assert "\x1b[1mDe naam van uw gemeente\x1b[0m: " in asked


def test_a_pipe_gets_text_alone(tmp_path: Path) -> None:
    (tmp_path / "een").mkdir()
    done = start(tmp_path, "init", "--all", "een", *NOW)

    assert done.returncode == 0
    assert b"\x1b" not in done.stderr
    assert b"maken" not in done.stderr
    assert done.stderr.startswith(b"Klaar: 342 profielen")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_the_name_of_a_file_cannot_command_the_screen(tmp_path: Path) -> None:
    name = "a\x1b[31m\u202eb.yaml"
    (tmp_path / name).write_text("gemeente: [", "utf-8")

    said = start(tmp_path, "timeline", "--profile", name, PYTHONUTF8="1").stderr.decode()

    assert said.startswith("a[31mb.yaml, regel 1: ")


def schedule_of_sixty() -> str:
    """Return a schedule as a griffie makes one: 57 meetings, three rows that are none, and two that cannot be read."""
    from datetime import date, timedelta

    first = date(2027, 1, 12)  # a Tuesday on a paper calendar
    rows = ["Datum;Tijd;Vergadering;Status;Zaal"]
    for number in range(57):
        day = first + timedelta(weeks=2 * (number // 3), days=number % 3)
        body = ("Commissie Samenleving", "Commissie Ruimte", "Raadsvergadering")[number % 3]
        rows.append(f"{day:%d-%m-%Y};20.00 uur;{body};{'vervallen' if number == 20 else ''};Raadzaal")
    rows += ["08-05-2027;19.00 uur;Werkbezoek raad;;", "31-06-2027;20.00 uur;Raad;;", ";;Zomerreces;;"]
    rows += ["13-07-2027;20.00;Geen commissie;;", "14-07-2027;20.00;Geen raad;;"]
    return "\n".join(rows) + "\n"


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)])
def test_the_preview_of_sixty_meetings_fits_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    typed = '  - {datum: 2027-01-12, tijd: "19:30", orgaan: commissie}\n'
    typed += "  - {datum: 2027-09-30, orgaan: raad, bron: r.csv}\n"
    profile = f"gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\nvergaderingen:\n{typed}"
    (tmp_path / "wmoplan.yaml").write_text(profile, "utf-8")
    (tmp_path / "r.csv").write_text(schedule_of_sixty(), "utf-8")

    said, status = talk(tmp_path, ["meetings", "import", "r.csv", *NOW], ["klaar\n", "1\n", "a\n", "nee\n"], size)

    said = re.sub(r"\x1b\[[0-9;]*m", "", said)
    assert status == 0, said
    assert max(len(line) for line in said.split("\n") if str(tmp_path) not in line) <= size[0]
    first, whole = said.split("Uw antwoord: 1\n")[1].split("r.csv: ")[1:3]
    rows = sum(-(-len(line) // size[0]) or 1 for line in first.rstrip("\n").split("\n"))
    assert rows <= size[1], first  # without scrolling back
    assert "57 vergaderingen herkend, 2 niet duidelijk, 1 regel niet te lezen." in " ".join(first.split())
    told = " ".join(first.split()).lower()
    for piece in ("niet duidelijk", "niet gelezen (1)", "anders (1)", "nieuw (56)", "2 regels zijn geen vergadering"):
        assert piece in told
    assert "Wat dit met uw plan doet:" in first
    assert "niet gebruikt: de kolom 'zaal'." in told
    if size != (40, 20):  # on so small a screen only the counts fit
        assert "raad besluit waarschijnlijk over de kadernota" in told
    assert "37 keer commissie" not in whole
    assert " ".join(whole.split()).count("2027 20.00 uur: ") == 56


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_list_of_meetings_begins_with_what_comes_and_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    days = "".join(
        f"  - {{datum: 2027-{month:02}-{day:02}, orgaan: raad}}\n" for month in range(1, 6) for day in (7, 21)
    )
    days += "  - {datum: 2026-01-15, orgaan: raad}\n" + days.replace("raad", "commissie")
    days += "  - {datum: 2027-09-30, orgaan: raad, status: vervallen}\n"
    (tmp_path / "wmoplan.yaml").write_text(f"gemeente: Almere\nplan: beleidscyclus\nvergaderingen:\n{days}", "utf-8")

    said, status = talk(tmp_path, ["meetings", *NOW], [], size)
    whole, _ = talk(tmp_path, ["meetings", "--all", *NOW], [], size)

    rows = said[said.index("wmoplan.yaml:") :].rstrip("\n").split("\n")  # above it that she looks back
    assert status == 0, said
    assert len(rows) < size[1]
    assert max(map(len, rows)) <= size[0]
    assert "donderdag 7 januari 2027: " in said
    assert "donderdag 15 januari 2026: Raad" not in said
    assert "Gaat niet door (1)." in said
    assert "1 vergadering is al geweest" in said
    assert "Alles zien: wmoplan meetings list --all" in " ".join(said.split())
    assert "donderdag 15 januari 2026: Raad" in whole
    assert "donderdag 30 september 2027: Raad, vervallen" in whole


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_almere_from_nothing_to_a_timeline(tmp_path: Path) -> None:
    """A volunteer who never saw the program answers its questions, and is asked nothing again the next time."""
    evenings = [line.split(",") for line in SCHEDULE.splitlines()]
    start = ["--as-of", "2026-01-05"]
    with council_server() as served:
        served.events = [[meeting(at, f"{day} 19:00:00", name, None) for at, (day, name) in enumerate(evenings)]]
        fetch = ["meetings", "fetch", "--source", served.address, *start]
        begun, _ = talk(tmp_path, ["init", "Almere", *start], ["\n", "\n", "\n", "\n", "\n", "nee\n"])
        assert "Haal ze op met: wmoplan meetings fetch" in begun
        told, status = talk(tmp_path, fetch, ["5\n", "ja\n", "nee\n", "1 5\n", "-\n", "-\n", "ja\n", "nee\n", "ja\n"])
        assert status == 0, told
        again, _ = talk(tmp_path, fetch, [])

    said = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", told).split())
    assert "Wie vergadert er bij 'Politieke Markt'? Het gaat om 4 vergaderingen" in said
    assert "2. commissie: daar kunt u inspreken" in said
    assert "5. een eigen naam: een avond die alleen uw gemeente zo noemt" in said
    assert "3 regels zijn geen vergadering" in said
    text = (tmp_path / "wmoplan.yaml").read_text("utf-8")
    assert '\n  politieke-markt: {naam: "Politieke Markt", rechten: inspreken, ' in text
    assert '\n  raad: {herken: "Politieke Markt en besluitvorming"}\n' in text
    assert text.count("orgaan: politieke-markt") == 5  # on the evening of a decision both meet
    assert text.count("datum: 2026-02-05") == 2
    assert "Wie vergadert er bij" not in again
    assert "Er verandert niets." in again
    shown, status = talk(tmp_path, ["timeline", *start], [])
    assert status == 0, shown
    assert "ALMERE: UW MOMENTEN VAN INVLOED" in shown


# Rows of the schedule that the council of Almere published for 2026.
SCHEDULE = """2026-02-05,Politieke Markt en besluitvorming
2026-02-12,Politieke Markt
2026-02-26,Geen Politieke Markt
2026-03-18,Gemeenteraadsverkiezingen 2026
2026-03-31,Afscheid raad 2022 - 2026
2026-04-09,Politieke Markt
2026-04-16,Politieke Markt
2026-09-10,Studiedagen raad - donderdag
2026-11-26,Politieke Markt
"""
