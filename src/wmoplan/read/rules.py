"""Reads how decisions come about: the file that comes with the program.

It is ours, so a wrong row is a bug that the tests of `data/` find: an unknown key ends in a KeyError that names it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from wmoplan.model.rules import (
    Body,
    DefaultTerm,
    Link,
    Rules,
    SignalWording,
    TodoWording,
    Trajectory,
    Wording,
)
from wmoplan.model.source import Document, read_source
from wmoplan.model.term import read_term

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")
Row = Mapping[str, Any]

BODY: Final = {
    "id": "id", "naam": "name", "kort": "short", "rechten": "rights",
    "vergadering": "meeting", "vergaderingen": "meetings",
}  # fmt: skip
TERM: Final = {
    "id": "id", "lengte": "length", "tekst": "text", "vraag": "question", "wet": "law", "bron": "source",
}  # fmt: skip
WORDING: Final = {
    "soort": "kind", "titel": "title", "titel-onzeker": "title_unsure", "titel-wet": "title_law",
    "titel-later": "title_after", "afspraak": "event", "afspraak-onzeker": "event_unsure",
    "afspraak-later": "event_after",
    "tabel": "table", "tabel-onzeker": "table_unsure", "tabel-laatste": "table_last", "tabel-wet": "table_law",
    "tabel-later": "table_after", "zin": "sentence", "zin-wet": "sentence_law", "zin-later": "sentence_after",
    "doe": "act", "agenda": "in_calendar", "scherm": "on_screen", "bijwonen": "attend", "inspreken": "speaking",
}  # fmt: skip
LINK: Final = {
    "hoe": "how", "van": "neighbour", "richting": "direction", "termijn": "term", "rol": "roll",
    "niet-na": "not_after", "recht": "right", "hooguit": "within", "vergadering-van": "snap_to",
    "anders-weekdag": "or_weekday", "anders-bron": "or_source", "na": "after", "voor": "before",
    "anders-voor": "else_before", "anker": "anchor", "te-laat": "late", "verzoek": "request",
    "zelfde-dag-melding": "signal_same_day", "geen-melding": "signal_none", "kort-melding": "signal_short",
    "reces-melding": "signal_recess",
}  # fmt: skip
SIGNAL: Final = {
    "code": "code", "ernst": "weight", "tekst": "text", "doe": "remedy", "kort": "short", "nu-doen": "todo",
}  # fmt: skip
TODO: Final = {"id": "id", "tekst": "text"}

READ: Final[dict[str, Callable[[Any], object]]] = {
    "length": read_term, "within": read_term, "source": read_source, "or_source": read_source, "rights": tuple,
    **dict.fromkeys(("law", "in_calendar", "on_screen", "attend", "speaking", "todo"), "ja".__eq__),
}  # fmt: skip
"""How the value of a field is read where it is more than its text."""


def read_rules(file: "Traversable", name: str) -> Rules:
    """Return the rules in a file.

    Raises:
        DataError: It is no strict YAML.
    """
    from wmoplan.read.yaml import read_tree

    return rules_of(read_tree(file.read_bytes(), name)[0])


def rules_of(tree: Row) -> Rules:
    """Return the rules as the tree of their file has them.

    Raises:
        KeyError: A row has a key that is not known, or misses one that it needs.
    """
    return Rules(
        documents=tuple(Document.model_validate(row) for row in tree["documenten"]),
        bodies=_rows(Body, BODY, tree["organen"]),
        terms=_rows(DefaultTerm, TERM, tree["termijnen"]),
        trajectories=tuple(_trajectory(row) for row in tree["trajecten"]),
        warned_recesses=tuple(tree["reces-melding"]),
        wordings=_rows(Wording, WORDING, tree["momenten"]),
        todo=_rows(TodoWording, TODO, tree["nu-doen"]),
        signals=_rows(SignalWording, SIGNAL, tree["meldingen"]),
    )


def _trajectory(row: Row) -> Trajectory:
    return Trajectory(row["id"], row["orgaan"], tuple(_link(link) for link in row["schakels"]))


def _link(row: Row) -> Link:
    words = {key: value for key, value in row.items() if key in WORDING}
    rest = {key: value for key, value in row.items() if key not in WORDING}
    return Link(_row(Wording, WORDING, words), **_fields(LINK, rest))


def _rows(make: Callable[..., T], keys: Mapping[str, str], rows: list[Row]) -> tuple[T, ...]:
    return tuple(_row(make, keys, row) for row in rows)


def _row(make: Callable[..., T], keys: Mapping[str, str], row: Row) -> T:
    return make(**_fields(keys, row))


def _fields(keys: Mapping[str, str], row: Row) -> dict[str, Any]:
    named = {keys[key]: value for key, value in row.items()}
    return {field: READ[field](value) if field in READ else value for field, value in named.items()}
