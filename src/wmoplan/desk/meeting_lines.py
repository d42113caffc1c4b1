"""A meeting, a row of a profile, and how the two differ: a line each, in the words of a preview."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.dutch import clock, listing, long_date
from wmoplan.model.words import FIRM
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.meeting import Meeting
    from wmoplan.store.meetings import Disagreement, RowChange
    from wmoplan.store.profile_text import WrittenRow


class MeetingLines(NamedTuple):
    """Puts meetings in words.

    Attributes:
        names: How each body is named, by its id; a body without a name is named by its id.
    """

    names: Mapping[str, str]

    def body(self, body: str) -> str:
        """Return how a body is named."""
        return self.names.get(body, body)

    def meeting(self, one: "Meeting") -> str:
        """Return a meeting with what is to be known of it."""
        title = f" ({one.title})" if one.title else ""
        return f"{moment(one.day, one.time)}: {self.body(one.body)}{_sure(one.status, one.to)}{title}"

    def row(self, row: "WrittenRow") -> str:
        """Return a meeting as a profile has it."""
        return f"{moment(row.day, row.time)}: {self.body(row.value(Key.BODY))}{_sure(row.status, row.to)}"

    def changed(self, one: "RowChange") -> str:
        """Return a row with all that becomes another: was ... wordt ..."""
        row, wanted = one.row, one.wanted
        parts = [*_moved(row, wanted), *self._words(row, wanted)]
        if wanted.get(Key.TIME) == "":
            parts.append("wordt een hele dag, zonder tijd")
        if not parts and Key.MARK in wanted:
            parts.append("wmoplan onthoudt welke vergadering dit is")
        time = None if wanted.get(Key.TIME) else row.time  # it is told once
        return f"{self.body(row.value(Key.BODY))} van {moment(row.day, time)}: {listing(parts)}"

    def differs(self, one: "Disagreement", here: str) -> str:
        """Return a row that somebody typed, and what a schedule says of the same meeting.

        Args:
            here: Where the schedule stands, as a sentence says so.
        """
        meeting = one.meeting
        time = f"{clock(meeting.time)}, " if meeting.time else ""
        state = f"{time}{meeting.status}{f' naar {long_date(meeting.to)}' if meeting.to else ''}"
        return f"{self.row(one.row)} (regel {one.row.line}), {here}: {state}"

    def _words(self, row: "WrittenRow", wanted: "Mapping[str, str]") -> Iterator[str]:
        """Yield which time and which body a meeting gets."""
        if time := wanted.get(Key.TIME):
            is_more = Key.STATUS in wanted or Key.TO in wanted
            was = f"{'de tijd ' if is_more else ''}was {clock(row.time)}, wordt" if row.time else ""
            yield f"{was or ('begint om' if is_more else 'tijd erbij:')} {clock(time)}"
        if body := wanted.get(Key.BODY):
            yield f"is van {self.body(body)}"


def moment(day: "date | None", time: str | None) -> str:
    """Return a day and a time in words."""
    return f"{long_date(day) if day else 'geen datum'}{f' {clock(time)}' if time else ''}"


def _sure(status: str, to: "date | None") -> str:
    return "" if status == FIRM else f", {status}{f' naar {long_date(to)}' if to else ''}"


def _moved(row: "WrittenRow", wanted: "Mapping[str, str]") -> Iterator[str]:
    """Yield to which day a meeting is moved, or else which status it gets."""
    if wanted.get(Key.TO):
        from wmoplan.model.day import read_day

        was = f" (was {long_date(row.to)})" if row.to else ""
        yield f"verplaatst naar {long_date(read_day(wanted[Key.TO]))}{was}"
    elif Key.STATUS in wanted:
        yield f"was {row.status}, wordt {wanted[Key.STATUS]}"
