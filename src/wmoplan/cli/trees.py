"""The files of a profile as they were typed: read strictly, without the models that check every word of them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.desk.shipped import offered_in, offers
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.resources import folder

if TYPE_CHECKING:
    from wmoplan.read.yaml import Parsed


class Trees(NamedTuple):
    """What stands in a profile and in its plans.

    Attributes:
        plans: The name of each plan's file and what is in it, a row of every year written out; those that come along
            with another plan are among them.
    """

    name: str
    profile: "Parsed"
    plans: "tuple[tuple[str, Parsed], ...]"


def trees_of(name: str, data: bytes | None, home: Path, as_of: date) -> Trees:
    """Return what stands in a profile and in its plans.

    Args:
        name: How the user named the profile.
        data: What is in it; None reads the file.
        home: The folder of its plan files.
        as_of: The day whose plan counts where the profile names none.

    Raises:
        MissingFileError: There is no such profile.
        DataError: A file cannot be read.
    """
    from wmoplan.read.plan_file import is_plan_file, plan_file
    from wmoplan.read.standing import words
    from wmoplan.read.yaml import line_at, parse
    from wmoplan.read.yearly import each_year
    from wmoplan.store.content import MEGABYTE, read_bytes

    text = read_bytes(Path(name), name, MEGABYTE, _begin) if data is None else data
    profile = parse(text, name)
    if profile.problems:
        raise DataError(*profile.problems)
    shipped = folder("data")
    fitting = offered_in(as_of.year)
    left = words(profile.tree, "plan") or ([fitting.id] if fitting else [])
    found: dict[str, Parsed] = {}
    while left:
        word = left.pop(0)
        if word in found:
            continue
        try:
            file = plan_file(home, word, Path(name).name) if is_plan_file(word) else shipped / _offered(word)
        except Refused as fault:
            raise DataError(Problem(name, line_at(profile.mark, ("plan",)), fault.message, fault.remedy)) from None
        parsed = parse(read_bytes(file, word, MEGABYTE), word)
        if parsed.problems:
            raise DataError(*parsed.problems)
        found[word] = each_year(parsed, word)
        left += words(parsed.tree, "neemt-mee")
    return Trees(name, profile, tuple(found.items()))


def _offered(word: str) -> str:
    """Return the name of the file of a plan of ours.

    Raises:
        Refused: There is no such plan.
    """
    known = offers()
    if word not in known:
        from wmoplan.dutch import choice

        raise Refused(f"'{word}' is geen plan dat wmoplan kent.", choice(word, known))
    return known[word].file


def _begin() -> str:
    return "Begin met: wmoplan init"
