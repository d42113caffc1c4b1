"""Edits the text of a profile at the places that the YAML parser points out, so that the rest stays to the byte.

Comments, order, quotes and line ends stay as they are. (ruamel's round trip was weighed: it lays out `{ a: 1 }`, tabs
and indents anew.)
"""

from __future__ import annotations

import json
import re
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, OutputError
from wmoplan.pyyaml import MappingNode, Node, SequenceNode
from wmoplan.store.profile_text import ProfileText, WrittenRow, on_one_line, shown, shown_value, taken_apart
from wmoplan.store.rows import LIST, plain_or_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

COMMENTED: Final = rf"^#[ \t]*{LIST}:[^\r\n]*(?:\r?\n#[ \t]+-[^\r\n]*)*"
"""The list as the template has it before it is used: a comment, with its examples."""

COMMENTED_TABLE: Final = r"^#[ \t]*{key}:[^\r\n]*(?:\r?\n#[ \t]{{2,}}[^\r\n]*)*"
"""A table of a profile as the template has the table before it is used, with its examples."""


class Patch(NamedTuple):
    """What is put in the place of a stretch of the text."""

    start: int
    end: int
    put: str


def edited(
    parsed: ProfileText,
    told: Mapping[int, dict[str, str] | None],
    added: Sequence[dict[str, str]],
    keys: Mapping[tuple[str, ...], dict[str, str]] = MappingProxyType({}),
) -> str:
    """Return the text with other words in some rows of the list, and new rows behind them.

    Args:
        told: What each row takes over, by its place among the rows; an empty value goes, and None lets the row go.
        keys: What a key of the profile comes to hold, such as the version of the schedule, or a key of a table in it,
            such as the decision on a step; an empty value goes, and a row of a table without any value goes whole.

    Raises:
        DataError: The new text would not say just that.
    """
    changes = [change for at, wanted in told.items() for change in _told_changes(parsed, parsed.rows[at], wanted)]
    changes += [change for path, pairs in keys.items() for change in _key_changes(parsed, path, pairs)]
    for additions in _additions(parsed, [on_one_line(pairs) for pairs in added]):
        text = _put_in(parsed.text, [*changes, *additions])
        if _holds(parsed, text, told, added, keys):
            return text
    line = parsed.key.start_mark.line if parsed.key else 0
    what = "geen vergadering" if told or added else "niets"
    raise parsed.refusal(f"hier kan wmoplan {what} bij schrijven.", line)


def with_value(parsed: ProfileText, key: str, value: str | Sequence[str]) -> str:
    """Return the text in which a key of the profile holds another word, or another list of words.

    Raises:
        DataError: The new text would not say just that.
    """
    written = plain_or_quoted(value) if isinstance(value, str) else f"[{', '.join(map(plain_or_quoted, value))}]"
    text = _put_in(parsed.text, [_value_change(parsed, key, written)])
    said = value if isinstance(value, str) else list(value)
    if taken_apart(text, parsed.name).said != {**parsed.said, key: said}:
        raise parsed.refusal(f"hier kan wmoplan '{key}' niet veranderen.")
    return text


def _value_change(parsed: ProfileText, key: str, written: str) -> Patch:
    found = _value(parsed.root, key)
    if found is not None:
        end = parsed.end(found)
        bare = not parsed.text[:end].endswith((" ", "\n")) and end == found.start_mark.index
        return Patch(found.start_mark.index, end, f" {written}" if bare else written)
    if parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.start_mark.index + 1
        return Patch(end, end, f"{key}: {written}{', ' if parsed.root.value else ''}")
    line = f"{' ' * parsed.margin()}{key}: {written}"
    if shown_as := re.search(rf"^#[ \t]*{key}:[^\r\n]*", parsed.text, re.MULTILINE):
        return Patch(shown_as.end(), shown_as.end(), parsed.newline + line)
    return _new_key(parsed, f"{key}: {written}{parsed.newline}")


