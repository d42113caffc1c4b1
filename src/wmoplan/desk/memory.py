"""What was once promised, kept beside the profile.

A promise is made when the calendar goes out. So `calendar` writes the calendar first and the history second. Fails the
second, then the calendar is there and the old history too: the next run sees the same difference again and remembers
it then, only with a later day. The other way round a promise could be remembered that nobody ever saw, and no later
run would find that out. What is wrong with a history therefore never stops the calendar, nor makes its status another:
it is told, and the file stays as it is. For `changes`, which is about the history, it is an error as any other.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wmoplan.desk.beside import PROFILE, history_path
from wmoplan.desk.opening import nationwide, read_own, reckoned, written
from wmoplan.dutch import count, long_date
from wmoplan.errors import OutputError, UsageError, WmoplanError
from wmoplan.model.history import History
from wmoplan.reckon.changes import compare, remember, since_last
from wmoplan.store.content import full
from wmoplan.store.folder import DISK, Files
from wmoplan.store.history import read_history, write_history

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.news import News
    from wmoplan.reckon.changes import Changes
    from wmoplan.timeline import Timeline


class Kept(NamedTuple):
    """What is remembered, and what a timeline changes.

    Attributes:
        path: The file, whether it is there or not.
        history: What was remembered up to the day of the timeline.
        found: What differs from that.
        later: The day of the last promise, where it lies after the day of the timeline; then nothing is remembered.
        files: What holds the file.
    """

    path: Path
    history: "History"
    found: "Changes"
    later: "date | None"
    files: Files = DISK

    @property
    def is_new(self) -> bool:
        """Whether something is to be remembered."""
        found = self.found
        return self.later is None and bool(found.came or found.moved or found.went)


def kept(timeline: "Timeline", profile: str, files: Files = DISK) -> Kept | None:
    """Return what is remembered beside a profile; None where nothing is.

    Raises:
        WmoplanError: The history cannot be read.
    """
    path = history_path(profile)
    history = read_history(path, path.name, files)
    return None if history is None else _held_against(timeline, path, history, files)


def _held_against(timeline: "Timeline", path: Path, history: "History", files: Files) -> Kept:
    last = history.last_seen
    later = last if last and last > timeline.as_of else None
    known = history.until(timeline.as_of)
    found = since_last(known, timeline.moments, timeline.rules, timeline.topics_by_step(), timeline.cancelled())
    return Kept(path, known, found, later, files)


def remembered(known: Kept, timeline: "Timeline") -> "History":
    """Write what is new into the history, and return it.

    Raises:
        OutputError: It cannot be written.
    """
    history = remember(known.history, known.found, timeline.as_of)
    write_history(known.path, history, known.files)
    return history


class Renewed(NamedTuple):
    """What is remembered of a timeline, after what is new in it was remembered too.

    Attributes:
        known: What was remembered before; None where that was nothing.
        history: What is remembered now, where something new is.
        failure: Why it could not be written; mostly None.
    """

    known: Kept | None
    history: "History | None" = None
    failure: OutputError | None = None


def renew(timeline: "Timeline", profile: str, files: Files = DISK) -> Renewed:
    """Remember what is new in a timeline beside a profile that has a history.

    Raises:
        WmoplanError: The history cannot be read.
    """
    with files.alone(history_path(profile)):
        known = kept(timeline, profile, files)
        try:
            return Renewed(known, remembered(known, timeline) if known and known.is_new else None)
        except OutputError as fault:
            return Renewed(known, failure=fault)


def looks_back(known: Kept) -> str:
    """Return that nothing is remembered because the history goes on after the day of asking."""
    until = long_date(known.later) if known.later else ""
    return f"Let op: {known.path.name} loopt al tot en met {until}. Wat u nu ziet, wordt niet onthouden."


def keep(timeline: "Timeline", profile: str, files: Files = DISK) -> str:
    """Remember the days of a calendar that was written, and return what is told of that.

    What goes wrong is told too, and stops nothing.
    """
    path = history_path(profile)
    try:
        with files.alone(path):
            before = kept(timeline, profile, files)
            known = before or _held_against(timeline, path, History({}), files)
            if known.later:
                return looks_back(known)
            if not known.is_new:
                return ""
            remembered(known, timeline)
            return _told(known, begun=before is None)
    except WmoplanError as fault:
        return f"Let op: de agenda is klaar, maar wmoplan onthoudt de dagen niet.\n{fault}"


def _told(known: Kept, *, begun: bool) -> str:
    where = full(known.path)
    if begun:
        return f"wmoplan onthoudt deze dagen in {where}\nVerschuift er later iets? Typ dan: wmoplan changes"
    found = known.found
    number = len(found.came) + len(found.moved) + len(found.went)
    words = count(number, "moment is anders dan eerst", "momenten zijn anders dan eerst")
    return f"{words}. Dat staat nu in {where}\nWat er verschoof: wmoplan changes"


def news_since(
    timeline: "Timeline", since: "date", profile: str | None, example: str | None, plan: str | None
) -> "tuple[News, tuple[str, ...]]":
    """Return what is new in a timeline, and sentences for the user about the files that it was held against.

    A timeline is held against what was promised up to that day, or else against what was known then.

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

    if since > timeline.as_of:
        raise UsageError("De dag achter --since ligt na de dag waarop u kijkt.\n  Kies een eerdere dag.")
    history = None if example or plan else _promised(profile, since)
    if history:
        found = since_last(history, timeline.moments, timeline.rules, timeline.topics_by_step(), timeline.cancelled())
        return news_of(timeline, found, since, history.last_seen), ()
    notices: tuple[str, ...] = ()
    if plan:
        before = nationwide(plan, since)
    else:
        text = written(profile, example)
        before, notices = reckoned(read_own(text, since), since, text.name, text.folder)
    return news_of(timeline, compare(before.moments, timeline.moments, timeline.rules), since, None), notices


def _promised(profile: str | None, since: "date") -> "History | None":
    """Return what was promised up to a day; None where that is nothing."""
    path = history_path(profile or PROFILE)
    history = read_history(path, path.name)
    known = history.until(since) if history else None
    return known if known and known.moments else None
