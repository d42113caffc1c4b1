"""What stands on each line of the timeline: stretches of days, and days on which something falls."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import sentence, shortened
from wmoplan.model.moment import Decision, Moment
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

LONGEST: Final = 26
"""Characters of a name in the drawing; the list under it has all."""

SOME_MONTHS: Final = timedelta(days=550)
"""How long a timeline is in which every recess has its place."""

YEAR: Final = timedelta(days=366)

CAN, EXPECTED, SETTLED, LATEST = "Kan vanaf", "Verwacht", "Besluit", "Uiterlijk"
SPEAK, SPEAK_LATEST = "Inspreken", "Inspreken uiterlijk"
TIME: Final = "De tijd hiervoor"
ELECTION, QUIET, RECESS = "Verkiezing", "Bijna geen besluiten", "Reces"

SIGNS: Final = {LATEST: "last", EXPECTED: "decides", SETTLED: "decides", SPEAK: "speak", SPEAK_LATEST: "speak"}
"""Which sign stands on a day."""


class Span(NamedTuple):
    """A day or a stretch of days, by what it is or how it looks; both days count."""

    kind: str
    first: date
    last: date


class Lane(NamedTuple):
    """One line of the timeline.

    Attributes:
        id: That of its step; empty for what belongs to all.
        name: In full.
        short: As the drawing has it.
        facts: What is told of it, by its label.
        bands: What is drawn as a stretch.
        marks: What is drawn as a point.
    """

    id: str
    name: str
    short: str
    facts: tuple[Span, ...]
    bands: tuple[Span, ...]
    marks: tuple[tuple[str, date], ...]


def lane_of(step: Step, timeline: Timeline) -> Lane:
    """Return the line of a step."""
    moments = [moment for moment in timeline.moments if moment.step == step.id and not moment.silent]
    decision = next((found for found in timeline.decisions if found.step == step.id), None)
    facts = _of_decision(decision, moments, timeline) if decision else []
    if not facts and step.id not in timeline.settled:
        facts = _of_time(moments)
    return Lane(
        id=step.id,
        name=step.title,
        short=sentence(shortened(step.short, LONGEST)),
        facts=tuple(facts),
        bands=tuple(_can(facts)),
        marks=tuple((SIGNS[fact.kind], fact.last) for fact in facts if fact.kind in SIGNS),
    )


def _of_decision(decision: Decision, moments: Sequence[Moment], timeline: Timeline) -> list[Span]:
    """Return the days between which a decision falls, and those on which one can speak of it.

    Of a decision that lies behind it is only its own day, and where that is asked first only its last day.
    """
    if settled := timeline.settled.get(decision.step):
        return [Span(SETTLED, settled.day, settled.day)] if settled.exact else []
    if decision.step in timeline.asked_first:
        return [Span(LATEST, decision.deadline, decision.deadline)] if decision.deadline else []
    falls = next((moment for moment in moments if moment.decides and moment.kind == _kind(moment)), None)
    soonest = falls.soonest if falls else None  # the first meeting that still comes, before the first of the whole plan
    named = {
        CAN: None if decision.settled else soonest or decision.earliest,
        SETTLED if decision.settled else EXPECTED: decision.expected,
        LATEST: _latest(decision, falls),
    }
    found = [Span(label, day, day) for label, day in named.items() if day]
    found += [
        Span(SPEAK if moment.start else SPEAK_LATEST, moment.end, moment.end)
        for moment in moments
        if moment.speaking and moment.attend and moment.end
    ]
    return found


def _latest(decision: Decision, falls: Moment | None) -> date | None:
    """Return the last day for a decision; none where only other decisions would give one, or a guess."""
    if falls and falls.vague:
        return None
    if decision.expected:
        return decision.deadline or decision.latest
    return decision.deadline or (falls.end if falls else None)


def _kind(moment: Moment) -> str:
    """Return the kind that the id of a moment ends in; another meeting of the same step has a longer one."""
    return moment.id.removeprefix(f"{moment.step}.")


def _of_time(moments: Sequence[Moment]) -> list[Span]:
    """Return the time that a step takes about which nobody decides."""
    ends = [moment.end for moment in moments if moment.end]
    days = [*ends, *(moment.start for moment in moments if moment.start)]
    return [Span(TIME, min(days), max(days))] if ends else []


def _can(facts: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretch in which a step can come to its end; without an end it goes on."""
    own = [fact for fact in facts if fact.kind not in {SPEAK, SPEAK_LATEST}]
    if any(fact.kind == TIME for fact in own):
        yield from (fact._replace(kind="can") for fact in own)
    elif any(fact.kind == CAN for fact in own):
        last = max(fact.last for fact in own) if len(own) > 1 else date.max
        yield Span("can", min(fact.first for fact in own), last)


def around(timeline: Timeline, first: date, last: date) -> Iterator[date]:
    """Yield the ends of the weeks without decisions that touch these days, so that their election is drawn too."""
    for moment in timeline.moments:
        if moment.kind == "stilte" and moment.start and moment.end and moment.start <= last and moment.end >= first:
            yield from (moment.start, moment.end)


def shared_lanes(timeline: Timeline, first: date, last: date, made: date) -> Iterator[Lane]:
    """Yield a line for the elections with the weeks around them, and one for the recesses.

    Of a timeline of years only the recesses that come are in it.
    """
    spans = [
        (moment, Span(sentence(moment.title), moment.start, moment.end))
        for moment in timeline.moments
        if moment.start and moment.end and moment.start < last and moment.end >= first
    ]
    elections = [span._replace(kind=ELECTION) for moment, span in spans if moment.kind == "verkiezing"]
    quiet = [span._replace(kind=QUIET) for moment, span in spans if moment.kind == "stilte"]
    recesses = [span for moment, span in spans if moment.kind == "reces"]
    if last - first > SOME_MONTHS:
        recesses = [span for span in recesses if made.replace(day=1) <= span.last and span.first <= made + YEAR]
    if elections or quiet:
        yield _shared(ELECTION, [*elections, *quiet], "gap")
    if recesses:
        yield _shared(RECESS, recesses, "recess")


def _shared(name: str, facts: Iterable[Span], kind: str) -> Lane:
    found = tuple(sorted(facts, key=lambda fact: fact.first))
    bands = tuple(fact._replace(kind=kind) for fact in found if fact.first != fact.last)
    return Lane("", name, name, found, bands, tuple(("vote", fact.first) for fact in found if fact.first == fact.last))
