"""The days of a line: never guessed, and asked where year, weekday or calendar leave a doubt."""

import re
from datetime import date
from typing import Final

from wmoplan.read.meetings.dated import Dated
from wmoplan.read.meetings.dates import Written, existing_day, fits, is_year, with_century, years_of
from wmoplan.read.meetings.doubts import (
    WHICH_FIRST,
    of_move,
    of_no_day,
    of_no_year,
    of_order,
    of_several_years,
    of_short_year,
    of_week,
    of_weekday,
)
from wmoplan.read.meetings.listed import in_order
from wmoplan.read.meetings.month_first import IN_FIGURES
from wmoplan.read.meetings.outcome import day_choices
from wmoplan.read.meetings.words import DAY, DONE, FROM, TO, WEEK_NUMBER, WHICH_YEAR

LONG_YEAR: Final = r"[\s-]?([0-9]{5,})(?![0-9])"
"""What stands behind a day and would be its year, had it four figures."""


def days_of(dated: Dated) -> list[date]:
    """Return the day of each date in the line, and keep in mind where the list is.

    Raises:
        Unclear: A day must be asked first.
        NoMeeting: It was answered that the line is none.
    """
    known = (*dated.years_alone, *dated.reading.section.years, dated.reading.default_year, dated.reading.year)
    dated.dates = [with_century(written, known) for written in dated.dates]
    days: list[date] = []
    section = dated.reading.section
    for written, years in zip(dated.dates, _stated(dated), strict=True):
        days.append(_day(dated, written, years))
        dated.reading.year = days[-1].year
        section.last = section.last if dated.is_moved else days[-1]
    dated.days = days
    if section.years and any(day.year not in section.years for day in days):
        section.years = ()  # the list goes on into another year than its heading said
    return days


def _stated(dated: Dated) -> list[tuple[int, ...]]:
    """Return the years that each date can be in as the line says; both days of a move are in any year that it has."""
    stated = in_order(dated.line.text, dated.dates, years_of(dated.dates))
    only = next((int(written.year) for written in dated.dates if is_year(written.year)), None)
    return [years or (only,) for years in stated] if dated.is_moved and only else stated


def _day(dated: Dated, written: Written, stated: tuple[int, ...]) -> date:
    key = dated.key(written.text)
    if answered := dated.answered_day(key):
        return answered
    if dated.reading.either_way and re.search(IN_FIGURES, written.text):
        raise dated.doubt(WHICH_FIRST, of_order(dated.reading.either_way))
    _refuse_odd(dated, key, written)
    years, is_sure = (stated, True) if stated else _years(dated)
    if not years:
        raise dated.doubt(WHICH_YEAR, of_no_year(written))
    days = [day for year in years if (day := existing_day(year, written.month, written.number))]
    if not days:
        raise dated.doubt(key, of_no_day(written, years[0]))
    if fitting := [day for day in days if fits(written, day)]:
        return _in_its_week(dated, key, _only(dated, written, fitting, is_sure=is_sure))
    raise dated.doubt(key, of_weekday(written, days, [] if is_sure else [-1, 1]))


def _in_its_week(dated: Dated, key: str, day: date) -> date:
    """Return the only day of a line; it is asked where the line names another week."""
    weeks = re.findall(WEEK_NUMBER, dated.line.text)
    if len(dated.dates) == len(weeks) == 1 and (doubt := of_week(weeks[0], day)):
        raise dated.doubt(key, doubt)
    return day


def _only(dated: Dated, written: Written, fitting: list[date], *, is_sure: bool) -> date:
    """Return the day that fits; of several years it is asked which."""
    if len(fitting) == 1 and not is_sure and not written.weekday and fitting[0] not in dated.reading.held:
        fitting = fitting + _next_year(fitting[0], dated.reading.section.last)
    if len(fitting) > 1:
        raise dated.doubt(dated.key(written.text), of_several_years(written, fitting))
    return fitting[0]


def _refuse_odd(dated: Dated, key: str, written: Written) -> None:
    if not written.year and (behind := re.match(LONG_YEAR, dated.line.text[written.end :])):
        text = f"'{written.text} {behind[1]}': {behind[1]} is geen jaar."
    elif not written.number and not written.month:
        text = f"'{written.text}': '{written.year}' is geen maand."
    elif len(written.year) == 2:  # noqa: PLR2004 - a year has four digits
        raise dated.doubt(key, of_short_year(written))
    elif written.year and not is_year(written.year):
        text = f"'{written.text}': {written.year} is hier geen jaar."
    else:
        return
    raise dated.ask(key, "datum", f"{text} Welke dag is het?")


def _years(dated: Dated) -> tuple[tuple[int, ...], bool]:
    """Return the years that a day without one can be in, and whether the line or a heading says so."""
    reading = dated.reading
    if years := dated.years_alone or reading.section.years:
        return years, True
    answered = dated.answer(WHICH_YEAR)
    fallback = reading.year or reading.default_year or (int(answered) if is_year(answered) else None)
    return ((fallback,) if fallback else ()), False


def _next_year(day: date, last: date | None) -> list[date]:
    """Return the same day a year on, where the list would go back in time without it."""
    again = existing_day(day.year + 1, day.month, day.day) if last and day < last else None
    return [again] if again else []


def moved_days(dated: Dated, days: list[date]) -> tuple[date, date]:
    """Return the old day of a meeting that was moved, and the new one.

    Raises:
        Unclear: It must be asked first.
        NoMeeting: It was answered that the line is none.
    """
    before = [_words_before(dated.rest, written) for written in dated.dates]
    match days:
        case [day]:
            return _with_other_day(dated, day, is_new=bool(re.search(TO, before[0])))
        case [one, other]:
            is_old = bool(re.search(FROM, before[0]) or re.search(TO, before[1]))
            is_new = bool(re.search(FROM, before[1]) or re.search(TO, before[0]))
            if is_old == is_new:
                is_new = _is_answered_new(dated, one, other)
            return (other, one) if is_new else (one, other)
    raise dated.ask(dated.key("naar"), "status", "welke dag gaat naar welke dag? Zet elke op een eigen regel")


def _words_before(rest: str, written: Written) -> str:
    words = rest[: written.start].rpartition(DAY)[2]
    return re.sub(rf"(?<![{DONE}\s(])[{DONE}\s(]+$", " ", words)


def _with_other_day(dated: Dated, day: date, *, is_new: bool) -> tuple[date, date]:
    key = dated.key("van" if is_new else "naar")
    other = dated.answered_day(key)
    if not other:
        raise dated.ask(key, "datum", "welke dag was het eerst?") if is_new else dated.doubt(key, of_move(day))
    return (other, day) if is_new else (day, other)


def _is_answered_new(dated: Dated, one: date, other: date) -> bool:
    """Tell whether the answer is that the first day is the new one."""
    key = dated.key("naar")
    answered = dated.answer(key)
    if answered not in {one.isoformat(), other.isoformat()}:
        raise dated.ask(key, "status", "wat is de nieuwe dag?", day_choices((one, other)))
    return answered != other.isoformat()
