"""When a step is settled, and what becomes of its moments, its signals and what waits for it (the rules)."""

from datetime import date
from typing import Any, Final

import pytest

from tests.reckon.make import (
    codes,
    decision,
    moment,
    municipality,
    on,
    profile,
    real_rules,
    reference,
    rows,
    small_plan,
    timeline,
)
from tests.reckon.make import step as step_row
from tests.render.make import SIGNAL
from wmoplan.documents.outlook import look
from wmoplan.model.plan import Plan
from wmoplan.model.plan_rows import Stand
from wmoplan.model.progress import DONE, Progress, ProgressRow
from wmoplan.model.source import Source
from wmoplan.model.standing import ANSWER, SEEN, Sight
from wmoplan.read.profile import profile_of
from wmoplan.reckon.facts import DECIDED, TICKED, ProgressMarks, Settled
from wmoplan.reckon.facts import SEEN as BY_SIGHT
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.reckon.settled import marks_of, settled_steps, settling, signals_left, todo_left, unseen_steps
from wmoplan.reckon.todo import Todo
from wmoplan.timeline import OwnFile, Timeline, build_timeline

AS_OF: Final = "2014-10-10"
MEETINGS: Final = rows("raad 2014-10-27", "commissie 2014-10-21 20:00")


def expects(name: str, step: str = "a", *, decision: bool = False) -> Stand:
    return Stand(id=name, stap=step, tekst="Het is er.", peilmoment="mei", besluit=decision, bron=Source("avi", ""))


A, TICK = expects("a-er", decision=True), {"a.besluit": on("2014-06-10")}

SETTLED = [
    # day in the profile, ticks, what was seen and when; how it is settled on 10 October 2014
    (None, {}, None, None),
    ("2014-10-09", {}, None, Settled(on("2014-10-09"), DECIDED)),
    ("2014-10-10", {}, None, None),  # today it is still to be decided
    ("2014-10-11", {}, None, None),
    (None, {"a": on("2014-06-10")}, None, Settled(on("2014-06-10"), TICKED)),
    (None, TICK, None, Settled(on("2014-06-10"), TICKED)),
    (None, {"a.advies": on("2014-06-10")}, None, None),  # only the advice is done
    ("2014-06-01", TICK, None, Settled(on("2014-06-01"), DECIDED)),  # its own day says more than the day of the tick
    ("2014-10-27", TICK, None, Settled(on("2014-06-10"), TICKED)),  # a tick counts before a day that is to come
    (None, {}, ("ja", "2014-06-10"), Settled(on("2014-06-10"), BY_SIGHT)),
    (None, {}, ("deels", "2014-06-10"), None),
    (None, {}, ("nee", "2014-06-10"), None),
    ("2014-06-11", {}, ("nee", "2014-06-10"), Settled(on("2014-06-11"), DECIDED)),  # decided after somebody looked
    ("2014-06-10", {}, ("nee", "2014-06-10"), None),  # on one day nobody knows which came first
    (None, TICK, ("nee", "2014-06-09"), Settled(on("2014-06-10"), TICKED)),
    (None, TICK, ("nee", "2014-06-11"), None),  # what was written last counts
]


@pytest.mark.parametrize(("announced", "done", "seen", "expected"), SETTLED)
def test_a_step_is_settled_by_its_day_a_tick_or_a_look(
    announced: str | None, done: dict[str, date], seen: tuple[str, str] | None, expected: Settled | None
) -> None:
    sights = {"a-er": Sight(seen[0], on(seen[1]), "")} if seen else {}
    decided = {"a": on(announced)} if announced else {}

    found = settled_steps({"a": ("a", "a.besluit")}, [A], decided, ProgressMarks(done, sights), on(AS_OF))

    assert found == ({"a": expected} if expected else {})


def test_the_decision_settles_a_step_and_else_what_comes_last() -> None:
    """In 2014 one looked four times: that the raad talks about it in May says nothing of the decision."""
    watched = [expects("a-mei"), A, expects("a-later"), expects("b-mei", "b"), expects("b-november", "b")]

    assert settling(watched) == {"a": "a-er", "b": "b-november"}


