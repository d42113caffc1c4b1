"""The municipalities of a region side by side: who decides when, who is first, and who can use the work of another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import name_order, sentence
from wmoplan.model.moment import Decision, Moment, Reason
from wmoplan.model.municipality import Ending
from wmoplan.model.progress import advices_of
from wmoplan.model.region import Agreement
from wmoplan.model.rules import Rules
from wmoplan.model.step import Step
from wmoplan.model.words import MomentKind, RequestDay, Status
from wmoplan.timeline import Timeline

SAME_WEEKS: Final = timedelta(days=13)
"""Councils that are asked for advice within two weeks of the first of them are asked together."""


class LocalStep(NamedTuple):
    """What one step is in one municipality.

    Attributes:
        place: The name of the municipality.
        code: Its code.
        decided: The moment of the decision.
        asked: When advice has to be asked; None where it is not asked.
        advice: When the advice has to be sent; None where there is none.
        sent: When its council sent an advice about the step; None where nobody wrote that down.
        early_asked: When advice has to be asked if it is decided as soon as it can be; None where that is not known.
    """

    place: str
    code: str
    decision: Decision
    decided: Moment
    asked: Moment | None
    advice: Moment | None
    sent: date | None
    early_asked: date | None

    @property
    def day(self) -> date | None:
        """The day of the meeting at which it is probably decided; None where no meeting is known or none comes."""
        return self.decided.end if self.decided.start == self.decided.end and not self.decided.silent else None

    @property
    def soonest(self) -> date | None:
        """The first day on which it can be decided, where that is before `day`."""
        return None if self.decided.silent else self.decided.soonest

    @property
    def asked_by(self) -> date | None:
        """The last day on which advice has to be asked; None where it is not asked, or where no day is known."""
        return self.asked.end if self.asked else None

    @property
    def advised_by(self) -> date | None:
        """The last day on which the advice has to be sent; None where there is none, or where no day is known."""
        return self.advice.end if self.advice else None

    @property
    def first_day(self) -> date:
        """The first day on which it can be decided, for the order; far away where no meeting is known."""
        return min(self.soonest or date.max, self.day or date.max)

    def is_behind(self, as_of: date) -> bool:
        """Tell whether the day of the decision has passed, or somebody said that the decision is there."""
        return self.decided.status is Status.OVER or (self.decided.end is not None and self.decided.end < as_of)

    def can_help(self, as_of: date) -> bool:
        """Tell whether others can use its work: it sent an advice, or it decided by now and somebody said so."""
        return bool(self.sent) or (self.is_behind(as_of) and self.decision.settled)

    @property
    def is_asked_first(self) -> bool:
        """Whether it is asked first if the decision is there already."""
        return self.decided.silent and self.decided.status is not Status.OVER


class RegionStep(NamedTuple):
    """One step in all municipalities.

    Attributes:
        rows: The step in each municipality, by the first day on which it can be decided; undated ones last.
        lead: The municipality that is expected to decide first, of those that have not; None where no meeting is known.
        sooner: The one that can decide first of all, before the lead is expected to; None where there is none.
        takers: The municipalities that advise after the lead, by the day of their advice.
        helpers: The municipalities that decided by now or sent an advice, whose work can be used.
        together: Groups of municipalities that are asked in the same weeks.
        unknown: The municipalities that have the step ahead and no meeting that fits.
        without: The names of the municipalities that do not have the step.
    """

    step: Step
    rows: tuple[LocalStep, ...]
    lead: LocalStep | None
    sooner: LocalStep | None
    takers: tuple[LocalStep, ...]
    helpers: tuple[LocalStep, ...]
    together: tuple[tuple[LocalStep, ...], ...]
    unknown: tuple[LocalStep, ...]
    without: tuple[str, ...]


class Oddity(NamedTuple):
    """What makes some municipalities differ from the others.

    Attributes:
        places: The names of those municipalities.
        days: When they vote.
        others: When most of the others vote; empty where none of them does in the time of the plan.
        usual: How many vote then.
        reasons: Why they vote then.
        quiet_elsewhere: The day of the others around which nothing is decided there, and these decide as usual.
        new_council: When their new council starts; None where that is not known.
    """

    places: tuple[str, ...]
    days: tuple[date, ...]
    others: tuple[date, ...]
    usual: int
    reasons: tuple[Reason, ...]
    quiet_elsewhere: tuple[date, ...]
    new_council: date | None


class Region(NamedTuple):
    """Everything that any output shows of a region, seen from one day.

    Attributes:
        file: The name of the region's file; empty where a folder was named.
        timelines: The timeline of each municipality, by name.
        steps: The steps that are shown, in the order of the plans.
        shown: The names of the municipalities that are looked at closer; all of them by default.
        oddities: What stands out, most municipalities first.
        agreements: What the municipalities agreed with each other.
    """

    name: str
    as_of: date
    timelines: tuple[Timeline, ...]
    steps: tuple[RegionStep, ...]
    shown: tuple[str, ...]
    oddities: tuple[Oddity, ...]
    file: str = ""
    agreements: tuple[Agreement, ...] = ()

    @property
    def endings(self) -> dict[str, Ending]:
        """When municipalities come to an end, by their name."""
        return {one.municipality.name: one.ending for one in self.timelines if one.ending}

    @property
    def places(self) -> tuple[str, ...]:
        """The names of all municipalities."""
        return tuple(timeline.municipality.name for timeline in self.timelines)

    @property
    def made_from(self) -> str:
        """The plans with their versions; in lower case."""
        named = {plan.id: plan.version for timeline in self.timelines for plan in timeline.plans}
        return "; ".join(f"plan {name}, versie {version}" for name, version in named.items())

    @property
    def origin(self) -> str:
        """What it was made from and its own file, in sentences for the foot of an output."""
        file = f" Bestand: {self.file}." if self.file else ""
        return f"{sentence(self.made_from)}.{file}"

    @property
    def renew_after(self) -> date | None:
        """The first day on which a status changes; None where none does any more."""
        return min((one.renew_after for one in self.timelines if one.renew_after), default=None)

    @property
    def hindsight(self) -> bool:
        """Whether facts count of which it is not known since when they were."""
        return any(timeline.hindsight for timeline in self.timelines)

    def is_odd(self, place: str) -> bool:
        """Tell whether something about a municipality stands out."""
        return place in self.endings or any(place in oddity.places for oddity in self.oddities)

    def timeline_of(self, place: str) -> Timeline:
        """Return the timeline of a municipality, by its name."""
        return next(one for one in self.timelines if one.municipality.name == place)


def build_region(name: str, timelines: Sequence[Timeline], steps: Sequence[str], shown: Sequence[str] = ()) -> Region:
    """Return a region, of timelines that are seen from the same day.

    Args:
        steps: The ids of the steps that are shown.
        shown: The names of the municipalities that are looked at closer; none is all.
    """
    ordered = tuple(sorted(timelines, key=lambda one: name_order(one.municipality.name)))
    known = {step.id: step for timeline in ordered for step in timeline.all_steps()}
    return Region(
        name=name,
        as_of=ordered[0].as_of,
        timelines=ordered,
        steps=tuple(_step_rows(known[step], ordered) for step in steps),
        shown=tuple(shown) or tuple(one.municipality.name for one in ordered),
        oddities=tuple(_oddities(ordered)),
    )


def decided_steps(timelines: Sequence[Timeline]) -> list[Step]:
    """Return every step about which somebody decides, in the order of the plans, each once."""
    decided = {decision.step for timeline in timelines for decision in timeline.decisions}
    found: dict[str, Step] = {}
    for timeline in timelines:
        for step in timeline.all_steps():
            if step.id in decided:
                found.setdefault(step.id, step)
    return list(found.values())


def chosen_steps(timelines: Sequence[Timeline]) -> list[Step]:
    """Return the steps of which one municipality or more chose the subject."""
    chosen = {step.id for timeline in timelines for step in timeline.chosen_steps()}
    return [step for step in decided_steps(timelines) if step.id in chosen]


def coming(timeline: Timeline, most: int) -> tuple[Moment, ...]:
    """Return the first days that a calendar shows of a municipality, from the day on which it is seen."""
    ahead = (
        moment
        for moment in timeline.moments
        if moment.in_calendar
        and moment.end
        and moment.end >= timeline.as_of
        and timeline.is_chosen(moment.topics)
        and not moment.done
    )
    return tuple(moment for moment, _ in zip(ahead, range(most), strict=False))


def _step_rows(step: Step, timelines: Sequence[Timeline]) -> RegionStep:
    as_of = timelines[0].as_of
    found = {timeline.municipality.name: _row(step.id, timeline) for timeline in timelines}
    rows = tuple(sorted(filter(None, found.values()), key=lambda row: (row.first_day, name_order(row.place))))
    ahead = [row for row in rows if not row.is_behind(as_of)]
    lead = _lead(ahead)
    return RegionStep(
        step=step,
        rows=rows,
        lead=lead,
        sooner=_sooner(lead, ahead),
        takers=tuple(_takers(lead, ahead)),
        helpers=tuple(row for row in rows if row.can_help(as_of)),
        together=tuple(_together(ahead)),
        unknown=tuple(row for row in ahead if row.day is None),
        without=tuple(name for name, row in found.items() if row is None),
    )


def _lead(ahead: Sequence[LocalStep]) -> LocalStep | None:
    """Return the municipality that is expected to decide first; None where no meeting is known."""
    dated = (row for row in ahead if row.day)
    return min(dated, key=lambda row: (row.day or date.max, row.first_day, name_order(row.place)), default=None)


def _sooner(lead: LocalStep | None, ahead: Sequence[LocalStep]) -> LocalStep | None:
    """Return the municipality that can decide first of all, before the lead is expected to."""
    before = lead.day if lead and lead.day else date.max
    early = (row for row in ahead if row.soonest and row.soonest < before)
    return min(early, key=lambda row: (row.soonest or date.max, name_order(row.place)), default=None)


def _row(step: str, timeline: Timeline) -> LocalStep | None:
    """Return what a step is in a municipality; None where nobody there decides about it."""
    decision = next((one for one in timeline.decisions if one.step == step), None)
    if decision is None:
        return None
    moments = [moment for moment in timeline.moments if moment.step == step]
    decided = next(one for one in moments if one.decides and one.id == f"{step}.{one.kind}")
    heard = [one for one in moments if not one.silent]
    sent = (one.sent for one in advices_of(timeline.progress) if one.step == step and one.sent)
    return LocalStep(
        place=timeline.municipality.name,
        code=timeline.municipality.code,
        decision=decision,
        decided=decided,
        asked=_requested(RequestDay.RECEIVED, heard, timeline.rules),
        advice=_requested(RequestDay.DUE, heard, timeline.rules),
        sent=min(sent, default=None),
        early_asked=_early_asked(decided, heard),
    )


def _early_asked(decided: Moment, heard: Iterable[Moment]) -> date | None:
    """Return when advice has to be asked if it is decided as soon as it can be; None where that is not known."""
    exploring = next((one for one in heard if one.kind == MomentKind.EXPLORING), None)
    is_first = exploring and decided.soonest and decided.soonest == exploring.soonest
    return exploring.end if exploring and is_first else None


def _requested(request: RequestDay, moments: Iterable[Moment], rules: Rules) -> Moment | None:
    """Return the moment of a step that has its day from a request for advice, where there is one."""
    kinds = {link.kind for link in rules.links if link.request is request}
    return next((one for one in moments if one.kind in kinds), None)


def _takers(lead: LocalStep | None, ahead: Sequence[LocalStep]) -> Iterator[LocalStep]:
    """Yield who advises after the lead on a day that is known, the first of them first."""
    first = lead.advised_by if lead else None
    dated = [(row.advised_by, row.place, row) for row in ahead if row.day and row.advised_by]
    yield from (row for day, _, row in sorted(dated) if first and day > first)


def _together(ahead: Iterable[LocalStep]) -> Iterator[tuple[LocalStep, ...]]:
    """Yield groups of two with a meeting or more in which the last is asked within two weeks of the first."""
    asked = ((row.asked.end if row.asked else None, row) for row in ahead if row.decision.expected)
    days = sorted((day, row.place, row) for day, row in asked if day)
    while days:
        first = days[0][0]
        group = [row for day, _, row in days if day <= first + SAME_WEEKS]
        days = days[len(group) :]
        if len(group) > 1:
            yield tuple(group)


def _votes(timeline: Timeline) -> tuple[date, ...]:
    return tuple(moment.end for moment in timeline.moments if moment.kind == MomentKind.ELECTION and moment.end)


def _oddities(timelines: Sequence[Timeline]) -> Iterator[Oddity]:
    """Yield the municipalities that vote on other days than most; only plans of the same years can be compared."""
    alike: dict[tuple[int, int], list[Timeline]] = {}
    for timeline in timelines:
        alike.setdefault(_years(timeline), []).append(timeline)
    for group in alike.values():
        yield from _odd_ones(group)


def _years(timeline: Timeline) -> tuple[int, int]:
    offered = [plan.offered for plan in timeline.plans]
    return min(years.first for years in offered), max(years.last for years in offered)


def _odd_ones(timelines: Sequence[Timeline]) -> Iterator[Oddity]:
    counted = Counter(_votes(timeline) for timeline in timelines)
    usual = min(counted, key=lambda days: (-counted[days], days))
    is_quiet = any(_of_kind(MomentKind.QUIET, one) for one in timelines if _votes(one) == usual)
    for days, _ in counted.most_common():
        if days != usual:
            odd = [timeline for timeline in timelines if _votes(timeline) == days]
            yield Oddity(
                places=tuple(timeline.municipality.name for timeline in odd),
                days=days,
                others=usual,
                usual=counted[usual],
                reasons=tuple(dict.fromkeys(reason for timeline in odd for reason in _why(timeline))),
                quiet_elsewhere=_outside_quiet(usual, odd[0]) if is_quiet else (),
                new_council=_council_after(days, odd[0]),
            )


def _outside_quiet(days: Iterable[date], timeline: Timeline) -> tuple[date, ...]:
    quiet = _of_kind(MomentKind.QUIET, timeline)
    return tuple(day for day in days if not any(_holds(gap, day) for gap in quiet))


def _council_after(votes: Sequence[date], timeline: Timeline) -> date | None:
    """Return the day of the first new council after the first of some polling days; None where there is none."""
    begins = (moment.end for moment in _of_kind(MomentKind.NEW_COUNCIL, timeline) if moment.end)
    return min((day for day in begins if votes and day > votes[0]), default=None)


def _of_kind(kind: MomentKind, timeline: Timeline) -> list[Moment]:
    return [moment for moment in timeline.moments if moment.kind == kind]


def _holds(gap: Moment, day: date) -> bool:
    return (gap.start or date.min) <= day <= (gap.end or date.max)


def _why(timeline: Timeline) -> Iterator[Reason]:
    """Yield why a municipality votes when it does: of each election the reason that comes first."""
    for moment in timeline.moments:
        if moment.kind == MomentKind.ELECTION and moment.explanation:
            yield moment.explanation[0]
