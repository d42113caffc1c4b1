"""The calendar file (.ics) of a municipality or a region: what it is to hold, and what changes in the file before it.

The file that is about to be replaced is the only memory of how often each event changed and when it came.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.dutch import count, sentence, when_in_words
from wmoplan.errors import DataError, OutputError
from wmoplan.model.event import CalendarEntry, CalendarScope, Event, Shown
from wmoplan.notation import on_one_line
from wmoplan.read.feed import OldCalendar, OldFile, highest_sequence, read_feed
from wmoplan.reckon.renewal import Renewal, above_shared, first, renewed
from wmoplan.render import feed
from wmoplan.render.ics import to_ical
from wmoplan.store.content import full
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from wmoplan.reckon.changes import Changes
    from wmoplan.region import Region
    from wmoplan.timeline import Timeline

LARGE: Final = 1_000_000
"""Bytes above which Google does not take a calendar file."""

TOO_LARGE: Final = "dit bestand is groter dan 1 MB. Google Agenda neemt zo'n bestand niet. {remedy}"
FEWER_MOMENTS: Final = "Kies minder onderwerpen, of laat --all weg met --no-all."
FEWER_PLACES: Final = "Maak een bestand voor minder gemeenten, of kies minder onderwerpen."
NOT_IN_REGION: Final = "Dit moment staat niet meer in de plannen of de profielen van de regio."

REWORDED: Final = "Alleen de tekst of het alarm is anders"
FEW: Final = 20
"""At most so many changed events of one kind are named one by one."""

THEN: Final = """Zo komt hij op de telefoon:
1. Maak in Google Agenda op de laptop een nieuwe agenda, alleen voor uw groep.
2. Kies bij Instellingen voor Importeren. Kies dit bestand en die nieuwe agenda.
3. Deel de agenda met de leden.
Hebt u een website? Zet het bestand daar neer. De leden kunnen zich dan op dat adres abonneren."""
AGAIN: Final = """Zo komt de wijziging bij de leden:
- Staat het bestand op uw website? Zet het nieuwe er met dezelfde naam neer.
- Hebt u het in Google Agenda of Apple Agenda gezet? Importeer het nog eens, in dezelfde agenda.
- Gebruikt u Outlook, Thunderbird of Nextcloud? Gooi daar de aparte agenda van uw groep weg.
  Importeer het bestand dan in een nieuwe. Gooi nooit een agenda weg waar ook iets anders in staat."""

Reasons = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives why events, named by their UID, are no longer in a calendar."""


