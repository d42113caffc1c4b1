"""The dates that a griffie mails, pasted as they came: what was understood, what must be asked, what was left.

Nothing is guessed silently. A line with a date is a meeting only where day, year and body are beyond doubt; otherwise
it becomes a question. Answers go back in by the key of their question, and the text is read again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from wmoplan.dutch import MONTHS, WEEKDAYS, clock, count, listing, long_date, sentence
from wmoplan.errors import DataError, Problem, Refused
from wmoplan.model.day import month_number, read_day, read_time, weekday_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BODY_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "raad": ("raad", "gemeenteraad", "begrotingsraad", "raadsbijeenkomst"),
    "commissie": ("commissie", "raadscommissie", "cie", "cie."),
    "college": ("college", "b&w", "b & w", "b en w", "burgemeester en wethouders"),
    "eigen": (
        "eigen", "wmo-raad", "wmo raad", "wmoraad", "adviesraad", "wmo-adviesraad", "cliëntenraad", "clientenraad",
    ),
}  # fmt: skip
"""How people write the bodies of data/regels.yaml; `...vergadering(en)` behind a word is understood as well."""

SKIP: Final = "-"
"""The answer that a line, or a name, is no meeting."""

MOST_BYTES: Final = 200_000
MOST_LINES: Final = 2_000
LONGEST_LINE: Final = 2_000
EARLY: Final = 7  # no meeting begins before this hour, unless "uur" is written
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099
WHOSE: Final = "#orgaan"
WHICH_YEAR: Final = "#jaar"
LONG_LINE: Final = 16  # a line of more words is a sentence, and may be about something else
LONG_NAME: Final = 5  # a name of more words is a sentence, and is asked about as a line

DAY: Final = "\ue000"
DONE: Final = "\ue001"
"""What stands in the place of a date, and of anything else that is understood."""

MONTH: Final = rf"(?:{'|'.join(MONTHS)}|jan|febr?|mrt|maa|apr|jun|jul|aug|sept?|okt|nov|dec)"
WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAYS)}|dins|woe|don|vrij|zat|zon|ma|di|wo|do|vr|za|zo)"
HOUR: Final = r"(?:uur|u(?![a-z])|h(?![a-z]))"
BEFORE: Final = rf"(?:(?<!\w)(?P<weekday>{WEEKDAY})(?:avond|middag|ochtend|morgen)?(?!\w)[\s.,;:]*(?:de\s)?)?"
DATE: Final = rf"""(?xi){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?:
    (?P<y1>[0-9]{{4}})[-/](?P<m1>[0-9]{{1,2}})[-/](?P<d1>[0-9]{{1,2}})(?![0-9])
  | (?P<d2>[0-9]{{1,2}})\s?(?P<part>[-/.])\s?(?P<m2>[0-9]{{1,2}})\s?(?P=part)\s?'?(?P<y2>[0-9]{{4}}|[0-9]{{2}})
    (?![0-9]|[.:][0-9])
  | (?P<d3>[0-9]{{1,2}})(?:\s?(?:e|ste|de)(?!\w)|\.)?[\s-]*(?P<m3>{MONTH})(?!\w)\.?
    (?: [\s,]*-?\s?(?P<y3>[0-9]{{4}})(?![0-9]|\s?(?:uur|u(?!\w)))
      | [ -]?'(?P<y4>[0-9]{{2}})(?![0-9])
      | [ -](?P<y5>[0-9]{{2}})(?![0-9]|\s*(?:{MONTH}|{HOUR}|[.:/-]\s?[0-9])) )?
)"""
SHORT_DATE: Final = (
    rf"(?i){BEFORE}(?<![0-9])(?<![0-9][.:/-])(?P<d>[0-9]{{1,2}})[-/](?P<m>[0-9]{{1,2}})(?![0-9]|[.:/-][0-9]|\s*{HOUR})"
)
ODD_DATE: Final = r"(?i)(?<![0-9.:/-])[0-9]{1,2}\s+(?P<word>[a-z]{3,})\.?\s+[0-9]{4}(?![0-9])"
LONE_DAY: Final = rf"(?i)^{BEFORE}(?P<d>[0-9]{{1,2}})(?:e|ste)?(?![\w]|[.:/-][0-9]|\s*{HOUR})"
LISTED: Final = (
    rf"(?i)(?:(?<!\w)(?P<weekday>{WEEKDAY})[\s.,]+)?(?<![0-9.:/-])(?P<d>[0-9]{{1,2}})(?:e|ste)?"
    r"\s*(?P<by>,|en|&|\+|of|t/m|tot en met|tot|-)\s*$"
)
TIME: Final = rf"""(?xi)(?<![0-9])(?<![0-9][.:,])(?:
    (?P<h1>[0-9]{{1,2}})[.:](?P<m1>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9])(?P<u>\s*{HOUR}\.?)?
  | (?P<h2>[0-9]{{1,2}})\s?(?:uur(?!\w)|[uh](?P<m2>[0-9]{{2}})?(?!\w))\.?
  | (?P<h3>[0-9]{{2}})(?P<m3>[0-9]{{2}})\s?uur(?!\w)
  | (?P<h4>[0-9]{{1,2}})(?=\s?(?:-|tot|t/m)\s?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\s?{HOUR})
)"""
UNTIL: Final = r"(?i)\s*(?:-|tot|t/m|tot en met)\s*(?:ca\.?\s*|ongeveer\s*)?"
CANCELLED: Final = (
    r"(?i)(?<!\w)(?:(?:komt|komen) te vervallen|vervallen|vervalt|geannuleerd|gecanceld|afgelast|afgezegd|"
    r"ga(?:at|an) niet door)(?!\w)"
)
PROVISIONAL: Final = (
    r"(?i)(?<!\w)(?:onder voorbehoud|o\.?\s?v\.?\s?b\.?|voorlopige?|concept\w*|reserve\w*|opti(?:e|oneel|onele)|"
    r"eventueel|indien nodig|zo nodig|uitloop\w*)(?!\w)"
)
MOVED: Final = r"(?i)(?<!\w)(?:verplaatst|verzet|verschoven|verschuift|verplaatsing)(?!\w)"
TO: Final = r"(?i)(?<!\w)(?:naar|wordt|nieuw|nieuwe datum|nu):?\s*(?:de\s|op\s)?$"
FROM: Final = r"(?i)(?<!\w)(?:van|was|i\.?p\.?v\.?|in plaats van|oud|oude datum):?\s*(?:de\s|op\s)?$"
RECESS: Final = r"(?i)\w*(?:reces|vakantie)(?!\w)"
DOUBT: Final = (
    r"(?i)(?<!\w)(?:geen|niet|heeft|hebben|had|werd|was|besloten|vastgesteld|uiterlijk|deadline|aanlever\w*|inlever\w*|"
    r"insturen|aanmeld\w*|sluiting\w*|stukken|publicatie|verzending|\w*receptie|werkbezoek|presidium|heidag|training|"
    rf"thema\w*)(?!\w)|(?<!\w)(?:voor|vóór|vanaf|sinds|na)\s*{DAY}"
)
PATTERN: Final = rf"(?i)(?<!\w)(?:elke|iedere|om de)(?!\w).*(?<!\w){WEEKDAY}"
GREETING: Final = (
    r"(?i)(?:geachte|beste|hallo|hoi|dag|goede(?:n)?(?:morgen|middag|avond|dag)|l\.?s\.?(?!\w)|mevrouw)(?!\w)"
)
CLOSING: Final = r"(?i)(?:met\s.*groet|vriendelijke groet|(?:hartelijke |veel )?groet|hoogachtend|m\.?v\.?g\.?(?!\w))"
MAIL_HEAD: Final = (
    r"(?i)(?:van|from|aan|to|cc|bcc|verzonden|sent|date|bijlagen?|attachments?)\s?:|"
    r"-+\s*(?:oorspronkelijk|doorgestuurd|original)|(?:op|on)\s.*(?:schreef|wrote)"
)
SUBJECT: Final = r"(?i)(?:onderwerp|subject|betreft)\s?:\s*(?:(?:re|fw|fwd|antw|doorst)\s?:\s*)*"
START: Final = r"(?i)(?:aanvang|begin|start|tijd|alle vergaderingen)"
NO_NAME: Final = (
    r"(?i)(?:hier(?:onder|bij)?\b.*|.*(?:data|datums?|planning|overzicht|agenda|schema|rooster|vergaderingen|kalender))"
)
EDGE: Final = (
    r"(?i:(?:aanvang|begint|beginnend|start|om|uur|van|naar|op|en|de|het|een|is|zijn|wordt|was|vanaf|tot|te|datum|tijd|"
    r"tijdstip|orgaan|vergadering|nieuwe|oude|ivm|i\.?p\.?v\.?|in plaats van|of|t/m|tot en met|voor|na)(?!\w))"
)
LIKE: Final = str.maketrans(
    dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
    | dict.fromkeys((*range(0x2018, 0x201C), 0x2032, 0x60, 0xB4), "'")
    | dict.fromkeys((*range(0x201C, 0x2020), 0x2033, 0xAB, 0xBB), '"')
    | dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD))
    | dict.fromkeys((*range(9), *range(10, 32), *range(127, 160), 0x2028, 0x2029, ord(DAY), ord(DONE)), " ")
    | {ord("|"): "\t"}
)
"""What a word processor makes of dashes, quotes and spaces, and the plain form."""


class Row(NamedTuple):
    """A meeting that was understood.

    Attributes:
        line: Where it stands, counted from 1; the first where it stands there twice.
        original: That line as it was pasted.
        time: As HH:MM, or None where it does not say.
        title: What else the line says; empty where nothing.
        status: As in a profile.
        to: The new day of a meeting that was moved.
    """

    line: int
    original: str
    day: date
    time: str | None
    body: str
    title: str
    status: str
    to: date | None = None


class Choice(NamedTuple):
    """One answer that is offered: its value, and how it is said."""

    value: str
    label: str


class Question(NamedTuple):
    """A line that cannot be understood without an answer.

    Attributes:
        key: Under which the answer goes into `known`; for an unknown name that name itself. The same key is the same
            question, so that one answer can settle many lines.
        kind: What is asked for: "orgaan", "datum", "jaar", "tijd" or "status".
        text: The question, in Dutch, beginning with a small letter.
        choices: What is offered; `SKIP` is always an answer as well.
    """

    line: int
    original: str
    key: str
    kind: str
    text: str
    choices: tuple[Choice, ...]


class Ignored(NamedTuple):
    """A line that holds no meeting, with the name of what it is."""

    line: int
    original: str
    name: str


class Pasted(NamedTuple):
    """A pasted text: every line that is not empty is in exactly one of the three.

    Attributes:
        understood: By line; a line with two dates gives two.
        questions: By line.
        ignored: By line.
        remarks: What the reader must know besides, in whole sentences: meetings that stood there twice.
    """

    understood: tuple[Row, ...]
    questions: tuple[Question, ...]
    ignored: tuple[Ignored, ...]
    remarks: tuple[str, ...]


def read_pasted(
    text: str,
    bodies: Mapping[str, tuple[str, ...]] = BODY_WORDS,
    default_year: int | None = None,
    default_body: str | None = None,
    known: Mapping[str, str] | None = None,
) -> Pasted:
    """Return what a pasted text says about meetings.

    `known` holds answers: by the key of a question, or simply a name with the body that it means. An answer that does
    not fit is as no answer.

    Raises:
        DataError: The text is larger than 200 kB or 2,000 lines.

    >>> read_pasted("di 21 oktober 2014 20.00 uur commissie").understood[0][2:5]
    (datetime.date(2014, 10, 21), '20:00', 'commissie')
    """
    lines = re.split(r"\r\n|\r|\n", text)
    if len(lines) > MOST_LINES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise DataError(
            Problem(
                "de geplakte tekst", 0, "dit is te veel tekst om te lezen.",
                "Plak alleen de regels met vergaderingen: hooguit 2.000 regels en 200 kB.",
            )
        )  # fmt: skip
    return _Reading(lines, bodies, default_year, default_body, known or {}).pasted()


def summary(pasted: Pasted) -> str:
    """Return in a sentence what was understood and what not.

    >>> summary(read_pasted("6 november 2014 Politieke Markt"))
    "0 vergaderingen begrepen, 1 niet: wat is 'Politieke Markt'?"
    """
    understood = f"{count(len(pasted.understood), 'vergadering', 'vergaderingen')} begrepen"
    if not pasted.questions:
        return f"{understood}."
    texts = list(dict.fromkeys(question.text for question in pasted.questions))
    asked = f": {texts[0]}" if len(texts) == 1 else f". De eerste vraag: {texts[0]}"
    return f"{understood}, {len(pasted.questions)} niet{asked}"


def answer(question: Question, typed: str) -> str:
    """Return the value for `known` that a typed answer means: a number of the choices, a choice, or a free answer.

    Raises:
        Refused: It is no answer to this question.

    >>> asked = read_pasted("wo 21 oktober 2014 raad").questions[0]
    >>> answer(asked, "1"), answer(asked, "22 oktober 2014"), answer(asked, "-")
    ('2014-10-21', '2014-10-22', '-')
    """
    words = " ".join(typed.split())
    if words == SKIP or words.casefold() in {"geen", "geen vergadering", "overslaan"}:
        return SKIP
    if words.isdecimal() and 0 < int(words) <= len(question.choices):
        return question.choices[int(words) - 1].value
    for choice in question.choices:
        if words.casefold() in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    if question.kind == "datum":
        day = read_day(words)
        if fault := weekday_fault(day):
            raise Refused(f"{fault}.", "Schrijf de dag opnieuw.")
        return day.isoformat()
    if question.kind == "tijd":
        return read_time(words)
    if question.kind == "jaar" and _is_year(words):
        return words
    offered = listing([f"'{choice.label}'" for choice in question.choices], "of")
    remedy = f"Kies {offered}." if offered else "Schrijf het jaar met vier cijfers, bijvoorbeeld 2014."
    raise Refused(f"'{words}' is hier geen antwoord.", f"{remedy} Of schrijf {SKIP} als dit geen vergadering is.")


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{4}", text)) and FIRST_YEAR <= int(text) <= LAST_YEAR


class _Unclear(Exception):  # noqa: N818 - no error, a question
    """Something in the line must be asked first."""

    def __init__(self, question: Question) -> None:
        self.question = question


class _NoMeeting(Exception):  # noqa: N818 - no error, an answer
    """The line holds no meeting."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Line(NamedTuple):
    """A line that is not empty: as it was, and cleaned."""

    number: int
    original: str
    text: str


