"""Reads a municipality's own file, and holds its words against those that are known."""

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.period import ANCHORS, read_when
from wmoplan.model.profile import Profile
from wmoplan.place import line_at, mark_at
from wmoplan.read.beside import is_plan_file
from wmoplan.read.waiting import circle_problem, circles
from wmoplan.read.yaml import Parsed, parse, told_once, validated
from wmoplan.record import Placed, Record
from wmoplan.store.content import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from wmoplan.place import Mark

LIMIT: Final = MEGABYTE
"""How large a profile may be."""

Place = tuple[str | int, ...]


class PlanWords(NamedTuple):
    """The ids of some plans that a profile can name.

    Attributes:
        terms: Those of the plans' own.
        anchors: Those of which the municipality chooses the day.
        days: Every anchor, those that the plans give too.
        milestones: Those that somebody can confirm.
        waits: For each step the steps that come before it.
    """

    topics: Collection[str]
    steps: Collection[str]
    terms: Collection[str] = ()
    anchors: Collection[str] = ()
    days: Collection[str] = ()
    milestones: Collection[str] = ()
    waits: Mapping[str, Collection[str]] = MappingProxyType({})


class Known(NamedTuple):
    """The words that a profile can use; what is left out is not checked.

    Attributes:
        bodies: Ids of bodies; a profile adds its own.
        rights: What a body may do.
        terms: Keys of terms.
        decisions: What a step of the municipality's own can say of who decides.
        sorts: What sort of decision it can be.
        kinds: Kinds of moments of a step that somebody can confirm.
        plans: Ids of plans.
        plan_file: Reads a plan file; raises `Refused` where the profile may not name it, `DataError` for its faults.
        plan_words: Gives the words of plans, by their names; no name where the profile names none.
            None where they are not known. Raises `DataError` where they cannot be followed together.
        municipality: Raises `Refused` for a name that is no municipality of these plans, or more than one.
    """

    bodies: Collection[str] = ()
    rights: Collection[str] = ()
    terms: Collection[str] = ()
    decisions: Collection[str] = ()
    sorts: Collection[str] = ()
    kinds: Collection[str] = ()
    plans: Collection[str] = ()
    plan_file: Callable[[str], object] | None = None
    plan_words: Callable[[tuple[str, ...]], PlanWords | None] | None = None
    municipality: Callable[[str, tuple[str, ...]], object] | None = None


NOTHING_KNOWN: Final = Known()


class Word(NamedTuple):
    """A word of the profile that must be a known one.

    Attributes:
        path: Where it stands.
        what: What it should be, without its article.
        word: What was written.
        known: What it can be; nothing is not checked.
        strict: Whether nothing known means that no word may stand here.
    """

    path: Place
    what: str
    word: str
    known: Collection[str]
    strict: bool = False


def read_profile(path: "Path", name: str, known: Known = NOTHING_KNOWN) -> Profile:
    """Return the profile in a file.

    Args:
        path: The file.
        name: How the user named it.
        known: The words that it can use.

    Raises:
        MissingFileError: There is no such file; tells when one with nearly its name lies beside it.
        DataError: The file has faults; all of them are told.
    """
    data = read_bytes(path, name, LIMIT, lambda: _way_out(path))
    return profile_of(data, name, known)


def profile_of(data: str | bytes, name: str, known: Known = NOTHING_KNOWN) -> Profile:
    """Return the profile that a text holds, as a command does before it writes one.

    Raises:
        DataError: The text has faults; all of them are told.
    """
    parsed = parse(data, name)
    if parsed.tree is None and not parsed.problems:
        remedy = "Begin met 'gemeente: ...', of maak met 'wmoplan init' in een lege map een nieuw profiel."
        raise DataError(Problem(name, 0, "het bestand is leeg.", remedy))
    profile, problems = validated(parsed, Profile, name)
    problems = told_once([*problems, *check_words(parsed, known, name)], parsed)
    if profile is None or problems:
        raise DataError(*problems)
    _stand(profile, parsed.mark, name.replace("\\", "/").rpartition("/")[2])
    return profile


