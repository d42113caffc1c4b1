"""Reads what was made for a website: whose a file is, on which day it was made, and what needs not be made again."""

import json
import re
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from wmoplan.model.site import FORM, LARGEST, Entry, Fingerprints, Site, Sites

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = 4096
"""Bytes at the start of a file in which it says what it is."""

MADE: Final = re.compile(rb'(?:<meta name="dcterms\.created" content=|"peildatum": )"(\d{4}-\d\d-\d\d)"')
OURS: Final = (b'<meta name="generator" content="wmoplan">', b'{\n "schema": "wmoplan/')


def fingerprint_of(content: bytes) -> str:
    """Return the fingerprint of a file: equal for equal files, and in practice only for those."""
    return blake2b(content, digest_size=16).hexdigest()


def read_whole(path: "Path") -> bytes | None:
    """Return what is in a file; None where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def made_on(content: bytes) -> date | None:
    """Return the day on which a page or a saved timeline was made, as it says itself; None where it does not."""
    found = MADE.search(content[:HEAD])
    try:
        return date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None


def is_ours(content: bytes) -> bool:
    """Tell whether wmoplan made a page or a file for other programs."""
    return any(mark in content[:HEAD] for mark in OURS)


def read_sites(content: bytes | None) -> Sites | None:
    """Return what was made before; None where that is not known, so that everything is made and compared."""
    if content is None or len(content) > LARGEST:
        return None
    try:
        return _sites(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sites(tree: dict[str, Any]) -> Sites | None:
    if tree["schema"] != FORM:
        return None
    sites = {str(name): _site(row) for name, row in tree["sites"].items()}
    return Sites(str(tree["programma"]), date.fromisoformat(tree["peildatum"]), sites, str(tree["overzicht"]))


def _site(row: dict[str, Any]) -> Site:
    head = row["kop"]
    renew = head["nieuwe-versie-na"]
    entry = Entry(
        name=str(head["naam"]),
        organisation=str(head["organisatie"]),
        province=str(head["provincie"]),
        when=str(head["wanneer"]),
        renew_after=date.fromisoformat(renew) if renew else None,
    )
    return Site(str(row["profiel"]), _fingerprints(row["invoer"]), _fingerprints(row["uitvoer"]), entry)


def _fingerprints(row: dict[str, Any]) -> Fingerprints:
    return {str(name): str(value) for name, value in row.items()}
