"""Which words of the trade something uses."""

import re
from collections.abc import Iterable
from typing import Final

from wmoplan.documents.blocks import words_in
from wmoplan.model.letter import Word

PLURAL: Final = re.compile(r"([aeou])\1([a-z])$")
"""The end of a word whose plural has one vowel less: raad, raden."""


def used_in(said: object, words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words of the list that stand somewhere in what is said, in the order of the list."""
    text = "\n".join(set(words_in(said)))
    small = text.lower()
    return tuple(word for word in words if _stands_in(word.word, text, small))


def _stands_in(word: str, text: str, small: str) -> bool:
    """Tell whether a word of a text begins with it, or is its plural; most stand nowhere, which is seen at once.

    Args:
        small: The text in small letters; an abbreviation counts in capitals only, and by itself.

    >>> told = "Twee Wmo-raden en een certificaat."
    >>> [_stands_in(word, told, told.lower()) for word in ("Wmo-raad", "raad", "CER", "certificaat")]
    [True, False, False, True]
    """
    if word.isupper():
        return _stands_free(word, text, whole=True)
    forms = {word.lower(), PLURAL.sub(r"\1\2en", word.lower())}
    return any(_stands_free(form, small) for form in forms)


def _stands_free(form: str, text: str, *, whole: bool = False) -> bool:
    """Tell whether some letters begin a word of a text, or are a whole one; a page is searched for a hundred words."""
    at = text.find(form)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(form) : at + len(form) + 1]
        if not (before.isalnum() or before == "-" or (whole and after.isalnum())):
            return True
        at = text.find(form, at + 1)
    return False
