"""What a municipality made known, and what its file adds to a plan; each can say since when it was known."""

import re
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import SHORT, Day, TermText, Time, WhenText, Words, YesNo
from wmoplan.model.step import short_name
from wmoplan.record import Placed, Record

NAME: Final = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
"""An id that a user makes up."""


def _as_mapping(key: str) -> BeforeValidator:
    """Let a fact be written as its bare value as well as with its source and since when it is known."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str | date) else value)


class DayFact(Placed):
    """A day that the municipality has made known."""

    day: Day = Field(alias="datum")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


class TermFact(Record):
    """A term of the municipality's own.

    Attributes:
        recess: "overslaan" makes it stand still in a recess; empty lets it run on.
    """

    length: TermText = Field(alias="lengte")
    recess: Literal["", "overslaan"] = Field(alias="reces", default="")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


KnownDay = Annotated[DayFact, _as_mapping("datum")]

KnownTerm = Annotated[TermFact, _as_mapping("lengte")]


class Announcement(Placed):
    """What the municipality has announced about a decision.

    Attributes:
        day: The day of the decision; None where only the body is known.
        body: The body that decides; None is the plan's own.
        together_with: The step that is decided in the same decision, on which the moments then stand; may be empty.
        sessions: The days on which it is dealt with before the decision.
        councils: The day on which each council of a region decides, by municipality; the first of them leads.
    """

    day: Day | None = Field(alias="datum", default=None)
    body: str | None = Field(alias="orgaan", default=None)
    together_with: str = Field(alias="samen-met", default="")
    sessions: tuple[Day, ...] = Field(alias="behandelingen", default=(), max_length=10)
    councils: dict[str, KnownDay] = Field(alias="raden", default_factory=dict, max_length=100)
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


class Request(Placed):
    """A request for advice that the volunteers received.

    Attributes:
        received: The day on which it came.
        due: The day by which the municipality wants the advice; None where it did not say.
        term: How long the municipality gives for this one; None is its usual term.
        jointly_with: Other councils that give one advice with these volunteers.
    """

    received: Day | None = Field(alias="ontvangen", default=None)
    due: Day | None = Field(alias="uiterlijk", default=None)
    term: TermText | None = Field(alias="termijn", default=None)
    jointly_with: Words = Field(alias="gezamenlijk-met", default=())
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


def read_name(text: object) -> str:
    """Return an id that a user made up: small letters, digits and hyphens, at most 60.

    Raises:
        Refused: It is something else.

    >>> read_name("inloop-avond")
    'inloop-avond'
    """
    if isinstance(text, str) and NAME.fullmatch(text):
        return text
    raise Refused(f"'{text}' kan geen id zijn.", "Schrijf kleine letters, cijfers en streepjes, zoals inloop-avond.")


Name = Annotated[str, PlainValidator(read_name), WithJsonSchema({"type": "string", "pattern": NAME.pattern})]


class OwnStep(Placed):
    """A step of the municipality's own, or a round of a step of the plan before its decision.

    Attributes:
        name: The subject with its article, as a sentence uses it.
        short: The subject in at most 24 characters; empty is the name without its article, where that is short enough.
        decision, sort: As in a step of a plan.
        large: Whether a new executive has to be in before it is decided.
        act: What to do in its time, where nobody decides.
        topics: None is those of the step of which it is a round, else it belongs to all.
        when: Its aim and its last day; None where nobody has said.
        round_of: The step that is decided after this round; may be empty.
        after: The steps that come before it, or in the same meeting.
    """

    id: Name
    title: str = Field(alias="titel", min_length=1)
    name: str = Field(alias="naam", min_length=1)
    short: str = Field(alias="kort", default="", max_length=SHORT)
    note: str = Field(alias="uitleg", default="")
    decision: str = Field(alias="besluit", default="raad")
    sort: str = Field(alias="soort-besluit", default="")
    large: YesNo = Field(alias="groot", default=False)
    act: str = Field(alias="doe", default="")
    topics: Words = Field(alias="onderwerpen", default=())
    when: WhenText | None = Field(alias="wanneer", default=None)
    round_of: str = Field(alias="ronde-van", default="")
    after: Words = Field(alias="na", default=())
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _has_a_short_name(self) -> Self:
        if not self.short and not short_name(self.name):
            raise Refused("de naam is te lang voor een agenda.", "Schrijf er een korte bij: kort: ...")
        return self


class OwnDay(Record):
    """A day of the volunteers' own: a visit, a training, an evening with the parties.

    Attributes:
        last: The last day, for more than one; None is one day.
        act: What to do; may be empty.
        topics: None belongs to all.
    """

    id: Name
    title: str = Field(alias="titel", min_length=1)
    day: Day = Field(alias="datum")
    last: Day | None = Field(alias="tot", default=None)
    time: Time | None = Field(alias="tijd", default=None)
    act: str = Field(alias="doe", default="")
    topics: Words = Field(alias="onderwerpen", default=())
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last and self.last < self.day:
            raise Refused("'tot' ligt voor 'datum'.", "Draai de twee dagen om.")
        return self
