"""Where the files of a user lie: on a disk, or in memory for a test or a program without a disk.

What reads or changes a file of the user gets it through one of these, so that there is one way to write, whole and
alone, and so that the desk works without a disk.
"""

import errno
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from wmoplan.errors import MissingFileError, OutputError
from wmoplan.store.content import absent, read_bytes, read_whole
from wmoplan.store.files import ANY, PROBLEMS, Output, change_alone, make_folder, write_all, write_new
from wmoplan.store.lock import alone

Check: TypeAlias = Callable[[bytes], None]
"""Gets what can be read back of a file that is being written; what it raises leaves the old file there."""


class Files(Protocol):
    """What holds files by their paths."""

    def read(self, path: Path, name: str, limit: int) -> bytes | None:
        """Return what is in a file, or None where nothing has that path.

        Raises:
            MissingFileError: The file may not be read.
            DataError: The file is larger than the limit.
        """

    def whole(self, path: Path, most: int = -1) -> bytes | None:
        """Return the content of a file, or its first bytes; None where no ordinary file can be read there."""

    def has(self, path: Path) -> bool:
        """Tell whether an ordinary file has that path."""

    def is_taken(self, path: Path) -> bool:
        """Tell whether anything has that path: a file, a folder or a link that leads nowhere."""

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder has that path."""

    def names(self, folder: Path) -> list[str]:
        """Return the names of the ordinary files in a folder, in their order.

        Raises:
            OSError: The folder cannot be read.
        """

    def folders(self, folder: Path) -> list[Path]:
        """Return the folders in a folder, in the order of their names; none where the folder is not there."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are not there yet.

        Raises:
            OutputError: The folder cannot be made.
        """

    def write_new(self, path: Path, data: bytes | str) -> None:
        """Write a file that must not be there yet.

        Raises:
            OutputError: Something has that path, or the file cannot be written.
        """

    def write_all(self, files: Sequence[Output]) -> None:
        """Write files, each whole or not at all, in their order.

        Raises:
            OutputError: One of the files cannot be written; then none is.
        """

    def change(
        self, path: Path, change: Callable[[bytes], bytes], check: Check | None = None, *, rights: int = ANY
    ) -> None:
        """Write what a change makes of a file, or of nothing, while nobody else changes the file.

        Raises:
            OutputError: The file cannot be written; what the change raises comes through.
        """

    def alone(self, path: Path) -> AbstractContextManager[None]:
        """Keep others from writing in the folder of a file meanwhile."""


class Disk:
    """The files on the disk; `Files` says what each method does."""

    whole = staticmethod(read_whole)
    make_folder = staticmethod(make_folder)
    write_new = staticmethod(write_new)
    write_all = staticmethod(write_all)
    change = staticmethod(change_alone)
    alone = staticmethod(alone)

    def read(self, path: Path, name: str, limit: int) -> bytes | None:
        """Return what is in a file."""
        try:
            path.lstat()
            _must_end(path, name)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            pass  # reading it tells what is wrong
        return read_bytes(path, name, limit)

    def has(self, path: Path) -> bool:
        """Tell whether there is an ordinary file."""
        return path.is_file()

    def is_taken(self, path: Path) -> bool:
        """Tell whether there is anything."""
        return os.path.lexists(path)

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder."""
        return path.is_dir()

    def names(self, folder: Path) -> list[str]:
        """Return the names of the files in a folder."""
        return sorted(path.name for path in folder.iterdir() if path.is_file())

    def folders(self, folder: Path) -> list[Path]:
        """Return the folders in a folder."""
        return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _must_end(path: Path, name: str) -> None:
    """Refuse what is no file and may never end, such as a pipe with a name; what a shell hands over does end.

    Raises:
        MissingFileError: It is such.
    """
    is_handed = str(path).startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/", os.devnull))
    if not (is_handed or stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode)):
        raise MissingFileError(f"{name} is geen gewoon bestand.\n  Bewaar de lijst eerst als bestand.")


class Memory(dict[str, bytes]):
    """Files in memory, by their paths; `Files` says what each method does. A folder is there with its first file."""

    def read(self, path: Path, name: str, limit: int) -> bytes | None:  # noqa: ARG002 - as a disk
        """Return what is in a file."""
        return self.get(str(path))

    def whole(self, path: Path, most: int = -1) -> bytes | None:
        """Return the content of a file."""
        found = self.get(str(path))
        return found if found is None or most < 0 else found[:most]

    def has(self, path: Path) -> bool:
        """Tell whether there is a file."""
        return str(path) in self

    def is_taken(self, path: Path) -> bool:
        """Tell whether there is a file or a folder."""
        return self.has(path) or self.is_folder(path)

    def is_folder(self, path: Path) -> bool:
        """Tell whether a file lies in that folder or below it."""
        return any(path in Path(name).parents for name in self)

    def names(self, folder: Path) -> list[str]:
        """Return the names of the files in a folder."""
        return sorted(path.name for path in map(Path, self) if path.parent == folder)

    def folders(self, folder: Path) -> list[Path]:
        """Return the folders in a folder."""
        return sorted({above for name in self for above in Path(name).parents if above.parent == folder != above})

    def make_folder(self, path: Path) -> None:
        """Do nothing: the first file makes the folder."""

    def write_new(self, path: Path, data: bytes | str) -> None:
        """Write a file."""
        if self.is_taken(path):
            raise OutputError("{}: {}.\n  {}".format(path, *PROBLEMS[errno.EEXIST]))
        self.write_all([Output(path, data)])

    def write_all(self, files: Sequence[Output]) -> None:
        """Write files."""
        new = {str(path): data if isinstance(data, bytes) else data.encode() for path, data, _ in files}
        for one in files:
            if one.check:
                one.check(new[str(one.path)])
        self.update(new)

    def change(
        self,
        path: Path,
        change: Callable[[bytes], bytes],
        check: Check | None = None,
        *,
        rights: int = ANY,  # noqa: ARG002 - as a disk
    ) -> None:
        """Change a file."""
        self.write_all([Output(path, change(self.get(str(path), b"")), check)])

    def alone(self, path: Path) -> AbstractContextManager[None]:  # noqa: ARG002 - nobody else is there
        """Keep nobody out."""
        return nullcontext()


DISK: Final = Disk()


def needed(files: Files, path: Path, name: str, limit: int, way_out: Callable[[], str] = str) -> bytes:
    """Return what is in a file that must be there.

    Args:
        way_out: Gives what to do where the file is not there.

    Raises:
        MissingFileError: There is no such file, or the file may not be read.
        DataError: The file is larger than the limit.
    """
    data = files.read(path, name, limit)
    if data is None:
        raise absent(name, way_out())
    return data
