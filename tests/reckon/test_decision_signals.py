"""What one decision warns of, once raised and once just not (the rules): its meeting, its terms, what came too late."""

from typing import Any

import pytest

from tests.reckon.make import codes, example, on, profile, rows, signal, small_plan, step, timeline
from wmoplan.model.plan import Plan
from wmoplan.model.progress import DONE, Progress, ProgressRow
from wmoplan.timeline import Timeline

PLAN = small_plan(step("a", legal="vóór 1 november 2014"), step("c", "voorkeur mei 2014", body="college"))
MEETINGS = ("raad 2014-10-27", "commissie 2014-10-21 20:00")


def seen(as_of: str = "2014-01-15", *meetings: str, name: str = "Haren", **keys: Any) -> Timeline:  # noqa: ANN401
    return timeline(profile(name, vergaderingen=rows(*(meetings or MEETINGS)), **keys), as_of, plan=PLAN)


# -- advies-in-reces


def test_the_advice_on_the_verordening_of_haren_falls_in_the_recess() -> None:
    """15 July to 26 August; the recess ends on Sunday 17 August: 17 days in July and 17 in August."""
    found = signal(timeline(example("haren-2014")), "advies-in-reces", "verordening")

    assert "34 dagen" in found.text
    assert "vrijdag 4 juli 2014" in found.remedy  # the last working day before Saturday 5 July
    assert found.moments[0] == "verordening.adviesaanvraag"


RECESS = [
    # first and last day of a recess of the profile, days; request 15 July, advice 26 August 2014
    ("2014-07-05", "2014-07-14", 0),  # ends a day before the request
    ("2014-07-05", "2014-07-15", 1),  # on its day: both are included
    ("2014-07-05", "2014-07-16", 2),
    ("2014-08-25", "2014-09-05", 2),
    ("2014-08-26", "2014-09-05", 1),  # begins on the day of the advice
    ("2014-08-27", "2014-09-05", 0),  # a day after it
    ("2014-07-01", "2014-09-30", 43),  # from the request to the advice, both included
]


@pytest.mark.parametrize(("first", "last", "days"), RECESS)
def test_the_days_in_a_recess_are_counted(first: str, last: str, days: int) -> None:
    found = seen(reces=[{"naam": "zomerreces", "van": first, "tot": last}])
    raised = [one for one in found.signals if one.code == "advies-in-reces" and one.moments[0].startswith("a.")]

    assert len(raised) == (1 if days else 0)
    if days:
        assert f"{days} dag" in raised[0].text


BEFORE = [
    # first day of the recess, the last working day before it
    ("2014-07-11", "donderdag 10 juli 2014"),  # a Friday
    ("2014-07-12", "vrijdag 11 juli 2014"),  # a Saturday
    ("2014-07-13", "vrijdag 11 juli 2014"),  # a Sunday
    ("2014-07-14", "vrijdag 11 juli 2014"),  # a Monday
]


@pytest.mark.parametrize(("first", "expected"), BEFORE)
def test_the_remedy_names_the_last_working_day_before_the_recess(first: str, expected: str) -> None:
    found = seen(reces=[{"naam": "zomerreces", "van": first, "tot": "2014-08-17"}])

    assert expected in signal(found, "advies-in-reces", "a").remedy


def test_a_christmas_holiday_counts_only_where_the_profile_names_it() -> None:
    # college 4 February 2014: advice Tuesday 21 January, request Tuesday 10 December 2013; 21 December to 5 January
    fact = {"c": {"datum": "2014-02-04"}}
    named = [{"naam": "kerstreces", "van": "2013-12-21", "tot": "2014-01-05"}]

    assert "advies-in-reces" not in codes(seen(besluiten=fact), "c")
    assert "16 dagen" in signal(seen(besluiten=fact, reces=named), "advies-in-reces", "c").text


