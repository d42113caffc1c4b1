"""Which body a meeting is of, and why: by the patterns of the profile, and by the names that the rules know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.dutch import listing, long_date
from wmoplan.errors import Problem
from wmoplan.model.meeting import OFF, Meeting
from wmoplan.model.words import FIRM, PROVISIONAL
from wmoplan.place import Place
from wmoplan.read.meetings.doubts import of_two_rows
from wmoplan.read.meetings.lines import folded, plain
from wmoplan.read.meetings.outcome import DOUBLE, LeftOut, Outcome, Query, mark, problem_at
from wmoplan.read.meetings.words import BODY_WORDS, DOUBT, LETTER, NO_SITTING, RECESS, SKIP

if TYPE_CHECKING:
    from datetime import date

MOST_TOLD: Final = 20
"""How many places without a day an error names."""

SHOWN: Final = 60
"""How many characters of a name a reason shows."""

WELCOME: Final = r"(?i)(?<!\w)(?:kennismak\w*|inloop\w*)(?!\w)"
"""What alone in a title is no meeting, and beside one in a sentence goes before it."""

ANSWERED: Final = "uw antwoord"
"""Why a body is what somebody said."""

PERHAPS: Final = "?"
"""Behind a body, and behind a pattern of a body: the body meets on only some of those evenings."""

SOMETIMES: Final = ", soms"
"""What a reason ends in where a body meets on only some of the evenings."""

SAID_NONE: Final = "u zei: geen vergadering"
NONE: Final = r"(?i)(?<!\w)geen(?!\w)"


class Named(NamedTuple):
    """A body that a text names, and where."""

    start: int
    body: str


class BodyWords:
    """Finds the bodies that a text names.

    Args:
        bodies: How people write each body; `...vergadering(en)` behind a word is understood as well.
    """

    def __init__(self, bodies: Mapping[str, tuple[str, ...]]) -> None:
        self.words = {
            " ".join(word.split()).casefold(): body
            for body, words in bodies.items()
            for word in (*words, body)
            if word.strip()
        }
        longest = sorted(self.words, key=len, reverse=True)
        any_word = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
        self.pattern = (
            rf"(?i)(?<![\w&])(?<!{LETTER}-)(?P<word>{any_word})"
            rf"(?:(?:s|en)?[ -]?(?:vergadering(?:en)?|dag(?:en)?|avond(?:en)?)|s|en)?(?!\w|-{LETTER})"
        )

    def named(self, text: str) -> list[Named]:
        """Return the bodies that a text names, in order."""
        found = re.finditer(self.pattern, text) if self.words else ()
        return [Named(one.start(), self.words[" ".join(one["word"].split()).casefold()]) for one in found]

    def without(self, text: str) -> str:
        """Return a text without the bodies that it names."""
        return re.sub(self.pattern, " ", text) if self.words else text


def without_day(rows: Iterable[tuple[Place, str]]) -> list[Problem]:
    """Return a fault for each place in a file that names who meets, where no day is found; at most `MOST_TOLD`."""
    words = BodyWords(BODY_WORDS)
    named = islice(((place, " ".join(text.split())) for place, text in rows if words.named(text)), MOST_TOLD)
    remedy = "Zet de dag, de maand en het jaar ernaast."
    return [problem_at(place, f"bij '{plain(text, SHOWN)}' is geen dag gevonden.", remedy) for place, text in named]


TOGETHER: Final = "\n"
"""Parts the bodies that meet on one evening; no id of a body holds it."""


class Owner(NamedTuple):
    """Whose meeting something is.

    Attributes:
        body: With `TOGETHER` between them where more than one meets, and with `PERHAPS` behind one that does not
            always. Empty where it is not clear, or where it is no meeting.
        why: What it was recognised by, or why not.
        is_meeting: False where the list says itself that there is no meeting.
    """

    body: str
    why: str
    is_meeting: bool = True


class Recogniser:
    """Tells which body a meeting is of.

    A pattern is found as whole words, whatever the case and the accents; a `*` at its end is the rest of a word. The
    longest pattern counts; where several bodies have that same pattern, they meet together. A `?` at its end says that
    the body meets on only some of those evenings: the meeting is not certain. Where none is found, the
    names count: those of the profile's own bodies, and the usual ones. Nothing is supposed: a name of two bodies is of
    neither.

    Attributes:
        patterns: For each body what its meetings are called here.
        names: The profile's own bodies, each with other names of it.
        otherwise: The body of what is not recognised.
        answers: The body that somebody said a name is of, by that name folded; `SKIP` is no meeting.
    """

    def __init__(
        self,
        patterns: Mapping[str, tuple[str, ...]],
        names: Mapping[str, tuple[str, ...]],
        otherwise: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self.patterns = sorted(
            (row for body, texts in patterns.items() for text in texts if (row := _row(text, body))[0]),
            key=lambda row: (-len(row[0]), row[0]),
        )
        usual = {body: (*words, *names.get(body, ())) for body, words in BODY_WORDS.items()}
        self.words = BodyWords({**{body: words for body, words in names.items() if body not in usual}, **usual})
        self.otherwise = otherwise
        self.answers = dict(answers or {})

    def owner(self, meeting: Meeting) -> Owner:
        """Return whose meeting it is."""
        if meeting.title and re.search(NONE, meeting.title):
            return Owner("", "er staat 'geen'", is_meeting=False)
        why = ""
        for name in meeting.names:
            found = (
                self._by_pattern(name) or self._by_answer(name) or self._by_name(name, is_title=name == meeting.title)
            )
            if found and (found.body or not found.is_meeting):
                return found
            why = why or (found.why if found else "")
        if meeting.title and re.search(RECESS, meeting.title):
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
        if len({folded(text) for text, _ in found if len(text) == len(written)}) == 1:
            return Owner(TOGETHER.join(rivals), f"uw patroon '{plain(written, SHOWN)}'")
        if len(rivals) > 1:
            return Owner("", f"het patroon past bij {listing(list(rivals), 'en bij')}")
        return Owner(body, f"uw patroon '{plain(written, SHOWN)}'")

    def _by_answer(self, name: str) -> Owner | None:
        answer = self.answers.get(folded(name))
        if answer is None:
            return None
        return Owner("", SAID_NONE, is_meeting=False) if answer == SKIP else Owner(answer, ANSWERED)

    def _by_name(self, name: str, *, is_title: bool) -> Owner | None:
        named = self.words.named(name)
        bodies = list(dict.fromkeys(one.body for one in named))
        if not bodies:
            return None
        if len(bodies) > 1:
            return Owner("", f"er staat {listing(bodies, 'en')}")
        if doubt := next(
            filter(None, (re.search(one, name) for one in (NO_SITTING, WELCOME, *([DOUBT] if is_title else [])))), None
        ):
            return Owner("", f"er staat '{doubt[0].strip()}' bij")
        word = name[named[0].start :]
        found = re.match(self.words.pattern, word)
        return Owner(bodies[0], f"de naam '{plain(found[0] if found else bodies[0], SHOWN)}'")

    def says_more(self, title: str) -> bool:
        """Tell whether a title says more than the name of a body."""
        return bool(re.search(r"[^\W\d_]", self.words.without(title)))


def _row(text: str, body: str) -> tuple[str, str, str]:
    """Return a pattern as it is written, as an expression, and the body that meets, perhaps only sometimes."""
    written = text.rstrip().removesuffix(PERHAPS).rstrip()
    return folded(written) and written, _pattern(written), f"{body}{PERHAPS}" if PERHAPS in text.rstrip()[-1:] else body


def _pattern(text: str) -> str:
    words = folded(text)
    end = r"\w*" if words.endswith("*") else r"(?!\w)"
    return rf"(?<!\w){re.escape(words.rstrip('*').rstrip())}{end}"


def with_bodies(listed: Outcome, recogniser: Recogniser) -> Outcome:
    """Return a list with the body of each meeting, or with a question.

    Each body, day and time counts once; where two rows say different things of it, it is asked which counts.

    Args:
        listed: Meetings of which the body is not known yet.
        recogniser: What tells whose they are, with what was answered.
    """
    found = _Owned(recogniser, list(listed.questions), list(listed.left_out))
    for meeting in listed.meetings:
        owner = recogniser.owner(meeting)
        if not owner.is_meeting:
            found.left_out.append(LeftOut(meeting.place, owner.why, meeting.name))
        elif not owner.body:
            key = folded(meeting.name) or f"#{meeting.place.inside} {meeting.day}:orgaan"
            found.questions.append(Query(meeting.place, meeting.name, key, "orgaan", owner.why, meeting=meeting))
        else:
            for one in _of_each(meeting, owner):
                found.add(one)
    return Outcome(found.meetings(), tuple(found.questions), tuple(found.left_out), listed.remarks, listed.unused)


class _Owned:
    """The meetings of which the body is known, each once.

    Attributes:
        at: The places of the meetings of each body and day, among those that were added.
        disputed: The places of those of which two rows say different things.
    """

    def __init__(self, recogniser: Recogniser, questions: list[Query], left_out: list[LeftOut]) -> None:
        self.recogniser = recogniser
        self.questions = questions
        self.left_out = left_out
        self.added: list[Meeting] = []
        self.at: dict[tuple[str, date], list[int]] = {}
        self.disputed: set[int] = set()

    def meetings(self) -> tuple[Meeting, ...]:
        """Return the meetings about which nothing is asked."""
        return tuple(one for at, one in enumerate(self.added) if at not in self.disputed)

    def add(self, meeting: Meeting) -> None:
        """Add a meeting, or hold it against the one that is there."""
        same = self.at.setdefault((meeting.body, meeting.day), [])
        at = next((at for at in same if self._is_same(self.added[at], meeting)), None)
        if at is None:
            same.append(len(self.added))
            self.added.append(self._titled(meeting))
            return
        held = self.added[at]
        if (held.status, held.to) == (meeting.status, meeting.to):
            fuller, other = (meeting, held) if meeting.time and not held.time else (held, meeting)
            self.added[at] = self._titled(fuller)
            self.left_out.append(LeftOut(other.place, DOUBLE, other.name))
            return
        self.left_out.append(LeftOut(meeting.place, DOUBLE, meeting.name))
        key = f"#{meeting.body} {meeting.day} {meeting.time or held.time}: {held.status}, {meeting.status}"
        match self.recogniser.answers.get(key, SKIP):
            case held.status:
                pass
            case meeting.status:
                self.added[at] = self._titled(meeting)
            case _:
                self._dispute(at, key, meeting)

    def _dispute(self, at: int, key: str, meeting: Meeting) -> None:
        held = self.added[at]
        doubt = of_two_rows(held, meeting)
        self.disputed.add(at)
        del self.left_out[-1]
        said = f"{long_date(meeting.day)} | {meeting.name or meeting.body}"
        self.questions.append(Query(meeting.place, said, key, *doubt[:3], meeting, doubt.alike))

    def _is_same(self, one: Meeting, other: Meeting) -> bool:
        """Tell whether two are one meeting; a sentence of a mail may tell of a row of its attachment."""
        if _is_one_evening(one, other):
            return True
        told, row = (one, other) if other.time else (other, one)
        is_sentence = not told.place.part and row.place.part and not told.time
        return bool(is_sentence) and (not self.recogniser.says_more(row.name) or folded(row.name) in folded(told.name))

    def _titled(self, meeting: Meeting) -> Meeting:
        return meeting if self.recogniser.says_more(meeting.title) else meeting._replace(title="")


def _is_one_evening(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings of one body and day are the same; one that is off may be told without its time."""
    is_off = bool(OFF & {one.status, other.status})
    return one.time == other.time or (is_off and None in (one.time, other.time))


def _of_each(meeting: Meeting, owner: Owner) -> Iterator[Meeting]:
    """Yield a meeting for each body that meets; of several only the first has the mark of the list as it is."""
    for number, told in enumerate(sorted(owner.body.split(TOGETHER))):
        body, is_unsure = told.removesuffix(PERHAPS), told.endswith(PERHAPS)
        key = mark(f"{meeting.key} {body}") if number and meeting.key else meeting.key
        status = PROVISIONAL if is_unsure and meeting.status == FIRM else meeting.status
        why = f"{owner.why}{SOMETIMES}" if is_unsure else owner.why
        yield meeting._replace(body=body, key=key, status=status, why=why)
