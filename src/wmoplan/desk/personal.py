"""Finds in a profile what is about a person: a source is shown to everybody who sees a page, a calendar or a file."""

import re
from typing import TYPE_CHECKING, Final

from wmoplan.dutch import few_of, listing
from wmoplan.errors import DataError
from wmoplan.place import line_at
from wmoplan.read.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.desk.beside import Text

SOURCE: Final = "bron"
"""The key under which somebody writes where a day stands."""

MAIL: Final = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.\w{2,}")
PHONE: Final = re.compile(
    r"(?<![\w/.=+-])(?!\d{1,2}[ -]\d{1,2}[ -]\d{4})"  # a date is none
    r"(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|\(?0)[1-9](?:[ )-]{0,2}\d){7,8}(?![\w-])|(?<![\w/.=-])06[ -]*(?:\.\.|xx|\*\*)"
)
PERSON: Final = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Dd]e heer)\s+\S"
    r"|\b(?:[Mm]ail|[Aa]ppje|[Aa]pp|[Bb]ericht|[Tt]elefoon(?:tje)?|[Tt]elefonisch|[Gg]ebeld|[Gg]esproken|[Gg]esprek|[Bb]elde)\s+(?:van|met)\s+"
    r"(?!Gemeente|Griffie|College|Raad|Commissie|Wmo|Adviesraad|Vereniging|Ministerie|Provincie)[A-Z][a-z]"
)
KINDS: Final = ((PHONE, "een telefoonnummer"), (MAIL, "een mailadres"), (PERSON, "een naam"))
"""What a text can hold of a person, and what it is called."""

FEW: Final = 10
"""At most so many lines are named one by one."""

SHOWN: Final = "Wat bij 'bron' staat, komt op uw pagina, in de agenda en in bestanden voor anderen."
WAY_OUT: Final = "Schrijf alleen waar het staat, zoals: raadsagenda, of mail van de griffie."


def personal(text: str) -> str:
    """Return what a text holds of a person, in words; empty where that is nothing.

    >>> personal("mail van Jan, 06-12345678"), personal("raadsagenda van 01-02-2027"), personal("mail van de griffie")
    ('een telefoonnummer', '', '')
    """
    return next((what for pattern, what in KINDS if pattern.search(text)), "")


def personal_sources(data: bytes, name: str) -> dict[str, list[int]]:
    """Return the lines of a profile with a source that holds something of a person, by what that is."""
    parsed = parse(data, name)
    found: dict[str, list[int]] = {}
    for path, text in _sources(parsed.tree, ()):
        if what := personal(text):
            found.setdefault(what, []).append(line_at(parsed.mark, path))
    return found


def _sources(tree: object, path: "tuple[str | int, ...]") -> "Iterator[tuple[tuple[str | int, ...], str]]":
    """Yield the place and the text of every source, however deep."""
    rows = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in rows:
        if step == SOURCE and isinstance(below, str):
            yield (*path, step), below
        else:
            yield from _sources(below, (*path, step))


def personal_notes(text: "Text") -> "Iterator[str]":
    """Yield what should not go to others as it stands, each as a few sentences."""
    try:
        found = personal_sources(text.content_or_nothing(), text.name)
    except DataError:  # who makes something of it is told what is wrong
        return
    for what, lines in found.items():
        numbers = few_of([str(line) for line in lines], FEW)
        where = f"regel {numbers[0]}" if len(lines) == 1 else f"de regels {listing(numbers)}"
        yield f"bij 'bron' staat {what}, in {text.file} op {where}. {SHOWN} {WAY_OUT}"
