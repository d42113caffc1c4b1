"""The forms of a period are those of the rules, and no others; the days come from its table and a paper calendar."""

from datetime import date

import pytest

from wmoplan.errors import Refused
from wmoplan.model.period import FORMS, read_period, read_when
from wmoplan.model.term import Unit

OPEN = None

FORMS_OF_A_PERIOD = [
    # written, first day, last day
    ("1 november 2014", "2014-11-01", "2014-11-01"),  # a day
    ("2014-11-01", "2014-11-01", "2014-11-01"),  # a day in numbers
    ("dinsdag 21 oktober 2014", "2014-10-21", "2014-10-21"),  # 21 October 2014 was a Tuesday (Haren's agenda)
    ("juli 2014", "2014-07-01", "2014-07-31"),  # a month of 31 days
    ("juni 2014", "2014-06-01", "2014-06-30"),  # a month of 30 days
    ("februari 2014", "2014-02-01", "2014-02-28"),  # no leap year
    ("februari 2016", "2016-02-01", "2016-02-29"),  # a leap year
    ("december 2014", "2014-12-01", "2014-12-31"),  # the last month of a year
    ("februari t/m april 2014", "2014-02-01", "2014-04-30"),  # first of the first, last of the last
    ("november 2013 t/m januari 2014", "2013-11-01", "2014-01-31"),  # over New Year both years are written
    ("juli t/m juli 2014", "2014-07-01", "2014-07-31"),  # a range of one month does not run backward
    ("1e kwartaal 2014", "2014-01-01", "2014-03-31"),  # a quarter is three months
    ("2e kwartaal 2014", "2014-04-01", "2014-06-30"),  # The rules
    ("tweede kwartaal 2014", "2014-04-01", "2014-06-30"),  # The rules
    ("derde kwartaal 2014", "2014-07-01", "2014-09-30"),  # a quarter is three months
    ("4e kwartaal 2014", "2014-10-01", "2014-12-31"),  # a quarter is three months
    ("1e helft 2014", "2014-01-01", "2014-06-30"),  # The rules
    ("eerste helft 2014", "2014-01-01", "2014-06-30"),  # The rules
    ("2e helft 2014", "2014-07-01", "2014-12-31"),  # The rules
    ("tweede helft 2014", "2014-07-01", "2014-12-31"),  # The rules
    ("voorjaar 2014", "2014-03-01", "2014-05-31"),  # The rules, our convention
    ("zomer 2014", "2014-06-01", "2014-08-31"),  # The rules, our convention
    ("najaar 2014", "2014-09-01", "2014-11-30"),  # The rules, our convention
    ("begin april 2014", "2014-04-01", "2014-04-10"),  # The rules, our convention
    ("medio april 2014", "2014-04-11", "2014-04-20"),  # The rules, our convention
    ("eind april 2014", "2014-04-21", "2014-04-30"),  # The rules, our convention
    ("eind februari 2014", "2014-02-21", "2014-02-28"),  # the end of a month is its own last day
    ("eind december 2014", "2014-12-21", "2014-12-31"),  # also of the last month
    ("begin 2014", "2014-01-01", "2014-04-30"),  # The rules, our convention
    ("medio 2014", "2014-05-01", "2014-08-31"),  # The rules, our convention
    ("eind 2013", "2013-09-01", "2013-12-31"),  # The rules, our convention
    ("2014", "2014-01-01", "2014-12-31"),  # a year
    ("2013 t/m 2015", "2013-01-01", "2015-12-31"),  # years
    ("vóór 1 november 2014", OPEN, "2014-10-31"),  # Wmo 2015 art. 8.7 lid 1: the last day is Friday 31 October
    ("vóór 1 januari 2014", OPEN, "2013-12-31"),  # the day before, over New Year
    ("vóór juli 2014", OPEN, "2014-06-30"),  # the day before the first of it
    ("vóór 2e kwartaal 2014", OPEN, "2014-03-31"),  # the day before the first of it
    ("uiterlijk 31 oktober 2014", OPEN, "2014-10-31"),  # the day itself
    ("uiterlijk november 2014", OPEN, "2014-11-30"),  # the last of it
    ("uiterlijk februari 2014", OPEN, "2014-02-28"),  # the last of it
    ("uiterlijk eind april 2014", OPEN, "2014-04-30"),  # P is any closed form
    ("vanaf mei 2014", "2014-05-01", OPEN),  # the first of it
    ("vanaf 2 januari 2015", "2015-01-02", OPEN),  # the day itself
    ("vanaf november 2013 t/m januari 2014", "2013-11-01", OPEN),  # P is any closed form
    ("doorlopend", OPEN, OPEN),  # goes on
    ("onbekend", OPEN, OPEN),  # nobody knows
]


