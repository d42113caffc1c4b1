"""Checks a template before it runs: its tags, its names and its size.

A template of a user comes from anywhere. What is not on the lists here is refused, whatever it does. Every fault is
told with its line. What runs afterwards reaches nothing but the facts, and takes no longer than their number allows.
"""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from wmoplan.errors import Problem
from wmoplan.render.letters.kinds import LOOP, NUMBER, TEXT, TRUTH, Sort, ValueKind

if TYPE_CHECKING:
    from collections.abc import Callable

Scope = dict[str, ValueKind]
"""The names of the loops that a part of a template stands in."""

DEEPEST: Final = 8
"""How deep expressions may nest."""

MOST_INSIDE: Final = 10
"""How many conditions and loops may stand in each other."""

MOST_LOOPS: Final = 2
"""How many loops may stand in each other."""

MOST_BRANCHES: Final = 10
"""How many times `elif` may stand in one condition."""

LONGEST: Final = 300
"""How many characters a text between quotes may have."""

LARGEST: Final = 10_000
"""The largest number that may be written."""

ALL_NAMES: Final = "Alle namen: wmoplan letter --names"

FILTERS: Final = {
    "hoofdletter": (Sort.TEXT, TEXT),
    "opsomming": (Sort.LIST, TEXT),
    "aantal": (Sort.LIST, NUMBER),
}
"""The filters: what each takes, and what it gives."""

SIZES: Final = {"gt", "gteq", "lt", "lteq"}

OTHER_FILES: Final = ("een sjabloon kan geen ander bestand gebruiken.", "Zet de tekst in dit sjabloon zelf.")
NO_PROGRAM: Final = (
    "dit is programmeren, en dat kan een sjabloon niet.",
    "Haal het weg. Gebruik alleen if, for en namen.",
)
NO_SUMS: Final = ("een sjabloon kan niet rekenen.", "Haal de som weg en schrijf de uitkomst als tekst.")

REFUSED: Final[dict[type[nodes.Node], tuple[str, str]]] = {
    **dict.fromkeys((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends), OTHER_FILES),
    **dict.fromkeys((nodes.BinExpr, nodes.UnaryExpr), NO_SUMS),
    nodes.Call: ("hier staan haakjes achter een naam; een sjabloon kan niets aanroepen.", "Haal de haakjes weg."),
    nodes.Getitem: ("hier staan vierkante haken achter een naam.", "Schrijf een punt en de naam, zoals stap.naam."),
    nodes.Test: ("'is' kan hier niet.", "Schrijf alleen de naam: {% if naam %}. Dat is zo als er iets in staat."),
    nodes.Concat: ("het teken ~ kan hier niet.", "Zet de namen achter elkaar: {{ een }} {{ ander }}."),
}
"""The nodes that are refused with words of their own; a node that is on no list is refused too."""


