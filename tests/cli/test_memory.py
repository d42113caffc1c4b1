"""What `calendar` remembers beside the profile, and what `changes` tells of it; days of a paper calendar of 2014."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import EXAMPLES, Run

AS_OF = ["--as-of", "2014-01-15"]
LATER = ["--as-of", "2014-01-20"]
NAME = "wmoplan-geschiedenis.json"
COUNCIL = '{datum: 2014-10-27, orgaan: raad, bron: "gepubliceerde agenda van de gemeente Haren"}'


def move_council(folder: Path, day: str) -> None:
    """Let the griffie move the council of Monday 27 October."""
    file = folder / "wmoplan.yaml"
    text = file.read_text("utf-8")
    assert COUNCIL in text
    told = f'{{datum: 2014-10-27, orgaan: raad, status: verplaatst, naar: {day}, bron: "mail van de griffie"}}'
    file.write_text(text.replace(COUNCIL, told), "utf-8")


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / NAME).read_text("utf-8"))["momenten"][name]
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def begun(haren: Path, run: Run) -> Path:
    """Return a folder in which the calendar was made on 15 January."""
    said = run("calendar", *AS_OF)
    assert said.status == 0
    assert f"wmoplan onthoudt deze dagen in {haren / NAME}" in said.err
    return haren


def test_a_second_run_leaves_the_history_byte_for_byte(begun: Path, run: Run) -> None:
    before = (begun / NAME).read_bytes()

    for day in (AS_OF, LATER):
        assert "momenten zijn anders" not in run("calendar", *day).err
        assert (begun / NAME).read_bytes() == before


def test_the_history_stands_beside_the_profile_that_is_named(empty: Path, run: Run) -> None:
    (empty / "map").mkdir()
    shutil.copy(EXAMPLES / "haren-2014.yaml", empty / "map" / "haren.yaml")

    run("calendar", "--profile", "map/haren.yaml", "--output", "elders.ics", *AS_OF)

    assert sorted(file.name for file in (empty / "map").iterdir()) == ["haren-geschiedenis.json", "haren.yaml"]


NOT_KEPT = [
    ["calendar", "--dry-run", *AS_OF],
    ["calendar", "--example", "haren-2014", *AS_OF],
    ["calendar", "--plan", "landelijke-kalender", "--as-of", "2026-11-22"],
]


@pytest.mark.usefixtures("haren")
@pytest.mark.parametrize("words", NOT_KEPT, ids=lambda words: words[1])
def test_what_is_no_calendar_of_the_profile_is_not_remembered(run: Run, words: list[str]) -> None:
    assert run(*words).status == 0
    assert not Path(NAME).exists()


def test_a_council_that_moves_is_told_remembered_and_told_again(begun: Path, run: Run) -> None:
    move_council(begun, "2014-10-20")

    first = run("changes", *LATER)
    out = flat(first.out)
    assert first.status == 0
    assert "vergeleken met wat wmoplan onthield op woensdag 15 januari 2014." in out
    # a week sooner: the advice was due on Tuesday 26 August, and asked for on Tuesday 15 July
    assert "Uw advies over de verordening moet 7 dagen eerder weg. Na de vraag om advies houdt u 42 dagen." in out
    assert (
        "Verstuur uw advies over de verordening: was uiterlijk op dinsdag 26 augustus 2014, "
        "wordt uiterlijk op dinsdag 19 augustus 2014." in out
    )
    assert "Raad besluit waarschijnlijk over de verordening: was maandag 27 oktober 2014, wordt maandag 20 okt" in out
    assert "Bron: mail van de griffie." in out
    assert "Bij de onderwerpen die u niet koos: 9 momenten verschuiven." in out
    assert (
        "over de najaarsnota: was uiterlijk op dinsdag 26 augustus 2014, "
        "wordt uiterlijk op dinsdag 19 augustus 2014." in out
    )
    assert f"Onthouden in {begun / NAME}" in first.err
    kept = (begun / NAME).read_bytes()

    second = run("changes", *LATER)
    again = flat(second.out)
    assert "Er verandert niets aan uw dagen." in again
    assert (
        "Verstuur uw advies over de verordening: Op woensdag 15 januari 2014 stond er: "
        "uiterlijk op dinsdag 26 augustus 2014. Op maandag 20 januari 2014 werd het: "
        "uiterlijk op dinsdag 19 augustus 2014. Waarom: De raadsvergadering van maandag "
        "27 oktober 2014 is verplaatst naar maandag 20 oktober 2014. Bron: mail van de griffie."
    ) in again
    assert "Onthouden" not in second.err
    assert (begun / NAME).read_bytes() == kept


def test_a_council_after_the_last_legal_day_falls_back_on_the_meeting_before_it(begun: Path, run: Run) -> None:
    move_council(begun, "2014-11-03")

    out = flat(run("changes", *LATER).out)

    # Monday 3 November is after Friday 31 October; the council before it is on Monday 22 September, five weeks sooner
    assert "Uw advies over de verordening moet 35 dagen eerder weg." in out
    assert "over de verordening: was maandag 27 oktober 2014, wordt maandag 22 september 2014, 20.00 uur." in out
    moved = "De raadsvergadering van maandag 27 oktober 2014 is verplaatst naar maandag 3 november 2014."
    assert f"Waarom: {moved} Bron: mail van de griffie." in out


def test_the_calendar_remembers_too_and_says_how_much(begun: Path, run: Run) -> None:
    move_council(begun, "2014-10-20")

    said = run("calendar", *LATER)

    assert "19 momenten zijn anders dan eerst. Dat staat nu in" in said.err
    assert [row["eind"] for row in rows(begun, "verordening.besluit")] == ["2014-10-27", "2014-10-20"]
    assert rows(begun, "verordening.besluit")[1]["gezien"] == "2014-01-20"


def test_only_the_chosen_subjects_are_told_from_the_past_in_the_order_of_their_days(begun: Path, run: Run) -> None:
    move_council(begun, "2014-10-20")
    run("calendar", *LATER)

    past = run("changes", *LATER).out.partition("Wat wmoplan eerder zei")[2]

    assert "de najaarsnota" not in past
    places = [past.index(f"{title} de verordening") for title in ("Verstuur uw advies over", "Spreek in over")]
    assert places == sorted(places)


def test_a_day_that_is_lost_lapses_and_comes_back(begun: Path, run: Run) -> None:
    file = begun / "wmoplan.yaml"
    before = file.read_text("utf-8")
    own = 'regel: "elke tweede dinsdag van de maand"'
    file.write_text(before.replace(own, 'regel: "elke tweede dinsdag van de maand", sinds: 2014-12-01'), "utf-8")
    gone = flat(run("changes", *LATER).out)
    file.write_text(before, "utf-8")
    back = flat(run("changes", "--as-of", "2014-01-25").out)

    assert "over de verordening: was dinsdag 14 oktober 2014, heeft nu geen datum meer." in gone
    assert "komen erbij" in back
    assert (
        "Op woensdag 15 januari 2014 stond er: dinsdag 14 oktober 2014. Op maandag 20 januari 2014 verviel het. "
        "Waarom: Uw eigen vergaderdagen staan niet in uw bestand. "
        "Op zaterdag 25 januari 2014 kwam het terug: dinsdag 14 oktober 2014."
    ) in back


@pytest.mark.parametrize("command", ["calendar", "changes"])
def test_looking_back_writes_nothing_and_says_so(begun: Path, run: Run, command: str) -> None:
    move_council(begun, "2014-10-20")
    run("calendar", "--as-of", "2014-02-01")
    before = (begun / NAME).read_bytes()

    said = run(command, *LATER)

    assert said.status == 0
    assert (
        f"Let op: {NAME} loopt al tot en met zaterdag 1 februari 2014. Wat u nu ziet, wordt niet onthouden." in said.err
    )
    assert (begun / NAME).read_bytes() == before


def test_looking_back_compares_with_what_was_remembered_then(begun: Path, run: Run) -> None:
    move_council(begun, "2014-10-20")
    run("calendar", "--as-of", "2014-02-01")

    assert "onthield op woensdag 15 januari 2014. 10 momenten verschuiven." in flat(run("changes", *LATER).out)
    assert run("changes", "--as-of", "2013-12-01").out == "Op die dag had wmoplan nog niets onthouden.\n"


@pytest.mark.usefixtures("haren")
def test_without_a_history_it_is_said_how_to_begin(run: Run) -> None:
    said = run("changes", *AS_OF)

    assert said.status == 0
    assert said.out == (
        "Er is nog niets om mee te vergelijken. Begin met 'wmoplan calendar': dan onthoudt wmoplan de dagen.\n"
    )
    assert not Path(NAME).exists()


@pytest.mark.usefixtures("begun")
def test_nothing_that_moved_is_said_kindly(run: Run) -> None:
    out = run("changes", *LATER).out

    assert re.search(r"Er verandert niets aan uw dagen\. [0-9]+ momenten blijven gelijk\.", out)
    assert out.endswith("Tot nu toe is er nog geen dag van uw onderwerpen verschoven.\n")


def test_a_damaged_history_stops_no_calendar_and_stays(begun: Path, run: Run) -> None:
    (begun / NAME).write_text("kapot", "utf-8")
    (begun / "agenda.ics").unlink()

    said = run("calendar", *LATER)
    assert said.status == 0
    assert (begun / "agenda.ics").exists()
    assert f"{NAME}: dit is geen geschiedenis die wmoplan bewaarde." in said.err
    assert "de agenda is klaar, maar wmoplan onthoudt de dagen niet" in said.err
    assert (begun / NAME).read_text("utf-8") == "kapot"

    told = run("changes", *LATER)
    assert told.status == 65
    assert told.out == ""
    assert told.err.count(NAME) == 1


@pytest.mark.skipif(os.name == "nt", reason="a limit of Unix")
def test_a_history_for_which_there_is_no_room_stays_as_it_was(begun: Path) -> None:
    import resource

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    move_council(begun, "2014-10-20")
    before = (begun / NAME).read_bytes()
    words = [sys.executable, "-m", "wmoplan", "changes", *LATER]
    said = subprocess.run(words, cwd=begun, preexec_fn=no_room, capture_output=True, text=True, check=False)

    assert said.returncode == 73, said.stderr
    assert "was maandag 27 oktober 2014, wordt maandag 20 oktober 2014." in said.stdout
    assert (begun / NAME).read_bytes() == before


def test_a_history_that_cannot_be_written_stops_no_calendar(haren: Path, run: Run) -> None:
    (haren / NAME).symlink_to(haren / "weg" / "h.json")

    said = run("calendar", *AS_OF)

    assert said.status == 0
    assert (haren / "agenda.ics").exists()
    assert "wmoplan onthoudt de dagen niet" in said.err


def test_no_other_output_takes_the_place_of_a_history(begun: Path, run: Run) -> None:
    before = (begun / NAME).read_bytes()

    said = run("timeline", "--format", "json", "--output", NAME, *AS_OF)

    assert said.status == 73
    assert "onthoudt wmoplan welke dagen het eerder gaf" in said.err
    assert (begun / NAME).read_bytes() == before
