"""Days off and terms: which day counts, where a term ends, and which day moved it.

The days themselves come from data; nothing here knows the name of one.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from wmoplan.dutch import WEEKDAYS, count, listing, long_date, sentence
from wmoplan.errors import Refused
from wmoplan.model.moment import Reason
from wmoplan.model.municipality import Recess
from wmoplan.model.period import DAY
from wmoplan.model.phrases import NO_SENTENCES, Phrase, Texts
from wmoplan.model.reference import DayRules, SchoolHoliday
from wmoplan.model.term import Term, Unit
from wmoplan.model.words import ROUNDING, Roll, Rounding

SATURDAY: Final = 5
UNITS: Final = {
    Unit.DAYS: ("dag", "dagen"),
    Unit.WORKDAYS: ("werkdag", "werkdagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
}
"""What a term can count, with the word for one and for more; hours become whole days before they are counted."""


class Calendar(NamedTuple):
    """The days off, with those of the years that were asked for kept at hand.

    Attributes:
        texts: The sentences in which a term is explained.
    """

    rules: DayRules
    texts: Texts
    years: dict[int, dict[date, str]]


NO_DAYS_OFF: Final = Calendar(DayRules((), {}, frozenset(), {}, "", "", ""), NO_SENTENCES, {})
"""A calendar without feestdagen, that says nothing."""


class MovedDay(NamedTuple):
    """A day, and the days off that were passed to reach it.

    Attributes:
        off: Each day with what it is, in the order in which they were passed; empty where nothing moved.
    """

    day: date
    off: tuple[tuple[date, str], ...]


class TermRule(NamedTuple):
    """How a term counts.

    Attributes:
        amount: Zero or more.
        unit: Not hours; a week is seven calendar days.
        back: Whether it counts back from the day.
        roll: What happens where it ends on a day off; what counts back never rolls later.
        source: Where the term stands.
    """

    amount: int
    unit: Unit
    back: bool
    roll: Roll = Roll.STAYS
    rounding: Rounding = Rounding.REFUSED
    source: str = ""


class TermEnd(NamedTuple):
    """The day on which a term ends, with how it was counted."""

    day: date
    reason: tuple[Reason, ...]


def easter(year: int) -> date:
    """Return Easter Sunday.

    Source: the anonymous Gregorian reckoning (Meeus, Astronomical Algorithms, ch. 8).

    >>> easter(2014)
    datetime.date(2014, 4, 20)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int, rules: DayRules) -> dict[date, str]:
    """Return the feestdagen of a year by day; two on one day share a name."""
    found: dict[date, str] = {}
    for rule in rules.holidays:
        if (rule.first_year and year < rule.first_year) or (rule.last_year and year > rule.last_year):
            continue
        day = date(year, rule.month, rule.day) if rule.month else easter(year) + rule.day * DAY
        if rule.on_sunday and day.weekday() > SATURDAY:
            day = date(year, *rule.on_sunday)
        found[day] = listing([found[day], rule.name]) if day in found else rule.name
    return dict(sorted(found.items()))


def calendar_of(rules: DayRules, texts: Texts) -> Calendar:
    """Return a calendar of these rules, with no year at hand yet."""
    return Calendar(rules, texts, {})


def holiday_name(day: date, calendar: Calendar) -> str:
    """Return the name of the feestdag that a day is, or nothing; equated days do not count."""
    year = calendar.years.get(day.year)
    if year is None:
        year = calendar.years[day.year] = holidays(day.year, calendar.rules)
    return year.get(day, "")


def is_holiday(day: date, calendar: Calendar) -> bool:
    """Tell whether a day is a feestdag; equated days do not count."""
    return bool(holiday_name(day, calendar))


def day_off(day: date, calendar: Calendar) -> str:
    """Return what makes a day a day off for terms, or nothing; here equated days count."""
    equated = day in calendar.rules.equated
    return free_day(day, calendar) or (calendar.texts.say(Phrase.EQUATED) if equated else "")


