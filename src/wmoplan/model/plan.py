"""A step plan: what a national plan asks of a municipality, and what volunteers can do with it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import FEW, MANY, MOST, Day, SourceText, TermText, WhenText, Words, YesNo
from wmoplan.model.period import read_when
from wmoplan.model.rules import DefaultTerm, Rules
from wmoplan.model.source import Document, Source
from wmoplan.model.step import Line, Milestone, Product, Step
from wmoplan.record import Record


class Anchor(Record):
    """A dated event that steps hang on, given by the plan or chosen by the municipality.

    Attributes:
        when: Its last day counts; for an anchor that a municipality chooses, what holds until it does.
        question: What to ask who must choose it; empty where the plan itself gives the day.
    """

    id: str
    title: str = Field(alias="titel")
    when: WhenText = Field(alias="wanneer")
    question: str = Field(alias="vraag", default="")
    source: SourceText = Field(alias="bron")


class PlanTerm(Record):
    """A length of time of the plan's own.

    Attributes:
        length: None where no source gives one: what hangs on it has no day until the municipality gives it.
        question: What to ask the municipality to know it for certain.
        law: Whether the law itself sets it.
    """

    id: str
    length: TermText | None = Field(alias="lengte", default=None)
    text: str = Field(alias="tekst")
    question: str = Field(alias="vraag")
    law: YesNo = Field(alias="wet", default=False)
    source: SourceText = Field(alias="bron")

    def as_default(self) -> DefaultTerm:
        """Return it as the rules write a term."""
        return DefaultTerm(self.id, self.text, self.question, self.source, self.length, self.law)


class Phase(Record):
    """A phase of the plan; the aims of its steps are cut to it.

    Attributes:
        result: What the phase must yield; empty where the source does not say.
    """

    id: str
    title: str = Field(alias="titel")
    when: WhenText = Field(alias="wanneer")
    result: str = Field(alias="resultaat", default="")
    source: SourceText = Field(alias="bron")


class Link(Record):
    """What the national plan says has to come first.

    Attributes:
        waits: The milestones that wait; none where it is only said that things hang together.
        on: The milestones that come first.
    """

    id: str
    text: str = Field(alias="tekst")
    waits: tuple[str, ...] = Field(alias="wacht", default=(), max_length=FEW)
    on: tuple[str, ...] = Field(alias="op", default=(), max_length=FEW)
    source: SourceText = Field(alias="bron")


class Topic(Record):
    """A subject that a council can choose.

    Attributes:
        suggested: Whether the plan names it among those that matter most.
    """

    id: str
    title: str = Field(alias="titel")
    note: str = Field(alias="uitleg", default="")
    suggested: YesNo = Field(alias="voorgesteld", default=False)
    source: SourceText | None = Field(alias="bron", default=None)


class Claim(Record):
    """What one source says about a contested fact."""

    value: str = Field(alias="waarde")
    source: SourceText = Field(alias="bron")


class Conflict(Record):
    """A contradiction between sources: every claim stays, one is chosen, with the reason.

    Attributes:
        touches: Ids of what it is about.
    """

    id: str
    subject: str = Field(alias="onderwerp")
    touches: tuple[str, ...] = Field(alias="raakt", default=(), max_length=FEW)
    claims: tuple[Claim, ...] = Field(alias="beweringen", min_length=2, max_length=FEW)
    chosen: str = Field(alias="gekozen", min_length=1)
    reason: str = Field(alias="reden", min_length=1)


class Gap(Record):
    """What a source says but a calculation cannot use, with the reason."""

    id: str
    text: str = Field(alias="tekst")
    reason: str = Field(alias="reden")
    source: SourceText = Field(alias="bron")


class Idea(Record):
    """An idea that a source gives to volunteers, in words of our own."""

    text: str = Field(alias="tekst")
    source: SourceText = Field(alias="bron")


class Hint(Record):
    """A way to have influence, or a tip for it.

    Attributes:
        title: What it is about; several tips can share one. Empty where the text says all.
        steps: The steps for which it counts; none is all.
    """

    id: str
    title: str = Field(alias="titel", default="")
    text: str = Field(alias="tekst")
    steps: tuple[str, ...] = Field(alias="stappen", default=())
    source: SourceText = Field(alias="bron")


class Revision(Record):
    """A change of the plan: what is different in a version, for who reads it again."""

    version: str = Field(alias="versie", min_length=1)
    day: Day = Field(alias="datum")
    text: str = Field(alias="tekst", min_length=1)


class Duty(Record):
    """Something that somebody must do by a date, though it is no moment of the timeline.

    Attributes:
        who: Who must do it, as the source names them.
        steps: The steps that it touches; none where it belongs to no step.
        source: Where the duty stands.
        source_of_day: Where the date stands, if that is another place; else None.
    """

    id: str
    text: str = Field(alias="tekst", min_length=1)
    who: tuple[str, ...] = Field(alias="wie", min_length=1)
    when: WhenText = Field(alias="wanneer")
    steps: tuple[str, ...] = Field(alias="stappen", default=())
    source: SourceText = Field(alias="bron")
    source_of_day: SourceText | None = Field(alias="bron-datum", default=None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the duty and its date stand."""
        return (self.source, self.source_of_day) if self.source_of_day else (self.source,)


