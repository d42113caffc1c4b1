"""The lines of a timeline: their words, what shows them, how they stand and where they come from.

The words are those of data/regels.yaml. The raad meets on Monday 27 October 2014, the commissie on Tuesday 21 October.
So the request is due on Tuesday 15 July and the advice on Tuesday 26 August (the rules).
"""

from typing import Any, Final

import pytest

from tests.reckon.make import moment, on, profile, rows, small_plan, step, timeline
from wmoplan.model.moment import Moment
from wmoplan.model.plan import Plan
from wmoplan.model.source import Source
from wmoplan.timeline import Timeline

PLAN: Final = small_plan(step("a", "voorkeur oktober 2014"))
KNOWN: Final = ("raad 2014-10-27 20:00", "commissie 2014-10-21 20:00", "college 2014-09-09")
ANNOUNCED: Final = {"a": {"datum": "2014-10-27"}}


def seen(*meetings: str, as_of: str = "2014-01-15", plan: Plan = PLAN, **keys: Any) -> Timeline:  # noqa: ANN401 - as a user types them
    return timeline(profile(vergaderingen=rows(*meetings), **keys), as_of, plan=plan)


def words(found: Moment) -> tuple[str, str, str, str]:
    return found.title, found.table, found.event, found.sentence


# -- the words of a decision and of speaking

DECIDED = [
    # the meetings, what was announced, title, table, calendar, sentence
    (KNOWN, ANNOUNCED, ("Raad besluit over het a", "Raad: besluit over a", "Raad besluit: a",
                        "de raad besluit over het a.")),
    (KNOWN, {}, ("Raad besluit waarschijnlijk over het a", "Raad, waarschijnlijk over a", "Raad besluit? a",
                 "de raad besluit waarschijnlijk over het a.")),
    ((), {}, ("Raad besluit waarschijnlijk over het a", "Raad, waarschijnlijk over a", "Besluit uiterlijk: a",
              "de raad besluit waarschijnlijk over het a.")),
]  # fmt: skip


@pytest.mark.parametrize(("meetings", "announced", "expected"), DECIDED)
def test_a_decision_is_probable_until_it_is_announced(
    meetings: tuple[str, ...], announced: dict[str, Any], expected: tuple[str, str, str, str]
) -> None:
    found = moment(seen(*meetings, besluiten=announced), "a.besluit")

    assert words(found) == expected
    assert (found.likely, found.decides, found.in_calendar, found.on_screen) == (not announced, True, True, True)


def test_a_decision_that_can_be_sooner_is_the_last_chance() -> None:
    found = moment(seen("raad 2014-10-06", *KNOWN), "a.besluit")

    assert (found.table, found.soonest) == ("A: laatste raad, kan eerder", on("2014-10-06"))


SPEAKING = [(KNOWN, "Spreek in: a", "20:00"), (KNOWN[:1], "Inspreken uiterlijk: a", "")]


@pytest.mark.parametrize(("meetings", "event", "time"), SPEAKING)
def test_a_bound_is_no_meeting_in_the_calendar(meetings: tuple[str, ...], event: str, time: str) -> None:
    found = moment(seen(*meetings), "a.inspreken")

    assert (found.event, found.time, found.body) == (event, time, "commissie")
    assert found.sentence == "inspreken in de commissie over het a."
    assert (found.attend, found.speaking, found.decides, found.likely) == (True, True, False, False)


SHOWN = [
    # kind, whether it is in the calendar, whether the short timeline shows it
    ("stukken", False, True),
    ("collegebesluit", False, False),
    ("advies", True, True),
]


@pytest.mark.parametrize(("kind", "in_calendar", "on_screen"), SHOWN)
def test_what_shows_a_moment(kind: str, *, in_calendar: bool, on_screen: bool) -> None:
    found = moment(seen(*KNOWN), f"a.{kind}")

    assert (found.in_calendar, found.on_screen) == (in_calendar, on_screen)


