"""How a moment stands on a day (the rules); days in threes."""

from datetime import date

import pytest

from tests.reckon.make import day, moment, profile, real_plan, rows, small_plan, step, timeline
from wmoplan.model.moment import Certainty
from wmoplan.model.plan import Plan
from wmoplan.model.step import Actual
from wmoplan.reckon.reckoned_day import ReckonedDay, next_change

STATUSES = [
    # start, end, confirmed, ahead, certainty, as of, status
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-09-22", "later"),  # 29 days before
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-09-23", "binnenkort"),  # 28 days before
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-09-24", "binnenkort"),  # 27 days before
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-10-20", "binnenkort"),  # a day before
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-10-21", "nu"),  # on the day
    ("2014-10-21", "2014-10-21", False, False, Certainty.RECKONED, "2014-10-22", "onbekend"),  # nobody confirmed it
    ("2014-10-21", "2014-10-21", True, False, Certainty.FIXED, "2014-10-22", "voorbij"),  # somebody did
    ("2014-10-21", "2014-10-21", False, True, Certainty.RECKONED, "2014-10-22", "te laat"),  # the decision is ahead
    ("2014-10-21", "2014-10-21", False, True, Certainty.PROVISIONAL, "2014-10-22", "te laat"),
    ("2014-10-21", "2014-10-21", False, True, Certainty.ESTIMATED, "2014-10-22", "misschien te laat"),  # geschat
    ("2014-10-21", "2014-10-21", False, True, Certainty.ESTIMATED, "2014-10-21", "nu"),  # on the day it is not
    ("2014-07-16", "2014-08-18", False, False, Certainty.RECKONED, "2014-07-15", "binnenkort"),
    ("2014-07-16", "2014-08-18", False, False, Certainty.RECKONED, "2014-07-16", "nu"),  # from its start
    ("2014-07-16", "2014-08-18", False, False, Certainty.RECKONED, "2014-08-18", "nu"),  # to its end
    ("2014-07-16", "2014-08-18", False, False, Certainty.RECKONED, "2014-08-19", "onbekend"),
    (None, "2014-10-31", False, False, Certainty.ESTIMATED, "2014-10-02", "later"),  # an open start counts as the end
    (None, "2014-10-31", False, False, Certainty.ESTIMATED, "2014-10-03", "binnenkort"),
    (None, "2014-10-31", False, False, Certainty.ESTIMATED, "2014-10-31", "nu"),
    (None, "2014-10-31", False, False, Certainty.ESTIMATED, "2014-11-01", "onbekend"),
    ("2014-05-01", None, False, False, Certainty.ESTIMATED, "2014-04-30", "binnenkort"),
    ("2014-05-01", None, False, False, Certainty.ESTIMATED, "2014-05-01", "nu"),  # an open end goes on
    ("2014-05-01", None, False, False, Certainty.ESTIMATED, "2020-01-01", "nu"),
    (None, None, False, False, Certainty.ESTIMATED, "2014-01-15", "later"),  # no day: some day
]


@pytest.mark.parametrize(("start", "end", "confirmed", "ahead", "certainty", "as_of", "expected"), STATUSES)
def test_a_moment_has_a_status(
    start: str | None, end: str | None, *, confirmed: bool, ahead: bool, certainty: Certainty, as_of: str, expected: str
) -> None:
    found = ReckonedDay(day(start), day(end), certainty=certainty)

    assert found.status(date.fromisoformat(as_of), happened=confirmed, still_ahead=ahead) == expected


CHANGES = [
    # start, end, as of, the first day on which the status is another
    ("2014-10-21", "2014-10-21", "2014-09-22", "2014-09-23"),  # becomes "binnenkort", 28 days before
    ("2014-10-21", "2014-10-21", "2014-09-23", "2014-10-21"),  # becomes "nu"
    ("2014-10-21", "2014-10-21", "2014-10-20", "2014-10-21"),
    ("2014-10-21", "2014-10-21", "2014-10-21", "2014-10-22"),  # is over
    ("2014-10-21", "2014-10-21", "2014-10-22", None),  # stays so
    ("2014-07-16", "2014-08-18", "2014-07-16", "2014-08-19"),
    (None, "2014-10-31", "2014-10-02", "2014-10-03"),  # an open start counts as the end
    (None, "2014-10-31", "2014-10-03", "2014-10-31"),
    (None, None, "2014-01-15", None),
]


