"""Run the nearest tests against mutants of a module, and tell which mutants no test notices.

    .venv/bin/python scripts/mutants.py [MODULE ...] [--one-in N] [--wide]

A module is a path below src/wmoplan, or a room of it; without one, the modules that differ from origin/main. Its
nearest tests are `tests/<room>/test_<module>*.py`; with `--wide`, and where there are none, all of `tests/<room>`, the
published cases and the timeline. What may survive is in `scripts/mutants_accepted.txt`, each with its reason.

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
        killed: How many a test noticed.
        survivors: Those that none noticed, but for the accepted ones.
        accepted: How many of the accepted ones survived.
    """

    killed: int
    survivors: list[Survivor]
    accepted: int

    @property
    def share(self) -> float:
        """How much of what should be noticed was noticed."""
        return self.killed / max(self.killed + len(self.survivors), 1)


class Runner:
    """A plugin of pytest that runs the collected tests again and again, in copies of the process.

    Attributes:
        path: The module.
        one_in: Of so many mutants one is tried.
    """

    def __init__(self, path: Path, one_in: int) -> None:
        self.path = path
        self.one_in = one_in
        self.score: Score | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant on the tests that reach it."""
        gc.unfreeze()  # tests/conftest.py hides what stays from the garbage collector, and so from us
        warm = _warm(self.path)
        reached, took = self._reached(session)
        accepted = _accepted(self.path)
        killed, spared, survivors = 0, 0, list[Survivor]()
        for at, mutant in enumerate(mutants(self.path.read_text("utf-8"))):
            if at % self.one_in:
                continue
            tests = sorted(reached.get(mutant.line, ()), key=took.__getitem__)
            if mutant.constant:
                tests = sorted(took, key=took.__getitem__)
            limit = 2 + PATIENCE * sum(took[test] for test in tests)
            if tests and _in_copy(lambda: self._notice(session, mutant, tests, warm), limit):  # noqa: B023 - run at once
                killed += 1
            elif mutant.key in accepted:
                spared += 1
            else:
                survivors.append(Survivor(mutant.line, mutant.key, len(tests)))
        self.score = Score(killed, survivors, spared)
        return True

    def _reached(self, session: pytest.Session) -> tuple[dict[int, set[int]], dict[int, float]]:
        """Return which tests run each line of the module, and how long each test takes; tests are numbers here.

        Raises:
            RuntimeError: A test fails without any fault.
        """
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            with os.fdopen(writer, "w") as told:
                for at in range(len(session.items)):
                    lines, seconds = _traced(self.path, lambda: _run(session, [at]))  # noqa: B023 - run at once
                    told.write(f"{at} {seconds} {' '.join(map(str, sorted(lines)))}\n")
            os._exit(bool(session.testsfailed))
        os.close(writer)
        reached, took = defaultdict[int, set[int]](set), dict[int, float]()
        with os.fdopen(reader) as told:
            for row in told:
                number, spent, *run = row.split()
                if run:
                    took[int(number)] = float(spent)
                for line in run:
                    reached[int(line)].add(int(number))
        if os.waitpid(child, 0)[1]:
            raise RuntimeError(f"{self.path}: its tests fail without any mutant")
        return reached, took

    def _notice(self, session: pytest.Session, mutant: Mutant, tests: list[int], warm: set[int]) -> bool:
        for cached in _caches():
            if id(cached) not in warm:
                cached.cache_clear()
        if mutant.constant:
            _set_constant(self.path, mutant)
        else:
            _set_code(self.path, mutant.tree)
        return not _run(session, tests)


# -- running


def _run(session: pytest.Session, tests: list[int]) -> bool:
    """Tell whether tests pass; the first that fails is the last that runs."""
    items = [session.items[at] for at in tests]
    for item, after in zip(items, [*items[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return False
    return True


def _in_copy(notice: Callable[[], bool], limit: float) -> bool:
    """Tell whether something is noticed in a copy of this process; what takes too long is noticed as well."""
    child = os.fork()
    if not child:
        status = 1
        signal.setitimer(signal.ITIMER_PROF, limit)
        with suppress(BaseException):  # what breaks is noticed
            status = int(notice())
        os._exit(status)
    return os.waitpid(child, 0)[1] != 0


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


def _warm(path: Path) -> set[int]:
    """Fill what functions without parameters remember, where the module has no part in it; return those functions.

    The shipped plan and the lists are read by such functions in the tests, and need not be read for every mutant.
    """
    caches = [found for found in _caches() if found.__module__.startswith("tests.") and not _parameters(found)]
    free = []
    for found in caches:
        for cached in _caches():
            cached.cache_clear()
        if not _traced(path, found)[0]:
            free.append(found)
    for cached in _caches():
        cached.cache_clear()
    for found in free:
        found()
    return {id(cached) for cached in _caches() if cached.cache_info().currsize}


def _parameters(found: Any) -> int:  # noqa: ANN401 - a function that remembers has no type of its own
    return int(found.__wrapped__.__code__.co_argcount)


# -- putting a fault in


def _set_code(path: Path, tree: ast.Module) -> None:
    """Give the functions of a module the code of a mutant."""
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, str(path), "exec"))}
    for found in gc.get_objects():
        if isinstance(found, FunctionType) and found.__code__.co_filename == str(path):
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


def tests_of(path: Path, *, wide: bool) -> list[str]:
    """Return the test files that judge a module."""
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    nearest = sorted((ROOT / "tests" / room).rglob(f"test_{path.stem}*.py"))
    if nearest and not wide:
        return [str(file) for file in nearest]
    folder = ROOT / "tests" / room
    return [*([str(folder)] if folder.is_dir() else []), *(str(ROOT / name) for name in WIDE)]


def _accepted(path: Path) -> set[str]:
    """Return the survivors of a module that are accepted: below its name, a line for each, the reason above them."""
    name = path.relative_to(SOURCE).as_posix()
    section = f"\n{ACCEPTED.read_text('utf-8')}".partition(f"\n[{name}]\n")[2].partition("\n[")[0]
    return {line.strip() for line in section.splitlines() if line.strip() and not line.startswith("#")}


def judged(path: Path, *, wide: bool, one_in: int) -> Score:
    """Return what became of the mutants of a module.

    Raises:
        RuntimeError: The tests cannot be collected, or fail without a mutant.
    """
    runner = Runner(path, one_in)
    options = "addopts=--doctest-modules --import-mode=importlib"  # those of pyproject.toml also ask the terminal
    words = ["-o", options, "-p", "no:terminal", "-p", "no:cacheprovider", "-m", "not slow", "-s"]
    pytest.main([*words, str(path), *tests_of(path, wide=wide)], plugins=[runner])
    if runner.score is None:
        raise RuntimeError(f"{path}: its tests do not run")
    return runner.score


def lines_of(score: Score, name: str) -> Iterator[str]:
    """Yield what became of the mutants of a module, the survivors each on a line."""
    tried = score.killed + len(score.survivors)
    yield f"{score.share:6.1%} {name}: {score.killed} of {tried} noticed, {score.accepted} accepted"
    for one in score.survivors:
        yield f"    {name}:{one.line}: {one.key}  [{one.reached} tests]"


def main(words: list[str] | None = None) -> int:
    """Judge modules, each in a process of its own, and tell what survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "modules", nargs="*", metavar="MODULE", help="below src/wmoplan, such as reckon/workdays.py or reckon"
    )
    parser.add_argument("--wide", action="store_true", help="all tests of the room, not only the nearest")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="try one of so many mutants")
    asked = parser.parse_args(words)
    os.chdir(ROOT)
    paths = chosen(asked.modules)
    if len(paths) == 1:
        score = judged(paths[0], wide=asked.wide, one_in=asked.one_in)
        print("\n".join(lines_of(score, paths[0].relative_to(SOURCE).as_posix())), flush=True)
        return int(bool(score.survivors))
    more = ["--one-in", str(asked.one_in), *(["--wide"] if asked.wide else [])]
    return max(
        (subprocess.run([sys.executable, __file__, path, *more], check=False).returncode for path in paths), default=0
    )


if __name__ == "__main__":
    raise SystemExit(main())
