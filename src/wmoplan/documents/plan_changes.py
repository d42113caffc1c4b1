"""Two versions of a plan side by side: which rows came, which say something else, which went."""

from datetime import date
from functools import cache
from typing import Final, get_args

from wmoplan.documents.blocks import Document, Lines, Purpose
from wmoplan.dutch import count, counts
from wmoplan.model.fields import Rows, annotated
from wmoplan.model.plan import Plan
from wmoplan.reckon.versions import ChangedField, PlanDifferences, PlanRow, Version

OTHERWISE: Final = {
    "planning": "planning van",
    "regelingspunten": "punt voor de regeling",
    "algemeen-advies": "algemeen advies",
}
"""The nouns for a row of a list, where rows of several lists stand side by side."""


def plan_changes_document(old: Version, new: Version, found: PlanDifferences, heading: str, as_of: date) -> Document:
    """Return the differences between two versions of a plan, one thing a line, under a sentence as heading."""
    same = f" {count(found.same, 'rij blijft', 'rijen blijven')} gelijk." if found.same else ""
    total = counts(
        (len(found.altered), "rij verandert", "rijen veranderen"),
        (len(found.came), "komt erbij", "komen erbij"),
        (len(found.went), "vervalt", "vervallen"),
    )
    parts = (
        ("Dit verandert:", [_altered(one.entry, field) for one in found.altered for field in one.fields]),
        ("Dit komt erbij:", [_named(one) for one in found.came]),
        ("Dit vervalt:", [_named(one) for one in found.went]),
    )
    blocks = tuple(Lines((name, *lines)) for name, lines in parts if lines)
    head = Lines((heading, _versions(old, new), f"{total or 'Er verandert niets'}.{same}"))
    return Document(heading, (head, *blocks), as_of, Purpose.SCREEN, titled=False)


def _versions(old: Version, new: Version) -> str:
    if old.number == new.number:
        return f"Plan {new.plan}: allebei versie {new.number}."
    return f"Plan {new.plan}: was versie {old.number}, wordt versie {new.number}."


def _altered(entry: PlanRow, field: ChangedField) -> str:
    return f"{_row(entry)}, {field.name.replace('_', ' ')}: was '{field.old}', wordt '{field.new}'."


def _named(entry: PlanRow) -> str:
    title = entry.title.rstrip(".")
    return f"{_row(entry)}: {title}." if title else f"{_row(entry)}."


def _row(entry: PlanRow) -> str:
    return f"{_nouns().get(entry.section, entry.section.replace('_', ' '))} {entry.id}"


@cache
def _nouns() -> dict[str, str]:
    """Return what one row of each list of a saved plan is called, by the key of the list."""
    lists = [(one.key, one.rows, one.row) for one in Plan.lists()]
    nouns = {}
    while lists:
        key, rows, row = lists.pop()
        nouns[key.replace("-", "_")] = OTHERWISE.get(key, rows.one)
        lists += [
            (field.alias or name, inside, get_args(field.annotation)[0])
            for name, field in row.model_fields.items()
            if (inside := annotated(field, Rows))
        ]
    return nouns | {"planning": OTHERWISE["planning"]}
