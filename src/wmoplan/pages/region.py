"""What is said of a region, in sentences; every output takes them from here, so that they cannot disagree."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import (
    days_in_words,
    listing,
    long_date,
    name_order,
    plain_date,
    sentence,
    shortened,
    when_in_words,
)
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.region import Agreement
from wmoplan.notation import on_one_line
from wmoplan.region import Ending, Oddity, Region, Row, StepRows, coming

IN_A_SENTENCE: Final = 4
"""So many municipalities with their days fit in one sentence."""

SIDE_BY_SIDE: Final = 4
"""So many steps fit next to each other on a sheet of paper that lies on its side."""

FIRST_DAYS: Final = 5
"""How many coming days a page gives of each municipality."""

MOST_NAME: Final = 80
ASK: Final = "Vraag de griffie om de dag."
CERTAINTIES: Final = (
    "Vast: de dag is bekendgemaakt. Berekend: geteld vanaf een bekende dag. "
    "Voorlopig: de dag kan nog schuiven. Geschat: vraag het na."
)


class Notable(NamedTuple):
    """Something that stands out.

    Attributes:
        title: Which municipalities, in a few words.
        lines: What is so, in sentences.
        sources: Where that stands.
    """

    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]


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
        first: For each step who is first, in one sentence.
        last: The lines of the foot.
    """

    title: str
    intro: str
    made: date
    first: tuple[tuple[str, str, str], ...]
    notable: tuple[Notable, ...]
    sheets: tuple[Sheet, ...]
    certainties: str
    parts: tuple[Part, ...]
    agreements: tuple[tuple[str, str], ...]
    places: tuple[Days, ...]
    last: tuple[str, ...]


def page_of(region: Region, made: date) -> RegionPage:
    """Return the page of a region.

    Attributes:
        made: The day that it says it was made on.
    """
    renew = [f"Vraag een nieuwe versie na {long_date(region.renew_after)}."] if region.renew_after else []
    return RegionPage(
        title=title_of(region),
        intro=f"{intro_of(region)} U ziet wie het eerst besluit, en wie het werk van een ander kan gebruiken.",
        made=made,
        first=tuple((f"stap-{step.step.id}", sentence(step.step.short), first_of(step)) for step in region.steps),
        notable=notables(region),
        sheets=sheets(region, SIDE_BY_SIDE),
        certainties=CERTAINTIES,
        parts=tuple(_part(step, region) for step in region.steps),
        agreements=tuple((agreed(one), cited(one)) for one in region.agreements),
        places=tuple(days_of(place, region) for place in region.shown),
        last=(f"Gemaakt op {long_date(made)}.", *renew, f"{sentence(region.made_from)}."),
    )


def title_of(region: Region) -> str:
    """Return what a region is called at the top."""
    return shortened(f"Regio {on_one_line(region.name)}", MOST_NAME)


def intro_of(region: Region) -> str:
    """Return what there is to see, in one sentence."""
    number = len(region.timelines)
    return f"Hier staan {number} gemeenten naast elkaar." if number > 1 else "Hier staat nog maar een gemeente."


def agreed(agreement: Agreement) -> str:
    """Return an agreement as a sentence, with when it is."""
    made_up = " Dit is een voorbeeld." if agreement.example else ""
    return f"{sentence(agreement.when.text)}: {on_one_line(agreement.what).rstrip('.')}.{made_up}"


def cited(agreement: Agreement) -> str:
    """Return where an agreement stands, without the mark at its end."""
    return on_one_line(agreement.source).rstrip(".")


# -- what stands out


def notables(region: Region) -> tuple[Notable, ...]:
    """Return what stands out: who votes on another day and who comes to an end, each with its reason."""
    told: set[str] = set()
    found: list[Notable] = []
    for oddity in region.oddities:
        endings = {place: region.endings[place] for place in oddity.places if place in region.endings}
        told |= endings.keys()
        said = {reason.day for reason in oddity.reasons}
        ends = {place: ending for place, ending in endings.items() if ending.day not in said}
        lines = (*_odd(oddity, len(region.timelines)), *(_ends(*one) for one in ends.items()))
        sources = [reason.source for reason in oddity.reasons] + [ending.source for ending in ends.values()]
        found.append(Notable(listing(oddity.places), lines, tuple(dict.fromkeys(filter(None, sources)))))
    for place, ending in region.endings.items():
        if place not in told:
            found.append(Notable(place, (_ends(place, ending),), (ending.source,)))
    return tuple(found)


