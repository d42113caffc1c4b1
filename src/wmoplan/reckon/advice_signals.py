"""What there is to warn of about the advices: a reaction that stays out, and days that two files tell differently."""

from collections.abc import Mapping
from datetime import date

from wmoplan.dutch import count, long_date
from wmoplan.model.advice import Advice
from wmoplan.model.rules import ASKING, SENDING
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.model.step import Step
from wmoplan.place import in_words
from wmoplan.reckon.signals import Signaller


def about_advices(signaller: Signaller, decisions: Mapping[str, str]) -> None:
    """Raise every reaction that stays out, and every request of which the two files name another day.

    Args:
        signaller: Collects the signals.
        decisions: The id of the decision of each step.
    """
    situation = signaller.situation
    steps = {step.id: step for step in situation.plan.steps}
    for advice in situation.advices:
        step = steps.get(advice.step)
        if step and advice.answer_by and advice.is_unanswered(situation.as_of):
            _about_reaction(signaller, advice, advice.answer_by, step, decisions.get(step.id, ""))
    for advice in signaller.advices.values():
        if advice.step in steps:
            _about_request(signaller, advice, steps[advice.step])


def _about_reaction(signaller: Signaller, advice: Advice, day: date, step: Step, decision: str) -> None:
    situation = signaller.situation
    as_of = situation.as_of
    end = signaller.moments[decision].end if decision in signaller.moments else None
    ids = [*situation.rules.requested(step.id, SENDING), *([decision] if end and end >= as_of else ())]
    told = {
        "naam": step.name,
        "dag": long_date(day),
        "dagen": count((as_of - day).days, "dag", "dagen"),
        "regel": f" {advice.rule[0]}" if advice.rule else "",
    }
    signaller.raise_signal("reactie-blijft-uit", ids, step.topics, as_of, told, ages=True)


def _about_request(signaller: Signaller, advice: Advice, step: Step) -> None:
    situation = signaller.situation
    request = situation.requests.get(step.id)
    if request is None or request.source == OWN_PROGRESS or not advice.asked:
        return
    for kind, ours, theirs in ((ASKING, request.received, advice.received), (SENDING, request.due, advice.due)):
        if ours and theirs and ours != theirs:
            told = {"naam": step.name, "stap": step.id, "bestand": long_date(ours), "voortgang": long_date(theirs)}
            place = request.place(kind)
            where = in_words([place]) if place else ""
            told["zie"] = situation.rules.phrase("zie").format_map({"waar": where}) if where else ""
            ids = situation.rules.requested(step.id, kind)
            signaller.raise_signal("adviesvraag-verschilt", ids, step.topics, situation.as_of, told)
