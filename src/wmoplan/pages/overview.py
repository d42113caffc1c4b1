"""The page that leads to the pages of several municipalities."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import normalize

from wmoplan.dutch import count, long_date, sentence, when_in_words
from wmoplan.model.site import Entry
from wmoplan.outlook import look
from wmoplan.timeline import Timeline

LETTERS: Final = 30
"""Above so many municipalities they stand under the first letter of their names."""

NOTHING: Final = "Er is nu niets te doen."


class Place(NamedTuple):
    """One municipality on the page.

    Attributes:
        link: The folder of its page.
        note: Whose page it is; empty where only one page is of this municipality and no organisation is known.
    """

    link: str
    name: str
    note: str
    province: str
    first: str
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
    intro: tuple[str, ...]
    groups: tuple[Group, ...]
    made: date
    last: tuple[str, ...]


def entry_of(timeline: Timeline) -> Entry:
    """Return what the page says of the municipality of a timeline; it counts no days, so it does not grow old."""
    outlook = look(timeline)
    coming = outlook.next_day
    when = sentence(when_in_words(coming.start, coming.end, coming.time)) if coming else ""
    return Entry(
        name=timeline.municipality.name,
        organisation=timeline.profile.organisation,
        province=timeline.municipality.province,
        first=outlook.todo[0].text if outlook.todo else NOTHING,
        when=f"{when}: {coming.title.rstrip('.')} ({coming.certainty.word})." if coming else "",
        renew_after=timeline.renew_after,
    )


def overview_of(entries: Mapping[str, Entry], made: date) -> Overview:
    """Return the page that leads to these municipalities, by the names of their folders.

    Attributes:
        made: The day that it says it was made on.
    """
    places = sorted((_place(link, entry) for link, entry in entries.items()), key=_order)
    grouped = len(places) > LETTERS
    groups = groupby(places, key=lambda place: _order(place)[0][:1].upper() if grouped else "")
    changes = [entry.renew_after for entry in entries.values() if entry.renew_after]
    renew = [f"Vraag een nieuwe versie na {long_date(min(changes))}."] if changes else []
    many = count(len(places), "gemeente", "gemeenten")
    return Overview(
        title="Meepraten over zorg en hulp, per gemeente",
        intro=(f"Kies uw gemeente. Er staan er {len(places)}." if len(places) > 1 else f"Er staat {many}.",),
        groups=tuple(Group(letter, tuple(found)) for letter, found in groups),
        made=made,
        last=(f"Gemaakt op {long_date(made)}.", *renew),
    )


def _place(link: str, entry: Entry) -> Place:
    return Place(link, entry.name, entry.organisation, entry.province, entry.first, entry.when)


def _order(place: Place) -> tuple[str, str, str]:
    """Return the name as a list of names is sorted: without what stands before its first capital, and no accents."""
    name = place.name.removeprefix("'s-").removeprefix("'t ")
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return plain, place.province, place.note
