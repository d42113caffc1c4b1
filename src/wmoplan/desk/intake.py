"""Reads a list of meetings as somebody hands the list in, and asks until its questions have their answers.

A list is a text, such as a mail, or a file: a schedule that is kept up to date by its source.
"""

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.desk.doors import FILE, SYSTEM, TEXT, Door
from wmoplan.desk.meeting_bodies import NO, OWN_NAME, SOMETIMES_TOO, answered_patterns, body_choices, decider, id_of
from wmoplan.dutch import choice, count, listing, long_date, sentence
from wmoplan.errors import DataError, Problem, Refused, UsageError
from wmoplan.notation import shown
from wmoplan.read.meetings import BODY_WORDS, SKIP, Outcome, Query, answer, folded, with_bodies
from wmoplan.read.meetings.bodies import PERHAPS, TOGETHER
from wmoplan.read.meetings.doubts import STATUS_WORD
from wmoplan.read.meetings.outcome import problem_at
from wmoplan.read.spelling import visible
from wmoplan.store.folder import DISK, Files

if TYPE_CHECKING:
    from wmoplan.desk.meeting_files import Reader
    from wmoplan.model.meeting import Meeting
    from wmoplan.model.profile import Profile
    from wmoplan.read.agenda import ReadAgenda
    from wmoplan.read.meetings import OfferedAnswer
    from wmoplan.read.meetings.cells import CellRow
    from wmoplan.store.meetings import Right

LIST: Final = "lijst"
"""The answer that what looks like an agenda is a list of meetings."""

STOP: Final = "klaar"
"""The answer that ends the questions about a list."""

SKIPPED: Final = "overslaan: deze regel komt er niet in"

HINTS: Final = {
    "datum": "Of typ zelf een dag, zoals 4 maart 2027.",
    "tijd": "Of typ zelf een tijd, zoals 20.00 uur.",
    "jaar": "Typ het jaar, zoals 2027.",
}
"""What somebody can type besides the choices, by the kind of the question."""

SHORTEST: Final = 5
"""Unit: characters. How long a piece of a text must be to be remembered as the name of a body."""

NAME: Final = 60
"""Unit: characters. How long the name of a body may be in a profile."""


class Listing(NamedTuple):
    """A list of meetings as somebody hands the list in.

    Attributes:
        text: The lines themselves; None where the list is a file or a table.
        file: The path of a file as the user typed the path; empty where the list was typed, pasted or is a table.
        body: The body of meetings that name none; may be empty.
        year: The year of days that have none.
        source: Where the meetings stand; by it the rows of a file are known in the profile.
        since: Since when new meetings are known; None counts always.
        version: The version of the schedule; empty leaves the version in the profile as it is.
        asks: Whether somebody can say which is right, where the list and the profile differ.
        rows: A table, with the names of its columns above it; none where the list is a text or a file.
        agenda: The agenda of one meeting, of which the text is no more than that meeting; None for a list of meetings.
    """

    text: str | None
    file: str
    as_of: date
    body: str = ""
    year: int | None = None
    source: str = ""
    since: date | None = None
    version: str = ""
    asks: bool = False
    rows: "tuple[CellRow, ...]" = ()
    agenda: "ReadAgenda | None" = None

    @property
    def is_file(self) -> bool:
        """Whether the list is a file or a table: a schedule that its source keeps up to date."""
        return self.text is None

    @property
    def door(self) -> Door:
        """How the list is called where it came in."""
        return SYSTEM if self.rows else FILE if self.is_file else TEXT