# -- in a timeline

PLAN: Final = small_plan(
    step_row("a", "periode september t/m oktober 2014", legal="vóór 1 november 2014"),
    step_row("b", "periode oktober 2014", waits=[{"stap": "a", "later": "ja"}]),
    step_row("eigen", "periode oktober 2014", body="geen") | {"doe": "Bel de wethouder.", "agenda": "ja"},
)
DOUBTED: Final = small_plan(
    step_row("a", legal="vóór 1 november 2014") | {"is-er-al": {"vanaf": "2014-09-01", "vraag": "Is de a er al?"}},
    stand=[
        {
            "id": "a-er",
            "stap": "a",
            "wanneer": "vóór 1 november 2014",
            "besluit": "ja",
            "tekst": "A.",
            "bron": "bron, 1",
        }
    ],
)


def ticked(*names: str, when: str = "2014-10-01") -> Progress:
    return Progress(tuple(ProgressRow(f"{at:012x}", on(when), DONE, name, {}) for at, name in enumerate(names)))


def seen(answer: str, when: str = "2014-10-01") -> Progress:
    return Progress((ProgressRow("0" * 12, on(when), SEEN, "a-er", {ANSWER: answer}),))


def built(progress: Progress, as_of: str = AS_OF, plan: Plan = PLAN, **keys: Any) -> Timeline:  # noqa: ANN401 - a profile
    meetings = [*MEETINGS, *rows("raad 2014-11-24")]
    given = profile(
        "Haren", **{"vergaderingen": meetings, "vergaderschema": {"van": "2014-09-01", "tot": "2014-12-31"}, **keys}
    )
    followed = [FollowedPlan(plan, municipality("Haren"))]
    return build_timeline(followed, OwnFile(given, progress=progress), real_rules(), reference(), on(as_of))


def texts(found: Timeline) -> str:
    told = [*(one.text for one in found.signals), *(one.text for one in found.questions)]
    return " ".join([*told, *(f"{one.text} {one.warnings}" for one in found.todo)])


WAYS = [ticked("a"), ticked("a.besluit"), ticked("a", "a.besluit")]


@pytest.mark.parametrize("told", WAYS)
def test_nothing_is_asked_or_warned_about_a_ticked_step(told: Progress) -> None:
    before, after = built(Progress()), built(told)

    assert "te-laat" in codes(before, "a")
    assert not codes(after, "a")
    assert "het a" in texts(before)
    assert "het a" not in texts(after)
    assert not [one for one in after.todo if set(one.moments) & {"a.besluit", "a.advies", "a.uiterlijk"}]
    assert not [one for one in after.questions if one.whether == "a.besluit"]
    shown = [one for one in after.moments if one.step == "a" and (one.in_calendar or one.on_screen)]
    assert all(one.end and one.end < on("2014-10-01") for one in shown)


def test_a_decision_that_was_ticked_was_taken_on_that_day_or_earlier() -> None:
    found = built(ticked("a.besluit"))
    decided = moment(found, "a.besluit")

    assert (decided.start, decided.end, decided.status) == (None, on("2014-10-01"), "voorbij")
    assert decided.done == on("2014-10-01")
    assert (decision(found, "a").settled, decision(found, "a").expected) == (True, None)


def test_what_waits_for_a_settled_step_can_come_after_it() -> None:
    """Without a tick b has to wait for the raad of 27 October; a was there on 1 October, so b can come on the 27th."""
    assert decision(built(Progress()), "b").expected != on("2014-10-27")
    assert decision(built(ticked("a")), "b").expected == on("2014-10-27")


@pytest.mark.parametrize(("as_of", "late"), [("2014-09-30", True), ("2014-10-01", False)])
def test_a_tick_counts_from_its_own_day(as_of: str, *, late: bool) -> None:
    assert ("te-laat" in codes(built(ticked("a"), as_of), "a")) is late


def test_a_round_is_settled_with_the_step_that_it_comes_before() -> None:
    own = [{"id": "ronde", "ronde-van": "a", "titel": "R", "naam": "de ronde", "besluit": "raad"}]

    assert set(built(ticked("a"), stappen=own).settled) == {"a", "ronde"}