@pytest.mark.parametrize(("start", "end", "as_of", "expected"), CHANGES)
def test_a_status_changes_on_a_day(start: str | None, end: str | None, as_of: str, expected: str | None) -> None:
    assert next_change(day(start), day(end), date.fromisoformat(as_of)) == day(expected)


PLAN = small_plan(step("a", legal="vóór 1 november 2014"))
MEETINGS = ("raad 2014-10-27", "commissie 2014-10-21 20:00", "eigen 2014-08-19")

CHAIN = [
    # kind, as of, status; raad 27 October 2014, request 15 July, advice 26 August, all estimated: college day unknown
    ("adviesaanvraag", "2014-07-15", "nu"),
    ("adviesaanvraag", "2014-07-16", "misschien te laat"),  # geschat
    ("adviesaanvraag", "2014-10-27", "misschien te laat"),  # the decision is today
    ("adviesaanvraag", "2014-10-28", "onbekend"),  # the decision is past
    ("achterban", "2014-08-18", "nu"),  # to the day before the own meeting
    ("achterban", "2014-08-19", "misschien te laat"),
    ("eigen-vergadering", "2014-08-19", "nu"),
    ("eigen-vergadering", "2014-08-20", "te laat"),  # berekend
    ("advies", "2014-08-27", "misschien te laat"),
    ("aanmelden", "2014-10-21", "misschien te laat"),  # the term of 24 hours is a default
    ("inspreken", "2014-10-22", "onbekend"),  # not in the list of the rules
    ("stukken", "2014-10-11", "onbekend"),
    ("collegebesluit", "2014-09-10", "onbekend"),
    ("besluit", "2014-10-27", "nu"),
    ("besluit", "2014-10-28", "onbekend"),  # this could have happened, ask
    ("bekendmaking", "2014-11-11", "onbekend"),
    ("uiterlijk", "2014-10-31", "nu"),
    ("uiterlijk", "2014-11-01", "voorbij"),  # a fixed day
    ("inwerking", "2015-01-02", "voorbij"),  # a fixed day
]


@pytest.mark.parametrize(("kind", "as_of", "expected"), CHAIN)
def test_the_links_of_a_chain_have_a_status(kind: str, as_of: str, expected: str) -> None:
    found = timeline(profile(vergaderingen=rows(*MEETINGS)), as_of, plan=PLAN)

    assert moment(found, f"a.{kind}").status == expected


def test_own_terms_make_it_too_late_without_maybe() -> None:
    own = {"college": "6 weken", "verwerking": "2 weken", "advies": "6 weken", "aanmelden": "24 uur"}
    given = profile(vergaderingen=rows(*MEETINGS, "college 2014-09-09"), termijnen=own)

    assert moment(timeline(given, "2014-07-16", plan=PLAN), "a.adviesaanvraag").status == "te laat"
    assert moment(timeline(given, "2014-10-21", plan=PLAN), "a.aanmelden").status == "te laat"


def test_what_was_announced_or_received_is_past_and_not_too_late() -> None:
    given = profile(
        vergaderingen=rows(*MEETINGS),
        besluiten={"a": {"datum": "2014-10-27"}},
        adviesaanvragen={"a": {"ontvangen": "2014-07-14"}},
    )

    assert moment(timeline(given, "2014-07-15", plan=PLAN), "a.adviesaanvraag").status == "voorbij"
    assert moment(timeline(given, "2014-10-28", plan=PLAN), "a.besluit").status == "voorbij"


MILESTONE = [
    # as of, start, end, status; planned for July 2014, published on 7 November (Stb. 2014, 420)
    ("2014-06-02", "2014-07-01", "2014-07-31", "later"),
    ("2014-06-03", "2014-07-01", "2014-07-31", "binnenkort"),  # 28 days before 1 July
    ("2014-07-01", "2014-07-01", "2014-07-31", "nu"),
    ("2014-07-31", "2014-07-01", "2014-07-31", "nu"),
    ("2014-08-01", "2014-07-01", "2014-07-31", "onbekend"),  # over, and nothing is known
    ("2014-11-06", "2014-07-01", "2014-07-31", "onbekend"),
    ("2014-11-07", "2014-11-07", "2014-11-07", "nu"),  # known from its own day on
    ("2014-11-08", "2014-11-07", "2014-11-07", "voorbij"),
]


