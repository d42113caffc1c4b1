"""A step of a plan: what the municipality does, when, and what volunteers can ask and do."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import FEW, MANY, SHORT, Day, SourceText, WhenText, YesNo
from wmoplan.model.period import When
from wmoplan.record import Record

NOBODY: Final = "geen"
"""What a step has as its decision where nobody decides."""

ARTICLES: Final = ("de ", "het ", "een ")

PlanningKind = Literal["voorkeur", "periode", "uiterlijk", "alternatief"]
"""How binding a planning row is: an aim, an aim and deadline, a deadline, or the fallback of an aim."""


class PlanningRow(Record):
    """One line of a step's planning.

    Attributes:
        condition: An anchor that the row waits for besides its own period; None where there is none.
        custom: Whether the period is only a habit: alone it gives no days to count from, until a meeting lies in it.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    kind: PlanningKind = Field(alias="soort")
    when: WhenText = Field(alias="wanneer")
    condition: WhenText | None = Field(alias="voorwaarde", default=None)
    custom: YesNo = Field(alias="gewoonte", default=False)
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


class Earlier(Record):
    """That the decision about a step may lie behind already, so that this is asked before anything else.

    Attributes:
        since: From which day on it is asked.
        question: The question, in words that answer with yes or no.
        source: Where it stands; in a file that of the step, where the row has none.
    """

    since: Day = Field(alias="vanaf")
    question: str = Field(alias="vraag", min_length=1)
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
        sort: What sort of decision it is, an id of `Rules.sorts`; empty is one that only has the links of every sort.
        large: Whether a new executive has to be in before it is decided.
        act: What the volunteer does in the time of a step about which nobody decides; empty is to ask about it.
        in_calendar: Whether the time of a step about which nobody decides goes into the calendar by default.
        earlier: That the decision may lie behind already; None where the plan does not say so.
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
    sort: str = Field(alias="soort-besluit", default="")
    large: YesNo = Field(alias="groot", default=False)
    act: str = Field(alias="doe", default="")
    in_calendar: YesNo = Field(alias="agenda", default=False)
    earlier: Earlier | None = Field(alias="is-er-al", default=None)
    takes_effect: str = Field(alias="ingang", default="")
    series: str = Field(alias="reeks", default="")
    topics: tuple[str, ...] = Field(alias="onderwerpen", default=(), max_length=FEW)
    planning: tuple[PlanningRow, ...] = Field(default=(), max_length=FEW)
    legal: LegalDeadline | None = Field(alias="wettelijk", default=None)
    depends_on: tuple[Dependency, ...] = Field(alias="hangt-af-van", default=(), max_length=FEW)
    questions: tuple[Line, ...] = Field(alias="vragen", default=(), max_length=MANY)
    actions: tuple[Line, ...] = Field(alias="acties", default=(), max_length=MANY)
    source: SourceText = Field(alias="bron")
    _alone: tuple[str, str] | None = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, row: object) -> object:
        """Fill in what follows from the rest: the short name, and the source of the rows below."""
        if not isinstance(row, dict):
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

    def leading(self, update: Mapping[str, object]) -> Self:
        """Return the step as it leads a decision on more than itself; it still knows its own names."""
        found = self.model_copy(update=update)
        found._alone = self.alone  # noqa: SLF001 - a copy of this very class
        return found

    @property
    def alone(self) -> tuple[str, str]:
        """The name and the short name of the step itself, without those of the steps that are decided with it."""
        return self._alone or (self.name, self.short)

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
        doubt: Why it is not sure that it happens, as the end of a sentence; empty where it is.
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
    doubt: str = Field(alias="twijfel", default="")
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


def milestone_day(milestone: Milestone, as_of: date) -> date | None:
    """Return the day on which a milestone really happened, where that is known on the as-of date."""
    actual = milestone.actual
    return actual.day if actual and actual.day <= as_of else None
