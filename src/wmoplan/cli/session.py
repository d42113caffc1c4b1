"""From the words of a command to a day and a timeline; the only clock."""

from datetime import date
from typing import TYPE_CHECKING

from wmoplan.cli.speak import tell
from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.timeline import Timeline


def today() -> date:
    """Return the user's own day; nothing else in the house looks at the clock."""
    return date.today()  # noqa: DTZ011 - a plan is read in the user's own time zone


def day_of(text: str, option: str) -> date:
    """Return the day that was typed behind an option.

    Raises:
        UsageError: The text is no date.
    """
    from wmoplan.model.day import read_day, weekday_fault

    try:
        day = read_day(text)
    except Refused as fault:
        raise UsageError(f"Achter {option}: {fault.message}\n  {fault.remedy}") from None
    if wrong := weekday_fault(day):
        tell(f"Let op: {wrong}. wmoplan gaat uit van de datum.")
    return day


def happened_on(on: str | None, as_of: str | None) -> date:
    """Return the day on which something happened: the one behind `--on`, else the one from which is looked.

    Raises:
        UsageError: The text is no day, or the day lies after the day from which is looked.
    """
    day = day_of(on, "--on") if on else seen_from(as_of)
    if on and day > seen_from(as_of):
        raise UsageError("De dag achter --on moet nog komen.\n  Schrijf de dag waarop het gebeurde.")
    return day


def seen_from(as_of: str | None) -> date:
    """Return the day from which everything is seen: the one that was typed, or today.

    Raises:
        UsageError: The text is no date.
    """
    return today() if as_of is None else day_of(as_of, "--as-of")


def written(profile: str | None, example: str | None = None) -> "Text":
    """Return the text of the profile that was named: a file of the user's, or an example of ours.

    Raises:
        UsageError: Both are named, or there is no such example.
    """
    from wmoplan.desk import opening

    return opening.written(profile, example)


def timeline_of(
    profile: str | None, as_of: str | None, example: str | None = None, plan: str | None = None
) -> "Timeline":
    """Return the timeline that a command shows, after telling what a reader must know of it.

    Raises:
        WmoplanError: A word on the command line or in a file does not fit.
    """
    from wmoplan.desk import opening

    day = seen_from(as_of)
    if plan and (profile or example):
        raise UsageError("U noemt een plan en een profiel.\n  Met --plan kijkt u zonder profiel. Kies een van de twee.")
    if plan:
        return opening.nationwide(plan, day)
    found = opening.opened(opening.written(profile, example), day, today())
    tell(*found.notices)
    return found.timeline
