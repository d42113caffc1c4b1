"""Facts that do not go together, as the commands tell of them: in check, in a file, at an import and in an answer."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROFILE = """gemeente: Tilburg
rol: wmo-raad
plan: beleidscyclus
besluiten:
  begroting-2028: {datum: 2027-11-08, orgaan: raad, bron: termijnagenda}
"""
OFF = """vergaderingen:
  - {datum: 2027-11-01, orgaan: raad}
  - {datum: 2027-11-08, orgaan: raad, status: vervallen}
"""
SCHEDULE = """Datum;Tijd;Vergadering;Status
01-11-2027;20:00;Raad;definitief
08-11-2027;20:00;Raad;vervallen
"""
AS_OF = ("--as-of", "2026-06-01")
"""More than a year before: what was typed is told however far ahead it lies."""

TOLD = "In de lijst met vergaderingen vervalt de raadsvergadering van die dag."


@pytest.fixture
def profile(empty: Path) -> Path:
    file = empty / "wmoplan.yaml"
    file.write_text(PROFILE, "utf-8")
    (empty / "raad.csv").write_text(SCHEDULE, "utf-8")
    return file


def flat(text: str) -> str:
    return " ".join(text.split())


def test_check_the_timeline_and_the_page_tell_the_same(profile: Path, run: Run) -> None:
    profile.write_text(PROFILE + OFF, "utf-8")
    found = json.loads(run("timeline", "--all", "--format", "json", *AS_OF).out)["signalen"]
    (signal,) = [one for one in found if one["code"] == "aangekondigd-vervallen"]
    run("build", "--output", "site", *AS_OF)
    pages = "".join(file.read_text("utf-8") for file in Path("site").rglob("*.html"))

    assert TOLD in signal["tekst"]
    assert "Zie regels 5 en 8 van wmoplan.yaml." in signal["tekst"]
    assert signal["momenten"] == ["begroting-2028.besluit"]
    assert signal["tekst"] in flat(run("check", *AS_OF).out)
    assert signal["tekst"] in flat(run("explain", "begroting-2028.besluit", *AS_OF).out)
    assert TOLD in flat(pages)


@pytest.mark.parametrize("ticked", ["begroting-2028", "begroting-2028.besluit"])
def test_what_is_settled_is_told_no_more(profile: Path, run: Run, ticked: str) -> None:
    profile.write_text(PROFILE + OFF, "utf-8")
    run("done", ticked, *AS_OF)

    said = run("check", "--all", *AS_OF)

    assert said.status in {0, 1}
    assert "Samen:" in said.out
    assert TOLD not in flat(said.out)


@pytest.mark.usefixtures("profile")
def test_an_import_tells_what_it_does_to_an_announced_decision(run: Run) -> None:
    said = run("meetings", "import", "raad.csv", "--yes", *AS_OF)

    assert said.status == 0
    assert "Let op: Maandag 8 november 2027 staat in uw bestand als dag voor" in said.err
    assert "begroting voor 2028" in said.err
    assert "Er verandert niets aan uw dagen" not in said.err
    assert TOLD in flat(run("check", *AS_OF).out)


@pytest.mark.usefixtures("profile")
def test_an_import_tells_only_what_is_new(run: Run) -> None:
    run("meetings", "import", "raad.csv", "--yes", *AS_OF)
    Path("meer.csv").write_text("Datum;Tijd;Vergadering\n06-12-2027;20:00;Raad\n", "utf-8")

    said = run("meetings", "import", "meer.csv", "--yes", *AS_OF)

    assert "vervalt de raadsvergadering" not in said.err


def test_a_file_of_meetings_is_named_with_its_own_line(profile: Path, run: Run) -> None:
    profile.write_text(PROFILE + "vergaderbestanden: [raad.csv]\n", "utf-8")

    assert "Zie regel 5 van wmoplan.yaml en regel 3 van raad.csv." in flat(run("check", *AS_OF).out)


def test_adding_a_meeting_on_a_day_off_tells_so(profile: Path, run: Run) -> None:
    """Sunday 1 March 2099, so that it lies ahead whenever this runs."""
    said = run("meetings", "add", "zondag 1 maart 2099 20.00 uur raad")

    assert said.status == 0
    assert "Zondag 1 maart 2099 is een vrije dag (zondag): raadsvergadering." in said.err
    assert "orgaan: raad" in profile.read_text("utf-8")


def test_a_plan_that_cannot_be_read_stops_no_meeting(profile: Path, run: Run) -> None:
    profile.write_text("gemeente: Tilburg\nplan: beleidscyclus\nvergaderbestanden: [weg.csv]\n", "utf-8")

    said = run("meetings", "add", "zondag 1 maart 2099 20.00 uur raad")

    assert said.status == 0
    assert "2099-03-01" in profile.read_text("utf-8")


@pytest.mark.usefixtures("profile")
def test_of_many_days_off_the_first_are_told_and_the_rest_is_counted(run: Run) -> None:
    """Twelve Sundays in a row, from 1 March to 17 May 2099."""
    days = [*(f"{day} maart" for day in range(1, 32, 7)), *(f"{day} april" for day in range(5, 31, 7))]
    days += [f"{day} mei" for day in range(3, 18, 7)]

    said = run("meetings", "add", "\n".join(f"zondag {day} 2099 20.00 uur raad" for day in days))

    assert said.err.count("Let op: Zondag") == 10
    assert "En nog 2 meldingen: wmoplan check" in said.err
