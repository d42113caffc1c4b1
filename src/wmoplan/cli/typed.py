"""The text of `wmoplan meetings add`: typed behind the command, in a file, pasted, or from another program."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wmoplan.errors import MissingFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH: Final = "klaar"
"""The word that ends what is pasted."""

PASTE: Final = f"""Plak de regels uit de mail van de griffie. Een vergadering per regel is genoeg, bijvoorbeeld:
  di 21 oktober 2014 20.00 uur commissie
Alles geplakt? Typ dan op een nieuwe regel: {ENOUGH}"""

STDIN: Final = "-"
"""What stands for a text that comes in on stdin, as with other programs."""


def typed_text(words: list[str]) -> str:
    """Return the text that is meant: what was typed, what is in a file, or what is pasted.

    Raises:
        MissingFileError: A file was named that is not there.
        UsageError: There is no text.
    """
    from wmoplan.cli.asking import heard
    from wmoplan.cli.speak import is_terminal, tell

    typed = " ".join(words).strip()
    if typed in {"", STDIN}:
        if is_terminal():
            tell(PASTE)
            typed = "\n".join(_pasted_lines())
        else:
            typed = heard()
        if not typed.strip():
            raise UsageError("Er is geen tekst.\n  Schrijf bijvoorbeeld: wmoplan meetings add data.txt")
        return typed
    if len(words) == 1 and _is_file(words[0]):
        from wmoplan.desk.meeting_files import text_in

        return text_in(words[0])
    if (
        len(words) == 1
        and " " not in typed
        and typed.lower().endswith((".txt", ".csv", ".ics", ".docx", ".pdf", ".eml"))
    ):
        raise MissingFileError(f"{typed} is er niet.\n  Kijk of de naam klopt, of plak de regels.")
    return typed


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):  # a long text is no name of a file
        return False


def _pasted_lines() -> "Iterator[str]":
    while line := sys.stdin.readline():
        if line.strip().lower() in {ENOUGH, "."}:
            return
        yield line.rstrip("\r\n")
