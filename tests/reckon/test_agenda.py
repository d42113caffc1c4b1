"""When bodies meet: patterns, statuses, and which days a list of meetings covers (the rules).

Every expected day was read off a paper calendar of 2014: 1 January was a Wednesday.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.reckon.make import on, profile, row, rows, timeline
from wmoplan.model.schedule import MeetingRow, read_pattern
from wmoplan.reckon.agenda import Agenda, build_agenda, cancellations, occurrences

AS_OF = date(2014, 1, 15)


def never(_: date) -> bool:
    return False


def agenda(*lines: dict[str, Any], as_of: date = AS_OF) -> Agenda:
    return build_agenda([MeetingRow.model_validate(line) for line in lines], as_of, never)


def days(found: Agenda, body: str = "raad") -> list[str]:
    return [str(meeting.day) for meeting in found.of(body)]


def pattern(rule: str, first: str, last: str, **keys: str) -> dict[str, str]:
    return {"regel": rule, "orgaan": "raad", "van": first, "tot": last, **keys}


PATTERNS = [
    # rule, from, to, days (read off a calendar of 2014)
    ("elke dinsdag", "2014-10-01", "2014-10-31", "10-07 10-14 10-21 10-28"),
    ("elke dinsdag", "2014-10-07", "2014-10-14", "10-07 10-14"),  # both ends are included
    ("elke dinsdag", "2014-10-08", "2014-10-13", ""),  # from a Wednesday to a Monday
    ("elke eerste dinsdag van de maand", "2014-09-01", "2014-11-30", "09-02 10-07 11-04"),
    ("elke eerste woensdag van de maand", "2014-10-01", "2014-10-31", "10-01"),  # the first day of the month
    ("elke tweede dinsdag van de maand", "2014-01-01", "2014-03-31", "01-14 02-11 03-11"),
    ("elke derde donderdag van de maand", "2014-01-01", "2014-02-28", "01-16 02-20"),
    ("elke vierde maandag van de maand", "2014-03-01", "2014-04-30", "03-24 04-28"),  # March has five: not the 31st
    ("elke laatste maandag van de maand", "2014-03-01", "2014-04-30", "03-31 04-28"),  # the fifth, then the fourth
    ("elke laatste vrijdag van de maand", "2014-02-01", "2014-02-28", "02-28"),  # the last day of the month
    ("elke laatste donderdag van de maand", "2014-07-01", "2014-07-31", "07-31"),  # the 5th Thursday is the last day
    ("om de 2 weken op dinsdag vanaf 7 januari 2014", "2014-01-01", "2014-02-28", "01-07 01-21 02-04 02-18"),
    ("om de 2 weken op dinsdag vanaf 7 januari 2014", "2014-01-08", "2014-02-04", "01-21 02-04"),  # the rhythm stays
    ("om de 3 weken op maandag vanaf 6 oktober 2014", "2014-10-01", "2014-12-31", "10-06 10-27 11-17 12-08 12-29"),
    ("om de 2 weken op dinsdag vanaf 21 januari 2014", "2014-01-01", "2014-01-31", "01-21"),  # not before its start
    ("om de 6 weken op maandag vanaf 15 december 2014", "2014-12-01", "2015-02-28", "12-15 01-26"),  # over New Year
]


@pytest.mark.parametrize(("rule", "first", "last", "expected"), PATTERNS)
def test_a_pattern_gives_its_days(rule: str, first: str, last: str, expected: str) -> None:
    found = occurrences(read_pattern(rule), on(first), on(last))

    assert " ".join(f"{day:%m-%d}" for day in found) == expected


REST = [
    # rule, from, to, also in a recess, days; Haren is in region Noord: summer 5 July to 17 August 2014 (BWBR0032704)
    ("elke vrijdag", "2014-06-27", "2014-07-18", False, "06-27 07-04"),  # the recess begins on Saturday 5 July
    ("elke zaterdag", "2014-06-28", "2014-07-12", False, "06-28"),  # its first day is in it
    ("elke zondag", "2014-08-10", "2014-08-24", False, "08-24"),  # so is its last, Sunday 17 August
    ("elke maandag", "2014-08-11", "2014-08-25", False, "08-18 08-25"),  # the day after it is not
    ("elke vrijdag", "2014-06-27", "2014-07-18", True, "06-27 07-04 07-11 07-18"),  # ook-in-reces
    ("elke maandag", "2014-06-02", "2014-06-16", False, "06-02 06-16"),  # 9 June was tweede pinksterdag
    ("elke donderdag", "2014-05-22", "2014-06-05", False, "05-22 06-05"),  # 29 May was Hemelvaartsdag
    ("elke vrijdag", "2014-04-11", "2014-04-25", False, "04-11 04-25"),  # 18 April was Goede Vrijdag
    ("elke zaterdag", "2014-05-24", "2014-06-07", False, "05-24 05-31 06-07"),  # a Saturday is no feestdag
    ("elke vrijdag", "2014-05-23", "2014-06-06", False, "05-23 05-30 06-06"),  # 30 May is equated for terms only
    ("elke maandag", "2014-06-02", "2014-06-16", True, "06-02 06-09 06-16"),  # ook-in-reces: on a feestdag as well
]


@pytest.mark.parametrize(("rule", "first", "last", "always", "expected"), REST)
def test_a_pattern_rests_in_a_recess_and_on_a_feestdag(
    rule: str, first: str, last: str, *, always: bool, expected: str
) -> None:
    line = pattern(rule, first, last) | ({"ook-in-reces": "ja"} if always else {})
    found = timeline(profile(vergaderingen=[line]))

    assert " ".join(f"{meeting.day:%m-%d}" for meeting in found.meetings) == expected


@pytest.mark.parametrize("when", ["2014-07-21", "2014-06-09", "2014-12-25", "2014-07-27"])
def test_a_typed_date_always_counts(when: str) -> None:
    # in the recess, tweede pinksterdag, eerste kerstdag, a Sunday in the recess
    assert [meeting.day for meeting in timeline(profile(vergaderingen=rows(f"raad {when}"))).meetings] == [on(when)]


def test_a_recess_of_the_profile_replaces_the_default_of_the_same_name_and_year() -> None:
    own = [{"naam": "zomerreces", "van": "2014-06-28", "tot": "2014-07-06"}]
    found = timeline(profile(reces=own, vergaderingen=[pattern("elke maandag", "2014-06-23", "2014-07-14")]))

    assert [str(meeting.day) for meeting in found.meetings] == ["2014-06-23", "2014-07-07", "2014-07-14"]


MOVED = {"orgaan": "raad", "datum": "2014-10-27", "status": "verplaatst", "naar": "2014-11-03"}

STATUSES = [
    # lines, days, provisional ones
    (rows("raad 2014-10-27"), "10-27", ""),  # definitief is the default
    (rows("raad 2014-10-27 definitief"), "10-27", ""),
    (rows("raad 2014-10-27 voorlopig"), "10-27", "10-27"),  # counts, with less certainty
    (rows("raad 2014-10-27 vervallen"), "", ""),  # does not count
    ([MOVED], "11-03", ""),  # the old day does not count, the new one does
    ([row("raad 2014-10-27"), MOVED], "11-03", ""),  # it replaces the line for the old day
    (rows("raad 2014-10-27", "raad 2014-10-27 vervallen"), "", ""),  # the later line counts
    (rows("raad 2014-10-27 vervallen", "raad 2014-10-27"), "10-27", ""),  # the later line counts
    (rows("raad 2014-10-27 voorlopig", "raad 2014-10-27"), "10-27", ""),  # one meeting: the later line counts
    (rows("raad 2014-10-27 20:00", "raad 2014-10-27 20:00 voorlopig"), "10-27", "10-27"),  # same body, day and time
    (rows("raad 2014-10-27 14:00", "raad 2014-10-27 20:00"), "10-27 10-27", ""),  # two times are two meetings
    (rows("raad 2014-10-27 14:00", "raad 2014-10-27 20:00", "raad 2014-10-27 20:00 vervallen"), "10-27", ""),
    (rows("raad 2014-10-27 14:00", "raad 2014-10-27 20:00", "raad 2014-10-27 vervallen"), "", ""),  # no time: all
]


@pytest.mark.parametrize(("lines", "expected", "provisional"), STATUSES)
def test_a_status_decides_whether_a_meeting_counts(
    lines: list[dict[str, str]], expected: str, provisional: str
) -> None:
    found = agenda(*lines).of("raad")

    assert " ".join(f"{meeting.day:%m-%d}" for meeting in found) == expected
    assert " ".join(f"{meeting.day:%m-%d}" for meeting in found if meeting.provisional) == provisional


def test_a_meeting_of_another_body_stays() -> None:
    found = agenda(*rows("raad 2014-10-27", "commissie 2014-10-27", "commissie 2014-10-27 vervallen"))

    assert days(found) == ["2014-10-27"]
    assert days(found, "commissie") == []


BEATS = [
    # a dated line on top of "elke maandag" in October 2014 (6, 13, 20, 27), days
    (row("raad 2014-10-13 vervallen"), "10-06 10-20 10-27"),  # a cancelled date takes the day of the pattern away
    ({**row("raad 2014-10-13 verplaatst"), "naar": "2014-10-14"}, "10-06 10-14 10-20 10-27"),  # so does a moved one
    (row("raad 2014-10-13 20:00"), "10-06 10-13 10-20 10-27"),  # one meeting, not two
    (row("commissie 2014-10-13 vervallen"), "10-06 10-13 10-20 10-27"),  # another body does not matter
]


@pytest.mark.parametrize(("line", "expected"), BEATS)
@pytest.mark.parametrize("dated_first", [True, False])
def test_a_date_beats_a_pattern(line: dict[str, str], expected: str, *, dated_first: bool) -> None:
    rule: dict[str, Any] = pattern("elke maandag", "2014-10-01", "2014-10-31")
    found = agenda(*((line, rule) if dated_first else (rule, line)))

    assert " ".join(day[5:] for day in days(found)) == expected


def test_a_date_on_the_day_of_a_pattern_keeps_its_own_time_and_status() -> None:
    found = agenda(pattern("elke maandag", "2014-10-13", "2014-10-13"), row("raad 2014-10-13 20:00 voorlopig"))

    assert [(meeting.time, meeting.provisional, meeting.pattern) for meeting in found.of("raad")] == [
        ("20:00", True, "")
    ]


@pytest.mark.parametrize("status", ["vervallen"])
def test_a_pattern_that_is_cancelled_does_not_count(status: str) -> None:
    """The rules: "*vervallen* does not count", and it says so of meetings, which patterns give."""
    assert days(agenda(pattern("elke maandag", "2014-10-01", "2014-10-31", status=status))) == []


SINCE = [
    # as of, days; the meeting of 27 October is known since 4 June 2014
    ("2014-06-03", []),  # a day before
    ("2014-06-04", ["2014-10-27"]),  # on the day
    ("2014-06-05", ["2014-10-27"]),  # a day after
]


@pytest.mark.parametrize(("as_of", "expected"), SINCE)
def test_a_meeting_counts_from_the_day_on_which_it_was_known(as_of: str, expected: list[str]) -> None:
    assert days(agenda({**row("raad 2014-10-27"), "sinds": "2014-06-04"}, as_of=on(as_of))) == expected


def test_a_cancellation_that_is_not_known_yet_does_not_cancel() -> None:
    lines = [row("raad 2014-10-27"), {**row("raad 2014-10-27 vervallen"), "sinds": "2014-10-01"}]

    assert days(agenda(*lines, as_of=date(2014, 9, 30))) == ["2014-10-27"]
    assert days(agenda(*lines, as_of=date(2014, 10, 1))) == []


def test_the_profile_beats_a_file_and_a_later_file_an_earlier_one() -> None:
    files = [MeetingRow.model_validate(row("raad 2014-10-27 20:00") | {"bron": name}) for name in ("eerste", "tweede")]

    from_files = timeline(profile(), files=files)
    both = timeline(profile(vergaderingen=[row("raad 2014-10-27 20:00") | {"bron": "profiel"}]), files=files)

    assert [meeting.source for meeting in from_files.meetings] == ["tweede"]
    assert [meeting.source for meeting in both.meetings] == ["profiel"]


COVERED = [
    # days after (or before) the one known meeting, whether the list speaks of that day (the rules: within 35 days)
    (34, True),
    (35, True),
    (36, False),
    (-34, True),
    (-35, True),
    (-36, False),
    (0, True),
]


@pytest.mark.parametrize(("away", "is_covered"), COVERED)
@pytest.mark.parametrize("status", ["definitief", "vervallen", "voorlopig"])  # cancelled ones included
def test_a_meeting_covers_the_days_around_it(away: int, *, is_covered: bool, status: str) -> None:
    found = agenda(row(f"raad 2014-06-30 {status}"))

    assert (found.run("raad", date(2014, 6, 30) + timedelta(days=away)) is not None) is is_covered


RUNS = [
    # days between two meetings, whether their covered days join: 35 after the one and 35 before the other
    (70, True),  # they share a day
    (71, True),  # one ends on the day before the other begins
    (72, False),  # a day between them is not covered
]


@pytest.mark.parametrize(("between", "joined"), RUNS)
def test_a_run_of_covered_days_breaks_where_one_day_is_missing(between: int, *, joined: bool) -> None:
    first = date(2014, 1, 6)
    last = first + timedelta(days=between)
    found = agenda(row(f"raad {first}"), row(f"raad {last}"))

    assert found.run("raad", first) == (first - timedelta(35), (last if joined else first) + timedelta(35))
    assert found.run("raad", last) == ((first if joined else last) - timedelta(35), last + timedelta(35))


def test_a_moved_meeting_covers_with_its_old_and_its_new_day() -> None:
    found = agenda({**row("raad 2014-06-30 verplaatst"), "naar": "2014-07-07"})

    assert found.run("raad", date(2014, 7, 7)) == (date(2014, 5, 26), date(2014, 8, 11))  # 30 June - 35, 7 July + 35


def test_a_body_without_meetings_covers_nothing() -> None:
    assert agenda().run("raad", AS_OF) is None
    assert agenda(row("commissie 2014-01-15")).run("raad", AS_OF) is None
    assert agenda().last_before("raad", AS_OF) is None


LAST = [("2014-10-26", "2014-09-29"), ("2014-10-27", "2014-10-27"), ("2014-10-28", "2014-10-27"), ("2014-09-28", None)]


@pytest.mark.parametrize(("until", "expected"), LAST)
def test_the_last_meeting_on_or_before_a_day(until: str, expected: str | None) -> None:
    meeting = agenda(*rows("raad 2014-09-29", "raad 2014-10-27")).last_before("raad", on(until))

    assert (str(meeting.day) if meeting else None) == expected


GONE = [
    # the lines of the list, who said that there is no council on Monday 27 October
    ([row("raad 2014-10-27 vervallen")], "De raadsvergadering van maandag 27 oktober 2014 vervalt."),
    (
        [row("raad 2014-10-27 verplaatst") | {"naar": "2014-11-03"}],
        "De raadsvergadering van maandag 27 oktober 2014 is verplaatst naar maandag 3 november 2014.",
    ),
    ([row("raad 2014-10-27")], ""),  # it takes place
    ([row("raad 2014-10-27 20:00 vervallen"), row("raad 2014-10-27 19:00")], ""),  # another one takes place that day
    ([row("raad 2014-10-27 vervallen") | {"sinds": "2014-01-16"}], ""),  # not known yet
    ([row("commissie 2014-10-27 vervallen")], ""),  # another body
    ([row("raad 2014-10-20 vervallen")], ""),  # another day
]


@pytest.mark.parametrize(("lines", "said"), GONE)
def test_a_meeting_that_is_cancelled_says_so(lines: list[dict[str, Any]], said: str) -> None:
    listed = [MeetingRow.model_validate(line | {"bron": "griffie"}) for line in lines]
    held = build_agenda(listed, AS_OF, never).meetings

    found = cancellations(listed, AS_OF, held, {"raad": "raadsvergadering"}).get(("raad", on("2014-10-27")))

    assert (found.rule if found else "") == said
    assert found is None or found.source == "griffie"
