"""What the program says: data on stdout and messages on stderr."""

import codecs
import os
import re
import sys
from contextlib import suppress
from errno import EINVAL
from io import TextIOWrapper
from typing import Final, TextIO

from wmoplan.errors import OutputError

PLAIN: Final = {
    "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2022": "-", "\u20ac": "EUR", "\u00a0": " ", "\u00df": "ss",
}  # fmt: skip
"""What is written for a character that the screen does not have and that is no letter with an accent."""

WIDE: Final = 80
"""Columns that a table needs; lines of text are not made longer either."""

WIDEST: Final = 1000
"""Columns that are believed of a screen; the name of a setting can hold any number."""

NARROW: Final = 40
"""Columns below which lines of text are not made shorter."""


_told_once: Final[set[str]] = set()
"""What `tell_once` wrote in this run."""


def prepare() -> None:
    """Begin a run: nothing was told yet, and no character that a screen does not have stops it but is written plain."""
    _told_once.clear()
    codecs.register_error("wmoplan", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="wmoplan")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _plain(fault: UnicodeError) -> tuple[str, int]:
    from unicodedata import normalize

    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    text = "".join(PLAIN.get(letter, letter) for letter in fault.object[fault.start : fault.end])
    ascii_only = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return ascii_only or "?", fault.end


def say(text: str) -> None:
    """Write text on stdout, with a line end after it; on a screen no line is wider than that.

    Raises:
        OutputError: The text cannot be written.
    """
    room = max(width(), NARROW)
    say_exactly("\n".join(filled(line, room) for line in text.split("\n")) if is_screen() else text)


def say_folded(text: str) -> None:
    """Write lines of text on stdout, each folded as `folded_lines` does it.

    Raises:
        OutputError: The text cannot be written.
    """
    say(folded_lines(text))


def say_exactly(text: str) -> None:
    """Write data for another program on stdout, with a line end after it.

    Had the reader enough, then nothing more is said, and the command goes on: its work and its status do not depend
    on who reads.

    Raises:
        OutputError: The text cannot be written, for another reason.
    """
    if sys.stdout is None:
        return
    if os.linesep != "\n":
        text = text.replace("\r\n", "\n")
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except OSError as fault:
        close_stdout()
        if isinstance(fault, BrokenPipeError) or (os.name == "nt" and fault.errno == EINVAL):
            return  # how Windows says that nobody reads any more
        raise OutputError("De uitvoer kan niet worden geschreven.\n  Kijk of de schijf vol is.") from fault


def say_json(text: str) -> None:
    """Write JSON on stdout; letters that could suffer from the encoding of the screen are written as their number."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding not in {"utf8", "utf8sig"}:
        text = re.sub(r"[^\x00-\x7f]", lambda found: _escaped(found[0]), text)
    say_exactly(text)


def _escaped(letter: str) -> str:
    r"""Return a letter as JSON writes it in ASCII.

    >>> print(_escaped("\u00eb"))
    \u00eb
    """
    from json import dumps

    return dumps(letter)[1:-1]


def tell(*messages: str) -> None:
    """Write messages on stderr, each with a line end after it."""
    room = max(min(width(), WIDE), NARROW) if _is_terminal(sys.stderr) else 0
    for text in messages:
        shown = "\n".join(filled(line, room) for line in text.split("\n")) if room else text
        write_message(f"{shown}\n")


def tell_once(message: str) -> None:
    """Write a message on stderr the first time that a run has it; what is empty is not written."""
    if message and message not in _told_once:
        _told_once.add(message)
        tell(message)


def height(line: str) -> int:
    """Return how many rows a message takes on the screen, as `tell` writes it."""
    room = max(min(width(), WIDE), NARROW)
    return sum(filled(part, room).count("\n") + 1 for part in line.split("\n"))


def rows() -> int:
    """Return how many rows the screen has; 0 where nobody watches, and everything can be told."""
    from shutil import get_terminal_size

    return get_terminal_size((WIDE, 24)).lines if _is_terminal(sys.stderr) else 0


def filled(line: str, room: int) -> str:
    """Return a line as lines that the screen does not break, as far to the right as its text stood."""
    if len(line) <= room:
        return line
    from textwrap import fill

    mark = re.match(r" *(?:[-*] +|\d+\. +)?", line)
    indent = " " * len(mark[0] if mark else "")
    return fill(line, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def write_message(text: str) -> None:
    """Write text on stderr as it is; where nobody can be told, nothing is told."""
    text = without_unseen(text)
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()


def without_unseen(text: str) -> str:
    """Return a message without what a screen obeys and nobody sees: the name of a file can hold anything."""
    if text.replace("\n", "").isprintable():
        return text
    from wmoplan.notation import UNSEEN

    return "\n".join(re.sub(UNSEEN, "", line) for line in text.split("\n"))


def is_terminal() -> bool:
    """Tell whether somebody sits at the keyboard who reads the questions and can answer."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def draws() -> bool:
    """Tell whether stderr is a screen on which more can be drawn than lines of text."""
    return _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def is_screen() -> bool:
    """Tell whether stdout is a screen that draws columns."""
    return _is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how many columns the screen has; 80 where there is none. No screen is wider than `WIDEST`."""
    from shutil import get_terminal_size

    return min(get_terminal_size((WIDE, 24)).columns, WIDEST)


def table_width() -> int:
    """Return how many columns the screen has for a table; 0 where sentences read better."""
    room = width()
    return room if is_screen() and room >= WIDE else 0


def columns() -> int:
    """Return how many columns a table of changes has; 0 where sentences read better."""
    return min(table_width(), WIDE)


def room() -> int:
    """Return how many columns a screen has for text, at most `WIDE`; 0 where nobody watches, and no line is broken."""
    return max(min(width(), WIDE), NARROW) if is_screen() else 0


def folded(text: str, indent: str = "", first: str | None = None) -> str:
    """Return a paragraph, folded where a screen would break it in the middle of a word; elsewhere it stays one line."""
    begin = indent if first is None else first
    if not is_screen():
        return begin + text
    from textwrap import fill

    return fill(
        text, room(), initial_indent=begin, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def folded_lines(text: str) -> str:
    """Return lines of text, each folded where a screen would break it in the middle of a word.

    Returns: further lines stand as far to the right as the text of a list, or two more than other text.
    """
    return "\n".join(_folded_line(line) for line in text.split("\n"))


def _folded_line(line: str) -> str:
    room = re.match(r" *(?:- +|\d+\. +)?", line)
    begin = room[0] if room else ""
    return folded(line[len(begin) :], " " * len(begin) if begin.strip() else f"{begin}  ", begin)


def close_stdout() -> None:
    """Let what is still to be written go nowhere, so that the end of the program is quiet."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