class Intake:
    """A list that is being read, until its questions have their answers.

    Attributes:
        known: The answers so far, by the key of their question.
        chosen: What somebody said of meetings of which the profile says something else.
        named: What the profile comes to say of bodies, by their id: those that got a name, and what is remembered.
        status_words: What the profile comes to say of words for a status, by the status.
        outcome: What becomes of the list with those answers.

    Raises:
        MissingFileError: The file is not there.
        DataError: The file cannot be read.
    """

    def __init__(self, listing: Listing, own: "Profile", files: Files = DISK) -> None:
        self.listing = self._given = listing
        self.own = own
        self.files = files
        self.known = known_answers(own)
        self.chosen: dict[Meeting, Right] = {}
        self.named: dict[str, dict[str, str]] = {}
        self.status_words: dict[str, str] = {}
        self.bodies = known_bodies(own)
        self._read = self._reader(is_list=False)
        self._parsed = self._read(self.known) if self._read else None
        self.outcome = self._outcome()

    def open_questions(self) -> list[Query]:
        """Return the questions that have no answer yet; of a file what is about most meetings first."""
        found = [one for one in self.outcome.questions if one.key and one.key not in self.known]
        often = Counter(one.key for one in found)
        return found if self._parsed is None else sorted(found, key=lambda one: -often[one.key])

    def answer(self, question: Query, typed: str) -> None:
        """Take an answer, and read the list again with that answer.

        Raises:
            Refused: What was typed is no answer to this question.
        """
        value = self._body_meant(typed) if question.is_of_name else answer(question, typed)
        self.known[question.key] = value
        if self.listing.agenda and value == LIST:
            self.listing = self._given
            self._read = self._reader(is_list=True)
        self._read_again(is_known=question.is_of_name)

    def alike(self, question: Query) -> list[Query]:
        """Return the open questions that can have the same answer as one that was answered."""
        value = self.known.get(question.key, "")
        way = _way_of(question, value)
        is_like = question.alike and (value == SKIP or way)
        return [one for one in self.open_questions() if one.alike == question.alike] if is_like else []

    def repeat(self, question: Query) -> None:
        """Give the answer to a question to those that are alike as well; one that has no such choice stays open."""
        value = self.known[question.key]
        way = _way_of(question, value)
        for one in self.alike(question):
            same = next((choice.value for choice in one.choices if _way(choice) == way), "")
            if value == SKIP or same:
                self.known[one.key] = same or SKIP
        self._read_again()

    def _read_again(self, *, is_known: bool = False) -> None:
        """Read the list with the answers.

        Args:
            is_known: Whether the rows stay as they are, since only whose meetings they are was answered.
        """
        if self._read and not is_known:
            self._parsed = self._read(self.known)
        self.outcome = self._outcome()

    def _body_meant(self, typed: str) -> str:
        """Return the body of a number or a word, or `SKIP`; of two bodies that meet on one evening, both."""
        typed = typed.strip().lower()
        if typed in {SKIP, *self.bodies}:
            return typed
        words = [word for word in re.split(r"[\s,+]+", typed) if word != "en"]
        numbered = {str(number): body for number, body in enumerate(self.bodies, 1)}
        numbered |= {f"{number}{PERHAPS}": f"{body}{PERHAPS}" for number, body in numbered.items()}
        found = dict.fromkeys(numbered.get(word, word) for word in words)
        wrong = [word for word in found if word.removesuffix(PERHAPS) not in self.bodies]
        if wrong or not found:
            raise Refused(
                f"'{wrong[0] if wrong else typed}' is geen orgaan dat wmoplan kent.", choice(typed, self.bodies)
            )
        return TOGETHER.join(found)

    def is_own_name(self, question: Query, typed: str) -> bool:
        """Tell whether an answer says that a name is that of a body which only this municipality has."""
        if not question.is_of_name:
            return False
        return typed.strip().lower() in {str(len(self.bodies) + 1), OWN_NAME, "eigen naam"}

    def name_body(self, question: Query, *, speaks: bool, decides: str = NO) -> None:
        """Take a name as that of a body which only this municipality has.

        Args:
            speaks: Whether people can speak at its meetings.
            decides: Whether the body that decides for the municipality meets too: `YES`, `NO` or `SOMETIMES_TOO`.

        Raises:
            Refused: The meeting has no name.
        """
        if not question.original:
            here = self.listing.door.here
            raise Refused(f"Deze vergadering heeft {here} geen naam.", "Kies een ander antwoord.")
        body = id_of(question.original)
        taken = itertools.chain([body], (f"{body}-{number}" for number in itertools.count(2)))
        body = next(one for one in taken if one not in self.bodies)
        self.named[body] = {"naam": question.original[:NAME], **({"rechten": "inspreken"} if speaks else {})}
        self.bodies.append(body)
        too = "" if decides == NO else f" {decider().id}{PERHAPS if decides == SOMETIMES_TOO else ''}"
        self.answer(question, f"{body}{too}")

    def know(self, answers: Mapping[str, str]) -> None:
        """Take what somebody answered before, by the key of each question."""
        if answers:
            self.known |= answers
            self.outcome = self._outcome()

    def skipped(self) -> tuple[str, ...]:
        """Return the names in a file of which somebody said that they are of no meeting."""
        named = [key for key, said in self.known.items() if said == SKIP and not key.startswith("#")]
        return tuple(named) if self._parsed else ()

    def to_remember(self) -> dict[str, dict[str, str]]:
        """Return for each body the names that somebody said are its own, where the profile can take them over."""
        said = ((body, name) for name, body in self.known.items() if _is_name(name) and body in self.bodies)
        answered = [*answered_patterns(self.outcome), *(said if self._parsed is None else ())]
        names: dict[str, list[str]] = {}
        for body, name in dict.fromkeys(answered):
            is_its_name = self.named.get(body, {}).get("naam") == name  # by that it is recognised already
            is_alone = self.known.get(folded(name)) == body
            if name and "," not in name and not (is_its_name and is_alone):
                names.setdefault(body, []).append(name)
        held = self.own.bodies
        free = {body: found for body, found in names.items() if not (body in held and held[body].patterns)}
        return {body: {"herken": ", ".join(found)} for body, found in free.items()}

    def words_to_remember(self) -> dict[str, str]:
        """Return for each status the words that somebody said mean it, with those that the profile has."""
        held = known_answers(self.own)
        found: dict[str, list[str]] = {}
        for key, status in self.known.items():
            word = key.removeprefix(STATUS_WORD)
            if key not in held and word != key and status != SKIP and "," not in word:
                found.setdefault(status, []).append(word)
        words = self.own.status_words.by_status()
        return {status: ", ".join([*words[status], *said]) for status, said in found.items()}

    def remember(self) -> None:
        """Let the profile say which names are of which body and what words mean, so that nobody is asked again."""
        self.status_words = self.words_to_remember()
        for body, pairs in self.to_remember().items():
            self.named[body] = {**self.named.get(body, {}), **pairs}

    def in_words(self, question: Query) -> str:
        """Return a question as somebody reads it, with its choices."""
        return self._name_in_words(question) if question.is_of_name else self._doubt_in_words(question)

    def _doubt_in_words(self, question: Query) -> str:
        """Return the question what a line or a row means: where it stands, what is doubted, and what is possible."""
        where = self.listing.source if self.listing.rows else question.place.inside
        lines = ["", f"{sentence(where)}: {shown(question.original.strip())}", sentence(question.text)]
        lines += [f"  {number}. {one.label}" for number, one in enumerate(question.choices, 1)]
        lines += [f"  {hint}" for hint in filter(None, [HINTS.get(question.kind, "")])]
        others = sum(one.key == question.key for one in self.open_questions()) - 1
        if others:
            lines.append(f"  Uw antwoord geldt ook voor {count(others, 'andere regel', 'andere regels')}.")
        return "\n".join([*lines, f"  {SKIP}  {SKIPPED if self.listing.is_file else 'dit is geen vergadering'}"])

    def _name_in_words(self, question: Query) -> str:
        """Return the question whose meetings have a name that is not known."""
        days = [one.meeting.day for one in self.outcome.questions if one.key == question.key and one.meeting]
        times = count(len(days), "vergadering", "vergaderingen")
        name = f"'{question.original}'" if question.original else f"de vergadering op {question.place.inside}"
        asked = f"\nWie vergadert er bij {name}? Het gaat om {times}, de eerste op {long_date(days[0])}."
        rest = (
            "  Typ een nummer. Zijn er twee op die avond? Typ ze allebei, zoals 1 2.\n"
            f"  Of typ {SKIP} als dit niet meetelt, of {STOP} om de rest over te slaan."
        )
        return "\n".join([asked, *body_choices(self.bodies, self.own, self.named), rest])

    def refusal(self) -> DataError:
        """Return the error for a text of which something must be asked, where nobody can answer."""
        if self.listing.agenda:
            from wmoplan.desk.given_agenda import remedy

            return DataError(*(problem_at(one.place, one.text, remedy(one)) for one in self.open_questions()))
        return DataError(*(_as_problem(question) for question in self.open_questions()))

    def _reader(self, *, is_list: bool) -> "Reader | None":
        """Return what reads the file or the table anew with other answers; an agenda becomes a text of its meeting.

        Args:
            is_list: Whether somebody said that it is a list of meetings, and no agenda.
        """
        from wmoplan.desk.given_agenda import as_listing, text_agenda
        from wmoplan.read.agenda import ReadAgenda

        is_text = not self.listing.is_file
        found = (None if is_list else text_agenda(self.listing)) if is_text else self._file_reader(is_list=is_list)
        if isinstance(found, ReadAgenda):
            self.listing = as_listing(self.listing, found)
            return None
        return found

    def _file_reader(self, *, is_list: bool) -> "Reader | ReadAgenda":
        """Return what reads the file or the table; of the agenda of one meeting, that agenda."""
        from wmoplan.desk.meeting_files import content_of, reader_of, recogniser_of

        self._recogniser = recogniser_of(self.own, self.listing.body)
        if self.listing.rows:
            from wmoplan.read.meetings.table import table_of

            rows, source, year = self.listing.rows, self.listing.source, self.listing.year
            return lambda answers: table_of(rows, source, year, answers)
        file = self.listing.file
        data = content_of(Path(file), file, self.files)
        return reader_of(data, file, self.listing.year, self.listing.as_of, words_of(self.own), is_list=is_list)

    def _outcome(self) -> Outcome:
        if self._parsed is not None:
            self._recogniser.answers = self.known
            return with_bodies(self._parsed, self._recogniser)
        from wmoplan.read.meetings.pasted import read_pasted

        text = visible(self.listing.text or "")
        if self.listing.agenda:
            from wmoplan.desk.given_agenda import meeting_text, open_question

            if question := open_question(self.listing.agenda, self.known):
                return Outcome((), (question,))
            text = meeting_text(self.listing.agenda, self.known, self.own, self.listing.body)
            self.listing = self.listing._replace(text=text)
        return read_pasted(text, words_of(self.own), self.listing.year, self.listing.body or None, self.known)


