"""The text of a profile as the YAML parser takes it apart, with the place of every row in its list of meetings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wmoplan.errors import DataError, Problem
from wmoplan.model.day import read_day, read_time
from wmoplan.model.meeting import OFF, Meeting
from wmoplan.model.words import FIRM, MOVED
from wmoplan.notation import NOTHING
from wmoplan.pyyaml import (
    BaseLoader,
    CollectionNode,
    FastBaseLoader,
    MappingNode,
    MarkedYAMLError,
    Node,
    ScalarNode,
    SequenceNode,
    YAMLError,
    compose,
)
from wmoplan.store.rows import LIST, Key, plain_or_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

T = TypeVar("T")


class WrittenRow(NamedTuple):
    """A mapping in the list of meetings: its scalars, by key, as the parser found them."""

    node: MappingNode
    pairs: dict[str, tuple[ScalarNode, ScalarNode]]

    def value(self, key: str) -> str:
        """Return what stands at a key, or nothing."""
        node = self.pairs[key][1] if key in self.pairs else None
        return "" if node is None or (node.value in NOTHING and not node.style) else node.value

    @property
    def line(self) -> int:
        """The line on which the row begins, counted from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def day(self) -> date | None:
        """The day, or None for a pattern."""
        return self.day_at(Key.DAY)

    def day_at(self, key: str) -> date | None:
        """Return the day that stands at a key, or None."""
        return _readable(read_day, self.value(key))

    @property
    def to(self) -> date | None:
        """The new day of a meeting that was moved."""
        return self.day_at(Key.TO)

    @property
    def time(self) -> str | None:
        """The time, or None where it is not known."""
        return _readable(read_time, self.value(Key.TIME))

    @property
    def status(self) -> str:
        """How sure the meeting is; nothing said is firm."""
        return self.value(Key.STATUS) or FIRM

    def is_of(self, meeting: Meeting) -> bool:
        """Tell whether this row is that meeting."""
        if self.value(Key.BODY) != meeting.body:
            return False
        if self.day != meeting.day:
            return self.status == MOVED and self.to == meeting.day and meeting.status == FIRM
        # a meeting that was moved or cancelled may be told with another time, or with that of its new day
        return (
            bool(OFF & {self.status, meeting.status})
            or meeting.time is None
            or self.time is None
            or meeting.time == self.time
        )

    def is_told_anew(self, meeting: Meeting) -> bool:
        """Tell whether the meeting says something that this row does not."""
        if self.day != meeting.day:
            return False
        is_off = bool(OFF & {self.status, meeting.status})
        has_other_time = bool(meeting.time and meeting.time != self.time) and not (is_off and self.time)
        return (self.status, self.to) != (meeting.status, meeting.to) or has_other_time


class ProfileText:
    """One text of a profile, and where in it things stand.

    Attributes:
        newline: How the lines of the text end.
        root: The node of the whole text, or None where the text says nothing.
        key: The key of the list of meetings, or None where there is none.
        list: What stands behind that key.
        rows: The rows of the list that are mappings.
        said: What the text says, in dicts, lists and strings.

    Raises:
        DataError: The text is no profile to which something can be added.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        first = re.search(r"\r?\n", text)
        self.newline = first[0] if first else "\n"
        self.root = _composed(text, name)
        self.said = _plain(self.root, name)
        self.key, self.list = self._found()
        self.rows = tuple(self._rows())

    def refusal(self, message: str, line: int = 0) -> DataError:
        """Return the error that tells why nothing can be added."""
        return _refusal(self.name, message, line)

    def margin(self) -> int:
        """Return how far the keys of the profile stand from the left."""
        if self.root is None:
            return 0
        mark = self.root.start_mark
        return mark.column - (mark.line == 0 and self.text.startswith("\ufeff"))

    def end(self, node: Node) -> int:
        """Return where the last character of a node stands; the parser counts comments behind it as well."""
        if isinstance(node, CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, MappingNode) else last)
        end = node.end_mark.index
        folded = isinstance(node, ScalarNode) and node.style in {"|", ">"}
        return len(self.text[:end].rstrip()) if folded else end

    def line_end(self, at: int) -> int:
        """Return where the line ends on which a character stands."""
        found = re.compile(r"\r?\n|\Z").search(self.text, at)
        return found.start() if found else len(self.text)

    def _found(self) -> tuple[Node | None, Node | None]:
        """Return the nodes of the list's key and of the list, or nothing where the profile has none."""
        found = [pair for pair in (self.root.value if self.root else []) if pair[0].value == LIST]
        if not found:
            return None, None
        key, value = found[0]
        if len(found) > 1:
            raise self.refusal(f"'{LIST}' staat er twee keer.", found[1][0].start_mark.line + 1)
        if not isinstance(value, SequenceNode) and not (isinstance(value, ScalarNode) and value.value in NOTHING):
            raise self.refusal(f"bij '{LIST}' hoort een lijst.", key.start_mark.line + 1)
        return key, value

    def _rows(self) -> Iterator[WrittenRow]:
        for node in self.list.value if isinstance(self.list, SequenceNode) else ():
            if isinstance(node, MappingNode):
                scalars = {key.value: (key, value) for key, value in node.value if isinstance(value, ScalarNode)}
                yield WrittenRow(node, scalars)


