"""Reads how decisions come about: the file that comes with the program.

It is ours, so a wrong row is a bug that the tests of `data/` find: an unknown key ends in a KeyError that names it.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from wmoplan.model.phrases import STEP, Phrase, SignalCode, Texts, check_places
from wmoplan.model.rules import (
    Body,
    DecisionSort,
    DefaultTerm,
    EndingRule,
    LawText,
    Link,
    Rules,
    ShownList,
    SignalWording,
    Trajectory,
    Wording,
)
from wmoplan.model.words import MomentKind
from wmoplan.read.rows import Keys, Row, made

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WORDING: Final = {
    "soort": "kind", "titel": "title", "titel-onzeker": "title_unsure", "titel-wet": "title_law",
    "titel-later": "title_after", "afspraak": "event", "afspraak-onzeker": "event_unsure",
    "afspraak-later": "event_after", "afspraak-grens": "event_limit",
    "tabel": "table", "tabel-onzeker": "table_unsure", "tabel-laatste": "table_last", "tabel-wet": "table_law",
    "tabel-later": "table_after", "zin": "sentence", "zin-wet": "sentence_law", "zin-later": "sentence_after",
    "doe": "act", "agenda": "in_calendar", "scherm": "on_screen", "bijwonen": "attend", "inspreken": "speaking",
}  # fmt: skip
KEYS: Final[Keys] = {
    Rules: {
        "documenten": "documents", "organen": "bodies", "termijnen": "terms", "soorten-besluit": "sorts",
        "trajecten": "trajectories", "reces-melding": "warned_recesses", "momenten": "wordings", "meldingen": "signals",
        "acties": "actions", "toont": "shows", "wetten": "laws", "einde-gemeente": "ending",
        "geen-besluit": "no_decision",
    },
    Body: {
        "id": "id", "naam": "name", "kort": "short", "rechten": "rights",
        "vergadering": "meeting", "vergaderingen": "meetings",
    },
    DefaultTerm: {
        "id": "id", "lengte": "length", "tekst": "text", "vraag": "question", "wet": "law", "bron": "source",
        "aan": "asked_of",
    },
    Trajectory: {
        "id": "id", "orgaan": "body", "schakels": "links", "nu-doen": "texts", "momenten": "wordings", "wie": "who",
    },
    Wording: WORDING,
    Link: {
        "woorden": "wording", "hoe": "how", "van": "neighbour", "richting": "direction", "termijn": "term",
        "rol": "roll", "niet-na": "not_after", "recht": "right", "hooguit": "within", "vergadering-van": "snap_to",
        "anders-weekdag": "or_weekday", "anders-bron": "or_source", "na": "after", "voor": "before",
        "anders-voor": "else_before", "anker": "anchor", "te-laat": "late", "verzoek": "request",
        "alleen-gezamenlijk": "jointly", "vraag-na": "asked_after", "voor-soorten": "only_for",
        "zelfde-dag-melding": "signal_same_day", "geen-melding": "signal_none", "kort-melding": "signal_short",
        "reces-melding": "signal_recess",
    },
    SignalWording: {
        "code": "code", "ernst": "weight", "tekst": "text", "doe": "remedy", "kort": "short", "nu-doen": "todo",
        "tekst-blijvend": "lasting", "blijft": "stays",
    },
    DecisionSort: {"id": "id", "naam": "name"},
    ShownList: {"lijst": "key", "kop": "heading"},
    LawText: {"adres": "link", "tekst": "day"},
    EndingRule: {
        "regels-gelden": "stay", "bron": "source", "uitleg": "note", "uitleg-regels": "note_rules",
        "uitleg-voorstel": "note_planned", "twijfel": "doubt", "moment": "moment", "elders": "elsewhere",
    },
}  # fmt: skip
"""The keys of each kind of row; a link has the keys of its wording beside its own."""

WORDING_PLACES: Final = frozenset({*STEP, "gemeente", "reces", "ongeveer", "tot", "waarschijnlijk"})
LINK_PLACES: Final = frozenset({"naam", "orgaan", "dag"})
"""The places that the program fills in what is said of a moment, and of a link whose day has passed."""


def read_rules(file: "Traversable", name: str) -> Rules:
    """Return the rules in a file.

    Raises:
        DataError: It is no strict YAML.
    """
    from wmoplan.read.yaml import read_tree

    return whole(rules_of(read_tree(file.read_bytes(), name)[0]))


def read_role_rules(file: "Traversable", roles: "Traversable", role: str) -> Rules:
    """Return the rules for one role of the volunteers.

    Args:
        file: The rules, as they are for who stands in no row of the other file.
        roles: What is otherwise, a row for each role.
        role: The id of the row.

    Raises:
        DataError: One of the files is no strict YAML.
    """
    from wmoplan.read.yaml import read_tree

    tree = read_tree(file.read_bytes(), file.name)[0]
    rows = read_tree(roles.read_bytes(), roles.name)[0]["rollen"]
    row = next((row for row in rows if row["id"] == role), None)
    return whole(rules_of(for_role(tree, row) if row else tree))


def for_role(tree: Row, role: Row) -> Row:
    """Return the tree of the rules as it is for one role: with its own words, and its own links in every chain.

    Raises:
        KeyError: The row names a chain, a sentence or a signal that is not there, or has a key that is not known.
    """
    own = dict(role)
    del own["id"], own["naam"]
    links = {link["soort"]: link for link in own.pop("schakels", ())}
    chains = {chain["id"]: chain for chain in own.pop("trajecten", ())}
    found = {
        **tree,
        "trajecten": [_chain_for(chain, chains.pop(chain["id"], None), links) for chain in tree["trajecten"]],
        "termijnen": _over(tree["termijnen"], own.pop("termijnen", ()), "id"),
        "nu-doen": _over([*tree["nu-doen"], *tree.get("uitleg", [])], own.pop("nu-doen", ()), "id"),
        "uitleg": [],
        "meldingen": _over(tree["meldingen"], own.pop("meldingen", ()), "code"),
        "acties": own.pop("acties", {}),
        "toont": own.pop("toont", ()),
    }
    if chains or own:
        raise KeyError(*chains, *own)
    return found


def _chain_for(chain: Row, own: Row | None, links: Mapping[str, Row]) -> Row:
    """Return a chain with the links of a role; the whole chain where the role says nothing of it."""
    if own is None:
        return chain
    held = {link["soort"]: link for link in chain["schakels"]}
    kinds = [row["soort"] for row in own["schakels"]]
    rows = zip(kinds, own["schakels"], strict=True)
    return {**chain, "schakels": [{**held.get(kind, {}), **links.get(kind, {}), **row} for kind, row in rows]}


def _over(rows: list[Row], own: Iterable[Row], key: str) -> list[Row]:
    """Return the rows with what a role says instead."""
    said = {row[key]: dict(row) for row in own}
    found: list[Row] = [{**row, **said.pop(row[key], {})} for row in rows]
    if said:
        raise KeyError(*said)
    return found


def rules_of(tree: Row) -> Rules:
    """Return the rules that the tree of their file holds.

    Raises:
        KeyError: A row has a key that is not known, or misses one that it needs; or a sentence has a place that the
            program does not fill.
        ValueError: A row has a word that is not known.
    """
    own = dict(tree)
    texts = _texts([*own.pop("nu-doen"), *own.pop("uitleg", [])])
    chains = [
        {**row, "schakels": [_link(link) for link in row["schakels"]], "nu-doen": _texts(row.get("nu-doen", []))}
        for row in own["trajecten"]
    ]
    rules: Rules = made(Rules, {**own, "trajecten": chains}, KEYS)
    return rules._replace(texts=Texts(texts))


def _texts(rows: Iterable[Row]) -> dict[Phrase, str]:
    texts = {Phrase(row["id"]): row["tekst"] for row in rows}
    for name, text in texts.items():
        name.check(text)
    return texts


def whole(rules: Rules) -> Rules:
    """Return the rules, held against the words of the program.

    Raises:
        KeyError: A word of the program is not in the rules, or a text has a place that the program does not fill.
    """
    signals = {wording.code: wording for wording in rules.signals}
    missing = {*Phrase} - rules.texts.words.keys(), {*SignalCode} - signals.keys()
    missing_kinds = {*MomentKind} - {wording.kind for wording in rules.wordings}
    if any(missing) or missing_kinds:
        raise KeyError(*missing, missing_kinds)
    for code, signal in signals.items():
        code.check(signal.text, signal.remedy, signal.short, signal.lasting)
    for chain in rules.trajectories:
        for wording in (*(link.wording for link in chain.links), *chain.wordings):
            check_places(wording.kind, WORDING_PLACES, *_texts_of(wording))
        for link in chain.links:
            check_places(link.kind, LINK_PLACES, link.late, link.asked_after)
    for wording in rules.wordings:
        check_places(wording.kind, WORDING_PLACES, *_texts_of(wording))
    return rules


def _texts_of(wording: Wording) -> list[str]:
    return [text for field, text in wording._asdict().items() if isinstance(text, str) and field != "kind"]


def _link(row: Row) -> Row:
    """Return a link with its wording as a row of its own."""
    words = {key: value for key, value in row.items() if key in WORDING}
    return {"woorden": words, **{key: value for key, value in row.items() if key not in WORDING}}
