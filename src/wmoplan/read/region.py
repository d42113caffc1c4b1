"""Reads the file of a region, and finds the profiles and the regions in a folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wmoplan.errors import DataError, MissingFileError, Problem, Refused
from wmoplan.model.region import RegionFile
from wmoplan.notation import shown
from wmoplan.read.beside import ENDINGS, file_beside
from wmoplan.read.known import EACH, words_at
from wmoplan.read.yaml import Parsed, filled, parse
from wmoplan.store.content import MEGABYTE, full
from wmoplan.store.folder import DISK, Files, needed

LIMIT: Final = MEGABYTE
"""How large the file may be."""

REGION: Final = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?regio[\"']?[ \t]*:", re.MULTILINE)
PROFILE: Final = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?gemeente[\"']?[ \t]*:", re.MULTILINE)
"""A key that only one kind of file has, at the very left."""


def is_region(data: bytes) -> bool:
    r"""Tell whether a file is that of a region.

    >>> is_region(b"# twaalf gemeenten\nregio: Brabant"), is_region(b"gemeente: Oss\n")
    (True, False)
    """
    return bool(REGION.search(data)) and not PROFILE.search(data)


def is_profile(data: bytes) -> bool:
    r"""Tell whether a file is the profile of a municipality.

    >>> is_profile(b"gemeente: Oss\n"), is_profile(b"regels:\n  - {}\n")
    (True, False)
    """
    return bool(PROFILE.search(data))


def yaml_files(home: Path, files: Files = DISK) -> Iterator[tuple[Path, bytes]]:
    """Return the YAML files in a folder by name, each with its content up to `LIMIT` bytes.

    A file that cannot be read comes without content: who names it is told why.

    Raises:
        MissingFileError: The folder cannot be read.
    """
    try:
        found = [path for name in files.names(home) if (path := home / name).suffix.lower() in ENDINGS]
    except OSError:
        raise MissingFileError(
            f"{full(home)}: deze map kan niet worden gelezen.\n  Vraag wie de map beheert."
        ) from None
    return ((path, files.whole(path, LIMIT) or b"") for path in found)


def read_region(path: Path, name: str, files: Files = DISK) -> RegionFile:
    """Return the region in a file, of which every profile is there.

    Raises:
        MissingFileError: There is no such file.
        DataError: It has faults; all of them are told.
    """
    data = needed(files, path, name, LIMIT)
    if is_profile(data) and not REGION.search(data):
        remedy = "Noem een bestand dat met 'regio: ...' begint, of de map met de profielen van de gemeenten."
        raise DataError(Problem(name, 0, "dit is een profiel van een gemeente, en geen bestand van een regio.", remedy))
    parsed = parse(data, name)
    return filled(parsed, RegionFile, *_wrong_profiles(parsed, path, files))


def _wrong_profiles(parsed: Parsed, path: Path, files: Files) -> Iterator[Problem]:
    """Yield a problem for each profile that is named and cannot be used."""
    seen: set[str] = set()
    for at, word in words_at(parsed, "profielen", EACH):
        try:
            if word:
                _check(path, word, seen, files)
        except Refused as fault:
            yield parsed.problem(at, f"bij 'profielen': {fault.message}", fault.remedy)
        seen.add(word)


def _check(path: Path, word: str, seen: set[str], files: Files) -> None:
    """Refuse a profile that stands there twice, or that is no file beside that of the region."""
    if word in seen:
        raise Refused(f"'{shown(word)}' staat er twee keer.", "Noem elk profiel een keer.")
    if word == path.name:
        raise Refused(f"'{shown(word)}' is de regio zelf, en geen profiel.", "Haal deze regel weg.")
    if not word.lower().endswith(ENDINGS):
        raise Refused(f"'{shown(word)}' is geen profiel.", f"Een profiel eindigt op {' of '.join(ENDINGS)}.")
    file_beside(path.parent, word, "de regio", lambda name: name.lower().endswith(ENDINGS) and name != path.name, files)
