"""How a word stands in a profile: bare where YAML reads it back as it is, else between quotes."""

import re
from typing import Final

LIST: Final = "vergaderingen"
"""The key of the list of meetings."""

SCHEDULE: Final = "vergaderschema"
"""The key of what is said of the schedule as a whole."""

PLAIN: Final = r"[a-z](?:[a-z0-9-]*[a-z0-9])?"
"""What needs no quotes, save what is reserved."""

RESERVED: Final = {"ja", "nee", "no", "yes", "on", "off", "true", "false", "null", "y", "n"}
"""The words that YAML takes for a truth value or for nothing; they are no bodies."""


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
