"""A region in a terminal: columns without lines, or one fact a line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.blocks import Block, Document, Item, Lines, List, Marks, Purpose, Section, Table
from wmoplan.documents.outlook import CERTAINTIES
from wmoplan.documents.region import coming_days, ordered
from wmoplan.documents.region_words import (
    agreed,
    cited,
    first_of,
    in_one_line,
    in_short,
    intro_of,
    lines_on,
    notables,
    row_sentence,
    title_of,
)
from wmoplan.dutch import SHORT_MONTHS, listing, long_date, sentence, short_date, shortened
from wmoplan.model.moment import Moment
from wmoplan.region import LocalStep, Region, RegionStep

NAME: Final = 19
"""Characters of the column with municipalities, without what stands between it and the next."""

SOON: Final = 8
DAY: Final = 12
SURE: Final = 10
"""Characters of the columns of a step, each with what stands between it and the next."""

STEP: Final = SOON + DAY + SURE
MANY_DAYS: Final = 12
"""The number of coming days of a municipality that was chosen by name."""

STANDS_OUT: Final = "* = zie boven: wat opvalt"
CLOSER: Final = "Van dichtbij: wmoplan region --step {step}, of --municipality NAAM"
NO_MEETING: Final = "Geen dag: wij weten de vergadering niet. Vraag de griffie om de dag."


def columns_of(region: Region, width: int) -> Document:
    """Return the region as columns of a terminal.

    Unit: `width` counts characters; below 80 the sentences read better.
    """
    close = len(region.steps) == 1
    dated = [step for step in region.steps if close or any(row.day for row in step.rows)]
    found = [" ".join(notable.lines) for notable in notables(region)]
    closer = [] if close or not region.steps else [CLOSER.format(step=region.steps[0].step.id)]
    return Document(
        title=title_of(region),
        purpose=Purpose.TABLE,
        intro=(f"Gezien vanaf {long_date(region.as_of)}",),
        blocks=(
            _sentences("Wie besluit het eerst", _first(region)),
            *([_sentences("Wat opvalt", found)] if found else []),
            *_matrices(region, dated, max((width - NAME + 1) // (STEP + 1), 1)),
            *(_step(step, region, close=close) for step in dated),
            *(_sentences(f"{place}: wat eraan komt", _days(place, region)) for place in _looked_at(region)),
            *_agreements(region),
        ),
        last=(*closer, region.origin.removesuffix(".")),
        made=region.as_of,
    )


def _step(step: RegionStep, region: Region, *, close: bool) -> Section:
    said = lines_on(step, region.as_of) if close else in_short(step, region.as_of)
    return _sentences(step.step.title, said, *([_closer(step, region)] if close else []))


def _days(place: str, region: Region) -> list[str]:
    return [f"{when}: {what}" for when, what in coming_days(place, region, MANY_DAYS)]


def _sentences(title: str, lines: Iterable[str], *more: Block) -> Section:
    return Section(title, (List(tuple(map(Item, lines)), Marks.NONE), *more))


def _first(region: Region) -> Iterator[str]:
    """Yield who decides first about each step; the steps of which that is not known are named together."""
    unknown: dict[str, list[str]] = {}
    for step in region.steps:
        if step.lead:
            yield f"{sentence(step.step.short)}: {in_one_line(step, region.as_of)}"
        else:
            unknown.setdefault(first_of(step), []).append(step.step.short)
    yield from (f"{sentence(why)}: {listing(names)}." for why, names in unknown.items())
    if not region.steps:
        yield "In deze plannen staat geen besluit van een gemeente."


def _looked_at(region: Region) -> tuple[str, ...]:
    """Return the municipalities that were chosen by name; none where all are shown."""
    return region.shown if len(region.shown) < len(region.timelines) else ()


def _matrices(region: Region, dated: Sequence[RegionStep], at_once: int) -> Iterator[Table]:
    """Yield tables with so many steps as columns, and the municipalities as rows, the first to decide at the top."""
    for at in range(0, len(dated), at_once):
        steps = dated[at : at + at_once]
        found = [{row.place: row for row in step.rows} for step in steps]
        yield Table(
            heads=("GEMEENTE", *(shortened(step.step.short, STEP - 1).upper() for step in steps)),
            rows=(
                ("", *[f"{'kan al':{SOON}}laatste kans"] * len(steps)),
                *(
                    (_name(place, region), *(_cell(rows.get(place), region.as_of) for rows in found))
                    for place in ordered(region)
                ),
            ),
            widths=(NAME, *[STEP] * len(steps)),
            notes=tuple(_notes(region)) if at + at_once >= len(dated) else (),
        )


def _notes(region: Region) -> Iterator[str]:
    """Yield what the words and signs in the tables mean, as far as they stand there."""
    if any(row.day is None for step in region.steps for row in step.rows if row.place in region.shown):
        yield NO_MEETING
    if any(map(region.is_odd, region.shown)):
        yield STANDS_OUT
    yield CERTAINTIES


def _name(place: str, region: Region) -> str:
    """Return a municipality as its column shows it, with a mark where something about it stands out."""
    mark = " *" if region.is_odd(place) else ""
    return shortened(place, NAME - len(mark)) + mark


def _cell(row: LocalStep | None, as_of: date) -> str:
    if row is None:
        return f"{'':{SOON}}-"
    soon = f"{row.soonest.day:2} {SHORT_MONTHS[row.soonest.month - 1]}" if row.soonest and row.day else ""
    return f"{soon:{SOON}}{_short(row.day, as_of):{DAY}}{_state(row, as_of)}"


def _state(row: LocalStep, as_of: date) -> str:
    """Return the certainty of a decision day, or that it has been decided, or that it is to be asked."""
    if row.is_behind(as_of):
        return "besloten" if row.decision.settled else "vraag na"
    return row.decided.certainty.word if row.day else "vraag na"


def _short(day: date | None, as_of: date) -> str:
    """Return a day in at most eleven characters; its year only where that is another one."""
    if day is None:
        return "geen dag"
    return short_date(day) if day.year == as_of.year else f"{day.day:2} {SHORT_MONTHS[day.month - 1]} {day.year}"


def _closer(step: RegionStep, region: Region) -> Table:
    """Return when each municipality asks, advises and decides about one step."""
    return Table(
        heads=("GEMEENTE", "vraag om advies", "advies", "besluit", "zekerheid"),
        rows=tuple(
            (
                _name(row.place, region),
                _end(row.asked, region.as_of),
                _end(row.advice, region.as_of),
                _short(row.day, region.as_of),
                _state(row, region.as_of),
            )
            for row in step.rows
            if row.place in region.shown
        ),
        widths=(NAME, 15, DAY - 1, DAY - 1, SURE),
    )


def _end(moment: Moment | None, as_of: date) -> str:
    """Return the day of a moment; with t/m before it where only the last day is known."""
    if moment is None or moment.end is None:
        return "-"
    day = _short(moment.end, as_of)
    return day if moment.start == moment.end else f"t/m{day[2:] if moment.end.year == as_of.year else f' {day}'}"


def _agreements(region: Region) -> Iterator[Section]:
    if region.agreements:
        sources = dict.fromkeys(cited(one) for one in region.agreements if not one.example)
        cites = [f"Bron: {'; '.join(sources)}."] if sources else []
        yield _sentences("Afspraken in de regio", [*map(agreed, region.agreements), *cites])


def sentences_of(region: Region) -> Document:
    """Return the region as one fact a line, each of which stands alone."""
    parts = list(_parts(region))
    many = f" Er volgen {len(parts)} delen." if len(parts) > 1 else ""
    return Document(
        title=title_of(region),
        purpose=Purpose.SCREEN,
        titled=False,
        blocks=(
            Lines((f"{title_of(region)}, gezien vanaf {long_date(region.as_of)}.", f"{intro_of(region)}{many}")),
            *(
                Lines((f"Deel {number} van {len(parts)}: {title}.", *lines))
                for number, (title, lines) in enumerate(parts, 1)
            ),
        ),
        last=(region.origin,),
        made=region.as_of,
    )


def _parts(region: Region) -> Iterator[tuple[str, list[str]]]:
    """Yield the title of each part of the sentences with its lines."""
    if found := notables(region):
        yield "wat opvalt", [line for notable in found for line in notable.lines]
    for step in region.steps:
        rows = (row_sentence(row, region.as_of) for row in step.rows if row.place in region.shown)
        yield step.step.short, [*lines_on(step, region.as_of), *rows]
    yield from ((f"wat eraan komt in {place}", _days(place, region)) for place in _looked_at(region))
    if region.agreements:
        yield "afspraken in de regio", [f"{agreed(one)} Bron: {cited(one)}." for one in region.agreements]
