"""A program that is killed at any moment leaves the old file or the new one, whole."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.test_import import COUNCIL, EVENING, PROFILE, export
from tests.cli.test_memory import NAME, move_council

pytestmark = pytest.mark.slow

KILLS: Final = 200
LATEST: Final = 1.1
"""The last kill, as a part of how long the program takes: some runs come to their end."""

AT_LINE: Final = """
import os, signal, sys
from wmoplan.cli import main
from wmoplan.store import files, folder

left = int(sys.argv.pop(1))

def each_line(frame, event, arg):
    global left
    left -= event == "line"
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return each_line

def each_call(frame, event, arg):
    return each_line if frame.f_code.co_filename == files.__file__ else None

def traced(write):
    def begin(*words, **more):
        sys.settrace(each_call)
        try:
            write(*words, **more)
        finally:
            sys.settrace(None)

    return begin

files.write_whole = traced(files.write_whole)  # what changes a file
folder.Disk.write_all = staticmethod(traced(folder.Disk.write_all))  # what writes files at once
sys.exit(main(sys.argv[1:]))
"""
"""Runs wmoplan and kills it before so many lines of the writing are done."""

MOST_LINES: Final = 400
LEFT_OVER: Final = re.compile(r"\.wmoplan-[0-9a-f]{12}\.tmp")


class Scene(NamedTuple):
    """A command that writes files.

    Attributes:
        old, new: What is in each of them before it and after it, the first written first.
    """

    folder: Path
    words: tuple[str, ...]
    old: dict[str, bytes]
    new: dict[str, bytes]

    def start(self, *python: str) -> subprocess.Popen[bytes]:
        """Put the old files there, and start the command."""
        for name, data in self.old.items():
            (self.folder / name).write_bytes(data)
        quiet = subprocess.DEVNULL
        command = [sys.executable, *(python or ("-m", "wmoplan")), *self.words]
        return subprocess.Popen(command, cwd=self.folder, stdin=quiet, stdout=quiet, stderr=quiet)

    def found(self) -> list[bool]:
        """Return which files are the new one, in the order in which they are written; each is one of the two."""
        now = {name: (self.folder / name).read_bytes() for name in self.old}
        assert all(now[name] in {self.old[name], self.new[name]} for name in now)
        return [now[name] == self.new[name] for name in now]


def scene(folder: Path, words: tuple[str, ...], names: tuple[str, ...]) -> Scene:
    """Return the scene of a command that has not yet run."""
    old = {name: (folder / name).read_bytes() for name in names}
    found = Scene(folder, words, old, {})
    assert found.start().wait() == 0
    new = {name: (folder / name).read_bytes() for name in names}
    assert all(old[name] != new[name] for name in names)
    return found._replace(new=new)


def renewing_a_calendar(folder: Path) -> Scene:
    (folder / "wmoplan.yaml").write_bytes((EXAMPLES / "haren-2014.yaml").read_bytes())
    words = ("calendar", "--as-of", "2014-01-20")
    assert Scene(folder, words, {}, {}).start().wait() == 0
    move_council(folder, "2014-10-30")
    return scene(folder, words, ("agenda.ics", NAME))


def importing_a_schedule(folder: Path) -> Scene:
    (folder / "raad.ics").write_bytes(export(EVENING, COUNCIL))
    (folder / "wmoplan.yaml").write_text(PROFILE, "utf-8")
    return scene(folder, ("meetings", "import", "raad.ics", "--yes", "--as-of", "2014-06-01"), ("wmoplan.yaml",))


SCENES: Final = (renewing_a_calendar, importing_a_schedule)


@pytest.mark.parametrize("begin", SCENES)
def test_a_kill_at_every_line_of_the_writing_leaves_whole_files(begin: Callable[[Path], Scene], tmp_path: Path) -> None:
    ours = begin(tmp_path)
    seen = []
    known = {"raad.ics", "wmoplan.yaml", *ours.old}
    strange: set[str] = set()

    for line in range(1, MOST_LINES):
        status = ours.start("-c", AT_LINE, str(line)).wait()
        seen.append(ours.found())
        if status == 0:
            break
        strange |= {path.name for path in tmp_path.iterdir()} - known

    assert seen == sorted(seen)  # once a file is new it stays so, and the next is not written before it
    assert seen[0] == [False] * len(ours.old)
    assert seen[-2:] == [[True] * len(ours.old)] * 2  # killed after the last new name, and not at all
    assert len(seen) > 30 * len(ours.old)  # lines of write_whole and what it uses
    assert strange  # it was killed between a new file and its name
    assert all(map(LEFT_OVER.fullmatch, strange)), strange
    assert {path.name for path in tmp_path.iterdir()} <= known  # the run that was not killed threw them away


@pytest.mark.parametrize("begin", SCENES)
def test_a_kill_at_any_moment_leaves_whole_files(begin: Callable[[Path], Scene], tmp_path: Path) -> None:
    ours = begin(tmp_path)
    begun = time.monotonic()
    assert ours.start().wait() == 0
    takes = time.monotonic() - begun

    seen = []
    for number in range(KILLS):
        process = ours.start()
        time.sleep(takes * LATEST * number / KILLS)
        process.kill()
        process.wait()
        seen.append(ours.found())
        assert seen[-1] == sorted(seen[-1], reverse=True), f"kill {number}"  # in the order of writing

    assert seen[0] == [False] * len(ours.old)
    assert [True] * len(ours.old) in seen
    assert ours.start().wait() == 0  # what is left over stands in the way of nothing
    assert ours.found() == [True] * len(ours.old)
