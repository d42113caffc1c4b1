"""What can be ticked beside a profile, and what a word on the command line means of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from wmoplan.cli.plans import named, offered_in
from wmoplan.errors import DataError, UsageError
from wmoplan.resources import folder

MOST: Final = 8
"""How many things are named where a word can mean more than one."""


def things_beside(profile: Path, as_of: date) -> dict[str, str]:
    """Return everything that can be ticked, by its id, with what it says.

    Raises:
        MissingFileError: There is no such profile.
        DataError: It cannot be read.
    """
    from wmoplan.read.plan_file import is_plan_file
    from wmoplan.read.things import things_in_plan, things_in_profile, titles_of
    from wmoplan.read.yaml import MEGABYTE, parse, read_bytes

    name = str(profile)
    parsed = parse(read_bytes(profile, name, MEGABYTE, _begin), name)
    if parsed.problems:
        raise DataError(*parsed.problems)
    data = folder("data")
    titles = titles_of(parse(data.joinpath("regels.yaml").read_bytes(), "regels.yaml").tree)
    found: dict[str, str] = {}
    left = _plans(parsed.tree, as_of)
    seen = set(left)
    while left:
        word = left.pop()
        file = profile.parent / word if is_plan_file(word) else data / named(word).file
        plan = parse(read_bytes(file, word, MEGABYTE), word)
        found |= things_in_plan(plan, word, titles)
        more = _words(plan.tree, "neemt-mee")
        left += [one for one in more if one not in seen]
        seen |= set(more)
    return found | things_in_profile(parsed.tree, titles)


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
    from wmoplan.cli.grammar import meaning

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


def _begin() -> str:
    return "Begin met: wmoplan init"


def _plans(tree: object, as_of: date) -> list[str]:
    """Return the plans of a profile; without a name that of the year."""
    fitting = offered_in(as_of.year)
    return _words(tree, "plan") or ([fitting.id] if fitting else [])


def _words(tree: object, key: str) -> list[str]:
    found = tree.get(key, []) if isinstance(tree, dict) else []
    return [found] if isinstance(found, str) else [word for word in found if isinstance(word, str)]
