import csv
import sys
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from wmoplan.read.reference import (
    read_day_rules,
    read_election_rules,
    read_mergers,
    read_municipalities,
    read_school_holidays,
)
from wmoplan.reckon.elections import WeekRule

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("year", [2014, 2026])
def test_the_quick_scan_reads_what_the_csv_module_reads(year: int) -> None:
    with (DATA / f"gemeenten-{year}.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)

    assert [list(row) for row in read_municipalities(DATA, year)] == [
        [code, name, tuple(also.split("|")) if also else (), province, region]
        for code, name, also, province, region in rows
    ]


YEARS = [
    (2010, 403),  # before the first list: the first
    (2014, 403),
    (2025, 403),  # the last list that is not of a later year
    (2026, 342),
    (2040, 342),
]


@pytest.mark.parametrize(("year", "count"), YEARS)
def test_a_year_has_the_last_list_before_it(year: int, count: int) -> None:
    assert len(read_municipalities(DATA, year)) == count


def test_the_mergers_are_read_as_the_csv_module_reads_them() -> None:
    with (DATA / "herindelingen.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)

    found = read_mergers(DATA)

    assert [[row.code, row.name, row.day.isoformat(), "|".join(row.into), row.source] for row in found] == rows


def test_the_school_holidays_are_read_as_the_csv_module_reads_them() -> None:
    with (DATA / "schoolvakanties.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)

    found = read_school_holidays(DATA)

    assert [[row[0], row[1], row[2].isoformat(), row[3].isoformat(), row[4]] for row in found] == rows


def test_a_municipality_has_its_facts() -> None:
    by_code = {row.code: row for row in read_municipalities(DATA, 2014)}

    assert by_code["GM0017"].province == "Groningen"
    assert by_code["GM0017"].regions == ("Noord",)
    assert by_code["GM1955"].regions == ("Midden", "Zuid")
    assert "Den Bosch" in by_code["GM0796"].also
    assert by_code["GM0820"].name == "Nuenen, Gerwen en Nederwetten"


def test_the_rules_for_days_off_are_read() -> None:
    rules = read_day_rules(DATA)

    assert len(rules.holidays) == 10  # nine a year; two for the reign
    assert rules.longest == {"dagen": 90, "weken": 12, "maanden": 3}  # Atw art. 4
    assert rules.equated[date(2015, 1, 2)].startswith("KB")
    assert 2014 in rules.equated_years
    assert 2020 not in rules.equated_years  # never looked up
    assert {day.year for day in rules.equated} <= rules.equated_years


def test_the_rules_for_elections_are_read() -> None:
    rules = read_election_rules(DATA)

    assert rules.polling[-1].nomination == WeekRule(0, (1, 30), (1, 31))  # Kieswet F 1
    assert rules.polling[-1].days == 44  # Kieswet J 1
    assert [row.days for row in rules.executive_estimates] == [49, 64, 90]
    assert [row.days for row in rules.council_estimates] == [8, 14]
    assert (rules.gap_window, rules.gap_estimate) == (35, 13)
    assert rules.redrawings["GM0828"][0].merger == date(2015, 1, 1)


def test_reading_loads_no_heavy_module_before_it_is_needed() -> None:
    script = "import sys, wmoplan.read.reference; print([m for m in ('pydantic', 'yaml', 'csv') if m in sys.modules])"

    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stdout.strip() == "[]"
