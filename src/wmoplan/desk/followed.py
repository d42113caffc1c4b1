"""The plans that a profile follows: those that come with the program, and files that lie beside the profile."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.shipped import known, offered_in, offers, plan_of
from wmoplan.errors import DataError, Problem
from wmoplan.read.beside import is_plan_file, plan_file
from wmoplan.store.content import MEGABYTE
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wmoplan.model.plan import Plan

NO_PROFILE: Final = Text("")
"""What stands for the profile where plans are named by their ids alone."""


class OwnPlan(NamedTuple):
    """A plan in a file of the user's own."""

    name: str
    data: bytes
    plan: "Plan"


@lru_cache(maxsize=8)
def _read(data: bytes, name: str) -> "Plan":
    from wmoplan.read.plan import plan_in

    return plan_in(data, name, known()._replace(taken=offers()))


def own_plan(word: str, text: Text) -> OwnPlan:
    """Return the plan in a file that a profile names.

    Args:
        word: What the profile says.

    Raises:
        Refused: The file is not there, or lies outside the folder of the profile.
        DataError: The file has faults; all of them are told.
    """
    return _opened(plan_file(text.folder, word, text.file, text.files), str(text.folder / word), text.files)


def named_plan(word: str, files: Files = DISK) -> "Plan":
    """Return the plan that is named on the command line: an id, or a file anywhere.

    Raises:
        UsageError: There is no plan with that id.
        MissingFileError: There is no such file.
        DataError: The file has faults; all of them are told.
    """
    return _opened(Path(word), word, files).plan if is_plan_file(word) else plan_of(word)


def _opened(file: Path, name: str, files: Files) -> OwnPlan:
    data = needed(files, file, name, MEGABYTE)
    return OwnPlan(name, data, _read(data, name))


def plans_of(names: "Sequence[str]", as_of: "date", text: Text = NO_PROFILE) -> "tuple[Plan, ...]":
    """Return the plans with these names and those that come with them, each once; without a name the plan of the year.

    Args:
        names: Ids, or names of files.
        text: The profile that names the plans.
    """
    fitting = offered_in(as_of.year)
    left = list(names) or ([fitting.id] if fitting else [])
    found: dict[str, Plan] = {}
    while left:
        word = left.pop(0)
        plan = own_plan(word, text).plan if is_plan_file(word) else plan_of(word)
        if plan.id not in found:
            found[plan.id] = plan
            left += plan.includes
    return tuple(found.values())


def clashes(names: "Sequence[str]", as_of: "date", text: Text) -> list[Problem]:
    """Return a problem for each id in a plan file that another plan, followed beside it, has already."""
    own = [own_plan(word, text) for word in dict.fromkeys(names) if is_plan_file(word)]
    if not own:  # the plans that come with the program have no id in common
        return []
    from wmoplan.read.plan import ids_with_moments, taken_ids

    files = {one.plan.id: one.name for one in reversed(own)}
    taken: dict[str, str] = {}
    for plan in plans_of(names, as_of, text):
        if plan.id not in files:
            taken |= dict.fromkeys(ids_with_moments(plan), f"het plan {plan.id}")
    problems: list[Problem] = []
    for one in own:
        first = files[one.plan.id]
        if first != one.name:
            message = f"dit plan heeft dezelfde id als {first}: '{one.plan.id}'."
            problems.append(Problem(one.name, 0, message, "Geef elk plan een eigen id."))
            continue
        problems += taken_ids(one.data, one.name, taken)
        taken |= dict.fromkeys(ids_with_moments(one.plan), one.name)
    return problems


def how_to_show(plan: "Plan", names: "Sequence[str]", text: Text, example: str | None) -> str:
    """Return what stands behind `wmoplan plan` to show a plan that is followed."""
    if plan.id in offers():
        return f"--plan {plan.id}"
    if example:
        return f"--example {example}"
    files = (own_plan(word, text) for word in names if is_plan_file(word))
    name = next(file.name for file in files if file.plan.id == plan.id)
    return f'--plan "{name}"' if " " in name else f"--plan {name}"


def checked(names: "Sequence[str]", as_of: "date", text: Text) -> "tuple[Plan, ...]":
    """Return the plans of a profile, of which no two have an id in common.

    Raises:
        DataError: Two plans have an id in common; each file tells which of its rows.
    """
    if problems := clashes(names, as_of, text):
        raise DataError(*problems)
    return plans_of(names, as_of, text)
