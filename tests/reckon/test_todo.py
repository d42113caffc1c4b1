"""What can be done now, in threes round each bound (the rules: "Wat u nu doet"); counted on a paper calendar of 2014.

The raad decides on Monday 27 October 2014, the commissie meets on Tuesday 21 October. So the request for advice must be
there on Tuesday 15 July, and the advice on Tuesday 26 August.
"""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.reckon.make import moment, on, profile, rows, small_plan, step, timeline
from tests.render.make import SIGNAL
from tests.render.make import on as dated
from wmoplan.model.moment import Signal
from wmoplan.reckon.todo import SOON, Call, Todo, joined, once, todo_of
from wmoplan.timeline import Timeline

if TYPE_CHECKING:
    from wmoplan.reckon.facts import Facts

PLAN = small_plan(step("a", "voorkeur oktober 2014"))
LEGAL = small_plan(step("a", "voorkeur oktober 2014", legal="31 oktober 2014"))
KNOWN = ("raad 2014-10-27", "commissie 2014-10-21")

CALL = "Bel deze week de griffie. Vraag wanneer de gemeente besluit over het a."
SHORT = "Kreeg u geen vraag om advies over het a? Vraag een korte termijn: twee weken."
AGENDA = "Zet het a op de agenda van uw vergadering van 14 oktober. Wie spreekt in?"
REQUEST = "Zorg dat de vraag om advies over het a er is, uiterlijk op dinsdag 15 juli 2014."
SPEAK = "Spreek in over het a, op dinsdag 21 oktober 2014."
SIGN_UP = "Meld u aan als spreker over het a, uiterlijk op maandag 20 oktober 2014."
ASK = "Bel de griffie. Is er op maandag 27 oktober 2014 besloten over het a? Schrijf het antwoord op in uw bestand."


def seen(as_of: str, *more: str, plan: Any = PLAN, **keys: Any) -> Timeline:  # noqa: ANN401
    return timeline(profile(vergaderingen=rows(*KNOWN, *more), **keys), as_of, plan=plan)


def todo(found: Timeline, text: str) -> Todo | None:
    return next((one for one in found.todo if one.text == text), None)


WHEN = [
    # the day from which is seen, what is said, whether it is said
    ("2014-06-16", REQUEST, False),  # 29 days before 15 July
    ("2014-06-17", REQUEST, True),  # 28 days
    ("2014-07-15", REQUEST, True),  # the day itself
    ("2014-07-16", REQUEST, False),
    ("2014-07-15", CALL, False),
    ("2014-07-16", CALL, True),  # the request is late
    ("2014-10-27", CALL, True),
    ("2014-10-28", CALL, False),  # that is over
    ("2014-07-16", SHORT, True),
    ("2014-10-12", SHORT, True),  # 15 days before the decision
    ("2014-10-13", SHORT, True),  # 14 days: two weeks still fit
    ("2014-10-14", SHORT, False),
    ("2014-09-15", AGENDA, False),  # 29 days before 14 October
    ("2014-09-16", AGENDA, True),
    ("2014-10-14", AGENDA, True),
    ("2014-10-15", AGENDA, False),
    ("2014-09-22", SIGN_UP, True),  # 28 days before 20 October
    ("2014-09-21", SIGN_UP, False),
    ("2014-10-21", SPEAK, True),
    ("2014-10-22", SPEAK, False),
    ("2014-10-27", ASK, False),  # today it may be decided
    ("2014-10-28", ASK, True),
    ("2015-01-27", ASK, True),  # 92 days after it
    ("2015-01-28", ASK, False),
]


@pytest.mark.parametrize(("as_of", "text", "said"), WHEN)
def test_something_to_do_is_said_while_it_can_be_done(as_of: str, text: str, *, said: bool) -> None:
    found = seen(as_of, "eigen 2014-10-14")

    assert (todo(found, text) is not None) is said, [one.text for one in found.todo]


ENDS = [
    # seen from, what is said, the last day on which it is of use
    ("2014-07-16", CALL, "2014-07-22"),  # before the same weekday comes again
    ("2014-10-21", CALL, "2014-10-27"),  # six days on is the decision
    ("2014-10-22", CALL, "2014-10-27"),  # six days on would be after it
    ("2014-10-13", SHORT, "2014-10-19"),
    ("2014-10-13", AGENDA, "2014-10-14"),
    ("2014-10-28", ASK, "2014-11-03"),
]


@pytest.mark.parametrize(("as_of", "text", "end"), ENDS)
def test_what_can_be_done_has_its_last_day(as_of: str, text: str, end: str) -> None:
    found = todo(seen(as_of, "eigen 2014-10-14"), text)

    assert found
    assert found.end == on(end)


