"""What can be ticked: every id of a plan and of a profile, with its text, read without the models that check them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from wmoplan.model.standing import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES: Final = ("vragen", "deelvragen", "acties")
ROWS: Final = ("mijlpalen", "peilmomenten", "algemeen-advies")


def things_in_plan(tree: object, titles: "Mapping[str, str]") -> dict[str, str]:
    """Return the ids of a plan, each with what it says; rows that come back every year are written out already.

    Args:
        titles: What a moment of a step is called, by its kind, with a place for the name of the step between braces.
    """
    return dict(_of_plan(tree, titles)) if isinstance(tree, dict) else {}


def things_in_profile(tree: object, titles: "Mapping[str, str]") -> dict[str, str]:
    """Return the ids of the steps and days of a profile's own, each with what it says."""
    if not isinstance(tree, dict):
        return {}
    found = dict(_of_steps(_rows(tree, "stappen"), titles))
    days = (row for row in _rows(tree, "eigen-data") if isinstance(row.get("id"), str))
    return found | {f"eigen.{row['id']}": str(row.get("titel", row["id"])) for row in days}


def titles_of(tree: object) -> dict[str, str]:
    """Return what a moment of a step is called, by its kind, as the rules say it; of two that differ the first."""
    found: dict[str, str] = {}
    for wording in _wordings(tree):
        found.setdefault(wording["soort"], str(wording.get("titel", "")))
    return found


def _wordings(tree: object) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("soort"), str) and "titel" in tree:
            yield tree
        for below in tree.values():
            yield from _wordings(below)
    elif isinstance(tree, list):
        for below in tree:
            yield from _wordings(below)


def _of_plan(tree: dict[str, Any], titles: "Mapping[str, str]") -> Iterator[tuple[str, str]]:
    yield from _of_steps(_rows(tree, "stappen"), titles)
    for key in ROWS:
        yield from ((row["id"], str(row.get("titel", row.get("tekst", "")))) for row in _rows(tree, key))


def _of_steps(rows: Iterable[dict[str, Any]], titles: "Mapping[str, str]") -> Iterator[tuple[str, str]]:
    for row in rows:
        step, name = row["id"], str(row.get("naam", row["id"]))
        yield step, str(row.get("titel", name))
        yield from ((f"{step}.{kind}", _filled(title, name) or f"{kind} ({name})") for kind, title in titles.items())
        if "doe" in row:  # it is what the volunteers read as something to do
            yield f"{step}{OWN_TIME}", str(row["doe"])
        yield from _of_lines(row)


def _of_lines(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in LINES:
        for line in _rows(row, key):
            yield line["id"], str(line.get("tekst", ""))
            yield from _of_lines(line)


def _filled(title: str, name: str) -> str:
    """Return the title of a moment; empty where more than the name of the step has to be filled in."""
    said = title.replace("{naam}", name)
    return "" if "{" in said else said


def _rows(tree: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = tree.get(key)
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]
