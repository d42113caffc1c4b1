"""The one step that a letter is about: which is meant, what the timeline knows of it, and whether a letter fits."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import long_date, sentence
from wmoplan.model.letter import LetterKind
from wmoplan.model.moment import Moment, Signal
from wmoplan.model.rules import Trajectory
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline

DECISION: Final = "besluit-van-stap"
"""The name that a misfit has for the decision of a step, whatever kind of moment that is."""


class Refusal(NamedTuple):
    """Why a letter does not fit a step, and which one does."""

    message: str
    remedy: str


def chain_of(timeline: Timeline, step: Step) -> Trajectory | None:
    """Return the trajectory of a step; a profile can give the decision to another body."""
    announced = timeline.profile.decisions.get(step.id)
    known = announced is not None and not (announced.since and announced.since > timeline.as_of)
    names = [announced.body] if announced and known and announced.body else []
    found = {chain.id: chain for chain in timeline.rules.trajectories}
    return next((found[name] for name in (*names, step.decision) if name in found), None)


def who_decides(timeline: Timeline, step: Step, chain: Trajectory | None) -> str:
    """Return who decides about a step, with its article."""
    moment = decision_of(timeline, step)
    body = moment.body if moment and moment.body else chain.body if chain else ""
    return body_name(timeline, body) if body else "niemand"


def body_name(timeline: Timeline, body: str) -> str:
    """Return what a body is called, with its article; the profile's own name comes first."""
    own = timeline.profile.bodies.get(body)
    if own and own.name:
        return own.name
    return next((known.name for known in timeline.rules.bodies if known.id == body), body.replace("-", " "))


def moment_of(timeline: Timeline, step: Step, kind: str) -> Moment | None:
    """Return the moment of a step of that kind, or None where it has none."""
    return next((moment for moment in timeline.moments if moment.id == f"{step.id}.{kind}"), None)


def decision_of(timeline: Timeline, step: Step) -> Moment | None:
    """Return the moment at which a step comes to its end, or None where nobody decides."""
    return next((moment for moment in timeline.moments if moment.step == step.id and moment.decides), None)


def is_past(moment: Moment, timeline: Timeline) -> bool:
    """Tell whether the last day of a moment has passed."""
    return moment.end is not None and moment.end < timeline.as_of


def is_late(timeline: Timeline, step: Step) -> bool:
    """Tell whether a moment of a step is too late, or perhaps too late."""
    return any(moment.step == step.id and moment.status.is_late for moment in timeline.moments)


def received_on(timeline: Timeline, step: Step) -> date | None:
    """Return the day on which the request for advice came, as far as that is known on the day of the timeline."""
    request = timeline.requests.get(step.id)
    if request is None or request.received is None or request.received > timeline.as_of:
        return None
    return None if request.since and request.since > timeline.as_of else request.received


def signal_of(timeline: Timeline, step: Step, link: str) -> Signal | None:
    """Return the signal of a step that the link at which advice is asked can raise."""
    chain = chain_of(timeline, step)
    code = getattr(chain.asks, link) if chain and chain.asks else ""
    touching = (signal for signal in timeline.signals if signal.code == code)
    return next((found for found in touching if any(one.startswith(f"{step.id}.") for one in found.moments)), None)


def filled_in(timeline: Timeline, step: Step | None, link: str) -> Mapping[str, str]:
    """Return the values in the text of the signal of a step; empty where that signal was not raised."""
    signal = signal_of(timeline, step, link) if step else None
    return signal.filled if signal else {}


# -- whether a letter about a step makes sense


def misfit_of(kind: LetterKind, step: Step, timeline: Timeline) -> Refusal | None:
    """Return why a kind of letter does not fit a step; None where it fits."""
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
    """Return the steps with this id, else the first of a series, else those with this short name."""
    word = name.casefold()
    steps = timeline.all_steps()
    exact = [step for step in steps if word == step.id.casefold()]
    series = [step for step in steps if word == step.series.casefold()] if word else []
    return exact or series[:1] or [step for step in steps if word in {step.short.casefold(), step.name.casefold()}]


def own_step(kind: LetterKind, timeline: Timeline) -> Step | None:
    """Return the step whose id is the name of the letter, or None where the plans have no such step."""
    return next((step for step in timeline.all_steps() if step.id == kind.name), None)
