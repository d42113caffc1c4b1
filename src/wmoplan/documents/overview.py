"""The page that leads to the pages of several municipalities."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from wmoplan.dutch import count, long_date, name_order, when_in_words
from wmoplan.model.site import OverviewEntry
from wmoplan.outlook import look
from wmoplan.timeline import Timeline

LETTERS: Final = 30
"""Above so many municipalities only their names stand there, under the first letter."""


class Place(NamedTuple):
    """One municipality on the page.

    Attributes:
        link: The folder of its page.
        note: Whose page it is, and its folder where another one is called the same; may be empty.
        when: The first coming day in words, with what is on it; empty where there is none, or where there are too many
            municipalities to read it.
    """

    link: str
    name: str
    note: str
    province: str
    when: str


class Group(NamedTuple):
    """Municipalities that stand together.

    Attributes:
        letter: What stands above them; empty where there are too few for that.
    """

    letter: str
    places: tuple[Place, ...]


class Overview(NamedTuple):
    """Everything that the page says.

    Attributes:
        last: The lines of the foot.
    """

    title: str
    intro: str
    groups: tuple[Group, ...]
    made: date
    last: tuple[str, ...]


def entry_of(timeline: Timeline) -> OverviewEntry:
    """Return what the page says of the municipality of a timeline; it counts no days, so it does not grow old."""
    coming = look(timeline).next_day
    when = when_in_words(coming.start, coming.end, coming.time) if coming else ""
    return OverviewEntry(
        name=timeline.municipality.name,
        organisation=timeline.profile.organisation,
        province=timeline.municipality.province,
        when=f"Eerst: {when}. {coming.title.rstrip('.')}. De dag is {coming.certainty.word}." if coming else "",
        renew_after=timeline.renew_after,
    )


def overview_of(entries: Mapping[str, OverviewEntry], made: date) -> Overview:
    """Return the page that leads to these municipalities, by the names of their folders.

    Args:
        made: The day that it says it was made on.
    """
    alike = Counter((entry.name, entry.organisation) for entry in entries.values())
    grouped = len(entries) > LETTERS
    places = []
    for link, entry in entries.items():
        others = alike[entry.name, entry.organisation] - 1
        note = ", ".join(filter(None, (entry.organisation, link if others else "")))
        places.append(Place(link, entry.name, note, entry.province, "" if grouped else entry.when))
    places.sort(key=_order)
    groups = groupby(places, key=lambda place: _order(place)[0][:1].upper() if grouped else "")
    changes = [entry.renew_after for entry in entries.values() if entry.renew_after and not grouped]
    renew = [f"Vraag een nieuwe versie na {long_date(min(changes))}."] if changes else []
    return Overview(
        title="Meepraten over zorg en hulp in uw gemeente",
        intro=f"Kies uw gemeente. U leest dan wat u nu doet, wanneer u kunt spreken en hoe zeker dat is. "
        f"Hier {'staat' if len(places) == 1 else 'staan'} {count(len(places), 'gemeente', 'gemeenten')}.",
        groups=tuple(Group(letter, tuple(found)) for letter, found in groups),
        made=made,
        last=(f"Gemaakt op {long_date(made)}.", *renew),
    )


def _order(place: Place) -> tuple[str, str, str]:
    return name_order(place.name), place.province, place.note