@lru_cache(maxsize=4)
def taken_apart(text: str, name: str) -> ProfileText:
    """Return one text of a profile with the place of everything in it.

    The texts of before and of after are kept: an edit is shown, asked and written, and each time both are read.

    Raises:
        DataError: The text is no profile to which something can be added.
    """
    return ProfileText(text, name)


def _refusal(name: str, message: str, line: int = 0) -> DataError:
    return DataError(Problem(name, line, message, "Kijk het bestand na met 'wmoplan check'."))


def _composed(text: str, name: str) -> MappingNode | None:
    """Return the nodes of a text, each with its place.

    The parser in C reads it, where there is one, as it reads every file. It does not count a mark at the start of the
    file; then the other one does the work, which is some thirty times slower.
    """
    loader = BaseLoader if text.startswith("\ufeff") else FastBaseLoader
    try:
        root = compose(text, Loader=loader)
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise _refusal(name, "wmoplan kan dit bestand niet lezen.", line) from fault
    except (YAMLError, RecursionError) as fault:
        raise _refusal(name, "wmoplan kan dit bestand niet lezen.") from fault
    if root is None or isinstance(root, MappingNode):
        return root
    raise _refusal(name, "hier horen regels als 'gemeente: Haren'.", root.start_mark.line + 1)


def _plain(root: MappingNode | None, name: str) -> dict[str, object]:
    seen: set[int] = set()

    def plain(node: Node) -> object:
        if id(node) in seen:
            raise _refusal(name, "een verwijzing met & en * kan wmoplan niet bewerken.")
        seen.add(id(node))
        if isinstance(node, MappingNode):
            return below(node)
        return [plain(value) for value in node.value] if isinstance(node, SequenceNode) else node.value

    def below(node: MappingNode) -> dict[str, object]:
        return {_key_of(key, name): plain(value) for key, value in node.value}

    return below(root) if root else {}


def _key_of(node: Node, name: str) -> str:
    if not isinstance(node, ScalarNode):
        raise _refusal(name, "voor een dubbele punt hoort een woord.", node.start_mark.line + 1)
    return str(node.value)


def new_row(meeting: Meeting, source: str, since: date | None) -> dict[str, str]:
    """Return the keys and values of a new row, in the order of the examples."""
    pairs = {
        Key.DAY: meeting.day.isoformat(),
        Key.TIME: meeting.time or "",
        Key.BODY: meeting.body,
        Key.STATUS: meeting.status if meeting.status != FIRM else "",
        Key.TO: meeting.to.isoformat() if meeting.to else "",
        Key.TITLE: meeting.title,
        Key.SOURCE: source,
        Key.SINCE: since.isoformat() if since else "",
        Key.MARK: meeting.key,
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
    return value if key in {Key.DAY, Key.TO, Key.SINCE, Key.STATUS, Key.FIRST, Key.LAST} else plain_or_quoted(value)


def on_one_line(pairs: dict[str, str]) -> str:
    """Return a row between braces, without the keys that have no value.

    >>> on_one_line({"datum": "2014-10-27", "orgaan": "raad"})
    '{datum: 2014-10-27, orgaan: raad}'
    """
    return f"{{{', '.join(shown(key, value) for key, value in pairs.items() if value)}}}"


def _readable(read: Callable[[object], T], value: str) -> T | None:
    """Return what was written, or None: a fault in another row is no matter here."""
    try:
        return read(value) if value else None
    except ValueError:
        return None
