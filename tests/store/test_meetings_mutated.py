"""Damaged files: what can be read comes in, the rest is told, and a second import never changes anything."""

import random
from datetime import date

import pytest
import yaml

from tests.cli.test_import import COUNCIL, EVENING, export
from wmoplan.errors import WmoplanError
from wmoplan.read.meetings import Outcome, Recogniser, text_of, with_bodies
from wmoplan.read.meetings.calendar import read_events
from wmoplan.read.meetings.table import read_table
from wmoplan.read.profile import profile_of
from wmoplan.store.meetings import Schedule, with_meetings

AS_OF = date(2014, 6, 1)
HELD = "gemeente: Haren\nvergaderingen:\n  - {datum: 2014-10-21, orgaan: raad, bron: f}\n"
CALENDAR = export(
    EVENING,
    COUNCIL,
    (
        "7",
        "20141104T100000",
        "College",
        "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20141118T090000Z\nRDATE:20141222T190000Z\n",
    ),
    (
        "7",
        "20141105T100000",
        "Commissie",
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20141104T100000\nCATEGORIES:Raad,Zorg\n",
    ),
)
TABLE = (
    "Dag;Datum;Tijd;Vergadering;Status;Naar\r\n"
    'di;di 21-10-2014;20.00 - 22.00 uur;"Raad; zorg";verplaatst;3-11-2014\r\n'
    ";2014-10-27T18:00:00Z;;Commissie vóór (o.v.b.);concept;\r\n"
).encode("cp1252")
SHARDS = [
    b"\r\n ", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b";TZID=", b"VALUE=DATE", b'"', b"\\n", b"=", b":", b",",
    b"RRULE:FREQ=DAILY;COUNT=3\r\n", b"\xff", b"Z", b"-", b"20141104T100000", b"BYDAY=", b"\x00", b"DTSTART",
    b"99999", b"\xe2\x80\xae", b"31-02-2014", b"2014-10-21T99:99:00+99:99", b"24:00",
]  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    kept = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(kept))
        match chance.randrange(4):
            case 0:
                kept[at] = chance.randrange(256)
            case 1:
                del kept[at : at + chance.randint(1, 30)]
            case _:
                kept[at:at] = chance.choice(SHARDS)
    return bytes(kept)


def read(data: bytes, name: str) -> Outcome:
    text = text_of(data, name)
    return read_events(text, name, AS_OF) if name == "raad.ics" else read_table(text, name)


@pytest.mark.parametrize(("data", "name"), [(CALENDAR, "raad.ics"), (TABLE, "raad.csv")])
def test_a_damaged_file_gives_meetings_and_messages_and_nothing_else(data: bytes, name: str) -> None:
    chance = random.Random(2014)  # noqa: S311 - no secret
    came_in = 0

    for _ in range(300):
        try:
            listed = read(damaged(data, chance), name)
        except WmoplanError:
            continue
        outcome = with_bodies(listed, Recogniser({}, {}))
        unclear = {one.meeting.day for one in outcome.questions if one.meeting}
        schedule = Schedule("f", outcome.meetings, unclear, not listed.unread, None, AS_OF)
        once = with_meetings(HELD, schedule, {}, name="wmoplan.yaml").text
        came_in += len(profile_of(once, "wmoplan.yaml").meetings)
        assert yaml.safe_load(once)["gemeente"] == "Haren"
        assert with_meetings(once, schedule, {}, name="wmoplan.yaml").text == once

    assert came_in > 300
