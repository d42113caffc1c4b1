"""What the advices of the progress do to a timeline: the request counts, what was sent is done, a reaction is due.

Without advices nothing of it is reckoned, and this is not loaded.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from wmoplan.model.advice import Advice, current
from wmoplan.model.fact import Request
from wmoplan.model.moment import Moment
from wmoplan.model.profile import Profile
from wmoplan.model.rules import ASKING, SENDING, Rules
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.reckon.answer import ANSWER, AnswerRule, with_answer_days
from wmoplan.reckon.situation import Facts
from wmoplan.reckon.status import LATE

DAY: Final = timedelta(days=1)


def with_requests(profile: Profile, advices: tuple[Advice, ...]) -> Profile:
    """Return the profile with the requests of the progress; what stands in the file itself counts before them."""
    own = {
        step: Request.model_construct(
            received=advice.received, due=advice.due, source=OWN_PROGRESS, since=advice.received
        )
        for step, advice in current(advices).items()
        if advice.asked
    }
    return profile.model_copy(update={"requests": own | profile.requests})


def sent_days(advices: tuple[Advice, ...], rules: Rules) -> dict[str, date]:
    """Return the moments that are done because of an advice, each with its day."""
    found: dict[str, date] = {}
    for step, advice in current(advices).items():
        if advice.received:
            found |= dict.fromkeys(rules.requested(step, ASKING), advice.received)
        if advice.sent:
            found |= dict.fromkeys(rules.requested(step, SENDING), advice.sent)
    return found


def with_advices(situation: Facts, advices: tuple[Advice, ...]) -> Facts:
    """Return the situation with the advices, and with the day of the reaction where the municipality has a rule."""
    term = situation.terms.get(ANSWER)
    rule = AnswerRule(term.length, situation.recesses if term.skips_recess else ()) if term else None
    return situation._replace(advices=with_answer_days(advices, rule, situation.calendar))


def settled(moments: dict[str, Moment], situation: Facts) -> dict[str, Moment]:
    """Return the moments as they stand because of the advices.

    An advice that was asked and not sent is too late after its day, while the decision is today or ahead.
    """
    found = dict(moments)
    for step, advice in current(situation.advices).items():
        own = {name: moment for name, moment in moments.items() if moment.step == step}
        is_waiting = advice.asked and not advice.sent
        if is_waiting and any(one.decides and one.end and one.end >= situation.as_of for one in own.values()):
            ours = (own[name] for name in situation.rules.requested(step, SENDING) if name in own)
            past = (one for one in ours if one.end and one.end < situation.as_of)
            found |= {moment.id: moment._replace(status=LATE) for moment in past}
    return found


def unknown_answers(situation: Facts) -> tuple[str, ...]:
    """Return the moments of advices that were sent while nobody knows when there must be a reaction."""
    waiting = (one for one in situation.advices if one.sent and not one.answered and not one.answer_by)
    return tuple(name for one in waiting for name in situation.rules.requested(one.step, SENDING))


def answers_end(situation: Facts, steps: Iterable[str]) -> list[date]:
    """Return from which days a reaction to an advice about some steps stays out."""
    wanted = set(steps)
    waiting = (one for one in situation.advices if one.step in wanted and one.sent and not one.answered)
    return [one.answer_by + DAY for one in waiting if one.answer_by]