class _Written(NamedTuple):
    """A date as it stands in a line.

    Attributes:
        weekday: Two letters, or nothing.
        month: 0 where the word is no month.
        year: As it was written; nothing where it was not.
    """

    start: int
    end: int
    text: str
    weekday: str
    number: int
    month: int
    year: str


@dataclass
class _Section:
    """What a heading says of the lines below it.

    Attributes:
        name: A heading that is no known body.
        years: More than one for a season.
        columns: Which body each column of a table is of.
        last: The last day that was read below it.
    """

    body: str = ""
    name: str = ""
    years: tuple[int, ...] = ()
    month: int = 0
    status: str = ""
    time: str | None = None
    is_recess: bool = False
    columns: tuple[str, ...] = ()
    last: date | None = None


def _clean(line: str) -> str:
    """Return a line without what a mail program, a web page or a word processor put round it."""
    text = unescape(line) if "&" in line else line
    text = re.sub(r"(?i)</?t[dh](?:\s[^<>]*)?>", "\t", text)
    text = re.sub(r"(?i)</?[a-z][^<>]*>", " ", text)
    text = unicodedata.normalize("NFKC", text).translate(LIKE)
    text = re.sub(r"(?<=-[0-9]{2})T[0-9:.]+Z", " ", text)  # a time of another zone is no time here
    text = re.sub(r"(?<=-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:[+-][0-9]{2}:?[0-9]{2})?", r" \1", text)
    text = re.sub(r"^[\s>]+", "", text)
    text = re.sub(rf"(?i)^(?:[-*+•·◦▪‣o]\s+|\(?[0-9]{{1,2}}[.)]\s+(?!{MONTH}(?!\w)))+", "", text)
    return re.sub(r" *\t[ \t]*", "\t", re.sub(r"[^\S\t]+", " ", text)).strip(" \t")


