"""The calendar file as khal reads it, a program with a calendar of its own that shares no code with ours."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.render.make import feed_of, on, timeline
from wmoplan.model.moment import Certainty, Moment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "khal"

MOMENTS = (
    on("2014-03-24", id="a.besluit", title="Raad, waarschijnlijk; over het inkoopkader"),
    on("2014-03-31", id="b.besluit", title="De dag na de zomertijd"),
    on("2014-08-26", id="a.advies", title="Verstuur één advies", time="", certainty=Certainty.ESTIMATED),
    on("2014-10-20", id="a.aanmelden", title="Meld u aan als spreker", attend=False),
    on("2014-11-06", id="c.besluit", title="De raad besluit over de begroting"),
    on("2014-07-16", id="a.achterban", title="Vraag uw achterban", time="", end=date(2014, 8, 12)),
)


@pytest.fixture(scope="session")
def khal() -> Path:
    """Return khal in an environment of its own, as `make khal` leaves it; made here where it is absent."""
    program = FOLDER / "bin" / "khal"
    if not program.exists():
        python = str(FOLDER / "bin" / "python")
        install = ["-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes", "--no-deps"]
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        subprocess.run([python, *install, "-r", str(ROOT / "requirements" / "khal.lock")], check=True)
    assert program.exists(), "khal could not be installed from requirements/khal.lock"
    return program


def listed(khal: Path, feed: bytes, folder: Path) -> list[tuple[str, ...]]:
    """Return what khal lists after it took in the file: start, end and title of each event."""
    (folder / "agenda.ics").write_bytes(feed)
    (folder / "vdir").mkdir()
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[raad]]\npath = {folder / 'vdir'}\n"
        "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {folder / 'khal.db'}\n",
        "utf-8",
    )
    form = "\x1e{start-date} {start-time}\x1f{end-date} {end-time}\x1f{title}"
    show = ["list", "--once", "--notstarted", "--day-format", "", "--format", form, "2013-01-01", "2016-01-01"]
    told = ""
    for words in (["import", "--batch", str(folder / "agenda.ics")], show):
        done = subprocess.run(
            [str(khal), "-c", str(folder / "khal.conf"), *words],
            env={**os.environ, "HOME": str(folder), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told = done.stdout
    return sorted(tuple(part.strip() for part in row.split("\x1f")) for row in told.split("\x1e")[1:])


def expected(about: Moment) -> tuple[str, str, str]:
    last = about.end
    assert last
    title = f"Geschat: {about.title}" if about.certainty is Certainty.ESTIMATED else about.title
    if not about.time:
        return last.isoformat(), last.isoformat(), title
    begin = datetime.fromisoformat(f"{last} {about.time}")
    end = begin + (timedelta(hours=2) if about.attend else timedelta(minutes=15))
    return f"{begin:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}", title


def test_khal_lists_the_same_events_days_and_times(khal: Path, tmp_path: Path) -> None:
    feed = feed_of(timeline(*MOMENTS))

    assert listed(khal, feed, tmp_path) == sorted(expected(about) for about in MOMENTS)