def _stand(value: object, mark: "Mark | None", file: str) -> None:
    """Tell every row of a profile on which lines of its file it stands."""
    if isinstance(value, Placed) and mark is not None:
        value.stand(file, mark)
    lines = mark[1] if isinstance(mark, tuple) else None
    if isinstance(value, Record) and isinstance(lines, dict):
        for field, about in type(value).model_fields.items():
            if (line := lines.get(about.alias or field)) is not None:  # most keys of a row are not written
                _stand(getattr(value, field), line, file)
    elif isinstance(value, dict) and isinstance(lines, dict):
        for key, below in value.items():
            _stand(below, lines.get(key), file)
    elif isinstance(value, tuple) and isinstance(lines, list):
        for row, line in zip(value, lines, strict=False):  # a list of words can be shorter: an empty one is left out
            _stand(row, line, file)


def check_words(parsed: Parsed, known: Known, name: str) -> list[Problem]:
    """Return a problem for every word of a profile that is not a known one; the profile may have other faults."""
    tree = parsed.tree if isinstance(parsed.tree, dict) else {}
    known, problems = _with_plan_files(tree, parsed, known, name)
    if known.municipality and isinstance(written := tree.get("gemeente"), str):
        try:
            known.municipality(written, _plans(tree, known))
        except Refused as fault:
            from wmoplan.read.faults import short_message, tidy

            message = f"bij 'gemeente': {short_message(fault, written)}"
            problems.append(Problem(name, line_at(parsed.mark, ("gemeente",)), message, tidy(fault.remedy)))
    plan_words, clashing = _plan_words(tree, known)
    problems += clashing
    for path, what, word, words, strict in _words(tree, parsed, known, plan_words):
        if (words or strict) and word not in words:
            from wmoplan.read.faults import tidy, unknown_word
            from wmoplan.read.spelling import shown

            message = tidy(f"'{shown(word)}' is geen {what}.")
            remedy = tidy(unknown_word(word, words)) if words else "Haal de regel weg."
            problems.append(Problem(name, line_at(parsed.mark, path), message, remedy))
    if plan_words:
        problems += _waiting(tree, parsed, plan_words, name)
    return problems + list(_doubled(tree, parsed, known, name))


def _doubled(tree: Mapping[str, object], parsed: Parsed, known: Known, name: str) -> Iterator[Problem]:
    """Yield a problem for each id of the municipality's own that stands twice, or that the plan has already."""
    words = known.plan_words(_plans(tree, known)) if known.plan_words else None
    for path, own in _own_ids(tree, "stappen"):
        if words and own in words.steps:
            message = f"een stap '{own}' is er al in uw plan."
            remedy = "Geef uw eigen stap een andere id. Is het een ronde van die stap? Schrijf dan 'ronde-van'."
            yield Problem(name, line_at(parsed.mark, path), message, remedy)
    for key in ("stappen", "eigen-data"):
        seen: dict[str, Place] = {}
        for path, own in _own_ids(tree, key):
            first = seen.setdefault(own, path)
            if first is not path:
                from wmoplan.read.faults import tidy
                from wmoplan.read.spelling import shown

                message = f"de id '{shown(own)}' staat ook op regel {line_at(parsed.mark, first)}."
                yield Problem(name, line_at(parsed.mark, path), tidy(message), "Geef elke rij een eigen id.")


def _waiting(tree: Mapping[str, object], parsed: Parsed, words: PlanWords, name: str) -> Iterator[Problem]:
    """Yield a problem for each circle that the municipality's own steps make, among themselves or with the plan's."""
    rows: dict[tuple[str, str], Place] = {}
    for path, row in _rows(tree, "stappen"):
        own = str(row.get("id"))
        found = [(other, own, at) for at, other in _listed(row, "ronde-van")]
        found += [(own, other, at) for at, other in _listed(row, "na")]
        for later, first, at in found:
            if later != first:  # that it is no other step is told already
                rows.setdefault((later, first), (*path, *at))
    waits = {step: [*firsts] for step, firsts in words.waits.items()} if rows else {}
    for later, first in rows:
        waits.setdefault(later, []).append(first)
    for circle in circles(waits):
        pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
        line = min(line_at(parsed.mark, rows[pair]) for pair in pairs if pair in rows)
        yield circle_problem(circle, line, name)


