"""The entries of a file as meetings of bodies: each once, with why, and what is not clear."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from wmoplan.read.meetings.entry import CANCELLED, Entry
from wmoplan.read.meetings.recognise import Owner, Recogniser

MARK: Final = 8
"""Unit: letters. Enough to keep two thousand meetings apart."""


class Found(NamedTuple):
    """A meeting of a body.

    Attributes:
        key: As a row of a profile holds it.
        name: What the file calls it.
        why: What the body was recognised by.
        last: The last day of what goes on for more than one; only its first day counts.
    """

    line: int
    day: date
    time: str | None
    body: str
    title: str
    status: str
    to: date | None
    key: str
    name: str
    why: str
    last: date | None


class Unclear(NamedTuple):
    """An entry of which the body is not known, and why not."""

    entry: Entry
    why: str

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.entry.title or next(iter(self.entry.names), "")


class Outcome(NamedTuple):
    """What becomes of each entry.

    Attributes:
        doubled: How many entries tell of a meeting that was told of before.
        ignored: Those that say that there is no meeting.
    """

    found: tuple[Found, ...]
    unclear: tuple[Unclear, ...]
    ignored: tuple[Unclear, ...]
    doubled: int


def outcome_of(entries: Iterable[Entry], recogniser: Recogniser) -> Outcome:
    """Return the meetings of the entries: each body, day and time once, and one that goes on beats a cancelled one."""
    found: dict[tuple[str, date, str | None], Found] = {}
    unclear, ignored, doubled = list[Unclear](), list[Unclear](), 0
    for entry in entries:
        owner = recogniser.owner(entry)
        if not owner.body:
            (unclear if owner.is_meeting else ignored).append(Unclear(entry, owner.why))
            continue
        place = owner.body, entry.day, entry.time
        doubled += place in found
        if place not in found or (found[place].status == CANCELLED != entry.status):
            found[place] = _found(entry, owner, recogniser)
    return Outcome(tuple(found.values()), tuple(unclear), tuple(ignored), doubled)


def _found(entry: Entry, owner: Owner, recogniser: Recogniser) -> Found:
    title = entry.title if recogniser.says_more(entry.title) else ""
    name = entry.title or next(iter(entry.names), "")
    return Found(
        line=entry.line,
        day=entry.day,
        time=entry.time,
        body=owner.body,
        title=title,
        status=entry.status,
        to=entry.to,
        key=mark(entry.key),
        name=name,
        why=owner.why,
        last=entry.last,
    )


def mark(key: str) -> str:
    """Return what a row of a profile holds of a long key: a few letters, always the same.

    >>> mark("vergadering-1147925@voorbeeld.nl"), mark("")
    ('pixiulbv', '')
    """
    number = int.from_bytes(sha256(key.encode("utf-8", "replace")).digest()[:8], "big")
    letters = [chr(ord("a") + number // 26**place % 26) for place in range(MARK)]
    return "".join(letters) if key else ""
