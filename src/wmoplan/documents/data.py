"""A timeline and a region as data for other programs: a tree for JSON, and a sheet of rows for a spreadsheet.

The words of a moment, a decision and a step in a town are each declared once; every form for programs takes them from
these tables. A key of the output is Dutch, and it is always there: None where there is nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wmoplan.model.moment import Decision, Moment, Reason, Signal
from wmoplan.notation import iso

if TYPE_CHECKING:
    from wmoplan.region import LocalStep, Region, RegionStep
    from wmoplan.timeline import Timeline

Tree = dict[str, Any]


class Sheet(NamedTuple):
    """Rows for a spreadsheet.

    Attributes:
        columns: The keys of the rows, in the order of the columns.
        rows: Each with a value for every column, and maybe for other keys.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, object], ...]


# -- a timeline

REASON: Final[Mapping[str, Callable[[Reason], object]]] = {
    "regel": lambda reason: reason.rule,
    "datum": lambda reason: iso(reason.day),
    "bron": lambda reason: reason.source or None,
}

MOMENT: Final[Mapping[str, Callable[[Moment], object]]] = {
    "id": lambda moment: moment.id,
    "soort": lambda moment: moment.kind,
    "stap": lambda moment: moment.step or None,
    "titel": lambda moment: moment.title,
    "start": lambda moment: iso(moment.start),
    "eind": lambda moment: iso(moment.end),
    "tijd": lambda moment: moment.time or None,
    "periode": lambda moment: moment.period or None,
    "zekerheid": lambda moment: moment.certainty.word,
    "zwakste_schakel": lambda moment: moment.weakest or None,
    "status": lambda moment: moment.status,
    "gedaan": lambda moment: iso(moment.done),
    "onderwerpen": lambda moment: list(moment.topics),
    "orgaan": lambda moment: moment.body or None,
    "uitleg": lambda moment: [_row(reason, REASON) for reason in moment.explanation],
    "bronnen": lambda moment: [{"document": one.document, "plaats": one.place or None} for one in moment.sources],
}
"""The keys of a moment in every form for programs, in the order of the JSON."""

DECISION: Final[Mapping[str, Callable[[Decision], object]]] = {
    "stap": lambda decision: decision.step,
    "orgaan": lambda decision: decision.body,
    "kan_vanaf": lambda decision: iso(decision.earliest),
    "misschien_eerder": lambda decision: decision.sooner_unknown,
    "verwacht": lambda decision: iso(decision.expected),
    "uiterlijk": lambda decision: iso(decision.latest),
    "wettelijk_uiterlijk": lambda decision: iso(decision.legal),
    "speling_dagen": lambda decision: decision.slack_days,
    "speling_vergaderingen": lambda decision: decision.slack_meetings,
    "voorkeur_gehaald": lambda decision: decision.preference_met,
    "vastgelegd": lambda decision: decision.settled,
}

SIGNAL: Final[Mapping[str, Callable[[Signal], object]]] = {
    "code": lambda signal: signal.code,
    "ernst": lambda signal: signal.weight,
    "momenten": lambda signal: list(signal.moments),
    "tekst": lambda signal: signal.text,
    "doe": lambda signal: signal.remedy,
}

MOMENT_COLUMNS: Final = (
    "id", "soort", "stap", "titel", "start", "eind", "tijd", "periode",
    "zekerheid", "zwakste_schakel", "status", "onderwerpen", "orgaan", "gedaan",
)  # fmt: skip
"""The keys of a moment that fit into one cell each."""

ORIGIN: Final = ("peildatum", "gemeente", "plan", "plan_versie", "bestand")
"""The columns that say of which timeline a row is, so that the rows of two can be put together."""


def moment_row(moment: Moment) -> Tree:
    """Return a moment as the forms for programs have it."""
    return _row(moment, MOMENT)


def timeline_tree(timeline: "Timeline", version: str, made: date | None = None) -> Tree:
    """Return a whole timeline, after data/schemas/tijdlijn-1.json.

    Args:
        version: That of the program.
        made: The day that it says it was seen from; None is that of the timeline. An earlier one is right as well where
            nothing else has changed since.
    """
    return {
        "schema": "wmoplan/tijdlijn/1",
        "wmoplan": version,
        "peildatum": iso(made or timeline.as_of),
        "gemeente": {"naam": timeline.municipality.name, "code": timeline.municipality.code or None},
        "plan": {"id": timeline.plan.id, "versie": timeline.plan.version},
        "plannen": _plans(timeline),
        "momenten": [moment_row(moment) for moment in timeline.moments],
        "besluiten": [_row(decision, DECISION) for decision in timeline.decisions],
        "signalen": [_row(signal, SIGNAL) for signal in timeline.signals],
    }