def _key_changes(parsed: ProfileText, path: tuple[str, ...], pairs: dict[str, str]) -> Iterator[Patch]:
    """Yield what is put where, so that a key of the profile, or of a table in it, holds these words."""
    key, *below = path
    found = _value(parsed.root, key)
    if below and isinstance(found, MappingNode) and found.value:
        yield from _table_changes(parsed, found, below[0], pairs)
        return
    written = on_one_line(pairs)
    if isinstance(found, MappingNode) and found.value:
        yield from _row_changes(parsed, _row(found), pairs)
        return
    if below:
        written = f"{{{below[0]}: {written}}}"
    if found is not None:
        yield Patch(found.start_mark.index, found.end_mark.index, f" {written}")
    elif parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.start_mark.index + 1
        yield Patch(end, end, f"{key}: {written}{', ' if parsed.root.value else ''}")
    elif below:
        yield _new_table(parsed, key, f"{below[0]}: {on_one_line(pairs)}")
    else:
        yield _new_key(parsed, f"{key}: {written}{parsed.newline}")


def _value(table: Node | None, key: str) -> Node | None:
    """Return what stands at a key of a mapping; None where the mapping has no such key."""
    pairs = table.value if isinstance(table, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _row(node: MappingNode) -> WrittenRow:
    return WrittenRow(node, {name.value: (name, value) for name, value in node.value})


def _table_changes(parsed: ProfileText, table: MappingNode, key: str, pairs: dict[str, str]) -> Iterator[Patch]:
    """Yield what is put where, so that a row of a table that has rows holds these words."""
    found = _value(table, key)
    if found is not None and not any(pairs.values()):
        yield _without_row(parsed, table, key)
    elif isinstance(found, MappingNode) and found.value:
        yield from _row_changes(parsed, _row(found), pairs)
    elif found is not None:
        yield Patch(found.start_mark.index, found.end_mark.index, f" {on_one_line(pairs)}")
    else:
        end = parsed.end(table.value[-1][1])
        if table.flow_style:
            yield Patch(end, end, f", {key}: {on_one_line(pairs)}")
        else:
            end = parsed.line_end(end)
            margin = " " * table.value[0][0].start_mark.column
            yield Patch(end, end, f"{parsed.newline}{margin}{key}: {on_one_line(pairs)}")


def _without_row(parsed: ProfileText, table: MappingNode, key: str) -> Patch:
    """Return how a row goes out of a table, with what parted it from the one beside it."""
    at = [name.value for name, _ in table.value].index(key)
    name, value = table.value[at]
    if len(table.value) == 1:
        begin = table.start_mark.index if table.flow_style else parsed.text.rindex(":", 0, name.start_mark.index) + 1
        return Patch(begin, parsed.end(table), " {}")
    if at:
        before, held = parsed.end(table.value[at - 1][1]), parsed.end(value)
        if table.flow_style:
            return Patch(before, held, "")
        return Patch(parsed.line_end(before), parsed.line_end(held), "")
    return Patch(name.start_mark.index, table.value[1][0].start_mark.index, "")


def _new_table(parsed: ProfileText, key: str, row: str) -> Patch:
    """Return where a new table with one row is put: at the comment that shows the table, else as any new key."""
    margin = " " * parsed.margin()
    lines = f"{margin}{key}:{parsed.newline}{margin}  {row}"
    if shown_as := re.search(COMMENTED_TABLE.format(key=key), parsed.text, re.MULTILINE):
        return Patch(shown_as.end(), shown_as.end(), parsed.newline + lines)
    return _new_key(parsed, f"{lines.removeprefix(margin)}{parsed.newline}")


def _new_key(parsed: ProfileText, line: str) -> Patch:
    """Return where the line of a new key is put: before the list of meetings, else at the end."""
    margin = " " * parsed.margin()
    if parsed.key:
        first = parsed.key.start_mark.index
        return Patch(first, first, f"{line}{margin}")
    begun = not parsed.text or parsed.text.endswith("\n")
    return Patch(len(parsed.text), len(parsed.text), f"{'' if begun else parsed.newline}{margin}{line}")


def _put_in(text: str, changes: Iterable[Patch]) -> str:
    for start, end, put in sorted(changes, reverse=True):
        text = text[:start] + put + text[end:]
    return text


def _told_changes(parsed: ProfileText, row: WrittenRow, wanted: dict[str, str] | None) -> Iterable[Patch]:
    return [_without_item(parsed, row)] if wanted is None else _row_changes(parsed, row, wanted)


def _without_item(parsed: ProfileText, row: WrittenRow) -> Patch:
    """Return how a row goes out of the list of meetings, with what parted it from the row beside it."""
    rows = parsed.list.value if isinstance(parsed.list, SequenceNode) else []
    at = rows.index(row.node)
    end = parsed.end(row.node)
    if isinstance(parsed.list, SequenceNode) and parsed.list.flow_style:
        begin = parsed.end(rows[at - 1]) if at else row.node.start_mark.index
        return Patch(begin, end if at or at + 1 == len(rows) else rows[at + 1].start_mark.index, "")
    dash = parsed.text.rindex("-", 0, row.node.start_mark.index)
    begin = parsed.text.rfind("\n", 0, dash)
    return Patch(max(begin - parsed.text[:begin].endswith("\r"), 0), parsed.line_end(end), "")


def _row_changes(parsed: ProfileText, row: WrittenRow, wanted: dict[str, str]) -> Iterator[Patch]:
    """Yield what is put where, so that a row has what is wanted."""
    margin = ", " if row.node.flow_style else parsed.newline + " " * row.node.start_mark.column
    end = parsed.end(row.node.value[-1][1])
    end = end if row.node.flow_style else parsed.line_end(end)
    put = ""
    for key, value in wanted.items():
        if key not in row.pairs:
            put += margin + shown(key, value) if value else ""
        elif value:
            held = row.pairs[key][1]
            yield Patch(held.start_mark.index, parsed.end(held), shown_value(key, value))
        else:
            yield _removal(parsed, row, key)
    if put:
        yield Patch(end, end, put)


def _removal(parsed: ProfileText, row: WrittenRow, key: str) -> Patch:
    """Return how a key goes out of a row, with what parted it from the one before it."""
    at = [name.value for name, _ in row.node.value].index(key)
    held = row.pairs[key][1].end_mark.index
    if not at:
        raise parsed.refusal(f"'{key}' staat hier vooraan.", row.node.start_mark.line + 1)
    before = row.node.value[at - 1][1].end_mark.index
    if row.node.flow_style:
        return Patch(before, held, "")
    return Patch(parsed.line_end(before), parsed.line_end(held), "")


def _additions(parsed: ProfileText, rows: list[str]) -> Iterator[list[Patch]]:
    """Yield the ways in which rows can be added, the best first."""
    if not rows:
        yield []
    elif parsed.key is None or parsed.list is None or parsed.root is None:
        yield from _with_key(parsed, rows)
    elif isinstance(parsed.list, SequenceNode) and parsed.list.value:
        end = parsed.end(parsed.list.value[-1])
        if parsed.list.flow_style:
            yield [Patch(end, end, "".join(f", {row}" for row in rows))]
        else:
            end = parsed.line_end(end)
            yield [Patch(end, end, _block(parsed, rows, parsed.list.start_mark.column))]
    elif parsed.root.flow_style:
        yield [Patch(parsed.list.start_mark.index, parsed.list.end_mark.index, f"[{', '.join(rows)}]")]
    else:
        # `vergaderingen:`, `vergaderingen: []` or `vergaderingen: ~`: what stands there goes, a comment behind it stays
        bare = parsed.text.index(":", parsed.key.end_mark.index) + 1
        end = parsed.list.end_mark.index if isinstance(parsed.list, SequenceNode) or parsed.list.value else bare
        line = parsed.line_end(end)
        yield [Patch(line, line, _block(parsed, rows, parsed.margin() + 2)), Patch(bare, end, "")]


def _with_key(parsed: ProfileText, rows: list[str]) -> Iterator[list[Patch]]:
    """Yield the places for the key with its list: at the comment that shows it, else at the end."""
    if parsed.root is not None and parsed.root.flow_style:
        end = parsed.root.end_mark.index - 1
        parted = ", " if parsed.root.value else ""
        yield [Patch(end, end, f"{parted}{LIST}: [{', '.join(rows)}]")]
        return
    margin = " " * parsed.margin()
    block = f"{margin}{LIST}:{_block(parsed, rows, len(margin) + 2)}"
    for commented in re.finditer(COMMENTED, parsed.text, re.MULTILINE):
        yield [Patch(commented.end(), commented.end(), parsed.newline + block)]
    end = len(parsed.text)
    parted = "" if not parsed.text or parsed.text.endswith("\n") else parsed.newline
    yield [Patch(end, end, parted + block + parsed.newline)]
    if parsed.root is not None and parsed.root.value:
        end = parsed.line_end(parsed.end(parsed.root))
        yield [Patch(end, end, parsed.newline + block)]


def _block(parsed: ProfileText, rows: list[str], column: int) -> str:
    return "".join(f"{parsed.newline}{' ' * column}- {row}" for row in rows)


def _holds(
    parsed: ProfileText,
    text: str,
    told: Mapping[int, dict[str, str] | None],
    added: Sequence[dict[str, str]],
    keys: Mapping[tuple[str, ...], dict[str, str]],
) -> bool:
    """Tell whether a new text says what the old one said, with the changes, and nothing else."""
    wanted = dict(parsed.said)
    for (key, *below), pairs in keys.items():
        before = _dict(wanted.get(key))
        if below:
            row = _with(_dict(before.get(below[0])), pairs)
            others = {name: one for name, one in before.items() if name != below[0]}
            wanted[key] = others | ({below[0]: row} if row else {})
        else:
            wanted[key] = _with(before, pairs)
    held = wanted.get(LIST)
    rows = list(held) if isinstance(held, list) else []
    places = [at for at, row in enumerate(rows) if isinstance(row, dict)]
    gone = {places[at] for at, pairs in told.items() if pairs is None}
    for at, words in told.items():
        rows[places[at]] = _with(rows[places[at]], words or {})
    rows = [row for at, row in enumerate(rows) if at not in gone]
    if rows or added or gone:
        wanted[LIST] = [*rows, *added]
    try:
        return taken_apart(text, parsed.name).said == wanted
    except DataError:
        return False


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _with(row: dict[str, object], pairs: dict[str, str]) -> dict[str, object]:
    """Return a row with other words; an empty one goes."""
    return {key: value for key, value in {**row, **pairs}.items() if value or key not in pairs}


def merged(before: str, now: str, edit: Callable[[str], str], name: str) -> str:
    """Return what an edit makes of the profile as it stands now.

    The edit was shown as a change of `before`. The edit is made only where it changes the same rows of the list and
    the same keys in `now`, in the same way; what is there already need not be made.

    Raises:
        OutputError: The edit would do something else than what was shown.
        DataError: What stands there now is no profile that can be edited.
    """
    if now == before:
        return edit(before)
    after = edit(now)
    shown, made = (_Difference(old, new, name) for old, new in ((before, edit(before)), (now, after)))
    if not made.is_part_of(shown):
        raise OutputError(
            f"{name}: dit bestand is veranderd terwijl u keek, ook bij wat wmoplan wil opslaan.\n"
            "  Er is niets geschreven. Typ de opdracht nog een keer."
        )
    return after


class _Difference:
    """What differs between two texts of a profile: rows that came into its list or left it, and keys."""

    def __init__(self, old: str, new: str, name: str) -> None:
        self.was, self.says = (taken_apart(text, name).said for text in (old, new))
        before, self.after = (_rows(said) for said in (self.was, self.says))
        self.came = self.after - before
        self.left = before - self.after
        self.keys = {key for key in {*self.was, *self.says} - {LIST} if self.was.get(key) != self.says.get(key)}

    def is_part_of(self, shown: _Difference) -> bool:
        """Tell whether this change does nothing that was not shown, and leaves all there that was."""
        return (
            self.came <= shown.came
            and self.left in (shown.left, Counter())
            and (self.left == shown.left or not self.came)
            and shown.came <= self.after
            and not shown.left & self.after
            and self.keys <= shown.keys
            and all(self.was.get(key) == shown.was.get(key) for key in self.keys)
            and all(self.says.get(key) == shown.says.get(key) for key in shown.keys)
        )


def _rows(said: dict[str, object]) -> Counter[str]:
    rows = said.get(LIST)
    return Counter(json.dumps(row, sort_keys=True) for row in rows) if isinstance(rows, list) else Counter()
