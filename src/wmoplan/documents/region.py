"""What the page and the tables of a region hold: a row for each municipality, a part for each step."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.region_words import Notable, agreed, cited, in_one_line, intro_of, notables, title_of, told
from wmoplan.dutch import (
    days_in_words,
    long_date,
    name_order,
    plain_date,
    sentence,
    when_in_words,
)
from wmoplan.model.moment import Moment
from wmoplan.region import LocalStep, Region, RegionStep, coming

SIDE_BY_SIDE: Final = 4
"""So many steps fit next to each other on a sheet of paper that lies on its side."""

FIRST_DAYS: Final = 5
"""How many coming days a page gives of each municipality."""

CERTAINTIES: Final = (
    "Vast: de dag is bekendgemaakt. Berekend: geteld vanaf een bekende dag. "
    "Voorlopig: de dag kan nog schuiven. Geschat: vraag het na."
)


SEEN: Final = "U ziet wie het eerst besluit, en wie het werk van een ander kan gebruiken."
TESTED: Final = (
    "Zulke pagina's zijn met programma's getoetst aan WCAG 2.2, niveau A en AA: de regels voor sites van de overheid."
    " Niemand die een schermlezer gebruikt, heeft de pagina getest."
)
ASK_ANOTHER: Final = "Werkt er iets niet? Zeg het tegen wie u deze pagina gaf, en vraag een andere vorm."


class Cell(NamedTuple):
    """What a table says of one step in one municipality.

    Attributes:
        soonest: The first day on which it can be decided; empty where that is the day itself, or not known.
        day: The last chance in words, or that no meeting is known.
        sure: How sure that is; empty where there is nothing to be sure of.
        asked, advice: The days of the advice; empty where there are none.
    """

    place: str
    soonest: str
    day: str
    sure: str
    asked: str
    advice: str


class Sheet(NamedTuple):
    """A part of the table of all municipalities: a few steps.

    Attributes:
        steps: Their titles.
        rows: The name of each municipality, whether something about it stands out, and a cell for each step.
    """

    steps: tuple[str, ...]
    rows: tuple[tuple[str, bool, tuple[Cell, ...]], ...]


class Part(NamedTuple):
    """One step on the page.

    Attributes:
        anchor: Its address on the page.
        lines: Who is first and what that means, in sentences.
        rows: Every municipality that is shown.
    """

    anchor: str
    title: str
    lines: tuple[str, ...]
    rows: tuple[Cell, ...]


class Days(NamedTuple):
    """The first coming days of one municipality.

    Attributes:
        rows: When, and what.
    """

    place: str
    organisation: str
    rows: tuple[tuple[str, str], ...]


class RegionPage(NamedTuple):
    """Everything that the page of a region says.

    Attributes:
        agreements: In sentences, each with its source.
        first: For each step who is first and by when to advise, in a sentence or two.
        last: The lines of the foot.
    """

    title: str
    intro: str
    made: date
    first: tuple[tuple[str, str], ...]
    notable: tuple[Notable, ...]
    sheets: tuple[Sheet, ...]
    certainties: str
    parts: tuple[Part, ...]
    agreements: tuple[tuple[str, str], ...]
    places: tuple[Days, ...]
    last: tuple[str, ...]


def page_of(region: Region, made: date) -> RegionPage:
    """Return the page of a region.

    Args:
        made: The day that it says it was made on.
    """
    renew = [f"Vraag een nieuwe versie na {long_date(region.renew_after)}."] if region.renew_after else []
    return RegionPage(
        title=title_of(region),
        intro=f"Gezien op {long_date(region.as_of)}. {intro_of(region)} {SEEN}",
        made=made,
        first=tuple((sentence(step.step.short), in_one_line(step, region.as_of)) for step in region.steps),
        notable=notables(region),
        sheets=sheets(region, SIDE_BY_SIDE),
        certainties=CERTAINTIES,
        parts=tuple(_part(step, region) for step in region.steps),
        agreements=tuple((agreed(one), cited(one)) for one in region.agreements),
        places=tuple(days_of(place, region) for place in region.shown),
        last=(f"Gemaakt op {long_date(made)}.", *renew, f"{sentence(region.made_from)}.", TESTED, ASK_ANOTHER),
    )


def ordered(region: Region) -> tuple[str, ...]:
    """Return the names that are shown, by the first day on which something can be decided there."""
    first = dict.fromkeys(region.shown, date.max)
    for step in region.steps:
        for row in step.rows:
            if row.place in first and not row.is_behind(region.as_of):
                first[row.place] = min(first[row.place], row.first_day)
    return tuple(sorted(first, key=lambda place: (first[place], name_order(place))))


def sheets(region: Region, most: int) -> tuple[Sheet, ...]:
    """Return the table of all steps and municipalities, so many steps at a time."""
    places = ordered(region)
    found = []
    for at in range(0, len(region.steps), most):
        steps = region.steps[at : at + most]
        rows = [{row.place: cell_of(row, region.as_of) for row in step.rows} for step in steps]
        found.append(
            Sheet(
                tuple(sentence(step.step.short) for step in steps),
                tuple(
                    (place, region.is_odd(place), tuple(cells.get(place, _absent(place)) for cells in rows))
                    for place in places
                ),
            )
        )
    return tuple(found)


def cell_of(row: LocalStep, as_of: date) -> Cell:
    """Return what a table says of a step in a municipality."""
    if row.day is None:
        day, sure = f"vergadering niet bekend; {row.decided.period}", row.decided.certainty.word
    else:
        day, sure = plain_date(row.day), row.decided.certainty.word
    if row.is_behind(as_of):
        sure = "besloten" if row.decision.settled else "vraag na of dit zo is"
    return Cell(
        place=row.place,
        soonest=plain_date(row.soonest) if row.soonest else "",
        day=day,
        sure=sure,
        asked=_when(row.asked),
        advice=_when(row.advice),
    )


def _when(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return days_in_words(moment.start, moment.end) if moment.end else ""


def _absent(place: str) -> Cell:
    return Cell(place, "", "niet in het profiel", "", "", "")


def _part(step: RegionStep, region: Region) -> Part:
    rows = tuple(cell_of(row, region.as_of) for row in step.rows if row.place in region.shown)
    return Part(f"stap-{step.step.id}", sentence(step.step.title), told(step, region.as_of), rows)


def days_of(place: str, region: Region, most: int = FIRST_DAYS) -> Days:
    """Return the first coming days of a municipality."""
    timeline = region.timeline_of(place)
    rows = tuple(
        (sentence(when_in_words(one.start, one.end, one.time)), f"{one.title.rstrip('.')} ({one.certainty.word}).")
        for one in coming(timeline, most)
    )
    return Days(place, timeline.profile.organisation, rows)
