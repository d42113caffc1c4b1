"""Where data/, templates/ and examples/ lie: inside the installed package, or at the root of a checkout."""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
CHECKOUT: Final = PACKAGE.parents[1]


def folder(name: str) -> Path:
    """Return the folder of that name, from whichever of the two places has it."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else CHECKOUT / name


def fingerprint() -> str:
    """Return what differs as soon as any file of the program does: its code, its data or its templates."""
    from hashlib import blake2b

    found = blake2b(digest_size=16)
    for place in (PACKAGE, folder("data"), folder("templates"), folder("examples")):
        for path in sorted(path for path in place.rglob("*") if path.suffix != ".pyc" and path.is_file()):
            found.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
