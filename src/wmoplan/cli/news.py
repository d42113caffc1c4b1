"""What is new since a day: held against what was promised by then, or else against what was known then."""

from typing import TYPE_CHECKING

from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.history import History
    from wmoplan.news import News
    from wmoplan.timeline import Timeline


def news_since(
    timeline: "Timeline", since: "date", profile: str | None, example: str | None, plan: str | None
) -> "News":
    """Return what is new in a timeline.

    Args:
        timeline: As it is now.
        since: The day; that day itself is not new.
        profile: The profile that was typed.
        example: The example that was typed.
        plan: The plan that was typed.

    Raises:
        UsageError: The day lies after that of the timeline.
        DataError: The history cannot be read.
    """
    from wmoplan.news import news_of
    from wmoplan.reckon.changes import compare, since_last

    if since > timeline.as_of:
        raise UsageError("De dag achter --since ligt na de dag waarop u kijkt.\n  Kies een eerdere dag.")
    history = None if example or plan else _promised(profile, since)
    if history:
        found = since_last(history, timeline.moments, timeline.rules, timeline.topics_by_step(), timeline.cancelled())
        return news_of(timeline, found, since, history.last_seen)
    before = _seen_on(since, profile, example, plan)
    return news_of(timeline, compare(before.moments, timeline.moments, timeline.rules), since, None)


def _promised(profile: str | None, since: "date") -> "History | None":
    """Return what was promised up to a day; None where that is nothing."""
    from wmoplan.desk.beside import PROFILE, history_path
    from wmoplan.store.history import read_history

    path = history_path(profile or PROFILE)
    history = read_history(path, path.name)
    known = history.until(since) if history else None
    return known if known and known.moments else None


def _seen_on(day: "date", profile: str | None, example: str | None, plan: str | None) -> "Timeline":
    from wmoplan.cli.session import reckoned
    from wmoplan.desk.opening import nationwide, read_own, written

    if plan:
        return nationwide(plan, day)
    text = written(profile, example)
    return reckoned(read_own(text, day), day, text.name, text.folder)
