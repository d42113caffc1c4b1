"""The calendar file that is there, and the one that follows it.

The file that is about to be replaced is the memory: how often each event changed, and when it came. There is no other.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.cli.results import anything
from wmoplan.errors import DataError, OutputError
from wmoplan.notation import on_one_line
from wmoplan.store.content import full

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.cli.results import Over
    from wmoplan.model.event import Contents
    from wmoplan.read.feed import Before
    from wmoplan.reckon.changes import Changes
    from wmoplan.reckon.renewal import Renewal
    from wmoplan.render.feed import Shown
    from wmoplan.timeline import Timeline

LARGE: Final = 1_000_000
"""Bytes above which Google does not take a calendar file."""

TOO_LARGE: Final = (
    "dit bestand is groter dan 1 MB. Google Agenda neemt zo'n bestand niet. "
    "Kies minder onderwerpen, of laat --all weg met --no-all."
)


class Agenda(NamedTuple):
    """A calendar that can be written.

    Attributes:
        before: The file that it follows, to the byte; empty where there is none.
        content: The whole file.
        shown: The moments in it.
        behind: How many moments are not in it because they lie behind.
        renewal: Its events, the cancelled ones too.
        changes: What differs from the calendar before in days; None where there was none.
        is_new: Whether the file is another one than that on the disk.
        notes: What a reader should check, in Dutch sentences; mostly none.
    """

    before: bytes
    content: bytes
    shown: "tuple[Shown, ...]"
    behind: int
    renewal: "Renewal"
    changes: "Changes | None"
    is_new: bool
    notes: tuple[str, ...]


def agenda_of(  # noqa: PLR0913 - what a calendar can be asked
    timeline: "Timeline",
    path: Path,
    *,
    everything: bool | None,
    reminders: bool | None,
    over: "Over",
    was_shared: bool = False,
) -> Agenda:
    """Return the calendar of a timeline, as the one that follows the file of that name.

    Args:
        everything, reminders: What it holds beyond the moments to act on; None is as it was.
        over: Refuses to take the place of what is no calendar of this municipality, or allows it.
        was_shared: Whether an earlier calendar of this profile went out, whatever became of its file.

    Raises:
        OutputError: There is such a file, and it is somebody else's or another municipality's.
        DataError: It cannot be read.
    """
    from wmoplan.model.event import Contents
    from wmoplan.reckon.renewal import first, renewed
    from wmoplan.render import feed
    from wmoplan.render.ics import to_ical

    name = feed.name_of(timeline)
    content, before = was_there(path, name, over)
    was = before.contents if before else Contents()
    contents = Contents(
        was.everything if everything is None else everything, was.reminders if reminders is None else reminders
    )
    found = feed.shown(timeline, contents)
    events = [one.event for one in found]
    if before is None:
        again = anew(content, timeline.as_of, was_shared=was_shared)
        renewal = first(events, feed.stamp_of(timeline), timeline.as_of, again)
    else:
        gone = before.entries.keys() - {event.uid for event in events}
        renewal = renewed(before.entries, events, feed.why_gone(timeline, contents, gone), timeline.as_of)
    held = {entry.event.uid for entry in renewal.entries}
    shown = tuple(one for one in found if one.event.uid in held)
    made = to_ical(name, contents, renewal.entries, before.others if before else ())
    return Agenda(
        before=content,
        content=made,
        shown=shown,
        behind=len(found) - len(shown),
        renewal=renewal,
        changes=_changes(timeline, contents, before, shown) if before else None,
        is_new=made != content,
        notes=(*feed.clock_notes(shown), *([TOO_LARGE] if len(made) > LARGE else [])),
    )


def follow_up(path: Path, before: bytes, content: bytes, renewal: "Renewal") -> None:
    """Write a calendar over the one that it follows, and over no other.

    Raises:
        OutputError: It cannot be written, or another calendar lies there meanwhile.
    """
    from wmoplan.store.files import change_alone

    def change(now: bytes) -> bytes:
        if now not in {before, content}:
            raise OutputError(
                f"{full(path)}: deze agenda is intussen veranderd.\n"
                "  Er is niets geschreven. Typ de opdracht nog een keer."
            )
        return content

    change_alone(path, change, lambda data: must_read_back(renewal, data))


def must_read_back(renewal: "Renewal", content: bytes) -> None:
    """Refuse a file of which the events are not those that were meant.

    Raises:
        OutputError: What was written cannot be read, or tells something else.
    """
    from wmoplan.read.feed import read_feed

    try:
        found = tuple(read_feed(content, "").entries.values())
    except DataError:
        found = ()
    if found != renewal.entries:
        raise OutputError(
            "De agenda die wmoplan schreef, klopt niet: er staat iets anders in dan bedoeld.\n"
            "  Het oude bestand is er nog. Meld dit bij de makers van wmoplan."
        )


def anew(content: bytes, day: "date", *, was_shared: bool = False) -> int:
    """Return how often each event counts as changed in a calendar that begins anew: more often than was ever shared."""
    from wmoplan.read.feed import highest_sequence
    from wmoplan.reckon.renewal import above_shared

    return max(above_shared(day), highest_sequence(content) + 1) if was_shared or content else 0


def was_there(path: Path, name: str, over: "Over") -> "tuple[bytes, Before | None]":
    """Return the file that is there, and the calendar in it; no calendar where another one may take its place.

    Args:
        name: What programs call the calendar that takes its place.
        over: Refuses to take the place of what is not that calendar, or allows it.

    Raises:
        OutputError: There is such a file, and it is somebody else's or another calendar.
        DataError: It cannot be read.
    """
    from wmoplan.read.feed import is_ours, read_feed

    content = _content(path)
    if not content:
        return b"", None
    if not is_ours(content):
        over(path, "dit bestand is niet door wmoplan gemaakt")
        return content, None
    try:
        before = read_feed(content, full(path))
    except DataError:
        if over is not anything:
            raise
        return content, None
    if before.name not in {name, ""}:
        over(path, f"dit is een andere agenda: {on_one_line(before.name)}. {name} hoort in een eigen bestand")
        return content, None
    return content, before


def _content(path: Path) -> bytes:
    """Return what is in a file, as far as a calendar can be long."""
    from wmoplan.read.feed import LARGEST

    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return b""  # writing will tell what is wrong with it


def _changes(timeline: "Timeline", contents: "Contents", before: "Before", shown: "tuple[Shown, ...]") -> "Changes":
    """Return what differs in days, with why."""
    from wmoplan.cli.memory import topics_of
    from wmoplan.model.history import History, Promise
    from wmoplan.reckon.history import since_last
    from wmoplan.render.feed import first_day, why_gone

    now = {one.event.uid: one.as_moment for one in shown}
    names = {uid: now[uid].id if uid in now else _name(timeline, uid) for uid in before.entries}
    promises = {
        names[uid]: (Promise(timeline.as_of, first_day(one), one.day, one.time, one.title),)
        for uid, one in ((uid, entry.event) for uid, entry in before.entries.items())
        if not one.cancelled
    }
    found = since_last(History(promises), now.values(), timeline.rules, topics_of(timeline), timeline.cancelled())
    gone = {names[uid]: why for uid, why in why_gone(timeline, contents, names.keys() - now.keys()).items()}
    return found._replace(went=tuple(one._replace(why=gone.get(one.moment.id, "")) for one in found.went))


def _name(timeline: "Timeline", uid: str) -> str:
    """Return the id that a moment had of which only the event is left."""
    name = uid.partition("@")[0]
    return next((name.removeprefix(f"{one.id}.") for one in timeline.plans if name.startswith(f"{one.id}.")), name)