@pytest.mark.parametrize("name", ["eigen", "eigen.verkennen"])
def test_a_step_without_a_decision_is_done_by_its_own_name_and_by_that_of_its_time(name: str) -> None:
    assert any("eigen.verkennen" in one.moments for one in built(Progress()).todo)

    found = built(ticked(name))

    assert not any("eigen.verkennen" in one.moments for one in found.todo)
    own = moment(found, "eigen.verkennen")
    assert (own.done, own.on_screen, own.in_calendar) == (on("2014-10-01"), False, False)


LATE = ["a.adviesaanvraag", "a.achterban", "a.advies"]


@pytest.mark.parametrize("name", LATE)
def test_one_tick_takes_a_thing_to_do_away_whichever_of_its_moments_it_names(name: str) -> None:
    (late,) = (one for one in built(Progress()).todo if one.warnings and name in one.moments)

    assert late.text not in [one.text for one in built(ticked(name)).todo]


def test_a_ticked_moment_is_not_what_the_warning_names() -> None:
    found = built(ticked("a.adviesaanvraag"))
    (signal,) = (one for one in found.signals if one.code == "te-laat" and "a.advies" in one.moments)

    assert "De vraag om advies moest er zijn" not in signal.text
    assert "a.adviesaanvraag" not in signal.moments


def test_once_the_advice_is_ticked_only_speaking_can_be_too_late() -> None:
    assert "te-laat" not in codes(built(ticked("a.advies")), "a")


def test_what_was_ticked_is_not_the_first_thing_to_come() -> None:
    first = look(built(Progress())).next_day
    assert first

    then = look(built(ticked(first.id))).next_day

    assert then
    assert then.id != first.id


# -- is it there already?


def test_a_step_that_may_be_decided_begins_with_that_question() -> None:
    found = built(Progress(), plan=DOUBTED)

    (asked,) = (one for one in found.todo if "a.besluit" in one.moments)
    assert "is de a er al?" in asked.text
    assert "wmoplan antwoord a ja (of nee, of de dag)" in asked.text
    assert not codes(found, "a")
    assert [one.text for one in found.questions if "a.besluit" in one.moments] == [
        "Is de a er al? Zo niet, wanneer besluit de raad daarover?"
    ]
    assert [one.id for one in found.moments if one.step == "a" and one.in_calendar] == ["a.uiterlijk"]
    assert moment(found, "a.uiterlijk").end == on("2014-10-31")


def test_without_a_source_of_its_own_the_question_has_that_of_the_step() -> None:
    (asked,) = DOUBTED.steps

    assert asked.earlier
    assert asked.earlier.source == asked.source


def test_where_nobody_decides_there_is_nothing_to_ask() -> None:
    row = step_row("a", body="geen") | {"is-er-al": {"vanaf": "2014-09-01", "vraag": "Is de a er al?"}}

    with pytest.raises(ValueError, match="'is-er-al' kan hier niet"):
        small_plan(row)


ANSWERED = [
    # what was told, whether it is reckoned as before
    (Progress(), {}, "2014-08-31", True),  # the question is not there yet
    (Progress(), {}, "2014-09-01", False),
    (seen("nee"), {}, AS_OF, True),
    (seen("deels"), {}, AS_OF, True),
    (seen("onbekend"), {}, AS_OF, False),  # the answer was taken back
    (Progress(), {"besluiten": {"a": {"datum": "2014-10-27"}}}, AS_OF, True),  # who plans it, has none yet
    (Progress(), {"adviesaanvragen": {"a": {"ontvangen": "2014-09-15"}}}, AS_OF, True),  # nor has who asks for advice
]


@pytest.mark.parametrize(("told", "keys", "as_of", "reckoned"), ANSWERED)
def test_an_answer_makes_it_reckon_as_before(
    told: Progress, keys: dict[str, Any], as_of: str, *, reckoned: bool
) -> None:
    found = built(told, as_of, DOUBTED, **keys)

    assert ("a" in found.asked_first) is not reckoned
    assert moment(found, "a.besluit").in_calendar is reckoned


