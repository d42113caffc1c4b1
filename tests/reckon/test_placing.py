"""Decisions on meetings (the rules), on plans of a few steps and meetings on a paper calendar of 2014.

Haren voted on 19 March 2014, its new raad came on 27 March (Kieswet C 4) and its new college is estimated on
7 May, 49 days after polling day. Oss votes on 19 November 2014; raad and college are new on 2 January 2015.
"""

from typing import Any

import pytest

from tests.reckon.make import (
    codes,
    day,
    decision,
    ends,
    moment,
    municipality,
    on,
    profile,
    real_rules,
    reference,
    rows,
    signal,
    small_plan,
    step,
    timeline,
)
from wmoplan.model.plan import Plan
from wmoplan.model.progress import DONE, Progress, ProgressRow
from wmoplan.reckon.gather import FollowedPlan
from wmoplan.timeline import OwnFile, Timeline, build_timeline


def placed(plan: Plan, *meetings: str, name: str = "Haren", as_of: str = "2014-01-15", **keys: Any) -> Timeline:  # noqa: ANN401
    return timeline(profile(name, vergaderingen=rows(*meetings), **keys), as_of, plan=plan)


def ticked(plan: Plan, done: str, when: str, as_of: str) -> Timeline:
    """Return the timeline of the meetings around May in which a step was ticked on a day."""
    progress = Progress((ProgressRow("0" * 12, on(when), DONE, done, {}),))
    followed = [FollowedPlan(plan, municipality("Haren"))]
    given = profile(vergaderingen=rows(*MAY))
    return build_timeline(followed, OwnFile(given, progress=progress), real_rules(), reference(), on(as_of))


WHOLE = {"van": "2013-11-01", "tot": "2015-01-31"}
"""Over which days a list with gaps of more than 35 days is said to be whole (DESIGN 6.4)."""


def stands(found: Timeline, name: str = "a") -> tuple[str, str, str]:
    one = decision(found, name)
    return str(one.earliest or "-"), str(one.expected or "-"), str(one.latest or "-")


MAY = ("raad 2014-04-28", "raad 2014-05-12", "raad 2014-05-26", "raad 2014-06-30", "raad 2014-07-07")

ALONE = [
    # planning, phase, kan vanaf, verwacht, uiterlijk
    (["voorkeur mei 2014"], "", "2014-05-12", "2014-05-26", "-"),  # the latest in the aim; an aim is no deadline
    (["periode mei t/m juni 2014"], "", "2014-05-12", "2014-06-30", "2014-06-30"),  # aim and deadline
    (["uiterlijk 29 juni 2014"], "", "2014-04-28", "2014-05-26", "2014-05-26"),  # the last before the deadline
    (["uiterlijk 30 juni 2014"], "", "2014-04-28", "2014-06-30", "2014-06-30"),  # on the deadline
    (["uiterlijk 1 juli 2014"], "", "2014-04-28", "2014-06-30", "2014-06-30"),  # a day after it
    (["voorkeur zomer 2014"], "januari t/m juni 2014", "2014-06-30", "2014-06-30", "-"),  # the aim is cut to the phase
    (["voorkeur uiterlijk mei 2014"], "april t/m juni 2014", "2014-04-28", "2014-05-26", "-"),  # from the phase on
    ([], "mei 2014", "2014-05-12", "2014-05-26", "-"),  # no planning: the phase is all there is
    (["voorkeur mei 2014", "alternatief vanaf juli 2014"], "", "2014-05-12", "2014-05-26", "-"),  # the aim is reached
    (["voorkeur juni 2014", "uiterlijk mei 2014"], "", "2014-04-28", "2014-05-26", "2014-05-26"),  # a stricter deadline
]  # fmt: skip


@pytest.mark.parametrize(("planning", "phase", "earliest", "expected", "latest"), ALONE)
def test_a_decision_goes_to_the_latest_meeting_in_its_aim(
    planning: list[str], phase: str, earliest: str, expected: str, latest: str
) -> None:
    plan = small_plan(step("a", *planning, phase="fase" if phase else ""), phase=phase)

    assert stands(placed(plan, *MAY)) == (earliest, expected, latest)


NO_MAY = ("raad 2014-04-28", "raad 2014-06-02", "raad 2014-06-30", "raad 2014-07-07")

FALLBACKS = [
    # planning, verwacht; no meeting in May 2014
    (["voorkeur mei 2014"], "2014-06-02"),  # none given: the first meeting after the aim
    (["voorkeur mei 2014", "alternatief vanaf juli 2014"], "2014-07-07"),  # the earliest in the fallback
    (["voorkeur mei 2014", "alternatief juni 2014"], "2014-06-02"),  # the earliest, not the latest
    (["voorkeur mei 2014", "alternatief vanaf mei 2014"], "2014-06-02"),  # what was the aim is over
    (["voorkeur mei 2014", "alternatief vanaf 29 juni 2014"], "2014-06-30"),  # a day before a meeting
    (["voorkeur mei 2014", "alternatief vanaf 30 juni 2014"], "2014-06-30"),  # on its day
    (["voorkeur mei 2014", "alternatief vanaf 1 juli 2014"], "2014-07-07"),  # a day after it
]


@pytest.mark.parametrize(("planning", "expected"), FALLBACKS)
def test_without_a_meeting_in_the_aim_it_goes_to_the_earliest_in_the_fallback(
    planning: list[str], expected: str
) -> None:
    found = placed(small_plan(step("a", *planning)), *NO_MAY)

    assert stands(found)[1] == expected
    assert decision(found, "a").preference_met is False
    assert decision(found, "a").reason
    assert "voorkeur-onmogelijk" in codes(found, "a")


def test_an_aim_that_is_reached_is_told() -> None:
    found = placed(small_plan(step("a", "voorkeur mei 2014")), *MAY)

    assert decision(found, "a").preference_met is True
    assert not decision(found, "a").reason
    assert "voorkeur-onmogelijk" not in codes(found, "a")


def test_a_step_without_a_preference_has_none_to_reach() -> None:
    assert decision(placed(small_plan(step("a", "periode mei 2014")), *MAY), "a").preference_met is None


