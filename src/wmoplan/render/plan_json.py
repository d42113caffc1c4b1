"""A plan for other programs: its JSON and the schema of that JSON, both a walk along the fields of the model.

A field is in the JSON where it has a description, and so are the periods, the days and the sources of a row. A key is
that of the file, with a low line for a dash.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import ConfigDict, Field
from pydantic.fields import FieldInfo

from wmoplan.model.fields import OnlyText, SourceText, YesNo, annotated
from wmoplan.model.period import When
from wmoplan.model.plan import Plan, PlanList
from wmoplan.model.plan_rows import PlanTerm
from wmoplan.model.rules import Rules
from wmoplan.model.source import Source
from wmoplan.model.term import Term
from wmoplan.notation import iso, json_text
from wmoplan.record import Record

FORM: Final = "wmoplan/plan/1"

SOURCES: Final = "bronnen"
"""The key under which a row of a list has all its sources; a record inside a row has the one that it says itself."""

TEXT: Final = {"type": "string", "minLength": 1}
ID: Final = {"type": "string", "pattern": "^[a-z0-9]+(?:[.-][a-z0-9]+)*$"}
NULL: Final = {"type": "null"}


class Wait(Record):
    """One thing of a plan that waits for another one.

    Attributes:
        step: The step that waits; empty where a milestone waits.
        milestone: The milestone that waits; empty where a step waits.
        first: What comes first; empty where a source only says that things hang together.
        later: Whether the two may not share a meeting.
    """

    model_config = ConfigDict(title="afhankelijkheid", json_schema_extra={"description": "Wat op iets anders wacht."})

    step: str = Field(alias="stap", default="", description="De stap die wacht; null waar een mijlpaal wacht.")
    milestone: str = Field(
        alias="mijlpaal", default="", description="De landelijke mijlpaal die wacht; null waar een stap wacht."
    )
    first: str = Field(
        alias="hangt-af-van",
        default="",
        description="De stap of mijlpaal die eerst komt; null waar de bron alleen zegt dat dingen samenhangen.",
    )
    later: YesNo = Field(default=False, description="Of het niet op dezelfde vergadering mag.")
    note: str = Field(alias="uitleg", default="", description="Waarom.")
    source: SourceText = Field(alias="bron")


def plan_json(plan: Plan, rules: Rules) -> str:
    """Return a plan with the usual terms as JSON; a list of which the plan file has no rows is empty."""
    return json_text(_plan(plan, rules))


def row_json(plan: Plan, rules: Rules, row_id: str) -> str:
    """Return the row with that id as the plan's JSON has it; empty where it has no row of its own there."""
    row = _found({key: value for key, value in _plan(plan, rules).items() if isinstance(value, list)}, row_id)
    return json_text(row) if row else ""


def _found(value: object, row_id: str) -> dict[str, Any] | None:
    if isinstance(value, dict):
        if value.get("id") == row_id:
            return value
        value = list(value.values())
    if isinstance(value, list):
        return next(filter(None, (_found(below, row_id) for below in value)), None)
    return None


def _lists(plan: type[Plan]) -> list[tuple[PlanList, type[Record]]]:
    """Return the lists of the JSON in their order, each with the model of its rows.

    What waits for what is told pair by pair, for the steps as well, and not as the rows of the file.
    """
    lists = sorted((one for one in plan.lists() if one.rows.json), key=lambda one: one.rows.json)
    return [(one, Wait if one.name == "links" else one.row) for one in lists]


def _described(model: type[Record]) -> Iterable[tuple[str, str, FieldInfo]]:
    """Yield the name, the key in the JSON and the field of what a record tells there."""
    for name, field in model.model_fields.items():
        if field.description or field.annotation in {When, date}:
            yield name, _key_of(field.alias or name), field


def _key_of(key: str) -> str:
    return key.replace("-", "_")


# -- the values


def _plan(plan: Plan, rules: Rules) -> dict[str, Any]:
    titles = {document.id: document.title for document in (*rules.documents, *plan.documents)}
    tree: dict[str, Any] = {"schema": FORM}
    tree |= {key: getattr(plan, name) for name, key, field in _described(type(plan)) if field.description}
    for one, model in _lists(type(plan)):
        rows = getattr(plan, one.name)
        rows = _waits(plan) if model is Wait else plan.default_terms(rules) if model is PlanTerm else rows
        tree[_key_of(one.key)] = [_row(row, model, titles) for row in rows]
    return tree