def _odd(oddity: Oddity, total: int) -> Iterator[str]:
    places, many = listing(oddity.places), len(oddity.places) > 1
    if oddity.days:
        votes = "stemmen" if many else "stemt"
        yield f"{places} {votes} op {listing([long_date(day) for day in oddity.days])}."
    if oddity.others:
        rest = total - len(oddity.places)
        votes = f"andere {rest} gemeenten stemmen" if rest > 1 else "andere gemeente stemt"
        yield f"De {votes} op {listing([long_date(day) for day in oddity.others])}."
    yield from (f"{reason.rule.rstrip('.')}." for reason in oddity.reasons)
    if oddity.quiet_elsewhere:
        around = listing([plain_date(day) for day in oddity.quiet_elsewhere])
        yield f"Rond {around} is er in {places} dus geen stilte. Daar kan de raad dan gewoon besluiten."
    if oddity.new_council:
        yield f"De nieuwe raad begint daar op {long_date(oddity.new_council)}."


def _ends(place: str, ending: Ending) -> str:
    return f"{place} houdt op {plain_date(ending.day)} op te bestaan. Daarna hoort het bij {listing(ending.into)}."


# -- who is first


def first_of(step: StepRows) -> str:
    """Return who decides first about a step, in a few words."""
    lead = step.lead
    if lead is None or lead.day is None:
        return "nog geen dag bekend" if step.unknown else "volgens de planning al besloten"
    likely = "" if lead.decision.settled else "waarschijnlijk "
    when = f"{likely}{lead.place}, {long_date(lead.day)} ({lead.decided.certainty.word})"
    early = step.sooner
    if early is None or early.soonest is None:
        return when
    who = "het kan daar" if early.place == lead.place else f"{early.place} kan"
    return f"{when}; {who} al op {plain_date(early.soonest)}"


def told(step: StepRows, as_of: date) -> tuple[str, ...]:
    """Return who is first, what that means for a joint advice, and who can use whose work; a sentence or two a line."""
    return tuple(line for line in _told(step, as_of) if line)


def in_short(step: StepRows, as_of: date) -> tuple[str, ...]:
    """Return the same in fewer words: of who comes later only the first."""
    later = _next(step.takers[0], len(step.takers) - 1) if step.lead and step.takers else ""
    return tuple(line for line in (*_first(step, as_of), *map(_helps, step.helpers), later) if line)


def _next(row: Row, others: int) -> str:
    day = long_date(row.advice.end) if row.advice and row.advice.end else ""
    more = f" Daarna volgen er nog {others}." if others > 1 else ""
    return f"{row.place} adviseert daarna, op {day}, en kan dat advies gebruiken.{more}"


def _told(step: StepRows, as_of: date) -> Iterator[str]:
    yield from _first(step, as_of)
    yield from (_helps(row) for row in step.helpers)
    if step.lead and step.takers:
        yield f"Daarna adviseren anderen. Zij kunnen het advies van {step.lead.place} gebruiken:"
        yield from (f"{part}." for part in _dated(step.takers))
    yield from (_asked_together(group) for group in step.together)
    if step.without:
        yield f"Deze stap staat niet in het profiel van {listing(step.without)}."


def _first(step: StepRows, as_of: date) -> Iterator[str]:
    if step.lead:
        equal = [row for row in step.rows if row is not step.lead and row.day == step.lead.day]
        yield from _lead(step.lead, equal, as_of)
    elif step.unknown:
        yield f"Nog van geen gemeente is een dag bekend. {ASK}"
    elif step.rows:
        yield "Volgens de planning is overal al besloten. Vraag na of dat zo is."
    if step.sooner and step.sooner.soonest:
        yield f"Let op: {step.sooner.place} kan al besluiten op {long_date(step.sooner.soonest)}."
        yield _asked_early(step.sooner, as_of)
    if step.lead and step.unknown:
        yield _unknown(step.unknown)


