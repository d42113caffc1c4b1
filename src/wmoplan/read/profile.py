"""Reads a municipality's own file, and holds its words against those that are known."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.period import ANCHORS, read_when
from wmoplan.model.profile import Profile
from wmoplan.place import KeyPath
from wmoplan.read.beside import is_plan_file
from wmoplan.read.known import (
    EACH,
    KEY,
    NOTHING_KNOWN,
    Known,
    PlanWords,
    Word,
    double_ids,
    unknown_words,
    words_at,
    words_of,
)
from wmoplan.read.waiting import waiting_problems
from wmoplan.read.yaml import Parsed, filled, parse, rows_in
from wmoplan.record import Placed, Record
from wmoplan.store.content import MEGABYTE
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from pathlib import Path

    from wmoplan.place import Mark

LIMIT: Final = MEGABYTE
"""How large a profile may be."""


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
    return profile_of(profile_bytes(path, name), name, known)


def profile_bytes(path: "Path", name: str, files: Files = DISK) -> bytes:
    """Return the content of the file of a profile.

    Raises:
        MissingFileError: There is no such file; tells when one with nearly its name lies beside it.
        DataError: The file is too large.
    """
    return needed(files, path, name, LIMIT, lambda: _way_out(path, files))


def profile_of(data: str | bytes, name: str, known: Known = NOTHING_KNOWN) -> Profile:
    """Return the profile that a text holds, as a command does before it writes one.

    Raises:
        DataError: The text has faults; all of them are told.
    """
    parsed = parse(data, name)
    if parsed.tree is None and not parsed.problems:
        remedy = "Begin met 'gemeente: ...', of maak met 'wmoplan init' in een lege map een nieuw profiel."
        raise DataError(Problem(name, 0, "het bestand is leeg.", remedy))
    profile = filled(parsed, Profile, *_word_problems(parsed, known))
    _stand(profile, parsed.mark, name.replace("\\", "/").rpartition("/")[2])
    return profile


def _stand(value: object, mark: "Mark", file: str) -> None:
    """Tell every row of a profile on which lines of its file it stands."""
    if isinstance(value, Placed):
        value.stand(file, mark)
    for key, line in rows_in(mark[1]) if isinstance(mark, tuple) else ():
        if (below := _at(value, key)) is not None:
            _stand(below, line, file)


def _at(value: object, key: str | int) -> object:
    """Return what a record, a table or a list has at a key of the file; None where it has nothing there."""
    if isinstance(value, Record):
        return getattr(value, _names(type(value)).get(key, ""), None)
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, tuple) and isinstance(key, int) and key < len(value) else None


@cache
def _names(model: type[Record]) -> dict[str | int, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _word_problems(parsed: Parsed, known: Known) -> list[Problem]:
    """Return a problem for every word of a profile that is not a known one; the profile may have other faults."""
    known, problems = _with_plan_files(parsed, known)
    named = [plan for _, plan in words_at(parsed, "plan", EACH) if plan]
    plans = tuple(plan for plan in named if plan in known.plans or not known.plans)
    problems += _municipality_problems(parsed, plans, known)
    some_words, clashing = _plan_words(plans, known)
    problems += clashing
    for key in ("stappen", "eigen-data"):
        problems += double_ids(words_at(parsed, key, EACH, "id"), parsed)
    if some_words:
        problems += _taken(parsed, some_words)
    words = some_words if len(plans) == len(named) else None
    problems += unknown_words(_checked(_words(parsed, words, known)), parsed)
    if words:
        problems += waiting_problems(_waits(parsed), parsed, words.waits)
        problems += unknown_words(_checked(_words_of_plan(parsed, words, known)), parsed)
    return problems


def _with_plan_files(parsed: Parsed, known: Known) -> tuple[Known, list[Problem]]:
    """Return what is known with the plan files that can be read, and what is wrong with the others."""
    words = [(path, word) for path, word in words_at(parsed, "plan", EACH) if is_plan_file(word)]
    files = {path: list(_file_problems(parsed, path, word, known)) for path, word in words}
    if known.plans and known.plan_file:
        known = known._replace(plans=[*known.plans, *(word for path, word in words if not files[path])])
    return known, [problem for told in files.values() for problem in told]


def _plan_words(plans: tuple[str, ...], known: Known) -> tuple[PlanWords | None, tuple[Problem, ...]]:
    """Return the words of the plans, and why they cannot be followed together."""
    try:
        return known.plan_words(plans) if known.plan_words else None, ()
    except DataError as fault:
        return None, fault.problems


def _checked(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words of which something is known; a plan without days to choose has no such word at all."""
    yield from (word for word in words if word.known or word.path[0] == "ankers")