VOID = [
    # preference, phase, whether it is void
    ("voorkeur maart 2014", "april t/m juni 2014", True),  # wholly before the phase
    ("voorkeur uiterlijk 31 maart 2014", "april t/m juni 2014", True),  # one day before its first day
    ("voorkeur uiterlijk 1 april 2014", "april t/m juni 2014", False),  # on its first day
    ("voorkeur uiterlijk 2 april 2014", "april t/m juni 2014", False),  # a day into it
    ("voorkeur vanaf 30 juni 2014", "april t/m juni 2014", False),  # on its last day
    ("voorkeur juli 2014", "april t/m juni 2014", True),  # wholly after it
]


@pytest.mark.parametrize(("preference", "phase", "is_void"), VOID)
def test_a_preference_outside_its_phase_is_void(preference: str, phase: str, *, is_void: bool) -> None:
    found = placed(small_plan(step("a", preference, phase="fase"), phase=phase), *MAY)

    if is_void:
        assert stands(found)[1] == "2014-06-30"  # the phase is the aim: its latest meeting
        assert decision(found, "a").preference_met is False
        assert "fase" in decision(found, "a").reason
    else:
        assert "fase" not in decision(found, "a").reason


CONDITIONS = [
    # new college, verwacht; the fallback is from June on, from the new college on; the law says before 1 November
    ("2014-06-29", "2014-06-30"),  # a day before a meeting
    ("2014-06-30", "2014-06-30"),  # on its day: "vanaf" includes it, and an ordinary subject waits for the raad only
    ("2014-07-01", "2014-07-07"),  # a day after it
]


@pytest.mark.parametrize(("executive", "expected"), CONDITIONS)
def test_a_fallback_can_wait_for_the_new_college(executive: str, expected: str) -> None:
    plan = small_plan(
        step(
            "a", "voorkeur mei 2014", "alternatief vanaf juni 2014 | vanaf nieuw college", legal="vóór 1 november 2014"
        )
    )
    meetings = ("raad 2014-04-28", "raad 2014-06-30", "raad 2014-07-07", "raad 2014-08-25", "raad 2014-10-27")

    found = placed(plan, *meetings, nieuw_college=executive, vergaderschema=WHOLE)
    assert stands(found) == ("2014-06-30", expected, "2014-10-27")


DROPPED = [
    # new college of Oss, whether the condition is dropped; the last day is Friday 31 October 2014
    ("2014-10-30", False),  # a day before the last day: it waits
    ("2014-10-31", False),  # on the last day
    ("2014-11-01", True),  # after it the condition cannot be met in time
]


@pytest.mark.parametrize(("executive", "dropped"), DROPPED)
def test_a_condition_after_the_deadline_is_dropped_and_says_so(executive: str, *, dropped: bool) -> None:
    plan = small_plan(
        step(
            "a", "voorkeur mei 2014", "alternatief vanaf juni 2014 | vanaf nieuw college", legal="vóór 1 november 2014"
        )
    )
    meetings = ("raad 2014-04-28", "raad 2014-06-30", "raad 2014-08-25", "raad 2014-10-27", "raad 2014-10-31")
    found = placed(plan, *meetings, nieuw_college=executive, vergaderschema=WHOLE)

    assert stands(found)[1] == ("2014-06-30" if dropped else "2014-10-31")
    told = [reason.rule for reason in moment(found, "a.besluit").explanation if "vervalt" in reason.rule]
    assert bool(told) is dropped


def test_in_oss_the_new_college_of_2015_is_no_condition() -> None:
    # Wet arhi art. 56 lid 3: on 2 January 2015, after the last day of the law
    plan = small_plan(
        step(
            "a", "voorkeur mei 2014", "alternatief vanaf juni 2014 | vanaf nieuw college", legal="vóór 1 november 2014"
        )
    )
    meetings = ("raad 2014-04-28", "raad 2014-06-19", "raad 2014-07-10", "raad 2014-09-18", "raad 2014-10-30")

    assert stands(placed(plan, *meetings, name="Oss", vergaderschema=WHOLE))[1:] == ("2014-06-19", "2014-10-30")


GAP = [
    # large, new college, the meeting in May or the one of 30 June; 31 March is after the new raad
    (True, "2014-05-25", "2014-05-26"),  # the college came a day before
    (True, "2014-05-26", "2014-06-30"),  # end days are included
    (True, "2014-05-27", "2014-06-30"),  # a day after
    (False, "2014-05-27", "2014-05-26"),  # an ordinary subject waits for the raad only
]


@pytest.mark.parametrize(("large", "executive", "expected"), GAP)
def test_a_large_subject_waits_for_the_new_college(*, large: bool, executive: str, expected: str) -> None:
    plan = small_plan(step("a", "voorkeur mei 2014", large=large))
    meetings = ("raad 2014-02-24", "raad 2014-03-31", "raad 2014-05-26", "raad 2014-06-30")

    assert stands(placed(plan, *meetings, nieuw_college=executive, vergaderschema=WHOLE))[1] == expected


COUNCIL = [
    # the meeting in March, verwacht; the new raad came on Thursday 27 March 2014 (Kieswet C 4)
    ("2014-03-26", "2014-04-28"),  # the old raad
    ("2014-03-27", "2014-04-28"),  # the day on which it comes is in the gap
    ("2014-03-28", "2014-03-28"),  # the day after
]


@pytest.mark.parametrize(("meeting", "expected"), COUNCIL)
def test_an_ordinary_subject_waits_for_the_new_raad(meeting: str, expected: str) -> None:
    plan = small_plan(step("a", "voorkeur maart 2014"))

    assert stands(placed(plan, "raad 2014-02-24", f"raad {meeting}", "raad 2014-04-28"))[1] == expected


BEFORE = [
    # meetings, verwacht of a large step with "voorkeur vóór verkiezing" from January on
    (("raad 2014-01-27", "raad 2014-02-24"), "2014-02-24"),  # the gap opens after the last meeting in the 35 days
    (("raad 2014-01-27", "raad 2014-02-11"), "2014-02-11"),  # 36 days before: estimated gap from 6 March, still before
    (("raad 2014-02-24", "raad 2014-03-18"), "2014-03-18"),  # the day before polling day is the last meeting
]


