"""Two versions of a plan side by side as text: which rows came, which say something else, which went."""

from collections.abc import Iterator
from typing import Final

from wmoplan.dutch import count, listing
from wmoplan.reckon.versions import ChangedRow, PlanDifferences, PlanRow, Version

ROWS: Final = {
    "mijlpalen": "mijlpaal",
    "producten": "product",
    "stappen": "stap",
    "planning": "planning van",
    "vragen": "vraag",
    "deelvragen": "deelvraag",
    "acties": "actie",
    "afhankelijkheden": "afhankelijkheid",
    "plichten": "plicht",
    "invloedsmomenten": "invloedsmoment",
    "routes": "route",
    "regelingspunten": "punt voor de regeling",
    "tips": "tip",
    "algemeen_advies": "algemeen advies",
    "peilmomenten": "peilmoment",
    "stand": "verwachting",
    "tegenstrijdigheden": "tegenstrijdigheid",
    "lacunes": "lacune",
    "termijnen": "termijn",
}
"""What one row of a list is called; a list that is not here is called by its key."""


def told(old: Version, new: Version, found: PlanDifferences, heading: str) -> str:
    """Return the differences, one thing a line.

    Unit: `heading` is a whole sentence that says what is compared.
    """
    return "\n".join(_lines(old, new, found, heading))


def _lines(old: Version, new: Version, found: PlanDifferences, heading: str) -> Iterator[str]:
    yield heading
    yield _versions(old, new)
    same = f" {count(found.same, 'rij blijft', 'rijen blijven')} gelijk." if found.same else ""
    if not (found.altered or found.came or found.went):
        yield f"Er verandert niets.{same}"
        return
    counts = [
        count(len(found.altered), "rij verandert", "rijen veranderen") if found.altered else "",
        count(len(found.came), "komt erbij", "komen erbij") if found.came else "",
        count(len(found.went), "vervalt", "vervallen") if found.went else "",
    ]
    yield f"{listing([part for part in counts if part])}.{same}"
    yield from _section("Dit verandert:", [line for one in found.altered for line in _altered(one)])
    yield from _section("Dit komt erbij:", [_named(one) for one in found.came])
    yield from _section("Dit vervalt:", [_named(one) for one in found.went])


def _versions(old: Version, new: Version) -> str:
    if old.number == new.number:
        return f"Plan {new.plan}: allebei versie {new.number}."
    return f"Plan {new.plan}: was versie {old.number}, wordt versie {new.number}."


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from lines


def _altered(one: ChangedRow) -> Iterator[str]:
    for field in one.fields:
        yield f"{_row(one.entry)}, {field.name.replace('_', ' ')}: was '{field.old}', wordt '{field.new}'."


def _named(entry: PlanRow) -> str:
    title = entry.title.rstrip(".")
    return f"{_row(entry)}: {title}." if title else f"{_row(entry)}."


def _row(entry: PlanRow) -> str:
    return f"{ROWS.get(entry.section, entry.section.replace('_', ' '))} {entry.id}"
