"""Where something stands in a file: the lines that a reader keeps, and a place that a sentence names."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from wmoplan.dutch import listing

Lines: TypeAlias = "dict[str, Mark] | list[Mark]"
Mark: TypeAlias = "int | tuple[int, Lines | None]"
"""The line of a value; with those of what is in it, or with None where a key has no value."""


class Place(NamedTuple):
    """Where a fact stands.

    Attributes:
        file: Its name, without its folder.
        line: Counted from 1; 0 where that is not known.
        part: The sheet or the page, as "blad 2"; empty for a text.
    """

    file: str
    line: int
    part: str = ""

    @property
    def inside(self) -> str:
        """Where in its file, as a sentence names it.

        >>> Place("raad.csv", 8).inside, Place("raad.xlsx", 14, "blad 2").inside
        ('regel 8', 'blad 2, rij 14')
        """
        return f"{self.part}, rij {self.line}" if self.part else f"regel {self.line}"


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
