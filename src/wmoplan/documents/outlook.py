"""The part of a timeline that a screen shows: the to-dos, the coming months, and the landmarks after them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.model.moment import Moment, Signal
from wmoplan.model.words import MomentKind
from wmoplan.reckon.todo import Todo
from wmoplan.timeline import Timeline

AT_MOST: Final = 5
"""The most to-dos that fit in one glance."""

MONTHS_AHEAD: Final = 2
"""How many months after the present one are shown day by day."""

CERTAINTIES: Final = "Zekerheid: voorlopig = kan schuiven; berekend = geteld; geschat = vraag het na"
"""The legend below days in columns, where each day has a word for its certainty."""

YEAR: Final = timedelta(days=365)
"""How far ahead an election is worth a line."""


class Selection(NamedTuple):
    """Which moments of a timeline are shown.

    Attributes:
        everything: Whether all moments are shown, of all subjects, and not only what is near.
        first: The first day that is shown; giving it shows all kinds.
        last: The last day that is shown; giving it shows all kinds.
        topics: The subjects that are shown; none is those of the profile.
        kinds: The kinds of moments that are shown, on all of their days; none is all kinds.
    """

    everything: bool = False
    first: date | None = None
    last: date | None = None
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether something is left out that would be shown otherwise."""
        return bool(self.topics or self.kinds or self.first or self.last)

    @property
    def is_short(self) -> bool:
        """Whether only the to-dos and the coming months are shown."""
        return not (self.everything or self.first or self.last or self.kinds)


NEAR: Final = Selection()
"""The to-dos and the coming months, without any choice of the user."""


class Group(NamedTuple):
    """The moments of one month, or of a month and all that comes after it.

    Attributes:
        month: Its first day; None for moments without a day.
        and_later: Whether later months are in it as well.
    """

    month: date | None
    and_later: bool
    moments: tuple[Moment, ...]


class Outlook(NamedTuple):
    """The part of a timeline that a screen shows.

    Attributes:
        late: Moments that are too late and that nothing in `todo` speaks of.
        notes: The short signals beside a moment, by its id.
        quiet: The gap after an election that is shown, by the id of the election's moment.
        hidden: How many moments are left out.
        next_day: The first coming moment of all, where nothing is to be done.
        ended: The last day of the plan, where it lies behind; else None.
        whole: The last month of which every day is among the groups, by its first day.
    """

    todo: tuple[Todo, ...]
    late: tuple[Moment, ...]
    groups: tuple[Group, ...]
    notes: dict[str, tuple[Signal, ...]]
    quiet: dict[str, Moment]
    hidden: int
    next_day: Moment | None
    ended: date | None
    whole: date


def look(timeline: Timeline, selection: Selection = NEAR) -> Outlook:
    """Return what to show: the short outlook, or all that was asked for."""
    asked = not selection.is_short
    chosen = _asked(timeline, selection) if asked else _short(timeline)
    todo = () if asked else timeline.chosen_todo()[:AT_MOST]
    return Outlook(
        todo=todo,
        late=() if asked else _late(timeline, todo),
        groups=_grouped(chosen, timeline.as_of, months=not asked),
        notes=_notes(timeline, chosen),
        quiet=_quiet(timeline, chosen),
        hidden=sum(1 for moment in timeline.moments if not moment.silent) - len(chosen),
        next_day=next((moment for moment in _ahead(timeline) if not moment.done), None),
        ended=timeline.ended,
        whole=month_after(timeline.as_of, MONTHS_AHEAD),
    )


def _asked(timeline: Timeline, selection: Selection) -> list[Moment]:
    return [
        moment
        for moment in timeline.moments
        if not moment.silent
        and (selection.everything or timeline.is_chosen(moment.topics))
        and (not selection.kinds or moment.kind in selection.kinds)
        and _overlaps(moment, selection.first or date.min, selection.last or date.max)
    ]


def _overlaps(moment: Moment, first: date, last: date) -> bool:
    """Tell whether a moment has a day from `first` to `last`; without a day it has one where nothing bounds it."""
    ends_after = (moment.end or moment.start or date.min) >= first
    return ends_after and (moment.start or moment.end or date.max) <= last


