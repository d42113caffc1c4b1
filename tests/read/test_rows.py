"""Rows of the files that come with the program, made into the types of the model."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

import pytest

from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.term import Term
from wmoplan.read.rows import made


class Colour(StrEnum):
    """An enum of which a file has the value."""

    RED = "rood"


class Inner(NamedTuple):
    """A row in a row."""

    name: str
    colour: Colour | None = None


class Outer(NamedTuple):
    """A row with a field of each kind."""

    number: int
    certain: bool
    day: date | None
    length: Term | None
    source: Source
    inner: tuple[Inner, ...] = ()


KEYS = {
    Outer: {
        "getal": "number", "vast": "certain", "dag": "day", "lengte": "length", "bron": "source", "rijen": "inner",
        "noot": "",
    },
    Inner: {"naam": "name", "kleur": "colour"},
}  # fmt: skip
ROW = {"getal": "3", "vast": "ja", "dag": "1 mei 2014", "lengte": "", "bron": "avi, rij 5", "noot": "voor lezers"}


def test_each_value_gets_the_type_of_its_field() -> None:
    row = {**ROW, "rijen": [{"naam": "a", "kleur": "rood"}, {"naam": "b"}]}

    found = made(Outer, row, KEYS)

    assert (found.number, found.certain, found.day, found.length) == (3, True, date(2014, 5, 1), None)
    assert (found.source, found.inner) == (Source("avi", "rij 5"), (Inner("a", Colour.RED), Inner("b")))


WRONG = [
    ({"kleur": "rood"}, KeyError, "kleur"),
    ({"dag": "ooit"}, ValueError, "ooit"),
    ({"rijen": [{"naam": "a", "kleur": "groen"}]}, ValueError, "groen"),
    ({"rijen": [{"kleur": "rood"}]}, TypeError, "name"),
]


@pytest.mark.parametrize(("row", "fault", "named"), WRONG, ids=["unknown key", "no day", "no such word", "no name"])
def test_a_wrong_row_names_what_is_wrong(row: dict[str, object], fault: type[Exception], named: str) -> None:
    with pytest.raises(fault, match=named):
        made(Outer, ROW | row, KEYS)


def test_a_record_is_made_by_its_dutch_keys_without_a_check() -> None:
    assert made(SourceDocument, {"id": "avi", "titel": "Het plan", "nagekeken": "ooit"}, {}).checked == "ooit"
    with pytest.raises(KeyError, match="kleur"):
        made(SourceDocument, {"id": "avi", "titel": "Het plan", "kleur": "rood"}, {})