def test_a_recess_that_is_over_is_told_as_over() -> None:
    """The time for advice for a raad on 27 October 2014 begins on 19 August, in a recess that ends on the 29th."""
    recess = [{"naam": "zomerreces", "van": "2014-08-01", "tot": "2014-08-29"}]
    listed = rows("raad 2014-10-27", "commissie 2014-10-20")
    given = profile(vergaderingen=listed, reces=recess, besluiten={"a": {"datum": "2014-10-27"}})
    plan = small_plan(step("a", legal="vóór 1 november 2014"))

    for as_of, begins in (("2014-08-28", "Het reces is begonnen."), ("2014-08-30", "Het reces is voorbij.")):
        found = timeline(given, as_of, plan=plan)
        assert [one.remedy.partition(" Mail")[0] for one in found.signals if one.code == "advies-in-reces"] == [begins]


# -- adviestermijn-te-kort

SHORT = [
    # received, due, days short; six weeks are 42 days
    ("2014-07-14", "2014-08-26", 0),  # a day more than needed
    ("2014-07-15", "2014-08-26", 0),  # just enough
    ("2014-07-16", "2014-08-26", 1),  # The rules: 27 August is a day too late
    ("2014-07-17", "2014-08-26", 2),
    ("2014-08-27", "2014-08-26", 43),  # received after it was due
]


@pytest.mark.parametrize(("received", "due", "days"), SHORT)
def test_a_term_that_is_too_short_is_told(received: str, due: str, days: int) -> None:
    found = seen(adviesaanvragen={"a": {"ontvangen": received, "uiterlijk": due}})

    assert ("adviestermijn-te-kort" in codes(found, "a")) is bool(days)
    if days:
        word = "dag" if days == 1 else "dagen"
        assert f" {days} {word} " in signal(found, "adviestermijn-te-kort", "a").text


NOTHING_RECEIVED = [
    # as of, days short; request due on 15 July, advice on 26 August 2014
    ("2014-07-14", 0),  # there is still time
    ("2014-07-15", 0),  # it is due today
    ("2014-07-16", 1),  # from the as-of date: 27 August
    ("2014-08-26", 42),  # the last day
    ("2014-08-27", None),  # nothing is left to be short of: it is too late
]


@pytest.mark.parametrize(("as_of", "days"), NOTHING_RECEIVED)
def test_while_nothing_is_received_the_shortage_grows(as_of: str, days: int | None) -> None:
    found = seen(as_of)

    assert ("adviestermijn-te-kort" in codes(found, "a")) is bool(days)
    if days:
        assert f" {days} dag" in signal(found, "adviestermijn-te-kort", "a").text


def test_a_file_names_a_shortage_only_where_it_does_not_grow() -> None:
    growing = signal(seen("2014-07-16"), "adviestermijn-te-kort", "a")
    settled = signal(
        seen(adviesaanvragen={"a": {"ontvangen": "2014-07-16", "uiterlijk": "2014-08-26"}}),
        "adviestermijn-te-kort",
        "a",
    )

    assert "1 dag tekort" in growing.text
    assert "tekort" not in growing.in_file
    assert "U hebt 6 weken nodig. Het advies moet er zijn op dinsdag 26 augustus 2014." in growing.in_file
    assert "1 dag tekort" in settled.in_file
    (todo,) = [one for one in seen("2014-07-16").todo if growing.text in one.warnings]
    assert todo.in_file == (growing.in_file,)


# -- te-laat

LATE = [
    # as of, raised, words
    ("2014-07-15", False, ""),
    ("2014-07-16", True, "misschien te laat"),  # the request is an estimate
    ("2014-10-27", True, "misschien te laat"),  # the decision is today
    ("2014-10-28", False, ""),  # it is over
]


@pytest.mark.parametrize(("as_of", "raised", "words"), LATE)
def test_too_late_is_told_while_the_decision_is_ahead(as_of: str, *, raised: bool, words: str) -> None:
    found = seen(as_of)

    assert ("te-laat" in codes(found, "a")) is raised
    if raised:
        assert words in signal(found, "te-laat", "a").text


