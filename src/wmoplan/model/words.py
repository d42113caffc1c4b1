"""The words that the program itself decides on, each declared once, so that a typo in the code or in the data fails.

Their values are Dutch: they stand in `data/regels.yaml`, in the JSON and on the screen.
"""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """How a moment stands on the day of looking."""

    LATER = "later"
    SOON = "binnenkort"
    NOW = "nu"
    LATE = "te laat"
    MAYBE_LATE = "misschien te laat"
    UNKNOWN = "onbekend"
    OVER = "voorbij"
    NONE = ""
    """Of a moment that is only remembered."""

    @property
    def is_late(self) -> bool:
        """Whether the moment is too late to be of use, surely or maybe."""
        return self in {Status.LATE, Status.MAYBE_LATE}


class Weight(StrEnum):
    """How heavy a signal is, the heaviest first; the first makes `check` fail."""

    FAULT = "fout"
    WARNING = "waarschuwing"
    REMARK = "opmerking"

    @property
    def rank(self) -> int:
        """The place of the weight in an order: zero is the heaviest."""
        return tuple(Weight).index(self)


NO_WEIGHT: Final = len(Weight)
"""The rank of what has no signal."""


class MomentKind(StrEnum):
    """The kinds of moments that the engine makes besides those of a chain; `momenten` in the rules words each."""

    EXPLORING = "verkennen"
    LAST_DAY = "uiterlijk"
    OTHER_COUNCIL = "besluit"
    OWN_DAY = "eigen"
    ELECTION = "verkiezing"
    QUIET = "stilte"
    NEW_COUNCIL = "nieuwe-raad"
    NEW_EXECUTIVE = "nieuw-college"
    RECESS = "reces"
    MILESTONE = "mijlpaal"
    MEASUREMENT = "peilmoment"


NATIONAL: Final = frozenset({MomentKind.MILESTONE, MomentKind.MEASUREMENT})
"""The kinds that a national party brings."""


class Way(StrEnum):
    """How a link of a chain finds its day."""

    DECISION = "besluit"
    """It is the decision itself."""
    TERM = "termijn"
    """A term before or after its neighbour."""
    MEETING = "vergadering"
    """The last meeting with a right, before its neighbour."""
    BETWEEN = "tussen"
    """The last own meeting between two links."""
    STRETCH = "periode"
    """The days between two links."""


class Direction(StrEnum):
    """In which direction a link counts."""

    BACK = "terug"
    FORWARD = "vooruit"


class Roll(StrEnum):
    """The rule for a term that ends on a day off."""

    STAYS = "niet"
    LATER = "later"
    EARLIER = "eerder"


class Rounding(StrEnum):
    """The rule for a number of months that ends in a month without the day."""

    REFUSED = ""
    LAST_DAY = "laatste dag"
    NEXT_DAY = "volgende dag"


ROUNDING: Final = Rounding.LAST_DAY
"""How every term of a municipality is rounded. Our choice; see docs/rekenregels.md."""


class RequestDay(StrEnum):
    """Which day of a request for advice a link has."""

    RECEIVED = "ontvangen"
    DUE = "uiterlijk"


class Unsure(StrEnum):
    """The unconfirmed facts that a day can lean on; for each of them there is a question."""

    DECISION = "besluit"
    BODY = "orgaan"
    TERM = "termijn"
    ANCHOR = "anker"

    def of(self, name: str) -> str:
        """Return the key of the question about one fact, by the id of that fact."""
        return f"{self}:{name}"


FIRM: Final = "definitief"
PROVISIONAL: Final = "voorlopig"
CANCELLED: Final = "vervallen"
MOVED: Final = "verplaatst"
"""How sure a line of the list of meetings is; a cancelled or moved meeting does not take place on its day."""

HELD: Final = (FIRM, PROVISIONAL)
"""Of a meeting that takes place on its day."""
