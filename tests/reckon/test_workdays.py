from datetime import date
from pathlib import Path

import holidays as package
import pytest
from dateutil.easter import easter as easter_of_dateutil

from tests.reckon.make import real_rules
from wmoplan.errors import Refused
from wmoplan.model.municipality import Recess
from wmoplan.model.term import Unit, read_term
from wmoplan.model.words import Roll, Rounding
from wmoplan.read.reference import read_day_rules, read_school_holidays
from wmoplan.reckon.workdays import (
    TermRule,
    add_outside_recess,
    add_term,
    calendar_of,
    day_off,
    default_recesses,
    easter,
    holidays,
    hours_before,
    is_holiday,
    is_workday,
    next_ordinary_day,
    next_workday,
    previous_workday,
    whole_days,
)

DATA = Path(__file__).parents[2] / "data"
RULES = read_day_rules(DATA)
CALENDAR = calendar_of(RULES, real_rules().texts)
SCHOOL = read_school_holidays(DATA)


def day(text: str) -> date:
    return date.fromisoformat(text)


# Computed feestdagen, checked against published calendars
MOVABLE = [
    # year, Goede Vrijdag, 2e paasdag, Koningsdag, Hemelvaart, 2e pinksterdag
    (2014, "04-18 04-21 04-26 05-29 06-09"),  # 27 April is a Sunday
    (2015, "04-03 04-06 04-27 05-14 05-25"),
    (2025, "04-18 04-21 04-26 05-29 06-09"),  # 27 April is a Sunday
    (2026, "04-03 04-06 04-27 05-14 05-25"),
    (2027, "03-26 03-29 04-27 05-06 05-17"),
    (2028, "04-14 04-17 04-27 05-25 06-05"),
    (2029, "03-30 04-02 04-27 05-10 05-21"),
    (2030, "04-19 04-22 04-27 05-30 06-10"),
]


@pytest.mark.parametrize(("year", "days"), MOVABLE)
def test_a_year_has_its_nine_days(year: int, days: str) -> None:
    friday, monday, king, ascension, whit = days.split()
    named = {name: f"{found:%m-%d}" for found, name in holidays(year, RULES).items()}

    assert named == {
        "Nieuwjaarsdag": "01-01",
        "Goede Vrijdag": friday,
        "tweede paasdag": monday,
        "Koningsdag": king,
        "Bevrijdingsdag": "05-05",
        "Hemelvaartsdag": ascension,
        "tweede pinksterdag": whit,
        "eerste kerstdag": "12-25",
        "tweede kerstdag": "12-26",
    }


@pytest.mark.parametrize("year", range(2010, 2041))
def test_the_nine_days_are_those_of_the_holidays_package(year: int) -> None:
    # Independent source. 5 May is "optional" there; Easter and Whit Sunday are no feestdag of the Atw.
    theirs = package.country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    sundays = {easter(year), date.fromordinal(easter(year).toordinal() + 49)}

    assert set(holidays(year, RULES)) == set(theirs) - sundays


def test_easter_is_that_of_dateutil_in_every_cycle_of_the_moon() -> None:
    # Independent source, from the first year of the Gregorian calendar; with 22 March (1818) and 25 April (1886, 2038),
    # the earliest and the latest Easter that there can be.
    assert [easter(year) for year in range(1583, 2400)] == [easter_of_dateutil(year) for year in range(1583, 2400)]


QUEENS_DAY = [
    ("2013-04-30", "Koninginnedag"),  # the last one, the day of the abdication
    ("2013-04-27", ""),  # not yet Koningsdag
    ("2011-04-30", "Koninginnedag"),  # a Saturday stays
    ("2014-04-30", ""),  # no longer
    ("2014-04-26", "Koningsdag"),  # KB 30-1-2013: 27 April 2014 is a Sunday
    ("2014-04-27", ""),
]


@pytest.mark.parametrize(("when", "name"), QUEENS_DAY)
def test_the_king_s_day_follows_the_reign(when: str, name: str) -> None:
    assert holidays(day(when).year, RULES).get(day(when), "") == name


