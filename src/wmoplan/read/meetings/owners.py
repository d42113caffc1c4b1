"""Whose meeting it is: as the line names it, an answer, a heading or a line below; in doubt it is asked."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from wmoplan.dutch import listing
from wmoplan.read.meetings.bodies import Named
from wmoplan.read.meetings.dated import Dated, below_last_date, has_body_last
from wmoplan.read.meetings.outcome import Unclear, plain_choices
from wmoplan.read.meetings.words import (
    BY_ITS_DAY,
    DAY,
    DONE,
    DOUBT,
    EDGE,
    LETTER,
    LONG_LINE,
    LONG_NAME,
    NO_SITTING,
    WHOSE,
)

DOUBTED: Final = f"{DOUBT}|{NO_SITTING.removeprefix('(?i)')}"


def owners_of(dated: Dated, parts: list[str]) -> list[str]:
    """Return the body of each meeting in the line; `parts` is what else it says.

    Raises:
        Unclear: It must be asked first.
        NoMeeting: It was answered that the line is none.
    """
    owners = _named_owners(dated) or _answered_owners(dated) or _held_owner(dated)
    if owners:
        return owners
    is_doubtful = not dated.is_moved and bool(re.search(DOUBT, dated.rest))
    if is_doubtful:
        raise _ask_owner(dated)
    heading = dated.body_below() if _is_record(dated) else ""
    heading = heading or ("" if _has_own_name(dated) else dated.reading.section.body)
    return [heading or _owner_elsewhere(dated, parts)] * dated.many


def _held_owner(dated: Dated) -> list[str]:
    """Return the only body of which a line before this one has the meeting that a sentence calls by its day."""
    said = re.search(rf"{BY_ITS_DAY}\s*{DAY}", dated.rest)
    bodies = dated.reading.held.get(dated.days[0], set()) if said and dated.many == 1 else set()
    return list(bodies) if len(bodies) == 1 else []


def _is_record(dated: Dated) -> bool:
    """Tell whether a page shows one fact a line here: a day alone, its time below it, and below that its body.

    Is the last day of the text without a body below it, then the bodies are headings.
    """
    is_bare = not re.search(LETTER, re.sub(EDGE, "", dated.rest.replace(DAY, "").replace(DONE, "")))
    return is_bare and dated.many == 1 and has_body_last(dated.below) and has_body_last(below_last_date(dated.reading))


def _has_own_name(dated: Dated) -> bool:
    """Tell whether the line begins with a name, so that it need not be of the body in the heading above it."""
    before = re.sub(rf"(?:\s*{EDGE})+", " ", dated.rest.partition(DAY)[0]) if DAY in dated.rest else ""
    return bool(re.search(rf"{LETTER}{{3}}", before))


def is_in_turn(some: Iterable[int], others: Iterable[int]) -> bool:
    """Tell whether things of two kinds stand in turn, by their places, so that each belongs to its neighbour."""
    marks = sorted([(start, "some") for start in some] + [(start, "other") for start in others])
    return all(kind != after for (_, kind), (_, after) in pairwise(marks))


def _named_owners(dated: Dated) -> list[str]:
    """Return the body of each meeting as the line itself, or an answer, names it."""
    chosen = dated.answer(dated.key("orgaan"))
    if chosen in dated.reading.bodies:
        return [chosen] * dated.many
    single = [one for at, one in enumerate(dated.bodies) if not at or dated.bodies[at - 1].body != one.body]
    names = list(dict.fromkeys(named.body for named in single))
    if len(names) > 1:
        return _in_turn(dated, single)
    said = re.sub(rf"[{DAY}{DONE}]+", " ", dated.rest) if dated.many > 1 or dated.line.cell else dated.line.text
    is_sentence = len(said.split()) > LONG_LINE
    if names and not dated.is_moved and (is_sentence or re.search(DOUBTED, dated.rest)):
        raise _ask_owner(dated)
    return names * dated.many


def _in_turn(dated: Dated, named: list[Named]) -> list[str]:
    """Return several bodies, where each stands beside its own date."""
    if len(named) == dated.many and is_in_turn([one.start for one in named], [one.start for one in dated.dates]):
        return [one.body for one in named]
    raise _ask_owner(dated, dict.fromkeys(one.body for one in named))


def _ask_owner(dated: Dated, names: Iterable[str] = ()) -> Unclear:
    offered = list(names)
    what = f"welk orgaan vergadert er: {listing(offered, 'of')}?" if offered else ""
    choices = plain_choices(offered) or dated.reading.body_choices()
    return dated.ask(dated.key("orgaan"), "orgaan", what or "is dit een vergadering, en van welk orgaan?", choices)


def _ask_name(dated: Dated, name: str) -> Unclear:
    return dated.ask(name, "orgaan", f"wat is '{name}'?", dated.reading.body_choices())


def _answered_owners(dated: Dated) -> list[str]:
    """Return the body of each meeting as an answer about a name has it; nothing where none was given."""
    name = _answered_name(dated)
    if name and dated.answer(name) not in dated.reading.bodies:
        raise _ask_name(dated, name)
    return [dated.answer(name)] * dated.many if name else []


def _answered_name(dated: Dated) -> str:
    """Return a name in the line, or else in the heading, about which an answer was given."""
    reading = dated.reading
    said = " ".join(dated.rest.replace(DAY, " ").replace(DONE, " ").split()).casefold()
    for name in reading.names:
        if name in said and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
            return name
    return reading.section.name if reading.section.name.casefold() in reading.known else ""


def _owner_elsewhere(dated: Dated, parts: list[str]) -> str:
    reading = dated.reading
    name = reading.section.name or next(iter(parts), "")
    body = reading.default_body if name else dated.body_below() or reading.default_body
    if body:
        return body
    if not name:
        answered = dated.answer(WHOSE)
        if answered in reading.bodies:
            return answered
        raise dated.ask(WHOSE, "orgaan", "welk orgaan vergadert er?", reading.body_choices())
    if len(name.split()) > LONG_NAME:
        raise _ask_owner(dated)
    raise _ask_name(dated, name)
