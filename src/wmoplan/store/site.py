"""Reads and writes the state of a folder of websites, and tells the files of wmoplan from those of others.

The state holds a fingerprint of every input and output, so that a site that is still right is not made again.
"""

import re
from datetime import date
from typing import Final

from wmoplan.model.site import LARGEST, Sites
from wmoplan.notation import json_text

HEAD: Final = 4096
"""Bytes at the start of a file in which it says what it is."""

MADE: Final = re.compile(rb'(?:<meta name="dcterms\.created" content=|"peildatum": )"(\d{4}-\d\d-\d\d)"')
OURS: Final = (b'<meta name="generator" content="wmoplan">', b'{\n "schema": "wmoplan/')


def made_on(content: bytes) -> date | None:
    """Return the day that a page or a saved timeline gives as its own date; None where the file gives none."""
    found = MADE.search(content[:HEAD])
    try:
        return date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None


def is_ours(content: bytes) -> bool:
    """Tell whether a page or a JSON file is one that wmoplan made."""
    return any(mark in content[:HEAD] for mark in OURS)


def read_sites(content: bytes | None) -> Sites | None:
    """Return the state in a file; None where the file cannot be read, so that every site is made and compared."""
    if content is None or len(content) > LARGEST:
        return None
    try:
        return Sites.model_validate_json(content)
    except ValueError:
        return None


def sites_json(sites: Sites) -> str:
    """Return the state of a folder as JSON, with the sites in the order of their names."""
    ordered = sites.with_values(sites=dict(sorted(sites.sites.items())))
    return json_text(ordered.model_dump(mode="json", by_alias=True))
