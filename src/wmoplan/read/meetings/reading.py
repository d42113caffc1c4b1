"""What is known while a text is read: the answers, and what its headings and earlier lines say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from wmoplan.dutch import MONTHS, clock
from wmoplan.model.words import CANCELLED, PROVISIONAL
from wmoplan.place import Place
from wmoplan.read.meetings import words
from wmoplan.read.meetings.bodies import BodyWords
from wmoplan.read.meetings.dates import Written, days_behind_month, lone_days, week_day, written_dates, years_alone
from wmoplan.read.meetings.lines import TextLine
from wmoplan.read.meetings.listed import as_list_of
from wmoplan.read.meetings.outcome import SKIPPED, NoMeeting, OfferedAnswer, Query, Unclear, plain_choices
from wmoplan.read.meetings.status import is_statement, said_in_title
from wmoplan.read.meetings.times import written_times
from wmoplan.read.meetings.words import (
    ARRIVAL,
    CLOSING,
    DOUBT,
    ELSEWHERE,
    GREETING,
    LONG_HEADING,
    LONG_NAME,
    MONTH,
    NO_NAME,
    ODD_DAY,
    PATTERN,
    QUARTER,
    RECESS,
    ROOM,
    SKIP,
    SPELLED_MONTHS,
    START,
    WEEKDAY,
)

UNDATED: Final = "tekst zonder datum"
"""What a line is that has no date and is no heading."""

SHORT_HEADING: Final = 3
"""Unit: words."""


@dataclass
class TextSection:
    """What a heading says of the lines below it.

    Attributes:
        name: A heading that is no known body.
        years: More than one for a season.
        last: The last day that was read below it.
    """

    body: str = ""
    name: str = ""
    years: tuple[int, ...] = ()
    month: int = 0
    status: str = ""
    time: str | None = None
    is_recess: bool = False
    last: date | None = None


BESIDE_NAME: Final = (
    rf"(?i)\W+tenzij anders .*|\([^()]*\)|(?<!\w){WEEKDAY}(?:en|s|avond|middag|ochtend)?(?!\w)|"
    r"(?<!\w)(?:aanvang|om|vanaf)(?!\w)|[0-9]{1,2}[.:][0-9]{2}|(?<!\w)uur(?!\w)"
)
"""What stands in a heading beside a name: a weekday, a time and what is in brackets; it does not make a name long."""


class Besides(NamedTuple):
    """What is known besides the lines of a text.

    Attributes:
        bodies: How people write each body.
        year: Of days that have none.
        body: Of meetings that name none; may be empty.
        answers: By the key of a question; a key that does not begin with # is a name.
    """

    bodies: Mapping[str, tuple[str, ...]]
    year: int | None
    body: str
    answers: Mapping[str, str]


@dataclass
class Reading:
    """One text that is being read.

    Attributes:
        name: What the text is called.
        given: What is known besides the text.
        places: Where each line stands, by its number, where that is no line of a text.
        section: What the last heading said.
        year: Of the last day that was read.
        signed: Whether the mail has ended; a name below it is no heading.
        held: The bodies that meet on each day, as the lines so far have it.
        either_way: A day that may have the month in front; empty where the text shows what is in front.
        states: The words in a column of states that are not known, by the number of their line.
        taken: What the lines are that belong to another line, by their number.
    """

    name: str
    lines: list[TextLine]
    given: Besides
    places: Mapping[int, Place]
    section: TextSection = field(default_factory=TextSection)
    year: int | None = None
    signed: bool = False
    taken: dict[int, str] = field(default_factory=dict)
    held: dict[date, set[str]] = field(default_factory=dict)
    either_way: str = ""
    states: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bodies, self.default_year, self.default_body = self.given[:3]
        self.known = {key.casefold().strip(): value for key, value in self.given.answers.items()}
        self.names = sorted((key for key in self.known if key and not key.startswith("#")), key=len, reverse=True)
        self.words = BodyWords(self.bodies)

    def dates_in(self, text: str) -> list[Written]:
        """Return the dates in a line; below the name of a month a day alone is one."""
        return (
            written_dates(as_list_of(text, self.words.pattern))
            or days_behind_month(text)
            or (lone_days(text, self.section.month) if self.section.month else [])
            or week_day(text, self.section.years or tuple(filter(None, (self.year or self.default_year,))))
        )

    def answer(self, key: str) -> str:
        """Return the answer to a question; nothing where there is none.

        Raises:
            NoMeeting: It was answered that the line is none.
        """
        value = self.known.get(key.casefold(), "")
        if value == SKIP:
            raise NoMeeting(SKIPPED)
        return value

    def ask(  # noqa: PLR0913 - what a question is made of
        self,
        line: TextLine,
        key: str,
        kind: str,
        text: str,
        choices: tuple[OfferedAnswer, ...] = (),
        alike: str = "",
    ) -> Unclear:
        """Return a question to raise.

        Raises:
            NoMeeting: It was answered already: the line is none.
        """
        self.answer(key)
        closed = text if text.endswith("?") else f"{text}."
        said = line.original.replace("~~", "")
        return Unclear(Query(self.place(line), said, key, kind, closed, choices, alike=alike))

    def place(self, line: TextLine) -> Place:
        """Return where a line stands."""
        return self.places.get(line.number) or Place(self.name, line.number)

    def body_choices(self) -> tuple[OfferedAnswer, ...]:
        """Return the bodies to choose from."""
        return plain_choices(self.bodies)


def undated_name(reading: Reading, line: TextLine) -> str:
    """Return what a line without a date is; a heading changes how the lines below it are read.

    Raises:
        Unclear: It has a day, but no month.
        NoMeeting: It was answered that this day is no meeting.
    """
    if name := _mail_part(reading, line.text):
        return name
    if re.match(PATTERN, line.text):
        return "een regel zonder datum; zet hem zelf bij 'vergaderingen', als 'regel'"
    if re.fullmatch(words.BUTTON, line.text):
        return "knop van een webpagina"
    if re.fullmatch(words.ROOM, line.text):
        return "plaats"
    if (week := re.search(words.WEEK_DAY, line.text)) and not reading.signed:
        raise reading.ask(line, f"#{line.number}:dag", "datum", f"welke dag is '{week[0]}'?")
    if (spelled := re.search(words.SPELLED_DAY, line.text)) and not reading.signed:
        text = f"welke dag is '{spelled[0]}'? Schrijf het getal in cijfers"
        raise reading.ask(line, f"#{line.number}:dag", "datum", text)
    lone = next(iter(lone_days(line.text, month=0)), None)
    if lone and lone.weekday and not reading.signed:
        text = f"welke dag is '{lone.text}'? De maand ontbreekt"
        raise reading.ask(line, f"#{line.number}:dag", "datum", text)
    if (odd := re.search(ODD_DAY, line.text)) and reading.words.named(line.text):
        raise reading.ask(line, f"#{line.number}:dag", "datum", f"welke dag is '{odd[0]}'? Zo leest wmoplan geen datum")
    heading = "" if is_statement(line.text) else _heading(reading, line.text)
    if not heading and not reading.signed:
        _leave_section(reading, line.text)
    return heading or ("ondertekening" if reading.signed else UNDATED)


def _leave_section(reading: Reading, text: str) -> None:
    """Let days below a line that names another body than the heading above it be asked, as they may be of either."""
    named = {one.body for one in reading.words.named(text)}
    if reading.section.body and named and reading.section.body not in named and not text.endswith("."):
        reading.section.body, reading.section.time = "", None


def _mail_part(reading: Reading, text: str) -> str:
    if not re.search(r"[^\W_]", text):
        return "streep"
    if re.match(GREETING, text):
        reading.section = TextSection()
        return "aanhef"
    if re.match(CLOSING, text):
        reading.signed = True
        reading.section = TextSection()
        return "groet"
    return ""


def _heading(reading: Reading, text: str) -> str:
    """Take over what a heading says, and return its name, or nothing where it is none."""
    words = len(re.sub(BESIDE_NAME, " ", text).split())
    ends = text.endswith(":")
    if re.fullmatch(QUARTER, text):
        reading.section.years = years_alone(text) or reading.section.years
        return f"kop: {text.strip(' :')}"
    if re.search(RECESS, text) and words <= LONG_NAME:
        reading.section = TextSection(is_recess=True)
        return "kop: reces"
    if re.search(DOUBT, text) or re.search(ELSEWHERE, text) or (words > LONG_HEADING and not ends):
        return _heading_elsewhere(reading, text) if words <= LONG_NAME else ""
    return _heading_of_facts(reading, text, words)


def _heading_of_facts(reading: Reading, text: str, words: int) -> str:
    """Take over the body, years, month, status and time of a heading; a short one without any is a name.

    Args:
        reading: The text that is being read.
        text: The heading.
        words: How many it has that count.
    """
    ends = text.endswith(":")
    found = _facts(reading, text)
    if reading.signed and not (ends or found.years or found.month):
        return ""
    if _gives(found, text, is_short=ends or words <= LONG_NAME):
        return _begin(reading, found)
    if words < LONG_NAME and re.fullmatch(r"[^.,:;\t]*[^.,:;\t\d]:?", text) and not found.time:
        return _begin_unknown(reading, text.rstrip(": "))
    if (name := _timed_name(text)) and words <= LONG_NAME:
        return _begin_unknown(reading, name)
    return ""


def _timed_name(text: str) -> str:
    """Return the name in a heading that gives a weekday or a time with it; empty where it is no such heading.

    >>> _timed_name("Seniorenconvent, dinsdag 17.00 uur"), _timed_name("Inloop vanaf 19.00 uur")
    ('Seniorenconvent', '')
    """
    name = " ".join(re.sub(rf"{BESIDE_NAME}|\s[-\u2013](?=\s)", " ", text).split()).strip(" ,;:-\u2013")
    is_name = name != text.strip(" :") and re.fullmatch(r"[^.,:;\t\d]{4,}", name)
    if not is_name or text.endswith((".", "!")) or any(re.match(one, text) for one in (START, ARRIVAL, ROOM)):
        return ""
    return name


def _heading_elsewhere(reading: Reading, text: str) -> str:
    """Take over a heading of days that are no meetings of the body above it; nothing where it is none."""
    name = _timed_name(text) or text
    is_name = re.search(ELSEWHERE, name) and re.fullmatch(r"[^.,;\t]+", name)
    return _begin_unknown(reading, name.rstrip(": ")) if is_name else ""


def _gives(found: TextSection, text: str, *, is_short: bool) -> bool:
    """Tell whether a heading gives something to the lines below it."""
    told = found.years or found.month or found.status
    return bool(told or (found.body and is_short) or (found.time and re.match(START, text)))


def _facts(reading: Reading, text: str) -> TextSection:
    whole = re.fullmatch(rf"(?i){MONTH}\.?(?:\s[0-9]{{4}}|\s?[-']\s?(?P<short>[0-9]{{2}}))?:?", text)
    short = whole["short"] if whole else ""
    months = re.findall(rf"(?i)(?<!\w)(?:{'|'.join(MONTHS)}{f'|{MONTH}' if whole else ''})(?!\w)", text)
    bodies = reading.words.named(text)
    several = len({named.body for named in bodies}) > 1
    times, _ = written_times(text)
    return TextSection(
        body="" if several or not bodies else bodies[0].body,
        years=(2000 + int(short),) if short else years_alone(text),
        month=SPELLED_MONTHS[months[0].lower()] if len(months) == 1 else 0,
        status=_heading_status(text),
        time=times[0].time or None if len(times) == 1 else None,
    )


def _heading_status(text: str) -> str:
    """Return the status of the meetings below a heading; a sentence that calls off is about one of them only."""
    is_short = text.endswith(":") or len(text.split()) <= SHORT_HEADING
    if is_short and said_in_title(text) == CANCELLED:
        return CANCELLED
    return PROVISIONAL if re.search(words.PROVISIONAL, text) else ""


def _begin(reading: Reading, found: TextSection) -> str:
    """Begin a section; what its heading leaves open stays as it was, save what was of another body."""
    held = TextSection(years=reading.section.years) if found.body else reading.section
    reading.section = TextSection(
        body=found.body or held.body,
        name=held.name,
        years=found.years or held.years,
        month=found.month or (0 if found.years else held.month),
        status=found.status or held.status,
        time=found.time or held.time,
    )
    month = MONTHS[found.month - 1] if found.month else ""
    told = [found.body, month, *map(str, found.years), found.status]
    told.append(clock(found.time) if found.time else "")
    return f"kop: {', '.join(filter(None, told))}"


def _begin_unknown(reading: Reading, name: str) -> str:
    if not re.fullmatch(NO_NAME, name) or re.search(ELSEWHERE, name):
        reading.section = TextSection(name=name, years=reading.section.years, month=reading.section.month)
    return f"kop: {name}"