@pytest.mark.parametrize(("meetings", "expected"), BEFORE)
def test_before_the_election_the_last_meeting_before_the_gap_counts(meetings: tuple[str, ...], expected: str) -> None:
    plan = small_plan(step("a", "voorkeur vóór verkiezing", phase="fase", large=True), phase="januari t/m juni 2014")

    assert stands(placed(plan, *meetings))[1] == expected


def test_no_meeting_before_the_election_gives_the_first_after_the_new_college() -> None:
    plan = small_plan(step("a", "voorkeur vóór verkiezing", phase="fase", large=True), phase="januari t/m juni 2014")
    meetings = ("raad 2013-12-16 vervallen", "raad 2014-02-10 vervallen", "raad 2014-03-31", "raad 2014-05-26")
    found = placed(plan, *meetings, vergaderschema=WHOLE)

    assert stands(found)[1] == "2014-05-26"
    assert decision(found, "a").preference_met is False


def test_the_day_before_the_gap_is_explained() -> None:
    """The rules: every step of the reckoning is told. Why 24 February, not 18 March, a day before polling?"""
    plan = small_plan(step("a", "voorkeur vóór verkiezing", phase="fase", large=True), phase="januari t/m juni 2014")
    found = placed(plan, "raad 2014-01-27", "raad 2014-02-24")

    told = " ".join(reason.rule for reason in moment(found, "a.besluit").explanation)
    assert "verkiezing" in told.replace("vóór verkiezing", "")


LATER = {"stap": "a", "later": "ja"}
SHARED = {"stap": "a"}

PAIRS = [
    # what b waits for, a, b; both aim at May 2014, with meetings on 12 and 26 May
    (SHARED, ("2014-05-12", "2014-05-26"), ("2014-05-12", "2014-05-26")),  # two steps may share a meeting
    (LATER, ("2014-05-12", "2014-05-12"), ("2014-05-26", "2014-05-26")),  # unless the one must come later
]


@pytest.mark.parametrize(("wait", "first", "second"), PAIRS)
@pytest.mark.parametrize("swapped", [False, True])  # the order of the file does not matter
def test_a_step_that_must_come_later_has_a_later_meeting(
    wait: dict[str, str], first: tuple[str, str], second: tuple[str, str], *, swapped: bool
) -> None:
    steps = [step("a", "voorkeur mei 2014"), step("b", "voorkeur mei 2014", waits=[wait])]
    found = placed(small_plan(*(reversed(steps) if swapped else steps)), *MAY)

    assert stands(found, "a")[:2] == first
    assert stands(found, "b")[:2] == second


def test_uiterlijk_comes_before_that_of_a_step_that_must_come_later() -> None:
    plan = small_plan(step("a", "periode mei t/m juni 2014"), step("b", "uiterlijk juni 2014", waits=[LATER]))
    found = placed(plan, *MAY)

    assert stands(found, "b")[1:] == ("2014-06-30", "2014-06-30")
    assert stands(found, "a")[2] == "2014-05-26"  # the last meeting before 30 June


@pytest.mark.parametrize(("last", "is_told"), [("26 mei 2014", False), ("25 mei 2014", True)])
def test_a_step_that_waits_is_told_only_where_it_makes_the_aim_shorter(last: str, *, is_told: bool) -> None:
    """The aim ends on 26 May: what waits until that very day takes nothing from it."""
    plan = small_plan(step("a", "voorkeur uiterlijk 26 mei 2014"), step("b", f"uiterlijk {last}", waits=[SHARED]))
    found = placed(plan, *MAY)

    assert stands(found, "a")[1] == ("2014-05-12" if is_told else "2014-05-26")
    told = [reason.rule for reason in moment(found, "a.besluit").explanation if "het b" in reason.rule]
    assert bool(told) is is_told


LAST_CHANCES = [
    # the day on which a is decided, whether b is surely too late; b is decided by 30 May, its list ends on that day
    ("2014-05-28", True),
    ("2014-05-30", True),  # b could still be decided on that day, and no meeting is on it
]


@pytest.mark.parametrize(("first", "is_late"), LAST_CHANCES)
def test_what_can_be_decided_on_its_last_day_only_is_too_late_without_a_meeting(first: str, *, is_late: bool) -> None:
    plan = small_plan(
        step("a", "periode mei 2014"),
        step("b", "voorkeur mei 2014", "uiterlijk 30 mei 2014", body="college", waits=[SHARED]),
    )
    whole = {"van": "2014-04-01", "tot": "2014-05-30"}
    found = placed(plan, "raad 2014-04-28", f"raad {first}", "college 2014-04-22", vergaderschema=whole)

    assert stands(found, "a")[1] == first
    assert ("geen-vergadering-voor-uiterlijk" in codes(found, "b")) is is_late


def test_an_aim_of_two_steps_with_one_meeting_gives_it_to_the_first() -> None:
    """The rules: the aim ends before 26 May; no meeting in it, so "the first meeting after the aim" is 26 May."""
    plan = small_plan(step("a", "voorkeur mei 2014"), step("b", "voorkeur mei 2014", waits=[LATER]))
    found = placed(plan, "raad 2014-04-28", "raad 2014-05-26", "raad 2014-06-30", "raad 2014-07-07")

    assert stands(found, "a")[1] == "2014-05-26"
    assert stands(found, "b")[1] == "2014-06-30"


def test_a_step_after_one_without_a_meeting_keeps_its_window() -> None:
    """The rules: "is that day not covered, the step keeps its window"; the end of a window is no decision."""
    plan = small_plan(
        step("a", "voorkeur januari t/m juni 2014"), step("b", "voorkeur mei 2014", waits=[LATER])
    )  # fmt: skip
    found = placed(plan)

    assert ends(found, "a")["besluit"] == "2014-06-30"
    assert ends(found, "b").get("besluit") == "2014-05-31"
    assert not [word for word in decision(found, "b").reason.split() if word == "besluit"]


