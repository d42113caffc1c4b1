"""From the words of a command to a day and a timeline; the only clock."""

from datetime import date
from typing import TYPE_CHECKING

from wmoplan.cli.speak import tell, tell_once
from wmoplan.errors import Refused, UsageError

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.desk.whereabouts import FoundProfile
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
    """Return the text of the profile that is meant: one that was named, an example of ours, or the user's own.

    Where none was named, `wmoplan.desk.whereabouts` finds it, and it is told which one that is.

    Raises:
        UsageError: Both are named, or there is no such example.
    """
    from wmoplan.desk import opening

    if profile or example:
        return opening.written(profile, example)
    meant = found()
    tell_once(meant.told if meant else "")
    return opening.written(meant.name if meant else None, None)


def found() -> "FoundProfile | None":
    """Return the user's own profile where none is named; None where no profile was ever used."""
    import os

    from wmoplan.desk.whereabouts import VARIABLE, found_profile

    return found_profile(os.environ.get(VARIABLE))


def used(profile: str | None, day: date, example: str | None = None) -> "Text":
    """Return the text of the profile that is meant, as `written` does, and remember that it was used.

    An example is not remembered. Neither is a look back from a day in the past: that is mostly done on a copy.

    Args:
        day: The day from which everything is seen.
    """
    text = written(profile, example)
    if not example and day >= today():
        from wmoplan.desk.whereabouts import remember

        remember(text)
    return text


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
    seen = opening.opened(used(profile, day, example), day, today())
    tell(*seen.notices)
    return seen.timeline
