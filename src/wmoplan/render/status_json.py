"""The standing of a municipality as JSON for other programs."""

from collections.abc import Mapping
from typing import Any, Final

from wmoplan import __version__
from wmoplan.notation import iso, json_text
from wmoplan.reckon.standing import Standing
from wmoplan.standing import StandingReport

SCHEMA: Final = "wmoplan/stand/1"


def status_json(told: StandingReport) -> str:
    """Return how every step stands, for other programs; where something was seen is personal and is left out."""
    return json_text(
        {
            "schema": SCHEMA,
            "wmoplan": __version__,
            "peildatum": told.as_of.isoformat(),
            "gemeente": told.municipality,
            "plannen": [{"id": name, "versie": version} for name, version in told.plans],
            "stappen": [_row(one, told.documents) for one in told.steps],
        }
    )


def _row(one: Standing, documents: Mapping[str, str]) -> dict[str, Any]:
    return {
        "stap": one.step.id,
        "titel": one.step.title,
        "onderwerpen": list(one.step.topics),
        "oordeel": one.verdict,
        "verwachting": {
            "id": one.expectation.id,
            "tekst": one.expectation.text,
            "periode": one.span.period.text,
            "uiterlijk": iso(one.span.last),
            "geschat": one.span.estimated,
            "telt": one.counts,
            "bron": one.expectation.source.cited(documents),
        },
        "gezien": {"antwoord": one.sight.answer, "datum": iso(one.sight.day)} if one.sight else None,
        "besluit": (
            {"datum": iso(one.announced.day), "genomen": one.announced.taken, "bron": one.announced.source or None}
            if one.announced
            else None
        ),
    }
