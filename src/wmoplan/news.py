"""What is new since a day: which days moved, what was done, sent and answered, and what happened in the country."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wmoplan.model.moment import Moment
from wmoplan.model.progress import Advice
from wmoplan.model.rules import Rules
from wmoplan.model.step import Line, milestone_day
from wmoplan.reckon.changes import Change, Changes
from wmoplan.timeline import Timeline


class News(NamedTuple):
    """What is new since a day, of the chosen subjects; that day itself is not new.

    Attributes:
        since: The day.
        remembered: The day of the last promise that it is held against; None where it is held against what was known.
        came, moved, went: Of the moments that a mail shows.
        sent, answered: The advices that were sent and answered.
        happened: Of what was planned for the country, what became known, each with its day.
        ticked: What was ticked, in words and without a name.
    """

    since: date
    remembered: date | None
    came: tuple[Change, ...]
    moved: tuple[Change, ...]
    went: tuple[Change, ...]
    sent: tuple[Advice, ...]
    answered: tuple[Advice, ...]
    happened: tuple[tuple[str, date], ...]
    ticked: tuple[str, ...]


def news_of(timeline: Timeline, changes: Changes, since: date, remembered: date | None) -> News:
    """Return what is new.

    Args:
        changes: What differs from what was promised or known on the day.
        remembered: As `News` has it.
    """
    happened = dict(_happened(timeline, since))
    kinds = _shown_kinds(timeline.rules)

    def shown(found: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(
            one
            for one in found
            if one.moment.id not in happened
            and not (one.moment.done and one.moment.done <= since)  # its day was known then, whatever was remembered
            and _is_shown(one.moment, timeline, kinds)
        )

    steps = {step.id: step for step in timeline.all_steps()}
    own = [one for one in timeline.advices if one.step in steps and timeline.is_chosen(steps[one.step].topics)]
    return News(
        since=since,
        remembered=remembered,
        came=shown(changes.came),
        moved=shown(changes.moved),
        went=shown(changes.went),
        sent=tuple(one for one in own if one.sent and one.sent > since),
        answered=tuple(one for one in own if one.answered and one.answered > since),
        happened=tuple(happened.values()),
        ticked=tuple(_ticked(timeline, since)),
    )


def _shown_kinds(rules: Rules) -> set[str]:
    """Return the kinds of moments that a short timeline shows."""
    wordings = (*(link.wording for link in rules.links), *rules.wordings)
    return {one.kind for one in wordings if one.in_calendar or one.on_screen}


def _is_shown(moment: Moment, timeline: Timeline, kinds: set[str]) -> bool:
    is_kind = moment.kind in kinds or moment.on_screen or moment.in_calendar
    return is_kind and not moment.stands_for and timeline.is_chosen(moment.topics)


def _happened(timeline: Timeline, since: date) -> Iterator[tuple[str, tuple[str, date]]]:
    for plan in timeline.plans:
        for milestone in plan.milestones:
            day = milestone_day(milestone, timeline.as_of)
            if day and not milestone_day(milestone, since):
                yield milestone.id, (milestone.title, day)


def _ticked(timeline: Timeline, since: date) -> Iterator[str]:
    named = {moment.id: (moment.title, moment.topics) for moment in timeline.moments}
    for step in timeline.all_steps():
        named |= {line.id: (line.text, step.topics) for line in _lines((*step.questions, *step.actions))}
        named[step.id] = (step.title, step.topics)
    for plan in timeline.plans:
        named |= {line.id: (line.text, ()) for line in plan.advice}
    for name, row in timeline.progress.done().items():
        title, topics = named.get(name, ("", ()))
        if row.day > since and title and timeline.is_chosen(topics):
            yield title


def _lines(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _lines(line.parts)
