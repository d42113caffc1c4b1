"""A plan for other programs: JSON after its schema."""

from collections.abc import Iterable
from typing import Any

from wmoplan.model.period import When
from wmoplan.model.plan import Conflict, Duty, Hint, Link, Plan, Stand
from wmoplan.model.rules import Rules
from wmoplan.model.source import Document, Source
from wmoplan.model.step import Line, Milestone, Product, Step
from wmoplan.notation import iso, json_text


def plan_json(plan: Plan, rules: Rules) -> str:
    """Return a plan with the usual terms as JSON, after data/schemas/plan-1.json.

    Returns: the lists for which the plan file has no rows yet are empty.
    """
    return json_text(_plan(plan, rules))


def row_json(plan: Plan, rules: Rules, row_id: str) -> str:
    """Return the row with that id as the plan's JSON has it; empty where it has no row of its own there."""
    row = _row({key: value for key, value in _plan(plan, rules).items() if isinstance(value, list)}, row_id)
    return json_text(row) if row else ""


def _row(value: object, row_id: str) -> dict[str, Any] | None:
    if isinstance(value, dict):
        if value.get("id") == row_id:
            return value
        value = list(value.values())
    if isinstance(value, list):
        return next(filter(None, (_row(below, row_id) for below in value)), None)
    return None


def _plan(plan: Plan, rules: Rules) -> dict[str, Any]:
    documents = (*plan.documents, *rules.documents)
    return {
        "schema": "wmoplan/plan/1",
        "id": plan.id,
        "versie": plan.version,
        "mijlpalen": [_milestone(row, documents) for row in plan.milestones],
        "producten": [_product(row, documents) for row in plan.products],
        "stappen": [_step(step, documents) for step in plan.steps],
        "afhankelijkheden": [
            *(row for step in plan.steps for row in _dependencies(step, documents)),
            *(row for link in plan.links for row in _links(link, documents)),
        ],
        "plichten": [_duty(row, documents) for row in plan.duties],
        "invloedsmomenten": [_hint(row, documents) for row in plan.influence],
        "routes": [_hint(row, documents) for row in plan.routes],
        "regelingspunten": [_hint(row, documents) for row in plan.rule_points],
        "tips": [_hint(row, documents) for row in plan.tips],
        "algemeen_advies": [
            {"id": line.id, "tekst": line.text, "bronnen": _sources(line.source, documents)} for line in plan.advice
        ],
        "peilmomenten": [_milestone(row, documents) for row in plan.measurements],
        "stand": [_stand(row, documents) for row in plan.stands],
        "tegenstrijdigheden": [_conflict(row, documents) for row in plan.conflicts],
        "lacunes": [
            {"id": row.id, "tekst": row.text, "reden": row.reason, "bronnen": _sources(row.source, documents)}
            for row in plan.gaps
        ],
        "termijnen": [
            {
                "id": term.id,
                "lengte": term.length.text if term.length else None,
                "tekst": term.text,
                "wet": term.law,
                "bronnen": _sources(term.source, documents),
            }
            for term in plan.default_terms(rules)
        ],
    }


def _milestone(row: Milestone, documents: Iterable[Document]) -> dict[str, Any]:
    actual = row.actual
    return {
        "id": row.id,
        "titel": row.title,
        "paragraaf": row.section or None,
        "wanneer": _when(row.when),
        "verantwoordelijk": list(row.responsible),
        "gerealiseerd": row.realised,
        "werkelijk": {"datum": iso(actual.day), "bron": _cited(actual.source, documents)} if actual else None,
        "bronnen": _sources(row.source, documents),
    }


def _duty(row: Duty, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": row.id,
        "tekst": row.text,
        "wie": list(row.who),
        "wanneer": _when(row.when),
        "stappen": list(row.steps),
        "bronnen": [source for place in row.sources for source in _sources(place, documents)],
    }


def _stand(row: Stand, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": row.id,
        "stap": row.step,
        "peilmoment": row.measurement or None,
        "wanneer": _when(row.when) if row.when else None,
        "tekst": row.text,
        "besluit": row.decision,
        "bronnen": _sources(row.source, documents),
    }


def _hint(row: Hint, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": row.id,
        "titel": row.title or None,
        "tekst": row.text,
        "stappen": list(row.steps),
        "bronnen": _sources(row.source, documents),
    }


def _product(row: Product, documents: Iterable[Document]) -> dict[str, Any]:
    return {**_milestone(row, documents), "onderwerp": row.subject}


def _step(step: Step, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": step.id,
        "fase": step.phase or None,
        "titel": step.title,
        "besluit": step.decision,
        "soort_besluit": step.sort or None,
        "planning": [
            {
                "soort": row.kind,
                "wanneer": _when(row.when),
                "voorwaarde": row.condition.text if row.condition else None,
            }
            for row in step.planning
        ],
        "vragen": [_question(line) for line in step.questions],
        "acties": [{"id": line.id, "tekst": line.text, "soort": line.kind or None} for line in step.actions],
        "onderwerpen": list(step.topics),
        "hangt_af_van": [row.step or row.milestone for row in step.depends_on],
        "bronnen": _sources(step.source, documents),
    }


def _question(line: Line) -> dict[str, Any]:
    parts = [{"id": part.id, "tekst": part.text} for part in line.parts]
    return {"id": line.id, "tekst": line.text, "deelvragen": parts}


def _dependencies(step: Step, documents: Iterable[Document]) -> list[dict[str, Any]]:
    return [
        {
            "stap": step.id,
            "mijlpaal": None,
            "hangt_af_van": row.step or row.milestone,
            "later": row.later,
            "uitleg": row.note or None,
            "bronnen": _sources(row.source, documents),
        }
        for row in step.depends_on
    ]


def _links(link: Link, documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return a row for each milestone that waits on another; one without either where things only hang together."""
    pairs: list[tuple[str | None, str | None]] = [(waits, on) for waits in link.waits for on in link.on]
    return [
        {
            "stap": None,
            "mijlpaal": waits,
            "hangt_af_van": on,
            "later": False,
            "uitleg": link.text,
            "bronnen": _sources(link.source, documents),
        }
        for waits, on in pairs or [(None, None)]
    ]


def _conflict(row: Conflict, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": row.id,
        "onderwerp": row.subject,
        "beweringen": [{"waarde": claim.value, "bron": _cited(claim.source, documents)} for claim in row.claims],
        "gekozen": row.chosen,
        "reden": row.reason,
    }


def _when(when: When) -> dict[str, str | None]:
    period = when.period
    return {
        "tekst": when.text,
        "start": iso(period.first) if period else None,
        "eind": iso(period.last) if period else None,
    }


def _titled(source: Source, documents: Iterable[Document]) -> Source:
    """Return the source with the title of its document in the place of the id."""
    return source._replace(document=next((d.title for d in documents if d.id == source.document), source.document))


def _sources(source: Source | None, documents: Iterable[Document]) -> list[dict[str, str | None]]:
    if source is None:
        return []
    titled = _titled(source, documents)
    return [{"document": titled.document, "plaats": titled.place or None}]


def _cited(source: Source, documents: Iterable[Document]) -> str:
    titled = _titled(source, documents)
    return f"{titled.document}, {titled.place}" if titled.place else titled.document
