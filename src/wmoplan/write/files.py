"""Files are written whole or not at all: a reader never meets half a file, and a failure leaves the old one."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wmoplan.errors import OutputError

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
    errno.EBUSY: ("een ander programma gebruikt dit bestand", "Sluit dat programma en probeer het opnieuw."),
    errno.ELOOP: ("deze snelkoppeling wijst naar zichzelf", "Kies een andere naam."),
}
"""What is said for a fault of the system, and the way out; the system's own words are English."""

UNKNOWN: Final = ("schrijven lukt niet", "Kies een andere map of een andere naam.")
NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EACCES}
"""How a disk says that a file cannot have a second name."""


def write_whole(path: Path, data: bytes | str, check: Callable[[bytes], None] | None = None) -> None:
    """Write a file so that at every moment the old or the new one is there, whole.

    The rights of an existing file stay. A shortcut stays one: the file that it points at is written. What is no
    ordinary file (a pipe, a terminal) is written straight.

    Attributes:
        check: Gets what can be read back from the disk; what it raises leaves the old file there.

    Raises:
        OutputError: It cannot be written; what was there is untouched.
    """
    with _in_dutch(path):
        mode = _mode(path)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if mode is not None and not stat.S_ISREG(mode):
            path.write_bytes(_as_bytes(data))
            return
        if mode is not None and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "")
        target = Path(os.path.realpath(path))
        with _temporary(target, data, mode) as temporary:
            if check:
                check(temporary.read_bytes())
            temporary.replace(target)
        _settle(target.parent)


def write_new(path: Path, data: bytes | str) -> None:
    """Write a file that must not be there yet; another one that appears meanwhile wins.

    Raises:
        OutputError: Something of that name is there, or it cannot be written.
    """
    with _in_dutch(path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "")
        with _temporary(path, data, None) as temporary:
            _name(temporary, path)
        _settle(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there yet.

    Raises:
        OutputError: It cannot be made, or something else has that name.
    """
    with _in_dutch(path):
        path.mkdir(parents=True, exist_ok=True)


def _as_bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "replace")


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _in_dutch(path: Path) -> Iterator[None]:
    """Tell a fault of the system as a sentence with the full path and a way out."""
    try:
        yield
    except (OSError, ValueError) as fault:
        number = errno.EINVAL if isinstance(fault, ValueError) else fault.errno
        said, remedy = PROBLEMS.get(number or 0, UNKNOWN)
        whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve() would follow shortcuts, and may itself fail
        where = os.path.dirname(whole) if number == errno.ENOENT else whole  # noqa: PTH120 - as above
        raise OutputError(f"{where}: {said}.\n  {remedy}") from fault


@contextmanager
def _temporary(target: Path, data: bytes | str, mode: int | None) -> Iterator[Path]:
    """Yield a finished file beside the target, and leave none behind."""
    temporary = target.parent / f".wmoplan-{os.urandom(6).hex()}.tmp"
    try:
        # O_BINARY is Windows' own: without it every line end would be changed
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
            file.write(_as_bytes(data))
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _name(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless something of that name is there."""
    if os.name == "nt":
        temporary.rename(path)  # Windows refuses a name that is taken
        return
    try:
        path.hardlink_to(temporary)
    except OSError as fault:
        if fault.errno not in NO_LINKS:
            raise
        # a disk without second names: claim the name first, then put the finished file on it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink()
            raise


def _settle(folder: Path) -> None:
    """Let the disk keep the new name too; not every system can."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
