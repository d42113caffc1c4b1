"""The sentences about a region: who decides first, who differs, and whose advice others can use."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import days_in_words, listing, long_date, plain_date, sentence, shortened
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.municipality import Ending
from wmoplan.model.region import Agreement
from wmoplan.notation import on_one_line
from wmoplan.region import LocalStep, Oddity, Region, RegionStep

IN_A_SENTENCE: Final = 4
"""So many municipalities with their days fit in one sentence."""

MOST_NAME: Final = 80
MOST_NAMES: Final = 2
LATER_BEHIND: Final = "Ook bij anderen moest het advies al weg zijn. Is het er nog niet? Schrijf het dan samen."
ASK: Final = "Vraag de griffie om de dag."
CAN: Final = "Daar kan de raad dan gewoon besluiten."
COULD: Final = "Daar kon de raad dan gewoon besluiten."


class Notable(NamedTuple):
    """A way in which some municipalities of a region differ from the others.

    Attributes:
        title: Which municipalities, in a few words.
        lines: What is so, in sentences.
        sources: Where that stands.
    """

    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]


def title_of(region: Region) -> str:
    """Return the title of a region."""
    return shortened(f"Regio {on_one_line(region.name)}", MOST_NAME)


def intro_of(region: Region) -> str:
    """Return how many municipalities stand side by side, as a sentence."""
    number = len(region.timelines)
    return f"Hier staan {number} gemeenten naast elkaar." if number > 1 else "Hier staat nog maar een gemeente."


def agreed(agreement: Agreement) -> str:
    """Return an agreement of a region as a sentence, its period first."""
    made_up = " Dit is een voorbeeld." if agreement.example else ""
    return f"{sentence(agreement.when.text)}: {on_one_line(agreement.what).rstrip('.')}.{made_up}"


def cited(agreement: Agreement) -> str:
    """Return the source of an agreement, without a full stop."""
    return on_one_line(agreement.source).rstrip(".")


# -- what stands out


def notables(region: Region) -> tuple[Notable, ...]:
    """Return the municipalities that vote on another day or are to be merged, each with the reason."""
    told: set[str] = set()
    found: list[Notable] = []
    for oddity in region.oddities:
        endings = {place: region.endings[place] for place in oddity.places if place in region.endings}
        told |= endings.keys()
        said = {reason.day for reason in oddity.reasons}
        ends = {place: ending for place, ending in endings.items() if ending.day not in said}
        lines = (
            *_odd(oddity, len(region.timelines), region.as_of),
            *(_ends(place, ending, region.as_of) for place, ending in ends.items()),
        )
        sources = [reason.source for reason in oddity.reasons] + [ending.source for ending in ends.values()]
        found.append(Notable(listing(oddity.places), lines, tuple(dict.fromkeys(filter(None, sources)))))
    for place, ending in region.endings.items():
        if place not in told:
            found.append(Notable(place, (_ends(place, ending, region.as_of),), (ending.source,)))
    return tuple(found)


def _odd(oddity: Oddity, total: int, as_of: date) -> Iterator[str]:
    places, many = listing(oddity.places), len(oddity.places) > 1
    if oddity.days:
        yield f"{places} {_vote(oddity.days, as_of, many=many)}."
    if oddity.others:
        votes = _vote(oddity.others, as_of, many=oddity.usual > 1)
        yield f"{_others(oddity.usual, total - len(oddity.places))} {votes}."
    yield from (f"{reason.rule.rstrip('.')}." for reason in oddity.reasons)
    if oddity.quiet_elsewhere:
        around = listing([plain_date(day) for day in oddity.quiet_elsewhere])
        behind = max(oddity.quiet_elsewhere) < as_of
        yield f"Rond {around} {'was' if behind else 'is'} er in {places} dus geen stilte. {COULD if behind else CAN}"
    if oddity.new_council:
        begins = "begon" if oddity.new_council < as_of else "begint"
        yield f"De nieuwe raad {begins} daar op {long_date(oddity.new_council)}."


def _vote(days: Sequence[date], as_of: date, *, many: bool) -> str:
    behind = max(days) < as_of
    verb = ("stemden" if many else "stemde") if behind else ("stemmen" if many else "stemt")
    return f"{verb} op {listing([long_date(day) for day in days])}"


def _others(usual: int, rest: int) -> str:
    """Return the municipalities that vote on the usual days, as the subject of a sentence."""
    if usual < rest:
        return f"{usual} andere gemeenten" if usual > 1 else "Een andere gemeente"
    return f"De andere {usual} gemeenten" if usual > 1 else "De andere gemeente"


def _ends(place: str, ending: Ending, as_of: date) -> str:
    ends, belongs = ("hield", "hoorde") if ending.day < as_of else ("houdt", "hoort")
    return f"{place} {ends} op {plain_date(ending.day)} op te bestaan. Daarna {belongs} het bij {listing(ending.into)}."


# -- who is first


def first_of(step: RegionStep) -> str:
    """Return who decides first about a step, in a few words."""
    lead = step.lead
    if lead is None or lead.day is None:
        by_plan = "" if _is_sure(step) else "volgens de planning "
        if _decided(step) and step.unknown:
            return f"{by_plan}{_part_decided(step)}"
        return "nog geen dag bekend" if step.unknown else f"{by_plan}al besloten"
    likely = "" if lead.decision.settled else "waarschijnlijk "
    when = f"{likely}{lead.place}, {long_date(lead.day)} ({lead.decided.certainty.word})"
    early = step.sooner
    if early is None or early.soonest is None:
        return when
    names = [early.place, *_as_soon(step, early)]
    who = "het kan daar" if names == [lead.place] else f"{_few(names)} {'kunnen' if len(names) > 1 else 'kan'}"
    return f"{when}; {who} al op {plain_date(early.soonest)}"


def in_one_line(step: RegionStep, as_of: date) -> str:
    """Return who decides first and by when a joint advice has to be sent, in a sentence or two."""
    return " ".join(filter(None, (f"{first_of(step)}.", _by_when(step, as_of))))


def _by_when(step: RegionStep, as_of: date) -> str:
    if not step.lead or not step.lead.advised_by:
        return ""
    earlier = _first_advice(step, step.lead, as_of)
    day = earlier[0] if earlier else step.lead.advised_by
    who = "Geeft u samen advies? Dat" if len(step.rows) > 1 else "Het advies"
    return f"{who} {_must(day, as_of)} weg zijn op {plain_date(day)}."


def _must(day: date, as_of: date) -> str:
    return "moest" if day < as_of else "moet"


def _few(names: list[str]) -> str:
    return listing(names) if len(names) <= MOST_NAMES else f"{names[0]} en {len(names) - 1} andere gemeenten"


def _as_soon(step: RegionStep, early: LocalStep) -> list[str]:
    """Return the other municipalities whose first possible decision day is that of the earliest one."""
    return [row.place for row in step.rows if row.place != early.place and row.soonest == early.soonest]


def _decided(step: RegionStep) -> int:
    """Return how many municipalities have decided, where no day is known of the others."""
    return len(step.rows) - len(step.unknown)


def _is_sure(step: RegionStep) -> bool:
    """Tell whether every decision that has been taken was announced, and none only follows from the planning."""
    return all(row.decision.settled for row in step.rows if row not in step.unknown)


def _part_decided(step: RegionStep) -> str:
    number = _decided(step)
    return f"{'besloten' if number > 1 else 'besloot'} {number} van de {len(step.rows)} gemeenten al"


def lines_on(step: RegionStep, as_of: date) -> tuple[str, ...]:
    """Return lines on a step: who decides first, when a joint advice must go, and who can use whose advice."""
    return tuple(line for line in _lines_on(step, as_of) if line)


def in_short(step: RegionStep, as_of: date) -> tuple[str, ...]:
    """Return the lines on a step as `lines_on` does, with only the first of the municipalities that advise later."""
    later = _later_in_short(step.takers, as_of) if step.lead else ""
    return tuple(line for line in (*_first(step, as_of), *map(_helps, step.helpers), later) if line)


def _later_in_short(takers: Sequence[LocalStep], as_of: date) -> str:
    ahead = [row for row in takers if not _too_late(row, as_of)]
    if not ahead:
        return LATER_BEHIND if takers else ""
    day = long_date(ahead[0].advised_by) if ahead[0].advised_by else ""
    more = f" Daarna volgen er nog {len(ahead) - 1}." if len(ahead) > 2 else ""  # noqa: PLR2004 - one is not counted
    return f"{ahead[0].place} adviseert daarna, op {day}, en kan dat advies gebruiken.{more}"


def _too_late(row: LocalStep, as_of: date) -> bool:
    """Tell whether the day of an advice has passed."""
    return row.advised_by is not None and row.advised_by < as_of


def _lines_on(step: RegionStep, as_of: date) -> Iterator[str]:
    yield from _first(step, as_of)
    yield from (_helps(row) for row in step.helpers)
    behind = [row for row in step.takers if _too_late(row, as_of)]
    ahead = step.takers[len(behind) :]
    if behind:
        yield LATER_BEHIND
        yield from (f"{part}." for part in _dated(behind))
    if step.lead and ahead:
        yield f"Daarna adviseren anderen. Zij kunnen het advies van {step.lead.place} gebruiken:"
        yield from (f"{part}." for part in _dated(ahead))
    yield from (_asked_together(group, as_of) for group in step.together)
    if step.without:
        yield f"Deze stap staat niet in het profiel van {listing(step.without)}."


def _first(step: RegionStep, as_of: date) -> Iterator[str]:
    if step.lead:
        equal = [row for row in step.rows if row is not step.lead and row.day == step.lead.day]
        yield from _lead(step.lead, equal, as_of, alone=len(step.rows) == 1)
        yield _advises_before(step, step.lead, as_of)
    elif step.unknown:
        yield from _no_day(step)
    elif step.rows:
        by_plan = "Volgens de planning is overal al besloten. Vraag na of dat zo is."
        yield "Overal is al besloten." if _is_sure(step) else by_plan
    if step.sooner and step.sooner.soonest:
        yield from _sooner(step, step.sooner, step.sooner.soonest, as_of)
    if step.lead and step.unknown:
        yield _unknown(step.unknown)


def _sooner(step: RegionStep, row: LocalStep, day: date, as_of: date) -> Iterator[str]:
    """Yield that a municipality can decide before the lead does, and by when advice has to be asked in that case."""
    yield f"Let op: {row.place} kan al besluiten op {long_date(day)}."
    if row.early_asked:
        yield f"De vraag om advies {_must(row.early_asked, as_of)} er dan zijn op {long_date(row.early_asked)}."
    if others := _as_soon(step, row):
        yield f"Op die dag kan het ook in {listing(others)}."


def _no_day(step: RegionStep) -> Iterator[str]:
    """Yield what is known of a step where no day is known of any municipality that still has to decide."""
    if _decided(step):
        said = _part_decided(step)
        yield f"{sentence(said)}." if _is_sure(step) else f"Volgens de planning {said}. Vraag na of dat zo is."
        yield f"Van {listing([row.place for row in step.unknown])} weten wij de vergadering niet. {ASK}"
    else:
        yield f"Nog van geen gemeente is een dag bekend. {ASK}"


def _lead(row: LocalStep, equal: Sequence[LocalStep], as_of: date, *, alone: bool) -> Iterator[str]:
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
    if row.advised_by:
        joint = "" if alone else f"Wie samen advies geeft, volgt {row.place}. "
        yield f"{joint}Het advies {_must(row.advised_by, as_of)} weg zijn op {_sure_day(row.advice)}."
    if row.asked_by:
        yield f"De vraag om advies {_must(row.asked_by, as_of)} er zijn op {_sure_day(row.asked)}."
        if row.asked_by < as_of:
            yield "Kwam die vraag niet? Vraag dan een korte termijn."


def _first_advice(step: RegionStep, lead: LocalStep, as_of: date) -> tuple[date, str] | None:
    """Return the municipality that decides later than the lead but must advise before it, with its day; else None."""
    first = lead.advised_by or date.min
    days = [(row.advised_by, row.place) for row in step.rows if row.day and row.advised_by]
    return min(((day, place) for day, place in days if as_of <= day < first), default=None)


def _advises_before(step: RegionStep, lead: LocalStep, as_of: date) -> str:
    found = _first_advice(step, lead, as_of)
    if found is None:
        return ""
    day, place = found
    return f"Let op: in {place} moet het advies al weg zijn op {long_date(day)}. Houd samen dan die dag aan."


def _sure_day(moment: Moment | None) -> str:
    """Return the last day of a moment, with how sure it is where it is not fixed."""
    if moment is None or moment.end is None:
        return ""
    sure = "" if moment.certainty is Certainty.FIXED else f" ({moment.certainty.word})"
    return f"{long_date(moment.end)}{sure}"


def _unknown(rows: Sequence[LocalStep]) -> str:
    names = listing([row.place for row in rows])
    who = "Een van hen" if len(rows) > 1 else "Die gemeente"
    return f"Van {names} weten wij de vergadering nog niet. {who} kan eerder zijn. {ASK}"


def _helps(row: LocalStep) -> str:
    if row.sent:
        return f"{row.place} stuurde een advies op {long_date(row.sent)}. Vraag of u het mag gebruiken."
    day = f", op {long_date(row.day)}" if row.day else ""
    return f"{row.place} heeft al besloten{day}. Vraag om het advies en het besluit."


def _dated(rows: Sequence[LocalStep]) -> Iterator[str]:
    """Yield the municipalities with the day of their advice, `IN_A_SENTENCE` in each text."""
    named = [f"{row.place} op {plain_date(row.advised_by)}" for row in rows if row.advised_by]
    for at in range(0, len(named), IN_A_SENTENCE):
        yield listing(named[at : at + IN_A_SENTENCE])


def _asked_together(group: tuple[LocalStep, ...], as_of: date) -> str:
    days = [row.asked_by for row in group if row.asked_by]
    same = "op dezelfde dag" if days[0] == days[-1] else "in dezelfde weken"
    when = days_in_words(days[0], days[-1])
    names = listing([row.place for row in group])
    comes = "moest de vraag om advies komen" if days[-1] < as_of else "komt de vraag om advies"
    return f"In {len(group)} gemeenten {comes} {same}: {when}. Dat zijn {names}."


# -- one municipality


def row_sentence(row: LocalStep, as_of: date) -> str:
    """Return the state of a step in one municipality, as sentences that begin with its name."""
    return f"{row.place}: {_behind(row) if row.is_behind(as_of) else _ahead(row)}"


def _behind(row: LocalStep) -> str:
    if row.day and row.decision.settled:
        return f"het besluit was op {long_date(row.day)}."
    if row.decision.settled:
        return "het besluit is er al."
    when = f"op {long_date(row.day)}" if row.day else row.decided.period
    return f"het besluit was waarschijnlijk {when}. Vraag na of dat zo is."


def _ahead(row: LocalStep) -> str:
    if row.is_asked_first:
        return "misschien is het besluit er al. Vraag dat eerst na bij de griffie."
    soon = f"het besluit kan al op {long_date(row.soonest)}. " if row.soonest else ""
    if row.day is None:
        unknown = f"{'De' if soon else 'de'} vergadering is niet bekend."
        return f"{soon}{unknown} Waarschijnlijk is het besluit {row.decided.period}. {ASK}"
    day = long_date(row.day)
    if row.decision.settled:
        return f"het besluit is op {day}. Die dag is aangekondigd."
    last = f"De laatste kans is {day}." if soon else f"het besluit is waarschijnlijk op {day}."
    return f"{soon}{last} Die dag is {row.decided.certainty.word}."
