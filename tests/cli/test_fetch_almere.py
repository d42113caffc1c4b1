"""Almere from nothing: its plan from the system of its council is that of the example made by hand.

Source of the evenings: raadvanalmere.nl, vergaderschema 2026, as it was published (tests/fetch/almere-2026.csv).
"""

import csv
import json
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.fetch.council_server import CouncilServer, council_server, meeting

SCHEDULE = Path(__file__).parents[1] / "fetch" / "almere-2026.csv"
NO_MEETING = ("Geen ", "Gemeenteraadsverkiezingen", "Studiedagen")
"""How the rows begin that are no meeting: a system has only meetings."""

ANSWERS = [
    "5",  # Politieke Markt: a name that only Almere has
    "ja",  # one can speak there
    "soms",  # and the raad decides on some of those evenings: from April on the schedule does not say on which
    "1 5",  # Politieke Markt en besluitvorming: the raad, and the Politieke Markt
    "ja",  # the answers are remembered
    "ja",  # all meetings of 2026 are there
    "ja",  # the profile is written
]
ONLY_BY_HAND = {"reces.zomerreces-2026"}
"""What the example knows and a system does not tell: the schedule has no Politieke Markt from 9 July to 13 August.

Until somebody types that, the plan goes by the school holiday."""


@pytest.fixture
def server() -> Iterator[CouncilServer]:
    with SCHEDULE.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["omschrijving"].startswith(NO_MEETING)]
    events = [meeting(at, f"{row['van']} 00:00:00", row["omschrijving"], None) for at, row in enumerate(rows)]
    with council_server() as served:
        served.events = [events[:20], events[20:]]
        yield served


def moments(run: Run, *words: str) -> dict[str, Any]:
    tree = json.loads(run("timeline", "--format", "json", *words).out)
    keys = ("start", "eind", "zekerheid", "status")
    return {one["id"]: {key: one[key] for key in keys} for one in tree["momenten"]}


@pytest.mark.parametrize("as_of", ["2026-01-15", "2026-11-22"])
def test_the_plan_of_almere_is_that_of_its_example(
    empty: Path, run: Run, server: CouncilServer, monkeypatch: pytest.MonkeyPatch, as_of: str
) -> None:
    run("init", "Almere", "--plan", "beleidscyclus", "--as-of", as_of)
    profile = empty / "wmoplan.yaml"
    profile.write_text(f"{profile.read_text('utf-8')}\nonderwerpen: [meepraten, inkoop]\n", "utf-8")
    typed = StringIO("".join(f"{answer}\n" for answer in ANSWERS))
    with monkeypatch.context() as here:
        here.setattr(typed, "isatty", lambda: True)
        here.setattr(sys, "stdin", typed)
        here.setattr(sys.stderr, "isatty", lambda: True)
        said = run("meetings", "fetch", "--source", server.address, "--as-of", as_of)
    assert said.status == 0, said.err
    assert typed.read() == ""

    fetched, by_hand = moments(run, "--as-of", as_of), moments(run, "--example", "almere-2026", "--as-of", as_of)

    assert fetched.keys() == by_hand.keys()
    assert {key for key in by_hand if fetched[key] != by_hand[key]} == ONLY_BY_HAND
    # as published: the last evening of the year is 17 December; whether the raad decides on it is not said
    assert fetched["participatieverordening.besluit"]["start"] == "2026-12-17"
    assert fetched["participatieverordening.besluit"]["zekerheid"] == "voorlopig"
