"""The shipped data, which is read and checked once: when the wheel is built, and in a clone when something changes.

What is kept is JSON, from which `wmoplan.store.packed` makes the objects of the reader without checking them again.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wmoplan.resources import folder, packed_folder
from wmoplan.store.packed import load, save

if TYPE_CHECKING:
    from wmoplan.model.plan import Plan
    from wmoplan.model.reference import Offer

OFFERS, RULES, LISTS, WORDS, LETTERS = "plannen", "regels", "lijsten", "begrippen", "brieven"
"""The names of the parts; a plan, and the rules for a role, have the id behind a line: `plan-beleidscyclus`."""


def kept(name: str) -> Any:  # noqa: ANN401 - what its reader gives
    """Return a part of the shipped data; where no copy of the part is there yet, the part is read and checked."""
    path = packed_folder() / f"{name}.json"
    found = load(path)
    if found is None:
        found = _readers()[name]()
        save(found, path)
    return found


def keep_all(target: Path) -> None:
    """Read and check every part of the shipped data and keep it in a folder, for a wheel."""
    for name, read in _readers().items():
        save(read(), target / f"{name}.json")


def _readers() -> dict[str, Callable[[], object]]:
    """Return what reads and checks each part of the shipped data."""
    from typing import get_args

    from wmoplan.model.profile import Role
    from wmoplan.read.letters import read_letters
    from wmoplan.read.reference import read_lists, read_offers, read_words
    from wmoplan.read.rules import read_role_rules, read_rules

    data = folder("data")
    rules, roles = data / "regels.yaml", data / "rollen.yaml"
    return {
        OFFERS: partial(read_offers, data),
        RULES: partial(read_rules, rules, rules.name),
        LISTS: partial(read_lists, data),
        WORDS: partial(read_words, data),
        LETTERS: partial(read_letters, data),
        **{f"{RULES}-{role}": partial(read_role_rules, rules, roles, role) for role in get_args(Role)},
        **{f"plan-{offer.id}": partial(_read_plan, data, offer) for offer in read_offers(data)},
    }


def _read_plan(data: Path, offer: "Offer") -> "Plan":
    from wmoplan.read.known import known_from
    from wmoplan.read.plan import read_plan
    from wmoplan.read.reference import read_offers

    plans = [one.id for one in read_offers(data)]
    return read_plan(data / offer.file, offer.file, known_from(kept(RULES), plans))