def _with_plan_files(
    tree: Mapping[str, object], parsed: Parsed, known: Known, name: str
) -> tuple[Known, list[Problem]]:
    """Return what is known with the plan files that can be read, and what is wrong with the others."""
    found, problems = list[str](), list[Problem]()
    if known.plan_file is None:
        return known, problems
    for path, word in _listed(tree, "plan"):
        if not is_plan_file(word) or word in found:
            continue
        try:
            known.plan_file(word)
        except Refused as fault:
            from wmoplan.read.faults import tidy

            message = f"bij 'plan': {fault.message}"
            problems.append(Problem(name, line_at(parsed.mark, path), tidy(message), tidy(fault.remedy)))
        except DataError as fault:
            problems += fault.problems
        else:
            found.append(word)
    return known._replace(plans=[*known.plans, *found]) if known.plans else known, problems


def _plan_words(tree: Mapping[str, object], known: Known) -> tuple[PlanWords | None, tuple[Problem, ...]]:
    """Return the words of the plans, and why they cannot be followed together."""
    plans = _plans(tree, known)
    named = [plan for _, plan in _listed(tree, "plan") if plan]
    try:
        return known.plan_words(plans) if known.plan_words and len(plans) == len(named) else None, ()
    except DataError as fault:
        return None, fault.problems


def _words(tree: Mapping[str, object], parsed: Parsed, known: Known, words: PlanWords | None) -> Iterator[Word]:
    bodies = {*known.bodies, *_keys(parsed, "organen")} if known.bodies else ()
    named = [(path, plan) for path, plan in _listed(tree, "plan") if plan]
    for path, plan in named:
        if not (known.plan_file and is_plan_file(plan)):  # what is wrong with a file is told already
            yield Word(path, "plan dat wmoplan kent", plan, _plans_near(plan, known))
    if words:
        yield from _words_of_plan(tree, parsed, words)
        yield from _words_of_own(tree, parsed, words, known)
    for key in _keys(parsed, "termijnen"):
        terms = {*known.terms, *(words.terms if words else ())} if known.terms else ()
        if words or key in terms or not named:
            yield Word(("termijnen", key), "termijn die wmoplan kent", key, terms)
    for own in _keys(parsed, "organen"):
        for path, right in _listed(tree, "organen", own, "rechten"):
            yield Word(path, "recht van een orgaan", right, known.rights)
    for path, row in _rows(tree, "vergaderingen", "besluiten"):
        if isinstance(body := row.get("orgaan"), str) and body:
            yield Word((*path, "orgaan"), "orgaan dat wmoplan kent", body, bodies)


def _plans_near(word: str, known: Known) -> list[str]:
    """Return the plans that can be meant: those that are known, and the file of that name."""
    if word in known.plans:
        return [*known.plans]
    file = f"{word}.yaml"
    try:
        there = [file] if known.plans and known.plan_file and known.plan_file(file) else []
    except (Refused, DataError):
        there = []
    return [*known.plans, *there]


def _plans(tree: Mapping[str, object], known: Known) -> tuple[str, ...]:
    """Return the plans that are named, as far as they are known."""
    return tuple(plan for _, plan in _listed(tree, "plan") if plan in known.plans or (plan and not known.plans))


def _words_of_plan(tree: Mapping[str, object], parsed: Parsed, words: PlanWords) -> Iterator[Word]:
    for anchor in _keys(parsed, "ankers"):
        yield Word(("ankers", anchor), "dag die u in dit plan kiest", anchor, words.anchors, strict=True)
    for path, topic in _listed(tree, "onderwerpen"):
        yield Word(path, "onderwerp van dit plan", topic, words.topics)
    steps = {*words.steps, *_own_steps(tree)}
    for key in ("besluiten", "adviesaanvragen"):
        for step in _keys(parsed, key):
            yield Word((key, step), "stap van dit plan", step, steps)
    led = {str(path[1]): row["samen-met"] for path, row in _rows(tree, "besluiten") if "samen-met" in row}
    for step, leader in led.items():
        if isinstance(leader, str):
            yield Word(
                ("besluiten", step, "samen-met"),
                "andere stap, die zelf niet 'samen-met' heeft",
                leader,
                steps - {step, *led},
            )


