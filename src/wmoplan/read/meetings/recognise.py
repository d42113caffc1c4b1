"""Which body a meeting is of, and why: by the patterns of the profile, and by the names that the rules know."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from wmoplan.dutch import listing
from wmoplan.read.meetings.entry import Entry
from wmoplan.read.meetings.text import plain
from wmoplan.read.pasted.reading import Reading
from wmoplan.read.pasted.words import BODY_WORDS, DOUBT, RECESS

SHOWN: Final = 60
"""How many characters of a name a reason shows."""

NO_SITTING: Final = (
    r"(?i)(?<!\w)(?:studie\w*|excursie\w*|kennismak\w*|informatie(?:avond|markt|bijeenkomst)\w*|bijpraat\w*|inloop\w*|"
    r"cursus\w*|verkiezing\w*)(?!\w)"
)
"""What a body does without sitting as one; with such a word a name alone does not tell whether it meets."""

ANSWERED: Final = "uw antwoord"
"""Why a body is what somebody said."""

NONE: Final = r"(?i)(?<!\w)geen(?!\w)"


class Owner(NamedTuple):
    """Whose meeting an entry is.

    Attributes:
        body: Empty where it is not clear, or where it is no meeting.
        why: What it was recognised by, or why not.
        is_meeting: False where the entry says itself that there is no meeting.
    """

    body: str
    why: str
    is_meeting: bool = True


class Recogniser:
    """Tells which body an entry is of.

    A pattern is found as whole words, whatever the case and the accents; a `*` at its end is the rest of a word. The
    longest pattern counts. Where none is found, the names count: those of the profile's own bodies, and the usual
    ones. Nothing is supposed: a name of two bodies is of neither.

    Attributes:
        patterns: For each body what its meetings are called here.
        names: The profile's own bodies, each with other names of it.
        otherwise: The body of what is not recognised.
        answers: What somebody answered about a title; `""` is no meeting.
    """

    def __init__(
        self,
        patterns: Mapping[str, tuple[str, ...]],
        names: Mapping[str, tuple[str, ...]],
        otherwise: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self.patterns = sorted(
            ((text, _pattern(text), body) for body, texts in patterns.items() for text in texts if folded(text)),
            key=lambda row: (-len(row[0]), row[0]),
        )
        usual = {body: (*words, *names.get(body, ())) for body, words in BODY_WORDS.items()}
        self.reading = Reading([], {**{body: words for body, words in names.items() if body not in usual}, **usual},
                               None, "", {})  # fmt: skip
        self.otherwise = otherwise
        self.answers = dict(answers or {})

    def owner(self, entry: Entry) -> Owner:
        """Return whose meeting an entry is."""
        if entry.title and re.search(NONE, entry.title):
            return Owner("", "er staat 'geen'", is_meeting=False)
        why = ""
        for name in entry.names:
            found = self._by_pattern(name) or self._by_answer(name) or self._by_name(name, is_title=name == entry.title)
            if found and (found.body or not found.is_meeting):
                return found
            why = why or (found.why if found else "")
        if entry.title and re.search(RECESS, entry.title):
            return Owner("", "reces of vakantie", is_meeting=False)
        if self.otherwise:
            return Owner(self.otherwise, "u zei het met --body")
        return Owner("", why or "geen patroon en geen naam past")

    def _by_pattern(self, name: str) -> Owner | None:
        text = folded(name)
        found = [(written, body) for written, pattern, body in self.patterns if re.search(pattern, text)]
        if not found:
            return None
        written, body = found[0]
        rivals = dict.fromkeys(other for text, other in found if len(text) == len(written))
        if len(rivals) > 1:
            return Owner("", f"het patroon past bij {listing(list(rivals), 'en bij')}")
        return Owner(body, f"uw patroon '{plain(written, SHOWN)}'")

    def _by_answer(self, name: str) -> Owner | None:
        answer = self.answers.get(folded(name))
        if answer is None:
            return None
        return Owner(answer, ANSWERED) if answer else Owner("", "u zei: geen vergadering", is_meeting=False)

    def _by_name(self, name: str, *, is_title: bool) -> Owner | None:
        named = self.reading.bodies_in(name)
        bodies = list(dict.fromkeys(one.body for one in named))
        if not bodies:
            return None
        if len(bodies) > 1:
            return Owner("", f"er staat {listing(bodies, 'en')}")
        if is_title and (doubt := re.search(DOUBT, name) or re.search(NO_SITTING, name)):
            return Owner("", f"er staat '{doubt[0].strip()}' bij")
        word = name[named[0].start :]
        found = re.match(self.reading.body_words, word)
        return Owner(bodies[0], f"de naam '{plain(found[0] if found else bodies[0], SHOWN)}'")

    def says_more(self, title: str) -> bool:
        """Tell whether a title says more than the name of a body."""
        return bool(re.search(r"[^\W\d_]", self.reading.without_bodies(title)))


def folded(text: str) -> str:
    """Return a text without case, accents and doubled spaces.

    >>> folded("  Politieke  Ávond ")
    'politieke avond'
    """
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).casefold().split())


def _pattern(text: str) -> str:
    words = folded(text)
    end = r"\w*" if words.endswith("*") else r"(?!\w)"
    return rf"(?<!\w){re.escape(words.rstrip('*').rstrip())}{end}"
