"""Periods that hang on an anchor; the days are counted on a paper calendar of 2014."""

from datetime import date

import pytest

from tests.reckon.make import day, on, real_rules, reference
from wmoplan.errors import Refused
from wmoplan.model.moment import Certainty, Reason
from wmoplan.model.period import read_when
from wmoplan.model.term import read_term
from wmoplan.model.words import Rounding
from wmoplan.reckon.periods import AnchorDay, DatedPeriod, TermInUse, agreed, resolve
from wmoplan.reckon.workdays import calendar_of

CALENDAR = calendar_of(reference().days, real_rules().texts)


def anchored(name: str, found: date | None) -> dict[str, AnchorDay]:
    return {name: AnchorDay(found, Certainty.FIXED, "", ())}


RELATIVE = [
    # written, day of the anchor, first, last
    ("vóór verkiezing", "2014-03-19", None, "2014-03-18"),  # the day before, a Tuesday
    ("uiterlijk verkiezing", "2014-03-19", None, "2014-03-19"),  # the day itself
    ("vanaf verkiezing", "2014-03-19", "2014-03-19", None),  # the day itself
    ("vóór verkiezing", "2014-01-01", None, "2013-12-31"),  # over New Year
    ("uiterlijk 3 maanden vóór verkiezing", "2015-01-01", None, "2014-10-01"),  # award by 1 October
    ("vóór 3 maanden vóór verkiezing", "2015-01-01", None, "2014-09-30"),  # the day before that
    ("vanaf 2 weken na verkiezing", "2014-03-19", "2014-04-02", None),  # Wednesday to Wednesday
    ("uiterlijk 10 dagen vóór verkiezing", "2014-03-19", None, "2014-03-09"),  # a Sunday: a period does not roll
    ("vanaf verkiezing", None, None, None),  # an anchor that nobody knows leaves both ends open
]  # fmt: skip


@pytest.mark.parametrize(("written", "anchor", "first", "last"), RELATIVE)
def test_a_relative_period_counts_from_its_anchor(
    written: str, anchor: str | None, first: str | None, last: str | None
) -> None:
    period = resolve(read_when(written), anchored("verkiezing", day(anchor)), {}, CALENDAR).period

    assert (period.first, period.last) == (day(first), day(last))
    assert period.text == written


def test_an_anchor_that_is_not_there_leaves_both_ends_open() -> None:
    assert resolve(read_when("vóór verkiezing"), {}, {}, CALENDAR).period[1:3] == (None, None)


MONTHS = [
    # anchor, day one month before it, or None where there is no such day
    ("2014-03-28", "2014-02-28"),  # one day before the boundary: 28 February exists
    ("2014-03-29", None),  # 29 February 2014 does not
    ("2014-03-31", None),  # nor does 31 February
    ("2016-03-29", "2016-02-29"),  # in a leap year it does
]


@pytest.mark.parametrize(("anchor", "expected"), MONTHS)
def test_months_without_an_exact_answer_are_refused(anchor: str, expected: str | None) -> None:
    when, anchors = read_when("uiterlijk 1 maand vóór verkiezing"), anchored("verkiezing", on(anchor))
    if expected:
        assert resolve(when, anchors, {}, CALENDAR).period.last == on(expected)
        return
    with pytest.raises(Refused, match="geen bestaande dag"):
        resolve(when, anchors, {}, CALENDAR)


def test_a_period_of_its_own_needs_no_anchor() -> None:
    assert resolve(read_when("juli 2014"), {}, {}, CALENDAR).period[1:3] == (date(2014, 7, 1), date(2014, 7, 31))


# -- what the days lean on

FIXED = AnchorDay(date(2028, 1, 1), Certainty.FIXED, "", (Reason("De start.", date(2028, 1, 1), "bron"),))
GUESSED = AnchorDay(
    date(2028, 1, 1),
    Certainty.ESTIMATED,
    "u gaf geen dag",
    (Reason("Misschien.", None, ""),),
    frozenset({"anker:start"}),
)
COUNTED = AnchorDay(date(2028, 1, 1), Certainty.RECKONED, "uit de wet", ())
NOBODY = AnchorDay(
    None, Certainty.ESTIMATED, "", (Reason("Niemand weet het.", None, ""),), frozenset({"besluit:start"})
)
OWN = {"gunnen": TermInUse("gunnen", "De tijd tot de gunning", read_term("6 weken"), own=True, source="bestek")}
USUAL = {"gunnen": TermInUse("gunnen", "De tijd tot de gunning", read_term("6 weken"), own=False, source="gewoonte")}


