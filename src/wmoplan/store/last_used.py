"""Which profiles somebody used, the last one first, kept where the system keeps what a program remembers of a user.

The file is a help and no more: whatever is wrong with it, a command goes on as if nothing was remembered.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from wmoplan.errors import OutputError
from wmoplan.store.content import read_whole
from wmoplan.store.files import OURS_ALONE, change_alone, make_folder

FILE: Final = "profielen.txt"
"""The name of the file: a path on each line, in UTF-8."""

MOST: Final = 12
"""At most so many profiles are remembered."""

LARGEST: Final = 100_000
"""Bytes that are read of the file; twelve of the longest paths take less."""


def profiles_used() -> tuple[Path, ...]:
    """Return the absolute paths of the profiles that were used, the last one first; the files may be gone."""
    memory = _memory()
    return _paths_in(read_whole(memory, LARGEST) or b"") if memory else ()


def remember_use(profile: Path) -> None:
    """Put a profile first among those that were used; nothing is written where it is first already.

    Args:
        profile: An absolute path.
    """
    memory = _memory()
    if memory is None or "\n" in str(profile) or "\r" in str(profile):
        return

    def with_profile(old: bytes) -> bytes:
        others = [path for path in _paths_in(old[:LARGEST]) if path != profile]
        lines = [str(path) for path in (profile, *others)][:MOST]
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")

    with suppress(OutputError, OSError):
        make_folder(memory.parent)
        change_alone(memory, with_profile, rights=OURS_ALONE)


def _memory() -> Path | None:
    """Return the path of the file; None where the system does not know who the user is."""
    from platformdirs import user_state_path  # here: it takes a quarter of a bare start of Python

    path = user_state_path("wmoplan", appauthor=False) / FILE
    return path if path.is_absolute() else None


def _paths_in(data: bytes) -> tuple[Path, ...]:
    """Return what a file remembers; a line that is no absolute path counts for nothing."""
    lines = data.decode("utf-8", "surrogateescape").splitlines()
    return tuple(Path(line) for line in dict.fromkeys(lines) if "\0" not in line and os.path.isabs(line))  # noqa: PTH117 - a string
