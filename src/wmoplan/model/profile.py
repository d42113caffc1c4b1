"""A municipality's own file: who the volunteers are, when the bodies meet, what was announced."""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from wmoplan.errors import Refused
from wmoplan.model.fact import (
    Announcement,
    DayFact,
    KnownDay,
    KnownTerm,
    OwnDay,
    OwnStep,
    Request,
    TermFact,
)
from wmoplan.model.fields import Words
from wmoplan.model.schedule import BodyRow, MeetingRow, RecessRow, ScheduleVersion
from wmoplan.record import Record

MAIL_ADDRESS: Final = re.compile(r"[^\s@,;:?&=<>\"'()\[\]/\\]+@[^\s@,;:?&=<>\"'()\[\]/\\]+\.[A-Za-z]{2,}")
"""One address and nothing else: behind a '?' or '&' in a link, a mail program finds copies and a text to send."""


def read_mail_address(text: str) -> str:
    """Return a mail address.

    Raises:
        Refused: It is none, or there is more than an address.

    >>> read_mail_address("griffie@haren.nl")
    'griffie@haren.nl'
    """
    if text and not MAIL_ADDRESS.fullmatch(text):
        raise Refused(f"'{text}' is geen mailadres.", "Schrijf alleen het adres, zoals griffie@voorbeeld.nl.")
    return text


class Clerk(Record):
    """How to reach the council's office."""

    email: Annotated[str, AfterValidator(read_mail_address)] = ""
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


Fact = MeetingRow | RecessRow | ScheduleVersion | OwnStep | OwnDay | DayFact | TermFact | Announcement | Request
"""What can have been known since a day."""

Role = Literal["wmo-raad", "clientenraad", "belangenorganisatie"]
"""Who the volunteers are."""


def read_role(text: object) -> object:
    """Return a role as the data spells it: without the dots that Dutch puts on one of them.

    >>> read_role("Cliëntenraad")
    'clientenraad'
    """
    return text.lower().replace("ë", "e") if isinstance(text, str) else text


class Profile(Record):
    """A municipality's own file; everything that can be derived may be left out."""

    municipality: str = Field(alias="gemeente", min_length=1)
    organisation: str = Field(alias="organisatie", default="")
    role: Annotated[Role, BeforeValidator(read_role)] = Field(alias="rol", default="wmo-raad")
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
        if self.schedule and self.schedule.first:
            yield self.schedule
