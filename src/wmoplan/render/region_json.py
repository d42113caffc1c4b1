"""A region for other programs: JSON by the schema that comes with the program, and a table for a spreadsheet."""

import csv
from io import StringIO
from typing import Any, Final

from wmoplan.documents.region_words import notables
from wmoplan.model.moment import Moment
from wmoplan.notation import iso, json_text
from wmoplan.region import LocalStep, Region, RegionStep

FORM: Final = "wmoplan/regio/1"
COLUMNS: Final = (
    "stap", "gemeente", "code", "orgaan", "kan_al", "verwacht", "periode", "uiterlijk", "wettelijk_uiterlijk",
    "zekerheid", "zwakste_schakel", "waarschijnlijk", "vastgelegd", "status", "adviesaanvraag", "advies",
    "advies_verstuurd",
)  # fmt: skip


def region_json(region: Region, version: str) -> str:
    """Return the region as JSON; nothing is left out, whatever was asked to be shown."""
    return json_text(
        {
            "schema": FORM,
            "wmoplan": version,
            "peildatum": region.as_of.isoformat(),
            "regio": {"naam": region.name, "bestand": region.file or None},
            "gemeenten": [
                {
                    "naam": one.municipality.name,
                    "code": one.municipality.code,
                    "organisatie": one.profile.organisation or None,
                    "bestand": one.profile_name,
                    "plannen": [{"id": plan.id, "versie": plan.version} for plan in one.plans],
                    "houdt_op": _ending(region, one.municipality.name),
                }
                for one in region.timelines
            ],
            "valt_op": [
                {"titel": one.title, "tekst": list(one.lines), "bronnen": list(one.sources)} for one in notables(region)
            ],
            "stappen": [_step(step) for step in region.steps],
            "afspraken": [
                {"wat": one.what, "wanneer": one.when.text, "bron": one.source, "voorbeeld": one.example}
                for one in region.agreements
            ],
        }
    )


def region_csv(region: Region) -> str:
    """Return a line for each step in each municipality, with semicolons as Dutch spreadsheets read them."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for step in region.steps:
        for row in step.rows:
            found = _row(row) | {"stap": step.step.id}
            writer.writerow([_flat(found[column]) for column in COLUMNS])
    return out.getvalue()


def _flat(value: object) -> str:
    """Return a value for a spreadsheet, in which no cell may begin as a formula does."""
    if isinstance(value, dict):
        value = value["eind"]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _ending(region: Region, place: str) -> dict[str, Any] | None:
    ending = region.endings.get(place)
    if ending is None:
        return None
    return {"datum": ending.day.isoformat(), "naar": list(ending.into), "bron": ending.source}


def _step(step: RegionStep) -> dict[str, Any]:
    return {
        "id": step.step.id,
        "titel": step.step.title,
        "onderwerpen": list(step.step.topics),
        "gemeenten": [_row(row) for row in step.rows],
        "eerst": _place(step.lead),
        "kan_eerder": _place(step.sooner),
        "kunnen_overnemen": [row.place for row in step.takers],
        "helpen": [row.place for row in step.helpers],
        "zelfde_weken": [[row.place for row in group] for group in step.together],
        "geen_vergadering": [row.place for row in step.unknown],
        "niet_in_profiel": list(step.without),
    }


def _row(row: LocalStep) -> dict[str, Any]:
    decision, decided = row.decision, row.decided
    return {
        "gemeente": row.place,
        "code": row.code,
        "orgaan": decision.body,
        "kan_al": iso(row.soonest),
        "verwacht": iso(row.day),
        "periode": decided.period,
        "uiterlijk": iso(decision.latest),
        "wettelijk_uiterlijk": iso(decision.legal),
        "zekerheid": decided.certainty.word,
        "zwakste_schakel": decided.weakest or None,
        "waarschijnlijk": decided.likely,
        "vastgelegd": decision.settled,
        "status": decided.status,
        "adviesaanvraag": _moment(row.asked),
        "advies": _moment(row.advice),
        "advies_verstuurd": iso(row.sent),
    }


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {"start": iso(moment.start), "eind": iso(moment.end), "zekerheid": moment.certainty.word}


def _place(row: LocalStep | None) -> str | None:
    return row.place if row else None
