"""A step plan: what a national plan asks of a municipality, and what volunteers can do with it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import Day, SourceText, TermText, WhenText
from wmoplan.model.period import When, read_when
from wmoplan.model.rules import DefaultTerm, Rules
from wmoplan.model.source import Document, Source
from wmoplan.record import Record


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

NOBODY: Final = "geen"
"""What a step has as its decision where nobody decides."""

PlanningKind = Literal["voorkeur", "periode", "uiterlijk", "alternatief"]
"""How binding a planning row is: an aim, an aim and deadline, a deadline, or the fallback of an aim."""


SHORT: Final = 24
"""How many characters the short name of a subject has at most."""

ARTICLES: Final = ("de ", "het ", "een ")

FEW: Final = 50
MANY: Final = 300
MOST: Final = 2000
"""How many rows a list of a plan holds at most: below another row, of what is reckoned with each other, of the rest."""


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
        return DefaultTerm(self.id, self.length, self.text, self.question, self.source, self.law)


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


class PlanningRow(Record):
    """One line of a step's planning.

    Attributes:
        condition: An anchor that the row waits for besides its own period; None where there is none.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    kind: PlanningKind = Field(alias="soort")
    when: WhenText = Field(alias="wanneer")
    condition: WhenText | None = Field(alias="voorwaarde", default=None)
    source: SourceText = Field(alias="bron")


class LegalDeadline(Record):
    """The period within which the law wants the decision."""

    when: WhenText = Field(alias="wanneer")
    source: SourceText = Field(alias="bron")


