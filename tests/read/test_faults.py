import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from wmoplan.errors import Problem
from wmoplan.model.plan import Plan
from wmoplan.model.profile import Profile
from wmoplan.notation import tidy
from wmoplan.read.faults import WORDING, keys_of, kind_at, model_of, model_problems, nearest, unknown_word
from wmoplan.read.yaml import parse, validated
from wmoplan.record import Record

BOUNDS = {
    "str": {"min_length": "string_too_short", "max_length": "string_too_long", "pattern": "string_pattern_mismatch"},
    "tuple": {"min_length": "too_short", "max_length": "too_long"},
    "dict": {"min_length": "too_short", "max_length": "too_long"},
    "int": {
        "ge": "greater_than_equal",
        "gt": "greater_than",
        "le": "less_than_equal",
        "lt": "less_than",
        "multiple_of": "multiple_of",
    },
}
ALWAYS = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "model": {"model_type", "model_attributes_type"},
    "model-fields": {"model_type", "model_attributes_type", "missing", "extra_forbidden"},
    "literal": {"literal_error"},
    "function-plain": {"value_error", "assertion_error"},
    "function-before": {"value_error", "assertion_error"},
    "function-after": {"value_error", "assertion_error"},
    "function-wrap": {"value_error", "assertion_error"},
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
    "any": set(),
    "no-info": set(),
    "with-info": set(),
}
"""What each piece of a core schema can find wrong. Source: pydantic-core, the errors of each validator."""