def _row(row: object, model: type[Record], titles: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of a list, its sources where its own source stands among the fields."""
    known = {name: (key, field) for name, key, field in _described(model)}
    tree: dict[str, Any] = {}
    for name in model.model_fields:
        if name in known:
            key, field = known[name]
            tree[key] = _value(getattr(row, name), field, titles)
        elif name == "source":
            places = [row.source] if isinstance(row, Wait) else _sources(row, model)
            tree[SOURCES] = [
                {"document": titles.get(one.document, one.document), "plaats": one.place or None} for one in places
            ]
    return tree


def _sources(row: object, model: type[Record]) -> list[Source]:
    """Return the sources of a row, its own at the front."""
    found = [getattr(row, name) for name in sorted(model.model_fields, key=lambda name: name != "source")]
    return [source for source in found if isinstance(source, Source)]


def _value(value: Any, field: FieldInfo, titles: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON
    if type(value) is tuple:  # no record, source or period, which are tuples as well
        return [_value(one, field, titles) for one in value]
    if annotated(field, OnlyText):
        return value.text if value else None
    if isinstance(value, Record):
        below = _described(type(value))
        return {key: _value(getattr(value, name), inside, titles) for name, key, inside in below}
    writer = WRITERS.get(type(value))
    return writer(value, titles) if writer else value


def _period(when: When) -> dict[str, str | None]:
    first, last = (when.period.first, when.period.last) if when.period else (None, None)
    return {"tekst": when.text, "start": iso(first), "eind": iso(last)}


WRITERS: Final[Mapping[type, Callable[[Any, Mapping[str, str]], Any]]] = {
    When: lambda when, _: _period(when),
    Source: Source.cited,
    Term: lambda term, _: term.text,
    date: lambda day, _: iso(day),
    str: lambda text, _: text or None,
}
"""The writers of values that the JSON does not have as they are, by the type of the value."""


def _waits(plan: Plan) -> tuple[Wait, ...]:
    """Return what waits for what: the steps with what they depend on, then the milestones of `links`."""
    found: list[dict[str, object]] = [
        {"stap": step.id, "hangt-af-van": row.text, "later": row.later, "uitleg": row.note, "bron": row.source}
        for step in plan.steps
        for row in step.depends_on
    ]
    for link in plan.links:
        pairs = [(waits, on) for waits in link.waits for on in link.on] or [("", "")]
        about = {"uitleg": link.text, "bron": link.source}
        found += [{"mijlpaal": waits, "hangt-af-van": on, **about} for waits, on in pairs]
    return tuple(map(Wait.model_validate, found))


# -- the schema


def plan_schema(plan: type[Plan] = Plan) -> dict[str, Any]:
    """Return the schema of the JSON of a plan."""
    rows: dict[str, Any] = {}
    keys: dict[str, Any] = {"schema": {"description": "De naam en het nummer van dit schema.", "const": FORM}}
    keys |= {key: {"description": field.description, **TEXT} for _, key, field in _described(plan) if field.description}
    for one, model in _lists(plan):
        name = str(model.model_config.get("title") or one.rows.one)
        sources = {SOURCES: {"$ref": "#/$defs/bronnen"}} if "source" in model.model_fields else {}
        rows.setdefault(name, _object(model, sources))
        about = {"description": one.rows.about} if one.rows.about else {}
        keys[_key_of(one.key)] = about | {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:wmoplan:plan:1",
        "title": "Een stappenplan",
        "description": "Wat 'wmoplan plan --format json' geeft. "
        "Elke sleutel is er altijd; null betekent dat er niets is.",
        **_closed(keys),
        "$defs": PARTS | rows,
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object with these keys, all of them always there, and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _object(model: type[Record], sources: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    known = {name: (key, field) for name, key, field in _described(model)}
    for name in model.model_fields:
        if name in known:
            key, field = known[name]
            properties[key] = _key(name, field)
        elif name == "source":
            properties |= sources
    return dict(model.model_config.get("json_schema_extra") or {}) | _closed(properties)  # type: ignore[arg-type]


def _key(name: str, field: FieldInfo) -> dict[str, Any]:
    about = {"description": field.description} if field.description else {}
    return about | (ID if name == "id" else _shape(field.annotation, field))


def _shape(kind: Any, field: FieldInfo) -> dict[str, Any]:  # noqa: ANN401 - the type of a field
    """Return the shape of a value in the JSON, by the type of its field."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _shape(inside[0], field)
    if origin in {Union, UnionType}:
        shape = _shape(next(one for one in inside if one is not type(None)), field)
        return {**shape, "type": ["string", "null"]} if shape == TEXT else {"anyOf": [shape, NULL]}
    if origin is tuple:
        return _list(inside[0], field)
    if origin is Literal:
        return {"enum": list(inside)}
    if isinstance(kind, type) and issubclass(kind, Record) and not annotated(field, OnlyText):
        return _object(kind, {})
    text = {"type": ["string", "null"], "minLength": 1} if field.default == "" else TEXT
    return text if annotated(field, OnlyText) else SHAPES.get(kind, text)


def _list(kind: Any, field: FieldInfo) -> dict[str, Any]:  # noqa: ANN401 - the type of the values of a field
    least = next((word.min_length for word in field.metadata if hasattr(word, "min_length")), 0)
    return {"type": "array", "items": _shape(kind, field)} | ({"minItems": least} if least else {})


SHAPES: Final[Mapping[object, dict[str, Any]]] = {
    When: {"$ref": "#/$defs/wanneer"},
    date: {"$ref": "#/$defs/dag"},
    bool: {"type": "boolean"},
}
"""The shape of a value that is no text, by its type."""

PARTS: Final[dict[str, Any]] = {
    "dag": {
        "description": "Een dag, als jjjj-mm-dd.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    },
    "bron": {
        "description": "Waar iets staat.",
        **_closed(
            {
                "document": {"description": "Het document, de wet of het eigen bestand.", **TEXT},
                "plaats": {
                    "description": "De plaats daarin: een paragraaf, een rij van een tabel of een artikel; "
                    "null als alleen het document bekend is.",
                    "type": ["string", "null"],
                    "minLength": 1,
                },
            }
        ),
    },
    "bronnen": {"description": "Waar het staat.", "type": "array", "items": {"$ref": "#/$defs/bron"}},
    "wanneer": {
        "description": "Wanneer het is.",
        **_closed(
            {
                "tekst": {"description": "De woorden van het plan.", **TEXT},
                **{
                    key: {
                        "description": f"De {word} dag; null als die open is of van iets anders afhangt.",
                        "anyOf": [{"$ref": "#/$defs/dag"}, NULL],
                    }
                    for key, word in (("start", "eerste"), ("eind", "laatste"))
                },
            }
        ),
    },
}
"""The parts of the schema that the rows of a plan share."""
