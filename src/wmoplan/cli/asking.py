"""What the program asks and hears: questions on stderr; answers and pasted text from stdin."""

import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import Final, TypeVar

from wmoplan.cli.screen import stand_out
from wmoplan.cli.speak import NARROW, WIDE, draws, filled, is_terminal, tell, width, without_unseen, write_message
from wmoplan.errors import UsageError

T = TypeVar("T")

ALL: Final = "a"
"""The answer that asks to see everything first."""

ENOUGH: Final = "klaar"
"""The word that ends what is pasted."""

PASTE: Final = f"""Plak de regels uit de mail van de griffie. Een vergadering per regel is genoeg, bijvoorbeeld:
  di 21 oktober 2014 20.00 uur commissie
De agenda van een vergadering mag ook.
Alles geplakt? Typ dan op een nieuwe regel: {ENOUGH}"""

OTHERWISE: Final = "Plak de regels zelf. Typ: wmoplan meetings add"
"""What to do where the clipboard cannot be read."""


def ask(question: str, suggestion: str = "") -> str:
    """Return what somebody answers, or the suggestion where that is nothing.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    asked = f"{question}{f' [{suggestion}]' if suggestion else ''}:"
    shown = without_unseen(filled(asked, max(min(width(), WIDE), NARROW)))
    if draws() and is_terminal():
        stand_out(shown.removesuffix(":"))
    else:
        write_message(f"{shown} ")
    line = sys.stdin.readline()
    if not line:
        write_message("\n")
        raise EOFError
    return line.strip() or suggestion


def ask_until(question: str, suggestion: str, read: Callable[[str], T]) -> T:
    """Return what an answer means; ask again until the answer means something.

    Args:
        suggestion: What counts where the answer is nothing.
        read: Returns what an answer means, or raises a UsageError with the reason why the answer means nothing.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    while True:
        try:
            return read(ask(question, suggestion))
        except UsageError as fault:
            tell(str(fault))


def agrees(question: str, suggestion: str = "ja", more: Callable[[], None] | None = None, unknown: str = "") -> bool:
    """Tell whether somebody says yes; ask again until the answer is yes or no.

    Args:
        more: Shows everything, at the answer `ALL`; None where everything was shown.
        unknown: What counts where somebody says not to know it; empty asks again.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    while True:
        answer = ask(question, suggestion).lower()
        if unknown and answer not in {"ja", "nee"}:
            from wmoplan.desk.first_answers import is_unknown

            answer = unknown if is_unknown(answer) else answer
        if answer in {"ja", "j", "nee", "n"}:
            return answer.startswith("j")
        if more and answer == ALL:
            more()
        else:
            tell("Typ ja of nee.")


def heard() -> str:
    """Return everything that comes in on stdin, up to its end."""
    if sys.stdin is None:
        return ""
    try:
        raw = sys.stdin.buffer.read() if isinstance(sys.stdin, TextIOWrapper) else sys.stdin.read().encode()
    except (OSError, ValueError):  # closed
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def typed_text(words: list[str]) -> str | None:
    """Return the text that is meant: what was typed, what is in a file, or what is pasted.

    Returns:
        The text; None where a file was named that is a table, such as a workbook or a .csv, or no plain text.

    Raises:
        MissingFileError: A file was named that is not there.
        UsageError: There is no text.
    """
    typed = " ".join(words).strip()
    if typed in {"", "-"}:  # a dash stands for stdin, as with other programs
        if is_terminal():
            tell(PASTE)
            typed = "\n".join(_pasted_lines())
        else:
            typed = heard()
        if not typed.strip():
            raise UsageError("Er is geen tekst.\n  Schrijf bijvoorbeeld: wmoplan meetings add data.txt")
        return typed
    from wmoplan.desk.meeting_files import text_meant

    return text_meant(words)


def copied_text() -> str:
    """Return the text on the clipboard.

    Raises:
        MissingExtraError: What reads the clipboard is not installed.
        UsageError: There is no clipboard, or no text on it.
    """
    from wmoplan.desk.extras import need

    need("bestanden", f"Het kan ook anders. {OTHERWISE}", "pyperclip")
    from pyperclip import PyperclipException, paste

    try:
        text = paste()
    except (PyperclipException, OSError):
        raise UsageError(f"Bij het klembord van deze computer kan wmoplan niet.\n  {OTHERWISE}") from None
    if not (isinstance(text, str) and text.strip()):
        raise UsageError("Op het klembord staat geen tekst.\n  Kopieer eerst de regels, en typ dit dan opnieuw.")
    return text


def handed_in(words: list[str], *, clipboard: bool) -> tuple[str | None, str]:
    """Return the text that is meant, and the file that was named; the text of a file that is no plain text is None.

    Raises:
        UsageError: There is no text, or there are two.
    """
    if clipboard and words:
        raise UsageError("U typt een tekst en --clipboard.\n  Kies een van de twee.")
    lines = copied_text() if clipboard else typed_text(words)
    is_file = len(words) == 1 and words != ["-"] and lines != words[0].strip()
    return lines, words[0] if is_file else ""


def _pasted_lines() -> Iterator[str]:
    while line := sys.stdin.readline():
        if line.strip().lower() in {ENOUGH, "."}:
            return
        yield line.rstrip("\r\n")
