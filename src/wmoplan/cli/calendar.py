"""`wmoplan calendar`: the days as a calendar file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from typer import Option

from wmoplan.cli import options
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
DryRun = Annotated[bool, Option("--dry-run", help="Laat zien wat er verandert, en schrijf niets.")]


class Writing(NamedTuple):
    """How a command writes a calendar: the flags that were typed.

    Attributes:
        dry_run: Only tell what changes, and write nothing.
        open_it: Open the file afterwards.
        force: Replace anything that lies there.
    """

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
    """Write the calendar file and remember its days, or tell what changes in it.

    The calendar is written before the days are remembered: `wmoplan.desk.memory` says why.
    """
    from wmoplan.cli.options import STDOUT, ending_of
    from wmoplan.cli.session import timeline_of
    from wmoplan.cli.speak import WIDE, table_width, tell
    from wmoplan.desk.beside import PROFILE, history_path
    from wmoplan.desk.calendar import agenda_of, summary
    from wmoplan.desk.memory import keep
    from wmoplan.desk.opening import written
    from wmoplan.desk.personal import personal_notes
    from wmoplan.render.feed import name_of

    target = Path(output or FILE)
    if output == STDOUT:
        raise UsageError(f"Een agenda gaat verder op het vorige bestand.\n  Noem dat, zoals: --output {FILE}")
    ending_of(str(target), ENDINGS)
    timeline = timeline_of(profile, as_of, example, plan)
    ours = profile or PROFILE
    old = replaced(target, name_of(timeline), force=force)
    was_shared = not (example or plan) and history_path(ours).is_file()
    agenda = agenda_of(timeline, old, everything=everything, reminders=reminders, was_shared=was_shared)
    for note in () if plan else personal_notes(written(profile, example)):
        tell(f"Let op: {note}")  # before it is in the calendar
    publish(
        target,
        agenda.file,
        summary(timeline, agenda, min(table_width(), WIDE)),
        Writing(dry_run, open_it, force),
        str if dry_run or example or plan else partial(keep, timeline, ours),
    )


def replaced(target: Path, name: str, *, force: bool) -> "OldFile":
    """Return the file that a calendar replaces; where that is another calendar, somebody is asked first.

    Args:
        name: What programs call the calendar.

    Raises:
        DataError: It is a calendar of wmoplan and cannot be read.
        OutputError: It is somebody else's or another calendar, and stays.
    """
    from wmoplan.cli.results import over
    from wmoplan.read.feed import old_calendar

    old = old_calendar(target, name, force=force)
    if old.objection:
        over(force=force)(target, old.objection)
    return old


def publish(
    target: Path, calendar: "NewCalendar", told: str, how: Writing, remember: "Callable[[], str]" = str
) -> None:
    """Write a calendar where it says something new, and tell what is in it.

    Everything is written before anything is told: who reads along may stop reading.

    Args:
        told: What is in the calendar, or what changes in it.
        remember: Keeps its days beside the profile, and returns what is told of that.
    """
    from wmoplan.cli.results import show
    from wmoplan.cli.speak import folded_lines, say, tell
    from wmoplan.desk.calendar import after_writing, write_calendar

    if calendar.is_new and not how.dry_run:
        write_calendar(target, calendar)
    remembered = remember()
    say(folded_lines(told))
    if how.dry_run:
        tell("Er is niets geschreven.")
    else:
        tell("\n".join(filter(None, (after_writing(target, calendar), remembered))))
        if how.open_it:
            show(target)
    for note in calendar.notes:
        tell(f"Let op: {note}")
