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
from wmoplan.model.plan import Plan
from wmoplan.model.progress import ADVICE, DONE, SENT, Progress, ProgressRow
from wmoplan.model.standing import ANSWER, SEEN
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
ANSWERED = "Schrijf het antwoord op met: wmoplan antwoord a ja (of nee, of de dag)."
ASK = "Bel de griffie. Is er op maandag 27 oktober 2014 besloten over het a? " + ANSWERED


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


# -- what was written down


def written(
    *given: ProgressRow,
    as_of: str,
    plan: Plan = PLAN,
    meetings: tuple[str, ...] = KNOWN,
    decisions: dict[str, Any] | None = None,
) -> Timeline:
    """Return the timeline with some rows of progress."""
    known = profile(vergaderingen=rows(*meetings), besluiten=decisions or {})
    return timeline(known, as_of, plan=plan, progress=Progress(given))


def wrote(kind: str, about: str, when: str, number: str = "1", **values: str) -> ProgressRow:
    return ProgressRow(number * 12, on(when), kind, about, values)


EXPECTED = {
    "id": "a-er",
    "stap": "a",
    "wanneer": "vóór 1 november 2014",
    "besluit": "ja",
    "tekst": "A.",
    "bron": "bron, 1",
}
WATCHED = small_plan(step("a", "voorkeur oktober 2014"), stand=[EXPECTED])
NOT_THERE = wrote(SEEN, "a-er", "2014-11-05", **{ANSWER: "nee"})
SAW = (
    "Bel de griffie. U zag op woensdag 5 november 2014 dat het besluit over het a er nog niet was."
    " Wanneer besluit de raad?"
)


def test_what_was_seen_not_to_be_there_is_asked_after_with_a_warning() -> None:
    found = written(NOT_THERE, as_of="2014-11-20", plan=WATCHED)

    assert [(one.text, one.weight) for one in found.todo if one.moments == ("a.besluit",)] == [(SAW, 1)]


def test_what_was_seen_not_to_be_there_beside_a_day_of_its_decision_is_told_once() -> None:
    """The signal `besloten-niet-gezien` says what to do."""
    found = written(NOT_THERE, as_of="2014-11-20", plan=WATCHED, decisions={"a": {"datum": "2014-10-27"}})

    assert not [one.text for one in found.todo if one.text.startswith("Bel de griffie.")]
    assert [
        one.text for one in found.todo if "wmoplan status seen a-er ja" in one.text or "status seen a ja" in one.text
    ]


# -- a decision that may lie behind already: 92 days after Friday 31 October 2014 is Saturday 31 January 2015

EARLIER = {"is-er-al": {"vanaf": "2014-09-01", "vraag": "Is de a er al?"}}
IS_THERE = (
    "Bel de griffie, of kijk op de site van de gemeente: is de a er al?"
    " Schrijf het antwoord op met: wmoplan antwoord a ja (of nee, of de dag)."
)
ASKED_FIRST = [
    # the step, seen from, whether is asked if it is there already
    (step("a", legal="vóór 1 november 2014"), "2014-08-31", False),
    (step("a", legal="vóór 1 november 2014"), "2014-09-01", True),
    (step("a", legal="vóór 1 november 2014"), "2015-01-31", True),
    (step("a", legal="vóór 1 november 2014"), "2015-02-01", False),
    (step("a", "voorkeur oktober 2014"), "2015-02-01", True),  # it has no last day
]


@pytest.mark.parametrize(("given", "as_of", "asked"), ASKED_FIRST)
def test_whether_it_is_there_already_comes_first(given: dict[str, Any], as_of: str, *, asked: bool) -> None:
    expected = EXPECTED | {"wanneer": "vóór 1 november 2014"}
    plan = small_plan(given | EARLIER, step("b", legal="vóór 1 november 2014"), stand=[expected])
    found = todo(seen(as_of, plan=plan), IS_THERE)

    assert (found is not None) is asked
    if found:
        last_day = ("a.uiterlijk",) if given.get("wettelijk") else ()
        assert (found.weight, found.moments) == (1, ("a.besluit", *last_day))
        assert (found.end - on(as_of)).days == 6


# -- a step without a day

