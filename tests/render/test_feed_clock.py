"""The nights on which the clock changes, from 2020 to 2032, against a paper calendar and the zones of the system."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from tests.render.make import moment, timeline
from wmoplan.model.event import CalendarScope
from wmoplan.render.feed import clock_notes, shown

CHANGES: Final = [
    # forward       back          the last Sundays of March and October (Directive 2000/84/EC, art. 2 and 3),
    ("2020-03-29", "2020-10-25"),  # read from a paper calendar
    ("2021-03-28", "2021-10-31"),  # 24 October is a Sunday too
    ("2022-03-27", "2022-10-30"),
    ("2023-03-26", "2023-10-29"),
    ("2024-03-31", "2024-10-27"),  # 24 March is a Sunday too
    ("2025-03-30", "2025-10-26"),
    ("2026-03-29", "2026-10-25"),
    ("2027-03-28", "2027-10-31"),
    ("2028-03-26", "2028-10-29"),
    ("2029-03-25", "2029-10-28"),
    ("2030-03-31", "2030-10-27"),
    ("2031-03-30", "2031-10-26"),
    ("2032-03-28", "2032-10-31"),
]
NIGHTS: Final = {date.fromisoformat(day) for row in CHANGES for day in row}
YEARS: Final = range(2020, 2033)
AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


def days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=at) for at in range(365 + (year % 4 == 0))]


@pytest.mark.parametrize("year", YEARS)
def test_the_system_changes_the_clock_on_these_nights_at_one_o_clock_utc(year: int) -> None:
    changed = []
    for day in days(year):
        noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
        before, after = (
            (noon + timedelta(minutes=at)).astimezone(AMSTERDAM).utcoffset() for at in (59, 60)
        )  # 00.59 and 01.00 hours UTC (art. 2 and 3: at one o'clock in the morning, universal time)
        if before != after:
            changed.append(day)

    assert changed == sorted(day for day in NIGHTS if day.year == year)


def begins(day: date, time: str) -> bool:
    """Tell whether a note says that the clock changes when an event begins then."""
    return bool(clock_notes(shown(timeline(moment(start=day, end=day, time=time)), CalendarScope())))


@pytest.mark.parametrize("year", YEARS)
def test_a_note_is_told_on_these_nights_and_on_no_other_day(year: int) -> None:
    assert {day for day in days(year) if begins(day, "02:30")} == {day for day in NIGHTS if day.year == year}


HOURS: Final = [("01:59", False), ("02:00", True), ("02:59", True), ("03:00", False), ("14:30", False)]


@pytest.mark.parametrize(("time", "told"), HOURS)
@pytest.mark.parametrize("night", sorted(NIGHTS), ids=str)
def test_a_note_is_told_from_two_to_three_o_clock(night: date, time: str, *, told: bool) -> None:
    assert begins(night, time) is told


@pytest.mark.parametrize("night", sorted(NIGHTS), ids=str)
def test_no_meeting_ends_in_that_hour_and_the_night_before_it_may(night: date) -> None:
    def end(day: date, time: str) -> datetime:
        (one,) = shown(timeline(moment(start=day, end=day, time=time)), CalendarScope())
        assert isinstance(one.event.after, datetime)
        return one.event.after

    three, half = (datetime(night.year, night.month, night.day, *clock) for clock in ((3, 0), (2, 30)))  # noqa: DTZ001 - on the wall clock
    assert end(night, "00:30") == three
    assert end(night - timedelta(days=1), "00:30") == half - timedelta(days=1)
    assert end(night - timedelta(days=7), "00:30") == half - timedelta(days=7)
