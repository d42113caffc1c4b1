"""Read the files that the lists are renewed from: the table of the CBS and the school holidays of rijksoverheid.nl."""

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from scripts.list_checks import REGIONS
from wmoplan.model.municipality import Municipality
from wmoplan.model.reference import SchoolHoliday

CODE: Final = "GemeentecodeGM"
NAME: Final = "Gemeentenaam"
PROVINCE: Final = "Provincienaam"
SPELLINGS: Final = {"Fryslân": "Friesland"}
"""Provinces that the CBS spells in another way than our lists."""

VACATIONS: Final = {
    "herfstvakantie": "herfstreces",
    "kerstvakantie": "kerstreces",
    "voorjaarsvakantie": "voorjaarsreces",
    "meivakantie": "meireces",
    "zomervakantie": "zomerreces",
}
"""The school holidays of rijksoverheid.nl, with the recesses that they stand for."""

EVERYWHERE: Final = "Heel nederland"
ADVICE: Final = "advies van het Rijk; "
SOURCE: Final = "rijksoverheid.nl, open data schoolvakanties"
HERE: Final = ZoneInfo("Europe/Amsterdam")


class NotAddingUpError(Exception):
    """A file does not hold what it should; the message is for who runs the script."""


def read_cbs_table(path: Path) -> list[Municipality]:
    """Return the municipalities of a table "Gemeenten alfabetisch" of the CBS, without second names and regions.

    Raises:
        NotAddingUpError: It is no such table.
    """
    try:
        lines = _sheet(path) if path.suffix.casefold() == ".xlsx" else _separated(path)
    except (OSError, BadZipFile, KeyError, UnicodeDecodeError, csv.Error) as fault:
        raise NotAddingUpError(f"{path} cannot be read: {fault}") from fault
    start = next((number for number, line in enumerate(lines) if {CODE, NAME, PROVINCE} <= set(line)), None)
    if start is None:
        raise NotAddingUpError(f"{path} has no row with the headings {CODE}, {NAME} and {PROVINCE}.")
    rows = [dict(zip(lines[start], line, strict=False)) for line in lines[start + 1 :] if any(line)]
    if short := [row for row in rows if not (row.get(CODE) and row.get(NAME) and row.get(PROVINCE))]:
        raise NotAddingUpError(f"{path} has a row without a code, a name or a province: {short[0]}")
    return [
        Municipality(row[CODE], row[NAME], (), SPELLINGS.get(row[PROVINCE], row[PROVINCE]), "")
        for row in sorted(rows, key=lambda row: row[CODE])
    ]


def read_open_data(path: Path) -> list[SchoolHoliday]:
    """Return the school holidays of a file of opendata.rijksoverheid.nl, of one school year or of all.

    Raises:
        NotAddingUpError: It is no such file, or it holds a holiday or a region that is not known.
    """
    try:
        told = json.loads(path.read_text("utf-8-sig"))
        documents = told if isinstance(told, list) else [told]
        return [row for document in documents for row in _holidays(document)]
    except (OSError, ValueError) as fault:
        raise NotAddingUpError(f"{path} cannot be read: {fault}") from fault
    except (AttributeError, KeyError, TypeError) as fault:
        raise NotAddingUpError(f"{path} has another shape than the school holidays: {fault!r}") from fault


def _sheet(path: Path) -> list[list[str]]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        lines = book.worksheets[0].iter_rows(values_only=True)
        return [["" if value is None else str(value).strip() for value in line] for line in lines]
    finally:
        book.close()


def _separated(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")  # as Excel saves it on an older Windows
    mark = ";" if text.partition("\n")[0].count(";") else ","
    return [[value.strip() for value in line] for line in csv.reader(text.splitlines(), delimiter=mark)]


def _holidays(document: dict[str, Any]) -> list[SchoolHoliday]:
    changed = str(document.get("lastmodified") or "")[: len("2026-11-22")]
    source = f"{SOURCE}, {changed}" if changed else SOURCE
    return [
        SchoolHoliday(
            _recess(vacation["type"]),
            region,
            _local_day(part["startdate"]),
            _local_day(part["enddate"]),
            source if str(vacation["compulsorydates"]).strip().casefold() == "true" else ADVICE + source,
        )
        for content in document["content"]
        for vacation in content["vacations"]
        for part in vacation["regions"]
        for region in _regions(part["region"])
    ]


def _recess(told: str) -> str:
    name = VACATIONS.get(told.strip().casefold())
    if name is None:
        raise NotAddingUpError(f"The school holiday {told.strip()!r} is not known.")
    return name


def _regions(told: str) -> tuple[str, ...]:
    name = told.strip().capitalize()
    if name == EVERYWHERE:
        return REGIONS
    if name not in REGIONS:
        raise NotAddingUpError(f"The region {told.strip()!r} is not known.")
    return (name,)


def _local_day(told: str) -> date:
    """Return the day in the Netherlands; the file is in UTC, where midnight here is the evening before."""
    moment = datetime.fromisoformat(told.strip())
    return moment.astimezone(HERE).date() if moment.tzinfo else moment.date()
