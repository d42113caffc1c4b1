"""How a list of meetings is called where it comes from: each door by which a list comes in has its own words."""

from typing import Final, NamedTuple


class Door(NamedTuple):
    """The words for a list that comes in by one door.

    Attributes:
        it: What says something, such as "het schema".
        here: Where a meeting stands or not, such as "in dit bestand".
        whole: The question whether the list of a year is whole; `{when}` is the year, and since when.
    """

    it: str
    here: str
    whole: str


TEXT: Final = Door("de tekst", "in deze tekst", "Is dit het hele schema van {when}?")
FILE: Final = Door("het schema", "in dit bestand", "Is dit het hele schema van {when}?")
SYSTEM: Final = Door(
    "het raadssysteem", "in het raadssysteem", "Staan alle vergaderingen van {when} in het raadssysteem?"
)
"""A text that is pasted or typed, a file, and the system of a council that is asked."""
