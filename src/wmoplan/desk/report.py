"""The report about a municipality: a letter about how it stands, and which days moved since the last time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.memory import changes_since
from wmoplan.desk.shipped import letters
from wmoplan.documents.report import ReportInputs, report_of
from wmoplan.documents.written import letter_of
from wmoplan.dutch import choice
from wmoplan.errors import UsageError
from wmoplan.reckon.standing import measured_now
from wmoplan.resources import folder
from wmoplan.standing import standing_of
from wmoplan.timeline import Timeline

if TYPE_CHECKING:
    from wmoplan.documents.blocks import Document
    from wmoplan.model.letter import Reader
    from wmoplan.reckon.changes import Changes

DAY: Final = timedelta(days=1)
TEMPLATE: Final = "verslag.txt"


class Wishes(NamedTuple):
    """What somebody wants of a report.

    Attributes:
        since: The first day of the days that moved; None is the end of the measurement before this one.
        everything: Whether the steps of subjects that were not chosen are in the report as well.
        notes: Whether what the council wrote down itself is in the report.
    """

    reader: "Reader"
    since: date | None = None
    everything: bool = False
    notes: bool = False


def reader_of(word: str | None) -> "Reader":
    """Return who a report is for; without a word the first reader that there is.

    Raises:
        UsageError: The word names nobody.
    """
    known = {reader.name: reader for reader in letters().readers}
    if word is None:
        return next(iter(known.values()))
    if word.casefold() not in known:
        raise UsageError(f"'{word}' is niemand die wmoplan kent.\n  {choice(word, known)}")
    return known[word.casefold()]


def report(timeline: Timeline, text: Text, wishes: Wishes) -> "Document":
    """Return the report about a municipality.

    Args:
        text: The profile, beside which its history lies.

    Raises:
        UsageError: The day of `wishes.since` lies after the day of the timeline.
        DataError: The history cannot be read.
    """
    from wmoplan.render.letters.template import fill

    if wishes.since and wishes.since > timeline.as_of:
        raise UsageError("De dag achter --since ligt na de dag vanaf waar u kijkt.\n  Kies een eerdere dag.")
    facts = report_of(timeline, _told(timeline, text, wishes), wishes.reader, letters())
    written = fill(folder("templates").joinpath(TEMPLATE).read_text("utf-8"), TEMPLATE, facts).text
    return letter_of(written, timeline.as_of, timeline.profile.organisation)


def _told(timeline: Timeline, text: Text, wishes: Wishes) -> ReportInputs:
    """Return what a report is made from."""
    standing = standing_of(timeline, everything=wishes.everything or wishes.reader.everything)
    now = standing.now
    before = measured_now(timeline.measurements, now.period.first - DAY)[0] if now and now.period.first else None
    day, moved = _moved(timeline, text, wishes.since or (before.period.last if before else None))
    return ReportInputs(standing=standing, moved=moved, since=day, notes=wishes.notes)


def _moved(timeline: Timeline, text: Text, since: date | None) -> "tuple[date | None, Changes | None]":
    """Return what differs from what was promised up to a day, and the last promise; None where nothing was remembered.

    Was nothing remembered yet on that day, then the first day counts on which something was.
    """
    history = text.history()
    if history is None:
        return None, None
    first = min(rows[0].seen for rows in history.moments.values()) if history.moments else date.max
    day = max(since or first, first)
    if day >= timeline.as_of:
        return None, None
    known = history.until(day)
    return known.last_seen, changes_since(known, timeline)