class Dependency(Record):
    """What a step waits for.

    Attributes:
        step: The step that comes first; empty where it is a milestone.
        milestone: The national milestone that comes first; empty where it is a step.
        later: Whether the two may not share a meeting.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    step: str = Field(alias="stap", default="")
    milestone: str = Field(alias="mijlpaal", default="")
    later: YesNo = Field(alias="later", default=False)
    note: str = Field(alias="uitleg", default="")
    source: SourceText = Field(alias="bron")


class Line(Record):
    """A question, a part of a question, an action or a general advice.

    Attributes:
        kind: What sort of action it is; empty for a question.
        parts: The parts of a question.
        source: Where it stands; a part of a question has the source of its question.
    """

    id: str
    text: str = Field(alias="tekst")
    kind: str = Field(alias="soort", default="")
    parts: tuple["Line", ...] = Field(alias="deelvragen", default=(), max_length=FEW)
    source: SourceText | None = Field(alias="bron", default=None)


class Step(Record):
    """Something that the municipality does and that volunteers can influence.

    Attributes:
        name: The subject with its article, as a sentence uses it.
        short: The subject in at most 24 characters; in a file the name without its article, where that is short enough.
        note: What it is about; may be empty.
        decision: The body that decides, the id of its trajectory; "geen" where nobody decides.
        large: Whether a new executive has to be in before it is decided.
        act: What the volunteer does in the time of a step about which nobody decides; empty is to ask about it.
        in_calendar: Whether the time of a step about which nobody decides goes into the calendar by default.
        takes_effect: The anchor on which the decision takes effect; empty is a term after it was made known.
        series: The id that the steps of all years share; empty for a step that comes once.
    """

    id: str
    phase: str = Field(alias="fase", default="")
    title: str = Field(alias="titel")
    name: str = Field(alias="naam")
    short: str = Field(alias="kort", max_length=SHORT)
    note: str = Field(alias="uitleg", default="")
    decision: str = Field(alias="besluit")
    large: YesNo = Field(alias="groot", default=False)
    act: str = Field(alias="doe", default="")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    takes_effect: str = Field(alias="ingang", default="")
    series: str = Field(alias="reeks", default="")
    topics: tuple[str, ...] = Field(alias="onderwerpen", default=(), max_length=FEW)
    planning: tuple[PlanningRow, ...] = Field(default=(), max_length=FEW)
    legal: LegalDeadline | None = Field(alias="wettelijk", default=None)
    depends_on: tuple[Dependency, ...] = Field(alias="hangt-af-van", default=(), max_length=FEW)
    questions: tuple[Line, ...] = Field(alias="vragen", default=(), max_length=MANY)
    actions: tuple[Line, ...] = Field(alias="acties", default=(), max_length=MANY)
    source: SourceText = Field(alias="bron")

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, row: object) -> object:
        """Fill in what follows from the rest: the short name, and the source of the rows below."""
        if not isinstance(row, dict):
            return row
        filled: dict[str, object] = {}
        if "kort" not in row and ("naam" not in row or _short_name(row["naam"])):
            filled["kort"] = _short_name(row.get("naam"))
        if source := row.get("bron"):
            for key in ("planning", "hangt-af-van"):
                if isinstance(below := row.get(key), list):
                    filled[key] = [{"bron": source} | line if isinstance(line, dict) else line for line in below]
        return row | filled

    def whens(self) -> Iterator[When]:
        """Yield every period that the days of the step hang on."""
        for row in self.planning:
            yield row.when
            if row.condition:
                yield row.condition
        if self.legal:
            yield self.legal.when


class Actual(Record):
    """What really happened to a milestone; before its own day it is not known.

    Attributes:
        estimated: Whether it surely happened, but the day itself was not read in a source.
        note: Why the day is an estimate, as the end of a sentence; empty where it is none.
    """

    day: Day = Field(alias="datum")
    estimated: YesNo = Field(alias="geschat", default=False)
    note: str = Field(alias="uitleg", default="")
    source: SourceText = Field(alias="bron")

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
        short: The subject in at most 24 characters, for a calendar; empty is the title.
        act: What the volunteer does with it; may be empty.
        step: The step of which this is the last day: where that step is followed too, it alone is shown.
        in_calendar: Whether it goes into the calendar by default.
        alone: Whether it goes into the calendar where no step is followed beside it.
        on_screen: Whether the short timeline shows it though the calendar does not.
        law: Whether the law itself sets the day, so that it is fixed.
        realised: Whether the document itself marks it as done.
        actual: What really happened, where that is known.
        needed_for: The steps that cannot do without it.
        series: The id that the rows of all years share; empty for one that comes once.
    """

    id: str
    section: str = Field(alias="paragraaf", default="")
    heading: str = Field(alias="kop", default="")
    title: str = Field(alias="titel")
    when: WhenText = Field(alias="wanneer")
    responsible: tuple[str, ...] = Field(alias="verantwoordelijk", default=())
    short: str = Field(alias="kort", default="", max_length=SHORT)
    act: str = Field(alias="doe", default="")
    step: str = Field(alias="stap", default="")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    alone: YesNo = Field(alias="agenda-los", default=False)
    on_screen: YesNo = Field(alias="scherm", default=False)
    law: YesNo = Field(alias="wet", default=False)
    series: str = Field(alias="reeks", default="")
    realised: YesNo = Field(alias="gerealiseerd", default=False)
    actual: Actual | None = Field(alias="werkelijk", default=None)
    needed_for: tuple[str, ...] = Field(alias="nodig-voor", default=())
    source: SourceText = Field(alias="bron")


class Product(Milestone):
    """Something that a national party makes to help municipalities; it is no moment on the timeline.

    Attributes:
        subject: What it is for, as the document groups its products.
    """

    subject: str = Field(alias="onderwerp")


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


class Years(Record):
    """The years in which a plan is offered to a new profile; a year counts as a whole."""

    first: int = Field(alias="van")
    last: int = Field(alias="tot")


def _as_words(value: object) -> object:
    words = [word.strip() for word in value.split(",")] if isinstance(value, str) else value
    return tuple(word for word in words if word != "") if isinstance(words, list) else words


Words = Annotated[tuple[str, ...], BeforeValidator(_as_words)]
"""A list of words, or words with commas between them; an empty word is none."""


def _short_name(name: object) -> str:
    """Return a name without its article, or nothing where it is too long for a calendar."""
    if not isinstance(name, str):
        return ""
    article = next((word for word in ARTICLES if name.startswith(word)), "")
    short = name.removeprefix(article)
    return short if len(short) <= SHORT else ""


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


def milestone_day(milestone: Milestone, as_of: date) -> date | None:
    """Return the day on which a milestone really happened, where that is known on the as-of date."""
    actual = milestone.actual
    return actual.day if actual and actual.day <= as_of else None