def pieces(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "named-tuple":
            return  # what a reading function gives; nothing is held against it
        if isinstance(schema.get("type"), str):
            yield schema
        for key, below in schema.items():
            if key not in {"metadata", "serialization", "json_schema_input_schema", "expected", "default"}:
                yield from pieces(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from pieces(below)


@pytest.mark.parametrize("model", [Profile, Plan])
def test_every_fault_that_a_model_can_find_has_its_words(model: type[Record]) -> None:
    model.model_rebuild()
    can_find = set()
    for piece in pieces(model.__pydantic_core_schema__):
        kind = piece["type"]
        can_find |= ALWAYS[kind] | {code for key, code in BOUNDS.get(kind, {}).items() if key in piece}

    assert len(can_find) >= 10
    assert can_find <= set(WORDING)


def told(text: str, model: type[Record] = Profile) -> list[Problem]:
    return validated(parse(text, "x"), model)[1]


def test_a_fault_without_words_of_its_own_is_still_told() -> None:
    class Odd(Record):
        code: str = Field(alias="code", pattern="^[a-z]+$")

    _, problem = sorted(told("a: b\ncode: '12'", Odd))

    assert problem == Problem("x", 2, "bij 'code': '12' past hier niet.", "Kijk in een voorbeeld hoe het daar staat.")


class Row(Record):
    kind: Literal["rood", "blauw"] = Field(alias="kleur", default="rood")
    below: tuple["Row", ...] = Field(alias="onder", default=())
    few: tuple[str, ...] = Field(alias="twee", default=(), max_length=2, min_length=1)
    low: int = Field(alias="laag", default=1, gt=0, lt=10)
    short: str = Field(alias="kort", default="", max_length=4)
    table: dict[str, str] = Field(alias="tabel", default_factory=dict)


CASES = [
    ("kleur: groen", 1, "bij 'kleur': 'groen' mag hier niet.", "Kies uit: rood of blauw."),
    ("kleur: Blauw", 1, "bij 'kleur': 'Blauw' mag hier niet.", "Bedoelt u 'blauw'? Kies uit: rood of blauw."),
    ("kleur: [rood]", 1, "bij 'kleur': een lijst mag hier niet.", "Kies uit: rood of blauw."),
    ("onder: [{},\n {onder: [{klr: x}]}]", 2, "'klr' hoort hier niet.", "Bedoelt u 'kleur'?"),
    ("onder:\n  - {}\n  - x", 3, "in rij 2 van 'onder' staat 'x'; daar horen regels met een dubbele punt.",
     "Schrijf bijvoorbeeld {kleur: ...}."),
    ("twee: [a, b, c]", 1, "bij 'twee' staan 3 rijen; dat zijn er te veel.", "Houd er hoogstens 2 over."),
    ("twee: []", 1, "bij 'twee' staat te weinig.", "Schrijf er ten minste 1 op."),
    ("twee: [a, [b]]", 1, "in rij 2 van 'twee' staat een lijst; daar hoort één waarde.",
     "Schrijf er één waarde, zonder streepje of haakjes."),
    ("laag: 0", 1, "bij 'laag': '0' is te klein.", "Schrijf een getal boven 0."),
    ("laag: 10", 1, "bij 'laag': '10' is te groot.", "Schrijf een getal onder 10."),
    ("laag: " + "9" * 5000, 1, f"bij 'laag': '{'9' * 57}...' is geen heel getal.", "Schrijf cijfers, bijvoorbeeld 5."),
    ("laag: {}", 1, "bij 'laag' staat een blok met eigen regels; daar hoort één waarde.",
     "Schrijf er één waarde, zonder streepje of haakjes."),
    ("kort: lang woord", 1, "bij 'kort': 'lang woord' is te lang.", "Gebruik hoogstens 4 tekens."),
    ("tabel: a", 1, "bij 'tabel' staat 'a'; daar horen regels met een dubbele punt.",
     "Schrijf bijvoorbeeld 'woord: waarde'."),
    ("tabel: {a: [b]}", 1, "bij 'a' staat een lijst; daar hoort één waarde.",
     "Schrijf er één waarde, zonder streepje of haakjes."),
    ("{'': x}", 1, "voor de dubbele punt ontbreekt een woord.", "Schrijf 'woord: waarde'."),
    ("{kleur:rood, kort: a}", 1, "'kleur:rood' hoort hier niet.",
     "Zet een spatie achter de dubbele punt: 'kleur: rood'."),
    ("x", 1, "in dit bestand staat 'x'; daar horen regels met een dubbele punt.", "Begin met 'kleur: ...'."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "remedy"), CASES, ids=[case[0][:20] for case in CASES])
def test_a_fault_names_what_was_found_and_what_to_write(text: str, line: int, message: str, remedy: str) -> None:
    assert told(text, Row) == [Problem("x", line, message, remedy)]


def test_what_is_missing_is_told_at_the_row_that_misses_it() -> None:
    text = "gemeente: Haren\nreces:\n  - naam: zomerreces\n    van: 2014-07-05\n\n  - naam: herfstreces"

    assert [(problem.line, problem.message) for problem in told(text)] == [
        (3, "in rij 1 van 'reces' ontbreekt 'tot'."),
        (6, "in rij 2 van 'reces' ontbreekt 'van'."),
        (6, "in rij 2 van 'reces' ontbreekt 'tot'."),
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    assert [problem.message for problem in told("gemeent: Haren")] == ["'gemeent' hoort hier niet."]


def test_a_fact_that_is_written_as_its_bare_value_is_named_by_its_key() -> None:
    (problem,) = told("gemeente: Haren\nverkiezing: gauw")

    assert (problem.line, problem.message) == (2, "bij 'verkiezing': 'gauw' is geen datum.")


def test_a_long_value_is_cut_and_has_no_signs_that_a_terminal_obeys() -> None:
    (problem,) = told(f"gemeente: Haren\nverkiezing: {'ab ' * 300}")

    assert len(problem.message) < 120
    assert tidy("a\x1b[31m\nb") == "a?[31m b"


def test_the_nearest_word_is_offered() -> None:
    assert nearest("RAAD", ["raad", "college"]) == "raad"
    assert nearest("xyz", ["raad"]) == ""
    assert unknown_word("rad", ["raad", "college"]) == "Bedoelt u 'raad'? Kies uit: college of raad."
    assert unknown_word("rad", []) == "Haal het weg."


def test_a_type_is_found_at_its_place() -> None:
    assert model_of(kind_at(Plan, ("stappen", 0, "vragen", 1, "deelvragen", 2))).__name__ == "QuestionPart"  # type: ignore[union-attr]
    assert kind_at(Plan, ("stappen", 0, "kort")) is str
    assert kind_at(Plan, ("stappen", 0, "kort", "x")) is None
    assert "hangt-af-van" in keys_of(model_of(kind_at(Plan, ("stappen", 0))) or Plan)


def test_an_error_that_is_not_ours_is_told_without_its_english() -> None:
    class Strict(BaseModel):
        a: int

    with pytest.raises(ValidationError) as caught:
        Strict.model_validate({"a": "x", "b": 1})

    (problem,) = model_problems(caught.value, Row, parse("a: x", "x"))
    assert not re.search(r"input|should|valid", str(problem), re.IGNORECASE)
