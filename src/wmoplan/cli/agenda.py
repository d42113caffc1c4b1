"""The calendar file that is there, and the one that follows it.

The file that is about to be replaced is the memory: how often each event changed, and when it came. There is no other.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.cli.results import full
from wmoplan.errors import DataError, OutputError

if TYPE_CHECKING:
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


def agenda_of(timeline: "Timeline", path: Path, *, everything: bool | None, reminders: bool | None) -> Agenda:
    """Return the calendar of a timeline, as the one that follows the file of that name.

    Attributes:
        everything, reminders: What it holds beyond the moments to act on; None is as it was.

    Raises:
        OutputError: There is such a file, and it is somebody else's or another municipality's.
        DataError: It cannot be read.
    """
    from wmoplan.model.event import Contents
    from wmoplan.reckon.renewal import first, renewed
    from wmoplan.render import feed
    from wmoplan.render.ics import to_ical

    name = feed.name_of(timeline)
    content, before = was_there(path, name)
    was = before.contents if before else Contents()
    contents = Contents(
        was.everything if everything is None else everything, was.reminders if reminders is None else reminders
    )
    found = feed.shown(timeline, contents)
    events = [one.event for one in found]
    if before is None:
        renewal = first(events, feed.stamp_of(timeline), timeline.as_of)
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
    from wmoplan.write.files import change_alone

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


def was_there(path: Path, name: str) -> "tuple[bytes, Before | None]":
    """Return the file that is there, and what it holds; nothing where there is none.

    Attributes:
        name: What programs call the calendar that takes its place.

    Raises:
        OutputError: There is such a file, and it is somebody else's or another calendar.
        DataError: It cannot be read.
    """
    from wmoplan.read.feed import LARGEST, OURS, read_feed

    try:
        if not path.is_file():
            return b"", None
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return b"", None  # writing will tell what is wrong with it
    if not content:
        return b"", None
    if OURS not in content[:1024]:
        raise OutputError(
            f"{full(path)}: dit bestand is niet door wmoplan gemaakt.\n  Kies een andere naam met --output BESTAND."
        )
    before = read_feed(content, full(path))
    if before.name != name:
        raise OutputError(
            f"{full(path)}: dit is een andere agenda: {before.name}.\n"
            f"  {name} hoort in een eigen bestand. Kies een andere naam met --output BESTAND."
        )
    return content, before


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