MILESTONES = [
    # as of, meeting, kan vanaf; planned for July 2014, in force on 19 July (Stb. 2014, 281)
    ("2014-07-18", "2014-07-31", "2014-08-25"),  # planned: the day after July, so not on its last day
    ("2014-07-18", "2014-08-01", "2014-08-01"),  # on the day after
    ("2014-07-18", "2014-08-02", "2014-08-02"),  # a day later
    ("2014-07-19", "2014-07-18", "2014-08-25"),  # known: from 19 July, so not a day before
    ("2014-07-19", "2014-07-19", "2014-07-19"),  # on the day
    ("2014-07-20", "2014-07-20", "2014-07-20"),  # a day later
]


@pytest.mark.parametrize(("as_of", "meeting", "expected"), MILESTONES)
def test_a_step_waits_for_its_milestone_planned_or_known(as_of: str, meeting: str, expected: str) -> None:
    plan = small_plan(
        step("a", legal="vóór 1 november 2014", waits=[{"mijlpaal": "mijlpaal"}]),
        milestone="juli 2014",
        actual="2014-07-19",
    )
    meetings = ("raad 2014-06-30", f"raad {meeting}", "raad 2014-08-25", "raad 2014-09-29", "raad 2014-10-27")

    assert stands(placed(plan, *meetings, as_of=as_of)) == (expected, "2014-10-27", "2014-10-27")


ONE_MEETING = [
    # the only raad, verwacht, uiterlijk, signal; the last day is Friday 31 October 2014
    ("2014-09-25", None, None, "kalender-onvolledig"),  # known up to 30 October
    ("2014-09-26", "2014-09-26", "2014-09-26", ""),  # known up to 31 October: 35 days
    ("2014-09-27", "2014-09-27", "2014-09-27", ""),  # known up to 1 November
    ("2014-10-30", "2014-10-30", "2014-10-30", ""),  # a day before the last day
    ("2014-10-31", "2014-10-31", "2014-10-31", ""),  # on it
    ("2014-11-01", None, None, "kalender-onvolledig"),  # a day after it: nothing is known before the first
    ("2014-11-06", None, None, "kalender-onvolledig"),  # Haren's published budget meeting
    (None, None, None, "kalender-onvolledig"),  # no meeting at all
]


@pytest.mark.parametrize(("only", "expected", "latest", "code"), ONE_MEETING)
def test_an_incomplete_calendar_is_not_read_as_complete(
    only: str | None, expected: str | None, latest: str | None, code: str
) -> None:
    found = placed(small_plan(step("a", legal="vóór 1 november 2014")), *([f"raad {only}"] if only else []))
    one = decision(found, "a")

    assert (one.expected, one.latest, one.legal) == (day(expected), day(latest), on("2014-10-31"))
    assert (one.slack_days, one.slack_meetings) == ((0, 0) if latest else (None, None))
    raised = codes(found, "a") & {"kalender-onvolledig", "geen-vergadering-voor-uiterlijk", "negatieve-speling"}
    assert raised == ({code} if code else set())
    assert ends(found, "a")["besluit"] == (expected or "2014-10-31")  # without a meeting the window's last day


def test_a_cancelled_meeting_after_the_deadline_is_not_the_first_after_it() -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014", phase="fase"), phase="oktober t/m december 2014")
    found = placed(plan, "raad 2014-11-03 vervallen", "raad 2014-11-10", vergaderschema=WHOLE)

    assert decision(found, "a").expected == on("2014-11-10")


def test_none_is_missed_where_only_the_end_of_the_window_is_known() -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014", phase="fase"), phase="september t/m december 2014")
    october = {"van": "2014-10-13", "tot": "2014-12-31"}
    found = placed(plan, "raad 2014-11-10", vergaderschema=october)

    assert decision(found, "a").expected is None
    assert signal(found, "kalender-onvolledig", "a").filled["dag"] == "zondag 12 oktober 2014"
    assert "geen-vergadering-voor-uiterlijk" not in codes(found, "a")


BEGINS = [
    # the first day of the schedule that is said to be whole, the signal; the window begins on Wednesday 1 October 2014
    ("2014-09-30", "geen-vergadering-voor-uiterlijk"),  # a day before
    ("2014-10-01", "geen-vergadering-voor-uiterlijk"),  # on it: every day of the window is known
    ("2014-10-02", "kalender-onvolledig"),  # a day after: of 1 October nothing is known
]


@pytest.mark.parametrize(("begins", "code"), BEGINS)
def test_none_is_missed_where_one_day_of_the_window_is_not_known(begins: str, code: str) -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014", phase="fase"), phase="oktober t/m december 2014")
    found = placed(plan, "raad 2014-11-10", vergaderschema={"van": begins, "tot": "2014-12-31"})

    assert codes(found, "a") & {"geen-vergadering-voor-uiterlijk", "kalender-onvolledig"} == {code}


OFF = [
    # the meetings of the window that were called off; the last day is Friday 31 October 2014, raad again on 3 November
    (("raad 2014-10-06 vervallen", "raad 2014-10-27 vervallen"), True),
    (("raad 2014-10-31 vervallen",), True),  # on the last day
    (("raad 2014-11-01 vervallen",), False),  # after it: nothing of the window is known
    (("raad 2014-09-08", "raad 2014-10-27 vervallen"), False),  # one of them takes place
    (("raad 2014-09-01", "raad 2014-10-27 vervallen"), False),  # 1 September is in time; 7 to 26 October is not known
    (("raad 2014-08-25", "raad 2014-10-27 vervallen"), True),  # before the window: of its own days none is left
]


@pytest.mark.parametrize(("meetings", "told"), OFF)
def test_meetings_of_the_window_that_were_called_off_are_told(meetings: tuple[str, ...], *, told: bool) -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014", phase="fase"), phase="september t/m december 2014")
    found = placed(plan, *meetings, "raad 2014-11-03")

    assert ("geen-vergadering-voor-uiterlijk" in codes(found, "a")) is told
    assert not told or "maandag 3 november 2014" in signal(found, "geen-vergadering-voor-uiterlijk", "a").text
    assert decision(found, "a").expected is None  # what is not known before the first of the list may hold one
    assert ends(found, "a")["besluit"] == "2014-10-31"


