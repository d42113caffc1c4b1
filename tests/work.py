"""How much work something is: calls are counted and no time is measured, so a busy machine changes nothing."""

import cProfile
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeAlias

TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the calls of Python functions, by the name of the file that they stand in."""
    profile = cProfile.Profile(builtins=False)
    work: Counter[str] = Counter()
    profile.enable(builtins=False)
    try:
        yield work
    finally:
        profile.disable()
        for entry in profile.getstats():
            if isinstance(entry.code, CodeType):
                work[Path(entry.code.co_filename).name] += entry.callcount


def calls(do: Callable[[], object]) -> int:
    """Return how many calls of Python functions it takes to do something."""
    with counted() as work:
        do()
    return work.total()


def growth(do: Callable[[str], object], text: str) -> float:
    """Return how many times as many lines of Python run for a text as for its first half: two where that is linear."""
    do(text[:100])  # what is read or compiled only the first time is no part of it
    return _lines(lambda: do(text)) / _lines(lambda: do(text[: len(text) // 2]))


def _lines(do: Callable[[], object]) -> int:
    ran = 0

    def trace(_: FrameType, event: str, __: object) -> TraceFunction:
        nonlocal ran
        ran += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        do()
    finally:
        sys.settrace(before)
    return ran
