"""A municipality's own file, added to without stirring the rest.

An edit works on the text at the place that the YAML parser points out, so that comments, order, quotes and line ends
stay as they are to the byte. (ruamel's round trip was weighed: it lays out `{ a: 1 }`, tabs and indents anew.)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.store.parsed import Parsed
from wmoplan.store.places import edited
from wmoplan.store.row import new_row
from wmoplan.store.words import SCHEDULE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from wmoplan.store.row import Meeting, Row


class Compared(NamedTuple):
    """What adding meetings to a profile does.

    Attributes:
        new: Meetings that are not in the list yet, by day, time and body.
        changed: Meetings that are there, with another status, another new day, or without their time.
        same: Meetings that are there already.
    """

    new: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    same: tuple[Meeting, ...]


def add_meetings(  # noqa: PLR0913 - what goes with the rows
    text: str,
    rows: Sequence[Meeting],
    *,
    source: str = "",
    since: date | None = None,
    whole: Mapping[str, str] = MappingProxyType({}),
    name: str = "wmoplan.yaml",
) -> str:
    """Return the text of a profile with the meetings in its list, and everything else as it was, to the byte.

    A meeting that is there already (same body and day, and the same time or no time on one side) is not doubled; it
    takes over a new status, and its time where it had none. New ones come after the old, by day. `source` and `since`
    go with every row that is added; `whole` is what `vergaderschema` comes to hold.

    Raises:
        DataError: The text is no profile to which meetings can be added.
    """
    parsed = Parsed(text, name)
    compared = _compared(parsed, rows)
    added = [new_row(meeting, source, since) for meeting in compared.new]
    told: dict[int, dict[str, str]] = {}  # of two that say something of one row, the last counts
    for meeting in compared.changed:
        held = _held(parsed, meeting)
        at = next(at for at, row in enumerate(parsed.rows) if row is held)
        told[at] = parsed.rows[at].wanted(meeting)
    return edited(parsed, told, added, {SCHEDULE: dict(whole)} if whole else {})


def compare_meetings(text: str, rows: Sequence[Meeting], *, name: str = "wmoplan.yaml") -> Compared:
    """Return what `add_meetings` would do, for a preview.

    Raises:
        DataError: As `add_meetings`.
    """
    return _compared(Parsed(text, name), rows)


def _compared(parsed: Parsed, rows: Sequence[Meeting]) -> Compared:
    """Return the meetings by what happens to them."""
    new: dict[tuple[date, str, str], Meeting] = {}
    changed: list[Meeting] = []
    same: list[Meeting] = []
    for meeting in rows:
        held = _held(parsed, meeting)
        identity = (meeting.day, meeting.time or "", meeting.body)
        if held is not None:
            (changed if held.is_told_anew(meeting) else same).append(meeting)
        elif identity in new:
            same.append(meeting)
        else:
            new[identity] = meeting
    return Compared(tuple(new[identity] for identity in sorted(new)), tuple(changed), tuple(same))


def _held(parsed: Parsed, meeting: Meeting) -> Row | None:
    held = [row for row in parsed.rows if row.is_of(meeting)]
    exact = [row for row in held if row.day == meeting.day and row.time == meeting.time]
    return next(iter(exact or held), None)
