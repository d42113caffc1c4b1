"""What can be ticked beside a profile, and what a word on the command line means of it."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.errors import UsageError
from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.cli.trees import Trees

MOST: Final = 8
"""How many things are named where a word can mean more than one."""


def things_beside(profile: Path, as_of: date) -> dict[str, str]:
    """Return everything that can be ticked, by its id, with what it says.

    Raises:
        MissingFileError: There is no such profile.
        DataError: It cannot be read.
    """
    from wmoplan.cli.trees import trees_of

    return things_of(trees_of(str(profile), None, profile.parent, as_of))


@cache
def rules_tree() -> object:
    """Return what stands in the rules, read without the models."""
    from wmoplan.read.yaml import parse

    return parse(folder("data").joinpath("regels.yaml").read_bytes(), "regels.yaml").tree


def things_of(trees: "Trees") -> dict[str, str]:
    """Return everything that can be ticked beside a profile that was read already, as `things_beside` does."""
    from wmoplan.read.things import things_in_plan, things_in_profile, titles_of

    titles = titles_of(rules_tree())
    found: dict[str, str] = {}
    for _, plan in trees.plans:
        found |= things_in_plan(plan.tree, titles)
    return found | things_in_profile(trees.profile.tree, titles)


def meant(words: Sequence[str], things: dict[str, str]) -> list[str]:
    """Return the ids that the words mean, each once.

    Raises:
        UsageError: A word means nothing that can be ticked, or more than one thing; all of them are told.
    """
    found: dict[str, None] = {}
    wrong: list[str] = []
    for word in words:
        try:
            found[_meant(word, things)] = None
        except UsageError as fault:
            wrong.append(str(fault))
    if wrong:
        raise UsageError("\n".join(wrong))
    return list(found)


def _meant(word: str, things: dict[str, str]) -> str:
    from wmoplan.dutch import meaning

    asked = word.casefold().strip()
    exact = next((name for name in things if name.casefold() == asked), None)
    if exact:
        return exact
    hits = [name for name, text in things.items() if asked and (asked in text.casefold() or asked in name.casefold())]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        way_out = "Zo vindt u een naam: wmoplan plan WOORD, of wmoplan explain WOORD"
        raise UsageError(f"Er is niets met '{word}'.\n  {meaning(word, things)}{way_out}")
    lines = "".join(f"\n  {name}: {things[name]}" for name in hits[:MOST])
    more = f"\n  En nog {len(hits) - MOST}." if len(hits) > MOST else ""
    raise UsageError(f"'{word}' kan meer dan één ding zijn. Kies een naam die vooraan staat:{lines}{more}")
