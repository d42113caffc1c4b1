"""What somebody said of a schedule before: kept beside the profile, and asked again only where the schedule changed."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.fetch.kept import LARGEST, SaidOf, as_kept, kept_in
from wmoplan.read.meetings import SKIP
from wmoplan.store.meetings import Right
from wmoplan.store.rows import Key

if TYPE_CHECKING:
    from wmoplan.desk.beside import Text
    from wmoplan.desk.schedule import YearListed
    from wmoplan.model.meeting import Meeting
    from wmoplan.store.meetings import Disagreement

WHOLE: Final = "heel schema van "
"""How the question begins whether the list of a year is whole."""

NO_BODY: Final = "geen vergadering: "
"""How it begins what somebody said of a name that is of no meeting."""

AGREED: Final = {True: "ja", False: "nee"}


class Settled(NamedTuple):
    """What somebody said before of one schedule.

    Attributes:
        said: What was asked, and what the schedule said of it then.
    """

    said: frozenset[tuple[str, str]] = frozenset()

    def names(self) -> dict[str, str]:
        """Return the names of which somebody said that they are of no meeting, as answers to whose meeting it is."""
        begun = (about for about, _ in self.said if about.startswith(NO_BODY))
        return {about.removeprefix(NO_BODY): SKIP for about in begun}

    def chosen(self, open_: "Iterable[Disagreement]") -> "dict[Meeting, Right]":
        """Return the meetings of which the profile is right, as somebody said when the schedule said the same."""
        return {one.meeting: Right.PROFILE for one in open_ if (_about(one), _seen(one.meeting)) in self.said}

    def unasked(self, listed: "Mapping[int, YearListed]") -> "list[int]":
        """Return the years of which nobody said whether the list is whole, or of which the list grew since."""
        return [year for year, one in listed.items() if not any(_holds(of, one) for of in self.said)]


def settled(text: "Text", source: str) -> Settled:
    """Return what somebody said before of a schedule; nothing where that cannot be read."""
    kept = kept_in(text.files.whole(text.council_path, LARGEST))
    return Settled(frozenset((one.about, one.seen) for one in kept.said if one.source == source))


def settle(
    text: "Text",
    source: str,
    right: "Iterable[Disagreement]",
    whole: "Mapping[YearListed, bool]",
    skipped: Iterable[str],
) -> None:
    """Keep beside the profile what somebody said of a schedule; what was said of other schedules stays.

    Args:
        source: The name of the schedule.
        right: All that the schedule says now and of which somebody said that the profile is right.
        whole: The years of which somebody said whether the list is whole, with the answer.
        skipped: The names of which somebody said that they are of no meeting.

    Raises:
        OutputError: It cannot be written.
    """
    new = [SaidOf(source, f"{NO_BODY}{name}", "", SKIP) for name in skipped]
    new += [SaidOf(source, _about(one), _seen(one.meeting), Right.PROFILE) for one in right]
    new += [SaidOf(source, f"{WHOLE}{one.year}", _size(one), AGREED[said]) for one, said in whole.items()]
    asked = {one.about for one in new}

    def change(old: bytes) -> bytes:
        kept = kept_in(old)
        stays = [one for one in kept.said if one.source != source or _is_of_year(one, asked)]
        said = (*stays, *new)
        return old if said == kept.said else as_kept(kept._replace(said=said)) or old

    if new or text.files.has(text.council_path):
        text.files.change(text.council_path, change)


def _is_of_year(one: SaidOf, asked: Iterable[str]) -> bool:
    """Tell whether something was said of a year that was not asked anew."""
    return one.about.startswith(WHOLE) and one.about not in asked


def _about(one: "Disagreement") -> str:
    return f"{one.row.value(Key.BODY)} {one.meeting.day}"


def _seen(meeting: "Meeting") -> str:
    return " ".join(str(part) for part in (meeting.time, meeting.status, meeting.to) if part)


def _size(listed: "YearListed") -> str:
    return " ".join([str(listed.number), *sorted(listed.bodies)])


def _holds(said: tuple[str, str], listed: "YearListed") -> bool:
    """Tell whether an answer about a year still counts: the list has no more meetings now, and no other bodies."""
    about, seen = said
    number, *bodies = seen.split() or [""]
    is_number = number.isascii() and number.isdecimal()
    return (
        about == f"{WHOLE}{listed.year}" and is_number and listed.number <= int(number) and listed.bodies <= {*bodies}
    )