class Stand(Record):
    """What should be true of a step by a moment, for who looks how far the municipality is.

    Attributes:
        measurement: The moment on which is looked; empty where the row has a time of its own.
        when: The time by which it should be true; beside a measurement its last day, where that is another.
        decision: Whether it is that the decision was taken.
        series: The id that the rows of all years share; empty for one that comes once.
    """

    id: str
    series: str = Field(alias="reeks", default="")
    step: str = Field(alias="stap")
    measurement: str = Field(alias="peilmoment", default="")
    when: WhenText | None = Field(alias="wanneer", default=None)
    text: str = Field(alias="tekst", min_length=1)
    decision: YesNo = Field(alias="besluit", default=False)
    source: SourceText = Field(alias="bron")

    @model_validator(mode="after")
    def _has_one_moment(self) -> Self:
        if not self.measurement and not self.when:
            raise Refused("hier hoort een peilmoment of een tijd.", "Schrijf 'peilmoment: ...' of 'wanneer: ...'.")
        return self


class Years(Record):
    """The years in which a plan is offered to a new profile; a year counts as a whole."""

    first: int = Field(alias="van")
    last: int = Field(alias="tot")


class Plan(Record):
    """A step plan as it stands in its file.

    Attributes:
        version: Goes up with every change of a fact.
        revisions: What changed in each version, the newest first.
        runs: The horizon of the plan; recesses outside it are not shown.
        offered: The years in which `init` offers it; the municipalities are those of the last one. In a file those of
            the horizon, where it has both its ends.
        includes: The ids of plans that come with it.
        rounding: What a number of months comes to in a month without that day; empty refuses it.
    """

    id: str
    version: str = Field(alias="versie", default="1")
    revisions: tuple[Revision, ...] = Field(alias="wijzigingen", default=(), max_length=MANY)
    title: str = Field(alias="titel")
    runs: WhenText = Field(alias="looptijd")
    offered: Years = Field(alias="geldt-voor")
    includes: Words = Field(alias="neemt-mee", default=())
    rounding: Literal["", "laatste dag", "volgende dag"] = Field(alias="maanden-afronden", default="")
    documents: tuple[Document, ...] = Field(alias="documenten", max_length=MANY)
    anchors: tuple[Anchor, ...] = Field(alias="ankers", default=(), max_length=FEW)
    terms: tuple[PlanTerm, ...] = Field(alias="termijnen", default=(), max_length=FEW)
    phases: tuple[Phase, ...] = Field(alias="fasen", default=(), max_length=FEW)
    steps: tuple[Step, ...] = Field(alias="stappen", default=(), max_length=MANY)
    milestones: tuple[Milestone, ...] = Field(alias="mijlpalen", default=(), max_length=MOST)
    products: tuple[Product, ...] = Field(alias="producten", default=(), max_length=MOST)
    measurements: tuple[Milestone, ...] = Field(alias="peilmomenten", default=(), max_length=MANY)
    stands: tuple[Stand, ...] = Field(alias="stand", default=(), max_length=MANY)
    links: tuple[Link, ...] = Field(alias="afhankelijkheden", default=(), max_length=MANY)
    duties: tuple[Duty, ...] = Field(alias="plichten", default=(), max_length=MANY)
    influence: tuple[Hint, ...] = Field(alias="invloedsmomenten", default=(), max_length=MANY)
    routes: tuple[Hint, ...] = Field(default=(), max_length=MANY)
    rule_points: tuple[Hint, ...] = Field(alias="regelingspunten", default=(), max_length=MANY)
    tips: tuple[Hint, ...] = Field(default=(), max_length=MANY)
    advice: tuple[Line, ...] = Field(alias="algemeen-advies", default=(), max_length=MANY)
    topics: tuple[Topic, ...] = Field(alias="onderwerpen", default=(), max_length=MANY)
    ten_points: Idea | None = Field(alias="tienpuntenplan", default=None)
    conflicts: tuple[Conflict, ...] = Field(alias="tegenstrijdigheden", default=(), max_length=MANY)
    gaps: tuple[Gap, ...] = Field(alias="lacunes", default=(), max_length=MANY)

    @model_validator(mode="before")
    @classmethod
    def _years_of_horizon(cls, tree: object) -> object:
        """Fill in the years of the horizon where the file does not say for which years it is."""
        if not isinstance(tree, dict) or "geldt-voor" in tree:
            return tree
        first = last = 0
        try:
            horizon = read_when(tree.get("looptijd")).period
        except Refused:  # it is told where the horizon itself is read; its years are not missed as well
            pass
        else:
            if horizon is None or horizon.first is None or horizon.last is None:
                return tree
            first, last = horizon.first.year, horizon.last.year
        return tree | {"geldt-voor": {"van": first, "tot": last}}

    def default_terms(self, rules: Rules) -> tuple[DefaultTerm, ...]:
        """Return every term that can be reckoned with: those of all municipalities, and the plan's own."""
        return (*rules.terms, *(term.as_default() for term in self.terms))

    def hints(self, key: str) -> tuple[Hint, ...]:
        """Return a list of ways and tips by its key in the file; empty for any other key."""
        lists = {
            "invloedsmomenten": self.influence,
            "routes": self.routes,
            "regelingspunten": self.rule_points,
            "tips": self.tips,
        }
        return lists.get(key, ())

    def document(self, source: Source) -> Document | None:
        """Return the document of a source, or None where the source is not one of the plan's."""
        return next((document for document in self.documents if document.id == source.document), None)