def test_a_yes_settles_it() -> None:
    found = built(seen("ja"), plan=DOUBTED)

    assert found.settled == {"a": Settled(on("2014-10-01"), BY_SIGHT)}
    assert not [one for one in found.todo if "a.besluit" in one.moments]


@pytest.mark.parametrize(("as_of", "asked"), [("2015-01-31", True), ("2015-02-01", False)])
def test_long_after_the_last_day_it_is_not_put_first_any_more(as_of: str, *, asked: bool) -> None:
    """The last day is 31 October 2014; 92 days after that is 31 January 2015."""
    assert bool([one for one in built(Progress(), as_of, DOUBTED).todo if "a.besluit" in one.moments]) is asked


# -- somebody looked after the last day, and it was not there


@pytest.mark.parametrize(
    ("answer", "when", "told"),
    [
        ("nee", "2014-11-05", "op woensdag 5 november 2014 dat het besluit over het a er nog niet was."),
        ("deels", "2014-11-05", "op woensdag 5 november 2014 dat het besluit over het a er nog niet helemaal was."),
        ("nee", "2014-10-30", ""),  # before its last day: it may have come since
    ],
)
def test_what_was_seen_after_the_last_day_is_not_asked_again(answer: str, when: str, told: str) -> None:
    found = built(seen(answer, when), "2014-11-06", plan=DOUBTED, vergaderingen=[])

    todo = next(one.text for one in found.todo if "a.besluit" in one.moments)
    question = next(one.text for one in found.questions if one.whether == "a.besluit")
    if told:
        assert todo == f"Bel de griffie. U zag {told} Wanneer besluit de raad?"
        assert question == f"Wij zagen {told} Wanneer besluit de raad?"
    else:
        assert "Is er op of voor vrijdag 31 oktober 2014 besloten over het a?" in todo
        assert question.startswith("Is er op of voor vrijdag 31 oktober 2014 besloten over het a?")


@pytest.mark.parametrize(
    ("answer", "decided", "told"),
    [
        ("nee", "2014-10-27", True),
        ("deels", "2014-10-27", True),
        ("ja", "2014-10-27", False),
        ("nee", "2014-11-05", False),  # that day: it may have been seen before the meeting
        ("nee", "2014-11-06", False),  # decided after somebody looked
    ],
)
def test_a_day_of_a_decision_that_somebody_did_not_see_afterwards_is_told(
    answer: str, decided: str, *, told: bool
) -> None:
    text = f"gemeente: Haren\nbesluiten:\n  a: {{datum: {decided}, orgaan: raad}}\n"
    given = profile_of(text, "map/wmoplan.yaml")
    followed = [FollowedPlan(DOUBTED, municipality("Haren"))]

    found = build_timeline(
        followed,
        OwnFile(given, progress=seen(answer, "2014-11-05")),
        real_rules(),
        reference(),
        on("2014-11-07"),
    )

    wrong = [one for one in found.signals if one.code == "besloten-niet-gezien"]
    says = (
        "In uw bestand staat maandag 27 oktober 2014 als dag van het besluit over het a. Maar u zag op woensdag "
        "5 november 2014 dat het er nog niet was. Zie regel 3 van wmoplan.yaml en uw voortgang."
    )
    assert [one.text for one in wrong] == ([says] if told else [])
    if told:
        assert [one.text for one in found.todo] == [one.remedy for one in wrong]


# -- one call for all that may be on one agenda

YEAR: Final = "periode januari t/m oktober 2014"
AT_ONCE: Final = small_plan(
    step_row("a", YEAR) | {"onderwerpen": ["een"]},
    step_row("b", YEAR) | {"onderwerpen": ["een"]},
    step_row("c", YEAR, waits=[{"stap": "a", "later": "ja"}]) | {"onderwerpen": ["een"]},
    step_row("d", YEAR) | {"onderwerpen": ["twee"]},
    step_row("wet", legal="vóór 1 juni 2014"),
    onderwerpen=[{"id": "een", "titel": "Een"}, {"id": "twee", "titel": "Twee"}],
)
ASKED: Final = "Bel de griffie. Vraag wat er op donderdag 26 juni 2014 op de agenda van de raad staat over: "
THEN: Final = ". Dan spreekt u in op donderdag 12 juni 2014."


