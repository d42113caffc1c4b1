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


def year_calendar() -> bytes:
    """Return a calendar as it hangs on a wall: each month has a column with its days, and one beside it."""
    rows: list[list[object]] = [["Jaarkalender 2027"], [None, "Januari", None, "Februari", None, "Maart", None]]
    names = {(14, 1): "Raad 19.30", (19, 1): "Cie Samenleving", (11, 2): "Raad 19.30", (18, 3): "Raad 19.30"}
    begin = {1: "vr za zo ma di wo do", 2: "ma di wo do vr za zo", 3: "ma di wo do vr za zo"}
    for day in range(1, 32):
        weekdays = {month: weeks.split()[(day - 1) % 7] for month, weeks in begin.items()}
        cells = [(f"{weekdays[month]} {day}", names.get((day, month))) for month in (1, 2, 3)]
        rows.append([None, *cells[0], *(cells[1] if day <= 28 else (None, None)), *cells[2]])
    return workbook(**{"2027": rows})


def mail(text: str = "Hierbij het schema voor 2027.") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "griffie@haren.nl", "Schema", "<1@haren.nl>"
    message.set_content(f"Beste mensen,\n\n{text}\n\nMet vriendelijke groet,\nde griffie\n")
    message.add_attachment(BY_BODY, maintype="application", subtype="vnd.ms-excel", filename="schema.xlsx")
    return bytes(message)


BODIES = {*firm("raad", "19:30", "2027-01-28", "2027-02-25"), *firm("commissie", "20:00", "2027-01-14")}
MADE = [
    ("schema.xlsx", BY_BODY, BODIES, "a sheet for each body"),
    ("schema.eml", mail(), BODIES, "a mail with a workbook"),
    ("eerste.eml", mail("De eerste raad van 2027 is op 28 januari."), BODIES, "a mail that tells of a row of its file"),
    (
        "kalender.xlsx",
        year_calendar(),
        {*firm("raad", "19:30", "2027-01-14", "2027-02-11", "2027-03-18"), *firm("commissie", "", "2027-01-19")},
        "a calendar of a year with a row for each day",
    ),
    ("getallen.xlsx", IN_FIGURES, {*firm("raad", "19:30", "2027-01-13", "2027-01-27")}, "days as figures"),
]


@pytest.mark.parametrize(("file", "data", "rows", "why"), MADE, ids=[why for *_, why in MADE])
def test_a_workbook_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, file: str, data: bytes, rows: set[Row], why: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert imported(tmp_path, file, data, run) == rows, why


def test_a_workbook_without_a_day_names_who_meets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    (tmp_path / "schema.xlsx").write_bytes(workbook(Plan=[["wie", "waar"], ["Raad 19.30", "Raadzaal"]]))

    said = run("meetings", "import", "schema.xlsx", "--dry-run")

    assert said.status == 65  # data that cannot be read
    assert "schema.xlsx, blad 1, rij 2: bij 'Raad 19.30 Raadzaal' is geen dag gevonden." in said.err
