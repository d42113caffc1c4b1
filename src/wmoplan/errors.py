"""The errors that a user can meet. A bug is none of these, and keeps its traceback."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self

MOST_TOLD: Final = 20
"""How many faults an error prints one by one; the next ones follow when those are mended."""


class Problem(NamedTuple):
    """One fault in a data file; problems sort in the order of the file.

    Attributes:
        file: The file as the user named it.
        line: Counted from 1; 0 where the fault is the whole file's.
        message: What was found there, in one Dutch sentence.
        remedy: What to write instead, in one Dutch sentence.
    """

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault as two lines; what was typed makes no line of its own."""
        place = f"{self.file}, regel {self.line}" if self.line else self.file
        return f"{_on_one_line(f'{place}: {self.message}')}\n  {self.remedy}"


class Refused(ValueError):  # noqa: N818 - it is a value that was refused, and pydantic wants a ValueError
    """A value in a data file that cannot be read; the reader adds the file and the line.

    Attributes:
        message: What was found, naming the value as it was typed.
        remedy: What to write instead.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class WmoplanError(Exception):
    """The base of all errors that a user can meet; never raised itself.

    Attributes:
        exit_code: The status with which the program ends, as in sysexits.h.
    """

    exit_code = 1


class UsageError(WmoplanError):
    """A word or an option on the command line that does not fit."""

    exit_code = 2


class DataError(WmoplanError):
    """A data file holds faults; all of them are told at once, the first `MOST_TOLD` with their place.

    Attributes:
        problems: The faults, each once, in the order of the file.
    """

    exit_code = 65

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(_told(self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[Problem, ...]]:
        """Return how another process makes it again: from its faults, not from its text."""
        return type(self), self.problems


class MissingFileError(WmoplanError):
    """A file that is needed is not there."""

    exit_code = 66


class MissingExtraError(WmoplanError):
    """An optional part of the program, or a library that it needs, is not installed."""

    exit_code = 69


class SourceError(WmoplanError):
    """A system of somebody else does not answer, or answers with what cannot be read.

    Attributes:
        is_absent: Whether it answers that it has no such thing.
    """

    exit_code = 69

    def __init__(self, message: str, *, is_absent: bool = False) -> None:
        super().__init__(message)
        self.is_absent = is_absent


class OutputError(WmoplanError):
    """The output cannot be written."""

    exit_code = 73


def as_one(failures: Sequence[WmoplanError]) -> WmoplanError | None:
    """Return several failures as one error; None where there are none."""
    problems = [problem for fault in failures if isinstance(fault, DataError) for problem in fault.problems]
    others = [fault for fault in failures if not isinstance(fault, DataError)]
    if not failures:
        return None
    if not others:
        return DataError(*problems)
    told = [_told(sorted(problems))] if problems else []
    return type(others[-1])("\n".join([*told, *map(str, others)]))


def _told(problems: Sequence[Problem]) -> str:
    """Return faults as they are told: the first ones, and how many more there are."""
    lines = [str(problem) for problem in problems[:MOST_TOLD]]
    if (more := len(problems) - MOST_TOLD) > 0:
        lines.append(f"En nog {more} andere {'fout' if more == 1 else 'fouten'}. Verbeter eerst deze.")
    return "\n".join(lines)


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text
