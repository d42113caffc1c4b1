"""Makes mutants of a module: copies of its code with one small fault each, as a tired programmer could make it.

What is changed: comparisons and their bounds, sums, numbers, `True` and `False`, the parts of `and` and `or`, `not`,
conditions, `min` and `max`, values that are returned, statements that are left out. What is left alone: texts, types,
defaults of parameters, messages of errors. A fault in a constant of the module counts as well.
"""

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

BOUNDS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
"""Each comparison, with what stands in its place: first the other side of the bound, then the opposite."""

SUMS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
OPPOSITES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
YES_OR_NO: Final = ("any", "all", "bool", "isinstance", "is_", "_is_", "has_", "_has_")
"""How the names begin of what answers yes or no."""

NOT_CHANGED: Final = (ast.Raise, ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.arguments)


class Change(NamedTuple):
    """One fault that can be made in a tree.

    Attributes:
        holder: The node in which something is replaced.
        field: Its field.
        place: Where in that field, if it is a list.
        instead: What stands there in the mutant.
        what: The fault in words.
    """

    holder: ast.AST
    field: str
    place: int | None
    instead: ast.AST
    what: str


class Mutant(NamedTuple):
    """A fault in a module.

    Attributes:
        line: The line of the fault.
        text: That line, as it stands in the file.
        what: The fault in words.
        tree: The whole module with the fault in it.
        constant: The name that the fault changes, where it stands outside every function.
    """

    line: int
    text: str
    what: str
    tree: ast.Module
    constant: str = ""

    @property
    def key(self) -> str:
        """The fault without its place, so that it can be found again when lines move."""
        return f"{self.text} | {self.what}"


def mutants(source: str) -> Iterator[Mutant]:
    """Yield the mutants of a module; the tree of each is only good until the next one is asked for."""
    tree = ast.parse(source)
    lines = source.splitlines()
    for statement in tree.body:
        constant = _constant(statement)
        if isinstance(statement, ast.FunctionDef | ast.ClassDef) or constant:
            for change in _changes(statement):
                if isinstance(statement, ast.ClassDef) and not _in_method(statement, change):
                    continue
                line = _line(change)
                kept = _put(change, change.instead)
                yield Mutant(line, lines[line - 1].strip(), change.what, tree, constant)
                _put(change, kept)


def _constant(statement: ast.stmt) -> str:
    """Return the name of the constant that a statement makes; a type in another name is none."""
    target = statement.target if isinstance(statement, ast.AnnAssign) else None
    if (
        isinstance(statement, ast.AnnAssign)
        and isinstance(target, ast.Name)
        and "Final" in ast.unparse(statement.annotation)
    ):
        return target.id
    return ""


def _in_method(class_: ast.ClassDef, change: Change) -> bool:
    return any(
        isinstance(part, ast.FunctionDef) and any(node is change.holder for node in ast.walk(part))
        for part in class_.body
    )


def _line(change: Change) -> int:
    node = change.instead if hasattr(change.instead, "lineno") else change.holder
    return int(getattr(node, "lineno", 0) or getattr(change.holder, "lineno", 1))


def _put(change: Change, node: ast.AST) -> ast.AST:
    """Set the node of a change, and return what stood there."""
    if change.place is None:
        kept: ast.AST = getattr(change.holder, change.field)
        setattr(change.holder, change.field, node)
        return kept
    row: list[ast.AST] = getattr(change.holder, change.field)
    kept, row[change.place] = row[change.place], node
    return kept


def _changes(node: ast.AST) -> Iterator[Change]:
    """Yield every change in a node and below it."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or isinstance(child, NOT_CHANGED):
                continue
            for instead, what in _instead(child, node, field):
                made = (
                    ast.fix_missing_locations(ast.copy_location(instead, child))
                    if hasattr(child, "lineno")
                    else instead
                )
                yield Change(node, field, index, made, what)
            yield from _changes(child)


def _instead(node: ast.AST, holder: ast.AST, field: str) -> Iterator[tuple[ast.AST, str]]:
    """Yield what can stand in the place of a node, with the fault in words."""
    if isinstance(node, ast.expr):
        yield from _of_expression(node)
        is_condition = field == "test" and isinstance(holder, ast.If | ast.IfExp | ast.While)
        if (is_condition or field == "ifs") and not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield ast.UnaryOp(ast.Not(), node), f"not {ast.unparse(node)}"
        if field == "ifs":
            yield ast.Constant(value=True), f"without if {ast.unparse(node)}"
    elif isinstance(node, ast.Return):
        yield from _of_return(node)
    elif isinstance(node, ast.stmt):
        yield from _of_statement(node)


def _of_expression(node: ast.expr) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Compare):
        yield from _of_comparison(node)
    elif isinstance(node, ast.BoolOp):
        for at, value in enumerate(node.values):
            rest = [*node.values[:at], *node.values[at + 1 :]]
            left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            yield left, f"without {ast.unparse(value)}"
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS and not _joins(node):
        yield _told(ast.BinOp(node.left, SUMS[type(node.op)](), node.right))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield _told(node.operand)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OPPOSITES:
        yield _told(ast.Call(ast.Name(OPPOSITES[node.func.id], ast.Load()), node.args, node.keywords))


def _of_comparison(node: ast.Compare) -> Iterator[tuple[ast.AST, str]]:
    """Yield the other side of each bound; of a comparison of two also the opposite."""
    for at, operator in enumerate(node.ops):
        others = BOUNDS[type(operator)]
        for other in others if len(node.ops) == 1 else others[:1]:
            yield _told(ast.Compare(node.left, [*node.ops[:at], other(), *node.ops[at + 1 :]], node.comparators))


def _of_constant(value: object) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(value, bool):
        yield _told(ast.Constant(value=not value))
    elif isinstance(value, int):
        yield _told(ast.Constant(value=value + 1))


def _joins(node: ast.BinOp) -> bool:
    """Tell whether an operator joins texts or rows, or names types, instead of reckoning."""
    sides = (node.left, node.right)
    texts = (ast.JoinedStr, ast.Tuple, ast.List, ast.ListComp)
    return any(
        isinstance(side, texts) or (isinstance(side, ast.Constant) and isinstance(side.value, str)) for side in sides
    )


def _of_return(node: ast.Return) -> Iterator[tuple[ast.AST, str]]:
    """Yield nothing for a value; for a call that answers yes or no the opposite, as nothing would mean no."""
    if isinstance(node.value, ast.Call) and ast.unparse(node.value.func).startswith(YES_OR_NO):
        yield _told(ast.Return(ast.UnaryOp(ast.Not(), node.value)))
    elif node.value and not isinstance(node.value, ast.Constant | ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield _told(ast.Return(ast.Constant(value=None)))


def _of_statement(node: ast.stmt) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Continue):
        yield _told(ast.Break())
    elif isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)):
        yield ast.Pass(), f"without {ast.unparse(node)}"


def _told(node: ast.AST) -> tuple[ast.AST, str]:
    return node, ast.unparse(node)
