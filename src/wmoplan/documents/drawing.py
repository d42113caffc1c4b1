"""The timeline as a drawing: where everything stands, and the same in words.

Across, everything is a share of the width, so that bars stretch and letters do not. Down, it is lines of text.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.documents.lanes import ELECTION, QUIET, Lane, Span, around, lane_of, shared_lanes
from wmoplan.documents.words import Anchor
from wmoplan.dutch import SHORT_MONTHS, count, plain_date
from wmoplan.model.step import Step
from wmoplan.outlook import month_after
from wmoplan.timeline import Timeline

HEAD: Final = 3.4
"""Lines of text above the first row: years and months."""

ROW: Final = 3.2
"""Lines of text for one row: its words, and under them its marks."""

MARKS: Final = 2.0
"""How far below the top of a row its marks stand."""

BAND: Final = 0.7
"""How high a stretch of time is."""

FOOT: Final = 2.0
"""Lines of text below the last row: the day on which it was made."""

WIDEST: Final = 98
"""Characters of a name with its facts."""

NEAR: Final = timedelta(days=366)
"""How far from the plan the day on which it was made is still drawn."""

DAY: Final = timedelta(days=1)
EVERY: Final = ((18, 1), (40, 3), (80, 6))
"""To how many months which of them have a name: all, the first of a quarter, of a half year; else of a year."""


class Field(NamedTuple):
    """One fact of a row.

    Attributes:
        label: What it is.
        day: In full.
        short: As the drawing has it.
    """

    label: str
    day: str
    short: str


class Mark(NamedTuple):
    """A point in time; `kind` says which sign stands there."""

    kind: str
    x: str


class Band(NamedTuple):
    """A stretch of time; `kind` says how it looks."""

    kind: str
    x: str
    width: str


class Row(NamedTuple):
    """One line of the drawing, and of the list that says the same.

    Attributes:
        id: That of its step; empty for what belongs to all.
        name: In full.
        short: As the drawing has it.
        words: The rest of its line in the drawing.
        top: Where it begins, in lines of text.
    """

    id: Anchor
    name: str
    short: str
    words: str
    fields: tuple[Field, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    top: float

    @property
    def text_at(self) -> float:
        """Where its words stand."""
        return round(self.top + 1.1, 2)

    @property
    def marks_at(self) -> float:
        """The middle of its marks."""
        return round(self.top + MARKS, 2)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return round(self.top + ROW, 2)

    @property
    def bands_at(self) -> float:
        """The top of its bands."""
        return round(self.top + MARKS - BAND / 2, 2)


class Month(NamedTuple):
    """The begin of a month; it has a name, or begins a year, or both."""

    x: str
    name: str
    year: str


class Drawing(NamedTuple):
    """The whole timeline, to be drawn and to be read.

    Attributes:
        about: What matters, in short sentences.
        months: Those for which there is room.
        quiet: The weeks without decisions, across all rows.
        made: Where the day stands on which it was made; empty where that is far away.
        made_left: Whether its words stand before it, as there is no room after it.
        height: In lines of text.
    """

    about: str
    months: tuple[Month, ...]
    quiet: tuple[Band, ...]
    rows: tuple[Row, ...]
    made: str
    made_left: bool
    height: float

    @property
    def last(self) -> float:
        """Where the rows end."""
        return round(self.height - FOOT, 2)

    @property
    def body(self) -> float:
        """How high the rows are together."""
        return round(self.last - HEAD, 2)

    @property
    def made_at(self) -> float:
        """Where the words of the day stand on which it was made."""
        return round(self.height - FOOT / 3, 2)


def drawing_of(timeline: Timeline, steps: Sequence[Step], made: date) -> Drawing | None:
    """Return the drawing of these steps, in their order; None where nothing has a day."""
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
        about=_about(steps, rows, timeline),
        months=tuple(_months(first, last)),
        quiet=tuple(band._replace(kind="quiet") for row in rows for band in row.bands if band.kind == "gap"),
        rows=rows,
        made=_share(made, first, last) if drawn else "",
        made_left=drawn and (made - first) * 2 > last - first,
        height=round(HEAD + len(rows) * ROW + FOOT, 2),
    )


def _placed(lane: Lane, top: float, first: date, last: date) -> Row:
    fields = tuple(Field(fact.kind, _days(fact), _short_days(fact)) for fact in lane.facts)
    return Row(
        id=Anchor(lane.id),
        name=lane.name,
        short=lane.short,
        words=_words(fields, lane.short),
        fields=fields,
        bands=tuple(_band(span, first, last) for span in lane.bands if span.first < last),
        marks=tuple(Mark(kind, _share(day, first, last)) for kind, day in lane.marks if first <= day < last),
        top=round(top, 2),
    )


def _band(span: Span, first: date, last: date) -> Band:
    begin, end = max(span.first, first), min(span.last, last - DAY) + DAY
    return Band(span.kind, _share(begin, first, last), f"{(end - begin) / (last - first):.2%}")


def _words(fields: Sequence[Field], name: str) -> str:
    """Return as much of the facts as fits on a line; the list under the drawing has all."""
    if not fields:
        return "nog geen dag"
    told = [f"{field.label[:1].lower()}{field.label[1:]} {field.short}" for field in fields]
    told[0] = told[0].removeprefix(f"{name.lower()} ")
    for number in range(len(told) - 1, 0, -1):  # a year is said once
        year = fields[number - 1].short[-5:]
        told[number] = told[number].removesuffix(year)
    shown = 1
    while shown < len(told) and len("; ".join((name, *told[: shown + 1]))) <= WIDEST:
        shown += 1
    more = [f"en nog {len(told) - shown}"] if shown < len(told) else []
    return "; ".join([*told[:shown], *more])


def _days(fact: Span) -> str:
    first, last = plain_date(fact.first), plain_date(fact.last)
    return first if first == last else f"{first} tot en met {last}"


def _short_days(fact: Span) -> str:
    first, last = f"{fact.first.day} {SHORT_MONTHS[fact.first.month - 1]}", fact.last
    if fact.first == last:
        return f"{first} {last.year}"
    return f"{first} t/m {last.day} {SHORT_MONTHS[last.month - 1]} {last.year}"


def _share(day: date, first: date, last: date) -> str:
    """Return how far along a day is.

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


def _about(steps: Sequence[Step], rows: Sequence[Row], timeline: Timeline) -> str:
    """Return what matters in short sentences: how many steps, which comes first, and the first decision."""
    told = [count(len(steps), "stap", "stappen")]
    coming = [
        (found.expected, step)
        for step in steps
        for found in timeline.decisions
        if found.step == step.id
        and found.expected
        and found.expected >= timeline.as_of
        and step.id not in {*timeline.settled, *timeline.asked_first}
    ]
    if coming:
        day, step = min(coming, key=lambda one: one[0])
        told.append(f"Eerst: {step.short}, op {plain_date(day)}")
    told += [
        f"{field.label}: {field.day}"
        for row in rows
        if not row.id
        for field in row.fields
        if field.label in {ELECTION, QUIET}
    ]
    return f"{'. '.join(told)}."