@pytest.mark.parametrize(
    ("term", "place"), [("stukken", "Hoorn en Gennep 10"), ("aanmelden", "Zeewolde"), ("besluit", "")]
)
def test_a_moment_names_the_source_of_its_term(term: str, place: str) -> None:
    plan, *others = moment(seen(*KNOWN), f"a.{term}").sources

    assert plan == Source("De bron", "1")
    assert [place in one.place for one in others] == ([True] if place else [])


# -- the volunteers' own meeting

OWN = [
    # the own meeting, its title: until the advice is sent one speaks of that, after it of what one will say
    ("2014-07-16", "Bespreek het advies over het a"),
    ("2014-08-26", "Bespreek het advies over het a"),
    ("2014-08-27", "Bespreek wat u gaat zeggen over het a"),
]


@pytest.mark.parametrize(("own", "title"), OWN)
def test_after_the_advice_an_own_meeting_is_about_speaking(own: str, title: str) -> None:
    assert moment(seen(*KNOWN, f"eigen {own}"), "a.eigen-vergadering").title == title


PASSED = [("2014-07-15", False), ("2014-07-16", True)]  # on the day of the request nobody can have discussed it


@pytest.mark.parametrize(("own", "late"), PASSED)
def test_an_own_meeting_before_the_request_is_not_too_late(own: str, *, late: bool) -> None:
    found = moment(seen(*KNOWN, f"eigen {own}", as_of="2014-08-01"), "a.eigen-vergadering")

    assert ("laat" in found.status) is late


def test_an_own_meeting_that_was_confirmed_stands_without_a_day_of_the_request() -> None:
    plan = small_plan(step("a", "alternatief vanaf mei 2014"))
    found = moment(seen(plan=plan, bevestigd={"a.eigen-vergadering": "2014-08-05"}), "a.eigen-vergadering")

    assert (found.end, found.title) == (on("2014-08-05"), "Bespreek het advies over het a")


# -- how a link stands

STANDS = [
    # what is confirmed, seen from, the moment, how it stands
    ({}, "2014-10-27", "advies", "misschien te laat"),  # today it is decided
    ({}, "2015-01-02", "inwerking", "voorbij"),  # the law gives that day
    ({}, "2014-08-27", "advies", "misschien te laat"),  # reckoned with usual terms
    ({"a.advies": "2014-08-20"}, "2014-08-27", "advies", "voorbij"),  # somebody said that it happened
    ({"a.collegebesluit": "2014-10-28"}, "2014-10-29", "collegebesluit", "voorbij"),
    ({}, "2014-10-28", "advies", "onbekend"),  # the decision is past: it is too late for nothing
    ({}, "2014-09-10", "collegebesluit", "onbekend"),
]


@pytest.mark.parametrize(("confirmed", "as_of", "kind", "status"), STANDS)
def test_what_was_confirmed_is_over_and_else_it_is_late_or_unknown(
    confirmed: dict[str, str], as_of: str, kind: str, status: str
) -> None:
    assert moment(seen(*KNOWN, as_of=as_of, bevestigd=confirmed), f"a.{kind}").status == status


def test_what_was_confirmed_is_over_also_where_it_does_not_fit() -> None:
    """The college after the raad: no surer than voorlopig, but somebody said that it happened."""
    found = seen(as_of="2014-10-29", besluiten=ANNOUNCED, bevestigd={"a.collegebesluit": "2014-10-28"})

    assert (moment(found, "a.collegebesluit").status, moment(found, "a.collegebesluit").certainty.word) == (
        "voorbij", "voorlopig",
    )  # fmt: skip


def test_a_decision_without_a_day_is_no_last_day_in_a_calendar() -> None:
    found = moment(seen(plan=small_plan(step("a", "alternatief vanaf mei 2014"))), "a.besluit")

    assert (found.end, found.event) == (None, "Raad besluit? a")


def test_what_is_decided_together_is_named_together_and_takes_effect_alone() -> None:
    plan = small_plan(step("a", "periode 2014"), step("b", "periode 2014", sort="plan"))
    found = seen(plan=plan, besluiten={**ANNOUNCED, "b": {"samen-met": "a"}})

    assert moment(found, "a.besluit").title == "Raad besluit over het a en het b"
    assert moment(found, "a.inwerking").title == "Het besluit over het a gaat gelden"