def _blanked(text: str, start: int, end: int, mark: str = DONE) -> str:
    return text[:start] + mark * (end - start) + text[end:]


def _written_dates(text: str) -> list[_Written]:
    """Return the dates in a line, in order, with those that share a month or a year."""
    dates = []
    for found in re.finditer(DATE, text):
        part = {key: value for key, value in found.groupdict().items() if value}
        number = next(int(part[key]) for key in ("d1", "d2", "d3") if key in part)
        word = next(part[key] for key in ("m1", "m2", "m3") if key in part)
        month = int(word) if word.isdigit() else month_number(word[:3]) or 0
        year = next((part[key] for key in ("y1", "y2", "y3", "y4", "y5") if key in part), "")
        dates.append(_Written(*found.span(), found[0].strip(), _two(part.get("weekday")), number, month, year))
    for found in re.finditer(SHORT_DATE, text):
        own = not any(held.start < found.end() and found.start() < held.end for held in dates)
        if own and (found["weekday"] or re.search(r"(?:^|[\t;])\s*$", text[: found.start()])):
            dates.append(
                _Written(*found.span(), found[0].strip(), _two(found["weekday"]), int(found["d"]), int(found["m"]), "")
            )
    if not dates and (odd := re.search(ODD_DATE, text)):
        dates.append(_Written(*odd.span(), odd[0], "", 0, 0, odd["word"]))
    return sorted(dates)


