"""What only the municipality knows, and what hangs on each answer."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from wmoplan.dutch import by_when
from wmoplan.model.moment import Moment, Question
from wmoplan.model.phrases import Phrase
from wmoplan.model.words import Status, Unsure
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.planned_decision import PlannedDecision, asked_day, seen_after

ASKED: Final = timedelta(days=365)
"""How long after a decision the letter still asks whether it was taken."""


def questions_of(
    decisions: Iterable[PlannedDecision], moments: Mapping[str, Moment], facts: Facts
) -> tuple[Question, ...]:
    """Return the questions, those on which most moments hang first."""
    every = tuple(decisions)
    decisions = tuple(planned for planned in every if planned.step.id not in facts.asked_first)
    hanging: dict[str, list[str]] = {}
    left_out = _not_asked(decisions, moments, facts)
    left_out |= {Unsure.DECISION.of(step) for step in (*facts.settled, *facts.asked_first)}
    for planned in decisions:
        for kind, reckoned in planned.chain.days.items():
            moment_id = f"{planned.step.id}.{kind}"
            is_over = reckoned.last is not None and reckoned.last < facts.as_of
            for key in reckoned.leans - left_out if moment_id in moments and not is_over else ():
                if asked_of := _key(key, planned, facts):
                    hanging.setdefault(asked_of, []).append(moment_id)
    asked = [_question(key, tuple(ids), facts, decisions) for key, ids in _next_years(hanging).items()]
    asked += _about_asked_first(every, moments, facts)
    asked += _about_passed(decisions, moments, facts)
    asked += _about_links(decisions, moments, facts)
    asked += _about_milestones(decisions, moments, facts)
    if facts.advices:
        asked += _about_answers(moments, facts)
    return tuple(sorted(asked, key=lambda question: (-len(question.moments), question.text)))


def _key(key: str, planned: PlannedDecision, facts: Facts) -> str:
    """Return what is asked for one decision: the meetings of a body whose list is whole, of a year that is not in it.

    Nothing where the days are known, or lie behind.
    """
    sort, _, name = key.partition(":")
    whole = facts.whole.get(name) if sort == Unsure.BODY else None
    if whole is None:
        return key
    own = (reckoned.last for reckoned in planned.chain.days.values() if reckoned.body == name and reckoned.last)
    day = next(own, planned.chain.decision.last)
    if day is None or day < facts.as_of or whole.first <= day <= whole.last:
        return ""
    is_partly = whole.first.year <= day.year <= whole.last.year
    return key if is_partly else f"{key}:{day.year}"


def _next_years(hanging: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return what is asked, of each body only the next year: schedules are made a year at a time."""
    found: dict[str, list[str]] = {}
    asked: set[str] = set()
    for key in sorted(hanging):
        about = key.rpartition(":")[0] if key.count(":") > 1 else key
        if about not in asked:
            found[key] = hanging[key]
        asked.add(about)
    return found


def _not_asked(decisions: tuple[PlannedDecision, ...], moments: Mapping[str, Moment], facts: Facts) -> frozenset[str]:
    """Return the questions when something is decided that are not asked.

    Of what comes back every year only the next is asked; whether one that lies behind was taken, is another question.
    """
    seen: set[str] = set()
    found: set[str] = set()
    for planned in decisions:
        end, series = moments[planned.decision_id].end, planned.step.series
        is_over = end is not None and end < facts.as_of
        if is_over or (end and series in seen):
            found.add(Unsure.DECISION.of(planned.step.id))
        elif end and series:
            seen.add(series)
    return frozenset(found)


def _question(key: str, ids: tuple[str, ...], facts: Facts, decisions: tuple[PlannedDecision, ...]) -> Question:
    sort, _, name = key.partition(":")
    name, _, year = name.partition(":")
    match Unsure(sort):
        case Unsure.TERM:
            return _about_term(name, ids, facts)
        case Unsure.ANCHOR:
            anchor = next(anchor for anchor in facts.plan.anchors if anchor.id == name)
            return Question(anchor.question, ids, about=key)
        case Unsure.BODY:
            return _about_body(name, year, ids, facts)
        case Unsure.DECISION:
            planned = next(planned for planned in decisions if planned.step.id == name)
            text = planned.say(Phrase.ASK_DECISION, facts, **planned.names(facts))
            return Question(text, ids, about=key)


def _about_term(name: str, ids: tuple[str, ...], facts: Facts) -> Question:
    term = next(term for term in facts.plan.default_terms(facts.rules) if term.id == name)
    return Question(term.question, ids, term.asked_of, about=Unsure.TERM.of(name))


