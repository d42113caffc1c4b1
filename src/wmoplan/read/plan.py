"""Reads a step plan, and holds its rows against each other."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from wmoplan.errors import DataError, Problem
from wmoplan.model.day import FIRST_YEAR, LAST_YEAR
from wmoplan.model.fields import Names, Value, annotated, values_in
from wmoplan.model.period import ANCHORS, When
from wmoplan.model.plan import Plan
from wmoplan.model.profile import NAME
from wmoplan.notation import shown
from wmoplan.place import KeyPath
from wmoplan.read.known import EACH, NOTHING_KNOWN, Known, Word, double_ids, unknown_words, words_at, words_of
from wmoplan.read.waiting import hanging_problems, waiting_problems, waits_of
from wmoplan.read.yaml import Parsed, parse, validated
from wmoplan.read.yearly import each_year
from wmoplan.store.content import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LIMIT: Final = 4 * MEGABYTE
"""How large a plan may be."""

SOURCES: Final = {"bron", "bron-datum"}
"""The keys under which a row says where a fact stands."""

Lists: TypeAlias = Mapping[str, list[str]]
"""The ids of the rows of each list, by the key of the list."""


def read_plan(file: "Traversable", name: str, known: Known = NOTHING_KNOWN) -> Plan:
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


def plan_in(data: bytes, name: str, known: Known = NOTHING_KNOWN) -> Plan:
    """Return the step plan that a text holds.

    Raises:
        DataError: The text has faults; all of them are told.
    """
    parsed = each_year(parse(data, name))
    texts = list(parsed.texts())
    ids = [(path, word) for path, word in texts if path[1:] and path[-1] == "id"]
    faults = [*_doubles(ids, parsed), *_odd_ids(texts, parsed), *_unknown_of_rows(texts, parsed, known)]
    plan, problems = validated(parsed, Plan)
    if plan is None or problems:
        raise DataError(*problems, *faults)
    values = list(values_in(plan))
    faults += _far_days(values, parsed)
    if plan.id in known.taken:
        message = f"'{plan.id}' is al een plan dat bij wmoplan hoort."
        faults.append(parsed.problem(("id",), message, "Geef uw plan een eigen id."))
    faults += unknown_words(_references(plan, values, {word for _, word in ids}, known), parsed)
    faults += [*_half_dependencies(plan, parsed), *hanging_problems(plan, parsed)]
    faults += [*waiting_problems(waits_of(plan), parsed, {}), *_history(plan, parsed)]
    if not plan.rounding and any(anchor.question for anchor in plan.anchors):
        message = "in een plan met dagen om te kiezen ontbreekt 'maanden-afronden'."
        faults.append(parsed.problem(("ankers",), message, "Schrijf 'laatste dag' of 'volgende dag'."))
    if faults:
        raise DataError(*faults)
    return plan


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
    parsed = each_year(parse(data, name))
    remedy = "Volgt u die twee samen? Geef uw rij dan een andere id."
    return [
        parsed.problem(path, f"de id '{word}' staat ook in {taken[word]}.", remedy)
        for one in Plan.lists()
        if one.rows.moments
        for path, word in words_at(parsed, one.key, EACH, "id")
        if word in taken
    ]


def _doubles(ids: list[tuple[KeyPath, str]], parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each id that stands twice, in a list with names of its own or in all the others together."""
    own_names = {one.key for one in Plan.lists() if one.rows.own_names}
    for key in ("", *own_names):
        yield from double_ids((one for one in ids if (one[0][0] if one[0][0] in own_names else "") == key), parsed)