DAYS_AFTER = [
    # the last day, whether none is in time; the raad of 20 November is called off, and it meets on 10 December
    ("uiterlijk 26 januari 2015", False),
    ("uiterlijk 1 december 2014", False),  # a day is left
    ("uiterlijk 30 november 2014", True),
]


@pytest.mark.parametrize(("last", "told"), DAYS_AFTER)
def test_a_preference_of_which_the_meetings_are_off_leaves_the_days_after_it(last: str, *, told: bool) -> None:
    plan = small_plan(step("a", "voorkeur september t/m november 2014", last))
    found = placed(plan, "raad 2014-11-20 vervallen", "raad 2014-12-10")

    assert ("geen-vergadering-voor-uiterlijk" in codes(found, "a")) is told


ALL_KNOWN = [
    # the step, its meetings, the first day and the last of a list that is whole: the list ends with the window
    ("periode oktober 2014", ("raad 2014-09-26 vervallen",), None),  # 26 September + 35 is 31 October
    ("periode december 2014", ("raad 2014-01-27",), ("2014-01-01", "2014-12-31")),
]


@pytest.mark.parametrize(("planned", "meetings", "whole"), ALL_KNOWN)
def test_none_is_in_time_where_the_list_ends_with_the_window(
    planned: str, meetings: tuple[str, ...], whole: tuple[str, str] | None
) -> None:
    keys: dict[str, Any] = {"vergaderschema": {"van": whole[0], "tot": whole[1]}} if whole else {}
    found = placed(small_plan(step("a", planned)), *meetings, **keys)

    raised = codes(found, "a") & {"kalender-onvolledig", "geen-vergadering-voor-uiterlijk"}
    assert raised == {"geen-vergadering-voor-uiterlijk"}
    assert decision(found, "a").expected is None


def test_a_gap_up_to_the_last_day_leaves_no_day_after_it() -> None:
    """The gap runs from 6 to 27 March 2014, and 1 to 5 March is known: 29 January + 35 is 5 March."""
    found = placed(small_plan(step("a", "periode maart 2014", "uiterlijk 27 maart 2014")), "raad 2014-01-29")

    assert "geen-vergadering-voor-uiterlijk" in codes(found, "a")


def test_where_none_is_in_time_the_explanation_ends_with_the_last_day() -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014", phase="fase"), phase="oktober t/m december 2014")
    decided = moment(placed(plan, "raad 2014-09-26 vervallen"), "a.besluit")

    assert (decided.end, decided.explanation[-1].day) == (on("2014-10-31"), on("2014-10-31"))


def test_the_first_meeting_after_the_deadline_is_not_in_the_gap() -> None:
    # Oss: the gap runs from the day after 6 November to 2 January 2015
    found = placed(
        small_plan(step("a", "uiterlijk 7 november 2014", phase="fase"), phase="oktober t/m december 2014"),
        "raad 2014-10-09 vervallen",
        "raad 2014-11-06 vervallen",
        "raad 2014-11-13",
        "raad 2014-12-18",
        "raad 2015-01-21",
        name="Oss",
        vergaderschema=WHOLE,
    )

    assert decision(found, "a").expected in {on("2014-11-13"), on("2015-01-21")}
    # 13 November lies in the 35 days before polling day: the gap opens after it
    assert decision(found, "a").expected == on("2014-11-13")


def test_slack_counts_days_and_meetings() -> None:
    plan = small_plan(step("a", "voorkeur mei 2014", legal="vóór 1 november 2014"))
    found = placed(plan, *MAY, "raad 2014-08-25", "raad 2014-09-29", "raad 2014-10-27")
    one = decision(found, "a")

    assert (one.expected, one.latest) == (on("2014-05-26"), on("2014-10-27"))
    assert one.slack_days == 154  # 5 in May, 30, 31, 31, 30, and 27 in October
    assert one.slack_meetings == 5  # 30 June, 7 July, 25 August, 29 September, 27 October


def test_two_lines_for_one_meeting_are_one_meeting_of_slack() -> None:
    """The rules: same body, day and time is one meeting; one list knows the time, the other does not."""
    plan = small_plan(step("a", "voorkeur mei 2014", legal="vóór 1 juli 2014"))
    found = placed(plan, "raad 2014-05-26", "raad 2014-06-30", "raad 2014-06-30 20:00")

    assert decision(found, "a").slack_meetings == 1


# -- what the municipality announced


def announced(**fact: str) -> dict[str, dict[str, str]]:
    return {"a": {"bron": "termijnagenda", **fact}}


def test_what_was_announced_wins() -> None:
    found = placed(small_plan(step("a", "voorkeur mei 2014")), *MAY, besluiten=announced(datum="2014-05-12"))

    assert stands(found)[1] == "2014-05-12"
    assert decision(found, "a").settled
    assert moment(found, "a.besluit").certainty.word == "vast"
    assert not moment(found, "a.besluit").likely
    assert "a.verkennen" not in {moment.id for moment in found.moments}


SURE = [("voorlopig", "vast"), ("definitief", "vast"), ("vervallen", "voorlopig")]


@pytest.mark.parametrize(("status", "word"), SURE)
def test_an_announced_day_stays_whatever_its_row_says(status: str, word: str) -> None:
    """The rules: a meeting that is cancelled makes the day that was announced for it no surer than voorlopig."""
    plan = small_plan(step("a", "voorkeur mei 2014"))
    found = placed(plan, f"raad 2014-05-12 {status}", besluiten=announced(datum="2014-05-12"))

    assert (moment(found, "a.besluit").certainty.word, str(moment(found, "a.besluit").end)) == (word, "2014-05-12")


SINCE = [("2014-06-03", "2014-05-26", False), ("2014-06-04", "2014-06-30", True), ("2014-06-05", "2014-06-30", True)]


