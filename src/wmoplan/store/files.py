"""Writes files whole or not at all: a reader never sees half a file, and a failure leaves the old file."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from wmoplan.errors import OutputError
from wmoplan.store.lock import alone

PROBLEMS: Final = {
    errno.EACCES: ("u mag hier niet schrijven", "Kies een andere map, of vraag wie de map beheert."),
    errno.EPERM: ("u mag hier niet schrijven", "Kies een andere map, of vraag wie de map beheert."),
    errno.EROFS: ("deze schijf kan alleen worden gelezen", "Kies een map op een andere schijf."),
    errno.ENOSPC: ("de schijf is vol", "Maak ruimte op de schijf, of kies een andere schijf."),
    errno.EDQUOT: ("uw ruimte op deze schijf is op", "Maak ruimte op de schijf, of kies een andere schijf."),
    errno.EFBIG: ("het bestand wordt te groot voor deze schijf", "Kies een andere schijf."),
    errno.ENOENT: ("deze map bestaat niet", "Maak eerst de map, of kies een andere."),
    errno.ENOTDIR: ("een deel van dit pad is geen map", "Kies een map die bestaat."),
    errno.ENAMETOOLONG: ("deze naam is te lang", "Kies een kortere naam."),
    errno.EINVAL: ("deze naam kan hier niet", "Kies een naam met alleen letters, cijfers en streepjes."),
    errno.EISDIR: ("dit is een map, geen bestand", "Noem een bestand in die map."),
    errno.EEXIST: ("dit bestand bestaat al", "Kies een andere naam, of zet het oude bestand eerst weg."),
    errno.EBUSY: (
        "een ander programma heeft dit bestand open, of het is van iemand anders",
        "Sluit het in dat programma en probeer het opnieuw, of kies een andere naam.",
    ),
    errno.ELOOP: ("deze snelkoppeling wijst naar zichzelf", "Kies een andere naam."),
}
"""What is said for a fault of the system, and the way out; the system's own words are English."""

UNKNOWN: Final = ("schrijven lukt niet", "Kies een andere map of een andere naam.")
LOST: Final = {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""How a disk says that what was written is not there; any other fault of a flush says that it cannot flush."""

TAKEN: Final = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
"""How a disk says that a file cannot be replaced now."""

NO_RENAME: Final = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV}
"""How a disk says that it never renames a file."""

ANY: Final = 0o666
"""The rights of a new file, less what the user takes off all new files."""

OURS_ALONE: Final = 0o660
"""The rights of a new file that is for its owner and group only."""

MOST_SAVES: Final = 5
"""How often a change is made of a file that somebody else saves at the same moment."""

TRIES: Final = (0.1, 0.4)
"""Seconds to wait before another try: a scanner of viruses holds a file for a moment only."""


class Output(NamedTuple):
    """A file to write.

    Attributes:
        check: Gets what can be read back from the disk; what it raises leaves the old file there.
    """

    path: Path
    data: bytes | str
    check: Callable[[bytes], None] | None = None


def write_whole(
    path: Path, data: bytes | str, check: Callable[[bytes], None] | None = None, *, rights: int = ANY
) -> None:
    """Replace a file in one step, so that at every moment the old or the new one is there, whole.

    An existing file keeps its permissions, and its group where the disk allows it. Of a symbolic link the target is
    written. A pipe or a terminal is written directly.

    Args:
        check: As `Output` has it.
        rights: The permissions of a new file.

    Raises:
        OutputError: The file cannot be written; what was there is untouched.
    """
    write_all([Output(path, data, check)], rights=rights)


def write_all(files: Sequence[Output], *, rights: int = ANY) -> None:
    """Write files as `write_whole` does, in their order; the first takes its place when all of them are on the disk.

    Raises:
        OutputError: One of the files cannot be written; what was there is untouched.
    """
    ready: list[tuple[Path, Path, Path]] = []
    with contextlib.ExitStack() as stack:
        for path, data, check in files:
            with _in_dutch(path):
                old = _found(path)
                if old and stat.S_ISDIR(old.st_mode):
                    raise IsADirectoryError(errno.EISDIR, "")
                if old and not stat.S_ISREG(old.st_mode):
                    path.write_bytes(_as_bytes(data))
                    continue
                if old and not os.access(path, os.W_OK):
                    raise PermissionError(errno.EACCES, "")
                target = Path(os.path.realpath(path))
                stack.enter_context(alone(target))
                temporary = stack.enter_context(_temporary(target, data, old, rights))
                if check:
                    check(temporary.read_bytes())
                ready.append((path, temporary, target))
        for path, temporary, target in ready:
            with _in_dutch(path):
                _take_place(temporary, target)
        for folder in {target.parent for _, _, target in ready}:
            _settle(folder)


def write_new(path: Path, data: bytes | str) -> None:
    """Write a file that must not be there yet; another one that appears meanwhile wins.

    Raises:
        OutputError: Something of that name is there, or the file cannot be written.
    """
    with _in_dutch(path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "")
        with alone(path), _temporary(path, data, None, ANY) as temporary:
            _name(temporary, path)
            _settle(path.parent)


def change_alone(
    path: Path,
    change: Callable[[bytes], bytes],
    check: Callable[[bytes], None] | None = None,
    *,
    rights: int = ANY,
) -> None:
    """Apply a change to the content of a file, or to nothing where there is no file, while holding the lock.

    The file is read after the lock is taken, so a change of another command is kept. An editor takes no lock: if it
    saved the file meanwhile, the change is applied again to what the editor saved.

    Args:
        check, rights: As `write_whole` has them.

    Raises:
        OutputError: The file cannot be written, or somebody else holds the lock too long; what the change
            raises comes through.
    """
    with alone(path):
        for _ in range(MOST_SAVES):
            with _in_dutch(path):
                before = _state(path)
                old = path.read_bytes() if path.is_file() else b""
            new = change(old)
            if new == old:
                return
            try:
                write_whole(path, new, partial(_must_be_as_read, path, before, check), rights=rights)
            except _SavedMeanwhileError:
                continue
            return
    raise OutputError(f"{path}: een ander programma schrijft steeds in dit bestand.\n  Sluit het daar.")


class _SavedMeanwhileError(Exception):
    """An editor saved a file while a change to it was made."""


def _state(path: Path) -> tuple[int, ...] | None:
    """Return the inode, size and time of a file: another save changes one of these. None where there is no file."""
    found = _found(path)
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found else None


def _must_be_as_read(
    path: Path, before: tuple[int, ...] | None, check: Callable[[bytes], None] | None, data: bytes
) -> None:
    if check:
        check(data)
    if _state(path) != before:
        raise _SavedMeanwhileError


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there yet.

    Raises:
        OutputError: The folder cannot be made, or something else has that name.
    """
    with _in_dutch(path):
        path.mkdir(parents=True, exist_ok=True)


def _as_bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "replace")


