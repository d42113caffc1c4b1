"""A schedule in the profile: what came, changed and went, and what somebody typed stays to the byte."""

from datetime import date
from typing import Any

import pytest
import yaml

from wmoplan.model.meeting import Meeting
from wmoplan.store.meetings import Schedule, with_meetings

MONDAY = date(2014, 10, 27)
TUESDAY = date(2014, 10, 21)
NEXT = date(2014, 11, 3)


def meeting(day: date, body: str = "raad", time: str | None = "20:00", **more: Any) -> Meeting:  # noqa: ANN401 - as it has
    return Meeting(day, body, time, **more)


OWN = """# van ons
gemeente: Haren # hier
vergaderingen:
  # zelf
  - {datum: 2014-10-14, orgaan: eigen} # in het gemeentehuis
"""


def of(
    *meetings: Meeting, unclear: tuple[date, ...] = (), whole: bool = True, as_of: date = date(2014, 1, 1)
) -> Schedule:
    return Schedule("raad.ics", meetings, unclear, whole, None, as_of)


def after(*schedules: Schedule, text: str = OWN) -> str:
    for schedule in schedules:
        text = with_meetings(text, schedule, {}, name="wmoplan.yaml").text
    return text


def rows(text: str) -> list[str]:
    """Return what was imported, row by row, without the braces and the source."""
    lines = [line.strip(" -{}") for line in text.splitlines() if "raad.ics" in line]
    return [line.replace(', bron: "raad.ics"', "") for line in lines]


FIRST = of(meeting(TUESDAY, "commissie", key="aaaa"), meeting(MONDAY, key="bbbb"))


def test_a_second_import_changes_nothing_to_the_byte() -> None:
    once = after(FIRST)

    assert once.startswith(OWN)
    assert after(FIRST, text=once) == once
    found = with_meetings(once, FIRST, {}, name="x").update
    assert (found.new, found.changed, found.gone) == ((), (), ())


CASES = [
    # the newer version, the row of Monday, why
    (
        meeting(MONDAY, time="19:30", key="bbbb"),
        'datum: 2014-10-27, tijd: "19:30", orgaan: raad, kenmerk: bbbb',
        "time",
    ),
    (
        meeting(MONDAY, status="vervallen", key="bbbb"),
        'datum: 2014-10-27, tijd: "20:00", orgaan: raad, kenmerk: bbbb, status: vervallen',
        "cancelled",
    ),
    (
        meeting(NEXT, key="bbbb"),
        'datum: 2014-10-27, tijd: "20:00", orgaan: raad, kenmerk: bbbb, status: verplaatst, naar: 2014-11-03',
        "the same meeting on another day",
    ),
    (
        meeting(MONDAY, status="verplaatst", to=NEXT),
        'datum: 2014-10-27, tijd: "20:00", orgaan: raad, kenmerk: bbbb, status: verplaatst, naar: 2014-11-03',
        "the file says where it went",
    ),
    (
        meeting(MONDAY, "commissie", key="bbbb"),
        'datum: 2014-10-27, tijd: "20:00", orgaan: commissie, kenmerk: bbbb',
        "body",
    ),
]


