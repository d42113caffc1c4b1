"""A meeting as a row of the list in a profile: as it stands there, and as it comes to stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from yaml.nodes import MappingNode, ScalarNode

from wmoplan.model.day import read_day, read_time
from wmoplan.notation import NOTHING
from wmoplan.store.words import plain_or_quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

FIRM: Final = "definitief"
MOVED: Final = "verplaatst"
CANCELLED: Final = "vervallen"

T = TypeVar("T")


class Meeting(Protocol):
    """A meeting that is to stand in the profile, such as a row that was read from a mail.

    Attributes:
        time: As HH:MM, or None where it is not known.
        to: The new day of a meeting that was moved.
    """

    @property
    def day(self) -> date: ...  # noqa: D102 - the name says it
    @property
    def time(self) -> str | None: ...  # noqa: D102 - told above
    @property
    def body(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def title(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def status(self) -> str: ...  # noqa: D102 - the name says it
    @property
    def to(self) -> date | None: ...  # noqa: D102 - told above


class Row(NamedTuple):
    """A mapping in the list: its scalars, by key, as the parser found them."""

    node: MappingNode
    pairs: dict[str, tuple[ScalarNode, ScalarNode]]

    def value(self, key: str) -> str:
        """Return what stands at a key, or nothing."""
        node = self.pairs[key][1] if key in self.pairs else None
        return "" if node is None or (node.value in NOTHING and not node.style) else node.value

    @property
    def line(self) -> int:
        """The line on which it begins, counted from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def day(self) -> date | None:
        """The day, or None for a pattern."""
        return _readable(read_day, self.value("datum"))

    @property
    def to(self) -> date | None:
        """The new day of a meeting that was moved."""
        return _readable(read_day, self.value("naar"))

    @property
    def time(self) -> str | None:
        """The time, or None where it is not known."""
        return _readable(read_time, self.value("tijd"))

    @property
    def status(self) -> str:
        """How sure the meeting is; nothing said is firm."""
        return self.value("status") or FIRM

    def is_of(self, meeting: Meeting) -> bool:
        """Tell whether this row is that meeting."""
        if self.value("orgaan") != meeting.body:
            return False
        if self.day != meeting.day:
            return self.status == MOVED and self.to == meeting.day and meeting.status == FIRM
        # a meeting that was moved or cancelled may be told with another time, or with that of its new day
        gone = {MOVED, CANCELLED} & {self.status, meeting.status}
        return bool(gone) or meeting.time is None or self.time is None or meeting.time == self.time

    def is_told_anew(self, meeting: Meeting) -> bool:
        """Tell whether the meeting says something that this row does not."""
        if self.day != meeting.day:
            return False
        return (self.status, self.to) != (meeting.status, meeting.to) or bool(meeting.time and not self.time)

    def wanted(self, meeting: Meeting) -> dict[str, str]:
        """Return the keys that this row has to take over from the meeting; an empty value goes."""
        wanted = {}
        if meeting.status != self.status:
            wanted["status"] = meeting.status
        if meeting.to != self.to:
            wanted["naar"] = meeting.to.isoformat() if meeting.to else ""
        if meeting.time and not self.time:
            wanted["tijd"] = meeting.time
        return wanted


def row_of(node: MappingNode) -> Row:
    """Return a mapping as a row: only what is a word at a key."""
    return Row(node, {key.value: (key, value) for key, value in node.value if isinstance(value, ScalarNode)})


def new_row(meeting: Meeting, source: str, since: date | None) -> dict[str, str]:
    """Return the keys and values of a new row, in the order of the examples."""
    pairs = {
        "datum": meeting.day.isoformat(),
        "tijd": meeting.time or "",
        "orgaan": meeting.body,
        "status": meeting.status if meeting.status != FIRM else "",
        "naar": meeting.to.isoformat() if meeting.to else "",
        "titel": meeting.title,
        "bron": source,
        "sinds": since.isoformat() if since else "",
    }
    return {key: value for key, value in pairs.items() if value}


def shown(key: str, value: str) -> str:
    """Return a key with its value, as a row shows it.

    >>> shown("datum", "2014-10-27"), shown("tijd", "20:00")
    ('datum: 2014-10-27', 'tijd: "20:00"')
    """
    return f"{key}: {shown_value(key, value)}"


def shown_value(key: str, value: str) -> str:
    """Return a value as a row shows it behind its key."""
    return value if key in {"datum", "naar", "sinds", "status", "van", "tot"} else plain_or_quoted(value)


def on_one_line(pairs: dict[str, str]) -> str:
    """Return a row between braces.

    >>> on_one_line({"datum": "2014-10-27", "orgaan": "raad"})
    '{datum: 2014-10-27, orgaan: raad}'
    """
    return f"{{{', '.join(shown(key, value) for key, value in pairs.items())}}}"


def _readable(read: Callable[[object], T], value: str) -> T | None:
    """Return what was written, or None: a fault in another row is no matter here."""
    try:
        return read(value) if value else None
    except ValueError:
        return None
