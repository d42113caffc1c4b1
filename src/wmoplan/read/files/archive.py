"""Checks the parts of a packed file (.xlsx, .docx, .ods) before a library opens it: their size, and what XML can do."""

import io
import re
import zipfile
import zlib
from typing import Final

from wmoplan.errors import DataError, Problem

MEGABYTE: Final = 1_000_000
MOST_PARTS: Final = 2_000
LARGEST_PART: Final = 25 * MEGABYTE
LARGEST_WHOLE: Final = 60 * MEGABYTE
"""Unit: bytes when unpacked. The schedules of a whole country fit in it many times."""

DAMAGED: Final = "Open het in het programma waarmee het gemaakt is, en bewaar het opnieuw."


def checked_parts(data: bytes, name: str, wanted: str) -> dict[str, bytes]:
    """Return the parts of a packed file whose name matches, after every part was unpacked within the limits.

    Args:
        data: The file.
        name: How the user named it.
        wanted: A pattern for the whole name of a part.

    Raises:
        DataError: It is damaged or locked, unpacks to more than the limits, or its XML declares entities.
    """
    found: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS:
                raise too_large(name)
            for part in parts:
                with packed.open(part) as stream:
                    content = stream.read(LARGEST_PART + 1)
                total += len(content)
                if len(content) > LARGEST_PART or total > LARGEST_WHOLE:
                    raise too_large(name)
                if part.filename.endswith((".xml", ".rels")) and re.search(rb"<!(?:DOCTYPE|ENTITY)", content):
                    raise damaged(name)
                if re.fullmatch(wanted, part.filename):
                    found[part.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise damaged(name) from None
    return found


def too_large(name: str) -> DataError:
    """Return the error for a file that holds more than a list of meetings can."""
    remedy = "Bewaar alleen de lijst met vergaderingen in een nieuw bestand."
    return DataError(Problem(name, 0, "in dit bestand zit veel te veel om te lezen.", remedy))


def locked(name: str) -> DataError:
    """Return the error for a file that only opens with a password."""
    remedy = "Open het met het wachtwoord, en bewaar het zonder. Of vraag de griffie om een bestand zonder wachtwoord."
    return DataError(Problem(name, 0, "dit bestand heeft een wachtwoord.", remedy))


def damaged(name: str) -> DataError:
    """Return the error for a file that its own program would not make so."""
    return DataError(Problem(name, 0, "dit bestand is beschadigd of op slot, en niet te lezen.", DAMAGED))
