"""What a municipality made known, and what its file adds to a plan; each can say since when it was known."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from wmoplan.errors import Refused
from wmoplan.model.agenda_words import AgendaWords
from wmoplan.model.fields import SHORT, Day, TermText, Time, WhenText, Words, YesNo, must_run_forward
from wmoplan.model.schedule import BodyRow, MeetingRow, RecessRow, ScheduleVersion, StatusWords
from wmoplan.model.step import short_name
from wmoplan.record import Placed, Record

NAME: Final = r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*"
"""An id that a user makes up."""


def _as_mapping(key: str) -> BeforeValidator:
    """Let a fact be written as its bare value as well as with its source and since when it is known."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str | date) else value)


class DayFact(Placed):
    """A day that the municipality has made known.

    Attributes:
        source: Where it stands; may be empty.
        since: The day on which it became known; None counts always.
    """

    day: Day = Field(alias="datum")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


SKIP: Final = "overslaan"
"""What a term says that stands still in a recess."""


class TermFact(Record):
    """A term of the municipality's own.

    Attributes:
        length: How long it is.
        recess: `SKIP` makes it stand still in a recess; empty lets it run on.
        source, since: As in `DayFact`.
    """

    length: TermText = Field(alias="lengte")
    recess: Literal["", "overslaan"] = Field(alias="reces", default="")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)


KnownDay = Annotated[DayFact, _as_mapping("datum")]

KnownTerm = Annotated[TermFact, _as_mapping("lengte")]


class Announcement(Placed):
    """The announcement of a decision by the municipality.

    Attributes:
        day: The day of the decision; None where only the body is known.
        body: The body that decides; None is the plan's own.
        together_with: The step that is decided in the same decision, on which the moments then stand; may be empty.
        sessions: The days on which it is dealt with before the decision.
        councils: The day on which each council of a region decides, by municipality; the first of them leads.
        source, since: As in `DayFact`.
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
        source, since: As in `DayFact`.
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
    if isinstance(text, str) and re.fullmatch(NAME, text):
        return text
    raise Refused(f"'{text}' kan geen id zijn.", "Schrijf kleine letters, cijfers en streepjes, zoals inloop-avond.")


Name = Annotated[str, PlainValidator(read_name), WithJsonSchema({"type": "string", "pattern": NAME})]


class OwnStep(Placed):
    """A step of the municipality's own, or a round of a step of the plan before its decision.

    Attributes:
        id: What the rest of the profile names it by.
        title: What it is called in a list.
        name: The subject with its article, as a sentence uses it.
        short: The subject in at most 24 characters; empty is the name without its article, where that is short enough.
        note: What it is about; may be empty.
        decision, sort: As in a step of a plan.
        large: Whether a new executive has to be in before it is decided.
        act: What to do in its time, where nobody decides.
        topics: None is those of the step of which it is a round, else it belongs to all.
        when: Its aim and its last day; None where nobody has said.
        round_of: The step that is decided after this round; may be empty.
        after: The steps that come before it, or in the same meeting.
        source, since: As in `DayFact`.
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
        title: What it is, as a list has it.
        last: The last day, for more than one; None is one day.
        time: As HH:MM; None is the whole day.
        act: What to do; may be empty.
        topics: None belongs to all.
        source, since: As in `DayFact`.
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
        must_run_forward(self.day, self.last, "datum")
        return self


MAIL_ADDRESS: Final = r"[^\s@,;:?&=<>\"'()\[\]/\\]+@[^\s@,;:?&=<>\"'()\[\]/\\]+\.[A-Za-z]{2,}"
"""One address and nothing else: behind a '?' or '&' in a link, a mail program finds copies and a text to send."""


def read_mail_address(text: str) -> str:
    """Return a mail address.

    Raises:
        Refused: It is none, or there is more than an address.

    >>> read_mail_address("griffie@haren.nl")
    'griffie@haren.nl'
    """
    if text and not re.fullmatch(MAIL_ADDRESS, text):
        raise Refused(f"'{text}' is geen mailadres.", "Schrijf alleen het adres, zoals griffie@voorbeeld.nl.")
    return text


class Clerk(Record):
    """How to reach the council's office.

    Attributes:
        email: One address; may be empty.
        phone: As it was typed; may be empty.
    """

    email: Annotated[str, AfterValidator(read_mail_address)] = ""
    phone: str = Field(alias="telefoon", default="")


