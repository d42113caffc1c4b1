"""The calendar of a region: it follows the one that is there, as that of a municipality does."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wmoplan.model.event import Entry, Event
    from wmoplan.reckon.renewal import Renewal
    from wmoplan.region import Region

GONE: Final = "Dit moment staat niet meer in de plannen of de profielen van de regio."
FEW: Final = 20
"""At most so many days that moved or went are named one by one."""

TOO_LARGE: Final = (
    "dit bestand is groter dan 1 MB. Google Agenda neemt zo'n bestand niet. "
    "Maak een bestand voor minder gemeenten, of kies minder onderwerpen."
)


def write_calendar(region: "Region", path: Path, *, open_it: bool, dry_run: bool, force: bool) -> None:
    """Write the calendar of a region, and tell what is in it or what changed.

    Args:
        dry_run: Only tell it, and write nothing.
        force: Whether it may take the place of what is no calendar of this region.

    Raises:
        OutputError: The file is somebody else's, or cannot be written.
        DataError: The calendar that is there cannot be read.
    """
    from wmoplan.cli.agenda import LARGE, anew, follow_up, was_there
    from wmoplan.cli.calendar import AGAIN, THEN
    from wmoplan.cli.results import over, show
    from wmoplan.cli.speak import folded_lines, say, tell
    from wmoplan.dutch import count
    from wmoplan.model.event import Contents
    from wmoplan.notation import on_one_line
    from wmoplan.reckon.renewal import first, renewed
    from wmoplan.render import feed, region_feed
    from wmoplan.render.ics import to_ical
    from wmoplan.store.content import full

    name = region_feed.name_of(region.name)
    content, before = was_there(path, name, over(force=force))
    shown = [region_feed.Shown(one.municipality, feed.shown(one, Contents())) for one in region.timelines]
    foot = feed.foot_of([plan for one in region.timelines for plan in one.plans], region.file)
    events = region_feed.events_of(region.name, shown, foot)
    if before is None:
        stamp = max(map(feed.stamp_of, region.timelines))
        renewal = first(events, stamp, region.as_of, anew(content, region.as_of))
    else:
        gone = before.entries.keys() - {event.uid for event in events}
        renewal = renewed(before.entries, events, dict.fromkeys(gone, GONE), region.as_of)
    made = to_ical(name, Contents(), renewal.entries, before.others if before else ())
    days = sum(not entry.event.cancelled for entry in renewal.entries)
    there = f"Er staan {days} dagen in, van {count(len(region.places), 'gemeente', 'gemeenten')}."
    lines = [f"Agenda voor de regio {on_one_line(region.name)}. {there}"]
    lines += _changes(before.entries, renewal) if before else []
    if made != content and not dry_run:  # before it is told: who reads along may stop reading
        follow_up(path, content, made, renewal)
    say(folded_lines("\n".join(lines)))
    if dry_run:
        tell("Er is niets geschreven.")
    elif made != content:
        tell(f"Klaar: {full(path)}\n{AGAIN if before else THEN}")
    else:
        tell(f"Het bestand blijft zoals het is: {full(path)}")
    if open_it and not dry_run:
        show(path)
    if len(made) > LARGE:
        tell(f"Let op: {TOO_LARGE}")


def _changes(before: "Mapping[str, Entry]", renewal: "Renewal") -> Iterator[str]:
    """Yield what differs from the calendar before, in sentences."""
    from wmoplan.cli.calendar import OTHERWISE
    from wmoplan.dutch import when_in_words

    now = [entry.event for entry in renewal.entries if not entry.event.cancelled]
    came = [event for event in now if event.uid not in before]
    moved = [event for event in now if event.uid in before and event.begin != before[event.uid].event.begin]
    yield f"Nieuw: {len(came)}. Verschoven: {len(moved)}. Vervallen: {len(renewal.cancelled)}."
    for event in moved[:FEW]:
        old = before[event.uid].event
        was, new = (when_in_words(one.day, one.day, one.time) for one in (old, event))
        yield f"{event.title}: was {was}, wordt {new}."
    yield from _more(moved)
    for event in renewal.cancelled[:FEW]:
        yield f"{event.title}: was {when_in_words(event.day, event.day, event.time)}, vervalt."
    yield from _more(renewal.cancelled)
    if renewal.reworded:
        yield f"{OTHERWISE}: {len(renewal.reworded)}."


def _more(events: "Sequence[Event]") -> Iterator[str]:
    """Yield how many there are beside those that are named."""
    if len(events) > FEW:
        yield f"En nog {len(events) - FEW} andere."
