"""A day that was reckoned: how sure it is and why, and how it stands on the day of looking."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.moment import Certainty, HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, Texts
from wmoplan.model.words import Status
from wmoplan.reckon.periods import AnchorDay

Sureness = tuple[Certainty, str]
"""How sure a day is, and why it is no surer."""

SOON: Final = timedelta(days=28)
"""How far ahead "binnenkort" reaches."""


class ReckonedDay(NamedTuple):
    """The day that a link found.

    Attributes:
        first: None where the start is open, or where there is no day at all.
        last: None where there is no day.
        weakest: Why it is no surer; empty where it is fixed.
        leans: What it leans on that nobody has confirmed, as keys of questions.
        confirmed: Whether somebody said so, so that nothing has to be asked afterwards.
        meets: Whether it is a known meeting.
    """

    first: date | None
    last: date | None
    time: str = ""
    certainty: Certainty = Certainty.ESTIMATED
    weakest: str = ""
    reasons: tuple[Reason, ...] = ()
    leans: frozenset[str] = frozenset()
    confirmed: bool = False
    body: str = ""
    meets: bool = False

    @property
    def sure(self) -> Sureness:
        """How sure it is, and why it is no surer."""
        return self.certainty, self.weakest

    def no_surer(self, than: Sureness) -> "ReckonedDay":
        """Return the day, no surer than something else that it hangs on."""
        certainty, weakest = weakest_of(self.sure, than)
        return self._replace(certainty=certainty, weakest=weakest)

    def status(self, as_of: date, *, happened: bool, still_ahead: bool = False) -> Status:
        """Return how a moment on this day stands.

        Args:
            happened: Whether somebody said that it happened, or the day itself is fixed.
            still_ahead: Whether it is no use any more once it has passed, while its decision is today or ahead.
        """
        begin = self.first or self.last
        if self.last is not None and self.last < as_of:
            if still_ahead:
                return Status.MAYBE_LATE if self.certainty is Certainty.ESTIMATED else Status.LATE
            return Status.OVER if happened else Status.UNKNOWN
        if begin is None:
            return Status.LATER
        if begin <= as_of:
            return Status.NOW
        return Status.SOON if begin - as_of <= SOON else Status.LATER


def given_day(day: date, *reasons: Reason) -> ReckonedDay:
    """Return a day that somebody gave: nothing makes it surer, and nothing has to be asked afterwards."""
    return ReckonedDay(day, day, certainty=Certainty.FIXED, reasons=reasons, confirmed=True)


def at_anchor(anchor: AnchorDay) -> ReckonedDay:
    """Return the day of an anchor, or of a last day."""
    return ReckonedDay(anchor.day, anchor.day, "", anchor.certainty, anchor.weakest, anchor.reasons)


def at_meeting(
    meeting: HeldMeeting, sure: Sureness, reasons: tuple[Reason, ...], leans: frozenset[str] = frozenset()
) -> ReckonedDay:
    """Return the day of a known meeting."""
    return ReckonedDay(
        meeting.day, meeting.day, meeting.time, *sure, reasons=reasons, leans=leans, body=meeting.body, meets=True
    )


def weakest_of(*links: Sureness) -> Sureness:
    """Return the weakest of some links; the first of equals."""
    return min(links, key=lambda link: link[0])


def sureness_of(meeting: HeldMeeting, texts: Texts) -> Sureness:
    """Return how sure a day at a meeting is, and why it is no surer."""
    if meeting.provisional:
        return Certainty.PROVISIONAL, texts.say(Phrase.NOT_FIRM, dag=long_date(meeting.day))
    if meeting.pattern:
        return Certainty.PROVISIONAL, texts.say(Phrase.FROM_PATTERN, dag=long_date(meeting.day), regel=meeting.pattern)
    return Certainty.RECKONED, texts.say(Phrase.NOT_ANNOUNCED)


def next_change(start: date | None, end: date | None, as_of: date) -> date | None:
    """Return the first day after the as-of date on which the status becomes another, or None."""
    begin = start or end
    turns = [begin - SOON, begin] if begin else []
    if end:
        turns.append(end + DAY)
    return min((day for day in turns if day > as_of), default=None)
