"""What sort of value each name of a template holds, so that a template can be checked before it runs."""

from enum import Enum
from typing import Final, NamedTuple, get_args, get_origin

from wmoplan.record import Record


class Sort(Enum):
    """What a value is, in the words of a message."""

    TEXT = "een tekst"
    NUMBER = "een getal"
    TRUTH = "ja of nee"
    LIST = "een lijst"
    GROUP = "een groep namen"


class Kind(NamedTuple):
    """What a value is.

    Attributes:
        names: What stands behind the dot; only a group has them.
        row: What one row of a list is; only a list has it.
    """

    sort: Sort
    names: "dict[str, Kind] | None" = None
    row: "Kind | None" = None


TEXT: Final = Kind(Sort.TEXT)
NUMBER: Final = Kind(Sort.NUMBER)
TRUTH: Final = Kind(Sort.TRUTH)
LOOP: Final = Kind(Sort.GROUP, {"index": NUMBER, "first": TRUTH, "last": TRUTH})
"""What a template knows of the loop that it is in."""


def kind_of(value: Record) -> Kind:
    """Return what facts are: a group of names."""
    fields = type(value).model_fields.items()
    return Kind(
        Sort.GROUP,
        {field.alias or name: _kind(field.annotation, getattr(value, name)) for name, field in fields},
    )


def _kind(annotation: object, value: object) -> Kind:
    if isinstance(value, Record):
        return kind_of(value)
    if isinstance(value, dict):  # its names come from data
        return Kind(Sort.GROUP, {name: _kind(type(held), held) for name, held in value.items()})
    if get_origin(annotation) is tuple:
        return Kind(Sort.LIST, row=_of_type(get_args(annotation)[0]))
    return _of_type(annotation)


def _of_type(annotation: object) -> Kind:
    """Return what a value of a type is, where there is none to look at."""
    if annotation is bool:
        return TRUTH
    if annotation is int:
        return NUMBER
    if get_origin(annotation) is tuple:
        return Kind(Sort.LIST, row=_of_type(get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        fields = annotation.model_fields.items()
        return Kind(Sort.GROUP, {field.alias or name: _of_type(field.annotation) for name, field in fields})
    return TEXT
