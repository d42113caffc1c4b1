"""A municipality's own file, added to without stirring the rest.

An edit works on the text at the place that the YAML parser points out, so that comments, order, quotes and line ends
stay as they are to the byte. (ruamel's round trip was weighed: it lays out `{ a: 1 }`, tabs and indents anew.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from yaml.nodes import SequenceNode

from wmoplan.errors import DataError
from wmoplan.write.parsed import Parsed, said_in
from wmoplan.write.row import new_row, on_one_line, shown, shown_value
from wmoplan.write.words import LIST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from wmoplan.write.row import Meeting, Row

COMMENTED: Final = rf"^#[ \t]*{LIST}:[^\r\n]*(?:\r?\n#[ \t]+-[^\r\n]*)*"
"""The list as the template has it before it is used: a comment, with its examples."""


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


class _Change(NamedTuple):
    """What is put in the place of a stretch of the text."""

    start: int
    end: int
    put: str


def add_meetings(
    text: str, rows: Sequence[Meeting], *, source: str = "", since: date | None = None, name: str = "wmoplan.yaml"
) -> str:
    """Return the text of a profile with the meetings in its list, and everything else as it was, to the byte.

    A meeting that is there already (same body and day, and the same time or no time on one side) is not doubled; it
    takes over a new status, and its time where it had none. New ones come after the old, by day. `source` and `since`
    go with every row that is added.

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
    changes = [change for at, wanted in told.items() for change in _changes(parsed, parsed.rows[at], wanted)]
    for additions in _additions(parsed, [on_one_line(pairs) for pairs in added]):
        edited = _put(text, [*changes, *additions])
        if _holds(parsed, edited, told, added):
            return edited
    line = parsed.key.start_mark.line if parsed.key else 0
    raise parsed.refusal("hier kan wmoplan geen vergadering bij schrijven.", line)


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


def _put(text: str, changes: Iterable[_Change]) -> str:
    for start, end, put in sorted(changes, reverse=True):
        text = text[:start] + put + text[end:]
    return text


def _changes(parsed: Parsed, row: Row, wanted: dict[str, str]) -> Iterator[_Change]:
    """Yield what is put where, so that a row has what is wanted."""
    margin = ", " if row.node.flow_style else parsed.newline + " " * row.node.start_mark.column
    end = parsed.end(row.node.value[-1][1])
    end = end if row.node.flow_style else parsed.line_end(end)
    put = ""
    for key, value in wanted.items():
        if key not in row.pairs:
            put += margin + shown(key, value)
        elif value:
            held = row.pairs[key][1]
            yield _Change(held.start_mark.index, held.end_mark.index, shown_value(key, value))
        else:
            yield _removal(parsed, row, key)
    if put:
        yield _Change(end, end, put)


def _removal(parsed: Parsed, row: Row, key: str) -> _Change:
    """Return how a key goes out of a row, with what parted it from the one before it."""
    at = [name.value for name, _ in row.node.value].index(key)
    held = row.pairs[key][1].end_mark.index
    if not at:
        raise parsed.refusal(f"'{key}' staat hier vooraan.", row.node.start_mark.line + 1)
    before = row.node.value[at - 1][1].end_mark.index
    if row.node.flow_style:
        return _Change(before, held, "")
    return _Change(parsed.line_end(before), parsed.line_end(held), "")


def _additions(parsed: Parsed, rows: list[str]) -> Iterator[list[_Change]]:
    """Yield the ways in which rows can be added, the best first."""
    if not rows:
        yield []
    elif parsed.key is None or parsed.list is None or parsed.root is None:
        yield from _with_key(parsed, rows)
    elif isinstance(parsed.list, SequenceNode) and parsed.list.value:
        end = parsed.end(parsed.list.value[-1])
        if parsed.list.flow_style:
            yield [_Change(end, end, "".join(f", {row}" for row in rows))]
        else:
            end = parsed.line_end(end)
            yield [_Change(end, end, _block(parsed, rows, parsed.list.start_mark.column))]
    elif parsed.root.flow_style:
        yield [_Change(parsed.list.start_mark.index, parsed.list.end_mark.index, f"[{', '.join(rows)}]")]
    else:
        # `vergaderingen:` or `vergaderingen: []`: what stands there goes, a comment behind it stays
        bare = parsed.text.index(":", parsed.key.end_mark.index) + 1
        end = parsed.list.end_mark.index if isinstance(parsed.list, SequenceNode) else bare
        line = parsed.line_end(end)
        yield [_Change(line, line, _block(parsed, rows, parsed.margin() + 2)), _Change(bare, end, "")]


def _with_key(parsed: Parsed, rows: list[str]) -> Iterator[list[_Change]]:
    """Yield the places for the key with its list: at the comment that shows it, else at the end."""
    if parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.end_mark.index - 1
        parted = ", " if parsed.root.value else ""
        yield [_Change(end, end, f"{parted}{LIST}: [{', '.join(rows)}]")]
        return
    margin = " " * parsed.margin()
    block = f"{margin}{LIST}:{_block(parsed, rows, len(margin) + 2)}"
    for commented in re.finditer(COMMENTED, parsed.text, re.MULTILINE):
        yield [_Change(commented.end(), commented.end(), parsed.newline + block)]
    end = len(parsed.text)
    parted = "" if not parsed.text or parsed.text.endswith("\n") else parsed.newline
    yield [_Change(end, end, parted + block + parsed.newline)]
    if parsed.root is not None and parsed.root.value:
        end = parsed.line_end(parsed.end(parsed.root))
        yield [_Change(end, end, parsed.newline + block)]


def _block(parsed: Parsed, rows: list[str], column: int) -> str:
    return "".join(f"{parsed.newline}{' ' * column}- {row}" for row in rows)


def _holds(parsed: Parsed, text: str, told: dict[int, dict[str, str]], added: list[dict[str, str]]) -> bool:
    """Tell whether a new text says what the old one said, with the changes, and nothing else."""
    wanted = dict(parsed.said) if isinstance(parsed.said, dict) else {}
    held = wanted.get(LIST)
    rows = list(held) if isinstance(held, list) else []
    places = [at for at, row in enumerate(rows) if isinstance(row, dict)]
    for at, pairs in told.items():
        row = rows[places[at]]
        rows[places[at]] = {key: value for key, value in {**row, **pairs}.items() if value or key not in pairs}
    if rows or added:
        wanted[LIST] = [*rows, *added]
    try:
        return (said_in(text, parsed.name) or {}) == wanted
    except DataError:
        return False
