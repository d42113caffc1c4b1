"""Dutch words for days, numbers and lists; text in, text out."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final
from unicodedata import normalize

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
"""The months; January is at 0."""

WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""The days of the week; Monday is at 0, as in `date.weekday()`."""

SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""The months as a table shows them."""

NUMBERS: Final = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20, "eenentwintig": 21, "achtentwintig": 28,
    "dertig": 30,
}  # fmt: skip
"""The numbers that people write in letters."""


def day_month(day: date) -> str:
    """Return the day without its year.

    >>> day_month(date(2014, 10, 21))
    '21 oktober'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


@lru_cache(maxsize=4000)
def plain_date(day: date) -> str:
    """Return the day with its month by name.

    >>> plain_date(date(2014, 10, 21))
    '21 oktober 2014'
    """
    return f"{day_month(day)} {day.year}"


@lru_cache(maxsize=4000)
def long_date(day: date) -> str:
    """Return the day in full, with its weekday.

    >>> long_date(date(2014, 10, 21))
    'dinsdag 21 oktober 2014'
    """
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)}"


def until_renewed(last: date | None) -> tuple[str, ...]:
    """Return until which day a text counts, as a sentence that asks for a new one after it; none without such a day."""
    return (f"Vraag een nieuwe versie na {long_date(last)}.",) if last else ()


def days_in_words(first: date | None, last: date | None) -> str:
    """Return a stretch of days in words.

    >>> days_in_words(None, date(2014, 10, 31))
    'uiterlijk 31 oktober 2014'
    """
    if last is None:
        return f"vanaf {plain_date(first)}" if first else "onbekend"
    if first == last:
        return plain_date(last)
    return f"{plain_date(first)} t/m {plain_date(last)}" if first else f"uiterlijk {plain_date(last)}"


def when_in_words(first: date | None, last: date | None, time: str = "") -> str:
    """Return a day or a stretch of days in full, as part of a sentence.

    Unit: both days count; `time` is HH:MM or empty, and a stretch of days has none.

    >>> when_in_words(date(2014, 10, 21), date(2014, 10, 21), "20:00")
    'dinsdag 21 oktober 2014, 20.00 uur'
    >>> when_in_words(date(2014, 10, 21), date(2014, 11, 6))
    'van dinsdag 21 oktober 2014 tot en met donderdag 6 november 2014'
    >>> when_in_words(None, date(2014, 10, 10))
    'uiterlijk op vrijdag 10 oktober 2014'
    """
    if last is None:
        return f"vanaf {long_date(first)}" if first else "nog geen datum"
    if first and first < last:
        return f"van {long_date(first)} tot en met {long_date(last)}"
    at = f", {clock(time)}" if time else ""
    return f"{'' if first else 'uiterlijk op '}{long_date(last)}{at}"


def short_date(day: date) -> str:
    """Return the day as a narrow column shows it, always ten wide.

    >>> short_date(date(2014, 2, 7))
    'vr  7 feb'
    """
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day:2} {SHORT_MONTHS[day.month - 1]}"