def in_june(told: Progress | None = None, topics: tuple[str, ...] = ()) -> list[str]:
    """Return what can be done on 2 June, when each step may still come in June and the planning lies behind."""
    days = ("raad 2014-06-26", "raad 2014-09-25", "raad 2014-10-23", "commissie 2014-06-12", "commissie 2014-10-09")
    known = {"van": "2014-06-01", "tot": "2014-12-31"}
    listed = rows(*days)
    found = built(told or Progress(), "2014-06-02", plan=AT_ONCE, vergaderingen=listed, vergaderschema=known)
    return [one.text for one in found._replace(topics=topics).chosen_todo()]


def test_all_that_one_meeting_may_decide_is_asked_in_one_call() -> None:
    """C comes after a, of which nobody knows when: whether c is on that agenda, nobody can say."""
    asked = in_june()

    assert asked[-1] == f"{ASKED}het a, het b en het d{THEN}"
    assert asked[0].startswith("Bel de griffie. Is er op of voor zaterdag 31 mei 2014 besloten over het wet?")
    assert not [text for text in asked if " al op " in text]


def test_the_call_names_the_chosen_subjects_that_are_open() -> None:
    assert in_june(topics=("een",))[-1] == f"{ASKED}het a en het b{THEN}"
    alone = in_june(ticked("b", when="2014-06-01"), ("een",))[-1]
    assert alone == f"Bel de griffie. Vraag of de raad al op donderdag 26 juni 2014 besluit over het a{THEN}"


def test_what_follows_a_step_is_asked_once_that_is_decided() -> None:
    asked = in_june(ticked("a", when="2014-06-01"), ("een",))[-1]

    assert asked == f"{ASKED}het b en het c{THEN}"


def test_a_day_that_hangs_on_a_settled_step_asks_not_for_that_step() -> None:
    """The last day of a is the day before b, and nobody said when b is decided; once b is, there is nothing to ask."""
    plan = small_plan(step_row("a", "uiterlijk vóór b"), step_row("b"))
    asks = "besluit:b"

    assert asks in [one.about for one in built(Progress(), plan=plan).questions]
    assert asks not in [one.about for one in built(ticked("b", when="2014-06-01"), plan=plan).questions]


# -- what settles a step, in threes round each bound


def test_of_two_rows_about_a_decision_the_last_settles_it() -> None:
    assert settling([A, expects("a-later", decision=True)]) == {"a": "a-later"}


def test_the_first_tick_and_the_day_of_the_decision_itself_count() -> None:
    ids = {"a": ("a", "a.besluit")}
    two = ProgressMarks({"a": on("2014-06-10"), "a.besluit": on("2014-06-03")}, {})
    decided = {"a": on("2014-06-02")}
    yes = ProgressMarks({}, {"a-er": Sight("ja", on("2014-06-09"), "")})

    assert settled_steps(ids, [A], {}, two, on(AS_OF)) == {"a": Settled(on("2014-06-03"), TICKED)}
    assert settled_steps(ids, [A], decided, yes, on(AS_OF)) == {"a": Settled(on("2014-06-02"), DECIDED)}


@pytest.mark.parametrize(("answer", "is_unseen"), [("ja", False), ("nee", True), ("deels", True)])
def test_only_what_was_not_whole_is_unseen(answer: str, *, is_unseen: bool) -> None:
    found = unseen_steps([A], {"a-er": Sight(answer, on("2014-06-09"), "")})

    assert set(found) == ({"a"} if is_unseen else set())


# -- what is left of the moments of a settled step: raad Monday 27 October 2014, request 15 July, advice 26 August

OCTOBER: Final = small_plan(step_row("a", "voorkeur oktober 2014", legal="vóór 1 november 2014"))
KNOWN: Final = rows("raad 2014-10-27", "commissie 2014-10-21", "college 2014-09-09")


