"""The calendar file as its own memory: what was written is read back whole, and what is damaged is told."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.make import feed_of, timeline
from wmoplan.errors import DataError
from wmoplan.model.event import CalendarEntry, CalendarScope, Event
from wmoplan.read.feed import MOST_FAULTS, highest_sequence, is_ours, read_feed
from wmoplan.reckon.renewal import above_shared
from wmoplan.render.ics import to_ical

NAME = "agenda.ics"
STAMP = datetime(2026, 11, 21, tzinfo=UTC)
FIRST = feed_of(timeline())

# What a cleaned text can hold: no control character, and no space at the end of a line.
LETTERS = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"))
LINE = st.text(LETTERS, max_size=200).map(lambda text: " ".join(text.split()))
TEXT = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
GROUP = LINE.map(lambda text: text.replace(",", ""))
DAYS = st.dates(date(2013, 1, 1), date(2035, 12, 31))
TIMES = st.datetimes(datetime(2013, 1, 1), datetime(2035, 12, 31)).map(lambda time: time.replace(microsecond=0))  # noqa: DTZ001
ENTRIES = st.builds(
    CalendarEntry,
    st.builds(
        Event,
        uid=st.from_regex(r"[A-Za-z0-9-]{1,30}\.[a-z]{1,30}@GM[0-9]{4}\.wmoplan", fullmatch=True),
        begin=st.one_of(DAYS, TIMES),
        after=st.one_of(DAYS, TIMES),
        title=LINE,
        text=TEXT.filter(lambda text: not text.rpartition("\n")[2].startswith("Gemaakt met")),
        foot=st.just("Gemaakt met wmoplan, plan a; b, versie 1."),
        place=LINE,
        link=st.sampled_from(["", "https://voorbeeld.nl/a?b=c;d,e"]),
        groups=st.lists(GROUP, min_size=1, max_size=3).map(tuple),
        sure=st.just(value=True),
        busy=st.booleans(),
        rings=st.booleans(),
        cancelled=st.booleans(),
    ),
    sequence=st.integers(0, 2**31 - 1),
    created=st.integers(0, 10**9).map(lambda second: STAMP + timedelta(seconds=second % 10**8)),
    changed=st.integers(0, 10**9).map(lambda second: STAMP + timedelta(seconds=second % 10**8)),
)


@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.event.uid))
def test_what_was_written_is_read_back(entries: list[CalendarEntry]) -> None:
    content = to_ical("Wmo-agenda Haren", CalendarScope(reminders=True), entries)

    found = read_feed(content, NAME)

    assert list(found.entries.values()) == entries
    assert (found.name, found.contents, found.others) == ("Wmo-agenda Haren", CalendarScope(reminders=True), ())


@given(ENTRIES)
def test_a_library_reads_the_same_and_no_line_is_too_long(entry: CalendarEntry) -> None:
    content = to_ical("Wmo-agenda Haren", CalendarScope(), [entry])

    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    read = read_feed(content, NAME).entries[entry.event.uid].event
    assert (str(event["UID"]), event.decoded("SEQUENCE")) == (read.uid, entry.sequence)
    assert str(event["SUMMARY"]) == read.title
    assert str(event["DESCRIPTION"]) == f"{read.text}\n{read.foot}"
    assert event.decoded("DTSTART").isoformat()[:19] == read.begin.isoformat()
    assert max(map(len, content.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_that_was_saved_with_other_line_ends_is_read(end: bytes) -> None:
    assert read_feed(FIRST.replace(b"\r\n", end), NAME) == read_feed(FIRST, NAME)


THEIRS = (
    b"BEGIN:VEVENT\r\nUID:1234@google.com\r\nSUMMARY:Kerst\r\n  borrel\r\nDTSTART;VALUE=DATE:20141224\r\nEND:VEVENT\r\n"
)


def test_what_somebody_else_put_in_it_is_kept_as_it_is() -> None:
    content = FIRST.replace(b"BEGIN:VEVENT\r\n", THEIRS + b"BEGIN:VEVENT\r\n", 1)

    found = read_feed(content, NAME)

    assert found.others == (THEIRS,)
    assert found.entries == read_feed(FIRST, NAME).entries


def test_of_two_events_with_one_identity_the_last_version_counts() -> None:
    begin, end = FIRST.index(b"BEGIN:VEVENT"), FIRST.index(b"END:VCALENDAR")
    newer = FIRST[begin:end].replace(b"SEQUENCE:0", b"SEQUENCE:7")

    for content in (FIRST[:end] + newer + FIRST[end:], FIRST[:begin] + newer + FIRST[begin:]):
        (entry,) = read_feed(content, NAME).entries.values()
        assert entry.sequence == 7


DAMAGED = [
    (b"SEQUENCE:0", b"SEQUENCE:veel", "SEQUENCE"),
    (b"SEQUENCE:0", b"SEQUENCE:99999999999", "SEQUENCE"),
    (b":20141021T200000", b":20141321T200000", "DTSTART"),
    (b"CREATED:2026", b"CREATED:", "CREATED"),
    (b"DTSTART;", b"BEGIN-OP;", "geen DTSTART"),
    (b"END:VEVENT\r\nEND:VCALENDAR\r\n", b"", "midden in de agenda"),
    (b"END:VCALENDAR\r\n", b"", "midden in de agenda"),
    (b"Spreek", b"Spr\xe9\xe9k", "geen UTF-8"),
]


@pytest.mark.parametrize(("was", "becomes", "told"), DAMAGED)
def test_what_is_damaged_is_told_with_its_line_and_a_way_out(was: bytes, becomes: bytes, told: str) -> None:
    assert was in FIRST
    with pytest.raises(DataError, match=told) as caught:
        read_feed(FIRST.replace(was, becomes, 1), NAME)

    (problem,) = caught.value.problems
    assert problem.line > 0
    assert "Zet er dan bij: --force" in problem.remedy


def in_small_letters(content: bytes) -> bytes:
    """Return a calendar of which every name is in small letters, as some programs save it."""
    return re.sub(rb"(?m)^(?:BEGIN|END):.*$|^[A-Z-]+(?:;[A-Z]+=)?", lambda found: found[0].lower(), content)


def in_utc(content: bytes) -> bytes:
    """Return a calendar with its hours in UTC: in October the clock of Amsterdam is two hours ahead."""
    begun = content.replace(b";TZID=Europe/Amsterdam:20141021T200000", b":20141021T180000Z")
    return begun.replace(b";TZID=Europe/Amsterdam:20141021T220000", b":20141021T200000Z")


def by_another(content: bytes) -> bytes:
    return content.replace(b"PRODID:-//wmoplan//wmoplan//NL", b"PRODID:-//Ximian//NONSGML Evolution Calendar//EN")


SAVED = [
    (lambda content: b"\xef\xbb\xbf" + content, "a mark at the start, by Windows"),
    (lambda content: content.decode().encode("utf-16"), "what Windows calls Unicode"),
    (in_small_letters, "names in small letters"),
    (lambda content: content.replace(b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nX-MOZ-GENERATION:2"), "a line of Thunderbird"),
    (by_another, "the name of the other program"),
    (in_utc, "hours in UTC"),
]


@pytest.mark.parametrize(("saved", "_by"), SAVED)
def test_what_another_program_saved_is_read_as_it_was(saved: Callable[[bytes], bytes], _by: str) -> None:
    content = saved(FIRST)

    assert content != FIRST
    assert is_ours(content)
    assert read_feed(content, NAME) == read_feed(FIRST, NAME)


def test_an_alarm_may_stand_before_the_lines_of_its_event() -> None:
    alarm = FIRST[FIRST.index(b"BEGIN:VALARM") : FIRST.index(b"END:VALARM") + len(b"END:VALARM\r\n")]
    first = FIRST.replace(alarm, b"").replace(b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\n" + alarm)

    assert read_feed(first, NAME) == read_feed(FIRST, NAME)


def test_a_number_of_changes_that_is_gone_becomes_one_above_all_that_was_shared() -> None:
    (was,) = read_feed(FIRST, NAME).entries.values()

    (entry,) = read_feed(FIRST.replace(b"SEQUENCE:0\r\n", b""), NAME).entries.values()

    assert entry == was._replace(sequence=above_shared(was.changed.date()))
    assert entry.sequence > 10_000


GONE = [b"DESCRIPTION", b"SUMMARY", b"DTEND", b"CREATED", b"LAST-MODIFIED", b"STATUS", b"TRANSP"]


@pytest.mark.parametrize("key", GONE)
def test_what_another_program_left_out_is_written_anew(key: bytes) -> None:
    (was,) = read_feed(FIRST, NAME).entries.values()

    content = re.sub(rb"(?m)^" + key + rb"[;:].*\r\n(?: .*\r\n)*", b"", FIRST)
    (entry,) = read_feed(content, NAME).entries.values()

    assert content != FIRST
    assert (entry.event.begin, entry.sequence) == (was.event.begin, was.sequence)


def test_the_highest_number_of_changes_is_found_in_half_a_calendar() -> None:
    half = FIRST.replace(b"SEQUENCE:0", b"SEQUENCE:17")[:-20]

    assert highest_sequence(half) == 17
    assert highest_sequence(b"BEGIN:VCALENDAR") == -1


def test_the_faults_of_a_large_file_are_bounded() -> None:
    begin, end = FIRST.index(b"BEGIN:VEVENT"), FIRST.index(b"END:VCALENDAR")
    bad = FIRST[begin:end].replace(b"SEQUENCE:0", b"SEQUENCE:x")

    with pytest.raises(DataError) as caught:
        read_feed(FIRST[:begin] + bad * 50 + FIRST[end:], NAME)

    assert len(caught.value.problems) == MOST_FAULTS
