"""Reads a step plan, and holds its rows against each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, Problem
from wmoplan.model.day import FIRST_YEAR, LAST_YEAR
from wmoplan.model.period import ANCHORS
from wmoplan.model.plan import Plan
from wmoplan.model.profile import NAME
from wmoplan.model.step import NOBODY
from wmoplan.place import Mark
from wmoplan.read.circles import circle_problem, circles
from wmoplan.read.yaml import line_at, parse, validated
from wmoplan.read.yearly import each_year
from wmoplan.store.content import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from wmoplan.model.period import When

LIMIT: Final = 4 * MEGABYTE
"""How large a plan may be."""

WITH_MOMENTS: Final = {"stappen", "mijlpalen", "peilmomenten"}
"""Lists of which each row has moments on the timeline."""

OWN_NAMES: Final = {"documenten", "onderwerpen"}
"""Lists whose ids are names of their own: a subject may be called as its step."""

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
    problems += _far_days(plan, parsed.mark, name)
    if plan.id in known.taken:
        message = f"'{plan.id}' is al een plan dat bij wmoplan hoort."
        problems.append(Problem(name, line_at(parsed.mark, ("id",)), message, "Geef uw plan een eigen id."))
    problems += _unknown(_references(plan, _ids(rows), known), parsed.mark, name)
    problems += [*_half_dependencies(plan, parsed.mark, name), *_circles(plan, parsed.mark, name)]
    problems += _waiting(plan, parsed.mark, name)
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
    return [
        *(row.id for row in plan.steps),
        *(row.id for row in plan.milestones),
        *(row.id for row in plan.measurements),
    ]


def taken_ids(data: bytes, name: str, taken: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each row of a plan of which another plan has the id.

    Args:
        data: The file, without faults of its own.
        name: How the user named it.
        taken: The ids of the other plans, with what to call the plan.
    """
    parsed = each_year(parse(data, name), name)
    found = []
    for path, keys in _rows(parsed.tree, ()):
        word = str(keys.get("id", ""))
        if len(path) == 2 and path[0] in WITH_MOMENTS and word in taken:  # noqa: PLR2004 - a list and a row of it
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
    seen: dict[tuple[object, object], Place] = {}
    for path, keys in rows:
        if path and isinstance(keys.get("id"), str):
            kind = path[0] if path[0] in OWN_NAMES else ""
            first = seen.setdefault((kind, keys["id"]), path)
            if first is not path:
                from wmoplan.read.faults import tidy

                line = line_at(mark, (*first, "id"))
                message = tidy(f"de id '{keys['id']}' staat ook op regel {line}.")
                yield Problem(name, line_at(mark, (*path, "id")), message, "Geef elke rij een eigen id.")


