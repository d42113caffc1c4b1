"""After the answer nothing asks, warns or counts down any more: a walk along every output."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import icalendar
import pytest

from tests.cli.conftest import Run, Said

STEP: Final = "participatieverordening"
NAME: Final = "de participatieverordening"
SEEN_FROM: Final = ("--as-of", "2026-11-30")
PROFILE: Final = """gemeente: Voorne aan Zee
rol: wmo-raad
plan: beleidscyclus
vergaderingen:
  - {datum: 2026-10-22, orgaan: raad}
  - {datum: 2026-11-19, orgaan: raad}
  - {datum: 2026-12-17, orgaan: raad}
"""
DECIDED: Final = f"besluiten:\n  {STEP}: {{datum: 2026-11-19, orgaan: raad, bron: besluitenlijst}}\n"


@pytest.fixture
def folder(empty: Path, run: Run) -> Path:
    """Return a folder in which the answer was 'nee', so that everything is reckoned, with a calendar of it."""
    (empty / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    run("status", "seen", STEP, "nee", "--as-of", "2026-11-01")
    run("calendar", "--as-of", "2026-11-29")
    return empty


def in_profile(run: Run) -> Said:
    Path("wmoplan.yaml").write_text(PROFILE + DECIDED, "utf-8")
    return run("check", *SEEN_FROM)


WAYS: Final[dict[str, Callable[[Run], Said]]] = {
    "done": lambda run: run("done", STEP, *SEEN_FROM),
    "done-besluit": lambda run: run("done", f"{STEP}.besluit", *SEEN_FROM),
    "seen": lambda run: run("status", "seen", STEP, "ja", *SEEN_FROM),
    "besluiten": in_profile,
}
way = pytest.mark.parametrize("told", WAYS.values(), ids=WAYS)

ASKS: Final = re.compile(
    rf"te laat voor {NAME}|wanneer de gemeente besluit over {NAME}|wanneer besluit de raad over {NAME}"
    rf"|besluit waarschijnlijk over {NAME}|de laatste dag die de wet geeft voor {NAME}"
    rf"|vraag naar de planning van {NAME}"
    rf"|spreker over {NAME}|inspreken in de commissie over {NAME}|besloten over {NAME}|al een {STEP}"
    rf"|{STEP}: laatste|waarschijnlijk over {STEP}",
    re.IGNORECASE,
)
"""What an output says of a step that is not settled."""


def ahead(text: str) -> str:
    """Return the lines of a whole timeline that count down; what lies behind is in it too."""
    return "\n".join(line for line in text.split("\n") if ", over " in line)


def of_page(run: Run) -> str:
    run("build", "--output", "site", *SEEN_FROM)
    return Path("site/index.html").read_text("utf-8")


OUTPUTS: Final[dict[str, Callable[[Run], str]]] = {
    "timeline": lambda run: run("timeline", *SEEN_FROM).out,
    "table": lambda run: run("timeline", "--format", "table", *SEEN_FROM).out,
    "all": lambda run: ahead(run("timeline", "--all", *SEEN_FROM).out),
    "check": lambda run: run("check", "--all", *SEEN_FROM).out,
    "questions": lambda run: run("questions", *SEEN_FROM).out,
    "mail": lambda run: run("timeline", "--format", "mail", *SEEN_FROM).out,
    "home": lambda run: run(*SEEN_FROM).out,
    "checklist": lambda run: run("checklist", *SEEN_FROM).out,
    "page": of_page,
}
output = pytest.mark.parametrize("made", OUTPUTS.values(), ids=OUTPUTS)


@output
def test_every_output_but_home_asks_about_a_step_that_is_not_settled(
    folder: Path, run: Run, made: Callable[..., str]
) -> None:
    """So the next test can fail: of what it looks for there is something in each output before the answer."""
    assert ASKS.search(made(run)) or made is OUTPUTS["home"], folder


@way
@output
def test_no_output_asks_about_a_settled_step(
    folder: Path, run: Run, told: Callable[..., Said], made: Callable[..., str]
) -> None:
    assert told(run).status == 0

    text = made(run)

    assert "begroting" in text.casefold() or "Doe nu eerst dit" in text, folder  # there is more than this step
    assert not ASKS.search(text), ASKS.search(text)


@way
def test_status_says_on_schedule_with_the_day(folder: Path, run: Run, told: Callable[..., Said]) -> None:
    told(run)

    stand = run("status", *SEEN_FROM).out.partition("OP SCHEMA (1)\n")[2].partition("\n\n")[0]

    assert stand.startswith("Participatieverordening\n"), folder
    assert ("19 november 2026" if told is in_profile else "30 november 2026") in stand


@way
@pytest.mark.parametrize("kind", ["spoed", "adviesaanvraag", "aanmelden", "inspreken", "advies"])
def test_no_letter_is_made_about_a_settled_step(folder: Path, run: Run, told: Callable[..., Said], kind: str) -> None:
    told(run)

    said = run("letter", kind, STEP, *SEEN_FROM)

    assert (said.status, said.out) == (2, ""), folder
    assert "Het besluit over de participatieverordening is er al." in said.err


@way
def test_a_calendar_that_was_shared_gets_its_corrections(folder: Path, run: Run, told: Callable[..., Said]) -> None:
    before = of_step(folder)
    assert f"beleidscyclus.{STEP}.uiterlijk@GM1992.wmoplan" in before
    told(run)

    run("calendar", *SEEN_FROM)

    after = of_step(folder)
    assert before.keys() <= after.keys()
    for uid, event in before.items():
        if event.decoded("DTSTART") >= date(2026, 11, 30):
            is_behind = after[uid].decoded("DTSTART") < date(2026, 11, 30)  # it goes with the day in the profile
            assert is_behind or after[uid]["STATUS"] == "CANCELLED", uid
            assert after[uid].decoded("SEQUENCE") == event.decoded("SEQUENCE") + 1, uid


def of_step(folder: Path) -> dict[str, icalendar.Component]:
    found = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    return {str(event["UID"]): event for event in found.walk("VEVENT") if f".{STEP}." in str(event["UID"])}


def test_before_the_answer_only_the_last_day_is_told(folder: Path, run: Run) -> None:
    """While nobody knows whether it was decided, no day of its chain is put before anybody."""
    run("status", "seen", STEP, "onbekend", "--as-of", "2026-11-02")
    run("calendar", *SEEN_FROM)

    alive = {uid for uid, event in of_step(folder).items() if event["STATUS"] != "CANCELLED"}
    assert f"beleidscyclus.{STEP}.uiterlijk@GM1992.wmoplan" in alive
    assert not [
        uid for uid in alive if of_step(folder)[uid].decoded("DTSTART") >= date(2026, 11, 30) and "uiterlijk" not in uid
    ]
    page = of_page(run)
    assert "s er al een participatieverordening?" in page
    assert f"te laat voor {NAME}" not in page
    assert f"Spreek in over {NAME}" not in page


def test_a_step_that_lies_behind_says_on_which_day_it_was_decided(folder: Path, run: Run) -> None:
    """12 November 2026 is a Thursday (paper calendar)."""
    decided = "gemeente: Vught\nplan: beleidscyclus\nbesluiten:\n  begroting-2027: {datum: 2026-11-12, bron: site}\n"
    (folder / "wmoplan.yaml").write_text(decided, "utf-8")

    told = run("checklist", *SEEN_FROM).out.partition("## Begroting voor 2027")[2].partition("\n## ")[0]

    assert "Dit is al besloten, op donderdag 12 november 2026." in told
    assert "Er is nog geen dag bekend" not in told
