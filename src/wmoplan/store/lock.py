"""One lock for each folder that wmoplan writes in: of two commands that write in one folder, one waits for the other.

Some disks have no locks; on such a disk wmoplan writes without one. That is safe enough, because every file is read
again just before it is written.
"""

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wmoplan.errors import OutputError

PATIENCE: Final = 15.0
"""Seconds that a command waits for another one that writes; writing itself takes less than one."""

PAUSE: Final = 0.02
LOCK: Final = ".wmoplan.lock"
"""The file that is locked where a folder cannot be."""

TEMPORARY: Final = r"\.wmoplan-[0-9a-f]{12}\.tmp"
"""The name of a file that is being written."""

OLD: Final = 3600.0
"""Seconds after which such a file belongs to no command that still runs, on a disk that refuses the lock."""

_held: Final[dict[str, bool]] = {}
"""The folders that this process writes in now, and whether the disk keeps others out of them."""

_swept: Final[set[str]] = set()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other commands from writing in the folder of a file; the lock ends with the process, however that ends.

    The folder is locked and not the file, because every write replaces the file by another one. A process that holds
    the lock may take it again.

    Raises:
        OutputError: Another command holds the folder too long.
    """
    folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - the folder of what a shortcut points at
    if folder in _held:
        yield
        return
    opened = _locked(folder, path)
    _held[folder] = opened is not None
    try:
        _sweep(folder)
        yield
    finally:
        del _held[folder]
        if opened is not None:
            os.close(opened)


def _locked(folder: str, path: Path) -> int | None:
    """Return the file descriptor that holds the lock; None where the disk has no locks."""
    until = time.monotonic() + PATIENCE
    for name, flags in ((folder, os.O_RDONLY), (os.path.join(folder, LOCK), os.O_RDWR | os.O_CREAT)):  # noqa: PTH118 - as above
        try:
            opened = os.open(name, flags)
        except OSError:  # no such folder, or no right: writing tells it
            continue
        while (ours := _is_ours(opened)) is False:
            if time.monotonic() > until:
                os.close(opened)
                raise OutputError(
                    f"{path}: een andere opdracht van wmoplan schrijft nu in deze map.\n  Probeer het straks nog eens."
                )
            time.sleep(PAUSE)
        if ours:
            return opened
        os.close(opened)
        if name != folder:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108 - nobody can lock it here
    return None


def _is_ours(opened: int) -> bool | None:
    """Tell whether this process got the lock; None where the disk has no locks.

    A library for this would take more time than the rest of the command.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, InterruptedError):
        return False
    except PermissionError:  # how Windows says that another one holds it
        return False if os.name == "nt" else None
    except OSError:
        return None
    return True


def _sweep(folder: str) -> None:
    """Delete the temporary files of commands that were killed while they wrote.

    A command holds the lock as long as its temporary file exists, so the holder of the lock finds only leftovers.
    Without a lock, only their age tells.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if re.fullmatch(TEMPORARY, entry.name) and (
                _held[folder] or entry.stat(follow_symlinks=False).st_mtime < time.time() - OLD
            ):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - a name as the system gave it
