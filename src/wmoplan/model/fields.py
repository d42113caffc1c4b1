"""How the words of a data file become days, terms and periods, and what a field of a plan is for its readers."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, NamedTuple, TypeVar

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic.fields import FieldInfo

from wmoplan.errors import Refused
from wmoplan.model.day import read_day, read_time
from wmoplan.model.period import When, read_when
from wmoplan.model.source import Source, read_source
from wmoplan.model.term import Term, read_term
from wmoplan.record import Record

T = TypeVar("T")

SHORT: Final = 24
"""How many characters the short name of a subject has at most."""

FEW: Final = 50
MANY: Final = 300
MOST: Final = 2000
"""How many rows a list of a plan holds at most: below another row, of what is reckoned with each other, of the rest."""

Day = Annotated[
    date,
    PlainValidator(read_day),
    WithJsonSchema({"type": "string", "description": "2014-10-27, 27-10-2014 of 27 oktober 2014"}),
]
"""A day in a data file."""

Time = Annotated[str, PlainValidator(read_time), WithJsonSchema({"type": "string", "description": "20:00"})]
"""A time of day in a data file, as HH:MM."""

TermText = Annotated[Term, PlainValidator(read_term), WithJsonSchema({"type": "string", "description": "6 weken"})]
"""A term in a data file."""

WhenText = Annotated[
    When, PlainValidator(read_when), WithJsonSchema({"type": "string", "description": "juli 2014; vóór verkiezing"})
]
"""When something is, in a data file."""

SourceText = Annotated[
    Source, PlainValidator(read_source), WithJsonSchema({"type": "string", "description": "document, plaats"})
]
"""A source in a data file."""


def read_yes(text: object) -> bool:
    """Return whether the word says yes.

    Raises:
        Refused: It is neither "ja" nor "nee".

    >>> read_yes("ja")
    True
    """
    if isinstance(text, bool):
        return text
    if text not in ("ja", "nee"):
        raise Refused(f"'{text}' mag hier niet.", 'Schrijf "ja" of "nee".')
    return text == "ja"


def must_run_forward(first: date | None, last: date | None, key: str = "van") -> None:
    """Hold the first and the last day of a row against each other.

    Raises:
        Refused: The last day lies before the first.
    """
    if first and last and last < first:
        raise Refused(f"'tot' ligt voor '{key}'.", "Draai de twee dagen om.")


YesNo = Annotated[bool, PlainValidator(read_yes), WithJsonSchema({"enum": ["ja", "nee"]})]
"""Yes or no in a data file: "ja" or "nee"."""


def _as_words(value: object) -> object:
    words = [word.strip() for word in value.split(",")] if isinstance(value, str) else value
    return tuple(word for word in words if word != "") if isinstance(words, list) else words


SPLIT: Final = BeforeValidator(_as_words)
"""Lets a list be written as words with commas between them; an empty word is none."""

Words = Annotated[tuple[str, ...], SPLIT]
"""A list of words, or words with commas between them; an empty word is none."""


class Rows(NamedTuple):
    """The words of a list of rows for the readers of a plan, as an annotation of the field that holds the list.

    Attributes:
        one: The noun for one row.
        more: The noun for more rows.
        heading: What stands above the list where a plan is shown.
        about: What the list holds, in one sentence, for who reads the JSON.
        lead: The word before each row; empty where there is none.
        counted: Its place among the counts at the head of a plan; the tens are the sentence. 0 is not counted.
        json: Its place among the lists of a plan's JSON; 0 is not in it.
        own_names: Whether its ids are names of their own: a subject may have the id of a step.
        moments: Whether each row has moments on the timeline.
        says: What a row is, where that is not "een" with the noun.
    """

    one: str
    more: str
    heading: str = ""
    about: str = ""
    lead: str = ""
    counted: int = 29
    json: int = 50
    own_names: bool = False
    moments: bool = False
    says: str = ""

    @property
    def kind(self) -> str:
        """The name of one row in a sentence."""
        return self.says or f"een {self.one}"


class Names(NamedTuple):
    """An annotation of a field: the word in the field, or each word of its list, is the id of another row.

    Attributes:
        what: What the word must be, without its article; empty is not checked: another plan can have the row.
        lists: The keys of the lists of which it is an id; none is every id and anchor of the plan.
        others: Whether the row itself is no choice.
    """

    what: str
    lists: tuple[str, ...] = ()
    others: bool = False


class OnlyText:
    """An annotation of a field: the JSON of a plan has no more of the value than its text."""


class Value(NamedTuple):
    """A value of a record, or of a record inside it.

    Attributes:
        path: The keys and places in lists that lead to the value, as in the file.
        field: The field that holds it, with its annotations.
        value: The value itself.
        row: The record of which it is a field.
    """

    path: tuple[str | int, ...]
    field: FieldInfo
    value: object
    row: Record


def annotated(field: FieldInfo, kind: type[T]) -> T | None:
    """Return the annotation of a type that a field has, or None."""
    return next((word for word in field.metadata if isinstance(word, kind)), None)


def values_in(row: Record, path: tuple[str | int, ...] = ()) -> Iterator[Value]:
    """Yield every value of a record that is not empty, each followed by the values of the records in it."""
    fields = type(row).model_fields
    for name, value in row.__dict__.items():
        if not value:
            continue
        field = fields[name]
        here = (*path, field.alias or name)
        yield Value(here, field, value, row)
        if isinstance(value, Record):
            yield from values_in(value, here)
        elif isinstance(value, tuple):
            for at, below in enumerate(value):
                if isinstance(below, Record):
                    yield from values_in(below, (*here, at))


StepIds = Annotated[tuple[str, ...], Names("id van een stap", ("stappen",))]
"""The ids of steps."""

MilestoneIds = Annotated[tuple[str, ...], Names("id van een mijlpaal", ("mijlpalen",))]
"""The ids of milestones."""