def _odd_ids(rows: list[Row], mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each id that could not be part of a name elsewhere, such as an address or a file."""
    for path, keys in rows:
        if isinstance(keys.get("id"), str) and not NAME.fullmatch(str(keys["id"])):
            from wmoplan.read.faults import tidy
            from wmoplan.read.spelling import shown

            message = tidy(f"de id '{shown(keys['id'])}' kan niet.")
            remedy = "Gebruik kleine letters, cijfers en streepjes, 60 tekens op zijn hoogst, zoals 'plan-2012'."
            yield Problem(name, line_at(mark, (*path, "id")), message, remedy)


def _far_days(plan: Plan, mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each period that lies where no day can be reckoned."""
    for path, when in _whens(plan):
        days = (when.period.first, when.period.last) if when.period else ()
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


def _decisions(rows: list[Row], words: PlanKnown) -> Iterator[Reference]:
    for path, keys in rows if words.decisions else ():
        if path[:1] == ("stappen",) and isinstance(decision := keys.get("besluit"), str):
            yield Reference((*path, "besluit"), "manier om te besluiten", decision, {*words.decisions, NOBODY})
    for path, keys in rows if words.sorts else ():
        if path[:1] == ("stappen",) and isinstance(sort := keys.get("soort-besluit"), str):
            yield Reference((*path, "soort-besluit"), "soort besluit", sort, words.sorts)


def _references(plan: Plan, ids: set[str], words: PlanKnown) -> Iterator[Reference]:
    own = {anchor.id for anchor in plan.anchors}
    anchors = own | set(ANCHORS) | {step.id for step in plan.steps}
    known = {term.id for term in plan.terms} | set(words.terms)
    for path, when in _whens(plan):
        if when.anchor and path[0] == "ankers":
            earlier = {anchor.id for anchor in plan.anchors[: int(path[1])]} | set(ANCHORS)
            yield Reference(path, "id van een anker dat ervoor staat", when.anchor, earlier)
        elif when.anchor:
            yield Reference(path, "id van een anker", when.anchor, anchors)
        if when.length and words.terms:
            yield Reference(path, "id van een termijn", when.length, known)
    for at, step in enumerate(plan.steps):
        if step.takes_effect:
            yield Reference(("stappen", at, "ingang"), "id uit 'ankers'", step.takes_effect, own)
    for at, conflict in enumerate(plan.conflicts):
        for row, touched in enumerate(conflict.touches):
            yield Reference(("tegenstrijdigheden", at, "raakt", row), "id in dit plan", touched, ids | anchors)
    for row, other in enumerate(plan.includes if words.plans else ()):
        yield Reference(("neemt-mee", row), "plan dat bij wmoplan hoort", other, words.plans)
    yield from _references_of_ways(plan)
    yield from _references_of_stands(plan)
    yield from _references_of_steps(plan)


def _references_of_ways(plan: Plan) -> Iterator[Reference]:
    milestones = {milestone.id for milestone in plan.milestones}
    steps = {step.id for step in plan.steps}
    for at, link in enumerate(plan.links):
        for key, ids in (("wacht", link.waits), ("op", link.on)):
            for row, milestone in enumerate(ids):
                yield Reference(("afhankelijkheden", at, key, row), "id van een mijlpaal", milestone, milestones)
    for at, hint in enumerate(plan.influence):
        for row, step_id in enumerate(hint.steps):
            yield Reference(("invloedsmomenten", at, "stappen", row), "id van een stap", step_id, steps)
    for at, duty in enumerate(plan.duties):
        for row, step_id in enumerate(duty.steps):
            yield Reference(("plichten", at, "stappen", row), "id van een stap", step_id, steps)
    for at, needed in enumerate(plan.milestones):
        for row, step_id in enumerate(needed.needed_for):
            yield Reference(("mijlpalen", at, "nodig-voor", row), "id van een stap", step_id, steps)


def _references_of_stands(plan: Plan) -> Iterator[Reference]:
    measurements, steps = {row.id for row in plan.measurements}, {step.id for step in plan.steps}
    for at, stand in enumerate(plan.stands):
        yield Reference(("stand", at, "stap"), "id van een stap", stand.step, steps)
        if stand.measurement:
            yield Reference(("stand", at, "peilmoment"), "id van een peilmoment", stand.measurement, measurements)


def _references_of_steps(plan: Plan) -> Iterator[Reference]:
    phases, steps = {phase.id for phase in plan.phases}, {step.id for step in plan.steps}
    milestones = {milestone.id for milestone in (*plan.milestones, *plan.measurements)}
    topics = {topic.id for topic in plan.topics}
    for at, step in enumerate(plan.steps):
        if step.phase:
            yield Reference(("stappen", at, "fase"), "id van een fase", step.phase, phases)
        for row, topic in enumerate(step.topics):
            yield Reference(("stappen", at, "onderwerpen", row), "id van een onderwerp", topic, topics)
        for row, first in enumerate(step.depends_on):
            path: Place = ("stappen", at, "hangt-af-van", row)
            if first.step:
                yield Reference((*path, "stap"), "id van een andere stap", first.step, steps - {step.id})
            if first.milestone:
                yield Reference((*path, "mijlpaal"), "id van een mijlpaal", first.milestone, milestones)


def _whens(plan: Plan) -> "Iterator[tuple[Place, When]]":
    yield ("looptijd",), plan.runs
    yield from ((("ankers", at, "wanneer"), anchor.when) for at, anchor in enumerate(plan.anchors))
    yield from ((("fasen", at, "wanneer"), phase.when) for at, phase in enumerate(plan.phases))
    for key, milestones in (
        ("mijlpalen", plan.milestones),
        ("producten", plan.products),
        ("peilmomenten", plan.measurements),
    ):
        yield from (((key, at, "wanneer"), milestone.when) for at, milestone in enumerate(milestones))
    yield from ((("plichten", at, "wanneer"), duty.when) for at, duty in enumerate(plan.duties))
    yield from ((("stand", at, "wanneer"), stand.when) for at, stand in enumerate(plan.stands) if stand.when)
    for at, step in enumerate(plan.steps):
        for number, planning in enumerate(step.planning):
            yield ("stappen", at, "planning", number, "wanneer"), planning.when
            if planning.condition:
                yield ("stappen", at, "planning", number, "voorwaarde"), planning.condition
        if step.legal:
            yield ("stappen", at, "wettelijk", "wanneer"), step.legal.when


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


def _circles(plan: Plan, mark: Mark, name: str) -> Iterator[Problem]:
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


def _waiting(plan: Plan, mark: Mark, name: str) -> Iterator[Problem]:
    """Yield a problem for each circle of steps, and of milestones, that wait for each other."""
    rows: dict[tuple[str, str], Place] = {}
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
