"""`wmoplan done`, `undo` and `note`: ticks and notes beside the profile."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SHOWN: Final = 80
"""Characters of what was done that are told back; more does not help to see a slip."""

Ids = Annotated[
    list[str] | None,
    Argument(metavar="WAT...", help="Een naam, zoals verordening.aanmelden of verordening-v1. Mag meer dan een zijn."),
]
By = Annotated[str | None, Option("--by", metavar="NAAM", help="Wie het deed. Zonder deze optie staat er geen naam.")]


def done(
    what: Ids = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tick one thing or more."""
    from wmoplan.cli.session import seen_from
    from wmoplan.desk.opening import written
    from wmoplan.desk.progress import tick

    words = _asked(what, "done")
    found = tick(written(profile, None), seen_from(as_of), words, by)
    for one in found.ticks:
        _tell("Gedaan" if one.changed else "Dit was al gedaan", one.text, one.id)
    _end(found.path)


def undo(
    what: Ids = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Take a tick back; the file keeps both."""
    from wmoplan.cli.session import seen_from
    from wmoplan.desk.opening import written
    from wmoplan.desk.progress import untick

    words = _asked(what, "undo")
    found = untick(written(profile, None), seen_from(as_of), words, by)
    for one in found.ticks:
        _tell("Niet meer gedaan" if one.changed else "Dit was niet gedaan", one.text, one.id)
    _end(found.path)


def note(
    what: Annotated[str | None, Argument(metavar="WAT", help="Een naam, zoals verordening.")] = None,
    text: Annotated[list[str] | None, Argument(metavar="TEKST", help="Wat u wilt onthouden.")] = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Write something down at one thing."""
    from wmoplan.cli.session import seen_from
    from wmoplan.desk.opening import written
    from wmoplan.desk.progress import write_note
    from wmoplan.notation import on_one_line

    said = on_one_line(" ".join(text or ()))
    if not said:
        raise UsageError('Wat wilt u opschrijven?\n  Schrijf: wmoplan note verordening "Gebeld met de griffie."')
    (word,) = _asked([what] if what else None, "note")
    found = write_note(written(profile, None), seen_from(as_of), word, said, by)
    _tell("Opgeschreven bij", found.ticks[0].text, found.ticks[0].id)
    _end(found.path)


def _asked(what: list[str] | None, command: str) -> list[str]:
    """Return the words that were typed.

    Raises:
        UsageError: There are none.
    """
    if not what:
        raise UsageError(
            f"Wat bedoelt u?\n  Schrijf een naam, zoals: wmoplan {command} verordening.aanmelden\n"
            "  Zo vindt u een naam: wmoplan plan WOORD, of wmoplan explain WOORD"
        )
    return what


def _tell(verdict: str, text: str, name: str) -> None:
    from wmoplan.cli.speak import tell
    from wmoplan.dutch import shortened

    tell(f"{verdict}: {shortened(text.rstrip('.'), SHOWN)} ({name}).")


def _end(path: "Path") -> None:
    from wmoplan.cli.speak import tell
    from wmoplan.store.content import full

    tell(f"Dat staat in {full(path)}")
