"""A period as people say it: its words, its first and its last day."""

import re
from datetime import date, timedelta
from typing import Annotated, Final, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from wmoplan.dutch import MONTHS
from wmoplan.errors import Refused
from wmoplan.model.day import month_number, read_day, weekday_fault
from wmoplan.model.term import Term, read_term

FORMS: Final = (
    "Deze vormen mogen: 1 november 2014; juli 2014; februari t/m april 2014; november 2013 t/m januari 2014; "
    "2e kwartaal 2014; 1e helft 2014; voorjaar 2014, zomer 2014, najaar 2014; begin, medio of eind april 2014; "
    "begin, medio of eind 2014; 2014; 2013 t/m 2015; vóór, uiterlijk of vanaf met een van deze; doorlopend; onbekend."
)
"""The forms of a period. Source: DESIGN of the plan language, in docs/rekenregels.md."""

DAY: Final = timedelta(days=1)
QUARTERS: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
SEASONS: Final = {"voorjaar": (3, 5), "zomer": (6, 8), "najaar": (9, 11)}
THIRDS: Final = {"begin": (1, 10), "medio": (11, 20), "eind": (21, 0)}
YEAR_THIRDS: Final = {"begin": (1, 4), "medio": (5, 8), "eind": (9, 12)}

MONTH = "|".join(MONTHS)
OPEN = re.compile(r"(vóór|voor|uiterlijk|vanaf) (.+)")
RELATIVE = re.compile(r"(?:(?P<term>\d+ [a-z]+) (?P<side>vóór|voor|na) )?(?P<anchor>[a-z][a-z-]*(?: [a-z-]+)?)")
YEAR = re.compile(r"(\d{4})")
YEARS = re.compile(r"(\d{4}) t/m (\d{4})")
MONTH_YEAR = re.compile(rf"({MONTH}) (\d{{4}})")
MONTHS_YEAR = re.compile(rf"({MONTH})(?: (\d{{4}}))? t/m ({MONTH}) (\d{{4}})")
QUARTER = re.compile(r"(eerste|tweede|derde|vierde|[1-4]e) kwartaal (\d{4})")
HALF = re.compile(r"(eerste|tweede|[12]e) helft (\d{4})")
SEASON = re.compile(r"(voorjaar|zomer|najaar) (\d{4})")
THIRD = re.compile(rf"(begin|medio|eind) ({MONTH}) (\d{{4}})")
YEAR_THIRD = re.compile(r"(begin|medio|eind) (\d{4})")


class Period(NamedTuple):
    """A stretch of days; vague stays vague, and prints as it was written.

    Attributes:
        text: The words as they were written.
        first: The first day, included; None where it is open.
        last: The last day, included; None where it is open.
        convention: Whether the days lean on what we agreed that "voorjaar" or "medio" means.
        weekday_fault: What is wrong with a weekday that was written; else empty.
    """

    text: str
    first: date | None
    last: date | None
    convention: bool = False
    weekday_fault: str = ""

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first is not None and self.first == self.last


class When(NamedTuple):
    """When something is, as a plan says it: a period, or a distance from an anchor.

    Attributes:
        text: The words as they were written.
        period: The period, where the words name one; else None.
        bound: "vóór", "uiterlijk" or "vanaf" where the words are relative; else empty.
        anchor: The id of the anchor; else empty.
        term: How far from the anchor; None is the anchor itself.
        after: Whether the term counts forward from the anchor.
    """

    text: str
    period: Period | None
    bound: str = ""
    anchor: str = ""
    term: Term | None = None
    after: bool = False


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def months(year: int, first: int, last: int, text: str, *, convention: bool = False) -> Period:
    """Return the period of whole months of one year."""
    return Period(text, date(year, first, 1), month_end(year, last), convention)


