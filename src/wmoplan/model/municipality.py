"""A municipality, when it rests and when it elects; facts from the shipped lists, never guessed."""

from datetime import date
from typing import Final, NamedTuple


class Municipality(NamedTuple):
    """A municipality of a list.

    Attributes:
        code: The code of the CBS, such as GM0017.
        name: As the list of the CBS has it.
        also: Other names and spellings; two municipalities may share one.
        province: Its name.
        region: The region of its school holidays; two with a slash where it lies in both, empty where it is unknown.
    """

    code: str
    name: str
    also: tuple[str, ...]
    province: str
    region: str

    @property
    def regions(self) -> tuple[str, ...]:
        """The school holiday regions that the municipality may lie in; none where its region is unknown."""
        return tuple(self.region.split("/")) if self.region else ()


class CouncilSystem(NamedTuple):
    """The system in which the council of a municipality publishes its meetings.

    Attributes:
        code: That of the municipality.
        supplier: "notubiz", "gemeenteoplossingen", "ibabs" or "parlaeus".
        address: The number or the name of the council there, or the address of its own system.
    """

    code: str
    supplier: str
    address: str


class Merger(NamedTuple):
    """A municipality that was dissolved, and the municipalities of which its land is now part.

    Attributes:
        code: The code that it had.
        name: The name that it had.
        day: The first day on which it was no more.
        into: The codes of today; more than one where its land was divided.
        kind: `RENAMED` where only its name and code changed, `PLANNED` where no source tells that the act was adopted.
        source: The act, the bill or the list that says so.
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
    """The end of a municipality: the day, and the municipalities that take its place.

    Attributes:
        day: The first day on which it is no more.
        into: The names of the municipalities in which it lives on.
        source: The act or the bill that says so.
        planned: Whether no source tells that the act was adopted.
    """

    day: date
    into: tuple[str, ...]
    source: str
    planned: bool = False


class Recess(NamedTuple):
    """Weeks in which a municipality does not meet.

    Attributes:
        name: Without its year; the year is that of the first day.
        first: Included.
        last: Included.
        estimated: Whether the regions differ and the widest days were taken.
        source: The list, or what the profile names.
    """

    name: str
    first: date
    last: date
    estimated: bool
    source: str
