"""Reads files whole and up to a limit, names them by their absolute path, and gives fingerprints of their content."""

from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, MissingFileError, Problem
from wmoplan.notation import on_one_line

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

MEGABYTE: Final = 1_000_000


def full(path: "Path") -> str:
    """Return the absolute path of a file on one line, by which a person finds the file."""
    from os.path import abspath

    return on_one_line(abspath(path))  # noqa: PTH100 - Path.resolve() would follow shortcuts


def fingerprint_of(content: bytes) -> str:
    """Return the fingerprint of a file: equal for equal files, and in practice only for those."""
    from hashlib import blake2b  # here: the library loads all of OpenSSL

    return blake2b(content, digest_size=16).hexdigest()


def read_whole(path: "Path", most: int = -1) -> bytes | None:
    """Return the content of a file; None where there is no ordinary file that can be read.

    Args:
        most: How many bytes are read; less than zero is all.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError):
        return None


def absent(name: str, way_out: str = "") -> MissingFileError:
    """Return the error for a file that is not there, with what to do about it."""
    return MissingFileError(f"{name} is er niet.\n  {way_out or 'Kijk of de naam klopt.'}")


def read_bytes(file: "Traversable", name: str, limit: int) -> bytes:
    """Return what is in a file, which is read no further than its limit.

    Unit: the limit counts bytes, and is whole megabytes or some thousands.

    Args:
        file: The file.
        name: How the user named it.
        limit: How large it may be.

    Raises:
        MissingFileError: There is no file under that name, or it may not be read.
        DataError: The file is larger than the limit.
    """
    try:
        with file.open("rb") as stream:
            data: bytes = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise absent(name) from None
    except (OSError, ValueError):
        if _is_folder(file):
            way_out = "Noem het bestand dat erin staat, of geef de map een andere naam."
            raise MissingFileError(f"{name} is een map en geen bestand.\n  {way_out}") from None
        way_out = "Sluit het in andere programma's en kijk of u het mag openen."
        raise MissingFileError(f"{name} is niet te lezen.\n  {way_out}") from None
    return fitting(data, name, limit)


def fitting(data: bytes, name: str, limit: int) -> bytes:
    """Return what is in a file, where that is no more than its limit.

    Raises:
        DataError: It is more.
    """
    if len(data) > limit:
        most = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit // 1000} kB"
        size = f"het bestand is groter dan {most}."
        raise DataError(Problem(name, 0, size, "Kijk of dit het goede bestand is."))
    return data


def _is_folder(file: "Traversable") -> bool:
    try:
        return file.is_dir()
    except OSError:  # the folder around it may not be looked into
        return False
