"""A plan as it was at one time, taken apart into rows, so that two versions of it can be held side by side."""

from collections.abc import Mapping
from typing import NamedTuple


class PlanRow(NamedTuple):
    """One row of a plan.

    Attributes:
        section: The list in which it stands, a word of the file.
        id: Its own; where a row has none, what it is about.
        title: What it is called; may be empty.
        fields: What it says, as text, by the keys of the file.
    """

    section: str
    id: str
    title: str
    fields: Mapping[str, str]


class Version(NamedTuple):
    """One version of a plan.

    Attributes:
        plan: The id of the plan.
        number: The number of the version.
        entries: In the order of the file; a section and an id name one row.
    """

    plan: str
    number: str
    entries: tuple[PlanRow, ...]