def leaning(words: str, anchor: AnchorDay | None, terms: dict[str, TermInUse] | None = None) -> DatedPeriod:
    return resolve(read_when(words), {"start": anchor} if anchor else {}, terms or {}, CALENDAR)


PLAIN, NAMED = "uiterlijk 6 weken vóór start", "uiterlijk termijn gunnen vóór start"
UNKNOWN_TERM = "de termijn 'gunnen' is niet bekend"
USUAL_TERM = "niet bekend is de tijd tot de gunning"
COUNTED_FROM = "de dag waarvan is geteld, kan nog veranderen"

LEANS = [
    # words, anchor, terms, last day, certainty, weakest, asks; six weeks before Saturday 1 January 2028 is
    # Saturday 20 November 2027
    ("uiterlijk start", FIXED, {}, "2028-01-01", Certainty.FIXED, "", set()),  # the day of the anchor, as sure as it
    ("uiterlijk start", COUNTED, {}, "2028-01-01", Certainty.RECKONED, "uit de wet", set()),  # as sure as the anchor
    ("uiterlijk start", GUESSED, {}, "2028-01-01", Certainty.ESTIMATED, "u gaf geen dag", {"anker:start"}),
    (PLAIN, FIXED, {}, "2027-11-20", Certainty.RECKONED, COUNTED_FROM, set()),  # counting makes it reckoned
    (PLAIN, COUNTED, {}, "2027-11-20", Certainty.RECKONED, "uit de wet", set()),  # the anchor was so already
    (PLAIN, GUESSED, {}, "2027-11-20", Certainty.ESTIMATED, "u gaf geen dag", {"anker:start"}),
    (PLAIN, NOBODY, {}, None, Certainty.ESTIMATED, "de dag van 'start' is niet bekend", {"besluit:start"}),
    (PLAIN, None, {}, None, Certainty.ESTIMATED, "de dag van 'start' is niet bekend", set()),  # not even heard of
    (NAMED, FIXED, OWN, "2027-11-20", Certainty.RECKONED, COUNTED_FROM, set()),  # the municipality said so
    (NAMED, FIXED, USUAL, "2027-11-20", Certainty.ESTIMATED, USUAL_TERM, {"termijn:gunnen"}),  # a habit
    (NAMED, GUESSED, OWN, "2027-11-20", Certainty.ESTIMATED, "u gaf geen dag", {"anker:start"}),
    (NAMED, GUESSED, USUAL, "2027-11-20", Certainty.ESTIMATED, USUAL_TERM, {"anker:start", "termijn:gunnen"}),
    (NAMED, FIXED, {}, None, Certainty.ESTIMATED, UNKNOWN_TERM, {"termijn:gunnen"}),  # a length that nobody knows
    (NAMED, GUESSED, {}, None, Certainty.ESTIMATED, UNKNOWN_TERM, {"anker:start", "termijn:gunnen"}),  # ask both
    (NAMED, None, {}, None, Certainty.ESTIMATED, UNKNOWN_TERM, {"termijn:gunnen"}),  # the length is what to ask
    (NAMED, NOBODY, OWN, None, Certainty.ESTIMATED, "de dag van 'start' is niet bekend", {"besluit:start"}),
]


@pytest.mark.parametrize(("words", "anchor", "terms", "last", "certainty", "weakest", "asks"), LEANS)
def test_a_day_is_as_sure_as_what_it_leans_on(
    words: str,
    anchor: AnchorDay | None,
    terms: dict[str, TermInUse],
    last: str | None,
    certainty: Certainty,
    weakest: str,
    asks: set[str],
) -> None:
    found = leaning(words, anchor, terms)

    assert (found.period.first, found.period.last) == (None, day(last))
    assert (found.certainty, found.weakest, set(found.asks)) == (certainty, weakest, asks)


def test_a_period_of_its_own_is_fixed_and_leans_on_nothing() -> None:
    found = leaning("juli 2028", GUESSED, USUAL)

    assert (found.certainty, found.weakest, found.reasons, found.asks) == (Certainty.FIXED, "", (), frozenset())


def test_the_reasons_go_from_the_anchor_by_the_length_to_the_day() -> None:
    found = leaning(NAMED, FIXED, USUAL).reasons

    assert found[0] == FIXED.reasons[0]
    assert found[1] == Reason("De tijd tot de gunning: 6 weken, als uw gemeente doet wat gewoon is.", None, "gewoonte")
    assert found[-1].day == date(2027, 11, 20)
    assert leaning(NAMED, FIXED, OWN).reasons[1].rule == "De tijd tot de gunning: 6 weken."  # no habit


def test_without_a_day_the_reasons_are_those_of_the_anchor() -> None:
    assert leaning(NAMED, NOBODY, OWN).reasons == NOBODY.reasons


