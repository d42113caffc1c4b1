"""Where the progress of a profile lies, and what is in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from wmoplan.cli.names import PROFILE, PROGRESS

if TYPE_CHECKING:
    from wmoplan.model.progress import Progress


def beside(profile: str) -> Path:
    """Return the progress that belongs to a profile.

    >>> beside("map/wmoplan.yaml").as_posix(), beside("map/oss.yaml").as_posix()
    ('map/voortgang.yaml', 'map/oss-voortgang.yaml')
    """
    path = Path(profile)
    return path.with_name(PROGRESS if path.name == PROFILE else f"{path.stem}-{PROGRESS}")


def progress_beside(profile: str, home: Path) -> "Progress":
    """Return what was done of a profile in a folder; nothing where nobody ever ticked.

    Raises:
        DataError: The file has faults.
    """
    from wmoplan.model.progress import Progress

    path = home / beside(profile).name
    if not path.is_file():  # then what reads it is not loaded either
        return Progress()
    from wmoplan.read.progress import read_progress

    return read_progress(path, path.name)
