"""What somebody answers to the questions of a first profile, in their own words; not knowing is an answer."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from wmoplan.dutch import choice, listing, sentence
from wmoplan.errors import Refused, UsageError
from wmoplan.model.day import read_day
from wmoplan.model.schedule import read_pattern
from wmoplan.reckon.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wmoplan.model.municipality import Recess
    from wmoplan.reckon.plan_head import Subject

LEAST: Final = 4
"""Letters of a word by which a subject can be known; a shorter one is in too many."""

WORD_ONLY: Final = frozenset({"en", "of", "de", "het", "een", "over", "van", "in", "alle", "alles"})
"""Words of an answer about subjects that name none."""

NO_DAY: Final = "'{text}' is nog geen dag. wmoplan gaat uit van de schatting, en vraagt later om de dag."
NO_RULE: Final = (
    "Om de week kan wmoplan pas uitrekenen als het een eerste dag weet, zoals:\n"
    "  om de 2 weken op dinsdag vanaf 5 januari 2027\n"
    "U gaat nu verder zonder. Weet u de dag? Typ dan nog eens: wmoplan init"
)
LOOSE_DAYS: Final = "Losse dagen voegt u straks toe, met 'eigen' erachter: wmoplan meetings add. U gaat nu verder."
UNDERSTOOD: Final = "Begrepen: {rules}."


def is_unknown(typed: str) -> bool:
    """Tell whether an answer says that somebody does not know."""
    from wmoplan.read.answers import read_answer

    return bool(typed.strip()) and not read_answer(typed).is_known


class DaySaid(NamedTuple):
    """What an answer says of a day.

    Attributes:
        day: None where the answer gives none.
        note: The answer, where it says something about the day; else empty.
        told: What the one who answered must know; may be empty.
    """

    day: date | None = None
    note: str = ""
    told: str = ""


def day_said(typed: str, as_of: date) -> DaySaid:
    """Return what an answer says of a day.

    Raises:
        UsageError: The answer is no day, no period, and not that nobody knows.
    """
    from wmoplan.read.answers import day_in, period_in, read_answer

    try:
        answer = read_answer(typed)
        if not answer.is_known:
            return DaySaid()
        if day := day_in(answer.text, as_of):
            return DaySaid(day)
        if period_in(answer.text):
            return DaySaid(None, answer.text, NO_DAY.format(text=answer.text))
        return DaySaid(read_day(answer.text))
    except Refused as fault:
        raise UsageError(f"{fault.message}\n  {fault.remedy}") from None


class OwnRule(NamedTuple):
    """A rule by which the volunteers meet, between two days.

    Attributes:
        pattern: As a profile writes it.
        time: As HH:MM; empty where it is not known.
    """

    pattern: str
    time: str
    first: date
    last: date


class RulesSaid(NamedTuple):
    """What an answer says of when the volunteers meet.

    Attributes:
        patterns: As a profile writes them.
        months: The numbers of the months in which they do not meet.
        told: What the one who answered must know; may be empty.
    """

    patterns: tuple[str, ...] = ()
    time: str = ""
    months: tuple[int, ...] = ()
    told: str = ""

    def rows(self, first: date, last: date) -> tuple[OwnRule, ...]:
        """Return the rules between two days, without the months in which nobody meets."""
        spans = list(_spans(first, last, self.months))
        return tuple(OwnRule(one, self.time, *span) for one in self.patterns for span in spans)


def rules_said(typed: str | None) -> RulesSaid:
    """Return what an answer says of when the volunteers meet.

    Raises:
        UsageError: The answer gives no rule and no day, and is not that nobody knows.
    """
    from wmoplan.read.answers import rule_in
    from wmoplan.read.meetings.dates import written_dates

    if not typed or is_unknown(typed):
        return RulesSaid()
    try:
        return RulesSaid((read_pattern(typed).text,))
    except Refused as fault:
        refusal = UsageError(f"{fault.message}\n  {fault.remedy}")
    if re.search(r"(?i)(?<!\w)(?:om de (?:andere |twee )?(?:week|weken)|(?:twee|2)wekelijks)(?!\w)", typed):
        return RulesSaid(told=NO_RULE)
    if written_dates(typed):
        return RulesSaid(told=LOOSE_DAYS)
    try:
        rule = rule_in(typed)
    except Refused:
        rule = None
    if rule is None:
        raise refusal
    return RulesSaid(
        rule.patterns, rule.time, rule.months, UNDERSTOOD.format(rules=_in_words(rule.patterns, rule.months))
    )


def _in_words(patterns: tuple[str, ...], months: tuple[int, ...]) -> str:
    from wmoplan.dutch import MONTHS

    without = f", niet in {listing([MONTHS[month - 1] for month in months])}" if months else ""
    return f"{listing(patterns)}{without}"


def _spans(first: date, last: date, months: tuple[int, ...]) -> "Iterator[tuple[date, date]]":
    """Yield the first and the last day of each stretch between two days, both included, outside some months."""
    begin: date | None = None
    day = first
    while day <= last:
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        if day.month not in months:
            begin = begin or day
        elif begin:
            yield begin, day - timedelta(days=1)
            begin = None
        day = following
    if begin:
        yield begin, last


def topics_said(typed: str | None, topics: "tuple[Subject, ...]") -> tuple[str, ...]:
    """Return the subjects that an answer names: by number, by name or by a word of the title; none is all.

    Raises:
        UsageError: One of the words names no subject, or more than one.
    """
    if not typed or is_unknown(typed):
        return ()
    known = [topic.id for topic in topics]
    found = []
    for word in typed.replace(",", " ").lower().split():
        if word.isdecimal() and 0 < int(word) <= len(known):
            found.append(known[int(word) - 1])
        elif word in known:
            found.append(word)
        elif word not in WORD_ONLY:
            found.append(_subject(word, topics))
    return tuple(dict.fromkeys(found))


def _subject(word: str, topics: "tuple[Subject, ...]") -> str:
    """Return the subject with a word in its title."""
    begin = plain_name(word)
    fitting = [
        topic
        for topic in topics
        if len(begin) >= LEAST and any(plain_name(one).startswith(begin) for one in topic.title.split())
    ]
    if len(fitting) == 1:
        return fitting[0].id
    if fitting:
        titles = listing([f"'{topic.title}'" for topic in fitting], "of")
        raise UsageError(f"'{word}' past bij meer dan één onderwerp.\n  Bedoelt u {titles}? Typ het nummer.")
    raise UsageError(f"'{word}' is geen onderwerp van dit plan.\n  {choice(word, [topic.id for topic in topics])}")


def in_recess(rules: "tuple[OwnRule, ...]", recesses: "list[Recess]", day: date) -> str:
    """Return which own meetings of the coming year fall in a recess and so do not count; empty where none does."""
    from wmoplan.dutch import plain_date, within
    from wmoplan.reckon.agenda import occurrences

    until = day + timedelta(days=365)
    told = []
    for recess in recesses:
        days = [
            one
            for rule in rules
            for one in occurrences(read_pattern(rule.pattern), max(rule.first, day), min(rule.last, until))
            if recess.first <= one <= recess.last
        ]
        if days:
            told.append(f"{listing([plain_date(one) for one in days])} ({within(recess.name)})")
    if not told:
        return ""
    return sentence(
        f"eigen vergaderingen in een reces telt wmoplan niet mee: {listing(told)}. "
        "Vergadert u dan wel? Zet in uw profiel achter de regel: ook-in-reces: ja"
    )
