"""What the program asks and hears: questions on stderr, answers from stdin."""

import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import TypeVar

from wmoplan.cli.screen import stand_out
from wmoplan.cli.speak import NARROW, WIDE, draws, filled, is_terminal, tell, width, without_unseen, write_message
from wmoplan.errors import UsageError

T = TypeVar("T")


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
    """Return what an answer means; asks again until it means something.

    Args:
        question: What is asked.
        suggestion: What counts where the answer is nothing.
        read: Returns what an answer means, or raises a UsageError that tells why it means nothing.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    while True:
        try:
            return read(ask(question, suggestion))
        except UsageError as fault:
            tell(str(fault))


def agrees(question: str, suggestion: str = "ja") -> bool:
    """Tell whether somebody says yes; asks again until it is yes or no.

    Raises:
        EOFError: There is nobody to answer any more.
    """
    while True:
        answer = ask(question, suggestion).lower()
        if answer in {"ja", "j", "nee", "n"}:
            return answer.startswith("j")
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
