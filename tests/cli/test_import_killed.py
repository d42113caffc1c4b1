"""A program that is killed while it imports leaves the old profile or the new one, whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_import import COUNCIL, EVENING, PROFILE, export

AT_LINE = """
import os, signal, sys
from pathlib import Path
from wmoplan.cli import main
left = int(sys.argv.pop(1))

def each_line(frame, event, arg):
    global left
    left -= event == "line"
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return each_line

def each_call(frame, event, arg):
    return each_line if Path(frame.f_code.co_filename).parts[-2:] == ("write", "files.py") else None

sys.settrace(each_call)
sys.exit(main(sys.argv[1:]))
"""
WORDS = ("meetings", "import", "raad.ics", "--yes", "--as-of", "2014-06-01")
ROUNDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raad.ics").write_bytes(export(EVENING, COUNCIL))
    (tmp_path / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    return tmp_path


def start(folder: Path, *before: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, *(before or ("-m", "wmoplan")), *WORDS]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(os.environ))


def imported(folder: Path) -> bytes:
    """Return the profile as the import leaves it, and put the old one back."""
    profile = folder / "wmoplan.yaml"
    assert start(folder).wait() == 0
    new = profile.read_bytes()
    profile.write_text(PROFILE, "utf-8")
    assert new.count(b"raad.ics") == 2
    return new


@pytest.mark.slow
def test_a_kill_at_every_line_of_the_writing_leaves_the_old_profile_or_the_new_one(folder: Path) -> None:
    profile, new = folder / "wmoplan.yaml", imported(folder)
    seen = []

    for line in range(1, 200):
        profile.write_text(PROFILE, "utf-8")
        status = start(folder, "-c", AT_LINE, str(line)).wait()
        seen.append(profile.read_bytes())
        if status == 0:
            break

    assert set(seen) == {PROFILE.encode(), new}
    assert seen[0] == PROFILE.encode()
    assert seen[-2:] == [new, new]  # killed after the new name, and not at all
    assert len(seen) > 30  # lines of write_whole and what it uses
    left = {file.name for file in folder.iterdir()} - {"raad.ics", "wmoplan.yaml"}
    assert all(name.startswith(".wmoplan-") for name in left)
    assert left  # it was killed between the new file and its name


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_profile_or_the_new_one(folder: Path) -> None:
    profile, new = folder / "wmoplan.yaml", imported(folder)
    begun = time.perf_counter()
    assert start(folder).wait() == 0
    whole = time.perf_counter() - begun
    chance = random.Random(27)  # noqa: S311 - no secret

    for _ in range(ROUNDS):
        profile.write_text(PROFILE, "utf-8")
        process = start(folder)
        time.sleep(whole * chance.uniform(0.5, 1.0))
        process.kill()
        process.wait()

        assert profile.read_bytes() in {PROFILE.encode(), new}
