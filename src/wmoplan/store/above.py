"""Looks for a file in the folders above a folder, and never in a folder in which somebody else can put one."""

import os
import stat
import sys
from pathlib import Path


def found_above(folder: Path, name: str) -> Path | None:
    """Return the nearest file with a name in the folders above a folder; None where there is none.

    The search ends at the home folder of the user, at the root of the file system, and at the first folder that
    belongs to somebody else or in which everybody may write: what lies there, or above it, was not put there by the
    user. A file that is another user's counts for nothing either. On Windows, where this cannot be seen so, the
    rights of the disk decide what can be read.

    Args:
        folder: An absolute path.
    """
    home = _home()
    if folder == home:
        return None
    for above in folder.parents:
        if not _is_own(above):
            return None
        path = above / name
        if path.is_file() and _is_own(path):
            return path
        if above == home:
            return None
    return None


def _home() -> Path | None:
    """Return the home folder, as the system names the current folder in it; None where the user has none."""
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):
        return None


def _is_own(path: Path) -> bool:
    """Tell whether a file or folder is the user's, and nobody else may write in it."""
    try:
        found = path.stat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & stat.S_IWOTH
