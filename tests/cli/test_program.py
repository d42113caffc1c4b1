"""The words of the command line itself: help, refusals and statuses, all in Dutch."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wmoplan.cli.program import COMMANDS
from wmoplan.desk.forms import ENDINGS
from wmoplan.dutch import listing

AS_OF = ("--as-of", "2014-01-15")
ENGLISH = (
    "Usage", "Options", "Option", "Show", "exit", "Missing", "Invalid", "No such", "Try", "Error", "Abort", "Aborted",
    "Did you mean", "default", "required", "Arguments", "Commands", "Command", "unexpected", "extra", "value", "TEXT",
    "OPTIONS", "ARGS", "message", "this", "the", "file", "not", "found",
)  # fmt: skip
HELPS = [
    ["help", "alles"],
    ["meetings", "--help"],
    ["meetings", "add", "--help"],
    ["meetings", "list", "-h"],
    *([name, "--help"] for name in COMMANDS if name != "meetings"),
]


def english_in(text: str) -> list[str]:
    text = re.sub(r"--[a-z-]+", "", text)  # the names of options are English
    return [word for word in ENGLISH if re.search(rf"\b{word}\b", text, 0 if word.isupper() else re.IGNORECASE)]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_help_is_dutch_and_complete(run: Run, words: list[str]) -> None:
    said = run(*words)

    assert said.status == 0
    assert said.err == ""
    assert said.out.startswith("Gebruik: wmoplan")
    assert "Laat deze uitleg zien." in said.out
    assert len(said.out.splitlines()) <= 23 or words == ["help", "alles"], "a window of 24 lines shows all of it"
    assert not english_in(said.out)
    assert all(len(line) <= 80 for line in said.out.splitlines())


GROUP = re.compile(r"^(\S[^:\n]*):\n((?:  .+\n)+)", re.MULTILINE)


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]], ids=" ".join)
def test_the_first_page_fits_a_window_of_24_lines(run: Run, words: list[str]) -> None:
    out = run(*words).out
    groups = GROUP.findall(out)

    assert [heading for heading, _ in groups] == ["Beginnen", "Elke maand", "Als er iets verandert"]
    assert all(len(rows.splitlines()) <= 7 for _, rows in groups)
    assert len(out.splitlines()) <= 23
    assert all(len(line) <= 80 for line in out.splitlines())
    assert not english_in(out)
    assert "wmoplan help alles" in out


def test_the_whole_help_names_every_command_in_dutch(run: Run) -> None:
    out = run("help", "alles").out
    groups = GROUP.findall(out)

    assert all(len(rows.splitlines()) <= 7 for _, rows in groups)
    named = [row.split()[0] for heading, rows in groups if heading != "Opties" for row in rows.splitlines()]
    assert named == [entry.shown_as(name) for name, entry in COMMANDS.items() if entry.section]
    assert {"tijdlijn", "vergaderingen", "lijst", "agenda", "brief", "gedaan", "antwoord", "stand", "verslag"} <= {
        *named
    }
    assert not {"timeline", "meetings", "checklist", "calendar", "letter", "done", "answer", "status"} & {*named}


REFUSED = [
    # words, a piece of what is said
    (["timelin"], "Bedoelt u 'timeline'?"),
    (["xyz"], "'xyz' is geen opdracht."),
    (["timeline", "--topc", "inkoop"], "Bedoelt u '--topic'?"),
    (["timeline", "--bogus"], "'--bogus' is geen optie van 'wmoplan tijdlijn'."),
    (["--bogus"], "'--bogus' is geen optie"),
    (["timeline", "-x"], "'-x' is geen optie"),
    (["timeline", "--as-of"], "Schrijf: --as-of DATUM"),
    (["timeline", "--all=ja"], "'--all' staat op zichzelf."),
    (["timeline", "morgen"], "'morgen' hoort hier niet."),
    (["--as-of", "2014-01-15", "timeline"], "'timeline' hoort hier niet."),
    (["timeline", "--as-of", "15-1-14"], "jaar van 2 cijfers"),
    (["timeline", "--as-of", "2014-02-30"], "'2014-02-30' is geen bestaande datum."),
    (["timeline", "--as-of", "gisteren"], "Achter --as-of: 'gisteren' is geen datum."),
    (["timeline", "--format", "jsn", *AS_OF], "Bedoelt u 'json'?"),
    (["timeline", "--topic", "inkop", *AS_OF], "Bedoelt u 'inkoop'?"),
    (["timeline", "--kind", "inspraak", *AS_OF], "'inspraak' is geen soort moment."),
    (["timeline", "--from", "2014-03-01", "--until", "2014-02-01", *AS_OF], "Draai de twee dagen om."),
    (["timeline", "--example", "harn-2014", *AS_OF], "Bedoelt u 'haren-2014'?"),
    (["timeline", "--example", "haren-2014", "--profile", "a.yaml"], "Kies een van de twee"),
    (["timeline", "--open", *AS_OF], "--output BESTAND"),
    (["checklist", "--output", "lijst.odt", *AS_OF], f"Laat de naam eindigen op {listing([*ENDINGS], 'of')}."),
    (["checklist", "--output", "lijst", *AS_OF], "heeft geen letters achter een punt"),
    (["explain", *AS_OF], "Wat wilt u weten?"),
    (["explain", "verordenng", *AS_OF], "Bedoelt u 'verordening'?"),
    (["explain", "2014-10-28", *AS_OF], "Op dinsdag 28 oktober 2014 is er niets."),
    (["plan", "--plan", "invoering-2014"], "Bedoelt u 'invoering-2015'?"),
    (["plan", "--format", "yaml"], "U kunt kiezen uit: json, markdown en text."),
    (["plan", "amvb-statsblad", "--plan", "invoering-2015"], "Bedoelt u 'amvb-staatsblad'"),
    (["plan", "staatsblad", "--plan", "invoering-2015"], "Bedoelt u 'amvb-staatsblad'"),  # a part of a name
    (["plan", "xyzzy", "--plan", "invoering-2015"], "Alle namen: wmoplan plan --plan invoering-2015"),
    (["plan", "begroting-2028", "--plan", "invoering-2015"], "wmoplan plan begroting-2028 --plan beleidscyclus"),
    (["plan", "fase-3", "--plan", "invoering-2015", "--format", "json"], "'fase-3' is een fase."),
    (["plan", "amvb-na-wet", "--plan", "invoering-2015", "--format", "json"], "'amvb-na-wet' is een afhankelijkheid."),
    (["plan", "bestek", "--plan", "invoering-2015", "--format", "markdown"], "In de vorm markdown"),
    (["schema", "profel"], "Bedoelt u 'profiel'?"),
    (["meetings", "ad"], "Bedoelt u 'add'?"),
    (["meetings", "add"], "Er is geen tekst."),
    (["meetings", "add", "raad", "--year", "14"], "'14' is geen jaar"),
    (["meetings", "add", "raad", "--body", "raat"], "Bedoelt u 'raad'?"),
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize(("words", "piece"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_misuse_is_refused_in_dutch(run: Run, words: list[str], piece: str) -> None:
    said = run(*words)

    assert said.status == 2
    assert said.out == ""
    assert piece in said.err
    assert not english_in(re.sub(r"--[a-z-]+|'.*?'|wmoplan .*|uit: .*", "", said.err))
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("word", "command"),
    [(alias, name) for name, entry in COMMANDS.items() for alias in entry.aliases],
)
def test_dutch_words_are_the_same_commands(run: Run, word: str, command: str) -> None:
    assert run(word, "--help") == run(command, "--help")


def test_a_long_dash_of_a_text_editor_is_an_option(run: Run) -> None:
    assert run("\u2013version") == run("--version")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, "wmoplan 0.1.0\n", "")


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("command", ["timeline", "checklist", "calendar", "check", "explain", "questions", "meetings"])
def test_a_profile_that_is_not_there_is_named(run: Run, command: str) -> None:
    words = [command, "list"] if command == "meetings" else [command, *(["raad"] if command == "explain" else [])]

    said = run(*words)

    assert said.status == 66
    assert said.out == ""
    assert "wmoplan.yaml is er niet." in said.err
    assert "wmoplan init" in said.err


def test_a_profile_with_faults_tells_them_all(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text("gemeente: Haarn\nonderwerpen: [inkop]\nplan: invoering-2015\n", "utf-8")

    said = run("timeline")

    assert said.status == 65
    assert "regel 1" in said.err
    assert "Bedoelt u" in said.err
    assert "regel 2" in said.err


def test_a_profile_without_a_plan_in_a_year_without_one_is_refused(empty: Path, run: Run) -> None:
    (empty / "wmoplan.yaml").write_text("gemeente: Haren\n", "utf-8")

    assert run("timeline", "--as-of", "2014-06-01").status == 0
    said = run("timeline", "--as-of", "2020-06-01")

    assert said.status == 65
    assert "invoering-2015" in said.err


@pytest.mark.usefixtures("haren")
def test_looking_back_is_told_in_one_line(run: Run) -> None:
    assert run("timeline", *AS_OF).err == (
        "Let op: u kijkt terug. Wat in uw bestand geen 'sinds' heeft, telt altijd mee.\n"
    )
    assert "u kijkt terug" not in run("timeline").err


def test_meeting_files_count(empty: Path, run: Run) -> None:
    own = "vergaderingen:\n  - {datum: 2014-10-27, orgaan: raad, status: vervallen}\n"
    text = f"gemeente: Haren\nplan: invoering-2015\nvergaderbestanden: [schema/raad.csv]\n{own}"
    (empty / "wmoplan.yaml").write_text(text, "utf-8")
    (empty / "schema").mkdir()
    rows = "datum;tijd;titel\n27-10-2014;20:00;Raad\n3-11-2014;20:00;Raad\n3-11-2014;20:00;Themasessie\n"
    (empty / "schema" / "raad.csv").write_text(rows, "utf-8")

    said = run("meetings", "list", *AS_OF)

    assert "maandag 3 november 2014 20.00 uur: Raad" in said.out
    held, _, off = said.out.partition("Gaat niet door (1):\n")
    assert "27 oktober" not in held  # the profile beats a file
    assert off == "  maandag 27 oktober 2014: Raad, vervallen\n"
    assert "1 vergadering telt niet mee" in said.err
    assert "schema/raad.csv --dry-run" in said.err


@pytest.mark.parametrize("file", ["mist.csv", "../raad.csv", "/etc/passwd", "~/raad.csv", "C:\\raad.ics"])
def test_a_meeting_file_that_is_not_beside_the_profile_is_refused(empty: Path, run: Run, file: str) -> None:
    text = f"gemeente: Haren\nplan: invoering-2015\nvergaderbestanden: ['{file}']\n"
    (empty / "wmoplan.yaml").write_text(text, "utf-8")

    said = run("timeline", *AS_OF)

    assert said.status == 65
    assert "bij 'vergaderbestanden'" in said.err


def test_a_row_of_a_meeting_file_is_named_with_its_part(empty: Path, run: Run) -> None:
    text = "gemeente: Haren\nplan: invoering-2015\nvergaderbestanden: [raad.html]\n"
    (empty / "wmoplan.yaml").write_text(text, "utf-8")
    rows = "<tr><td>Datum<td>Vergadering<tr><td>zo 26 oktober 2014<td>Raad"  # a Sunday on a paper calendar
    (empty / "raad.html").write_text(f"<p>Schema<table>{rows}</table>", "utf-8")

    assert "regel 2 van raad.html, tabel 1" in " ".join(run("check", "--all", *AS_OF).out.split())