@pytest.mark.parametrize(("written", "first", "last"), FORMS_OF_A_PERIOD)
def test_a_period_has_the_days_of_its_words(written: str, first: str | None, last: str | None) -> None:
    period = read_period(written)

    assert period.first == (date.fromisoformat(first) if first else None)
    assert period.last == (date.fromisoformat(last) if last else None)


@pytest.mark.parametrize("written", [row[0] for row in FORMS_OF_A_PERIOD])
def test_a_period_prints_as_it_was_written(written: str) -> None:
    assert read_period(written).text == written


def test_before_may_be_written_without_its_accents() -> None:
    assert read_period("voor 1 november 2014")[1:] == read_period("vóór 1 november 2014")[1:]


@pytest.mark.parametrize("written", ["  juli   2014 ", "Juli 2014", "JULI 2014"])
def test_spaces_and_capitals_do_not_matter(written: str) -> None:
    assert read_period(written)[1:3] == (date(2014, 7, 1), date(2014, 7, 31))


CONVENTIONS = [
    # written, whether its days are our own convention
    ("voorjaar 2014", True),  # no source says when it begins
    ("begin april 2014", True),  # nor how long "begin" is
    ("medio 2014", True),  # nor what "medio" is
    ("uiterlijk eind 2013", True),  # a bound leans on the same
    ("vanaf najaar 2014", True),  # as this one
    ("2e kwartaal 2014", False),  # the calendar says it
    ("tweede helft 2014", False),  # the calendar says it
    ("juli 2014", False),  # the calendar says it
]


@pytest.mark.parametrize(("written", "is_ours"), CONVENTIONS)
def test_a_period_tells_whether_its_days_are_our_convention(written: str, *, is_ours: bool) -> None:
    assert read_period(written).convention is is_ours


NOT_A_PERIOD = [
    "winter 2014",  # no such form: it would run over New Year
    "de zomer van 2014",  # an article and a preposition
    "juli",  # no year
    "medio april",  # no year
    "5e kwartaal 2014",  # there are four
    "0e kwartaal 2014",  # counted from one
    "3e helft 2014",  # there are two
    "begin april t/m mei 2014",  # a range is of whole months
    "voorjaar t/m najaar 2014",  # seasons make no range
    "1 t/m 5 mei 2014",  # days make no range
    "week 43 2014",  # weeks are no form
    "vóór",  # nothing comes after it
    "vóór vóór 2014",  # P is a closed form
    "uiterlijk vanaf 2014",  # P is a closed form
    "vanaf doorlopend",  # P is a closed form
    "na juli 2014",  # no such bound
    "ongeveer juli 2014",  # nor this
    "juli '14",  # a year has four digits
    "1 november 14",  # a year has four digits
    "nog niet bekend",  # the word is "onbekend"
    "",  # nothing
]


@pytest.mark.parametrize("written", NOT_A_PERIOD)
def test_any_other_form_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_period(written)

    assert refusal.value.remedy


@pytest.mark.parametrize("written", ["winter 2014", "week 43 2014", "na juli 2014", "medio april"])
def test_a_refusal_lists_the_forms(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_period(written)

    assert refusal.value.remedy == FORMS


BACKWARD = [
    # written; what follows is why it is refused
    "april t/m februari 2014",  # April comes after February
    "november t/m januari 2014",  # over New Year both years must stand there
    "november 2014 t/m januari 2014",  # both stand there, and run back
    "2015 t/m 2013",  # years run back
    "vóór november t/m januari 2014",  # a bound does not make it better
]


@pytest.mark.parametrize("written", BACKWARD)
def test_a_range_that_runs_back_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="einde voor het begin"):
        read_period(written)


@pytest.mark.parametrize("written", ["31 juni 2014", "29 februari 2014", "2014-02-30", "vóór 31 november 2014"])
def test_a_day_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_period(written)


def test_a_wrong_weekday_leaves_the_date_as_it_is() -> None:
    period = read_period("woensdag 21 oktober 2014")  # it was a Tuesday

    assert (period.first, period.last) == (date(2014, 10, 21), date(2014, 10, 21))