def test_a_day_to_speak_that_was_confirmed_is_in_the_calendar_whatever_day_it_is() -> None:
    """Sunday 19 October 2014."""
    assert not moment(seen(besluiten=ANNOUNCED, bevestigd={"a.inspreken": "2014-10-19"}), "a.inspreken").off


# -- bounds on a day off: 14 November 2014 is a Friday, 16 November a Sunday, 25 October a Saturday

START = {"id": "start", "titel": "De start", "wanneer": "25 oktober 2014", "vraag": "Wanneer?", "bron": "bron, 1"}
OFF = [
    # the planning, the meetings, what was announced, the moment, whether no calendar shows it
    ("uiterlijk 16 november 2014", (), {}, "besluit", True),  # nobody meets on a Sunday
    ("uiterlijk 14 november 2014", (), {}, "besluit", False),
    ("uiterlijk 25 oktober 2014", ("raad 2014-10-25",), {}, "besluit", False),  # that meeting is really known
    ("uiterlijk uiterlijk start", ("raad 2014-10-25",), {}, "besluit", False),  # also where the time is supposed
    ("voorkeur november 2014", (), {"a": {"datum": "2014-11-16"}}, "besluit", False),  # it was announced
    ("voorkeur oktober 2014", (), {"a": {"datum": "2014-10-18"}}, "bekendmaking", False),  # that is no meeting
]


@pytest.mark.parametrize(("planning", "meetings", "announced", "kind", "off"), OFF)
def test_a_bound_on_a_day_off_is_in_no_calendar(
    planning: str, meetings: tuple[str, ...], announced: dict[str, Any], kind: str, *, off: bool
) -> None:
    plan = small_plan(step("a", planning), ankers=[START])

    assert moment(seen(*meetings, plan=plan, besluiten=announced), f"a.{kind}").off is off


# -- the last day

LAST = [
    # the planning, the law, title, table, sentence, its sources
    (["uiterlijk 31 oktober 2014"], "", "Laatste dag voor het a", "A: laatste dag van het plan",
     "de laatste dag van het plan voor het a.", ["1"]),
    ([], "vóór 1 november 2014", "Laatste dag van de wet voor het a", "A: laatste dag van de wet",
     "de laatste dag die de wet geeft voor het a.", ["3", "1"]),
]  # fmt: skip


@pytest.mark.parametrize(("planning", "legal", "title", "table", "sentence", "places"), LAST)
def test_the_last_day_says_whether_the_law_sets_it(
    planning: list[str], legal: str, title: str, table: str, sentence: str, places: list[str]
) -> None:
    found = moment(seen(plan=small_plan(step("a", *planning, legal=legal))), "a.uiterlijk")

    assert (found.title, found.table, found.sentence) == (title, table, sentence)
    assert ([one.place for one in found.sources], found.speaking, found.time) == (places, False, "")
    assert not found.likely


# -- the other councils of a region

RADEN = {"Haren": "2014-10-30", "Oss": {"datum": "2014-10-16", "bron": "de griffie van Oss"}, "Bernheze": "2014-09-25"}


def test_of_the_other_councils_only_the_first_is_in_the_calendar() -> None:
    found = seen(as_of="2014-09-26", besluiten={"a": {"raden": RADEN}})
    first, second = (moment(found, f"a.besluit-{name}") for name in ("bernheze", "oss"))

    assert (first.end, first.title, first.status) == (
        on("2014-09-25"),
        "De raad van Bernheze besluit over het a",
        "voorbij",
    )
    assert [(one.in_calendar, one.on_screen, one.decides) for one in (first, second)] == [
        (True, True, True), (False, False, True),
    ]  # fmt: skip
    assert [one.explanation[-1].source for one in (first, second)] == ["uw bestand", "de griffie van Oss"]


# -- what belongs to no step


