"""The calendar file, read back by two libraries that know nothing of each other, and byte by byte."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
import vobject

from tests.render.make import HAREN, PLAN, feed_of, moment, on, timeline
from wmoplan.model.event import CalendarScope
from wmoplan.model.moment import Certainty, Moment, Reason
from wmoplan.model.profile import Profile
from wmoplan.model.source import Source, SourceDocument
from wmoplan.model.words import Status
from wmoplan.render.feed import clock_notes, first_day, shown, stamp_of, why_gone
from wmoplan.timeline import Timeline

WINTER = on("2014-03-24", id="inkoopkader.besluit", title="Raad, waarschijnlijk over het inkoopkader")
SUMMER = on("2014-07-07", id="bestek.inspreken", title="Spreek in over het bestek")
AUTUMN = on("2014-11-06", id="najaarsnota.besluit", title="De raad besluit over de najaarsnota")
CALL = on("2014-10-20", id="verordening.aanmelden", title="Meld u aan als spreker over de verordening", attend=False)
ADVICE = on(
    "2014-08-26",
    id="verordening.advies",
    title="Verstuur uw advies over de verordening",
    time="",
    certainty=Certainty.ESTIMATED,
    weakest="geschat: collegedag onbekend",
    attend=False,
    speaking=False,
    likely=False,
)
OPEN = ADVICE._replace(
    id="bestek.advies", start=None, end=date(2014, 3, 25), title="Verstuur uw advies over het bestek"
)
WEEKS = ADVICE._replace(
    id="verordening.achterban", start=date(2014, 7, 16), end=date(2014, 8, 12), title="Vraag uw achterban"
)
ALL = (WINTER, OPEN, SUMMER, WEEKS, ADVICE, CALL, AUTUMN)


def made(*moments: Moment) -> bytes:
    return feed_of(timeline(*moments))


def events(feed: bytes) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(feed)
    return {str(event["UID"]): event for event in read.walk("VEVENT") if isinstance(event, icalendar.Event)}


def only(*moments: Moment) -> icalendar.Event:
    (event,) = events(made(*moments)).values()
    return event


def test_icalendar_reads_days_and_times() -> None:
    read = {uid.split("@")[0]: (e.decoded("DTSTART"), e.decoded("DTEND")) for uid, e in events(made(*ALL)).items()}

    plain = {
        uid: tuple(day.replace(tzinfo=None) if isinstance(day, datetime) else day for day in days)
        for uid, days in read.items()
    }
    assert plain == {
        "invoering-2015.inkoopkader.besluit": (datetime(2014, 3, 24, 20), datetime(2014, 3, 24, 22)),  # noqa: DTZ001
        "invoering-2015.bestek.advies": (date(2014, 3, 25), date(2014, 3, 26)),  # an open start is its last day
        "invoering-2015.bestek.inspreken": (datetime(2014, 7, 7, 20), datetime(2014, 7, 7, 22)),  # noqa: DTZ001
        "invoering-2015.verordening.achterban": (
            date(2014, 8, 12),
            date(2014, 8, 13),
        ),  # the last day; the weeks are in the text
        "invoering-2015.verordening.advies": (date(2014, 8, 26), date(2014, 8, 27)),
        "invoering-2015.verordening.aanmelden": (datetime(2014, 10, 20, 20), datetime(2014, 10, 20, 20, 15)),  # noqa: DTZ001
        "invoering-2015.najaarsnota.besluit": (datetime(2014, 11, 6, 20), datetime(2014, 11, 6, 22)),  # noqa: DTZ001
    }


def test_vobject_reads_the_same_as_icalendar() -> None:
    feed = made(*ALL)
    first = {
        uid: (str(event["SUMMARY"]), str(event["DESCRIPTION"]), event.decoded("DTSTART"), event.decoded("DTEND"))
        for uid, event in events(feed).items()
    }

    second = {
        event.uid.value: (event.summary.value, event.description.value, event.dtstart.value, event.dtend.value)
        for event in vobject.readOne(feed.decode()).vevent_list
    }

    assert second == first


# On the clock of Amsterdam: winter time to 30 March 2014, summer time to 26 October 2014 (time.is, paper calendar).
INSTANTS = [
    (WINTER, datetime(2014, 3, 24, 19, tzinfo=UTC)),  # the week before the clock goes forward
    (SUMMER, datetime(2014, 7, 7, 18, tzinfo=UTC)),  # in summer
    (AUTUMN, datetime(2014, 11, 6, 19, tzinfo=UTC)),  # after the clock went back
]


@pytest.mark.parametrize(("about", "instant"), INSTANTS, ids=[row[0].id for row in INSTANTS])
def test_both_readers_find_the_instant(about: Moment, instant: datetime) -> None:
    feed = made(about)

    assert only(about).decoded("DTSTART").astimezone(UTC) == instant
    assert vobject.readOne(feed.decode()).vevent.dtstart.value.astimezone(UTC) == instant


HARD = [
    "Inkoop, zorg; en hulp",  # separators
    r"Map C:\Notulen\nieuw",  # a backslash before an n and an N is no new line
    "Een \N{SLIGHTLY SMILING FACE} en \N{FAMILY} in de raad",  # four octets a character
    "Privé-één-reünie " * 4,  # two octets a character, at every place of a fold
    "komma, " * 11,  # an escape at every place of a fold
]


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("shift", range(4))
def test_a_hard_text_comes_back_whole(text: str, shift: int) -> None:
    text = f"{'x' * shift}{text}".strip()
    about = moment(title=text, act=f"{text}\nTweede regel: {text * 4}")

    event = only(about)

    assert str(event["SUMMARY"]) == text
    assert str(event["DESCRIPTION"]).startswith(f"{text}\nTweede regel: {text * 4}\n")
    assert vobject.readOne(made(about).decode()).vevent.summary.value == text


PERIOD = {"start": date(2014, 10, 6), "end": date(2014, 10, 21), "time": ""}
ENDINGS = [
    # a moment with --all, what its title ends in
    ({**PERIOD, "in_calendar": False}, "over de verordening (laatste dag)"),
    (PERIOD, "over de verordening"),  # what is in every calendar says so in words of its own
    ({**PERIOD, "in_calendar": False, "start": None}, "over de verordening"),
    ({**PERIOD, "in_calendar": False, "start": date(2014, 10, 21)}, "over de verordening"),
    ({**PERIOD, "in_calendar": False, "title": "verordening " * 17}, " verordening... (laatste dag)"),
]


@pytest.mark.parametrize(("keys", "ending"), ENDINGS)
def test_a_period_in_a_calendar_with_all_says_that_it_is_its_last_day(keys: dict[str, Any], ending: str) -> None:
    (one,) = shown(timeline(moment(**keys)), CalendarScope(everything=True))

    assert one.event.title.endswith(ending)
    assert len(one.event.title) <= 80


def test_a_long_title_is_cut_between_words() -> None:
    title = str(only(moment(title="verordening " * 17, certainty=Certainty.ESTIMATED))["SUMMARY"])

    assert title.startswith("Geschat: verordening")
    assert title.endswith(" verordening...")
    assert len(title) <= 80


def test_a_long_explanation_is_cut_and_the_plan_is_still_named() -> None:
    long = tuple(Reason(f"Rekenstap {number} " + "met veel woorden " * 20, None, "") for number in range(60))

    text = str(only(moment(explanation=long))["DESCRIPTION"])

    assert len(text) < 8000
    assert text.endswith("Gemaakt met wmoplan, plan invoering-2015 versie 1, bestand wmoplan.yaml.")


def test_characters_that_nobody_sees_are_left_out() -> None:
    event = only(moment(title="Een\x00 twee\x07\tdrie\u2028vier\ufeff\ud800.", act="Doe\rdit\r\nnu\x85."))

    assert event["SUMMARY"] == "Een twee drie vier ."
    assert str(event["DESCRIPTION"]).splitlines()[:3] == ["Doe", "dit", "nu ."]


@pytest.mark.parametrize("letter", ["x", "\N{LATIN SMALL LETTER E WITH DIAERESIS}", "\N{SLIGHTLY SMILING FACE}"])
def test_a_line_of_any_length_is_folded_and_never_into_an_empty_line(letter: str) -> None:
    titles = [f"{'x' * more}{letter * number}" for number in range(1, 76) for more in range(3)]

    content = made(*(moment(id=f"a.b{at}", title=title, time="", act="") for at, title in enumerate(titles)))

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) == 75
    for line, after in pairwise(lines):
        if after.startswith(b" "):  # then not one more character would have fitted, and there is one
            assert len(line) + len(after.decode()[1].encode()) > 75
    assert [str(event["SUMMARY"]) for event in events(content).values()] == [title[:80] for title in titles]


def test_every_line_ends_in_crlf_and_holds_75_octets_at_most() -> None:
    content = made(*ALL, *(moment(id=f"a.b{at}", title=text * 2) for at, text in enumerate(HARD)))

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if not line.strip()] == []
    assert [line.decode() for line in lines]  # no character is cut in two
    assert not content.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", content)


def test_the_head_of_the_file() -> None:
    lines = made(*ALL).decode().split("\r\n")

    assert lines[:9] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wmoplan//wmoplan//NL",
        "CALSCALE:GREGORIAN",
        "NAME:Wmo-agenda Haren",
        "X-WR-CALNAME:Wmo-agenda Haren",
        "X-PUBLISHED-TTL:PT12H",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "BEGIN:VTIMEZONE",
    ]
    assert not [line for line in lines if line.startswith(("METHOD", "ATTENDEE", "ORGANIZER", "X-WR-TIMEZONE"))]
    assert lines.count("BEGIN:VTIMEZONE") == lines.count("BEGIN:STANDARD") == lines.count("BEGIN:DAYLIGHT") == 1
    assert lines.count("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU") == 1
    assert lines.count("DTSTART:19700329T020000") == 1


def test_an_event_in_full() -> None:
    (event,) = re.findall(r"BEGIN:VEVENT.*END:VEVENT", made(moment()).decode(), re.DOTALL)

    assert event.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VEVENT",
        "UID:invoering-2015.verordening.inspreken@GM0017.wmoplan",
        "DTSTAMP:20261121T000000Z",
        "CREATED:20261121T000000Z",
        "LAST-MODIFIED:20261121T000000Z",
        "SEQUENCE:0",
        "DTSTART;TZID=Europe/Amsterdam:20141021T200000",
        "DTEND;TZID=Europe/Amsterdam:20141021T220000",
        "SUMMARY:Spreek in over de verordening",
        (
            "DESCRIPTION:Spreek in. Maak ook een korte versie van 3 minuten.\\n"
            "Dinsdag 21 oktober 2014\\, 20.00 uur.\\n"
            "Deze dag is berekend: geteld vanaf een bekende dag. Reden: het onderwerp staat nog niet op de agenda.\\n"
            "Waarschijnlijk gaat het die dag hierover\\, maar dat staat nog niet vast. Kijk op de agenda.\\n"
            "Waar: raadhuis.\\nSpreektijd: 5 minuten.\\nToegang: lift\\, ringleiding.\\n"
            "Mail naar de griffie: griffie@voorbeeld.nl\\nBel de griffie: 050-0000000\\n"
            "Waarom deze dag?\\n"
            "- De raad besluit op maandag 27 oktober 2014. (termijnagenda)\\n"
            "- De laatste commissie daarvoor\\, op een eerdere dag. "
            "Dat geeft: dinsdag 21 oktober 2014. (raadsagenda)\\n"
            "Bron: Wet maatschappelijke ondersteuning 2015\\, art. 8.7 lid 1.\\nBron: raadsagenda.\\n"
            "Zie https://wetten.overheid.nl/BWBR0035362\\n"
            "Gemaakt met wmoplan\\, plan invoering-2015 versie 1\\, bestand wmoplan.yaml."
        ),
        "LOCATION:raadhuis",
        "URL:https://wetten.overheid.nl/BWBR0035362",
        "CATEGORIES:Regels in de verordening",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Spreek in over de verordening",
        "TRIGGER:-PT35H",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_a_whole_day_is_free_and_rings_at_nine_the_day_before() -> None:
    event = only(ADVICE)

    assert event["SUMMARY"] == "Geschat: Verstuur uw advies over de verordening"
    assert (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == (
        "TENTATIVE",
        "TRANSPARENT",
        "FREE",
    )
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(hours=-15)
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", event["SUMMARY"])
    text = str(event["DESCRIPTION"])
    assert "Deze dag is geschat: vraag na of hij klopt. Reden: collegedag onbekend." in text
    assert "griffie@" not in text
    assert "LOCATION" not in event


# The rules of the calendar, 23: at nine in the morning of the day before, whatever the hour of the appointment.
RINGS = [
    # day, time, hours and minutes from nine o'clock on the day before (counted on a clock)
    ("2014-10-21", "", timedelta(hours=15)),  # to midnight, where the whole day starts
    ("2014-10-21", "00:00", timedelta(hours=15)),
    ("2014-10-21", "09:00", timedelta(hours=24)),
    ("2014-10-21", "12:00", timedelta(hours=27)),  # registering closes at noon
    ("2014-10-21", "19:30", timedelta(hours=34, minutes=30)),
    ("2014-10-21", "23:59", timedelta(hours=38, minutes=59)),
]


@pytest.mark.parametrize(("day", "time", "before"), RINGS)
@pytest.mark.parametrize("attend", [True, False])
def test_an_appointment_rings_at_nine_the_day_before_also_where_the_hour_is_known(
    day: str, time: str, before: timedelta, *, attend: bool
) -> None:
    about = on(day, time=time, attend=attend)

    (alarm,) = only(about).walk("VALARM")

    assert alarm.decoded("TRIGGER") == -before
    assert vobject.readOne(made(about).decode()).vevent.valarm.trigger.value == -before


QUIET = [({"act": ""}, "nothing is to be done"), ({"done": date(2014, 10, 1)}, "it was done")]


@pytest.mark.parametrize(("keys", "why"), QUIET, ids=[why for _, why in QUIET])
@pytest.mark.parametrize("time", ["", "20:00"])
def test_where_nothing_is_left_to_do_nothing_rings_and_nothing_reminds(
    keys: dict[str, Any], why: str, time: str
) -> None:
    found = [one.event for one in shown(timeline(moment(time=time, **keys)), CalendarScope(reminders=True))]

    assert [event.rings for event in found] == [False], why


@pytest.mark.parametrize(("time", "words"), [("", "Morgen: "), ("20:00", "Morgen om 20.00 uur: ")])
def test_a_reminder_is_a_whole_free_day_before(time: str, words: str) -> None:
    both = shown(timeline(moment(time=time)), CalendarScope(reminders=True))
    first, reminder = (one.event for one in both)
    told = [(one.as_moment.id, one.as_moment.kind, one.as_moment.title, one.as_moment.end) for one in both]

    assert told == [
        ("verordening.inspreken", "inspreken", "Spreek in over de verordening", first.day),
        ("verordening.inspreken.herinnering", "", reminder.title, reminder.day),
    ]

    assert reminder.uid == "invoering-2015.verordening.inspreken.herinnering@GM0017.wmoplan"
    assert (first.day, reminder.begin, reminder.after) == (date(2014, 10, 21), date(2014, 10, 20), date(2014, 10, 21))
    assert (reminder.title, reminder.place) == ("Herinnering: Spreek in over de verordening", "")
    assert reminder.text.startswith(f"{words}Spreek in over de verordening.\n")
    assert (reminder.busy, reminder.rings) == (False, False)


@pytest.mark.parametrize(
    ("certainty", "status"),
    [
        (Certainty.FIXED, "CONFIRMED"),
        (Certainty.RECKONED, "CONFIRMED"),
        (Certainty.PROVISIONAL, "TENTATIVE"),  # the word stands in the description too
        (Certainty.ESTIMATED, "TENTATIVE"),
    ],
)
def test_the_status_follows_the_certainty(certainty: Certainty, status: str) -> None:
    event = only(moment(certainty=certainty))

    assert event["STATUS"] == status
    assert certainty.word.rstrip("e") in str(event["DESCRIPTION"])
    assert str(event["SUMMARY"]).startswith("Geschat: ") is (certainty is Certainty.ESTIMATED)


def test_a_meeting_without_a_time_does_not_fill_the_day() -> None:
    assert only(moment(time=""))["TRANSP"] == "TRANSPARENT"


LIMITS = [
    ({"attend": True, "likely": False}, True),
    ({"attend": False, "likely": True}, True),
    ({"attend": False, "likely": False}, False),  # it is something that they do themselves
]


@pytest.mark.parametrize(("keys", "told"), LIMITS)
@pytest.mark.parametrize("time", ["", "20:00"])
def test_the_last_day_of_a_meeting_that_nobody_knows_is_no_meeting(
    keys: dict[str, Any], time: str, *, told: bool
) -> None:
    event = only(moment(start=None, time=time, certainty=Certainty.ESTIMATED, **keys))

    text = str(event["DESCRIPTION"])
    assert "\nUiterlijk op dinsdag 21 oktober 2014" in text
    assert ("Wij weten niet op welke dag dit is. Dit is de laatste dag waarop het kan" in text) is told
    assert "Waarschijnlijk gaat het die dag hierover" not in text
    assert event["TRANSP"] == "TRANSPARENT"
    assert "LOCATION" not in event


def test_what_hangs_on_no_known_meeting_does_not_ring_but_a_reminder_may_be_asked_for() -> None:
    open_decision = moment(id="verordening.besluit", start=None, certainty=Certainty.ESTIMATED, decides=True)
    advice = ADVICE._replace(start=None)
    own = on("2014-08-19", id="verordening.eigen-vergadering", certainty=Certainty.ESTIMATED)
    law = on("2014-10-31", id="verordening.uiterlijk", certainty=Certainty.FIXED)._replace(start=None)
    other = OPEN._replace(step="bestek")

    def rings(*moments: Moment) -> dict[str, bool]:
        found = shown(timeline(*moments), CalendarScope(reminders=True))
        assert [one.moment.id for one in found if one.reminds] == [about.id for about in moments]
        return {one.moment.id.partition(".")[2]: one.event.rings for one in found if not one.reminds}

    known = open_decision._replace(start=open_decision.end)
    everything = dict.fromkeys(("besluit", "advies", "eigen-vergadering", "uiterlijk"), True)
    assert rings(known, advice, own, law) == everything
    assert rings(open_decision, advice, own, law) == {**everything, "besluit": False, "advies": False}
    assert rings(open_decision, other) == {"besluit": False, "advies": True}  # that is of another step


def test_a_meeting_that_nobody_knows_on_a_day_off_is_in_no_calendar() -> None:
    assert shown(timeline(moment(off=True, start=None)), CalendarScope(everything=True)) == ()


HIDDEN = [
    # changes of a moment on which nobody acts, whether a calendar with everything shows it
    ({"in_calendar": False}, True),
    ({"in_calendar": False, "stands_for": "verordening"}, False),  # that step, of a plan that is followed too, is shown
    ({"in_calendar": False, "stands_for": "elders"}, True),  # no plan has that step
    ({"silent": True}, False),  # its step is settled
]


@pytest.mark.parametrize(("keys", "is_shown"), HIDDEN)
def test_a_calendar_with_everything_shows_what_no_other_event_shows(keys: dict[str, Any], *, is_shown: bool) -> None:
    assert bool(shown(timeline(moment(**keys)), CalendarScope(everything=True))) is is_shown


def test_an_event_of_a_settled_step_says_so() -> None:
    settled = timeline(moment(silent=True), settled={"verordening": None, "bestek": None})
    first_question = timeline(moment(silent=True), asked_first=frozenset({"verordening"}))
    other = timeline(moment(end=None), settled={"bestek": None}, asked_first=frozenset({"inkoopkader"}))

    def why(found: Timeline) -> str:
        return why_gone(found, CalendarScope(), [SPEAKER])[SPEAKER]

    assert why(settled) == "U schreef op dat het besluit er is, of dat u dit deed."
    assert why(first_question) == "Misschien is dit besluit er al. Dat is nu de eerste vraag."
    assert why(other) == "Er is geen dag meer bekend."


def test_without_a_word_about_speaking_there_is_no_place() -> None:
    silent = Profile.model_validate({"gemeente": "Haren", "plan": "invoering-2015"})

    (event,) = events(feed_of(timeline(moment(), profile=silent))).values()
    assert "LOCATION" not in event


def test_a_stretch_with_a_time_is_its_last_day() -> None:
    event = only(moment(start=date(2014, 10, 14), end=date(2014, 10, 21), time="20:00"))

    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2014, 10, 21), date(2014, 10, 22))


def test_a_text_has_no_empty_line_and_tells_an_earlier_chance() -> None:
    sooner = "De raad kan ook al op maandag 22 september 2014 besluiten."
    lines = str(only(moment(act="", weakest="", sooner=sooner))["DESCRIPTION"]).split("\n")

    assert "" not in lines
    assert lines[0] == "Dinsdag 21 oktober 2014, 20.00 uur."
    assert f"Dit is de laatste kans. {sooner}" in lines


def test_a_link_that_is_no_address_of_the_web_is_not_handed_on() -> None:
    wrong = [one.model_copy(update={"link": "javascript:alert(1)"}) for one in PLAN.documents]
    plan = PLAN.model_copy(update={"documents": tuple(wrong)})

    assert "URL" in only(moment())
    (event,) = events(feed_of(timeline(moment(), plans=(plan,)))).values()
    assert "URL" not in event


SPEAKER = "invoering-2015.verordening.inspreken@GM0017.wmoplan"
REMINDED = "invoering-2015.verordening.inspreken.herinnering@GM0017.wmoplan"
GONE = [
    # event, changes of its moment, whether reminders are asked for, why it is gone
    (REMINDED, {}, False, "U vraagt niet meer om herinneringen."),
    (REMINDED, {"act": ""}, True, "Bij dit moment hoort geen herinnering meer."),
    (SPEAKER, {"end": None}, True, "Er is geen dag meer bekend."),
    (SPEAKER, {"off": True}, True, "Er is geen dag meer bekend."),
    (SPEAKER, {"topics": ("inkoop",)}, True, "Dit onderwerp hebt u niet gekozen."),
    (SPEAKER, {"in_calendar": False}, False,
     "U kiest niet meer voor alle momenten, en op dit moment hoeft u niets te doen."),
    (SPEAKER, {"id": "verordening.anders"}, True, "Dit moment komt in uw plan of profiel niet meer voor."),
]  # fmt: skip


@pytest.mark.parametrize(("uid", "keys", "reminders", "why"), GONE)
def test_an_event_that_is_gone_says_why(uid: str, keys: dict[str, Any], why: str, *, reminders: bool) -> None:
    found = timeline(moment(**keys), topics=("verordening",))

    assert why_gone(found, CalendarScope(reminders=reminders), [uid]) == {uid: why}


PLACES = [
    ({}, "raadhuis"),
    ({"attend": False}, None),  # they only register
    ({"speaking": False}, None),  # it is a meeting of their own
]


@pytest.mark.parametrize(("keys", "place"), PLACES)
def test_the_place_to_speak_is_that_of_who_goes_and_speaks_there(keys: dict[str, bool], place: str | None) -> None:
    assert only(moment(**keys)).get("LOCATION") == place


# An event says in its own words whether its day is the last of more; the calendar remembers nothing else.
@pytest.mark.parametrize("about", [*ALL, moment(start=None), moment(start=None, time="")], ids=lambda about: about.id)
def test_an_event_remembers_whether_it_is_a_last_day(about: Moment) -> None:
    (one,) = shown(timeline(about), CalendarScope())

    assert first_day(one.event) == one.as_moment.start
    assert one.as_moment.start in {None, about.end}
    assert (one.as_moment.start is None) is (about.start is None)


def test_open_starts_and_stretches_are_told_in_words() -> None:
    assert "Uiterlijk op dinsdag 25 maart 2014." in str(only(OPEN)["DESCRIPTION"])
    assert "Van woensdag 16 juli 2014 tot en met dinsdag 12 augustus 2014." in str(only(WEEKS)["DESCRIPTION"])
    assert len(only(WEEKS).walk("VALARM")) == 1  # on the last day


def test_only_chosen_dated_moments_for_the_calendar_are_in_it_past_ones_too() -> None:
    moments = (
        moment(id="a.voorbij", start=date(2013, 1, 8), end=date(2013, 1, 8), status=Status.OVER),
        moment(id="a.ander", topics=("inkoop",)),
        moment(id="a.niet", in_calendar=False),
        moment(id="a.open", start=date(2014, 5, 1), end=None),
        moment(id="verkiezing", step="", topics=()),
    )

    feed = feed_of(timeline(*moments, topics=("verordening",)))

    assert [uid.split("@")[0] for uid in events(feed)] == ["invoering-2015.a.voorbij", "invoering-2015.verkiezing"]


def test_a_uid_holds_no_date_and_only_plain_characters() -> None:
    (uid,) = events(made(moment(id="eigen.thé dag/1")))

    assert uid == "invoering-2015.eigen.th--dag-1@GM0017.wmoplan"
    assert list(events(made(moment()))) == list(events(made(moment(start=None, end=date(2015, 1, 1), title="Anders"))))


def test_a_uid_names_its_plan_and_its_municipality() -> None:
    nowhere = HAREN._replace(code="")

    uids = [
        one.event.uid
        for found in (timeline(moment(plan="")), timeline(moment(plan="kalender")), timeline(municipality=nowhere))
        for one in shown(found, CalendarScope())
    ]

    assert uids == [
        "invoering-2015.verordening.inspreken@GM0017.wmoplan",  # of the plan that comes first
        "kalender.verordening.inspreken@GM0017.wmoplan",
        "invoering-2015.verordening.inspreken@NL.wmoplan",  # a plan without a profile
    ]


def test_categories_are_one_property_without_commas() -> None:
    content = made(moment(topics=("verordening", "doelgroepen")))

    assert content.count(b"CATEGORIES:") == 1
    assert b"CATEGORIES:Regels in de verordening,Nieuwe doelgroepen\r\n" in content
    assert b"CATEGORIES:Wmo\r\n" in made(moment(topics=()))


def test_no_address_is_made_up() -> None:
    assert "URL" not in only(moment(sources=(Source("raadsagenda", ""),)))


def test_a_profile_without_a_clerk_says_nothing_of_one() -> None:
    feed = feed_of(timeline(profile=Profile.model_validate({"gemeente": "Haren"})))

    (event,) = events(feed).values()
    assert "griffie" not in str(event["DESCRIPTION"])
    assert "LOCATION" not in event


def test_an_empty_calendar_is_still_a_calendar() -> None:
    feed = made(moment(in_calendar=False))

    assert not events(feed)
    assert icalendar.Calendar.from_ical(feed).walk("VTIMEZONE")


def test_the_same_facts_give_the_same_bytes_on_another_day() -> None:
    now = made(*ALL)
    later = [about._replace(status=Status.OVER) for about in ALL]

    assert feed_of(timeline(*later, as_of=date(2014, 12, 1), renew_after=None)) == now


CHANGES = [
    ("2014-03-30", "02:30", 1),  # the hour that is left out
    ("2014-03-30", "01:30", 0),  # it starts before and ends after the hour that is left out
    ("2014-10-26", "02:00", 1),  # the hour that is there twice
    ("2014-10-26", "00:30", 0),  # it ends in it
    ("2014-10-26", "03:00", 0),  # just after
    ("2014-10-19", "02:30", 0),  # a Sunday too early
]


@pytest.mark.parametrize(("day", "time", "notes"), CHANGES)
def test_a_time_in_the_hour_of_the_change_is_told(day: str, time: str, notes: int) -> None:
    told = clock_notes(shown(timeline(on(day, time=time)), CalendarScope()))

    assert len(told) == notes
    assert all("verspringt de klok" in note for note in told)


# Paper calendar: two o'clock becomes three on 30 March 2014, and three becomes two on 26 October.
ENDS = [
    ("2014-03-30", "00:00", "2014-03-30T03:00:00"),  # two o'clock is not there
    ("2014-10-26", "00:30", "2014-10-26T03:00:00"),  # half past two is there twice
    ("2014-03-30", "01:00", "2014-03-30T03:00:00"),
    ("2014-10-25", "00:30", "2014-10-25T02:30:00"),  # a day too early
]


@pytest.mark.parametrize(("day", "time", "end"), ENDS)
def test_no_event_ends_in_the_hour_of_the_change(day: str, time: str, end: str) -> None:
    assert only(on(day, time=time)).decoded("DTEND").replace(tzinfo=None).isoformat() == end


def test_the_stamp_is_the_last_day_on_which_the_plan_was_checked() -> None:
    assert stamp_of(timeline()) == datetime(2026, 11, 21, tzinfo=UTC)
    unchecked = PLAN.model_copy(update={"documents": (SourceDocument.model_validate({"id": "a", "titel": "A"}),)})
    assert stamp_of(timeline(plans=(unchecked,))) == datetime(2013, 1, 1, tzinfo=UTC)


def test_every_character_of_our_own_is_on_an_old_screen() -> None:
    text = made(*ALL).decode()

    assert text.encode("cp1252")
    assert text.encode("cp850")