def _words_of_own(tree: Mapping[str, object], parsed: Parsed, words: PlanWords, known: Known) -> Iterator[Word]:
    """Yield the words of what a municipality adds itself: its own steps, and what it confirms."""
    own = _own_steps(tree)
    for path, row in _rows(tree, "stappen"):
        step = row.get("id")
        for at, topic in _listed(row, "onderwerpen"):
            yield Word((*path, *at), "onderwerp van dit plan", topic, words.topics)
        for key in ("ronde-van", "na"):
            for at, other in _listed(row, key):
                yield Word((*path, *at), "andere stap", other, {*words.steps, *own} - {str(step)})
        if anchor := _anchor(row.get("wanneer")):
            yield Word((*path, "wanneer"), "dag waaraan een stap kan hangen", anchor, {*ANCHORS, *words.days})
        if isinstance(decision := row.get("besluit"), str) and known.decisions:
            yield Word((*path, "besluit"), "manier om te besluiten", decision, known.decisions)
        if isinstance(sort := row.get("soort-besluit"), str):
            yield Word((*path, "soort-besluit"), "soort besluit", sort, known.sorts)
    ids = {f"{step}.{kind}" for step in (*words.steps, *own) for kind in known.kinds} | set(words.milestones)
    for moment in _keys(parsed, "bevestigd") if known.kinds else ():
        yield Word(("bevestigd", moment), "moment dat u kunt bevestigen", moment, ids)


def _anchor(written: object) -> str:
    """Return the anchor that a period hangs on; nothing where it hangs on none, or is no period."""
    try:
        return read_when(written).anchor
    except Refused:
        return ""


def _own_steps(tree: Mapping[str, object]) -> list[str]:
    return [step for _, step in _own_ids(tree, "stappen")]


def _own_ids(tree: Mapping[str, object], key: str) -> Iterator[tuple[Place, str]]:
    """Yield the ids of the rows of a list, each with its place; what is no text is no id."""
    yield from (((*path, "id"), own) for path, row in _rows(tree, key) if isinstance(own := row.get("id"), str))


def _keys(parsed: Parsed, key: str) -> list[str]:
    """Return the keys of a mapping, those without a value too."""
    mark = mark_at(parsed.mark, (key,))
    return list(mark[1]) if isinstance(mark, tuple) and isinstance(mark[1], dict) else []


def _listed(tree: object, *keys: str) -> Iterator[tuple[Place, str]]:
    """Yield the words of a list, which may be one line with commas."""
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    path: Place = keys
    if isinstance(tree, str):
        yield from ((path, word.strip()) for word in tree.split(","))
    elif isinstance(tree, list):
        rows: list[object] = tree
        yield from (((*path, at), word) for at, word in enumerate(rows) if isinstance(word, str))


def _rows(tree: Mapping[str, object], *keys: str) -> Iterator[tuple[Place, dict[str, object]]]:
    """Yield the rows of lists and tables."""
    for key in keys:
        below = tree.get(key)
        steps = below.items() if isinstance(below, dict) else enumerate(below) if isinstance(below, list) else ()
        yield from (((key, step), row) for step, row in steps if isinstance(row, dict))


def _way_out(path: "Path") -> str:
    """Return what to do where the file is not there."""
    try:
        beside = sorted(file.name for file in path.parent.iterdir() if file.is_file())
    except OSError:
        return "Kijk of de naam van de map klopt."
    stem = path.name.partition(".")[0].lower()
    for name in beside:
        lower = name.lower()
        if lower == f"{path.name.lower()}.txt":
            return (
                f"Er staat wel '{name}': Windows zette er .txt achter en laat dat niet altijd zien. "
                f"Geef het de naam '{path.name}'."
            )
        if lower.startswith(stem) and lower.endswith(
            (".yaml", ".yml", ".txt", ".doc", ".docx", ".rtf", ".odt", ".pdf")
        ):
            return f"Er staat wel '{name}'. Is dat het? Geef het de naam '{path.name}'."
    return "Maak een profiel met 'wmoplan init', of ga naar de map waar het staat."
