"""Strict YAML: every value stays the string that was typed, every line is kept, every fault is told at once.

Only a line break in a value becomes a space.
"""

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from wmoplan.errors import DataError, Problem
from wmoplan.notation import NOTHING, is_seen, tidy
from wmoplan.place import KeyPath, Lines, Mark, line_at
from wmoplan.pyyaml import (
    AliasEvent,
    DocumentEndEvent,
    Loader,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wmoplan.record import Record

    R = TypeVar("R", bound=Record)

DEPTH: Final = 20
"""How many levels a file may be nested; ours have at most seven."""

PLAIN: Final = bytes(range(0x20, 0x7F)) + b"\t\n\r"
"""The bytes of plain text; what is left of a file without them is looked at."""

OTHER_TEXT: Final = (b"%PDF", b"{\\rtf", b"<!", b"<html")
"""How files begin that are plain text to look at, but for another program."""

SUSPECTS: Final = frozenset(
    "\u00a0\u00ab\u00ad\u00bb\u1680\u180e\u205f\u3000\ufeff\ufffe\uffff"
    + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x2030), *range(0x2060, 0x2070))))
)
"""Characters that may be a fault: controls, hard and invisible spaces, curly quotes, long dashes."""

CUT: Final = re.compile(rb"^[ \t]*[^# \t\r\n].*[ \t]#[\w\x80-\xff]", re.MULTILINE)
"""A word with a '#' before it, behind something else on its line."""

EMPTY: Final = ("het bestand is leeg.", "Vul het bestand, of haal een kopie terug.")


class Parsed(NamedTuple):
    """A file as dicts, lists and strings, with the lines beside it.

    Attributes:
        tree: What the file says; None where it says nothing. A key without a value is left out.
        mark: The line of each value; a key without a value is in it.
        name: The file as the user named it.
        problems: The faults that leave a tree that can be looked at further.
        has_empty_keys: Whether a key has no value, anywhere in the file.
        misread: Lines on which the tree is not what was meant; more faults there would only confuse.
    """

    tree: object
    mark: Mark
    name: str
    problems: tuple[Problem, ...] = ()
    has_empty_keys: bool = False
    misread: frozenset[int] = frozenset()

    def line(self, path: KeyPath) -> int:
        """Return the line of the value at a path, or of the nearest thing around it that the file has."""
        return line_at(self.mark, path)

    def problem(self, path: KeyPath, message: str, remedy: str) -> Problem:
        """Return the fault of the value at a path."""
        return Problem(self.name, self.line(path), tidy(message), tidy(remedy))

    def texts(self) -> "Iterator[tuple[KeyPath, str]]":
        """Yield every text of the file with its path, however deep."""
        return _texts(self.tree, ())


def read_tree(data: str | bytes, name: str) -> tuple[Any, Mark]:
    r"""Return a file as dicts, lists and strings, with the lines beside them.

    Returns: the tree, and the mark that `wmoplan.place.line_at` takes.

    Raises:
        DataError: The file has faults, or says nothing.

    >>> from wmoplan.place import line_at
    >>> tree, lines = read_tree("gemeente: Haren\nreces: [{van: 2014-07-05}]", "wmoplan.yaml")
    >>> tree, line_at(lines, ("reces", 0, "van"))
    ({'gemeente': 'Haren', 'reces': [{'van': '2014-07-05'}]}, 2)
    """
    parsed = parse(data, name)
    if parsed.problems:
        raise DataError(*parsed.problems)
    if parsed.tree is None:
        raise DataError(Problem(name, 0, *EMPTY))
    return parsed.tree, parsed.mark


