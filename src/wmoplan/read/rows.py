"""Makes rows of the files that come with the program into the types of the model.

They are ours, so a wrong row is a bug that the tests of `data/` find: an unknown key ends in a KeyError that names it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from wmoplan.model.day import read_day
from wmoplan.model.source import Source, SourceDocument, read_source
from wmoplan.model.term import Term, read_term
from wmoplan.record import Record

Row: TypeAlias = Mapping[str, Any]

Keys: TypeAlias = Mapping[type, Mapping[str, str]]
"""For each type of row the field that a key of the file gives; an empty name is of a key that only readers need."""

READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    bool: "ja".__eq__, date: read_day, Term: read_term, Source: read_source,
}  # fmt: skip
"""How a value of a type is read; another type, such as a number or an enum, reads its own text."""

NAMES: Final = {"Source": Source, "SourceDocument": SourceDocument}
"""Types that a module of the model imports for its annotations only."""


def made(kind: Any, value: Any, keys: Keys) -> Any:  # noqa: ANN401 - any type, and the value of it
    """Return the value of a type that a file holds: a row, a list of rows, a table or one value.

    A record is not checked: building the check costs each command more than reading the whole file.

    Args:
        kind: The type.
        value: What the file holds: text, or lists and tables of text.
        keys: The keys of the rows that can be met.

    Raises:
        KeyError: A row has a key that is not known.
        TypeError: A row misses a key that it needs.
        ValueError: A value cannot be read as its type.

    >>> made(dict[str, date], {"dag": "2014-10-27"}, {})
    {'dag': datetime.date(2014, 10, 27)}
    """
    if get_origin(kind) in {Union, UnionType}:
        kind = get_args(kind)[0]
        if value == "":
            return None
    if kind in keys:
        types = _types(kind)
        fields = {keys[kind][key]: below for key, below in value.items()}
        return kind(**{field: made(types[field], below, keys) for field, below in fields.items() if field})
    if get_origin(kind) is tuple:
        return tuple(made(get_args(kind)[0], below, keys) for below in value)
    if get_origin(kind) in {dict, Mapping}:
        key_kind, below_kind = get_args(kind)
        return {made(key_kind, key, keys): made(below_kind, below, keys) for key, below in value.items()}
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(kind, value)
    return READERS.get(kind, kind)(value)


def _record(model: type[Record], row: Row) -> Record:
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    return model.model_construct(**{names[key]: below for key, below in row.items()})


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=NAMES)
