"""The page that leads to the pages of several municipalities."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Final

from wmoplan.documents.blocks import Document, Entries, Entry, Paragraph, Purpose, Run, Section
from wmoplan.documents.outlook import look
from wmoplan.dutch import count, long_date, name_order, until_renewed, when_in_words
from wmoplan.model.site import OverviewEntry
from wmoplan.timeline import Timeline

LETTERS: Final = 30
"""Above so many municipalities only their names stand there, under the first letter."""

CHOOSE: Final = "Kies uw gemeente. U leest dan wat u nu doet, wanneer u kunt spreken en hoe zeker dat is."


def entry_of(timeline: Timeline) -> OverviewEntry:
    """Return the entry of a municipality on the overview page; the entry counts no days, so that it stays true."""
    coming = look(timeline).next_day
    when = when_in_words(coming.start, coming.end, coming.time) if coming else ""
    return OverviewEntry.of(
        name=timeline.municipality.name,
        organisation=timeline.profile.organisation,
        province=timeline.municipality.province,
        when=f"Eerst: {when}. {coming.title.rstrip('.')}. De dag is {coming.certainty.word}." if coming else "",
        renew_after=timeline.renew_after,
    )


def overview_of(entries: Mapping[str, OverviewEntry], made: date) -> Document:
    """Return the page with links to the pages of municipalities.

    Args:
        made: The day that it says it was made on.
    """
    grouped = len(entries) > LETTERS
    days = (entry.renew_after for entry in entries.values() if entry.renew_after)
    verb = "staat" if len(entries) == 1 else "staan"
    return Document(
        title="Meepraten over zorg en hulp in uw gemeente",
        purpose=Purpose.OVERVIEW,
        intro=(f"{CHOOSE} Hier {verb} {count(len(entries), 'gemeente', 'gemeenten')}.",),
        blocks=tuple(_sections(entries, grouped=grouped)),
        last=(f"Gemaakt op {long_date(made)}.", *until_renewed(None if grouped else min(days, default=None))),
        made=made,
    )


def _sections(entries: Mapping[str, OverviewEntry], *, grouped: bool) -> Iterator[Section]:
    """Yield the municipalities by name, under their first letters if `grouped`; the link tells apart what is alike."""
    alike = Counter((entry.name, entry.organisation) for entry in entries.values())
    places = []
    for link, entry in entries.items():
        is_alike = alike[entry.name, entry.organisation] > 1
        note = ", ".join(filter(None, (entry.organisation, link if is_alike else "")))
        order = (name_order(entry.name), entry.province, note)
        places.append((order, _place(link, entry, note, with_day=not grouped)))
    places.sort(key=lambda place: place[0])
    for letter, found in groupby(places, key=lambda place: place[0][0][:1].upper() if grouped else ""):
        listed = Entries(tuple(entry for _, entry in found), "names" if letter else "rows", is_ordered=False)
        yield Section(letter or "Gemeenten", (listed,), f"letter-{letter}" if letter else "")


def _place(link: str, entry: OverviewEntry, note: str, *, with_day: bool) -> Entry:
    """Return the item of one municipality: its name as a link, its province, and its next day if `with_day`."""
    name = Run(f"{entry.name}, {note}" if note else entry.name, link=f"{link}/index.html", typed=True)
    province = (Run(f" ({entry.province})"),) if entry.province else ()
    day = (Paragraph(entry.when),) if entry.when and with_day else ()
    return Entry((Paragraph((name, *province), "place"), *day))
