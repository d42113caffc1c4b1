"""Where in the text of a profile something is put, so that all the rest stays as it is to the byte."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from yaml.nodes import MappingNode, SequenceNode

from wmoplan.errors import DataError
from wmoplan.store.parsed import said_in
from wmoplan.store.row import Row, on_one_line, shown, shown_value
from wmoplan.store.words import LIST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wmoplan.store.parsed import Parsed

COMMENTED: Final = rf"^#[ \t]*{LIST}:[^\r\n]*(?:\r?\n#[ \t]+-[^\r\n]*)*"
"""The list as the template has it before it is used: a comment, with its examples."""


class Change(NamedTuple):
    """What is put in the place of a stretch of the text."""

    start: int
    end: int
    put: str


def edited(
    parsed: Parsed,
    told: Mapping[int, dict[str, str]],
    added: Sequence[dict[str, str]],
    keys: Mapping[str, dict[str, str]] = MappingProxyType({}),
) -> str:
    """Return the text with other words in some rows of the list, and new rows behind them.

    Args:
        told: What each row takes over, by its place among the rows; an empty value goes.
        added: The new rows.
        keys: What keys of the profile itself come to hold, such as the version of the schedule; an empty value goes.

    Raises:
        DataError: The new text would not say just that.
    """
    changes = [change for at, wanted in told.items() for change in _row_changes(parsed, parsed.rows[at], wanted)]
    changes += [change for key, pairs in keys.items() for change in _key_changes(parsed, key, pairs)]
    for additions in _additions(parsed, [on_one_line(pairs) for pairs in added]):
        text = _put_in(parsed.text, [*changes, *additions])
        if _holds(parsed, text, told, added, keys):
            return text
    line = parsed.key.start_mark.line if parsed.key else 0
    raise parsed.refusal("hier kan wmoplan geen vergadering bij schrijven.", line)


def _key_changes(parsed: Parsed, key: str, pairs: dict[str, str]) -> Iterator[Change]:
    """Yield what is put where, so that a key of the profile holds these words."""
    found = next((value for name, value in (parsed.root.value if parsed.root else []) if name.value == key), None)
    if isinstance(found, MappingNode) and found.value:
        yield from _row_changes(parsed, Row(found, {name.value: (name, value) for name, value in found.value}), pairs)
    elif found is not None:
        yield Change(found.start_mark.index, found.end_mark.index, f" {on_one_line(pairs)}")
    elif parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.start_mark.index + 1
        yield Change(end, end, f"{key}: {on_one_line(pairs)}{', ' if parsed.root.value else ''}")
    else:
        first = parsed.key.start_mark.index if parsed.key else len(parsed.text)
        margin = " " * parsed.margin()
        begun = not parsed.text or parsed.text.endswith("\n") or parsed.key is not None
        line = f"{key}: {on_one_line(pairs)}{parsed.newline}"
        yield Change(
            first, first, f"{line}{margin}" if parsed.key else f"{'' if begun else parsed.newline}{margin}{line}"
        )


def _put_in(text: str, changes: Iterable[Change]) -> str:
    for start, end, put in sorted(changes, reverse=True):
        text = text[:start] + put + text[end:]
    return text


def _row_changes(parsed: Parsed, row: Row, wanted: dict[str, str]) -> Iterator[Change]:
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
            yield Change(held.start_mark.index, parsed.end(held), shown_value(key, value))
        else:
            yield _removal(parsed, row, key)
    if put:
        yield Change(end, end, put)


def _removal(parsed: Parsed, row: Row, key: str) -> Change:
    """Return how a key goes out of a row, with what parted it from the one before it."""
    at = [name.value for name, _ in row.node.value].index(key)
    held = row.pairs[key][1].end_mark.index
    if not at:
        raise parsed.refusal(f"'{key}' staat hier vooraan.", row.node.start_mark.line + 1)
    before = row.node.value[at - 1][1].end_mark.index
    if row.node.flow_style:
        return Change(before, held, "")
    return Change(parsed.line_end(before), parsed.line_end(held), "")


def _additions(parsed: Parsed, rows: list[str]) -> Iterator[list[Change]]:
    """Yield the ways in which rows can be added, the best first."""
    if not rows:
        yield []
    elif parsed.key is None or parsed.list is None or parsed.root is None:
        yield from _with_key(parsed, rows)
    elif isinstance(parsed.list, SequenceNode) and parsed.list.value:
        end = parsed.end(parsed.list.value[-1])
        if parsed.list.flow_style:
            yield [Change(end, end, "".join(f", {row}" for row in rows))]
        else:
            end = parsed.line_end(end)
            yield [Change(end, end, _block(parsed, rows, parsed.list.start_mark.column))]
    elif parsed.root.flow_style:
        yield [Change(parsed.list.start_mark.index, parsed.list.end_mark.index, f"[{', '.join(rows)}]")]
    else:
        # `vergaderingen:`, `vergaderingen: []` or `vergaderingen: ~`: what stands there goes, a comment behind it stays
        bare = parsed.text.index(":", parsed.key.end_mark.index) + 1
        end = parsed.list.end_mark.index if isinstance(parsed.list, SequenceNode) or parsed.list.value else bare
        line = parsed.line_end(end)
        yield [Change(line, line, _block(parsed, rows, parsed.margin() + 2)), Change(bare, end, "")]


def _with_key(parsed: Parsed, rows: list[str]) -> Iterator[list[Change]]:
    """Yield the places for the key with its list: at the comment that shows it, else at the end."""
    if parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.end_mark.index - 1
        parted = ", " if parsed.root.value else ""
        yield [Change(end, end, f"{parted}{LIST}: [{', '.join(rows)}]")]
        return
    margin = " " * parsed.margin()
    block = f"{margin}{LIST}:{_block(parsed, rows, len(margin) + 2)}"
    for commented in re.finditer(COMMENTED, parsed.text, re.MULTILINE):
        yield [Change(commented.end(), commented.end(), parsed.newline + block)]
    end = len(parsed.text)
    parted = "" if not parsed.text or parsed.text.endswith("\n") else parsed.newline
    yield [Change(end, end, parted + block + parsed.newline)]
    if parsed.root is not None and parsed.root.value:
        end = parsed.line_end(parsed.end(parsed.root))
        yield [Change(end, end, parsed.newline + block)]


def _block(parsed: Parsed, rows: list[str], column: int) -> str:
    return "".join(f"{parsed.newline}{' ' * column}- {row}" for row in rows)


def _holds(
    parsed: Parsed,
    text: str,
    told: Mapping[int, dict[str, str]],
    added: Sequence[dict[str, str]],
    keys: Mapping[str, dict[str, str]],
) -> bool:
    """Tell whether a new text says what the old one said, with the changes, and nothing else."""
    wanted = dict(parsed.said) if isinstance(parsed.said, dict) else {}
    for key, pairs in keys.items():
        before = wanted.get(key)
        wanted[key] = _with(before if isinstance(before, dict) else {}, pairs)
    held = wanted.get(LIST)
    rows = list(held) if isinstance(held, list) else []
    places = [at for at, row in enumerate(rows) if isinstance(row, dict)]
    for at, pairs in told.items():
        rows[places[at]] = _with(rows[places[at]], pairs)
    if rows or added:
        wanted[LIST] = [*rows, *added]
    try:
        return (said_in(text, parsed.name) or {}) == wanted
    except DataError:
        return False


def _with(row: dict[str, object], pairs: dict[str, str]) -> dict[str, object]:
    """Return a row with other words; an empty one goes."""
    return {key: value for key, value in {**row, **pairs}.items() if value or key not in pairs}