STILL = [
    # as of, what can still be done; inspreken on Tuesday 21 October
    ("2014-10-20", "inspreken op dinsdag 21 oktober 2014"),
    ("2014-10-21", "inspreken op dinsdag 21 oktober 2014"),
    ("2014-10-22", "raadsleden voor maandag 27 oktober 2014"),
]


@pytest.mark.parametrize(("as_of", "expected"), STILL)
def test_too_late_says_what_can_still_be_done(as_of: str, expected: str) -> None:
    remedy = signal(seen(as_of), "te-laat", "a").remedy

    assert expected in remedy
    assert "korte termijn" in remedy


EARLY = [
    # role, what is said of the raad of 6 October, before which no commissie meets, and of that of 27 October
    ("wmo-raad", "U kunt nog inspreken op dinsdag 21 oktober 2014."),
    ("clientenraad", "U kunt nog meegaan naar het inspreken op dinsdag 21 oktober 2014."),
]


@pytest.mark.parametrize(("role", "later"), EARLY)
def test_too_late_tells_for_each_meeting_whether_one_can_still_speak(role: str, later: str) -> None:
    """It never says in one breath that one cannot and can speak: the meeting of the decision makes the difference."""
    plan = small_plan(step("a", "periode september t/m oktober 2014"))
    meetings = rows("raad 2014-10-06", "commissie 2014-10-21 20:00", "raad 2014-10-27")
    found = timeline(profile("Haren", rol=role, vergaderingen=meetings), "2014-10-02", plan=plan)

    assert signal(found, "te-laat", "a").remedy.startswith(
        "Besluit de raad al op maandag 6 oktober 2014? Dan is inspreken niet meer mogelijk. "
        f"Schrijf of bel de raadsleden. Besluit de raad later? {later}"
    )


WANTED = [
    # a step without a known meeting, who wants the decision; 31 October is the day before 1 November
    (step("a", legal="vóór 1 november 2014"), "De wet wil een besluit op of voor vrijdag 31 oktober 2014"),
    (step("a", "periode vóór 1 november 2014"), "Het plan wil een besluit op of voor vrijdag 31 oktober 2014"),
]


@pytest.mark.parametrize(("wanted", "expected"), WANTED)
def test_too_late_says_who_wants_the_decision(wanted: dict[str, Any], expected: str) -> None:
    found = timeline(profile("Haren"), "2014-10-01", plan=small_plan(wanted))

    assert expected in signal(found, "te-laat", "a").text


# -- the meeting of the decision


def told(found: Timeline, code: str, step: str = "a") -> list[str]:
    return [one.text for one in found.signals if one.code == code and any(f"{step}." in name for name in one.moments)]


def placed(planning: str, *meetings: str, as_of: str = "2014-01-15", **keys: Any) -> Timeline:  # noqa: ANN401 - a profile
    plan = small_plan(
        step("a", *filter(None, planning.split(" + ")), phase="fase"), phase="september t/m december 2014"
    )
    return timeline(profile(vergaderingen=rows(*meetings), **keys), as_of, plan=plan)


OCTOBER = {"van": "2014-09-01", "tot": "2014-12-31"}
NO_MEETING = [
    # the meetings, the list that is whole, the first meeting that is named; the last day is Friday 31 October 2014
    (("raad 2014-10-27",), OCTOBER, None),
    (("raad 2014-10-27 vervallen", "raad 2014-11-10"), OCTOBER, "maandag 10 november 2014"),
    (("raad 2014-08-25", "raad 2014-10-27 vervallen", "raad 2014-11-03"), None, "maandag 3 november 2014"),
    (("raad 2014-10-27 vervallen",), OCTOBER, "niet bekend"),
]