class Checker:
    """Walks a template once, and collects what is wrong with it."""

    def __init__(self, name: str, facts: ValueKind) -> None:
        self.name = name
        self.facts = facts.names or {}
        self.found: list[Problem] = []
        self.used: set[str] = set()
        self._readers: dict[type[nodes.Node], Callable[[Any, Scope, int], ValueKind | None]] = {
            nodes.Const: self._const,
            nodes.Name: self._name,
            nodes.Getattr: self._behind_dot,
            nodes.Filter: self._filtered,
            nodes.And: self._both,
            nodes.Or: self._both,
            nodes.Not: self._opposite,
            nodes.Compare: self._compared,
            nodes.CondExpr: self._chosen,
        }

    def check(self, tree: nodes.Template) -> list[Problem]:
        """Return the faults in the order of the file; the names that it uses stand in `used` afterwards."""
        self._body(tree.body, {}, 0, 0)
        return sorted(dict.fromkeys(self.found))

    def _tell(self, node: nodes.Node, message: str, remedy: str) -> None:
        self.found.append(Problem(self.name, node.lineno, message, remedy))

    def _refuse(self, node: nodes.Node) -> None:
        known = next((words for kind, words in REFUSED.items() if isinstance(node, kind)), NO_PROGRAM)
        self._tell(node, *known)

    # -- what stands on a line of its own

    def _body(self, body: "list[nodes.Node]", scope: Scope, inside: int, loops: int) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._printed(part, scope)
            elif isinstance(node, nodes.If | nodes.For) and inside >= MOST_INSIDE:
                self._tell(node, "hier staan te veel if en for in elkaar.", f"Gebruik er hoogstens {MOST_INSIDE}.")
            elif isinstance(node, nodes.If):
                self._if(node, scope, inside, loops)
            elif isinstance(node, nodes.For):
                self._for(node, scope, inside, loops)
            else:
                self._refuse(node)

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        kind = self._kind(node, scope)
        if kind and kind.sort is Sort.LIST:
            self._tell(
                node, "dit is een lijst.", "Schrijf {{ naam|opsomming }}, of {% for een in naam %} ... {% endfor %}."
            )
        elif kind and kind.sort is Sort.TRUTH:
            self._tell(node, "dit is ja of nee, en geen tekst.", "Schrijf {% if naam %} ... {% endif %}.")
        self._no_group(node, kind)

    def _if(self, node: nodes.If, scope: Scope, inside: int, loops: int) -> None:
        self._no_group(node.test, self._kind(node.test, scope))
        self._body(node.body, scope, inside + 1, loops)
        if len(node.elif_) > MOST_BRANCHES:
            self._tell(node, "hier staat te vaak elif.", f"Gebruik het hoogstens {MOST_BRANCHES} keer.")
            return
        for other in node.elif_:
            self._no_group(other.test, self._kind(other.test, scope))
            self._body(other.body, scope, inside + 1, loops)
        self._body(node.else_, scope, inside + 1, loops)

    def _no_group(self, node: nodes.Node, kind: ValueKind | None) -> None:
        if kind and kind.sort is Sort.GROUP:
            names = ", ".join(kind.names or ())
            self._tell(node, "dit is een groep namen.", f"Zet er een punt en een naam achter. Hier kan: {names}.")

    def _for(self, node: nodes.For, scope: Scope, inside: int, loops: int) -> None:
        if loops >= MOST_LOOPS:
            self._tell(node, "hier staan te veel for in elkaar.", f"Gebruik er hoogstens {MOST_LOOPS}.")
            return
        if node.recursive or node.test or not isinstance(node.target, nodes.Name):
            self._tell(node, "zo kan for niet.", "Schrijf {% for een in lijst %} ... {% endfor %}.")
            return
        kind = self._kind(node.iter, scope)
        if kind and (kind.sort is not Sort.LIST or kind.row is None):
            self._tell(node, f"achter 'in' staat {kind.sort.value}, en geen lijst.", f"Zet er een lijst. {ALL_NAMES}")
            kind = None
        row = kind.row if kind else None
        if node.target.name.startswith("_") or node.target.name in {*self.facts, "loop"}:
            self._tell(node, f"'{node.target.name}' kan hier niet als naam.", "Kies een ander woord achter for.")
            return
        self._body(node.body, {**scope, node.target.name: row or _ANY, "loop": LOOP}, inside + 1, loops + 1)
        self._body(node.else_, scope, inside + 1, loops + 1)

    # -- expressions

    def _kind(self, node: nodes.Node, scope: Scope, depth: int = 0) -> ValueKind | None:
        """Return the kind of value of an expression, or None where a fault hides it."""
        if depth > DEEPEST:
            self._tell(node, "deze regel is te ingewikkeld.", "Maak er meer regels van.")
            return None
        read = self._readers.get(type(node))
        if read:
            return read(node, scope, depth + 1)
        self._refuse(node)
        return None

    def _both(self, node: nodes.And | nodes.Or, scope: Scope, depth: int) -> ValueKind | None:
        return self._one_of(self._kind(node.left, scope, depth), self._kind(node.right, scope, depth))

    def _opposite(self, node: nodes.Not, scope: Scope, depth: int) -> ValueKind:
        self._kind(node.node, scope, depth)
        return TRUTH

    def _const(self, node: nodes.Const, _scope: Scope, _depth: int) -> ValueKind | None:
        match node.value:
            case str() if len(node.value) <= LONGEST:
                return TEXT
            case str():
                self._tell(node, "deze tekst tussen aanhalingstekens is te lang.", "Zet hem buiten de accolades.")
            case int() if not isinstance(node.value, bool) and node.value <= LARGEST:
                return NUMBER
            case int() | float() if not isinstance(node.value, bool):
                self._tell(node, "dit getal kan hier niet.", f"Schrijf een heel getal van hoogstens {LARGEST}.")
            case _:
                self._tell(node, *NO_PROGRAM)
        return None

    def _name(self, node: nodes.Name, scope: Scope, _depth: int) -> ValueKind | None:
        if node.name in scope:
            return scope[node.name]
        self.used.add(node.name)
        if node.name not in self.facts:
            self._unknown(node, node.name, [*scope, *self.facts])
        return self.facts.get(node.name)

    def _behind_dot(self, node: nodes.Getattr, scope: Scope, depth: int) -> ValueKind | None:
        owner = self._kind(node.node, scope, depth)
        if owner is None or owner is _ANY:
            return None
        if owner.names is None:
            self._tell(node, f"voor '.{node.attr}' staat {owner.sort.value}; daar hoort geen punt achter.", ALL_NAMES)
            return None
        if node.attr not in owner.names:
            self._unknown(node, node.attr, list(owner.names))
        return owner.names.get(node.attr)

    def _unknown(self, node: nodes.Node, name: str, known: list[str]) -> None:
        meant = next(iter(get_close_matches(name.lower(), known, 1, 0.6)), "")
        shown = name if len(name) <= LONGEST // 5 else f"{name[: LONGEST // 5]}..."
        remedy = f"Bedoelt u '{meant}'? {ALL_NAMES}" if meant else ALL_NAMES
        self._tell(node, f"de naam '{shown}' is er niet.", remedy)

    def _filtered(self, node: nodes.Filter, scope: Scope, depth: int) -> ValueKind | None:
        if node.node is None or node.name not in FILTERS:
            names = ", ".join(FILTERS)
            self._tell(node, f"'|{node.name}' kan hier niet.", f"Achter het teken | kan alleen: {names}.")
            return None
        takes, gives = FILTERS[node.name]
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._tell(node, f"achter '|{node.name}' staan haakjes.", "Haal de haakjes weg, met wat erin staat.")
        kind = self._kind(node.node, scope, depth)
        if kind and kind is not _ANY and kind.sort is not takes:
            self._tell(node, f"voor '|{node.name}' staat {kind.sort.value}.", f"Daar hoort {takes.value}.")
            return None
        if kind and node.name == "opsomming" and kind.row and kind.row.sort is not Sort.TEXT:
            self._tell(node, "in deze lijst staan geen teksten.", "Schrijf {% for een in lijst %} ... {% endfor %}.")
            return None
        return gives

    def _compared(self, node: nodes.Compare, scope: Scope, depth: int) -> ValueKind | None:
        left = self._kind(node.expr, scope, depth)
        for operand in node.ops:
            right = self._kind(operand.expr, scope, depth)
            if operand.op not in {"eq", "ne", *SIZES}:
                self._tell(node, "'in' kan hier niet.", "Schrijf == tussen een naam en een tekst.")
            elif left and right and left is not _ANY and right is not _ANY:
                both = {left.sort, right.sort}
                if len(both) > 1 or both & {Sort.LIST, Sort.GROUP} or (operand.op in SIZES and both != {Sort.NUMBER}):
                    text = f"{left.sort.value} en {right.sort.value} zijn zo niet te vergelijken."
                    self._tell(node, text, "Vergelijk tekst met tekst, of een getal met een getal.")
        return TRUTH

    def _chosen(self, node: nodes.CondExpr, scope: Scope, depth: int) -> ValueKind | None:
        self._kind(node.test, scope, depth)
        if node.expr2 is None:
            self._tell(node, "achter deze if ontbreekt else.", "Schrijf {{ een if naam else ander }}.")
            return None
        return self._one_of(self._kind(node.expr1, scope, depth), self._kind(node.expr2, scope, depth))

    @staticmethod
    def _one_of(left: ValueKind | None, right: ValueKind | None) -> ValueKind | None:
        """Return the kind of value of a choice between two: their kind where it is the same, else only yes or no."""
        if left is None or right is None:
            return None
        return left if left == right else TRUTH


_ANY: Final = ValueKind(Sort.TEXT, None, None)._replace(names={})
"""The kind of a row of a list that a fault hides; the checker says nothing more of it."""
