"""A word of the trade, with what it means to who reads it."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word of the list of words.

    Attributes:
        word: As it stands in the texts.
        meaning: In one plain sentence.
    """

    word: str
    meaning: str
