"""Measure the size and the order of the source: lines, long functions, complexity, imports, copies.

    .venv/bin/python scripts/measure.py [FOLDER] [--names]

The folder is the root of a clone; this one if absent. `--names` lists what was counted. These figures are signs to stop
and think, not gates: the gates are ruff, mypy and import-linter. Complexity is counted as radon counts it: one for the
function, one for each branch, loop, handler, assertion, lambda, comprehension and its conditions, and one for each
`and` and `or` more than the first operand.
"""

import argparse
import ast
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = "wmoplan"
LONG_FUNCTION, LONG_FILE, SHORT_FILE, MANY_PARAMETERS, COPIED = 40, 400, 40, 5, 8
COMPLEX, TOO_COMPLEX = 12, 15
BRANCHES: Final = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.Lambda)
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One source file.

    Attributes:
        name: Its dotted name.
    """

    def __init__(self, path: Path, source: Path) -> None:
        self.path = path
        parts = path.relative_to(source).with_suffix("").parts
        self.name = ".".join(parts).removesuffix(".__init__")
        self.text = path.read_text("utf-8")
        self.tree = ast.parse(self.text)

    @property
    def room(self) -> str:
        """The part of the package that it belongs to."""
        return [*self.name.split("."), "__init__"][1]

    @cached_property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")

    def functions(self) -> Iterator[Function]:
        """Yield every function and method in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def imports(self, *, lazy: bool) -> Iterator[str]:
        """Yield the modules of the package that it imports, but for types alone.

        Args:
            lazy: Whether imports inside functions count as well.
        """
        for node in _executed(self.tree, lazy=lazy):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names if alias.name.startswith(PACKAGE))


class Found(NamedTuple):
    """What a measure found.

    Attributes:
        title: What is counted.
        names: The things that were counted.
    """

    title: str
    names: list[str]


def modules(root: Path) -> list[Module]:
    """Return the modules of a clone."""
    source = root / "src"
    return [Module(path, source) for path in sorted((source / PACKAGE).rglob("*.py"))]


