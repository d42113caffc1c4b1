"""How a step stands, in tables: one row, one day. The days are counted on a paper calendar of 2014."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.reckon.make import on, profile, small_plan, step, timeline
from wmoplan.model.period import Period, read_when
from wmoplan.model.plan_rows import Stand
from wmoplan.model.standing import Announced, Sight
from wmoplan.model.step import Step
from wmoplan.model.words import Rounding
from wmoplan.reckon.facts import DECIDED, TICKED, Settled
from wmoplan.reckon.facts import SEEN as BY_SIGHT
from wmoplan.reckon.periods import resolve
from wmoplan.reckon.standing import (
    Expectation,
    Measurement,
    Span,
    expectations_of,
    measured_now,
    standings,
    with_settled,
)
from wmoplan.reckon.workdays import NO_DAYS_OFF
from wmoplan.timeline import Timeline

if TYPE_CHECKING:
    from wmoplan.reckon.facts import Facts

MAY, NOVEMBER = read_when("mei 2014").period, read_when("november 2014").period
MEASURED = {"mei": MAY, "nov": NOVEMBER}


def expects(
    name: str, measurement: str = "", when: str = "", *, step: str = "plan", series: str = "", decision: bool = False
) -> Expectation:
    """Return an expectation as the engine gives it: on its measurement, or else on its own time."""
    said = {"id": name, "stap": step, "tekst": "Het is er.", "besluit": decision, "bron": "avi"}
    moments = {"peilmoment": measurement, "wanneer": when}
    row = Stand.model_validate(said | {key: word for key, word in moments.items() if word})
    own = read_when(when).period if when else None
    period = MEASURED.get(measurement) or own or pytest.fail("no period")
    latest = own.last if own and measurement else None
    about = Step.model_validate(
        {"id": step, "titel": "Het plan", "naam": "het plan", "reeks": series, "besluit": "raad", "bron": "avi"}
    )
    return Expectation(row, about, Span(period, latest=latest))


TWO = [expects("in-mei", "mei"), expects("in-nov", "nov", decision=True)]


def stands(
    as_of: str,
    seen: dict[str, str] | None = None,
    announced: Announced | None = None,
    of: Sequence[Expectation] = TWO,
) -> list[tuple[str, str, bool]]:
    sights = {name: Sight(answer, date(2014, 1, 1), "") for name, answer in (seen or {}).items()}
    days = {"plan": announced} if announced else {}
    found = standings(of, sights, days, date.fromisoformat(as_of))
    return [(one.expectation.id, one.verdict, one.counts) for one in found]


SEEN = [
    # as of,        seen,                              what is judged, verdict,     counts
    ("2014-04-30", {}, ("in-mei", "onbekend", False)),  # the day before the measurement
    ("2014-05-01", {}, ("in-mei", "onbekend", True)),  # its first day: nobody saw anything, so nothing is said
    ("2014-05-01", {"in-mei": "ja"}, ("in-mei", "op schema", True)),
    ("2014-05-01", {"in-mei": "nee"}, ("in-mei", "achter", True)),
    ("2014-05-01", {"in-mei": "deels"}, ("in-mei", "achter", True)),
    ("2014-04-30", {"in-mei": "nee"}, ("in-mei", "onbekend", False)),  # it need not be there yet
    ("2014-04-30", {"in-mei": "ja"}, ("in-mei", "op schema", False)),  # and it is already
    ("2014-10-31", {"in-mei": "nee"}, ("in-mei", "achter", True)),
    ("2014-11-01", {"in-mei": "nee"}, ("in-nov", "onbekend", True)),  # what was seen in May says nothing of November
    ("2014-11-01", {"in-mei": "ja"}, ("in-nov", "onbekend", True)),
]


@pytest.mark.parametrize(("as_of", "seen", "found"), SEEN)
def test_what_was_seen_is_the_verdict_and_nothing_else(
    as_of: str, seen: dict[str, str], found: tuple[str, str, bool]
) -> None:
    assert stands(as_of, seen) == [found]


def day(text: str) -> Announced:
    return Announced(date.fromisoformat(text), "de termijnagenda", ticked=False)


ANNOUNCED = [
    # as of,        the day of the decision, verdict
    ("2014-11-01", day("2014-11-30"), "onbekend"),  # the last day of the measurement: it can still move
    ("2014-11-01", day("2014-12-01"), "achter"),  # one day later
    ("2014-12-01", day("2014-11-30"), "onbekend"),  # it is past, and nobody saw that it was taken
    ("2014-10-31", day("2014-12-01"), "onbekend"),  # May is judged, and that is no decision
]


@pytest.mark.parametrize(("as_of", "announced", "verdict"), ANNOUNCED)
def test_the_day_of_the_decision_speaks_where_nobody_saw_it(as_of: str, announced: Announced, verdict: str) -> None:
    assert [found[1] for found in stands(as_of, {}, announced)] == [verdict]


def test_what_the_council_saw_beats_an_announced_day() -> None:
    assert stands("2014-11-01", {"in-nov": "ja"}, day("2014-12-15")) == [("in-nov", "op schema", True)]


SETTLED = [
    # as of, how and when the step was settled; a tick and a past day in the profile say that the decision was taken
    ("2014-12-02", Settled(date(2014, 11, 30), TICKED)),  # on the last day
    ("2014-12-02", Settled(date(2014, 12, 1), TICKED)),  # a day later: by then the decision was there
    ("2014-12-02", Settled(date(2014, 11, 30), DECIDED)),
    ("2014-12-02", Settled(date(2014, 12, 1), DECIDED)),  # too late, but there
    ("2014-05-20", Settled(date(2014, 5, 15), DECIDED)),  # May is judged, and the decision came before its time
]


@pytest.mark.parametrize(("as_of", "settled"), SETTLED)
def test_a_settled_step_is_on_schedule_with_its_day(as_of: str, settled: Settled) -> None:
    known = with_settled({"plan": Announced(settled.day, "", ticked=False)}, {"plan": settled})

    (one,) = standings(TWO, {}, known, date.fromisoformat(as_of))
    assert one.verdict == "op schema"
    assert one.announced
    assert one.announced.day == settled.day


BEFORE = [expects("in-nov", "nov", "vóór 1 november 2014", decision=True)]


@pytest.mark.parametrize(
    ("announced", "verdict"),
    [("2014-11-02", "achter"), ("2014-11-06", "achter")],  # of a past day see above
)
def test_a_last_day_before_the_measurement_ends_counts(announced: str, verdict: str) -> None:
    """The Wmo 2015, art. 8.7 lid 1, wants the decision before 1 November; the measurement lasts all that month."""
    assert stands("2014-11-02", {}, day(announced), BEFORE) == [("in-nov", verdict, True)]


@pytest.mark.parametrize(
    ("ticked", "verdict"),
    [
        ("2014-11-09", "achter"),  # a day later somebody saw that it is not so
        ("2014-11-10", "achter"),  # on one day nobody knows which came first: nothing good is made of it
        ("2014-11-11", "op schema"),
    ],
)
def test_of_a_tick_and_a_sight_that_denies_it_the_last_counts(ticked: str, verdict: str) -> None:
    sights = {"in-nov": Sight("nee", date(2014, 11, 10), "")}
    known = with_settled({}, {"plan": Settled(date.fromisoformat(ticked), TICKED)})

    (one,) = standings(TWO, sights, known, date(2014, 11, 20))
    assert one.verdict == verdict
    assert (one.sight is None) is (verdict == "op schema")  # only what the verdict leans on is told as its reason
    assert (one.announced is None) is (verdict == "achter")


LAST = [expects("laatste", when="vóór 1 november 2014")]


@pytest.mark.parametrize(
    ("as_of", "counts", "verdict"),
    [("2014-10-30", False, "onbekend"), ("2014-10-31", False, "onbekend"), ("2014-11-01", True, "achter")],
)
def test_a_last_day_counts_from_the_day_after_it(as_of: str, counts: bool, verdict: str) -> None:  # noqa: FBT001 - a row
    assert stands(as_of, {"laatste": "nee"}, of=LAST) == [("laatste", verdict, counts)]


@pytest.mark.parametrize(("as_of", "shown"), [("2013-10-31", False), ("2013-11-01", True)])
def test_what_lies_more_than_a_year_ahead_is_not_told(as_of: str, shown: bool) -> None:  # noqa: FBT001 - a row
    # it counts from 1 November 2014: 365 days before that is 1 November 2013
    assert bool(stands(as_of, of=LAST)) is shown


def test_of_what_comes_back_every_year_only_the_last_is_told() -> None:
    years = [
        expects("begroting-2014", when="vóór 15 november 2013", step="b-2014", series="b-jaar"),
        expects("begroting-2015", when="vóór 15 november 2014", step="b-2015", series="b-jaar"),
    ]

    assert stands("2014-11-14", of=years) == [("begroting-2014", "onbekend", True)]
    assert stands("2014-11-15", of=years) == [("begroting-2015", "onbekend", True)]


def test_of_what_was_seen_before_only_the_last_is_told() -> None:
    three = [expects(month, when=f"{month} 2014") for month in ("januari", "maart", "mei")]
    sights = {name: Sight("nee", date(2014, 3, 31), "") for name in ("januari", "maart")}

    (one,) = standings(three, sights, {}, date(2014, 5, 1))

    assert one.expectation.id == "mei"
    assert one.before
    assert one.before[0].id == "maart"


ENDING = [
    # the municipality is no more from this day on, what is still expected; the row ends on 31 October 2014
    ("2014-10-30", []),
    ("2014-10-31", []),  # on the last day of the row it is there no more
    ("2014-11-01", ["laatste"]),
]


@pytest.mark.parametrize(("ends", "expected"), ENDING)
def test_what_ends_after_the_municipality_is_not_expected(ends: str, expected: list[str]) -> None:
    plan = small_plan(
        step("plan", "voorkeur mei 2014"),
        stand=[
            {"id": "laatste", "stap": "plan", "wanneer": "vóór 1 november 2014", "tekst": "Het is er.", "bron": "bron"}
        ],
    )
    ending = SimpleNamespace(day=date.fromisoformat(ends))
    facts = SimpleNamespace(
        plan=plan, ending=ending, dated=lambda when: resolve(when, {}, {}, NO_DAYS_OFF, Rounding.LAST_DAY)
    )

    assert [one.row.id for one in expectations_of(cast("Facts", facts))] == expected


def test_what_has_no_day_is_never_judged() -> None:
    assert stands("2014-11-15", of=[expects("ooit", when="doorlopend")]) == []


MEASURED_FROM = [
    # seen from, the measurement of now, the one that follows; the first has no first day, and begins on its last
    ("2014-05-18", None, "na-stemmen"),
    ("2014-05-19", "na-stemmen", "herfst"),
    ("2014-09-30", "na-stemmen", "herfst"),
    ("2014-10-01", "herfst", None),
]


@pytest.mark.parametrize(("as_of", "now", "following"), MEASURED_FROM)
def test_a_measurement_begins_on_its_first_day_or_else_on_its_last(
    as_of: str, now: str | None, following: str | None
) -> None:
    autumn = read_when("oktober 2014").period
    assert autumn
    until = Period("uiterlijk 2 maanden na verkiezing", None, date(2014, 5, 19))
    known = [Measurement("herfst", "Herfst", autumn), Measurement("na-stemmen", "Na het stemmen", until)]

    found = measured_now(known, date.fromisoformat(as_of))

    assert tuple(one.id if one else None for one in found) == (now, following)


def test_a_measurement_without_any_day_is_never_that_of_now() -> None:
    autumn, always = read_when("oktober 2014").period, read_when("doorlopend").period
    assert autumn
    assert always
    known = [Measurement("ooit", "Ooit", always), Measurement("herfst", "Herfst", autumn)]

    assert measured_now(known, date(2014, 10, 1)) == (known[1], None)


# -- in a timeline

START = {"id": "start", "titel": "De start", "wanneer": "1 december 2014", "vraag": "Wanneer?", "bron": "bron, 1"}
MEASURING = {"id": "nov", "titel": "De peiling van november", "wanneer": "november 2014", "bron": "bron, 1"}


def seen(*rows: dict[str, str], as_of: str = "2014-06-01", **keys: Any) -> Timeline:  # noqa: ANN401 - a profile
    stand = [
        {"id": f"r{at}", "stap": "plan", "tekst": "Het is er.", "bron": "bron, 1", **row} for at, row in enumerate(rows)
    ]
    plan = small_plan(
        step("plan", "voorkeur mei 2014"), step("ander"), stand=stand, peilmomenten=[MEASURING], ankers=[START]
    )
    return timeline(profile(**keys), as_of, plan=plan)


SPANS = [
    # the row, what the profile says, the last day of its time, the last day in time, whether it is estimated
    ({"wanneer": "vóór 1 november 2014"}, {}, "2014-10-31", "2014-10-31", False),
    ({"peilmoment": "nov"}, {}, "2014-11-30", "2014-11-30", False),
    ({"peilmoment": "nov", "wanneer": "vóór 1 november 2014"}, {}, "2014-11-30", "2014-10-31", False),
    ({"wanneer": "uiterlijk start"}, {}, "2014-12-01", "2014-12-01", True),  # we suppose that day
    ({"wanneer": "uiterlijk start"}, {"ankers": {"start": "2014-12-01"}}, "2014-12-01", "2014-12-01", False),
]


@pytest.mark.parametrize(("row", "given", "last", "in_time", "estimated"), SPANS)
def test_an_expectation_has_the_time_of_its_measurement_or_its_own(
    row: dict[str, str], given: dict[str, Any], last: str, in_time: str, *, estimated: bool
) -> None:
    (found,) = seen(row, **given).expectations

    assert (found.span.period.last, found.span.last, found.span.estimated) == (on(last), on(in_time), estimated)
    assert (found.span.latest is None) is (last == in_time)


def test_a_timeline_names_the_measurements_of_its_plan() -> None:
    (found,) = seen().measurements

    assert (found.id, found.title, found.period.first) == ("nov", "De peiling van november", on("2014-11-01"))


KNOWN: list[tuple[dict[str, Any], dict[str, Announced]]] = [
    # what the municipality announced, the days of decisions that are known on 1 June 2014
    ({}, {}),
    ({"plan": {"orgaan": "raad"}}, {}),
    ({"plan": {"datum": "2014-06-30", "bron": "agenda"}},
     {"plan": Announced(date(2014, 6, 30), "agenda", ticked=False)}),
    ({"plan": {"datum": "2014-05-26", "bron": "agenda"}},
     {"plan": Announced(date(2014, 5, 26), "agenda", ticked=False, decided=True)}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), KNOWN)
def test_an_announced_day_is_that_of_the_decision_once_it_is_past(
    given: dict[str, Any], expected: dict[str, Announced]
) -> None:
    assert dict(seen(besluiten=given).announced) == expected


def test_an_expectation_without_a_last_day_outlives_no_municipality() -> None:
    facts = SimpleNamespace(
        plan=small_plan(
            step("plan"),
            stand=[{"id": "r", "stap": "plan", "wanneer": "vanaf mei 2014", "tekst": "Er.", "bron": "bron"}],
        ),
        ending=SimpleNamespace(day=date(2014, 11, 1)),
        dated=lambda when: resolve(when, {}, {}, NO_DAYS_OFF, Rounding.LAST_DAY),
    )

    assert [one.row.id for one in expectations_of(cast("Facts", facts))] == ["r"]


# -- what tells of a decision


def test_what_was_seen_of_a_step_is_no_day_of_its_decision() -> None:
    known = {"plan": Announced(date(2014, 11, 30), "", ticked=False)}

    assert with_settled(known, {"plan": Settled(date(2014, 11, 20), BY_SIGHT)}) == known
    assert with_settled({}, {"plan": Settled(date(2014, 11, 20), DECIDED)}) == {}


TELLS = [
    # seen from, the announced day, whether it is told: in time it is only told once it is there
    ("2014-11-09", "2014-11-10", False),
    ("2014-11-10", "2014-11-10", True),
    ("2014-11-09", "2014-12-01", True),  # after the measurement
]


@pytest.mark.parametrize(("as_of", "when", "told"), TELLS)
def test_a_coming_day_in_time_tells_nothing_yet(as_of: str, when: str, *, told: bool) -> None:
    (one,) = standings(TWO, {}, {"plan": day(when)}, date.fromisoformat(as_of))

    assert (one.announced is not None) is told


def test_a_sight_and_a_day_that_do_not_deny_each_other_are_both_told() -> None:
    late = {"plan": day("2014-12-01")}
    ticked = {"plan": Announced(date(2014, 11, 12), "", ticked=True)}
    for answer, known in (("nee", late), ("ja", ticked)):
        (one,) = standings(TWO, {"in-nov": Sight(answer, date(2014, 11, 10), "")}, known, date(2014, 11, 20))

        assert one.sight
        assert one.announced


def test_without_a_last_day_no_decision_is_late() -> None:
    always = [expects("altijd", when="vanaf mei 2014", decision=True)]

    assert stands("2014-11-20", {}, day("2014-12-15"), always) == [("altijd", "onbekend", True)]


def test_steps_that_come_once_are_each_judged() -> None:
    two = [expects("een", "mei", step="een"), expects("twee", "mei", step="twee")]

    assert stands("2014-05-01", of=two) == [("een", "onbekend", True), ("twee", "onbekend", True)]


def test_a_row_that_has_no_day_yet_leaves_the_others() -> None:
    rows = [expects("ooit", when="doorlopend"), *TWO]

    assert stands("2014-05-01", of=rows) == [("in-mei", "onbekend", True)]
