"""Reads a step plan, and holds its rows against each other."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.model.day import FIRST_YEAR, LAST_YEAR
from wmoplan.model.fields import Names, Value, annotated, values_in
from wmoplan.model.period import ANCHORS, When
from wmoplan.model.plan import Plan
from wmoplan.model.profile import NAME
from wmoplan.model.rules import Rules
from wmoplan.model.step import NOBODY
from wmoplan.place import Mark, line_at
from wmoplan.read.waiting import hanging_problems, waiting_problems
from wmoplan.read.yaml import parse, validated
from wmoplan.read.yearly import each_year
from wmoplan.store.content import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LIMIT: Final = 4 * MEGABYTE
"""How large a plan may be."""

SOURCES: Final = {"bron", "bron-datum"}
"""The keys under which a row says where a fact stands."""

Place = tuple[str | int, ...]


class Row(NamedTuple):
    """A row of the file as it stands there."""

    path: Place
    keys: dict[str, object]


class Reference(NamedTuple):
    """A word that must name something in the plan.

    Attributes:
        path: Where it stands.
        what: What it should be, without its article.
        word: What was written.
        known: What it can name.
    """

    path: Place
    what: str
    word: str
    known: Collection[str]


class PlanKnown(NamedTuple):
    """The words from elsewhere that a plan can use; what is left out is not checked.

    Attributes:
        terms: The ids of the terms that every municipality has.
        decisions: What a step can name as its decision.
        sorts: What sort of decision a step can be.
        plans: The ids of the plans that it can take along.
        taken: The ids that it cannot have itself.
    """

    terms: Collection[str] = ()
    decisions: Collection[str] = ()
    sorts: Collection[str] = ()
    plans: Collection[str] = ()
    taken: Collection[str] = ()


NOTHING_KNOWN: Final = PlanKnown()


def known_from(rules: Rules, plans: Collection[str]) -> PlanKnown:
    """Return the words that a plan can use of the rules, and of the plans that come with the program."""
    decisions = {word for chain in rules.trajectories for word in (chain.id, chain.body)}
    return PlanKnown({term.id for term in rules.terms}, decisions, [sort.id for sort in rules.sorts], plans)


def read_plan(file: "Traversable", name: str, known: PlanKnown = NOTHING_KNOWN) -> Plan:
    """Return the step plan in a file.

    Args:
        file: The file.
        name: How the user named it.
        known: The words from elsewhere that it can use.

    Raises:
        MissingFileError: There is no such file.
        DataError: The file has faults; all of them are told.
    """
    return plan_in(read_bytes(file, name, LIMIT), name, known)


def plan_in(data: bytes, name: str, known: PlanKnown = NOTHING_KNOWN) -> Plan:
    """Return the step plan that a text holds.

    Raises:
        DataError: The text has faults; all of them are told.
    """
    parsed = each_year(parse(data, name), name)
    plan, faults = validated(parsed, Plan, name)
    rows = list(_rows(parsed.tree, ()))
    problems = [*_doubles(rows, parsed.mark, name), *_odd_ids(rows, parsed.mark, name)]
    problems += _unknown((*_sources(rows), *_decisions(rows, known)), parsed.mark, name)
    if plan is None or faults:
        raise DataError(*dict.fromkeys((*faults, *problems)))
    values = list(values_in(plan))
    problems += _far_days(values, parsed.mark, name)
    if plan.id in known.taken:
        message = f"'{plan.id}' is al een plan dat bij wmoplan hoort."
        problems.append(Problem(name, line_at(parsed.mark, ("id",)), message, "Geef uw plan een eigen id."))
    problems += _unknown(_references(plan, values, _ids(rows), known), parsed.mark, name)
    problems += [*_half_dependencies(plan, parsed.mark, name), *hanging_problems(plan, parsed.mark, name)]
    problems += waiting_problems(plan, parsed.mark, name)
    problems += _history(plan, parsed.mark, name)
    if not plan.rounding and any(anchor.question for anchor in plan.anchors):
        message = "in een plan met dagen om te kiezen ontbreekt 'maanden-afronden'."
        problems.append(
            Problem(name, line_at(parsed.mark, ("ankers",)), message, "Schrijf 'laatste dag' of 'volgende dag'.")
        )
    if problems:
        raise DataError(*dict.fromkeys(problems))
    return plan


def _unknown(references: Iterable[Reference], mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each word that names nothing."""
    for reference in references:
        if reference.word not in reference.known:
            from wmoplan.read.faults import tidy, unknown_word
            from wmoplan.read.spelling import shown

            message = tidy(f"'{shown(reference.word)}' is geen {reference.what}.")
            line = line_at(mark, reference.path)
            yield Problem(name, line, message, tidy(unknown_word(reference.word, reference.known)))


