"""Files that a command makes: written whole, named in full, and opened where that was asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from wmoplan.cli import asking, speak
from wmoplan.cli.options import STDOUT, Target
from wmoplan.desk.beside import HISTORY, is_private
from wmoplan.errors import OutputError, UsageError
from wmoplan.store.content import full
from wmoplan.store.outputs import refuse

Over: TypeAlias = Callable[[Path, str], None]
"""What decides whether a file may take the place of another; it raises where that may not, and gets the reason."""

RENEW: Final = "Verandert er een datum? Maak het bestand dan opnieuw."
"""What comes after a file that holds days."""

LOST: Final = "Toch vervangen? U bent dan kwijt wat er nu in staat"
"""What is asked before a file takes the place of another."""

NO_TEXT: Final = frozenset({".docx", ".doc", ".odt", ".pdf", ".xlsx", ".xls", ".ods", ".ics", ".zip"})
"""Endings of files that hold no text: no program opens a letter under such a name."""


def make(data: bytes | str, target: Target, then: str = "") -> None:
    """Write a file, and tell its full path and what comes next; `-` stands for stdout.

    A file of wmoplan that nobody changed is replaced. Is there anything else, then somebody is asked.

    Args:
        target: The file, which has a name.
        then: What the user does next.

    Raises:
        UsageError: The data is text, and the name of the file says that it is something else.
        OutputError: The file cannot be written, or nobody says that it may take the place of what is there.
    """
    from wmoplan.store.outputs import existing_at, write_output

    output = target.name or STDOUT
    if output == STDOUT:
        _say(data)
        return
    path = Path(output)
    if isinstance(data, str) and path.suffix.lower() in NO_TEXT:
        raise UsageError(
            f"'{output}' eindigt op '{path.suffix}'; zo'n bestand kan wmoplan hiervan niet maken.\n"
            "  Laat de naam eindigen op .txt."
        )
    content = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    seen = existing_at(path, content)
    if why := _objection(path, is_free=seen.is_free):
        over(force=target.force)(path, why)
    write_output(path, content, seen)
    speak.tell(f"Klaar: {full(path)}")
    if then:
        speak.tell(then)
    if target.open_it:
        show(path)


def _objection(path: Path, *, is_free: bool) -> str:
    """Return why a file may not come there without a question; empty where it may."""
    if path.name.lower().endswith(HISTORY):
        return "in zo'n bestand onthoudt wmoplan welke dagen het eerder gaf"
    if is_private(path):
        return "zo heet een profiel, en daar schrijft wmoplan geen uitvoer in"
    return "" if is_free else "dit bestand is niet door wmoplan gemaakt, of iemand heeft er iets in veranderd"


def hand_out(text: str, form: str, target: Target, say: Callable[[str], None]) -> None:
    """Write a text with days in a file, or say it; CSV gets the mark by which spreadsheets know its encoding."""
    if target.name:
        make(text.encode("utf-8-sig") if form == "csv" else text if text.endswith("\n") else f"{text}\n", target, RENEW)
    else:
        (speak.say_json if form == "json" else say)(text)


def over(*, force: bool) -> Over:
    """Return what decides whether a file may take the place of one that is not wmoplan's, or that was changed."""
    if force:
        return lambda _path, _why: None
    return ask_first if speak.is_terminal() else refuse


def ask_first(path: Path, why: str) -> None:
    """Ask somebody; the arguments are those of `refuse`.

    Raises:
        OutputError: The answer is no.
    """
    must_agree(f"{full(path)}: {why}.", LOST if path.exists() else "Toch zo noemen?")


def must_agree(told: str, question: str = LOST) -> None:
    """Tell what is about to happen, and ask whether it may.

    Raises:
        OutputError: The answer is no.
    """
    speak.tell(told)
    if not asking.agrees(question, "nee"):
        raise OutputError("Er is niets geschreven.")


def _say(data: bytes | str) -> None:
    """Say on stdout what else would be in a file."""
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    (speak.say_json if text.startswith("{") else speak.say_exactly)(text)


def show(path: Path) -> None:
    """Open a file in the program that belongs to it, or tell that this did not work."""
    import webbrowser

    try:
        opened = webbrowser.open(path.absolute().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    if not opened:
        speak.tell("Openen lukt hier niet. Open het bestand zelf.")
