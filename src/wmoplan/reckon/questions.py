"""What only the municipality knows, and what hangs on each answer."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from wmoplan.dutch import by_when
from wmoplan.model.moment import Moment, Question
from wmoplan.reckon.outcome import PlannedDecision, asked_day, seen_after
from wmoplan.reckon.situation import Facts

ASKED: Final = timedelta(days=365)
"""How long after a decision the letter still asks whether it was taken."""


def questions_of(
    outcomes: Iterable[PlannedDecision], moments: Mapping[str, Moment], situation: Facts
) -> tuple[Question, ...]:
    """Return the questions, those on which most moments hang first."""
    every = tuple(outcomes)
    outcomes = tuple(outcome for outcome in every if outcome.step.id not in situation.asked_first)
    hanging: dict[str, list[str]] = {}
    left_out = _not_asked(outcomes, moments, situation)
    left_out |= {f"besluit:{step}" for step in (*situation.settled, *situation.asked_first)}
    for outcome in outcomes:
        for kind, spot in outcome.chain.spots.items():
            moment_id = f"{outcome.step.id}.{kind}"
            is_over = spot.last is not None and spot.last < situation.as_of
            for key in spot.leans - left_out if moment_id in moments and not is_over else ():
                if asked_of := _key(key, outcome, situation):
                    hanging.setdefault(asked_of, []).append(moment_id)
    asked = [_question(key, tuple(ids), situation, outcomes) for key, ids in _next_years(hanging).items()]
    asked += _about_asked_first(every, moments, situation)
    asked += _about_passed(outcomes, moments, situation)
    asked += _about_links(outcomes, moments, situation)
    asked += _about_milestones(outcomes, moments, situation)
    if situation.advices:
        asked += _about_answers(outcomes, moments, situation)
    return tuple(sorted(asked, key=lambda question: (-len(question.moments), question.text)))


def _key(key: str, outcome: PlannedDecision, situation: Facts) -> str:
    """Return what is asked for one outcome: the meetings of a body whose list is whole, of a year that is not in it.

    Nothing where the days are known, or lie behind.
    """
    sort, _, name = key.partition(":")
    whole = situation.whole.get(name) if sort == "orgaan" else None
    if whole is None:
        return key
    own = (spot.last for spot in outcome.chain.spots.values() if spot.body == name and spot.last)
    day = next(own, outcome.chain.decision.last)
    if day is None or day < situation.as_of or whole.first <= day <= whole.last:
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


def _not_asked(
    outcomes: tuple[PlannedDecision, ...], moments: Mapping[str, Moment], situation: Facts
) -> frozenset[str]:
    """Return the questions when something is decided that are not asked.

    Of what comes back every year only the next is asked; whether one that lies behind was taken, is another question.
    """
    seen: set[str] = set()
    found: set[str] = set()
    for outcome in outcomes:
        end, series = moments[outcome.decision_id].end, outcome.step.series
        is_over = end is not None and end < situation.as_of
        if is_over or (end and series in seen):
            found.add(f"besluit:{outcome.step.id}")
        elif end and series:
            seen.add(series)
    return frozenset(found)


def _question(key: str, ids: tuple[str, ...], situation: Facts, outcomes: tuple[PlannedDecision, ...]) -> Question:
    sort, _, name = key.partition(":")
    name, _, year = name.partition(":")
    if sort == "termijn":
        term = next(term for term in situation.plan.default_terms(situation.rules) if term.id == name)
        answer = f"termijnen: {{{name}: {term.length.text if term.length else '...'}}}"
        return Question(term.question, ids, answer, term.asked_of)
    if sort == "anker":
        anchor = next(anchor for anchor in situation.plan.anchors if anchor.id == name)
        return Question(anchor.question, ids, f"ankers: {{{name}: {{datum: ..., bron: ...}}}}")
    if sort == "orgaan":
        body = situation.bodies.get(name)
        if situation.rules.own_rights & situation.rights.get(name, frozenset()):
            rule = f'vergaderingen: [{{regel: "elke tweede dinsdag van de maand", orgaan: {name}, van: ..., tot: ...}}]'
            return Question(situation.rules.phrase("vraag-eigen"), ids, rule, "uzelf")
        more = "vraag-meer-dagen" if situation.agenda.of(name) else "vraag-dagen"
        text = situation.rules.phrase("vraag-dagen-jaar" if year else more)
        answer = f"vergaderingen: [{{datum: ..., orgaan: {name}}}]"
        return Question(text.format_map({"orgaan": body.name if body else name, "jaar": year}), ids, answer)
    outcome = next(outcome for outcome in outcomes if outcome.step.id == name)
    body = situation.bodies.get(outcome.placement.wish.body)
    filled = {"orgaan": body.name if body else outcome.placement.wish.body, "naam": outcome.step.name}
    return Question(
        situation.rules.phrase("vraag-besluit", outcome.chain.trajectory).format_map(filled),
        ids,
        f"besluiten: {{{name}: {{datum: ..., bron: ...}}}}",
    )


def _about_passed(
    outcomes: tuple[PlannedDecision, ...], moments: Mapping[str, Moment], situation: Facts
) -> list[Question]:
    """Return a question for each passed decision that nobody confirmed; what hung on it is asked with it."""
    found = []
    since = situation.as_of - ASKED
    for outcome in outcomes:
        moment, step = moments[outcome.decision_id], outcome.step
        if moment.status == "onbekend" and moment.end and moment.end >= since:
            phrase = situation.rules.phrase("vraag-voorbij", outcome.chain.trajectory)
            text = phrase.format_map({"dag": by_when(*asked_day(outcome, moment, situation.as_of)), "naam": step.name})
            if seen := seen_after(outcome, moment.end, situation):
                text = situation.rules.phrase("vraag-gezien", outcome.chain.trajectory).format_map({"gezien": seen})
            passed = tuple(
                other.id for other in moments.values() if other.step == step.id and other.status == "onbekend"
            )
            answer = f"besluiten: {{{step.id}: {{datum: ..., bron: ...}}}}"
            found.append(Question(text, passed, answer, whether=moment.id))
    return found


def _about_asked_first(
    outcomes: Iterable[PlannedDecision], moments: Mapping[str, Moment], situation: Facts
) -> Iterator[Question]:
    """Yield whether a decision lies behind already, for each step of which that is asked before anything else."""
    for outcome in outcomes:
        step, last = outcome.step, outcome.placement.wish.deadline
        if step.id not in situation.asked_first or step.earlier is None or (last and last < situation.as_of - ASKED):
            continue
        body = situation.bodies.get(outcome.placement.wish.body)
        name = body.name if body else outcome.placement.wish.body
        phrase = situation.rules.phrase("vraag-is-er-al", outcome.chain.trajectory)
        text = phrase.format_map({"vraag": step.earlier.question, "orgaan": name})
        ids = tuple(moment.id for moment in moments.values() if moment.step == step.id)
        answer = f"besluiten: {{{step.id}: {{datum: ..., bron: ...}}}}"
        yield Question(text, ids, answer, whether=outcome.decision_id)


def _about_links(
    outcomes: Iterable[PlannedDecision], moments: Mapping[str, Moment], situation: Facts
) -> Iterator[Question]:
    """Yield a question for each passed day of others that nobody confirmed, while the decision is ahead."""
    for outcome in outcomes:
        decided = outcome.chain.decision.last
        if decided is None or decided < situation.as_of:
            continue
        for link in outcome.chain.trajectory.links:
            moment = moments.get(f"{outcome.step.id}.{link.kind}")
            if link.asked_after and moment and moment.status == "onbekend":
                text = link.asked_after.format_map(
                    {"dag": by_when(moment.start, moment.end), "naam": outcome.step.name}
                )
                answer = f"bevestigd: {{{moment.id}: {{datum: ..., bron: ...}}}}"
                yield Question(text, (moment.id,), answer, whether=moment.id)


def _about_answers(
    outcomes: tuple[PlannedDecision, ...], moments: Mapping[str, Moment], situation: Facts
) -> Iterator[Question]:
    """Yield the question in what time the municipality reacts, where an advice was sent and nobody knows it."""
    from wmoplan.reckon.advised import unknown_answers
    from wmoplan.reckon.answer import ANSWER

    if ids := tuple(found for found in unknown_answers(situation) if found in moments):
        yield _question(f"termijn:{ANSWER}", ids, situation, outcomes)


def _about_milestones(
    outcomes: Iterable[PlannedDecision], moments: Mapping[str, Moment], situation: Facts
) -> Iterator[Question]:
    """Yield a question for each passed milestone that a coming decision waits for, and of which nothing is known."""
    waiting: dict[str, list[str]] = {}
    for outcome in outcomes:
        decided = outcome.chain.decision.last
        if decided and decided >= situation.as_of:
            for first in outcome.step.depends_on:
                waiting.setdefault(first.milestone, []).append(outcome.decision_id)
    for milestone_id, ids in waiting.items():
        moment = moments.get(milestone_id)
        if moment and moment.status == "onbekend":
            filled = {"naam": moment.title, "periode": moment.period}
            text = situation.rules.phrase("vraag-mijlpaal").format_map(filled)
            answer = f"bevestigd: {{{milestone_id}: {{datum: ..., bron: ...}}}}"
            yield Question(text, tuple(ids), answer, whether=milestone_id)
