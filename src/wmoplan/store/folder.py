"""Where the files of a user lie: on a disk, or in memory for a test or a program without a disk.

What changes a file gets it through one of these, so that there is one way to write, whole and alone.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from wmoplan.store.content import read_bytes
from wmoplan.store.files import ANY, change_alone, write_whole
from wmoplan.store.lock import alone

Check: TypeAlias = Callable[[bytes], None]
"""Gets what can be read back of a file that is being written; what it raises leaves the old file there."""


class Files(Protocol):
    """What holds files by their paths."""

    def read(self, path: Path, name: str, limit: int) -> bytes | None:
        """Return what is in a file, or None where nothing has that path.

        Args:
            path: The path of the file.
            name: How the user named it.
            limit: How many bytes it may hold.

        Raises:
            MissingFileError: It may not be read.
            DataError: It is larger than the limit.
        """

    def has(self, path: Path) -> bool:
        """Tell whether an ordinary file has that path."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a file, whole or not at all.

        Raises:
            OutputError: It cannot be written.
        """

    def change(
        self, path: Path, change: Callable[[bytes], bytes], check: Check | None = None, *, rights: int = ANY
    ) -> None:
        """Write what a change makes of a file, or of nothing, while nobody else changes it.

        Raises:
            OutputError: It cannot be written; what the change raises comes through.
        """

    def alone(self, path: Path) -> AbstractContextManager[None]:
        """Keep others from writing in the folder of a file meanwhile."""


class Disk:
    """The files on the disk."""

    def read(self, path: Path, name: str, limit: int) -> bytes | None:
        """Return what is in a file; see `Files`."""
        try:
            path.lstat()
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            pass  # reading it tells what is wrong
        return read_bytes(path, name, limit)

    def has(self, path: Path) -> bool:
        """Tell whether there is a file; see `Files`."""
        return path.is_file()

    def write(self, path: Path, data: bytes) -> None:
        """Write a file; see `Files`."""
        write_whole(path, data)

    def change(
        self, path: Path, change: Callable[[bytes], bytes], check: Check | None = None, *, rights: int = ANY
    ) -> None:
        """Change a file; see `Files`."""
        change_alone(path, change, check, rights=rights)

    def alone(self, path: Path) -> AbstractContextManager[None]:
        """Keep others out; see `Files`."""
        return alone(path)


class Memory(dict[str, bytes]):
    """Files in memory, by their paths."""

    def read(self, path: Path, name: str, limit: int) -> bytes | None:  # noqa: ARG002 - as a disk
        """Return what is in a file; see `Files`."""
        return self.get(str(path))

    def has(self, path: Path) -> bool:
        """Tell whether there is a file; see `Files`."""
        return str(path) in self

    def write(self, path: Path, data: bytes) -> None:
        """Write a file; see `Files`."""
        self[str(path)] = data

    def change(
        self,
        path: Path,
        change: Callable[[bytes], bytes],
        check: Check | None = None,
        *,
        rights: int = ANY,  # noqa: ARG002 - as a disk
    ) -> None:
        """Change a file; see `Files`."""
        new = change(self.get(str(path), b""))
        if check:
            check(new)
        self[str(path)] = new

    def alone(self, path: Path) -> AbstractContextManager[None]:  # noqa: ARG002 - nobody else is there
        """Keep others out; see `Files`."""
        return nullcontext()


DISK: Final = Disk()