def test_a_call_that_is_late_carries_the_warning_and_ends_with_what_has_passed() -> None:
    found = todo(seen("2014-08-27"), CALL)

    assert found
    assert found.warnings[0].startswith("U bent misschien te laat voor het a.")
    assert found.warnings[1].startswith("U kunt nog inspreken op dinsdag 21 oktober 2014.")
    assert set(found.moments) == {"a.adviesaanvraag", "a.achterban", "a.advies"}
    assert set(found.ended_by) == {"a.adviesaanvraag", "a.achterban", "a.advies"}
    assert found.note == "a"  # who is to call may not know the word


def test_what_is_not_late_yet_does_not_end_a_call() -> None:
    found = todo(seen("2014-07-16"), CALL)

    assert found
    assert found.ended_by == ("a.adviesaanvraag",)


WEIGHTS = [
    # plan, weight: of a decision that the law asks for, not to know is a warning
    (PLAN, 2),
    (LEGAL, 1),
]


@pytest.mark.parametrize(("plan", "weight"), WEIGHTS)
def test_whether_it_was_decided_weighs_more_where_the_law_sets_the_day(plan: Any, weight: int) -> None:  # noqa: ANN401
    found = todo(seen("2014-10-28", plan=plan), ASK)

    assert found
    assert found.weight == weight


def test_an_own_meeting_after_the_advice_leaves_the_people_until_the_day_before_the_advice() -> None:
    # the own meeting of 14 October is for who speaks; the advice is of 26 August
    found = seen("2014-06-01", "eigen 2014-10-14")

    assert moment(found, "a.eigen-vergadering").end == on("2014-10-14")
    assert moment(found, "a.achterban").end == on("2014-08-25")


# -- one line for many subjects


def made(text: str, weight: int = 3, end: str = "2014-10-20", call: Call | None = None, **keys: Any) -> Todo:  # noqa: ANN401
    return Todo(text, "", (), keys.pop("topics", ()), weight, on(end), keys.pop("moments", ()), call=call, **keys)


def test_of_what_says_the_same_the_heaviest_and_earliest_is_kept() -> None:
    heavy, light, later = made("a", 1, "2014-10-22"), made("a", 2, "2014-10-20"), made("a", 1, "2014-10-23")

    assert once([light, later, heavy]) == (heavy,)


def test_the_heaviest_comes_first_and_then_what_ends_first() -> None:
    first, second, third = made("c", 1, "2014-10-22"), made("a", 2, "2014-10-20"), made("b", 2, "2014-10-21")

    assert once([third, second, first]) == (first, second, third)


TOGETHER = "Vraag wat er op {dag} op de agenda van {orgaan} staat over: {namen}. {dan}"


def asks(name: str, day: str = "2014-10-27", body: str = "de raad", then: str = "") -> Todo:
    call = Call(on(day), body, name, then, TOGETHER)
    return made(f"Vraag naar {name}.", call=call, topics=(name,), moments=(f"{name}.besluit",), ended_by=(name,))


def test_the_subjects_of_one_meeting_share_a_line() -> None:
    (one,) = joined(
        [asks("het a", then="Dan is het inspreken dinsdag."), asks("het b", then="Dan is het inspreken dinsdag.")]
    )

    assert one.text == (
        "Vraag wat er op maandag 27 oktober 2014 op de agenda van de raad staat over: het a en het b."
        " Dan is het inspreken dinsdag."
    )
    assert (one.topics, one.moments, one.ended_by) == (("het a", "het b"), ("het a.besluit", "het b.besluit"), ())


def test_days_to_speak_that_differ_are_left_out_of_a_shared_line() -> None:
    (one,) = joined([asks("het a", then="Dan dinsdag."), asks("het b", then="Dan woensdag.")])

    assert one.text.endswith("over: het a en het b.")


APART = [
    [asks("het a"), asks("het b", day="2014-10-28")],  # another day
    [asks("het a"), asks("het b", body="het college")],  # another body
    [made("Bel."), made("Schrijf.")],  # no call at all
    [asks("het a"), made("Bel.")],
]


@pytest.mark.parametrize("todos", APART)
def test_what_asks_after_different_meetings_keeps_its_own_line(todos: list[Todo]) -> None:
    assert joined(todos) == tuple(todos)


# -- before a recess

SUMMER = "Vraag de stukken over het a op. Doe dat voor het zomerreces, uiterlijk op 11 juli."
RECESS = [
    # seen from, whether it is said: the recess begins on Saturday 12 July 2014 (its Friday is the 11th)
    ("2014-06-13", False),  # 29 days before
    ("2014-06-14", True),  # 28 days before
    ("2014-07-11", True),
    ("2014-07-12", False),  # it has begun
]


@pytest.mark.parametrize(("as_of", "said"), RECESS)
def test_papers_are_asked_for_before_the_recess_in_which_the_advice_is_due(as_of: str, *, said: bool) -> None:
    recess = [{"naam": "zomerreces", "van": "2014-07-12", "tot": "2014-08-31"}]
    found = seen(as_of, "college 2014-09-09", reces=recess)

    assert (todo(found, SUMMER) is not None) is said, [one.text for one in found.todo]


