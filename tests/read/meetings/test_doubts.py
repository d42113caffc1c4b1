"""What a table, a text or a calendar leaves in doubt is asked with what is possible, and is as somebody answers.

The weekdays are those of a paper calendar of 2027: 3 March and 13 January are Wednesdays, 28 January is a Thursday.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

import pytest

from wmoplan.read.meetings import SKIP, Outcome, Recogniser, answer, with_bodies
from wmoplan.read.meetings.calendar import read_events
from wmoplan.read.meetings.pasted import read_pasted
from wmoplan.read.meetings.table import read_table


def of_file(text: str, answers: Mapping[str, str] | None = None) -> Outcome:
    known = dict(answers or {})
    return with_bodies(read_table(text, "raad.csv", answers=known), Recogniser({}, {}, answers=known))


def of_mail(text: str, answers: Mapping[str, str] | None = None) -> Outcome:
    return read_pasted(text, known=answers)


def of_calendar(text: str, answers: Mapping[str, str] | None = None) -> Outcome:
    events = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{text}END:VEVENT\nEND:VCALENDAR\n"
    known = dict(answers or {})
    listed = read_events(events, "raad.ics", date(2026, 11, 30), known)
    return with_bodies(listed, Recogniser({}, {}, answers=known))


def rows(outcome: Outcome) -> list[str]:
    found = [(one.day, one.time, one.body, one.status, one.to) for one in outcome.meetings]
    return sorted(" ".join(str(part) for part in parts if part and part != "definitief") for parts in found)


Read: TypeAlias = Callable[..., Outcome]

WEEKDAY = ["woensdag 3 maart 2027", "donderdag 4 maart 2027"]
SURENESS = ["de vergadering gaat door", "de vergadering is nog niet zeker", "de vergadering vervalt"]
DOUBTS: list[tuple[Read, str, list[str] | None, str, list[str], str]] = [
    # what reads it, the list, what is possible, what is typed, what comes in, why
    (of_file, "datum;titel\ndo 3 maart 2027;Raad\n", WEEKDAY, "1", ["2027-03-03 raad"], "the date counts"),
    (of_file, "datum;titel\ndo 3 maart 2027;Raad\n", WEEKDAY, "2", ["2027-03-04 raad"], "the weekday counts"),
    (of_file, "dag;datum;titel\ndo;3-3-2027;Raad\n", WEEKDAY, "2", ["2027-03-04 raad"], "a column of weekdays"),
    (of_file, "datum;titel\ndo 3 maart 2027;Raad\n", WEEKDAY, "10-3-2027", ["2027-03-10 raad"], "another day"),
    (of_mail, "do 3 maart 2027 raad\n", WEEKDAY, "2", ["2027-03-04 raad"], "the same in a mail"),
    (of_file, "datum;titel\n31-11-2027;Raad\n", ["dinsdag 30 november 2027"], "1", ["2027-11-30 raad"], "no such day"),
    (of_file, "datum;titel\n14-1-27;Raad\n", ["donderdag 14 januari 2027"], "1", ["2027-01-14 raad"], "no century"),
    (of_file, "datum;titel\n14 januari;Raad\n", [], "2027", ["2027-01-14 raad"], "no year"),
    (
        of_file,
        "date;time;subject\n3/4/2027;7:30 PM;Raad\n5/6/2027;7:30 PM;Raad\n",
        ["de dag", "de maand"],
        "2",
        ["2027-03-04 19:30 raad", "2027-05-06 19:30 raad"],
        "one answer for the whole file",
    ),
    (
        of_mail,
        "3/4/2027 7:30 PM raad\n5/6/2027 7:30 PM raad\n",
        ["de dag", "de maand"],
        "1",
        ["2027-04-03 19:30 raad", "2027-06-05 19:30 raad"],
        "one answer for the whole mail",
    ),
    (
        of_file,
        "datum;titel;status\n28-1-2027;Raad;groen\n25-2-2027;Raad;groen\n",
        ["de vergadering gaat door", "de vergadering is nog niet zeker", "de vergadering vervalt"],
        "3",
        ["2027-01-28 raad vervallen", "2027-02-25 raad vervallen"],
        "one answer for each row with the word",
    ),
    (
        of_mail,
        "datum\ttitel\tstatus\n28-1-2027\tRaad\tgroen\n",
        ["de vergadering gaat door", "de vergadering is nog niet zeker", "de vergadering vervalt"],
        "2",
        ["2027-01-28 raad voorlopig"],
        "a table that is pasted",
    ),
    (
        of_file,
        "datum;titel;opmerking\n28-1-2027;Raad;het college vraagt om de raad te laten vervallen\n",
        ["de vergadering gaat door", "de vergadering vervalt"],
        "1",
        ["2027-01-28 raad"],
        "it may be off",
    ),
    (
        of_file,
        "datum;titel;gaat door\n28-1-2027;Raad;?\n",
        SURENESS,
        "2",
        ["2027-01-28 raad voorlopig"],
        "a column that asks, with no answer",
    ),
    (of_mail, "28-1-2027 raad?\n", SURENESS, "1", ["2027-01-28 raad"], "a question mark"),
    (
        of_mail,
        "Raad: 11 februari 2027\nDe raad van februari gaat niet door.\n",
        SURENESS,
        "3",
        ["2027-02-11 raad vervallen"],
        "a line about a month",
    ),
    (
        of_file,
        "datum;titel\n11-2-2027;Raad\nDe vergaderingen in februari vervallen;\n",
        SURENESS,
        "3",
        ["2027-02-11 raad vervallen"],
        "a row about a month",
    ),
    (
        of_mail,
        "Raad: 11 februari 2027\nDe raad van februari is verzet.\n",
        None,
        "18-2-2027",
        ["2027-02-11 raad verplaatst 2027-02-18"],
        "a line that moves the only meeting of a month",
    ),
    (
        of_file,
        "datum;titel;status;opmerking\n28-1-2027;Raad;gaat door;vervallen\n",
        ["de vergadering gaat door", "de vergadering vervalt"],
        "2",
        ["2027-01-28 raad vervallen"],
        "on and off in one row",
    ),
    (
        of_file,
        "datum;titel;status\n28-1-2027;Raad;vervallen\n28-1-2027;Raad;definitief\n",
        ["vervallen", "definitief"],
        "1",
        ["2027-01-28 raad vervallen"],
        "a row off and a row on",
    ),
    (
        of_file,
        "datum;tijd;titel;status\n28-1-2027;20:00;Raad;\n28-1-2027;;Raad;vervallen\n",
        ["definitief", "vervallen"],
        "1",
        ["2027-01-28 20:00 raad"],
        "the row that is off has no time",
    ),
    (
        of_file,
        "datum;tijd;titel\n28-1-2027 19.30 uur;20.00;Raad\n",
        ["20.00 uur", "19.30 uur"],
        "2",
        ["2027-01-28 19:30 raad"],
        "two times in one row",
    ),
    *(
        (of_file, f"datum;titel;status\n28-1-2027;Raad;{word}\n", None, typed, [row], f"{word}: {typed}")
        for word in ("Rescheduled", "verzet", "verplaatst")
        for typed, row in (
            ("4-2-2027", "2027-01-28 raad verplaatst 2027-02-04"),
            ("1", "2027-01-28 raad vervallen"),
            ("2", "2027-01-28 raad"),
        )
    ),
    (
        of_file,
        "datum;titel\n28-1-2027;Raad, verschuift naar een andere dag\n",
        None,
        "4 februari 2027",
        ["2027-01-28 raad verplaatst 2027-02-04"],
        "moved in the title, to no day",
    ),
    (
        of_calendar,
        "DTSTART;TZID=Europe/Amsterdam:20270128T193000\nSUMMARY:Raad (verzet)\n",
        None,
        "4 februari 2027",
        ["2027-01-28 19:30 raad verplaatst 2027-02-04"],
        "moved in a calendar, to no day",
    ),
]


@pytest.mark.parametrize(("read", "text", "possible", "typed", "found"), [one[:5] for one in DOUBTS])
def test_a_doubt_is_asked_and_the_list_is_as_it_was_answered(
    read: Read, text: str, possible: list[str] | None, typed: str, found: list[str]
) -> None:
    asked = read(text)

    assert rows(asked) == []
    first = asked.questions[0]
    assert {one.key for one in asked.questions} == {first.key}
    if possible is not None:
        assert [one.label for one in first.choices] == possible
    assert rows(read(text, {first.key: answer(first, typed)})) == found


@pytest.mark.parametrize(("read", "text"), [one[:2] for one in DOUBTS if one[0] is not of_mail])
def test_what_is_skipped_stays_in_doubt(read: Read, text: str) -> None:
    """So nothing is called off of what stands there, and the list is not whole."""
    first = read(text).questions[0]

    again = read(text, {first.key: SKIP})

    assert rows(again) == []
    assert first.key in {question.key for question in again.questions}


def test_a_question_has_its_place_and_what_stands_there() -> None:
    (asked,) = of_file("datum;tijd;titel\n28-1-2027;;Raad\ndo 3 maart 2027;19.30 uur;Raad\n").questions

    assert (asked.place.line, asked.original) == (3, "do 3 maart 2027 | 19.30 uur | Raad")
    assert asked.text == "'do 3 maart 2027' kan niet: 3 maart 2027 is een woensdag. Welke dag is het?"


def test_a_meeting_without_a_name_is_asked_as_well() -> None:
    """Each row by itself: two rows without a name need not be of one body."""
    asked = of_file("datum;tijd;titel\n28-1-2027;20:00;\n25-2-2027;20:00;\n").questions

    assert len({one.key for one in asked}) == 2
    assert all(one.key and one.is_of_name for one in asked)


def test_another_time_of_a_meeting_that_is_off_is_no_contradiction() -> None:
    text = "datum;tijd;titel;status\n28-1-2027;19:30;Raad;vervallen\n28-1-2027;20:00;Raad;\n"

    assert rows(of_file(text)) == ["2027-01-28 19:30 raad vervallen", "2027-01-28 20:00 raad"]


def test_of_a_day_in_figures_the_month_may_stand_in_front() -> None:
    """3 April 2027 is a Saturday, 4 March a Thursday; the other row shows that the day stands in front."""
    (asked,) = of_file("datum;titel\nwo 13-1-2027;Raad\ndo 3-4-2027;Raad\n").questions

    possible = ["zaterdag 3 april 2027", "donderdag 4 maart 2027", "donderdag 1 april 2027"]
    assert [one.label for one in asked.choices] == possible


def test_a_row_in_doubt_is_told_once() -> None:
    assert of_file("datum;titel\ndo 3 maart 2027;Raad\n").left_out == ()


def test_a_known_word_in_a_pasted_column_of_states_is_no_title() -> None:
    (one,) = of_mail("datum\ttitel\tstatus\n28-1-2027\tRaad\tOpenbaar\n").meetings

    assert (one.status, one.title) == ("definitief", "")


def test_of_several_meetings_somebody_says_which_is_off() -> None:
    text = "Raad 2027: 14 januari, 11 februari\nDe vergadering gaat niet door.\n"
    (asked,) = of_mail(text).questions

    assert rows(of_mail(text, {asked.key: answer(asked, "11 februari 2027")})) == [
        "2027-01-14 raad",
        "2027-02-11 raad vervallen",
    ]


def test_a_line_that_is_about_nothing_in_a_mail_leaves_the_meetings_as_they_are() -> None:
    text = "Raad: 11 februari 2027\nIn februari zijn er geen vergaderingen.\n"
    (asked,) = of_mail(text).questions

    assert rows(of_mail(text, {asked.key: SKIP})) == ["2027-02-11 raad"]


WRAPPED = """Let op: de raad van 15 april 2027 is
verplaatst naar donderdag 22 april 2027; in de bijlage staat nog de oude datum. En de
commissie van 4 februari 2027 gaat niet door.
do 4 februari 2027 commissie
do 15 april 2027 raad
do 20 mei 2027 raad
"""


def test_a_sentence_that_goes_on_on_the_next_line_holds_its_meetings_back() -> None:
    outcome = of_mail(WRAPPED)

    assert rows(outcome) == ["2027-05-20 raad"]
    assert [one.text for one in outcome.questions] == [
        "op regel 1 is deze vergadering vervallen, hier definitief. Wat geldt?",
        "op regel 1 is deze vergadering verplaatst, hier definitief. Wat geldt?",
    ]
    moved = {one.key: answer(one, "1") for one in outcome.questions}
    assert rows(of_mail(WRAPPED, moved)) == [
        "2027-02-04 commissie vervallen",
        "2027-04-15 raad verplaatst 2027-04-22",
        "2027-05-20 raad",
    ]


def test_a_meeting_stays_in_doubt_where_the_question_about_its_day_is_skipped() -> None:
    skipped = {one.key: SKIP for one in of_mail(WRAPPED).questions}
    assert rows(of_mail(WRAPPED, skipped)) == ["2027-05-20 raad"]

    moved = "De raad van 15 april 2027 is verzet.\ndo 15 april 2027 raad\ndo 20 mei 2027 raad\n"
    asked = of_mail(moved)
    assert rows(asked) == ["2027-05-20 raad"]
    assert rows(of_mail(moved, {one.key: SKIP for one in asked.questions})) == ["2027-05-20 raad"]


def test_the_year_alone_answers_in_which_year_a_day_is() -> None:
    text = "do 11 februari 2027 raad\n5 januari raad\n"
    asked = of_mail(text)

    assert [one.text for one in asked.questions] == ["in welk jaar valt '5 januari'?"]
    typed = {one.key: answer(one, "2028") for one in asked.questions}
    assert rows(of_mail(text, typed)) == ["2027-02-11 raad", "2028-01-05 raad"]


def test_a_question_shows_no_marks_of_what_is_struck_through() -> None:
    asked = of_mail("raad 20 mei 2027, let op: aanvang ~~20.00~~ 18.00 uur\n")

    assert [one.original for one in asked.questions] == ["raad 20 mei 2027, let op: aanvang 20.00 18.00 uur"]
    typed = {one.key: answer(one, "2") for one in asked.questions}
    assert [(one.time, "~" in one.title) for one in of_mail("raad 20 mei 2027 ~~20.00~~ 18.00\n", typed).meetings] == [
        ("18:00", False)
    ]