LENGTH: dict[str, Any] = {
    "ankers": [
        {"id": name, "titel": name, "wanneer": when, "vraag": f"Wanneer is {name}?", "bron": "bron, 1"}
        for name, when in (("start", "31 oktober 2014"), ("ooit", "onbekend"))
    ],
    "termijnen": [
        {"id": "bouwen", "tekst": "De bouw", "vraag": "Hoe lang duurt het bouwen?", "bron": "bron, 1"},
        {"id": "anders", "tekst": "Iets anders", "vraag": "Hoe lang duurt het andere?", "bron": "bron, 1"},
    ],
}
DAYLESS = small_plan(
    step("a", "uiterlijk uiterlijk termijn bouwen vóór start", "voorkeur uiterlijk termijn anders vóór ooit"),
    step("b", "uiterlijk uiterlijk start"),
    step("c", "uiterlijk vóór a"),  # it hangs on the same length, through a
    **LENGTH,
)
HOW_LONG = "Vraag de gemeente: Hoe lang duurt het bouwen? Daarna weet u wanneer uw advies over het a nodig is."


def test_a_step_without_a_day_asks_for_the_length_that_it_hangs_on() -> None:
    given = profile(termijnen={"anders": "2 weken"})
    found = [one for one in timeline(given, "2014-06-01", plan=DAYLESS).todo if "Hoe lang" in one.text]

    assert [(one.text, one.moments, one.end) for one in found] == [(HOW_LONG, ("a.besluit",), date.max)]


def test_a_length_that_was_given_is_not_asked() -> None:
    known = timeline(profile(termijnen={"bouwen": "6 weken", "anders": "2 weken"}), "2014-06-01", plan=DAYLESS)

    assert not [one for one in known.todo if "Hoe lang" in one.text]


# -- what is done on the days of a chain


def test_an_announced_decision_needs_no_exploring() -> None:
    announced = {"a": {"datum": "2014-10-27"}}

    assert todo(seen("2014-06-17", besluiten=announced), REQUEST)
    assert not [one for one in seen("2014-05-01", besluiten=announced).todo if "het a" in one.text]


@pytest.mark.parametrize(
    ("as_of", "about"),
    [
        ("2014-10-20", "a.besluit"),  # nobody has to do anything on that day itself
        ("2014-10-01", "a.stukken"),  # it does not come into the calendar
    ],
)
def test_what_asks_nothing_is_no_thing_to_do(as_of: str, about: str) -> None:
    acts = [one.text for one in seen(as_of).todo if one.moments == (about,) and not one.text.startswith("Bel")]

    assert not acts


def test_the_own_meeting_is_put_on_the_agenda_once() -> None:
    found = [one.text for one in seen("2014-09-20", "eigen 2014-10-14").todo if "a.eigen-vergadering" in one.moments]

    assert found == [AGENDA, *(text for text in found if text.startswith(("Bel", "Kreeg")))]


def test_a_day_to_speak_that_is_only_estimated_is_asked_for() -> None:
    """Without a commissie that is 14 days before Monday 27 October 2014."""
    found = timeline(profile(vergaderingen=rows("raad 2014-10-27")), "2014-09-20", plan=PLAN)

    assert todo(
        found,
        "Bel de griffie. Vraag op welke dag u kunt inspreken over het a. Wij schatten: maandag 13 oktober 2014.",
    )


# -- what is late


PASSED = [
    # seen from, what has passed: request 15 July, people 25 August, advice 26 August, registering 20 October
    ("2014-08-26", {"a.adviesaanvraag", "a.achterban"}),
    ("2014-08-27", {"a.adviesaanvraag", "a.achterban", "a.advies"}),
    ("2014-10-15", {"a.adviesaanvraag", "a.achterban", "a.advies"}),  # the college and the papers are no work of yours
    ("2014-10-21", {"a.adviesaanvraag", "a.achterban", "a.advies", "a.aanmelden"}),
]


@pytest.mark.parametrize(("as_of", "passed"), PASSED)
def test_a_call_that_is_late_ends_with_one_tick_of_what_has_passed(as_of: str, passed: set[str]) -> None:
    found = todo(seen(as_of), CALL)

    assert found
    assert set(found.ended_by) == passed


