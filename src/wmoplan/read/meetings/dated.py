"""A line with a date, taken apart: its dates, times and bodies, the words that are left, and the lines below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from wmoplan.dutch import WEEKDAYS
from wmoplan.model.words import MOVED as MOVED_STATUS
from wmoplan.read.meetings.bodies import Named
from wmoplan.read.meetings.dates import LOOSE, PERIOD, Written, are_joined, listed_days, short_weekday, years_alone
from wmoplan.read.meetings.doubts import Doubt
from wmoplan.read.meetings.lines import TextLine
from wmoplan.read.meetings.outcome import NoMeeting, OfferedAnswer, Unclear
from wmoplan.read.meetings.reading import Reading
from wmoplan.read.meetings.status import said_in_title
from wmoplan.read.meetings.times import WrittenTime, blanked, written_times
from wmoplan.read.meetings.words import (
    APART,
    BECOMES,
    CANCELLED,
    DAY,
    DONE,
    EDGE,
    INSTEAD,
    LONG_HEADING,
    LONG_NAME,
    MOVED,
    PROVISIONAL,
    RECESS,
    SPELLED_DAY,
    WEEK_NUMBER,
    WEEKDAY,
)

WEEKDAY_BEHIND: Final = (
    rf"(?i)(?<!\w)({'|'.join(WEEKDAYS)})(?:avond|middag|ochtend)?(?!\w)|"
    rf"\(({WEEKDAY})\.?\)|(?<=[\t;,{DAY}])\s*({WEEKDAY})\.?\s*(?=[\t;,])"
)
STATUS_ALONE: Final = (
    rf"(?i)\W*(?:status\s*:\s*)?(?:{CANCELLED.removeprefix('(?i)')}|{PROVISIONAL.removeprefix('(?i)')})\W*"
)
"""A line that only says whether the meeting above it goes on."""

NO_TIME: Final = r"(?<![\w.:/-])(?:[01]?[0-9]|2[0-4])[.:][6-9][0-9](?![\w.:/-])"
"""A time with more than sixty minutes."""

ANOTHER_DAY: Final = (
    rf"{SPELLED_DAY}|{DAY}\s?(?:,|;|&|\+|en/of|en|of|t/m|tot|-|/)\s?"
    r"[0-9]{1,2}[-/](?:1[0-2]|0?[1-9])(?![\w:/-]|\.[0-9])"
)
"""A day beside another that is not read."""

MOST_BELOW: Final = 6


class Below(NamedTuple):
    """One line below a date.

    Attributes:
        body: The only body that it names, or nothing.
        time: The first time in it, as HH:MM; nothing where the clock has no such time, None where it has none.
        is_time: Whether it is a time and no more.
        status: What it says of the meeting.
        is_status: Whether it says no more than that.
    """

    number: int
    body: str
    time: str | None
    is_time: bool
    status: str
    is_status: bool


def lines_below(reading: Reading, at: int) -> list[Below]:
    """Return the lines below a line, up to the first that is a sentence or has a date."""
    below = []
    for line in reading.lines[at + 1 : at + 1 + MOST_BELOW]:
        most = LONG_HEADING if written_times(line.text)[0] else LONG_NAME
        is_short = len(line.text.split()) < most and not line.text.endswith((":", ".", ","))
        if (
            not is_short
            or line.number in reading.taken
            or reading.dates_in(line.text)
            or re.search(r"(?:19|20)[0-9]{2}", line.text)
        ):
            break
        below.append(_below(reading, line))
    return below


def _timed(below: list[Below]) -> list[Below]:
    """Return the first lines below a day that have a time and more."""
    return list(takewhile(lambda line: line.time and not line.is_time, below))


def has_body_last(below: list[Below]) -> bool:
    """Tell whether the first line below a date is its time, and the second its body."""
    return [(line.is_time, bool(line.body)) for line in below[:2]] == [(True, False), (False, True)]


def below_last_date(reading: Reading) -> list[Below]:
    """Return the lines below the last date of a text."""
    dated = (at for at in range(len(reading.lines) - 1, -1, -1) if reading.dates_in(reading.lines[at].text))
    return lines_below(reading, next(dated, 0))


def _below(reading: Reading, line: TextLine) -> Below:
    bodies = reading.words.named(line.text)
    is_body = len(bodies) == 1 and not re.search(r"(?i)vergaderingen", line.text)
    times, rest = written_times(line.text)
    is_time = len(times) == 1 and not re.sub(rf"{EDGE}|[\W_]", "", rest)
    status = said_in_title(line.text) or (MOVED_STATUS if re.search(MOVED, line.text) else "")
    return Below(
        line.number,
        bodies[0].body if is_body else "",
        times[0].time if times else None,
        is_time,
        status,
        bool(re.fullmatch(STATUS_ALONE, line.text)),
    )


@dataclass
class Dated:
    """One line with at least one date.

    Attributes:
        at: Its place among the lines of the text.
        rest: The line with marks in the place of all that is understood so far.
        years_alone: Years that belong to no single date.
        is_moved: Whether it tells of one meeting that goes from one day to another.
        days: Its dates as days.
        time_below: What a line below it says of its time.
    """

    reading: Reading
    at: int
    line: TextLine
    dates: list[Written]
    times: list[WrittenTime] = field(default_factory=list)
    bodies: list[Named] = field(default_factory=list)
    rest: str = ""
    years_alone: tuple[int, ...] = ()
    is_moved: bool = False
    time_below: str | None = None
    days: list[date] = field(default_factory=list)

    @property
    def many(self) -> int:
        """How many meetings its dates make."""
        return 1 if self.is_moved else len(self.dates)

    @cached_property
    def below(self) -> list[Below]:
        """What the lines below it say."""
        return lines_below(self.reading, self.at)

    def body_below(self) -> str:
        """Return the body that a line below names, and take over its time; nothing where there is none."""
        for at, line in enumerate(self.below):
            if line.body:
                self.time_below = self.time_below if line.time is None else line.time
                self.reading.taken[line.number] = self._belongs
                self._take_time_behind(at)
                return line.body
            if not self._is_taken_as_time(line):
                return ""
        return ""

    def _take_time_behind(self, at: int) -> None:
        """Take over the time right below the body, where no other body stands below that."""
        match self.below[at + 1 : at + 3]:
            case [line] | [line, Below(body="")]:
                self._is_taken_as_time(line)

    def meetings_below(self) -> list[tuple[str, str | None]]:
        """Return body and time of each line below a day that has both; nothing for fewer than two lines with a time.

        Below a heading with a body such lines are the next headings, unless the last day of the text has them too.

        Raises:
            Unclear: One of them may be called off.
        """
        below = _timed(self.below)
        is_heading = self.reading.section.body and not _timed(below_last_date(self.reading))
        if len(below) < 2 or is_heading or not any(line.body for line in below):  # noqa: PLR2004 - one may be a heading
            return []
        unknown = f"geen orgaan dat wmoplan kent, {self._belongs}"
        self.reading.taken |= {line.number: self._belongs if line.body else unknown for line in below}
        if any(line.status for line in below):
            text = "gaat elke vergadering op de regels hieronder door? Zet elke op een eigen regel, met haar dag"
            raise self.ask(self.key("status"), "status", text)
        return [(line.body, line.time) for line in below if line.body]

    def status_below(self) -> str:
        """Return what a line says that stands right below the meeting, with nothing but its time and body between."""
        for at, line in enumerate(self.below, 1):
            if line.number != self.line.number + at:
                return ""
            if line.is_status:
                self.reading.taken[line.number] = self._belongs
                return line.status
        return ""

    @property
    def _belongs(self) -> str:
        return f"hoort bij {self.reading.place(self.line).inside}"

    def take_time_below(self) -> None:
        """Take over the time that the line right below it is."""
        if self.below:
            self._is_taken_as_time(self.below[0])

    def _is_taken_as_time(self, line: Below) -> bool:
        is_taken = line.is_time and not self.times and not self.time_below
        if is_taken:
            self.time_below = line.time
            self.reading.taken[line.number] = self._belongs
        return is_taken

    def key(self, what: str) -> str:
        """Return the key of a question about this line."""
        cell = f".{self.line.cell}" if self.line.cell else ""
        return f"#{self.line.number}{cell}:{what}"

    def answer(self, key: str) -> str:
        """Return the answer to a question; nothing where there is none.

        Raises:
            NoMeeting: It was answered that the line is none.
        """
        return self.reading.answer(key)

    def answered_day(self, key: str) -> date | None:
        """Return the day that was answered, or None.

        Raises:
            NoMeeting: It was answered that the line is none.
        """
        try:
            return date.fromisoformat(self.answer(key))
        except ValueError:
            return None

    def ask(self, key: str, kind: str, text: str, choices: tuple[OfferedAnswer, ...] = ()) -> Unclear:
        """Return a question to raise.

        Raises:
            NoMeeting: It was answered already: the line is none.
        """
        return self.reading.ask(self.line, key, kind, text, choices)

    def doubt(self, key: str, doubt: Doubt) -> Unclear:
        """Return the question of a doubt to raise.

        Raises:
            NoMeeting: It was answered already: the line is none.
        """
        return self.reading.ask(self.line, key, *doubt)

    def take(self, found: re.Match[str]) -> None:
        """Put marks in the place of what is understood."""
        self.rest = blanked(self.rest, *found.span())


def taken_apart(reading: Reading, at: int, line: TextLine, dates: list[Written]) -> Dated:
    """Return a line with its dates, times and bodies found.

    Raises:
        Unclear: It may be a period.
        NoMeeting: It is a recess, or was answered to be none.
    """
    if (reading.section.is_recess or re.search(RECESS, line.text)) and not reading.words.named(line.text):
        raise NoMeeting("reces; zet het zelf bij 'reces' in uw bestand")
    dated = Dated(reading, at, line, dates)
    dated.dates = sorted([*dates, *_listed(dated)])
    dated.rest = line.text
    for written in dated.dates:
        dated.rest = blanked(dated.rest, written.start, written.end, DAY)
    dated.years_alone = years_alone(dated.rest)
    _take_weekday_behind(dated)
    dated.times, dated.rest = written_times(dated.rest)
    if not dated.times and (odd := re.search(NO_TIME, dated.rest)):
        dated.times = [WrittenTime(odd.start(), "", odd[0])]
        dated.take(odd)
    dated.rest = re.sub(WEEK_NUMBER, lambda found: DONE * len(found[0]), dated.rest)
    dated.is_moved = _is_moved(dated)
    dated.bodies = reading.words.named(dated.rest)
    if not dated.is_moved:
        _refuse_period(dated)
    if other := re.search(rf"(?i)(?<!\w){WEEKDAY}\.?\s[0-9]{{1,2}}(?![\w.:/])", dated.rest):
        raise dated.ask(dated.key(other[0]), "datum", f"welke dag is '{other[0]}'? De maand ontbreekt")
    if other := re.search(ANOTHER_DAY, dated.rest):
        text = f"welke dag is '{other[0].strip(DAY + ' ')}'? Zet elke dag op een eigen regel, in cijfers"
        raise dated.ask(dated.key(other[0]), "datum", text)
    return dated


def _listed(dated: Dated) -> Iterator[Written]:
    """Yield the days that share a month with the one behind them; a period or a choice of days is asked about."""
    for one in listed_days(dated.line.text, dated.dates):
        if not one.is_sure:
            _refuse_unless_apart(dated, one.joined, LOOSE if re.search(r"\s(?:,|of)\s", one.joined) else PERIOD)
        yield one.written


def _refuse_unless_apart(dated: Dated, text: str, asked: str) -> None:
    key = dated.key(text)
    if dated.answer(key) != APART:
        raise dated.ask(key, "status", f"'{text}': {asked}", (OfferedAnswer(APART, "losse dagen"),))


def _refuse_period(dated: Dated) -> None:
    for one, other in pairwise(dated.dates):
        if asked := are_joined(dated.line.text, one, other):
            _refuse_unless_apart(dated, dated.line.text[one.start : other.end].strip(), asked)


def _take_weekday_behind(dated: Dated) -> None:
    """Let a weekday that stands behind the only date count for it."""
    if len(dated.dates) > 1 or dated.dates[0].weekday:
        return
    found = list(re.finditer(WEEKDAY_BEHIND, dated.rest))
    if len(found) == 1:
        weekday = short_weekday(next(filter(None, found[0].groups())))
        dated.dates = [dated.dates[0]._replace(weekday=weekday)]
        dated.take(found[0])


def _is_moved(dated: Dated) -> bool:
    if said := re.search(MOVED, dated.rest):
        dated.take(said)
        return True
    if len(dated.dates) != 2:  # noqa: PLR2004 - an old day and a new one
        return False
    one, other = dated.dates
    return bool(re.search(BECOMES, dated.rest[one.end : other.start])) or any(
        re.search(INSTEAD, dated.rest[: written.start]) for written in dated.dates
    )
