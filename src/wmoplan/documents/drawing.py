"""The shapes of the drawing of a timeline; `lanes` makes them.

Across, everything is a share of the width, so that bars stretch and letters do not. Down, it is lines of text.
"""

from typing import Final, NamedTuple

HEAD: Final = 3.4
"""Lines of text above the first row: years and months."""

ROW: Final = 3.2
"""Lines of text for one row: its words, and under them its marks."""

MARKS: Final = 2.0
"""How far below the top of a row its marks stand."""

BAND: Final = 0.7
"""How high a stretch of time is."""

FOOT: Final = 2.0
"""Lines of text below the last row: the day on which it was made."""


class Field(NamedTuple):
    """A label with a day, in one row of the drawing.

    Attributes:
        label: What it is.
        day: In full.
        short: As the drawing has it.
    """

    label: str
    day: str
    short: str


class Mark(NamedTuple):
    """A sign on a day; `kind` is the CSS class of the sign."""

    kind: str
    x: str


class Band(NamedTuple):
    """A bar over a period; `kind` is its CSS class."""

    kind: str
    x: str
    width: str


class DrawnRow(NamedTuple):
    """One row of the drawing, and of the list with the same days below it.

    Attributes:
        id: That of its step; empty for what belongs to all.
        name: In full.
        short: As the drawing has it.
        words: The rest of its line in the drawing.
        top: Where it begins, in lines of text.
    """

    id: str
    name: str
    short: str
    words: str
    fields: tuple[Field, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    top: float

    @property
    def text_at(self) -> float:
        """The height of the words of the row, from the top of the drawing."""
        return round(self.top + 1.1, 2)

    @property
    def marks_at(self) -> float:
        """The height of the middle of the signs of the row."""
        return round(self.top + MARKS, 2)

    @property
    def bottom(self) -> float:
        """The height at which the row ends."""
        return round(self.top + ROW, 2)

    @property
    def bands_at(self) -> float:
        """The height of the top of the bars of the row."""
        return round(self.top + MARKS - BAND / 2, 2)


class Month(NamedTuple):
    """The begin of a month; it has a name, or begins a year, or both."""

    x: str
    name: str
    year: str


class Drawing(NamedTuple):
    """The drawing of a whole timeline.

    Attributes:
        title: Of whom it is.
        about: What matters, in short sentences.
        made_words: What stands at that day.
        months: Those for which there is room.
        quiet: The weeks without decisions, across all rows.
        made: Where the day stands on which it was made; empty where that is far away.
        made_left: Whether its words stand before it, as there is no room after it.
        height: In lines of text.
    """

    title: str
    about: str
    made_words: str
    months: tuple[Month, ...]
    quiet: tuple[Band, ...]
    rows: tuple[DrawnRow, ...]
    made: str
    made_left: bool
    height: float

    @property
    def last(self) -> float:
        """The height at which the last row ends."""
        return round(self.height - FOOT, 2)

    @property
    def body(self) -> float:
        """The height of all rows together."""
        return round(self.last - HEAD, 2)

    @property
    def made_at(self) -> float:
        """The height of the words that tell on which day the drawing was made."""
        return round(self.height - FOOT / 3, 2)