def free_day(day: date, calendar: Calendar) -> str:
    """Return what makes a day one on which nobody meets, or nothing; a day that is equated for terms is none."""
    weekend = WEEKDAYS[day.weekday()] if day.weekday() >= SATURDAY else ""
    return holiday_name(day, calendar) or weekend


def is_workday(day: date, calendar: Calendar) -> bool:
    """Tell whether a day counts as a working day for terms."""
    return not day_off(day, calendar)


def next_workday(day: date, calendar: Calendar) -> MovedDay:
    """Return the first working day on or after a day."""
    return _passed(day, DAY, calendar)


def previous_workday(day: date, calendar: Calendar) -> MovedDay:
    """Return the last working day on or before a day."""
    return _passed(day, -DAY, calendar)


def _passed(
    day: date, step: timedelta, calendar: Calendar, off_on: Callable[[date, Calendar], str] = day_off
) -> MovedDay:
    off = []
    while name := off_on(day, calendar):
        off.append((day, name))
        day += step
    return MovedDay(day, tuple(off))


def next_ordinary_day(day: date, calendar: Calendar) -> MovedDay:
    """Return the first day on or after a day that is no weekend and no feestdag; equated days are ordinary here."""
    return _passed(day, DAY, calendar, free_day)


def moved_reason(moved: MovedDay, source: str, texts: Texts) -> Reason:
    """Return why a day moved, naming the days off that were passed."""
    days = [long_date(day) if name in WEEKDAYS else f"{long_date(day)} ({name})" for day, name in moved.off]
    phrase = Phrase.NO_WORKDAY if len(days) == 1 else Phrase.NO_WORKDAYS
    return Reason(texts.say(phrase, dagen=sentence(listing(days)), dag=long_date(moved.day)), moved.day, source)


HOURS_A_DAY: Final = 24


