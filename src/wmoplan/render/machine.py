"""A timeline for other programs: JSON after its schema, and CSV."""

import csv
import io
import re
from datetime import date
from typing import Any, Final

from wmoplan.model.moment import Decision, Moment, Reason, Signal
from wmoplan.notation import iso, json_text
from wmoplan.timeline import Timeline

FLAT: Final = (
    "id", "soort", "stap", "titel", "start", "eind", "tijd", "periode",
    "zekerheid", "zwakste_schakel", "status", "onderwerpen", "orgaan", "gedaan",
)  # fmt: skip
"""The keys of a moment that fit into one cell each, in the order of the columns."""

ORIGIN: Final = ("peildatum", "gemeente", "plan", "plan_versie", "bestand")
"""The columns that say of which timeline a row is, so that the rows of two can be put together."""

FORMULA: Final = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*[-=+@\u2212\uff0b\uff0d\uff1d\uff20]|[\t\r\n]"
)
"""What makes a spreadsheet run a cell: a sign, also a wide one, behind whatever it leaves out or nobody sees."""


def timeline_json(timeline: Timeline, version: str, made: date | None = None) -> str:
    """Return the whole timeline as JSON, after data/schemas/tijdlijn-1.json.

    Args:
        version: That of the program.
        made: The day that it says it was seen from; None is that of the timeline. An earlier one is right as well where
            nothing else has changed since.
    """
    return json_text(timeline_tree(timeline, version, made))


def timeline_tree(timeline: Timeline, version: str, made: date | None = None) -> dict[str, Any]:
    """Return what the JSON of a timeline holds, as dicts and lists; see `timeline_json` for its arguments."""
    return {
        "schema": "wmoplan/tijdlijn/1",
        "wmoplan": version,
        "peildatum": (made or timeline.as_of).isoformat(),
        "gemeente": {"naam": timeline.municipality.name, "code": timeline.municipality.code or None},
        "plan": {"id": timeline.plan.id, "versie": timeline.plan.version},
        "plannen": [{"id": plan.id, "versie": plan.version} for plan in timeline.plans],
        "momenten": [_moment(moment) for moment in timeline.moments],
        "besluiten": [_decision(decision) for decision in timeline.decisions],
        "signalen": [_signal(signal) for signal in timeline.signals],
    }


def timeline_csv(timeline: Timeline) -> str:
    """Return every moment as one row of a table, for a Dutch spreadsheet.

    Returns: columns with semicolons between them and CRLF after each row, so write it without changing the ends of
        lines; Excel reads the letters right when a byte order mark stands before it. No cell starts a formula.
    """
    versions = {plan.id: plan.version for plan in timeline.plans}
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";")
    rows.writerow([*FLAT, *ORIGIN])
    for moment in timeline.moments:
        row = _moment(moment) | {"onderwerpen": ", ".join(moment.topics)}
        plan = moment.plan
        origin = [timeline.as_of.isoformat(), timeline.municipality.name, plan, versions[plan], timeline.profile_name]
        rows.writerow([_cell(row[key]) for key in FLAT] + [_cell(text) for text in origin])
    return table.getvalue()


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "id": moment.id,
        "soort": moment.kind,
        "stap": moment.step or None,
        "titel": moment.title,
        "start": iso(moment.start),
        "eind": iso(moment.end),
        "tijd": moment.time or None,
        "periode": moment.period or None,
        "zekerheid": moment.certainty.word,
        "zwakste_schakel": moment.weakest or None,
        "status": moment.status,
        "gedaan": iso(moment.done),
        "onderwerpen": list(moment.topics),
        "orgaan": moment.body or None,
        "uitleg": [_reason(reason) for reason in moment.explanation],
        "bronnen": [{"document": source.document, "plaats": source.place or None} for source in moment.sources],
    }


def _reason(reason: Reason) -> dict[str, str | None]:
    return {"regel": reason.rule, "datum": iso(reason.day), "bron": reason.source or None}


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "stap": decision.step,
        "orgaan": decision.body,
        "kan_vanaf": iso(decision.earliest),
        "misschien_eerder": decision.sooner_unknown,
        "verwacht": iso(decision.expected),
        "uiterlijk": iso(decision.latest),
        "wettelijk_uiterlijk": iso(decision.legal),
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
    return f"'{text}" if FORMULA.match(text) else text