def test_a_day_of_your_own_is_as_it_is_typed() -> None:
    days = [
        {
            "id": "bezoek",
            "titel": "Werkbezoek",
            "datum": "2014-05-14",
            "tijd": "14:00",
            "doe": "Neem mee.",
            "bron": "mail",
        },
        {"id": "dagen", "titel": "Studiedagen", "datum": "2014-05-20", "tot": "2014-05-21"},
    ]
    found = seen(eigen_data=days)
    visit, study = moment(found, "eigen.bezoek"), moment(found, "eigen.dagen")

    assert (visit.title, visit.start, visit.end, visit.time) == (
        "Werkbezoek",
        on("2014-05-14"),
        on("2014-05-14"),
        "14:00",
    )
    assert (visit.act, visit.sources, visit.explanation[0].rule) == ("Neem mee.", (Source("mail", ""),), "Werkbezoek.")
    assert (study.start, study.end, study.time, study.act) == (on("2014-05-20"), on("2014-05-21"), "", "")
    assert (study.sources, study.certainty.word, study.speaking) == ((Source("uw bestand", ""),), "vast", False)


QUIET = [
    # the meetings, the new college, how the end of the silence is told
    ((), {}, "tot ongeveer 7 mei 2014"),  # 49 days after the election (the rules)
    (("raad 2014-02-24",), {"nieuw_college": "2014-05-20"}, "tot 20 mei 2014"),
]


@pytest.mark.parametrize(("meetings", "given", "until"), QUIET)
def test_the_silence_says_until_when_it_lasts(meetings: tuple[str, ...], given: dict[str, Any], until: str) -> None:
    found = moment(seen(*meetings, **given), "stilte-2014")

    assert until in found.sentence
    assert found.sources
    assert all(one.document for one in found.sources)


# -- national milestones


def milestone(when: str, as_of: str = "2014-06-01", **keys: Any) -> Moment:  # noqa: ANN401 - as they stand in a file
    row = {"id": "mijlpaal", "titel": "De mijlpaal", "wanneer": when, "bron": "bron, 1", **keys}
    return moment(timeline(profile(), as_of, plan=small_plan(step("a"), mijlpalen=[row])), "mijlpaal")


SURE = [
    # when it is planned, what else is said of it, how sure it is, why (the rules, choice g)
    ("1 juli 2014", {}, "voorlopig", "het is een landelijke planning"),
    ("uiterlijk 1 juli 2014", {}, "voorlopig", "het is een landelijke planning"),
    ("vanaf 1 juli 2014", {}, "geschat", "alleen een periode is bekend"),
    ("juli 2014", {}, "geschat", "alleen een periode is bekend"),
    ("1 juli 2014", {"twijfel": "de wet is er nog niet"}, "voorlopig", "de wet is er nog niet"),
    ("juli 2014", {"twijfel": "de wet is er nog niet"}, "geschat", "de wet is er nog niet"),
    ("vanaf juli 2014", {"twijfel": "de wet is er nog niet"}, "geschat", "alleen een periode is bekend"),
    ("juli 2014", {"wet": "ja"}, "vast", ""),
    ("vanaf juli 2014", {"wet": "ja"}, "geschat", "alleen een periode is bekend"),
]


@pytest.mark.parametrize(("when", "keys", "certainty", "why"), SURE)
def test_a_planned_milestone_is_as_sure_as_its_words(when: str, keys: dict[str, str], certainty: str, why: str) -> None:
    found = milestone(when, **keys)

    assert (found.certainty.word, found.weakest) == (certainty, why)


HOW = [
    # when it is planned, what else is said of it, how it stands on 1 June 2014
    ("doorlopend", {}, "nu"),
    ("onbekend", {}, "onbekend"),
    ("vanaf 31 mei 2014", {}, "nu"),
    ("vanaf 1 juni 2014", {}, "nu"),
    ("vanaf 2 juni 2014", {}, "binnenkort"),
    ("uiterlijk 31 mei 2014", {}, "onbekend"),
    ("uiterlijk 2 juni 2014", {}, "binnenkort"),
    ("mei 2014", {}, "onbekend"),
    ("mei 2014", {"gerealiseerd": "ja"}, "voorbij"),  # the document itself says so
    ("mei 2014", {"wet": "ja"}, "voorbij"),
    ("mei 2014", {"werkelijk": {"datum": "2014-05-20", "bron": "bron, 4"}}, "voorbij"),
    (
        "mei 2014",
        {"werkelijk": {"datum": "2014-05-20", "geschat": "ja", "uitleg": "volgens een brief", "bron": "bron, 4"}},
        "voorbij",
    ),
]


