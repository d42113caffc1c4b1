"""Reads a timeline or a plan that was saved as JSON, as far as it can be held beside another one.

Anybody may have changed such a file: nothing in it is trusted.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from wmoplan.dutch import days_in_words, plain_date
from wmoplan.errors import DataError, Problem
from wmoplan.model.history import HISTORY
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.words import Status
from wmoplan.reckon.versions import PlanRow, Version
from wmoplan.store.content import MEGABYTE
from wmoplan.store.folder import DISK, Files, needed

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = "wmoplan/tijdlijn/1"
LIMIT: Final = 16 * MEGABYTE
"""How large a saved file may be."""

CERTAINTIES: Final = {certainty.word: certainty for certainty in Certainty}

PLAN: Final = "wmoplan/plan/1"
LONGEST: Final = 1000
"""Characters of a text that are held against the other version; ours have at most some hundreds."""

MOST: Final = 20_000
"""How many rows a plan has at most; ours have some hundreds."""

NEEDED: Final = ("mijlpalen", "stappen", "termijnen")
"""Lists that every saved plan has; others may not be there yet in an older one."""

INSIDE: Final = {"stappen": ("planning", "vragen", "acties"), "vragen": ("deelvragen",)}
"""Lists of rows inside a row."""

ABOUT: Final = {"afhankelijkheden": ("stap", "mijlpaal", "hangt_af_van"), "planning": ("soort",)}
"""What names a row that has no id of its own."""

TITLES: Final = ("titel", "onderwerp", "tekst", "uitleg", "wanneer")


def read_saved(path: "Path", name: str, files: Files = DISK) -> tuple[Moment, ...] | Version:
    """Return the moments of a saved timeline, or a saved plan; the file says itself which of the two it is.

    Words of a moment that only a screen needs are left empty.

    Raises:
        MissingFileError: There is no such file.
        DataError: It is neither a timeline nor a plan that wmoplan saved.
    """
    data = needed(files, path, name, LIMIT)
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
        start=_day(row["start"]),
        end=_day(row["eind"]),
        time=_text(row["tijd"]),
        period=_text(row["periode"]),
        certainty=CERTAINTIES[row["zekerheid"]],
        weakest=_text(row["zwakste_schakel"]),
        status=Status(_text(row["status"])),
        topics=tuple(_text(topic) for topic in row["onderwerpen"]),
        body=_text(row["orgaan"]),
        explanation=tuple(Reason(_text(one["regel"]), _day(one["datum"]), _text(one["bron"])) for one in row["uitleg"]),
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


# -- a plan


def version_of(tree: dict[str, Any]) -> Version:
    """Return the rows of a saved plan.

    Raises:
        ValueError: It is no plan that wmoplan saved; as do KeyError, TypeError and AttributeError.
    """
    if tree["schema"] != PLAN or not all(name in tree for name in NEEDED):
        raise ValueError(PLAN)
    entries: dict[tuple[str, str], PlanRow] = {}
    seen: dict[tuple[str, str], int] = {}
    for section, rows in tree.items():
        if section not in {"schema", "id", "versie"}:
            for entry in _entries(_cut(section), rows, ""):
                single = _single(entry, entries, seen)
                entries[single.section, single.id] = single
                if len(entries) > MOST:
                    raise ValueError(MOST)
    return Version(_name(tree["id"]), _name(tree["versie"]), tuple(entries.values()))


def _single(entry: PlanRow, entries: dict[tuple[str, str], PlanRow], seen: dict[tuple[str, str], int]) -> PlanRow:
    """Return a row under a name of its own: the second row for one thing is numbered.

    Args:
        seen: How often each name came by; this row is counted in it.
    """
    key = (entry.section, entry.id)
    name = entry.id
    while (entry.section, name) in entries:
        seen[key] = seen.get(key, 1) + 1
        name = f"{entry.id} ({seen[key]})"
    return entry._replace(id=name)


def _entries(section: str, rows: Any, owner: str) -> Iterator[PlanRow]:  # noqa: ANN401 - whatever the file holds
    """Yield the rows of a list, each with those inside it after it.

    Raises:
        ValueError: It is no list of tables.
    """
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(section)
    for row in rows:
        inside = INSIDE.get(section, ())
        name = _id(section, row, owner)
        about = {"id", *inside, *ABOUT.get(section, ())}
        title = next((_said(row[key]) for key in TITLES if row.get(key)), "")
        yield PlanRow(section, name, title, {_cut(key): _said(row[key]) for key in row if key not in about})
        for part in inside:
            yield from _entries(part, row[part], name)


def _id(section: str, row: dict[str, Any], owner: str) -> str:
    if "id" in row:
        return _name(row["id"])
    about = [_said(row[key]) for key in ABOUT.get(section, ()) if row.get(key)] or [
        _said([one for one in row.values() if one])
    ]
    return ", ".join(filter(None, [owner, " na ".join(about)]))


def _name(value: object) -> str:
    """Return a text that names something.

    Raises:
        ValueError: It is no text, or an empty one.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return _cut(value)


def _cut(text: str) -> str:
    """Return a text without what a screen obeys, and no longer than it is compared."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST])


def _said(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Return what stands in a row as text.

    >>> _said({"tekst": "juli 2014", "start": "2014-07-01", "eind": "2014-07-31"})
    'juli 2014 (1 juli 2014 t/m 31 juli 2014)'
    """
    return _cut(_words(value))


def _words(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if value is None or value in ("", [], {}):
        return "niets"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    if isinstance(value, dict):
        if value.keys() == {"tekst", "start", "eind"}:
            return _when(value)
        return ", ".join(_words(one) for one in value.values() if one is not None)
    return _day_or_text(str(value))


def _when(value: dict[str, Any]) -> str:
    text = _words(value["tekst"])
    first, last = (None if day is None else date.fromisoformat(day) for day in (value["start"], value["eind"]))
    days = days_in_words(first, last) if first or last else ""
    return text if not days or days == text else f"{text} ({days})"


def _day_or_text(text: str) -> str:
    try:
        return plain_date(date.fromisoformat(text)) if len(text) == len("2014-10-27") else text
    except ValueError:
        return text