def _lead(row: Row, equal: Sequence[Row], as_of: date) -> Iterator[str]:
    if row.day is None:
        return
    if row.decision.settled:
        yield f"{row.place} besluit het eerst: {long_date(row.day)}. Die dag is aangekondigd."
    else:
        sure = row.decided.certainty.word
        yield f"Waarschijnlijk besluit {row.place} het eerst: {long_date(row.day)}. Die dag is {sure}."
        yield f"{row.place} heeft nog niets aangekondigd. Vraag dus na of de dag klopt."
    if equal:
        yield f"Op die dag {'besluiten' if len(equal) > 1 else 'besluit'} ook {listing([one.place for one in equal])}."
    if row.advice and row.advice.end:
        verb = "moest" if row.advice.end < as_of else "moet"
        day = f"{long_date(row.advice.end)}{_in_brackets(row.advice)}"
        yield f"Wie samen advies geeft, volgt {row.place}. Het advies {verb} weg zijn op {day}."
    if row.asked and row.asked.end:
        verb = "moest" if row.asked.end < as_of else "moet"
        yield f"De vraag om advies {verb} er zijn op {long_date(row.asked.end)}{_in_brackets(row.asked)}."
        if row.asked.end < as_of:
            yield "Kwam die vraag niet? Vraag dan een korte termijn."


def _in_brackets(moment: Moment) -> str:
    return "" if moment.certainty is Certainty.FIXED else f" ({moment.certainty.word})"


def _asked_early(row: Row, as_of: date) -> str:
    if row.early_asked is None:
        return ""
    verb = "moest" if row.early_asked < as_of else "moet"
    return f"De vraag om advies {verb} er dan zijn op {long_date(row.early_asked)}."


def _unknown(rows: Sequence[Row]) -> str:
    names = listing([row.place for row in rows])
    who = "Een van hen" if len(rows) > 1 else "Die gemeente"
    return f"Van {names} weten wij de vergadering nog niet. {who} kan eerder zijn. {ASK}"


def _helps(row: Row) -> str:
    if row.sent:
        return f"{row.place} stuurde een advies op {long_date(row.sent)}. Vraag of u het mag gebruiken."
    day = f", op {long_date(row.day)}" if row.day else ""
    return f"{row.place} heeft al besloten{day}. Vraag om het advies en het besluit."


def _dated(rows: Sequence[Row]) -> Iterator[str]:
    """Yield municipalities with the days of their advice, a few at a time."""
    named = [f"{row.place} op {plain_date(row.advice.end)}" for row in rows if row.advice and row.advice.end]
    for at in range(0, len(named), IN_A_SENTENCE):
        yield listing(named[at : at + IN_A_SENTENCE])


def _asked_together(group: tuple[Row, ...]) -> str:
    days = [row.asked.end for row in group if row.asked and row.asked.end]
    same = "op dezelfde dag" if days[0] == days[-1] else "in dezelfde weken"
    when = days_in_words(days[0], days[-1])
    names = listing([row.place for row in group])
    return f"In {len(group)} gemeenten komt de vraag om advies {same}: {when}. Dat zijn {names}."


# -- one municipality


def row_sentence(row: Row, as_of: date) -> str:
    """Return what a step is in a municipality, as sentences that stand alone."""
    return f"{row.place}: {_behind(row) if row.is_behind(as_of) else _ahead(row)}"


def _behind(row: Row) -> str:
    if row.day and row.decision.settled:
        return f"het besluit was op {long_date(row.day)}."
    when = f"op {long_date(row.day)}" if row.day else row.decided.period
    return f"het besluit was waarschijnlijk {when}. Vraag na of dat zo is."


def _ahead(row: Row) -> str:
    soon = f"het besluit kan al op {long_date(row.soonest)}. " if row.soonest else ""
    if row.day is None:
        unknown = f"{'De' if soon else 'de'} vergadering is niet bekend."
        return f"{soon}{unknown} Waarschijnlijk is het besluit {row.decided.period}. {ASK}"
    day = long_date(row.day)
    if row.decision.settled:
        return f"het besluit is op {day}. Die dag is aangekondigd."
    last = f"De laatste kans is {day}." if soon else f"het besluit is waarschijnlijk op {day}."
    return f"{soon}{last} Die dag is {row.decided.certainty.word}."


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


def cell_of(row: Row, as_of: date) -> Cell:
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


def _part(step: StepRows, region: Region) -> Part:
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
