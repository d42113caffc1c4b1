"""`wmoplan calendar`: the days as a calendar file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Option

from wmoplan.cli import options, results, session, speak
from wmoplan.cli.options import flag
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wmoplan.desk.calendar import NewCalendar
    from wmoplan.read.feed import OldFile

FILE: Final = "agenda.ics"
ENDINGS: Final = {".ics": "ics"}


Everything = Annotated[
    bool | None,
    Option("--all/--no-all", help="Zet alle momenten erin, of alleen die waarop u iets doet.", show_default=False),
]
Reminders = Annotated[
    bool | None,
    Option("--reminders/--no-reminders", help="Zet op de dag ervoor een herinnering, of niet.", show_default=False),
]
DryRun = Annotated[bool, flag("--dry-run", "Laat zien wat er verandert, en schrijf niets.")]


class Writing(NamedTuple):
    """How a command writes a calendar: the flags that were typed."""

    dry_run: bool
    open_it: bool
    force: bool


def calendar(  # noqa: PLR0913 - the options of the command
    profile: options.Profile = None,
    as_of: options.AsOf = None,
    example: options.Example = None,
    plan: options.Plan = None,
    output: options.Output = None,
    everything: Everything = None,
    reminders: Reminders = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
    force: options.Force = False,  # noqa: FBT002 - a flag
    open_it: options.Open = False,  # noqa: FBT002 - a flag
) -> None:
    """Write the calendar file and remember its days, or tell what changes in the file.

    The calendar is written before the days are remembered: `wmoplan.desk.memory` says why.
    """
    from wmoplan.desk.calendar import agenda_of, summary
    from wmoplan.desk.memory import keep
    from wmoplan.desk.personal import personal_notes
    from wmoplan.render.feed import name_of

    if output == options.STDOUT:
        raise UsageError(f"Een agenda gaat verder op het vorige bestand.\n  Noem dat, zoals: --output {FILE}")
    options.ending_of(output or FILE, ENDINGS)
    timeline = session.timeline_of(profile, as_of, example, plan)
    text = None if plan else session.written(profile, example)
    own = None if example else text
    target = Path(output) if output else (own.folder if own else Path()) / FILE
    old = replaced(target, name_of(timeline), force=force)
    was_shared = own is not None and own.files.has(own.history_path)
    agenda = agenda_of(timeline, old, everything=everything, reminders=reminders, was_shared=was_shared)
    for note in personal_notes(text) if text else ():
        speak.tell(f"Let op: {note}")  # before it is in the calendar
    publish(
        target,
        agenda.file,
        summary(timeline, agenda, speak.columns()),
        Writing(dry_run, open_it, force),
        partial(keep, timeline, own) if own and not dry_run else str,
    )


def replaced(target: Path, name: str, *, force: bool) -> "OldFile":
    """Return the file that a calendar replaces; where that is another calendar, somebody is asked first.

    Args:
        name: What programs call the calendar.

    Raises:
        DataError: The file is a calendar of wmoplan and cannot be read.
        OutputError: The file is somebody else's or another calendar, and stays.
    """
    from wmoplan.read.feed import old_calendar

    old = old_calendar(target, name, force=force)
    if old.objection:
        results.over(force=force)(target, old.objection)
    return old


def publish(
    target: Path, calendar: "NewCalendar", told: str, how: Writing, remember: "Callable[[], str]" = str
) -> None:
    """Write a calendar where the calendar says something new, and tell what is in the calendar.

    Everything is written before anything is told: who reads along may stop reading.

    Args:
        told: What is in the calendar, or what changes in it.
        remember: Keeps the days of the calendar beside the profile, and returns what the user must know of that.
    """
    from wmoplan.desk.calendar import after_writing, write_calendar

    if calendar.is_new and not how.dry_run:
        write_calendar(target, calendar)
    remembered = remember()
    speak.say_folded(told)
    if how.dry_run:
        speak.tell("Er is niets geschreven.")
    else:
        speak.tell("\n".join(filter(None, (after_writing(target, calendar), remembered))))
        if how.open_it:
            results.show(target)
    for note in calendar.notes:
        speak.tell(f"Let op: {note}")
