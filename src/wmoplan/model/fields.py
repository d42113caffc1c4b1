"""How the words of a data file become days, terms and periods: the types of the models' fields."""

from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from wmoplan.errors import Refused
from wmoplan.model.day import read_day, read_time
from wmoplan.model.period import When, read_when
from wmoplan.model.source import Source, read_source
from wmoplan.model.term import Term, read_term

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


YesNo = Annotated[bool, PlainValidator(read_yes), WithJsonSchema({"enum": ["ja", "nee"]})]
"""Yes or no in a data file: "ja" or "nee"."""


def _as_words(value: object) -> object:
    words = [word.strip() for word in value.split(",")] if isinstance(value, str) else value
    return tuple(word for word in words if word != "") if isinstance(words, list) else words


Words = Annotated[tuple[str, ...], BeforeValidator(_as_words)]
"""A list of words, or words with commas between them; an empty word is none."""
