"""One row of a plan, and the rows that it has to do with."""

from typing import NamedTuple

from wmoplan.contents.entry import Contents, Entry


class Found(NamedTuple):
    """A row, with what touches it.

    Attributes:
        owner: The row that it is a part of; None for one that stands by itself.
        heading: The heading of its section.
        related: The rows that name it or that it names, in the order of the plan.
    """

    entry: Entry
    owner: Entry | None
    heading: str
    related: tuple[Entry, ...]


def known_ids(contents: Contents) -> list[str]:
    """Return the id of every row, each once."""
    return list(dict.fromkeys(entry.id for entry in contents.entries() if entry.id))


def find(contents: Contents, row_id: str) -> list[Found]:
    """Return the rows with that id: a subject may be called as its step."""
    word = row_id.casefold()
    found = []
    for section in contents.sections:
        for top in section.entries:
            for entry, owner in _family(top, None):
                if entry.id and entry.id.casefold() == word:
                    found.append(Found(entry, owner, section.heading, _related(contents, entry, owner)))
    return found


def _family(entry: Entry, owner: Entry | None) -> list[tuple[Entry, Entry | None]]:
    found = [(entry, owner)]
    for part in entry.parts:
        found += _family(part, entry)
    return found


def _related(contents: Contents, entry: Entry, owner: Entry | None) -> tuple[Entry, ...]:
    near = {entry.key, owner.key if owner else ""} | {part.key for part, _ in _family(entry, None)}
    names = entry.mentions
    return tuple(
        other
        for other in contents.entries()
        if other.key and other.key not in near and (entry.key in other.mentions or other.key in names)
    )
