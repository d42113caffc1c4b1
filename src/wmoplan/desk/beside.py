"""The files of a user's folder: how they are called, and the progress that lies beside a profile."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from wmoplan.model.progress import Progress

PROFILE: Final = "wmoplan.yaml"
"""The profile that every command looks for in the current folder."""

PROFILES: Final = (".yaml", ".yml")
"""What the name of a profile ends in; no file that a command makes on request has such a name."""

HISTORY: Final = "-geschiedenis.json"
"""What the name of a history ends in: the days that a calendar once gave cannot be made again."""

PROGRESS: Final = "voortgang.yaml"
"""What was done and written down beside it."""


def progress_path(profile: str) -> Path:
    """Return the path of the progress of a profile.

    >>> progress_path("map/wmoplan.yaml").as_posix(), progress_path("map/oss.yaml").as_posix()
    ('map/voortgang.yaml', 'map/oss-voortgang.yaml')
    """
    path = Path(profile)
    return path.with_name(PROGRESS if path.name == PROFILE else f"{path.stem}-{PROGRESS}")


def history_path(profile: str) -> Path:
    """Return the path of the history of a profile.

    >>> history_path("map/wmoplan.yaml").as_posix()
    'map/wmoplan-geschiedenis.json'
    """
    path = Path(profile)
    return path.with_name(f"{path.stem}{HISTORY}")


def is_private(path: Path) -> bool:
    """Tell whether a file has the name of a profile or of what goes with it: for the council, and no output."""
    return path.suffix.lower() in PROFILES or path.name.lower().endswith(HISTORY)


def progress_beside(profile: str, home: Path, files: Files = DISK) -> "Progress":
    """Return the progress of a profile in a folder; without rows where there is no such file.

    Raises:
        DataError: The file has faults.
    """
    from wmoplan.model.progress import Progress

    path = home / progress_path(profile).name
    if not files.has(path):  # then what reads it is not loaded either
        return Progress()
    from wmoplan.read.progress import read_progress

    return read_progress(path, path.name, files)