def test_two_feestdagen_on_one_day_share_its_name() -> None:
    # 5 May 2016 was both, on any paper calendar.
    assert holidays(2016, RULES)[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"


OFF = [
    ("2014-07-11", ""),  # Friday
    ("2014-07-12", "zaterdag"),
    ("2014-07-13", "zondag"),
    ("2014-07-14", ""),  # Monday
    ("2014-05-05", "Bevrijdingsdag"),  # every year, not only each fifth
    ("2014-05-04", "zondag"),  # the day before
    ("2014-05-06", ""),  # the day after
    ("2014-04-26", "Koningsdag"),  # a feestdag on a Saturday goes by its name
    ("2014-05-30", "een dag die gelijkstaat aan een feestdag"),  # KB 17-6-2013: the Friday after Hemelvaart
    ("2015-01-02", "een dag die gelijkstaat aan een feestdag"),  # the same KB
    ("2013-12-31", ""),  # equated in no year
]


@pytest.mark.parametrize(("when", "name"), OFF)
def test_a_day_off_says_what_it_is(when: str, name: str) -> None:
    assert day_off(day(when), CALENDAR) == name
    assert is_workday(day(when), CALENDAR) is not bool(name)


@pytest.mark.parametrize("when", ["2014-05-30", "2015-01-02", "2026-01-02", "2026-05-15"])
def test_an_equated_day_is_a_day_off_for_terms_only(when: str) -> None:
    assert not is_workday(day(when), CALENDAR)
    assert not is_holiday(day(when), CALENDAR)


MOVES = [
    # day,        earlier,      later
    ("2014-07-11", "2014-07-11", "2014-07-11"),  # Friday stays
    ("2014-07-12", "2014-07-11", "2014-07-14"),  # Saturday
    ("2014-07-13", "2014-07-11", "2014-07-14"),  # Sunday
    ("2014-07-14", "2014-07-14", "2014-07-14"),  # Monday stays
    ("2014-04-17", "2014-04-17", "2014-04-17"),  # Thursday before Easter
    ("2014-04-18", "2014-04-17", "2014-04-22"),  # Goede Vrijdag, then a weekend and tweede paasdag
    ("2014-04-21", "2014-04-17", "2014-04-22"),  # tweede paasdag, back over Goede Vrijdag
    ("2014-05-29", "2014-05-28", "2014-06-02"),  # Hemelvaart, the Friday after it is equated
    ("2014-12-25", "2014-12-24", "2014-12-29"),  # Thursday: both Christmas days and a weekend
    ("2015-01-01", "2014-12-31", "2015-01-05"),  # 2 January 2015 is equated, then a weekend
]


@pytest.mark.parametrize(("when", "earlier", "later"), MOVES)
def test_a_day_moves_to_a_working_day(when: str, earlier: str, later: str) -> None:
    assert previous_workday(day(when), CALENDAR).day == day(earlier)
    assert next_workday(day(when), CALENDAR).day == day(later)


def test_a_moved_day_tells_which_days_moved_it() -> None:
    moved = previous_workday(date(2014, 4, 21), CALENDAR)

    assert moved.off == (
        (date(2014, 4, 21), "tweede paasdag"),
        (date(2014, 4, 20), "zondag"),
        (date(2014, 4, 19), "zaterdag"),
        (date(2014, 4, 18), "Goede Vrijdag"),
    )


def test_an_ordinary_day_tells_which_days_were_passed() -> None:
    # Goede Vrijdag 2014 to the Tuesday after Easter: the days between stand on any paper calendar
    assert next_ordinary_day(date(2014, 4, 18), CALENDAR).off == (
        (date(2014, 4, 18), "Goede Vrijdag"),
        (date(2014, 4, 19), "zaterdag"),
        (date(2014, 4, 20), "zondag"),
        (date(2014, 4, 21), "tweede paasdag"),
    )


TERMS = [
    # a number below zero counts back
    # Haren, counted on a paper calendar of 2014
    ("2014-10-21", -10, "dagen", "eerder", "2014-10-10"),  # 11 October is a Saturday
    ("2014-08-26", -6, "weken", "eerder", "2014-07-15"),  # a Tuesday stays
    # back, in threes round a weekend
    ("2014-10-20", -10, "dagen", "eerder", "2014-10-10"),  # Friday
    ("2014-10-22", -10, "dagen", "eerder", "2014-10-10"),  # Sunday
    ("2014-10-23", -10, "dagen", "eerder", "2014-10-13"),  # Monday
    ("2014-05-15", -10, "dagen", "eerder", "2014-05-02"),  # 5 May, then a weekend
    ("2014-10-21", -10, "dagen", "niet", "2014-10-11"),  # Atw art. 1 lid 2
    # forward, Atw art. 1 lid 1
    ("2014-10-03", 7, "dagen", "later", "2014-10-10"),  # Friday
    ("2014-10-04", 7, "dagen", "later", "2014-10-13"),  # Saturday
    ("2014-10-05", 7, "dagen", "later", "2014-10-13"),  # Sunday
    ("2014-04-04", 2, "weken", "later", "2014-04-22"),  # Goede Vrijdag, to the Tuesday
    ("2014-10-04", 7, "dagen", "niet", "2014-10-11"),
    ("2014-10-04", 7, "dagen", "eerder", "2014-10-10"),
    # Atw art. 4: longer terms do not roll; in threes round each bound
    ("2014-07-13", 90, "dagen", "later", "2014-10-13"),  # 11 October is a Saturday
    ("2014-07-12", 91, "dagen", "later", "2014-10-11"),  # the same day, one day longer
    ("2014-07-15", 89, "dagen", "later", "2014-10-13"),  # Sunday 12 October
    ("2014-07-12", 91, "dagen", "eerder", "2014-10-10"),  # art. 4 is about later only
    ("2014-07-19", 11, "weken", "later", "2014-10-06"),
    ("2014-07-19", 12, "weken", "later", "2014-10-13"),
    ("2014-07-19", 13, "weken", "later", "2014-10-18"),  # a Saturday stays
    ("2014-08-11", 2, "maanden", "later", "2014-10-13"),
    ("2014-07-11", 3, "maanden", "later", "2014-10-13"),
    ("2014-06-11", 4, "maanden", "later", "2014-10-11"),
    # working days
    ("2014-10-10", 1, "werkdagen", "niet", "2014-10-13"),  # Friday to Monday
    ("2014-10-13", -1, "werkdagen", "niet", "2014-10-10"),
    ("2014-04-17", 1, "werkdagen", "niet", "2014-04-22"),  # over Easter
    ("2014-05-28", 1, "werkdagen", "niet", "2014-06-02"),  # over Hemelvaart and the equated Friday
    ("2014-10-10", -5, "werkdagen", "niet", "2014-10-03"),
    # months with an exact day
    ("2014-01-31", 2, "maanden", "niet", "2014-03-31"),
    ("2014-12-31", 1, "maanden", "niet", "2015-01-31"),  # over New Year
    ("2015-01-01", -3, "maanden", "niet", "2014-10-01"),  # Uitvoeringsbesluit Wmo art. 5.1: award by 1 October
    ("2014-03-15", -3, "maanden", "niet", "2013-12-15"),
]


@pytest.mark.parametrize(("start", "amount", "unit", "roll", "end"), TERMS)
def test_a_term_ends_on_its_day(start: str, amount: int, unit: str, roll: str, end: str) -> None:
    rule = TermRule(abs(amount), Unit(unit), back=amount < 0, roll=Roll(roll))

    assert add_term(day(start), rule, CALENDAR).day == day(end)


def test_a_term_of_no_days_stays() -> None:
    assert add_term(date(2014, 10, 11), TermRule(0, Unit.DAYS, back=True), CALENDAR).day == date(2014, 10, 11)


def test_a_moved_term_says_which_day_moved_it_and_from_which_source() -> None:
    found = add_term(
        date(2014, 10, 21), TermRule(10, Unit.DAYS, back=True, roll=Roll.EARLIER, source="Regels"), CALENDAR
    )

    assert [reason.rule for reason in found.reason] == [
        "10 dagen voor dinsdag 21 oktober 2014 is zaterdag 11 oktober 2014.",
        "Zaterdag 11 oktober 2014 is geen werkdag. Het wordt vrijdag 10 oktober 2014.",
    ]
    assert [reason.source for reason in found.reason] == ["Regels", RULES.earlier_source]
    assert [reason.day for reason in found.reason] == [date(2014, 10, 11), date(2014, 10, 10)]


@pytest.mark.parametrize("roll", ["niet", "eerder", "later"])
def test_a_term_that_ends_on_a_working_day_is_not_moved(roll: str) -> None:
    found = add_term(date(2014, 10, 3), TermRule(7, Unit.DAYS, back=False, roll=Roll(roll)), CALENDAR)

    assert found.day == date(2014, 10, 10)
    assert [(reason.rule, reason.day) for reason in found.reason] == [
        ("7 dagen na vrijdag 3 oktober 2014 is vrijdag 10 oktober 2014.", date(2014, 10, 10))
    ]


def test_a_term_that_never_rolls_is_not_moved_by_a_saturday() -> None:
    found = add_term(date(2014, 10, 4), TermRule(7, Unit.DAYS, back=False), CALENDAR)

    assert (found.day, len(found.reason)) == (date(2014, 10, 11), 1)


def test_a_term_that_is_too_long_to_roll_says_so() -> None:
    found = add_term(date(2014, 7, 12), TermRule(91, Unit.DAYS, back=False, roll=Roll.LATER), CALENDAR)

    assert found.reason[-1].rule.startswith("Een termijn van 91 dagen schuift niet op")
    assert "art. 4" in found.reason[-1].source
    assert (found.reason[-1].day, found.day) == (date(2014, 10, 11), date(2014, 10, 11))


SUMMER = Recess("zomerreces", date(2014, 7, 19), date(2014, 8, 31), estimated=False, source="")
"""Region Midden in 2014: a Saturday to a Sunday, 44 days."""

STANDING_STILL = [
    # a number below zero counts back; counted on a paper calendar of 2014
    ("2014-07-14", 4, "dagen", "2014-07-18", 0),  # the Friday before
    ("2014-07-14", 5, "dagen", "2014-09-01", 44),  # the Monday after
    ("2014-07-14", 10, "dagen", "2014-09-06", 44),  # a Saturday: it does not move
    ("2014-07-14", 2, "weken", "2014-09-10", 44),
    ("2014-07-14", 1, "maanden", "2014-09-27", 44),  # 31 days: 4 in July, 27 in September
    ("2014-07-25", 3, "dagen", "2014-09-03", 37),  # begun in the recess
    ("2014-09-03", -2, "dagen", "2014-09-01", 0),
    ("2014-09-03", -10, "dagen", "2014-07-11", 44),
    ("2014-07-16", 5, "werkdagen", "2014-09-03", 44),  # 17 and 18 July, 1 to 3 September
    ("2014-09-02", -5, "werkdagen", "2014-07-15", 44),  # 1 September, 18 to 15 July
    ("2014-09-05", 1, "werkdagen", "2014-09-08", 0),  # over a weekend
]


@pytest.mark.parametrize(("start", "amount", "unit", "end", "still"), STANDING_STILL)
def test_a_term_can_stand_still_in_a_recess(start: str, amount: int, unit: str, end: str, still: int) -> None:
    found = add_outside_recess(day(start), TermRule(abs(amount), Unit(unit), back=amount < 0), [SUMMER], CALENDAR)

    assert (found.day, found.reason[-1].day) == (day(end), day(end))
    assert ([reason.rule for reason in found.reason[:-1]] == [f"Het zomerreces telt niet mee: {still} dagen."]) is (
        still > 0
    )


def test_a_term_that_stood_still_tells_the_recess_and_then_its_day() -> None:
    one_day = Recess("gemeentelijk reces", date(2014, 7, 17), date(2014, 7, 17), estimated=True, source="")
    found = add_outside_recess(date(2014, 7, 16), TermRule(2, Unit.DAYS, back=False), [SUMMER, one_day], CALENDAR)

    # 18 July is the first day, 1 September the second
    assert [(reason.rule, reason.day) for reason in found.reason] == [
        ("Het gemeentelijk reces telt niet mee: 1 dag.", None),
        ("Het zomerreces telt niet mee: 44 dagen.", None),
        ("2 dagen na woensdag 16 juli 2014 is dan maandag 1 september 2014.", date(2014, 9, 1)),
    ]
    back = add_outside_recess(date(2014, 7, 16), TermRule(1, Unit.DAYS, back=True), [SUMMER], CALENDAR)
    assert [reason.rule for reason in back.reason] == ["1 dag voor woensdag 16 juli 2014 is dan dinsdag 15 juli 2014."]


ROUNDED = [
    ("2014-01-31", 1, False, "laatste dag", "2014-02-28"),
    ("2014-01-31", 1, False, "volgende dag", "2014-03-01"),
    ("2016-01-31", 1, False, "laatste dag", "2016-02-29"),  # a leap year
    ("2014-03-31", 1, True, "laatste dag", "2014-02-28"),
    ("2014-10-31", 2, False, "volgende dag", "2014-12-31"),  # the day is there: nothing to round
]


@pytest.mark.parametrize(("start", "amount", "back", "rounding", "end"), ROUNDED)
def test_a_month_without_the_day_is_rounded_as_told(
    start: str,
    amount: int,
    back: bool,  # noqa: FBT001 - a column of the table
    rounding: str,
    end: str,
) -> None:
    rule = TermRule(amount, Unit.MONTHS, back, rounding=Rounding(rounding))

    assert add_term(day(start), rule, CALENDAR).day == day(end)


def test_a_month_without_the_day_is_refused_where_nobody_says_how_to_round() -> None:
    with pytest.raises(Refused) as refused:
        add_term(date(2014, 1, 31), TermRule(1, Unit.MONTHS, back=False), CALENDAR)

    assert "geen bestaande dag" in refused.value.message


def test_a_term_that_counts_back_never_rolls_later() -> None:  # Atw art. 1 lid 2
    with pytest.raises(Refused) as refused:
        add_term(date(2014, 1, 31), TermRule(6, Unit.WEEKS, back=True, roll=Roll.LATER), CALENDAR)

    assert "schuift niet naar later" in refused.value.message
    assert refused.value.remedy


NO_SUCH_DAY = [
    (1, False, "1 maand na vrijdag 31 januari 2014 is geen bestaande dag."),
    (2, True, "2 maanden terug van vrijdag 31 januari 2014 is geen bestaande dag."),  # 30 November 2013 is the last
]


@pytest.mark.parametrize(("amount", "back", "message"), NO_SUCH_DAY)
def test_a_month_without_the_day_is_named_with_the_side(amount: int, back: bool, message: str) -> None:  # noqa: FBT001 - a column of the table
    with pytest.raises(Refused) as refused:
        add_term(date(2014, 1, 31), TermRule(amount, Unit.MONTHS, back), CALENDAR)

    assert refused.value.message == message


HOURS = [
    ("2014-10-21", "20:00", 24, "2014-10-20", "20:00"),  # Haren: docs/rekenregels.md
    ("2014-10-21", "20:00", 2, "2014-10-21", "18:00"),
    ("2014-10-21", "20:00", 48, "2014-10-19", "20:00"),  # a Sunday: hours never roll
    ("2014-10-21", "19:30", 20, "2014-10-20", "23:30"),  # over midnight
    ("2014-10-21", "", 24, "2014-10-20", ""),
    ("2014-10-21", "", 23, "2014-10-21", ""),  # under 24 hours the same day
    ("2014-10-21", "", 25, "2014-10-20", ""),
    ("2014-10-27", "20:00", 48, "2014-10-25", "20:00"),  # the clock went back that night: the wall clock counts
]


@pytest.mark.parametrize(("start", "time", "hours", "end", "at"), HOURS)
def test_hours_count_on_the_wall_clock(start: str, time: str, hours: int, end: str, at: str) -> None:
    assert hours_before(day(start), time, hours) == (day(end), at)


ORDINARY = [
    ("2013-01-02", "2013-01-02"),  # a Wednesday: Goeree-Overflakkee
    ("2014-01-02", "2014-01-02"),  # a Thursday: Leeuwarden
    ("2015-01-02", "2015-01-02"),  # a Friday, equated for terms: the rules says it counts
    ("2027-01-02", "2027-01-04"),  # a Saturday: Hilversum
    ("2014-04-18", "2014-04-22"),  # Goede Vrijdag is of art. 3 lid 2
]


@pytest.mark.parametrize(("when", "found"), ORDINARY)
def test_an_ordinary_day_may_be_an_equated_one(when: str, found: str) -> None:
    assert next_ordinary_day(day(when), CALENDAR).day == day(found)


SUMMERS = [
    # Regeling vaststelling schoolvakanties 2013-2016, art. 6
    (("Noord",), "2014-07-05", "2014-08-17", False),
    (("Midden",), "2014-07-19", "2014-08-31", False),
    (("Zuid",), "2014-07-12", "2014-08-24", False),
    (("Midden", "Zuid"), "2014-07-12", "2014-08-31", True),  # Montferland
    ((), "2014-07-05", "2014-08-31", True),  # unknown is all three
]


@pytest.mark.parametrize(("regions", "first", "last", "estimated"), SUMMERS)
def test_the_summer_recess_is_that_of_the_region(
    regions: tuple[str, ...],
    first: str,
    last: str,
    estimated: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = next(
        row for row in default_recesses(regions, SCHOOL) if row.name == "zomerreces" and row.first.year == 2014
    )

    assert (found.first, found.last, found.estimated) == (day(first), day(last), estimated)


def test_a_recess_that_is_the_same_in_all_regions_is_no_estimate() -> None:
    winter = next(row for row in default_recesses((), SCHOOL) if row.name == "kerstreces")

    assert (winter.first, winter.last, winter.estimated) == (date(2013, 12, 21), date(2014, 1, 5), False)


WHOLE = [
    # length of a term, what counts of it on a calendar
    ("48 uur", (2, "dagen")),
    ("36 uur", (1, "dagen")),  # a part of a day is none
    ("6 weken", (6, "weken")),
    ("3 werkdagen", (3, "werkdagen")),
]


@pytest.mark.parametrize(("length", "counts"), WHOLE)
def test_hours_are_whole_days_where_nobody_gives_a_time(length: str, counts: tuple[int, str]) -> None:
    assert whole_days(read_term(length)) == counts
