"""Reads a timeline or a plan that was saved as JSON, as far as it can be held beside another one."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from wmoplan.errors import DataError, Problem
from wmoplan.model.history import HISTORY
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.words import Status
from wmoplan.read.version import SCHEMA as PLAN
from wmoplan.read.version import version_of
from wmoplan.reckon.versions import Version
from wmoplan.store.content import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = "wmoplan/tijdlijn/1"
LIMIT: Final = 16 * MEGABYTE
"""How large a saved file may be."""

CERTAINTIES: Final = {certainty.word: certainty for certainty in Certainty}


def read_saved(path: "Path", name: str) -> tuple[Moment, ...] | Version:
    """Return the moments of a saved timeline, or a saved plan; the file says itself which of the two it is.

    Words of a moment that only a screen needs are left empty.

    Raises:
        MissingFileError: There is no such file.
        DataError: It is neither a timeline nor a plan that wmoplan saved.
    """
    data = read_bytes(path, name, LIMIT)
    try:
        tree = json.loads(data)
        form = tree["schema"]
        if form == HISTORY:
            remedy = "Typ alleen 'wmoplan changes': dat vertelt wat erin staat."
            raise DataError(Problem(name, 0, "dit is wat wmoplan naast uw profiel onthoudt.", remedy))
        return version_of(tree) if form == PLAN else _moments(tree)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        remedy = "Maak er een met: wmoplan timeline --format json --output tijdlijn.json"
        remedy += "\n  Of, voor een plan: wmoplan plan --format json --output plan.json"
        message = "dit is geen tijdlijn en geen plan dat wmoplan bewaarde."
        raise DataError(Problem(name, 0, message, remedy)) from None


def _moments(tree: dict[str, Any]) -> tuple[Moment, ...]:
    """Return the moments of a tree that says of itself what it is.

    Raises:
        KeyError: It is something else, or misses a key.
    """
    if tree["schema"] != SCHEMA:
        raise KeyError(SCHEMA)
    return tuple(_moment(row) for row in tree["momenten"])


def _moment(row: dict[str, Any]) -> Moment:
    title = _text(row["titel"])
    return Moment(
        id=_text(row["id"]),
        kind=_text(row["soort"]),
        step=_text(row["stap"]),
        title=title,
        table=title,
        sentence=title,
        act="",
        start=_day(row["start"]),
        end=_day(row["eind"]),
        time=_text(row["tijd"]),
        period=_text(row["periode"]),
        certainty=CERTAINTIES[row["zekerheid"]],
        weakest=_text(row["zwakste_schakel"]),
        status=Status(_text(row["status"])),
        topics=tuple(_text(topic) for topic in row["onderwerpen"]),
        body=_text(row["orgaan"]),
        likely=False,
        explanation=tuple(Reason(_text(one["regel"]), _day(one["datum"]), _text(one["bron"])) for one in row["uitleg"]),
        sources=(),
    )


def _text(value: object) -> str:
    """Return a text without what a screen obeys; null is none.

    Raises:
        TypeError: It is no text.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError
    return "".join(letter if letter.isprintable() else " " for letter in value)


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))
