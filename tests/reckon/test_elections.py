from datetime import date
from pathlib import Path

import pytest

from tests.reckon.make import real_rules
from wmoplan.model.moment import Certainty
from wmoplan.model.phrases import Phrase
from wmoplan.model.profile import DayFact
from wmoplan.read.reference import read_day_rules, read_election_rules, read_municipalities
from wmoplan.reckon.elections import (
    NOTHING,
    Election,
    GivenElection,
    elections_around,
    new_council_day,
    quiet_period,
    window_day,
)
from wmoplan.reckon.workdays import calendar_of

DATA = Path(__file__).parents[2] / "data"
RULES = read_election_rules(DATA)
TEXTS = real_rules().texts
CALENDAR = calendar_of(read_day_rules(DATA), TEXTS)
MUNICIPALITIES = read_municipalities(DATA, 2014)
HAREN, OSS, LEEUWARDEN, HILVERSUM = "GM0017", "GM0828", "GM0080", "GM0402"
YEAR_2014 = (date(2014, 1, 1), date(2014, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def fact(when: date, source: str) -> DayFact:
    return DayFact.of(day=when.isoformat(), source=source)


def in_2014(code: str, given: GivenElection = NOTHING) -> list[Election]:
    return [row for row in elections_around(code, YEAR_2014, RULES, CALENDAR, given) if row.day.year == 2014]


# Kieswet F 1, J 1 and C 4, with published days as cross-checks.
ORDINARY = [
    # year, polling day,  new council,  published
    (2010, "2010-03-03", "2010-03-11", True),
    (2014, "2014-03-19", "2014-03-27", True),  # Hengelo, raadsstuk 1013497
    (2018, "2018-03-21", "2018-03-29", True),  # soest.nl
    (2022, "2022-03-16", "2022-03-30", True),  # Tijdelijke wet verkiezingen covid-19
    (2026, "2026-03-18", "2026-04-01", True),  # deventer.nl; Almere
    (2030, "2030-03-20", "2030-04-03", False),  # by rule only
]


@pytest.mark.parametrize(("year", "polling", "council", "published"), ORDINARY)
def test_an_ordinary_election_follows_from_the_law(year: int, polling: str, council: str, published: bool) -> None:  # noqa: FBT001 - a column of the table
    found = elections_around(HAREN, (date(year, 1, 1), date(year, 12, 31)), RULES, CALENDAR)
    (election,) = (row for row in found if row.day.year == year)

    assert (election.day, election.new_council_day) == (day(polling), day(council))
    assert election.certain is published
    assert not election.new_council_estimated


@pytest.mark.parametrize(("year", "polling"), [row[:2] for row in ORDINARY])
def test_the_law_alone_gives_the_published_polling_day(year: int, polling: str) -> None:
    unpublished = RULES._replace(published={})
    found = elections_around(HAREN, (date(year, 1, 1), date(year, 12, 31)), unpublished, CALENDAR)
    (election,) = (row for row in found if row.day.year == year)

    assert election.day == day(polling)
    assert not election.certain


NOMINATIONS = [
    # Kieswet F 1 lid 1: a Monday from 30 January on, in a leap year from 31 January on; paper calendars
    (2014, "2014-02-03"),
    (2023, "2023-01-30"),  # that day is a Monday
    (2040, "2040-02-06"),  # a leap year in which 30 January is a Monday: a week later
    (2028, "2028-01-31"),  # a leap year in which 31 January is a Monday
]


@pytest.mark.parametrize(("year", "nomination"), NOMINATIONS)
def test_a_leap_year_is_nominated_a_day_later(year: int, nomination: str) -> None:
    assert window_day(year, RULES.polling[-1].nomination) == day(nomination)


def test_the_law_is_told_from_the_nomination_on() -> None:
    (found,) = in_2014(HAREN)

    assert [(reason.rule, reason.day) for reason in found.reason] == [
        ("De kandidaatstelling is op maandag 3 februari 2014, de eerste maandag vanaf 30 januari.", day("2014-02-03")),
        ("De stemming is 44 dagen later: woensdag 19 maart 2014.", day("2014-03-19")),
        ("Als stemdag is bekendgemaakt: woensdag 19 maart 2014.", day("2014-03-19")),
    ]
    (start,) = found.new_council_reason
    assert start.rule == "De nieuwe raad begint op donderdag 27 maart 2014, de eerste donderdag vanaf 23 maart."


EDGES = [
    # first and last day of the span, the years of the elections
    ("2014-03-19", "2014-12-31", [2010, 2014, 2018]),  # polling day opens the span: it is within
    ("2014-03-20", "2014-12-31", [2014, 2018]),  # the day after: it is the last before
    ("2013-01-01", "2014-03-19", [2010, 2014, 2018]),  # polling day closes the span: it is within
    ("2013-01-01", "2014-03-18", [2010, 2014]),  # the day before: it is the first after
]


@pytest.mark.parametrize(("first", "last", "years"), EDGES)
def test_polling_day_may_be_the_edge_of_the_span(first: str, last: str, years: list[int]) -> None:
    found = elections_around(HAREN, (day(first), day(last)), RULES, CALENDAR)

    assert [row.day.year for row in found] == years


NOT_IN_MARCH = {
    # CBS, Kiesraad 19-11-2014, raadsleden.nl 2013
    "2012-11-21": {"Goeree-Overflakkee", "Molenwaard", "Schagen"},
    "2013-11-13": {"Alphen aan den Rijn", "De Friese Meren", "Heerenveen", "Leeuwarden"},
    "2014-11-19": {
        "Alkmaar", "Graft-De Rijp", "Schermer", "Bernisse", "Spijkenisse", "Groesbeek", "Millingen aan de Rijn",
        "Ubbergen", "Bergambacht", "Nederlek", "Ouderkerk", "Schoonhoven", "Vlist",
        "'s-Hertogenbosch", "Oss", "Maasdonk",
    },
}  # fmt: skip


def test_380_of_the_403_municipalities_vote_on_19_march_2014() -> None:
    span = (date(2012, 1, 1), date(2014, 12, 31))
    voted: dict[str, set[str]] = {}
    for row in MUNICIPALITIES:
        inside = [found.day for found in elections_around(row.code, span, RULES, CALENDAR) if span[0] <= found.day]
        voted.setdefault(inside[0].isoformat(), set()).add(row.name)

    assert len(voted.pop("2014-03-19")) == 380
    assert voted == NOT_IN_MARCH


AROUND_2014 = [
    (HAREN, [("2010-03-03", "2010-03-11"), ("2014-03-19", "2014-03-27"), ("2018-03-21", "2018-03-29")]),
    (OSS, [("2010-03-03", "2010-03-11"), ("2014-11-19", "2015-01-02"), ("2018-03-21", "2018-03-29")]),
    (LEEUWARDEN, [("2013-11-13", "2014-01-02"), ("2018-03-21", "2018-03-29")]),
    ("GM0441", [("2012-11-21", "2013-01-02"), ("2018-03-21", "2018-03-29")]),  # Schagen
]


@pytest.mark.parametrize(("code", "expected"), AROUND_2014)
def test_the_elections_around_a_span_are_the_last_before_and_the_first_after(
    code: str, expected: list[tuple[str, str]]
) -> None:
    found = elections_around(code, YEAR_2014, RULES, CALENDAR)

    assert [(row.day, row.new_council_day) for row in found] == [(day(one), day(two)) for one, two in expected]


def test_a_merging_municipality_says_so() -> None:
    (oss,) = in_2014(OSS)

    assert (oss.certain, oss.merger) == (True, date(2015, 1, 1))
    assert "niet in maart" in oss.reason[0].rule
    assert "Kiesraad" in oss.reason[0].source
    assert (oss.new_executive_day, oss.new_executive_estimated) == (date(2015, 1, 2), True)


def test_hilversum_votes_in_november_2026_by_rule() -> None:
    # Wet arhi art. 55: Monday 5 October plus 44 days; merger on 1-1-2027, a Friday.
    span = (date(2026, 1, 1), date(2026, 12, 31))
    (found,) = (row for row in elections_around(HILVERSUM, span, RULES, CALENDAR) if row.day.year == 2026)

    assert (found.day, found.certain) == (date(2026, 11, 18), False)
    assert (found.new_council_day, found.new_executive_day) == (date(2027, 1, 4), date(2027, 1, 4))
    assert "Zaterdag 2 januari 2027 en zondag 3 januari 2027" in found.new_council_reason[0].rule


NEW_COUNCILS = [
    # The rules; the days were counted on a paper calendar
    ("2014-03-19", "2014-03-27", False),  # the law's day lies after it
    ("2014-03-26", "2014-03-27", False),  # one day before the law's day
    ("2014-03-27", "2014-04-04", True),  # on it: 8 days
    ("2014-03-28", "2014-04-05", True),  # one day after
    ("2014-06-11", "2014-06-19", True),  # an election in between
    ("2014-11-12", "2014-11-20", True),  # a Wednesday, a week too early
    ("2014-11-18", "2014-11-26", True),  # in the week, but a Tuesday
    ("2014-11-19", "2015-01-02", False),  # herindeling; 2 January 2015 is equated, yet counts
    ("2014-11-20", "2014-11-28", True),  # a Thursday
    ("2014-11-26", "2014-12-04", True),  # a Wednesday, a week too late
    ("2026-11-18", "2027-01-04", False),  # 1 January 2027 is a Friday
    ("2026-06-10", "2026-06-24", True),  # 14 days since 2023
    ("2022-06-08", "2022-06-16", True),  # still 8 days
    ("2026-03-31", "2026-04-01", False),
    ("2026-04-01", "2026-04-15", True),
]


@pytest.mark.parametrize(("polling", "council", "estimated"), NEW_COUNCILS)
def test_the_new_council_starts_after_any_polling_day(polling: str, council: str, estimated: bool) -> None:  # noqa: FBT001 - a column of the table
    found, is_estimate, reason = new_council_day(day(polling), RULES, CALENDAR)

    assert (found, is_estimate) == (day(council), estimated)
    assert reason[-1].day == found
    assert reason[-1].source


EXECUTIVES = [
    # averages of the RUG, the NOS and the NRC; all estimates
    ((date(2014, 1, 1), date(2014, 12, 31)), "2014-05-07"),  # 49 days
    ((date(2018, 1, 1), date(2018, 12, 31)), "2018-05-24"),  # 64 days
    ((date(2026, 1, 1), date(2026, 12, 31)), "2026-06-16"),  # 90 days
]


@pytest.mark.parametrize(("span", "expected"), EXECUTIVES)
def test_the_new_executive_is_always_an_estimate(span: tuple[date, date], expected: str) -> None:
    (found,) = (row for row in elections_around(HAREN, span, RULES, CALENDAR) if row.day.year == span[0].year)

    assert (found.new_executive_day, found.new_executive_estimated) == (day(expected), True)
    assert found.new_executive_reason[-1].rule.startswith("Geschat")


def test_a_given_executive_beats_the_estimate_and_keeps_its_source() -> None:
    (found,) = in_2014(HAREN, GivenElection(new_executive=fact(date(2014, 5, 20), "profiel")))

    assert (found.new_executive_day, found.new_executive_estimated) == (date(2014, 5, 20), False)
    assert found.new_executive_reason[-1].source == "profiel"
    assert found.new_council_day == date(2014, 3, 27)


def test_a_given_council_moves_only_its_own_election() -> None:
    found = elections_around(
        HAREN, YEAR_2014, RULES, CALENDAR, GivenElection(new_council=fact(date(2014, 4, 3), "brief"))
    )

    assert [row.new_council_day for row in found] == [date(2010, 3, 11), date(2014, 4, 3), date(2018, 3, 29)]
    assert found[1].new_council_reason[-1].source == "brief"
    assert not found[1].new_council_estimated


def test_a_supposed_polling_day_takes_the_place_of_the_nearest() -> None:
    given = GivenElection(fact(date(2014, 11, 19), "veronderstelling"), None, fact(date(2014, 5, 20), "profiel"))
    (found,) = in_2014(HAREN, given)

    assert (found.day, found.new_council_day) == (date(2014, 11, 19), date(2015, 1, 2))
    assert found.reason[0].source == "veronderstelling"
    assert "woensdag 19 maart 2014" in found.reason[1].rule
    # An executive of May 2014 belongs to no election in November, and the one of 2010 is too long ago.
    assert (found.new_executive_day, found.new_executive_estimated) == (date(2015, 1, 2), True)
    assert found.certain
    # the list of published days names the Kiesraad and Hengelo for March 2014
    assert (found.reason[1].source, found.reason[1].day) == (RULES.published[day("2014-03-19")], day("2014-03-19"))
    # Wet arhi art. 55 lid 2: the Wednesday from 18 November on; Haren itself was not redrawn
    assert found.reason[2].rule == "Een stemming op die dag hoort bij een herindeling op 1 januari 2015."


def test_the_reason_of_a_listed_merger_is_told_once() -> None:
    (oss,) = in_2014(OSS)

    assert [reason.rule for reason in oss.reason if "hoort bij een herindeling" in reason.rule] == []


def test_a_doubt_about_a_merger_goes_with_the_days_that_nobody_gave() -> None:
    # whether the law on Hilversum and Wijdemeren was adopted was not found (data/verkiezingen.yaml)
    span = (date(2026, 1, 1), date(2026, 12, 31))
    polling, council = fact(date(2026, 11, 18), "brief"), fact(date(2027, 1, 4), "brief")

    def doubts(given: GivenElection) -> tuple[bool, bool]:
        found = elections_around(HILVERSUM, span, RULES, CALENDAR, given)
        (one,) = (row for row in found if row.day.year == 2026)
        return bool(one.doubt), bool(one.new_council_doubt)

    assert doubts(NOTHING) == (True, True)
    assert doubts(GivenElection(polling=polling)) == (False, True)
    assert doubts(GivenElection(new_council=council)) == (True, False)


BELONGING = [
    # given day of the executive, the year of the election that it goes to; the law gives none: a year at most
    ("2014-03-19", None),  # polling day itself: the election of 2010 is four years ago
    ("2014-03-20", 2014),
    ("2015-03-19", 2014),  # 365 days
    ("2015-03-20", None),
]


@pytest.mark.parametrize(("given", "year"), BELONGING)
def test_a_given_executive_goes_to_the_election_of_the_year_before_it(given: str, year: int | None) -> None:
    found = elections_around(
        HAREN, YEAR_2014, RULES, CALENDAR, GivenElection(new_executive=fact(day(given), "profiel"))
    )

    owners = [row.day.year for row in found if not row.new_executive_estimated]
    assert owners == ([] if year is None else [year])


EARLY = [
    # supposed polling day, new executive; the council starts on 27 March by law, the estimate is 49 days
    ("2014-02-05", "2014-03-27", True),  # 26 March would be before the council
    ("2014-02-06", "2014-03-27", False),  # 27 March, the same day
    ("2014-02-07", "2014-03-28", False),
]


@pytest.mark.parametrize(("polling", "executive", "waits"), EARLY)
def test_a_new_executive_never_starts_before_the_new_council(polling: str, executive: str, waits: bool) -> None:  # noqa: FBT001 - a column of the table
    (found,) = in_2014(HAREN, GivenElection(polling=fact(day(polling), "")))

    assert (found.new_council_day, found.new_executive_day) == (date(2014, 3, 27), day(executive))
    told = [reason.rule for reason in found.new_executive_reason][1:]
    later = "De nieuwe raad begint pas op donderdag 27 maart 2014; eerder is er geen nieuw college."
    assert told == ([later] if waits else [])


def test_a_given_polling_day_that_says_what_the_list_says_changes_no_day() -> None:
    (plain,) = in_2014(OSS)
    (found,) = in_2014(OSS, GivenElection(polling=fact(date(2014, 11, 19), "profiel")))

    assert (found.day, found.merger, found.new_council_day) == (plain.day, plain.merger, plain.new_council_day)
    assert found.reason[0].source == "profiel"


GAPS = [
    # meetings of the council;                         first day,   estimated
    (["2014-02-12", "2014-03-05"], "2014-03-06", False),  # the last one opens it
    (["2014-02-12"], "2014-02-13", False),  # exactly 35 days before polling day
    (["2014-02-11"], "2014-03-06", True),  # 36 days before: 13 days before polling day
    ([], "2014-03-06", True),
    (["2014-03-18", "2014-03-19"], "2014-03-19", False),  # a meeting on polling day is none before it
]


@pytest.mark.parametrize(("meetings", "first", "estimated"), GAPS)
def test_the_gap_opens_after_the_last_meeting(meetings: list[str], first: str, estimated: bool) -> None:  # noqa: FBT001 - a column of the table
    (election,) = in_2014(HAREN)
    gap = quiet_period(election, [day(text) for text in meetings], RULES, TEXTS)

    unknown = Phrase.LAST_COUNCIL_UNKNOWN if estimated else Phrase.EXECUTIVE_UNKNOWN
    assert (gap.first, gap.weakest) == (day(first), TEXTS.say(unknown))
    assert (gap.last, gap.last_large) == (date(2014, 3, 27), date(2014, 5, 7))
    assert gap.certainty is Certainty.ESTIMATED


def test_the_gap_tells_the_meeting_that_opens_it() -> None:
    (election,) = in_2014(HAREN)
    gap = quiet_period(election, [date(2014, 3, 3)], RULES, TEXTS)
    opens, *then = gap.reasons[len(election.reason) :]

    assert opens.rule == (
        "De laatste bekende vergadering van de raad voor de stemming is op maandag 3 maart 2014."
        " De stilte begint de dag erna: dinsdag 4 maart 2014."
    )
    assert then == [*election.new_council_reason, *election.new_executive_reason]


def test_every_reason_is_a_sentence() -> None:
    for code in (HAREN, OSS, HILVERSUM):
        for row in elections_around(code, (date(2012, 1, 1), date(2030, 12, 31)), RULES, CALENDAR):
            for reason in (*row.reason, *row.new_council_reason, *row.new_executive_reason):
                assert reason.rule[0].isupper()
                assert reason.rule.endswith(".")
                assert reason.source