def _odd_ids(texts: list[tuple[KeyPath, str]], parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each id that could not be part of a name elsewhere, such as an address or a file."""
    for path, word in texts:
        if path[-1:] == ("id",) and not re.fullmatch(NAME, word):
            remedy = "Gebruik kleine letters, cijfers en streepjes, 60 tekens op zijn hoogst, zoals 'plan-2012'."
            yield parsed.problem(path, f"de id '{shown(word)}' kan niet.", remedy)


def _far_days(values: list[Value], parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each period that lies where no day can be reckoned."""
    for path, _, when, _ in values:
        if isinstance(when, When) and when.period:
            days = (when.period.first, when.period.last)
            if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
                remedy = f"Schrijf een tijd van {FIRST_YEAR} tot en met {LAST_YEAR}."
                yield parsed.problem(path, f"'{when.text}' ligt te ver weg.", remedy)


def _unknown_of_rows(texts: list[tuple[KeyPath, str]], parsed: Parsed, known: Known) -> Iterator[Problem]:
    """Yield a problem for each source, way to decide and sort of decision that is not known, whatever else is wrong."""
    words: list[Word] = []
    if documents := {word for _, word in words_at(parsed, "documenten", EACH, "id")}:
        for path, text in texts:
            if path[-1] in SOURCES:
                words.append(Word(path, "id uit 'documenten'", text.partition(",")[0].strip(), documents))
    if known.decisions:
        words += words_of(parsed, "manier om te besluiten", known.decisions, ("stappen", EACH, "besluit"))
    if known.sorts:
        words += words_of(parsed, "soort besluit", known.sorts, ("stappen", EACH, "soort-besluit"))
    return unknown_words(words, parsed)


def _references(plan: Plan, values: list[Value], ids: set[str], known: Known) -> Iterator[Word]:
    """Yield every word of a plan that must be the id of something else, by what the fields say that they name."""
    lists = {one.key: [getattr(row, "id", "") for row in getattr(plan, one.name)] for one in plan.lists()}
    terms = {*lists["termijnen"], *known.terms} if known.terms else ()
    for path, field, value, _ in values:
        if isinstance(value, When):
            if value.anchor:
                yield _hanging(path, value.anchor, lists)
            if value.length and terms:
                yield Word(path, "id van een termijn", value.length, terms)
        elif (names := annotated(field, Names)) and names.what:
            yield from _named(path, value, names, lists, ids)
    if known.plans:
        for row, other in enumerate(plan.includes):
            yield Word(("neemt-mee", row), "plan dat bij wmoplan hoort", other, known.plans)


def _named(path: KeyPath, value: object, names: Names, lists: Lists, ids: set[str]) -> Iterator[Word]:
    """Yield the words of a field that names other rows."""
    known = {word for key in names.lists for word in lists[key]} if names.lists else {*ids, *ANCHORS}
    if names.others:
        known.discard(lists[str(path[0])][int(path[1])])
    if isinstance(value, str):
        yield Word(path, names.what, value, known)
    elif isinstance(value, tuple):
        yield from (Word((*path, at), names.what, word, known) for at, word in enumerate(value))


def _hanging(path: KeyPath, anchor: str, lists: Lists) -> Word:
    """Return what a period hangs on: an anchor or a step, and for an anchor itself an anchor before it."""
    if path[0] == "ankers":
        earlier = {*lists["ankers"][: int(path[1])], *ANCHORS}
        return Word(path, "id van een anker dat ervoor staat", anchor, earlier)
    return Word(path, "id van een anker", anchor, {*lists["ankers"], *ANCHORS, *lists["stappen"]})


def _half_dependencies(plan: Plan, parsed: Parsed) -> Iterator[Problem]:
    for at, step in enumerate(plan.steps):
        for row, first in enumerate(step.depends_on):
            if bool(first.step) == bool(first.milestone):
                path = ("stappen", at, "hangt-af-van", row)
                message = "hier hoort een andere stap of een mijlpaal, precies één van de twee."
                yield parsed.problem(path, message, "Schrijf 'stap: ...' of 'mijlpaal: ...'.")


def _history(plan: Plan, parsed: Parsed) -> Iterator[Problem]:
    """Yield where the versions of a plan do not lead up to the one that it says it is."""
    newest = plan.revisions[0] if plan.revisions else None
    if newest and newest.version != plan.version:
        message = f"de bovenste wijziging is van versie '{newest.version}', en het plan is versie '{plan.version}'."
        remedy = "Schrijf bovenaan wat er in deze versie van het plan is veranderd."
        yield parsed.problem(("wijzigingen", 0, "versie"), message, remedy)
    for at, (later, earlier) in enumerate(pairwise(plan.revisions), 1):
        if earlier.day > later.day:
            message = "deze wijziging is jonger dan die erboven."
            yield parsed.problem(("wijzigingen", at, "datum"), message, "Zet de nieuwste wijziging bovenaan.")
        if earlier.version in {row.version for row in plan.revisions[:at]}:
            message = "deze versie staat er al."
            yield parsed.problem(("wijzigingen", at, "versie"), message, "Geef elke wijziging een eigen versie.")
