"""Which municipality somebody means: by code or name, also by an old one, or the ones that look like it."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from wmoplan.model.municipality import Merger, Municipality

CODE_DIGITS: Final = 4
SUGGESTIONS: Final = 4
"""At most so many names are suggested."""


class MunicipalityMatch(NamedTuple):
    """What was found for a name.

    Attributes:
        municipality: The municipality that is meant; None where that is not clear.
        candidates: The municipalities that bear the name, or in which an old municipality of that name lives on, where
            there are more than one.
        suggestions: The municipalities with a name like it, the nearest first, where none bears the name.
        merger: What became of the municipality, where the text names one that is no more; else None.
        former: What became of municipalities that are no more and had a name like it, the nearest first, where none
            bears the name.
    """

    municipality: Municipality | None
    candidates: tuple[Municipality, ...] = ()
    suggestions: tuple[Municipality, ...] = ()
    merger: Merger | None = None
    former: tuple[Merger, ...] = ()


def plain_name(text: str) -> str:
    """Return a name with only its letters and digits, in lower case and without accents.

    >>> plain_name("Súdwest-Fryslân"), plain_name("Gemeente 's-Hertogenbosch")
    ('sudwestfryslan', 'shertogenbosch')
    """
    if not text.isascii():
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    words = text.casefold().strip().removeprefix("gemeente ")
    return "".join(letter for letter in words if letter.isalnum())


def find_municipality(
    text: str, municipalities: Iterable[Municipality], mergers: Iterable[Merger] = ()
) -> MunicipalityMatch:
    """Return the municipality that a text names.

    An official name comes before another's second name, and both before the name of one that is no more. The mergers
    are looked at only where the text names none of the municipalities.

    >>> haren = Municipality("GM0017", "Haren", (), "Groningen", "Noord")
    >>> find_municipality("gemeente haren", [haren]).municipality == haren
    True
    """
    rows = tuple(municipalities)
    exact = [row for row in rows if row.name == text]  # as most profiles have it, and far quicker than plain names
    if len(exact) == 1:
        return MunicipalityMatch(exact[0])
    asked, code = plain_name(text), _code(text)
    if found := _named(asked, code, rows):
        return _match(found)
    gone = tuple(mergers)
    by_code = {row.code: row for row in rows}
    for merger in gone:
        heirs = tuple(by_code[heir] for heir in merger.into if heir in by_code)
        if heirs and (merger.code == code or plain_name(merger.name) == asked):
            return _match(heirs)._replace(merger=merger)
    if code:
        return MunicipalityMatch(None)
    return MunicipalityMatch(None, suggestions=_look_alikes(asked, rows), former=_former(asked, gone))


def _match(found: tuple[Municipality, ...]) -> MunicipalityMatch:
    return MunicipalityMatch(found[0]) if len(found) == 1 else MunicipalityMatch(None, candidates=found)


def _code(text: str) -> str:
    """Return the code that a text is, in full; empty where it is none."""
    digits = plain_name(text).removeprefix("gm")
    return f"GM{digits.zfill(CODE_DIGITS)}" if digits.isascii() and digits.isdigit() else ""


def _named(asked: str, code: str, rows: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    """Return those that have the code, else those that bear the name, else those that bear it as a second name."""
    if code:
        return tuple(row for row in rows if row.code == code)
    found = tuple(row for row in rows if plain_name(row.name) == asked)
    return found or tuple(row for row in rows if any(plain_name(name) == asked for name in row.also))


def _look_alikes(asked: str, rows: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    first: dict[str, list[Municipality]] = {}
    second: dict[str, list[Municipality]] = {}
    for row in rows:
        first.setdefault(plain_name(row.name), []).append(row)
        for name in row.also:
            second.setdefault(plain_name(name), []).append(row)
    found = [row for named in (first, second) for name in _near(asked, named) for row in named[name]]
    return tuple(dict.fromkeys(found))[:SUGGESTIONS]


def _former(asked: str, mergers: tuple[Merger, ...]) -> tuple[Merger, ...]:
    named = {plain_name(merger.name): merger for merger in mergers}
    return tuple(dict.fromkeys(named[name] for name in _near(asked, named)))[:SUGGESTIONS]


def _near(asked: str, names: Iterable[str]) -> list[str]:
    """Return the names that start with what was asked, then those that look like it, the nearest first."""
    from difflib import get_close_matches  # here, because only a name that nobody bears pays for it

    known = list(names)
    starting = [name for name in known if len(asked) >= CODE_DIGITS and name.startswith(asked)]
    return [*starting, *get_close_matches(asked, known, n=SUGGESTIONS, cutoff=0.7)]
