"""Where data/, templates/ and examples/ lie: inside the installed package, or at the root of a checkout."""

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


def packed_folder() -> Path:
    """Return the folder of the shipped data that was checked once: made with the wheel, in a clone a cache.

    The cache of a clone has a name that is another one as soon as the data or what reads it changes.
    """
    packaged = PACKAGE / PACKED
    return packaged if packaged.is_dir() else CHECKOUT / ".cache" / PACKED / _made_from()


@cache
def _made_from() -> str:
    """Return the fingerprint of the shipped data, of the models and of their readers."""
    from hashlib import blake2b

    found = blake2b(digest_size=16)
    places = (
        folder("data"),
        PACKAGE / "model",
        PACKAGE / "read",
        PACKAGE / "store" / "packed.py",
        PACKAGE / "record.py",
    )
    for place in places:
        files = (path for path in place.rglob("*") if path.suffix in {".py", ".yaml", ".csv"})
        for path in sorted(files) if place.is_dir() else (place,):
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def fingerprint() -> str:
    """Return what differs as soon as any file of the program does: its code, its data or its templates."""
    from hashlib import blake2b

    found = blake2b(digest_size=16)
    for place in (PACKAGE, folder("data"), folder("templates"), folder("examples")):
        for path in sorted(path for path in place.rglob("*") if path.suffix != ".pyc" and path.is_file()):
            found.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
