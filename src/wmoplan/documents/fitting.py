"""Whether a letter makes sense for a step, and which step somebody means."""

from typing import Final, NamedTuple

from wmoplan.documents.subject import (
    chain_of,
    decision_of,
    filled_in,
    is_late,
    is_past,
    moment_of,
    received_on,
    who_decides,
)
from wmoplan.dutch import long_date, sentence
from wmoplan.model.letter import LetterKind
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

DECISION: Final = "besluit-van-stap"
"""How a misfit names the decision of a step, whatever kind of moment that is."""


class Refusal(NamedTuple):
    """Why a letter makes no sense, and what fits instead."""

    message: str
    remedy: str


def misfit_of(kind: LetterKind, step: Step, timeline: Timeline) -> Refusal | None:
    """Return why a letter about a step makes no sense; None where it does."""
    for case in kind.misfits:
        moment = decision_of(timeline, step) if case.kind == DECISION else moment_of(timeline, step, case.kind)
        asked = received_on(timeline, step)
        holds = {
            "rol": timeline.profile.role == case.role,
            "zonder": moment is None,
            "voorbij": moment is not None and is_past(moment, timeline),
            "gevraagd": asked is not None,
            "besloten": step.id in timeline.settled,
            "is-er-al": step.id in timeline.asked_first,
            "op-tijd": not is_late(timeline, step) and not filled_in(timeline, step, "signal_short"),
        }[case.case]
        if holds:
            day = asked if case.case == "gevraagd" else moment.end if moment else None
            chain = chain_of(timeline, step)
            words = {
                "naam": step.name,
                "stap": step.id,
                "orgaan": who_decides(timeline, step, chain),
                "dag": long_date(day) if day else "de dag is niet bekend",
            }
            return Refusal(sentence(case.message.format_map(words)), case.remedy.format_map(words))
    return None


def named_step(name: str, timeline: Timeline) -> list[Step]:
    """Return the steps that somebody can mean: by id, and else by a word of the title."""
    word = name.casefold()
    steps = timeline.all_steps()
    exact = [step for step in steps if word == step.id.casefold()]
    series = [step for step in steps if word == step.series.casefold()] if word else []
    return exact or series[:1] or [step for step in steps if word in {step.short.casefold(), step.name.casefold()}]


def own_step(kind: LetterKind, timeline: Timeline) -> Step | None:
    """Return the step that is called as the letter, or None where the plans have none."""
    return next((step for step in timeline.all_steps() if step.id == kind.name), None)
