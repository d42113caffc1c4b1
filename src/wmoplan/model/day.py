"""A day as people write it, and the time of a meeting."""

import re
from datetime import date
from typing import Final

from wmoplan.dutch import MONTHS, WEEKDAYS, long_date
from wmoplan.errors import Refused

FORMS: Final = "Schrijf een datum als 2014-10-27, 27-10-2014 of 27 oktober 2014."
"""What to write for a day."""

SHORT_NAMES: Final = {"mrt": 3, "maa": 3, "sept": 9} | {name[:3]: at for at, name in enumerate(MONTHS, 1)}
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Between which years a day can be reckoned with."""

# The patterns stay text: re compiles one when it is first used, and most runs use only some of them.
WEEKDAY: Final = r"(ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?[.,]*\s+(?=\d)"
ISO: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
NUMBERS: Final = r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})"
WORDS: Final = r"(\d{1,2})(?:e|ste|de)?[ -]([a-z]+)\.?(?:[ -](\d+))?"
CLOCK: Final = r"(\d{1,2})[:.](\d{2})(?:\s*(?:uur|u))?|(\d{1,2})\s*(?:uur|u)"


class WrittenDay(date):
    """A day that was written with a weekday that it does not fall on; the date counts.

    Attributes:
        wrong_weekday: The weekday that was written.
    """

    wrong_weekday = ""


def month_number(word: str) -> int | None:
    """Return the number of a month that is written in full or cut short, or None.

    >>> month_number("okt."), month_number("october")
    (10, None)
    """
    word = word.lower().rstrip(".")
    return MONTHS.index(word) + 1 if word in MONTHS else SHORT_NAMES.get(word)


def read_day(text: object) -> date:
    """Return the day that a person wrote; a weekday may stand before it.

    Returns: a `WrittenDay` where the weekday that was written is not that of the date.

    Raises:
        Refused: It is no date, the date does not exist, or the year has two digits.

    >>> read_day("27-10-2014") == read_day("ma 27 oktober 2014") == date(2014, 10, 27)
    True
    """
    if isinstance(text, date):
        return text
    if not isinstance(text, str):
        raise Refused("hier hoort een datum.", FORMS)
    words = text.strip()
    weekday = None if words[:1].isdigit() else re.match(WEEKDAY, words, re.IGNORECASE)
    rest = words[weekday.end() :] if weekday else words
    year, month, number = _parts(rest, words)
    try:
        day = date(year, month, number)
    except ValueError:
        raise Refused(f"'{words}' is geen bestaande datum.", FORMS) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"'{words}' ligt te ver weg.", f"Schrijf een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    if weekday and WEEKDAYS[day.weekday()][:2] != weekday[1].lower():
        written = WrittenDay(year, month, number)
        written.wrong_weekday = next(name for name in WEEKDAYS if name.startswith(weekday[1].lower()))
        return written
    return day


def _parts(rest: str, words: str) -> tuple[int, int, int]:
    if found := re.fullmatch(ISO, rest, re.ASCII):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(NUMBERS, rest, re.ASCII):
        number, month, year = found[1], int(found[2]), found[3]
    elif found := re.fullmatch(WORDS, rest, re.IGNORECASE):
        number, year = found[1], found[3] or ""
        month = month_number(found[2]) or 0
        if not month:
            raise Refused(f"'{words}' is geen datum: '{found[2]}' is geen maand.", FORMS)
    else:
        raise Refused(f"'{words}' is geen datum.", FORMS)
    if not year:
        raise Refused(f"bij '{words}' ontbreekt het jaar.", FORMS)
    if len(year) != 4:  # noqa: PLR2004 - a year has four digits
        raise Refused(f"'{words}' heeft een jaar van {len(year)} cijfers.", "Schrijf het jaar met vier cijfers.")
    return int(year), month, int(number)


def read_time(text: object) -> str:
    """Return a time of day as HH:MM.

    Raises:
        Refused: It is no time, or there is no such time on the clock.

    >>> read_time("20.00 uur"), read_time("9 uur")
    ('20:00', '09:00')
    """
    words = str(text).strip()
    if found := re.fullmatch(CLOCK, words, re.IGNORECASE):
        hour, minute = (int(found[3]), 0) if found[3] else (int(found[1]), int(found[2]))
        if hour < 24 and minute < 60:  # noqa: PLR2004 - the clock
            return f"{hour:02}:{minute:02}"
    raise Refused(f"'{words}' is geen tijd.", 'Schrijf een tijd als "20:00".')


def weekday_fault(day: date) -> str:
    """Return what is wrong with the weekday that was written, or nothing.

    >>> weekday_fault(read_day("woensdag 21 oktober 2014"))
    'woensdag 21 oktober 2014 bestaat niet: het is dinsdag 21 oktober 2014'
    """
    wrong = day.wrong_weekday if isinstance(day, WrittenDay) else ""
    if not wrong:
        return ""
    right = long_date(day)
    return f"{wrong} {right.partition(' ')[2]} bestaat niet: het is {right}"
