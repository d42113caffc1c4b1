"""The kinds of the values that a template can name, so that a template can be checked before it runs."""

from enum import Enum
from typing import Final, NamedTuple, get_args, get_origin, get_type_hints


class Sort(Enum):
    """The sorts of values of a template, in the words of a message."""

    TEXT = "een tekst"
    NUMBER = "een getal"
    TRUTH = "ja of nee"
    LIST = "een lijst"
    GROUP = "een groep namen"


class ValueKind(NamedTuple):
    """The kind of a value: its sort, and what is in it.

    Attributes:
        names: What stands behind the dot; only a group has them.
        row: What one row of a list is; only a list has it.
    """

    sort: Sort
    names: "dict[str, ValueKind] | None" = None
    row: "ValueKind | None" = None


TEXT: Final = ValueKind(Sort.TEXT)
NUMBER: Final = ValueKind(Sort.NUMBER)
TRUTH: Final = ValueKind(Sort.TRUTH)
LOOP: Final = ValueKind(Sort.GROUP, {"index": NUMBER, "first": TRUTH, "last": TRUTH})
"""The names that a template has for the loop around it."""


def kind_of(value: object) -> ValueKind:
    """Return the kind of facts: a group of names, each with its own kind."""
    types = get_type_hints(type(value))
    return ValueKind(Sort.GROUP, {name: _kind(types[name], getattr(value, name)) for name in types})


def _kind(annotation: object, value: object) -> ValueKind:
    if hasattr(value, "_fields"):
        return kind_of(value)
    if isinstance(value, dict):  # its names come from data
        return ValueKind(Sort.GROUP, {name: _kind(type(held), held) for name, held in value.items()})
    return _of_type(annotation)


def _of_type(annotation: object) -> ValueKind:
    """Return the kind of value that an annotation allows, for a list that may be empty."""
    if annotation is bool:
        return TRUTH
    if annotation is int:
        return NUMBER
    if get_origin(annotation) is tuple:
        return ValueKind(Sort.LIST, row=_of_type(get_args(annotation)[0]))
    if hasattr(annotation, "_fields"):
        return ValueKind(Sort.GROUP, {name: _of_type(kind) for name, kind in get_type_hints(annotation).items()})
    return TEXT
