"""`wmoplan done`, `undo` and `note`: ticks and notes beside the profile."""

from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import options, session, speak
from wmoplan.cli.options import argument, value
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wmoplan.desk.progress import Logbook, Tick

SHOWN: Final = 80
"""Characters of what was done that are told back; more does not help to see a slip."""

Ids = Annotated[
    list[str] | None,
    argument("WAT...", "Een naam, zoals verordening.aanmelden of verordening-v1. Mag meer dan een zijn."),
]
By = Annotated[str | None, value("--by", "NAAM", "Wie het deed. Zonder deze optie staat er geen naam.")]


def done(
    what: Ids = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tick one thing or more."""
    from wmoplan.desk.progress import tick

    words = _asked(what, "done")
    log = _log(profile, as_of, by)
    _end(log, tick(log, words), "Gedaan", "Dit was al gedaan")


def undo(
    what: Ids = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Take a tick back; the file keeps both."""
    from wmoplan.desk.progress import untick

    words = _asked(what, "undo")
    log = _log(profile, as_of, by)
    _end(log, untick(log, words), "Niet meer gedaan", "Dit was niet gedaan")


def note(
    what: Annotated[str | None, argument("WAT", "Een naam, zoals verordening.")] = None,
    text: Annotated[list[str] | None, argument("TEKST", "Wat u wilt onthouden.")] = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Write something down at one thing."""
    from wmoplan.desk.progress import write_note
    from wmoplan.notation import on_one_line

    said = on_one_line(" ".join(text or ()))
    if not said:
        raise UsageError('Wat wilt u opschrijven?\n  Schrijf: wmoplan note verordening "Gebeld met de griffie."')
    (word,) = _asked([what] if what else None, "note")
    log = _log(profile, as_of, by)
    _end(log, [write_note(log, word, said)], "Opgeschreven bij")


def _log(profile: str | None, as_of: str | None, by: str | None) -> "Logbook":
    from wmoplan.desk.progress import logbook_of

    day = session.seen_from(as_of)
    return logbook_of(session.used(profile, day), day, by)


def _asked(what: list[str] | None, command: str) -> list[str]:
    """Return the words that were typed."""
    if not what:
        raise UsageError(
            f"Wat bedoelt u?\n  Schrijf een naam, zoals: wmoplan {command} verordening.aanmelden\n"
            "  Zo vindt u een naam: wmoplan plan WOORD, of wmoplan explain WOORD"
        )
    return what


def _end(log: "Logbook", ticks: "Iterable[Tick]", new: str, same: str = "") -> None:
    """Tell what was written, in the words for what is new and for what was so already, and where it stands."""
    from wmoplan.dutch import shortened
    from wmoplan.store.content import full

    for one in ticks:
        speak.tell(f"{new if one.changed else same}: {shortened(one.text.rstrip('.'), SHOWN)} ({one.id}).")
    speak.tell(f"Dat staat in {full(log.path)}")
