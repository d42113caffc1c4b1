"""What other meetings do to a plan: the timelines before and after, and what no longer goes together."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.dutch import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wmoplan.model.moment import Signal
    from wmoplan.model.profile import Profile
    from wmoplan.timeline import Timeline


FEW: Final = 10
"""How many signals are told in full."""


class Effects(NamedTuple):
    """A plan with the meetings that it had, and with those that it comes to have."""

    before: "Timeline"
    after: "Timeline"

    @property
    def wrong(self) -> "tuple[Signal, ...]":
        """What goes together with the old meetings, and not with the new ones."""
        known = {_about(signal) for signal in self.before.signals}
        return tuple(signal for signal in self.after.signals if signal.typed and _about(signal) not in known)


def _about(signal: "Signal") -> tuple[object, ...]:
    """Return what a signal is about, whatever lines of the file it names."""
    return signal.code, signal.day, *(signal.filled.get(key) for key in ("titel", "naam", "orgaan"))


def effects_of(old: "Profile", new: "Profile", path: Path, as_of: "date") -> Effects:
    """Return the timelines of a profile as it was and as it becomes; the meetings of its files count in both.

    Raises:
        DataError: The plan, a meeting file or the progress cannot be read.
    """
    from wmoplan.cli.session import reckoned
    from wmoplan.desk.opening import again

    before = reckoned(old, as_of, str(path))
    files = before.profile.meetings[: len(before.profile.meetings) - len(old.meetings)]
    return Effects(before, again(before, new.model_copy(update={"meetings": (*files, *new.meetings)})))


def in_lines(signals: "tuple[Signal, ...]") -> "Iterator[str]":
    """Yield what no longer goes together, a line each; of many the first, and how many more there are."""
    yield from (f"Let op: {signal.text} {signal.remedy}" for signal in signals[:FEW])
    if left := signals[FEW:]:
        yield f"En nog {count(len(left), 'melding', 'meldingen')}: wmoplan check"
