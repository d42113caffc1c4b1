"""What a profile says of its bodies and of the decisions on its steps, written so that all else stays to the byte."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from wmoplan.store.edited import edited
from wmoplan.store.profile_text import taken_apart
from wmoplan.store.rows import Key

BODIES: Final = "organen"
"""The key of the bodies with a name, rights or patterns of their own."""

DECISIONS: Final = "besluiten"
"""The key of what was announced about decisions."""

UNDATED: Final[dict[str, str]] = {Key.DAY: "", Key.SOURCE: ""}
"""The keys of a decision that has no day any more; a row that says nothing else goes whole."""


def dated(day: date, source: str) -> dict[str, str]:
    """Return the keys and values by which a decision has a day."""
    return {Key.DAY: day.isoformat(), Key.SOURCE: source}


def with_table(text: str, table: str, rows: Mapping[str, Mapping[str, str]], *, name: str) -> str:
    """Return a profile with other words in some rows of a table, `BODIES` or `DECISIONS`; an empty value goes.

    Args:
        rows: The keys and values of each row, by the id of its body or step.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    for row, pairs in rows.items():
        text = edited(taken_apart(text, name), {}, [], {(table, row): dict(pairs)})
    return text
