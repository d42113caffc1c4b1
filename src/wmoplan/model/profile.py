"""A municipality's own file: who the volunteers are, when the bodies meet, what was announced."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from wmoplan.dutch import WEEKDAYS
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.fields import Day, TermText, Time, WhenText
from wmoplan.model.plan import Words, YesNo
from wmoplan.record import Record

NAME: Final = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
"""An id that a user makes up."""

LONGEST_RULE: Final = 10
"""How many years a rule of meetings can run."""

PATTERN_FORMS: Final = (
    'Schrijf "elke dinsdag", "elke eerste dinsdag van de maand" (eerste, tweede, derde, vierde of laatste) '
    'of "om de 2 weken op dinsdag vanaf 7 januari 2014".'
)
"""What to write for a pattern of meetings."""

ORDINALS: Final = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4, "laatste": -1,
}  # fmt: skip


class Pattern(NamedTuple):
    """A rule by which a body meets.

    Attributes:
        text: As it was written.
        weekday: Monday is 0.
        nth: Which of the month, 1 to 4, or -1 for the last; 0 is every one.
        weeks: Every so many weeks from `start`; 0 where the rule is not of that form.
        start: The day that "om de N weken" counts from.
    """

    text: str
    weekday: int
    nth: int = 0
    weeks: int = 0
    start: date | None = None


def read_pattern(text: object) -> Pattern:
    """Return the rule by which a body meets.

    Raises:
        Refused: It is not one of the forms, or the start is not on the weekday.

    >>> read_pattern("elke laatste maandag van de maand").nth
    -1
    """
    if isinstance(text, Pattern):
        return text
    words = " ".join(str(text).split()).lower()
    if words.startswith("iedere "):
        words = f"elke {words.removeprefix('iedere ')}"
    match words.split(" "):
        case ["elke", weekday] if weekday in WEEKDAYS:
            return Pattern(words, WEEKDAYS.index(weekday))
        case ["elke", nth, weekday, "van", "de", "maand"] if nth in ORDINALS and weekday in WEEKDAYS:
            return Pattern(words, WEEKDAYS.index(weekday), ORDINALS[nth])
        case ["elke", nth, weekday] if nth in ORDINALS and weekday in WEEKDAYS:
            raise Refused(f"'{text}' kan twee dingen zijn.", f'Bedoelt u "{words} van de maand"? Schrijf dat dan.')
        case ["om", "de", number, "weken", "op", weekday, "vanaf", *day] if weekday in WEEKDAYS and day:
            weeks = int(number) if number.isdecimal() and number.isascii() and len(number) < 3 else 0  # noqa: PLR2004
            start = read_day(" ".join(day))
            if start.weekday() != WEEKDAYS.index(weekday):
                raise Refused(f"'{' '.join(day)}' is geen {weekday}.", f"Laat de regel beginnen op een {weekday}.")
            if weeks:
                return Pattern(words, WEEKDAYS.index(weekday), 0, weeks, start)
    raise Refused(f"'{text}' is geen regel voor vergaderingen.", PATTERN_FORMS)


PatternText = Annotated[
    Pattern, PlainValidator(read_pattern), WithJsonSchema({"type": "string", "description": PATTERN_FORMS})
]

MeetingStatus = Literal["definitief", "voorlopig", "vervallen", "verplaatst"]
"""How sure a meeting is; "vervallen" and "verplaatst" do not take place on their day."""


class MeetingRow(Record):
    """One line of the list of meetings: a date, or a rule that gives dates.

    Attributes:
        to: The new day of a meeting that was moved.
        goes_on: The day on which a meeting that is split goes on; it then takes place on both.
        in_recess: Whether the rule also gives meetings in a recess and on a feestdag.
        since: The day on which it became known; None counts always.
    """

    day: Day | None = Field(alias="datum", default=None)
    rule: PatternText | None = Field(alias="regel", default=None)
    time: Time | None = Field(alias="tijd", default=None)
    body: str = Field(alias="orgaan", min_length=1)
    status: MeetingStatus = "definitief"
    to: Day | None = Field(alias="naar", default=None)
    goes_on: Day | None = Field(alias="vervolg", default=None)
    first: Day | None = Field(alias="van", default=None)
    last: Day | None = Field(alias="tot", default=None)
    in_recess: YesNo = Field(alias="ook-in-reces", default=False)
    title: str = Field(alias="titel", default="")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.day is None) == (self.rule is None):
            raise Refused(
                "een vergadering heeft een datum of een regel, niet beide en niet geen van beide.",
                'Schrijf bijvoorbeeld {datum: 2014-10-27, orgaan: raad} of {regel: "elke dinsdag", orgaan: college}.',
            )
        if (self.status == "verplaatst") != (self.to is not None):
            raise Refused(
                "bij 'status: verplaatst' hoort 'naar', en 'naar' hoort alleen daarbij.",
                "Schrijf de nieuwe dag, bijvoorbeeld {datum: 2014-10-27, orgaan: raad, status: verplaatst, "
                "naar: 2014-11-03}.",
            )
        if self.goes_on and (self.day is None or self.goes_on <= self.day):
            raise Refused(
                "'vervolg' is de dag waarop deze vergadering verder gaat; die ligt na 'datum'.",
                "Schrijf bijvoorbeeld {datum: 2014-11-03, vervolg: 2014-11-04, orgaan: raad}.",
            )
        if self.rule is not None and (self.first is None or self.last is None):
            raise Refused(
                f"bij de regel '{self.rule.text}' ontbreekt 'van' of 'tot'.",
                "Schrijf de eerste en de laatste dag, bijvoorbeeld van: 2014-01-01, tot: 2014-12-31.",
            )
        if self.first and self.last and self.last < self.first:
            raise Refused("'tot' ligt voor 'van'.", "Draai de twee dagen om.")
        if self.rule and self.first and self.last and self.last.year - self.first.year > LONGEST_RULE:
            raise Refused(
                f"de regel '{self.rule.text}' loopt langer dan {LONGEST_RULE} jaar.", "Laat hem eerder stoppen."
            )
        return self


class RecessRow(Record):
    """A recess that the municipality itself has set."""

    name: str = Field(alias="naam", min_length=1)
    first: Day = Field(alias="van")
    last: Day = Field(alias="tot")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last < self.first:
            raise Refused("'tot' ligt voor 'van'.", "Draai de twee dagen om.")
        return self


def _as_mapping(key: str) -> BeforeValidator:
    """Let a fact be written as its bare value as well as with its source and since when it is known."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str | date) else value)


