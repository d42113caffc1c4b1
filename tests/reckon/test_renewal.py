"""What a calendar becomes when the days change (RFC 5545, 3.8.7.4 and 3.8.1.11; the rules, "De agenda")."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from wmoplan.model.event import CalendarEntry, Event
from wmoplan.reckon.renewal import Renewal, first, renewed

STAMP = datetime(2026, 11, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)

SPEAK = Event(
    uid="plan.verordening.inspreken@GM0017.wmoplan",
    begin=datetime(2026, 12, 10, 20),  # noqa: DTZ001 - on the clock of Amsterdam
    after=datetime(2026, 12, 10, 22),  # noqa: DTZ001 - as above
    title="Spreek in: verordening",
    text="Spreek in.",
    foot="Gemaakt met wmoplan, plan a versie 1.",
    busy=True,
)
SEND = Event(
    uid="plan.verordening.advies@GM0017.wmoplan",
    begin=date(2026, 12, 1),
    after=date(2026, 12, 2),
    title="Verstuur advies: verordening",
    text="Verstuur uw advies.",
    foot="Gemaakt met wmoplan, plan a versie 1.",
    rings=True,
)


def known(*events: Event) -> dict[str, CalendarEntry]:
    return {entry.event.uid: entry for entry in first(events, STAMP, TODAY).entries}


def after(before: dict[str, CalendarEntry], *events: Event, today: date = TODAY) -> Renewal:
    return renewed(before, events, {SEND.uid: "Dit onderwerp hebt u niet gekozen."}, today)


def test_a_first_calendar_starts_at_nought() -> None:
    assert first([SPEAK, SEND], STAMP, TODAY).entries == (
        CalendarEntry(SPEAK, 0, STAMP, STAMP),
        CalendarEntry(SEND, 0, STAMP, STAMP),
    )


# SEND is on Tuesday 1 December 2026; what rings for it does so on Monday 30 November.
FIRSTS = [
    (date(2026, 11, 29), [(SEND.uid, True)]),
    (date(2026, 11, 30), [(SEND.uid, False)]),  # a calendar that is made at noon would ring at once
    (date(2026, 12, 1), [(SEND.uid, False)]),
    (date(2026, 12, 2), []),  # it lies behind
]


@pytest.mark.parametrize(("today", "entries"), FIRSTS)
def test_a_first_calendar_begins_today_and_no_alarm_of_it_lies_behind(
    today: date, entries: list[tuple[str, bool]]
) -> None:
    fresh = first([SEND], STAMP, today).entries
    added = renewed({}, [SEND], {}, today).entries

    assert [(entry.event.uid, entry.event.rings) for entry in fresh] == entries
    assert [(entry.event.uid, entry.event.rings) for entry in added] == entries


def test_a_day_of_the_calendar_that_passes_stays_as_it_is() -> None:
    rang = known(SEND)
    silent = {entry.event.uid: entry for entry in first([SEND], STAMP, date(2026, 11, 30)).entries}

    for today in (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2), date(2027, 1, 5)):
        assert renewed(rang, [SEND], {}, today).entries == tuple(rang.values())
        assert renewed(silent, [SEND], {}, today).entries == tuple(silent.values())


def test_what_changes_on_its_last_day_rings_no_more() -> None:
    (entry,) = after(known(SEND), SEND._replace(title="Verstuur: verordening"), today=date(2026, 11, 30)).entries

    assert (entry.sequence, entry.event.rings) == (1, False)


def test_what_begins_to_ring_goes_up_by_one() -> None:
    (entry,) = after(known(SPEAK), SPEAK._replace(rings=True)).entries

    assert (entry.sequence, entry.event.rings) == (1, True)


def test_what_tells_the_same_stays_as_it_is() -> None:
    before = known(SPEAK, SEND)

    assert after(before, SPEAK, SEND) == Renewal(tuple(before.values()))


def test_another_version_of_a_plan_stirs_nothing() -> None:
    before = known(SPEAK)
    newer = SPEAK._replace(foot="Gemaakt met wmoplan, plan a versie 2.")

    assert after(before, newer).entries == tuple(before.values())


ALTERED: list[dict[str, Any]] = [
    {"begin": datetime(2026, 12, 17, 20), "after": datetime(2026, 12, 17, 22)},  # noqa: DTZ001 - another day
    {"after": datetime(2026, 12, 10, 23)},  # noqa: DTZ001 - a later end
    {"begin": date(2026, 12, 10), "after": date(2026, 12, 11)},  # a whole day
    {"title": "Spreek in: beleidsplan"},
    {"text": "Spreek in. Maak ook een korte versie."},
    {"place": "raadhuis"},
    {"link": "https://voorbeeld.nl"},
    {"groups": ("Wmo",)},
    {"sure": False},
    {"busy": False},
]


@pytest.mark.parametrize("altered", ALTERED, ids=[next(iter(row)) for row in ALTERED])
def test_what_changes_goes_up_by_one_and_keeps_its_birthday(altered: dict[str, Any]) -> None:
    before = known(SPEAK, SEND)
    changed = SPEAK._replace(**altered)

    entries = after(before, changed, SEND).entries

    assert entries == (CalendarEntry(changed, 1, STAMP, MIDNIGHT), before[SEND.uid])


def test_two_changes_on_one_day_have_a_time_of_their_own() -> None:
    once = after(known(SPEAK), SPEAK._replace(title="Eerst"))
    (entry,) = after({SPEAK.uid: once.entries[0]}, SPEAK._replace(title="Dan")).entries

    assert (entry.sequence, entry.changed) == (2, datetime(2026, 11, 22, 0, 0, 1, tzinfo=UTC))


def test_the_time_of_a_change_never_goes_back() -> None:
    (entry,) = after(known(SPEAK), SPEAK._replace(title="Anders"), today=date(2014, 1, 15)).entries

    assert entry.changed == datetime(2026, 11, 1, 0, 0, 1, tzinfo=UTC)


def test_what_is_gone_is_cancelled_out_loud() -> None:
    found = after(known(SPEAK, SEND), SPEAK)

    assert found.cancelled == (SEND,)
    entry = found.entries[-1]
    assert (entry.sequence, entry.created, entry.changed) == (1, STAMP, MIDNIGHT)
    assert entry.event == SEND._replace(
        title="VERVALLEN: Verstuur advies: verordening",
        text="Dit moment is vervallen in deze agenda. Dit onderwerp hebt u niet gekozen.\nVerstuur uw advies.",
        rings=False,
        cancelled=True,
    )


def test_what_was_cancelled_is_not_cancelled_again() -> None:
    once = after(known(SPEAK, SEND), SPEAK)
    again = after({entry.event.uid: entry for entry in once.entries}, SPEAK)

    assert again == Renewal(once.entries)


def test_what_comes_back_goes_on_from_its_cancellation() -> None:
    once = after(known(SPEAK, SEND), SPEAK)
    back = after({entry.event.uid: entry for entry in once.entries}, SPEAK, SEND)

    assert back.entries[-1].event == SEND
    assert back.entries[-1].sequence == 2
    assert back.reworded == ()


# Paper calendar: ninety days after Tuesday 1 December 2026 (30 in December, 31, 28 and 1) is Monday 1 March 2027.
CLEARED = [
    (date(2027, 2, 28), 2),
    (date(2027, 3, 1), 2),
    (date(2027, 3, 2), 1),
]


@pytest.mark.parametrize(("today", "left"), CLEARED)
@pytest.mark.parametrize("told", [True, False])
def test_a_cancelled_event_goes_ninety_days_after_its_day(today: date, left: int, *, told: bool) -> None:
    before = known(SPEAK, SEND)
    if told:
        before = {entry.event.uid: entry for entry in after(before, SPEAK).entries}

    found = after(before, SPEAK, today=today)

    assert len(found.entries) == left
    assert len(found.cleared) == 2 - left


def test_a_long_title_keeps_its_warning() -> None:
    long = SEND._replace(title=f"{'verordening ' * 6}af")

    title = after(known(long)).entries[0].event.title

    assert title.startswith("VERVALLEN: verordening")
    assert len(title) <= 80


def test_what_is_new_in_a_calendar_starts_at_nought_now() -> None:
    assert after(known(SPEAK), SPEAK, SEND).entries[-1] == CalendarEntry(SEND, 0, MIDNIGHT, MIDNIGHT)


REWORDED: list[tuple[dict[str, Any], bool]] = [
    ({"title": "Spreek in: beleidsplan"}, True),
    ({"rings": True}, True),
    ({"begin": datetime(2026, 12, 10, 19)}, False),  # noqa: DTZ001 - another hour is another moment
    ({}, False),
]


@pytest.mark.parametrize(("altered", "told"), REWORDED)
def test_what_tells_something_else_at_the_same_time_is_reworded(altered: dict[str, Any], *, told: bool) -> None:
    changed = SPEAK._replace(**altered)

    assert after(known(SPEAK, SEND), changed, SEND).reworded == ((changed,) if told else ())


# Rule 12 and 13 of the calendar: 80 characters of a title, and a description that stays under 8,000 with its foot.
@pytest.mark.parametrize(("words", "title"), [(69, f"VERVALLEN: {'x' * 69}"), (70, "VERVALLEN...")])
def test_a_title_of_eighty_characters_is_whole(words: int, title: str) -> None:
    assert after(known(SEND._replace(title="x" * words))).entries[0].event.title == title


@pytest.mark.parametrize("length", [7000, 7725, 7726, 9000])
def test_a_long_text_is_cut_and_keeps_why(length: int) -> None:
    text = after(known(SEND._replace(text="x" * length))).entries[0].event.text

    assert text.startswith("Dit moment is vervallen in deze agenda. Dit onderwerp hebt u niet gekozen.\nx")
    assert len(text) == min(75 + length, 7800)
