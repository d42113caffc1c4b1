"""The history of the days that a calendar once gave: a JSON file beside the profile, read and written here.

Anybody may have changed the file: whatever does not have the form in which wmoplan wrote it is refused.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

from wmoplan.errors import DataError, OutputError, Problem
from wmoplan.model.history import HISTORY, LARGEST, LONGEST, MOST, History, Promise
from wmoplan.notation import iso
from wmoplan.store.files import Output
from wmoplan.store.folder import DISK, Files

KEYS: Final = ("gezien", "start", "eind", "tijd", "titel", "waarom", "bron")
"""The keys of a promise, in the order of the fields of `Promise`."""

TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)

REMEDY: Final = (
    "Zet een oudere kopie terug. Hebt u die niet? Geef dit bestand dan een andere naam. "
    "'wmoplan calendar' begint een nieuw."
)


def read_history(path: Path, name: str, files: Files = DISK) -> History | None:
    """Return the history in a file; None where there is no such file yet.

    An unknown key is refused: the file is rewritten from the history that was read, so the key would be lost.

    Raises:
        MissingFileError: The file may not be read.
        DataError: The file is not a history that wmoplan kept, or is one of a newer wmoplan.
    """
    data = files.read(path, name, LARGEST)
    if data is None:
        return None
    try:
        return _history(json.loads(data, object_pairs_hook=_once))
    except _OtherVersionError:
        remedy = "Gebruik de nieuwste wmoplan. U kunt dit bestand ook een andere naam geven."
        raise DataError(Problem(name, 0, "deze geschiedenis is van een andere versie van wmoplan.", remedy)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DataError(Problem(name, 0, "dit is geen geschiedenis die wmoplan bewaarde.", REMEDY)) from None


class _OtherVersionError(ValueError):
    """The file is a history in another version of the form."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object without duplicate keys; two versions that git merged can hold a moment twice."""
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError(pairs)
    return tree


def _history(tree: dict[str, Any]) -> History:
    """Return the history in a parsed file."""
    form = tree["schema"]
    if isinstance(form, str) and form != HISTORY and form.startswith(HISTORY.rpartition("/")[0]):
        raise _OtherVersionError
    if tree.keys() != {"schema", "momenten"} or form != HISTORY:
        raise ValueError(HISTORY)
    history = History({_id(name): _promises(rows) for name, rows in tree["momenten"].items()})
    if history.size > MOST:
        raise ValueError(MOST)
    return history


def _promises(rows: object) -> tuple[Promise, ...]:
    """Return the promises of one moment."""
    if not isinstance(rows, list) or not rows:
        raise ValueError
    promises = tuple(_promise(row) for row in rows)
    days = [promise.seen for promise in promises]
    if days != sorted(days):
        raise ValueError
    return promises


def _promise(row: dict[str, Any]) -> Promise:
    if row.keys() != set(KEYS):
        raise ValueError(KEYS)
    seen, start, end = (_day(row[key]) for key in KEYS[:3])
    time, (title, why, source) = _time(row["tijd"]), (_text(row[key]) for key in KEYS[4:])
    if seen is None or not title:
        raise ValueError(row)
    return Promise(seen, start, end, time, title, why, source)


def _id(name: str) -> str:
    if not _text(name):
        raise ValueError(name)
    return name


def _text(value: object) -> str:
    """Return a text; an empty one for null."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise ValueError
    return value


def _time(value: object) -> str:
    text = _text(value)
    if text and not TIME.fullmatch(text):
        raise ValueError(text)
    return text


def _day(value: object) -> date | None:
    """Return a day; None for null."""
    text = _text(value)
    if not text:
        return None
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def write_history(path: Path, history: History, files: Files = DISK) -> None:
    """Write the history, whole or not at all.

    Raises:
        OutputError: The file cannot be written, or the history has become longer than a history may be.
    """
    data = history_text(history).encode()
    if history.size > MOST or len(data) > LARGEST:
        way_out = "Geef dit bestand een andere naam. Dan begint wmoplan een nieuw."
        raise OutputError(f"{path}: de geschiedenis is vol.\n  {way_out}")
    files.write_all([Output(path, data)])


def history_text(history: History) -> str:
    """Return the history as JSON, after data/schemas/geschiedenis-1.json.

    Returns: the moments by their id and one promise a line, so that two versions of the file differ in few lines.
    """
    moments = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: [\n{_lines(history.moments[name])}\n  ]"
        for name in sorted(history.moments)
    )
    inside = f"\n{moments}\n " if moments else ""
    return f'{{\n "schema": {json.dumps(HISTORY)},\n "momenten": {{{inside}}}\n}}\n'


def _lines(promises: tuple[Promise, ...]) -> str:
    return ",\n".join(f"   {json.dumps(_written(promise), ensure_ascii=False)}" for promise in promises)


def _written(promise: Promise) -> dict[str, str | None]:
    return {
        key: iso(value) if isinstance(value, date) else value or None for key, value in zip(KEYS, promise, strict=True)
    }
