"""Keeps shipped data as JSON once it is read and checked, and makes the same objects of it without checking again.

The objects are those of the reader: records, named tuples, days, enumerations, and tuples and tables of them. Only
files that the program itself made, when it was built or in a clone, are loaded: what a user writes is always checked.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from wmoplan.record import Record

if TYPE_CHECKING:
    from pathlib import Path

CLASS: Final = ""
"""The key of a JSON object that tells what it is: the number of a class, or one of the words below."""

VALUE: Final = "v"
DAY: Final = "day"
SET: Final = "set"
TABLE: Final = "table"
"""What an object is that JSON has no form for: a day, a frozenset, and a table of which the keys are no texts."""

OURS: Final = "wmoplan."
"""How the modules begin of which a class is loaded."""


def packed(value: object) -> str:
    """Return an object as text: a line with the classes that the object needs, and a line with the object itself.

    Raises:
        TypeError: The object holds something that cannot be kept.
    """
    packer = _Packer()
    data = json.dumps(packer.plain(value), ensure_ascii=False, separators=(",", ":"))
    names = [f"{kind.__module__}:{kind.__qualname__}" for kind in packer.numbers]
    return f"{json.dumps(names)}\n{data}\n"


class _Packer:
    """Makes values of JSON of objects, and numbers the classes of the objects."""

    def __init__(self) -> None:
        self.numbers: dict[type, int] = {}
        self.ways: tuple[tuple[Any, Callable[[Any], object]], ...] = (
            (Enum, lambda value: self._of_class(value, {VALUE: value.value})),
            ((type(None), bool, int, str), lambda value: value),
            (date, lambda value: {CLASS: DAY, VALUE: value.isoformat()}),
            (frozenset, lambda value: {CLASS: SET, VALUE: [self.plain(one) for one in sorted(value)]}),
            (Mapping, self._table),
            (Record, self._record),
            (tuple, self._tuple),
        )

    def plain(self, value: object) -> object:
        for kind, way in self.ways:  # the first that fits: a word with a type is a text as well
            if isinstance(value, kind):
                return way(value)
        raise TypeError(type(value))

    def _of_class(self, value: object, below: dict[str, object]) -> object:
        return {CLASS: self.numbers.setdefault(type(value), len(self.numbers)), **below}

    def _table(self, value: Mapping[Any, object]) -> object:
        if all(isinstance(key, str) and key != CLASS for key in value):
            return {key: self.plain(below) for key, below in value.items()}
        return {CLASS: TABLE, VALUE: [[self.plain(key), self.plain(below)] for key, below in value.items()]}

    def _record(self, value: Record) -> object:
        known = [name for name in type(value).model_fields if name in value.model_fields_set]
        return self._of_class(value, {name: self.plain(getattr(value, name)) for name in known})

    def _tuple(self, value: tuple[object, ...]) -> object:
        below = [self.plain(one) for one in value]
        return below if type(value) is tuple else self._of_class(value, {VALUE: below})


def unpacked(text: str) -> Any:  # noqa: ANN401 - whatever was packed
    """Return the object that a text was made of."""
    names, _, data = text.partition("\n")
    makers: dict[object, Callable[[dict[str, Any]], object]] = dict(enumerate(map(_maker, json.loads(names))))
    makers |= {
        None: _without_lists,
        DAY: lambda row: date.fromisoformat(row[VALUE]),
        SET: lambda row: frozenset(row[VALUE]),
        TABLE: lambda row: dict(map(_tuple, row[VALUE])),
    }

    def made(row: dict[str, Any]) -> object:
        return makers[row.pop(CLASS, None)](row)

    found = json.loads(data, object_hook=made)
    return _tuple(found) if type(found) is list else found


def _maker(name: str) -> Callable[[dict[str, Any]], object]:
    """Return what makes an object of a class of ours from the JSON object of it."""
    module, _, kind = name.partition(":")
    if not module.startswith(OURS):
        raise ValueError(name)
    found = getattr(import_module(module), kind)
    if issubclass(found, Record):
        complete = found.model_construct(set()).model_copy  # cheaper than `model_construct` for each row
        return lambda row: complete(update=_without_lists(row))
    if issubclass(found, tuple):
        make = found._make
        return lambda row: make([_tuple(value) if type(value) is list else value for value in row[VALUE]])
    return lambda row: found(row[VALUE])


def _without_lists(row: dict[str, Any]) -> dict[str, Any]:
    """Return an object of JSON with a tuple for each list."""
    for key, value in row.items():
        if type(value) is list:
            row[key] = _tuple(value)
    return row


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    """Return a list of JSON as a tuple, and so each list in it; what is below an object is so already."""
    return tuple([_tuple(value) if type(value) is list else value for value in values])


def load(path: "Path") -> Any:  # noqa: ANN401 - whatever was packed
    """Return the object in a file; None where there is no such file."""
    try:
        text = path.read_text("utf-8")
    except OSError:
        return None
    return unpacked(text)


def save(value: object, path: "Path") -> None:
    """Write an object into a file, whole or not at all; where that is not allowed, nothing is kept."""
    import os
    from contextlib import suppress

    part = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(packed(value), "utf-8")
        part.replace(path)
