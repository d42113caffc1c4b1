"""An edit of a profile that was changed by somebody else after the edit was shown: both stay, or nothing is written."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from wmoplan.errors import OutputError
from wmoplan.store.parsed import said_in
from wmoplan.store.words import LIST

if TYPE_CHECKING:
    from collections.abc import Callable


def merged(before: str, now: str, edit: Callable[[str], str], name: str) -> str:
    """Return what an edit makes of the profile as it stands now.

    The edit was shown as a change of `before`. It is made only where it changes the same rows of the list and the same
    keys in `now`, in the same way; what is there already need not be made.

    Raises:
        OutputError: The edit would do something else than what was shown.
        DataError: What stands there now is no profile that can be edited.
    """
    if now == before:
        return edit(before)
    after = edit(now)
    shown, made = (_Change(old, new, name) for old, new in ((before, edit(before)), (now, after)))
    if not made.is_part_of(shown):
        raise OutputError(
            f"{name}: dit bestand is veranderd terwijl u keek, ook bij wat wmoplan wil opslaan.\n"
            "  Er is niets geschreven. Typ de opdracht nog een keer."
        )
    return after


class _Change:
    """What differs between two texts of a profile: rows that came into its list or left it, and keys."""

    def __init__(self, old: str, new: str, name: str) -> None:
        self.was, self.says = (_said(text, name) for text in (old, new))
        before, self.after = (_rows(said) for said in (self.was, self.says))
        self.came = self.after - before
        self.left = before - self.after
        self.keys = {key for key in {*self.was, *self.says} - {LIST} if self.was.get(key) != self.says.get(key)}

    def is_part_of(self, shown: _Change) -> bool:
        """Tell whether this change does nothing that was not shown, and leaves all there that was."""
        return (
            self.came <= shown.came
            and self.left in (shown.left, Counter())
            and (self.left == shown.left or not self.came)
            and shown.came <= self.after
            and not shown.left & self.after
            and self.keys <= shown.keys
            and all(self.was.get(key) == shown.was.get(key) for key in self.keys)
            and all(self.says.get(key) == shown.says.get(key) for key in shown.keys)
        )


def _said(text: str, name: str) -> dict[str, object]:
    said = said_in(text, name)
    return said if isinstance(said, dict) else {}


def _rows(said: dict[str, object]) -> Counter[str]:
    rows = said.get(LIST)
    return Counter(json.dumps(row, sort_keys=True) for row in rows) if isinstance(rows, list) else Counter()
