"""What a national party does by a date: planned, and where known what really happened."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from wmoplan.errors import Refused
from wmoplan.model.fields import SHORT, Day, SourceText, WhenText, YesNo
from wmoplan.record import Record


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