def _file_problems(parsed: Parsed, path: KeyPath, word: str, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with a plan file that the profile names."""
    try:
        if known.plan_file:
            known.plan_file(word)
    except Refused as fault:
        yield parsed.problem(path, f"bij 'plan': {fault.message}", fault.remedy)
    except DataError as fault:
        yield from fault.problems


def _municipality_problems(parsed: Parsed, plans: tuple[str, ...], known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the name of the municipality."""
    for path, written in words_at(parsed, "gemeente"):
        try:
            if known.municipality:
                known.municipality(written, plans)
        except Refused as fault:
            from wmoplan.read.faults import short_message

            yield parsed.problem(path, f"bij 'gemeente': {short_message(fault, written)}", fault.remedy)


def _taken(parsed: Parsed, words: PlanWords) -> Iterator[Problem]:
    """Yield a problem for each id of the municipality's own that the plan has already."""
    for path, own in words_at(parsed, "stappen", EACH, "id"):
        if own in words.steps:
            remedy = "Geef uw eigen stap een andere id. Is het een ronde van die stap? Schrijf dan 'ronde-van'."
            yield parsed.problem(path, f"een stap '{own}' is er al in uw plan.", remedy)


def _waits(parsed: Parsed) -> dict[tuple[str, str], KeyPath]:
    """Return where one of the municipality's own steps says that it waits for another step, or the other for it."""
    own = _own_ids(parsed)
    rows: dict[tuple[str, str], KeyPath] = {}
    for key in ("ronde-van", "na"):
        for path, other in words_at(parsed, "stappen", EACH, key, EACH):
            step = own.get(path[:2])
            if step and other != step:  # that it is no other step is told already
                rows.setdefault((step, other) if key == "na" else (other, step), path)
    return dict(sorted(rows.items(), key=lambda row: row[1][1]))


def _own_ids(parsed: Parsed) -> dict[KeyPath, str]:
    """Return the ids of the municipality's own steps, by the path of the step."""
    return {path[:2]: own for path, own in words_at(parsed, "stappen", EACH, "id")}


def _words(parsed: Parsed, words: PlanWords | None, known: Known) -> Iterator[Word]:
    """Yield the words that must be known whatever the plans are."""
    named = [(path, plan) for path, plan in words_at(parsed, "plan", EACH) if plan]
    for path, plan in named:
        if not (known.plan_file and is_plan_file(plan)):  # what is wrong with a file is told already
            yield Word(path, "plan dat wmoplan kent", plan, _plans_near(plan, known))
    terms = {*known.terms, *(words.terms if words else ())} if known.terms else ()
    if words or not named:
        yield from words_of(parsed, "termijn die wmoplan kent", terms, ("termijnen", KEY))
    yield from words_of(parsed, "recht van een orgaan", known.rights, ("organen", EACH, "rechten", EACH))
    bodies = {*known.bodies, *(body for _, body in words_at(parsed, "organen", KEY))} if known.bodies else ()
    places = (("vergaderingen", EACH, "orgaan"), ("besluiten", EACH, "orgaan"))
    yield from (word for word in words_of(parsed, "orgaan dat wmoplan kent", bodies, *places) if word.word)


def _plans_near(word: str, known: Known) -> list[str]:
    """Return the plans that can be meant: those that are known, and the file of that name."""
    if word in known.plans:
        return [*known.plans]
    file = f"{word}.yaml"
    try:
        there = [file] if known.plan_file and known.plan_file(file) else []
    except (Refused, DataError):
        there = []
    return [*known.plans, *there]


def _words_of_plan(parsed: Parsed, words: PlanWords, known: Known) -> Iterator[Word]:
    """Yield the words that must be one of the plans, or of the municipality's own steps."""
    own = _own_ids(parsed)
    steps = {*words.steps, *own.values()}
    moments = {*(f"{step}.{kind}" for step in steps for kind in known.kinds), *words.milestones} if known.kinds else ()
    for what, choice, *patterns in (
        ("dag die u in dit plan kiest", words.anchors, ("ankers", KEY)),
        ("onderwerp van dit plan", words.topics, ("onderwerpen", EACH), ("stappen", EACH, "onderwerpen", EACH)),
        ("stap van dit plan", steps, ("besluiten", KEY), ("adviesaanvragen", KEY), ("raadsagenda", KEY)),
        ("manier om te besluiten", known.decisions, ("stappen", EACH, "besluit")),
        ("soort besluit", known.sorts, ("stappen", EACH, "soort-besluit")),
        ("moment dat u kunt bevestigen", moments, ("bevestigd", KEY)),
    ):
        yield from words_of(parsed, what, choice, *patterns)
    led = {str(path[1]): (path, leader) for path, leader in words_at(parsed, "besluiten", EACH, "samen-met")}
    for step, (path, leader) in led.items():
        yield Word(path, "andere stap, die zelf niet 'samen-met' heeft", leader, steps - {step, *led})
    for key in ("ronde-van", "na"):
        for path, other in words_at(parsed, "stappen", EACH, key, EACH):
            yield Word(path, "andere stap", other, steps - {own.get(path[:2], "")})
    for path, when in words_at(parsed, "stappen", EACH, "wanneer"):
        if anchor := _anchor(when):
            yield Word(path, "dag waaraan een stap kan hangen", anchor, {*ANCHORS, *words.days})


def _anchor(written: str) -> str:
    """Return the anchor that a period hangs on; nothing where it hangs on none, or is no period."""
    try:
        return read_when(written).anchor
    except Refused:
        return ""


def _way_out(path: "Path", files: Files) -> str:
    """Return what to do where the file is not there."""
    try:
        beside = files.names(path.parent)
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
