"""How a decision comes about, as data: bodies, terms, trajectories, and what to say of a moment."""

from typing import Literal

from pydantic import Field

from wmoplan.model.plan import Words, YesNo
from wmoplan.model.source import Document, SourceText
from wmoplan.model.term import TermText
from wmoplan.record import Record

Roll = Literal["niet", "later", "eerder"]
"""What happens to a reckoned day that is a Saturday, a Sunday or a feestdag."""

How = Literal["besluit", "termijn", "vergadering", "tussen", "periode"]
"""How a link finds its day; the data file says what each one means."""

Weight = Literal["fout", "waarschuwing", "opmerking"]
"""How much a signal weighs; the first makes `check` fail."""


class Body(Record):
    """Who meets.

    Attributes:
        rights: What the body may do unless a profile says otherwise.
        meeting: What one of its meetings is called.
        meetings: The same for more than one.
    """

    id: str
    name: str = Field(alias="naam")
    short: str = Field(alias="kort")
    rights: Words = Field(alias="rechten")
    meeting: str = Field(alias="vergadering")
    meetings: str = Field(alias="vergaderingen")


class DefaultTerm(Record):
    """The length of a term while the municipality says nothing.

    Attributes:
        law: Whether the law itself sets it; else what is reckoned with it is an estimate.
        question: What to ask the municipality to know it for certain.
    """

    id: str
    length: TermText = Field(alias="lengte")
    text: str = Field(alias="tekst")
    question: str = Field(alias="vraag")
    law: YesNo = Field(alias="wet", default=False)
    source: SourceText = Field(alias="bron")


class Wording(Record):
    """What is said of a kind of moment, with places to fill in between braces.

    Attributes:
        title: Verb and subject, for a list or an event.
        title_unsure: The title while nobody has announced the decision; empty is the same.
        title_law: The title where the law sets the day; empty is the same.
        event: The title in a calendar, verb and subject within 30 characters; empty is `title`.
        table: A few words for a narrow table, with the same two variants; `table_last` is for the last chance.
        sentence: What follows a date in running text.
        act: What the volunteer does.
        in_calendar: Whether it goes into the calendar by default.
        on_screen: Whether the short timeline shows it though the calendar does not.
        attend: Whether volunteers are present, so that the calendar shows them as busy.
        speaking: Whether it is about speaking, so that place and address are printed with it.
    """

    kind: str = Field(alias="soort")
    title: str = Field(alias="titel")
    title_unsure: str = Field(alias="titel-onzeker", default="")
    title_law: str = Field(alias="titel-wet", default="")
    event: str = Field(alias="afspraak", default="")
    table: str = Field(alias="tabel")
    table_unsure: str = Field(alias="tabel-onzeker", default="")
    table_last: str = Field(alias="tabel-laatste", default="")
    table_law: str = Field(alias="tabel-wet", default="")
    sentence: str = Field(alias="zin")
    sentence_law: str = Field(alias="zin-wet", default="")
    act: str = Field(alias="doe")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    on_screen: YesNo = Field(alias="scherm", default=False)
    attend: YesNo = Field(alias="bijwonen", default=False)
    speaking: YesNo = Field(alias="inspreken", default=False)


class Link(Wording):
    """One link of a trajectory.

    Attributes:
        neighbour: The link that it counts from.
        forward: Whether it counts forward.
        term: The term that it counts; for a link that looks for a meeting, the term where none is known.
        roll: What happens to a day off.
        not_after: The link that it may not lie after.
        right: What the body must be allowed to do.
        within: How far before its neighbour a meeting may lie.
        snap_to: The body whose last known meeting on or before the day is taken.
        or_weekday: The weekday that is taken where that body has no known meeting.
        after, before: The links between which it lies.
        else_before: The link before which it lies where nothing fits between the two.
        anchor: The plan's anchor that takes the place of the reckoned day.
        late: What is said when it has passed while the decision has not; empty where that does no harm.
        request: Which day of a request for advice takes the place of the reckoned day.
        signal_same_day, signal_none, signal_short, signal_recess: The signals that it can raise.
    """

    how: How = Field(alias="hoe")
    neighbour: str = Field(alias="van", default="")
    direction: Literal["terug", "vooruit"] = Field(alias="richting", default="terug")
    term: str = Field(alias="termijn", default="")
    roll: Roll = Field(alias="rol", default="niet")
    not_after: str = Field(alias="niet-na", default="")
    right: str = Field(alias="recht", default="")
    within: TermText | None = Field(alias="hooguit", default=None)
    snap_to: str = Field(alias="vergadering-van", default="")
    or_weekday: str = Field(alias="anders-weekdag", default="")
    or_source: SourceText | None = Field(alias="anders-bron", default=None)
    after: str = Field(alias="na", default="")
    before: str = Field(alias="voor", default="")
    else_before: str = Field(alias="anders-voor", default="")
    anchor: str = Field(alias="anker", default="")
    late: str = Field(alias="te-laat", default="")
    request: Literal["", "ontvangen", "uiterlijk"] = Field(alias="verzoek", default="")
    signal_same_day: str = Field(alias="zelfde-dag-melding", default="")
    signal_none: str = Field(alias="geen-melding", default="")
    signal_short: str = Field(alias="kort-melding", default="")
    signal_recess: str = Field(alias="reces-melding", default="")


class Trajectory(Record):
    """The chain of moments that belongs to one decision, in the order in which they are reckoned."""

    id: str
    body: str = Field(alias="orgaan")
    links: tuple[Link, ...] = Field(alias="schakels")


class SignalWording(Record):
    """What a signal says, with places to fill in between braces.

    Attributes:
        short: The same in a few words, beside a moment that it touches; may be empty.
        todo: Whether its remedy is something to do now.
    """

    code: str
    weight: Weight = Field(alias="ernst")
    text: str = Field(alias="tekst")
    remedy: str = Field(alias="doe")
    short: str = Field(alias="kort", default="")
    todo: YesNo = Field(alias="nu-doen", default=False)


class TodoWording(Record):
    """What to do now, in a sentence that begins with a verb, with places to fill in between braces."""

    id: str
    text: str = Field(alias="tekst")


class Rules(Record):
    """All of it; the engine that reckons with it knows none of its words.

    Attributes:
        warned_recesses: The recesses of the lists in which a term gives a warning; those of a profile always do.
    """

    documents: tuple[Document, ...] = Field(alias="documenten")
    bodies: tuple[Body, ...] = Field(alias="organen")
    terms: tuple[DefaultTerm, ...] = Field(alias="termijnen")
    trajectories: tuple[Trajectory, ...] = Field(alias="trajecten")
    warned_recesses: Words = Field(alias="reces-melding", default=())
    wordings: tuple[Wording, ...] = Field(alias="momenten")
    todo: tuple[TodoWording, ...] = Field(alias="nu-doen")
    signals: tuple[SignalWording, ...] = Field(alias="meldingen")
