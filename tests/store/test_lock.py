"""Of two commands that write in one folder, one waits; a disk without locks is written all the same."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wmoplan.errors import OutputError
from wmoplan.store import lock
from wmoplan.store.files import change_alone, write_whole
from wmoplan.store.lock import LOCK, alone

fcntl = pytest.importorskip("fcntl", reason="another process of Unix")

HOLD = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], 0), 2); print(flush=True); input()"


@pytest.fixture
def other(tmp_path: Path) -> "subprocess.Popen[bytes]":
    """Let another process hold the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    return process


def test_who_comes_second_waits_and_changes_what_the_first_left(
    tmp_path: Path, other: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "wmoplan.yaml"

    def pause(_: float) -> None:  # while we wait, the other one writes and ends
        if not file.exists():
            file.write_bytes(b"een\n")
            other.communicate(b"\n")

    monkeypatch.setattr(time, "sleep", pause)
    change_alone(file, lambda content: content + b"twee\n")

    assert file.read_bytes() == b"een\ntwee\n"


def test_who_waits_too_long_is_told_that_another_command_writes(
    tmp_path: Path, other: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", -1.0)

    with pytest.raises(OutputError, match="een andere opdracht van wmoplan schrijft nu in deze map"):
        write_whole(tmp_path / "brief.txt", "x")
    other.communicate(b"\n")

    assert list(tmp_path.iterdir()) == []


def test_who_holds_the_folder_may_write_in_it_more_than_once(tmp_path: Path) -> None:
    with alone(tmp_path / "a"), alone(tmp_path / "b"):
        write_whole(tmp_path / "a", "een")
        write_whole(tmp_path / "b", "twee")

    assert [file.read_text() for file in sorted(tmp_path.iterdir())] == ["een", "twee"]


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.ENOLCK, errno.EINVAL, errno.EBADF, errno.EPERM])
def test_a_disk_without_locks_is_written_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    waits: list[float] = []

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(time, "sleep", waits.append)
    write_whole(tmp_path / "brief.txt", "x")

    assert ([file.name for file in tmp_path.iterdir()], waits) == (["brief.txt"], [])


def test_a_folder_that_cannot_be_locked_has_a_file_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fcntl.flock

    def only_files(opened: int, how: int) -> None:  # as NFS does it
        if os.path.isdir(f"/proc/self/fd/{opened}"):  # noqa: PTH112 - what a number stands for
            raise OSError(errno.EBADF, "")
        real(opened, how)

    monkeypatch.setattr(fcntl, "flock", only_files)
    write_whole(tmp_path / "brief.txt", "x")

    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([LOCK, "brief.txt"])


LEFT = ".wmoplan-0123456789ab.tmp"
OTHERS = [".wmoplan-0123456789ab.tmp.bak", ".wmoplan-voortgang.tmp", "wmoplan-0123456789ab.tmp", ".wmoplan-0123.tmp"]


def test_what_a_killed_command_left_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_swept", set())
    for name in (LEFT, *OTHERS):
        (tmp_path / name).write_text("een naam")

    write_whole(tmp_path / "brief.txt", "x")

    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*OTHERS, "brief.txt"])


def test_without_a_lock_only_what_is_old_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(lock, "_swept", set())
    monkeypatch.setattr(fcntl, "flock", refuse)
    old, new = tmp_path / LEFT, tmp_path / LEFT.replace("0", "f")
    for file in (old, new):
        file.write_text("een naam")
    os.utime(old, (0, 0))
    write_whole(tmp_path / "brief.txt", "x")

    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([new.name, "brief.txt"])