def test_who_was_asked_for_advice_asks_for_no_short_term() -> None:
    request = {"a": {"ontvangen": "2014-07-16"}}
    found = seen("2014-08-27", adviesaanvragen=request)

    assert [one.text for one in found.todo if one.warnings]
    assert not todo(found, SHORT)


def test_another_step_that_is_late_makes_this_one_no_later() -> None:
    found = seen("2014-09-01", *DECEMBER, plan=LATE_AND_NOT)

    assert todo(found, CALL)
    assert not todo(found, CALL.replace("het a", "het c"))


def test_of_information_only_registering_can_be_late() -> None:
    """A chain without advice and without a meeting of your own; one registers until Monday 20 October 2014."""
    plan = small_plan(step("a", "voorkeur oktober 2014", body="ter-informatie"))
    found = [one.text for one in seen("2014-10-22", plan=plan).todo]

    assert any("griffie" in text and "het a" in text for text in found)
    assert not any("korte termijn" in text for text in found)


RECESSES = [
    # the first day and the last of a recess, until when the papers are asked for; the request is due on Tuesday 15 July
    ("2014-07-15", "2014-08-31", "14 juli"),
    ("2014-07-12", "2014-07-15", "11 juli"),
]


@pytest.mark.parametrize(("first", "last", "until"), RECESSES)
def test_a_recess_that_touches_the_request_asks_for_the_papers_before_it(first: str, last: str, until: str) -> None:
    recess = [{"naam": "zomerreces", "van": first, "tot": last}]
    found = seen("2014-07-01", "college 2014-09-09", reces=recess)

    assert todo(found, SUMMER.replace("11 juli", until)), [one.text for one in found.todo]


# -- asking whether it is decided at the first meeting


SEPTEMBER = "voorkeur september t/m oktober 2014"


def early(found: Timeline, name: str = "het a") -> bool:
    return any(one.call and one.call.name == name for one in found.todo)


def test_a_first_meeting_is_not_asked_after_where_none_is_expected() -> None:
    """The list ends after 8 September: what the year's planning says is asked instead."""
    only = timeline(profile(vergaderingen=rows(AHEAD[0])), "2014-06-01", plan=TWO_MEETINGS)

    assert moment(only, "a.besluit").end == on("2014-10-31")
    assert not early(only)


def test_when_the_first_meeting_is_past_nothing_is_asked_after_it() -> None:
    sent = wrote(ADVICE, "a", "2014-05-01", ontvangen="2014-05-01"), wrote(SENT, "a", "2014-06-01", "2", bij="1" * 12)
    before, after = (
        written(*sent, as_of=as_of, plan=TWO_MEETINGS, meetings=(*KNOWN, *AHEAD))
        for as_of in ("2014-06-02", "2014-09-10")
    )

    assert early(before)
    assert not early(after)


FOLLOWS = [
    # what b waits for, what was announced or ticked of a, whether is asked if b is decided on 8 September
    ([], {}, False, True),
    ([{"stap": "a"}], {}, False, False),  # of what follows nobody can say so yet
    ([{"stap": "a"}], {"a": {"datum": "2014-09-08"}}, False, True),
    ([{"stap": "a"}], {"a": {"orgaan": "raad"}}, False, False),  # a body is no day
    ([{"stap": "a"}], {}, True, True),
    ([{"mijlpaal": "mijlpaal"}], {}, False, True),
]


@pytest.mark.parametrize(("waits", "decisions", "ticked", "said"), FOLLOWS)
def test_what_follows_another_step_is_asked_after_when_that_is_known(
    waits: list[dict[str, str]], decisions: dict[str, Any], *, ticked: bool, said: bool
) -> None:
    plan = small_plan(step("a", SEPTEMBER), step("b", SEPTEMBER, waits=waits), milestone="mei 2014")
    done = [wrote(DONE, "a", "2014-05-27")] if ticked else []
    found = written(*done, as_of="2014-06-01", plan=plan, meetings=(*KNOWN, *AHEAD), decisions=decisions)

    assert early(found, "het b") is said


def test_an_own_time_without_an_end_is_for_today() -> None:
    about = dated("2014-10-31", kind="verkennen", on_screen=True, status="nu")._replace(end=None)

    (found,) = todo_of((), {about.id: about}, (), RULES_ONLY)

    assert found.end == on("2014-10-13")
