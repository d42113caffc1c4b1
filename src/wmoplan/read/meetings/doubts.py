"""What a list leaves in doubt, each doubt with the readings that are possible: the same for a text and for a table."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from wmoplan.dutch import clock, long_date
from wmoplan.model.meeting import Meeting
from wmoplan.model.words import CANCELLED, FIRM, MOVED, PROVISIONAL
from wmoplan.place import Place
from wmoplan.read.meetings.dates import (
    LAST_WEEK,
    Written,
    are_joined,
    existing_day,
    fits,
    is_year,
    listed_days,
    short_weekday,
    with_century,
    written_dates,
    years_of,
)
from wmoplan.read.meetings.outcome import OfferedAnswer, Query, Unclear, day_choices, plain_choices
from wmoplan.read.meetings.words import SKIP, WHICH_YEAR

WHICH_FIRST: Final = "#volgorde"
"""The key of the question whether the day or the month stands in front, asked once for a whole list."""

DAY_FIRST: Final = "dag"
MONTH_FIRST: Final = "maand"
"""The answers to that question."""

STATUS_WORD: Final = "#status:"
"""How the key of a question about a word for a status begins; the word stands behind it."""


STATUSES: Final = (
    OfferedAnswer(FIRM, "de vergadering gaat door"),
    OfferedAnswer(PROVISIONAL, "de vergadering is nog niet zeker"),
    OfferedAnswer(CANCELLED, "de vergadering vervalt"),
)


class Doubt(NamedTuple):
    """Something that can be read in more than one way, or in none.

    Attributes:
        kind, text, choices, alike: As in `Query`.
    """

    kind: str
    text: str
    choices: tuple[OfferedAnswer, ...] = ()
    alike: str = ""


def of_weekday(written: Written, days: Sequence[date], years: Iterable[int] = ()) -> Doubt:
    """Return the doubt which is meant, the weekday or the date.

    Args:
        days: The days that the date can be, none of them on that weekday.
        years: Steps to other years in which the date can be.
    """
    first = days[0]
    near = [(day + timedelta(days=step), "weekdag") for day in days for step in (-3, -2, -1, 1, 2, 3)]
    if "-" in written.text or "/" in written.text:
        turned = existing_day(first.year, written.number, written.month)
        near.insert(0, (turned or first, "andersom"))
    near += [(day, "jaar") for step in years if (day := existing_day(first.year + step, written.month, written.number))]
    found = dict([*((day, "datum") for day in days), *((day, way) for day, way in near if fits(written, day))])
    choices = tuple(OfferedAnswer(day.isoformat(), long_date(day), way) for day, way in found.items())
    weekday, _, said = long_date(first).partition(" ")
    return Doubt("datum", f"'{written.text}' kan niet: {said} is een {weekday}. Welke dag is het?", choices, "weekdag")


def of_no_day(written: Written, year: int) -> Doubt:
    """Return the doubt of a day that the calendar does not have; of a short month its last day is offered."""
    said = f"'{written.text}'" if written.year else f"'{written.text}' ({year})"
    is_last = written.number in {29, 30, 31}
    days = [existing_day(year, written.month, number) for number in (30, 29, 28)] if is_last else []
    offered = [OfferedAnswer(day.isoformat(), long_date(day), "laatste dag") for day in days if day]
    return Doubt("datum", f"{said} bestaat niet. Welke dag is het?", tuple(offered[:1]), "bestaat niet")


def of_week(said: str, day: date) -> Doubt | None:
    """Return the doubt of a day that is not in the week that stands beside it; None where it is, or no such week is."""
    number = int(re.sub(r"[^0-9]", "", said))
    _, week, weekday = day.isocalendar()
    if number == week or not 0 < number <= LAST_WEEK:
        return None
    offered = day_choices((day, date.fromisocalendar(day.isocalendar().year, number, weekday)))
    text = f"er staat '{said}', maar {long_date(day)} is in week {week}. Welke dag is het?"
    return Doubt("datum", text, offered, "week")


def of_short_year(written: Written) -> Doubt:
    """Return the doubt of a year of two digits of which nothing proves the century."""
    day = existing_day(2000 + int(written.year), written.month, written.number)
    offered = (OfferedAnswer(day.isoformat(), long_date(day), "2000"),) if day else ()
    return Doubt("datum", f"'{written.text}' heeft een jaar van twee cijfers. Welke dag is het?", offered, "eeuw")


def of_no_year(written: Written) -> Doubt:
    """Return the doubt of a day without a year, asked once for the whole list."""
    return Doubt("jaar", f"bij '{written.text}' ontbreekt het jaar. Welk jaar is het?")


def of_several_years(written: Written, days: Sequence[date]) -> Doubt:
    """Return the doubt in which year a day is."""
    offered = tuple(OfferedAnswer(day.isoformat(), long_date(day), str(day.year)) for day in days)
    return Doubt("datum", f"in welk jaar valt '{written.text}'?", offered, "jaar")


def of_order(written: str) -> Doubt:
    """Return the doubt whether the day or the month stands in front, asked once for the whole list."""
    offered = (OfferedAnswer(DAY_FIRST, "de dag"), OfferedAnswer(MONTH_FIRST, "de maand"))
    return Doubt("volgorde", f"wat staat in deze lijst vooraan, zoals in '{written}': de dag of de maand?", offered)


def of_status_word(word: str) -> Doubt:
    """Return the doubt of a word in a column of states that is not known."""
    return Doubt("status", f"de status '{word}' kent wmoplan niet. Wat betekent die?", STATUSES)


def of_doubt(said: str) -> Doubt:
    """Return the doubt of words that leave open whether a meeting is held."""
    return Doubt("status", f"er staat {said}. Gaat deze vergadering door?", STATUSES, "onzeker")


def of_going_on(said: str) -> Doubt:
    """Return the doubt whether a meeting goes on, of which a row or a line says two things."""
    offered = (OfferedAnswer(FIRM, "de vergadering gaat door"), OfferedAnswer(CANCELLED, "de vergadering vervalt"))
    return Doubt("status", f"er staat {said}. Gaat deze vergadering door?", offered, "gaat door")


def of_move(day: date) -> Doubt:
    """Return the doubt to which day a meeting goes that is moved."""
    offered = (
        OfferedAnswer(CANCELLED, "dat is nog niet bekend: de vergadering vervalt op deze dag"),
        OfferedAnswer(FIRM, f"de vergadering gaat toch door op {long_date(day)}", FIRM),
    )
    text = f"de vergadering van {long_date(day)} is verzet. De nieuwe dag staat er niet bij. Welke dag wordt het?"
    return Doubt("datum", text, offered, "verzet")


def of_answered_move(answered: str) -> tuple[str, date | None]:
    """Return what an answer makes of a meeting that is moved: its status, and its new day where that is known."""
    return (answered, None) if answered in {CANCELLED, FIRM} else (MOVED, date.fromisoformat(answered))


def of_times(times: Iterable[str]) -> Doubt:
    """Return the doubt when a meeting begins, of which several times stand there."""
    held = dict.fromkeys(times)
    offered = tuple(OfferedAnswer(time, clock(time), f"tijd {at}") for at, time in enumerate(held, 1))
    return Doubt("tijd", "hoe laat begint de vergadering?", offered, "tijd")


def of_two_rows(one: Meeting, other: Meeting) -> Doubt:
    """Return the doubt of two rows that say different things of one meeting."""
    text = f"op {one.place.inside} is deze vergadering {one.status}, hier {other.status}. Wat geldt?"
    return Doubt("status", text, plain_choices((one.status, other.status)), "twee keer")


def doubt_of_day(written: Written, years: Sequence[int]) -> Doubt | None:
    """Return what is doubted of a date; None where it is one day.

    Args:
        years: Those that it can be in.
    """
    if written.year and not is_year(written.year):
        return of_short_year(written) if len(written.year) == len("27") else None
    if not years:
        return of_no_year(written)
    days = [day for year in years if (day := existing_day(year, written.month, written.number))]
    if not days:
        return of_no_day(written, years[0])
    fitting = [day for day in days if fits(written, day)]
    if not fitting:
        return of_weekday(written, days)
    return None if len(fitting) == 1 else of_several_years(written, fitting)


class RowDoubts:
    """Asks what is in doubt in one row of a table, and has what was answered.

    A doubt that somebody skips stays a doubt: its row gives no meeting.

    Args:
        place: Where the row stands.
        said: What stands there.
        answers: What was answered so far, by the key of the question.
    """

    def __init__(self, place: Place, said: str, answers: Mapping[str, str]) -> None:
        self.place = place
        self.said = said
        self.answers = answers

    def settled(self, what: str, doubt: Doubt, meeting: Meeting | None = None) -> str:
        """Return the answer to a doubt.

        Args:
            what: What is doubted of the row; begins with # where the answer holds for other rows as well.
            meeting: The meeting, where only its status is in doubt.

        Raises:
            Unclear: There is no answer yet, or it was skipped.
        """
        key = what if what.startswith("#") else f"#{self.place.inside}: {self.said}: {what}"
        answered = self.answers.get(key, SKIP)
        if answered == SKIP:
            raise Unclear(Query(self.place, self.said, key, *doubt[:3], meeting, doubt.alike))
        return answered


def sure_days(cell: str, weekday: str, years: Sequence[int], settled: Callable[[str, Doubt], str]) -> str:
    """Return a cell with days in which each day that is in doubt is as somebody answered.

    Args:
        weekday: What stands in a column of weekdays; may be empty.
        years: Those that a day without a year can be in.
        settled: Returns the answer to a doubt of a date.

    Raises:
        Unclear: There is no answer yet.
    """
    dates = [with_century(one, years) for one in written_dates(cell)]
    if not all(one.month for one in dates) or any(are_joined(cell, *pair) for pair in pairwise(dates)):
        return cell
    dates = sorted([*dates, *(one.written for one in listed_days(cell, dates) if one.is_sure)])
    if len(dates) == 1 and not dates[0].weekday:
        dates = [dates[0]._replace(weekday=short_weekday(weekday.rstrip(".")))]
    for written, stated in reversed(list(zip(dates, years_of(dates), strict=True))):
        if doubt := doubt_of_day(written, stated or tuple(years)):
            answered = settled(WHICH_YEAR if doubt.kind == "jaar" else f"dag {written.text}", doubt)
            cell = f"{cell[: written.start]}{long_date(date.fromisoformat(answered))}{cell[written.end :]}"
    return cell