def parse(data: str | bytes, name: str) -> Parsed:
    """Return a file as a tree with lines, and with the faults that do not stop the reading.

    Raises:
        DataError: The file cannot be read to its end.
    """
    text, problems = _plain_text(data, name)
    walk = _Walk(text)
    try:
        tree, mark = walk.document()
    except YAMLError as fault:
        from wmoplan.read import spelling, syntax

        broken = syntax.syntax_problem(fault, text.decode(), name)
        told = (*problems, *spelling.walk_problems(walk.found, walk.doubles, name))
        cut = [one for one in _cut(text, name) if broken.line - 1 <= one.line <= broken.line]
        raise DataError(*told, *(() if broken.line in walk.misread else cut or (broken,))) from None
    if walk.found or walk.doubles:
        from wmoplan.read import spelling

        problems = (*problems, *spelling.walk_problems(walk.found, walk.doubles, name))
        if "deep" in walk.found:
            raise DataError(*problems)
    problems = (*problems, *_cut(text, name))
    return Parsed(tree, mark, name, problems, walk.has_empty_keys, walk.misread)


def _texts(tree: object, path: KeyPath) -> "Iterator[tuple[KeyPath, str]]":
    if isinstance(tree, str):
        yield path, tree
    else:
        for step, below in rows_in(tree):
            yield from _texts(below, (*path, step))


def rows_in(tree: object) -> "Iterable[tuple[str | int, Any]]":
    """Return the values of a table with their keys, or those of a list with their numbers; nothing for a text."""
    return tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list | tuple) else ()


def _cut(text: bytes, name: str) -> list[Problem]:
    """Return a problem for each value that a '#' behind a space cuts off."""
    if not CUT.search(text):
        return []
    from wmoplan.read.syntax import cut_values

    return cut_values(events(text), text.decode(), name)


def _plain_text(data: str | bytes, name: str) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the file as UTF-8 without oddities, and the oddities that were found."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith(OTHER_TEXT):
        from wmoplan.read import spelling

        spelling.decode(data, name)
    if not (odd := data.translate(None, PLAIN)) and b"\t" not in data:
        return data, ()
    try:
        if SUSPECTS.isdisjoint(odd.decode()) and b"\t" not in data and data.decode():
            return data, ()
    except UnicodeDecodeError:
        pass
    from wmoplan.read import spelling

    text, problems = spelling.clean(spelling.decode(data, name), name)
    return text.encode(), problems


def validated(parsed: Parsed, model: "type[R]") -> "tuple[R | None, list[Problem]]":
    """Return the model that a file fills, or None, with all that is wrong with the file so far."""
    from pydantic import ValidationError

    if parsed.tree is None:
        return None, [Problem(parsed.name, 0, *EMPTY), *parsed.problems]
    record, found = None, None
    try:
        record = model.model_validate(parsed.tree)
    except ValidationError as fault:
        found = fault
    problems: list[Problem] = []
    if found or parsed.has_empty_keys:
        from wmoplan.read.faults import model_problems

        problems = model_problems(found, model, parsed)
    return record, [*parsed.problems, *_meant(problems, parsed)]


def filled(parsed: Parsed, model: "type[R]", *others: Problem) -> "R":
    """Return the model that a file fills.

    Args:
        parsed: The file.
        model: The model.
        others: What is wrong with the words of the file, which the model does not know.

    Raises:
        DataError: The file has faults; all of them are told.
    """
    record, problems = validated(parsed, model)
    problems += _meant(others, parsed)
    if record is None or problems:
        raise DataError(*problems)
    return record


def _meant(problems: "Iterable[Problem]", parsed: Parsed) -> "Iterator[Problem]":
    """Yield the problems that do not follow from a misread line."""
    yield from (problem for problem in problems if problem.line not in parsed.misread)


def events(text: bytes) -> "Callable[[], Any]":
    """Return a function that gives the next event of a file each time.

    The marks and tags of events are never None or absent where they are used, but the stubs cannot know.
    """
    following: Callable[[], Any] = Loader(text).get_event
    return following