class NewCalendar(NamedTuple):
    """A calendar that can be written.

    Attributes:
        old: The file that the calendar takes the place of.
        contents: Which moments the calendar was asked to hold.
        renewal: The events of the calendar, the cancelled ones too.
        notes: What a reader should check, in Dutch sentences; mostly none.
    """

    old: OldFile
    contents: CalendarScope
    renewal: Renewal
    content: bytes
    notes: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether the file would be another one than that on the disk."""
        return self.content != self.old.content


class CalendarDays(NamedTuple):
    """The calendar of one municipality, and what changes against the calendar before.

    Attributes:
        shown: The moments in the calendar, each with its event.
        behind: How many moments are left out because they lie in the past.
        changes: What differs in days from the calendar before; None where there was none.
    """

    file: NewCalendar
    shown: tuple[Shown, ...]
    behind: int
    changes: "Changes | None"


def agenda_of(
    timeline: "Timeline",
    old: OldFile,
    *,
    everything: bool | None = None,
    reminders: bool | None = None,
    was_shared: bool = False,
) -> CalendarDays:
    """Return the calendar of a municipality, as the one that follows an old file.

    Args:
        everything, reminders: As `CalendarScope` has them; None keeps what the old calendar holds.
        was_shared: Whether an earlier calendar of this profile was published, even if that file is gone.
    """
    was = old.calendar.contents if old.calendar else CalendarScope()
    contents = CalendarScope(
        was.everything if everything is None else everything, was.reminders if reminders is None else reminders
    )
    found = feed.shown(timeline, contents)
    made = _continued(
        _Wanted(
            feed.name_of(timeline), contents, tuple(one.event for one in found), feed.stamp_of(timeline), timeline.as_of
        ),
        old,
        lambda gone: feed.why_gone(timeline, contents, gone),
        was_shared=was_shared,
    )
    held = {entry.event.uid for entry in made.renewal.entries}
    shown = tuple(one for one in found if one.event.uid in held)
    return CalendarDays(
        file=made._replace(notes=(*feed.clock_notes(shown), *_too_large(made.content, FEWER_MOMENTS))),
        shown=shown,
        behind=len(found) - len(shown),
        changes=_changes(timeline, contents, old.calendar, shown) if old.calendar else None,
    )


def region_calendar(region: "Region", old: OldFile) -> NewCalendar:
    """Return the calendar of a region, as the one that follows an old file."""
    from wmoplan.render import region_feed

    days = [region_feed.Days(one.municipality, feed.shown(one, CalendarScope())) for one in region.timelines]
    foot = feed.foot_of([plan for one in region.timelines for plan in one.plans], region.file)
    events = region_feed.events_of(region.name, days, foot)
    made = _continued(
        _Wanted(
            region_feed.name_of(region.name),
            CalendarScope(),
            events,
            max(map(feed.stamp_of, region.timelines)),
            region.as_of,
        ),
        old,
        lambda gone: dict.fromkeys(gone, NOT_IN_REGION),
    )
    return made._replace(notes=_too_large(made.content, FEWER_PLACES))


class _Wanted(NamedTuple):
    """What a calendar is to hold, seen from a day.

    Attributes:
        stamp: When the events became what they are, for a first calendar.
    """

    name: str
    contents: CalendarScope
    events: tuple[Event, ...]
    stamp: datetime
    as_of: date


def _continued(wanted: _Wanted, old: OldFile, why_gone: Reasons, *, was_shared: bool = False) -> NewCalendar:
    """Return the calendar that follows the old one, or that begins anew with a SEQUENCE above all that was shared."""
    before = old.calendar
    if before is None:
        again = max(above_shared(wanted.as_of), highest_sequence(old.content) + 1) if was_shared or old.content else 0
        renewal = first(wanted.events, wanted.stamp, wanted.as_of, again)
    else:
        gone = before.entries.keys() - {event.uid for event in wanted.events}
        renewal = renewed(before.entries, wanted.events, why_gone(gone), wanted.as_of)
    content = to_ical(wanted.name, wanted.contents, renewal.entries, before.others if before else ())
    return NewCalendar(old, wanted.contents, renewal, content, ())


def _too_large(content: bytes, remedy: str) -> tuple[str, ...]:
    return (TOO_LARGE.format(remedy=remedy),) if len(content) > LARGE else ()


def write_calendar(path: Path, calendar: NewCalendar, files: Files = DISK) -> None:
    """Write a calendar in the place of the file that it follows, and of no other.

    Raises:
        OutputError: The calendar cannot be written, or another file lies there meanwhile.
    """

    def change(now: bytes) -> bytes:
        if now not in {calendar.old.content, calendar.content}:
            raise OutputError(
                f"{full(path)}: deze agenda is intussen veranderd.\n"
                "  Er is niets geschreven. Typ de opdracht nog een keer."
            )
        return calendar.content

    files.change(path, change, lambda data: must_read_back(calendar.renewal, data))


def must_read_back(renewal: Renewal, content: bytes) -> None:
    """Refuse a file of which the events are not those that were meant.

    Raises:
        OutputError: The file cannot be read, or holds other events.
    """
    try:
        found = tuple(read_feed(content, "").entries.values())
    except DataError:
        found = ()
    if found != renewal.entries:
        raise OutputError(
            "De agenda die wmoplan schreef, klopt niet: er staat iets anders in dan bedoeld.\n"
            "  Het oude bestand is er nog. Meld dit bij de makers van wmoplan."
        )


def _changes(timeline: "Timeline", contents: CalendarScope, before: OldCalendar, shown: tuple[Shown, ...]) -> "Changes":
    """Return what differs in days from the calendar before, and why."""
    from wmoplan.model.history import History, Promise
    from wmoplan.reckon.changes import since_last

    now = {one.event.uid: one.as_moment for one in shown}
    names = {uid: now[uid].id if uid in now else _moment_id(timeline, uid) for uid in before.entries}
    promises = {
        names[uid]: (Promise(timeline.as_of, feed.first_day(one), one.day, one.time, one.title),)
        for uid, one in ((uid, entry.event) for uid, entry in before.entries.items())
        if not one.cancelled
    }
    topics = {step.id: step.topics for step in timeline.all_steps()}
    found = since_last(History(promises), now.values(), timeline.rules, topics, timeline.cancelled())
    gone = {names[uid]: why for uid, why in feed.why_gone(timeline, contents, names.keys() - now.keys()).items()}
    return found._replace(went=tuple(one._replace(why=gone.get(one.moment.id, "")) for one in found.went))


def _moment_id(timeline: "Timeline", uid: str) -> str:
    """Return the id of a moment of which only the event is left."""
    name = uid.partition("@")[0]
    return next((name.removeprefix(f"{one.id}.") for one in timeline.plans if name.startswith(f"{one.id}.")), name)


def summary(timeline: "Timeline", agenda: CalendarDays, width: int) -> str:
    """Return what is in the calendar of a municipality or, where it follows another one, what changes in it.

    Args:
        width: Columns for a table; 0 writes one sentence a moment.
    """
    from wmoplan.desk.compare import changes_text, words_for

    there = len(agenda.shown)
    number = f"Er {'staat' if there == 1 else 'staan'} {count(there, 'dag', 'dagen')} in."
    heading = f"Agenda voor {timeline.municipality.name}. {number}"
    if agenda.changes is None:
        return "\n".join([heading, *_behind(agenda.behind), *map(_sentence, agenda.shown)])
    told = changes_text(agenda.changes, words_for(heading, timeline), timeline.as_of, width)
    renewal = agenda.file.renewal
    lines = [told.rstrip("\n")]
    if renewal.reworded:
        titles = {shown.event.uid: shown.as_moment.title for shown in agenda.shown}
        lines += ["", f"{REWORDED}:", *_few([f"{titles[event.uid]}." for event in renewal.reworded])]
    if renewal.cancelled:
        lines += ["", "Wat vervalt, blijft nog 90 dagen na zijn dag staan, met VERVALLEN ervoor."]
    if renewal.cleared:
        old = len(renewal.cleared)
        lines += ["", f"{count(old, 'dag', 'dagen')} van lang geleden {'gaat' if old == 1 else 'gaan'} eruit."]
    return "\n".join(lines)


def _sentence(shown: Shown) -> str:
    moment = shown.as_moment
    return (
        f"{sentence(when_in_words(moment.start, moment.end, moment.time))}: {moment.title} ({moment.certainty.word})."
    )


def _behind(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    there = f"{'staat' if number == 1 else 'staan'} er niet in"
    return (f"{count(number, 'dag is', 'dagen zijn')} al voorbij en {there}.",)


def _few(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    more = [f"En nog {len(lines) - FEW} andere."] if len(lines) > FEW else []
    return [*lines[:FEW], *more]


def region_summary(region: "Region", calendar: NewCalendar) -> str:
    """Return how many days are in the calendar of a region and, where it follows another one, what changes in it."""
    days = sum(not entry.event.cancelled for entry in calendar.renewal.entries)
    there = f"Er staan {days} dagen in, van {count(len(region.places), 'gemeente', 'gemeenten')}."
    lines = [f"Agenda voor de regio {on_one_line(region.name)}. {there}"]
    if calendar.old.calendar:
        lines += _region_changes(calendar.old.calendar.entries, calendar.renewal)
    return "\n".join(lines)


def _region_changes(before: Mapping[str, CalendarEntry], renewal: Renewal) -> Iterator[str]:
    now = [entry.event for entry in renewal.entries if not entry.event.cancelled]
    came = [event for event in now if event.uid not in before]
    moved = [event for event in now if event.uid in before and event.begin != before[event.uid].event.begin]
    yield f"Nieuw: {len(came)}. Verschoven: {len(moved)}. Vervallen: {len(renewal.cancelled)}."
    yield from _few([f"{one.title}: was {_when(before[one.uid].event)}, wordt {_when(one)}." for one in moved])
    yield from _few([f"{one.title}: was {_when(one)}, vervalt." for one in renewal.cancelled])
    if renewal.reworded:
        yield f"{REWORDED}: {len(renewal.reworded)}."


def _when(event: Event) -> str:
    return when_in_words(event.day, event.day, event.time)


def after_writing(path: Path, calendar: NewCalendar) -> str:
    """Return that a calendar was written, and how the calendar comes to those who follow it."""
    if not calendar.is_new:
        return f"Het bestand blijft zoals het is: {full(path)}"
    return f"Klaar: {full(path)}\n{AGAIN if calendar.old.calendar else THEN}"
