"""What a profile says about advice, read without the models that check it."""

from datetime import date
from typing import Any, NamedTuple

from wmoplan.model.day import read_day
from wmoplan.model.term import Term, read_term

SKIPS = "overslaan"
"""What a term says that stands still in a recess."""


class Asked(NamedTuple):
    """A request for advice.

    Attributes:
        received, due, length: None where the profile does not say it.
    """

    received: date | None = None
    due: date | None = None
    length: Term | None = None


class Length(NamedTuple):
    """A term of the municipality's own.

    Attributes:
        skips_recess: Whether it stands still in a recess.
    """

    term: Term
    skips_recess: bool


def request_in(tree: object, step: str, as_of: date) -> Asked:
    """Return the request for advice about a step, as far as it is known on a day.

    Raises:
        Refused: A day or a length is none.
    """
    row = _row(tree, "adviesaanvragen", step)
    if not isinstance(row, dict) or not _is_known(row, as_of):
        return Asked()
    received, due, length = (row.get(key) for key in ("ontvangen", "uiterlijk", "termijn"))
    return Asked(
        read_day(received) if received else None,
        read_day(due) if due else None,
        read_term(length) if length else None,
    )


def length_in(tree: object, name: str, as_of: date) -> Length | None:
    """Return how long the municipality says that a term is, as far as that is known on a day; None where it does not.

    Raises:
        Refused: It is no length, or a day is none.
    """
    row = _row(tree, "termijnen", name)
    if isinstance(row, str):
        return Length(read_term(row), skips_recess=False)
    if not isinstance(row, dict) or not _is_known(row, as_of):
        return None
    return Length(read_term(row.get("lengte")), row.get("reces") == SKIPS)


def usual_length(rules: object, name: str) -> Term | None:
    """Return how long a term usually is, as the tree of the rules has it; None where nobody says so."""
    rows = rules.get("termijnen", []) if isinstance(rules, dict) else []
    row: dict[str, Any] = next((row for row in rows if row["id"] == name), {})
    return read_term(row["lengte"]) if "lengte" in row else None


def _row(tree: object, key: str, name: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    rows = tree.get(key) if isinstance(tree, dict) else None
    return rows.get(name) if isinstance(rows, dict) else None


def _is_known(row: dict[str, Any], as_of: date) -> bool:
    since = row.get("sinds")
    return not since or read_day(since) <= as_of