@pytest.mark.parametrize(("as_of", "expected", "settled"), SINCE)
def test_an_announcement_counts_from_the_day_on_which_it_was_known(as_of: str, expected: str, *, settled: bool) -> None:
    fact = announced(datum="2014-06-30", sinds="2014-06-04")
    found = placed(small_plan(step("a", "voorkeur mei 2014")), *MAY, as_of=as_of, besluiten=fact)

    assert (stands(found)[1], decision(found, "a").settled) == (expected, settled)


def test_a_body_without_a_day_changes_the_chain_and_settles_nothing() -> None:
    plan = small_plan(step("a", "voorkeur mei 2014"))
    found = placed(plan, *MAY, "college 2014-05-20", besluiten=announced(orgaan="college"))

    assert (decision(found, "a").body, stands(found)[1]) == ("college", "2014-05-20")
    assert not decision(found, "a").settled
    assert "a.inspreken" not in {moment.id for moment in found.moments}  # a college decision has no meeting to speak at


def test_a_step_about_which_nobody_decides_can_be_announced() -> None:
    plan = small_plan(step("a", "voorkeur mei 2014", body="geen"))
    found = placed(plan, *MAY, besluiten=announced(datum="2014-05-12", orgaan="raad"))

    assert (decision(found, "a").body, stands(found)[1]) == ("raad", "2014-05-12")


def test_an_announced_day_is_never_dropped_silently() -> None:
    """A body that may not decide: the day that was announced stays on the timeline, or the file is refused."""
    plan = small_plan(step("a", "voorkeur mei 2014"))
    found = placed(plan, *MAY, besluiten=announced(datum="2014-05-13", orgaan="commissie"))

    assert on("2014-05-13") in {moment.end for moment in found.moments}


def test_a_late_announced_day_raises_only_that_it_is_late() -> None:
    plan = small_plan(step("a", legal="vóór 1 november 2014"))
    found = placed(plan, "raad 2014-10-27", "raad 2014-11-06", besluiten=announced(datum="2014-11-06"))

    errors = {"geen-vergadering-voor-uiterlijk", "negatieve-speling", "besluit-na-wettelijke-dag"}
    assert codes(found, "a") & errors == {"besluit-na-wettelijke-dag"}


LEGAL = [("2014-10-30", False), ("2014-10-31", False), ("2014-11-01", True)]


@pytest.mark.parametrize(("when", "late"), LEGAL)
def test_only_a_day_after_the_last_day_of_the_law_is_late(when: str, *, late: bool) -> None:
    found = placed(small_plan(step("a", legal="vóór 1 november 2014")), besluiten=announced(datum=when))

    assert ("besluit-na-wettelijke-dag" in codes(found, "a")) is late


IN_GAP = [
    # announced day, large, whether it is in the gap; the last raad before the election was on 24 February
    ("2014-02-24", True, False),  # the meeting after which the gap opens
    ("2014-02-25", True, True),  # its first day
    ("2014-03-27", False, True),  # its last day for an ordinary subject
    ("2014-03-28", False, False),  # a day later
    ("2014-03-28", True, True),  # a large one waits for the college, estimated on 7 May
    ("2014-05-07", True, True),  # its last day
    ("2014-05-08", True, False),  # a day later
]


@pytest.mark.parametrize(("when", "large", "in_gap"), IN_GAP)
def test_an_announced_day_in_the_gap_is_told(when: str, *, large: bool, in_gap: bool) -> None:
    plan = small_plan(step("a", "voorkeur mei 2014", large=large))
    found = placed(plan, "raad 2014-02-24", besluiten=announced(datum=when))

    assert stands(found)[1] == when
    assert ("besluit-in-stilte" in codes(found, "a")) is in_gap


def test_a_step_goes_after_the_announced_day_of_the_one_before() -> None:
    """The rules: what was announced wins; *kan vanaf* is the earliest that its predecessors allow."""
    plan = small_plan(step("a", "voorkeur mei 2014"), step("b", "voorkeur mei 2014", waits=[LATER]))
    found = placed(plan, *MAY, besluiten=announced(datum="2014-05-26"))

    assert stands(found, "b")[1] == "2014-06-30"
    assert stands(found, "b")[0] == "2014-06-30"  # not 26 May: a is decided on that day


def test_a_preference_that_was_announced_in_time_is_reached() -> None:
    for when, met in (("2014-04-30", False), ("2014-05-01", True), ("2014-05-31", True), ("2014-06-01", False)):
        found = placed(small_plan(step("a", "voorkeur mei 2014")), *MAY, besluiten=announced(datum=when))
        assert decision(found, "a").preference_met is met


# -- steps that clash


def test_negative_slack_names_the_two_that_clash() -> None:
    """The rules: a can be decided on 26 May, but b must be by 30 May and after it, so a by 12 May."""
    plan = small_plan(step("a", "voorkeur eind mei 2014"), step("b", "uiterlijk 30 mei 2014", waits=[LATER]))
    found = placed(plan, *MAY)

    assert stands(found, "a")[0] == "2014-05-26"
    assert stands(found, "a")[2] == "2014-05-12"
    told = signal(found, "negatieve-speling", "a").text
    assert "het a" in told
    assert "het b" in told


def test_no_slack_is_not_negative_slack() -> None:
    plan = small_plan(step("a", "voorkeur medio mei 2014"), step("b", "uiterlijk 30 mei 2014", waits=[LATER]))
    found = placed(plan, *MAY)

    assert stands(found, "a")[0] == stands(found, "a")[2] == "2014-05-12"
    assert "negatieve-speling" not in codes(found, "a")


def test_steps_that_wait_for_each_other_do_not_hang() -> None:
    plan = small_plan(
        step("a", "voorkeur mei 2014", waits=[{"stap": "b"}]), step("b", "voorkeur mei 2014", waits=[{"stap": "a"}])
    )

    assert stands(placed(plan, *MAY), "a")[1] == "2014-05-26"


CONVENTIONS = [
    # aim, whether its days are our own convention, which the explanation then says (the rules)
    ("voorkeur voorjaar 2014", True),
    ("voorkeur eind mei 2014", True),
    ("voorkeur mei 2014", False),
    ("voorkeur 2e kwartaal 2014", False),
]


