"""Adds rows to what was done: under a lock, so that of two people who write at the same time none loses a row."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wmoplan.errors import OutputError
from wmoplan.model.progress import LIST, Row
from wmoplan.write.files import write_whole
from wmoplan.write.words import plain_or_quoted, quoted

HEAD: Final = f"""\
# Wat er is gedaan, en wat u opschreef. wmoplan schrijft hier regels bij. Het haalt er nooit een weg.
# Er kunnen namen in staan: zet dit bestand niet op een website.
# Voegt git twee versies samen? Bewaar dan de regels van allebei. De volgorde maakt niet uit.
{LIST}:
"""
PATIENCE: Final = 60.0
"""Seconds that somebody waits for another who writes."""

PAUSE: Final = 0.02
LOCK: Final = ".wmoplan.lock"
"""The file that is locked where a folder cannot be."""


def grown(content: bytes, rows: Iterable[Row]) -> bytes:
    """Return a file with rows at its end; what stood there stays as it was, also what this version does not know."""
    whole = content or HEAD.encode()
    if whole.rstrip().endswith(f"{LIST}: []".encode()):
        whole = whole.rstrip().removesuffix(b"[]").rstrip()
    if not whole.endswith(b"\n"):
        whole += b"\n"
    return whole + "".join(f"  - {_written(row)}\n" for row in rows).encode()


def change_alone(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Write what a change makes of a file, or of nothing, while nobody else changes it.

    Raises:
        OutputError: It cannot be written, or somebody else holds it too long; what the change raises comes through.
    """
    with _alone(path):
        write_whole(path, change(path.read_bytes() if path.is_file() else b""))


def _written(row: Row) -> str:
    """Return a row as it stands in the file: on one line, so that git can move it as a whole."""
    told = [
        f"nr: {quoted(row.number)}",
        f"op: {row.day.isoformat()}",
        f"soort: {row.kind}",
        f"wat: {quoted(row.about)}",
    ]
    for key, value in row.values.items():
        if isinstance(value, tuple):
            told.append(f"{key}: [{', '.join(map(quoted, value))}]")
        elif value:
            told.append(f"{key}: {plain_or_quoted(value)}")
    return "{" + ", ".join(told) + "}"


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let nobody else add rows meanwhile; the end of the process ends it too, however it ends.

    The folder is locked and not the file, which is another one after every write.
    """
    folder = path.absolute().parent
    try:
        held = os.open(folder, os.O_RDONLY) if os.name != "nt" else os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    except OSError as fault:
        raise OutputError(f"{folder}: u kunt hier niet schrijven.\n  Kies een andere map.") from fault
    try:
        until = time.monotonic() + PATIENCE
        while not _locked(held):
            if time.monotonic() > until:
                raise OutputError(f"{path}: iemand anders schrijft hierin.\n  Probeer het straks nog eens.")
            time.sleep(PAUSE)
        yield
    finally:
        os.close(held)


def _locked(held: int) -> bool:
    """Tell whether the lock is ours now; a library for this costs more time than all the rest of the command."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
