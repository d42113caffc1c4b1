"""The bodies that somebody can choose from for a name of a file, and what each means for who reads the question."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wmoplan.dutch import within
from wmoplan.errors import UsageError
from wmoplan.read.meetings.bodies import ANSWERED, PERHAPS, SOMETIMES
from wmoplan.read.meetings.lines import folded
from wmoplan.store.rows import RESERVED

if TYPE_CHECKING:
    from wmoplan.model.profile import Profile
    from wmoplan.model.rules import Body
    from wmoplan.read.meetings import Outcome

YES, NO, SOMETIMES_TOO = "ja", "nee", "soms"
"""Whether the body that decides meets on an evening too."""

OWN_NAME: Final = "een eigen naam"
"""The answer that a name is that of a body which only this municipality has."""

DECIDES: Final = "besluiten"
"""The right of a body that decides for a municipality."""

MEANS: Final = {
    DECIDES: "daar wordt besloten",
    "inspreken": "daar kunt u inspreken",
    "advies-vaststellen": "dat is uw eigen groep",
}
"""What a right of a body means for who reads the question."""

FEW_WORDS: Final = 5
"""How many words of a name are in the id of its body."""


def id_of(name: str) -> str:
    """Return how a profile calls a body.

    >>> id_of("Politieke Markt (café)"), id_of("2e ronde"), id_of("\u2605")
    ('politieke-markt-cafe', 'avond-2e-ronde', 'avond')
    """
    words = re.findall(r"[a-z0-9]+", folded(name))[:FEW_WORDS]
    body = "-".join(words) or "avond"
    return f"avond-{body}" if body in RESERVED or body[0].isdigit() else body


def body_names(own: "Profile", named: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> dict[str, str]:
    """Return for each body how a line names it.

    Args:
        named: What the profile comes to say of bodies that just got their name.
    """
    from wmoplan.desk.shipped import rules

    names = {one.id: within(one.short) for one in rules().bodies}
    names |= {body: row.name.removeprefix("de ").removeprefix("het ") for body, row in own.bodies.items() if row.name}
    return names | {body: pairs["naam"] for body, pairs in named.items() if "naam" in pairs}


def body_choices(bodies: Iterable[str], own: "Profile", named: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the answers to the question whose meeting something is, each with its number.

    Args:
        bodies: Those that can be chosen.
        named: What the profile comes to say of bodies that just got their name.
    """
    from wmoplan.desk.shipped import rules

    known = {one.id: one.rights for one in rules().bodies}
    number = 0
    for number, body in enumerate(bodies, 1):
        held = own.bodies[body].rights if body in own.bodies else ()
        rights = held or known.get(body) or (named.get(body, {}).get("rechten", ""),)
        means = [MEANS[right] for right in rights if right in MEANS]
        called = named.get(body, {}).get("naam") or (own.bodies[body].name if body in own.bodies else "") or body
        yield f"  {number}. {called}{f': {means[0]}' if means else ''}"
    yield f"  {number + 1}. {OWN_NAME}: een avond die alleen uw gemeente zo noemt"


def answered_patterns(outcome: "Outcome") -> list[tuple[str, str]]:
    """Return each body with the names that somebody said are of it, as patterns of a profile."""
    rows = [one for one in outcome.meetings if one.why.removesuffix(SOMETIMES) == ANSWERED]
    return list(
        dict.fromkeys((one.body, f"{one.name.rstrip(PERHAPS)}{PERHAPS * one.why.endswith(SOMETIMES)}") for one in rows)
    )


def decides_too() -> str:
    """Return the question whether the body that decides meets too on an evening that just got its name."""
    return f"Besluit {decider().name} daar ook? Typ {YES}, {NO} of {SOMETIMES_TOO}"


def read_decides(typed: str) -> str:
    """Return what somebody answers to `decides_too`.

    Raises:
        UsageError: It is no answer.
    """
    word = typed.strip().lower()
    for answer_ in (YES, NO, SOMETIMES_TOO):
        if word and answer_.startswith(word):
            return answer_
    raise UsageError(f"Typ {YES}, {NO} of {SOMETIMES_TOO}.")


def decider() -> "Body":
    """Return the body that decides for a municipality: the first of the rules that may."""
    from wmoplan.desk.shipped import rules

    return next(one for one in rules().bodies if DECIDES in one.rights)
