"""A step of a plan: what the municipality does, when, and what volunteers can ask and do."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Field, PrivateAttr, model_validator

from wmoplan.errors import Refused
from wmoplan.model.agenda_words import AgendaWords
from wmoplan.model.fields import (
    FEW,
    MANY,
    SHORT,
    Day,
    Names,
    OnlyText,
    Rows,
    SourceText,
    StepIds,
    WhenText,
    YesNo,
)
from wmoplan.model.period import When
from wmoplan.record import Record

NOBODY: Final = "geen"
"""What a step has as its decision where nobody decides."""

ARTICLES: Final = ("de ", "het ", "een ")

AIM: Final = "voorkeur"
PERIOD: Final = "periode"
DEADLINE: Final = "uiterlijk"
FALLBACK: Final = "alternatief"

PlanningKind = Literal["voorkeur", "periode", "uiterlijk", "alternatief"]
"""How binding a planning row is: an aim, an aim and deadline, a deadline, or the fallback of an aim."""


class PlanningRow(Record):
    """One line of a step's planning.

    Attributes:
        kind: How binding the row is.
        when: The period.
        condition: An anchor that the row waits for besides its own period; None where there is none.
        custom: Whether the period is only a habit: alone it gives no days to count from, until a meeting lies in it.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    model_config = ConfigDict(json_schema_extra={"description": "Een regel van de planning."})

    kind: PlanningKind = Field(alias="soort", description="Hoe streng de regel is.")
    when: WhenText = Field(alias="wanneer")
    condition: Annotated[WhenText | None, OnlyText()] = Field(
        alias="voorwaarde", default=None, description="Waar de regel op wacht; null als dat niets is."
    )
    custom: YesNo = Field(alias="gewoonte", default=False)
    source: SourceText = Field(alias="bron")


class LegalDeadline(Record):
    """The period within which the law wants the decision.

    Attributes:
        when: The period.
        source: The article of the law.
    """

    when: WhenText = Field(alias="wanneer")
    source: SourceText = Field(alias="bron")


class Dependency(Record):
    """A step or a milestone that a step waits for.

    Attributes:
        step: The step that comes first; empty where it is a milestone.
        milestone: The national milestone that comes first; empty where it is a step.
        later: Whether the two may not share a meeting.
        note: Why it waits; may be empty.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    step: Annotated[str, Names("id van een andere stap", ("stappen",), others=True)] = Field(alias="stap", default="")
    milestone: Annotated[str, Names("id van een mijlpaal", ("mijlpalen", "peilmomenten"))] = Field(
        alias="mijlpaal", default=""
    )
    later: YesNo = Field(alias="later", default=False)
    note: str = Field(alias="uitleg", default="")
    source: SourceText = Field(alias="bron")

    @property
    def text(self) -> str:
        """The id of the step or the milestone that comes first."""
        return self.step or self.milestone


class Earlier(Record):
    """The question whether the decision about a step was taken already, which comes before any other question.

    Attributes:
        since: From which day on it is asked.
        question: The question, in words that answer with yes or no.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    since: Day = Field(alias="vanaf")
    question: str = Field(alias="vraag", min_length=1)
    source: SourceText = Field(alias="bron")


class Line(Record):
    """A line of text that the volunteers can use: a question, a part of one, an action or a general advice.

    Attributes:
        kind: What sort of action it is; empty for a question.
        parts: The parts of a question.
        source: Where it stands; a part of a question has the source of its question.
    """

    model_config = ConfigDict(title="regel", json_schema_extra={"description": "Een regel tekst met zijn bron."})

    id: str = Field(description="De vaste naam.")
    text: str = Field(alias="tekst", description="Wat er staat, in eigen woorden.")
    kind: str = Field(alias="soort", default="")
    parts: tuple["Line", ...] = Field(alias="deelvragen", default=(), max_length=FEW)
    source: SourceText | None = Field(alias="bron", default=None)


class QuestionPart(Line):
    """A part of a question."""

    model_config = ConfigDict(json_schema_extra={"description": "Een deel van de vraag."})

    text: str = Field(alias="tekst", description="De deelvraag.")


class StepQuestion(Line):
    """A question that the volunteers can ask the municipality."""

    model_config = ConfigDict(json_schema_extra={"description": "Een vraag aan de gemeente."})

    text: str = Field(alias="tekst", description="De vraag.")
    parts: Annotated[tuple[QuestionPart, ...], Rows("deelvraag", "deelvragen", lead="Deelvraag")] = Field(
        alias="deelvragen", default=(), max_length=FEW, description="De delen van de vraag."
    )


class Action(Line):
    """Something that the volunteers can do."""

    model_config = ConfigDict(json_schema_extra={"description": "Iets om te doen."})

    text: str = Field(alias="tekst", description="Wat u doet.")
    kind: str = Field(
        alias="soort", title="Soort", default="", description="Het soort actie; null als dat niet bekend is."
    )


