"""How the words of a data file become days, terms and periods: the types of the models' fields."""

from datetime import date
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from wmoplan.model.day import read_day, read_time
from wmoplan.model.period import When, read_when
from wmoplan.model.source import Source, read_source
from wmoplan.model.term import Term, read_term

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