def _found(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


@contextmanager
def _in_dutch(path: Path) -> Iterator[None]:
    """Turn an error of the system into a Dutch sentence with the full path and a remedy."""
    try:
        yield
    except (OSError, ValueError) as fault:
        number = errno.EINVAL if isinstance(fault, ValueError) else fault.errno
        said, remedy = PROBLEMS.get(number or 0, UNKNOWN)
        whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve() would follow shortcuts, and may itself fail
        where = os.path.dirname(whole) if number == errno.ENOENT else whole  # noqa: PTH120 - as above
        raise OutputError(f"{where}: {said}.\n  {remedy}") from fault


@contextmanager
def _temporary(target: Path, data: bytes | str, old: os.stat_result | None, rights: int) -> Iterator[Path]:
    """Yield a temporary file with the data, beside the target; delete it afterwards where it is still there."""
    temporary = target.parent / f".wmoplan-{os.urandom(6).hex()}.tmp"
    try:
        # O_BINARY is Windows' own: without it every line end would be changed
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, stat.S_IMODE(old.st_mode) if old else rights), "wb") as file:
            file.write(_as_bytes(data))
            file.flush()
            _flush(file.fileno())
        if old:
            _liken(temporary, old)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _flush(opened: int) -> None:
    """Flush a file to the disk; a disk that cannot flush is no error, a disk that lost the data is."""
    try:
        os.fsync(opened)
    except OSError as fault:
        if fault.errno in LOST:
            raise


def _liken(temporary: Path, old: os.stat_result) -> None:
    """Give a temporary file the group, owner and permissions of the file it replaces, as far as the disk allows."""
    new = temporary.stat()
    if os.name != "nt":
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            if (owner, group) not in {(-1, new.st_gid), (new.st_uid, -1)}:
                with contextlib.suppress(OSError):
                    os.chown(temporary, owner, group)
    with contextlib.suppress(OSError):
        temporary.chmod(stat.S_IMODE(old.st_mode))


def _take_place(temporary: Path, target: Path) -> None:
    """Rename a temporary file to its target, with a few tries where another program has the target open.

    The folder is writable, or there would be no temporary file. So a refusal is about the target: nearly always it is
    open in another program. On a disk that cannot rename, the target is overwritten; the temporary file stays beside
    it until that is done.
    """
    for pause in (*TRIES, None):
        try:
            temporary.replace(target)
        except OSError as fault:
            is_new = fault.errno not in LOST and not target.exists()  # then there is nothing to lose
            if is_new or fault.errno in NO_RENAME:
                target.write_bytes(temporary.read_bytes())
                with contextlib.suppress(OSError):
                    target.chmod(stat.S_IMODE(temporary.stat().st_mode))
                return
            if fault.errno not in TAKEN:
                raise
            if pause is None:
                raise OSError(errno.EBUSY, "") from fault
            time.sleep(pause)
        else:
            return


def _name(temporary: Path, path: Path) -> None:
    """Give a temporary file its final name, unless something of that name exists."""
    if os.name == "nt":
        temporary.rename(path)  # Windows refuses a name that is taken
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # a disk without second names: claim the name first, then put the finished file on it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ANY))
        try:
            _take_place(temporary, path)
        except BaseException:
            path.unlink()
            raise


def _settle(folder: Path) -> None:
    """Flush a folder to the disk, so that the new names in it are kept; not every system can."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