class _Walk:
    """One walk over the events of a file.

    Attributes:
        found: Kind of fault -> the lines where it was seen; `spelling.WALK` has the words.
        doubles: Keys that stand twice, with the first and the later line.
        has_empty_keys: Whether a key without a value was met.
    """

    def __init__(self, text: bytes) -> None:
        self.following = events(text)
        self.found: dict[str, list[int]] = {}
        self.doubles: list[tuple[str, int, int]] = []
        self.has_empty_keys = False

    @property
    def misread(self) -> frozenset[int]:
        return frozenset(line for lines in self.found.values() for line in lines)

    def note(self, kind: str, line: int) -> None:
        lines = self.found.setdefault(kind, [])
        if line not in lines[-1:]:
            lines.append(line)

    def document(self) -> tuple[object, Mark]:
        """Return the tree and the mark of the only document."""
        self.following()
        event = self.following()
        if type(event) is StreamEndEvent:
            return None, 1
        try:
            tree, below = self.node(self.following(), 1)
        except _TooDeepError:
            return None, 1
        while type(event) is not StreamEndEvent:
            event = self.following()
            if type(event) not in {DocumentEndEvent, StreamEndEvent}:
                self.note("documents", event.start_mark.line + 1)
                break
        return tree, 1 if below is None else (1, below)

    def node(self, event: Any, depth: int) -> "tuple[object, Lines | None]":  # noqa: ANN401 - see events
        """Return the value that begins with the event, and the lines of what is in it."""
        kind = type(event)
        if kind is AliasEvent:
            self.note("link", event.start_mark.line + 1)
            return None, None
        if event.anchor or event.tag:
            self.note("link" if event.anchor else "tag", event.start_mark.line + 1)
        if kind is ScalarEvent:
            value = event.value
            if event.style == '"' and not is_seen(value):
                self.escaped(value, event.start_mark.line + 1)
            return (None if value in NOTHING and not event.style else _on_one_line(value)), None
        if depth > DEPTH:
            self.note("deep", event.start_mark.line + 1)
            raise _TooDeepError
        if kind is MappingStartEvent:
            return self.mapping(depth + 1)
        return self.sequence(depth + 1)

    def mapping(self, depth: int) -> tuple[dict[str, object], Lines]:
        tree: dict[str, object] = {}
        lines: dict[str, Mark] = {}
        while type(event := self.following()) is not MappingEndEvent:
            line = event.start_mark.line + 1
            key = self.key(event, line, depth)
            value, below = self.node(self.following(), depth)
            if key is None:
                continue
            if key in lines:
                self.doubles.append((key, line_at(lines[key], ()), line))
            elif value is None:
                lines[key] = (line, None)
                self.has_empty_keys = True
            else:
                tree[key] = value
                lines[key] = line if below is None else (line, below)
        return tree, lines

    def key(self, event: Any, line: int, depth: int) -> str | None:  # noqa: ANN401 - see events
        """Return the key that an event is, and None for what cannot be a key."""
        kind = type(event)
        if kind in {MappingStartEvent, SequenceStartEvent}:
            self.note("key", line)
            self.node(event, depth)
            return None
        if kind is AliasEvent or event.anchor or event.tag or event.value == "<<":
            self.note("tag" if kind is ScalarEvent and event.tag else "link", line)
            return None
        if event.style and not is_seen(event.value):
            self.note("escape", line)
        return str(event.value)

    def sequence(self, depth: int) -> tuple[list[object], Lines]:
        tree: list[object] = []
        lines: list[Mark] = []
        while type(event := self.following()) is not SequenceEndEvent:
            value, below = self.node(event, depth)
            tree.append(value)
            line = event.start_mark.line + 1
            lines.append(line if below is None else (line, below))
        return tree, lines

    def escaped(self, value: str, line: int) -> None:
        if not is_seen(value.replace("\n", "").replace("\u00a0", "")):
            self.note("escape", line)


def _on_one_line(value: str) -> str:
    """Return a value without its line breaks: what was typed never makes a line of its own on a screen."""
    return " ".join(value.split()) if "\n" in value else value


class _TooDeepError(Exception):
    """The nesting goes deeper than any file of ours."""
