"""The rows of a profile: days as people write them, patterns of meetings, and facts with their source."""

from datetime import date

import pytest
from pydantic import ValidationError

from wmoplan.errors import Refused
from wmoplan.model.agenda_words import AgendaWords
from wmoplan.model.day import WrittenDay, read_day, read_time
from wmoplan.model.profile import Profile
from wmoplan.model.schedule import read_pattern

DAYS = [
    # written, day (the rules: three ways, never a two-digit year)
    ("2014-10-27", "2014-10-27"),
    ("27-10-2014", "2014-10-27"),
    ("27 oktober 2014", "2014-10-27"),
    ("maandag 27 oktober 2014", "2014-10-27"),  # 27 October 2014 was a Monday (Haren's agenda)
    ("01-02-2014", "2014-02-01"),  # day before month
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_a_day_is_read(written: str, day: str) -> None:
    assert read_day(written) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    ["27-10-14", "27 oktober 14", "27 oktober", "2014-02-30", "31-04-2014", "2014-13-01", "10/2014", "ooit",
     "99999999999 oktober 2014"],  # a number that no calendar can hold
)  # fmt: skip
def test_a_day_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_day(written)


def test_a_wrong_weekday_stays_with_the_day() -> None:
    day = read_day("dinsdag 27 oktober 2014")  # it was a Monday

    assert isinstance(day, WrittenDay)
    assert day == date(2014, 10, 27)
    assert day.wrong_weekday == "dinsdag"


TIMES = [("20:00", "20:00"), ("20.00 uur", "20:00"), ("9 uur", "09:00"), ("0:00", "00:00"), ("23:59", "23:59")]


@pytest.mark.parametrize(("written", "time"), TIMES)
def test_a_time_is_read(written: str, time: str) -> None:
    assert read_time(written) == time


@pytest.mark.parametrize("written", ["24:00", "20:60", "avond", "20", ""])
def test_a_time_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_time(written)


PATTERNS = [
    # written, weekday (Monday is 0), which of the month, every so many weeks, from
    ("elke dinsdag", 1, 0, 0, None),
    ("elke eerste maandag van de maand", 0, 1, 0, None),
    ("elke vierde zondag van de maand", 6, 4, 0, None),
    ("elke laatste donderdag van de maand", 3, -1, 0, None),
    ("om de 2 weken op dinsdag vanaf 7 januari 2014", 1, 0, 2, "2014-01-07"),  # 7 January 2014 was a Tuesday
    ("Elke  Dinsdag", 1, 0, 0, None),
]


@pytest.mark.parametrize(("written", "weekday", "nth", "weeks", "start"), PATTERNS)
def test_a_pattern_is_read(written: str, weekday: int, nth: int, weeks: int, start: str | None) -> None:
    pattern = read_pattern(written)

    assert (pattern.weekday, pattern.nth, pattern.weeks) == (weekday, nth, weeks)
    assert pattern.start == (date.fromisoformat(start) if start else None)


NO_PATTERNS = [
    "elke maand",  # no weekday
    "elke vijfde dinsdag van de maand",  # not every month has one
    "elke tweede dinsdag",  # of what?
    "elke dinsdag van de maand",  # which?
    "om de 0 weken op dinsdag vanaf 7 januari 2014",  # never moves
    "om de 2 weken op dinsdag vanaf 8 januari 2014",  # a Wednesday
    "om de 2 weken op dinsdag",  # from when?
    "dinsdag",
]


@pytest.mark.parametrize("written", NO_PATTERNS)
def test_a_pattern_of_another_form_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_pattern(written)


ROWS = [
    # keys of a meeting, whether the row is whole
    ({"datum": "2014-10-27"}, True),
    ({"regel": "elke dinsdag", "van": "2014-01-01", "tot": "2014-12-31"}, True),
    ({"datum": "2014-10-27", "status": "verplaatst", "naar": "2014-11-03"}, True),
    ({}, False),  # neither a date nor a rule
    ({"datum": "2014-10-27", "regel": "elke dinsdag"}, False),  # both
    ({"regel": "elke dinsdag", "van": "2014-01-01"}, False),  # no end
    ({"regel": "elke dinsdag", "van": "2014-12-31", "tot": "2014-01-01"}, False),  # runs back
    ({"datum": "2014-10-27", "status": "verplaatst"}, False),  # The rules: needs `naar:`
    ({"datum": "2014-10-27", "naar": "2014-11-03"}, False),  # `naar` only with it
    ({"datum": "2014-10-27", "status": "afgezegd"}, False),  # a wrong word
    ({"datum": "2014-10-27", "zaal": "1"}, False),  # an unknown key
]


@pytest.mark.parametrize(("keys", "is_whole"), ROWS)
def test_a_meeting_is_whole_or_refused(keys: dict[str, str], *, is_whole: bool) -> None:
    profile = {"gemeente": "Haren", "vergaderingen": [{"orgaan": "raad", **keys}]}
    if is_whole:
        assert len(Profile.model_validate(profile).meetings) == 1
        return
    with pytest.raises(ValidationError):
        Profile.model_validate(profile)


def test_a_fact_may_be_bare_or_with_its_source() -> None:
    bare = Profile.model_validate(
        {"gemeente": "Haren", "nieuw-college": "2014-05-20", "termijnen": {"advies": "4 weken"}}
    )
    full = Profile.model_validate(
        {
            "gemeente": "Haren",
            "nieuw-college": {"datum": "20 mei 2014", "sinds": "2014-05-20"},
            "termijnen": {"advies": {"lengte": "4 weken", "bron": "convenant"}},
        }
    )

    assert bare.new_executive
    assert full.new_executive
    assert bare.new_executive.day == full.new_executive.day == date(2014, 5, 20)
    assert bare.terms["advies"].length == full.terms["advies"].length
    assert (full.new_executive.since, full.terms["advies"].source) == (date(2014, 5, 20), "convenant")


@pytest.mark.parametrize("written", ["clientenraad", "cliëntenraad", "Cliëntenraad"])
def test_a_role_may_be_spelled_as_dutch_does(written: str) -> None:
    assert Profile.model_validate({"gemeente": "Haren", "rol": written}).role == "clientenraad"


ENTRIES = [
    # written, refused (letters, digits and hyphens; a star only at the start or the end of a word)
    ("verordening* wmo", False),
    ("*plan*", False),
    ("wmo-verordening 2027*", False),
    ("cliëntervaring*", False),
    ("ver*ordening", True),
    ("*", True),
    ("wmo: verordening", True),
]


@pytest.mark.parametrize(("written", "refused"), ENTRIES)
def test_an_entry_is_words_of_a_title(written: str, *, refused: bool) -> None:
    if not refused:
        assert AgendaWords(woorden=(written,)).words == (written,)
        return
    with pytest.raises(ValidationError, match="kan hier niet"):
        AgendaWords(woorden=(written,))
