"""Writes outputs: a file that wmoplan made and nobody changed is replaced, any other file only after a question.

A letter, a table, a Word file or a PDF has no room for a mark, and a mark would not show whether somebody filled the
file in. So a small file in the same folder holds the fingerprint of each output that wmoplan made there; it is copied
along with the folder. If it is lost, wmoplan asks about a file that it made itself.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from wmoplan.errors import OutputError
from wmoplan.store.content import fingerprint_of, full, read_whole
from wmoplan.store.files import write_whole
from wmoplan.store.lock import alone

RECORD: Final = ".wmoplan-gemaakt.json"
"""The file with the fingerprints."""

FORM: Final = "wmoplan/gemaakt/1"
"""How it calls itself; a later form gets a higher number."""

LARGEST: Final = 1_000_000
"""Bytes of it that are read; a file takes about eighty."""


class Existing(NamedTuple):
    """The file that lies where an output is to come.

    Attributes:
        content: What is there; empty where nothing is.
        is_free: Whether nothing is lost when the new file takes that place: it is empty, says the same already, or was
            made by wmoplan and not changed since.
    """

    content: bytes
    is_free: bool


def existing_at(path: Path, data: bytes) -> Existing:
    """Return the file that lies where an output with this content is to come; a pipe or a device is never lost."""
    content = read_whole(path) or b""  # writing will tell what is wrong with a file that cannot be read
    target = Path(os.path.realpath(path))
    is_ours = bool(content) and _known(target.parent).get(target.name) == fingerprint_of(content)
    return Existing(content, is_free=is_ours or content in {b"", data})


def write_output(path: Path, data: bytes, seen: Existing) -> None:
    """Write a file in the place of what was seen there, and remember that wmoplan made it.

    Raises:
        OutputError: The file cannot be written, or something else lies there meanwhile.
    """
    with alone(path):
        now = existing_at(path, data)
        if now.content != seen.content and not now.is_free:
            raise OutputError(
                f"{path}: dit bestand is intussen veranderd.\n  Er is niets geschreven. Typ de opdracht nog een keer."
            )
        write_whole(path, data)
        if path.is_file():
            _remember(Path(os.path.realpath(path)), data)


def _remember(path: Path, data: bytes) -> None:
    """Record the fingerprint of an output, and drop those of files that are gone; a disk that refuses it is ignored."""
    known = {name: value for name, value in _known(path.parent).items() if path.with_name(name).is_file()}
    made = {**known, path.name: fingerprint_of(data)}
    if made == known:
        return
    text = json.dumps({"schema": FORM, "bestanden": dict(sorted(made.items()))}, ensure_ascii=False, indent=1)
    with contextlib.suppress(OutputError):
        write_whole(path.with_name(RECORD), f"{text}\n")


def _known(folder: Path) -> dict[str, str]:
    """Map the names of the outputs in a folder to their fingerprints; empty where the record cannot be read."""
    try:
        with (folder / RECORD).open("rb") as file:
            tree = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    files = tree.get("bestanden") if isinstance(tree, dict) and tree.get("schema") == FORM else None
    if not isinstance(files, dict):
        return {}
    plain = {name: value for name, value in files.items() if name and name == os.path.basename(name)}  # noqa: PTH119 - a name in this folder alone
    return {name: value for name, value in plain.items() if isinstance(value, str)}


def refuse(path: Path, why: str) -> NoReturn:
    """Refuse to replace a file or to make one of that name.

    Args:
        why: What is wrong with the file, as a sentence without a full stop.

    Raises:
        OutputError: Always.
    """
    lost = " U bent dan kwijt wat er nu in staat." if path.exists() else ""
    raise OutputError(f"{full(path)}: {why}.\n  Kies een andere naam. Toch hier schrijven? Zet erbij: --force.{lost}")
