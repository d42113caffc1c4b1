"""What was typed never makes a line of its own, many faults make a short message, and a person is not published."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from wmoplan.errors import MOST_TOLD, DataError, Problem, as_one

AS_OF = ("--as-of", "2026-11-30")
HEAD = "gemeente: Leusden\nrol: wmo-raad\nplan: beleidscyclus\n"
LIE = "Alles klopt: er zijn geen fouten."

BROKEN = f"""{HEAD}organisatie: "Wmo-raad\\n{LIE}"
griffie: {{telefoon: "050\\n{LIE}"}}
inspreken: {{waar: "raadhuis\\n{LIE}", toegang: "lift\\n{LIE}"}}
vergaderingen:
  - {{datum: 2027-01-21, orgaan: raad, titel: "raad\\n{LIE}", bron: "griffie\\n{LIE}"}}
reces: [{{naam: "voor\\n{LIE}", van: 2027-02-20, tot: 2027-02-28}}]
besluiten:
  begroting-2028: {{datum: 2027-11-04, orgaan: raad, bron: "agenda\\n{LIE}"}}
vergaderschema: {{versie: "1\\n{LIE}", datum: 2026-10-01}}
eigen-data:
  - {{id: borrel, titel: "Borrel\\n{LIE}", datum: 2027-01-05}}