def _years_alone(text: str) -> tuple[int, ...]:
    """Return the years that stand by themselves; a season such as 2014-2015 or 2014/15 is two."""
    years: dict[int, None] = {}
    pattern = (
        rf"(?<![\w.-])(?P<first>(?:19|20)[0-9]{{2}})(?:\s?[-/]\s?(?P<second>(?:19|20)?[0-9]{{2}}))?"
        rf"(?!\w|-|[.:/][0-9]|\s?[A-Z]{{2}}(?!\w)|\s?{HOUR})"
    )
    for found in re.finditer(pattern, text):
        first = int(found["first"])
        years[first] = None
        if found["second"]:
            years[first // 100 * 100 + int(found["second"]) % 100] = None
    return tuple(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)


def _two(weekday: str | None) -> str:
    return (weekday or "")[:2].lower()


def _times(text: str) -> tuple[list[tuple[int, str, str]], str]:
    """Return the times at which something begins, with where they stand, and the text without any time."""
    times: list[tuple[int, str, str]] = []
    end, rest = -1, text
    for found in re.finditer(TIME, text):
        part = {key: value for key, value in found.groupdict().items() if value}
        hour = next(part[key] for key in ("h1", "h2", "h3", "h4") if key in part)
        minute = next((part[key] for key in ("m1", "m2", "m3") if key in part), "00")
        exists = int(hour) < 24 and int(minute) < 60  # noqa: PLR2004 - the clock
        if "h1" in part and "u" not in part and not (exists and (int(hour) >= EARLY or ":" in found[0])):
            continue  # a number with a point in it, such as an amount or an article
        until = end >= 0 and re.fullmatch(UNTIL, text[end : found.start()])
        if not until:
            times.append((found.start(), f"{int(hour):02}:{minute}" if exists else "", found[0].strip()))
        rest = _blanked(rest, end if until else found.start(), found.end())
        end = found.end()
    return times, rest


class _Reading:
    """One text that is being read, with what its headings and earlier lines said."""

    def __init__(
        self,
        lines: list[str],
        bodies: Mapping[str, tuple[str, ...]],
        default_year: int | None,
        default_body: str | None,
        known: Mapping[str, str],
    ) -> None:
        cleaned = (
            _Line(number, line, _clean(line[: LONGEST_LINE + 1]))
            for number, line in enumerate(lines, 1)
            if line.strip()
        )
        self.lines = list(cleaned)
        self.bodies = bodies
        self.default_year = default_year
        self.default_body = default_body or ""
        self.known = {key.casefold().strip(): value for key, value in known.items()}
        self.section = _Section()
        self.year: int | None = None
        self.signed = False
        self.taken: dict[int, int] = {}
        self.words = {
            " ".join(word.split()).casefold(): body
            for body, words in bodies.items()
            for word in (*words, body)
            if word.strip()
        }
        longest = sorted(self.words, key=len, reverse=True)
        any_word = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
        self.body_words = (
            rf"(?i)(?<![\w&])(?<![^\W\d_]-)(?P<word>{any_word})"
            r"(?:(?:s|en)?[ -]?(?:vergadering(?:en)?|dag(?:en)?|avond(?:en)?)|s|en)?(?!\w|-[^\W\d_])"
        )

    def pasted(self) -> Pasted:
        """Return the whole text, line by line."""
        rows: list[Row] = []
        questions: list[Question] = []
        ignored: list[Ignored] = []
        for at, line in enumerate(self.lines):
            try:
                rows += self._read(at, line)
            except _Unclear as unclear:
                questions.append(unclear.question)
            except _NoMeeting as nothing:
                ignored.append(Ignored(line.number, line.original, nothing.name))
        return _Once(rows, questions, ignored, self.known).pasted()

    def _read(self, at: int, line: _Line) -> list[Row]:
        if len(line.original) > LONGEST_LINE:
            raise _NoMeeting("een regel die te lang is om te lezen; knip hem in stukken")
        if line.number in self.taken:
            raise _NoMeeting(f"hoort bij regel {self.taken[line.number]}")
        subject = re.match(SUBJECT, line.text)
        text = line.text[subject.end() :] if subject else line.text
        if re.match(MAIL_HEAD, text):
            self.signed = False
            raise _NoMeeting("kop van de mail")
        if re.match(r"(?i)datum\s?:", text) and not self.bodies_in(text) and self._follows_a_head(at):
            raise _NoMeeting("kop van de mail")
        dates = self.dates_in(text)
        if dates:
            self.signed = False
            return _Dated(self, at, line._replace(text=text), dates).rows()
        self._undated(line._replace(text=text))
        raise AssertionError(line)  # pragma: no cover - what has no date always raises

    def _follows_a_head(self, at: int) -> bool:
        near = self.lines[max(0, at - 1) : at + 2]
        return any(re.match(MAIL_HEAD, line.text) or re.match(SUBJECT, line.text) for line in near)

    def dates_in(self, text: str) -> list[_Written]:
        """Return the dates in a line; below the name of a month a day alone is one."""
        dates = _written_dates(text)
        lone = re.match(LONE_DAY, text) if not dates and self.section.month else None
        if lone:
            weekday, number = _two(lone["weekday"]), int(lone["d"])
            return [_Written(0, lone.end(), lone[0].strip(" ,.;:"), weekday, number, self.section.month, "")]
        return dates

    def bodies_in(self, text: str) -> list[tuple[int, int, str]]:
        """Return where bodies are named, and which."""
        if not self.words:
            return []
        return [
            (*word.span(), self.words[" ".join(word["word"].split()).casefold()])
            for word in re.finditer(self.body_words, text)
        ]

    def _undated(self, line: _Line) -> NoReturn:
        """Say what a line without a date is; a heading changes how the lines below it are read."""
        text = line.text
        if not re.search(r"[^\W_]", text):
            raise _NoMeeting("streep")
        if re.match(GREETING, text):
            self.section = _Section()
            raise _NoMeeting("aanhef")
        if re.match(CLOSING, text):
            self.signed = True
            self.section = _Section()
            raise _NoMeeting("groet")
        if re.search(PATTERN, text):
            raise _NoMeeting("een regel zonder datum; zet hem zelf bij 'vergaderingen', als 'regel'")
        lone = re.match(LONE_DAY, text)
        if lone and lone["weekday"] and not self.signed:
            raise self.ask(
                line, f"#{line.number}:dag", "datum", f"welke dag is '{lone[0].strip(' ,.;:')}'? De maand ontbreekt"
            )
        heading = self._heading(text)
        if heading:
            raise _NoMeeting(heading)
        raise _NoMeeting("ondertekening" if self.signed else "tekst zonder datum")

    def _heading(self, text: str) -> str:
        """Take over what a heading says, and return its name, or nothing where it is none."""
        words = len(text.split())
        ends = text.endswith(":")
        if re.search(RECESS, text) and words <= LONG_NAME:
            self.section = _Section(is_recess=True)
            return "kop: reces"
        if re.search(DOUBT, text) or not (words <= 8 or ends):  # noqa: PLR2004 - longer is a sentence
            return ""
        found = self._heading_facts(text)
        told = found.years or found.month or found.status or found.columns
        if found.body and (ends or words <= LONG_NAME):
            told = True
        if self.signed and not (ends or found.years or found.month):
            return ""
        if told or (found.time and re.match(START, text)):
            return self._begin(found)
        if words < LONG_NAME and re.fullmatch(r"[^.,:;\t]*[^.,:;\t\d]:?", text) and not found.time:
            return self._begin_unknown(text.rstrip(": "))
        return ""

    def _heading_facts(self, text: str) -> _Section:
        whole = re.fullmatch(rf"(?i){MONTH}\.?(?:\s[0-9]{{4}})?:?", text)
        months = re.findall(rf"(?i)(?<!\w)(?:{'|'.join(MONTHS)}{f'|{MONTH}' if whole else ''})(?!\w)", text)
        bodies = self.bodies_in(text)
        cells = [self.bodies_in(cell) for cell in re.split(r"[\t;]", text)]
        several = len({body for *_, body in bodies}) > 1
        times, _ = _times(text)
        return _Section(
            body="" if several or not bodies else bodies[0][2],
            years=_years_alone(text),
            month=(month_number(months[0][:3]) or 0) if len(months) == 1 else 0,
            status="voorlopig" if re.search(PROVISIONAL, text) else "",
            time=times[0][1] or None if len(times) == 1 else None,
            columns=tuple(cell[0][2] if cell else "" for cell in cells) if several and len(cells) > 1 else (),
        )

    def _begin(self, found: _Section) -> str:
        """Begin a section; what its heading leaves open stays as it was, save the body of another one."""
        held = self.section
        new_body = bool(found.body or found.columns)
        self.section = _Section(
            body=found.body if new_body else held.body,
            name="" if new_body else held.name,
            years=found.years or held.years,
            month=found.month or (0 if found.years or new_body else held.month),
            status=found.status or ("" if new_body else held.status),
            time=found.time or (None if new_body else held.time),
            columns=found.columns if new_body else held.columns,
        )
        month = MONTHS[found.month - 1] if found.month else ""
        told = [found.body, *filter(None, found.columns), month, *map(str, found.years), found.status]
        told.append(clock(found.time) if found.time else "")
        return f"kop: {', '.join(word for word in told if word)}"

    def _begin_unknown(self, name: str) -> str:
        if re.fullmatch(NO_NAME, name):
            return f"kop: {name}"
        self.section = _Section(name=name, years=self.section.years, month=self.section.month)
        return f"kop: {name}"

    def ask(self, line: _Line, key: str, kind: str, text: str, choices: tuple[Choice, ...] = ()) -> _Unclear:
        """Return a question to raise.

        Raises:
            _NoMeeting: It was answered already: the line is none.
        """
        if self.known.get(key.casefold()) == SKIP:
            raise _NoMeeting("u zei: geen vergadering")
        closed = text if text.endswith("?") else f"{text}."
        return _Unclear(Question(line.number, line.original, key, kind, closed, choices))

    def body_choices(self) -> tuple[Choice, ...]:
        """Return the bodies to choose from."""
        return tuple(Choice(body, body) for body in self.bodies)


@dataclass
class _Dated:
    """One line with at least one date, being read."""

    reading: _Reading
    at: int
    line: _Line
    dates: list[_Written]
    times: list[tuple[int, str, str]] = field(default_factory=list)
    rest: str = ""
    time_below: str | None = None
    moved: bool = False
    years_alone: tuple[int, ...] = ()

    def rows(self) -> list[Row]:
        """Return the meetings of the line.

        Raises:
            _Unclear: It must be asked first.
            _NoMeeting: It is none.
        """
        if self._is_recess():
            raise _NoMeeting("reces; zet het zelf bij 'reces' in uw bestand")
        self._take_listed()
        rest = self.line.text
        for written in self.dates:
            rest = _blanked(rest, written.start, written.end, DAY)
        self.years_alone = _years_alone(rest)
        self._take_weekday_behind(rest)
        self.times, self.rest = _times(self.rest)
        self.rest = re.sub(
            r"(?i)(?<!\w)(?:week|wk)\.?\s?[0-9]{1,2}(?!\w)", lambda found: DONE * len(found[0]), self.rest
        )
        self.moved = self._is_moved()
        bodies = self.reading.bodies_in(self.rest)
        if not self.moved:
            self._refuse_period()
        days = self._days()
        status = self._status(len(days))
        paired = self._paired(bodies, days)
        title = self._title()
        if self.moved:
            old, new = self._moved_days(days)
            (body, time), *_ = paired
            return [self._row(old, time, body, title, "verplaatst", new)]
        return [
            self._row(day, time, body, title, status, None)
            for day, (body, time) in zip(days if len(days) > 1 else days * len(paired), paired, strict=True)
        ]

    def _row(self, day: date, time: str | None, body: str, title: str, status: str, to: date | None) -> Row:  # noqa: PLR0913 - a meeting has as many parts
        return Row(self.line.number, self.line.original, day, time, body, title, status, to)

    def _answer(self, key: str) -> str:
        value = self.reading.known.get(key.casefold(), "")
        if value == SKIP:
            raise _NoMeeting("u zei: geen vergadering")
        return value

    def _ask(self, key: str, kind: str, text: str, choices: tuple[Choice, ...] = ()) -> _Unclear:
        return self.reading.ask(self.line, key, kind, text, choices)

    # what stands in the line

    def _take_listed(self) -> None:
        """Add the days that share a month with the one behind them; a period or a choice of days is asked about."""
        more = []
        for written in self.dates:
            start, whole = written.start, False
            while found := re.compile(LISTED).search(self.line.text, max(0, start - 40), start):
                by = found["by"].lower()
                if any(held.start < found.end() and found.start() < held.end for held in self.dates):
                    break
                text = f"{found['d']} {by} {written.text}"
                if by in {"t/m", "tot en met", "tot", "-", "of"} or (by == "," and not whole):
                    self._ask_which_days(text, by)
                whole = True
                start = found.start()
                more.append(
                    _Written(
                        start, found.start("by"), f"{found[0][: found.start('by') - start].strip()} {written.text}",
                        _two(found["weekday"]), int(found["d"]), written.month, written.year,
                    )
                )  # fmt: skip
        self.dates = sorted([*self.dates, *more])

    def _ask_which_days(self, text: str, by: str) -> None:
        key = f"#{self.line.number}:{text}"
        if self._answer(key) == "allebei":
            return
        what = "zijn dat losse dagen" if by in {",", "of"} else "is dat een periode, of zijn het losse dagen"
        raise self._ask(key, "status", f"'{text}': {what}?", (Choice("allebei", "losse dagen"),))

    def _take_weekday_behind(self, rest: str) -> None:
        """Let a weekday that stands behind the only date count for it."""
        self.rest = rest
        if len(self.dates) > 1 or self.dates[0].weekday:
            return
        days = "|".join(WEEKDAYS)
        short = r"ma|di|wo|do|vr|za|zo"
        behind = (
            rf"(?i)(?<!\w)({days})(?:avond|middag|ochtend)?(?!\w)|"
            rf"\(({short})\.?\)|(?<=[\t;,{DAY}])\s*({short})\.?\s*(?=[\t;,])"
        )
        found = list(re.finditer(behind, rest))
        if len(found) == 1:
            word = next(word for word in found[0].groups() if word)
            self.dates = [self.dates[0]._replace(weekday=_two(word))]
            self.rest = _blanked(rest, *found[0].span())

    def _is_moved(self) -> bool:
        said = re.search(MOVED, self.rest)
        if said:
            self.rest = _blanked(self.rest, *said.span())
            return True
        parts = [self.rest[: written.start] for written in self.dates]
        both = len(parts) == 2  # noqa: PLR2004 - an old day and a new one
        return both and any(re.search(r"(?i)(?:was|i\.?p\.?v\.?|in plaats van):?\s*(?:op )?$", part) for part in parts)

    def _is_recess(self) -> bool:
        said = re.search(RECESS, self.line.text) or self.reading.section.is_recess
        return bool(said) and not self.reading.bodies_in(self.line.text)

    def _refuse_period(self) -> None:
        for one, other in pairwise(self.dates):
            between = self.line.text[one.end : other.start].strip().lower()
            if between in {"t/m", "tot en met", "tot", "-", "of"}:
                text = self.line.text[one.start : other.end]
                key = f"#{self.line.number}:{text}"
                if self._answer(key) != "allebei":
                    what = "is dat een periode, of zijn het losse dagen?"
                    raise self._ask(key, "status", f"'{text}': {what}", (Choice("allebei", "losse dagen"),))

    # its days

    def _days(self) -> list[date]:
        days = [self._day(written, at) for at, written in enumerate(self.dates)]
        if not self.moved:
            self.reading.section.last = days[-1]
        self.reading.year = days[-1].year
        if self.reading.section.years and any(day.year not in self.reading.section.years for day in days):
            self.reading.section.years = ()  # the list goes on into another year than its heading said
        return days

    def _day(self, written: _Written, at: int) -> date:
        key = f"#{self.line.number}:{written.text}"
        try:
            return date.fromisoformat(self._answer(key))
        except ValueError:
            pass
        self._refuse_odd(key, written)
        years, sure = self._years(written, at)
        if not years:
            raise self._ask(WHICH_YEAR, "jaar", f"bij '{written.text}' ontbreekt het jaar. Welk jaar is het?")
        days = [day for year in years if (day := _existing(year, written.month, written.number))]
        if not days:
            raise self._ask(
                key,
                "datum",
                f"{self._as_said(written, years)} bestaat niet. Welke dag is het?",
                self._last_day(written, years),
            )
        fitting = [day for day in days if not written.weekday or WEEKDAYS[day.weekday()].startswith(written.weekday)]
        if not fitting:
            self._ask_weekday(key, written, days, sure)
        last = self.reading.section.last
        if len(fitting) == 1 and not sure and not written.weekday and last and fitting[0] < last:
            again = _existing(fitting[0].year + 1, written.month, written.number)
            fitting += [again] if again else []
        if len(fitting) > 1:
            raise self._ask(key, "datum", f"in welk jaar valt '{written.text}'?", _day_choices(fitting))
        return fitting[0]

    def _refuse_odd(self, key: str, written: _Written) -> None:
        if not written.number and not written.month:
            raise self._ask(key, "datum", f"'{written.text}': '{written.year}' is geen maand. Welke dag is het?")
        if len(written.year) == 2:  # noqa: PLR2004 - a year has four digits
            day = _existing(2000 + int(written.year), written.month, written.number)
            text = f"'{written.text}' heeft een jaar van twee cijfers. Welke dag is het?"
            raise self._ask(key, "datum", text, _day_choices([day] if day else []))
        if written.year and not _is_year(written.year):
            raise self._ask(key, "datum", f"'{written.text}': {written.year} is hier geen jaar. Welke dag is het?")

    def _years(self, written: _Written, at: int) -> tuple[tuple[int, ...], bool]:
        """Return the years that the day can be in, and whether a line or a heading says so."""
        if written.year:
            return (int(written.year),), True
        mine = (written.month, written.number)
        for other in self.dates[at + 1 :]:
            if _is_year(other.year):
                year = int(other.year)
                follows = self.moved or mine <= (other.month, other.number)
                return ((year,) if follows else (year - 1, year)), True
        if self.moved and any(_is_year(other.year) for other in self.dates):
            return (next(int(other.year) for other in self.dates if _is_year(other.year)),), True
        if self.years_alone:
            return self.years_alone, True
        if self.reading.section.years:
            return self.reading.section.years, True
        answered = self._answer(WHICH_YEAR)
        fallback = self.reading.year or self.reading.default_year or (int(answered) if _is_year(answered) else None)
        return ((fallback,) if fallback else ()), False

    def _as_said(self, written: _Written, years: tuple[int, ...]) -> str:
        return f"'{written.text}'" if written.year else f"'{written.text}' ({years[0]})"

    def _last_day(self, written: _Written, years: tuple[int, ...]) -> tuple[Choice, ...]:
        """Offer the last day of the month for the 31st of a short one."""
        exists = 1 <= written.month <= 12 and 29 <= written.number <= 31  # noqa: PLR2004 - the calendar
        candidates = (_existing(years[0], written.month, number) for number in (30, 29, 28)) if exists else iter(())
        return _day_choices([next(day for day in candidates if day)] if exists else [])

    def _ask_weekday(self, key: str, written: _Written, days: list[date], sure: bool) -> NoReturn:  # noqa: FBT001 - one reader
        """Ask which is meant, the weekday or the date."""
        weekday = next(at for at, name in enumerate(WEEKDAYS) if name.startswith(written.weekday))
        candidates = list(days)
        for day in days:
            near = (day + timedelta(days=step) for step in (-3, -2, -1, 1, 2, 3))
            candidates += [other for other in near if other.weekday() == weekday]
        if not sure:
            around = (_existing(days[0].year + step, written.month, written.number) for step in (-1, 1))
            candidates += [day for day in around if day and day.weekday() == weekday]
        right = long_date(days[0])
        text = (
            f"'{written.text}' kan niet: {right.partition(' ')[2]} is een {right.partition(' ')[0]}. Welke dag is het?"
        )
        raise self._ask(key, "datum", text, _day_choices(candidates))

    def _moved_days(self, days: list[date]) -> tuple[date, date]:
        """Return the old day of a meeting that was moved, and the new one."""
        before = [
            re.sub(rf"[{DONE}\s(]+$", " ", self.rest[: written.start].rpartition(DAY)[2]) for written in self.dates
        ]
        if len(days) == 2:  # noqa: PLR2004 - an old day and a new one
            from_first = bool(re.search(FROM, before[0])) or bool(re.search(TO, before[1]))
            from_second = bool(re.search(FROM, before[1])) or bool(re.search(TO, before[0]))
            if from_first != from_second:
                return (days[0], days[1]) if from_first else (days[1], days[0])
            key = f"#{self.line.number}:naar"
            if self._answer(key) in {day.isoformat() for day in days}:
                return (days[0], days[1]) if self._answer(key) == days[1].isoformat() else (days[1], days[0])
            raise self._ask(key, "status", "wat is de nieuwe dag?", _day_choices(days))
        if len(days) > 2:  # noqa: PLR2004 - as above
            raise self._ask(
                f"#{self.line.number}:naar", "status", "welke dag gaat naar welke dag? Zet elke op een eigen regel"
            )
        is_new = bool(re.search(TO, before[0]))
        key = f"#{self.line.number}:{'van' if is_new else 'naar'}"
        try:
            other = date.fromisoformat(self._answer(key))
        except ValueError:
            text = "welke dag was het eerst?" if is_new else f"naar welke dag gaat '{self.dates[0].text}'?"
            raise self._ask(key, "datum", text) from None
        return (other, days[0]) if is_new else (days[0], other)

    # its status, bodies, times and title

    def _status(self, days: int) -> str:
        if self.moved:
            return "verplaatst"
        cancelled = re.search(CANCELLED, self.rest)
        provisional = re.search(PROVISIONAL, self.rest)
        if cancelled:
            doubt = re.search(r"(?i)(?<!\w)niet\s*$", self.rest[: cancelled.start()]) or re.match(
                r"(?i)\s*niet(?!\w)", self.rest[cancelled.end() :]
            )
            self.rest = _blanked(self.rest, *cancelled.span())
            key = f"#{self.line.number}:status"
            if (doubt or days > 1) and self._answer(key) not in {"vervallen", "definitief"}:
                offered = (Choice("vervallen", "vervallen"), Choice("definitief", "gaat door"))
                what = "vervallen al deze vergaderingen?" if days > 1 else "vervalt deze vergadering?"
                raise self._ask(key, "status", what, offered)
            return self._answer(key) or "vervallen"
        if provisional and not re.match(r"(?i)reserve|uitloop", provisional[0]):
            self.rest = _blanked(self.rest, *provisional.span())
        if firm := re.search(r"(?i)(?<!\w)definitief(?!\w)", self.rest):
            self.rest = _blanked(self.rest, *firm.span())
            return "definitief"
        return "voorlopig" if provisional else self.reading.section.status or "definitief"

    def _paired(self, bodies: list[tuple[int, int, str]], days: list[date]) -> list[tuple[str, str | None]]:
        """Return body and time of each meeting in the line."""
        self._leave_section(bodies)
        named = [body for *_, body in bodies]
        starts = [start for start, *_ in self.times]
        if len(days) == 1 < len(named) == len(starts) and not self.moved and self._alternate(bodies, starts):
            return [(body, self._clock(time)) for body, time in zip(named, self.times, strict=True)]
        many = 1 if self.moved else len(days)
        owners = self._named_owners(bodies, many) or [self._owner(written) for written in self.dates[:many]]
        return list(zip(owners, self._clocks(many), strict=True))

    def _named_owners(self, bodies: list[tuple[int, int, str]], many: int) -> list[str]:
        """Return the body of each meeting as the line itself, or an answer, names it."""
        chosen = self._answer(f"#{self.line.number}:orgaan")
        if chosen in self.reading.bodies:
            return [chosen] * many
        single = [one for at, one in enumerate(bodies) if not at or bodies[at - 1][2] != one[2]]
        names = list(dict.fromkeys(body for *_, body in single))
        if len(names) > 1:
            if len(single) == many and self._alternate(single, [one.start for one in self.dates]):
                return [body for *_, body in single]
            offered = tuple(Choice(body, body) for body in names)
            raise self._ask_owner(f"welk orgaan vergadert er: {listing(names, 'of')}?", offered)
        if names and not self.moved and (re.search(DOUBT, self.rest) or len(self.line.text.split()) > LONG_LINE):
            raise self._ask_owner()
        return names * many

    def _ask_owner(self, text: str = "", offered: tuple[Choice, ...] = ()) -> _Unclear:
        asked = text or "is dit een vergadering, en van welk orgaan?"
        return self._ask(f"#{self.line.number}:orgaan", "orgaan", asked, offered or self.reading.body_choices())

    def _leave_section(self, bodies: list[tuple[int, int, str]]) -> None:
        """End what a heading says of body and time, where a line below it names another body: the list is mixed."""
        section = self.reading.section
        if section.body and any(body != section.body for *_, body in bodies):
            section.body, section.time = "", None

    def _alternate(self, bodies: list[tuple[int, int, str]], others: list[int]) -> bool:
        """Tell whether bodies and the other things stand in turn, so that each belongs to its neighbour."""
        marks = sorted([(start, "body") for start, *_ in bodies] + [(start, "other") for start in others])
        kinds = [kind for _, kind in marks]
        return all(kind != after for kind, after in pairwise(kinds))

    def _owner(self, written: _Written) -> str:
        """Return the body of a date where the line names none, from an answer, a heading or the line below."""
        reading, section = self.reading, self.reading.section
        said = " ".join(self.rest.replace(DAY, " ").replace(DONE, " ").split()).casefold()
        for name in sorted((key for key in reading.known if not key.startswith("#")), key=len, reverse=True):
            if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
                return self._meant(reading.known[name], name)
        if section.name.casefold() in reading.known and section.name:
            return self._meant(reading.known[section.name.casefold()], section.name)
        if section.columns:
            cell = len(re.findall(r"[\t;]", self.line.text[: written.start]))
            if cell < len(section.columns) and section.columns[cell]:
                return section.columns[cell]
        if re.search(DOUBT, self.rest) and not self.moved:
            raise self._ask_owner()
        if section.body:
            return section.body
        return self._owner_elsewhere()

    def _owner_elsewhere(self) -> str:
        reading, section = self.reading, self.reading.section
        name = next((part for part in self._parts() if re.search(r"[^\W\d_]", part)), "")
        below = self._body_below() if not name and not section.name else ""
        if below:
            return below
        if reading.default_body:
            return reading.default_body
        name = section.name or name
        answered = self._answer(WHOSE) if not name else ""
        if answered in reading.bodies:
            return answered
        if not name:
            raise self._ask(WHOSE, "orgaan", "welk orgaan vergadert er?", reading.body_choices())
        if len(name.split()) > LONG_NAME:
            raise self._ask_owner()
        raise self._ask(name, "orgaan", f"wat is '{name}'?", reading.body_choices())

    def _meant(self, body: str, name: str) -> str:
        if body == SKIP:
            raise _NoMeeting("u zei: geen vergadering")
        if body in self.reading.bodies:
            return body
        raise self._ask(name, "orgaan", f"wat is '{name}'?", self.reading.body_choices())

    def _below(self) -> Iterator[_Line]:
        """Yield the short lines without a date under this one, where a page shows one fact a line."""
        for line in self.reading.lines[self.at + 1 : self.at + 4]:
            short = len(line.text.split()) < LONG_NAME and not line.text.endswith((":", ".", ","))
            if not short or self.reading.dates_in(line.text) or re.search(r"(?:19|20)[0-9]{2}", line.text):
                return
            yield line

    def _body_below(self) -> str:
        for line in self._below():
            bodies = self.reading.bodies_in(line.text)
            if len(bodies) == 1 and not re.search(r"(?i)vergaderingen", line.text):
                times, _ = _times(line.text)
                self.time_below = times[0][1] if times else self.time_below
                self.reading.taken[line.number] = self.line.number
                return bodies[0][2]
            if not self._take_time(line):
                return ""
        return ""

    def _take_time(self, line: _Line) -> bool:
        times, rest = _times(line.text)
        if len(times) != 1 or re.sub(rf"{EDGE}|[\W_]", "", rest) or self.times or self.time_below:
            return False
        self.time_below = times[0][1]
        self.reading.taken[line.number] = self.line.number
        return True

    def _clocks(self, days: int) -> list[str | None]:
        if not self.times:
            if not self.time_below:
                for line in self._below():
                    self._take_time(line)
                    break
            return [self.time_below or self.reading.section.time] * days
        if self.moved:
            return [self._clock(self.times[-1])] * days
        if len(self.times) == 1 or len({time for _, time, _ in self.times}) == 1:
            return [self._clock(self.times[0])] * days
        if len(self.times) == days:
            return [self._clock(time) for time in self.times]
        key = f"#{self.line.number}:tijd"
        held = [time for _, time, _ in self.times if time]
        if self._answer(key) not in held:
            raise self._ask(
                key,
                "tijd",
                "hoe laat begint de vergadering?",
                tuple(Choice(time, clock(time)) for time in dict.fromkeys(held)),
            )
        return [self._answer(key)] * days

    def _clock(self, time: tuple[int, str, str]) -> str:
        if time[1]:
            return time[1]
        key = f"#{self.line.number}:{time[2]}"
        try:
            return read_time(self._answer(key))
        except Refused:
            raise self._ask(key, "tijd", f"'{time[2]}' is geen tijd. Hoe laat begint de vergadering?") from None

    def _parts(self) -> list[str]:
        """Return what is left of the line, part by part, without the words that only hold it together."""
        parts = []
        for part in re.split(rf"[{DAY}{DONE}\t;(),:]+|\s-+\s|\s-+$|^-+\s", self.rest):
            kept, before = part, ""
            while kept != before:
                before = kept
                kept = re.sub(rf"^{EDGE}|(?<!\w){EDGE}$", "", kept.strip(" .,;:-/\"'&+*"))
            if re.search(r"[^\W\d_]", kept):
                parts.append(kept)
        return parts

    def _title(self) -> str:
        titles = []
        for part in self._parts():
            without = re.sub(self.reading.body_words, " ", part) if self.reading.words else part
            while re.search(rf"^\s*{EDGE}", without):
                without = re.sub(rf"^\s*{EDGE}", "", without)
            if re.search(r"[^\W\d_]", without):
                titles.append(part)
        return ", ".join(dict.fromkeys(titles))[:200]


def _existing(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _day_choices(days: list[date]) -> tuple[Choice, ...]:
    return tuple(Choice(day.isoformat(), long_date(day)) for day in dict.fromkeys(days))


class _Once:
    """The fates of all lines, with each meeting once."""

    def __init__(
        self, rows: list[Row], questions: list[Question], ignored: list[Ignored], known: Mapping[str, str]
    ) -> None:
        self.rows: list[Row] = []
        self.places: dict[tuple[str, date], list[int]] = {}
        self.questions = questions
        self.ignored = ignored
        self.known = known
        self.remarks: list[str] = []
        for row in rows:
            self._add(row)

    def pasted(self) -> Pasted:
        """Return the whole; a line about which something is asked gives no meeting yet."""
        asked = {question.line for question in self.questions}
        rows = [row for row in self.rows if row.line not in asked]
        held = {row.line for row in rows} | asked
        ignored = {one.line: one for one in self.ignored if one.line not in held}
        return Pasted(
            tuple(sorted(rows, key=lambda row: row.line)),
            tuple(sorted(self.questions)),
            tuple(ignored[line] for line in sorted(ignored)),
            tuple(self.remarks),
        )

    def _add(self, row: Row) -> None:
        places = self.places.setdefault((row.body, row.day), [])
        at = next((at for at in places if _is_same(self.rows[at], row)), None)
        if at is None:
            places.append(len(self.rows))
            self.rows.append(row)
            return
        held = self.rows[at]
        if (held.status, held.to) != (row.status, row.to):
            settled = self._settled(held, row)
            if settled is None:
                return
            held = settled
        titles = [title for title in (held.title, row.title) if title]
        self.rows[at] = held._replace(time=held.time or row.time, title=", ".join(dict.fromkeys(titles)))
        self.ignored.append(Ignored(row.line, row.original, f"staat al op regel {held.line}"))
        where = f"stond al op regel {held.line}" if held.line != row.line else "staat er twee keer"
        self.remarks.append(
            sentence(
                f"regel {row.line}: de vergadering van {long_date(row.day)} ({row.body}) {where} en telt een keer."
            )
        )

    def _settled(self, held: Row, row: Row) -> Row | None:
        """Return the meeting as the answer has it, where two lines say different things of it."""
        key = f"#{row.line}:status van {row.day.isoformat()}"
        chosen = self.known.get(key.casefold())
        if chosen == SKIP:
            return held
        if chosen in {held.status, row.status} and held.status != row.status:
            return held if chosen == held.status else held._replace(status=row.status, to=row.to)
        offered = tuple(Choice(status, status) for status in dict.fromkeys((held.status, row.status)))
        text = f"op regel {held.line} is deze vergadering {held.status}, hier {row.status}. Wat geldt?"
        self.questions.append(Question(row.line, row.original, key, "status", text, offered))
        return None


def _is_same(one: Row, other: Row) -> bool:
    """Tell whether two rows of one body and day are one meeting."""
    gone = {"vervallen", "verplaatst"} & {one.status, other.status}
    return bool(gone) or one.time == other.time or None in (one.time, other.time)
