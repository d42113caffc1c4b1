"""Named tuples that cost little to make: `NamedTuple` is what `typing.NamedTuple` is, for whoever uses one.

A command loads some 150 of these classes. The one of `typing` compiles a constructor for each of them and each
annotation by itself, which took as long as three bare starts of Python. Here the classes with as many fields share one
compiled constructor, and annotations stay as they are written. `tests/test_named.py` holds both kinds equal.
"""

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self


class Row(tuple[Any, ...]):
    """What every named tuple can; the names are those of `collections.namedtuple`."""

    __slots__ = ()
    _fields = ()
    _make = classmethod(tuple.__new__)  # type: ignore[var-annotated] # an annotation here would look like a field

    def _replace(self, /, **changes: object) -> Self:
        """Return the tuple with other values in some of its fields."""
        made: Self = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(*changes)
        return made

    def _asdict(self) -> dict[str, object]:
        """Return the values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        """Return the call that makes the tuple."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def __getnewargs__(self) -> tuple[object, ...]:
        """Return what a copy is made of."""
        return tuple(self)


@cache
def _shape(length: int) -> Any:  # noqa: ANN401 - a class that no type checker knows
    """Return a named tuple with so many fields, for its constructor and for what finds its fields."""
    return namedtuple("_shape", [f"field{number}" for number in range(length)])  # noqa: PYI024 - so many fields


def _fields_of(body: dict[str, Any]) -> tuple[str, ...]:
    """Return the names that are annotated in the body of a class; from Python 3.14 on a function has them."""
    if "__annotate_func__" not in body:
        return tuple(body.get("__annotations__", ()))
    from annotationlib import Format, call_annotate_function  # type: ignore[import-not-found]

    return tuple(call_annotate_function(body["__annotate_func__"], Format.FORWARDREF))


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - handed on
else:

    class Maker(type):
        """Makes a class of the fields that are annotated in its body."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the class, which is an ordinary one from here on."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = _fields_of(body)
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(name)  # a field without a default stands behind one that has one
            shape = _shape(len(fields))
            code = shape.__new__.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=name)
            found = {field: getattr(shape, place) for field, place in zip(fields, shape._fields, strict=True)}
            ours = {
                "__slots__": (),
                "__match_args__": fields,
                "__new__": FunctionType(code, shape.__new__.__globals__, "__new__", tuple(defaults.values())),
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return type(name, (Row,), body | found | ours)

    class NamedTuple(metaclass=Maker):
        """The base of every named tuple of the house."""