def _short(timeline: Timeline) -> list[Moment]:
    limit = month_after(timeline.as_of, MONTHS_AHEAD + 1) - timedelta(days=1)
    ahead = list(_ahead(timeline))
    near = [moment for moment in ahead if min(moment.start or date.max, moment.end or date.max) <= limit]
    return near + [moment for moment in _landmarks(timeline, ahead) if moment not in near]


def _ahead(timeline: Timeline) -> Iterator[Moment]:
    """Yield the moments of the chosen subjects that end on the day of looking or later, and that a screen can show."""
    for moment in timeline.moments:
        if moment.on_screen and timeline.is_chosen(moment.topics) and moment.end and moment.end >= timeline.as_of:
            yield moment


def _late(timeline: Timeline, todo: Sequence[Todo]) -> tuple[Moment, ...]:
    """Return the moments of the chosen subjects that are too late, but those that what is to be done speaks of."""
    spoken = {moment_id for item in todo for moment_id in item.moments}
    return tuple(
        moment
        for moment in timeline.moments
        if moment.status.is_late
        and timeline.is_chosen(moment.topics)
        and moment.id not in spoken
        and not moment.stands_for
    )


def _landmarks(timeline: Timeline, ahead: list[Moment]) -> list[Moment]:
    """Return what is shown however far ahead it is: the landmarks of each subject, and the elections of a year."""
    legal = {f"{found.step}.{MomentKind.LAST_DAY}" for found in timeline.decisions if found.legal}
    asking = {chain.asks.kind for chain in timeline.rules.trajectories if chain.asks}
    ids = set[str]()
    for topic in timeline.topics or [topic.id for topic in timeline.all_topics()]:
        ids.update(_landmark_ids([moment for moment in ahead if topic in moment.topics], legal, asking))
    year = timeline.as_of + YEAR
    return [
        moment
        for moment in ahead
        if moment.id in ids or (moment.kind == MomentKind.ELECTION and moment.end and moment.end <= year)
    ]


def _landmark_ids(ahead: Sequence[Moment], legal: set[str], asking: set[str]) -> Iterator[str]:
    """Yield the ids of the landmarks of one subject.

    They are its last legal day with the decision of that step, its next decision with all others on that day, and
    the requests for advice about these decisions. A request that is not ahead has an id here as well.

    Args:
        legal: The ids of the last legal days of all steps.
        asking: The kinds of moments at which advice is asked.
    """
    decisions = [moment for moment in ahead if moment.decides]
    last = [moment for moment in ahead if moment.id in legal][:1]
    steps = {moment.step for moment in (*decisions[:1], *last)}
    near = [moment for moment in decisions if moment.end == decisions[0].end or moment.step in steps]
    yield from (moment.id for moment in (*last, *near))
    yield from (f"{moment.step}.{kind}" for moment in near for kind in asking)


def month_after(day: date, months: int) -> date:
    """Return the first day of a month so many months on.

    >>> month_after(date(2014, 11, 15), 2)
    datetime.date(2015, 1, 1)
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _grouped(moments: list[Moment], as_of: date, *, months: bool) -> tuple[Group, ...]:
    last, after = month_after(as_of, MONTHS_AHEAD), month_after(as_of, MONTHS_AHEAD + 1)
    found: dict[date | None, list[Moment]] = {}
    for moment in moments:
        day = moment.end or moment.start
        month = day.replace(day=1) if day else None
        if months and month and month > last:
            month = last
        found.setdefault(month, []).append(moment)
    return tuple(
        Group(month, months and month == last and any(one.end and one.end >= after for one in inside), tuple(inside))
        for month, inside in found.items()
    )


def _notes(timeline: Timeline, moments: list[Moment]) -> dict[str, tuple[Signal, ...]]:
    notes: dict[str, tuple[Signal, ...]] = {}
    shown = {moment.id for moment in moments}
    for signal in timeline.signals:
        first = next((moment_id for moment_id in signal.moments if moment_id in shown), None)
        if signal.short and first:
            notes[first] = (*notes.get(first, ()), signal)
    return notes


def _quiet(timeline: Timeline, moments: list[Moment]) -> dict[str, Moment]:
    quiets = [moment for moment in timeline.moments if moment.kind == MomentKind.QUIET]
    return {
        moment.id: quiet
        for moment in moments
        for quiet in quiets
        if moment.kind == MomentKind.ELECTION
        and moment.end
        and quiet.start
        and quiet.end
        and quiet.start <= moment.end <= quiet.end
    }