def timeline_sheet(timeline: "Timeline") -> Sheet:
    """Return every moment as one row."""
    versions = {plan.id: plan.version for plan in timeline.plans}
    origin = {
        "peildatum": iso(timeline.as_of), "gemeente": timeline.municipality.name, "bestand": timeline.profile_name,
    }  # fmt: skip
    rows = tuple(
        moment_row(moment) | origin | {"plan": moment.plan, "plan_versie": versions[moment.plan]}
        for moment in timeline.moments
    )
    return Sheet(MOMENT_COLUMNS + ORIGIN, rows)


def _plans(timeline: "Timeline") -> list[Tree]:
    return [{"id": plan.id, "versie": plan.version} for plan in timeline.plans]


def _row(thing: Any, table: Mapping[str, Callable[[Any], object]]) -> Tree:  # noqa: ANN401 - what the table is of
    return {key: value(thing) for key, value in table.items()}


# -- a region

LOCAL_STEP: Final[Mapping[str, Callable[["LocalStep"], object]]] = {
    "gemeente": lambda row: row.place,
    "code": lambda row: row.code,
    "orgaan": lambda row: row.decision.body,
    "kan_al": lambda row: iso(row.soonest),
    "verwacht": lambda row: iso(row.day),
    "periode": lambda row: row.decided.period,
    "uiterlijk": lambda row: iso(row.decision.latest),
    "wettelijk_uiterlijk": lambda row: iso(row.decision.legal),
    "zekerheid": lambda row: row.decided.certainty.word,
    "zwakste_schakel": lambda row: row.decided.weakest or None,
    "waarschijnlijk": lambda row: row.decided.likely,
    "vastgelegd": lambda row: row.decision.settled,
    "status": lambda row: row.decided.status,
    "adviesaanvraag": lambda row: _days(row.asked),
    "advies": lambda row: _days(row.advice),
    "advies_verstuurd": lambda row: iso(row.sent),
}
"""The keys of a step in one municipality in every form for programs, in the order of the columns."""


def region_tree(region: "Region", version: str) -> Tree:
    """Return a region, after data/schemas/regio-1.json; nothing is left out, whatever was asked to be shown."""
    from wmoplan.documents.region_words import notables

    return {
        "schema": "wmoplan/regio/1",
        "wmoplan": version,
        "peildatum": iso(region.as_of),
        "regio": {"naam": region.name, "bestand": region.file or None},
        "gemeenten": [_town(one, region) for one in region.timelines],
        "valt_op": [
            {"titel": one.title, "tekst": list(one.lines), "bronnen": list(one.sources)} for one in notables(region)
        ],
        "stappen": [_step(step) for step in region.steps],
        "afspraken": [
            {"wat": one.what, "wanneer": one.when.text, "bron": one.source, "voorbeeld": one.example}
            for one in region.agreements
        ],
    }


def region_sheet(region: "Region") -> Sheet:
    """Return a row for each step in each municipality."""
    rows = tuple(_row(row, LOCAL_STEP) | {"stap": step.step.id} for step in region.steps for row in step.rows)
    return Sheet(("stap", *LOCAL_STEP), rows)


def _town(timeline: "Timeline", region: "Region") -> Tree:
    ending = region.endings.get(timeline.municipality.name)
    return {
        "naam": timeline.municipality.name,
        "code": timeline.municipality.code,
        "organisatie": timeline.profile.organisation or None,
        "bestand": timeline.profile_name,
        "plannen": _plans(timeline),
        "houdt_op": {"datum": iso(ending.day), "naar": list(ending.into), "bron": ending.source} if ending else None,
    }


def _step(step: "RegionStep") -> Tree:
    return {
        "id": step.step.id,
        "titel": step.step.title,
        "onderwerpen": list(step.step.topics),
        "gemeenten": [_row(row, LOCAL_STEP) for row in step.rows],
        "eerst": step.lead.place if step.lead else None,
        "kan_eerder": step.sooner.place if step.sooner else None,
        "kunnen_overnemen": [row.place for row in step.takers],
        "helpen": [row.place for row in step.helpers],
        "zelfde_weken": [[row.place for row in group] for group in step.together],
        "geen_vergadering": [row.place for row in step.unknown],
        "niet_in_profiel": list(step.without),
    }


def _days(moment: Moment | None) -> Tree | None:
    if moment is None:
        return None
    row = moment_row(moment)
    return {key: row[key] for key in ("start", "eind", "zekerheid")}