def ids_with_moments(plan: Plan) -> list[str]:
    """Return the ids that moments are named after: no two plans that are followed together can share one."""
    return [row.id for one in plan.lists() if one.rows.moments for row in getattr(plan, one.name)]


def taken_ids(data: bytes, name: str, taken: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each row of a plan of which another plan has the id.

    Args:
        data: The file, without faults of its own.
        name: How the user named it.
        taken: The ids of the other plans, with what to call the plan.
    """
    parsed = each_year(parse(data, name), name)
    with_moments = {one.key for one in Plan.lists() if one.rows.moments}
    found = []
    for path, keys in _rows(parsed.tree, ()):
        word = str(keys.get("id", ""))
        if len(path) == 2 and path[0] in with_moments and word in taken:  # noqa: PLR2004 - a list and a row of it
            message = f"de id '{word}' staat ook in {taken[word]}."
            line = line_at(parsed.mark, (*path, "id"))
            found.append(Problem(name, line, message, "Volgt u die twee samen? Geef uw rij dan een andere id."))
    return found


def _rows(tree: object, path: Place) -> Iterator[Row]:
    if isinstance(tree, dict):
        yield Row(path, tree)
        for key, below in tree.items():
            if not isinstance(below, str):
                yield from _rows(below, (*path, key))
    elif isinstance(tree, list):
        for at, below in enumerate(tree):
            if not isinstance(below, str):
                yield from _rows(below, (*path, at))


def _ids(rows: list[Row]) -> set[str]:
    return {str(row.keys["id"]) for row in rows if row.path and "id" in row.keys}


def _doubles(rows: list[Row], mark: Mark, name: str) -> Iterator[Problem]:
    own_names = {one.key for one in Plan.lists() if one.rows.own_names}
    seen: dict[tuple[object, object], Place] = {}
    for path, keys in rows:
        if path and isinstance(keys.get("id"), str):
            kind = path[0] if path[0] in own_names else ""
            first = seen.setdefault((kind, keys["id"]), path)
            if first is not path:
                from wmoplan.read.faults import tidy

                line = line_at(mark, (*first, "id"))
                message = tidy(f"de id '{keys['id']}' staat ook op regel {line}.")
                yield Problem(name, line_at(mark, (*path, "id")), message, "Geef elke rij een eigen id.")


def _odd_ids(rows: list[Row], mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each id that could not be part of a name elsewhere, such as an address or a file."""
    for path, keys in rows:
        if isinstance(keys.get("id"), str) and not re.fullmatch(NAME, str(keys["id"])):
            from wmoplan.read.faults import tidy
            from wmoplan.read.spelling import shown

            message = tidy(f"de id '{shown(keys['id'])}' kan niet.")
            remedy = "Gebruik kleine letters, cijfers en streepjes, 60 tekens op zijn hoogst, zoals 'plan-2012'."
            yield Problem(name, line_at(mark, (*path, "id")), message, remedy)


def _far_days(values: list[Value], mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each period that lies where no day can be reckoned."""
    for path, _, when, _ in values:
        if not isinstance(when, When) or not when.period:
            continue
        days = (when.period.first, when.period.last)
        if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
            message = f"'{when.text}' ligt te ver weg."
            remedy = f"Schrijf een tijd van {FIRST_YEAR} tot en met {LAST_YEAR}."
            yield Problem(name, line_at(mark, path), message, remedy)


def _sources(rows: list[Row]) -> Iterator[Reference]:
    documents = {str(keys["id"]) for path, keys in rows if path and path[0] == "documenten" and "id" in keys}
    for path, keys in rows if documents else ():
        for key in sorted(SOURCES & keys.keys()):
            if isinstance(source := keys[key], str):
                yield Reference((*path, key), "id uit 'documenten'", source.partition(",")[0].strip(), documents)


def _decisions(rows: list[Row], known: PlanKnown) -> Iterator[Reference]:
    """Yield the words with which a step says who decides and what sort of decision it is."""
    for key, what, words in (
        ("besluit", "manier om te besluiten", {*known.decisions, NOBODY} if known.decisions else ()),
        ("soort-besluit", "soort besluit", known.sorts),
    ):
        for path, keys in rows if words else ():
            if path[:1] == ("stappen",) and isinstance(word := keys.get(key), str):
                yield Reference((*path, key), what, word, words)


def _references(plan: Plan, values: list[Value], ids: set[str], known: PlanKnown) -> Iterator[Reference]:
    """Yield every word of a plan that must be the id of something else, by what the fields say that they name."""
    lists = {one.key: [getattr(row, "id", "") for row in getattr(plan, one.name)] for one in plan.lists()}
    terms = {*lists["termijnen"], *known.terms} if known.terms else None
    for path, field, value, _ in values:
        if isinstance(value, When):
            if value.anchor:
                yield _hanging(path, value.anchor, lists)
            if value.length and terms:
                yield Reference(path, "id van een termijn", value.length, terms)
        elif (names := annotated(field, Names)) and names.what:
            found = {word for key in names.lists for word in lists[key]} if names.lists else {*ids, *ANCHORS}
            if names.others:
                found.discard(lists[str(path[0])][int(path[1])])
            if isinstance(value, str):
                yield Reference(path, names.what, value, found)
            elif isinstance(value, tuple):
                yield from (Reference((*path, at), names.what, word, found) for at, word in enumerate(value))
    for row, other in enumerate(plan.includes if known.plans else ()):
        yield Reference(("neemt-mee", row), "plan dat bij wmoplan hoort", other, known.plans)


def _hanging(path: Place, anchor: str, lists: Mapping[str, list[str]]) -> Reference:
    """Return what a period hangs on: an anchor or a step, and for an anchor itself an anchor before it."""
    if path[0] == "ankers":
        earlier = {*lists["ankers"][: int(path[1])], *ANCHORS}
        return Reference(path, "id van een anker dat ervoor staat", anchor, earlier)
    return Reference(path, "id van een anker", anchor, {*lists["ankers"], *ANCHORS, *lists["stappen"]})


def _half_dependencies(plan: Plan, mark: Mark, name: str) -> Iterator[Problem]:
    for at, step in enumerate(plan.steps):
        for row, first in enumerate(step.depends_on):
            if bool(first.step) == bool(first.milestone):
                line = line_at(mark, ("stappen", at, "hangt-af-van", row))
                message = "hier hoort een andere stap of een mijlpaal, precies één van de twee."
                yield Problem(name, line, message, "Schrijf 'stap: ...' of 'mijlpaal: ...'.")


def _history(plan: Plan, mark: Mark, name: str) -> Iterator[Problem]:
    """Yield where the versions of a plan do not lead up to the one that it says it is."""
    newest = plan.revisions[0] if plan.revisions else None
    if newest and newest.version != plan.version:
        from wmoplan.read.faults import tidy

        message = tidy(
            f"de bovenste wijziging is van versie '{newest.version}', en het plan is versie '{plan.version}'."
        )
        line = line_at(mark, ("wijzigingen", 0, "versie"))
        yield Problem(name, line, message, "Schrijf bovenaan wat er in deze versie van het plan is veranderd.")
    for at, (later, earlier) in enumerate(pairwise(plan.revisions), 1):
        if earlier.day > later.day:
            message = "deze wijziging is jonger dan die erboven."
            line = line_at(mark, ("wijzigingen", at, "datum"))
            yield Problem(name, line, message, "Zet de nieuwste wijziging bovenaan.")
        if earlier.version in {row.version for row in plan.revisions[:at]}:
            message = "deze versie staat er al."
            line = line_at(mark, ("wijzigingen", at, "versie"))
            yield Problem(name, line, message, "Geef elke wijziging een eigen versie.")
