"""Which meetings a decision can be placed on, and what is known of the days between two of them."""

from datetime import date
from typing import NamedTuple

from wmoplan.dutch import long_date, plain_date
from wmoplan.model.moment import HeldMeeting, Reason
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.window import Window


class WindowMeetings(NamedTuple):
    """The meetings of a window.

    Attributes:
        uncovered: Where there is no meeting, a day of the window that is not known; None where every day is.
        called_off: Whether all meetings of the window that the list names were called off.
    """

    meetings: tuple[HeldMeeting, ...]
    uncovered: date | None
    called_off: bool = False


class Candidates:
    """Finds the meetings of one plan's decisions: those of the body that decides, outside the quiet periods."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def allowed(self, window: Window, first: date | None, last: date | None) -> tuple[HeldMeeting, ...]:
        """Return the meetings between two days, both included; None is no bound."""
        large = window.step.large
        return tuple(
            meeting
            for meeting in self.facts.agenda.of(window.body)
            if (first is None or meeting.day >= first)
            and (last is None or meeting.day <= last)
            and not self.facts.quiet_on(meeting.day, large=large)
        )

    def until(self, window: Window, first: date | None, last: date) -> WindowMeetings:
        """Return the meetings of the run of known days that holds the last day.

        That there is none is known only where every day of the window is.
        """
        run = self.facts.agenda.run(window.body, last)
        if run is None:
            return WindowMeetings((), last)
        found = self.allowed(window, max(filter(None, (first, run.first))), last)
        if found or (first is not None and run.first <= first):
            return WindowMeetings(found, None)
        is_off = self.facts.agenda.has_called_off(window.body, first, last)
        is_held = first is not None and bool(self.allowed(window, first, last))
        return WindowMeetings((), run.first - DAY, is_off and not is_held)

    def since(self, window: Window, first: date, last: date | None) -> WindowMeetings:
        """Return the meetings of the run of known days that holds the first day."""
        run = self.facts.agenda.run(window.body, first)
        if run is None:
            return WindowMeetings((), first)
        found = self.allowed(window, first, min(filter(None, (last, run.last))))
        ran_out = not found and (last is None or run.last < last)
        return WindowMeetings(found, run.last + DAY if ran_out else None)

    def knows(self, window: Window, first: date, last: date) -> bool:
        """Tell whether every day from the first to the last is known, so that no other meeting can lie there."""
        return self.facts.agenda.is_known(window.body, first, last)

    def before_quiet(self, window: Window, last: date, first: date | None) -> date:
        """Return the last day, or the day before the quiet period that it lies in where the window begins earlier."""
        quiet = self.facts.quiet_on(last, large=window.step.large)
        return quiet.first - DAY if quiet and (first is None or quiet.first > first) else last

    def after_quiet(self, window: Window, first: date) -> date:
        """Return the first day, or the day after the quiet period that it lies in."""
        quiet = self.facts.quiet_on(first, large=window.step.large)
        return first if quiet is None else quiet.end(large=window.step.large) + DAY

    def quiet_reason(self, window: Window, day: date, before: date) -> Reason:
        """Return why a day in a quiet period is no last day, and which day is."""
        quiet = self.facts.quiet_on(day, large=window.step.large)
        if quiet is None:  # only a day in a quiet period is moved
            raise AssertionError
        words = self.facts.rules.say(
            Phrase.QUIET_AROUND,
            van=plain_date(quiet.first),
            tot=plain_date(quiet.end(large=window.step.large)),
            verkiezing=plain_date(quiet.election),
            dag=long_date(before),
        )
        return Reason(words, before, "")