def played(*ticks: tuple[str, str], as_of: str = "2014-10-15", plan: Plan = OCTOBER, **keys: Any) -> Timeline:  # noqa: ANN401 - a profile
    """Return the timeline after some ticks, each with its day."""
    told = tuple(ProgressRow(f"{at:012x}", on(when), DONE, name, {}) for at, (name, when) in enumerate(ticks))
    return timeline(profile(**{"vergaderingen": KNOWN, **keys}), as_of, plan=plan, progress=Progress(told))


def left(found: Timeline) -> dict[str, str]:
    return {one.kind: one.status for one in found.moments if one.step == "a"}


TICKED_ON = [
    # the tick, what is left of the days before the decision
    ("2014-07-15", set()),  # the request is of that day: it was not before
    ("2014-07-16", {"adviesaanvraag"}),
    ("2014-08-26", {"adviesaanvraag", "achterban"}),
    ("2014-08-27", {"adviesaanvraag", "achterban", "advies"}),
]


@pytest.mark.parametrize(("when", "expected"), TICKED_ON)
def test_days_after_a_tick_were_a_guess(when: str, expected: set[str]) -> None:
    found = left(played(("a", when)))

    assert set(found) & {"adviesaanvraag", "achterban", "advies", "collegebesluit", "inspreken"} == expected
    assert {found[kind] for kind in expected} <= {"voorbij"}


def test_what_was_ticked_itself_stays_beside_a_settled_step() -> None:
    found = played(("a", "2014-10-01"), ("a.inspreken", "2014-10-02"))

    assert moment(found, "a.inspreken").end == on("2014-10-21")
    assert "stukken" not in left(found)


def test_after_the_announced_day_its_chain_stays_and_asks_nothing() -> None:
    found = played(as_of="2014-11-15", besluiten={"a": {"datum": "2014-10-27"}})

    assert {"advies", "inspreken", "bekendmaking", "inwerking"} <= set(left(found))
    assert {left(found)[kind] for kind in ("adviesaanvraag", "advies", "inspreken", "bekendmaking")} == {"voorbij"}
    assert left(found)["inwerking"] == "later"  # 1 January 2015 is 47 days ahead


def test_the_last_day_of_a_settled_step_is_silent() -> None:
    last = moment(played(("a", "2014-10-01")), "a.uiterlijk")

    assert (last.silent, last.in_calendar, last.on_screen, last.status) == (True, False, False, "voorbij")


def test_a_decision_that_was_ticked_before_its_announced_day_is_silent() -> None:
    plain = moment(played(("a", "2014-10-01")), "a.besluit")
    ahead = moment(played(("a", "2014-10-01"), besluiten={"a": {"datum": "2014-10-27"}}), "a.besluit")

    assert (plain.end, plain.silent, plain.in_calendar) == (on("2014-10-01"), False, False)
    assert not plain.likely  # somebody said that it was decided
    assert (ahead.end, ahead.silent, ahead.in_calendar) == (on("2014-10-27"), True, False)


def test_the_other_councils_of_a_region_go_on() -> None:
    raden = {"Haren": "2014-10-27", "Oss": "2014-11-06"}
    found = played(("a", "2014-10-14"), besluiten={"a": {"raden": raden}})

    assert moment(found, "a.besluit-oss").end == on("2014-11-06")


DENIED = [
    # the meetings, whether the announced day of 22 September settles the step
    ((), True),
    (("raad 2014-09-22 vervallen",), False),
]


@pytest.mark.parametrize(("meetings", "settled"), DENIED)
def test_an_announced_day_that_the_list_denies_settles_nothing(meetings: tuple[str, ...], *, settled: bool) -> None:
    found = played(besluiten={"a": {"datum": "2014-09-22"}}, vergaderingen=rows(*meetings))

    assert ("a" in found.settled) is settled


def test_tuning_an_advice_settles_no_step() -> None:
    assert not played(("a.eigen", "2014-08-12")).settled


def test_a_round_of_a_step_that_is_open_is_open() -> None:
    own = [{"id": "ronde", "ronde-van": "a", "titel": "R", "naam": "de ronde", "besluit": "raad"}]

    assert not played(stappen=own).settled


