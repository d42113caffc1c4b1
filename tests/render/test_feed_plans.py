"""The calendar of every plan and every role: who is busy, and what no calendar may call a meeting."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from tests.read.test_rules import EVERY_ROLE
from tests.reckon.make import DATA, ROOT, load, profile, row, rows, small_plan, step, timeline
from wmoplan.model.event import ESTIMATE, CalendarScope, Shown
from wmoplan.read.plan import read_plan
from wmoplan.reckon.renewal import first
from wmoplan.render.feed import name_of, shown, stamp_of
from wmoplan.render.ics import to_ical
from wmoplan.timeline import Timeline

PLANS: Final = sorted(
    [DATA / one["bestand"] for one in load(DATA / "plannen.yaml")]
    + list((ROOT / "examples" / "plannen").glob("*.yaml"))
)
THERE: Final = ("Spreek in: ", "Ga mee inspreken: ", "Bespreek ", "Raad besluit", "Ter informatie", "Open dag")
"""How the titles begin of what somebody goes to: one speaks there, listens to the council, or meets."""

CLOSED: Final = ("12-25", "12-26", "01-01", "04-27", "05-05")
"""The feestdagen with a day of the year of their own (Algemene termijnenwet, art. 3 lid 1 and 2)."""

MEETS: Final = ("besluit?", "besluit:", "Spreek in", "Ga mee inspreken", "Ter informatie?", "Ter informatie:")
"""What reads as a meeting of the municipality in the title of an event."""


@cache
def known(plan: int, role: str) -> Timeline:
    """Return the timeline of a plan where every body meets on known days, at known hours."""
    read = read_plan(PLANS[plan], PLANS[plan].name)
    years = range(read.offered.first, min(read.offered.last, read.offered.first + 2) + 1)
    bodies = [("raad", 20, "20:00"), ("commissie", 6, "19:30"), ("college", 3, "09:30"), ("eigen", 12, "14:00")]
    days = [row(f"{body} {year}-{month:02}-{day:02} {hour}") for body, day, hour in bodies for year in years
            for month in range(1, 13)]  # fmt: skip
    own = [{"id": "dag", "titel": "Open dag", "datum": f"{years[0]}-09-10", "tijd": "13:00"}]
    given = profile(
        "Almere",
        rol=role or "wmo-raad",
        vergaderingen=days,
        eigen_data=own,
        termijnen={"aanmelden": "12:00 op de dag zelf"},
    )
    return timeline(given, f"{years[0]}-01-02", plan=read)


@cache
def unknown(plan: int, role: str) -> Timeline:
    """Return the timeline of a plan where nobody knows of any meeting."""
    read = read_plan(PLANS[plan], PLANS[plan].name)
    return timeline(profile("Almere", rol=role or "wmo-raad"), f"{read.offered.first}-01-02", plan=read)


def whole(found: Timeline) -> tuple[Shown, ...]:
    return shown(found, CalendarScope(everything=True, reminders=True))


def events(found: Timeline) -> Iterator[dict[str, str]]:
    """Yield the lines of each event as they stand in the file, by their name."""
    entries = first((one.event for one in whole(found)), stamp_of(found), date(2013, 1, 1)).entries
    text = to_ical(name_of(found), CalendarScope(), entries).decode().replace("\r\n ", "")
    for event in re.findall(r"BEGIN:VEVENT\r\n(.*?)(?:BEGIN:VALARM|END:VEVENT)", text, re.DOTALL):
        yield dict(re.findall(r"(?m)^([A-Z-]+)(?:;[^:]*)?:(.*)\r$", event))


def is_there(event: dict[str, str]) -> bool:
    """Tell whether somebody goes to an event, and is busy from its hour on."""
    return event["SUMMARY"].removeprefix(ESTIMATE).startswith(THERE) and "T" in event["DTSTART"]


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("plan", range(len(PLANS)), ids=[path.stem for path in PLANS])
def test_who_goes_somewhere_is_busy_and_nobody_else(plan: int, role: str) -> None:
    for found in (known(plan, role), unknown(plan, role)):
        for event in events(found):
            how = ("OPAQUE", "BUSY") if is_there(event) else ("TRANSPARENT", "FREE")
            assert (event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == how, event["SUMMARY"]


def test_hours_without_anybody_there_are_among_them() -> None:
    events = [one.event for at in range(len(PLANS)) for one in whole(known(at, ""))]

    timed = {event.title.removeprefix(ESTIMATE).split(":")[0] for event in events if event.time}
    assert {"Spreek in", "Bespreek advies", "Open dag"} <= timed  # they go there
    assert {"Meld u aan", "College besluit"} <= timed  # they do not


# Seen from 30 November 2026, with no meeting known, there were 115 alarms in a first calendar, of which 21 lay behind.
@pytest.mark.parametrize("plan", range(len(PLANS)), ids=[path.stem for path in PLANS])
def test_a_first_calendar_holds_few_alarms_and_none_that_lies_behind(plan: int) -> None:
    found = unknown(plan, "")
    today = date(2026, 11, 30) if found.plan.offered.last >= 2026 else date(2014, 3, 20)

    events = [one.event for one in shown(found, CalendarScope(reminders=True))]
    made = [entry.event for entry in first(events, stamp_of(found), today).entries]

    assert min((event.day for event in made), default=today) >= today
    assert min((event.day for event in made if event.rings), default=date.max) > today + timedelta(days=1)
    assert sum(event.rings for event in made) <= 40


def is_day_off(day: date) -> bool:
    return day.weekday() > 4 or f"{day:%m-%d}" in CLOSED


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("plan", range(len(PLANS)), ids=[path.stem for path in PLANS])
def test_a_day_at_which_no_meeting_is_known_is_no_meeting(plan: int, role: str) -> None:
    for moment, event in whole(unknown(plan, role)):
        if moment.start is None:
            assert not any(word in event.title for word in MEETS), event.title
            if "uiterlijk" in event.title:
                assert not is_day_off(event.day + timedelta(days="Herinnering" in event.title)), event


# Paper calendar: 19 April and 1 November 2014 are Saturdays; six weeks before 5 June is Thursday 24 April.
SATURDAYS = [
    ("collegebesluit", "uiterlijk 5 juni 2014", ("raad 2014-06-05", "college 2014-04-19"), date(2014, 4, 19)),
    ("besluit", "uiterlijk 1 november 2014", ("raad 2014-11-01",), date(2014, 11, 1)),
    ("besluit", "uiterlijk 1 november 2014", (), None),  # nobody meets then, and nothing says that they do
]


@pytest.mark.parametrize(("kind", "deadline", "meetings", "day"), SATURDAYS)
def test_only_a_known_meeting_is_on_a_saturday(
    kind: str, deadline: str, meetings: tuple[str, ...], day: date | None
) -> None:
    plan = small_plan(step("plan", deadline))
    found = timeline(profile(vergaderingen=rows(*meetings)), "2014-01-02", plan=plan)

    days = {one.event.day for one in whole(found) if one.moment.kind == kind and not one.reminds}
    assert days == ({day} if day else set())


def test_the_last_day_of_the_law_stays_also_on_a_sunday() -> None:
    # the begroting for 2028 is sent before 15 November 2027 (Gemeentewet, art. 191); 14 November is a Sunday
    plan = next(at for at, path in enumerate(PLANS) if path.stem == "beleidscyclus")
    on_sunday = [one.event for one in shown(unknown(plan, ""), CalendarScope()) if one.event.day == date(2027, 11, 14)]

    assert [event.title for event in on_sunday] == ["Laatste dag: begroting 2028"]
