"""The calendar is read the same by three programs that know nothing of each other: icalendar, vobject and khal."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
KHAL = ROOT / ".cache" / "khal" / "bin" / "khal"
HERE = ZoneInfo("Europe/Amsterdam")
EXAMPLES = ("haren-2014", "oss-2014", "leeuwarden-2014")


class Entry(NamedTuple):
    """What a reader shows: the title, and first and last minute or day on the clock of Amsterdam."""

    start: str
    end: str
    title: str


def shown(start: date, end: date, title: str) -> Entry:
    """Return the entry as a reader of this country sees it; the end of whole days is the day after."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        first, last = (f"{moment.astimezone(HERE):%Y-%m-%d %H:%M}" for moment in (start, end))
        return Entry(first, last, title)
    return Entry(start.isoformat(), end.isoformat(), title)


@pytest.fixture(params=EXAMPLES)
def agenda(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / "wmoplan.yaml").write_bytes((ROOT / "examples" / f"{request.param}.yaml").read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "wmoplan", "calendar", "--as-of", "2014-01-15"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "agenda.ics"


def with_icalendar(file: Path) -> list[Entry]:
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return sorted(shown(event.decoded("DTSTART"), event.decoded("DTEND"), str(event["SUMMARY"])) for event in events)


def with_vobject(file: Path) -> list[Entry]:
    events = vobject.readOne(file.read_text("utf-8")).vevent_list
    return sorted(shown(event.dtstart.value, event.dtend.value, event.summary.value) for event in events)


def with_khal(file: Path, folder: Path) -> list[Entry]:
    assert KHAL.exists(), "khal is not there; run make khal"
    (folder / "vdir").mkdir()
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[raad]]\npath = {folder / 'vdir'}\n"
        "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {folder / 'khal.db'}\n",
        "utf-8",
    )
    env = {**os.environ, "HOME": str(folder), "PYTHONUTF8": "1"}
    khal = [str(KHAL), "-c", str(folder / "khal.conf")]
    subprocess.run([*khal, "import", "--batch", str(file)], env=env, check=True, capture_output=True)
    form = "\x1e{start-date}\x1f{start-time}\x1f{end-date}\x1f{end-time}\x1f{title}"
    told = subprocess.run(
        [*khal, "list", "--once", "--notstarted", "--day-format", "", "--format", form, "2012-01-01", "2017-01-01"],
        env=env,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    entries = []
    for row in told.split("\x1e")[1:]:
        start_day, start_time, end_day, end_time, title = row.rstrip("\n").split("\x1f")
        if start_time:
            entries.append(Entry(f"{start_day} {start_time}", f"{end_day} {end_time}", title))
        else:  # khal tells the last day itself
            after = date.fromordinal(date.fromisoformat(end_day).toordinal() + 1)
            entries.append(Entry(start_day, after.isoformat(), title))
    return sorted(entries)


def test_three_readers_see_the_same(agenda: Path, tmp_path: Path) -> None:
    entries = with_icalendar(agenda)

    assert entries
    assert with_vobject(agenda) == entries
    assert with_khal(agenda, tmp_path) == entries


@pytest.mark.parametrize("day", ["2014-03-29", "2014-03-31", "2014-10-25", "2014-10-27"])
def test_a_meeting_keeps_its_hour_on_both_sides_of_the_change_of_the_clock(day: str, tmp_path: Path) -> None:
    profile = (
        f"gemeente: Haren\nplan: invoering-2015\nvergaderingen:\n  - {{datum: {day}, tijd: '20:00', orgaan: raad}}\n"
    )
    (tmp_path / "wmoplan.yaml").write_text(
        profile + f"besluiten:\n  verordening: {{datum: {day}, orgaan: raad, bron: griffie}}\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "wmoplan", "calendar", "--as-of", "2014-01-15"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    agenda = tmp_path / "agenda.ics"

    entries = with_icalendar(agenda)

    assert [entry for entry in entries if entry.start == f"{day} 20:00"], entries
    assert with_vobject(agenda) == entries
    assert with_khal(agenda, tmp_path) == entries
