"""The calendar file line by line, as RFC 5545 has it; the sections are named at each table."""

from datetime import UTC, date, datetime

import pytest

from wmoplan.model.event import CalendarEntry, CalendarScope, Event
from wmoplan.render.ics import TIMEZONE, to_ical

DAY = Event(
    uid="invoering-2015.verordening.advies@GM0017.wmoplan",
    begin=date(2014, 8, 26),
    after=date(2014, 8, 27),
    title="Verstuur advies",
    text="Doe het zo.\nDinsdag 26 augustus 2014.",
    foot="",
    groups=("De regels",),
)
EVENING = DAY._replace(begin=datetime(2014, 10, 21, 20), after=datetime(2014, 10, 21, 22))  # noqa: DTZ001 - a clock


def entry(event: Event, sequence: int = 0) -> CalendarEntry:
    return CalendarEntry(event, sequence, datetime(2014, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2014, 6, 7, tzinfo=UTC))


def file_of(*events: Event, scope: CalendarScope | None = None, others: tuple[bytes, ...] = ()) -> bytes:
    return to_ical("Wmo-agenda Haren", scope or CalendarScope(), [entry(event) for event in events], others)


def lines_of(event: Event) -> list[str]:
    """Return the lines of an event, those that were folded whole again (3.1: a line end and a space are nothing)."""
    text = file_of(event).decode().replace("\r\n ", "")
    return text[text.index("BEGIN:VEVENT") :].split("\r\n")


def test_a_whole_day_in_full() -> None:
    assert lines_of(DAY) == [
        "BEGIN:VEVENT",
        "UID:invoering-2015.verordening.advies@GM0017.wmoplan",
        "DTSTAMP:20140607T000000Z",
        "CREATED:20140102T030405Z",
        "LAST-MODIFIED:20140607T000000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20140826",
        "DTEND;VALUE=DATE:20140827",  # 3.6.1: the end is not included
        "SUMMARY:Verstuur advies",
        r"DESCRIPTION:Doe het zo.\nDinsdag 26 augustus 2014.",
        "CATEGORIES:De regels",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_evening_in_full() -> None:
    full = EVENING._replace(
        foot="Gemaakt met wmoplan.", place="Haren, het Raadhuis", link="https://haren.nl", busy=True, rings=True,
        sure=False, groups=("De regels", "Inkoop"),
    )  # fmt: skip

    assert lines_of(full)[6:-2] == [
        "DTSTART;TZID=Europe/Amsterdam:20141021T200000",
        "DTEND;TZID=Europe/Amsterdam:20141021T220000",
        "SUMMARY:Verstuur advies",
        r"DESCRIPTION:Doe het zo.\nDinsdag 26 augustus 2014.\nGemaakt met wmoplan.",
        r"LOCATION:Haren\, het Raadhuis",
        "URL:https://haren.nl",
        "CATEGORIES:De regels,Inkoop",
        "STATUS:TENTATIVE",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Verstuur advies",
        "TRIGGER:-PT35H",  # nine in the morning of Monday: 20 hours and 15
        "END:VALARM",
        "END:VEVENT",
    ]


HEADS = [
    # what it holds, the line about it; none where it is the usual
    (CalendarScope(), []),
    (CalendarScope(everything=True), ["X-WMOPLAN-CONTENTS:everything"]),
    (CalendarScope(reminders=True), ["X-WMOPLAN-CONTENTS:reminders"]),
    (CalendarScope(everything=True, reminders=True), ["X-WMOPLAN-CONTENTS:everything,reminders"]),
]


@pytest.mark.parametrize(("scope", "told"), HEADS)
def test_the_head_and_the_end_of_a_file_without_events(scope: CalendarScope, told: list[str]) -> None:
    head, zone, end = file_of(scope=scope).partition(TIMEZONE)

    assert head.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wmoplan//wmoplan//NL",
        "CALSCALE:GREGORIAN",
        "NAME:Wmo-agenda Haren",
        "X-WR-CALNAME:Wmo-agenda Haren",
        "X-PUBLISHED-TTL:PT12H",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        *told,
        "",
    ]
    assert zone
    assert end == b"END:VCALENDAR\r\n"


