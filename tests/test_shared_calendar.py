"""What becomes of our calendar on a server where others write too, each time that it is brought there anew."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.caldav import WAYS, Kept, Shared, State, Way, served, states_of, syncer
from tests.programs import calendar_of

pytestmark = pytest.mark.slow

AS_OF: Final = "2014-01-15"
PROFILE: Final = """\
gemeente: Haren
plan: invoering-2015
onderwerpen: [inkoop, verordening]
vergaderingen:
  - {datum: 2014-05-26, tijd: "20:00", orgaan: raad}
  - {datum: 2014-10-21, tijd: "20:00", orgaan: commissie}
  - {datum: 2014-10-27, tijd: "19:30", orgaan: raad}
eigen-data:
  - {id: werkbezoek, titel: "Werkbezoek: zorg, en hulp", datum: 2014-05-14, tijd: "14:00"}
  - {id: inloop, titel: Inloopavond, datum: 2014-06-05}
"""
MOVED: Final = PROFILE.replace('2014-10-27, tijd: "19:30"', '2014-10-30, tijd: "19:30"')
"""The raad of 27 October is on the 30th; between the two the clock has not changed again."""

FEWER: Final = "".join(line for line in MOVED.splitlines(keepends=True) if "id: werkbezoek" not in line)
"""The visit is off."""

RAAD: Final = "invoering-2015.verordening.besluit@GM0017.wmoplan"
VISIT: Final = "invoering-2015.eigen.werkbezoek@GM0017.wmoplan"
THEIRS: Final = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Iemand//Anders//NL
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20140110T090000Z
DTSTART:{day}T180000Z
DTEND:{day}T190000Z
SUMMARY:Koffie\\, met taart
SEQUENCE:3
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


class Versions(NamedTuple):
    """What wmoplan makes over one agenda.ics: at first, after the raad has moved, and after the visit is off."""

    first: bytes
    moved: bytes
    fewer: bytes


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    folder = tmp_path_factory.mktemp("versions")
    return Versions(*(calendar_of(profile, folder, AS_OF).read_bytes() for profile in (PROFILE, MOVED, FEWER)))


def by_uid(file: bytes) -> dict[str, State]:
    return {state.entry.uid: state for state in states_of(file)}


def test_the_raad_moves_and_only_what_hangs_on_it(versions: Versions) -> None:
    first, moved = by_uid(versions.first), by_uid(versions.moved)

    assert (first[RAAD].entry.start, first[RAAD].sequence) == ("2014-10-27 19:30", 0)
    assert (moved[RAAD].entry.start, moved[RAAD].sequence) == ("2014-10-30 19:30", 1)
    assert first.keys() == moved.keys()
    for uid, state in moved.items():
        assert state.sequence == int(state != first[uid]._replace(sequence=state.sequence)), uid


def test_the_visit_that_is_off_stays_as_such(versions: Versions) -> None:
    before, after = by_uid(versions.moved), by_uid(versions.fewer)
    was, now = before.pop(VISIT), after.pop(VISIT)

    assert (was.sequence, was.status) == (0, "CONFIRMED")
    assert (now.sequence, now.status, now.entry.title) == (1, "CANCELLED", "VERVALLEN: Werkbezoek: zorg, en hulp")
    assert now.entry._replace(title=was.entry.title, text=was.entry.text) == was.entry
    assert after == before


def put_theirs(shared: Shared, name: str, day: str) -> dict[str, Kept]:
    """Put an event of somebody else there, and return what the server keeps of it, by its address."""
    assert shared.put(f"{name}.ics", THEIRS.format(uid=name, day=day)) == 201
    return {address: resource for address, resource in shared.kept().items() if address.endswith(f"/{name}.ics")}


def seen(kept: Mapping[str, Kept]) -> list[State]:
    """Return what everybody sees in these resources, an event twice if it is there twice."""
    return sorted(state for resource in kept.values() for state in states_of(resource.content))


def event_in(resource: Kept) -> str:
    return resource.content.partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_doubled_or_lost_on_a_shared_calendar(way: Way, versions: Versions, tmp_path: Path) -> None:
    """Bring each version there twice; somebody else puts an event there before the first time, and one after it."""
    with served(tmp_path) as shared:
        send = way(shared, tmp_path)
        theirs = put_theirs(shared, "voor", "20140514")
        for time, version in enumerate(version for version in versions for _ in range(2)):
            before = shared.kept()
            send(version)
            after = shared.kept()

            assert seen(after) == sorted([*states_of(version), *seen(theirs)]), time
            assert {address: after[address] for address in theirs} == theirs, time
            written = {address for address in after if before.get(address) != after[address]}
            assert len(written) == len(set(states_of(version)) - set(seen(before))), time
            if not time:
                theirs |= put_theirs(shared, "na", "20141028")


def test_the_file_itself_can_be_shared_both_ways(tmp_path: Path) -> None:
    """Then what others put into the calendar comes into the file, and wmoplan must leave it there."""
    with served(tmp_path) as shared:
        sync = syncer(shared, tmp_path, f'type = "singlefile"\npath = "{tmp_path / "agenda.ics"}"\n')
        theirs: dict[str, Kept] = {}
        for time, profile in enumerate((PROFILE, PROFILE, MOVED, FEWER)):
            file = calendar_of(profile, tmp_path, AS_OF)
            ours = [state for state in states_of(file.read_bytes()) if state.entry.uid.endswith(".wmoplan")]
            sync()
            assert seen(shared.kept()) == sorted([*ours, *seen(theirs)]), time
            if not time:
                theirs = put_theirs(shared, "na", "20141028")
                sync()
            kept = shared.kept()
            for address, resource in theirs.items():  # vdirsyncer may give it the head of the file that it was in
                assert event_in(kept[address]) == event_in(resource), time
            assert states_of(file.read_bytes()) == sorted([*ours, *seen(theirs)]), time

        assert [(state.sequence, state.status) for state in ours if state.entry.uid == VISIT] == [(1, "CANCELLED")]
        assert [state.sequence for state in ours if state.entry.uid == RAAD] == [1]
