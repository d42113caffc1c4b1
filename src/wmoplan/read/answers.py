"""What somebody answers in their own words: that it is not known, yes or no, a day, a period, a term, and who says so.

Nothing is guessed: what can mean two things is refused, with what to write.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import MONTHS, NUMBERS, WEEKDAYS, long_date
from wmoplan.errors import Refused
from wmoplan.model.day import LAST_YEAR
from wmoplan.model.period import Period, read_period
from wmoplan.model.schedule import PATTERN_FORMS, read_pattern
from wmoplan.model.term import UNITS as WRITTEN_UNITS
from wmoplan.model.term import Unit, read_term
from wmoplan.read.meetings.dates import Written, existing_day, fits, listed_days, with_century, written_dates
from wmoplan.read.meetings.times import written_times

LONGEST: Final = 2_000
"""Characters of an answer; what is longer is a mail."""

UNKNOWN: Final = (
    r"(?i)(?:\W*(?:\?+|(?:nog )?(?:niet bekend|onbekend)|geen idee|weet niet)\W*|.*(?<!\w)"
    r"(?:weet|weten)(?: (?:ik|wij|we|hij|zij|het|dat|nog)){0,4} niet(?!\w).*|.*(?<!\w)geen idee(?!\w).*|"
    r".*(?<!\w)(?:is|zijn) (?:het |dat )?(?:nog )?niet bekend(?!\w).*)"
)
YES: Final = (
    r"(?i)\W*(?:ja|jawel|jazeker|klopt|zeker)(?!\w)|"
    r".*(?<!\w)(?:is|zijn|was|waren|werd|werden)(?: (?:er|al|ook|dat|zij|die)){0,3}"
    r"(?:(?<= al)|.*(?<!\w)(?:vastgesteld|besloten|aangenomen|gebeurd|verzonden|ontvangen|gepubliceerd))(?!\w)"
)
NO: Final = r"(?i)\W*(?:nee|neen)(?!\w)|.*(?<!\w)(?:nog niet|niet|geen)(?!\w)"
SOURCE: Final = (
    r"(?i)[\s,;.(\u2013-]*(?<!\w)(?:(?:dat |zo )?(?:zegt|zei|zeggen|meldt|meldde|schrijft|schreef|mailt|mailde)"
    r"|volgens|bron\s?:|gehoord van|staat (?:in|op))\s+(?P<who>[^,;()]+?)\s*[).]*\s*$"
)
"""Who says so, at the end of an answer."""

RELATIVE: Final = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
"""Days by their distance from today."""

AMOUNT: Final = rf"(?P<amount>[0-9]{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNITS: Final = WRITTEN_UNITS | {"kalenderdag": Unit.DAYS, "kalenderdagen": Unit.DAYS, "uren": Unit.HOURS}
"""The units of a term, as a profile writes them and as people say them besides."""

LENGTH: Final = rf"(?i)(?<!\w){AMOUNT}\s+(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)"
SAME_DAY: Final = (
    r"(?i)(?<![0-9.:])(?P<hour>[01]?[0-9]|2[0-3])(?:[.:](?P<minute>[0-5][0-9]))?\s*(?:uur|u\.?)?\s+(?:van\s+)?"
    r"(?:(?:op )?de (?:dag zelf|zelfde dag|vergaderdag|dag van de vergadering)|(?:op )?dezelfde dag)(?!\w)"
)
CLOCK: Final = r"(?i)(?<!\w)(?:tot|voor|vóór|om|uiterlijk)\s+(?:om\s+)?[0-9]{1,2}(?:[.:][0-9]{2})?\s*(?:uur|u)(?!\w)"
"""A time on the clock, which is no length of time."""

RANGE: Final = rf"(?i)(?<!\w){AMOUNT}\s*(?:tot|à|of|-|t/m)\s*{AMOUNT.replace('amount', 'more')}\s+\w"
DAY_BEFORE: Final = r"(?i)(?<!\w)(?:de |een )?(?:werk)?dag (?:ervoor|daarvoor|eerder|van tevoren)(?!\w)"
PERIOD: Final = (
    r"(?i)(?:(?:voor|vóór|uiterlijk|vanaf)\s+(?:in\s+)?)?(?:(?:begin|medio|eind)\s+)?(?:(?:1e|2e|3e|4e|eerste|tweede|"
    r"derde|vierde)\s+(?:kwartaal|helft)|voorjaar|zomer|najaar|januari|februari|maart|april|mei|juni|juli|augustus|"
    r"september|oktober|november|december)?\s*(?P<year>20[0-9]{2})(?!\w)"
)
ORDINAL: Final = r"(?:eerste|tweede|derde|vierde|vijfde|laatste|[1-9](?:e|ste|de))"
RULE: Final = (
    rf"(?i)(?<!\w)(?P<weeks>om de (?:\w+ )?(?:week|weken)\s+(?:op\s+)?)?"
    rf"(?P<nths>{ORDINAL}(?:(?:\s*(?:,|en|&)\s*){ORDINAL})*\s+)?"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?:s|avond|middag|ochtend)?(?!\w)"
)
"""A rule by which a body meets, as people say it."""

NTHS: Final = {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde"}

EXCEPT: Final = r"(?i)(?<!\w)(?:niet|behalve|maar niet|uitgezonderd)\s+in\s+(?P<months>[\w\s,/]+)"


class Answer(NamedTuple):
    """What an answer says, whatever it answers.

    Attributes:
        text: The answer without who says so.
        source: Who says so, or where it stands; may be empty.
        is_known: False where the answer is that nobody knows.
        yes: What it says to a question with yes or no; None where it says neither.
    """

    text: str
    source: str = ""
    is_known: bool = True
    yes: bool | None = None


def read_answer(typed: str) -> Answer:
    """Return what an answer says.

    Raises:
        Refused: There is no answer, or the answer is far too long.

    >>> read_answer("is al vastgesteld op 10 februari, zegt de griffie")
    Answer(text='is al vastgesteld op 10 februari', source='de griffie', is_known=True, yes=True)
    >>> read_answer("weet ik nog niet").is_known, read_answer("nee, op 14 januari").yes
    (False, False)
    """
    text = " ".join(typed.split())
    if not text:
        raise Refused("Er staat geen antwoord.", "Weet u het niet? Schrijf dan: weet ik nog niet")
    if len(text) > LONGEST:
        raise Refused(
            f"Dit antwoord heeft {len(text)} tekens.", "Schrijf het korter. Een hele mail plakt u met: --mail"
        )
    if re.fullmatch(UNKNOWN, text):
        return Answer(text, is_known=False)
    source = ""
    if found := re.search(SOURCE, text):
        text, source = text[: found.start()].rstrip(" ,;.("), found["who"].strip()
    yes = True if re.match(YES, text) and not re.match(NO, text) else None
    return Answer(text, source, yes=False if re.match(NO, text) else yes)


def term_in(text: str) -> str:
    """Return the only term in an answer, as a profile writes a term.

    Raises:
        Refused: There is no term, or more than one.

    >>> term_in("zes weken"), term_in("tot 12 uur op de dag zelf"), term_in("24 uur van tevoren")
    ('6 weken', '12:00 op de dag zelf', '24 uur')
    """
    if found := re.search(SAME_DAY, text):
        return read_term(f"{int(found['hour']):02}:{found['minute'] or '00'} op de dag zelf").text
    if re.search(CLOCK, text):
        raise Refused(f"'{text}' kent wmoplan nog niet.", "Schrijf hoe lang ervoor, zoals: 24 uur")
    lengths = list(re.finditer(LENGTH, text))
    if len(lengths) > 1 or re.search(RANGE, text):
        raise Refused(f"In '{text}' staat meer dan een termijn.", "Schrijf er een. Neem de termijn die zeker is.")
    if not lengths and re.search(DAY_BEFORE, text):
        return read_term("1 werkdag" if "werkdag" in text.lower() else "1 dag").text
    if not lengths:
        remedy = "Schrijf bijvoorbeeld: zes weken. Of: 24 uur. Of: tot 12 uur op de dag zelf."
        raise Refused(f"In '{text}' staat geen termijn.", remedy)
    amount = lengths[0]["amount"].lower()
    number = int(amount) if amount.isdecimal() else NUMBERS[amount]
    unit = UNITS[lengths[0]["unit"].lower()]
    return read_term(f"{number} {_singular(unit) if number == 1 else unit}").text


def _singular(unit: Unit) -> str:
    """Return the word for one of a unit.

    >>> [_singular(unit) for unit in Unit]
    ['dag', 'werkdag', 'week', 'maand', 'uur']
    """
    return next(word for word, named in UNITS.items() if named is unit and not word.startswith("kalender"))


def day_in(text: str, as_of: date, *, is_past: bool = False) -> date | None:
    """Return the only day in an answer; None where there is none.

    Args:
        is_past: Whether a day without a year is the last one before today, and not the next.

    Raises:
        Refused: There are more days, the day does not exist, or the weekday is of another day.

    >>> day_in("ja, sinds 10 februari", date(2026, 12, 1), is_past=True)
    datetime.date(2026, 2, 10)
    >>> day_in("do 14 januari", date(2026, 12, 1)), day_in("zomer 2027", date(2026, 12, 1))
    (datetime.date(2027, 1, 14), None)
    """
    if word := next((word for word in re.findall(r"\w+", text.lower()) if word in RELATIVE), None):
        return as_of + timedelta(days=RELATIVE[word])
    found = [with_century(one, range(as_of.year - 9, LAST_YEAR)) for one in written_dates(text)]
    if not found:
        return None
    if len(found) > 1 or any(listed_days(text, found)):
        raise Refused(f"In '{text}' staat meer dan een dag.", "Schrijf er een.")
    (written,) = found
    return _on_calendar(written, as_of, is_past=is_past)


def _on_calendar(written: Written, as_of: date, *, is_past: bool) -> date:
    """Return the day that was written, in its own year or in the year that fits.

    Raises:
        Refused: There is no such day, or the weekday is of another day.
    """
    around = (as_of.year, as_of.year - 1) if is_past else (as_of.year, as_of.year + 1)
    years = [int(written.year)] if written.year else around
    days = [day for year in years if (day := existing_day(year, written.month, written.number))]
    if not days:
        raise Refused(f"'{written.text}' is geen bestaande dag.", "Schrijf een dag als: 10 februari 2027")
    if not written.year:
        days = [day for day in days if (day <= as_of) == is_past or day == as_of] or days
    fitting = [day for day in days if fits(written, day)]
    if not fitting:
        raise Refused(f"'{written.text}' kan niet: het is {long_date(days[0])}.", "Schrijf de goede dag.")
    return fitting[0]


def period_in(text: str) -> Period | None:
    """Return the period in an answer that names no day; None where there is none.

    >>> period_in("ergens in de zomer van 2027").text
    'zomer 2027'
    """
    found = re.search(PERIOD, re.sub(r"(?i)(?<!\w)(?:in|de|het|van)\s+", "", text))
    return read_period(found[0].strip()) if found else None


class Rule(NamedTuple):
    """When a body meets by itself, as people say it.

    Attributes:
        patterns: As a profile writes them.
        time: As HH:MM; empty where the answer has none.
        months: The numbers of the months in which the body does not meet.
    """

    patterns: tuple[str, ...]
    time: str = ""
    months: tuple[int, ...] = ()


def rule_in(text: str) -> Rule | None:
    """Return the rule in an answer; None where there is none.

    Raises:
        Refused: No profile can have the rule.

    >>> rule_in("1e maandag om 20.00 uur, niet in juli en augustus")
    Rule(patterns=('elke eerste maandag van de maand',), time='20:00', months=(7, 8))
    >>> rule_in("het college vergadert op dinsdag").patterns, rule_in("tweede en vierde donderdag").patterns[1]
    (('elke dinsdag',), 'elke vierde donderdag van de maand')
    """
    if written_dates(text):
        return None
    patterns = [pattern for found in re.finditer(RULE, text) for pattern in _patterns(found)]
    if not patterns:
        return None
    months = tuple(sorted({MONTHS.index(word) + 1 for word in _excepted(text) if word in MONTHS}))
    times, _ = written_times(text)
    return Rule(tuple(dict.fromkeys(patterns)), (times[0].time if times else ""), months)


def _patterns(found: re.Match[str]) -> list[str]:
    weekday = found["weekday"].lower()
    if found["weeks"]:
        raise Refused(f"Bij '{found[0].strip()}' ontbreekt de eerste dag.", PATTERN_FORMS)
    if not found["nths"]:
        return [read_pattern(f"elke {weekday}").text]
    nths = re.findall(ORDINAL, found["nths"].lower())
    return [read_pattern(f"elke {NTHS.get(nth[:1], nth)} {weekday} van de maand").text for nth in nths]


def _excepted(text: str) -> list[str]:
    found = re.search(EXCEPT, text)
    return re.findall(r"\w+", found["months"].lower()) if found else []
