"""What other meetings do to the plan: the timelines before and after, and that in short."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.beside import Text
from wmoplan.dutch import count
from wmoplan.errors import WmoplanError
from wmoplan.model.phrases import Phrase

if TYPE_CHECKING:
    from datetime import date

    from wmoplan.model.moment import Signal
    from wmoplan.model.profile import Profile
    from wmoplan.timeline import Timeline

COUNTED: Final = ("meetings", "schedule", "decisions", "terms", "anchors", "confirmed")
"""What a profile says that days hang on, and that a command can change."""

FEW: Final = 10
"""How many signals are told in full."""

DOES: Final = "Wat dit met uw plan doet:"
WOULD_DO: Final = "Wat dat met uw plan doet, als u dat typt:"


SEE_ALL: Final = "Alle dagen ziet u daarna met: wmoplan timeline --all"


class Effects(NamedTuple):
    """The timeline of a profile with the meetings that the profile had, and with those that it comes to have.

    Attributes:
        notices: What does not count of the files that the profile names, in sentences.
    """

    before: "Timeline"
    after: "Timeline"
    notices: tuple[str, ...]

    def wrong(self, most: int = FEW) -> "Iterator[str]":
        """Yield what goes together with the old meetings and not with the new ones: a line each, of many the first."""
        known = {_about(signal) for signal in self.before.signals}
        wrong = [signal for signal in self.after.signals if signal.typed and _about(signal) not in known]
        yield from (f"Let op: {signal.text} {signal.remedy}" for signal in wrong[:most])
        if left := wrong[most:]:
            told = count(len(left), "melding", "meldingen")
            yield f"En nog {told}: wmoplan check" if most else f"Let op: {told}. Bekijk ze daarna met: wmoplan check"


def _about(signal: "Signal") -> tuple[object, ...]:
    """Return what a signal is about, whatever lines of the file it names."""
    return signal.code, signal.day, *(signal.filled.get(key) for key in ("titel", "naam", "orgaan"))


def effects_of(old: "Profile", new: "Profile", as_of: "date", text: Text) -> Effects | None:
    """Return what other meetings and decisions do to a plan; None where they do nothing.

    The meetings of the files that the profile names count in both.

    Raises:
        DataError: The plan, a meeting file or the progress cannot be read.
    """
    from wmoplan.desk.opening import again, reckoned

    if all(getattr(old, name) == getattr(new, name) for name in COUNTED):
        return None
    before, notices = reckoned(text, as_of, old)
    files = before.profile.meetings[: len(before.profile.meetings) - len(old.meetings)]
    changed = new.model_copy(update={"meetings": (*files, *new.meetings)})  # every row of them was checked
    return Effects(before, again(before, changed), notices)


class Consequences(NamedTuple):
    """What other meetings do to the plan, in sentences.

    Attributes:
        notices: What does not count of the files that the profile names; told first.
        head: What stands above the rest, and is always told.
        weighty: What changes most for the volunteers first; a small screen shows the first of it.
        rest: What a small screen leaves out.
        wrong: What a small screen tells of what no longer goes together: how much that is.
    """

    notices: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    weighty: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that there is to tell."""
        return self.head + self.weighty + self.rest


def in_short(effects: Callable[[], Effects | None], heading: str = DOES) -> Consequences:
    """Return in short what other meetings do to the plan; a sentence says so where the plan cannot be reckoned yet."""
    from wmoplan.documents.changes import Words, brief, of_chosen
    from wmoplan.reckon.changes import compare

    try:
        found = effects()
    except WmoplanError as fault:  # a meeting can be added to a profile of which the plan cannot be reckoned
        return Consequences(head=("", f"Wat dit met uw plan doet, is nog niet te zeggen. {fault}"))
    if found is None:
        return Consequences()
    after = found.after
    differences = compare(found.before.moments, after.moments, after.rules, after.cancelled())
    names = {step.id: step.name for step in after.all_steps()}
    words = Words(heading, names, after.rules.say(Phrase.YOUR_WORK))
    told = brief(of_chosen(differences, after), words)
    return Consequences(
        found.notices,
        ("", heading, f"  {told.counted}"),
        tuple(f"  {line}" for line in told.weighty),
        tuple(
            f"  {line}" for line in (*told.others, *found.wrong(), *([SEE_ALL] if told.weighty or told.others else []))
        ),
        tuple(f"  {line}" for line in found.wrong(0)),
    )