def month_of(day: date) -> str:
    """Return the month with its year.

    >>> month_of(date(2014, 2, 7))
    'februari 2014'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def around(day: date | None) -> str:
    """Return a day that is only a guess in words that promise nothing.

    >>> around(date(2027, 12, 18))
    'rond december 2027'
    """
    return f"rond {month_of(day)}" if day else "onbekend"


def by_when(first: date | None, last: date | None) -> str:
    """Return on which day something is, or by which day where only a limit is known.

    >>> by_when(date(2027, 3, 9), date(2027, 3, 9)), by_when(None, date(2027, 3, 11))
    ('op dinsdag 9 maart 2027', 'op of voor donderdag 11 maart 2027')
    """
    day = long_date(last) if last else "onbekend"
    return f"op {day}" if first else f"op of voor {day}"


def clock(time: str) -> str:
    """Return a time of day as the Dutch write it.

    >>> clock("20:00")
    '20.00 uur'
    """
    return f"{time.replace(':', '.')} uur"


def count(number: int, one: str, more: str) -> str:
    """Return a number with its noun in the right form.

    >>> count(1, "dag", "dagen"), count(26, "dag", "dagen")
    ('1 dag', '26 dagen')
    """
    return f"{number} {one if number == 1 else more}"


def counts(*parts: tuple[int, str, str]) -> str:
    """Return numbers with their nouns as a sentence lists them; a number of zero is left out.

    >>> counts((2, "week", "weken"), (0, "uur", "uren"), (1, "dag", "dagen"))
    '2 weken en 1 dag'
    """
    return listing([count(*part) for part in parts if part[0]])


def listing(words: list[str] | tuple[str, ...], last: str = "en") -> str:
    """Return words as a sentence lists them.

    >>> listing(["inkoop", "kwaliteit", "verordening"])
    'inkoop, kwaliteit en verordening'
    """
    if len(words) < 2:  # noqa: PLR2004 - one word is no list
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


MOST_NAMED: Final = 20
"""The most words that a message names; of more words it names those that look like the one that was written."""

NEAR: Final = 5
"""The number of words that look like the one that was written."""


def few_of(names: Sequence[str], most: int) -> list[str]:
    """Return the first names, and how many others there are.

    >>> few_of(["Oss", "Uden", "Grave"], 2), few_of(["Oss"], 2)
    (['Oss', 'Uden', '1 andere'], ['Oss'])
    """
    return [*names[:most], f"{len(names) - most} andere"] if len(names) > most else list(names)


def choices(word: str, known: Iterable[str], last: str = "en") -> str:
    """Return the words that can be meant, as a sentence lists them: all where they are few, else the nearest.

    >>> choices("inkop", ["inkoop", "geld"])
    'geld en inkoop'
    >>> choices("stap-7", [f"stap-{number:02}" for number in range(30)])
    'stap-27, stap-17, stap-07, stap-29 en stap-28, en nog 25 andere'
    """
    words = sorted(known)
    if len(words) <= MOST_NAMED:
        return listing(words, last)
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), words, NEAR, 0.4) or words[:NEAR]
    return f"{listing(near, last)}, en nog {len(words) - len(near)} andere"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like this one, or nothing.

    >>> nearest("timelin", ["checklist", "timeline"])
    'timeline'
    """
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), list(known), 1, 0.6)), "")


def choice(word: str, known: Iterable[str]) -> str:
    """Return the way out for a word that is not one of the known ones.

    >>> choice("inkop", ["inkoop", "geld"])
    "Bedoelt u 'inkoop'? U kunt kiezen uit: geld en inkoop."
    """
    words = sorted(known)
    return f"{meaning(word, words)}U kunt kiezen uit: {choices(word, words)}."


def meaning(word: str, known: Iterable[str]) -> str:
    """Return the question whether another word is meant, with a space behind it; or nothing."""
    meant = nearest(word, known)
    return f"Bedoelt u '{meant}'? " if meant else ""


def sentence(text: str) -> str:
    """Return the text with a capital first letter and the rest unchanged.

    >>> sentence("de raad")
    'De raad'
    """
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """Return the text with a small first letter, as part of a sentence.

    >>> within("De raad")
    'de raad'
    """
    return text[:1].lower() + text[1:]


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words where it was longer.

    >>> shortened("Vraag uw achterban om hulp", 21)
    'Vraag uw achterban...'
    """
    if len(text) <= most:
        return text
    words = text[: most - 2].rpartition(" ")[0].rstrip(",;: ")
    return f"{words or text[: most - 3]}..."


def sentences(text: str) -> str:
    """Return the text with a capital at the start of every sentence.

    >>> sentences("de raad besluit. de commissie niet.")
    'De raad besluit. De commissie niet.'
    """
    return ". ".join(sentence(part) for part in text.split(". "))


def name_order(name: str) -> str:
    """Return a name as a Dutch list of names is sorted: without what stands before its first capital, and no accents.

    >>> sorted(["Oss", "'s-Hertogenbosch", "Súdwest-Fryslân", "Haren"], key=name_order)
    ['Haren', "'s-Hertogenbosch", 'Oss', 'Súdwest-Fryslân']
    """
    plain = normalize("NFKD", name.removeprefix("'s-").removeprefix("'t "))
    return plain.encode("ascii", "ignore").decode().casefold()
