"""Finds what waits for itself: steps and milestones in a circle, none of which can come first."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from wmoplan.dutch import listing
from wmoplan.errors import Problem
from wmoplan.place import Mark, line_at

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


def hanging_problems(plan: "Plan", mark: "Mark", name: str) -> Iterator[Problem]:
    """Yield a problem for each step whose day hangs on itself, by way of other steps."""
    hangs = {step.id: {when.anchor for when in step.whens()} for step in plan.steps}
    for at, step in enumerate(plan.steps):
        seen: set[str] = set()
        open_ids = set(hangs[step.id])
        while open_ids - seen:
            seen |= open_ids
            open_ids = {anchor for found in open_ids for anchor in hangs.get(found, ())}
        if step.id in seen:
            message = f"de dag van '{step.id}' hangt van zichzelf af."
            remedy = "Laat één van de stappen aan een anker hangen."
            yield Problem(name, line_at(mark, ("stappen", at)), message, remedy)


def waiting_problems(plan: "Plan", mark: "Mark", name: str) -> Iterator[Problem]:
    """Yield a problem for each circle of steps, and of milestones, that wait for each other."""
    rows: dict[tuple[str, str], tuple[str | int, ...]] = {}
    for at, step in enumerate(plan.steps):
        for row, wait in enumerate(step.depends_on):
            if wait.step != step.id:  # that it is no other step is told already
                rows.setdefault((step.id, wait.step), ("stappen", at, "hangt-af-van", row))
    for at, link in enumerate(plan.links):
        for pair in product(link.waits, link.on):
            rows.setdefault(pair, ("afhankelijkheden", at))
    waits: dict[str, list[str]] = {}
    for later, first in rows:
        waits.setdefault(later, []).append(first)
    for circle in circles(waits):
        line = line_at(mark, rows[circle[0], circle[1] if circle[1:] else circle[0]])
        yield circle_problem(circle, line, name)
