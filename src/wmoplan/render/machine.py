"""A timeline and a plan for other programs: JSON after its schema, CSV, Markdown; and the schema of a profile."""

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, Final

from wmoplan.dutch import clock, listing, long_date, month_of, sentence
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Decision, Moment, Signal
from wmoplan.model.period import When
from wmoplan.model.plan import Conflict, Line, Milestone, Plan, Step
from wmoplan.model.profile import Profile
from wmoplan.model.rules import Rules
from wmoplan.model.source import Document, Source
from wmoplan.timeline import Timeline

FLAT: Final = (
    "id", "soort", "stap", "titel", "start", "eind", "tijd", "periode",
    "zekerheid", "zwakste_schakel", "status", "onderwerpen", "orgaan",
)  # fmt: skip
"""The keys of a moment that fit into one cell each, in the order of the columns."""

ORIGIN: Final = ("peildatum", "gemeente", "plan", "plan_versie", "bestand")
"""The columns that say of which timeline a row is, so that the rows of two can be put together."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell, or hides such a sign at its start."""

MARKED = re.compile(r"([\\`*_\[\]<>#|~&])")
LISTED = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)

DAY_FORMS: Final = "Een datum, zoals 2014-10-27, 27-10-2014 of 27 oktober 2014."

SHORT: Final = {"DayFact": DAY_FORMS, "TermFact": "Een termijn, zoals 6 weken, 10 dagen of 24 uur."}
"""What may stand in the place of a fact with its source: the bare value."""

TOGETHER: Final[dict[str, dict[str, Any]]] = {
    "MeetingRow": {
        "oneOf": [{"required": ["datum"]}, {"required": ["regel"]}],
        "dependentRequired": {"regel": ["van", "tot"], "naar": ["status"]},
    }
}
"""Which keys need each other, for the models that check it."""

ORIGINS: Final = {
    "bron": "Waar dit staat, in uw eigen woorden.",
    "sinds": f"Sinds welke dag dit bekend is. {DAY_FORMS}",
}

KEYS: Final[dict[str, dict[str, str]]] = {
    "Profile": {
        "gemeente": "De naam van uw gemeente, of haar code, zoals GM0017.",
        "organisatie": "De naam van uw raad of organisatie.",
        "rol": "Wie u bent: een wmo-raad, een clientenraad of een belangenorganisatie.",
        "plan": "Het stappenplan waarmee u werkt, zoals invoering-2015.",
        "verkiezing": "De dag van de verkiezing, als die anders is dan wmoplan denkt.",
        "nieuwe-raad": "De eerste dag van de nieuwe raad, als die anders is dan wmoplan denkt.",
        "nieuw-college": "De eerste dag van het nieuwe college, als u die weet.",
        "onderwerpen": "De onderwerpen die u kiest. Twee goed doen werkt beter dan alles half.",
        "organen": "Organen die in uw gemeente anders heten of andere rechten hebben.",
        "vergaderingen": "De vergaderingen: elk met een datum, of met een regel.",
        "vergaderbestanden": "Bestanden met vergaderingen, zoals raad-2014.csv of raad.ics.",
        "reces": "De weken zonder vergaderingen, als uw gemeente die zelf kiest.",
        "termijnen": "De termijnen van uw eigen gemeente, zoals advies: 6 weken.",
        "besluiten": "Wat de gemeente over een besluit heeft aangekondigd. Dit telt boven elke berekening.",
        "adviesaanvragen": "De vragen om advies die u kreeg.",
        "griffie": "Hoe u de griffie bereikt.",
        "inspreken": "Wat een spreker moet weten.",
    },
    "Announcement": {
        "datum": f"De dag van het besluit. {DAY_FORMS}",
        "orgaan": "Wie besluit, zoals raad of college.",
        **ORIGINS,
    },
    "BodyRow": {"rechten": "Wat dit orgaan mag: besluiten, inspreken of advies-vaststellen."},
    "Clerk": {"email": "Het mailadres van de griffie.", "telefoon": "Het telefoonnummer van de griffie."},
    "DayFact": {"datum": DAY_FORMS, **ORIGINS},
    "MeetingRow": {
        "datum": f"De dag van de vergadering. {DAY_FORMS}",
        "regel": 'Een regel in plaats van een datum, zoals "elke tweede dinsdag van de maand".',
        "tijd": 'De tijd, tussen aanhalingstekens, zoals "20:00".',
        "orgaan": "Wie vergadert, zoals raad, commissie, college of eigen.",
        "status": "Hoe zeker de vergadering is. Zonder dit woord is zij definitief.",
        "naar": f"De nieuwe dag van een vergadering die verplaatst is. {DAY_FORMS}",
        "van": f"De eerste dag waarop de regel geldt. {DAY_FORMS}",
        "tot": f"De laatste dag waarop de regel geldt. {DAY_FORMS}",
        "ook-in-reces": "Of de regel ook geldt in het reces: ja of nee.",
        "titel": "Hoe de vergadering heet in de lijst van de gemeente.",
        **ORIGINS,
    },
    "RecessRow": {
        "naam": "De naam, zoals zomerreces.",
        "van": f"De eerste dag. {DAY_FORMS}",
        "tot": f"De laatste dag. {DAY_FORMS}",
        **ORIGINS,
    },
    "Request": {
        "ontvangen": f"De dag waarop u de vraag om advies kreeg. {DAY_FORMS}",
        "uiterlijk": f"De dag waarop uw advies binnen moet zijn. {DAY_FORMS}",
        **ORIGINS,
    },
    "Speaking": {
        "waar": "Waar u inspreekt, zoals raadhuis.",
        "minuten": "Hoeveel minuten u mag spreken.",
        "toegang": "Hoe u binnenkomt en kunt meeluisteren, zoals lift of ringleiding.",
    },
    "TermFact": {
        "lengte": SHORT["TermFact"],
        "reces": "Schrijf overslaan als de termijn stilstaat in het reces. Zonder dit woord loopt zij door.",
        **ORIGINS,
    },
}
"""What an editor tells of each key of a profile; the keys are those that users type."""


