"""Checks a profile: everything that is wrong or worth a look, with what to do about it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from wmoplan.desk.followed import how_to_show
from wmoplan.desk.personal import personal_notes
from wmoplan.desk.shipped import lists
from wmoplan.dutch import count, listing
from wmoplan.model.phrases import SignalCode
from wmoplan.model.words import Status, Weight
from wmoplan.read.reference import read_coverage
from wmoplan.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wmoplan.desk.beside import Text
    from wmoplan.model.moment import Signal
    from wmoplan.notation import Fold
    from wmoplan.read.reference import Coverage
    from wmoplan.timeline import Timeline

HEADINGS: Final = {
    Weight.FAULT: ("fout", "fouten", "Fouten"),
    Weight.WARNING: ("waarschuwing", "waarschuwingen", "Waarschuwingen"),
    Weight.REMARK: ("opmerking", "opmerkingen", "Opmerkingen"),
}
"""The weights of signals: for one, for more, and as a heading."""

CONFLICT: Final = SignalCode.SOURCES_DISAGREE
"""The signal that comes once for every contradiction; here they are counted, and `plan` tells them."""


NOTHING_TO_DO: Final = "Dit is voorbij. U hoeft hier niets meer voor te doen."
"""What is said instead of what to do."""

AHEAD: Final = timedelta(days=365)
"""How far ahead a warning is worth a line."""

OVER: Final = {Status.OVER, Status.UNKNOWN}
"""The statuses of what lies behind."""

PAST: Final = "over wat voorbij is"
LATER: Final = "over wat later dan over een jaar komt"
"""What is told with `--all` only."""


def has_faults(timeline: "Timeline") -> bool:
    """Tell whether something is wrong with a profile."""
    return any(signal.weight is Weight.FAULT for signal in timeline.signals)


def check(timeline: "Timeline", written: "Text", fold: "Fold", *, example: str | None, everything: bool) -> str:
    """Return what is wrong with a profile or worth a look: every fault, warning and remark, with what to do about it.

    Args:
        written: The profile as it was written.
        example: The name of the example that the profile is, if it is one.
        everything: Whether what is over counts, and what comes more than a year from now.
    """
    commands = {plan.id: how_to_show(plan, timeline.profile.plans, written, example) for plan in timeline.plans}
    notes = (*personal_notes(written), *_uncovered(timeline))
    return "\n".join(_lines(timeline, commands, notes, fold, everything=everything))


def _lines(
    timeline: "Timeline", commands: "Mapping[str, str]", notes: "Iterable[str]", fold: "Fold", *, everything: bool
) -> list[str]:
    signals = [(signal, scope_of(timeline, signal)) for signal in timeline.signals]
    extra = [when for _, when in signals if when]
    lines = [f"Gelezen: {timeline.profile_name}; {timeline.made_from}."]
    if everything:
        lines.append(fold(f"Dit zijn alle meldingen{f', ook {_counted(extra)}' if extra else ''}."))
    lines += [fold(f"Let op: {text}") for text in notes]
    counts = []
    for found in _by_weight(one for one in signals if everything or not one[1]):
        single, more, heading = HEADINGS[found[0][0].weight]
        counts.append(count(len(found), single, more))
        lines += ["", f"{heading}: {len(found)}", *_listed(found, fold), *_torn(timeline, found, commands, fold)]
    return [*lines, *_closing(counts, [] if everything else extra, fold)]


def _by_weight(signals: "Iterable[tuple[Signal, str]]") -> "list[list[tuple[Signal, str]]]":
    """Return the signals of each weight, the heaviest first; a weight without signals is left out."""
    found: dict[Weight, list[tuple[Signal, str]]] = {weight: [] for weight in HEADINGS}
    for one in signals:
        found[one[0].weight].append(one)
    return [some for some in found.values() if some]


def _closing(counts: list[str], hidden: "Sequence[str]", fold: "Fold") -> "Iterator[str]":
    """Yield what is not shown, and how many faults and warnings there are together."""
    if hidden:
        rest = count(len(hidden), "melding staat", "meldingen staan")
        yield from ("", fold(f"Nog {rest} hier niet: {_counted(hidden)}. Alles zien: wmoplan check --all"))
    about = " over het komende jaar" if hidden else ""
    none = f"Alles klopt: er zijn geen fouten en geen waarschuwingen{about}."
    yield from ("", f"Samen: {listing(counts)}." if counts else none)


def _listed(signals: "Sequence[tuple[Signal, str]]", fold: "Fold") -> "Iterator[str]":
    """Yield the signals but those about contradictions, each with what to do while that is of use."""
    for number, (signal, when) in enumerate((one for one in signals if one[0].code != CONFLICT), 1):
        lead = f"{number}. "
        yield fold(signal.text, " " * len(lead), lead)
        yield fold(NOTHING_TO_DO if when == PAST else f"Wat u doet: {signal.remedy}", " " * len(lead))


def _torn(
    timeline: "Timeline", signals: "Sequence[tuple[Signal, str]]", commands: "Mapping[str, str]", fold: "Fold"
) -> "Iterator[str]":
    """Yield how often the sources contradict each other, and where to read of it."""
    torn = sum(signal.code == CONFLICT for signal, _ in signals)
    if torn:
        times = count(torn, "keer", "keer")
        yield fold(f"De bronnen spreken elkaar {times} tegen. Steeds is een van de twee gekozen.")
        for plan in timeline.plans:
            if plan.conflicts:
                yield f"Lezen welke, en waarom: wmoplan plan {commands[plan.id]} --conflicts"


def _counted(kinds: "Sequence[str]") -> str:
    """Return how many of some signals are about the past, and how many about what is far ahead."""
    return listing([f"{number} {kind}" for kind in (PAST, LATER) if (number := kinds.count(kind))])


def scope_of(timeline: "Timeline", signal: "Signal") -> str:
    """Return what a signal is about that is not the coming year; empty for a fault, what stays and what was typed."""
    if signal.weight is Weight.FAULT or signal.stays or signal.typed:
        return ""
    touched = [moment for moment in timeline.moments if moment.id in signal.moments]
    if touched and all(moment.status in OVER for moment in touched):
        return PAST
    return LATER if signal.day and signal.day > timeline.as_of + AHEAD else ""


def _uncovered(timeline: "Timeline") -> "Iterator[str]":
    """Yield which lists say nothing about a year that is reckoned with."""
    years = _years(timeline)
    found = read_coverage(folder("data"))
    for kind in dict.fromkeys(row.kind for row in found):
        yield from _gaps([row for row in found if row.kind == kind], years)
    if unknown := [str(year) for year in years if year not in lists().days.equated_years]:
        yield f"of er in {listing(unknown)} dagen met een feestdag gelijkstaan, is niet nagezocht. Kijk dat zelf na."


def _years(timeline: "Timeline") -> list[int]:
    """Return this year and the next, as far as a plan runs that long."""
    runs = [plan.runs.period for plan in timeline.plans]
    last = max((period.last.year for period in runs if period and period.last), default=0)
    return [year for year in (timeline.as_of.year, timeline.as_of.year + 1) if year <= last]


def _gaps(rows: "Sequence[Coverage]", years: list[int]) -> "Iterator[str]":
    """Yield what the lists of one kind say nothing about."""
    wanted = years if any(row.ahead for row in rows) else years[:1]
    missing = [str(one) for one in wanted if not any(row.first_year <= one <= row.last_year for row in rows)]
    if missing:
        title = next((row.title for row in reversed(rows) if row.first_year <= years[0]), rows[0].title)
        yield f"de lijst '{title}' zegt niets over {listing(missing)}. Kijk zelf na wat er dat jaar anders is."