def test_a_length_that_is_not_named_is_told_by_the_counting_alone() -> None:
    assert [reason.day for reason in leaning(PLAIN, FIXED).reasons] == [date(2028, 1, 1), date(2027, 11, 20)]


LENGTHS = [
    # length of the term, last day before Saturday 1 January 2028
    ("24 uur", "2027-12-31"),  # a whole day
    ("48 uur", "2027-12-30"),  # two
    ("36 uur", "2027-12-31"),  # a part of a day is none
    ("12 uur", "2028-01-01"),  # nor is less than a day
    ("12:00 op de dag zelf", "2028-01-01"),  # a time is the day itself
    ("2 werkdagen", "2027-12-30"),  # Friday 31 and Thursday 30 December
    ("3 maanden", "2027-10-01"),  # the same day of the month
    ("0 dagen", "2028-01-01"),  # no time at all
]


@pytest.mark.parametrize(("length", "last"), LENGTHS)
def test_a_named_length_counts_in_its_own_unit(length: str, last: str) -> None:
    terms = {"gunnen": OWN["gunnen"]._replace(length=read_term(length))}

    assert leaning(NAMED, FIXED, terms).period.last == on(last)


BOUNDS = [
    # words, first, last; six weeks after Saturday 1 January 2028 is Saturday 12 February
    ("uiterlijk termijn gunnen na start", None, "2028-02-12"),
    ("vóór termijn gunnen na start", None, "2028-02-11"),  # the day before
    ("vanaf termijn gunnen na start", "2028-02-12", None),
    ("vanaf termijn gunnen vóór start", "2027-11-20", None),
    ("vóór termijn gunnen vóór start", None, "2027-11-19"),  # the day before
]


@pytest.mark.parametrize(("words", "first", "last"), BOUNDS)
def test_a_named_length_counts_both_ways(words: str, first: str | None, last: str | None) -> None:
    period = leaning(words, FIXED, OWN).period

    assert (period.first, period.last) == (day(first), day(last))


ROUNDED = [
    # words, anchor, rounding, last day
    ("uiterlijk 1 maand vóór start", "2014-03-31", "laatste dag", "2014-02-28"),  # the last day of February
    ("uiterlijk 1 maand vóór start", "2014-03-31", "volgende dag", "2014-03-01"),  # the first after it
    ("uiterlijk 1 maand na start", "2028-01-31", "laatste dag", "2028-02-29"),  # a leap year
    ("uiterlijk 3 maanden na start", "2027-11-30", "laatste dag", "2028-02-29"),  # over New Year
    ("uiterlijk 3 maanden na start", "2027-11-29", "laatste dag", "2028-02-29"),  # that day is there
    ("uiterlijk 1 maand vóór start", "2014-03-28", "volgende dag", "2014-02-28"),  # so is that
]


@pytest.mark.parametrize(("words", "anchor", "rounding", "last"), ROUNDED)
def test_a_plan_says_what_a_month_without_that_day_comes_to(words: str, anchor: str, rounding: str, last: str) -> None:
    found = resolve(read_when(words), anchored("start", on(anchor)), {}, CALENDAR, Rounding(rounding))

    assert found.period.last == on(last)


AGREED = [
    # words, the days that docs/rekenregels.md gives them by our own convention; None where the words say it themselves
    ("voorjaar 2014", "1 maart 2014 t/m 31 mei 2014"),
    ("zomer 2014", "1 juni 2014 t/m 31 augustus 2014"),
    ("juli 2014", None),
    ("2e kwartaal 2014", None),
]


@pytest.mark.parametrize(("words", "days"), AGREED)
def test_what_we_took_a_word_to_mean_is_told_as_ours(words: str, days: str | None) -> None:
    period = read_when(words).period
    assert period

    told = [f"Wat '{words}' betekent, is een afspraak van wmoplan: {days}."] if days else []
    assert [(reason.rule, reason.day) for reason in agreed(period, CALENDAR.texts)] == [(rule, None) for rule in told]


CHOSEN = [
    # terms in use, whether the day still counts as one that we chose; only the municipality's own length ends that
    ({}, True),
    (USUAL, True),
    (OWN, False),
]


@pytest.mark.parametrize(("terms", "is_chosen"), CHOSEN)
def test_a_day_from_an_anchor_that_we_chose_is_chosen_too(terms: dict[str, TermInUse], is_chosen: bool) -> None:  # noqa: FBT001 - a column of the table
    found = leaning(NAMED if terms else PLAIN, GUESSED._replace(guess="u gaf geen dag"), terms)

    assert bool(found.guess) is is_chosen