def _about_body(name: str, year: str, ids: tuple[str, ...], facts: Facts) -> Question:
    """Return the question when a body meets; of the volunteers' own meetings only they know."""
    say, about = facts.rules.say, Unsure.BODY.of(name)
    if facts.rules.own_rights & facts.rights.get(name, frozenset()):
        return Question(say(Phrase.ASK_OWN_MEETINGS), ids, say(Phrase.YOURSELF), about=about)
    phrase = Phrase.ASK_MORE_MEETINGS if facts.agenda.of(name) else Phrase.ASK_MEETINGS
    if year:
        phrase = Phrase.ASK_MEETINGS_OF_YEAR
    return Question(say(phrase, orgaan=facts.body_name(name), jaar=year), ids, about=about)


def _about_passed(
    decisions: tuple[PlannedDecision, ...], moments: Mapping[str, Moment], facts: Facts
) -> list[Question]:
    """Return a question for each passed decision that nobody confirmed; what hung on it is asked with it."""
    found = []
    since = facts.as_of - ASKED
    for planned in decisions:
        moment, step = moments[planned.decision_id], planned.step
        if moment.status is Status.UNKNOWN and moment.end and moment.end >= since:
            day = by_when(*asked_day(planned, moment, facts.as_of))
            text = planned.say(Phrase.ASK_PASSED, facts, dag=day, naam=step.name)
            if seen := seen_after(planned, moment.end, facts):
                text = planned.say(Phrase.ASK_SEEN, facts, gezien=seen)
            passed = tuple(
                other.id for other in moments.values() if other.step == step.id and other.status is Status.UNKNOWN
            )
            found.append(Question(text, passed, whether=moment.id, about=Unsure.DECISION.of(step.id)))
    return found


def _about_asked_first(
    decisions: Iterable[PlannedDecision], moments: Mapping[str, Moment], facts: Facts
) -> Iterator[Question]:
    """Yield whether a decision lies behind already, for each step of which that is asked before anything else."""
    for planned in decisions:
        step, last = planned.step, planned.placement.window.deadline
        if step.id not in facts.asked_first or step.earlier is None or (last and last < facts.as_of - ASKED):
            continue
        name = facts.body_name(planned.placement.window.body)
        text = planned.say(Phrase.ASK_IF_THERE, facts, vraag=step.earlier.question, orgaan=name)
        ids = tuple(moment.id for moment in moments.values() if moment.step == step.id)
        yield Question(text, ids, whether=planned.decision_id, about=Unsure.DECISION.of(step.id))


def _about_links(
    decisions: Iterable[PlannedDecision], moments: Mapping[str, Moment], facts: Facts
) -> Iterator[Question]:
    """Yield a question for each passed day of others that nobody confirmed, while the decision is ahead."""
    for planned in decisions:
        decided = planned.chain.decision.last
        if decided is None or decided < facts.as_of:
            continue
        for link in planned.chain.trajectory.links:
            moment = moments.get(f"{planned.step.id}.{link.kind}")
            if link.asked_after and moment and moment.status is Status.UNKNOWN:
                text = link.asked_after.format_map(
                    {"dag": by_when(moment.start, moment.end), "naam": planned.step.name}
                )
                yield Question(text, (moment.id,), whether=moment.id)


def _about_answers(moments: Mapping[str, Moment], facts: Facts) -> Iterator[Question]:
    """Yield the question in what time the municipality reacts, where an advice was sent and nobody knows it."""
    from wmoplan.reckon.advice import ANSWER, unknown_answers

    if ids := tuple(found for found in unknown_answers(facts) if found in moments):
        yield _about_term(ANSWER, ids, facts)


def _about_milestones(
    decisions: Iterable[PlannedDecision], moments: Mapping[str, Moment], facts: Facts
) -> Iterator[Question]:
    """Yield a question for each passed milestone that a coming decision waits for, and of which nothing is known."""
    waiting: dict[str, list[str]] = {}
    for planned in decisions:
        decided = planned.chain.decision.last
        if decided and decided >= facts.as_of:
            for first in planned.step.depends_on:
                waiting.setdefault(first.milestone, []).append(planned.decision_id)
    for milestone_id, ids in waiting.items():
        moment = moments.get(milestone_id)
        if moment and moment.status is Status.UNKNOWN:
            text = facts.rules.say(Phrase.ASK_MILESTONE, naam=moment.title, periode=moment.period)
            yield Question(text, tuple(ids), whether=milestone_id)
