"""`wmoplan done`, `undo` and `note`: what was done and written down, in a file beside the profile that only grows."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from wmoplan.cli import options
from wmoplan.desk.beside import progress_path
from wmoplan.errors import UsageError
from wmoplan.notation import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wmoplan.model.progress import Progress, ProgressRow

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
    from wmoplan.cli.speak import tell
    from wmoplan.model.progress import DONE

    path, day, ids, things = _asked(what, profile, as_of, "done")
    new: list[str] = []

    def ticked(before: "Progress") -> "list[ProgressRow]":
        new.extend(one for one in ids if one not in before.done())
        return [new_row(day, DONE, one, by) for one in new]

    add_rows(path, ticked)
    for one in ids:
        tell(f"{'Gedaan' if one in new else 'Dit was al gedaan'}: {_told(things[one])} ({one}).")
    _end(path)


def undo(
    what: Ids = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Take a tick back; the file keeps both."""
    from wmoplan.cli.speak import tell
    from wmoplan.model.progress import BACK, ticks

    path, day, ids, things = _asked(what, profile, as_of, "undo")
    ticked: dict[str, Sequence[ProgressRow]] = {}

    def taken_back(before: "Progress") -> "list[ProgressRow]":
        ticked.update((one, ticks(before, [one])) for one in ids)
        numbers = {one: tuple(row.number for row in found) for one, found in ticked.items() if found}
        return [new_row(day, BACK, one, by, van=found) for one, found in numbers.items()]

    add_rows(path, taken_back)
    for one, found in ticked.items():
        tell(f"{'Niet meer gedaan' if found else 'Dit was niet gedaan'}: {_told(things[one])} ({one}).")
    _end(path)


def note(
    what: Annotated[str | None, Argument(metavar="WAT", help="Een naam, zoals verordening.")] = None,
    text: Annotated[list[str] | None, Argument(metavar="TEKST", help="Wat u wilt onthouden.")] = None,
    by: By = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Write something down at one thing."""
    from wmoplan.cli.speak import tell
    from wmoplan.model.progress import NOTE

    said = on_one_line(" ".join(text or ()))
    if not said:
        raise UsageError('Wat wilt u opschrijven?\n  Schrijf: wmoplan note verordening "Gebeld met de griffie."')
    path, day, (one,), things = _asked([what] if what else None, profile, as_of, "note")
    add_rows(path, [new_row(day, NOTE, one, by, tekst=said)])
    tell(f"Opgeschreven bij: {_told(things[one])} ({one}).")
    _end(path)


def _asked(
    what: list[str] | None, profile: str | None, as_of: str | None, command: str
) -> tuple[Path, date, list[str], dict[str, str]]:
    """Return what `wanted` does, where something was asked."""
    if not what:
        raise UsageError(
            f"Wat bedoelt u?\n  Schrijf een naam, zoals: wmoplan {command} verordening.aanmelden\n"
            "  Zo vindt u een naam: wmoplan plan WOORD, of wmoplan explain WOORD"
        )
    return wanted(what, profile, as_of)


def wanted(what: list[str], profile: str | None, as_of: str | None) -> tuple[Path, date, list[str], dict[str, str]]:
    """Return the file, the day, and what is meant with the names of all that can be.

    Raises:
        UsageError: A word means nothing that can be ticked, or more than one thing.
    """
    from wmoplan.cli.session import seen_from
    from wmoplan.cli.things import meant, things_beside
    from wmoplan.desk.beside import PROFILE

    own = profile or PROFILE
    day = seen_from(as_of)
    things = things_beside(Path(own), day)
    return progress_path(own), day, meant(what, things), things


def add_rows(path: Path, rows: "Sequence[ProgressRow] | Callable[[Progress], Sequence[ProgressRow]]") -> None:
    """Add rows at the end of a file, which is read before and after: where it has faults, nothing is added.

    Args:
        path: The file.
        rows: Themselves, or what makes them of all that stands there: of two commands at once, the second sees what
            the first one wrote.

    Raises:
        DataError: What stands there has faults.
        OutputError: It cannot be written.
    """
    from wmoplan.read.progress import progress_of, put_together
    from wmoplan.store.files import OURS_ALONE, change_alone
    from wmoplan.store.progress import grown

    def with_rows(content: bytes) -> bytes:
        before = progress_of(content, path.name)
        added = rows(before) if callable(rows) else rows
        if not added:
            return content
        whole = grown(put_together(content, path.name), added)
        progress_of(whole, path.name)
        return whole

    change_alone(path, with_rows, rights=OURS_ALONE)


def new_row(day: date, kind: str, about: str, by: str | None, **values: str | tuple[str, ...]) -> "ProgressRow":
    """Return a row that stands in no file yet.

    Raises:
        UsageError: A text is longer than the file may hold.
    """
    from wmoplan.model.progress import LONGEST, ProgressRow

    who: Mapping[str, str | tuple[str, ...]] = {"door": on_one_line(by)} if by else {}
    told = {**who, **values}
    longest = max((len(said) for said in told.values() if isinstance(said, str)), default=0)
    if longest > LONGEST:
        raise UsageError(f"Deze tekst heeft {longest} tekens.\n  Schrijf er hoogstens {LONGEST}.")
    return ProgressRow(os.urandom(6).hex(), day, kind, about, told)


def _told(text: str) -> str:
    from wmoplan.dutch import shortened

    return shortened(text.rstrip("."), SHOWN)


def _end(path: Path) -> None:
    from wmoplan.cli.speak import tell
    from wmoplan.store.content import full

    tell(f"Dat staat in {full(path)}")
