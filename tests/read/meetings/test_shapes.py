"""Schedules as a griffie writes them, each with the meetings that a careful person would write down by hand.

The days and weekdays were looked up on a paper calendar of 2026 and 2027; no row was made by running the program.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from wmoplan.model.meeting import Meeting
from wmoplan.read.meetings import Outcome, Recogniser, with_bodies
from wmoplan.read.meetings.pasted import read_pasted
from wmoplan.read.meetings.table import read_table

DAY = r"(?:(?:ma|di|wo|do|vr|za|zo) ?)?(?:[0-9]{1,2}|[0-9-]{10})?"
"""A cell of a calendar that is a day, or empty."""


class Shape(NamedTuple):
    """One schedule.

    Attributes:
        text: As it is pasted; empty where it is a table.
        csv: As it is exported; empty where it is a text.
        rows: The meetings, sorted, as "day time body status new-day" with only what is there.
        doubted: Lines that must be asked or named as not read.
        year: As `--year` gives it.
    """

    name: str
    rows: list[str]
    text: str = ""
    csv: str = ""
    doubted: tuple[int, ...] = ()
    year: int | None = None


SHAPES = [
    Shape(**one)
    for file in sorted(Path(__file__).parent.glob("shapes*.yaml"))
    for one in yaml.safe_load(file.read_text("utf-8"))
]


def outcome_of(shape: Shape) -> Outcome:
    if shape.text:
        return read_pasted(shape.text, default_year=shape.year)
    return with_bodies(read_table(shape.csv, "raad.csv", shape.year), Recogniser({}, {}))


def told(one: Meeting) -> str:
    status = "" if one.status == "definitief" else one.status
    return " ".join(str(part) for part in (one.day, one.time, one.body, status, one.to) if part)


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_a_schedule_is_read_as_a_person_reads_it(shape: Shape) -> None:
    outcome = outcome_of(shape)

    assert sorted(map(told, outcome.meetings)) == sorted(shape.rows)
    unclear = [one.place.line for one in outcome.questions] + [one.place.line for one in outcome.unread]
    assert set(unclear) == set(shape.doubted)


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_no_line_of_a_schedule_is_lost_in_silence(shape: Shape) -> None:
    outcome = outcome_of(shape)

    places = [one.place for one in outcome.meetings] + [one.place for one in outcome.questions]
    used = {place.line for place in (*places, *(one.place for one in outcome.left_out))}
    lines = (shape.text or shape.csv).splitlines()
    head = set(range(1, 7)) if shape.csv else set()
    free = {at for at, line in enumerate(lines, 1) if all(re.fullmatch(DAY, cell) for cell in line.split(";"))}
    if any(one.why == "dagen waar niets bij staat" for one in outcome.left_out):
        head |= free  # they are told as one
    inside = {at for at in range(1, len(lines)) if shape.csv and "\n".join(lines[:at]).count('"') % 2}  # of a cell
    head |= {at + 1 for at in inside}
    assert {at for at, line in enumerate(lines, 1) if line.strip(" ;,")} <= used | head