def timeline_json(timeline: Timeline, version: str) -> str:
    """Return the whole timeline as JSON, after data/schemas/tijdlijn-1.json.

    Unit: `version` is that of the program.
    """
    return _text(
        {
            "schema": "wmoplan/tijdlijn/1",
            "wmoplan": version,
            "peildatum": timeline.as_of.isoformat(),
            "gemeente": {"naam": timeline.municipality.name, "code": timeline.municipality.code},
            "plan": {"id": timeline.plan.id, "versie": timeline.plan.version},
            "momenten": [_moment(moment) for moment in timeline.moments],
            "besluiten": [_decision(decision) for decision in timeline.decisions],
            "signalen": [_signal(signal) for signal in timeline.signals],
        }
    )


def timeline_csv(timeline: Timeline) -> str:
    """Return every moment as one row of a table, for a Dutch spreadsheet.

    Returns: columns with semicolons between them and CRLF after each row, so write it without changing the ends of
        lines; Excel reads the letters right when a byte order mark stands before it. No cell starts a formula.
    """
    origin = [
        timeline.as_of.isoformat(),
        timeline.municipality.name,
        timeline.plan.id,
        timeline.plan.version,
        timeline.profile_name,
    ]
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";")
    rows.writerow([*FLAT, *ORIGIN])
    for moment in timeline.moments:
        row = _moment(moment) | {"onderwerpen": ", ".join(moment.topics)}
        rows.writerow([_cell(row[key]) for key in FLAT] + [_cell(text) for text in origin])
    return table.getvalue()


def timeline_markdown(timeline: Timeline) -> str:
    """Return the moments of the chosen subjects by month, as Markdown, with the warnings before them."""
    shown = [moment for moment in timeline.moments if timeline.is_chosen(moment.topics)]
    lines = [f"# {_mark(timeline.municipality.name)}: uw momenten van invloed", ""]
    lines += [f"Gezien vanaf {long_date(timeline.as_of)}.", ""]
    if timeline.topics:
        lines += [f"Onderwerpen: {_mark(listing(timeline.topics))}.", ""]
    warnings = [
        signal for signal in timeline.signals if signal.weight != "opmerking" and timeline.is_chosen(signal.topics)
    ]
    if warnings:
        lines += ["## Let op", ""]
        lines += [f"- {_mark(f'{signal.text} {signal.remedy}')}" for signal in warnings] + [""]
    for month, moments in groupby(shown, key=_month):
        lines += [f"## {sentence(month)}", ""]
        lines += [f"- {_line(moment)}" for moment in moments] + [""]
    plan = timeline.plan
    lines.append(f"Plan {_mark(plan.id)}, versie {_mark(plan.version)}. Bestand: {_mark(timeline.profile_name)}.")
    if timeline.renew_after:
        lines.append(f"\nVraag een nieuwe versie na {long_date(timeline.renew_after)}.")
    return "\n".join(lines) + "\n"


