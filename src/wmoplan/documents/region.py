"""A region as a page of a website and as a text with a table for each step; `region_screen` is for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.documents.blocks import (
    Definitions,
    Document,
    Item,
    List,
    Paragraph,
    Purpose,
    Run,
    Section,
    Table,
    Text,
    led,
)
from wmoplan.documents.region_words import Notable, agreed, cited, in_one_line, intro_of, lines_on, notables, title_of
from wmoplan.dutch import days_in_words, long_date, name_order, plain_date, sentence, until_renewed, when_in_words
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
ABSENT: Final = "niet in het profiel"


class Cell(NamedTuple):
    """The cells of one step in one municipality, in words.

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


def page_of(region: Region, made: date) -> Document:
    """Return the page of a region.

    Args:
        made: The day that it says it was made on.
    """
    return Document(
        title=title_of(region),
        purpose=Purpose.REGION,
        intro=(f"Gezien op {long_date(region.as_of)}. {intro_of(region)} {SEEN}",),
        blocks=tuple(_sections(region)),
        last=(
            f"Gemaakt op {long_date(made)}.",
            *until_renewed(region.renew_after),
            f"{sentence(region.made_from)}.",
            TESTED,
            ASK_ANOTHER,
        ),
        made=made,
    )


def _sections(region: Region) -> Iterator[Section]:
    first = tuple((sentence(step.step.short), in_one_line(step, region.as_of)) for step in region.steps)
    yield Section("Wie besluit het eerst", (Definitions(first),), "eerst", "Wie is het eerst")
    if found := notables(region):
        yield Section("Wat opvalt", tuple(map(_notable, found)), "opvalt")
    yield Section("Alle gemeenten", (Paragraph(CERTAINTIES), *side_by_side(region, SIDE_BY_SIDE)), "overzicht")
    yield from (_step(step, region) for step in region.steps)
    yield from _agreements(region)
    places = tuple(_coming(place, region) for place in region.shown)
    yield Section("Per gemeente: wat eraan komt", places, "gemeenten", "Per gemeente", look="towns")


def _agreements(region: Region) -> Iterator[Section]:
    if region.agreements:
        texts = ((Run(f"{agreed(one)} "), Run(f"Bron: {cited(one)}.", soft=True)) for one in region.agreements)
        items = tuple(map(Item, texts))
        yield Section("Afspraken in de regio", (List(items, look="plain"),), "afspraken", "Afspraken")


def _notable(one: Notable) -> Section:
    source = Paragraph(f"Bron: {'; '.join(one.sources)}.", "src")
    return Section((Run(one.title, typed=True),), (*map(Paragraph, one.lines), source), look="warning")


def side_by_side(region: Region, most: int) -> Iterator[Table]:
    """Yield tables with municipalities as rows and steps as columns, `most` steps in each."""
    places = ordered(region)
    for at in range(0, len(region.steps), most):
        steps = region.steps[at : at + most]
        found = [{row.place: cell_of(row, region.as_of) for row in step.rows} for step in steps]
        titles = tuple(sentence(step.step.short) for step in steps)
        yield Table(
            heads=("Gemeente", *titles),
            rows=tuple((_place(place, region), *(_cell(cells.get(place)) for cells in found)) for place in places),
            caption=f"{', '.join(titles)}: de dag van het besluit",
        )


def ordered(region: Region) -> tuple[str, ...]:
    """Return the municipalities that are shown, in the order of the first day on which one of them can decide."""
    first = dict.fromkeys(region.shown, date.max)
    for step in region.steps:
        for row in step.rows:
            if row.place in first and not row.is_behind(region.as_of):
                first[row.place] = min(first[row.place], row.first_day)
    return tuple(sorted(first, key=lambda place: (first[place], name_order(place))))


def _place(place: str, region: Region) -> Text:
    odd = (Run(" "), Run("valt op", link="#opvalt")) if region.is_odd(place) else ()
    return Run(place, typed=True), *odd


