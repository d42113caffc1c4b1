"""The memory of what was once promised, as a file beside the profile."""

import json
from pathlib import Path

from wmoplan.errors import OutputError
from wmoplan.model.history import HISTORY, LARGEST, MOST, History, Promise
from wmoplan.notation import iso
from wmoplan.store.files import write_whole


def write_history(path: Path, history: History) -> None:
    """Write the history, whole or not at all.

    Raises:
        OutputError: It cannot be written, or it has become longer than it may be.
    """
    data = history_text(history).encode()
    if history.size > MOST or len(data) > LARGEST:
        way_out = "Geef dit bestand een andere naam. Dan begint wmoplan een nieuw."
        raise OutputError(f"{path}: de geschiedenis is vol.\n  {way_out}")
    write_whole(path, data)


def history_text(history: History) -> str:
    """Return the history as JSON, after data/schemas/geschiedenis-1.json.

    Returns: the moments by their id and one promise a line, so that two versions of the file differ in few lines.
    """
    moments = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: [\n{_rows(history.moments[name])}\n  ]"
        for name in sorted(history.moments)
    )
    inside = f"\n{moments}\n " if moments else ""
    return f'{{\n "schema": {json.dumps(HISTORY)},\n "momenten": {{{inside}}}\n}}\n'


def _rows(promises: tuple[Promise, ...]) -> str:
    return ",\n".join(f"   {json.dumps(_row(promise), ensure_ascii=False)}" for promise in promises)


def _row(promise: Promise) -> dict[str, str | None]:
    return {
        "gezien": iso(promise.seen),
        "start": iso(promise.start),
        "eind": iso(promise.end),
        "tijd": promise.time or None,
        "titel": promise.title,
        "waarom": promise.why or None,
        "bron": promise.source or None,
    }
