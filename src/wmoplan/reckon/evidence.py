"""What somebody said: the days that a file gives for the moments of each step, each with where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wmoplan.model.municipality import Municipality
from wmoplan.model.profile import Announcement, Profile
from wmoplan.model.reference import ReferenceData
from wmoplan.model.rules import Link, Trajectory
from wmoplan.model.schedule import MeetingRow
from wmoplan.model.source import OWN_PROGRESS
from wmoplan.model.step import Step
from wmoplan.model.words import RequestDay
from wmoplan.place import Place
from wmoplan.reckon.facts import Facts


class GivenDay(NamedTuple):
    """A day that somebody gave for a moment of a step.

    Attributes:
        bodies: Those of which one meets on that day; none where it is no meeting.
        place: None where it is not in a file.
    """

    step: Step
    kind: str
    day: date
    bodies: tuple[str, ...]
    place: Place | None

    @property
    def moment(self) -> str:
        """The id of its moment."""
        return f"{self.step.id}.{self.kind}"


class Evidence(NamedTuple):
    """All that was said, as known on the as-of date.

    Attributes:
        rows: Every line of the lists of meetings, those of the profile last.
        steps: For each step its chain and the days that somebody gave.
    """

    facts: Facts
    profile: Profile
    rows: tuple[MeetingRow, ...]
    municipality: Municipality
    reference: ReferenceData
    steps: tuple[tuple[Trajectory, tuple[GivenDay, ...]], ...]

    @property
    def listed(self) -> set[str]:
        """The bodies of which there is a list of meetings."""
        return {row.body for row in self.rows}


def gathered_evidence(
    facts: Facts, profile: Profile, rows: Sequence[MeetingRow], municipality: Municipality, reference: ReferenceData
) -> Evidence:
    """Return every day that somebody gave, as known on the as-of date.

    Args:
        profile: The file in which the days stand.
        rows: Every known line of the lists of meetings, those of the profile last.
    """
    steps = tuple(found for step in facts.plan.steps for found in _given(step, facts, profile))
    return Evidence(facts, profile, tuple(rows), municipality, reference, steps)


def _given(step: Step, facts: Facts, profile: Profile) -> Iterator[tuple[Trajectory, tuple[GivenDay, ...]]]:
    """Yield the chain of a step and the days that somebody gave for it; it may follow the day of another step."""
    chain = facts.trajectory(step.id, step.decision)
    if step.id in facts.together:
        return
    if chain:
        yield chain, tuple(fact for link in chain.links for fact in _of_link(step, link, chain, facts, profile))
    if chain is None or not chain.asks:  # advice can be asked all the same
        asking = next(one for one in reversed(facts.rules.trajectories) if one.asks)
        yield asking, tuple(fact for link in asking.links for fact in _requested(step, link, facts))


def _of_link(step: Step, link: Link, chain: Trajectory, facts: Facts, profile: Profile) -> Iterator[GivenDay]:
    said = facts.announcements.get(step.id)
    typed = profile.decisions.get(step.id)
    if link.is_decision:
        if said and said.day:
            yield GivenDay(step, link.kind, said.day, (chain.body,), _place_of(typed, said.day) if typed else None)
        return
    speak = tuple(facts.bodies_with(link.right)) if link.is_speaking else ()
    confirmed = facts.confirmed.get(f"{step.id}.{link.kind}")
    if confirmed:
        bodies = speak or ((link.snap_to,) if link.snap_to else ())
        yield GivenDay(step, link.kind, confirmed.day, bodies, confirmed.place("datum"))
    if link.is_speaking and said and typed:
        for day in said.sessions:
            yield GivenDay(step, link.kind, day, speak, typed.place("behandelingen"))
    yield from _requested(step, link, facts)


def _requested(step: Step, link: Link, facts: Facts) -> Iterator[GivenDay]:
    request = facts.requests.get(step.id) if link.request else None
    asked = (request.received if link.request is RequestDay.RECEIVED else request.due) if request else None
    if request and asked:
        place = request.row.place(link.request or "") if request.row else Place(OWN_PROGRESS, 0)
        yield GivenDay(step, link.kind, asked, (), place)


def _place_of(typed: Announcement, day: date) -> Place | None:
    """Return where the day of a decision stands: of the step itself, or of its own council in a region."""
    ours = (fact.place("datum") for fact in typed.councils.values() if fact.day == day)
    return typed.place("datum") if typed.day else next(ours, None)
