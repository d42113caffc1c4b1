"""A calendar of an earlier version: what was wrong in it is put right by SEQUENCE, in the file that people follow.

`earlier/agenda.ics` was written by an earlier version, seen from 29 November 2026, from the profile and the
plan that stand beside it.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

EARLIER = Path(__file__).parent / "earlier"
SEEN = ("--as-of", "2026-11-30")


def events(content: bytes) -> dict[str, str]:
    """Return the events by their identity, without the name of the plan and the municipality."""
    found = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", content.decode().replace("\r\n ", ""), re.DOTALL)
    return {line(event, "UID").partition("@")[0].partition(".")[2]: event for event in found}


def line(event: str, name: str) -> str:
    return str(re.findall(rf"(?m)^{name}:(.*)\r$", event)[0])


@pytest.fixture
def renewed(empty: Path, run: Run) -> Path:
    """Return a folder with that calendar, renewed the day after."""
    shutil.copytree(EARLIER, empty, dirs_exist_ok=True)
    said = run("calendar", *SEEN)
    assert said.status == 0, said.err
    return empty


def test_every_event_keeps_its_identity_and_what_changed_goes_up_by_one(renewed: Path) -> None:
    before, after = (events((folder / "agenda.ics").read_bytes()) for folder in (EARLIER, renewed))

    assert before.keys() == after.keys()
    for name, event in after.items():
        assert line(event, "CREATED") == line(before[name], "CREATED")
        assert line(event, "SEQUENCE") == ("0" if event == before[name] else "1"), name


# What was wrong: an appointment with an hour had no alarm, and a day on which it could be at the latest was a meeting.
CORRECTED = [
    # event, its title now, its status, whether it rings
    ("mantelzorg.inspreken", "Spreek in: nota mantelzorg", "CONFIRMED", True),
    ("mantelzorg.aanmelden", "Meld u aan: nota mantelzorg", "CONFIRMED", True),
    ("mantelzorg.besluit", "Raad besluit? nota mantelzorg", "CONFIRMED", True),
    ("visie.besluit", "Geschat: Besluit uiterlijk: visie", "TENTATIVE", False),  # a Thursday
    ("visie.inspreken", "Geschat: Inspreken uiterlijk: visie", "TENTATIVE", False),
    ("beleidsplan.besluit", "VERVALLEN: Geschat: Raad besluit? beleidsplan", "CANCELLED", False),  # a Saturday
]


@pytest.mark.parametrize(("name", "title", "status", "rings"), CORRECTED, ids=[row[0] for row in CORRECTED])
def test_what_was_wrong_is_put_right(renewed: Path, name: str, title: str, status: str, *, rings: bool) -> None:
    event = events((renewed / "agenda.ics").read_bytes())[name]

    assert (line(event, "SEQUENCE"), line(event, "SUMMARY"), line(event, "STATUS")) == ("1", title, status)
    assert ("BEGIN:VALARM" in event) is rings


# An own day that is over, one that is to come, and the last day of the plan, on that Saturday.
@pytest.mark.parametrize("name", ["eigen.open-dag", "eigen.markt", "beleidsplan.uiterlijk"])
def test_what_was_right_stays_to_the_letter(renewed: Path, name: str) -> None:
    before, after = (events((folder / "agenda.ics").read_bytes()) for folder in (EARLIER, renewed))

    assert after[name] == before[name]


def test_the_corrected_calendar_stays_the_next_day(renewed: Path, run: Run) -> None:
    content = (renewed / "agenda.ics").read_bytes()

    run("calendar", "--as-of", "2026-12-01")

    assert (renewed / "agenda.ics").read_bytes() == content
