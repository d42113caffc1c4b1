"""The days that files give for the moments of each step, each with its place in a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
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
        link: The link of the chain of which it is the day.
        bodies: The bodies of which one meets on the day; empty where the day is no meeting.
        place: None where the day stands in no file.
    """

    step: Step
    chain: Trajectory
    link: Link
    day: date
    bodies: tuple[str, ...]
    place: Place | None

    @property
    def moment(self) -> str:
        """The id of its moment."""
        return f"{self.step.id}.{self.link.kind}"


class Evidence(NamedTuple):
    """Every day that somebody gave, as known on the as-of date, with what it is held against.

    Attributes:
        rows: Every line of the lists of meetings, those of the profile last.
        chains: For each chain of a step the days that somebody gave, in the order of its links.
    """

    facts: Facts
    profile: Profile
    rows: tuple[MeetingRow, ...]
    municipality: Municipality
    reference: ReferenceData
    chains: tuple[tuple[GivenDay, ...], ...]

    @property
    def days(self) -> Iterator[GivenDay]:
        """Every day that somebody gave, in the order of the steps."""
        return (fact for given_days in self.chains for fact in given_days)

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
    chains = tuple(found for step in facts.plan.steps for found in _given(step, facts, profile))
    return Evidence(facts, profile, tuple(rows), municipality, reference, chains)


def _given(step: Step, facts: Facts, profile: Profile) -> Iterator[tuple[GivenDay, ...]]:
    """Yield the days that somebody gave for the chain of a step; it may follow the day of another step."""
    chain, asking = facts.trajectory(step.id, step.decision), facts.rules.asking
    if step.id in facts.together:
        return
    if chain:
        yield tuple(fact for link in chain.links for fact in _of_link(step, link, chain, facts, profile))
    if chain is None or not chain.asks:  # advice can be asked all the same
        yield tuple(fact for link in asking.links for fact in _requested(step, link, asking, facts))


def _of_link(step: Step, link: Link, chain: Trajectory, facts: Facts, profile: Profile) -> Iterator[GivenDay]:
    said, typed = facts.announcements.get(step.id), profile.decisions.get(step.id)
    given = partial(GivenDay, step, chain, link)
    if link.is_decision:
        if said and said.day:
            yield given(said.day, (chain.body,), _place_of(typed, said.day) if typed else None)
        return
    speak = tuple(facts.bodies_with(link.right)) if link.is_speaking else ()
    if confirmed := facts.confirmed.get(f"{step.id}.{link.kind}"):
        bodies = speak or ((link.snap_to,) if link.snap_to else ())
        yield given(confirmed.day, bodies, confirmed.place("datum"))
    if link.is_speaking and said and typed:
        for day in said.sessions:
            yield given(day, speak, typed.place("behandelingen"))
    yield from _requested(step, link, chain, facts)


def _requested(step: Step, link: Link, chain: Trajectory, facts: Facts) -> Iterator[GivenDay]:
    request = facts.requests.get(step.id) if link.request else None
    asked = (request.received if link.request is RequestDay.RECEIVED else request.due) if request else None
    if request and asked:
        place = request.row.place(link.request or "") if request.row else Place(OWN_PROGRESS, 0)
        yield GivenDay(step, chain, link, asked, (), place)


def _place_of(typed: Announcement, day: date) -> Place | None:
    """Return where the day of a decision stands: of the step itself, or of its own council in a region."""
    ours = (fact.place("datum") for fact in typed.councils.values() if fact.day == day)
    return typed.place("datum") if typed.day else next(ours, None)
