"""Makes the drawing of a timeline: the lanes with their periods and days, and the place of each on the drawing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.documents.drawing import FOOT, HEAD, ROW, Band, Drawing, DrawnRow, Field, Mark, Month
from wmoplan.documents.outlook import month_after
from wmoplan.dutch import SHORT_MONTHS, count, long_date, plain_date, sentence, shortened, within
from wmoplan.model.moment import Decision, Moment
from wmoplan.model.step import Step
from wmoplan.model.words import MomentKind
from wmoplan.timeline import Timeline

WIDEST: Final = 98
"""Characters of a name with its facts."""

NEAR: Final = timedelta(days=366)
"""How far from the plan the day on which it was made is still drawn."""

DAY: Final = timedelta(days=1)
EVERY: Final = ((18, 1), (40, 3), (80, 6))
"""To how many months which of them have a name: all, the first of a quarter, of a half year; else of a year."""


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


class Stretch(NamedTuple):
    """A period of one day or more; `kind` is its label or its CSS class, and both end days count."""

    kind: str
    first: date
    last: date


class Lane(NamedTuple):
    """One lane of the timeline: a step, the elections, or the recesses.

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
    facts: tuple[Stretch, ...]
    bands: tuple[Stretch, ...]
    marks: tuple[tuple[str, date], ...]


def lane_of(step: Step, timeline: Timeline) -> Lane:
    """Return the lane of a step."""
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


def _of_decision(decision: Decision, moments: Sequence[Moment], timeline: Timeline) -> list[Stretch]:
    """Return the days between which a decision falls, and the days on which one can speak about it.

    Of a decision that lies behind it is only its own day, and where that is asked first only its last day.
    """
    if settled := timeline.settled.get(decision.step):
        return [Stretch(SETTLED, settled.day, settled.day)] if settled.exact else []
    if decision.step in timeline.asked_first:
        return [Stretch(LATEST, decision.deadline, decision.deadline)] if decision.deadline else []
    speaking = (
        Stretch(SPEAK if moment.start else SPEAK_LATEST, moment.end, moment.end)
        for moment in moments
        if moment.speaking and moment.attend and moment.end
    )
    return [*_open(decision, moments), *speaking]


def _open(decision: Decision, moments: Sequence[Moment]) -> Iterator[Stretch]:
    """Yield from when a decision that still comes can fall, when it probably does, and the last day for it.

    The id of the moment of the decision ends in its kind; another meeting of the same step has a longer id.
    """
    falls = next((moment for moment in moments if moment.decides and moment.id == f"{moment.step}.{moment.kind}"), None)
    soonest = falls.soonest if falls else None  # the first meeting that still comes, before the first of the whole plan
    named = {
        CAN: None if decision.settled else soonest or decision.earliest,
        SETTLED if decision.settled else EXPECTED: decision.expected,
        LATEST: _latest(decision, falls),
    }
    yield from (Stretch(label, day, day) for label, day in named.items() if day)


def _latest(decision: Decision, falls: Moment | None) -> date | None:
    """Return the last day for a decision; None where only an estimate or the order of other decisions gives one."""
    if falls and falls.vague:
        return None
    if decision.expected:
        return decision.deadline or decision.latest
    return decision.deadline or (falls.end if falls else None)


def _of_time(moments: Sequence[Moment]) -> list[Stretch]:
    """Return the period of a step that has no decision."""
    ends = [moment.end for moment in moments if moment.end]
    days = [*ends, *(moment.start for moment in moments if moment.start)]
    return [Stretch(TIME, min(days), max(days))] if ends else []


