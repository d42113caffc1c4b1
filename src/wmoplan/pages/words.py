"""Which words of the trade something uses."""

import re
from collections.abc import Iterable, Iterator

from wmoplan.model.word import Word
from wmoplan.record import Record


def used_in(said: object, words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words of the list that stand somewhere in what is said, in the order of the list."""
    text = "\n".join(_strings(said)).lower()
    return tuple(word for word in words if re.search(rf"\b{re.escape(word.word.lower())}", text))


def _strings(said: object) -> Iterator[str]:
    """Yield every text in tuples and records, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple):
        for one in said:
            yield from _strings(one)
    elif isinstance(said, Record):
        for _, one in said:
            yield from _strings(one)
