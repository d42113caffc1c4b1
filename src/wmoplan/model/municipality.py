"""A municipality, when it rests and when it elects; facts from the shipped lists, never guessed."""

from datetime import date
from typing import Final, NamedTuple

from wmoplan.model.moment import Reason


class Municipality(NamedTuple):
    """A municipality of a list.

    Attributes:
        code: The code of the CBS, such as GM0017.
        also: Other names and spellings; two municipalities may share one.
        region: The region of its school holidays; two with a slash where it lies in both, empty where it is unknown.
    """

    code: str
    name: str
    also: tuple[str, ...]
    province: str
    region: str

    @property
    def regions(self) -> tuple[str, ...]:
        """Return the regions that it may lie in; none where that is unknown."""
        return tuple(self.region.split("/")) if self.region else ()


class Merger(NamedTuple):
    """A municipality that is no more, and the ones in which it lives on.

    Attributes:
        code: The code that it had.
        day: The first day on which it was no more.
        into: The codes of today; more than one where its land was divided.
        kind: `RENAMED` where only its name and code changed, `PLANNED` where no source tells that the act was adopted.
    """

    code: str
    name: str
    day: date
    into: tuple[str, ...]
    kind: str
    source: str


RENAMED: Final = "andere-naam"
PLANNED: Final = "gepland"
"""What a row of the mergers says where it is not a redrawing that was made by an act."""


class Ending(NamedTuple):
    """A municipality that is no more from a day on.

    Attributes:
        day: The first day on which it is no more.
        into: The names of the municipalities in which it lives on.
        planned: Whether no source tells that the act was adopted.
    """

    day: date
    into: tuple[str, ...]
    source: str
    planned: bool = False


class SchoolHoliday(NamedTuple):
    """A school holiday of one region, under the name of the recess that it stands for.

    Attributes:
        first: Included.
        last: Included.
    """

    name: str
    region: str
    first: date
    last: date
    source: str


class Recess(NamedTuple):
    """Weeks in which a municipality does not meet.

    Attributes:
        name: Without its year; the year is that of the first day.
        first: Included.
        last: Included.
        estimated: Whether the regions differ and the widest days were taken.
    """

    name: str
    first: date
    last: date
    estimated: bool
    source: str


class GivenDate(NamedTuple):
    """A day that somebody gave, by which a reckoned one is replaced.

    Attributes:
        source: Who gave it, in words; empty where that was not told.
    """

    day: date
    source: str = ""


class GivenElection(NamedTuple):
    """What a profile or a supposition says about an election; None is not given."""

    polling: GivenDate | None = None
    new_council: GivenDate | None = None
    new_executive: GivenDate | None = None


class Election(NamedTuple):
    """One election of the council of one municipality.

    Attributes:
        day: Polling day.
        certain: Whether the day was published or given; else it follows from the rule of the law alone.
        doubt: Why it is not sure that there is such an election, as the end of a sentence; empty where it is.
        new_council_doubt: The same for the day of the new council.
        merger: The day on which the borders change, for an election because of that; else None.
        new_council_day: The first day of the new council.
        new_executive_day: The first day of the new executive.
        reason: Why polling day is that day.
        new_council_reason: Why the new council starts on that day; goes on where `reason` ends.
        new_executive_reason: Why the new executive starts on that day; goes on where `reason` ends.
    """

    day: date
    certain: bool
    merger: date | None
    new_council_day: date
    new_council_estimated: bool
    new_executive_day: date
    new_executive_estimated: bool
    reason: tuple[Reason, ...]
    new_council_reason: tuple[Reason, ...]
    new_executive_reason: tuple[Reason, ...]
    doubt: str = ""
    new_council_doubt: str = ""


class Gap(NamedTuple):
    """The days around an election on which nothing is decided.

    Attributes:
        first: Included.
        last: Included; the day of the new council.
        last_large: Included; for large subjects, the day of the new executive.
        first_estimated: Whether no meeting before polling day is known.
    """

    first: date
    last: date
    last_large: date
    first_estimated: bool
    last_estimated: bool
    last_large_estimated: bool
    reason: tuple[Reason, ...]
