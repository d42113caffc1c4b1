"""Holds the words and the ids of a file against each other and against those that are known."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from wmoplan.errors import Problem
from wmoplan.named import NamedTuple
from wmoplan.notation import shown
from wmoplan.place import KeyPath, mark_at
from wmoplan.read.yaml import Parsed, rows_in

EACH: Final = "*"
"""In a pattern: every row of a list or a table; at the end every word, which may stand on one line with commas."""

KEY: Final = "?"
"""At the end of a pattern: every key of a table, those without a value too."""


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
