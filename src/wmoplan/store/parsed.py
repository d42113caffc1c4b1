"""The text of a profile, taken apart by the YAML parser, with the place of everything in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from wmoplan.errors import DataError, Problem
from wmoplan.notation import NOTHING
from wmoplan.store.row import Row, row_of
from wmoplan.store.words import LIST

if TYPE_CHECKING:
    from collections.abc import Iterator


class Parsed:
    """One text of a profile, and where in it things stand.

    Attributes:
        newline: How its lines end.
        root: The whole of it, or None where it says nothing.
        key: The key of the list of meetings, or None where there is none.
        list: What stands behind that key.
        rows: The rows of the list that are mappings.
        said: What it says, in dicts, lists and strings.

    Raises:
        DataError: It is no profile to which something can be added.
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

    def _rows(self) -> Iterator[Row]:
        for node in self.list.value if isinstance(self.list, SequenceNode) else ():
            if isinstance(node, MappingNode):
                yield row_of(node)


def said_in(text: str, name: str) -> object:
    """Return what the text of a profile says, in dicts, lists and strings.

    Raises:
        DataError: It is no YAML, or no mapping.
    """
    return _plain(_composed(text, name), name)


def _refusal(name: str, message: str, line: int = 0) -> DataError:
    return DataError(Problem(name, line, message, "Kijk het bestand na met 'wmoplan check'."))


def _composed(text: str, name: str) -> MappingNode | None:
    """Return the nodes of a text, each with its place.

    The parser in C reads it, where there is one, as it reads every file. It does not count a mark at the start of the
    file; then the other one does the work, which is some thirty times slower.
    """
    loader = yaml.BaseLoader if text.startswith("\ufeff") else getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise _refusal(name, "wmoplan kan dit bestand niet lezen.", line) from fault
    except (yaml.YAMLError, RecursionError) as fault:
        raise _refusal(name, "wmoplan kan dit bestand niet lezen.") from fault
    if root is None or isinstance(root, MappingNode):
        return root
    raise _refusal(name, "hier horen regels als 'gemeente: Haren'.", root.start_mark.line + 1)


def _plain(root: Node | None, name: str) -> object:
    seen: set[int] = set()

    def plain(node: Node | None) -> object:
        if id(node) in seen and node is not None:
            raise _refusal(name, "een verwijzing met & en * kan wmoplan niet bewerken.")
        seen.add(id(node))
        if isinstance(node, MappingNode):
            return {_key_of(key, name): plain(value) for key, value in node.value}
        if isinstance(node, SequenceNode):
            return [plain(value) for value in node.value]
        return node.value if node else ""

    return plain(root)


def _key_of(node: Node, name: str) -> str:
    if not isinstance(node, ScalarNode):
        raise _refusal(name, "voor een dubbele punt hoort een woord.", node.start_mark.line + 1)
    return str(node.value)