@pytest.mark.parametrize(("aim", "is_ours"), CONVENTIONS)
def test_an_explanation_that_leans_on_our_convention_says_so(aim: str, *, is_ours: bool) -> None:
    found = placed(small_plan(step("a", aim)), *MAY)
    told = " ".join(reason.rule for reason in moment(found, "a.besluit").explanation)

    assert ("afspraak van wmoplan" in told) is is_ours


# -- steps that wait for each other; the raad meets on 28 April, 12 and 26 May, 30 June and 7 July 2014

START = {"id": "start", "titel": "De start", "wanneer": "21 mei 2014", "vraag": "Wanneer?", "bron": "bron, 1"}


def waiting(*before: str, later: bool = True) -> list[dict[str, str]]:
    return [{"stap": name, **({"later": "ja"} if later else {})} for name in before]


UNTIL = [
    # the steps beside a, which must be decided in May or June; the last meeting at which a is in time
    ([step("b", "uiterlijk 30 mei 2014", waits=waiting("a"))], "2014-05-12"),  # b on 26 May
    ([step("b", "uiterlijk 30 mei 2014", waits=waiting("a", later=False))], "2014-05-26"),
    # c waits for b only
    ([step("b", "voorkeur mei 2014"), step("c", "uiterlijk 26 mei 2014", waits=waiting("b"))], "2014-06-30"),
    # it waits for another step too
    ([step("g", body="geen"), step("b", "uiterlijk 30 mei 2014", waits=waiting("g", "a"))], "2014-05-12"),
    # the strictest of two counts, whichever comes first
    ([step("b", "uiterlijk 30 mei 2014", waits=waiting("a")), step("c", "uiterlijk 30 juni 2014", waits=waiting("a"))],
     "2014-05-12"),
    ([step("c", "uiterlijk 30 juni 2014", waits=waiting("a")), step("b", "uiterlijk 30 mei 2014", waits=waiting("a"))],
     "2014-05-12"),
    # a day that we chose ourselves hurries nobody
    ([step("b", "uiterlijk uiterlijk start", waits=waiting("a"))], "2014-06-30"),
]  # fmt: skip


@pytest.mark.parametrize(("others", "latest"), UNTIL)
def test_a_step_is_in_time_for_what_waits_for_it(others: list[dict[str, Any]], latest: str) -> None:
    plan = small_plan(step("a", "periode mei t/m juni 2014"), *others, ankers=[START])

    assert stands(placed(plan, *MAY))[2] == latest


def test_a_step_is_in_time_for_the_announced_day_of_what_waits_for_it() -> None:
    plan = small_plan(step("a", "periode mei t/m juni 2014"), step("b", "uiterlijk juni 2014", waits=waiting("a")))
    found = placed(plan, *MAY, besluiten={"b": {"datum": "2014-05-26"}})

    assert stands(found)[2] == "2014-05-12"


@pytest.mark.parametrize(("own", "told"), [("26 mei 2014", False), ("30 juni 2014", True)])
def test_what_waits_is_the_reason_only_where_it_is_stricter(own: str, *, told: bool) -> None:
    plan = small_plan(
        step("a", f"uiterlijk {own}"), step("b", "uiterlijk 26 mei 2014", waits=waiting("a", later=False))
    )
    found = placed(plan, *MAY)

    assert stands(found)[1:] == ("2014-05-26", "2014-05-26")
    assert bool([one.rule for one in moment(found, "a.besluit").explanation if "het b" in one.rule]) is told


AIMS = [
    # the steps beside a, which aims at April or May, and its expected meeting
    ([step("b", "voorkeur mei 2014", waits=waiting("a"))], "2014-05-12"),  # b aims at 26 May
    ([step("x", body="geen"), step("b", "voorkeur mei 2014", waits=waiting("x"))], "2014-05-26"),  # b waits for x
    ([step("b", "voorkeur mei 2014", waits=waiting("a", later=False))], "2014-05-26"),
    ([step("b", "voorkeur vanaf mei 2014", waits=waiting("a"))], "2014-05-26"),  # its aim has no end
    ([step("b", "voorkeur vóór start", waits=waiting("a"))], "2014-05-26"),  # a day that we chose ourselves
    # the strictest of two counts, whichever comes first
    ([step("b", "voorkeur mei 2014", waits=waiting("a")), step("c", "voorkeur 12 mei 2014", waits=waiting("a"))],
     "2014-04-28"),
    ([step("c", "voorkeur 12 mei 2014", waits=waiting("a")), step("b", "voorkeur mei 2014", waits=waiting("a"))],
     "2014-04-28"),
]  # fmt: skip


@pytest.mark.parametrize(("others", "expected"), AIMS)
def test_an_aim_ends_before_the_last_meeting_in_the_aim_of_what_must_come_later(
    others: list[dict[str, Any]], expected: str
) -> None:
    plan = small_plan(step("a", "voorkeur april t/m mei 2014"), *others, ankers=[START])

    assert stands(placed(plan, *MAY))[1] == expected


def test_of_two_days_in_a_row_the_first_ends_the_aim() -> None:
    """The raad meets on 26 and 27 May: c is decided on the 26th, so a comes before that day."""
    plan = small_plan(
        step("a", "voorkeur mei 2014"),
        step("b", "voorkeur uiterlijk 27 mei 2014", waits=waiting("a")),
        step("c", "voorkeur uiterlijk 26 mei 2014", waits=waiting("a")),
    )

    assert stands(placed(plan, *MAY, "raad 2014-05-27"))[1] == "2014-05-12"


def test_the_end_of_such_an_aim_is_explained() -> None:
    plan = small_plan(step("a", "voorkeur mei 2014"), step("b", "voorkeur mei 2014", waits=waiting("a")))
    told = [one.rule for one in moment(placed(plan, *MAY), "a.besluit").explanation]

    assert (
        "Daarna moet er nog een besluit komen over het b, op maandag 26 mei 2014."
        " De laatste dag daarvoor is zondag 25 mei 2014."
    ) in told


