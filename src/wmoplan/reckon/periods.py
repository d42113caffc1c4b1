"""From words that hang on an anchor to a period of days."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import days_in_words
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.period import DAY, Bound, Period, When
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.term import Term
from wmoplan.model.words import Rounding, Unsure
from wmoplan.reckon.workdays import Calendar, TermRule, add_term, whole_days


class AnchorDay(NamedTuple):
    """The day of an anchor.

    Attributes:
        day: None where nobody knows it.
        weakest: Why it is no surer; empty where it is fixed.
        reasons: How it was found.
        asks: The keys of the questions that would make the day surer.
        guess: Why the day is our own choice: the municipality gave none. Empty where it is not.
    """

    day: date | None
    certainty: Certainty
    weakest: str
    reasons: tuple[Reason, ...]
    asks: frozenset[str] = frozenset()
    guess: str = ""


UNKNOWN: Final = AnchorDay(None, Certainty.ESTIMATED, "", ())
"""An anchor of which nothing is known."""


class TermInUse(NamedTuple):
    """A term that is reckoned with.

    Attributes:
        text: What the term is the length of.
        own: Whether the municipality or the law says so; else it is a habit that we suppose.
        skips_recess: Whether it stands still in a recess.
    """

    id: str
    text: str
    length: Term
    own: bool
    source: str
    skips_recess: bool = False

    def unknown(self, texts: Texts) -> str:
        """Return that the municipality did not say how long it is, as the reason why a day is not surer."""
        return texts.say(Phrase.TERM_UNKNOWN, termijn=f"{self.text[:1].lower()}{self.text[1:]}")

    def reason(self, texts: Texts) -> Reason:
        """Return how long it is, and whether that is only supposed."""
        phrase = Phrase.TERM_LENGTH if self.own else Phrase.TERM_USUAL
        return Reason(texts.say(phrase, termijn=self.text, lengte=self.length.text), None, self.source)


class DatedPeriod(NamedTuple):
    """A period, and what its days lean on.

    Attributes:
        certainty: That of the anchor and the length; a period of its own is fixed.
        weakest: Why it is no surer; empty where it is fixed.
        reasons: From the anchor to the day; none for a period of its own.
        asks: The keys of the questions that would make the days surer.
        guess: Why it hangs on a day that we chose; empty where it does not, or where the municipality named a length.
    """

    period: Period
    certainty: Certainty = Certainty.FIXED
    weakest: str = ""
    reasons: tuple[Reason, ...] = ()
    asks: frozenset[str] = frozenset()
    guess: str = ""


def agreed(period: Period, texts: Texts) -> tuple[Reason, ...]:
    """Return that the days of a period are our own convention, where they are."""
    if not period.convention:
        return ()
    words = texts.say(Phrase.CONVENTION, periode=period.text, dagen=days_in_words(period.first, period.last))
    return (Reason(words, None, ""),)


def resolve(
    when: When,
    anchors: Mapping[str, AnchorDay],
    terms: Mapping[str, TermInUse],
    calendar: Calendar,
    rounding: Rounding = Rounding.REFUSED,
) -> DatedPeriod:
    """Return the period with what it leans on; both ends are open where its anchor or its length is not known.

    Unit: hours are whole days; `rounding` is what a plan says of a month that does not have the day.

    Raises:
        Refused: A number of months leads to a day that does not exist, and the plan does not say how to round.
    """
    if when.period is not None:
        return DatedPeriod(when.period)
    texts = calendar.texts
    anchor = anchors.get(when.anchor, UNKNOWN)
    named = terms.get(when.length)
    if anchor.day is None or (when.length and named is None):
        return _undated(when, anchor, terms, texts)
    day, certainty, weakest, asks = anchor.day, anchor.certainty, anchor.weakest, anchor.asks
    reasons = list(anchor.reasons)
    if named:
        reasons.append(named.reason(texts))
        if not named.own:
            certainty, weakest = Certainty.ESTIMATED, named.unknown(texts)
            asks |= {Unsure.TERM.of(when.length)}
    if term := (named.length if named else when.term):
        ended = add_term(day, TermRule(*whole_days(term), back=not when.after, rounding=rounding), calendar)
        day = ended.day
        reasons += ended.reason
        if certainty > Certainty.RECKONED:
            certainty, weakest = Certainty.RECKONED, texts.say(Phrase.CAN_CHANGE)
    first, last = (day, None) if when.bound is Bound.FROM else (None, day if when.bound is Bound.BY else day - DAY)
    guess = "" if named and named.own else anchor.guess
    return DatedPeriod(Period(when.text, first, last), certainty, weakest, tuple(reasons), asks, guess)


def _undated(when: When, anchor: AnchorDay, terms: Mapping[str, TermInUse], texts: Texts) -> DatedPeriod:
    """Return a period without days, with what would give it days."""
    weakest, asks = texts.say(Phrase.ANCHOR_UNKNOWN, anker=when.anchor), anchor.asks
    if when.length and when.length not in terms:
        weakest = texts.say(Phrase.LENGTH_UNKNOWN, termijn=when.length)
        asks |= {Unsure.TERM.of(when.length)}
    return DatedPeriod(Period(when.text, None, None), Certainty.ESTIMATED, weakest, anchor.reasons, asks)
