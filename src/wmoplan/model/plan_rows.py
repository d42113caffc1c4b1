"""The rows of a plan that are neither a step nor a milestone: duties, tips, contradictions, anchors and others.

A field says what it is for readers: `title` is its label where the row is shown, `description` tells in the schema of
the JSON what it holds. A field without a title is not shown as a fact; a field without a description is not in the
JSON, but for the periods, days and sources of a row, which are always there.
"""

from typing import Annotated, Final, Self

from pydantic import ConfigDict, Field, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import FEW, Day, MilestoneIds, Names, SourceText, StepIds, TermText, WhenText, YesNo
from wmoplan.model.rules import DefaultTerm
from wmoplan.model.source import Source
from wmoplan.record import Record

CHOSEN: Final = "Gekozen"
"""The label of what was chosen where sources contradict each other."""


class Anchor(Record):
    """A dated event that steps hang on, given by the plan or chosen by the municipality.

    Attributes:
        id: What a period names it by.
        title: What it is called, as a sentence uses it.
        when: Its last day counts; for an anchor that a municipality chooses, what holds until it does.
        question: What to ask who must choose it; empty where the plan itself gives the day.
        source: Where its day stands.
    """

    id: str
    title: str = Field(alias="titel")
    when: WhenText = Field(alias="wanneer")
    question: str = Field(alias="vraag", title="Vraag", default="")
    source: SourceText = Field(alias="bron")


class PlanTerm(Record):
    """A length of time of the plan's own.

    Attributes:
        id: The key of the term in a profile.
        length: None where no source gives one: what hangs on it has no day until the municipality gives it.
        text: What it is the length of.
        law: Whether the law itself sets it.
        question: What to ask the municipality to know it for certain.
    """

    model_config = ConfigDict(title="termijn", json_schema_extra={"description": "Een gewone termijn."})

    id: str = Field(description="De sleutel in het profiel.")
    length: TermText | None = Field(
        alias="lengte", default=None, description="Hoe lang, zoals 6 weken; null zolang niemand het weet."
    )
    text: str = Field(alias="tekst", description="Waarvoor.")
    law: YesNo = Field(
        alias="wet",
        title="Hoe zeker",
        default=False,
        description="Of de wet de lengte zelf geeft; anders is het een schatting.",
    )
    question: str = Field(alias="vraag", title="Vraag")
    source: SourceText = Field(alias="bron")

    def as_default(self) -> DefaultTerm:
        """Return the term as the rules write one."""
        return DefaultTerm(self.id, self.text, self.question, self.source, self.length, self.law)


class Phase(Record):
    """A phase of the plan; the aims of its steps are cut to it.

    Attributes:
        when: The first and the last day of the phase.
        result: What the phase must yield; empty where the source does not say.
    """

    id: str
    title: str = Field(alias="titel")
    when: WhenText = Field(alias="wanneer")
    result: str = Field(alias="resultaat", title="Resultaat", default="")
    source: SourceText = Field(alias="bron")


class MilestoneLink(Record):
    """An order between milestones that the national plan gives.

    Attributes:
        text: What the plan says of it.
        waits: The milestones that wait; none where it is only said that things hang together.
        on: The milestones that come first.
    """

    id: str
    text: str = Field(alias="tekst")
    waits: MilestoneIds = Field(alias="wacht", title="Wacht", default=(), max_length=FEW)
    on: MilestoneIds = Field(alias="op", default=(), max_length=FEW)
    source: SourceText = Field(alias="bron")


class Topic(Record):
    """A subject that a council can choose.

    Attributes:
        id: What a step, a milestone and a profile name it by.
        note: What it is about; may be empty.
        suggested: Whether the plan names it among those that matter most.
    """

    id: str
    title: str = Field(alias="titel")
    note: str = Field(alias="uitleg", default="")
    suggested: YesNo = Field(alias="voorgesteld", title="Let op", default=False)
    source: SourceText | None = Field(alias="bron", default=None)


class Claim(Record):
    """The value that one source gives for a contested fact.

    Attributes:
        value: The fact, as the source has it.
        source: Where that stands.
    """

    model_config = ConfigDict(json_schema_extra={"description": "Wat een bron zegt."})

    value: str = Field(alias="waarde", description="Wat de bron zegt.")
    source: SourceText = Field(alias="bron", description="Waar dat staat.")


class Conflict(Record):
    """A contradiction between sources: every claim stays, one is chosen, with the reason.

    Attributes:
        subject: What the sources contradict each other about.
        claims: What each source says; at least two.
        chosen: What the program counts on.
        reason: Why that one.
        touches: Ids of what it is about.
    """

    model_config = ConfigDict(
        title="tegenstrijdigheid", json_schema_extra={"description": "Bronnen die elkaar tegenspreken."}
    )

    id: str = Field(description="De vaste naam.")
    subject: str = Field(alias="onderwerp", description="Waar het over gaat.")
    claims: tuple[Claim, ...] = Field(
        alias="beweringen", title="Er staat", min_length=2, max_length=FEW, description="Wat de bronnen zeggen."
    )
    chosen: str = Field(alias="gekozen", title=CHOSEN, min_length=1, description="Waar wmoplan van uitgaat.")
    reason: str = Field(alias="reden", title="Reden", min_length=1, description="Waarom.")
    touches: Annotated[tuple[str, ...], Names("id in dit plan")] = Field(
        alias="raakt", title="Raakt", default=(), max_length=FEW
    )


