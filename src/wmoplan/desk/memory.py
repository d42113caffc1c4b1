"""What was once promised, kept beside the profile.

A promise is made when the calendar goes out. So `calendar` writes the calendar first and the history second. Fails the
second, then the calendar is there and the old history too: the next run sees the same difference again and remembers
it then, only with a later day. The other way round a promise could be remembered that nobody ever saw, and no later
run would find that out. What is wrong with a history therefore never stops the calendar, nor makes its status another:
it is told, and the file stays as it is. For `changes`, which is about the history, it is an error as any other.
"""

from typing import TYPE_CHECKING, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.desk.opening import nationwide, reckoned
from wmoplan.dutch import count, long_date
from wmoplan.errors import OutputError, UsageError, WmoplanError
from wmoplan.model.history import History
from wmoplan.reckon.changes import compare, remember, since_last
from wmoplan.store.content import full
from wmoplan.store.history import write_history

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.news import News
    from wmoplan.reckon.changes import Changes
    from wmoplan.timeline import Timeline


class Remembered(NamedTuple):
    """What is remembered, and what a timeline changes.

    Attributes:
        text: The profile beside which the history lies, or would lie.
        history: What was remembered up to the day of the timeline.
        found: What differs from what was remembered.
        later: The day of the last promise, where it lies after the day of the timeline; then nothing is remembered.
    """

    text: Text
    history: "History"
    found: "Changes"
    later: "date | None"

    @property
    def number(self) -> int:
        """How many moments are otherwise than was remembered."""
        return len(self.found.came) + len(self.found.moved) + len(self.found.went)

    @property
    def is_new(self) -> bool:
        """Whether something is to be remembered."""
        return self.later is None and self.number > 0


def kept(timeline: "Timeline", text: Text) -> Remembered | None:
    """Return what is remembered beside a profile; None where nothing is.

    Raises:
        WmoplanError: The history cannot be read.
    """
    history = text.history()
    return None if history is None else _held_against(timeline, text, history)


def _held_against(timeline: "Timeline", text: Text, history: "History") -> Remembered:
    last = history.last_seen
    known = history.until(timeline.as_of)
    later = last if last and last > timeline.as_of else None
    return Remembered(text, known, changes_since(known, timeline), later)


def changes_since(history: "History", timeline: "Timeline") -> "Changes":
    """Return what differs between a timeline and what was promised."""
    return since_last(history, timeline.moments, timeline.rules, timeline.topics_by_step(), timeline.cancelled())


def renewed_history(known: Remembered, timeline: "Timeline") -> "History":
    """Write what is new into the history, and return the history.

    Raises:
        OutputError: The history cannot be written.
    """
    history = remember(known.history, known.found, timeline.as_of)
    write_history(known.text.history_path, history, known.text.files)
    return history


class Renewed(NamedTuple):
    """What is remembered of a timeline, after what is new was remembered too.

    Attributes:
        known: What was remembered before; None where that was nothing.
        history: What is remembered now, where something new is.
        failure: Why the history could not be written; mostly None.
    """

    known: Remembered | None
    history: "History | None" = None
    failure: OutputError | None = None


def renew(timeline: "Timeline", text: Text) -> Renewed:
    """Remember what is new in a timeline beside a profile that has a history.

    Raises:
        WmoplanError: The history cannot be read.
    """
    with text.files.alone(text.history_path):
        known = kept(timeline, text)
        try:
            return Renewed(known, renewed_history(known, timeline) if known and known.is_new else None)
        except OutputError as fault:
            return Renewed(known, failure=fault)


def looks_back(known: Remembered) -> str:
    """Return that nothing is remembered because the history goes on after the day of asking."""
    until = long_date(known.later) if known.later else ""
    return f"Let op: {known.text.history_path.name} loopt al tot en met {until}. Wat u nu ziet, wordt niet onthouden."


def keep(timeline: "Timeline", text: Text) -> str:
    """Remember the days of a calendar that was written, and return what the user must know of that.

    What goes wrong is part of that text, and stops nothing.
    """
    try:
        with text.files.alone(text.history_path):
            before = kept(timeline, text)
            known = before or _held_against(timeline, text, History({}))
            if known.later:
                return looks_back(known)
            if not known.is_new:
                return ""
            renewed_history(known, timeline)
            return _told(known, begun=before is None)
    except WmoplanError as fault:
        return f"Let op: de agenda is klaar, maar wmoplan onthoudt de dagen niet.\n{fault}"


def _told(known: Remembered, *, begun: bool) -> str:
    where = full(known.text.history_path)
    if begun:
        return f"wmoplan onthoudt deze dagen in {where}\nVerschuift er later iets? Typ dan: wmoplan changes"
    words = count(known.number, "moment is anders dan eerst", "momenten zijn anders dan eerst")
    return f"{words}. Dat staat nu in {where}\nWat er verschoof: wmoplan changes"


def news_since(timeline: "Timeline", since: "date", compared: "Text | str") -> "tuple[News, tuple[str, ...]]":
    """Return what is new in a timeline, and sentences for the user about the files that the timeline was compared with.

    The timeline is compared with what was promised up to that day, or else with what was known then.

    Args:
        since: The day; that day itself is not new.
        compared: The profile of the timeline, or the id of the plan where it has no profile.

    Raises:
        UsageError: The day lies after that of the timeline.
        DataError: The history cannot be read.
    """
    from wmoplan.news import news_of

    if since > timeline.as_of:
        raise UsageError("De dag achter --since ligt na de dag waarop u kijkt.\n  Kies een eerdere dag.")
    notices: tuple[str, ...] = ()
    if isinstance(compared, str):
        before = nationwide(compared, since)
    elif history := _promised(compared, since):
        return news_of(timeline, changes_since(history, timeline), since, history.last_seen), ()
    else:
        before, notices = reckoned(compared, since)
    return news_of(timeline, compare(before.moments, timeline.moments, timeline.rules), since, None), notices


def _promised(text: Text, since: "date") -> "History | None":
    """Return what was promised up to a day; None where that is nothing."""
    history = text.history()
    known = history.until(since) if history else None
    return known if known and known.moments else None
