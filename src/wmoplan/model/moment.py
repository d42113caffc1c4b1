"""What a reckoning gives: moments with their explanation, decisions, signals and questions."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import long_date, when_in_words
from wmoplan.model.phrases import SignalCode
from wmoplan.model.words import Status, Weight

if TYPE_CHECKING:
    from wmoplan.model.source import Source


class Reason(NamedTuple):
    """One small step of an explanation.

    Attributes:
        rule: What was done, in one Dutch sentence.
        day: The day that it led to; None where it led to none.
        source: Where the rule stands, as it is printed; empty where it is plain arithmetic.
    """

    rule: str
    day: date | None
    source: str

    @property
    def told(self) -> str:
        """The rule and the day that the rule led to, in whole sentences.

        >>> Reason("Het plan zegt: mei 2014.", date(2014, 5, 31), "").told
        'Het plan zegt: mei 2014. Dat geeft: zaterdag 31 mei 2014.'
        """
        rule = self.rule.rstrip(".")
        day = f" Dat geeft: {long_date(self.day)}." if self.day and long_date(self.day) not in rule else ""
        return f"{rule}.{day}"


class Certainty(IntEnum):
    """How sure a day is, the weakest first; a chain is as sure as its weakest link."""

    ESTIMATED = 0
    PROVISIONAL = 1
    RECKONED = 2
    FIXED = 3

    @property
    def word(self) -> str:
        """The Dutch word for the certainty."""
        return ("geschat", "voorlopig", "berekend", "vast")[self]


class HeldMeeting(NamedTuple):
    """A dated meeting of a body that takes place.

    Attributes:
        time: HH:MM; empty where it is not known.
        body: The id of the body.
        provisional: Whether it can still move.
        pattern: The rule that gave it; empty for a date of its own.
        title: What it was called in the list it came from; may be empty.
        source: Where the day was found; empty where a rule gave it.
    """

    day: date
    time: str
    body: str
    provisional: bool = False
    pattern: str = ""
    title: str = ""
    source: str = ""


class Moment(NamedTuple):
    """One line of the timeline.

    Attributes:
        id: `step.kind`, or the id of a milestone; it never changes with a date.
        kind: What sort of moment it is, a word of the data.
        step: The id of its step; empty for a moment that belongs to all.
        title: Verb and subject.
        table: A few words for a narrow table.
        sentence: What follows the date in running text.
        act: What the volunteer does; may be empty.
        start: The first day; None where it is open or unknown.
        end: The last day; None where it is open or unknown.
        time: HH:MM; empty where there is none.
        period: The days in words; vague stays vague.
        certainty: How sure the days are.
        weakest: The link that makes it no surer than it is, in words; empty where it is fixed.
        status: How it stands on the day of looking.
        topics: The subjects that it belongs to; none belongs to all.
        body: The body that meets or acts; empty where there is none.
        likely: Whether the subject of the meeting is still a guess.
        explanation: From the anchor to the day.
        sources: Title of the document, and the place in it.
        event: The title in a calendar; empty is `title`.
        sooner: When it could be decided already, and when one speaks in that case; empty where it cannot be sooner.
        in_calendar: Whether it goes into the calendar by default.
        on_screen: Whether the short timeline shows it.
        attend: Whether volunteers are present.
        speaking: Whether it is about speaking.
        decides: Whether it is the meeting at which a step comes to its end: the decision, whoever takes it.
        stands_for: The step of which it is the last day, where another plan has that step; else empty.
        alone: Whether it goes into the calendar where no step is followed.
        plan: The id of the plan that it belongs to.
        done: The day on which somebody ticked it; None where nobody did.
        soonest: Of a decision, the first known meeting at which it could be decided before the expected one. Of
            exploring, the meeting that it counts back from. None where there is none.
        off: Whether no calendar shows it: a meeting that nobody knows, on a day off or in a time that is only vague.
        vague: What is told instead of its days, where only a habit or a day that we chose says when; else empty.
        silent: Whether no output shows it: its step is settled, or it is asked first whether it is.
    """

    id: str
    kind: str
    step: str
    title: str
    table: str
    sentence: str
    start: date | None
    end: date | None
    act: str = ""
    time: str = ""
    period: str = ""
    certainty: Certainty = Certainty.ESTIMATED
    weakest: str = ""
    status: Status = Status.NONE
    topics: tuple[str, ...] = ()
    body: str = ""
    likely: bool = False
    explanation: tuple[Reason, ...] = ()
    sources: "tuple[Source, ...]" = ()
    event: str = ""
    sooner: str = ""
    in_calendar: bool = False
    on_screen: bool = False
    attend: bool = False
    speaking: bool = False
    decides: bool = False
    stands_for: str = ""
    alone: bool = False
    plan: str = ""
    done: date | None = None
    soonest: date | None = None
    off: bool = False
    vague: str = ""
    silent: bool = False

    @property
    def cause(self) -> str:
        """What makes it no surer than it is, without the word for how sure that is; may be empty."""
        return self.weakest.removeprefix(f"{self.certainty.word}: ").rstrip(".")

    @property
    def when(self) -> str:
        """The days of the moment, as a sentence names them."""
        return self.vague or when_in_words(self.start, self.end, self.time)


class Decision(NamedTuple):
    """The meetings at which one step could be decided.

    Attributes:
        step: The id of the step.
        body: The id of the body that decides.
        earliest: The first known meeting that is possible on or after the day of looking ("kan vanaf"), or None.
        sooner_unknown: Whether there may be a meeting before `earliest`, on a day that is not known.
        expected: The meeting that the timeline counts from ("verwacht").
        latest: The last meeting that is possible ("uiterlijk").
        deadline: The last day of plan and law together.
        legal: The last day that the law gives.
        slack_days: Days from expected to latest; None where one of them is not known.
        slack_meetings: Meetings after the expected one, up to the latest.
        preference_met: Whether the aim of the plan is reached; None where it has none.
        settled: Whether the municipality has announced the day.
        reason: Why it is not the aim; empty where it is.
    """

    step: str
    body: str
    earliest: date | None
    sooner_unknown: bool
    expected: date | None
    latest: date | None
    deadline: date | None
    legal: date | None
    slack_days: int | None
    slack_meetings: int | None
    preference_met: bool | None
    settled: bool
    reason: str = ""


class Signal(NamedTuple):
    """A warning.

    Attributes:
        code: Which warning it is.
        weight: How heavy it is.
        moments: The ids that it touches.
        text: What is wrong, in whole sentences.
        remedy: What to do about it; may be empty.
        topics: The subjects that it belongs to; none belongs to all.
        day: The first day that it is about, for the order; None sorts last.
        short: The same in a few words, beside a moment that it touches; may be empty.
        todo: Whether the remedy is something to do now.
        lasting: What a file says instead of `text`, where that counts from the day on which it was seen; else empty.
        filled: What its places were filled with, by their name; what no longer counts is empty.
        stays: Whether it stands when all that it touches is done or past.
        typed: Whether it is about what somebody typed or brought in, which is told however far ahead its day lies.
    """

    code: SignalCode
    weight: Weight
    moments: tuple[str, ...]
    text: str
    remedy: str
    topics: tuple[str, ...] = ()
    day: date | None = None
    short: str = ""
    todo: bool = False
    lasting: str = ""
    filled: Mapping[str, str] = MappingProxyType({})
    stays: bool = False
    typed: bool = False

    @property
    def in_file(self) -> str:
        """The text of the signal for a file that is read for weeks."""
        return self.lasting or self.text


class Question(NamedTuple):
    """Something that only the municipality knows.

    Attributes:
        text: The question, as a letter asks it.
        moments: The ids of the moments that hang on the answer.
        asked_of: Who knows it, where that is not the municipality; the letter to it then does not ask it.
        whether: The moment of which it asks whether it happened; empty where it asks something else.
        about: The fact that it asks, as `Unsure.of` names the fact; empty where `whether` says all.
    """

    text: str
    moments: tuple[str, ...]
    asked_of: str = ""
    whether: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """What tells the question from every other one: the fact or the moment that it is about."""
        return self.about or self.whether

    @property
    def name(self) -> str:
        """By what somebody names the question: the id of the fact or the moment, which two questions can share."""
        return self.about.partition(":")[2] or self.whether
