"""Schedules in the files that a griffie sends, imported by the program: every meeting in them, and no question."""

import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.conftest import Run, Said
from tests.read.griffie.files import SCHEDULES, Row, Schedule, firm
from tests.read.griffie.make import made
from wmoplan.cli import main
from wmoplan.desk.beside import Text
from wmoplan.desk.opening import read_own

PROFILE = "gemeente: Almere\nrol: wmo-raad\nplan: beleidscyclus\n"
FILES = [(name, form) for name, schedule in SCHEDULES.items() for form in schedule.forms]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("griffie")
    made([(name, SCHEDULES[name].page, form) for name, form in FILES], folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line, and return its status and what it said."""

    def run(*words: str) -> Said:
        status = main(list(words))
        return Said(status, *capsys.readouterr())

    return run


def imported(folder: Path, file: str, data: bytes, run: Run, *words: str) -> set[Row]:
    """Return what the program writes of a file in a profile, after nothing was asked."""
    (folder / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    (folder / file).write_bytes(data)
    said = run("meetings", "import", file, "--yes", "--as-of", "2026-11-30", *words)
    assert said.status == 0, said.err
    assert "niet duidelijk" not in said.err
    own = read_own(Text(str(folder / "wmoplan.yaml")), date(2026, 11, 30))
    return {(str(one.day), one.time or "", one.body, one.status) for one in own.meetings}


@pytest.mark.slow  # starts LibreOffice and Chromium
@pytest.mark.parametrize(("name", "form"), FILES, ids=[f"{name}.{form}" for name, form in FILES])
def test_a_schedule_is_read_whatever_file_it_comes_in(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, name: str, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    schedule: Schedule = SCHEDULES[name]
    data = (files / f"{name}.{form}").read_bytes()

    assert imported(tmp_path, f"schema.{form}", data, run, *schedule.words) == set(schedule.rows)


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


BY_BODY = workbook(
    Raad=[["Vergaderingen 2027"], ["Datum", "Aanvang"], ["28-01-2027", "19:30"], ["25-02-2027", "19:30"]],
    Commissie_Samenleving=[["Vergaderingen 2027"], ["Datum", "Aanvang"], ["14-01-2027", "20:00"]],
)
IN_FIGURES = workbook(Schema=[["Datum", "Tijd", "Vergadering"], [46400, 0.8125, "Raad"], [46414, 0.8125, "Raad"]])


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "griffie@haren.nl", "Schema", "<1@haren.nl>"
    message.set_content("Beste mensen,\n\nHierbij het schema voor 2027.\n\nMet vriendelijke groet,\nde griffie\n")
    message.add_attachment(BY_BODY, maintype="application", subtype="vnd.ms-excel", filename="schema.xlsx")
    return bytes(message)


BODIES = {*firm("raad", "19:30", "2027-01-28", "2027-02-25"), *firm("commissie", "20:00", "2027-01-14")}
MADE = [
    ("schema.xlsx", BY_BODY, BODIES, "a sheet for each body"),
    ("schema.eml", mail(), BODIES, "a mail with a workbook"),
    ("getallen.xlsx", IN_FIGURES, {*firm("raad", "19:30", "2027-01-13", "2027-01-27")}, "days as figures"),
]


@pytest.mark.parametrize(("file", "data", "rows", "why"), MADE, ids=[why for *_, why in MADE])
def test_a_workbook_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, file: str, data: bytes, rows: set[Row], why: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert imported(tmp_path, file, data, run) == rows, why