# -- asking ahead of the expected meeting

TWO_MEETINGS = small_plan(step("a", "voorkeur september t/m oktober 2014"))
AHEAD = ("raad 2014-09-08", "commissie 2014-09-02", "college 2014-09-09", "college 2014-07-22")
EARLY = (
    "Bel de griffie. Vraag of de raad al op maandag 8 september 2014 besluit over het a."
    " Dan spreekt u in op dinsdag 2 september 2014."
)
FIRST_CALL = [
    # seen from, what is said: until 27 May one asks after the year's planning, seven weeks before 15 July
    ("2014-04-28", None),  # 29 days before 27 May
    ("2014-04-29", CALL),
    ("2014-05-27", CALL),
    ("2014-05-28", EARLY),
    ("2014-06-06", EARLY),
    ("2014-06-07", None),  # 28 days before the zomerreces: what is wrong comes first
]


@pytest.mark.parametrize(("as_of", "text"), FIRST_CALL)
def test_one_asks_after_the_planning_and_then_after_the_first_meeting(as_of: str, text: str | None) -> None:
    found = seen(as_of, *AHEAD, plan=TWO_MEETINGS)

    assert [one.text for one in found.todo if "griffie" in one.text] == ([text] if text else [])


def test_asking_after_the_first_meeting_can_wait_a_week_and_weighs_least() -> None:
    found = todo(seen("2014-05-28", *AHEAD, plan=TWO_MEETINGS), EARLY)

    assert found
    assert (found.end, found.weight, found.moments) == (on("2014-06-03"), 3, ("a.verkennen",))
    assert found.call
    assert (found.call.day, found.call.name) == (on("2014-09-08"), "het a")


# -- two steps, of which one is late

LATE_AND_NOT = small_plan(step("a", "voorkeur oktober 2014"), step("c", "voorkeur december 2014"))
DECEMBER = ("raad 2014-12-15", "commissie 2014-12-09", "eigen 2014-10-14")


def test_a_warning_weighs_only_on_its_own_step() -> None:
    # seen from 13 October: a is late, of the decision of 15 December about c the request is due on 9 September
    found = seen("2014-09-01", *DECEMBER, plan=LATE_AND_NOT)
    about = {one.text: one.weight for one in found.todo}

    assert about[CALL] == 1  # a warning
    request = next(one for one in found.todo if one.moments == ("c.adviesaanvraag",))
    assert request.weight == 3  # nothing is wrong there
    assert not request.warnings


# -- what signals and moments of one's own say

RULES_ONLY = cast("Facts", SimpleNamespace(as_of=on("2014-10-13")))
"""All that is asked of the facts of a plan, where no decision is at hand."""


def told(text: str, day: str | None = None, **keys: Any) -> Signal:  # noqa: ANN401 - any field of it
    made = SIGNAL._replace(remedy=text, day=on(day) if day else None, todo=True)
    return made._replace(**keys)


SIGNALS = [
    # day of the signal, whether its remedy is something to do
    (None, True),  # it has no day
    ("2014-10-12", False),
    ("2014-10-13", True),
    ("2014-10-14", True),
]


@pytest.mark.parametrize(("day", "said"), SIGNALS)
def test_what_a_signal_asks_is_said_up_to_its_day(day: str | None, *, said: bool) -> None:
    found = todo_of((), {}, (told("Bel.", day), told("Niets.", todo=False)), RULES_ONLY)

    assert [one.text for one in found] == (["Bel."] if said else [])
    assert [one.end for one in found] == ([on(day) if day else date.max] if said else [])


def test_a_file_says_of_a_signal_what_lasts() -> None:
    (plain,) = todo_of((), {}, (told("Bel."),), RULES_ONLY)
    (both,) = todo_of((), {}, (told("Bel.", lasting="Op 1 mei was het te laat."),), RULES_ONLY)

    assert plain.in_file == plain.warnings == (SIGNAL.text,)
    assert (both.in_file, both.warnings) == (("Op 1 mei was het te laat.",), (SIGNAL.text,))


OWN_TIME = [
    # changes of a moment to explore that is now, whether it is something to do
    ({}, True),
    ({"kind": "advies"}, False),
    ({"on_screen": False}, False),
    ({"status": "binnenkort"}, False),
]


@pytest.mark.parametrize(("keys", "said"), OWN_TIME)
def test_the_time_of_a_step_that_nobody_decides_about_is_something_to_do(keys: dict[str, Any], *, said: bool) -> None:
    about = dated("2014-10-31", **{"kind": "verkennen", "on_screen": True, "status": "nu", **keys})

    found = todo_of((), {about.id: about}, (), RULES_ONLY)

    assert [(one.text, one.end, one.weight) for one in found] == ([(f"{about.title}.", about.end, 3)] if said else [])


def test_soon_is_four_weeks() -> None:
    assert SOON.days == 28  # the rules: "binnenkort is binnen 28 dagen"
