"""What was made for a website, as a file that the next run reads."""

from typing import Any

from wmoplan.model.site import FORM, Site, Sites
from wmoplan.notation import iso, json_text


def sites_json(sites: Sites) -> str:
    """Return what was made in a folder; the sites in the order of their names."""
    return json_text(
        {
            "schema": FORM,
            "programma": sites.program,
            "peildatum": sites.as_of.isoformat(),
            "overzicht": sites.overview,
            "sites": {name: _site(sites.sites[name]) for name in sorted(sites.sites)},
        }
    )


def _site(site: Site) -> dict[str, Any]:
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
