"""What a screen shows of a timeline (the rules, `timeline`)."""

from datetime import date
from typing import Any

import pytest

from tests.reckon.make import example, on, profile, rows, small_plan, step, timeline
from tests.render.make import on as one_day
from tests.render.make import timeline as made
from wmoplan.documents.outlook import AT_MOST, Selection, look, month_after

MONTHS = [
    # day, months on, the first day of that month
    ("2014-01-15", 0, "2014-01-01"),
    ("2014-01-31", 1, "2014-02-01"),  # the day of the month does not matter
    ("2014-11-15", 1, "2014-12-01"),
    ("2014-11-15", 2, "2015-01-01"),  # over New Year
    ("2014-12-31", 1, "2015-01-01"),
]


@pytest.mark.parametrize(("when", "months", "expected"), MONTHS)
def test_a_month_so_many_months_on(when: str, months: int, expected: str) -> None:
    assert month_after(on(when), months) == on(expected)


def test_there_are_at_most_five_things_to_do() -> None:
    assert AT_MOST == 5
    assert len(timeline(profile()).todo) >= AT_MOST
    assert len(look(timeline(profile())).todo) == AT_MOST


@pytest.mark.parametrize("as_of", ["2013-12-01", "2014-01-15", "2014-07-16", "2014-10-20"])
def test_what_to_do_stands_by_weight_and_then_by_its_end(as_of: str) -> None:
    todo = look(timeline(example("haren-2014"), as_of)).todo

    assert [(one.weight, one.end) for one in todo] == sorted((one.weight, one.end) for one in todo)
    assert all(one.end >= on(as_of) for one in todo)


def test_what_to_do_ends_where_its_last_sentence_ends() -> None:
    texts = [one.text for one in timeline(example("college-besluit"), "2014-04-01").todo]

    assert any("al op" in text for text in texts)  # the one after which a sentence may follow
    assert [text for text in texts if text != text.strip()] == []


@pytest.mark.parametrize("as_of", ["2014-01-15", "2014-07-16", "2014-10-20"])
def test_the_short_outlook_is_of_the_chosen_subjects_and_of_today_and_later(as_of: str) -> None:
    found = timeline(example("haren-2014"), as_of)  # inkoop and verordening
    shown = [moment for group in look(found).groups for moment in group.moments]

    assert shown
    assert all(not moment.topics or set(moment.topics) & {"inkoop", "verordening"} for moment in shown)
    assert all(moment.end and moment.end >= on(as_of) for moment in shown)


def test_moments_are_shown_to_the_end_of_the_second_month_ahead() -> None:
    # as of 15 January 2014 that is 31 March; after it only decisions, their request, and last legal days
    found = timeline(example("haren-2014"))
    shown = [moment for group in look(found).groups for moment in group.moments]
    later = {moment.kind for moment in shown if moment.end and moment.end > date(2014, 3, 31)}

    assert later <= {"besluit", "adviesaanvraag", "uiterlijk", "verkiezing"}
    assert "verordening.uiterlijk" in {moment.id for moment in shown}


def test_how_many_are_not_shown_is_told() -> None:
    found = timeline(example("haren-2014"))
    outlook = look(found)

    assert outlook.hidden == len(found.moments) - sum(len(group.moments) for group in outlook.groups)
    assert look(found, Selection(everything=True)).hidden == 0


def test_everything_shows_every_moment_and_nothing_to_do() -> None:
    found = timeline(example("haren-2014"))
    outlook = look(found, Selection(everything=True))

    assert {moment.id for group in outlook.groups for moment in group.moments} == {one.id for one in found.moments}
    assert outlook.todo == ()


BETWEEN = [
    # first, last, whether verordening.inspreken, on 21 October 2014, is shown
    ("2014-10-20", "2014-10-20", False),
    ("2014-10-21", "2014-10-21", True),
    ("2014-10-22", "2014-10-22", False),
    ("2014-10-21", "2014-10-22", True),
    ("2014-10-20", "2014-10-21", True),
]