def test_a_body_without_a_day_leaves_the_first_question() -> None:
    assert built(Progress(), plan=DOUBTED, besluiten={"a": {"orgaan": "raad"}}).asked_first == {"a"}


def test_of_what_is_asked_first_only_the_last_day_is_shown() -> None:
    found = built(Progress(), plan=DOUBTED)
    others = [one for one in found.moments if one.step == "a" and one.kind != "uiterlijk"]

    assert others
    assert not [one for one in others if not one.silent or one.in_calendar or one.on_screen or one.status.is_late]


# -- one tick


def test_a_ticked_day_is_past_from_the_day_after() -> None:
    today = moment(played(("a.inspreken", "2014-10-21"), as_of="2014-10-21"), "a.inspreken")
    after = moment(played(("a.inspreken", "2014-10-21"), as_of="2014-10-22"), "a.inspreken")

    assert (today.status, today.done) == ("nu", on("2014-10-21"))
    assert (after.status, after.done) == ("voorbij", on("2014-10-21"))


def test_a_moment_without_a_day_can_be_ticked() -> None:
    found = played(
        ("a.advies", "2014-10-01"), plan=small_plan(step_row("a", "alternatief vanaf mei 2014")), vergaderingen=[]
    )

    assert (moment(found, "a.advies").end, moment(found, "a.advies").done) == (None, on("2014-10-01"))


def test_once_the_advice_is_ticked_registering_can_still_be_late() -> None:
    """One registers until Monday 20 October 2014."""
    found = left(played(("a.advies", "2014-08-26"), as_of="2014-10-22"))

    assert (found["aanmelden"], found["adviesaanvraag"], found["besluit"]) == (
        "misschien te laat",
        "voorbij",
        "binnenkort",
    )


# -- what is left to say and to do

LEFT_SIGNALS = [
    # the moments of a signal, whether it stays whatever is done, what is gone, whether it is left
    (("a",), False, {"a"}, False),
    (("a", "b"), False, {"a"}, True),
    ((), False, {"a"}, True),  # it is about no moment
    (("a",), True, {"a"}, True),
]


@pytest.mark.parametrize(("moments", "stays", "gone", "kept"), LEFT_SIGNALS)
def test_a_signal_is_left_while_something_of_it_is_to_be_done(
    moments: tuple[str, ...], gone: set[str], *, stays: bool, kept: bool
) -> None:
    given = SIGNAL._replace(moments=moments, stays=stays)

    assert signals_left([given], gone) == ((given,) if kept else ())


LEFT_TODO = [
    # its moments, those of which one tick ends it, whether it stays, what is ticked, what is gone, whether it is left
    (("a", "b"), ("a", "b"), False, {"a"}, {"a"}, False),
    (("a", "b"), (), False, {"a"}, {"a"}, True),  # each needs a tick
    (("a", "b"), (), False, {"a", "b"}, {"a", "b"}, False),
    (("a", "b"), (), False, set(), {"a", "b", "c"}, False),
    ((), (), False, {"a"}, {"a"}, True),
    (("a",), ("a",), True, {"a"}, {"a"}, True),
]


@pytest.mark.parametrize(("moments", "ended_by", "stays", "ticks", "gone", "kept"), LEFT_TODO)
def test_a_thing_to_do_is_left_until_it_is_done(
    moments: tuple[str, ...], ended_by: tuple[str, ...], ticks: set[str], gone: set[str], *, stays: bool, kept: bool
) -> None:
    given = Todo("Bel.", "", (), (), 3, on("2014-10-20"), moments, stays=stays, ended_by=ended_by)

    assert todo_left([given], ticks, gone) == ((given,) if kept else ())


def test_who_sends_an_advice_is_done_with_its_moments() -> None:
    number = "1" * 12
    sent = Progress(
        (
            ProgressRow(number, on("2014-07-16"), "advies", "a", {"ontvangen": "2014-07-16"}),
            ProgressRow("2" * 12, on("2014-08-20"), "verstuurd", "a", {"bij": number}),
        )
    )

    assert marks_of(sent, real_rules()).done == {"a.adviesaanvraag": on("2014-07-16"), "a.advies": on("2014-08-20")}
