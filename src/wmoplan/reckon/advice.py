"""By which day a municipality must react to an advice, by its own rule; no law and no habit gives one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import count, long_date
from wmoplan.model.moment import Moment
from wmoplan.model.municipality import Recess
from wmoplan.model.period import DAY
from wmoplan.model.phrases import Phrase, SignalCode
from wmoplan.model.progress import Advice, TimeGiven, current
from wmoplan.model.rules import Rules
from wmoplan.model.step import Step
from wmoplan.model.term import Term
from wmoplan.model.words import RequestDay, Roll, Status
from wmoplan.place import in_words
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.signals import About, Signaller
from wmoplan.reckon.workdays import (
    Calendar,
    add_outside_recess,
    add_term,
    moved_reason,
    next_workday,
    rule_of,
)

ANSWER: Final = "reactie"
"""The term in which a municipality reacts."""

ADVISING: Final = "advies"
"""The term that the volunteers have for their advice."""


class AnswerRule(NamedTuple):
    """How long a municipality gives itself.

    Attributes:
        recesses: The recesses in which the term stands still; empty where it runs on.
    """

    length: Term
    recesses: tuple[Recess, ...] = ()


def with_answer_days(advices: Iterable[Advice], rule: AnswerRule | None, calendar: Calendar) -> tuple[Advice, ...]:
    """Return the advices, with the day by which there must be a reaction where the rule gives it; a typed day stays."""
    return tuple(_with_day(advice, rule, calendar) if rule else advice for advice in advices)


def _with_day(advice: Advice, rule: AnswerRule, calendar: Calendar) -> Advice:
    if advice.sent is None or advice.answer_by:
        return advice
    term = rule_of(rule.length, roll=Roll.LATER)
    ended = add_term(advice.sent, term, calendar)
    if rule.recesses:
        ended = add_outside_recess(advice.sent, term, rule.recesses, calendar)
        moved = next_workday(ended.day, calendar)
        if moved.off and term.amount <= calendar.rules.longest.get(term.unit, 0):
            reason = moved_reason(moved, calendar.rules.later_source, calendar.texts)
            ended = ended._replace(day=moved.day, reason=(*ended.reason, reason))
    told = [reason.rule for reason in ended.reason]
    said = calendar.texts.say(Phrase.OWN_ANSWER_RULE, lengte=rule.length.text)
    return advice._replace(answer_by=ended.day, rule=(said, *(told if len(told) > 1 else ())))


def measured(advice: Advice, length: Term, calendar: Calendar, *, own: bool) -> TimeGiven | None:
    """Return the time that was given for an advice beside the time that there should be; None without both days."""
    if advice.received is None or advice.due is None:
        return None
    needed = add_term(advice.received, rule_of(length), calendar).day
    return TimeGiven((advice.due - advice.received).days, length, own, (needed - advice.due).days)


def sent_days(advices: tuple[Advice, ...], rules: Rules) -> dict[str, date]:
    """Return the moments that are done because of an advice, each with its day."""
    found: dict[str, date] = {}
    for step, advice in current(advices).items():
        if advice.received:
            found |= dict.fromkeys(rules.requested(step, RequestDay.RECEIVED), advice.received)
        if advice.sent:
            found |= dict.fromkeys(rules.requested(step, RequestDay.DUE), advice.sent)
    return found


def with_advices(facts: Facts, advices: tuple[Advice, ...]) -> Facts:
    """Return the facts with the advices: each with the time that was given, and the day of the reaction.

    That day is known only where the municipality has a rule for it.
    """
    term = facts.terms.get(ANSWER)
    rule = AnswerRule(term.length, facts.recesses if term.skips_recess else ()) if term else None
    found = with_answer_days(advices, rule, facts.calendar)
    return facts._replace(advices=tuple(_with_given(advice, facts) for advice in found))


def _with_given(advice: Advice, facts: Facts) -> Advice:
    """Return an advice with the time that the municipality gave, held against its own term or else the usual one."""
    step = next((step for step in facts.plan.steps if step.id == advice.step), None)
    chain = facts.trajectory(step.id, step.decision) if step else None
    request = facts.requests.get(advice.step)
    usual = facts.terms.get(chain.asks.term if chain and chain.asks else ADVISING)
    if request and request.term:
        length, own = request.term, True
    elif usual:
        length, own = usual.length, usual.own
    else:
        return advice
    return advice._replace(given=measured(advice, length, facts.calendar, own=own))


def with_late_advice(moments: dict[str, Moment], facts: Facts) -> dict[str, Moment]:
    """Return the moments as they stand because of the advices.

    An advice that was asked and not sent is too late after its day, while the decision is today or ahead.
    """
    found = dict(moments)
    decided = {one.step for one in moments.values() if one.decides and one.end and one.end >= facts.as_of}
    for step, advice in current(facts.advices).items():
        if advice.asked and not advice.sent and step in decided:
            for name in facts.rules.requested(step, RequestDay.DUE):
                moment = moments.get(name)
                if moment and moment.end and moment.end < facts.as_of:
                    found[name] = moment._replace(status=Status.LATE)
    return found


def unknown_answers(facts: Facts) -> tuple[str, ...]:
    """Return the moments of advices that were sent while nobody knows when there must be a reaction."""
    waiting = (one for one in facts.advices if one.sent and not one.answered and not one.answer_by)
    return tuple(name for one in waiting for name in facts.rules.requested(one.step, RequestDay.DUE))


def answers_end(facts: Facts, steps: Iterable[str]) -> list[date]:
    """Return from which days a reaction to an advice about some steps stays out."""
    wanted = set(steps)
    waiting = (one for one in facts.advices if one.step in wanted and one.sent and not one.answered)
    return [one.answer_by + DAY for one in waiting if one.answer_by]


def about_advices(signaller: Signaller, decisions: Mapping[str, str]) -> None:
    """Raise every reaction that stays out, and every request of which the two files name another day.

    Args:
        decisions: The id of the decision of each step.
    """
    facts = signaller.facts
    steps = {step.id: step for step in facts.plan.steps}
    for advice in facts.advices:
        step = steps.get(advice.step)
        if step and advice.answer_by and advice.is_unanswered(facts.as_of):
            _about_reaction(signaller, advice, advice.answer_by, step, decisions.get(step.id, ""))
    for advice in signaller.advices.values():
        if advice.step in steps:
            _about_request(signaller, advice, steps[advice.step])


def _about_reaction(signaller: Signaller, advice: Advice, day: date, step: Step, decision: str) -> None:
    facts = signaller.facts
    as_of = facts.as_of
    end = signaller.moments[decision].end if decision in signaller.moments else None
    ids = [*facts.rules.requested(step.id, RequestDay.DUE), *([decision] if end and end >= as_of else ())]
    told = {
        "naam": step.name,
        "dag": long_date(day),
        "dagen": count((as_of - day).days, "dag", "dagen"),
        "regel": f" {advice.rule[0]}" if advice.rule else "",
    }
    signaller.raise_signal(SignalCode.REACTION_MISSING, About(ids, step.topics, as_of, ages=True), told)


def _about_request(signaller: Signaller, advice: Advice, step: Step) -> None:
    facts = signaller.facts
    request = facts.requests.get(step.id)
    if request is None or request.row is None or not advice.asked:
        return
    for kind, ours, theirs in (
        (RequestDay.RECEIVED, request.received, advice.received),
        (RequestDay.DUE, request.due, advice.due),
    ):
        if ours and theirs and ours != theirs:
            told = {"naam": step.name, "stap": step.id, "bestand": long_date(ours), "voortgang": long_date(theirs)}
            place = request.row.place(kind)
            where = in_words([place]) if place else ""
            told["zie"] = facts.rules.say(Phrase.SEE, waar=where) if where else ""
            ids = facts.rules.requested(step.id, kind)
            signaller.raise_signal(SignalCode.REQUEST_DIFFERS, About(ids, step.topics, facts.as_of), told)