@pytest.mark.parametrize(("when", "keys", "status"), HOW)
def test_a_milestone_stands_by_its_days(when: str, keys: dict[str, Any], status: str) -> None:
    assert milestone(when, **keys).status == status


def test_a_milestone_that_really_happened_has_its_own_day_and_source() -> None:
    found = milestone(
        "mei 2014", werkelijk={"datum": "2014-05-20", "geschat": "ja", "uitleg": "volgens een brief", "bron": "bron, 4"}
    )
    sure = milestone("mei 2014", werkelijk={"datum": "2014-05-20", "bron": "bron, 4"})

    assert (found.start, found.end, found.period) == (on("2014-05-20"), on("2014-05-20"), "20 mei 2014")
    assert (found.certainty.word, found.weakest, sure.certainty.word) == ("geschat", "volgens een brief", "vast")
    assert [one.place for one in found.sources] == ["1", "4"]
    assert found.explanation[-1].rule == "Het kwam waarschijnlijk op dinsdag 20 mei 2014."
    assert sure.explanation[-1].rule == "Het kwam op dinsdag 20 mei 2014."
    assert (milestone("mei 2014").period, len(milestone("mei 2014").sources)) == ("mei 2014", 1)


MARKS = [
    # what is said of it, table, calendar, act, whether it is in the calendar, whether the short timeline shows it
    ({}, "De mijlpaal", "De mijlpaal", "", False, False),
    ({"kort": "Mijlpaal"}, "Mijlpaal", "Mijlpaal", "", False, False),
    ({"doe": "Kijk mee."}, "De mijlpaal", "De mijlpaal", "Kijk mee.", False, False),
    ({"agenda": "ja"}, "De mijlpaal", "De mijlpaal", "", True, True),
    ({"scherm": "ja"}, "De mijlpaal", "De mijlpaal", "", False, True),
]


@pytest.mark.parametrize(("keys", "table", "event", "act", "in_calendar", "on_screen"), MARKS)
def test_a_milestone_is_shown_as_its_row_says(
    keys: dict[str, str], table: str, event: str, act: str, *, in_calendar: bool, on_screen: bool
) -> None:
    found = milestone("juli 2014", **keys)

    assert (found.table, found.event or found.title, found.act) == (table, event, act)
    assert (found.in_calendar, found.on_screen) == (in_calendar, on_screen)


def test_a_measurement_says_what_to_do_where_its_row_does_not() -> None:
    row = {"id": "peiling", "titel": "De peiling", "wanneer": "juli 2014", "bron": "bron, 1"}
    plan = small_plan(step("a"), peilmomenten=[row, {**row, "id": "tweede", "doe": "Bel."}])
    found = timeline(profile(), plan=plan)

    assert moment(found, "peiling").act == "Vertel uw landelijke organisatie wat u ziet bij uw gemeente."
    assert moment(found, "tweede").act == "Bel."


# -- the time of a step about which nobody decides

TIMES = [
    # what its plan says to do, title, table, sentence, act, whether it is in the calendar
    ({}, "Vraag naar de planning van het a", "Verkennen: a", "tijd om het a te verkennen bij de gemeente.", False),
    ({"doe": "Bel de wethouder.", "agenda": "ja"}, "Bel de wethouder", "A", "bel de wethouder.", True),
    ({"doe": "Bel de wethouder."}, "Bel de wethouder", "A", "bel de wethouder.", False),
]


@pytest.mark.parametrize(("keys", "title", "table", "sentence", "shown"), TIMES)
def test_the_time_of_a_step_says_what_its_plan_says(
    keys: dict[str, str], title: str, table: str, sentence: str, *, shown: bool
) -> None:
    plan = small_plan(step("a", "periode oktober 2014", body="geen") | keys)
    found = moment(seen(plan=plan), "a.verkennen")

    assert (found.title, found.table, found.sentence) == (title, table, sentence)
    assert (found.in_calendar, found.on_screen) == (shown, shown)