@pytest.mark.parametrize(("first", "last", "shown"), BETWEEN)
def test_the_days_asked_for_are_both_included(first: str, last: str, *, shown: bool) -> None:
    outlook = look(timeline(example("haren-2014")), Selection(first=on(first), last=on(last)))

    assert ("verordening.inspreken" in {moment.id for group in outlook.groups for moment in group.moments}) is shown


def test_a_kind_asked_for_is_all_that_is_shown() -> None:
    outlook = look(timeline(example("haren-2014")), Selection(kinds=("inspreken",)))

    assert {moment.kind for group in outlook.groups for moment in group.moments} == {"inspreken"}


def test_too_late_is_always_shown() -> None:
    """The rules: *Te laat* is always shown, in what is to be done or beside it."""
    found = timeline(example("haren-2014"), "2014-07-16")
    outlook = look(found)
    late = {one.id for one in found.moments if one.status.endswith("te laat") and found.is_chosen(one.topics)}
    told = {name for todo in outlook.todo for name in todo.moments} | {moment.id for moment in outlook.late}

    assert late
    assert late <= told


def test_months_follow_each_other() -> None:
    months = [group.month for group in look(timeline(example("haren-2014"))).groups if group.month]

    assert months == sorted(months)
    assert len(months) == len(set(months))


QUIET = [
    # the first and the last day of a quiet period around Wednesday 19 March 2014, whether it is of that election
    ("2014-03-19", "2014-05-07", True),
    ("2014-02-25", "2014-03-19", True),
    ("2014-03-20", "2014-05-07", False),
    ("2014-02-25", "2014-03-18", False),
]


@pytest.mark.parametrize(("first", "last", "is_shown"), QUIET)
def test_a_quiet_period_is_of_the_election_in_it(first: str, last: str, *, is_shown: bool) -> None:
    vote = one_day("2014-03-19", id="verkiezing-2014", kind="verkiezing", step="", topics=())
    quiet = one_day(last, id="stilte-2014", kind="stilte", step="", topics=(), start=on(first))

    assert look(made(vote, quiet), Selection(everything=True)).quiet == ({"verkiezing-2014": quiet} if is_shown else {})


TODAY = [
    # seen from, the next day; published: the committee of Haren on 21 October 2014, the council on the 27th
    ("2014-10-21", "2014-10-21"),
    ("2014-10-22", "2014-10-27"),
]


@pytest.mark.parametrize(("as_of", "day"), TODAY)
def test_the_next_day_can_be_today(as_of: str, day: str) -> None:
    found = look(timeline(example("haren-2014"), as_of)).next_day

    assert found
    assert found.end == on(day)


LAST_OF_MARCH = [("2014-03-31", True), ("2014-04-01", False)]


@pytest.mark.parametrize(("first", "is_shown"), LAST_OF_MARCH)
def test_a_time_that_begins_on_the_last_day_of_the_coming_months_is_shown(first: str, *, is_shown: bool) -> None:
    talks = one_day("2014-06-30", id="gesprek.verkennen", start=on(first), on_screen=True)

    assert bool(look(made(talks)).groups) is is_shown


ENDED = [("2014-12-31", False), ("2015-01-01", True), ("2030-01-01", True)]  # the plan runs to December 2014


@pytest.mark.parametrize(("as_of", "over"), ENDED)
def test_a_plan_that_is_over_says_so(as_of: str, *, over: bool) -> None:
    given = profile(vergaderingen=rows("raad 2014-10-27"))

    assert (look(timeline(given, as_of)).ended is not None) is over


# -- what is shown of the time after the coming months


def shown(as_of: str, *steps: dict[str, Any], **keys: Any) -> set[str]:  # noqa: ANN401 - as a user types them
    """Return what the short outlook shows of a plan of 2026 to 2030."""
    plan = small_plan(
        *(found | {"onderwerpen": found["onderwerpen"] or ["geld"]} for found in steps),
        looptijd="2026 t/m 2030",
        geldt_voor={"van": "2026", "tot": "2030"},
        onderwerpen=[{"id": "geld", "titel": "Geld"}, {"id": "zorg", "titel": "Zorg"}],
    )
    groups = look(timeline(profile(**keys), as_of, plan=plan)).groups
    return {moment.id for group in groups for moment in group.moments}


