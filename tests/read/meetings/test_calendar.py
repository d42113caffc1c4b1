"""Schedules as calendar files: every event apart, repeating ones counted out, and bounds on all that has no end."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from tests.work import counted
from wmoplan.errors import DataError
from wmoplan.model.meeting import Meeting
from wmoplan.read.meetings import Outcome, text_of
from wmoplan.read.meetings.calendar import read_events
from wmoplan.read.meetings.events import EXCEPTIONS
from wmoplan.read.meetings.outcome import MOST

AS_OF = date(2014, 6, 1)
AMSTERDAM = ";TZID=Europe/Amsterdam"
START = f"DTSTART{AMSTERDAM}:20141021T200000"


def ics(*events: str, end: str = "\r\n") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//raad//NL"]
    for number, event in enumerate(events):
        uid = [] if "UID:" in event else [f"UID:{number}@voorbeeld.nl"]
        lines += ["BEGIN:VEVENT", *uid, *event.split("\n"), "END:VEVENT"]
    return end.join([*lines, "END:VCALENDAR", ""])


def read(*events: str) -> Outcome:
    return read_events(ics(*events), "raad.ics", AS_OF)


def told(listed: Outcome) -> str:
    return " ".join(f"{one.place.line} {one.why}" for one in listed.unread)


SINGLE = [
    # event, day, time, status, why
    (f"{START}\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "with a zone"),
    ("DTSTART:20141021T180000Z\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "Greenwich, in summer"),
    ("DTSTART:20141216T223000Z\nSUMMARY:Raad", "2014-12-16", "23:30", "definitief", "Greenwich, in winter"),
    ("DTSTART:20141021T230000Z\nSUMMARY:Raad", "2014-10-22", "01:00", "definitief", "the next day here"),
    ("DTSTART:20141021T200000\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "no zone"),
    ("DTSTART;TZID=W. Europe Standard Time:20141021T200000\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "old"),
    ("DTSTART;TZID=Zaal 3:20141021T200000\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "an unknown zone"),
    ("DTSTART;TZID=Europe:20141021T200000\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "a folder of zones"),
    ("DTSTART;TZID=../../x:20141021T200000\nSUMMARY:Raad", "2014-10-21", "20:00", "definitief", "no zone at all"),
    ("DTSTART;VALUE=DATE:20141021\nSUMMARY:Raad", "2014-10-21", None, "definitief", "a whole day"),
    (f"{START}\nSUMMARY:Raad\nSTATUS:CANCELLED", "2014-10-21", "20:00", "vervallen", "cancelled"),
    (f"{START}\nSUMMARY:Raad\nSTATUS:TENTATIVE", "2014-10-21", "20:00", "voorlopig", "not sure"),
    (f"{START}\nSUMMARY:Raad (Cancelled)\nSTATUS:CONFIRMED", "2014-10-21", "20:00", "vervallen", "in the title only"),
    (f"{START}\nSUMMARY:VERVALLEN: Raad", "2014-10-21", "20:00", "vervallen", "in the title, in Dutch"),
    (
        f"{START}\nSUMMARY:Raad\nBEGIN:VALARM\nSUMMARY:x\nDTSTART:1\nEND:VALARM",
        "2014-10-21",
        "20:00",
        "definitief",
        "!",
    ),
    ("dtstart:20141021T180000Z\nsummary:Raad\nX-FOO", "2014-10-21", "20:00", "definitief", "small letters"),
]


@pytest.mark.parametrize(
    ("event", "day", "time", "status"), [row[:4] for row in SINGLE], ids=[row[4] for row in SINGLE]
)
def test_an_event_is_read(event: str, day: str, time: str | None, status: str) -> None:
    listed = read(event)
    (entry,) = listed.meetings

    assert listed.unread == ()
    assert (entry.day.isoformat(), entry.time, entry.status, entry.title) == (day, time, status, "Raad")


# RFC 5545: DTEND is the first moment after an event (3.6.1); PT24H is a day (3.3.6). Amsterdam is at UTC+2 in October.
SPANS = [
    # lines, day, time, last day, why
    (f"{START}\nDTEND{AMSTERDAM}:20141021T230000", "2014-10-21", "20:00", None, "an evening"),
    (f"{START}\nDTEND{AMSTERDAM}:20141022T003000", "2014-10-21", "20:00", None, "an evening that ends after midnight"),
    (f"{START}\nDTEND{AMSTERDAM}:20141022T230000", "2014-10-21", "20:00", "2014-10-22", "two evenings in one"),
    (f"{START}\nDURATION:P2DT2H", "2014-10-21", "20:00", "2014-10-23", "two days and two hours"),
    (f"{START}\nDTEND:20141021T210000Z", "2014-10-21", "20:00", None, "the end in Greenwich"),
    (f"{START}\nDTEND:20141021", "2014-10-21", "20:00", None, "an end before the beginning"),
    (f"{START}\nDTEND:vrijdag", "2014-10-21", "20:00", None, "an end that is none"),
    (f"{START}\nDTEND:99991231T000000Z", "2014-10-21", "20:00", None, "an end too far"),
    (f"{START}\nDTEND;TZID=Europe:20141021T230000", "2014-10-21", "20:00", None, "a folder of zones"),
    ("DTSTART;VALUE=DATE:20141021\nDTEND;VALUE=DATE:20141022", "2014-10-21", None, None, "one whole day"),
    ("DTSTART;VALUE=DATE:20141021\nDTEND;VALUE=DATE:20141024", "2014-10-21", None, "2014-10-23", "three whole days"),
    ("DTSTART;VALUE=DATE:20141021\nDURATION:P2D", "2014-10-21", None, "2014-10-22", "two whole days"),
    (
        f"DTSTART{AMSTERDAM}:20141021T000000\nDTEND{AMSTERDAM}:20141022T000000",
        *("2014-10-21", None, None, "Outlook's whole day"),
    ),
    (
        f"DTSTART{AMSTERDAM}:20141021T000000\nDTEND{AMSTERDAM}:20141021T235900",
        *("2014-10-21", None, None, "to the last minute"),
    ),
    (
        f"DTSTART{AMSTERDAM}:20141021T000000\nDTEND{AMSTERDAM}:20141023T000000",
        *("2014-10-21", None, "2014-10-22", "two whole days as midnights"),
    ),
    ("DTSTART:20141021T000000\nDURATION:PT24H", "2014-10-21", None, None, "24 hours, no zone"),
    ("DTSTART:20141020T220000Z\nDTEND:20141021T220000Z", "2014-10-21", None, None, "Dutch midnights, in Greenwich"),
    ("DTSTART:20141021T000000Z\nDTEND:20141022T000000Z", "2014-10-21", None, None, "midnights of Greenwich"),
    (f"DTSTART{AMSTERDAM}:20141021T000000", "2014-10-21", None, None, "no end at all"),
]


@pytest.mark.parametrize(("lines", "day", "time", "last"), [row[:4] for row in SPANS], ids=[row[4] for row in SPANS])
def test_a_whole_day_has_no_time_and_several_days_have_a_last_one(
    lines: str, day: str, time: str | None, last: str | None
) -> None:
    listed = read(f"{lines}\nSUMMARY:Raad")

    (entry,) = listed.meetings
    assert listed.unread == ()
    assert (entry.day.isoformat(), entry.time, entry.last and entry.last.isoformat()) == (day, time, last)


def test_a_series_of_whole_days_leaves_out_what_was_left_out_on_another_clock() -> None:
    start = f"DTSTART{AMSTERDAM}:20141021T000000\nDTEND{AMSTERDAM}:20141022T000000"
    found = read(f"{start}\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20141027T230000Z\nSUMMARY:Raad").meetings

    assert [(entry.day, entry.time) for entry in found] == [(date(2014, 10, 21), None), (date(2014, 11, 4), None)]


# What Evolution and old GNOME write; icalendar guesses the zone and warns of it.
def test_a_zone_that_the_library_guesses_is_read_without_a_warning() -> None:
    listed = read("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Amsterdam:20141021T200000\nSUMMARY:Raad")

    assert (listed.meetings[0].time, listed.unread) == ("20:00", ())


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_bytes_of_any_program_are_read(encoding: str, end: str) -> None:
    data = ics(f"{START}\nSUMMARY:Raad Vóór\n  élkaar", end=end).encode(encoding)

    (entry,) = read_events(text_of(data, "raad.ics"), "raad.ics", AS_OF).meetings

    assert entry.title == "Raad Vóór élkaar"


def test_a_letter_that_is_folded_in_two_is_whole() -> None:
    data = ics(f"{START}\nSUMMARY:Raad é").encode().replace("é".encode(), b"\xc3\r\n \xa9")

    assert read_events(text_of(data, "raad.ics"), "raad.ics", AS_OF).meetings[0].title == "Raad é"


def test_html_stays_text_and_what_a_screen_obeys_goes() -> None:
    (entry,) = read(f"UID:<b>1</b>\n{START}\nSUMMARY:<b>Raad</b>\\, 'zorg' &amp; \x1b[31mwonen").meetings

    assert entry.title == "<b>Raad</b>, 'zorg' &amp; [31mwonen"


def test_a_category_names_the_body_too() -> None:
    assert read(f"{START}\nSUMMARY:Begroting\nCATEGORIES:Raad,Besluit").meetings[0].names == (
        "Begroting",
        "Raad",
        "Besluit",
    )


BAD = [
    ("DTSTART:20141341\nSUMMARY:Bad", "4 'Bad': '20141341' is geen dag (DTSTART)."),
    ("SUMMARY:Bad", "4 'Bad': deze afspraak heeft geen dag (DTSTART)."),
    (f"{START}\nDTSTART:20141022\nSUMMARY:Bad", "meer dan een dag"),
    ("DTSTART:00010101T000000Z\nSUMMARY:Bad", "ligt te ver weg"),
    ("DTSTART:99991231T235959Z\nSUMMARY:Bad", "ligt te ver weg"),
    (f"{START}\nSUMMARY:Bad\nRRULE:FREQ=WEEKLY;COUNT=0x", "herhaling is niet te lezen"),
    (f"{START}\nSUMMARY:Bad\nRECURRENCE-ID:gisteren", "is geen oude dag"),
    (f"{START}\nSUMMARY:Bad\nRECURRENCE-ID;RANGE=THISANDFUTURE:20141021T200000", "alle volgende"),
    (f"{START}\nSUMMARY:Bad\nEXRULE:FREQ=DAILY", "EXRULE"),
    (f"{START}\nSUMMARY:Bad\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "meer dan een regel"),
]


@pytest.mark.parametrize(("event", "message"), BAD)
def test_a_bad_event_is_named_and_the_good_ones_come_in(event: str, message: str) -> None:
    listed = read(event, "DTSTART:20141027T190000Z\nSUMMARY:Raad")

    assert [entry.day for entry in listed.meetings] == [date(2014, 10, 27)]
    assert message in told(listed)


def test_an_event_without_an_end_does_not_take_the_next_one_along() -> None:
    text = ics(f"{START}\nSUMMARY:Half", f"{START}\nSUMMARY:Raad").replace("END:VEVENT\r\n", "", 1)

    listed = read_events(text, "raad.ics", AS_OF)

    assert [entry.title for entry in listed.meetings] == ["Raad"]
    assert "geen einde" in told(listed)


def test_what_is_supposed_is_said() -> None:
    remarks = " ".join(
        read(
            "DTSTART:20141021T200000", "DTSTART;TZID=Zaal 3:20141021T200000", f"{START}\nRECURRENCE-ID:20141020"
        ).remarks
    )

    assert "1 afspraak heeft geen tijdzone" in remarks
    assert "De tijdzone 'Zaal 3' kent wmoplan niet" in remarks
    assert "hoort bij een reeks die niet in dit bestand staat" in remarks


SERIES = f"UID:reeks\n{START}\nSUMMARY:Raad\nRRULE:FREQ=WEEKLY;COUNT=4"


def days(listed: Outcome) -> list[str]:
    return [
        f"{entry.day:%d-%m}{'' if entry.status == 'definitief' else f' {entry.status}'}" for entry in listed.meetings
    ]


def test_a_moved_and_a_cancelled_meeting_take_their_place_in_the_series() -> None:
    # Tuesdays 21 and 28 October, 4 and 11 November 2014
    moved = f"UID:reeks\nRECURRENCE-ID{AMSTERDAM}:20141028T200000\nDTSTART{AMSTERDAM}:20141029T193000\nSUMMARY:Raad"
    gone = "UID:reeks\nRECURRENCE-ID:20141104T190000Z\nDTSTART:20141104T190000Z\nSUMMARY:Raad\nSTATUS:CANCELLED"

    listed = read(SERIES + f"\nEXDATE{AMSTERDAM}:20141111T200000", moved, gone)

    assert days(listed) == ["21-10", "28-10 verplaatst", "04-11 vervallen"]
    assert listed.meetings[1][:3] == (date(2014, 10, 28), "", "19:30")
    assert listed.meetings[1].to == date(2014, 10, 29)


def test_days_can_be_added_and_left_out() -> None:
    extra = f"\nRDATE{AMSTERDAM}:20141222T200000\nEXDATE;VALUE=DATE:20141028\nEXDATE:20141104T190000Z"

    assert days(read(SERIES + extra)) == ["21-10", "11-11", "22-12"]


def test_the_clock_of_a_series_stays_the_same_in_winter() -> None:
    assert {entry.time for entry in read(SERIES).meetings} == {"20:00"}


def test_the_newest_version_of_an_event_counts() -> None:
    old, new = f"UID:1\n{START}\nSUMMARY:Raad", "UID:1\nSEQUENCE:2\nDTSTART:20141027T190000Z\nSUMMARY:Raad"

    for events in ((old, new), (new, old)):
        assert days(read(*events)) == ["27-10"]


def test_events_that_share_a_name_by_mistake_stay_apart() -> None:
    listed = read(f"UID:1\n{START}\nSUMMARY:Raad", "UID:1\nDTSTART:20141027T190000Z\nSUMMARY:Raad")

    assert days(listed) == ["21-10", "27-10"]
    assert {entry.key for entry in listed.meetings} == {""}


RULES = [
    "FREQ=DAILY;UNTIL=20141031T230000Z",
    "FREQ=DAILY;BYDAY=MO,TU;BYMONTH=11;UNTIL=20151231",
    "FREQ=DAILY;INTERVAL=3;COUNT=9",
    "FREQ=WEEKLY;UNTIL=20150301",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20150301T000000Z",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=12",
    "FREQ=MONTHLY;COUNT=14",
    "FREQ=MONTHLY;BYDAY=3TU;UNTIL=20160101",
    "FREQ=MONTHLY;BYDAY=-1MO;COUNT=6",
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;COUNT=6",
    "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=6",
    "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2WE;COUNT=6",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=4WE;COUNT=6",
    "FREQ=YEARLY;COUNT=5",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("start", [START, "DTSTART:20141021T180000Z", "DTSTART;VALUE=DATE:20141021"])
def test_a_series_is_counted_out_as_another_program_does(rule: str, start: str) -> None:
    if "VALUE=DATE" in start:
        rule = rule.replace("T230000Z", "").replace("T000000Z", "")
    text = ics(f"{start}\nSUMMARY:Raad\nRRULE:{rule}")
    theirs = [
        event["DTSTART"].dt
        for event in recurring_ical_events.of(Calendar.from_ical(text)).between((2014, 1, 1), (2022, 1, 1))
    ]
    here = [
        moment.astimezone(ZoneInfo("Europe/Amsterdam")) if isinstance(moment, datetime) else moment for moment in theirs
    ]

    listed = read_events(text, "raad.ics", AS_OF)

    assert listed.unread == ()
    assert [(entry.day, entry.time) for entry in listed.meetings] == sorted(
        (one.date(), f"{one:%H:%M}") if isinstance(one, datetime) else (one, None) for one in here
    )


def test_a_series_without_an_end_is_counted_out_around_today() -> None:
    listed = read("DTSTART;VALUE=DATE:20050104\nSUMMARY:College\nRRULE:FREQ=WEEKLY")

    # Tuesdays of 2013 to 2016
    assert (listed.meetings[0].day, listed.meetings[-1].day) == (date(2013, 1, 1), date(2016, 12, 27))
    assert all(entry.day.weekday() == 1 for entry in listed.meetings)
    assert "loopt heel lang door" in listed.remarks[0]


MOST_WORK = 30_000
"""Calls: four years hold 1461 days, and a day takes a dozen; until the year 9999 there are three million days."""


HOSTILE = [
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=5",
    "FREQ=HOURLY",
    "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,1;BYSECOND=0,1",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=WEEKLY;COUNT=0",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=9",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
    "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    "FREQ=YEARLY;BYMONTH=13",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;UNTIL=straks",
    "FREQ=WEEKLY;FREQ=SECONDLY",
    "BYDAY=MO",
    "FREQ=DAILY;COUNT=" + "9" * 5000,
    "FREQ=DAILY;UNTIL=99991231;RSCALE=CHINESE",
]


@pytest.mark.parametrize("rule", HOSTILE, ids=[rule[:40] for rule in HOSTILE])
def test_a_rule_that_cannot_be_counted_is_refused_at_once(rule: str) -> None:
    with counted() as work:
        listed = read(f"{START}\nSUMMARY:Bad\nRRULE:{rule}", "DTSTART:20141027T190000Z\nSUMMARY:Raad")

    assert [entry.day for entry in listed.meetings] == [date(2014, 10, 27)]
    assert "'Bad'" in told(listed)
    assert work["rrule.py"] < 10  # a rule may be looked at; nothing is counted out


FITTING = [
    f"FREQ={kind}{';INTERVAL=' + every if every else ''}{';' + by if by else ''}"
    for kind in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
    for every in ("", "2", "7", "11", "12", "999")
    for by in (
        "", "BYDAY=MO", "BYDAY=5MO", "BYDAY=-5SU", "BYMONTH=2", "BYMONTH=2;BYDAY=5MO", "BYMONTHDAY=31", "BYMONTHDAY=29",
        "BYMONTH=2;BYMONTHDAY=28;BYDAY=SU", "BYMONTH=2,4;BYMONTHDAY=30,31", "BYDAY=SU;BYSETPOS=5", "BYMONTHDAY=-31",
        "BYDAY=FR;BYMONTHDAY=13", "BYMONTH=4;BYMONTHDAY=-31", "BYMONTH=2;BYDAY=SU;BYSETPOS=-5",
    )
]  # fmt: skip


def test_no_shape_of_a_rule_keeps_the_program_busy() -> None:
    for start in ("20140131", "20160229", "20140531"):
        for rule in FITTING:
            with counted() as work:
                read(f"DTSTART;VALUE=DATE:{start}\nSUMMARY:Raad\nRRULE:{rule}")
            assert work["rrule.py"] < MOST_WORK, (start, rule)


def many(number: int) -> str:
    return ",".join(f"{date(2014, 1, 1) + timedelta(days=day):%Y%m%d}T200000" for day in range(number))


def test_ten_thousand_exceptions_are_refused() -> None:
    for key in ("EXDATE", "RDATE"):
        listed = read(f"{START}\nSUMMARY:Bad\nRRULE:FREQ=DAILY\n{key}{AMSTERDAM}:{many(10_000)}")

        assert f"meer dan {EXCEPTIONS} dagen" in told(listed)
    lines = "\n".join(f"EXDATE{AMSTERDAM}:20150101T200000" for _ in range(10_000))
    assert "meer dan" in told(read(f"{START}\nSUMMARY:Bad\nRRULE:FREQ=DAILY\n{lines}"))


TOO_MANY = [
    ics(*[START] * (MOST + 1)),
    ics(*[f"UID:1\nRECURRENCE-ID:20141021T180000Z\n{START}"] * 10_000),
    ics(*[f"DTSTART:2014102{n}T180000Z\nRRULE:FREQ=DAILY;COUNT=900" for n in range(3)]),
]


@pytest.mark.parametrize("text", TOO_MANY, ids=["events", "exceptions", "occurrences"])
def test_too_much_is_refused_with_the_bound(text: str) -> None:
    with pytest.raises(DataError, match="meer dan 2000"):
        read_events(text, "raad.ics", AS_OF)


def test_many_long_rules_run_out_of_steps() -> None:
    listed = read(*["DTSTART;VALUE=DATE:19010101\nSUMMARY:Raad\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=28"] * 20)

    assert "herhaalt te veel om te tellen" in told(listed)
    assert len(listed.meetings) < 20 * 4


NONSENSE = [
    "", "BEGIN:VCALENDAR", "BEGIN:VEVENT\n" * 50, "END:VEVENT\n" * 50, " " * 100_000, "\n \n \n",
    "BEGIN:VEVENT\nSUMMARY:" + "x" * 1_000_000, "BEGIN:VEVENT\nDTSTART:2014" + "\n 1" * 100_000 + "\nEND:VEVENT",
    "BEGIN:VEVENT\n" + "BEGIN:VALARM\n" * 10_000 + "END:VEVENT\n", 'BEGIN:VEVENT\nDTSTART;=;=:;\nUID;X="\nEND:VEVENT',
    "BEGIN:VEVENT\nDTSTART;VALUE=PERIOD:20140101T000000Z/PT1H\nEND:VEVENT",
    "BEGIN:VEVENT\nDTSTART;VALUE=TIME:200000\nEND:VEVENT",
]  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_gives_problems_and_no_meeting(text: str) -> None:
    assert read_events(text, "raad.ics", AS_OF).meetings == ()


def test_an_entry_says_where_it_stands() -> None:
    first, second = read(f"{START}\nSUMMARY:A", f"{START}\nSUMMARY:B").meetings

    assert isinstance(first, Meeting)
    assert (first.place.line, second.place.line) == (4, 9)


def test_a_word_in_the_title_or_the_place_calls_off_or_moves() -> None:
    listed = read(
        f"{START}\nSUMMARY:Raad (verzet naar 28 oktober)",
        "DTSTART:20141027T190000Z\nSUMMARY:Raad\nLOCATION:GEANNULEERD",
        "DTSTART:20141103T190000Z\nSUMMARY:Raad\nSTATUS:CANCELED",
        "DTSTART:20141110T190000Z\nSUMMARY:Raad\nLOCATION:Raadzaal",
    )

    told = [f"{one.status} {one.to or ''}".strip() for one in listed.meetings]
    assert told == ["verplaatst 2014-10-28", "vervallen", "vervallen", "definitief"]


def test_a_description_that_calls_off_counts_and_one_of_a_part_is_told() -> None:
    listed = read(
        f"{START}\nSUMMARY:Raad\nDESCRIPTION:Vervallen",
        "DTSTART:20141027T190000Z\nSUMMARY:Raad\nDESCRIPTION:1. Opening 2. Punt 4 is vervallen 3. Sluiting",
    )

    assert [one.status for one in listed.meetings] == ["vervallen", "definitief"]
    assert "'1. Opening 2. Punt 4 is vervallen 3. Sluiting'. Kijk zelf of de vergadering doorgaat." in listed.remarks[0]


def test_events_that_share_a_counter_stay_apart_whatever_their_version() -> None:
    days = [(21, 0), (28, 0), (30, 1)]
    listed = read(*(f"UID:0\nSEQUENCE:{n}\nDTSTART:201410{day}T190000Z\nSUMMARY:Raad" for day, n in days))

    assert [one.day.day for one in listed.meetings] == [21, 28, 30]


def test_a_change_of_all_later_meetings_ends_the_series_there() -> None:
    # the Tuesdays from 21 October 2014: 21, 28, 4 November; from the second on they are others
    later = f"UID:reeks\nRECURRENCE-ID;RANGE=THISANDFUTURE{AMSTERDAM}:20141028T200000\n{START}\nSUMMARY:Raad"

    listed = read(f"UID:reeks\n{START}\nSUMMARY:Raad\nRRULE:FREQ=WEEKLY;COUNT=3", later)

    assert [one.day for one in listed.meetings] == [date(2014, 10, 21)]
    assert "alle volgende" in told(listed)


def test_a_newer_version_of_a_series_beats_an_older_change() -> None:
    moment = f"RECURRENCE-ID{AMSTERDAM}:20141028T200000\nDTSTART{AMSTERDAM}:20141028T190000"
    old = f"UID:reeks\nSEQUENCE:1\n{moment}\nSUMMARY:Raad"
    new = f"UID:reeks\nSEQUENCE:2\n{START}\nSUMMARY:Raad\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE{AMSTERDAM}:20141028T200000"

    assert [one.day for one in read(old, new).meetings] == [date(2014, 10, 21)]


def test_a_cancelled_meeting_of_a_series_takes_the_title_of_the_series() -> None:
    gone = f"UID:reeks\nRECURRENCE-ID{AMSTERDAM}:20141028T200000\nDTSTART{AMSTERDAM}:20141028T200000\nSTATUS:CANCELLED"

    listed = read(f"UID:reeks\n{START}\nSUMMARY:Raad\nRRULE:FREQ=WEEKLY;COUNT=2", gone)

    assert [(one.name, one.status) for one in listed.meetings] == [("Raad", "definitief"), ("Raad", "vervallen")]


@pytest.mark.parametrize(("uid", "is_key"), [("3@default", False), ("17", False), ("1147925@raad.nl", True)])
def test_a_counter_is_no_key(uid: str, is_key: bool) -> None:  # noqa: FBT001 - a row of a table
    (found,) = read(f"UID:{uid}\n{START}\nSUMMARY:Raad").meetings

    assert bool(found.key) is is_key
