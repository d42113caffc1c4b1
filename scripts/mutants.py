"""Run the nearest tests against mutants of a module, and tell which mutants no test notices.

    .venv/bin/python scripts/mutants.py [MODULE ...] [--room] [--wide] [--one-in N] [--seconds N]

A module is a path below src/wmoplan, or a room of it; without one, the modules that differ from origin/main. Its own
tests are `tests/<room>/test_<module>*.py`. With `--room`, or where it has none, the others of `tests/<room>` count too,
and with `--wide` the published cases and the timeline. What may survive is in `scripts/mutants_accepted.txt`, each with
its reason.

mutmut 3.8 and cosmic-ray 8.7 were weighed first. mutmut leaves constants of a module alone, such as the length below
which a term is short, and fills the list with changed texts and with arguments that become None, which type checking
finds; cosmic-ray starts a process for each mutant, and loading these tests takes more than a second. Here the tests are
collected once; each mutant is a copy of that process in which functions get other code, and of the tests only those
run that reach the changed line.
"""

import argparse
import ast
import functools
import gc
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402 - after the path

from scripts.mutate import Mutant, mutants  # noqa: E402 - after the path

SOURCE: Final = ROOT / "src" / "wmoplan"
ACCEPTED: Final = Path(__file__).with_name("mutants_accepted.txt")
WIDE: Final = ("tests/examples", "tests/test_timeline.py")
PATIENCE: Final = 10
"""How many times as long as without a fault the tests may take, before a mutant counts as one that never ends."""


class Survivor(NamedTuple):
    """A mutant that no test noticed.

    Attributes:
        reached: How many tests run its line.
    """

    line: int
    key: str
    reached: int


class Score(NamedTuple):
    """What became of the mutants of a module.

    Attributes:
        near: How many its own tests noticed.
        far: How many only another test of the room noticed.
        survivors: Those that none noticed, but for the accepted ones.
        accepted: How many of the accepted ones survived.
    """

    near: int
    far: int
    survivors: list[Survivor]
    accepted: int

    @property
    def tried(self) -> int:
        """How many should be noticed."""
        return self.near + self.far + len(self.survivors)


class Session:
    """The collected tests, and which of them run each line of the module.

    Attributes:
        reached: The tests by line; a test is its number here.
        took: The seconds that each test takes, with the tracing of its lines; those that reach the module.
    """

    def __init__(self, session: pytest.Session, path: Path, nearest: list[str]) -> None:
        self.session = session
        self.path = path
        self.near = {at for at, item in enumerate(session.items) if str(item.path) in nearest}
        self.reached = defaultdict[int, set[int]](set)
        self.took = dict[int, float]()
        self.caches = _caches()
        self.warm = _warm(path, self.caches)
        self.functions = [
            found
            for found in gc.get_objects()
            if isinstance(found, FunctionType) and found.__code__.co_filename == str(path)
        ]

    def trace(self) -> None:
        """Find out which tests run each line, in a copy of the process; a test that fails is left out."""
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            with os.fdopen(writer, "w") as told:
                for at in range(len(self.session.items)):
                    lines, seconds = _traced(self.path, lambda: self.run([at]))  # noqa: B023 - run at once
                    if not self.session.testsfailed:
                        told.write(f"{at} {seconds} {' '.join(map(str, sorted(lines)))}\n")
                    self.session.testsfailed = 0
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as told:
            for row in told:
                number, spent, *run = row.split()
                if run:
                    self.took[int(number)] = float(spent)
                for line in run:
                    self.reached[int(line)].add(int(number))
        os.waitpid(child, 0)

    def tests(self, mutant: Mutant, seconds: float) -> list[int]:
        """Return the tests that reach a mutant: its own first, then the quickest, as many as fit in the seconds."""
        found = set(self.took) if mutant.constant else self.reached.get(mutant.line, set())
        spent, chosen = 0.0, list[int]()
        for test in sorted(found, key=lambda test: (test not in self.near, self.took[test])):
            spent += self.took[test]
            if spent <= seconds or test in self.near:
                chosen.append(test)
        return chosen

    def run(self, tests: list[int]) -> int | None:
        """Return the first of some tests that fails; None where they pass."""
        items = [self.session.items[at] for at in tests]
        for at, (item, after) in enumerate(zip(items, [*items[1:], None], strict=True)):
            self.session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.session.testsfailed:
                return tests[at]
        return None

    def notice(self, mutant: Mutant, tests: list[int]) -> int:
        """Return whether no test notices a mutant (0), one of its own (1), or another one (2)."""
        _forget([cached for cached in self.caches if id(cached) not in self.warm])
        if mutant.constant:
            _set_constant(self.path, mutant)
        else:
            _set_code(self.path, mutant.tree, self.functions)
        found = self.run(tests)
        return 0 if found is None else 1 if found in self.near else 2