def _executed(node: ast.AST, *, lazy: bool) -> Iterator[ast.AST]:
    """Yield the nodes below one that run when the program runs; what stands below TYPE_CHECKING does not."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, Function | ast.Lambda) and not lazy:
            continue
        yield child
        yield from _executed(child, lazy=lazy)


# -- functions


def complexity(function: Function) -> int:
    r"""Return how many ways lead through a function; a function inside it counts for itself.

    >>> complexity(ast.parse("def f(a, b):\n  return a and b or [c for c in a if c]").body[0])
    5
    """
    ways = 1
    for node in _inside(function):
        ways += isinstance(node, BRANCHES)
        if isinstance(node, ast.BoolOp):
            ways += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            ways += 1 + len(node.ifs)
        elif isinstance(node, ast.Match):
            ways += len(node.cases)
        elif isinstance(node, ast.Try | ast.For | ast.While):
            ways += bool(node.orelse)
    return ways


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef):
            yield child
            yield from _inside(child)


def _parameters(function: Function) -> int:
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def _is_command(function: Function) -> bool:
    """Tell whether the parameters of a function are the options of a command."""
    marks = ("options.", "Annotated[", "Argument(", "Option(")
    return any(mark in ast.unparse(function.args) for mark in marks)


def of_functions(found: list[Module]) -> Iterator[Found]:
    """Yield what is too large about functions."""
    all_of = [(module, function) for module in found for function in module.functions()]

    def name(module: Module, function: Function, number: int) -> str:
        return f"{number:4} {module.name}.{function.name}"

    sizes = [(one, each, (each.end_lineno or 0) - each.lineno + 1) for one, each in all_of]
    ways = [(one, each, complexity(each)) for one, each in all_of]
    given = [(one, each, _parameters(each)) for one, each in all_of if not _is_command(each)]
    for title, rows, most in (
        (f"functions over {LONG_FUNCTION} lines", sizes, LONG_FUNCTION),
        (f"complexity over {COMPLEX}", ways, COMPLEX),
        (f"complexity over {TOO_COMPLEX}", ways, TOO_COMPLEX),
        (f"functions but commands of over {MANY_PARAMETERS} parameters", given, MANY_PARAMETERS),
    ):
        large = sorted((row for row in rows if row[2] > most), key=lambda row: -row[2])
        yield Found(title, [name(*row) for row in large])


# -- files and classes


def of_files(found: list[Module]) -> Iterator[Found]:
    """Yield what is too large or too small about files, and names that stand for two things."""
    sizes = [(module.lines, module.name) for module in found if module.path.name not in {"__init__.py", "__main__.py"}]
    yield Found(f"files over {LONG_FILE} lines", [f"{n:4} {name}" for n, name in sorted(sizes) if n > LONG_FILE])
    yield Found(f"files under {SHORT_FILE} lines", [f"{n:4} {name}" for n, name in sorted(sizes) if n < SHORT_FILE])
    classes = defaultdict(list)
    for module in found:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                classes[node.name].append(module.name)
    twice = {name: places for name, places in classes.items() if len(places) > 1}
    yield Found("names of two classes or more", [f"{name}: {', '.join(at)}" for name, at in sorted(twice.items())])


def copies(found: list[Module]) -> Found:
    """Return the blocks of lines that stand twice; imports, comments and empty lines do not count."""
    lines = [(line, module.name, number) for module in found for number, line in _lines(module)]
    windows = defaultdict(list)
    for at in range(len(lines) - COPIED):
        window = lines[at : at + COPIED + 1]
        if window[0][1] == window[-1][1]:
            windows[tuple(line for line, _, _ in window)].append(at)
    again = sorted(at for places in windows.values() for at in places[1:])
    blocks = [list(block) for _, block in groupby(enumerate(again), lambda pair: pair[1] - pair[0])]
    names = []
    for block in blocks:
        start = block[0][1]
        first = windows[tuple(line for line, _, _ in lines[start : start + COPIED + 1])][0]
        (_, there, at), (_, here, number) = lines[first], lines[start]
        names.append(f"{len(block) + COPIED:4} {here}:{number} as {there}:{at}")
    return Found(f"copies of over {COPIED} lines", names)


def _lines(module: Module) -> Iterator[tuple[int, str]]:
    left_out = set[int]()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            left_out.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    for number, line in enumerate(module.text.splitlines(), 1):
        text = line.strip()
        if text and not text.startswith("#") and number not in left_out:
            yield number, text


# -- which module imports which


def of_imports(found: list[Module], root: Path) -> Iterator[Found]:
    """Yield the imports that the drawing does not allow, and the circles."""
    names = {module.name for module in found}
    arrows = {module.name: _targets(module, names, lazy=False) for module in found}
    lazy = {module.name: _targets(module, names, lazy=True) for module in found}
    floors = _floors(root)
    rooms = {module.name: module.room for module in found}
    crossing = [
        f"     {one} -> {other}"
        for one, others in lazy.items()
        for other in sorted(others)
        if not _is_allowed(rooms[one], rooms[other], floors)
    ]
    yield Found("imports that cross floors", crossing)
    yield Found("circles of modules", ["     " + ", ".join(ring) for ring in circles(arrows)])
    yield Found("circles with the imports in functions", ["     " + ", ".join(ring) for ring in circles(lazy)])


def _targets(module: Module, names: set[str], *, lazy: bool) -> set[str]:
    found = set()
    for name in module.imports(lazy=lazy):
        known = name if name in names else name.rpartition(".")[0]
        if known in names and known != module.name:
            found.add(known)
    return found


def _floors(root: Path) -> dict[str, int]:
    """Return the height of each part of the package, as the contract of import-linter draws it."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    return {
        room.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.replace(":", "|").split("|")
    }


def _is_allowed(room: str, other: str, floors: dict[str, int]) -> bool:
    return room == other or "__init__" in {room, other} or floors.get(room, 0) > floors.get(other, 0)


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other, however far around.

    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    [['a', 'b', 'c']]
    """
    reach = {name: _reached(name, arrows) for name in arrows}
    rings = {tuple(sorted(other for other in reach[name] if name in reach[other])) for name in arrows}
    return [list(ring) for ring in sorted(rings) if ring]


def _reached(name: str, arrows: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = list(arrows[name])
    while ahead:
        other = ahead.pop()
        if other not in found:
            found.add(other)
            ahead += arrows.get(other, ())
    return found


# -- telling


def rooms(found: list[Module]) -> Iterator[str]:
    """Yield the lines and files of each part of the package, and of all of it."""
    lines, files = Counter[str](), Counter[str]()
    for module in found:
        lines[module.room] += module.lines
        files[module.room] += 1
    for room in sorted(lines, key=lambda name: -lines[name]):
        yield f"{room:14} {lines[room]:7,} lines {files[room]:4} files"
    yield f"{'all':14} {lines.total():7,} lines {files.total():4} files"


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, metavar="FOLDER", help="the root of a clone")
    parser.add_argument("--names", action="store_true", help="list what was counted")
    asked = parser.parse_args()
    found = modules(asked.root)
    print("\n".join(rooms(found)))
    tests = [path.read_text("utf-8").count("\n") for path in (asked.root / "tests").rglob("*.py")]
    print(f"{'tests':14} {sum(tests):7,} lines {len(tests):4} files\n")
    for measure in (*of_functions(found), *of_files(found), *of_imports(found, asked.root), copies(found)):
        print(f"{len(measure.names):5} {measure.title}")
        for name in measure.names if asked.names else measure.names[:1]:
            print(f"        {name}")


if __name__ == "__main__":
    main()
