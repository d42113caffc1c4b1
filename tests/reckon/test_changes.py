"""What differs between two timelines; the days are those of a paper calendar of 2014 unless a row says otherwise."""

from datetime import date

import pytest

from tests.reckon.make import example, example_rows, on, real_rules, row, timeline
from tests.render.make import moment as made
from wmoplan.model.moment import Moment
from wmoplan.reckon.changes import AdviceTime, AdviceTimeChange, Changes, compare
from wmoplan.timeline import Timeline

RAAD = "2014-10-27"


def moved(day: str, **keys: object) -> Timeline:
    """Return Haren with the council of Monday 27 October on another day."""
    rows = [line for line in example_rows("haren-2014") if line["datum" if "datum" in line else "regel"] != RAAD]
    return timeline(example("haren-2014", vergaderingen=[*rows, row(f"raad {day}") | {"bron": "griffie"}], **keys))


def without(found: Timeline, *ids: str) -> list[Moment]:
    return [moment for moment in found.moments if moment.id not in ids]


def bare(found: Timeline) -> list[Moment]:
    """Return the moments as they are remembered: without why."""
    return [moment._replace(explanation=()) for moment in found.moments]


def advice(found: Changes, step: str = "verordening") -> AdviceTimeChange:
    return next(one for one in found.advice if one.step == step)


HAREN = timeline(example("haren-2014"))
BEFORE = AdviceTime(on("2014-08-26"), 42)  # Tuesday 15 July to Tuesday 26 August: six weeks


def test_another_meeting_moves_the_advice_and_keeps_its_time() -> None:
    # Monday 20 October is one week sooner
    found = compare(HAREN.moments, moved("2014-10-20").moments, real_rules())

    assert advice(found) == AdviceTimeChange("verordening", ("verordening",), BEFORE, AdviceTime(on("2014-08-19"), 42))


def test_a_shorter_term_keeps_the_day_and_takes_away_time() -> None:
    new = timeline(example("haren-2014", termijnen={"advies": "4 weken"}))

    found = compare(HAREN.moments, new.moments, real_rules())

    assert advice(found) == AdviceTimeChange("verordening", ("verordening",), BEFORE, AdviceTime(on("2014-08-26"), 28))


REQUESTS = [
    # the request of the municipality,                      the day on which the advice is due, days for it
    ({"ontvangen": "2014-07-16"}, "2014-08-26", 41),  # received on Wednesday: a day later than asked for
    ({"ontvangen": "2014-07-16", "uiterlijk": "2014-08-12"}, "2014-08-12", 27),  # both moved
    ({"uiterlijk": "2014-09-02"}, "2014-09-02", 42),  # a week later; six weeks before it is Tuesday 22 July
    ({"ontvangen": "2014-08-28"}, "2014-08-26", -2),  # it came when the advice had to be there
]


@pytest.mark.parametrize(("request_", "due", "days"), REQUESTS)
def test_the_time_runs_from_the_day_on_which_the_request_came(request_: dict[str, str], due: str, days: int) -> None:
    new = timeline(example("haren-2014", adviesaanvragen={"verordening": request_}))

    assert advice(compare(HAREN.moments, new.moments, real_rules())).new == AdviceTime(on(due), days)


def test_advice_that_is_on_one_side_only_is_told() -> None:
    less = without(HAREN, "verordening.advies")

    assert advice(compare(less, HAREN.moments, real_rules())) == AdviceTimeChange(
        "verordening", ("verordening",), None, BEFORE
    )
    assert advice(compare(HAREN.moments, less, real_rules())) == AdviceTimeChange(
        "verordening", ("verordening",), BEFORE, None
    )


def test_without_a_request_the_time_is_not_known() -> None:
    less = without(HAREN, "verordening.adviesaanvraag")

    assert advice(compare(HAREN.moments, less, real_rules())).new == AdviceTime(on("2014-08-26"), None)


def test_what_did_not_move_gives_no_other_time() -> None:
    found = compare(HAREN.moments, HAREN.moments, real_rules())

    assert (found.came, found.moved, found.went, found.advice) == ((), (), (), ())
    assert found.same == HAREN.moments


