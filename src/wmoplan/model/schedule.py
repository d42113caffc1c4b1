"""When the bodies of a municipality meet, as its file says it: dates, rules, recesses, and what a body may do."""

from datetime import date
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from wmoplan.dutch import WEEKDAYS
from wmoplan.errors import Refused
from wmoplan.model.day import read_day
from wmoplan.model.fields import Day, Time, Words, YesNo, must_run_forward
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.record import Placed, Record

LONGEST_RULE: Final = 10
"""How many years a rule of meetings can run."""

PATTERN_FORMS: Final = (
    'Schrijf "elke dinsdag" of "elke eerste dinsdag van de maand" (eerste, tweede, derde, vierde of laatste). '
    'Of schrijf "om de 2 weken op dinsdag vanaf 7 januari 2014".'
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
"""How sure a meeting is."""


class MeetingRow(Placed):
    """One line of the list of meetings: a date, or a rule that gives dates.

    Attributes:
        day, rule: The day of the meeting, or the rule that gives the days; one of the two.
        time: As HH:MM; None where it is not known.
        body: The id of the body.
        status: How sure the day is, and whether the meeting is held on it.
        to: The new day of a meeting that was moved.
        goes_on: The day on which a meeting that is split goes on; it then takes place on both.
        first, last: The days between which a rule counts, both included; at most ten years.
        in_recess: Whether the rule also gives meetings in a recess and on a feestdag.
        title: What the meeting is called; may be empty.
        source: Where the row was found; may be empty.
        since: The day on which it became known; None counts always.
        reference: What a calendar file knows the meeting by, so that it is found again on another day.
    """

    day: Day | None = Field(alias="datum", default=None)
    rule: PatternText | None = Field(alias="regel", default=None)
    time: Time | None = Field(alias="tijd", default=None)
    body: str = Field(alias="orgaan", min_length=1)
    status: MeetingStatus = FIRM
    to: Day | None = Field(alias="naar", default=None)
    goes_on: Day | None = Field(alias="vervolg", default=None)
    first: Day | None = Field(alias="van", default=None)
    last: Day | None = Field(alias="tot", default=None)
    in_recess: YesNo = Field(alias="ook-in-reces", default=False)
    title: str = Field(alias="titel", default="")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)
    reference: str = Field(alias="kenmerk", default="", max_length=60)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.day is None) == (self.rule is None):
            raise Refused(
                "een vergadering heeft een datum of een regel: een van de twee, en niet allebei.",
                'Schrijf bijvoorbeeld {datum: 2014-10-27, orgaan: raad} of {regel: "elke dinsdag", orgaan: college}.',
            )
        if (self.status == MOVED) != (self.to is not None):
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
        if self.rule:
            self._check_rule(self.rule)
        must_run_forward(self.first, self.last)
        return self

    def _check_rule(self, rule: Pattern) -> None:
        if self.first is None or self.last is None:
            raise Refused(
                f"bij de regel '{rule.text}' ontbreekt 'van' of 'tot'.",
                "Schrijf de eerste en de laatste dag, bijvoorbeeld van: 2014-01-01, tot: 2014-12-31.",
            )
        if self.last.year - self.first.year > LONGEST_RULE:
            raise Refused(f"de regel '{rule.text}' loopt langer dan {LONGEST_RULE} jaar.", "Laat hem eerder stoppen.")


class RecessRow(Record):
    """A recess that the municipality itself has set.

    Attributes:
        first, last: The first and the last day, both included.
        since: The day on which it became known; None counts always.
    """

    name: str = Field(alias="naam", min_length=1)
    first: Day = Field(alias="van")
    last: Day = Field(alias="tot")
    source: str = Field(alias="bron", default="")
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        must_run_forward(self.first, self.last)
        return self


class BodyRow(Placed):
    """A body with rights of its own.

    Attributes:
        rights: Where they are not said, a body that the rules know keeps its own, and another has none.
        sessions: In how many of its meetings in a row a subject is dealt with; one speaks only in the first of them.
        name: As a sentence uses it, with its article; empty is made from the key.
        patterns: What its meetings are called in the municipality's schedule; a `*` at the end is the rest of a word.
    """

    rights: Words = Field(alias="rechten", default=())
    sessions: int = Field(alias="behandelingen", default=1, ge=1, le=10)
    name: str = Field(alias="naam", default="", max_length=60)
    patterns: Words = Field(alias="herken", default=(), max_length=50)


class StatusWords(Record):
    """The words by which the municipality's schedule says whether a meeting is held, as somebody explained them."""

    firm: Words = Field(alias="definitief", default=(), max_length=50)
    provisional: Words = Field(alias="voorlopig", default=(), max_length=50)
    cancelled: Words = Field(alias="vervallen", default=(), max_length=50)

    def by_status(self) -> dict[str, tuple[str, ...]]:
        """Return the words of each status, by the status as a meeting has it."""
        return {FIRM: self.firm, PROVISIONAL: self.provisional, CANCELLED: self.cancelled}


class ScheduleVersion(Placed):
    """The version of the schedule of meetings that a profile follows, and the days over which its list is whole.

    Attributes:
        name: As the municipality calls it; empty where it has no name.
        day: The day on which it came out; None where that is not known.
        first: The first day over which the list of meetings is whole; None where it is not said to be whole.
        last: The last of those days, included; given with `first` or not at all.
        bodies: Of which bodies the list is whole; none is every body that has a meeting in it, own meetings excepted.
        since: The day on which it became known; None counts always.
    """

    name: str = Field(alias="versie", default="")
    day: Day | None = Field(alias="datum", default=None)
    source: str = Field(alias="bron", default="")
    first: Day | None = Field(alias="van", default=None)
    last: Day | None = Field(alias="tot", default=None)
    bodies: Words = Field(alias="organen", default=(), max_length=50)
    since: Day | None = Field(alias="sinds", default=None)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.name and self.first is None and self.last is None:
            raise Refused(
                "bij 'vergaderschema' ontbreekt welk schema het is.",
                "Schrijf 'versie', of 'van' en 'tot' als het schema heel is, bijvoorbeeld {van: 2027-01-01, tot: "
                "2027-12-31}.",
            )
        if (self.first is None) != (self.last is None):
            raise Refused(
                "bij 'vergaderschema' horen 'van' en 'tot' bij elkaar.",
                "Schrijf de eerste en de laatste dag waarover het schema heel is, bijvoorbeeld van: 2027-01-01, tot: "
                "2027-12-31.",
            )
        must_run_forward(self.first, self.last)
        if self.bodies and self.first is None:
            raise Refused(
                "bij 'organen' van 'vergaderschema' horen 'van' en 'tot'.",
                "Schrijf over welke dagen het schema van die organen heel is.",
            )
        return self
