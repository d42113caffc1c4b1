"""Finds what waits for itself: steps and milestones in a circle, none of which can come first."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from wmoplan.dutch import listing
from wmoplan.errors import Problem
from wmoplan.place import KeyPath
from wmoplan.read.yaml import Parsed

if TYPE_CHECKING:
    from wmoplan.model.plan import Plan

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


def waiting_problems(rows: Mapping[tuple[str, str], KeyPath], parsed: Parsed, others: Waits) -> Iterator[Problem]:
    """Yield a problem for each circle of ids that wait for each other, at the first row of the file that is part of it.

    Args:
        rows: Where the file says that one id waits for another: the later one and the one before it.
        parsed: The file.
        others: What waits for what elsewhere.
    """
    waits = {later: [*firsts] for later, firsts in others.items()} if rows else {}
    for later, first in rows:
        waits.setdefault(later, []).append(first)
    for circle in circles(waits):
        pairs = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        told = [f"'{one}' {'op' if at else 'wacht op'} '{first}'" for at, (one, first) in enumerate(pairs)]
        message = f"hier wacht alles op elkaar, dus kan niets als eerste: {listing(told)}."
        path = min((rows[pair] for pair in pairs if pair in rows), key=parsed.line)
        yield parsed.problem(path, message, "Haal bij een van deze weg waar zij op wacht.")


def hanging_problems(plan: "Plan", parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each step whose day hangs on itself, by way of other steps."""
    hangs = {step.id: {when.anchor for when in step.whens()} for step in plan.steps}
    for at, step in enumerate(plan.steps):
        if _shortest(step.id, hangs):
            message = f"de dag van '{step.id}' hangt van zichzelf af."
            yield parsed.problem(("stappen", at), message, "Laat één van de stappen aan een anker hangen.")


def waits_of(plan: "Plan") -> dict[tuple[str, str], KeyPath]:
    """Return where the file of a plan says that a step or a milestone waits for another one."""
    rows: dict[tuple[str, str], KeyPath] = {}
    for at, step in enumerate(plan.steps):
        for row, wait in enumerate(step.depends_on):
            if wait.step != step.id:  # that it is no other step is told already
                rows.setdefault((step.id, wait.step), ("stappen", at, "hangt-af-van", row))
    for at, link in enumerate(plan.links):
        for pair in product(link.waits, link.on):
            rows.setdefault(pair, ("afhankelijkheden", at))
    return rows
