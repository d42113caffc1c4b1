"""Where something stands in a file: the lines that a reader keeps, and a place that a sentence names."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from wmoplan.dutch import count, listing

Lines: TypeAlias = "dict[str, Mark] | list[Mark]"
KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys and the numbers of rows that lead to a value of a file."""

Mark: TypeAlias = "int | tuple[int, Lines | None]"
"""The line of a value; with those of what is in it, or with None where a key has no value."""


class Place(NamedTuple):
    """Where a fact stands.

    Attributes:
        file: The name of the file, without its folder.
        line: Counted from 1; 0 where that is not known.
        part: The sheet or the page, as "blad 2"; empty for a text.
    """

    file: str
    line: int
    part: str = ""

    @property
    def inside(self) -> str:
        """The place within the file, as a sentence names it.

        >>> Place("raad.csv", 8).inside, Place("raad.xlsx", 14, "blad 2").inside
        ('regel 8', 'blad 2, rij 14')
        """
        if self.part:
            return f"{self.part}, rij {self.line}" if self.line else self.part
        return f"regel {self.line}"


def inside_in_words(places: Iterable[Place], most: int = 0) -> str:
    """Return places within one file as a sentence names them.

    Args:
        most: How many lines of one part are named; 0 names all.

    >>> inside_in_words([Place("raad.csv", 4), Place("raad.csv", 5), Place("raad.csv", 9)], most=2)
    'de regels 4, 5 en nog 1 regel'
    >>> inside_in_words([Place("raad.xlsx", 4, "blad 2"), Place("raad.xlsx", 5, "blad 2")])
    'blad 2, de rijen 4 en 5'
    """
    parts: dict[str, list[int]] = {}
    for place in places:
        parts.setdefault(place.part, []).append(place.line)
    return listing([_lines_of(part, lines, most or len(lines)) for part, lines in parts.items()])


def _lines_of(part: str, lines: list[int], most: int) -> str:
    if len(lines) == 1:
        return Place("", lines[0], part).inside
    one, many = ("rij", "rijen") if part else ("regel", "regels")
    shown = [str(line) for line in lines[:most]]
    more = [f"nog {count(len(lines) - most, one, many)}"] if len(lines) > most else []
    return f"{part}{', ' if part else ''}de {many} {listing([', '.join(shown), *more] if more else shown)}"


def in_words(places: Iterable[Place]) -> str:
    """Return places as a sentence names them, the files in the order in which they come.

    >>> in_words([Place("wmoplan.yaml", 9), Place("wmoplan.yaml", 5), Place("raad.csv", 4)])
    'regels 5 en 9 van wmoplan.yaml en regel 4 van raad.csv'
    """
    files: dict[str, set[int]] = {}
    for place in places:
        files.setdefault(place.file, set()).update({place.line} - {0})
    return listing([_in_file(file, sorted(lines)) for file, lines in files.items()])


def _in_file(file: str, lines: list[int]) -> str:
    if not lines:
        return file
    return f"{'regel' if len(lines) == 1 else 'regels'} {listing([str(line) for line in lines])} van {file}"


def line_at(mark: Mark, path: KeyPath) -> int:
    """Return the line of the value at a path, or of the nearest thing around it that the file has."""
    for step in path:
        below = mark_at(mark, (step,))
        if below is None:
            break
        mark = below
    return mark if isinstance(mark, int) else mark[0]


def mark_at(mark: Mark, path: KeyPath) -> "Mark | None":
    """Return the mark at a path, or None where the file has nothing there."""
    for step in path:
        lines = None if isinstance(mark, int) else mark[1]
        below: Mark | None = None
        if isinstance(lines, dict) and isinstance(step, str):
            below = lines.get(step)
        elif isinstance(lines, list) and isinstance(step, int) and step < len(lines):
            below = lines[step]
        if below is None:
            return None
        mark = below
    return mark


def empty_keys(mark: Mark, path: KeyPath = ()) -> list[KeyPath]:
    """Return the paths of the keys that have no value."""
    if isinstance(mark, int):
        return []
    lines = mark[1]
    if lines is None:
        return [path]
    steps: list[tuple[str | int, Mark]] = list(lines.items() if isinstance(lines, dict) else enumerate(lines))
    return [found for step, below in steps for found in empty_keys(below, (*path, step))]
