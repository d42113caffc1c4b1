"""Parts that are installed apart: what is made with them, and what is said where one is absent."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.copies import ONLY_WHERE_COPIED, Copies
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
    assert sorted(file.name for file in haren.iterdir()) == [".wmoplan-gemaakt.json", *names, "wmoplan.yaml"]


NO_PANGO = """
import sys

class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            print("-----\\nWeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libgobject-2.0-0'")

sys.meta_path.insert(0, Broken())
"""
"""Where weasyprint finds no pango: it tells so on stdout, in English, and raises an OSError."""


def without(*gone: str) -> str:
    """Return what makes a process one where some libraries were never installed."""
    return f"import sys; sys.modules.update(dict.fromkeys({gone!r}))"


ABSENT = [
    # file,        what is not there,        the parts to install: those that are there stay
    ("lijst.pdf", {"weasyprint"}, "[bestanden,ophalen,pdf,word]"),
    ("lijst.pdf", {"weasyprint", "docx"}, "[bestanden,ophalen,pdf]"),
    ("lijst.pdf", {"pydyf"}, "[bestanden,ophalen,pdf,word]"),
    ("lijst.docx", {"docx"}, "[bestanden,ophalen,pdf,word]"),
    ("lijst.docx", {"docx", "weasyprint"}, "[bestanden,ophalen,word]"),
    ("lijst.docx", {"lxml"}, "[bestanden,ophalen,pdf,word]"),
]


@ONLY_WHERE_COPIED
@pytest.mark.parametrize(("name", "gone", "parts"), ABSENT)
def test_what_to_install_is_told(haren: Path, reading: Copies, name: str, gone: set[str], parts: str) -> None:
    done = reading.run(haren, "checklist", "--output", name, *AS_OF, before=without(*gone))

    assert (done.status, done.out) == (69, "")
    assert "heeft wmoplan een extra onderdeel nodig. Dat is niet geïnstalleerd." in done.err
    assert f'typ: uv tool install "./wmoplan-{__version__}-py3-none-any.whl{parts}"\n' in done.err
    assert f'Typ dan: pip install "./wmoplan-{__version__}-py3-none-any.whl{parts}"\n' in done.err
    assert "lijst.html" in done.err
    assert "Traceback" not in done.err
    assert not (haren / name).exists()


@ONLY_WHERE_COPIED
def test_all_else_works_without_the_parts(haren: Path, reading: Copies) -> None:
    done = reading.run(
        haren, "checklist", "--output", "lijst.html", *AS_OF, before=without("docx", "lxml", "weasyprint")
    )

    assert (done.status, (haren / "lijst.html").exists()) == (0, True)


@ONLY_WHERE_COPIED
def test_where_pango_is_absent_the_other_ways_are_told(haren: Path, reading: Copies) -> None:
    done = reading.run(haren, "checklist", "--output", "lijst.pdf", *AS_OF, before=NO_PANGO)

    assert (done.status, done.out) == (69, "")
    assert "Voor een PDF is Pango nodig" in done.err
    assert "lijst.html" in done.err
    assert "lijst.docx" in done.err
    assert "external libraries" not in done.err
    assert done.err.encode("cp1252")
    assert done.err.encode("cp850")


@ONLY_WHERE_COPIED
@PANGO
def test_a_part_that_is_there_says_nothing(haren: Path, reading: Copies) -> None:
    done = reading.run(haren, "checklist", "--output", "lijst.pdf", *AS_OF)

    assert done.status == 0
    assert done.out == ""
    assert [line.split(":")[0] for line in done.err.splitlines()][-2] == "Klaar"


INSTEAD = [
    # the command, and what works without the part
    (("checklist", "--output", "lijst.docx"), "Maak lijst.html"),
    (("report", "--output", "verslag.docx"), "Laat de naam eindigen op .html: zo'n brief kunt u ook in Word openen."),
    (("letter", "advies", "verordening", "--output", "brief.docx"), "Laat de naam eindigen op .html"),
    (("advice", "list", "--output", "adviezen.docx"), "Laat de naam eindigen op .md of .txt."),
]


@pytest.mark.parametrize(("words", "way"), INSTEAD, ids=[words[0] for words, _ in INSTEAD])
def test_what_is_told_instead_works_for_that_command(
    haren: Path, reading: Copies, words: tuple[str, ...], way: str
) -> None:
    said = reading.run(haren, *words, *AS_OF, before=without("docx"))

    assert said.status == 69
    assert way in said.err
    assert [file.name for file in haren.iterdir()] == ["wmoplan.yaml"]


LISTS = [
    # the file, what is not there, the parts to install
    ("schema.xlsx", b"PK\x03\x04 xl/workbook.xml", {"python_calamine"}, "[bestanden,ophalen,pdf,word]"),
    ("schema.pdf", b"%PDF-1.7", {"python_calamine", "httpx"}, "[bestanden,pdf,word]"),
]


@ONLY_WHERE_COPIED
@pytest.mark.parametrize("command", ["import", "add"])
@pytest.mark.parametrize(("name", "data", "gone", "parts"), LISTS, ids=[name for name, *_ in LISTS])
def test_what_reads_a_schedule_is_told(
    haren: Path, reading: Copies, command: str, name: str, data: bytes, gone: set[str], parts: str
) -> None:
    (haren / name).write_bytes(data)
    before = (haren / "wmoplan.yaml").read_bytes()

    done = reading.run(haren, "meetings", command, name, before=without(*gone))

    assert (done.status, done.out) == (69, "")
    assert done.err.startswith(
        "Voor een Excel-, Word- of PDF-bestand, een webpagina of het klembord heeft wmoplan een extra onderdeel"
    )
    assert f'typ: uv tool install "./wmoplan-{__version__}-py3-none-any.whl{parts}"\n' in done.err
    assert done.err.endswith("plak ze bij: wmoplan meetings add\n")
    assert (haren / "wmoplan.yaml").read_bytes() == before


@ONLY_WHERE_COPIED
def test_what_reads_the_clipboard_is_told(haren: Path, reading: Copies) -> None:
    done = reading.run(haren, "meetings", "add", "--clipboard", before=without("pyperclip"))

    assert (done.status, done.out) == (69, "")
    assert "[bestanden,ophalen,pdf,word]" in done.err
    assert done.err.endswith("Plak de regels zelf. Typ: wmoplan meetings add\n")


@ONLY_WHERE_COPIED
def test_a_list_of_plain_text_needs_no_part(haren: Path, reading: Copies) -> None:
    (haren / "a.csv").write_text("datum;orgaan\n27-10-2014;raad\n", "utf-8")

    done = reading.run(
        haren, "meetings", "import", "a.csv", "--dry-run", *AS_OF, before=without("python_calamine", "bs4")
    )

    assert done.status == 0
