"""One decision with all that was reckoned for it, and what can be done about it."""

from datetime import date
from functools import partial
from typing import NamedTuple

from wmoplan.dutch import by_when, long_date
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.step import Step
from wmoplan.reckon.chain import Chain
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.placing import Placement
from wmoplan.reckon.reckoned_day import ReckonedDay


class PlannedDecision(NamedTuple):
    """One decision with all that was reckoned for it.

    Attributes:
        early: The chain of the first possible meeting that is today or ahead, where it lies before the expected one.
        settled: Whether the municipality has announced the day.
    """

    step: Step
    placement: Placement
    chain: Chain
    early: Chain | None
    settled: bool

    @property
    def decision_id(self) -> str:
        """The id of the moment of the decision."""
        return f"{self.step.id}.{self.chain.trajectory.decision.kind}"

    @property
    def undated(self) -> bool:
        """Whether nothing says when it is decided."""
        return self.chain.decision.last is None and self.placement.window.deadline is None


def speaking_then(planned: PlannedDecision, facts: Facts) -> str:
    """Return when to speak if it is decided as early as possible, or nothing where that is not known or past."""
    reckoned = _speaking(planned.early, facts) if planned.early else None
    if reckoned is None or reckoned.last is None:
        return ""
    return facts.rules.phrase("dan-inspreken").format_map({"dag": by_when(reckoned.first, reckoned.last)})


def first_chances(planned: PlannedDecision, facts: Facts) -> tuple[date, ...]:
    """Return the days of the first possible meeting that is named beside the expected one, and of speaking for it."""
    if planned.early is None:
        return ()
    speaking = _speaking(planned.early, facts)
    days = (planned.early.decision.last, speaking.last if speaking else None)
    return tuple(day for day in days if day)


def asked_day(planned: PlannedDecision, decision: Moment, as_of: date) -> tuple[date | None, date | None]:
    """Return the days of a passed decision as they are asked about; its last day, where only an earlier limit is known.

    Such a limit can be the day before a gap that is a guess; the last day itself is not.
    """
    deadline = planned.placement.window.deadline
    if decision.start is None and decision.end and deadline and decision.end < deadline < as_of:
        return None, deadline
    return decision.start, decision.end


def seen_after(planned: PlannedDecision, last: date, facts: Facts) -> str:
    """Return that somebody saw after a day that the decision was not there, and ask when it comes.

    Nothing where nobody looked after that day: then it may have been taken since.
    """
    sight = facts.unseen.get(planned.step.id)
    if sight is None or sight.day <= last:
        return ""
    phrase = facts.rules.phrase(f"gezien-{sight.answer}", planned.chain.trajectory)
    body = facts.bodies.get(planned.placement.window.body)
    name = body.name if body else planned.placement.window.body
    return phrase.format_map({"dag": long_date(sight.day), "naam": planned.step.name, "orgaan": name})


def still_possible(planned: PlannedDecision, facts: Facts) -> str:
    """Return what can still be done for a decision for which it is too late to be asked in time."""
    chain = planned.chain.trajectory
    phrase = partial(facts.rules.phrase, chain=chain)
    decided = planned.chain.decision.last
    if decided is None:
        return phrase("kan-kort")
    speaks = any(link.how == "vergadering" for link in chain.links)
    if decided == facts.as_of:
        return phrase("kan-vandaag" if speaks else "kan-vandaag-bestuur")
    said = [_early_chance(planned, facts)]
    speaking = _speaking(planned.chain, facts)
    if speaking and speaking.last:
        word = "kan-misschien-inspreken" if speaking.certainty is Certainty.ESTIMATED else "kan-inspreken"
        said.append(phrase(word).format_map({"dag": long_date(speaking.last)}))
    else:
        word = "kan-schrijven" if speaks else "kan-schrijven-bestuur"
        said.append(phrase(word).format_map({"dag": long_date(decided)}))
    if not any(advice.sent for advice in facts.advices if advice.step == planned.step.id):
        said.append(phrase("kan-kort"))
    return " ".join(part.strip() for part in said if part)


def _early_chance(planned: PlannedDecision, facts: Facts) -> str:
    early = planned.early.decision.last if planned.early else None
    speaks = any(link.how == "vergadering" for link in planned.chain.trajectory.links)
    if planned.early is None or early is None or not speaks:
        return ""
    speaking = _speaking(planned.early, facts)
    word = "kan-vroeg-inspreken" if speaking else "kan-niet-vroeg-inspreken"
    day = by_when(speaking.first, speaking.last) if speaking else ""
    phrase = facts.rules.phrase(word, planned.chain.trajectory)
    body = facts.bodies.get(planned.placement.window.body)
    name = body.name if body else planned.placement.window.body
    return phrase.format_map({"besluit": long_date(early), "dag": day, "orgaan": name})


def _speaking(chain: Chain, facts: Facts) -> ReckonedDay | None:
    """Return when one speaks, where that is today or ahead."""
    kind = next((link.kind for link in chain.trajectory.links if link.how == "vergadering"), "")
    reckoned = chain.days.get(kind)
    return reckoned if reckoned and reckoned.last and reckoned.last >= facts.as_of else None