class Runner:
    """A plugin of pytest that runs the collected tests again and again, in copies of the process.

    Attributes:
        path: The module.
        nearest: Its own test files.
        one_in: Of so many mutants one is tried.
        seconds: How long the tests of one mutant may take.
    """

    def __init__(self, path: Path, nearest: list[str], one_in: int, seconds: float) -> None:
        self.path = path
        self.nearest = nearest
        self.one_in = one_in
        self.seconds = seconds
        self.score: Score | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant on the tests that reach it."""
        gc.unfreeze()  # tests/conftest.py hides what stays from the garbage collector, and so from us
        known = Session(session, self.path, [*self.nearest, str(self.path)])
        known.trace()
        accepted = _accepted(self.path)
        noticed, spared, survivors = [0, 0, 0], 0, list[Survivor]()
        for at, mutant in enumerate(mutants(self.path.read_text("utf-8"))):
            if at % self.one_in:
                continue
            tests = known.tests(mutant, self.seconds)
            limit = 2 + PATIENCE * sum(known.took[test] for test in tests)
            found = _in_copy(lambda: known.notice(mutant, tests), limit) if tests else 0  # noqa: B023 - run at once
            noticed[found] += 1
            if not found and mutant.key in accepted:
                spared += 1
            elif not found:
                survivors.append(Survivor(mutant.line, mutant.key, len(tests)))
        self.score = Score(noticed[1], noticed[2], survivors, spared)
        return True


# -- running


def _in_copy(notice: Callable[[], int], limit: float) -> int:
    """Return what a function says in a copy of this process; 1 where it breaks, or takes longer than some seconds."""
    child = os.fork()
    if not child:
        status = 1
        signal.setitimer(signal.ITIMER_PROF, limit)
        with suppress(BaseException):  # what breaks is noticed
            status = notice()
        os._exit(status)
    ended = os.waitpid(child, 0)[1]
    return os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else 1


def _traced(path: Path, run: Callable[[], object]) -> tuple[set[int], float]:
    """Return which lines of a file are run, and the seconds that it took."""
    name, lines = str(path), set[int]()

    def local(frame: FrameType, _event: str, _: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        lines.add(frame.f_lineno)
        return local

    def called(frame: FrameType, _event: str, _: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        if frame.f_code.co_filename != name:
            return None
        lines.add(frame.f_lineno)
        return local

    began = time.process_time()
    sys.settrace(called)
    try:
        run()
    finally:
        sys.settrace(None)
    return lines, time.process_time() - began


# -- what functions remember


def _caches() -> list[Any]:
    kind = type(functools.cache(len))
    return [found for found in gc.get_objects() if isinstance(found, kind)]


def _warm(path: Path, caches: list[Any]) -> set[int]:
    """Fill what functions without parameters remember, where the module has no part in it; return those functions.

    The shipped plan and the lists are read by such functions in the tests, and need not be read for every mutant.
    """
    free = []
    for found in caches:
        if found.__module__.startswith("tests.") and not _parameters(found):
            _forget(caches)
            if not _traced(path, found)[0]:
                free.append(found)
    _forget(caches)
    for found in free:
        found()
    return {id(cached) for cached in caches if cached.cache_info().currsize}


def _forget(caches: list[Any]) -> None:
    for cached in caches:
        cached.cache_clear()


def _parameters(found: Any) -> int:  # noqa: ANN401 - a function that remembers has no type of its own
    return int(found.__wrapped__.__code__.co_argcount)


# -- putting a fault in


def _set_code(path: Path, tree: ast.Module, functions: list[FunctionType]) -> None:
    """Give the functions of a module the code of a mutant."""
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, str(path), "exec"))}
    for found in functions:
        code = codes.get((found.__code__.co_qualname, found.__code__.co_firstlineno))
        if code is not None:
            found.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _set_constant(path: Path, mutant: Mutant) -> None:
    """Give a constant of a module the value of a mutant, in every module that knows it."""
    name = mutant.constant
    statement = next(
        one for one in mutant.tree.body if isinstance(one, ast.AnnAssign) and ast.unparse(one.target) == name
    )
    assert statement.value  # noqa: S101 - for the types: a constant has a value
    home = next(vars(one) for one in list(sys.modules.values()) if getattr(one, "__file__", None) == str(path))
    old = home[name]
    new = eval(compile(ast.Expression(statement.value), str(path), "eval"), home)  # noqa: S307 - our own source
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get(name) is old:
            setattr(module, name, new)


# -- which modules, which tests


def chosen(names: list[str]) -> list[Path]:
    """Return the modules that are named, by path or room; without a name those that differ from origin/main."""
    if not names:
        told = subprocess.run(
            ["git", "diff", "--name-only", "origin/main", "--", "src/wmoplan"],  # noqa: S607 - the developer's git
            capture_output=True, text=True, check=True, cwd=ROOT,
        ).stdout  # fmt: skip
        return [ROOT / name for name in told.split() if name.endswith(".py") and (ROOT / name).exists()]
    found = []
    for name in names:
        path = SOURCE / name.removeprefix("src/wmoplan/")
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [path for path in found if path.name != "__init__.py"]


def nearest_to(path: Path) -> list[str]:
    """Return the test files of a module; where it has none of its own, those of the folder that it is in."""
    files = (ROOT / "tests" / _room(path)).rglob
    inner = path.relative_to(SOURCE).parts[1:-1]
    found = sorted(files(f"test_{path.stem}*.py")) or [
        file for name in inner for file in sorted(files(f"test_{name}*.py"))
    ]
    return [str(file) for file in found]


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _accepted(path: Path) -> set[str]:
    """Return the survivors of a module that are accepted: below its name, a line for each, the reason above them."""
    name = path.relative_to(SOURCE).as_posix()
    section = f"\n{ACCEPTED.read_text('utf-8')}".partition(f"\n[{name}]\n")[2].partition("\n[")[0]
    return {line.strip() for line in section.splitlines() if line.strip() and not line.startswith("#")}


def judged(path: Path, asked: argparse.Namespace) -> Score:
    """Return what became of the mutants of a module.

    Raises:
        RuntimeError: The tests cannot be collected.
    """
    nearest = nearest_to(path)
    folder = ROOT / "tests" / _room(path)
    tests = [str(folder)] if folder.is_dir() and (asked.room or asked.wide or not nearest) else []
    tests += [str(ROOT / name) for name in WIDE if asked.wide or not (nearest or tests)]
    runner = Runner(path, nearest, asked.one_in, asked.seconds)
    options = "addopts=--doctest-modules --import-mode=importlib"  # those of pyproject.toml also ask the terminal
    words = ["-o", options, "-p", "no:terminal", "-p", "no:cacheprovider", "-m", "not slow", "-s"]
    pytest.main([*words, str(path), *nearest, *tests], plugins=[runner])
    if runner.score is None:
        raise RuntimeError(f"{path}: its tests do not run")
    return runner.score


def lines_of(score: Score, name: str) -> Iterator[str]:
    """Yield what became of the mutants of a module, the survivors each on a line."""
    found = f"{score.near} of {score.tried} noticed by its own tests, {score.far} by others of the room"
    share = (score.near + score.far) / max(score.tried, 1)
    yield f"{share:6.1%} {name}: {found}; {score.accepted} accepted"
    for one in score.survivors:
        yield f"    {name}:{one.line}: {one.key}  [{one.reached} tests]"


def main(words: list[str] | None = None) -> int:
    """Judge modules, each in a process of its own, and tell what survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "modules", nargs="*", metavar="MODULE", help="below src/wmoplan, such as reckon/workdays.py or reckon"
    )
    parser.add_argument("--room", action="store_true", help="the other tests of its room too")
    parser.add_argument("--wide", action="store_true", help="the published cases and the timeline too")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="try one of so many mutants")
    parser.add_argument("--seconds", type=float, default=20, help="how long the tests of one mutant may take")
    asked = parser.parse_args(words)
    os.chdir(ROOT)
    paths = chosen(asked.modules)
    if len(paths) == 1:
        score = judged(paths[0], asked)
        print("\n".join(lines_of(score, paths[0].relative_to(SOURCE).as_posix())), flush=True)
        return int(bool(score.survivors))
    more = [word for word in words or sys.argv[1:] if word not in asked.modules]
    return max(
        (subprocess.run([sys.executable, __file__, path, *more], check=False).returncode for path in paths), default=0
    )


if __name__ == "__main__":
    raise SystemExit(main())
