"""A period as people say it: its words, its first and its last day."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from wmoplan.dutch import MONTHS
from wmoplan.errors import Refused
from wmoplan.model.day import month_number, read_day
from wmoplan.model.term import Term, read_term
from wmoplan.model.words import MomentKind

FORMS: Final = (
    "Deze vormen mogen: 1 november 2014; juli 2014; februari t/m april 2014; november 2013 t/m januari 2014. "
    "Of: 2e kwartaal 2014; 1e helft 2014; voorjaar 2014, zomer 2014, najaar 2014; 2014; 2013 t/m 2015. "
    "Of: begin, medio of eind april 2014; begin, medio of eind 2014. "
    "Of: vóór, uiterlijk of vanaf met een van deze; doorlopend; onbekend."
)
"""The forms of a period. Source: docs/rekenregels.md."""

DAY: Final = timedelta(days=1)
"""One day, for all that counts in days."""

QUARTERS: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
SEASONS: Final = {"voorjaar": (3, 5), "zomer": (6, 8), "najaar": (9, 11)}
THIRDS: Final = {"begin": (1, 10), "medio": (11, 20), "eind": (21, 0)}
YEAR_THIRDS: Final = {"begin": (1, 4), "medio": (5, 8), "eind": (9, 12)}

NEXT: Final = "volgende-"
"""What stands before the anchors of the next election."""

ELECTION_ANCHORS: Final = (MomentKind.ELECTION, MomentKind.NEW_COUNCIL, MomentKind.NEW_EXECUTIVE)
ANCHORS: Final = (*map(str, ELECTION_ANCHORS), *(f"{NEXT}{kind}" for kind in ELECTION_ANCHORS))
"""The anchors that every municipality has; a plan adds its own, and its steps."""


class Bound(StrEnum):
    """The relation of a period to a day: before the day, on or before the day, or from the day on."""

    BEFORE = "vóór"
    BY = "uiterlijk"
    FROM = "vanaf"


BOUNDS: Final = {str(bound): bound for bound in Bound} | {"voor": Bound.BEFORE}
SIDES: Final = {"vóór": False, "voor": False, "na": True}
"""Whether a term counts forward from its anchor."""

NAMED_TERM: Final = "termijn"
"""What stands before the id of a term."""

ONGOING: Final = "doorlopend"
UNKNOWN: Final = "onbekend"
"""Words of a period without a day."""

MONTH_NUMBERS: Final = {name: at for at, name in enumerate(MONTHS, 1)}

SPANS: Final[dict[tuple[str, ...], tuple[int, int, bool]]] = {
    (): (1, 12, False),
    **{(name,): (at, at, False) for name, at in MONTH_NUMBERS.items()},
    **{(name,): (*span, True) for name, span in (SEASONS | YEAR_THIRDS).items()},
    **{(name, "kwartaal"): (3 * at - 2, 3 * at, False) for name, at in QUARTERS.items()},
    **{(name, "helft"): (6 * at - 5, 6 * at, False) for name, at in QUARTERS.items() if at in {1, 2}},
}
"""The words before a year -> the first and the last month, and whether those are only what we agreed."""


class Period(NamedTuple):
    """A stretch of days; vague stays vague, and prints as it was written.

    Attributes:
        text: The words as they were written.
        first: The first day, included; None where it is open.
        last: The last day, included; None where it is open.
        convention: Whether the days lean on what we agreed that "voorjaar" or "medio" means.
        exact: Whether the words name a day, so that an open end is open from that day on.
    """

    text: str
    first: date | None
    last: date | None
    convention: bool = False
    exact: bool = False

    @property
    def is_day(self) -> bool:
        """Tell whether the period is one day."""
        return self.first is not None and self.first == self.last


class When(NamedTuple):
    """The time of a row of a plan: a period, or a distance from an anchor.

    Attributes:
        text: The words as they were written.
        period: The period, where the words name one; else None.
        bound: None where the words are not relative.
        anchor: The id of the anchor; else empty.
        term: How far from the anchor; None is the anchor itself, or a length that only `length` names.
        length: The id of a term of the plan or the municipality, where the words name one; else empty.
        after: Whether the term counts forward from the anchor.
    """

    text: str
    period: Period | None
    bound: Bound | None = None
    anchor: str = ""
    term: Term | None = None
    after: bool = False
    length: str = ""


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
    if words in {ONGOING, UNKNOWN}:
        return Period(words, None, None)
    first, _, rest = words.partition(" ")
    bound = BOUNDS.get(first)
    if bound is None:
        return _closed(words, text)
    closed = _closed(rest, text)
    if bound is Bound.FROM:
        return closed._replace(text=words, last=None)
    if bound is Bound.BY:
        return closed._replace(text=words, first=None)
    if closed.first is None or closed.first == date.min:
        raise Refused(f"'{text}' is geen bestaande datum.", FORMS)
    return closed._replace(text=f"{bound} {rest}", first=None, last=closed.first - DAY)


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


def _year(word: str) -> int:
    """Return the year that four digits name, or 0."""
    return int(word) if len(word) == 4 and word.isdecimal() and word.isascii() else 0  # noqa: PLR2004 - digits of a year


def _named(words: str) -> Period | None:
    """Return the closed period of the words, each form by its own last words; None where there is no such form."""
    parts = words.split(" ")
    year = _year(parts[-1])
    if "t/m" in parts:
        return _range(words, parts, year)
    if year and (span := SPANS.get(tuple(parts[:-1]))):
        return months(year, span[0], span[1], words, convention=span[2])
    match parts:
        case [third, month, _] if year and third in THIRDS and month in MONTH_NUMBERS:
            return _third(year, MONTH_NUMBERS[month], third, words)
    return _day(words)


def _range(words: str, parts: list[str], year: int) -> Period | None:
    at = parts.index("t/m")
    begin, end = parts[:at], parts[at + 1 : -1]
    if not year:
        return None
    if not end and len(begin) == 1 and _year(begin[0]):
        return Period(words, date(_year(begin[0]), 1, 1), date(year, 12, 31))
    first_year = _year(begin[1]) if len(begin) == 2 else year  # noqa: PLR2004 - a month with its year
    if len(begin) not in {1, 2} or len(end) != 1 or not first_year:
        return None
    if begin[0] not in MONTH_NUMBERS or end[0] not in MONTH_NUMBERS:
        return None
    return Period(words, date(first_year, MONTH_NUMBERS[begin[0]], 1), month_end(year, MONTH_NUMBERS[end[0]]))


def _third(year: int, month: int, third: str, words: str) -> Period:
    first_day, last_day = THIRDS[third]
    last = date(year, month, last_day) if last_day else month_end(year, month)
    return Period(words, date(year, month, first_day), last, convention=True)


def _day(words: str) -> Period | None:
    parts = words.split(" ")
    has_month = len(parts) > 2 and parts[-2] in MONTH_NUMBERS and parts[-3][:1].isdigit()  # noqa: PLR2004 - day, month, year
    if not has_month and not (parts[-1][:1].isdigit() and len(parts[-1]) > 5):  # noqa: PLR2004 - more than a year
        return None
    day = read_day(words)
    return Period(words, day, day, exact=True)


def read_when(text: object) -> When:
    """Return when something is: a period, or a distance from an anchor.

    Raises:
        Refused: The words are none of the forms; the remedy lists them.

    >>> read_when("uiterlijk 3 maanden vóór inwerkingtreding").anchor
    'inwerkingtreding'
    >>> read_when("uiterlijk termijn aanbesteding vóór gunning").length
    'aanbesteding'
    """
    if isinstance(text, When):
        return text
    if not isinstance(text, str):
        raise Refused("hier hoort een periode.", FORMS)
    words = " ".join(text.split()).lower()
    return _relative(words) or When(words, read_period(words))


def _relative(words: str) -> When | None:
    """Return the distance from an anchor that the words name, or None where they name a period."""
    first, _, rest = words.partition(" ")
    parts = rest.split(" ")
    if first not in BOUNDS or any(_year(part) for part in parts):
        return None
    when = When(words, None, BOUNDS[first])
    if len(parts) > 3 and parts[2] in SIDES:  # noqa: PLR2004 - "3 maanden na" and more
        when = when._replace(after=SIDES[parts[2]])
        if parts[0].isdecimal():
            when = when._replace(term=read_term(f"{parts[0]} {parts[1]}"))
        elif parts[0] == NAMED_TERM:
            when = when._replace(length=parts[1])
        else:
            return None
        parts = parts[3:]
    anchor = "-".join(parts)
    return when._replace(anchor=anchor) if len(parts) < 3 and _is_anchor(anchor, parts[0]) else None  # noqa: PLR2004


def _is_anchor(name: str, first: str) -> bool:
    """Tell whether words can name an anchor: what begins or is a period, does not."""
    is_name = bool(name) and all(letter.isalpha() or letter == "-" for letter in name)
    is_period = first in {*THIRDS, "de", ONGOING, UNKNOWN} or name in SEASONS or month_number(name) is not None
    return is_name and not is_period