@pytest.mark.parametrize(("meetings", "whole", "first"), NO_MEETING)
def test_where_none_is_in_time_the_first_after_it_is_named(
    meetings: tuple[str, ...], whole: dict[str, str] | None, first: str | None
) -> None:
    keys: dict[str, Any] = {"vergaderschema": whole} if whole else {}
    found = placed("uiterlijk 31 oktober 2014", *meetings, **keys)
    texts = told(found, "geen-vergadering-voor-uiterlijk")

    assert bool(texts) is bool(first)
    assert all(f"De eerste vergadering daarna is {first}." in text for text in texts)
    assert not told(found, "besluit-na-wettelijke-dag")


def test_a_clash_names_both_days() -> None:
    may = ("raad 2014-05-12", "raad 2014-05-26", "raad 2014-06-30")
    waits = [{"stap": "a", "later": "ja"}]
    plan = small_plan(step("a", "voorkeur eind mei 2014"), step("b", "uiterlijk 30 mei 2014", waits=waits))
    (text,) = told(timeline(profile(vergaderingen=rows(*may)), plan=plan), "negatieve-speling")

    assert "kan pas op maandag 26 mei 2014. Het moet op maandag 12 mei 2014" in text
    alone = small_plan(step("a", "periode mei t/m juni 2014"))
    assert not told(timeline(profile(vergaderingen=rows(*may)), plan=alone), "negatieve-speling")


YEAR = [
    # seen from, whether the list is told to be incomplete around 31 October 2014
    ("2013-10-30", False),  # 366 days ahead
    ("2013-10-31", True),
    ("2014-10-31", True),
    ("2014-11-01", False),
]


@pytest.mark.parametrize(("as_of", "raised"), YEAR)
def test_a_list_is_missed_for_a_day_in_the_coming_year(as_of: str, *, raised: bool) -> None:
    found = told(timeline(profile(), as_of, plan=PLAN), "kalender-onvolledig")

    assert bool(found) is raised
    assert all("rond vrijdag 31 oktober 2014" in text for text in found)


def test_around_a_day_that_we_chose_no_list_is_missed() -> None:
    start = {"id": "start", "titel": "S", "wanneer": "31 oktober 2014", "vraag": "Wanneer?", "bron": "bron, 1"}
    plan = small_plan(step("a", "uiterlijk uiterlijk start"), ankers=[start])

    assert not told(timeline(profile(), "2014-06-01", plan=plan), "kalender-onvolledig")


PREFERENCES = [
    # the planning, the meetings, the day of the signal; an empty one is none
    ("voorkeur september 2014", ("raad 2014-08-25", "raad 2014-09-22", "raad 2014-10-20"), ""),
    ("voorkeur september 2014", ("raad 2014-08-25", "raad 2014-09-22 vervallen", "raad 2014-10-20"), "2014-10-20"),
    ("uiterlijk oktober 2014", (), ""),  # it has no preference
]


@pytest.mark.parametrize(("planning", "meetings", "day"), PREFERENCES)
def test_a_preference_that_cannot_be_is_told(planning: str, meetings: tuple[str, ...], day: str) -> None:
    found = [one for one in placed(planning, *meetings).signals if one.code == "voorkeur-onmogelijk"]

    assert [str(one.day) for one in found] == ([day] if day else [])


@pytest.mark.parametrize(("when", "late"), [("2014-10-30", False), ("2014-10-31", False), ("2014-11-01", True)])
def test_an_announced_day_after_the_law_is_told(when: str, *, late: bool) -> None:
    assert bool(told(seen(besluiten={"a": {"datum": when}}), "besluit-na-wettelijke-dag")) is late


def test_a_day_after_the_law_that_nobody_announced_is_told_as_none_in_time() -> None:
    whole = {"van": "2014-01-01", "tot": "2014-12-31"}
    found = timeline(profile(vergaderingen=rows("raad 2014-11-10"), vergaderschema=whole), plan=PLAN)

    assert not told(found, "besluit-na-wettelijke-dag")


