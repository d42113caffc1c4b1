"""When bodies meet: patterns, statuses, and which days a list of meetings covers (the rules).

Every expected day was read off a paper calendar of 2014: 1 January was a Wednesday.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.reckon.make import decision, on, profile, real_rules, row, rows, small_plan, step, timeline
from wmoplan.model.schedule import MeetingRow, read_pattern
from wmoplan.reckon.agenda import Agenda, DayRange, build_agenda, cancellations, occurrences

AS_OF = date(2014, 1, 15)


def never(_: date) -> bool:
    return False


def agenda(*lines: dict[str, Any], whole: tuple[str, str] | None = None) -> Agenda:
    periods = {"raad": DayRange(on(whole[0]), on(whole[1]))} if whole else {}
    return build_agenda([MeetingRow.model_validate(line) for line in lines], never, periods)


def seen(lines: list[dict[str, str]], as_of: str) -> list[str]:
    """Return the days of the meetings of a profile as known on a day."""
    return [str(meeting.day) for meeting in timeline(profile(vergaderingen=lines), as_of).meetings]


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
    ("om de 7 weken op maandag vanaf 6 januari 2014", "2014-01-01", "2014-04-30", "01-06 02-24 04-14"),
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
    (rows("raad 2014-10-27", "raad 2014-10-27 20:00 vervallen"), "", ""),  # with a time or without: one meeting
    (rows("raad 2014-10-27", "raad 2014-10-27 14:00", "raad 2014-10-27 20:00 vervallen"), "10-27", ""),
    ([MOVED, {**MOVED, "naar": "2014-11-10"}], "11-10", ""),  # moved again: the later line counts
    ([MOVED, row("raad 2014-10-27 vervallen")], "", ""),  # moved, then cancelled after all
    ([MOVED, row("raad 2014-10-27")], "10-27", ""),  # moved, then not after all
    ([{**MOVED, "tijd": "14:00"}, row("raad 2014-10-27 20:00")], "10-27 11-03", ""),  # two times are two meetings
    ([{**MOVED, "tijd": "14:00"}, row("raad 2014-10-27 vervallen")], "", ""),  # no time: all
    ([MOVED, row("raad 2014-10-27 20:00 vervallen")], "", ""),
    ([row("raad 2014-11-03"), MOVED, row("raad 2014-10-27")], "10-27 11-03", ""),  # 3 November has a line of its own
    ([{**row("raad 2014-10-27"), "vervolg": "2014-10-28"}, row("raad 2014-10-27 vervallen")], "", ""),  # both halves
]


@pytest.mark.parametrize(("lines", "expected", "provisional"), STATUSES)
def test_a_status_decides_whether_a_meeting_counts(
    lines: list[dict[str, str]], expected: str, provisional: str
) -> None:
    found = agenda(*lines).of("raad")

    assert " ".join(f"{meeting.day:%m-%d}" for meeting in found) == expected
    assert " ".join(f"{meeting.day:%m-%d}" for meeting in found if meeting.provisional) == provisional


def test_a_move_that_did_not_come_about_leaves_a_pattern_and_the_known_days_alone() -> None:
    """3 November would be known for 35 days, and a Monday of the pattern with a line of its own."""
    rule = pattern("elke maandag", "2014-10-20", "2014-11-03")
    found = agenda(rule, MOVED, row("raad 2014-10-27"))

    assert days(found) == ["2014-10-20", "2014-10-27", "2014-11-03"]
    assert found.run("raad", on("2014-11-03")) == (on("2014-10-20"), on("2014-12-01"))  # 27 October + 35
    assert not found.called_off["raad"]


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
    assert seen([{**row("raad 2014-10-27"), "sinds": "2014-06-04"}], as_of) == expected


def test_a_cancellation_that_is_not_known_yet_does_not_cancel() -> None:
    lines = [row("raad 2014-10-27"), {**row("raad 2014-10-27 vervallen"), "sinds": "2014-10-01"}]

    assert seen(lines, "2014-09-30") == ["2014-10-27"]
    assert seen(lines, "2014-10-01") == []


def test_the_profile_beats_a_file_and_a_later_file_an_earlier_one() -> None:
    files = [MeetingRow.model_validate(row("raad 2014-10-27 20:00") | {"bron": name}) for name in ("eerste", "tweede")]

    from_files = timeline(profile(), files=files)
    both = timeline(profile(vergaderingen=[row("raad 2014-10-27 20:00") | {"bron": "profiel"}]), files=files)

    assert [meeting.source for meeting in from_files.meetings] == ["tweede"]
    assert [meeting.source for meeting in both.meetings] == ["profiel"]


KNOWN = [
    # days after (or before) the one known meeting, whether the calendar is known that day (DESIGN 6.4: 35 days past it)
    (0, True),
    (34, True),
    (35, True),
    (36, False),
    (-1, False),  # never before the first
    (-35, False),
]


@pytest.mark.parametrize(("away", "is_known"), KNOWN)
@pytest.mark.parametrize("status", ["definitief", "vervallen", "voorlopig"])  # cancelled ones included
def test_a_meeting_makes_the_days_after_it_known(away: int, *, is_known: bool, status: str) -> None:
    found = agenda(row(f"raad 2014-06-30 {status}"))

    assert (found.run("raad", date(2014, 6, 30) + timedelta(days=away)) is not None) is is_known


RUNS = [
    # days between two meetings, the last day that is known from the first one on without a day missing
    (34, "2014-03-16"),  # 10 February and 35 days
    (35, "2014-03-17"),
    (36, "2014-03-18"),  # the first reaches the day before the second
    (37, "2014-02-10"),  # 11 February is not known: 6 January and 35 days is 10 February
]


@pytest.mark.parametrize(("between", "last"), RUNS)
def test_a_run_of_known_days_breaks_where_one_day_is_missing(between: int, last: str) -> None:
    first = date(2014, 1, 6)
    later = first + timedelta(days=between)
    found = agenda(row(f"raad {first}"), row(f"raad {later}"))

    assert found.run("raad", first) == (first, on(last))
    assert found.run("raad", later) == (first if between < 37 else later, later + timedelta(35))


def test_a_moved_meeting_makes_days_known_with_its_old_and_its_new_day() -> None:
    found = agenda({**row("raad 2014-06-30 verplaatst"), "naar": "2014-07-07"})

    assert found.run("raad", date(2014, 7, 7)) == (date(2014, 6, 30), date(2014, 8, 11))  # 7 July + 35


def test_a_pattern_is_known_over_its_whole_time_recesses_included() -> None:
    found = build_agenda(
        [MeetingRow.model_validate(pattern("elke maandag", "2014-01-01", "2014-12-31"))],
        lambda day: date(2014, 7, 5) <= day <= date(2014, 8, 17),
    )

    assert found.run("raad", date(2014, 8, 15)) == (date(2014, 1, 1), date(2014, 12, 31))
    assert found.run("raad", date(2013, 12, 31)) is None


def test_a_list_that_is_said_to_be_whole_is_known_over_every_gap_in_it() -> None:
    lines = rows("raad 2014-01-27", "raad 2014-06-30", "raad 2014-12-15")
    found = agenda(*lines, whole=("2014-01-01", "2014-12-31"))

    assert found.run("raad", date(2014, 4, 1)) == (date(2014, 1, 1), date(2015, 1, 19))  # 15 December + 35
    assert found.is_known("raad", date(2014, 1, 1), date(2014, 12, 31))
    assert not found.is_known("raad", date(2013, 12, 31), date(2014, 12, 31))
    assert not found.is_known("raad", None, date(2014, 12, 31))  # no first day: not every day is known
    assert not agenda(*lines).is_known("raad", date(2014, 1, 27), date(2014, 4, 1))


WHOLE = [
    # vergaderschema, whether a decision by Friday 15 August 2014 goes to 30 June: 46 days before it
    ({"van": "2014-01-01", "tot": "2014-12-31"}, True),
    ({"van": "2014-01-01", "tot": "2014-08-15"}, True),  # it ends on that day
    ({"van": "2014-01-01", "tot": "2014-08-14"}, False),  # it ends a day before
    ({"van": "2014-01-01", "tot": "2014-12-31", "organen": ["raad"]}, True),
    ({"van": "2014-01-01", "tot": "2014-12-31", "organen": ["commissie"]}, False),  # of another body
    ({"van": "2014-01-01", "tot": "2014-12-31", "sinds": "2014-01-16"}, False),  # not known yet on 15 January
    ({"van": "2014-07-01", "tot": "2014-12-31"}, False),  # no meeting of the raad in it: such a list is empty
    ({"versie": "3"}, False),  # nothing says that it is whole
]  # fmt: skip


@pytest.mark.parametrize(("schedule", "is_whole"), WHOLE)
def test_the_profile_says_over_which_days_its_list_is_whole(schedule: dict[str, Any], *, is_whole: bool) -> None:
    own = profile(vergaderingen=rows("raad 2014-06-30"), vergaderschema=schedule)
    found = timeline(own, plan=small_plan(step("a", "uiterlijk 15 augustus 2014")))

    assert decision(found, "a").expected == (on("2014-06-30") if is_whole else None)


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
    (
        [row("raad 2014-10-27 vervallen") | {"sinds": "2014-01-15"}],  # known since the day itself
        "De raadsvergadering van maandag 27 oktober 2014 vervalt.",
    ),
    ([row("commissie 2014-10-27 vervallen")], ""),  # another body
    ([row("raad 2014-10-20 vervallen")], ""),  # another day
]


@pytest.mark.parametrize(("lines", "said"), GONE)
def test_a_meeting_that_is_cancelled_says_so(lines: list[dict[str, Any]], said: str) -> None:
    listed = [MeetingRow.model_validate(line | {"bron": "griffie"}) for line in lines]
    held = build_agenda([one for one in listed if one.since is None or one.since <= AS_OF], never).meetings

    found = cancellations(listed, AS_OF, held, {"raad": "raadsvergadering"}, real_rules().texts).get(
        ("raad", on("2014-10-27"))
    )

    assert (found.rule if found else "") == said
    assert found is None or found.source == "griffie"


def test_only_a_line_with_a_day_that_calls_off_is_a_cancellation() -> None:
    pattern_off = pattern("elke maandag", "2014-10-01", "2014-10-31", status="vervallen")
    listed = [MeetingRow.model_validate(line) for line in (row("raad 2014-10-27"), pattern_off)]

    assert cancellations(listed, AS_OF, (), {}, real_rules().texts) == {}


SAME_DAY = [
    # lines of one day, the times of its meetings
    (["raad 2014-10-27", "raad 2014-10-27 20:00"], ["20:00"]),  # the same meeting, whichever comes first
    (["raad 2014-10-27 20:00", "raad 2014-10-27"], ["20:00"]),
    (["raad 2014-10-27 16:00", "raad 2014-10-27 20:00"], ["16:00", "20:00"]),
    (["raad 2014-10-27", "raad 2014-10-27"], [""]),
]


@pytest.mark.parametrize(("lines", "times"), SAME_DAY)
def test_a_line_without_a_time_is_the_meeting_of_that_day(lines: list[str], times: list[str]) -> None:
    found = agenda(*rows(*lines, "commissie 2014-10-27 19:00"))

    assert [meeting.time for meeting in found.of("raad")] == times
    assert [meeting.time for meeting in found.of("commissie")] == ["19:00"]


CALLED_OFF = [
    # body, first and last day, whether its meeting of Monday 27 October was called off between them
    ("raad", "2014-10-27", "2014-10-27", True),
    ("raad", None, "2014-10-27", True),
    ("raad", None, "2014-10-26", False),
    ("raad", "2014-10-28", "2014-11-30", False),
    ("raad", "2014-10-01", "2014-10-26", False),
    ("raad", "2014-10-28", "2014-10-30", False),
    ("commissie", "2014-10-01", "2014-10-31", False),
]


@pytest.mark.parametrize(("body", "first", "last", "is_off"), CALLED_OFF)
def test_a_meeting_is_called_off_between_two_days(body: str, first: str | None, last: str, *, is_off: bool) -> None:
    lines = rows("raad 2014-10-27 vervallen", "raad 2014-12-15", "raad 2014-09-22 vervallen", "raad 2014-09-22 20:00")
    found = agenda(*lines, *rows("commissie 2014-10-21"))

    assert found.has_called_off(body, on(first) if first else None, on(last)) is is_off
