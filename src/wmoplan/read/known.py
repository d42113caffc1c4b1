"""Holds the words and the ids of a file against each other and against those that are known."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.errors import Problem
from wmoplan.model.step import NOBODY
from wmoplan.notation import shown
from wmoplan.place import KeyPath, mark_at
from wmoplan.read.yaml import Parsed, rows_in

if TYPE_CHECKING:
    from wmoplan.model.rules import Rules

EACH: Final = "*"
"""In a pattern: every row of a list or a table; at the end every word, which may stand on one line with commas."""

KEY: Final = "?"
"""At the end of a pattern: every key of a table, those without a value too."""


class PlanWords(NamedTuple):
    """The ids of some plans that a profile can name.

    Attributes:
        topics: Those of the subjects.
        steps: Those of the steps.
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
    """The words that a profile or a plan can use; what is left out is not checked.

    Attributes:
        bodies: Ids of bodies; a profile adds its own.
        rights: What a body may do.
        terms: Keys of terms.
        decisions: What a step can say of who decides.
        sorts: What sort of decision it can be.
        kinds: Kinds of moments of a step that somebody can confirm.
        plans: Ids of plans.
        taken: The ids that a plan cannot have itself.
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
    taken: Collection[str] = ()
    plan_file: Callable[[str], object] | None = None
    plan_words: Callable[[tuple[str, ...]], PlanWords | None] | None = None
    municipality: Callable[[str, tuple[str, ...]], object] | None = None


NOTHING_KNOWN: Final = Known()


def known_from(rules: "Rules", plans: Collection[str]) -> Known:
    """Return the words of the rules, and of the plans that come with the program."""
    return Known(
        bodies={body.id for body in rules.bodies},
        rights={right for body in rules.bodies for right in body.rights},
        terms={term.id for term in rules.terms},
        decisions={NOBODY, *(word for chain in rules.trajectories for word in (chain.id, chain.body))},
        sorts={sort.id for sort in rules.sorts},
        kinds={link.kind for link in rules.links if not link.is_decision},
        plans=plans,
    )


class Word(NamedTuple):
    """A word of a file that must be a known one.

    Attributes:
        path: Where it stands.
        what: What it should be, without its article.
        word: What was written.
        known: What it can be.
    """

    path: KeyPath
    what: str
    word: str
    known: Collection[str]


def words_at(parsed: Parsed, *pattern: str) -> Iterator[tuple[KeyPath, str]]:
    r"""Yield the words at a pattern of keys, each with its path; what is no text is no word.

    >>> from wmoplan.read.yaml import parse
    >>> parsed = parse("stappen: [{id: visie, na: 'nota, agenda'}]\nankers: {start: }", "wmoplan.yaml")
    >>> list(words_at(parsed, "stappen", EACH, "na", EACH))
    [(('stappen', 0, 'na'), 'nota'), (('stappen', 0, 'na'), 'agenda')]
    >>> list(words_at(parsed, "ankers", KEY))
    [(('ankers', 'start'), 'start')]
    """
    if pattern[-1] == KEY:
        mark = mark_at(parsed.mark, pattern[:-1])
        keys = mark[1] if isinstance(mark, tuple) else None
        yield from (((*pattern[:-1], key), key) for key in keys or () if isinstance(key, str))
    else:
        yield from _words(parsed.tree, (), pattern)


def _words(tree: object, path: KeyPath, pattern: tuple[str, ...]) -> Iterator[tuple[KeyPath, str]]:
    if not pattern:
        if isinstance(tree, str):
            yield path, tree
    elif pattern[0] != EACH:
        if isinstance(tree, dict):
            yield from _words(tree.get(pattern[0]), (*path, pattern[0]), pattern[1:])
    elif isinstance(tree, str) and not pattern[1:]:
        yield from ((path, word.strip()) for word in tree.split(","))
    elif pattern[1:] or isinstance(tree, list):
        for step, below in rows_in(tree):
            yield from _words(below, (*path, step), pattern[1:])


def words_of(parsed: Parsed, what: str, known: Collection[str], *patterns: tuple[str, ...]) -> Iterator[Word]:
    """Yield the words at some patterns of keys, which must all be known ones."""
    for pattern in patterns:
        yield from (Word(path, what, word, known) for path, word in words_at(parsed, *pattern))


def unknown_words(words: Iterable[Word], parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each word that is not a known one."""
    for path, what, word, known in words:
        if word not in known:
            from wmoplan.read.faults import unknown_word

            is_key = path[-1] == word
            remedy = "Haal de regel weg." if is_key and not known else unknown_word(word, known)
            yield parsed.problem(path, f"'{shown(word)}' is geen {what}.", remedy)


def double_ids(ids: Iterable[tuple[KeyPath, str]], parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each id that another row has already."""
    seen: dict[str, KeyPath] = {}
    for path, word in ids:
        first = seen.setdefault(word, path)
        if first is not path:
            message = f"de id '{shown(word)}' staat ook op regel {parsed.line(first)}."
            yield parsed.problem(path, message, "Geef elke rij een eigen id.")
