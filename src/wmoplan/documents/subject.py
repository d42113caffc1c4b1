"""What the timeline knows of the one step that a letter is about."""

from collections.abc import Mapping
from datetime import date

from wmoplan.model.moment import Moment, Signal
from wmoplan.model.rules import Trajectory
from wmoplan.model.step import Step
from wmoplan.timeline import Timeline


def chain_of(timeline: Timeline, step: Step) -> Trajectory | None:
    """Return how the decision of a step comes about; a profile can give it to another body."""
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
    """Tell whether a moment lies behind."""
    return moment.end is not None and moment.end < timeline.as_of


def is_late(timeline: Timeline, step: Step) -> bool:
    """Tell whether something of a step is too late, or may be."""
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
    """Return what the places of that signal were filled with; nothing where it was not raised."""
    signal = signal_of(timeline, step, link) if step else None
    return signal.filled if signal else {}
