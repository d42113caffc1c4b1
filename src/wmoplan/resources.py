"""Where data/, templates/ and examples/ lie: inside the installed package, or at the root of a checkout."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
CHECKOUT: Final = PACKAGE.parents[1]
PACKED: Final = "packed"


def folder(name: str) -> Path:
    """Return the folder of that name, from whichever of the two places has it."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else CHECKOUT / name


@cache
def packed_folder() -> Path:
    """Return the folder of the shipped data that was checked once: made with the wheel, in a clone a cache.

    The cache of a clone has a name that is another one as soon as the data or what reads it changes.
    """
    packaged = PACKAGE / PACKED
    return packaged if packaged.is_dir() else CHECKOUT / ".cache" / PACKED / _made_from()


def _made_from() -> str:
    """Return the fingerprint of the shipped data, of the models and of all that reads and keeps the data.

    What the models and readers take from the ground floor counts too, such as the words for nothing in `notation.py`.
    """
    rooms = (PACKAGE / name for name in ("model", "read", "store"))
    ground = (PACKAGE / f"{name}.py" for name in ("dutch", "errors", "notation", "place", "pyyaml", "record"))
    return _digest((folder("data"), *rooms, *ground, PACKAGE / "desk" / "kept.py"))


def fingerprint() -> str:
    """Return what differs as soon as any file of the program does: its code, its data or its templates."""
    return _digest((PACKAGE, folder("data"), folder("templates"), folder("examples")))


def _digest(places: Iterable[Path]) -> str:
    """Return what differs as soon as a file does: one of some, or one in some folders."""
    from hashlib import blake2b

    found = blake2b(digest_size=16)
    for place in places:
        below = place.rglob("*") if place.is_dir() else (place,)
        for path in sorted(path for path in below if path.suffix != ".pyc" and path.is_file()):
            found.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
