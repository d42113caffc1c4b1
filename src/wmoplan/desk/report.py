"""What a report about a municipality is made from: how it stands, and which days moved since the last time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from wmoplan.desk.beside import history_path
from wmoplan.documents.report import Told
from wmoplan.reckon.standing import measured_now
from wmoplan.standing import standing_of
from wmoplan.timeline import Timeline

if TYPE_CHECKING:
    from wmoplan.reckon.changes import Changes

DAY: Final = timedelta(days=1)


def told_of(timeline: Timeline, profile: str, since: date | None, *, everything: bool, notes: bool) -> Told:
    """Return what a report is made from.

    Args:
        timeline: The timeline of the profile.
        profile: The name of its file, beside which its history lies.
        since: The day from which the days that moved are told; None is the end of the measurement before this one.
        everything: Whether the steps of subjects that were not chosen are told as well.
        notes: Whether what the council wrote down itself is told.

    Raises:
        DataError: The history cannot be read.
    """
    standing = standing_of(timeline, everything=everything)
    now = standing.now
    before = measured_now(timeline.measurements, now.period.first - DAY)[0] if now and now.period.first else None
    day, moved = _moved(timeline, profile, since or (before.period.last if before else None))
    return Told(standing=standing, moved=moved, since=day, notes=notes)


def _moved(timeline: Timeline, profile: str, since: date | None) -> "tuple[date | None, Changes | None]":
    """Return what differs from what was promised up to a day, and the last promise; None where nothing was remembered.

    Was nothing remembered yet on that day, then the first day counts on which something was.
    """
    from wmoplan.reckon.changes import since_last
    from wmoplan.store.history import read_history

    path = history_path(profile)
    history = read_history(path, path.name)
    if history is None:
        return None, None
    first = min(rows[0].seen for rows in history.moments.values()) if history.moments else date.max
    day = max(since or first, first)
    if day >= timeline.as_of:
        return None, None
    known = history.until(day)
    topics = timeline.topics_by_step()
    return known.last_seen, since_last(known, timeline.moments, timeline.rules, topics, timeline.cancelled())