def test_what_somebody_else_wrote_stands_behind_the_events_as_it_was() -> None:
    other = b"BEGIN:VEVENT\r\nUID:van-ons\r\nSUMMARY:" + b"x" * 200 + b"\r\nEND:VEVENT\r\n"

    assert file_of(DAY, others=(other,)).endswith(b"END:VEVENT\r\n" + other + b"END:VCALENDAR\r\n")


STATUSES = [
    # sure, cancelled, status (3.8.1.11)
    (True, False, "CONFIRMED"),
    (False, False, "TENTATIVE"),
    (True, True, "CANCELLED"),
    (False, True, "CANCELLED"),
]


@pytest.mark.parametrize(("sure", "cancelled", "status"), STATUSES)
def test_the_status_of_an_event(status: str, *, sure: bool, cancelled: bool) -> None:
    assert f"STATUS:{status}" in lines_of(DAY._replace(sure=sure, cancelled=cancelled))


RINGS = [
    # begin, how long before it: always nine in the morning of the day before
    (date(2014, 8, 26), "-PT15H"),
    (datetime(2014, 8, 26), "-PT15H"),  # noqa: DTZ001 - midnight
    (datetime(2014, 8, 26, 9), "-PT24H"),  # noqa: DTZ001
    (datetime(2014, 8, 26, 19, 30), "-PT34H30M"),  # noqa: DTZ001
    (datetime(2014, 8, 26, 0, 1), "-PT15H1M"),  # noqa: DTZ001
    (datetime(2014, 8, 26, 23, 59), "-PT38H59M"),  # noqa: DTZ001
]


@pytest.mark.parametrize(("begin", "before"), RINGS)
def test_an_event_rings_at_nine_the_day_before(begin: date, before: str) -> None:
    assert f"TRIGGER:{before}" in lines_of(DAY._replace(begin=begin, rings=True))


def test_what_has_a_meaning_in_a_value_is_marked() -> None:
    # 3.3.11: backslash, semicolon, comma and line feed
    assert r"SUMMARY:a\\b\;c\,d\ne:f" in lines_of(DAY._replace(title="a\\b;c,d\ne:f"))


FOLDS = [
    # a title, the octets of the lines of its property (3.1: at most 75 without the end; the first has "SUMMARY:")
    ("x" * 66, [74]),
    ("x" * 67, [75]),
    ("x" * 68, [75, 2]),  # a space and one letter
    ("x" * (67 + 74), [75, 75]),
    ("x" * (67 + 75), [75, 75, 2]),
    ("x" * 65 + "é", [75]),  # two octets that fit
    ("x" * 66 + "é", [74, 3]),  # its second octet would be the 76th: it goes along whole
    ("x" * 65 + "€", [73, 4]),  # three octets
    ("x" * 64 + "€", [75]),
    ("x" * 64 + "😀", [72, 5]),  # four octets
    ("x" * 67 + "é" * 37, [75, 75]),
    ("x" * 67 + "é" * 38, [75, 75, 3]),
    ("x" * 68 + "é" * 37, [75, 74, 3]),  # the second line begins with one letter: 1 + 1 + 36 times 2
]


@pytest.mark.parametrize(("title", "octets"), FOLDS)
def test_a_line_is_cut_at_75_octets_and_between_characters(title: str, octets: list[int]) -> None:
    raw = file_of(DAY._replace(title=title))
    start = raw.index(b"SUMMARY:")
    lines = raw[start : raw.index(b"DESCRIPTION:")].removesuffix(b"\r\n").split(b"\r\n")

    assert [len(line) for line in lines] == octets
    assert all(line.decode() for line in lines)  # no character is cut
    assert b"".join(lines).decode().replace("SUMMARY:", "").replace(" ", "") == title