def _can(facts: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the period in which the decision of a step can fall; without a last day it is drawn to the end."""
    own = [fact for fact in facts if fact.kind not in {SPEAK, SPEAK_LATEST}]
    if any(fact.kind == TIME for fact in own):
        yield from (fact._replace(kind="can") for fact in own)
    elif any(fact.kind == CAN for fact in own):
        last = max(fact.last for fact in own) if len(own) > 1 else date.max
        yield Stretch("can", min(fact.first for fact in own), last)


def around(timeline: Timeline, first: date, last: date) -> Iterator[date]:
    """Yield the first and the last day of every quiet period near these days, so that its election is drawn too."""
    for moment, begin, end in _dated(timeline):
        if moment.kind == MomentKind.QUIET and begin <= last and end >= first:
            yield from (begin, end)


def shared_lanes(timeline: Timeline, first: date, last: date, made: date) -> Iterator[Lane]:
    """Yield a lane for the elections with their quiet periods, and a lane for the recesses.

    Of a timeline of years only the recesses that come are in it.
    """
    names: dict[str, str] = {MomentKind.ELECTION: ELECTION, MomentKind.QUIET: QUIET}
    elections = [
        Stretch(names[moment.kind], begin, end)
        for moment, begin, end in _dated(timeline)
        if moment.kind in names and begin < last and end >= first
    ]
    yield from _shared(ELECTION, elections, "gap")
    if last - first > SOME_MONTHS:
        first, last = max(first, made.replace(day=1)), min(last, made + YEAR + DAY)
    recesses = [
        Stretch(sentence(moment.title), begin, end)
        for moment, begin, end in _dated(timeline)
        if moment.kind == MomentKind.RECESS and begin < last and end >= first
    ]
    yield from _shared(RECESS, recesses, "recess")


def _dated(timeline: Timeline) -> Iterator[tuple[Moment, date, date]]:
    """Yield the moments of which both the first and the last day are known, with those days."""
    for moment in timeline.moments:
        if moment.start and moment.end:
            yield moment, moment.start, moment.end


def _shared(name: str, facts: Iterable[Stretch], kind: str) -> Iterator[Lane]:
    if found := tuple(sorted(facts, key=lambda fact: fact.first)):
        bands = tuple(fact._replace(kind=kind) for fact in found if fact.first != fact.last)
        marks = tuple(("vote", fact.first) for fact in found if fact.first == fact.last)
        yield Lane("", name, name, found, bands, marks)


# -- the drawing


def drawing_of(timeline: Timeline, steps: Sequence[Step], made: date) -> Drawing | None:
    """Return the drawing of steps, in their order; None where no step has a day."""
    lanes = [lane_of(step, timeline) for step in steps]
    points = [day for lane in lanes for fact in lane.facts for day in (fact.first, fact.last)]
    if not points:
        return None
    points += around(timeline, min(points), max(points))
    if min(points) - NEAR <= made <= max(points) + NEAR:
        points.append(made)
    first, last = min(points).replace(day=1), month_after(max(points), 1)
    lanes = [*shared_lanes(timeline, first, last, made), *lanes]
    rows = tuple(_placed(lane, HEAD + number * ROW, first, last) for number, lane in enumerate(lanes))
    drawn = first <= made < last
    return Drawing(
        title=f"Tijdlijn van {timeline.municipality.name}",
        about=_about(steps, rows, timeline),
        made_words=f"gemaakt op {long_date(made)}",
        months=tuple(_months(first, last)),
        quiet=tuple(band._replace(kind="quiet") for row in rows for band in row.bands if band.kind == "gap"),
        rows=rows,
        made=_share(made, first, last) if drawn else "",
        made_left=drawn and (made - first) * 2 > last - first,
        height=round(HEAD + len(rows) * ROW + FOOT, 2),
    )


def _placed(lane: Lane, top: float, first: date, last: date) -> DrawnRow:
    fields = tuple(map(_field, lane.facts))
    return DrawnRow(
        id=lane.id,
        name=lane.name,
        short=lane.short,
        words=_words(fields, lane.short),
        fields=fields,
        bands=tuple(_band(span, first, last) for span in lane.bands if span.first < last),
        marks=tuple(Mark(kind, _share(day, first, last)) for kind, day in lane.marks if first <= day < last),
        top=round(top, 2),
    )


def _band(span: Stretch, first: date, last: date) -> Band:
    begin, end = max(span.first, first), min(span.last, last - DAY) + DAY
    return Band(span.kind, _share(begin, first, last), f"{(end - begin) / (last - first):.2%}")


def _words(fields: Sequence[Field], name: str) -> str:
    """Return as many labelled days as fit on one line of the drawing; the list below the drawing has all of them."""
    if not fields:
        return "nog geen dag"
    told = [f"{within(field.label)} {field.short}" for field in fields]
    told[0] = told[0].removeprefix(f"{name.lower()} ")
    for number in range(len(told) - 1, 0, -1):  # a year is said once
        year = fields[number - 1].short[-5:]
        told[number] = told[number].removesuffix(year)
    shown = 1
    while shown < len(told) and len("; ".join((name, *told[: shown + 1]))) <= WIDEST:
        shown += 1
    more = [f"en nog {len(told) - shown}"] if shown < len(told) else []
    return "; ".join([*told[:shown], *more])


def _field(fact: Stretch) -> Field:
    """Return the label and the days of a fact, in full and in short; a short stretch has its year once."""
    begin, end = (f"{day.day} {SHORT_MONTHS[day.month - 1]}" for day in (fact.first, fact.last))
    if fact.first == fact.last:
        return Field(fact.kind, plain_date(fact.first), f"{begin} {fact.last.year}")
    full = f"{plain_date(fact.first)} tot en met {plain_date(fact.last)}"
    return Field(fact.kind, full, f"{begin} t/m {end} {fact.last.year}")


def _share(day: date, first: date, last: date) -> str:
    """Return the place of a day between the first and the last day of the drawing, as a percentage.

    >>> _share(date(2014, 7, 2), date(2014, 1, 1), date(2014, 12, 31))
    '50.00%'
    """
    return f"{(day - first) / (last - first):.2%}"


def _months(first: date, last: date) -> Iterator[Month]:
    total = (last.year - first.year) * 12 + last.month - first.month
    every = next((every for most, every in EVERY if total <= most), 12)
    for number in range(total):
        month = month_after(first, number)
        named = (month.month - 1) % every == 0
        year = str(month.year) if month.month == 1 or number == 0 else ""
        if named or year:
            yield Month(_share(month, first, last), SHORT_MONTHS[month.month - 1] if named else "", year)


def _about(steps: Sequence[Step], rows: Sequence[DrawnRow], timeline: Timeline) -> str:
    """Return the drawing in words, for a screen reader: the number of steps, the next decision, and the elections."""
    told = [count(len(steps), "stap", "stappen")]
    behind = {*timeline.settled, *timeline.asked_first}
    days = {found.step: found.expected for found in timeline.decisions if found.step not in behind}
    coming = [(day, step) for step in steps if (day := days.get(step.id)) and day >= timeline.as_of]
    if coming:
        day, step = min(coming, key=lambda one: one[0])
        told.append(f"Eerst: {step.short}, op {plain_date(day)}")
    fields = (field for row in rows if not row.id for field in row.fields)
    told += [f"{field.label}: {field.day}" for field in fields if field.label in {ELECTION, QUIET}]
    return f"{'. '.join(told)}."