def whole_days(length: Term) -> tuple[int, Unit]:
    """Return how many of which unit a length is; hours are whole days."""
    return (length.amount // HOURS_A_DAY, Unit.DAYS) if length.unit is Unit.HOURS else (length.amount, length.unit)


def rule_of(length: Term, *, back: bool = False, roll: Roll = Roll.STAYS) -> TermRule:
    """Return how a term of a municipality counts: hours are whole days, and every month is rounded alike."""
    amount, unit = whole_days(length)
    return TermRule(amount, unit, back, roll, ROUNDING)


def add_term(day: date, rule: TermRule, calendar: Calendar) -> TermEnd:
    """Return the day on which a term ends that counts from a day.

    Unit: the day itself is not counted; 1 dag after a Monday is the Tuesday.

    Raises:
        Refused: A term that counts back would roll later; or a month does not have the day, and nothing says how to
            round.
    """
    later = rule.roll is Roll.LATER
    texts, rules = calendar.texts, calendar.rules
    if rule.back and later:
        raise Refused(texts.say(Phrase.NEVER_LATER), texts.say(Phrase.SAY_ROLL))
    counted = _counted(day, rule, calendar)
    length = count(rule.amount, *UNITS[rule.unit])
    phrase = Phrase.COUNTED_BACK if rule.back else Phrase.COUNTED_ON
    told = texts.say(phrase, lengte=length, begin=long_date(day), dag=long_date(counted))
    reason = [Reason(told, counted, rule.source)]
    if rule.roll is Roll.STAYS or not day_off(counted, calendar):
        return TermEnd(counted, tuple(reason))
    if later and rule.amount > rules.longest.get(rule.unit, 0):
        told = texts.say(Phrase.DOES_NOT_ROLL, lengte=length, dag=long_date(counted))
        return TermEnd(counted, (*reason, Reason(told, counted, rules.longest_source)))
    moved = next_workday(counted, calendar) if later else previous_workday(counted, calendar)
    reason.append(moved_reason(moved, rules.later_source if later else rules.earlier_source, texts))
    return TermEnd(moved.day, tuple(reason))


def add_outside_recess(day: date, rule: TermRule, recesses: Iterable[Recess], calendar: Calendar) -> TermEnd:
    """Return where a term ends that stands still in every recess, counted day by day; a day off does not move it."""
    rows, step = tuple(recesses), -DAY if rule.back else DAY
    left = rule.amount
    if rule.unit is not Unit.WORKDAYS:
        left = abs((_counted(day, rule, calendar) - day).days)
    begin, skipped = day, dict[str, int]()
    while left:
        day += step
        recess = next((found for found in rows if found.first <= day <= found.last), None)
        if recess:
            skipped[recess.name] = skipped.get(recess.name, 0) + 1
        elif rule.unit is not Unit.WORKDAYS or is_workday(day, calendar):
            left -= 1
    length = count(rule.amount, *UNITS[rule.unit])
    say = calendar.texts.say
    told = [
        say(Phrase.RECESS_NOT_COUNTED, reces=name, dagen=count(days, "dag", "dagen")) for name, days in skipped.items()
    ]
    phrase = Phrase.THEN_BACK if rule.back else Phrase.THEN_ON
    told.append(say(phrase, lengte=length, begin=long_date(begin), dag=long_date(day)))
    reasons = tuple(Reason(words, day if words is told[-1] else None, "") for words in told)
    return TermEnd(day, reasons)


def _counted(day: date, rule: TermRule, calendar: Calendar) -> date:
    step = -DAY if rule.back else DAY
    if rule.unit is Unit.MONTHS:
        return _months(day, -rule.amount if rule.back else rule.amount, rule.rounding, calendar.texts)
    if rule.unit is Unit.WORKDAYS:
        for _ in range(rule.amount):
            day = _passed(day + step, step, calendar).day
        return day
    return day + step * rule.amount * (7 if rule.unit is Unit.WEEKS else 1)


def _months(day: date, amount: int, rounding: Rounding, texts: Texts) -> date:
    index = day.year * 12 + day.month - 1 + amount
    year, month = index // 12, index % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - DAY
    if day.day <= last.day:
        return date(year, month, day.day)
    if rounding is Rounding.REFUSED:
        phrase = Phrase.NO_SUCH_DAY_BACK if amount < 0 else Phrase.NO_SUCH_DAY_ON
        length = count(abs(amount), *UNITS[Unit.MONTHS])
        raise Refused(
            texts.say(phrase, lengte=length, begin=long_date(day)),
            texts.say(Phrase.SAY_ROUNDING, keuzes=listing(tuple(filter(None, Rounding)), "of")),
        )
    return last if rounding is Rounding.LAST_DAY else following


def hours_before(day: date, time: str, hours: int) -> tuple[date, str]:
    """Return the day and the time of day so many hours earlier, on the wall clock.

    Returns: without a time of day, whole days back and no time; under 24 hours the same day.

    >>> hours_before(date(2014, 10, 21), "20:00", 24)
    (datetime.date(2014, 10, 20), '20:00')
    """
    if not time:
        return day - DAY * (hours // 24), ""
    hour, minute = time.split(":")
    days, left = divmod(int(hour) * 60 + int(minute) - hours * 60, 24 * 60)
    return day + DAY * days, f"{left // 60:02}:{left % 60:02}"


def default_recesses(regions: tuple[str, ...], rows: Iterable[SchoolHoliday]) -> tuple[Recess, ...]:
    """Return the recesses that the school holidays give to a municipality in these regions.

    Returns: by first day; where the days of the regions differ, from the earliest first to the latest last day,
        as an estimate. No region counts as all of them.
    """
    found: dict[tuple[str, int], list[SchoolHoliday]] = {}
    for row in rows:
        if not regions or row.region in regions:
            found.setdefault((row.name, row.first.year), []).append(row)
    recesses = [
        Recess(
            name,
            min(row.first for row in same),
            max(row.last for row in same),
            len({(row.first, row.last) for row in same}) > 1,
            same[0].source,
        )
        for (name, _), same in found.items()
    ]
    return tuple(sorted(recesses, key=lambda recess: (recess.first, recess.name)))