@pytest.mark.parametrize(("newer", "row"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_a_newer_version_changes_the_row(newer: Meeting, row: str) -> None:
    second = of(meeting(TUESDAY, "commissie", key="aaaa"), newer)
    text = after(FIRST, second)

    assert rows(text)[1] == row
    assert len(rows(text)) == 2
    assert after(second, text=text) == text


def test_a_moved_meeting_can_move_again_and_come_back() -> None:
    moved = of(meeting(TUESDAY, "commissie", key="aaaa"), meeting(NEXT, key="bbbb"))
    again = of(meeting(TUESDAY, "commissie", key="aaaa"), meeting(date(2014, 11, 10), key="bbbb"))

    assert "naar: 2014-11-10" in rows(after(FIRST, moved, again))[1]
    back = after(FIRST, moved, FIRST)
    assert rows(back)[1] == 'datum: 2014-10-27, tijd: "20:00", orgaan: raad, kenmerk: bbbb, status: definitief'
    assert after(FIRST, text=back) == back


def test_what_is_gone_is_cancelled_and_not_deleted() -> None:
    text = after(FIRST, of(meeting(TUESDAY, "commissie", key="aaaa")))

    assert rows(text)[1].endswith("status: vervallen")
    assert len(rows(text)) == 2


def test_what_comes_back_goes_on_again() -> None:
    text = after(FIRST, of(meeting(TUESDAY, "commissie", key="aaaa")), FIRST)

    assert rows(text)[1].endswith("status: definitief")


STAYS = [
    (of(meeting(MONDAY, key="bbbb"), as_of=date(2014, 10, 25)), "it lies before the file and before today"),
    (of(meeting(MONDAY, key="bbbb"), unclear=(TUESDAY,)), "something on its day could not be understood"),
    (of(meeting(MONDAY, key="bbbb"), whole=False), "a line could not be read"),
]


@pytest.mark.parametrize("newer", [case[0] for case in STAYS], ids=[case[1] for case in STAYS])
def test_what_may_still_be_there_stays(newer: Schedule) -> None:
    assert after(FIRST, newer) == after(FIRST)


def test_what_was_typed_stays_though_the_file_says_otherwise() -> None:
    typed = OWN + "  - {datum: 2014-10-27, orgaan: raad, status: voorlopig} # zei de griffie\n"
    schedule = of(meeting(MONDAY, time=None), meeting(date(2014, 10, 14), "eigen", None))

    update = with_meetings(typed, schedule, {}, name="x").update

    assert after(schedule, text=typed) == typed
    assert [one.row.status for one in update.differs] == ["voorlopig"]
    assert len(update.same) == 1


def test_a_row_without_a_time_gets_that_of_the_schedule_and_one_row_gets_one() -> None:
    typed = OWN + "  - {datum: 2014-10-27, orgaan: raad, status: voorlopig} # zei de griffie\n"
    schedule = of(meeting(MONDAY, time="19:00"), meeting(MONDAY, time="21:00"))

    update = with_meetings(typed, schedule, {}, name="x").update
    text = after(schedule, text=typed)

    assert [(one.row.line, dict(one.wanted)) for one in update.changed] == [(typed.count("\n"), {"tijd": "19:00"})]
    assert [one.time for one in update.new] == ["21:00"]
    assert '{datum: 2014-10-27, orgaan: raad, status: voorlopig, tijd: "19:00"} # zei de griffie' in text


def test_what_somebody_added_to_an_imported_row_stays() -> None:
    text = after(FIRST).replace("orgaan: raad,", "orgaan: raad, titel: begroting, vervolg: 2014-10-28,")

    changed = after(of(meeting(TUESDAY, "commissie", key="aaaa"), meeting(MONDAY, time="19:30", key="bbbb")), text=text)

    assert "titel: begroting, vervolg: 2014-10-28" in changed


def test_two_meetings_on_one_day_stay_two() -> None:
    both = of(meeting(MONDAY, time="19:00", key="cccc"), meeting(MONDAY, time="21:00", key="dddd"))

    assert len(rows(after(both, both))) == 2
    assert rows(after(both, of(meeting(MONDAY, time="21:00", key="dddd"))))[0].endswith("status: vervallen")


VERSIONS = [
    (OWN, "no version yet"),
    ("gemeente: Haren\n", "no list yet"),
    (
        OWN.replace("vergaderingen", 'vergaderschema: {versie: "1", datum: 2013-12-01} # oud\nvergaderingen'),
        "a version",
    ),
    (OWN + "vergaderschema:\n  versie: 1\n  bron: griffie\n", "a version on lines of its own"),
    ("{gemeente: Haren, vergaderingen: [{datum: 2014-10-14, orgaan: eigen}]}", "all on one line"),
]


@pytest.mark.parametrize("text", [case[0] for case in VERSIONS], ids=[case[1] for case in VERSIONS])
def test_the_version_of_the_schedule_is_renewed(text: str) -> None:
    found = with_meetings(text, FIRST, {"versie": "2", "datum": "2014-06-12"}, name="x").text
    said = yaml.load(found, Loader=yaml.CBaseLoader)  # noqa: S506 - gives only strings

    assert said["vergaderschema"]["versie"] == "2"
    assert said["vergaderschema"]["datum"] == "2014-06-12"
    assert len(said["vergaderingen"]) >= 2
    assert all(comment in found for comment in ("# oud", "# hier") if comment in text)