def test_an_announced_day_in_the_silence_names_that_day() -> None:
    found = [one for one in seen("2014-01-15", "raad 2014-02-24", besluiten={"a": {"datum": "2014-02-25"}}).signals
             if one.code == "besluit-in-stilte"]  # fmt: skip

    assert [one.moments for one in found] == [("a.besluit", "stilte-2014")]
    assert "dinsdag 25 februari 2014" in found[0].text.lower()
    assert "het a" in found[0].text


# -- the own meeting, and speaking on the day itself


def played(
    *ticks: str,
    as_of: str = "2014-07-10",
    plan: Plan = PLAN,
    rows_: tuple[ProgressRow, ...] = (),
    **keys: Any,  # noqa: ANN401 - a profile
) -> Timeline:
    done = tuple(ProgressRow(f"{at:012x}", on("2014-07-01"), DONE, name, {}) for at, name in enumerate(ticks))
    return timeline(profile(**keys), as_of, plan=plan, progress=Progress((*done, *rows_)))


OWN = rows(*MEETINGS, "eigen 2014-07-01", "eigen 2014-09-16")


def test_no_own_meeting_in_time_is_told_until_the_advice_is_sent() -> None:
    (text,) = told(played(vergaderingen=OWN), "geen-eigen-vergadering")

    assert "15 juli 2014" in text
    assert "26 augustus 2014" in text
    assert not told(played("a.advies", vergaderingen=OWN), "geen-eigen-vergadering")
    begun = ProgressRow("1" * 12, on("2014-07-01"), "advies", "a", {})  # it is not sent yet
    assert told(played(rows_=(begun,), vergaderingen=OWN), "geen-eigen-vergadering")


def test_speaking_on_the_day_of_the_decision_is_told_also_when_the_advice_is_sent() -> None:
    listed = rows("raad 2014-10-27", "commissie 2014-10-27 19:00")

    for ticks in ((), ("a.advies",)):
        (text,) = told(played(*ticks, vergaderingen=listed), "inspreken-op-besluitdag")
        assert "maandag 27 oktober 2014" in text.lower()


def test_what_has_no_advice_or_no_day_warns_of_no_advice() -> None:
    plan = small_plan(
        step("info", "voorkeur oktober 2014", body="ter-informatie"), step("open", "alternatief vanaf mei 2014")
    )
    recess = [{"naam": "zomerreces", "van": "2014-07-05", "tot": "2014-08-17"}]
    found = played(plan=plan, reces=recess, adviesaanvragen={"open": {"ontvangen": "2014-07-01"}})

    assert not [one for one in found.signals if one.code in {"advies-in-reces", "adviestermijn-te-kort", "te-laat"}]


# -- a recess, in threes round its bounds

BEGUN = [
    # seen from, whether the recess has begun, is over: it lasts from Saturday 12 July to Sunday 10 August 2014
    ("2014-07-11", ""),  # the last working day before it
    ("2014-07-12", "Het reces is begonnen."),
    ("2014-08-10", "Het reces is begonnen."),
    ("2014-08-11", "Het reces is voorbij."),
]


@pytest.mark.parametrize(("as_of", "said"), BEGUN)
def test_in_a_recess_one_can_no_longer_ask_before_it(as_of: str, said: str) -> None:
    found = seen(as_of, reces=[{"naam": "zomerreces", "van": "2014-07-12", "tot": "2014-08-10"}])
    remedy = signal(found, "advies-in-reces", "a").remedy

    assert remedy.startswith(said)
    assert ("vrijdag 11 juli 2014" in remedy) is (not said)


def test_a_term_that_stands_still_in_a_recess_is_warned_of_by_nobody() -> None:
    still = {"advies": {"lengte": "6 weken", "reces": "overslaan"}}
    recess = [{"naam": "zomerreces", "van": "2014-07-12", "tot": "2014-08-10"}]

    assert not told(seen(reces=recess, termijnen=still), "advies-in-reces")


def test_without_a_meeting_nobody_set_a_day_for_the_advice() -> None:
    assert told(seen("2014-07-16"), "adviestermijn-te-kort")
    assert not told(timeline(profile(), "2014-07-30", plan=PLAN), "adviestermijn-te-kort")


