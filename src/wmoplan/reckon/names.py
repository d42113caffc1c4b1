"""Which municipality somebody means: by code, by name, by another name, or the ones that look like it."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from wmoplan.model.municipality import Municipality

CODE_DIGITS: Final = 4
SUGGESTIONS: Final = 4
"""At most so many names are suggested."""


class Match(NamedTuple):
    """What was found for a name.

    Attributes:
        municipality: The one that is meant; None where that is not clear.
        candidates: Those that bear the name, where there are more.
        suggestions: Those whose names look like it, the nearest first, where nobody bears it.
    """

    municipality: Municipality | None
    candidates: tuple[Municipality, ...] = ()
    suggestions: tuple[Municipality, ...] = ()


def plain_name(text: str) -> str:
    """Return a name with only its letters and digits, in lower case and without accents.

    >>> plain_name("Súdwest-Fryslân"), plain_name("Gemeente 's-Hertogenbosch")
    ('sudwestfryslan', 'shertogenbosch')
    """
    if not text.isascii():
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    words = text.casefold().strip().removeprefix("gemeente ")
    return "".join(letter for letter in words if letter.isalnum())


def find_municipality(text: str, municipalities: Iterable[Municipality]) -> Match:
    """Return the municipality that a text names; its official name comes before another's second name.

    >>> haren = Municipality("GM0017", "Haren", (), "Groningen", "Noord")
    >>> find_municipality("gemeente haren", [haren]).municipality == haren
    True
    """
    rows = tuple(municipalities)
    exact = [row for row in rows if row.name == text]  # as most profiles have it, and far quicker than plain names
    if len(exact) == 1:
        return Match(exact[0])
    asked = plain_name(text)
    digits = asked.removeprefix("gm")
    if digits.isascii() and digits.isdigit():
        code = f"GM{digits.zfill(CODE_DIGITS)}"
        return Match(next((row for row in rows if row.code == code), None))
    found = [row for row in rows if plain_name(row.name) == asked] if asked else []
    if not found and asked:
        found = [row for row in rows if any(plain_name(name) == asked for name in row.also)]
    if found:
        return Match(found[0]) if len(found) == 1 else Match(None, candidates=tuple(found))
    return Match(None, suggestions=_look_alikes(asked, rows))


def _look_alikes(asked: str, rows: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    from difflib import get_close_matches  # here, because only a name that nobody bears pays for it

    first: dict[str, list[Municipality]] = {}
    second: dict[str, list[Municipality]] = {}
    for row in rows:
        first.setdefault(plain_name(row.name), []).append(row)
        for name in row.also:
            second.setdefault(plain_name(name), []).append(row)
    found = []
    for named in (first, second):
        nearest = get_close_matches(asked, named, n=SUGGESTIONS, cutoff=0.7)
        starting = [name for name in named if len(asked) >= CODE_DIGITS and name.startswith(asked)]
        found += [row for name in (*starting, *nearest) for row in named[name]]
    return tuple(dict.fromkeys(found))[:SUGGESTIONS]