class Speaking(Record):
    """The place and the time for who speaks at a meeting.

    Attributes:
        place: Where one speaks; may be empty.
        minutes: Speaking time in minutes; None where it is not known.
        access: How the place can be entered and heard.
    """

    place: str = Field(alias="waar", default="")
    minutes: int | None = Field(alias="minuten", default=None, ge=1, le=60)
    access: str = Field(alias="toegang", default="")


Fact = MeetingRow | RecessRow | ScheduleVersion | OwnStep | OwnDay | DayFact | TermFact | Announcement | Request
"""What can have been known since a day."""

COUNCIL: Final = "wmo-raad"
CLIENT_COUNCIL: Final = "clientenraad"
Role = Literal["wmo-raad", "clientenraad", "belangenorganisatie"]
"""Who the volunteers are."""


def read_role(text: object) -> object:
    """Return a role in small letters and without a diaeresis, as the data spells roles.

    >>> read_role("Cliëntenraad")
    'clientenraad'
    """
    return text.lower().replace("ë", "e") if isinstance(text, str) else text


class Profile(Record):
    """A municipality's own file; everything that can be derived may be left out.

    Attributes:
        municipality: The name or the code of the municipality.
        organisation: What the volunteers call themselves; may be empty.
        role: Who the volunteers are.
        plans: The ids or the files of the plans that are followed; none is the plan that `init` would offer on the day.
        election, new_council, new_executive: Days that the municipality made known; None is reckoned.
        anchors: The day of each anchor that the municipality chooses, by the id of the anchor.
        topics: The ids of the chosen subjects; none is all.
        bodies: What is special about a body, and bodies that the rules do not know, by id.
        meetings: The list of meetings: days, and rules that give days.
        meeting_files: Files with more meetings, from the folder of the profile.
        recesses: The recesses that the municipality itself has set.
        terms: The municipality's own length of a term, by the id of the term.
        decisions: What was announced about the decision on a step, by the id of the step.
        requests: The requests for advice that came in, by the id of the step.
        items: By which words an item on an agenda is recognised as one about a step, by the id of the step; they count
            in the place of those of the plan.
        steps: Steps that no plan has.
        days: Days of the volunteers' own.
        confirmed: The day of a moment that the municipality confirmed, by the id of the moment.
        schedule: Which schedule of meetings the list follows.
        status_words: What the words of the schedule for a status mean.
        clerk: How to reach the council's office.
        speaking: What a speaker needs to know.
    """

    municipality: str = Field(alias="gemeente", min_length=1)
    organisation: str = Field(alias="organisatie", default="")
    role: Annotated[Role, BeforeValidator(read_role)] = Field(alias="rol", default=COUNCIL)
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
    items: dict[str, AgendaWords] = Field(alias="raadsagenda", default_factory=dict, max_length=100)
    steps: tuple[OwnStep, ...] = Field(alias="stappen", default=(), max_length=50)
    days: tuple[OwnDay, ...] = Field(alias="eigen-data", default=(), max_length=200)
    confirmed: dict[str, KnownDay] = Field(alias="bevestigd", default_factory=dict, max_length=500)
    schedule: ScheduleVersion | None = Field(alias="vergaderschema", default=None)
    status_words: StatusWords = Field(alias="statuswoorden", default_factory=StatusWords)
    clerk: Clerk | None = Field(alias="griffie", default=None)
    speaking: Speaking | None = Field(alias="inspreken", default=None)

    def is_chosen(self, topics: tuple[str, ...]) -> bool:
        """Tell whether something with these subjects is shown to the volunteers; who chose none sees every subject."""
        return not self.topics or not topics or not set(self.topics).isdisjoint(topics)

    def facts(self) -> Iterator[Fact]:
        """Yield every row of the file that can have a day since when it was known."""
        for rows in (self.meetings, self.recesses, self.steps, self.days):
            yield from rows
        for named in (self.anchors, self.terms, self.decisions, self.requests, self.confirmed):
            yield from named.values()
        for announcement in self.decisions.values():
            yield from announcement.councils.values()
        yield from (fact for fact in (self.election, self.new_council, self.new_executive) if fact)
        if self.schedule and self.schedule.first:
            yield self.schedule