def _cell(cell: Cell | None) -> Text:
    if cell is None:
        return (Run(ABSENT, strong=True),)
    soon = (Run(f"kan al {cell.soonest}, laatste kans "),) if cell.soonest else ()
    sure = (Run(" "), Run(f"({cell.sure})", soft=True)) if cell.sure else ()
    return *soon, Run(cell.day, strong=True), *sure


def _step(step: RegionStep, region: Region) -> Section:
    title = sentence(step.step.title)
    table = Table(
        heads=("Gemeente", "Vraag om advies", "Advies weg", "Besluit kan al", "Laatste kans", "Zekerheid"),
        rows=tuple(
            (
                (Run(cell.place, typed=True),),
                cell.asked or "geen",
                cell.advice or "geen",
                cell.soonest or "niet eerder",
                (Run(cell.day, strong=True),),
                cell.sure,
            )
            for cell in _cells(step, region)
        ),
        caption=f"{title}: van de vraag om advies tot het besluit",
    )
    lines = map(Paragraph, lines_on(step, region.as_of))
    return Section(title, (*lines, table), f"stap-{step.step.id}", look="part")


def _cells(step: RegionStep, region: Region) -> Iterator[Cell]:
    yield from (cell_of(row, region.as_of) for row in step.rows if row.place in region.shown)


def cell_of(row: LocalStep, as_of: date) -> Cell:
    """Return the cells of a step in a municipality."""
    sure = row.decided.certainty.word
    if row.is_behind(as_of):
        sure = "besloten" if row.decision.settled else "vraag na of dit zo is"
    return Cell(
        place=row.place,
        soonest=plain_date(row.soonest) if row.soonest else "",
        day=plain_date(row.day) if row.day else f"vergadering niet bekend; {row.decided.period}",
        sure=sure,
        asked=_when(row.asked),
        advice=_when(row.advice),
    )


def _when(moment: Moment | None) -> str:
    return days_in_words(moment.start, moment.end) if moment and moment.end else ""


def _coming(place: str, region: Region) -> Section:
    organisation = region.timeline_of(place).profile.organisation
    whose = (Run(" ("), Run(organisation, typed=True), Run(")")) if organisation else ()
    rows = tuple(Item(led(when, what)) for when, what in coming_days(place, region, FIRST_DAYS))
    days = List(rows, look="plain") if rows else Paragraph("Er komt geen dag meer.")
    return Section((Run(place, typed=True), *whose), (days,), look="town")


def coming_days(place: str, region: Region, most: int) -> Sequence[tuple[str, str]]:
    """Return the next days of a municipality: the date and the title of each."""
    return [
        (sentence(when_in_words(one.start, one.end, one.time)), f"{one.title.rstrip('.')} ({one.certainty.word}).")
        for one in coming(region.timeline_of(place), most)
    ]


def tables_of(region: Region) -> Document:
    """Return the region as a table for each step, with the advice to the councils above the table."""
    sections = [
        Section(f"Let op: {one.title}", (Paragraph(" ".join(one.lines)), Paragraph(f"Bron: {'; '.join(one.sources)}.")))
        for one in notables(region)
    ]
    for step in region.steps:
        items = tuple(map(Item, lines_on(step, region.as_of)))
        heads = ("Gemeente", "Kan al", "Laatste kans", "Zekerheid", "Vraag om advies", "Advies")
        table = Table(heads, tuple(_cells(step, region)))
        sections.append(Section(sentence(step.step.title), (*([List(items)] if items else []), table)))
    sections += _agreements(region)
    return Document(
        title=title_of(region),
        purpose=Purpose.SCREEN,
        intro=(f"Gezien vanaf {long_date(region.as_of)}. {intro_of(region)}",),
        blocks=tuple(sections),
        last=(region.origin, *until_renewed(region.renew_after)),
        made=region.as_of,
    )
