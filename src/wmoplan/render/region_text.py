"""A region for a terminal: an open table, or a list of sentences."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from wmoplan.documents.region import days_of, ordered
from wmoplan.documents.region_words import (
    agreed,
    cited,
    first_of,
    in_one_line,
    in_short,
    intro_of,
    notables,
    row_sentence,
    title_of,
    told,
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
CERTAINTIES: Final = "Zekerheid: voorlopig = kan schuiven; berekend = geteld; geschat = vraag het na"
MANY_DAYS: Final = 12
"""How many coming days of a municipality are shown to who looks closer."""

STANDS_OUT: Final = "* = zie boven: wat opvalt"
NO_MEETING: Final = "Geen dag: wij weten de vergadering niet. Vraag de griffie om de dag."


def table(region: Region, width: int) -> str:
    """Return the region as columns without lines, to be read at a glance.

    Unit: `width` counts characters; below 80 the list of sentences reads better.
    """
    lines = _head(region, width)
    lines += ["", "WIE BESLUIT HET EERST"]
    lines += [line for text in _first(region) for line in _wrapped(text, width)]
    if found := notables(region):
        lines += ["", "WAT OPVALT"]
        for notable in found:
            lines += _wrapped(" ".join(notable.lines), width)
    at_once = max((width - NAME + 1) // (STEP + 1), 1)
    dated = [step for step in region.steps if len(region.steps) == 1 or any(row.day for row in step.rows)]
    for at in range(0, len(dated), at_once):
        lines += ["", *_matrix(region, dated[at : at + at_once])]
    lines += _marks(region) if dated else []
    for step in dated:
        lines += ["", step.step.title.upper()]
        close = len(region.steps) == 1
        for line in told(step, region.as_of) if close else in_short(step, region.as_of):
            lines += _wrapped(line, width)
        if close:
            lines += ["", *_closer(step, region)]
    for place in _looked_at(region):
        lines += ["", f"{place.upper()}: WAT ERAAN KOMT"]
        for when, what in days_of(place, region, MANY_DAYS).rows:
            lines += _wrapped(f"{when}: {what}", width)
    lines += _agreements(region, width)
    lines += ["", *_foot(region)]
    return "\n".join(line.rstrip() for line in lines)


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


def _head(region: Region, width: int) -> list[str]:
    title, seen = title_of(region).upper(), f"Gezien vanaf {long_date(region.as_of)}"
    gap = width - len(title) - len(seen)
    return [f"{title}{'':{gap}}{seen}"] if gap > 1 else [title, seen]


def _looked_at(region: Region) -> tuple[str, ...]:
    """Return the municipalities that are looked at closer; none where all are shown."""
    return region.shown if len(region.shown) < len(region.timelines) else ()


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=" ", subsequent_indent="   ", break_long_words=False, break_on_hyphens=False
    )


def _matrix(region: Region, steps: Sequence[RegionStep]) -> list[str]:
    """Return some steps as columns and the municipalities as rows, the first to decide at the top."""
    heads = "".join(f" {shortened(step.step.short, STEP - 1).upper():{STEP}}" for step in steps)
    below = "".join(f" {'kan al':{SOON}}{'laatste kans':{STEP - SOON}}" for _ in steps)
    lines = [f"{'GEMEENTE':{NAME}}{heads}", f"{'':{NAME}}{below}"]
    found = [{row.place: row for row in step.rows} for step in steps]
    for place in ordered(region):
        cells = "".join(f" {_cell(rows.get(place), region.as_of):{STEP}}" for rows in found)
        lines.append(f"{_name(place, region)}{cells}")
    return lines


def _name(place: str, region: Region) -> str:
    """Return a municipality as its column shows it, with a mark where something about it stands out."""
    mark = " *" if region.is_odd(place) else ""
    return f"{shortened(place, NAME - len(mark)) + mark:{NAME}}"


def _cell(row: LocalStep | None, as_of: date) -> str:
    if row is None:
        return f"{'':{SOON}}-"
    soon = f"{row.soonest.day:2} {SHORT_MONTHS[row.soonest.month - 1]}" if row.soonest else ""
    if row.day is None:
        return f"{'':{SOON}}{'geen dag':{DAY}}{_state(row, as_of)}"
    return f"{soon:{SOON}}{_short(row.day, as_of):{DAY}}{_state(row, as_of)}"


def _state(row: LocalStep, as_of: date) -> str:
    """Return how sure a day is, or what became of it."""
    if row.is_behind(as_of):
        return "besloten" if row.decision.settled else "vraag na"
    return row.decided.certainty.word if row.day else "vraag na"


def _short(day: date | None, as_of: date) -> str:
    """Return a day in at most eleven characters; its year only where that is another one."""
    if day is None:
        return ""
    return short_date(day) if day.year == as_of.year else f"{day.day:2} {SHORT_MONTHS[day.month - 1]} {day.year}"


def _marks(region: Region) -> list[str]:
    undated = any(row.day is None for step in region.steps for row in step.rows if row.place in region.shown)
    odd = any(region.is_odd(place) for place in region.shown)
    return [*([NO_MEETING] if undated else []), *([STANDS_OUT] if odd else []), CERTAINTIES]


def _closer(step: RegionStep, region: Region) -> Iterator[str]:
    """Yield when each municipality asks, advises and decides about one step."""
    yield f"{'GEMEENTE':{NAME}} {'vraag om advies':16}{'advies':{DAY}}{'besluit':{DAY}}zekerheid"
    for row in step.rows:
        if row.place in region.shown:
            asked, advice = (_end(one, region.as_of) for one in (row.asked, row.advice))
            day = _short(row.day, region.as_of) or "geen dag"
            cells = f"{asked:16}{advice:{DAY}}{day:{DAY}}{_state(row, region.as_of)}"
            yield f"{_name(row.place, region)} {cells}"


def _end(moment: Moment | None, as_of: date) -> str:
    """Return the day of a moment; where only its last day is known, that it can be sooner."""
    if moment is None or moment.end is None:
        return "-"
    day = _short(moment.end, as_of)
    return day if moment.start == moment.end else f"t/m{day[2:] if moment.end.year == as_of.year else f' {day}'}"


def _agreements(region: Region, width: int) -> list[str]:
    if not region.agreements:
        return []
    lines = ["", "AFSPRAKEN IN DE REGIO"]
    for one in region.agreements:
        lines += _wrapped(agreed(one), width)
    sources = dict.fromkeys(cited(one) for one in region.agreements if not one.example)
    return lines + _wrapped(f"Bron: {'; '.join(sources)}.", width) if sources else lines


def _foot(region: Region) -> Iterator[str]:
    step = region.steps[0].step.id if region.steps else ""
    if len(region.steps) > 1:
        yield f"Van dichtbij: wmoplan region --step {step}, of --municipality NAAM"
    file = f". Bestand: {region.file}" if region.file else ""
    yield f"{sentence(region.made_from)}{file}"


# -- the list of sentences


def plain(region: Region) -> str:
    """Return the region as one fact a line, each of which stands alone."""
    parts = [*(["wat opvalt"] if notables(region) else []), *(step.step.short for step in region.steps)]
    parts += [f"wat eraan komt in {place}" for place in _looked_at(region)]
    parts += ["afspraken"] if region.agreements else []
    lines = [f"{title_of(region)}, gezien vanaf {long_date(region.as_of)}."]
    lines.append(f"{intro_of(region)} Er volgen {len(parts)} delen." if len(parts) > 1 else intro_of(region))
    number = 0
    if found := notables(region):
        number += 1
        lines += ["", f"Deel {number} van {len(parts)}: wat opvalt."]
        lines += [line for notable in found for line in notable.lines]
    for step in region.steps:
        number += 1
        lines += ["", f"Deel {number} van {len(parts)}: {step.step.short}.", *told(step, region.as_of)]
        lines += [row_sentence(row, region.as_of) for row in step.rows if row.place in region.shown]
    for place in _looked_at(region):
        number += 1
        lines += ["", f"Deel {number} van {len(parts)}: wat eraan komt in {place}."]
        lines += [f"{when}: {what}" for when, what in days_of(place, region, MANY_DAYS).rows]
    if region.agreements:
        lines += ["", f"Deel {number + 1} van {len(parts)}: afspraken in de regio."]
        lines += [f"{agreed(one)} Bron: {cited(one)}." for one in region.agreements]
    file = f" Bestand: {region.file}." if region.file else ""
    return "\n".join([*lines, "", f"{sentence(region.made_from)}.{file}"])
