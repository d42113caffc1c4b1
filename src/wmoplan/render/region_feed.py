"""The events of the calendar of a region: those of every municipality, with its name in front.

The UID of an event differs from the one in the calendar of the municipality: some programs refuse a second event with
a known UID, and a user may subscribe to both calendars. A certain day that is equal in several municipalities, such as
an election or a last day set by law, is one event.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from wmoplan.dutch import listing, shortened
from wmoplan.model.event import ESTIMATE, TICKED, Event, Shown
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.municipality import Municipality
from wmoplan.notation import on_one_line
from wmoplan.reckon.renewal import MOST_TEXT, MOST_TITLE

GUESSED: Final = " (geschat)"
LONGEST: Final = 40
"""Characters of a region's name in the identity of an event."""


class Days(NamedTuple):
    """The days of one municipality, as its own calendar shows them."""

    municipality: Municipality
    shown: Sequence[Shown]


def name_of(region: str) -> str:
    """Return the name that calendar programs show for a region."""
    return f"Wmo-agenda regio {on_one_line(region)}"


def events_of(region: str, days: Sequence[Days], foot: str) -> tuple[Event, ...]:
    """Return the events of all municipalities, by day, time and UID; each description ends in the line `foot`."""
    events = (event._replace(foot=foot) for event in _events(region, days))
    return tuple(sorted(events, key=lambda event: (event.day, event.time, event.uid)))


def _events(region: str, days: Sequence[Days]) -> Iterator[Event]:
    alike: dict[Event, list[Municipality]] = {}
    for municipality, shown in days:
        for moment, event in shown:
            if _is_shared(moment):
                alike.setdefault(event._replace(uid=_name(event), foot=""), []).append(municipality)
            else:
                yield _own(event, region, municipality)
    together: dict[str, Event] = {}
    for event, places in alike.items():  # of two groups that are as large, the first
        if len(places) > max(len(alike[together[event.uid]]) if event.uid in together else 1, 1):
            together[event.uid] = event
    for event, places in alike.items():
        if together.get(event.uid) is event:
            yield _shared(event, region, [place.name for place in places])
        else:
            yield from (_own(event, region, place) for place in places)


def _is_shared(moment: Moment) -> bool:
    """Tell whether municipalities can share the event of a moment: its day is certain, and nobody has to attend."""
    return moment.certainty is Certainty.FIXED and not (moment.attend or moment.decides or moment.done)


def _name(event: Event) -> str:
    return event.uid.partition("@")[0]


def _own(event: Event, region: str, place: Municipality) -> Event:
    return event._replace(
        uid=f"{_name(event)}@{place.code or 'NL'}.{_slug(region)}.wmoplan",
        title=titled(event.title, place.name),
        groups=(_group(place.name), *event.groups),
    )


def _shared(event: Event, region: str, places: Sequence[str]) -> Event:
    return event._replace(
        uid=f"{event.uid}@{_slug(region)}.wmoplan",
        title=titled(event.title, f"{len(places)} gemeenten"),
        text=f"Dit geldt voor {listing(list(places))}.\n{event.text}"[:MOST_TEXT].rstrip(),
        groups=(*map(_group, places), *event.groups),
    )


def titled(title: str, place: str) -> str:
    """Return the title of an event with the municipality in front, so that a narrow screen shows whose it is and what.

    >>> titled("Geschat: Verstuur advies: verordening", "Oss")
    'Oss: Verstuur advies: verordening (geschat)'
    >>> titled("Gedaan: Verstuur advies: verordening", "Oss")
    'Gedaan: Oss: Verstuur advies: verordening'
    """
    prefix = TICKED if title.startswith(TICKED) else ""
    behind = GUESSED if title.startswith(ESTIMATE) else ""
    what = title.removeprefix(ESTIMATE).removeprefix(prefix)
    return shortened(f"{prefix}{place}: {what}", MOST_TITLE - len(behind)) + behind


def _group(text: str) -> str:
    """Return a name as a category of a calendar can hold it: without a comma."""
    return on_one_line(text.replace(",", " "))


def _slug(name: str) -> str:
    """Return the name of a region as a part of a UID.

    >>> _slug("Súdwest & omgeving")
    'sudwest-omgeving'
    """
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words)[:LONGEST].strip("-") or "regio"