CAUSES = [
    # moment, what its change is laid to: the meeting, and what stands on its own
    ("verordening.besluit", "De laatste raadsvergadering op of voor vrijdag 31 oktober 2014", "griffie"),
    ("verordening.advies", "De laatste raadsvergadering op of voor vrijdag 31 oktober 2014", "griffie"),
    ("verordening.eigen-vergadering", "Er is geen vergadering van u bekend", "voorbeeld, niet gepubliceerd"),
]


@pytest.mark.parametrize(("name", "why", "source"), CAUSES)
def test_the_reason_is_found_without_the_old_explanation(name: str, why: str, source: str) -> None:
    new = moved("2014-10-20")

    for old in (list(HAREN.moments), bare(HAREN)):
        change = next(one for one in compare(old, new.moments, real_rules()).moved if one.moment.id == name)
        assert change.why.startswith(why)
        assert change.source == source


def test_another_term_is_the_reason_for_what_is_counted_with_it() -> None:
    term = {"lengte": "4 weken", "bron": "brief van de wethouder"}
    new = timeline(example("haren-2014", termijnen={"advies": term}))

    found = compare(bare(HAREN), new.moments, real_rules())

    change = next(one for one in found.moved if one.moment.id == "verordening.adviesaanvraag")
    assert change.why.startswith("De tijd voor uw advies: 4 weken")
    assert change.source == "brief van de wethouder"
    assert change.new
    assert change.new.end == date(2014, 7, 29)  # four weeks before Tuesday 26 August


def test_what_may_not_lie_after_another_moment_moves_for_its_reason() -> None:
    rows = [line for line in example_rows("haren-2014") if line.get("datum") != "2014-10-21"]
    told = {"datum": "2014-10-21", "orgaan": "commissie", "status": "vervallen", "bron": "website"}
    new = timeline(example("haren-2014", vergaderingen=[*rows, told]))

    # the commissie of Tuesday 16 September is the last one left; ten days before it is Saturday 6 September, so the
    # papers are there on Friday 5 September, and the college decides on Tuesday 2 September and not on the 9th
    for old in (list(HAREN.moments), bare(HAREN)):
        found = compare(old, new.moments, real_rules(), new.cancelled())
        changes = {one.moment.kind: one for one in found.moved if one.moment.step == "verordening"}
        assert changes["collegebesluit"].new
        assert changes["collegebesluit"].new.end == on("2014-09-02")
        for kind in ("inspreken", "stukken", "collegebesluit", "advies", "adviesaanvraag"):
            assert changes[kind].why == "De commissievergadering van dinsdag 21 oktober 2014 vervalt.", kind
            assert changes[kind].source == "website"


def test_a_day_that_is_lost_is_laid_to_what_is_not_known() -> None:
    lost = [
        one._replace(start=None, end=None, time="", explanation=(), weakest="uw eigen vergaderdagen zijn niet bekend")
        if one.id == "verordening.eigen-vergadering"
        else one
        for one in HAREN.moments
    ]

    (change,) = compare(HAREN.moments, lost, real_rules()).moved

    assert change.why == "Uw eigen vergaderdagen zijn niet bekend."


TIMES = [
    # the time as it is now, whether the moment of 20.00 uur is another one
    ("20:00", False),
    ("19:30", True),
    ("", False),  # a time that is not known any more is none
]


@pytest.mark.parametrize(("time", "is_another"), TIMES)
def test_a_moment_at_another_time_is_another(time: str, *, is_another: bool) -> None:
    found = compare([made()], [made(time=time)], real_rules())

    assert [change.moment.time for change in found.moved] == ([time] if is_another else [])
    assert [one.time for one in found.same] == ([] if is_another else [time])


def test_a_day_of_nobody_is_no_time_for_advice() -> None:
    # a moment of no step, and one without a day, give no time for an advice
    nobody, undated = made(kind="advies", step=""), made(id="a.advies", kind="advies", step="a", start=None, end=None)

    assert compare([], [nobody, undated], real_rules()).advice == ()
