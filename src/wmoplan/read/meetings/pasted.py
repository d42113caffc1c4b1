"""A pasted text, line by line.

Nothing is guessed silently. A line with a date is a meeting only where day, year and body are beyond doubt; otherwise
it becomes a question. Answers go back in by the key of their question, and the text is read again.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from wmoplan.dutch import long_date, sentence
from wmoplan.model.meeting import OFF, Meeting
from wmoplan.place import Place
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dated import MOST_BELOW
from wmoplan.read.meetings.dated_lines import meetings_of
from wmoplan.read.meetings.dates import written_dates
from wmoplan.read.meetings.doubts import DAY_FIRST, MONTH_FIRST, WHICH_FIRST, of_two_rows
from wmoplan.read.meetings.hours import said_hours, with_hours
from wmoplan.read.meetings.lines import TextLine, cleaned, cleaned_lines
from wmoplan.read.meetings.listed import sentences_of
from wmoplan.read.meetings.month_first import day_first, either_way, is_month_first
from wmoplan.read.meetings.outcome import SKIPPED, LeftOut, NoMeeting, Outcome, Query, Unclear
from wmoplan.read.meetings.pasted_table import plain_lines
from wmoplan.read.meetings.reading import UNDATED, Besides, Reading, undated_name
from wmoplan.read.meetings.shorthand import written_out
from wmoplan.read.meetings.statements import with_statements
from wmoplan.read.meetings.words import BODY_WORDS, BY_ITS_DAY, MADE, MAIL_HEAD, MOVED, SKIP, SUBJECT
from wmoplan.read.meetings.wrapped import unwrapped

if TYPE_CHECKING:
    from datetime import date

MOVED_ALONE: Final = re.compile(rf"{MOVED}\W*(?:naar|wordt|nu)(?!\w).{{0,40}}$")
"""How a line begins that only tells to which day the meeting above it goes."""

NAME: Final = "de geplakte tekst"
"""What a pasted text is called."""


def read_pasted(
    text: str,
    bodies: Mapping[str, tuple[str, ...]] = BODY_WORDS,
    default_year: int | None = None,
    default_body: str | None = None,
    known: Mapping[str, str] | None = None,
) -> Outcome:
    """Return what a pasted text says about meetings.

    `known` holds answers: by the key of a question, or simply a name with the body that it means. An answer that does
    not fit is as no answer.

    Raises:
        DataError: The text is larger than 200 kB or 2,000 lines.

    >>> read_pasted("di 21 oktober 2014 20.00 uur commissie").meetings[0][:3]
    (datetime.date(2014, 10, 21), 'commissie', '20:00')
    """
    lines = {line.number: line for line in cleaned_lines(text)}
    joined = dict(unwrapped((line.number, line.original) for line in lines.values()))
    whole = [
        lines[number] if lines[number].original == line else TextLine(number, line, cleaned(line))
        for number, line in joined.items()
    ]
    found = read_lines(whole, Besides(bodies, default_year, default_body or "", known or {}), NAME)
    parts, first = list(found.left_out), 0
    for number, line in lines.items():
        first = number if number in joined else first
        if number != first:
            parts.append(LeftOut(Place(NAME, number), f"hoort bij regel {first}", line.original))
    return found._replace(left_out=tuple(sorted(parts)))


def read_lines(lines: list[TextLine], known: Besides, name: str, places: Mapping[int, Place] | None = None) -> Outcome:
    """Return what lines say about meetings.

    Args:
        lines: Those that are not empty.
        known: What is known besides.
        name: What the text is called.
        places: Where each line stands, by its number, where that is no line of a text.
    """
    lines, notes = _with_notes(lines, [(places or {}).get(line.number) or Place(name, line.number) for line in lines])
    texts = [line.text for line in lines if not line.is_too_long]
    unproved = either_way(texts, texts)
    first = known.answers.get(WHICH_FIRST, "") if unproved else ""
    if first == MONTH_FIRST or is_month_first(texts):
        lines = [line._replace(text=day_first(line.text)) for line in lines]
    laid_out = plain_lines(lines, name, BodyWords(known.bodies))
    joined, moves = _with_moves(laid_out.lines, notes, places or {})
    each = [one for line in joined for one in sentences_of(line)]
    reading = Reading(name, each, known, places or {})
    reading.taken |= laid_out.heads | notes | moves
    reading.states = laid_out.states
    reading.either_way = "" if first in {DAY_FIRST, MONTH_FIRST} else unproved
    found = _Meetings(reading.known)
    found.remarks += laid_out.remarks
    hours: dict[str, str] = {}
    order = list(range(len(each)))
    for at in order:
        line = each[at]
        try:
            for meeting in _in_line(reading, at, line):
                found.add(meeting, line)
                reading.held.setdefault(meeting.day, set()).add(meeting.body)
        except Unclear as unclear:
            if not found.meetings and order.count(at) == 1 and re.search(BY_ITS_DAY, line.text):
                order.append(at)  # the meeting that it speaks of may be below it
                continue
            found.questions.append((line.cell, unclear.question))
        except NoMeeting as nothing:
            found.left_out.append((line.cell, LeftOut(reading.place(line), nothing.name, line.original)))
            if nothing.name == UNDATED and (said := said_hours(line.text, reading.words)):
                hours |= said
                found.remarks.append(f"'{line.text}' geldt voor de vergaderingen die zelf geen tijd hebben.")
    found.meetings = list(with_hours(found.meetings, hours, reading.words))
    return with_statements(found.outcome(), reading.known, reading.words, lambda one: [one.body])


def _with_notes(lines: list[TextLine], places: list[Place]) -> tuple[list[TextLine], dict[int, str]]:
    """Return the lines with what their footnotes say of them, and what each footnote is, by its number."""
    noted = written_out([[line.original] for line in lines], places)
    return [
        line if cell == line.original else line._replace(original=cell, text=cleaned(cell))
        for line, (cell,) in zip(lines, noted.rows, strict=True)
    ], {lines[at].number: why for at, why in noted.notes.items()}


def _with_moves(
    lines: list[TextLine], notes: Mapping[int, str], places: Mapping[int, Place]
) -> tuple[list[TextLine], dict[int, str]]:
    """Return the lines with the new day that a line of its own gives the meeting above it, and what each such line is.

    Args:
        notes: Which lines are footnotes, by their number.
        places: Where lines stand, by their number, where that is no line of a text.
    """
    found, moves = list(lines), dict[int, str]()
    for at in [at for at, line in enumerate(lines) if MOVED_ALONE.match(line.text) and line.number not in notes]:
        above = (one for one in range(at - 1, max(-1, at - 1 - MOST_BELOW), -1) if written_dates(lines[one].text))
        line, last = lines[at], next(above, None)
        if last is not None and len(written_dates(line.text)) == 1:
            found[last] = found[last]._replace(text=f"{found[last].text} {line.text}")
            number = lines[last].number
            moves[line.number] = f"hoort bij {places.get(number, Place('', number)).inside}"
    return found, moves


def _in_line(reading: Reading, at: int, line: TextLine) -> list[Meeting]:
    if line.is_too_long:
        raise NoMeeting("een regel die te lang is om te lezen; knip hem in stukken")
    if line.number in reading.taken:
        raise NoMeeting(reading.taken[line.number])
    subject = re.match(SUBJECT, line.text)
    read = line._replace(text=line.text[subject.end() :]) if subject else line
    if re.match(MAIL_HEAD, read.text):
        reading.signed = False
        raise NoMeeting("kop van de mail")
    if re.match(r"(?i)datum\s?:", read.text) and not reading.words.named(read.text) and _is_near_a_head(reading, at):
        raise NoMeeting("kop van de mail")
    dates = reading.dates_in(read.text)
    if not dates:
        raise NoMeeting(undated_name(reading, read))
    if not read.text[0].isdigit() and re.match(MADE, read.text) and not reading.words.named(read.text):
        raise NoMeeting("wanneer het schema is gemaakt")
    reading.signed = False
    return meetings_of(reading, at, read, dates)


def _is_near_a_head(reading: Reading, at: int) -> bool:
    near = reading.lines[max(0, at - 1) : at + 2]
    return any(re.match(MAIL_HEAD, line.text) or re.match(SUBJECT, line.text) for line in near)


class _Meetings:
    """The meetings so far, each once, and what was asked or left out.

    Attributes:
        disputed: Those of which two lines say different things, by their place among the meetings.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.meetings: list[Meeting] = []
        self.cells: list[int] = []
        self.at: dict[tuple[str, date], list[int]] = {}
        self.questions: list[tuple[int, Query]] = []
        self.left_out: list[tuple[int, LeftOut]] = []
        self.remarks: list[str] = []
        self.disputed: set[int] = set()

    def outcome(self) -> Outcome:
        """Return the whole; a line, or a cell, about which something is asked gives no meeting yet."""
        asked = {(question.place, cell) for cell, question in self.questions}
        found = list(enumerate(zip(self.meetings, self.cells, strict=True)))
        pairs = [pair for at, pair in found if (pair[0].place, pair[1]) not in asked and at not in self.disputed]
        held = {(one.place, cell) for one, cell in pairs} | asked
        left_out = {(one.place, cell): one for cell, one in self.left_out if (one.place, cell) not in held}
        return Outcome(
            tuple(sorted((meeting for meeting, _ in pairs), key=lambda meeting: meeting.place)),
            tuple(sorted((question for _, question in self.questions), key=lambda question: question[:3])),
            tuple(left_out[place] for place in sorted(left_out)),
            tuple(self.remarks),
        )

    def add(self, meeting: Meeting, line: TextLine) -> None:
        """Add a meeting, or what a line adds to one that is there."""
        same = self.at.setdefault((meeting.body, meeting.day), [])
        at = next((at for at in same if _is_same(self.meetings[at], meeting)), None)
        if at is None:
            same.append(len(self.meetings))
            self.meetings.append(meeting)
            self.cells.append(line.cell)
        elif not (held := self._settled(self.meetings[at], meeting, line)):
            self.disputed.add(at)
            told = f"{long_date(meeting.day)} ({meeting.body})"
            other = LeftOut(self.meetings[at].place, f"staat anders op {meeting.place.inside}", told)
            self.left_out.append((self.cells[at], other))
        else:
            titles = dict.fromkeys(title for title in (held.title, meeting.title) if title)
            self.meetings[at] = held._replace(time=held.time or meeting.time, title=", ".join(titles))
            self._tell(held.place, meeting, line)

    def _settled(self, held: Meeting, meeting: Meeting, line: TextLine) -> Meeting | None:
        """Return the meeting as it is, or as the answer has it where two lines say different things of it."""
        if (held.status, held.to) == (meeting.status, meeting.to):
            return held
        key = f"#{meeting.place.line}:status van {meeting.day.isoformat()}"
        chosen = self.known.get(key.casefold())
        if chosen == SKIP:
            self.left_out.append((line.cell, LeftOut(meeting.place, SKIPPED, line.original)))
            return None
        if chosen in {held.status, meeting.status} and held.status != meeting.status:
            return held if chosen == held.status else held._replace(status=meeting.status, to=meeting.to)
        doubt = of_two_rows(held, meeting)
        query = Query(meeting.place, line.original, key, *doubt[:3], alike=doubt.alike)
        self.questions.append((line.cell, query))
        return None

    def _tell(self, held: Place, meeting: Meeting, line: TextLine) -> None:
        self.left_out.append((line.cell, LeftOut(meeting.place, f"staat al op {held.inside}", line.original)))
        where = f"stond al op {held.inside}" if held != meeting.place else "staat er twee keer"
        told = f"de vergadering van {long_date(meeting.day)} ({meeting.body})"
        self.remarks.append(sentence(f"{meeting.place.inside}: {told} {where} en telt een keer."))


def _is_same(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings of one body and day are the same."""
    return bool(OFF & {one.status, other.status}) or one.time == other.time or None in (one.time, other.time)
