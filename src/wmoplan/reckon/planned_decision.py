"""One decision with all that was reckoned for it, and what can be said and done about it."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import by_when, long_date
from wmoplan.model.moment import Certainty, Moment
from wmoplan.model.phrases import Phrase
from wmoplan.model.standing import PARTLY
from wmoplan.model.step import Step
from wmoplan.reckon.chain import Chain
from wmoplan.reckon.facts import Facts
from wmoplan.reckon.placement import Placement
from wmoplan.reckon.reckoned_day import ReckonedDay


class PlannedDecision(NamedTuple):
    """One decision with all that was reckoned for it.

    Attributes:
        early: The chain of the first possible meeting that is today or ahead, where it lies before the expected
            one; None where the day is announced.
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
    def day(self) -> date | None:
        """The day of the decision, or the last day of its window; None where nothing says when it is decided."""
        return self.chain.decision.last

    @property
    def early_day(self) -> date | None:
        """The first meeting at which it can be decided before that day; None where there is none."""
        return self.early.decision.last if self.early else None

    @property
    def undated(self) -> bool:
        """Whether nothing says when it is decided."""
        return self.day is None and self.placement.window.deadline is None

    def id_of(self, kind: str) -> str:
        """Return the id of a moment of the step."""
        return f"{self.step.id}.{kind}"

    def names(self, facts: Facts) -> dict[str, str]:
        """Return what a sentence about the decision is filled with: the subject, and who decides."""
        return {"naam": self.step.name, "orgaan": facts.body_name(self.placement.window.body)}

    def say(self, name: Phrase, facts: Facts, **filled: str) -> str:
        """Return a sentence about the decision, in the words of its chain."""
        return facts.rules.phrase(name, self.chain.trajectory).format_map(filled)


def speaking_then(planned: PlannedDecision, facts: Facts) -> str:
    """Return when to speak if it is decided as early as possible, or nothing where that is not known or past."""
    reckoned = _speaking(planned.early, facts) if planned.early else None
    if reckoned is None:
        return ""
    return facts.rules.say(Phrase.SPEAK_THEN, dag=by_when(reckoned.first, reckoned.last))


def first_chances(planned: PlannedDecision, facts: Facts) -> tuple[date, ...]:
    """Return the days of the first possible meeting that is named beside the expected one, and of speaking for it."""
    if planned.early is None:
        return ()
    speaking = _speaking(planned.early, facts)
    days = (planned.early_day, speaking.last if speaking else None)
    return tuple(day for day in days if day)


def asked_day(planned: PlannedDecision, decision: Moment, as_of: date) -> tuple[date | None, date | None]:
    """Return the days of a passed decision as they are asked about; its last day, where only an earlier limit is known.

    Such a limit can be the day before a quiet period that is a guess; the last day itself is not.
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
    name = Phrase.SEEN_PARTLY if sight.answer == PARTLY else Phrase.SEEN_NOT
    return planned.say(name, facts, dag=long_date(sight.day), **planned.names(facts))


SPEAKING: Final = (Phrase.CALL_TODAY, Phrase.CAN_WRITE)
NOT_SPEAKING: Final = (Phrase.CALL_EXECUTIVE_TODAY, Phrase.CAN_WRITE_EXECUTIVE)
"""What can still be done on the day itself and before it, with and without speaking before the decision."""


def still_possible(planned: PlannedDecision, facts: Facts) -> str:
    """Return what can still be done for a decision for which it is too late to be asked in time."""
    decided = planned.day
    if decided is None:
        return planned.say(Phrase.CAN_ASK_SHORT, facts)
    today, write = SPEAKING if planned.chain.trajectory.speaking else NOT_SPEAKING
    if decided == facts.as_of:
        return planned.say(today, facts)
    said = [_early_chance(planned, facts)]
    speaking = _speaking(planned.chain, facts)
    if speaking and speaking.last:
        word = Phrase.CAN_MAYBE_SPEAK if speaking.certainty is Certainty.ESTIMATED else Phrase.CAN_SPEAK
        said.append(planned.say(word, facts, dag=long_date(speaking.last)))
    else:
        said.append(planned.say(write, facts, dag=long_date(decided)))
    if not any(advice.sent for advice in facts.advices if advice.step == planned.step.id):
        said.append(planned.say(Phrase.CAN_ASK_SHORT, facts))
    return " ".join(part.strip() for part in said if part)


def _early_chance(planned: PlannedDecision, facts: Facts) -> str:
    early = planned.early_day
    if planned.early is None or early is None or not planned.chain.trajectory.speaking:
        return ""
    speaking = _speaking(planned.early, facts)
    return planned.say(
        Phrase.SPEAK_EARLY if speaking else Phrase.NO_SPEAKING_EARLY,
        facts,
        besluit=long_date(early),
        dag=by_when(speaking.first, speaking.last) if speaking else "",
        orgaan=facts.body_name(planned.placement.window.body),
    )


def _speaking(chain: Chain, facts: Facts) -> ReckonedDay | None:
    """Return when one speaks, where that is today or ahead."""
    link = chain.trajectory.speaking
    reckoned = chain.days.get(link.kind) if link else None
    return reckoned if reckoned and reckoned.last and reckoned.last >= facts.as_of else None
