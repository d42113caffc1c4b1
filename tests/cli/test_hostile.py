"""A profile with texts that want to be more than text: in every file that is handed on they stay what was typed."""

import csv
import io
import json
import socket
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.conftest import Run
from tests.pdf import spoken

AS_OF = ("--as-of", "2014-01-15")

TEXTS = [
    '=HYPERLINK("http://example.org";"klik")',
    "=cmd|' /C calc'!A0",
    "  =1+1",
    "\uff1d1+1",
    "+31501234567",
    "-2+3",
    "@SUM(1)",
    'a";"=1+1',
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
    "a" * 300,
]


@pytest.fixture
def folder(empty: Path) -> Path:
    own = [{"id": f"rij-{at}", "titel": text, "datum": "2014-09-10"} for at, text in enumerate(TEXTS)]
    steps = [
        {"id": f"stap-{at}", "titel": text, "naam": f"de {text[:40]}", "kort": f"stap {at}", "besluit": "raad",
         "wanneer": "24 oktober 2014"}
        for at, text in enumerate(TEXTS)
    ]  # fmt: skip
    profile = {
        "gemeente": "Haren",
        "plan": "invoering-2015",
        "organisatie": TEXTS[0],
        "eigen-data": own,
        "stappen": steps,
    }
    (empty / "wmoplan.yaml").write_text(json.dumps(profile, ensure_ascii=False), "utf-8")
    return empty


def tight(text: str) -> str:
    return "".join(text.split())


def test_no_cell_of_a_table_runs(folder: Path, run: Run) -> None:
    assert run("timeline", "--output", "t.csv", *AS_OF).status == 0

    rows = list(csv.reader(io.StringIO((folder / "t.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    titles = {row[0]: row[3] for row in rows}

    assert {len(row) for row in rows} == {len(rows[0])}
    for at, text in enumerate(TEXTS):
        assert titles[f"eigen.rij-{at}"] == (text if text.strip()[0] in "a<{" else f"'{text}"), text
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))]


@pytest.mark.slow  # weasyprint stands on Pango, which .ci/run installs
def test_what_was_typed_is_read_aloud_from_a_pdf(folder: Path, run: Run) -> None:
    assert run("checklist", "--output", "l.pdf", *AS_OF).status == 0

    found = spoken((folder / "l.pdf").read_bytes())
    heard = tight(found.top.text())

    for text in TEXTS:
        assert tight(text) in heard
    assert found.names_only_places
    assert [page.get("/Annots") for page in found.pdf.pages] == [None] * len(found.pdf.pages)


def test_what_was_typed_stands_in_word(folder: Path, run: Run) -> None:
    assert run("checklist", "--output", "l.docx", *AS_OF).status == 0

    document = docx.Document(str(folder / "l.docx"))
    headings = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 2"]

    assert {text.strip() for text in TEXTS} <= {text.strip() for text in headings}
    assert document.core_properties.author == TEXTS[0]


HOSTILE_NAME = "\x1b[31mRaad\x1b]0;kwaad\x07 <script>alert(1)</script> \u202edaar\u202c"
LISTED = [
    ("raad.csv", f"datum;tijd;vergadering\n10-09-2014;20:00;raad {HOSTILE_NAME}\n"),
    (
        "raad.html",
        f"<table><tr><th>datum<th>tijd<th>vergadering<tr><td>10-09-2014<td>20:00<td>raad {HOSTILE_NAME}</table>",
    ),
    ("\x1b[2Jraad\u202e.csv", "datum;tijd;vergadering\n10-09-2014;20:00;raad\n"),
]


@pytest.mark.parametrize(("name", "text"), LISTED, ids=["csv", "page", "name"])
def test_no_sign_of_a_schedule_steers_a_screen_or_a_file(haren: Path, run: Run, name: str, text: str) -> None:
    (haren / name).write_text(text, "utf-8")

    said = run("meetings", "import", name, "--yes", *AS_OF)
    assert run("calendar", *AS_OF).status == 0
    assert run("timeline", "--output", "t.html", *AS_OF).status == 0

    files = [(haren / file).read_text("utf-8") for file in ("wmoplan.yaml", "agenda.ics", "t.html")]
    for shown in (said.out, said.err, *files):
        assert not [sign for sign in shown if sign in "\x1b\x07\x9b\u202e\u202c"]
    assert "<script>alert" not in files[2]


def closed(*_: object, **__: object) -> None:
    raise AssertionError("something outside was asked")


def test_nothing_is_fetched_or_run_for_a_schedule(haren: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        '<html><head><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><script src=http://127.0.0.1:9/a.js>'
        "</script><link rel=stylesheet href=http://127.0.0.1:9/a.css></head><body onload=alert(1)>"
        "<img src=http://127.0.0.1:9/a.png><iframe src=http://127.0.0.1:9/></iframe>"
        "<table><tr><th>datum<th>vergadering<tr><td>10-09-2014<td>raad</table>"
    )
    (haren / "raad.html").write_text(page, "utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["datum", "vergadering", "van"])
    sheet.append(["10-09-2014", "raad", '=WEBSERVICE("http://127.0.0.1:9/")'])
    sheet.append(["11-09-2014", "raad", "='[http://127.0.0.1:9/a.xlsx]Blad1'!A1"])
    book.save(haren / "raad.xlsx")
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    monkeypatch.setattr(subprocess, "Popen", closed)

    for name in ("raad.html", "raad.xlsx"):
        said = run("meetings", "import", name, "--dry-run", *AS_OF)
        assert said.status == 0, said.err
        assert "127.0.0.1" not in said.err
