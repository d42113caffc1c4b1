"""Every value of every kind of file replaced by what does not fit there: faults are told, and nothing else happens.

A word becomes a list, a table or nothing, and a list or table becomes a word. Found with it: an id that was a list, and
an alarm before the lines of its event.
"""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from tests.render.make import feed_of, timeline
from wmoplan.desk.beside import Text
from wmoplan.desk.followed import own_plan
from wmoplan.desk.opening import read_own
from wmoplan.documents.data import timeline_tree
from wmoplan.errors import WmoplanError
from wmoplan.read.feed import read_feed
from wmoplan.read.progress import progress_of
from wmoplan.read.region import read_region
from wmoplan.read.saved import read_saved
from wmoplan.store.history import read_history

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2014, 6, 1)
MISFITS: tuple[Any, ...] = (["inloop"], {"een": "twee"}, None, "x", [{"een": None}])

PROFILE = """\
gemeente: Haren
organisatie: Wmo-raad Haren
rol: wmo-raad
plan: [invoering-2015]
verkiezing: {datum: 2014-03-19, bron: wet}
nieuwe-raad: {datum: 2014-03-27, sinds: 2014-01-01}
nieuw-college: 2014-05-12
onderwerpen: [inkoop]
organen: {commissie: {naam: de commissie, rechten: [inspreken], behandelingen: 2, herken: [Zorg*]}}
vergaderingen:
  - {datum: 2014-10-27, tijd: "20:00", orgaan: raad, titel: Begroting, bron: raad.csv, kenmerk: abc}
  - {regel: "elke eerste dinsdag van de maand", orgaan: college, van: 2014-01-01, tot: 2014-12-31, ook-in-reces: ja}
  - {datum: 2014-09-22, orgaan: raad, status: verplaatst, naar: 2014-09-23}
  - {datum: 2014-09-29, orgaan: raad, vervolg: 2014-09-30, sinds: 2014-01-02}
statuswoorden: {definitief: besproken, vervallen: [gesneuveld]}
vergaderbestanden: [raad.csv]
reces: [{naam: zomer, van: 2014-07-05, tot: 2014-08-17, bron: gids}]
termijnen: {advies: {lengte: 6 weken, reces: overslaan}, stukken: 10 dagen}
besluiten: {verordening: {datum: 2014-10-27, orgaan: raad, behandelingen: [2014-10-20], raden: {Haren: 2014-10-27}}}
adviesaanvragen: {verordening: {ontvangen: 2014-08-20, uiterlijk: 2014-09-20, termijn: 4 weken, gezamenlijk-met: [A]}}
stappen:
  - {id: nota, titel: Nota, naam: de nota, kort: nota, besluit: raad, groot: nee, doe: iets, wanneer: juni 2014}
  - {id: ronde, titel: Ronde, naam: de ronde, besluit: college, ronde-van: verordening, na: [nota]}
eigen-data: [{id: inloop, titel: Inloop, datum: 2014-09-10, tot: 2014-09-11, tijd: "19:00", onderwerpen: [inkoop]}]
bevestigd: {verordening.inwerking: 2014-12-01}
vergaderschema: {versie: "2", datum: 2014-01-01, bron: site}
griffie: {email: griffie@haren.nl, telefoon: "050"}
inspreken: {waar: de raadzaal, minuten: 5, toegang: de zijdeur}
"""

PROGRESS = """\
regels:
  - {nr: "5cbdda38f983", op: 2014-05-30, soort: gedaan, wat: "nota-sport"}
  - {nr: "9e82a3a91777", op: 2014-05-30, soort: gezien, wat: "verordening-november", is: "ja"}
  - {nr: "753c4adf0bd1", op: 2014-05-30, soort: terug, wat: "nota-sport", van: ["5cbdda38f983"]}
"""

PROMISE = {
    "gezien": "2014-05-30",
    "start": "2014-10-27",
    "eind": "2014-10-27",
    "tijd": "20:00",
    "titel": "De raad besluit",
    "waarom": None,
    "bron": "raadsagenda",
}
HISTORY = {"schema": "wmoplan/geschiedenis/1", "momenten": {"verordening.besluit": [PROMISE]}}

Place = tuple[Any, ...]


def places(tree: object, place: Place = ()) -> Iterator[Place]:
    yield place
    rows: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(tree, dict):
        rows = iter(tree.items())
    elif isinstance(tree, list):
        rows = iter(enumerate(tree))
    for step, below in rows:
        yield from places(below, (*place, step))


def replaced(tree: Any, place: Place, value: object) -> Any:  # noqa: ANN401 - a tree of anything
    if not place:
        return value
    copy = tree.copy()
    copy[place[0]] = replaced(tree[place[0]], place[1:], value)
    return copy


def refusals(tree: object, read: Callable[[bytes], object], *, each: int) -> int:
    """Return how many of the changed files were refused; anything but a refusal comes through as what it is.

    Args:
        each: With how many misfits every value is replaced; they take turns.
    """
    refused, turns = 0, cycle(MISFITS)
    for place in places(tree):
        for _ in range(each):
            data = json.dumps(replaced(tree, place, next(turns)), ensure_ascii=False).encode()
            try:
                read(data)
            except WmoplanError:
                refused += 1
    return refused


