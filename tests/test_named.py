"""The named tuples of the house beside those of `typing`: whoever uses one sees no difference."""

import copy
import inspect
import pickle
import typing
from typing import Any, Final

import pytest

from wmoplan.named import NamedTuple


class Ours(NamedTuple):
    """A class of the house."""

    day: str
    body: str
    about: "tuple[str, ...]" = ()
    sure: bool = True

    @property
    def title(self) -> str:
        return f"{self.body} {self.day}"


class Theirs(typing.NamedTuple):
    """A class of `typing`."""

    day: str
    body: str
    about: "tuple[str, ...]" = ()
    sure: bool = True

    @property
    def title(self) -> str:
        return f"{self.body} {self.day}"


class Below(Ours):
    """A class below one of the house."""

    @property
    def title(self) -> str:
        return super().title.upper()


USES: Final = {
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
    "positions": lambda kind: tuple(kind("1", "raad", ("a",))),
    "names": lambda kind: tuple(kind(body="raad", day="1", sure=False)),
    "a field": lambda kind: (kind("1", "raad").body, kind("1", "raad").sure),
    "a property": lambda kind: kind("1", "raad").title,
    "other values": lambda kind: tuple(kind("1", "raad")._replace(about=("b",), day="2")),
    "made of values": lambda kind: kind._make(iter(["1", "raad", (), True])) == kind("1", "raad"),
    "by name": lambda kind: kind("1", "raad")._asdict(),
    "shown": lambda kind: repr(kind("1", "raad")).replace(kind.__name__, ""),
    "equal and hashed": lambda kind: len({kind("1", "raad"), kind("1", "raad"), ("1", "raad", (), True)}),
    "parameters": lambda kind: list(inspect.signature(kind).parameters),
    "types": typing.get_type_hints,
    "what it is": lambda kind: (kind.__doc__.split(" of ")[0], kind.__module__, kind.__bases__[0].__mro__[-2:]),
    "a copy": lambda kind: [tuple(one) for one in (copy.copy(kind("1", "raad")), copy.deepcopy(kind("1", "raad")))],
    "pickled": lambda kind: type(pickle.loads(pickle.dumps(kind("1", "raad")))) is kind,  # noqa: S301 - our own
    "no other attributes": lambda kind: hasattr(kind("1", "raad"), "__dict__"),
}  # fmt: skip


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_both_kinds_do_the_same(use: typing.Callable[[Any], object]) -> None:
    assert use(Ours) == use(Theirs)


@pytest.mark.parametrize("kind", [Ours, Theirs])
@pytest.mark.parametrize(
    ("use", "fault"),
    [
        (lambda kind: kind("1"), TypeError),
        (lambda kind: kind("1", "raad", other=1), TypeError),
        (lambda kind: setattr(kind("1", "raad"), "day", "2"), AttributeError),
        (lambda kind: kind("1", "raad")._replace(other=1), (ValueError, TypeError)),  # the latter from Python 3.13 on
    ],
)
def test_both_kinds_refuse_the_same(
    kind: type[NamedTuple], use: typing.Callable[[Any], object], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        use(kind)


def test_a_class_below_is_an_ordinary_class() -> None:
    assert Below("1", "raad").title == "RAAD 1"
    assert type(Below("1", "raad")._replace(day="2")) is Below
    assert type(Below) is type


def test_a_field_with_a_default_comes_last() -> None:
    with pytest.raises(TypeError):

        class _Wrong(NamedTuple):
            first: int = 1
            second: int  # type: ignore[misc]


def test_a_pattern_takes_the_fields_in_order() -> None:
    match Ours("1", "raad"):
        case Ours(day, body):
            assert (day, body) == ("1", "raad")
