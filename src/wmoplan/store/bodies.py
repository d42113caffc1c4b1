"""What a profile says of the bodies of its municipality (`organen`), written so that all else stays to the byte."""

from collections.abc import Mapping
from typing import Final

from wmoplan.store.edited import edited
from wmoplan.store.profile_text import taken_apart

BODIES: Final = "organen"
"""The key of the bodies with a name, rights or patterns of their own."""


def with_bodies_written(text: str, bodies: Mapping[str, Mapping[str, str]], *, name: str) -> str:
    """Return a profile with other words about some bodies.

    Args:
        bodies: The keys and values of each body, by its id.
        name: How the user named the profile.

    Raises:
        DataError: The text is no profile to which this can be added.
    """
    for body, pairs in bodies.items():
        text = edited(taken_apart(text, name), {}, [], {(BODIES, body): dict(pairs)})
    return text
