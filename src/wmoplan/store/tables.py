"""What a profile says of bodies, terms, days and decisions, written so that all else stays to the byte."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from wmoplan.store.edited import edited
from wmoplan.store.profile_text import taken_apart
from wmoplan.store.rows import Key

BODIES: Final = "organen"
"""The key of the bodies with a name, rights or patterns of their own."""

STATUS_WORDS: Final = "statuswoorden"
"""The key of what words for a status mean in the schedule of the municipality."""

DECISIONS: Final = "besluiten"
"""The key of what was announced about decisions."""

TERMS: Final = "termijnen"
"""The key of the lengths that terms have in this municipality."""

ANCHORS: Final = "ankers"
"""The key of the days that the municipality chooses."""

CONFIRMED: Final = "bevestigd"
"""The key of the days of moments that somebody confirmed."""

UNDATED: Final[dict[str, str]] = {Key.DAY: "", Key.SOURCE: ""}
"""The keys of a decision that has no day any more; a row that says nothing else goes whole."""


def dated(day: date, source: str) -> dict[str, str]:
    """Return the keys and values by which a decision has a day."""
    return {Key.DAY: day.isoformat(), Key.SOURCE: source}


def with_table(text: str, table: str, rows: Mapping[str, Mapping[str, str]], *, name: str) -> str:
    """Return a profile with other words in some rows of a table, one of those above; an empty value goes.

    Args:
        rows: The keys and values of each row, by the id of what the row is about.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    for row, pairs in rows.items():
        text = edited(taken_apart(text, name), {}, [], {(table, row): dict(pairs)})
    return text


def with_rules(text: str, rows: Sequence[Mapping[str, str]], as_of: date, *, name: str) -> str:
    """Return a profile in which bodies meet by other rules from a day on; an older rule ends on the day before.

    Args:
        rows: The keys and values of the new rows, of one body each.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    parsed = taken_apart(text, name)
    bodies = {row[Key.BODY] for row in rows}
    until = {Key.LAST.value: (as_of - timedelta(days=1)).isoformat()}
    told: dict[int, dict[str, str] | None] = {}
    for at, row in enumerate(parsed.rows):
        first, last = row.day_at(Key.FIRST), row.day_at(Key.LAST)
        if row.value(Key.RULE) and row.value(Key.BODY) in bodies and first and last and last >= as_of:
            told[at] = until if first < as_of else None
    return edited(parsed, told, [{key: value for key, value in row.items() if value} for row in rows])


def with_key(text: str, key: str, pairs: Mapping[str, str], *, name: str) -> str:
    """Return a profile with other words at a key of it, such as `STATUS_WORDS`; no pairs leave the text as it is.

    Args:
        pairs: The keys and values that stand there.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    return edited(taken_apart(text, name), {}, [], {(key,): dict(pairs)}) if pairs else text
