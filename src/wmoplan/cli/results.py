"""Files that a command makes: written whole, named in full, and opened where that was asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from wmoplan.cli.options import STDOUT
from wmoplan.cli.speak import tell
from wmoplan.desk.beside import HISTORY, is_private
from wmoplan.errors import OutputError, UsageError
from wmoplan.store.content import full
from wmoplan.store.outputs import refuse

Over: TypeAlias = Callable[[Path, str], None]
"""What decides whether a file may take the place of another; it raises where that may not, and gets the reason."""

RENEW: Final = "Verandert er een datum? Maak het bestand dan opnieuw."
"""What comes after a file that holds days."""

NO_TEXT: Final = frozenset({".docx", ".doc", ".odt", ".pdf", ".xlsx", ".xls", ".ods", ".ics", ".zip"})
"""Endings of files that hold no text: no program opens a letter under such a name."""


def make(data: bytes | str, output: str, *, then: str = "", open_it: bool = False, force: bool = False) -> None:
    """Write a file, and tell its full path and what comes next; `-` says it on stdout.

    A file of wmoplan that nobody changed is replaced. Is there anything else, then somebody is asked.

    Args:
        force: Whether the file may take the place of anything.

    Raises:
        UsageError: It is text, and its name says that it is something else.
        OutputError: It cannot be written, or nobody says that it may take the place of what is there.
    """
    from wmoplan.store.outputs import existing_at, write_output

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
    may = over(force=force)
    if path.name.lower().endswith(HISTORY):
        may(path, "in zo'n bestand onthoudt wmoplan welke dagen het eerder gaf")
    elif is_private(path):
        may(path, "zo heet een profiel, en daar schrijft wmoplan geen uitvoer in")
    elif not seen.is_free:
        may(path, "dit bestand is niet door wmoplan gemaakt, of iemand heeft er iets in veranderd")
    write_output(path, content, seen)
    tell(f"Klaar: {full(path)}")
    if then:
        tell(then)
    if open_it:
        show(path)


def hand_out(  # noqa: PLR0913 - a text, and what was typed about its file
    text: str, form: str, output: str | None, speak: Callable[[str], None], *, open_it: bool, force: bool
) -> None:
    """Write a text with days in a file, or say it; CSV gets the mark by which spreadsheets know its encoding."""
    from wmoplan.cli.speak import say_json

    if output:
        data = text.encode("utf-8-sig") if form == "csv" else text if text.endswith("\n") else f"{text}\n"
        make(data, output, then=RENEW, open_it=open_it, force=force)
    else:
        (say_json if form == "json" else speak)(text)


def over(*, force: bool) -> Over:
    """Return what decides whether a file may take the place of one that is not wmoplan's, or that was changed."""
    from wmoplan.cli.speak import is_terminal

    if force:
        return lambda _path, _why: None
    return ask_first if is_terminal() else refuse


def ask_first(path: Path, why: str) -> None:
    """Ask somebody; the arguments are those of `refuse`.

    Raises:
        OutputError: The answer is no.
    """
    from wmoplan.cli.asking import agrees

    tell(f"{full(path)}: {why}.")
    question = "Toch vervangen? U bent dan kwijt wat er nu in staat" if path.exists() else "Toch zo noemen?"
    if not agrees(question, "nee"):
        raise OutputError("Er is niets geschreven.")


def _say(data: bytes | str) -> None:
    """Say on stdout what else would be in a file."""
    from wmoplan.cli.speak import say_exactly, say_json

    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    (say_json if text.startswith("{") else say_exactly)(text)


def show(path: Path) -> None:
    """Open a file in the program that belongs to it, or tell that this did not work."""
    import webbrowser

    try:
        opened = webbrowser.open(path.absolute().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    if not opened:
        tell("Openen lukt hier niet. Open het bestand zelf.")
