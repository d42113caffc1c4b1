"""What a profile says of the decision on a step (`besluiten`), written so that all else stays to the byte."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from wmoplan.store.edited import edited
from wmoplan.store.profile_text import taken_apart
from wmoplan.store.rows import Key

DECISIONS: Final = "besluiten"
"""The key of what was announced about decisions."""


def dated(day: date, source: str) -> dict[str, str]:
    """Return the keys and values by which a decision has a day."""
    return {Key.DAY: day.isoformat(), Key.SOURCE: source}


UNDATED: Final[dict[str, str]] = {Key.DAY: "", Key.SOURCE: ""}
"""The keys of a decision that has no day any more; a row that says nothing else goes whole."""


def with_decisions(text: str, decisions: Mapping[str, Mapping[str, str]], *, name: str) -> str:
    """Return a profile with other words about the decisions on some steps; an empty value goes.

    Args:
        decisions: The keys and values of each decision, by the id of the step.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    for step, pairs in decisions.items():
        text = edited(taken_apart(text, name), {}, [], {(DECISIONS, step): dict(pairs)})
    return text