class DayFact(Record):
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


class Announcement(Record):
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


class Request(Record):
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


class Clerk(Record):
    """How to reach the council's office."""

    email: str = ""
    phone: str = Field(alias="telefoon", default="")


class Speaking(Record):
    """What a speaker needs to know.

    Attributes:
        minutes: Speaking time in minutes; None where it is not known.
        access: How the place can be entered and heard.
    """

    place: str = Field(alias="waar", default="")
    minutes: int | None = Field(alias="minuten", default=None, ge=1, le=60)
    access: str = Field(alias="toegang", default="")


class BodyRow(Record):
    """A body with rights of its own.

    Attributes:
        sessions: In how many of its meetings in a row a subject is dealt with; one speaks only in the first of them.
        name: As a sentence uses it, with its article; empty is made from the key.
    """

    rights: Words = Field(alias="rechten", default=())
    sessions: int = Field(alias="behandelingen", default=1, ge=1, le=10)
    name: str = Field(alias="naam", default="", max_length=60)


class ScheduleVersion(Record):
    """Which version of the municipality's schedule of meetings the file follows.

    Attributes:
        name: As the municipality calls it.
        day: The day on which it came out; None where that is not known.
    """

    name: str = Field(alias="versie", min_length=1)
    day: Day | None = Field(alias="datum", default=None)
    source: str = Field(alias="bron", default="")


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


class OwnStep(Record):
    """A step of the municipality's own, or a round of a step of the plan before its decision.

    Attributes:
        name: The subject with its article, as a sentence uses it.
        short: The subject in at most 24 characters; empty is made from the name.
        decision: As in a step of a plan.
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
    short: str = Field(alias="kort", default="", max_length=24)
    note: str = Field(alias="uitleg", default="")
    decision: str = Field(alias="besluit", default="raad")
    large: YesNo = Field(alias="groot", default=False)
    act: str = Field(alias="doe", default="")
    topics: Words = Field(alias="onderwerpen", default=())
    when: WhenText | None = Field(alias="wanneer", default=None)
    round_of: str = Field(alias="ronde-van", default="")
    after: Words = Field(alias="na", default=())
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


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


Fact = MeetingRow | RecessRow | OwnStep | OwnDay | DayFact | TermFact | Announcement | Request
"""What can have been known since a day."""

Role = Literal["wmo-raad", "clientenraad", "belangenorganisatie"]
"""Who the volunteers are."""


class Profile(Record):
    """A municipality's own file; everything that can be derived may be left out."""

    municipality: str = Field(alias="gemeente", min_length=1)
    organisation: str = Field(alias="organisatie", default="")
    role: Role = Field(alias="rol", default="wmo-raad")
    plans: Words = Field(alias="plan", default=())
    election: KnownDay | None = Field(alias="verkiezing", default=None)
    new_council: KnownDay | None = Field(alias="nieuwe-raad", default=None)
    new_executive: KnownDay | None = Field(alias="nieuw-college", default=None)
    anchors: dict[str, KnownDay] = Field(alias="ankers", default_factory=dict, max_length=50)
    topics: Words = Field(alias="onderwerpen", default=())
    bodies: dict[str, BodyRow] = Field(alias="organen", default_factory=dict)
    meetings: tuple[MeetingRow, ...] = Field(alias="vergaderingen", default=(), max_length=2000)
    meeting_files: Words = Field(alias="vergaderbestanden", default=())
    recesses: tuple[RecessRow, ...] = Field(alias="reces", default=(), max_length=200)
    terms: dict[str, KnownTerm] = Field(alias="termijnen", default_factory=dict)
    decisions: dict[str, Announcement] = Field(alias="besluiten", default_factory=dict)
    requests: dict[str, Request] = Field(alias="adviesaanvragen", default_factory=dict)
    steps: tuple[OwnStep, ...] = Field(alias="stappen", default=(), max_length=50)
    days: tuple[OwnDay, ...] = Field(alias="eigen-data", default=(), max_length=200)
    confirmed: dict[str, KnownDay] = Field(alias="bevestigd", default_factory=dict, max_length=500)
    schedule: ScheduleVersion | None = Field(alias="vergaderschema", default=None)
    clerk: Clerk | None = Field(alias="griffie", default=None)
    speaking: Speaking | None = Field(alias="inspreken", default=None)

    def facts(self) -> Iterator[Fact]:
        """Yield everything in the file of which can be said since when it was known."""
        for rows in (self.meetings, self.recesses, self.steps, self.days):
            yield from rows
        for named in (self.anchors, self.terms, self.decisions, self.requests, self.confirmed):
            yield from named.values()
        for announcement in self.decisions.values():
            yield from announcement.councils.values()
        yield from (fact for fact in (self.election, self.new_council, self.new_executive) if fact)