def _way(choice: "OfferedAnswer") -> str:
    return choice.way or choice.value


def _way_of(question: Query, value: str) -> str:
    """Return which of the possible readings an answer is; empty where it is none of those that were offered."""
    return next((_way(choice) for choice in question.choices if choice.value == value), "")


def known_answers(own: "Profile") -> dict[str, str]:
    """Return the answers that a profile remembers, by the key of their question."""
    return {
        f"{STATUS_WORD}{folded(word)}": status
        for status, words in own.status_words.by_status().items()
        for word in words
    }


def words_of(own: "Profile") -> dict[str, tuple[str, ...]]:
    """Return how people write the bodies of a profile, and the usual ones."""
    names = {
        name: (name, *(one for one in row.patterns if not {"*", PERHAPS} & set(one)))
        for name, row in own.bodies.items()
    }
    return {name: (*names.get(name, ()), *BODY_WORDS.get(name, ())) for name in {**names, **BODY_WORDS}}


def _is_name(key: str) -> bool:
    """Tell whether a question about a text was about a name: a short word is a piece of a sentence.

    >>> [_is_name(key) for key in ("carrousel", "politieke markt", "jaar", "11e maar", "#orgaan")]
    [True, True, False, False, False]
    """
    return len(key) >= SHORTEST and not re.search(r"[#0-9]", key)


def known_bodies(own: "Profile") -> list[str]:
    """Return the bodies that the rules or a profile know."""
    from wmoplan.desk.shipped import rules

    return list(dict.fromkeys([*(one.id for one in rules().bodies), *own.bodies]))


def must_be_known(body: str, own: "Profile") -> None:
    """Refuse a body that is none.

    Raises:
        UsageError: Neither the rules nor the profile know the body.
    """
    if body and body not in (known := known_bodies(own)):
        raise UsageError(f"'{body}' is geen orgaan dat wmoplan kent.\n  {choice(body, known)}")


def _as_problem(question: Query) -> Problem:
    labels = [one.label for one in question.choices]
    pick = f"Het antwoord kan zijn: {listing(labels, 'of')}. " if labels else ""
    remedy = f"{pick}Verbeter de regel, of sla hem over met --skip."
    return problem_at(question.place, question.text, remedy)
