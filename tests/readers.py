"""What four programs that know nothing of each other read in a calendar file: icalendar, vobject, khal and ical.js."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import vobject

from tests.programs import ICAL_JS, KHAL, must_be_there, run

HERE: Final = ZoneInfo("Europe/Amsterdam")
SCRIPT: Final = Path(__file__).with_name("ical_js.mjs")
MINUTE: Final = "%Y-%m-%d %H:%M"


class Entry(NamedTuple):
    """What a reader makes of an event.

    Attributes:
        start: The first day, or the day and minute on the clock of Amsterdam.
        end: The day after the last, or the day and minute on that clock.
        whole: Whether it is about whole days.
        begins: The moment of the start in UTC; of whole days the first day.
        ends: The moment of the end in UTC; of whole days the day after the last.
    """

    uid: str
    start: str
    end: str
    whole: bool
    begins: str
    ends: str
    title: str
    place: str
    text: str


class Listed(NamedTuple):
    """A row of khal; of whole days `end` is the day after."""

    start: str
    end: str
    whole: bool
    title: str
    place: str
    text: str


def entry(uid: str, start: date, end: date, *texts: str) -> Entry:
    """Return the entry of an event that a library of Python has read; its texts are title, place and description."""
    here = (on_the_clock(start, HERE), on_the_clock(end, HERE))
    utc = (on_the_clock(start, UTC), on_the_clock(end, UTC))
    whole = not (isinstance(start, datetime) or isinstance(end, datetime))
    return Entry(uid, here[0], here[1], whole, utc[0], utc[1], *texts)


def on_the_clock(day: date, zone: tzinfo) -> str:
    return f"{day.astimezone(zone):{MINUTE}}" if isinstance(day, datetime) else day.isoformat()


def entry_of(event: icalendar.Component) -> Entry:
    """Return the entry of an event that icalendar has read."""
    texts = (str(event.get(key, "")) for key in ("SUMMARY", "LOCATION", "DESCRIPTION"))
    return entry(str(event["UID"]), event.decoded("DTSTART"), event.decoded("DTEND"), *texts)


def with_icalendar(file: Path, _folder: Path) -> list[Entry]:
    return sorted(map(entry_of, icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")))


def with_vobject(file: Path, _folder: Path) -> list[Entry]:
    return sorted(
        entry(
            event.uid.value,
            event.dtstart.value,
            event.dtend.value,
            *(event.getChildValue(key, "") for key in ("summary", "location", "description")),
        )
        for event in vobject.readOne(file.read_bytes().decode()).vevent_list
    )


def with_ical_js(file: Path, folder: Path) -> list[Entry]:
    """Return what the parser of Thunderbird reads."""
    told = run("node", SCRIPT, must_be_there(ICAL_JS), file, home=folder)
    return sorted(Entry(**event) for event in json.loads(told))


def with_khal(file: Path, folder: Path) -> list[Entry]:
    """Return what khal lists after it took in the file: once in Amsterdam and once in UTC."""
    vdir = folder / "vdir"
    vdir.mkdir()
    run(*khal(vdir, HERE.key), "import", "--batch", file, home=folder)
    here, utc = (listed(vdir, zone) for zone in (HERE.key, "UTC"))
    assert here.keys() == utc.keys()
    return sorted(
        Entry(uid, row.start, row.end, row.whole, utc[uid].start, utc[uid].end, row.title, row.place, row.text)
        for uid, row in here.items()
    )


def khal(vdir: Path, zone: str) -> list[str | Path]:
    """Return the command that starts khal for the events in a folder, for somebody who lives in a zone."""
    conf = vdir.with_name(f"khal-{zone.replace('/', '-')}.conf")
    conf.write_text(
        f"[calendars]\n[[raad]]\npath = {vdir}\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {conf.with_suffix('.db')}\n",
        "utf-8",
    )
    return [must_be_there(KHAL), "-c", conf]


def listed(vdir: Path, zone: str) -> dict[str, Listed]:
    """Return what khal lists for somebody in a zone, by UID."""
    form = "\x1e{uid}\x1f{start}\x1f{end}\x1f{all-day}\x1f{title}\x1f{location}\x1f{description}"
    show = ["list", "--once", "--notstarted", "--day-format", "", "--format", form, "2011-01-01", "2031-01-01"]
    told = run(*khal(vdir, zone), *show, home=vdir.parent)
    rows = [row.removesuffix("\n").split("\x1f") for row in told.split("\x1e")[1:]]
    found = {}
    for uid, start, end, whole, *texts in rows:
        is_whole = whole == "True"
        if is_whole:  # khal tells the last day itself
            end = (date.fromisoformat(end) + timedelta(days=1)).isoformat()  # noqa: PLW2901 - the same end, told our way
        found[uid] = Listed(start, end, is_whole, *texts)
    assert len(found) == len(rows), "khal lists an event twice"
    return found


Reader = Callable[[Path, Path], list[Entry]]

READERS: Final[tuple[Reader, ...]] = (with_icalendar, with_vobject, with_khal, with_ical_js)
