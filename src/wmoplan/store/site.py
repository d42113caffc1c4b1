"""Reads and writes the state of a folder of websites, and tells the files of wmoplan from those of others.

The state holds a fingerprint of every input and output, so that a site that is still right is not made again.
"""

import json
import re
from datetime import date
from typing import Any, Final

from wmoplan.model.site import FORM, LARGEST, Fingerprints, OverviewEntry, Site, Sites
from wmoplan.notation import iso, json_text

HEAD: Final = 4096
"""Bytes at the start of a file in which it says what it is."""

MADE: Final = re.compile(rb'(?:<meta name="dcterms\.created" content=|"peildatum": )"(\d{4}-\d\d-\d\d)"')
OURS: Final = (b'<meta name="generator" content="wmoplan">', b'{\n "schema": "wmoplan/')


def made_on(content: bytes) -> date | None:
    """Return the day that a page or a saved timeline gives as its own date; None where it gives none."""
    found = MADE.search(content[:HEAD])
    try:
        return date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None


def is_ours(content: bytes) -> bool:
    """Tell whether a page or a JSON file is one that wmoplan made."""
    return any(mark in content[:HEAD] for mark in OURS)


def read_sites(content: bytes | None) -> Sites | None:
    """Return the state in a file; None where it cannot be read, so that every site is made and compared."""
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
    entry = OverviewEntry(
        name=str(head["naam"]),
        organisation=str(head["organisatie"]),
        province=str(head["provincie"]),
        when=str(head["wanneer"]),
        renew_after=date.fromisoformat(renew) if renew else None,
    )
    return Site(str(row["profiel"]), _fingerprints(row["invoer"]), _fingerprints(row["uitvoer"]), entry)


def _fingerprints(row: dict[str, Any]) -> Fingerprints:
    return {str(name): str(value) for name, value in row.items()}


def sites_json(sites: Sites) -> str:
    """Return the state of a folder as JSON, with the sites in the order of their names."""
    return json_text(
        {
            "schema": FORM,
            "programma": sites.program,
            "peildatum": sites.as_of.isoformat(),
            "overzicht": sites.overview,
            "sites": {name: _written(sites.sites[name]) for name in sorted(sites.sites)},
        }
    )


def _written(site: Site) -> dict[str, Any]:
    entry = site.entry
    return {
        "profiel": site.source,
        "invoer": dict(site.inputs),
        "uitvoer": dict(site.outputs),
        "kop": {
            "naam": entry.name,
            "organisatie": entry.organisation,
            "provincie": entry.province,
            "wanneer": entry.when,
            "nieuwe-versie-na": iso(entry.renew_after),
        },
    }