RELATIVE = [
    # written, bound, anchor, length, unit, forward
    ("vóór verkiezing", "vóór", "verkiezing", None, None, False),  # The rules
    ("voor verkiezing", "vóór", "verkiezing", None, None, False),  # without its accents
    ("vanaf nieuw college", "vanaf", "nieuw-college", None, None, False),  # The rules
    ("uiterlijk 3 maanden vóór inwerkingtreding", "uiterlijk", "inwerkingtreding", 3, Unit.MONTHS, False),  # The rules
    ("vanaf 2 weken na verkiezing", "vanaf", "verkiezing", 2, Unit.WEEKS, True),  # forward
]


@pytest.mark.parametrize(("written", "bound", "anchor", "amount", "unit", "after"), RELATIVE)
def test_a_relative_period_hangs_on_its_anchor(
    written: str, bound: str, anchor: str, amount: int | None, unit: Unit | None, *, after: bool
) -> None:
    when = read_when(written)

    assert (when.bound, when.anchor, when.after, when.period) == (bound, anchor, after, None)
    assert (when.term.amount if when.term else None, when.term.unit if when.term else None) == (amount, unit)


NAMED = [
    # written, bound, length, anchor, forward
    ("uiterlijk termijn aanbesteding vóór gunning", "uiterlijk", "aanbesteding", "gunning", False),  # the usual form
    ("uiterlijk termijn bekendmaking voor ingang verordening", "uiterlijk", "bekendmaking", "ingang-verordening",
     False),  # without its accents, an anchor of two words
    ("vóór termijn advies vóór besluit", "vóór", "advies", "besluit", False),  # the day before that
    ("vanaf termijn advies na volgende-verkiezing", "vanaf", "advies", "volgende-verkiezing", True),  # forward
    ("Uiterlijk  TERMIJN aanbesteding vóór gunning", "uiterlijk", "aanbesteding", "gunning", False),  # as typed
]  # fmt: skip


@pytest.mark.parametrize(("written", "bound", "length", "anchor", "after"), NAMED)
def test_a_period_can_name_its_length(written: str, bound: str, length: str, anchor: str, *, after: bool) -> None:
    when = read_when(written)

    assert (when.bound, when.length, when.anchor, when.after) == (bound, length, anchor, after)
    assert (when.period, when.term) == (None, None)
    assert when.text == " ".join(written.lower().split())


NO_DISTANCE = [
    "termijn aanbesteding vóór gunning",  # no bound
    "uiterlijk termijn vóór gunning",  # no name of a length
    "uiterlijk termijn aanbesteding vóór",  # nothing to hang on
    "uiterlijk termijn aanbesteding tot gunning",  # no such direction
    "uiterlijk termijn lange aanbesteding vóór gunning",  # the name of a length is one word
    "uiterlijk termijn aanbesteding vóór de grote gunning",  # an anchor is at most two
    "uiterlijk termijn aanbesteding vóór 1 januari 2028",  # a day of its own is no anchor
    "uiterlijk termijn aanbesteding vóór zomer",  # nor is a time of the year
    "uiterlijk termijn aanbesteding vóór juli",  # nor is a month
    "uiterlijk lengte aanbesteding vóór gunning",  # no such word
    "uiterlijk drie weken vóór gunning",  # a number has digits
    "uiterlijk 3 jaar vóór gunning",  # no such unit
    "uiterlijk -3 weken vóór gunning",  # forward is "na"
    "uiterlijk 1000 weken vóór gunning",  # too long a number
    "uiterlijk 3 vóór gunning",  # no unit
    "uiterlijk 3 weken vóór begroting-2027",  # an anchor has no digits
]


@pytest.mark.parametrize("written", NO_DISTANCE)
def test_another_form_of_a_distance_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_when(written)

    assert refusal.value.remedy


@pytest.mark.parametrize("written", [None, 2014, ["juli 2014"]])
def test_what_is_no_text_is_no_period(written: object) -> None:
    with pytest.raises(Refused, match="hier hoort een periode"):
        read_when(written)


def test_a_period_that_was_read_is_not_read_again() -> None:
    when = read_when("uiterlijk termijn aanbesteding vóór gunning")

    assert read_when(when) is when


def test_words_with_a_year_are_no_anchor() -> None:
    assert read_when("vóór juli 2014").period == read_period("vóór juli 2014")


@pytest.mark.parametrize("written", ["verkiezing", "3 maanden vóór inwerkingtreding", "uiterlijk zomer", "vanaf juli"])
def test_a_distance_without_a_bound_and_a_time_without_a_year_are_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_when(written)


def test_the_first_days_of_time_do_not_break_it() -> None:
    with pytest.raises(Refused):  # nothing lies before the first day that the calendar has
        read_period("vóór 1 januari 0001")
