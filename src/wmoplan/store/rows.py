"""How wmoplan writes words and rows in YAML: a word bare where YAML reads it back as it is, else between quotes."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from wmoplan.model.progress import LIST as PROGRESS
from wmoplan.model.progress import ProgressRow

LIST: Final = "vergaderingen"
"""The key of the list of meetings."""

SCHEDULE: Final = "vergaderschema"
"""The key of what is said of the schedule as a whole."""


class Key(StrEnum):
    """The keys of a row in the list of meetings, and of what is said of the schedule as a whole."""

    DAY = "datum"
    TIME = "tijd"
    RULE = "regel"
    BODY = "orgaan"
    STATUS = "status"
    TO = "naar"
    TITLE = "titel"
    SOURCE = "bron"
    SINCE = "sinds"
    MARK = "kenmerk"
    FIRST = "van"
    LAST = "tot"
    BODIES = "organen"
    VERSION = "versie"


PLAIN: Final = r"[a-z](?:[a-z0-9-]*[a-z0-9])?"
"""What needs no quotes, save what is reserved."""

RESERVED: Final = {"ja", "nee", "no", "yes", "on", "off", "true", "false", "null", "y", "n"}
"""The words that YAML takes for a truth value or for nothing; they are no bodies."""

HEAD: Final = f"""\
# Wat er is gedaan, en wat u opschreef. wmoplan schrijft hier regels bij. Het haalt er nooit een weg.
# Er kunnen namen in staan: zet dit bestand niet op een website.
# Voegt git twee versies samen? Bewaar dan de regels van allebei. De volgorde maakt niet uit.
{PROGRESS}:
"""
"""The start of a progress file."""


def plain_or_quoted(value: str) -> str:
    """Return a value as the profile shows it, with quotes only where they are needed.

    >>> plain_or_quoted("raad"), plain_or_quoted("nee")
    ('raad', '"nee"')
    """
    return value if re.fullmatch(PLAIN, value) and value not in RESERVED else quoted(value)


def quoted(value: str) -> str:
    """Return a value that YAML reads back as it is, on one line.

    >>> print(quoted("raad: begroting"))
    "raad: begroting"
    """
    return '"' + "".join(_escaped(letter) for letter in value) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if "\ud800" <= letter <= "\udfff":
        return "?"  # half a letter, left by a terminal; no file can hold it
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08x}"  # noqa: PLR2004 - YAML's two forms


def grown(content: bytes, rows: Iterable[ProgressRow]) -> bytes:
    """Return the progress file with more rows at its end; what is there stays, also what this version does not know."""
    whole = content or HEAD.encode()
    if whole.rstrip().endswith(f"{PROGRESS}: []".encode()):
        whole = whole.rstrip().removesuffix(b"[]").rstrip()
    if not whole.endswith(b"\n"):
        whole += b"\n"
    return whole + "".join(f"  - {_progress_row(row)}\n" for row in rows).encode()


def _progress_row(row: ProgressRow) -> str:
    """Return a row as it stands in the file: on one line, so that git can move it as a whole."""
    pairs = [
        f"nr: {quoted(row.number)}",
        f"op: {row.day.isoformat()}",
        f"soort: {row.kind}",
        f"wat: {quoted(row.about)}",
    ]
    for key, value in row.values.items():
        if isinstance(value, tuple):
            pairs.append(f"{key}: [{', '.join(map(quoted, value))}]")
        elif value:
            pairs.append(f"{key}: {plain_or_quoted(value)}")
    return "{" + ", ".join(pairs) + "}"