# -- what is told of what came too late

LATE_WORDS = [
    # the progress, seen from, what is told to be late first
    ((), "2014-08-27", "De vraag om advies moest er zijn op dinsdag 15 juli 2014."),
    (({"ontvangen": "2014-07-14"},), "2014-08-27", "Uw advies moest weg zijn op dinsdag 26 augustus 2014."),
    (
        ({"ontvangen": "2014-07-14"},),
        "2014-08-26",
        "De tijd voor uw achterban liep tot en met maandag 25 augustus 2014.",
    ),
    (({},), "2014-08-27", "De vraag om advies moest er zijn op dinsdag 15 juli 2014."),  # nobody asked for it
]


@pytest.mark.parametrize(("advices", "as_of", "first"), LATE_WORDS)
def test_too_late_names_what_came_first_or_the_advice_that_was_asked(
    advices: tuple[dict[str, str], ...], as_of: str, first: str
) -> None:
    given = tuple(ProgressRow("1" * 12, on("2014-07-14"), "advies", "a", asked) for asked in advices)
    (text,) = told(played(as_of=as_of, rows_=given, vergaderingen=rows(*MEETINGS)), "te-laat")

    assert first in text


SURE = {
    "commissie": "14 dagen", "aanmelden": "24 uur", "stukken": "10 dagen", "college": "6 weken",
    "verwerking": "2 weken", "advies": "6 weken",
}  # fmt: skip


def test_too_late_says_whether_that_is_estimated() -> None:
    known = seen("2014-07-16", *MEETINGS, "college 2014-09-09", termijnen=SURE)
    (guessed,), (sure,) = told(seen("2014-07-16"), "te-laat"), told(known, "te-laat")

    assert guessed.startswith("U bent misschien te laat voor het a.")
    assert "geschat" in guessed
    assert sure.startswith("U bent te laat voor het a.")
    assert "geschat" not in sure


TWO = ("raad 2014-09-08", "raad 2014-10-27")
WHEN_IT_CAN = [
    # the meetings, what was announced, seen from, when it can be decided, whether a last chance is named
    (
        ("raad 2014-09-08", "raad 2014-10-27"),
        {},
        "2014-09-08",
        "De raad kan al besluiten op maandag 8 september 2014.",
        True,
    ),
    (
        ("raad 2014-09-08", "raad 2014-10-27"),
        {},
        "2014-09-09",
        "De raad kan al besluiten op maandag 27 oktober 2014.",
        False,
    ),
    (("raad 2014-09-08",), {}, "2014-09-01", "De raad kan al besluiten op maandag 8 september 2014.", True),
    (
        ("raad 2014-10-27",),
        {"a": {"datum": "2014-10-27"}},
        "2014-09-01",
        "De raad besluit op maandag 27 oktober 2014.",
        False,
    ),
    (  # a meeting before the announced day is no chance to decide it
        ("raad 2014-09-22", "raad 2014-10-27"),
        {"a": {"datum": "2014-10-27"}},
        "2014-09-01",
        "De raad besluit op maandag 27 oktober 2014.",
        False,
    ),
    ((), {}, "2014-09-01", "De wet wil een besluit op of voor vrijdag 31 oktober 2014.", False),
]


@pytest.mark.parametrize(("meetings", "announced", "as_of", "said", "last"), WHEN_IT_CAN)
def test_too_late_says_when_it_can_be_decided(
    meetings: tuple[str, ...], announced: dict[str, Any], as_of: str, said: str, *, last: bool
) -> None:
    plan = small_plan(step("a", "voorkeur september t/m oktober 2014", legal="vóór 1 november 2014"))
    found = signal(
        timeline(profile(vergaderingen=rows(*meetings), besluiten=announced), as_of, plan=plan), "te-laat", "a"
    )

    assert said in f"{found.text} {found.remedy}"
    assert ("De laatste kans is waarschijnlijk" in f"{found.text} {found.remedy}") is last
