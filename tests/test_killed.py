"""A program that is killed at any moment leaves the old file or the new one, whole."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.test_memory import NAME, move_council

pytestmark = pytest.mark.slow

KILLS = 200
LATEST = 1.1
"""The last kill, as a part of how long the program takes: some runs come to their end."""

COMMAND = [sys.executable, "-m", "wmoplan", "calendar", "--as-of", "2014-01-20"]
FILES = ("agenda.ics", NAME)


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def test_a_calendar_that_is_killed_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "wmoplan.yaml").write_bytes((EXAMPLES / "haren-2014.yaml").read_bytes())
    assert start(tmp_path).wait() == 0
    old = contents(tmp_path)
    move_council(tmp_path, "2014-10-30")
    begun = time.monotonic()
    assert start(tmp_path).wait() == 0
    takes = time.monotonic() - begun
    new = contents(tmp_path)
    assert all(old[name] != new[name] for name in FILES)

    outcomes = []
    for number in range(KILLS):
        put_back(tmp_path, old)
        process = start(tmp_path)
        time.sleep(takes * LATEST * number / KILLS)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = contents(tmp_path)
        assert all(found[name] in {old[name], new[name]} for name in FILES), f"kill {number}"
        # what was promised is remembered only once it is in the calendar
        assert not (found["agenda.ics"] == old["agenda.ics"] and found[NAME] == new[NAME]), f"kill {number}"
        outcomes.append(found == new)

    assert not all(outcomes)
    assert any(outcomes)
    assert start(tmp_path).wait() == 0  # what is left over stands in the way of nothing
    assert contents(tmp_path) == new
    strange = {path.name for path in tmp_path.iterdir()} - {"wmoplan.yaml", *FILES}
    assert all(re.fullmatch(r"\.wmoplan-[0-9a-f]{12}\.tmp", name) for name in strange), strange
