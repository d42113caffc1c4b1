"""Finds steps and milestones that wait for each other in a circle, so that none of them can come first."""

from collections.abc import Iterable, Iterator, Mapping

from wmoplan.dutch import listing
from wmoplan.errors import Problem

Waits = Mapping[str, Iterable[str]]
"""Maps each id to the ids that come before it."""


def circles(waits: Waits) -> Iterator[tuple[str, ...]]:
    """Yield each circle as ids of which every one waits for the next, and the last for the first.

    Of circles that share an id only the first is found: when that one is broken, the next is told.

    >>> list(circles({"visie": ["nota"], "nota": ["agenda"], "agenda": ["visie"], "plan": ["visie"]}))
    [('visie', 'nota', 'agenda')]
    """
    told: set[str] = set()
    for begin in waits:
        circle = () if begin in told else _shortest(begin, waits)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            yield circle


def _shortest(begin: str, waits: Waits) -> tuple[str, ...]:
    """Return the shortest way from an id back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(begin,)]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked, the shortest ways first
        for first in waits.get(way[-1], ()):
            if first == begin:
                return way
            if first not in seen:
                seen.add(first)
                ways.append((*way, first))
    return ()


def circle_problem(circle: tuple[str, ...], line: int, name: str) -> Problem:
    """Return the fault that a circle is, with every id in it.

    Args:
        circle: As `circles` yields it.
        line: Where the first of them says what it waits for.
        name: The file as the user named it.
    """
    from wmoplan.read.faults import tidy

    pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
    told = [f"'{one}' {'op' if at else 'wacht op'} '{first}'" for at, (one, first) in enumerate(pairs)]
    message = f"hier wacht alles op elkaar, dus kan niets als eerste: {listing(told)}."
    return Problem(name, line, tidy(message), "Haal bij een van deze weg waar zij op wacht.")
