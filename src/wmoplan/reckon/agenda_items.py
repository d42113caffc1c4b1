"""Which steps an item on the agenda of a council may be about, by the words in its title."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from wmoplan.model.agenda_words import AgendaWords
from wmoplan.model.step import Step

YEARS: Final = re.compile(r"([0-9]{4})\s?[-/\u2010-\u2015]\s?(?=[0-9])")
"""The first year of a range, such as "2027-2030", with what parts the years."""

HYPHEN: Final = re.compile("[-\u2010-\u2015]")
WORD: Final = re.compile(r"[^\W_]+(?:[-\u2010-\u2015][^\W_]+)*")


class ItemWords(NamedTuple):
    """By which words an item about a step is recognised.

    Attributes:
        words: Entries; all words of one of them stand in the title.
        without: Entries; of none of them all words stand in the title.
    """

    words: tuple[str, ...]
    without: tuple[str, ...]


def words_of_steps(
    steps: Iterable[Step], own: Mapping[str, AgendaWords], no_decision: tuple[str, ...]
) -> dict[str, ItemWords]:
    """Map each step id to the words by which an item about the step is recognised.

    Args:
        own: Those of the profile; they count in the place of those of the plan.
        no_decision: Words of an item that decides nothing, of `Rules.no_decision`.
    """
    found = {step.id: own.get(step.id, step.item) for step in steps}
    return {step: ItemWords(it.words, (*it.without, *no_decision)) for step, it in found.items() if it}


def steps_about(title: str, words: Mapping[str, ItemWords]) -> tuple[str, ...]:
    """Return the steps that an item with this title may be about, in the order of the table.

    Case, accents and hyphens do not count. A range of years is one word, so that only its first year is found with a
    star behind the year.

    >>> wmo = ItemWords(words=("*verordening wmo",), without=("jeugd*",))
    >>> steps_about("Wmo-verordening 2027-2030", {"nieuwe-verordening": wmo})
    ('nieuwe-verordening',)
    >>> steps_about("Verordening jeugdhulp", {"nieuwe-verordening": wmo})
    ()
    """
    held = _words(title)
    return tuple(
        step
        for step, known in words.items()
        if any(_has(held, entry) for entry in known.words) and not any(_has(held, entry) for entry in known.without)
    )


def _words(title: str) -> frozenset[str]:
    """Return the words of a title; one with a hyphen as a whole and in its parts, for it is written in both ways."""
    found = set[str]()
    for word in WORD.findall(YEARS.sub(r"\1", plain_title(title))):
        parts = HYPHEN.split(word)
        found |= {"".join(parts), *parts}
    return frozenset(found)


def plain_title(title: str) -> str:
    """Return a title without case, accents and doubled spaces: two that differ in these are one.

    >>> plain_title("Cliëntervaring  Wmo")
    'clientervaring wmo'
    """
    letters = normalize("NFKD", title)
    return " ".join("".join(letter for letter in letters if not combining(letter)).casefold().split())


def _has(held: frozenset[str], entry: str) -> bool:
    """Tell whether all words of an entry are among the words of a title."""
    return all(_is_held(held, word) for word in _parts(entry))


@cache  # the entries of a plan are compared with every title
def _parts(entry: str) -> tuple[str, ...]:
    return tuple(part for word in plain_title(entry).split() for part in HYPHEN.split(word))


def _is_held(held: frozenset[str], word: str) -> bool:
    bare = word.strip("*")
    if word == bare:
        return bare in held
    if word.startswith("*") and word.endswith("*"):
        return any(bare in one for one in held)
    return any(one.endswith(bare) if word.startswith("*") else one.startswith(bare) for one in held)
