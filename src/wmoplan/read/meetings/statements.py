"""Lines without a day of their own that call off or doubt meetings of the list: "de raad van februari gaat niet door".

Whose meetings they are about is read from the months, the weeks and the bodies that they name. Those meetings are asked
about, and count as soon as there is an answer.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from wmoplan.dutch import count, listing, long_date
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.place import Place
from wmoplan.read.meetings import words
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.columns import ABOVE, SAID_BELOW
from wmoplan.read.meetings.dates import Written, written_dates
from wmoplan.read.meetings.doubts import STATUSES, Doubt, of_answered_move, of_move
from wmoplan.read.meetings.lines import cleaned
from wmoplan.read.meetings.outcome import SKIPPED, LeftOut, Outcome, Query
from wmoplan.read.meetings.reading import UNDATED
from wmoplan.read.meetings.status import ASKED, PART, WHOLE, said_in_heading, said_in_title
from wmoplan.read.meetings.words import SKIP

TEXT: Final = frozenset({ABOVE, SAID_BELOW, UNDATED, "ondertekening"})
"""What a line is that may say something of meetings elsewhere in the list."""

OF_LIST: Final = (
    r"(?i)(?<!\w)(?:data|datums?|\w*vergader\w*|schema|planning|rooster|lijst|overzicht|wijziging\w*)(?!\w)"
)
"""What says that a doubt is about the list as a whole."""

MONTH_SAID: Final = rf"(?i)(?<!\w)(?P<month>{words.MONTH})(?!\w)"
WEEK_SAID: Final = r"(?i)(?<!\w)(?:week|wk)\.?\s?(?P<week>[0-9]{1,2})(?![\w-])"
STATES: Final = frozenset({CANCELLED, FIRM, PROVISIONAL})
SHOWN: Final = 3
"""How many meetings a question names."""


class Statement(NamedTuple):
    """What a line says of meetings of the list.

    Attributes:
        status: What they become.
        months, weeks, bodies: Which they are; empty where it does not say so.
    """

    status: str
    months: frozenset[int]
    weeks: frozenset[int]
    bodies: frozenset[str]

    def is_about(self, meeting: Meeting, held: Iterable[str]) -> bool:
        """Tell whether it is about a meeting of some bodies."""
        of_body = not self.bodies or bool(self.bodies & set(held))
        in_month = not self.months or meeting.day.month in self.months
        return of_body and in_month and (not self.weeks or meeting.day.isocalendar().week in self.weeks)

    @property
    def is_of_some(self) -> bool:
        """Whether it says which meetings it is about."""
        return bool(self.months or self.weeks or self.bodies)


def statement_in(text: str, bodies: BodyWords) -> Statement | None:
    """Return what a line without a day says of meetings; None where it says nothing, or of something else."""
    text = cleaned(text)
    status = said_in_title(text) or (MOVED if re.search(words.MOVED, text) else "")
    if not status or re.search(PART, text):
        return None
    months = (words.SPELLED_MONTHS[one["month"].lower()] for one in re.finditer(MONTH_SAID, text))
    weeks = (int(one["week"]) for one in re.finditer(WEEK_SAID, text))
    found = Statement(status, frozenset(months), frozenset(weeks), frozenset(one.body for one in bodies.named(text)))
    if found.is_of_some or re.search(WHOLE, text):
        return found
    is_of_list = status == CANCELLED or bool(re.search(OF_LIST, text)) or "=" in text
    is_else = status == MOVED or re.search(words.RECESS, text) or re.search(ASKED, text)
    return found if is_of_list and not is_else else None


def with_statements(
    listed: Outcome, answers: Mapping[str, str], bodies: BodyWords, names: Callable[[Meeting], Iterable[str]]
) -> Outcome:
    """Return a list in which the meetings that a line elsewhere calls off or doubts are as somebody answered.

    Without an answer such meetings are asked about, and left out.

    Args:
        answers: What was answered so far, by the key of the question; `SKIP` says that a line is about nothing here.
        bodies: How people write the bodies.
        names: Returns the bodies of a meeting.
    """
    listed = _held_back(listed, bodies, names)
    for row in listed.left_out:
        is_text = (row.why in TEXT and not _is_title(row)) or _is_heading_of_none(row, listed)
        said = statement_in(row.text, bodies) if is_text else None
        about = [one for one in listed.meetings if said and said.is_about(one, names(one))]
        if said and (about or not said.is_of_some):
            listed = _settled(listed, row, said, about, answers)
    return listed


def _held_back(listed: Outcome, bodies: BodyWords, names: Callable[[Meeting], Iterable[str]]) -> Outcome:
    """Return a list without the meetings that another line calls off, moves or doubts, as long as that is not settled.

    A line is not settled while it is asked about, and neither where somebody skipped its question.
    """
    lines = [(one.place, one.original) for one in listed.questions if one.kind != "orgaan" or one.meeting is None]
    lines += [(one.place, one.text) for one in listed.left_out if one.why == SKIPPED]
    for place, text in lines:
        if " | " in text or not any(re.search(said, text) for said in (words.MOVED, words.CANCELLED, words.DOUBTFUL)):
            continue
        days = written_dates(cleaned(text))
        whose = {one.body for one in bodies.named(text)}
        held = [
            one
            for one in listed.meetings
            if one.place != place
            and any(_is_day(day, one) for day in days)
            and (not whose or whose & (of := set(names(one))) or not of)
        ]
        listed = _without(listed, held, place)
    return listed


def _is_day(written: Written, meeting: Meeting) -> bool:
    is_year = not written.year or written.year == str(meeting.day.year)
    return is_year and (written.month, written.number) == (meeting.day.month, meeting.day.day)


def _without(listed: Outcome, held: list[Meeting], place: Place) -> Outcome:
    """Return a list without some meetings, each told as one of which a line elsewhere says something else."""
    told = [(one, f"{long_date(one.day)} ({one.body or one.name})") for one in held]
    left_out = [LeftOut(one.place, f"staat anders op {place.inside}", text) for one, text in told]
    meetings = tuple(one for one in listed.meetings if one not in held)
    return listed._replace(meetings=meetings, left_out=(*listed.left_out, *left_out))


def _is_title(row: LeftOut) -> bool:
    """Tell whether a row above a table says something of that table, which is known already."""
    return row.why == ABOVE and (bool(said_in_heading(row.text)) or said_in_title(row.text) == PROVISIONAL)


def _is_heading_of_none(row: LeftOut, listed: Outcome) -> bool:
    """Tell whether a heading has nothing below it, so that it may be about what stands above it."""
    places = [*(one.place for one in listed.meetings), *(one.place for one in listed.questions)]
    return row.why.startswith("kop:") and all(one < row.place for one in places if one.file == row.place.file)


def _settled(
    listed: Outcome, row: LeftOut, said: Statement, about: list[Meeting], answers: Mapping[str, str]
) -> Outcome:
    """Return a list with the answer about one line, or with a question instead of the line and of its meetings."""
    key = f"#{row.place.inside}: {row.text}: over"
    answered = answers.get(key, "") or answers.get(key.casefold(), "")
    if answered == SKIP:
        return listed
    is_known = said.is_of_some or len(about) == 1 or said.status == PROVISIONAL
    if not is_known:
        days = [one for one in listed.meetings if one.day.isoformat() == answered]
        meetings = tuple(one._replace(status=said.status) if one in days else one for one in listed.meetings)
        question = Query(row.place, row.text, key, "datum", _which(said))
        return _asked(listed, row, question) if not days else listed._replace(meetings=meetings)
    if answered:
        status, to = of_answered_move(answered) if answered not in STATES else (answered, None)
        meetings = tuple(one._replace(status=status, to=to) if one in about else one for one in listed.meetings)
        return listed._replace(meetings=meetings)
    is_move = said.status == MOVED and len(about) == 1
    doubt = of_move(about[0].day) if is_move else Doubt("status", _how(about), STATUSES)
    question = Query(row.place, row.text, key, *doubt[:3])
    return _asked(_without(listed, about, row.place), row, question)


def _asked(listed: Outcome, row: LeftOut, question: Query) -> Outcome:
    questions = tuple(sorted((*listed.questions, question), key=lambda one: one[:3]))
    return listed._replace(questions=questions, left_out=tuple(sorted(one for one in listed.left_out if one != row)))


def _which(said: Statement) -> str:
    what = "vervalt" if said.status == CANCELLED else "is nog niet zeker"
    return f"over welke vergadering gaat dit? Typ de dag van de vergadering die {what}"


def _how(about: list[Meeting]) -> str:
    days = [long_date(one.day) for one in sorted(about, key=lambda one: one.day)]
    more = len(days) - SHOWN
    named = listing(days if more < 2 else [*days[:SHOWN], f"nog {more} dagen"])  # noqa: PLR2004 - one more is named
    return f"dit gaat over {count(len(days), 'vergadering', 'vergaderingen')}: {named}. Wat geldt?"