def read_period(text: str) -> Period:
    """Return the period that the words name.

    Raises:
        Refused: The words are none of the forms; the remedy lists them.

    >>> read_period("2e kwartaal 2014")[1:3]
    (datetime.date(2014, 4, 1), datetime.date(2014, 6, 30))
    """
    words = " ".join(text.split()).lower()
    if words in {"doorlopend", "onbekend"}:
        return Period(words, None, None)
    if found := OPEN.fullmatch(words):
        closed = _closed(found[2], text)
        if found[1] == "vanaf":
            return closed._replace(text=words, last=None)
        if found[1] == "uiterlijk":
            return closed._replace(text=words, first=None)
        return closed._replace(text=f"vóór {found[2]}", first=None, last=_needed(closed.first) - DAY)
    return _closed(words, text)


def _needed(day: date | None) -> date:
    if day is None:  # a closed form has both its days
        raise AssertionError
    return day


def _closed(words: str, text: str) -> Period:
    try:
        found = _named(words)
    except ValueError as fault:
        if isinstance(fault, Refused):
            raise
        raise Refused(f"'{text}' is geen bestaande datum.", FORMS) from None
    if found is None:
        raise Refused(f"'{text}' is geen periode die wmoplan kent.", FORMS)
    if found.first and found.last and found.last < found.first:
        raise Refused(
            f"in '{text}' komt het einde voor het begin.", "Schrijf over de jaarwisseling heen beide jaren op."
        )
    return found


def _named(words: str) -> Period | None:  # noqa: PLR0911, C901 - one row of the table of forms a branch
    if found := MONTHS_YEAR.fullmatch(words):
        last_year = int(found[4])
        first = date(int(found[2] or last_year), MONTHS.index(found[1]) + 1, 1)
        return Period(words, first, month_end(last_year, MONTHS.index(found[3]) + 1))
    if found := MONTH_YEAR.fullmatch(words):
        return months(int(found[2]), number := MONTHS.index(found[1]) + 1, number, words)
    if found := QUARTER.fullmatch(words):
        quarter = QUARTERS[found[1]]
        return months(int(found[2]), 3 * quarter - 2, 3 * quarter, words)
    if found := HALF.fullmatch(words):
        half = QUARTERS[found[1]]
        return months(int(found[2]), 6 * half - 5, 6 * half, words)
    if found := SEASON.fullmatch(words):
        return months(int(found[2]), *SEASONS[found[1]], words, convention=True)
    if found := THIRD.fullmatch(words):
        year, month = int(found[3]), MONTHS.index(found[2]) + 1
        first_day, last_day = THIRDS[found[1]]
        last = date(year, month, last_day) if last_day else month_end(year, month)
        return Period(words, date(year, month, first_day), last, convention=True)
    if found := YEAR_THIRD.fullmatch(words):
        return months(int(found[2]), *YEAR_THIRDS[found[1]], words, convention=True)
    if found := YEARS.fullmatch(words):
        return Period(words, date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))
    if found := YEAR.fullmatch(words):
        return months(int(found[1]), 1, 12, words)
    if re.search(r"\d", words) and (re.search(r"\d{1,2}[- ]\S+[- ]\d", words)):
        day = read_day(words)
        return Period(words, day, day, weekday_fault=weekday_fault(day))
    return None


def read_when(text: object) -> When:
    """Return when something is: a period, or a distance from an anchor.

    Raises:
        Refused: The words are none of the forms; the remedy lists them.

    >>> read_when("uiterlijk 3 maanden vóór inwerkingtreding")[2:4]
    ('uiterlijk', 'inwerkingtreding')
    """
    if isinstance(text, When):
        return text
    if not isinstance(text, str):
        raise Refused("hier hoort een periode.", FORMS)
    words = " ".join(text.split()).lower()
    outer = OPEN.fullmatch(words)
    if outer and not re.search(r"\d{4}", words):
        inner = RELATIVE.fullmatch(outer[2])
        if inner and inner["anchor"] not in SEASONS and month_number(inner["anchor"]) is None:
            term = read_term(inner["term"]) if inner["term"] else None
            bound = "vóór" if outer[1] == "voor" else outer[1]
            return When(words, None, bound, inner["anchor"].replace(" ", "-"), term, inner["side"] == "na")
    return When(words, read_period(words))


WhenText = Annotated[
    When, PlainValidator(read_when), WithJsonSchema({"type": "string", "description": "juli 2014; vóór verkiezing"})
]
"""When something is, in a data file."""
