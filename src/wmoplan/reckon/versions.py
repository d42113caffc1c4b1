"""A plan as it was at one time, taken apart into rows, so that two versions of it can be held side by side."""

from collections.abc import Mapping
from typing import NamedTuple


class PlanRow(NamedTuple):
    """One row of a plan.

    Attributes:
        section: The list in which the row stands, a word of the file.
        id: The id of the row; where a row has none, what the row is about.
        title: What the row is called; may be empty.
        fields: The text of each value of the row, by the keys of the file.
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
        entries: The rows in the order of the file; a section and an id name one row.
    """

    plan: str
    number: str
    entries: tuple[PlanRow, ...]


class ChangedField(NamedTuple):
    """One thing that a row says otherwise."""

    name: str
    old: str
    new: str


class ChangedRow(NamedTuple):
    """A row that is in both versions, and says something else."""

    entry: PlanRow
    fields: tuple[ChangedField, ...]


class PlanDifferences(NamedTuple):
    """The differences between two versions of a plan.

    Attributes:
        came, altered: In the order of the new version.
        went: In the order of the old one.
        same: How many rows say the same.
    """

    came: tuple[PlanRow, ...]
    altered: tuple[ChangedRow, ...]
    went: tuple[PlanRow, ...]
    same: int


def differences(old: Version, new: Version) -> PlanDifferences:
    """Return what differs between two versions.

    A key that only one of the two rows has is not held against the other: every key is always there, so another wmoplan
    wrote that file.
    """
    before = {(entry.section, entry.id): entry for entry in old.entries}
    after = {(entry.section, entry.id): entry for entry in new.entries}
    both = [(before[name], entry) for name, entry in after.items() if name in before]
    altered = tuple(ChangedRow(now, fields) for was, now in both if (fields := _fields(was, now)))
    return PlanDifferences(
        came=tuple(entry for name, entry in after.items() if name not in before),
        altered=altered,
        went=tuple(entry for name, entry in before.items() if name not in after),
        same=len(both) - len(altered),
    )


def _fields(old: PlanRow, new: PlanRow) -> tuple[ChangedField, ...]:
    return tuple(
        ChangedField(name, old.fields[name], value)
        for name, value in new.fields.items()
        if name in old.fields and old.fields[name] != value
    )
