"""Parts that are installed apart: what is made with them, and what is said where one is absent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wmoplan import __version__

AS_OF = ("--as-of", "2014-01-15")

PANGO = pytest.mark.slow
"""What .ci/run installs: weasyprint stands on it."""

STARTS = [("lijst.docx", b"PK\x03\x04"), pytest.param("lijst.pdf", b"%PDF-1.7", marks=PANGO)]


@pytest.mark.parametrize(("name", "start"), STARTS)
def test_the_ending_makes_a_file_for_paper(haren: Path, run: Run, name: str, start: bytes) -> None:
    said = run("checklist", "--output", name, *AS_OF)

    assert (said.status, said.out) == (0, "")
    assert f"Klaar: {haren / name}" in said.err
    assert (haren / name).read_bytes().startswith(start)


@PANGO
def test_no_library_speaks(haren: Path, run: Run) -> None:
    names = ("lijst.docx", "lijst.md", "lijst.pdf")
    told = {run("checklist", "--output", name, *AS_OF).err.replace(name, "x") for name in names}

    assert len(told) == 1
    assert sorted(file.name for file in haren.iterdir()) == [*names, "wmoplan.yaml"]


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(GONE))
from wmoplan.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program where some libraries were never installed."""

NO_PANGO = """
import sys, types

class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            print("-----\\nWeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libgobject-2.0-0'")

sys.meta_path.insert(0, Broken())
from wmoplan.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program where weasyprint finds no pango: it tells so on stdout, in English, and raises an OSError."""


def start(code: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *words, *AS_OF],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


ABSENT = [
    # file,        what is not there,        the parts to install: those that are there stay
    ("lijst.pdf", {"weasyprint"}, "[pdf,word]"),
    ("lijst.pdf", {"weasyprint", "docx"}, "[pdf]"),
    ("lijst.pdf", {"pydyf"}, "[pdf,word]"),
    ("lijst.docx", {"docx"}, "[pdf,word]"),
    ("lijst.docx", {"docx", "weasyprint"}, "[word]"),
    ("lijst.docx", {"lxml"}, "[pdf,word]"),
]


@pytest.mark.parametrize(("name", "gone", "parts"), ABSENT)
def test_what_to_install_is_told(haren: Path, name: str, gone: set[str], parts: str) -> None:
    done = start(f"GONE = {gone!r}\n{WITHOUT}", haren, "checklist", "--output", name)

    assert (done.returncode, done.stdout) == (69, "")
    assert "heeft wmoplan een extra onderdeel nodig. Dat is niet geïnstalleerd." in done.stderr
    assert f'typ: uv tool install "./wmoplan-{__version__}-py3-none-any.whl{parts}"\n' in done.stderr
    assert f'Typ dan: pip install "./wmoplan-{__version__}-py3-none-any.whl{parts}"\n' in done.stderr
    assert "lijst.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (haren / name).exists()


def test_all_else_works_without_the_parts(haren: Path) -> None:
    done = start(f"GONE = {{'docx', 'lxml', 'weasyprint'}}\n{WITHOUT}", haren, "checklist", "--output", "lijst.html")

    assert (done.returncode, (haren / "lijst.html").exists()) == (0, True)


def test_where_pango_is_absent_the_other_ways_are_told(haren: Path) -> None:
    done = start(NO_PANGO, haren, "checklist", "--output", "lijst.pdf")

    assert (done.returncode, done.stdout) == (69, "")
    assert "Voor een PDF is Pango nodig" in done.stderr
    assert "lijst.html" in done.stderr
    assert "lijst.docx" in done.stderr
    assert "external libraries" not in done.stderr
    assert done.stderr.encode("cp1252")
    assert done.stderr.encode("cp850")


@PANGO
def test_a_part_that_is_there_says_nothing(haren: Path) -> None:
    done = start("GONE = set()\n" + WITHOUT, haren, "checklist", "--output", "lijst.pdf")

    assert done.returncode == 0
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()][-2] == "Klaar"


INSTEAD = [
    # the command, and what works without the part
    (("checklist", "--output", "lijst.docx"), "Maak lijst.html"),
    (("report", "--output", "verslag.docx"), "Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."),
    (("letter", "advies", "verordening", "--output", "brief.docx"), "Laat de naam eindigen op .html"),
    (("advice", "list", "--output", "adviezen.docx"), "Laat de naam eindigen op .md of .txt."),
]


@pytest.mark.parametrize(("words", "way"), INSTEAD, ids=[words[0] for words, _ in INSTEAD])
def test_what_is_told_instead_works_for_that_command(haren: Path, words: tuple[str, ...], way: str) -> None:
    said = start(WITHOUT.replace("GONE", repr({"docx"})), haren, *words)

    assert said.returncode == 69
    assert way in said.stderr
    assert [file.name for file in haren.iterdir()] == ["wmoplan.yaml"]