def loaded(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it gives only text


def test_a_profile_is_read_or_refused() -> None:
    def read(data: bytes) -> None:
        read_own(Text("wmoplan.yaml", data, EXAMPLES), AS_OF)

    read(PROFILE.encode())
    assert refusals(loaded(PROFILE), read, each=3) > 250


def test_a_plan_of_ones_own_is_read_or_refused(tmp_path: Path) -> None:
    text = (EXAMPLES / "plannen" / "haren-2012.yaml").read_text("utf-8")

    def read(data: bytes) -> None:
        (tmp_path / "plan.yaml").write_bytes(data)
        own_plan("plan.yaml", Text(str(tmp_path / "wmoplan.yaml")))

    read(text.encode())
    assert refusals(loaded(text), read, each=1) > 50


def test_a_region_is_read_or_refused(tmp_path: Path) -> None:
    text = (EXAMPLES / "brabant-noordoost-oost" / "regio.yaml").read_text("utf-8")
    for file in (EXAMPLES / "brabant-noordoost-oost").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())

    def read(data: bytes) -> None:
        (tmp_path / "regio.yaml").write_bytes(data)
        read_region(tmp_path / "regio.yaml", "regio.yaml")

    read(text.encode())
    assert refusals(loaded(text), read, each=3) > 20


def test_what_was_ticked_is_read_or_refused() -> None:
    def read(data: bytes) -> None:
        progress_of(data, "voortgang.yaml")

    read(PROGRESS.encode())
    assert refusals(loaded(PROGRESS), read, each=len(MISFITS)) > 50


def test_what_was_promised_is_read_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan-geschiedenis.json"

    def read(data: bytes) -> None:
        file.write_bytes(data)
        read_history(file, file.name)

    read(json.dumps(HISTORY).encode())
    assert refusals(HISTORY, read, each=len(MISFITS)) > 20


def test_a_saved_timeline_is_read_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "tijdlijn.json"
    tree = timeline_tree(timeline(), "1")
    tree["momenten"] = tree["momenten"][:2]

    def read(data: bytes) -> None:
        file.write_bytes(data)
        read_saved(file, file.name)

    read(json.dumps(tree).encode())
    assert refusals(tree, read, each=2) > 20


FEED = feed_of(timeline())


def events_of(feed: bytes) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """Return the lines of a calendar before its last event, of that event, and after it."""
    lines = feed.split(b"\r\n")
    begin = max(at for at, line in enumerate(lines) if line == b"BEGIN:VEVENT")
    end = lines.index(b"END:VEVENT", begin)
    return lines[:begin], lines[begin : end + 1], lines[end + 1 :]


def test_an_alarm_may_stand_anywhere_in_its_event() -> None:
    before, event, after = events_of(FEED)
    own = [line for line in event if not line.startswith(b" ")]
    alarm = [b"BEGIN:VALARM", b"UID:alarm@example.org", b"ACTION:DISPLAY", b"TRIGGER:-P7D", b"END:VALARM"]
    whole = read_feed(b"\r\n".join([*before, *own[:-1], *alarm, own[-1], *after]), "agenda.ics")

    for at in range(1, len(own)):
        moved = [*before, *own[:at], *alarm, *own[at:], *after]
        assert read_feed(b"\r\n".join(moved), "agenda.ics") == whole, own[at]
    assert any(entry.event.rings for entry in whole.entries.values())


def test_the_text_of_an_alarm_is_not_that_of_its_event() -> None:
    before, event, after = events_of(FEED)
    at = next(at for at, line in enumerate(event) if line.startswith(b"DESCRIPTION"))
    alarm = [b"BEGIN:VALARM", b"DESCRIPTION:van het alarm", b"END:VALARM"]
    bare = [line for line in event[:at] if not line.startswith(b" ")]
    rest = [line for line in event[at + 1 :] if not line.startswith(b" ")]

    found = read_feed(b"\r\n".join([*before, *bare, *alarm, *rest, *after]), "agenda.ics")

    assert "" in {entry.event.text for entry in found.entries.values()}
    assert not [entry for entry in found.entries.values() if "van het alarm" in entry.event.text]


SHARDS = (
    b"BEGIN:VALARM",
    b"END:VALARM",
    b"BEGIN:VEVENT",
    b"END:VEVENT",
    b"UID",
    b"UID:x",
    b"DTSTART:",
    b":",
    b"",
    b"\xff",
)


def test_a_calendar_of_which_lines_go_come_and_change_places_is_read_or_refused() -> None:
    chance = random.Random(2014)  # noqa: S311 - no secret
    refused = 0

    for _ in range(300):
        lines = FEED.split(b"\r\n")
        for _ in range(3):
            at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            match chance.randrange(3):
                case 0:
                    lines.insert(other, lines.pop(at))
                case 1:
                    del lines[at]
                case _:
                    lines.insert(at, chance.choice(SHARDS))
        try:
            read_feed(b"\r\n".join(lines), "agenda.ics")
        except WmoplanError:
            refused += 1

    assert 50 < refused < 300