def test_what_waits_for_a_ticked_step_comes_after_the_tick() -> None:
    """Without the tick a is expected on 30 June, and b after it."""
    plan = small_plan(step("a", "voorkeur juni 2014"), step("b", "voorkeur mei 2014", waits=waiting("a")))

    assert stands(placed(plan, *MAY), "b")[1] == "2014-07-07"
    assert stands(ticked(plan, "a", "2014-05-20", "2014-05-21"), "b")[1] == "2014-05-26"


def test_a_tick_on_what_nobody_decides_moves_no_decision() -> None:
    plan = small_plan(step("g", body="geen"), step("b", "voorkeur mei 2014", waits=waiting("g")))

    assert stands(ticked(plan, "g", "2014-05-12", "2014-05-12"), "b")[0] == "2014-05-12"


# -- the first meeting that is still possible

SOONER = [
    # the step, its meetings, seen from, the first possible meeting, whether one can lie before it
    ("voorkeur mei 2014", MAY, "2014-04-28", "2014-05-12", False),
    ("voorkeur mei 2014", MAY, "2014-05-13", "2014-05-26", False),
    ("voorkeur mei 2014", MAY[1:], "2014-04-28", "2014-05-12", True),  # 1 to 11 May are not known
    # Winsum, seen on 1 September 2014 (the rules)
    ("uiterlijk 31 oktober 2014", ("raad 2014-09-22", "raad 2014-10-27"), "2014-09-01", "2014-09-22", True),
    ("uiterlijk 31 oktober 2014", ("raad 2014-11-06",), "2014-09-01", None, False),  # only after the last day
    ("uiterlijk 31 oktober 2014", (), "2014-09-01", None, False),
]


@pytest.mark.parametrize(("planning", "meetings", "as_of", "soonest", "unknown"), SOONER)
def test_the_first_possible_meeting_can_have_an_unknown_one_before_it(
    planning: str, meetings: tuple[str, ...], as_of: str, soonest: str | None, *, unknown: bool
) -> None:
    one = decision(placed(small_plan(step("a", planning)), *meetings, as_of=as_of), "a")

    assert (one.earliest, one.sooner_unknown) == (day(soonest), unknown)


AUTUMN = ("raad 2014-09-22", "raad 2014-10-27")
BEHIND = [
    # the steps that b waits for, what was announced, seen from, whether b can be sooner than is known
    (["a"], {}, "2014-09-01", True),  # a can have been on a day that nobody knows
    (["a", "later"], {}, "2014-09-01", True),  # and one sure step does not make it known
    (["a"], {}, "2014-09-22", False),
    (["a"], {"a": {"datum": "2014-09-22"}}, "2014-09-01", False),  # then its day is known
    (["g"], {}, "2014-09-22", False),  # nobody decides about g
]


@pytest.mark.parametrize(("before", "decisions", "as_of", "unknown"), BEHIND)
def test_what_comes_first_can_make_a_sooner_meeting_possible(
    before: list[str], decisions: dict[str, Any], as_of: str, *, unknown: bool
) -> None:
    plan = small_plan(
        step("a", "uiterlijk 31 oktober 2014"),
        step("later", "voorkeur 22 september 2014"),
        step("g", body="geen"),
        step("b", "uiterlijk 31 oktober 2014", waits=waiting(*before, later=False)),
    )

    assert decision(placed(plan, *AUTUMN, as_of=as_of, besluiten=decisions), "b").sooner_unknown is unknown


# -- a clash: the first possible meeting lies after the last one in time


def clash(*steps: dict[str, Any], meetings: tuple[str, ...] = MAY, **keys: Any) -> dict[str, str]:  # noqa: ANN401 - as a user types them
    found = placed(small_plan(*steps, ankers=[START]), *meetings, **keys)
    return {
        name.partition(".")[0]: one.text
        for one in found.signals
        if one.code == "negatieve-speling"
        for name in one.moments
    }


IN_A_ROW = [
    # the planning of a, what was announced for it, whether b clashes: it comes after a, and before 30 June
    ("voorkeur eind mei 2014", "", True),  # a can be on 26 May at the earliest, so b on 30 June
    ("voorkeur mei 2014", "", False),
    ("voorkeur mei 2014", "2014-05-26", True),
]


@pytest.mark.parametrize(("planning", "when", "told"), IN_A_ROW)
def test_a_step_after_one_that_is_surely_later_clashes_with_what_waits_for_it(
    planning: str, when: str, *, told: bool
) -> None:
    found = clash(
        step("a", planning),
        step("b", "voorkeur mei t/m juni 2014", waits=waiting("a")),
        step("c", "uiterlijk 30 juni 2014", waits=waiting("b")),
        besluiten={"a": {"datum": when}} if when else {},
    )

    assert ("b" in found) is told


def test_a_step_that_can_have_been_sooner_delays_nobody() -> None:
    """As in Almere (the rules): the list begins on 13 October, so a can have been in September."""
    steps = (
        step("a", "voorkeur september t/m oktober 2014"),
        step("b", "periode oktober 2014", waits=waiting("a")),
    )

    assert not clash(*steps, meetings=("raad 2014-10-13", "raad 2014-11-17"))


CLASHES = [
    # the planning of a, the last day of what waits for it, the meetings, whether the two clash
    (["voorkeur eind mei 2014"], "26 mei 2014", MAY, True),
    (["voorkeur eind mei 2014"], "26 mei 2014", (MAY[0], MAY[1], MAY[4]), False),  # 16 June to 6 July is not known
    (["voorkeur vanaf start"], "26 mei 2014", MAY, False),  # a day that we chose ourselves is late for nobody
    (["voorkeur vanaf 21 mei 2014"], "26 mei 2014", MAY, True),
]


@pytest.mark.parametrize(("planning", "last", "meetings", "told"), CLASHES)
def test_a_clash_is_told_only_where_it_is_sure(
    planning: list[str], last: str, meetings: tuple[str, ...], *, told: bool
) -> None:
    found = clash(
        step("g", body="geen"),
        step("a", *planning, waits=waiting("g")),
        step("b", f"uiterlijk {last}", waits=waiting("a")),
        meetings=meetings,
    )

    assert ("a" in found) is told