class Step(Record):
    """Something that the municipality does and that volunteers can influence.

    Attributes:
        phase: The id of its phase, to which its aims are cut; empty for none.
        title: What it is called above its rows.
        name: The subject with its article, as a sentence uses it.
        short: The subject in at most 24 characters; in a file the name without its article, where that is short enough.
        note: What it is about; may be empty.
        series: The id that the steps of all years share; empty for a step that comes once.
        decision: The body that decides, the id of its trajectory; "geen" where nobody decides.
        sort: What sort of decision it is, an id of `Rules.sorts`; empty is one that only has the links of every sort.
        large: Whether a new executive has to be in before it is decided.
        act: What the volunteer does in the time of a step about which nobody decides; empty is to ask about it.
        in_calendar: Whether the time of a step about which nobody decides goes into the calendar by default.
        planning: When the plan wants it, in the order of the file.
        legal: When the law wants it; None where no law does.
        earlier: That the decision may lie behind already; None where the plan does not say so.
        takes_effect: The anchor on which the decision takes effect; empty is a term after it was made known.
        questions: What to ask the municipality.
        actions: What the volunteers can do.
        topics: The ids of its subjects; none belongs to all.
        depends_on: What must come first.
        item: By which words an item on an agenda is recognised as one about the step; None where by none.
    """

    model_config = ConfigDict(title="stap", json_schema_extra={"description": "Iets wat de gemeente doet."})

    id: str = Field(description="De vaste naam.")
    phase: Annotated[str, Names("id van een fase", ("fasen",))] = Field(
        alias="fase", default="", description="De fase van het plan; null als de stap er geen heeft."
    )
    title: str = Field(alias="titel", description="De naam van de stap.")
    name: str = Field(alias="naam")
    short: str = Field(alias="kort", max_length=SHORT)
    note: str = Field(alias="uitleg", title="Waar het over gaat", default="")
    series: str = Field(alias="reeks", title="Dit komt elk jaar terug", default="")
    decision: str = Field(alias="besluit", title="Wie besluit", description="Wie besluit; 'geen' als niemand besluit.")
    sort: str = Field(
        alias="soort-besluit",
        title="Wat voor besluit",
        default="",
        description="Wat voor besluit het is, zoals verordening of plan; null als het plan het niet zegt.",
    )
    large: YesNo = Field(alias="groot", default=False)
    act: str = Field(alias="doe", default="")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    planning: tuple[PlanningRow, ...] = Field(
        title="Planning ({kind})", default=(), max_length=FEW, description="Wanneer het plan de stap wil."
    )
    legal: LegalDeadline | None = Field(alias="wettelijk", title="De wet", default=None)
    earlier: Earlier | None = Field(alias="is-er-al", title="De eerste vraag", default=None)
    takes_effect: Annotated[str, Names("id uit 'ankers'", ("ankers",))] = Field(alias="ingang", default="")
    questions: Annotated[tuple[StepQuestion, ...], Rows("vraag", "vragen", lead="Vraag")] = Field(
        alias="vragen", default=(), max_length=MANY, description="Wat u de gemeente kunt vragen."
    )
    actions: Annotated[tuple[Action, ...], Rows("actie", "acties", lead="Doe")] = Field(
        alias="acties", default=(), max_length=MANY, description="Wat u kunt doen."
    )
    topics: Annotated[tuple[str, ...], Names("id van een onderwerp", ("onderwerpen",))] = Field(
        alias="onderwerpen", title="Onderwerpen", default=(), max_length=FEW, description="De onderwerpen van de stap."
    )
    depends_on: Annotated[tuple[Dependency, ...], OnlyText()] = Field(
        alias="hangt-af-van",
        title="Komt na",
        default=(),
        max_length=FEW,
        description="De stappen en mijlpalen die eerst komen.",
    )
    item: AgendaWords | None = Field(
        alias="raadsagenda",
        default=None,
        description="De woorden waaraan wmoplan de stap herkent op de agenda van een raad; null als die er niet zijn.",
    )
    source: SourceText = Field(alias="bron")
    _alone: Self | None = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, row: object) -> object:
        """Fill in what follows from the rest: the short name, and the source of the rows below."""
        if not isinstance(row, dict) or "short" in row:  # a step that no file has is whole
            return row
        filled: dict[str, object] = {}
        if "kort" not in row and ("naam" not in row or short_name(row["naam"])):
            filled["kort"] = short_name(row.get("naam"))
        if source := row.get("bron"):
            for key in ("planning", "hangt-af-van"):
                if isinstance(below := row.get(key), list):
                    filled[key] = [{"bron": source} | line if isinstance(line, dict) else line for line in below]
            if isinstance(earlier := row.get("is-er-al"), dict):
                filled["is-er-al"] = {"bron": source} | earlier
        return row | filled

    @model_validator(mode="after")
    def _asks_after_a_decision(self) -> Self:
        if self.earlier and self.decision == NOBODY:
            raise Refused("over deze stap besluit niemand, dus 'is-er-al' kan hier niet.", "Haal die regel weg.")
        return self

    def leading(self, **values: Any) -> Self:  # noqa: ANN401 - its own fields
        """Return the step with other values, as the leader of a decision on more steps; `alone` is the step itself."""
        found = self.with_values(**values)
        found._alone = self.alone  # noqa: SLF001 - a copy of this very class
        return found

    @property
    def alone(self) -> Self:
        """The step itself, without what the steps that are decided with it add to its names and subjects."""
        return self._alone or self

    def whens(self) -> Iterator[When]:
        """Yield every period that the days of the step hang on."""
        for row in self.planning:
            yield row.when
            if row.condition:
                yield row.condition
        if self.legal:
            yield self.legal.when