class Gap(Record):
    """A statement of a source from which no day can be reckoned, with the reason.

    Attributes:
        text: What the source says.
        reason: Why no day follows from it.
    """

    model_config = ConfigDict(title="lacune", json_schema_extra={"description": "Wat niet te berekenen is."})

    id: str = Field(description="De vaste naam.")
    text: str = Field(alias="tekst", description="Wat de bron zegt.")
    reason: str = Field(alias="reden", title="Reden", description="Waarom het niet te berekenen is.")
    source: SourceText = Field(alias="bron")


class Idea(Record):
    """An idea that a source gives to volunteers, in words of our own.

    Attributes:
        text: The idea.
        source: Who gives it.
    """

    text: str = Field(alias="tekst")
    source: SourceText = Field(alias="bron")


class Hint(Record):
    """A way to have influence, or a tip for it.

    Attributes:
        title: What it is about; several tips can share one. Empty where the text says all.
        text: What one can do.
        steps: The steps for which it counts; none is all.
    """

    model_config = ConfigDict(
        title="wenk", json_schema_extra={"description": "Een manier om invloed te krijgen, of een tip."}
    )

    id: str = Field(description="De vaste naam.")
    title: str = Field(alias="titel", default="", description="Waar het over gaat; null waar de tekst alles zegt.")
    text: str = Field(alias="tekst", description="Wat er staat, in eigen woorden.")
    steps: StepIds = Field(
        alias="stappen", title="Bij", default=(), description="De stappen waarvoor dit geldt; leeg is alle."
    )
    source: SourceText = Field(alias="bron")


class Revision(Record):
    """A change of the plan: what is different in a version, for who reads it again.

    Attributes:
        version: The version of the plan that has the change.
        day: When that version came.
        text: What is different in it.
    """

    version: str = Field(alias="versie", min_length=1)
    day: Day = Field(alias="datum")
    text: str = Field(alias="tekst", min_length=1)


class Duty(Record):
    """Something that somebody must do by a date, though it is no moment of the timeline.

    Attributes:
        text: What must be done.
        who: Who must do it, as the source names them.
        when: The day by which it must be done.
        source_of_day: Where the date stands, if that is another place; else None.
        steps: The steps that it touches; none where it belongs to no step.
        source: Where the duty stands.
    """

    model_config = ConfigDict(
        title="plicht",
        json_schema_extra={
            "description": "Wat iemand moet doen, van de wet of van een plan. Het is geen moment op de tijdlijn."
        },
    )

    id: str = Field(description="De vaste naam.")
    text: str = Field(alias="tekst", min_length=1, description="Wat er moet gebeuren, in eigen woorden.")
    who: tuple[str, ...] = Field(alias="wie", title="Wie", min_length=1, description="Wie het moet doen.")
    when: WhenText = Field(alias="wanneer")
    source_of_day: SourceText | None = Field(alias="bron-datum", title="Datum", default=None)
    steps: StepIds = Field(
        alias="stappen",
        title="Bij",
        default=(),
        description="De stappen die het raakt; leeg als het bij geen stap hoort.",
    )
    source: SourceText = Field(alias="bron")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The source of the duty, and that of its date where it has one."""
        return (self.source, self.source_of_day) if self.source_of_day else (self.source,)


class Stand(Record):
    """An expectation: what should be true of a step by a moment.

    Attributes:
        series: The id that the rows of all years share; empty for one that comes once.
        step: The id of the step.
        measurement: The moment on which is looked; empty where the row has a time of its own.
        when: The time by which it should be true; beside a measurement its last day, where that is another.
        text: What should be true.
        decision: Whether it is that the decision was taken.
    """

    model_config = ConfigDict(
        title="verwachting",
        json_schema_extra={
            "description": "Wat er op een moment waar moet zijn van een stap. Het is geen moment op de tijdlijn."
        },
    )

    id: str = Field(description="De vaste naam.")
    series: str = Field(alias="reeks", default="")
    step: Annotated[str, Names("id van een stap", ("stappen",))] = Field(
        alias="stap", title="Bij", description="De stap waar het bij hoort."
    )
    measurement: Annotated[str, Names("id van een peilmoment", ("peilmomenten",))] = Field(
        alias="peilmoment", default="", description="Het peilmoment; null als de rij een eigen tijd heeft."
    )
    when: WhenText | None = Field(
        alias="wanneer", default=None, description="De eigen tijd; null als er een peilmoment is."
    )
    text: str = Field(alias="tekst", min_length=1, description="Wat er waar moet zijn, in eigen woorden.")
    decision: YesNo = Field(alias="besluit", default=False, description="Of het is dat het besluit is genomen.")
    source: SourceText = Field(alias="bron")

    @model_validator(mode="after")
    def _has_one_moment(self) -> Self:
        if not self.measurement and not self.when:
            raise Refused("hier hoort een peilmoment of een tijd.", "Schrijf 'peilmoment: ...' of 'wanneer: ...'.")
        return self