def plan_json(plan: Plan, rules: Rules) -> str:
    """Return a plan with the usual terms as JSON, after data/schemas/plan-1.json.

    Returns: the lists for which the plan file has no rows yet are empty.
    """
    documents = (*plan.documents, *rules.documents)
    return _text(
        {
            "schema": "wmoplan/plan/1",
            "id": plan.id,
            "versie": plan.version,
            "mijlpalen": [_milestone(row, documents) for row in plan.milestones],
            "producten": [],
            "stappen": [_step(step, documents) for step in plan.steps],
            "afhankelijkheden": [row for step in plan.steps for row in _dependencies(step, documents)],
            "invloedsmomenten": [],
            "routes": [],
            "regelingspunten": [],
            "tips": [],
            "algemeen_advies": [
                {"id": line.id, "tekst": line.text, "bronnen": _sources(line.source, documents)} for line in plan.advice
            ],
            "peilmomenten": [_milestone(row, documents) for row in plan.measurements],
            "tegenstrijdigheden": [_conflict(row, documents) for row in plan.conflicts],
            "lacunes": [
                {"id": row.id, "tekst": row.text, "reden": row.reason, "bronnen": _sources(row.source, documents)}
                for row in plan.gaps
            ],
            "termijnen": [
                {
                    "id": term.id,
                    "lengte": term.length.text,
                    "tekst": term.text,
                    "wet": term.law,
                    "bronnen": _sources(term.source, documents),
                }
                for term in rules.terms
            ],
        }
    )


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "id": moment.id,
        "soort": moment.kind,
        "stap": moment.step or None,
        "titel": moment.title,
        "start": _iso(moment.start),
        "eind": _iso(moment.end),
        "tijd": moment.time or None,
        "periode": moment.period or None,
        "zekerheid": moment.certainty.word,
        "zwakste_schakel": moment.weakest or None,
        "status": moment.status,
        "onderwerpen": list(moment.topics),
        "orgaan": moment.body or None,
        "uitleg": [_reason(reason) for reason in moment.explanation],
        "bronnen": [_place(source) for source in moment.sources],
    }


def _reason(reason: Reason) -> dict[str, str | None]:
    return {"regel": reason.rule, "datum": _iso(reason.day), "bron": reason.source or None}


def _place(source: Source) -> dict[str, str | None]:
    return {"document": source.document, "plaats": source.place or None}


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "stap": decision.step,
        "orgaan": decision.body,
        "kan_vanaf": _iso(decision.earliest),
        "verwacht": _iso(decision.expected),
        "uiterlijk": _iso(decision.latest),
        "wettelijk_uiterlijk": _iso(decision.legal),
        "speling_dagen": decision.slack_days,
        "speling_vergaderingen": decision.slack_meetings,
        "voorkeur_gehaald": decision.preference_met,
        "vastgelegd": decision.settled,
    }


def _signal(signal: Signal) -> dict[str, Any]:
    return {
        "code": signal.code,
        "ernst": signal.weight,
        "momenten": list(signal.moments),
        "tekst": signal.text,
        "doe": signal.remedy,
    }


def _cell(value: str | None) -> str:
    """Return the text of a cell; an apostrophe stops a spreadsheet from running it."""
    text = value or ""
    return f"'{text}" if text.startswith(FORMULA) else text


def _when(when: When) -> dict[str, str | None]:
    period = when.period
    return {
        "tekst": when.text,
        "start": _iso(period.first) if period else None,
        "eind": _iso(period.last) if period else None,
    }


def _titled(source: Source, documents: Iterable[Document]) -> Source:
    """Return the source with the title of its document in the place of the id."""
    return source._replace(document=next((d.title for d in documents if d.id == source.document), source.document))


def _sources(source: Source | None, documents: Iterable[Document]) -> list[dict[str, str | None]]:
    return [_place(_titled(source, documents))] if source else []