def short_name(name: object) -> str:
    """Return a name without its article, or nothing where it is too long for a calendar."""
    if not isinstance(name, str):
        return ""
    article = next((word for word in ARTICLES if name.startswith(word)), "")
    short = name.removeprefix(article)
    return short if len(short) <= SHORT else ""


class Actual(Record):
    """The day on which a milestone really happened; not known before that day.

    Attributes:
        day: The day on which it happened, or the estimate of it.
        estimated: Whether it surely happened, but the day itself was not read in a source.
        note: Why the day is an estimate, as the end of a sentence; empty where it is none.
        source: Where that was read.
    """

    day: Day = Field(alias="datum")
    estimated: YesNo = Field(alias="geschat", default=False)
    note: str = Field(alias="uitleg", default="")
    source: SourceText = Field(alias="bron", description="Waar dat staat.")

    @model_validator(mode="after")
    def _an_estimate_says_why(self) -> Self:
        if self.estimated != bool(self.note):
            raise Refused(
                "'geschat: ja' en 'uitleg' horen bij elkaar.",
                'Schrijf waarom de dag niet zeker is, zoals uitleg: "de bron noemt alleen de maand".',
            )
        return self


class Milestone(Record):
    """Something that a national party does by a date.

    Attributes:
        section: The section of the document.
        heading: The heading of the table that it stands in.
        when: When the plan says that it happens.
        series: The id that the rows of all years share; empty for one that comes once.
        responsible: Who does it, as the document names them.
        realised: Whether the document itself marks it as done.
        actual: What really happened, where that is known.
        needed_for: The steps that cannot do without it.
        act: What the volunteer does with it; may be empty.
        short: The subject in at most 24 characters, for a calendar; empty is the title.
        step: The step of which this is the last day, maybe of another plan: where that step is followed too, it alone
            is shown.
        in_calendar: Whether it goes into the calendar by default.
        alone: Whether it goes into the calendar where no step is followed beside it.
        on_screen: Whether the short timeline shows it though the calendar does not.
        doubt: Why it is not sure that it happens, as the end of a sentence; empty where it is.
        law: Whether the law itself sets the day, so that it is fixed.
    """

    model_config = ConfigDict(title="mijlpaal", json_schema_extra={"description": "Wat een landelijke partij doet."})

    id: str = Field(description="De vaste naam.")
    title: str = Field(alias="titel", description="Wat er gebeurt.")
    section: str = Field(
        alias="paragraaf", default="", description="De paragraaf van het document; null als die er niet is."
    )
    heading: str = Field(alias="kop", default="")
    when: WhenText = Field(alias="wanneer")
    series: str = Field(alias="reeks", title="Dit komt elk jaar terug", default="")
    responsible: tuple[str, ...] = Field(
        alias="verantwoordelijk", title="Wie", default=(), description="Wie ervoor zorgt."
    )
    realised: YesNo = Field(
        alias="gerealiseerd", default=False, description="Of het document zelf zegt dat het gedaan is."
    )
    actual: Actual | None = Field(
        alias="werkelijk",
        title="Echt gebeurd",
        default=None,
        description="Wat er echt gebeurde; null als dat niet bekend is.",
    )
    needed_for: StepIds = Field(alias="nodig-voor", title="Nodig voor", default=())
    act: str = Field(alias="doe", title="Doe", default="")
    short: str = Field(alias="kort", default="", max_length=SHORT)
    step: Annotated[str, Names("")] = Field(alias="stap", default="")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    alone: YesNo = Field(alias="agenda-los", default=False)
    on_screen: YesNo = Field(alias="scherm", default=False)
    doubt: str = Field(alias="twijfel", default="")
    law: YesNo = Field(alias="wet", default=False)
    source: SourceText = Field(alias="bron")


class Product(Milestone):
    """Something that a national party makes to help municipalities; it is no moment on the timeline.

    Attributes:
        subject: What it is for, as the document groups its products.
    """

    model_config = ConfigDict(title="product", json_schema_extra={"description": "Wat een landelijke partij maakt."})

    subject: str = Field(alias="onderwerp", title="Onderwerp", description="Waar het product over gaat.")


def milestone_day(milestone: Milestone, as_of: date) -> date | None:
    """Return the day on which a milestone really happened, where that is known on the as-of date."""
    actual = milestone.actual
    return actual.day if actual and actual.day <= as_of else None
