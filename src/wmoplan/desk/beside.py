"""The files of a user's folder: a profile as it was written, what lies beside it, and how those files are called."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from wmoplan.model.history import History
    from wmoplan.model.progress import Progress

PROFILE: Final = "wmoplan.yaml"
"""The profile that every command looks for in the current folder."""

PROFILES: Final = (".yaml", ".yml")
"""What the name of a profile ends in; no file that a command makes on request has such a name."""

HISTORY: Final = "-geschiedenis.json"
"""What the name of a history ends in: the days that a calendar once gave cannot be made again."""

COUNCIL: Final = "-vergaderbron.json"
"""What the name of a file ends in that keeps what the system of the council answered."""

PROGRESS: Final = "voortgang.yaml"
"""What was done and written down beside a profile with the name that every command looks for."""


class Text(NamedTuple):
    """A profile as it was written, in a folder with other files.

    Attributes:
        name: How the user named the profile, for messages.
        data: What stands in the profile; None where the file is still to be read.
        home: The folder of the files that the profile names; None is that of the profile.
    """

    name: str
    data: bytes | None = None
    home: Path | None = None
    files: Files = DISK

    @property
    def folder(self) -> Path:
        """The folder of the files that the profile names, and of what lies beside it."""
        return self.home or Path(self.name).parent

    @property
    def file(self) -> str:
        """The name of the profile without its folder."""
        return Path(self.name).name

    @property
    def progress_path(self) -> Path:
        """The path of the progress.

        >>> [Text(name).progress_path.as_posix() for name in ("map/wmoplan.yaml", "map/oss.yaml")]
        ['map/voortgang.yaml', 'map/oss-voortgang.yaml']
        """
        return self.folder / (PROGRESS if self.file == PROFILE else f"{Path(self.name).stem}-{PROGRESS}")

    @property
    def history_path(self) -> Path:
        """The path of the history.

        >>> Text("map/wmoplan.yaml").history_path.as_posix()
        'map/wmoplan-geschiedenis.json'
        """
        return self.folder / f"{Path(self.name).stem}{HISTORY}"

    @property
    def council_path(self) -> Path:
        """The path of what the system of the council answered.

        >>> Text("map/wmoplan.yaml").council_path.as_posix()
        'map/wmoplan-vergaderbron.json'
        """
        return self.folder / f"{Path(self.name).stem}{COUNCIL}"

    def content(self) -> bytes:
        """Return what stands in the profile.

        Raises:
            MissingFileError: There is no such file.
            DataError: The file is too large.
        """
        if self.data is not None:
            return self.data
        from wmoplan.read.profile import profile_bytes

        return profile_bytes(Path(self.name), self.name, self.files)

    def content_or_nothing(self) -> bytes:
        """Return what stands in the profile; nothing where the file cannot be read."""
        return self.data if self.data is not None else self.files.whole(Path(self.name)) or b""

    def progress(self) -> "Progress":
        """Return the progress; without rows where there is no such file.

        Raises:
            DataError: The file has faults.
        """
        from wmoplan.model.progress import Progress

        path = self.progress_path
        if not self.files.has(path):  # then what reads it is not loaded either
            return Progress()
        from wmoplan.read.progress import read_progress

        return read_progress(path, path.name, self.files)

    def history(self) -> "History | None":
        """Return the history; None where there is no such file.

        Raises:
            DataError: The file is no history, or one of a newer program.
        """
        from wmoplan.store.history import read_history

        return read_history(self.history_path, self.history_path.name, self.files)


def is_private(path: Path) -> bool:
    """Tell whether a file has the name of a profile or of a history: those are for the council, and no output."""
    return path.suffix.lower() in PROFILES or path.name.lower().endswith((HISTORY, COUNCIL))