def talk(planning: str) -> dict[str, Any]:
    return step("gesprek", planning, body="geen") | {"doe": "Vraag om een gesprek.", "agenda": "ja"}


BEGUN = [
    # the time of a step, whether it is shown on 22 November 2026; the coming months end on 31 January 2027
    ("periode november 2026 t/m juni 2027", True),  # it has begun
    ("periode januari t/m juni 2027", True),  # it begins within the coming months
    ("periode februari t/m juni 2027", False),  # it begins after them
    ("periode 31 januari 2027", True),  # a day within them
    ("periode 1 februari 2027", False),  # a day after them
    ("periode oktober t/m november 2026", True),  # it ends within them
    ("periode oktober 2026", False),  # it is over
    ("periode uiterlijk juni 2027", False),  # nobody says that it has begun
]


@pytest.mark.parametrize(("planning", "is_shown"), BEGUN)
def test_a_time_that_has_begun_is_shown(planning: str, *, is_shown: bool) -> None:
    assert ("gesprek.verkennen" in shown("2026-11-22", talk(planning))) is is_shown


ELECTIONS = [
    # seen from, whether the election of Wednesday 20 March 2030 is shown
    ("2029-03-19", False),  # 366 days ahead
    ("2029-03-20", True),  # 365 days: within a year
    ("2030-03-20", True),  # the day itself
    ("2030-03-21", False),  # it has been
]


@pytest.mark.parametrize(("as_of", "is_shown"), ELECTIONS)
def test_an_election_is_shown_a_year_ahead(as_of: str, *, is_shown: bool) -> None:
    assert ("verkiezing-2030" in shown(as_of)) is is_shown


def test_only_the_nearest_legal_day_of_a_subject_is_shown() -> None:
    ids = shown(
        "2026-11-22",
        step("later", legal="vóór 1 juli 2028"),
        step("eerst", legal="vóór 1 juli 2027"),
        step("ander", legal="vóór 1 juli 2029") | {"onderwerpen": ["zorg"]},
    )

    assert {name for name in ids if name.endswith(".uiterlijk")} == {"eerst.uiterlijk", "ander.uiterlijk"}


def test_a_legal_day_that_was_is_not_the_nearest() -> None:
    ids = shown("2026-11-22", step("was", legal="vóór 1 juli 2026"), step("komt", legal="vóór 1 juli 2028"))

    assert {name for name in ids if name.endswith(".uiterlijk")} == {"komt.uiterlijk"}


def test_a_last_day_of_the_plan_alone_is_no_landmark() -> None:
    assert "een.uiterlijk" not in shown("2026-11-22", step("een", "uiterlijk uiterlijk juni 2027"))


def test_decisions_of_one_day_are_shown_together() -> None:
    ids = shown(
        "2026-11-22",
        step("een", "voorkeur juni 2027"),
        step("twee", "voorkeur mei t/m juni 2027"),
        step("drie", "voorkeur juli 2027"),
        step("vier", "voorkeur juli 2027") | {"onderwerpen": ["zorg"]},
    )
    decided = {name.partition(".")[0] for name in ids if name.endswith(".besluit")}

    assert decided == {"een", "twee", "vier"}  # both of 30 June 2027, and the next of the other subject
    assert {f"{name}.adviesaanvraag" for name in decided} <= ids


def test_who_chose_a_subject_sees_no_decision_of_another() -> None:
    ids = shown(
        "2026-11-22",
        step("een", "voorkeur juni 2027"),
        step("vier", "voorkeur juli 2027") | {"onderwerpen": ["zorg"]},
        onderwerpen=["zorg"],
    )

    assert {name for name in ids if name.endswith(".besluit")} == {"vier.besluit"}
