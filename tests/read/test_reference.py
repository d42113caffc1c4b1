import csv
import sys
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from wmoplan.model.reference import WeekRule
from wmoplan.read.reference import (
    read_day_rules,
    read_election_rules,
    read_mergers,
    read_municipalities,
    read_school_holidays,
)

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
    # how many municipalities there were on 1 January, as CBS counts them
    (2010, 403),  # CBS: 431; before the first list it is the first
    (2014, 403),
    (2015, 394),  # CBS: 393; Groesbeek and, under its later name and code, what merged into it are both there
    (2016, 390),
    (2017, 388),
    (2018, 380),
    (2019, 355),
    (2020, 355),
    (2021, 352),
    (2022, 345),
    (2023, 342),
    (2025, 342),
    (2026, 342),
    (2040, 342),  # after the last list it is the last
]


@pytest.mark.parametrize(("year", "count"), YEARS)
def test_a_year_has_its_municipalities(year: int, count: int) -> None:
    found = read_municipalities(DATA, year)

    assert len(found) == count
    assert [place.code for place in found] == sorted({place.code for place in found})


HAREN = [
    # year, which of the three there were; on 1 January 2019 Haren went into Groningen, and Altena began
    (2012, {"Haren", "Groningen"}),
    (2018, {"Haren", "Groningen"}),
    (2019, {"Groningen", "Altena"}),
    (2025, {"Groningen", "Altena"}),
]


@pytest.mark.parametrize(("year", "there"), HAREN)
def test_between_two_lists_a_municipality_is_there_for_as_long_as_it_was(year: int, there: set[str]) -> None:
    names = {place.name for place in read_municipalities(DATA, year)}

    assert names & {"Haren", "Groningen", "Altena"} == there


def test_the_mergers_are_read_as_the_csv_module_reads_them() -> None:
    with (DATA / "herindelingen.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)

    found = read_mergers(DATA)

    assert [
        [row.code, row.name, row.day.isoformat(), "|".join(row.into), row.kind, row.source] for row in found
    ] == rows


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
