"""What `--output` does, the same in every command: where it writes, what it never writes over, and what it asks."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wmoplan.cli import asking, speak


def shown(given: object) -> str:
    return " ".join(given) if isinstance(given, tuple) else str(given)


AS_OF = ("--as-of", "2014-01-15")
MADE = [
    # the words of a command that makes a file, and the file
    (("questions",), "brief.txt"),
    (("checklist",), "lijst.html"),
    (("checklist",), "lijst.md"),
    (("timeline", "--format", "csv"), "dagen.csv"),
    (("timeline", "--format", "json"), "dagen.json"),
    (("letter", "advies", "verordening"), "advies.txt"),
    (("letter", "advies", "verordening"), "advies.docx"),
    (("letter", "spoed", "--template"), "spoed.txt"),
    (("report", "raad"), "verslag.txt"),
    (("status",), "stand.md"),
    (("advice",), "adviezen.md"),
    (("plan", "--format", "json"), "plan.json"),
    (("calendar",), "agenda.ics"),
    (("region", "--example", "brabant-noordoost-oost"), "regio.html"),
    (("region", "--example", "brabant-noordoost-oost"), "regio.ics"),
]


@pytest.mark.parametrize(("words", "name"), MADE, ids=shown)
def test_only_what_is_ours_and_unchanged_is_replaced(haren: Path, run: Run, words: tuple[str, ...], name: str) -> None:
    file = haren / name
    assert run(*words, "--output", name, *AS_OF).status == 0
    assert run(*words, "--output", name, *AS_OF).status == 0

    file.write_bytes(b"Wij adviseren: nee.")
    said = run(*words, "--output", name, *AS_OF)

    assert said.status == 73
    assert "--force" in said.err
    assert str(file) in said.err
    assert file.read_bytes() == b"Wij adviseren: nee."
    assert run(*words, "--output", name, "--force", *AS_OF).status == 0
    assert file.read_bytes() != b"Wij adviseren: nee."


@pytest.mark.parametrize("name", ["ander.yaml", "voortgang.yml", "wmoplan-geschiedenis.json"])
def test_the_name_of_a_profile_or_a_memory_is_none_for_output(haren: Path, run: Run, name: str) -> None:
    said = run("questions", "--output", name, *AS_OF)

    assert said.status == 73
    assert "--force" in said.err
    assert not (haren / name).exists()


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        (("questions",), "Aan: "),
        (("checklist",), "AFVINKLIJST"),
        (("timeline", "--format", "csv"), "id;"),
        (("timeline", "--format", "json"), "{\n"),
        (("letter", "advies", "verordening"), "Aan"),
        (("report", "raad"), ""),
    ],
)
def test_a_dash_is_stdout(haren: Path, run: Run, words: tuple[str, ...], begin: str) -> None:
    said = run(*words, "--output", "-", *AS_OF)

    assert said.status == 0
    assert said.out.strip()
    assert begin in said.out[:400]
    assert "Klaar" not in said.err
    assert [file.name for file in haren.iterdir()] == ["wmoplan.yaml"]


REFUSED = [
    (("calendar", "--output", "-"), "-"),
    (("calendar", "--output", "dagen.csv"), "dagen.csv"),
    (("calendar", "--output", "dagen"), "dagen"),
    (("build", "--output", "-"), "-"),
    (("build", "--output", ""), ""),
    (("questions", "--output", ""), ""),
    (("questions", "--output", "-", "--open"), "-"),
    (("questions", "--output", "nieuw/"), "nieuw"),
    (("letter", "advies", "verordening", "--output", "nieuw/"), "nieuw"),
    (("calendar", "--output", "nieuw/"), "nieuw"),
    (("region", "--example", "brabant-noordoost-oost", "--output", "nieuw/"), "nieuw"),
    (("timeline", "--output", "."), ""),
    (("questions", "--output", "brief.docx"), "brief.docx"),
    (("timeline", "--output", "dagen.pdf"), "dagen.pdf"),
]


@pytest.mark.parametrize(("words", "name"), REFUSED, ids=shown)
def test_what_is_no_file_is_refused_with_a_way_out(haren: Path, run: Run, words: tuple[str, ...], name: str) -> None:
    said = run(*words, *AS_OF)

    assert said.status == 2
    assert "--output" in said.err or "Laat de naam eindigen op" in said.err
    assert name in said.err
    assert [file.name for file in haren.iterdir()] == ["wmoplan.yaml"]


def answer(monkeypatch: pytest.MonkeyPatch, said: str) -> list[str]:
    """Let somebody sit at the keyboard who always says the same; return what is asked."""
    asked: list[str] = []

    def ask(question: str, _suggestion: str = "") -> str:
        asked.append(question)
        return said

    monkeypatch.setattr(speak, "is_terminal", lambda: True)
    monkeypatch.setattr(asking, "ask", ask)
    return asked


ASKING = [(("questions",), "brief.txt"), (("calendar",), "agenda.ics"), (("build",), "site/index.html")]


@pytest.mark.parametrize(("words", "name"), ASKING, ids=shown)
@pytest.mark.parametrize("said", ["ja", "nee"])
def test_somebody_at_the_keyboard_is_asked(
    haren: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str, said: str
) -> None:
    place = ("--output", name) if words != ("build",) else ()
    run(*words, *place, *AS_OF)
    (haren / name).write_bytes(b"Van mij.")
    asked = answer(monkeypatch, said)

    status = run(*words, *place, *AS_OF).status

    assert len(asked) == 1
    assert "Toch vervangen?" in asked[0]
    assert (status, (haren / name).read_bytes() == b"Van mij.") == ((0, False) if said == "ja" else (73, True))


def test_a_page_that_somebody_changed_stays_until_it_may_go(haren: Path, run: Run) -> None:
    run("build", *AS_OF)
    page = haren / "site" / "index.html"
    changed = page.read_text("utf-8").replace("</body>", "<p>Bel ons.</p></body>")
    page.write_text(changed, "utf-8")

    said = run("build", *AS_OF)

    assert said.status == 73
    assert f"{page}: iemand heeft iets in dit bestand veranderd." in said.err
    assert "--force" in said.err
    assert page.read_text("utf-8") == changed
    assert run("build", "--force", *AS_OF).status == 0
    assert "Bel ons" not in page.read_text("utf-8")


@pytest.mark.usefixtures("haren")
def test_a_folder_with_a_profile_is_no_website(run: Run) -> None:
    run("note", "verordening", "Gebeld met mevrouw Bakker.", *AS_OF)

    said = run("build", "--output", ".", *AS_OF)

    assert said.status == 0
    assert "Zet alles wat in deze map staat op uw website" not in said.err
    assert "Let op: in deze map staat ook voortgang.yaml en wmoplan.yaml. Zet dat niet op een website." in said.err
    apart = run("build", "--output", "site", *AS_OF)
    assert "Zet alles wat in deze map staat op uw website" in apart.err


def test_a_folder_with_profiles_in_it_is_no_website(haren: Path, run: Run) -> None:
    (haren / "uit" / "profielen").mkdir(parents=True)
    (haren / "wmoplan.yaml").rename(haren / "uit" / "profielen" / "haren.yaml")

    said = run("build", "--all", "uit/profielen", "--output", "uit", *AS_OF)

    assert "in deze map staat ook profielen/haren.yaml." in said.err
    assert "Zet alles wat in deze map staat op uw website" not in said.err


def test_a_calendar_of_which_the_file_is_gone_begins_above_what_was_shared(haren: Path, run: Run) -> None:
    file = haren / "agenda.ics"
    run("calendar", *AS_OF)
    assert b"SEQUENCE:0\r\n" in file.read_bytes()
    file.unlink()

    run("calendar", *AS_OF)

    # 15 January 2014 is 5,129 days after 1 January 2000: 14 years of 365 days, 4 leap days and 15 days, of which the
    # first is 1
    assert set(re.findall(rb"SEQUENCE:(\d+)", file.read_bytes())) == {b"512900"}


def test_a_damaged_calendar_is_begun_anew_above_what_was_shared(haren: Path, run: Run) -> None:
    file = haren / "agenda.ics"
    run("calendar", *AS_OF)
    file.write_bytes(file.read_bytes()[:-30].replace(b"SEQUENCE:0", b"SEQUENCE:700000"))

    refused = run("calendar", *AS_OF)
    done = run("calendar", "--force", *AS_OF)

    assert (refused.status, done.status) == (65, 0)
    assert "--force" in refused.err
    assert set(re.findall(rb"SEQUENCE:(\d+)", file.read_bytes())) == {b"700001"}


def test_a_calendar_that_another_program_saved_goes_on(haren: Path, run: Run) -> None:
    file = haren / "agenda.ics"
    run("calendar", *AS_OF)
    before = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\r\n", b"\n"))

    assert run("calendar", *AS_OF).status == 0

    assert file.read_bytes() == before