"""


@pytest.fixture
def profile(empty: Path) -> Path:
    (empty / "wmoplan.yaml").write_text(BROKEN, "utf-8")
    return empty / "wmoplan.yaml"


SAYING = [
    "check --all", "timeline --all", "timeline --format mail", "timeline --format markdown", "meetings list",
    "questions", "checklist", "explain begroting-2028", "explain borrel", "letter advies begroting-2028",
    "calendar", "status", "report raad", "build", "region .",
]  # fmt: skip


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize("command", SAYING)
def test_a_line_break_in_a_value_makes_no_line(run: Run, command: str) -> None:
    said = run(*command.split(), *AS_OF)

    assert said.out + said.err
    assert [line for line in (said.out + said.err).splitlines() if line.strip().startswith(LIE)] == []


TYPED = [
    ("check", "--profile", f"weg\n{LIE}.yaml"),
    ("explain", f"weg\n{LIE}"),
    ("timeline", "--as-of", f"weg\r\n{LIE}"),
    ("timeline", "--topic", f"weg\n{LIE}"),
    ("calendar", "--output", f"weg\n{LIE}"),
    ("questions", "--output", f"weg\n{LIE}.txt"),
    (f"weg\n{LIE}",),
]


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize("words", TYPED)
def test_a_line_break_in_a_typed_word_makes_no_line(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words)

    assert "weg" in said.err
    assert [line for line in said.err.splitlines() if line.strip().startswith(LIE)] == []


MANY = 20_000
SAME = [
    ("vergaderingen:\n" + "  - {datum: 2027-13-01, orgaan: raad}\n" * MANY, "days that are none"),
    ("vergaderingen:\n" + "  - {datm: 2027-01-01, orgaan: raad}\n" * MANY, "unknown keys"),
    ("".join(f"sleutel{at}: x\n" for at in range(MANY)), "unknown keys of the profile"),
    ("plan: x\n" * MANY, "doubled keys"),
]


@pytest.mark.parametrize(("rows", "_what"), SAME)
def test_twenty_thousand_faults_are_told_in_a_few_lines(empty: Path, run: Run, rows: str, _what: str) -> None:
    (empty / "wmoplan.yaml").write_text(HEAD + rows, "utf-8")

    said = run("check", *AS_OF)

    assert said.status == 65
    assert said.err.count("wmoplan.yaml, regel") == MOST_TOLD
    assert said.err.splitlines()[-1].startswith("En nog ")
    assert len(said.err) < 10_000


def faults(number: int) -> DataError:
    return DataError(*(Problem("a.yaml", line, "fout.", "Verbeter dit.") for line in range(number, 0, -1)))


@pytest.mark.parametrize(
    ("number", "last"),
    [
        (19, "  Verbeter dit."),
        (20, "  Verbeter dit."),
        (21, "En nog 1 andere fout. Verbeter eerst deze."),
        (22, "En nog 2 andere fouten. Verbeter eerst deze."),
    ],
)
def test_more_than_twenty_faults_are_counted(number: int, last: str) -> None:
    told = str(faults(number)).splitlines()

    assert told[0] == "a.yaml, regel 1: fout."
    assert told[-1] == last
    assert len(faults(number).problems) == number
    assert str(as_one([faults(number)])) == str(faults(number))


def test_adding_one_meeting_to_two_thousand_uses_the_reader_of_every_file(
    empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        f"  - {{datum: {2027 + at // 336}-{at // 28 % 12 + 1:02d}-{at % 28 + 1:02d}, orgaan: raad}}\n"
        for at in range(1999)
    )
    (empty / "wmoplan.yaml").write_text(f"{HEAD}vergaderingen:\n{''.join(rows)}", "utf-8")
    steps: list[object] = []
    real = yaml.scanner.Scanner.fetch_more_tokens

    def counted(scanner: yaml.scanner.Scanner) -> object:
        steps.append(scanner)
        return real(scanner)

    monkeypatch.setattr(yaml.scanner.Scanner, "fetch_more_tokens", counted)  # the one written in Python

    said = run("meetings", "add", "2035-02-06 20.00 uur raad")

    assert said.status == 0, said.err
    assert '  - {datum: 2035-02-06, tijd: "20:00", orgaan: raad}' in (empty / "wmoplan.yaml").read_text("utf-8")
    assert steps == []


MAILS = [
    ("griffie@leusden.nl", True),
    ("raad-griffie.1@sub.leusden.nl", True),
    ("griffie@leusden.nl?bcc=x@voorbeeld.nl", False),
    ("griffie@leusden.nl&body=x", False),
    ("griffie@leusden.nl, x@voorbeeld.nl", False),
    ("Griffie <griffie@leusden.nl>", False),
    ("mailto:griffie@leusden.nl", False),
    ("griffie", False),
]


@pytest.mark.parametrize(("mail", "fits"), MAILS)
def test_a_mail_address_is_one_address_and_nothing_else(empty: Path, run: Run, mail: str, *, fits: bool) -> None:
    (empty / "wmoplan.yaml").write_text(f'{HEAD}griffie: {{email: "{mail}"}}\n', "utf-8")

    said = run("check", *AS_OF)

    assert (said.status != 65) is fits
    assert ("is geen mailadres" in said.err) is not fits


@pytest.mark.parametrize("command", ["check", "build", "calendar"])
def test_a_person_in_a_source_is_warned_of(empty: Path, run: Run, command: str) -> None:
    row = "  - {{datum: 2027-01-21, orgaan: raad, bron: {}}}\n"
    file = empty / "wmoplan.yaml"
    file.write_text(HEAD + "vergaderingen:\n" + row.format('"mail van Jan, 06-12345678"'), "utf-8")

    said = run(command, *AS_OF)

    flat = " ".join((said.out + said.err).split())
    assert "bij 'bron' staat een telefoonnummer, in wmoplan.yaml op regel 5." in flat
    assert "komt op uw pagina, in de agenda en in bestanden voor anderen" in flat
    file.write_text(HEAD + "vergaderingen:\n" + row.format("raadsagenda"), "utf-8")
    again = run(command, *AS_OF)
    assert "telefoonnummer, in" not in again.out + again.err


@pytest.mark.usefixtures("haren")
def test_what_was_done_is_for_its_owner_and_group_only(run: Run) -> None:
    run("done", "verordening.aanmelden", "--as-of", "2014-02-10")

    assert Path("voortgang.yaml").stat().st_mode & 0o007 == 0


REGION = ("region", "--example", "brabant-noordoost-oost", "--output", "regio.ics")
GONE = [
    # what is run while nobody reads, its status, and the file that it makes
    (("check", "--profile", "fout.yaml", "--as-of", "2014-09-01"), 1, ""),
    (("calendar", "--as-of", "2014-01-15"), 0, "agenda.ics"),
    (
        ("region", "--example", "brabant-noordoost-oost", "--output", "regio.ics", "--as-of", "2014-01-15"),
        0,
        "regio.ics",
    ),
]
FAULTY = """\
gemeente: Haren
plan: invoering-2015
vergaderschema: {versie: "1", van: 2014-01-01, tot: 2014-12-31}
vergaderingen:
  - {datum: 2014-11-24, orgaan: raad}
"""
"""The whole year is known, and there is no raad before the last days of the law."""


@pytest.mark.parametrize(("words", "status", "made"), GONE)
def test_a_reader_that_left_changes_neither_the_work_nor_the_status(
    haren: Path, words: tuple[str, ...], status: int, made: str
) -> None:
    (haren / "fout.yaml").write_text(FAULTY, "utf-8")
    command = [sys.executable, "-m", "wmoplan", *words]
    with subprocess.Popen(command, cwd=haren, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        process.stdout.close()
    assert process.returncode == status
    assert not made or (haren / made).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize(("words", "made"), [(words, made) for words, _, made in GONE if made])
def test_what_is_made_is_there_though_the_screen_is_full(haren: Path, words: tuple[str, ...], made: str) -> None:
    command = [sys.executable, "-m", "wmoplan", *words]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=haren, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 73
    assert b"De uitvoer kan niet worden geschreven" in done.stderr
    assert (haren / made).is_file()