def _cited(source: Source, documents: Iterable[Document]) -> str:
    titled = _titled(source, documents)
    return f"{titled.document}, {titled.place}" if titled.place else titled.document


def _milestone(row: Milestone, documents: Iterable[Document]) -> dict[str, Any]:
    actual = row.actual
    return {
        "id": row.id,
        "titel": row.title,
        "paragraaf": row.section or None,
        "wanneer": _when(row.when),
        "verantwoordelijk": list(row.responsible),
        "gerealiseerd": row.realised,
        "werkelijk": {"datum": _iso(actual.day), "bron": _cited(actual.source, documents)} if actual else None,
        "bronnen": _sources(row.source, documents),
    }


def _step(step: Step, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": step.id,
        "fase": step.phase or None,
        "titel": step.title,
        "besluit": step.decision,
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
            "hangt_af_van": row.step or row.milestone,
            "later": row.later,
            "uitleg": row.note or None,
            "bronnen": _sources(row.source, documents),
        }
        for row in step.depends_on
    ]


def _conflict(row: Conflict, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "id": row.id,
        "onderwerp": row.subject,
        "beweringen": [{"waarde": claim.value, "bron": _cited(claim.source, documents)} for claim in row.claims],
        "gekozen": row.chosen,
        "reden": row.reason,
    }


def _month(moment: Moment) -> str:
    return month_of(moment.end) if moment.end else "nog geen einddatum"


def _line(moment: Moment) -> str:
    cause = moment.weakest.removeprefix(f"{moment.certainty.word}: ").rstrip(".")
    sureness = f"{moment.certainty.word}: {cause}" if cause else moment.certainty.word
    late = f", {moment.status}" if moment.status in {"te laat", "misschien te laat"} else ""
    return (
        f"**{sentence(_mark(_days(moment)))}**: {_mark(sentence(moment.title.rstrip('.')))} ({_mark(sureness + late)})."
    )


def _days(moment: Moment) -> str:
    """Return the days as they are said; a stretch of days keeps its own words, since vague stays vague."""
    at = f", {clock(moment.time)}" if moment.time else ""
    if moment.end and moment.start == moment.end:
        return long_date(moment.end) + at
    if moment.end and not moment.start and moment.step:
        return f"uiterlijk {long_date(moment.end)}{at}"
    return moment.period or "nog geen datum"


def _mark(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    return LISTED.sub(r"\1\\\2\3", MARKED.sub(r"\\\1", " ".join(text.split())))


def profile_schema(version: str) -> dict[str, Any]:
    """Return the schema of a profile, made from the model that reads it, with what an editor can tell in Dutch.

    Unit: `version` is that of the program.
    """
    schema = Profile.model_json_schema(by_alias=True)
    rows = {model: _described(row, model) for model, row in schema["$defs"].items()}
    whole = _described(schema, "Profile")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:wmoplan:profiel:1",
        "title": "Het profiel van een gemeente (wmoplan.yaml)",
        "description": f"Wat wmoplan {version} over uw gemeente wil weten. Alleen de gemeente is verplicht.",
        **whole,
        "$defs": rows,
    }


def _described(model: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _key(value, KEYS[name][key]) for key, value in model["properties"].items()},
        **({"required": model["required"]} if "required" in model else {}),
        **TOGETHER.get(name, {}),
    }


def _key(value: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the schema of one key: no English, no null, and every way in which a person may write it."""
    whole = next(way for way in value.get("anyOf", [value]) if way.get("type") != "null")
    way = {word: part for word, part in whole.items() if word not in {"title", "default", "description"}}
    if "additionalProperties" in way:
        way["additionalProperties"] = _short(way["additionalProperties"])
    elif way.get("type") == "integer":
        way = {"anyOf": [way, {"type": "string", "pattern": "^[0-9]+$"}]}
    elif way.get("items") == {"type": "string"}:
        way = {"anyOf": [way, {"type": "string", "description": "Woorden met een komma ertussen."}]}
    return {"description": text, **_short(way)}


def _short(value: dict[str, Any]) -> dict[str, Any]:
    """Return a reference with the short form that a fact may have: its bare value."""
    form = SHORT.get(value.get("$ref", "").rpartition("/")[2])
    return {"anyOf": [{"type": "string", "description": form}, value]} if form else value