@pytest.mark.parametrize(("as_of", "start", "end", "status"), MILESTONE)
def test_a_milestone_is_as_planned_until_it_is_known(as_of: str, start: str, end: str, status: str) -> None:
    found = moment(timeline(profile(), as_of), "amvb-staatsblad")

    assert (str(found.start), str(found.end), found.status) == (start, end, status)


def test_a_milestone_is_as_sure_as_what_is_known_of_it() -> None:
    before, after = timeline(profile(), "2014-06-01"), timeline(profile(), "2014-12-01")

    assert moment(before, "amvb-staatsblad").certainty.word == "geschat"  # a planned window
    assert moment(after, "amvb-staatsblad").certainty.word == "vast"  # an actual day
    assert moment(before, "wetgeving-inwerkingtreding").certainty.word == "voorlopig"  # one planned day


ESTIMATED = [
    # as of, start, end, certainty, status; planned for February to April 2014. Here nobody read that
    # the vote was on 24 April; a paper of the other chamber of 1 May 2014 shows that it was before that day
    ("2014-04-23", "2014-02-01", "2014-04-30", "geschat", "nu"),
    ("2014-04-24", "2014-04-24", "2014-04-24", "geschat", "nu"),
    (
        "2014-04-25",
        "2014-04-24",
        "2014-04-24",
        "geschat",
        "voorbij",
    ),  # it happened, though the day is no more than likely
]


def unread() -> Plan:
    """Return the plan of 2014 as if nobody had read on which day the Tweede Kamer voted."""
    note = "wij lazen de dag van de stemming niet na"
    day = Actual.model_validate({"datum": "24 april 2014", "geschat": "ja", "uitleg": note, "bron": "stuk, 1"})
    rows = (
        row.model_copy(update={"actual": day}) if row.id == "wetgeving-tweede-kamer" else row
        for row in real_plan().milestones
    )
    return real_plan().model_copy(update={"milestones": tuple(rows)})


@pytest.mark.parametrize(("as_of", "start", "end", "certainty", "status"), ESTIMATED)
def test_what_happened_on_a_day_that_was_not_read_is_an_estimate(
    as_of: str, start: str, end: str, certainty: str, status: str
) -> None:
    found = moment(timeline(profile(), as_of, plan=unread()), "wetgeving-tweede-kamer")

    assert (str(found.start), str(found.end), found.certainty.word, found.status) == (start, end, certainty, status)


def test_an_estimated_day_says_why() -> None:
    found = moment(timeline(profile(), "2014-06-01", plan=unread()), "wetgeving-tweede-kamer")

    assert "lazen de dag van de stemming niet na" in found.weakest
    assert any("waarschijnlijk op donderdag 24 april 2014" in reason.rule for reason in found.explanation)


SURENESS: list[tuple[dict[str, str], str, str]] = [
    # the meeting of the raad, how sure the decision is, why it is no surer
    ({"datum": "2014-10-27"}, "berekend", ""),
    ({"datum": "2014-10-27", "status": "voorlopig"}, "voorlopig", "27 oktober 2014"),
    ({"regel": "elke laatste maandag van de maand", "van": "2014-10-01", "tot": "2014-10-31"}, "voorlopig",
     "elke laatste maandag van de maand"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "certainty", "why"), SURENESS)
def test_a_day_at_a_meeting_is_as_sure_as_that_meeting(row: dict[str, str], certainty: str, why: str) -> None:
    given = profile(vergaderingen=[{"orgaan": "raad", **row}])
    found = moment(timeline(given, "2014-06-01", plan=PLAN), "a.besluit")

    assert (str(found.end), found.certainty.word) == ("2014-10-27", certainty)
    assert why in found.weakest


def test_a_day_that_does_not_fit_another_is_no_surer_than_voorlopig() -> None:
    given = profile(besluiten={"a": {"datum": "2014-10-27"}}, bevestigd={"a.collegebesluit": "2014-10-28"})

    assert moment(timeline(given, "2014-06-01", plan=PLAN), "a.collegebesluit").certainty.word == "voorlopig"
