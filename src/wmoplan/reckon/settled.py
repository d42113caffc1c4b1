"""Which steps are settled, and of which steps is asked first whether they are: the one place that decides it.

A step is settled where its decision is known to lie behind: by its day in the profile, by a tick, or by what the
volunteers saw. Then no output asks, warns or counts down for it any more.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from wmoplan.model.standing import Sight

YES: Final = "ja"
"""The answer that settles a step; `deels` and `nee` open it again."""


DECIDED: Final = "besluit"
TICKED: Final = "gedaan"
SEEN: Final = "gezien"
"""How a step is settled: its day in the profile lies behind, somebody ticked it, or somebody saw that it is there."""


class Settled(NamedTuple):
    """How a step was settled.

    Attributes:
        day: The day of the decision; where that is not known, the day on which somebody wrote that it was taken.
        how: One of `DECIDED`, `TICKED` and `SEEN`.
    """

    day: date
    how: str

    @property
    def exact(self) -> bool:
        """Whether `day` is the day of the decision itself; else the decision was on that day or before it."""
        return self.how == DECIDED


class ProgressMarks(NamedTuple):
    """What was written down beside a profile, up to the day from which it is seen.

    Attributes:
        done: The day of each tick, by the id of what was ticked.
        seen: What was last seen of each expectation, by its id.
    """

    done: Mapping[str, date]
    seen: "Mapping[str, Sight]"


NO_MARKS: Final = ProgressMarks({}, {})


class Expected(Protocol):
    """What should be true of a step, as a plan file has it, read with or without the models."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def step(self) -> str:
        """The id of its step."""

    @property
    def decision(self) -> bool:
        """Whether it is that the decision was taken."""


def settling(expectations: Iterable[Expected]) -> dict[str, str]:
    """Return for each step the id of the expectation that settles it: the decision, else the last of the step."""
    found: dict[str, Expected] = {}
    for one in expectations:
        held = found.get(one.step)
        if held is None or one.decision or not held.decision:
            found[one.step] = one
    return {step: one.id for step, one in found.items()}


def unseen_steps(expectations: Iterable[Expected], seen: "Mapping[str, Sight]") -> "dict[str, Sight]":
    """Return what was last seen of each step of which that was something else than that it is there."""
    last = {step: seen[name] for step, name in settling(expectations).items() if name in seen}
    return {step: sight for step, sight in last.items() if sight.answer != YES}


def settled_steps(
    ticks: Mapping[str, Iterable[str]],
    expectations: Iterable[Expected],
    decided: Mapping[str, date],
    written: ProgressMarks,
    as_of: date,
) -> dict[str, Settled]:
    """Return the settled steps, by their id.

    Args:
        ticks: For each step the ids that settle it when they are ticked.
        expectations: What should be true of the steps.
        decided: The day that was announced of a decision, by the id of the step.
        written: What was written down.
        as_of: The day from which it is seen.
    """
    asked = settling(expectations)
    found: dict[str, Settled] = {}
    for step, ids in ticks.items():
        sight = written.seen.get(asked.get(step, ""))
        ticked = min((written.done[name] for name in ids if name in written.done), default=None)
        one = _settled(decided.get(step), ticked, sight, as_of)
        if one:
            found[step] = one
    return found


def _settled(decided: date | None, ticked: date | None, sight: "Sight | None", as_of: date) -> Settled | None:
    """Return how a step is settled; what was seen of it counts before what was told on that day or earlier."""
    found = None
    if decided and decided < as_of:
        found = Settled(decided, DECIDED)
    elif ticked:
        found = Settled(ticked, TICKED)
    if sight is None:
        return found
    if sight.answer == YES:
        return found or Settled(sight.day, SEEN)
    return found if found and found.day > sight.day else None


def with_partners(settled: Mapping[str, Settled], leaders: Mapping[str, str]) -> dict[str, Settled]:
    """Return the settled steps, with those that are settled because another step is.

    Args:
        leaders: For each step that is decided with or before another one, that other one.
    """
    led = {step: settled[leader] for step, leader in leaders.items() if leader in settled}
    return {step: one._replace(how=TICKED) for step, one in led.items()} | dict(settled)
