"""The first day on which a file that tells of a timeline is no longer right."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from wmoplan.model.milestone import Milestone
from wmoplan.model.moment import Moment
from wmoplan.model.profile import Profile
from wmoplan.reckon.moments import milestone_moment
from wmoplan.reckon.outcome import Outcome, first_chances
from wmoplan.reckon.signals import AHEAD
from wmoplan.reckon.situation import Situation
from wmoplan.reckon.status import next_change

DAY: Final = timedelta(days=1)


def first_turn(
    moments: Iterable[Moment], outcomes: Iterable[Outcome], profile: Profile, situation: Situation
) -> date | None:
    """Return the first day after the as-of date on which a status, a warning or a known fact is another, or None."""
    days: list[date | None] = [next_change(moment.start, moment.end, situation.as_of) for moment in moments]
    days += [fact.since for fact in profile.facts()]
    days += [day for milestone in situation.plan.milestones for day in _becomes_known(milestone, situation)]
    for outcome in outcomes:
        days += [day + DAY for day in first_chances(outcome, situation)]
        if outcome.placement.uncovered:
            days.append(outcome.placement.uncovered - AHEAD)  # from then on its meetings are missed
    return min((day for day in days if day and day > situation.as_of), default=None)


def _becomes_known(milestone: Milestone, situation: Situation) -> Iterator[date]:
    """Yield the day on which what really happened is known, where that is still to come and differs from the plan."""
    day = milestone.actual.day if milestone.actual else None
    if day and day > situation.as_of:
        eve, then = (
            milestone_moment(milestone, "mijlpaal", situation._replace(as_of=seen))._replace(status="")
            for seen in (day - DAY, day)
        )
        if eve != then:
            yield day
        yield day + DAY
