"""The day that a link of a chain found, with how sure it is and why."""

from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date
from wmoplan.model.explanation import Reason
from wmoplan.model.moment import Certainty, Meeting


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


def weakest_of(*links: tuple[Certainty, str]) -> tuple[Certainty, str]:
    """Return the weakest of some links; the first of equals."""
    return min(links, key=lambda link: link[0])


def sureness_of(meeting: Meeting) -> tuple[Certainty, str]:
    """Return how sure a day at a meeting is, and why it is no surer."""
    if meeting.provisional:
        return Certainty.PROVISIONAL, f"{long_date(meeting.day)} staat nog niet vast"
    if meeting.pattern:
        return Certainty.PROVISIONAL, f"{long_date(meeting.day)} komt uit de regel '{meeting.pattern}'"
    return Certainty.RECKONED, "het onderwerp is nog niet aangekondigd"
