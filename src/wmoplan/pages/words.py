"""Which words of the trade something uses."""

import re
from collections.abc import Iterable, Iterator

from wmoplan.model.step import Line
from wmoplan.model.word import Word


def used_in(said: object, words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words of the list that stand somewhere in what is said, in the order of the list."""
    text = "\n".join(_strings(said)).lower()
    return tuple(word for word in words if _stands_in(word.word.lower(), text))


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a word of a text begins with it; most words stand nowhere, which is seen at once."""
    return word in text and re.search(rf"\b{re.escape(word)}", text) is not None


def _strings(said: object) -> Iterator[str]:
    """Yield every text in tuples, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Line):  # its other words are no reader's
        yield from (said.text, *(part.text for part in said.parts))
    elif isinstance(said, tuple):
        for one in said:
            yield from _strings(one)
