"""The schemas of a profile and of a region's file, with what an editor can tell of each key in Dutch."""

from collections.abc import Mapping
from typing import Any, Final

from wmoplan.model.profile import Profile
from wmoplan.model.region import RegionFile
from wmoplan.record import Record

Keys = Mapping[str, Any]
"""The help of an editor for each key, by the model that reads the key, as in data/sleutels.yaml."""

SHORT: Final = {"DayFact": "dag", "TermFact": "termijn"}
"""The facts that may be a bare value without a source, with the name of their help in data/sleutels.yaml."""

TOGETHER: Final[dict[str, dict[str, Any]]] = {
    "MeetingRow": {
        "oneOf": [{"required": ["datum"]}, {"required": ["regel"]}],
        "dependentRequired": {"regel": ["van", "tot"], "naar": ["status"]},
    },
    "ScheduleVersion": {
        "anyOf": [{"required": ["versie"]}, {"required": ["van"]}],
        "dependentRequired": {"van": ["tot"], "tot": ["van"], "organen": ["van"]},
    },
}
"""Which keys need each other, for the models that check it."""


def profile_schema(version: str, keys: Keys) -> dict[str, Any]:
    """Return the schema of a profile, made from the model that reads it, with what an editor can tell in Dutch."""
    about = f"Wat wmoplan {version} over uw gemeente wil weten. Alleen de gemeente is verplicht."
    return _schema(Profile, "profiel", ("Het profiel van een gemeente (wmoplan.yaml)", about), keys)


def region_schema(version: str, keys: Keys) -> dict[str, Any]:
    """Return the schema of the file of a region, in the same way."""
    about = f"Wat wmoplan {version} over een regio wil weten. Alleen de naam is verplicht."
    return _schema(RegionFile, "regiobestand", ("Het bestand van een regio (regio.yaml)", about), keys)


def _schema(model: type[Record], name: str, about: tuple[str, str], keys: Keys) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    rows = {row: _described(found, row, keys) for row, found in schema.get("$defs", {}).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wmoplan:{name}:1",
        "title": about[0],
        "description": about[1],
        **_described(schema, model.__name__, keys),
        "$defs": rows,
    }


def _described(model: dict[str, Any], name: str, keys: Keys) -> dict[str, Any]:
    told = {**keys["overal"], **keys[name]}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: _key(value, told[key].replace("{dag}", keys["dag"]), keys)
            for key, value in model["properties"].items()
        },
        **({"required": model["required"]} if "required" in model else {}),
        **TOGETHER.get(name, {}),
    }


def _key(value: dict[str, Any], text: str, keys: Keys) -> dict[str, Any]:
    """Return the schema of one key: no English, no null, and every way in which a person may write it."""
    whole = next(way for way in value.get("anyOf", [value]) if way.get("type") != "null")
    way = {word: part for word, part in whole.items() if word not in {"title", "default", "description"}}
    if "additionalProperties" in way:
        way["additionalProperties"] = _short(way["additionalProperties"], keys)
    elif way.get("type") == "integer":
        way = {"anyOf": [way, {"type": "string", "pattern": "^[0-9]+$"}]}
    elif way.get("items") == {"type": "string"}:
        way = {"anyOf": [way, {"type": "string", "description": "Woorden met een komma ertussen."}]}
    return {"description": text, **_short(way, keys)}


def _short(value: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """Return a reference with the short form that a fact may have: its bare value."""
    form = SHORT.get(value.get("$ref", "").rpartition("/")[2])
    return {"anyOf": [{"type": "string", "description": keys[form]}, value]} if form else value
