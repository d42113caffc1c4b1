"""Files that a command makes: written whole, named in full, and opened where that was asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from wmoplan.cli.speak import tell
from wmoplan.errors import DataError, OutputError, Problem, UsageError

PROFILES: Final = (".yaml", ".yml")
"""What the name of a profile ends in; nothing that a command makes does."""

HISTORY: Final = "-geschiedenis.json"
"""What the name of a history ends in: what was once promised cannot be made again."""


def make(
    data: bytes | str,
    output: str,
    *,
    then: str = "",
    open_it: bool = False,
    check: Callable[[bytes], None] | None = None,
) -> None:
    """Write a file, and tell its full path and what comes next.

    Attributes:
        check: Refuses what it reads back from the disk; the old file then stays.

    Raises:
        OutputError: It cannot be written.
    """
    from wmoplan.write.files import write_whole

    path = Path(output)
    if path.suffix.lower() in PROFILES:
        raise OutputError(
            f"{full(path)}: zo heet een profiel, en daar schrijft wmoplan geen uitvoer in.\n"
            "  Kies een naam met een ander eind, zoals .txt of .html."
        )
    if path.name.lower().endswith(HISTORY):
        raise OutputError(
            f"{full(path)}: in zo'n bestand onthoudt wmoplan welke dagen het eerder gaf.\n  Kies een andere naam."
        )
    write_whole(path, data, check)
    tell(f"Klaar: {full(path)}")
    if then:
        tell(then)
    if open_it:
        show(path)


def save(path: Path, before: str, edit: Callable[[str], str]) -> None:
    """Write an edit of a profile that somebody agreed to, and tell so.

    Was the profile changed after the edit was shown, by another command or in an editor, then that change stays too.

    Raises:
        DataError: The profile cannot hold it.
        OutputError: It cannot be written, or it says something else now of what the edit is about.
    """
    from wmoplan.read.profile import profile_of
    from wmoplan.write.files import change_alone
    from wmoplan.write.merged import merged

    changed_meanwhile = False

    def change(content: bytes) -> bytes:
        nonlocal changed_meanwhile
        now = profile_text(content, str(path))
        changed_meanwhile = now != before
        after = merged(before, now, edit, str(path))
        profile_of(after, str(path))
        return after.encode()

    change_alone(path, change)
    if changed_meanwhile:
        tell("Let op: het bestand was intussen veranderd. Die verandering is gebleven.")
    tell(f"Klaar: {full(path)}\nWat u nu doet: wmoplan timeline")


def profile_text(content: bytes, name: str) -> str:
    """Return a profile to the byte.

    Raises:
        DataError: It is not in the encoding in which it can be edited.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        remedy = "Sla het bestand op met codering UTF-8: in Kladblok via Opslaan als, onderaan bij Codering."
        raise DataError(Problem(name, 0, "dit bestand kan wmoplan zo niet aanvullen.", remedy)) from None


def full(path: Path) -> str:
    """Return the whole path, as a person finds the file by it."""
    from os.path import abspath

    return abspath(path)  # noqa: PTH100 - Path.resolve() would follow shortcuts


def ending_of(output: str, endings: dict[str, str]) -> str:
    """Return what the ending of a file stands for.

    Raises:
        UsageError: It is none of the endings; tells which there are.
    """
    ending = Path(output).suffix.lower()
    if ending not in endings:
        from wmoplan.dutch import listing

        known = listing(list(endings), "of")
        found = f"eindigt op '{ending}'" if ending else "heeft geen letters achter een punt"
        raise UsageError(
            f"'{output}' {found}; zo'n bestand kan wmoplan nog niet maken.\n  Laat de naam eindigen op {known}."
        )
    return endings[ending]


def needs_file(*, open_it: bool, output: str | None) -> None:
    """Refuse to open what is not written.

    Raises:
        UsageError: There is no file to open.
    """
    if open_it and not output:
        raise UsageError("Zonder bestand valt er niets te openen.\n  Zet erbij: --output BESTAND")


def show(path: Path) -> None:
    """Open a file in the program that belongs to it, or tell that this did not work."""
    import webbrowser

    try:
        opened = webbrowser.open(path.absolute().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    if not opened:
        tell("Openen lukt hier niet. Open het bestand zelf.")
