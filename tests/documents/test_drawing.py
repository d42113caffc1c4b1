"""The timeline as a drawing: where everything stands, and the same in words."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import pytest

from tests.render.make import DECISION, PLAN, on, timeline
from wmoplan.cli.session import timeline_of
from wmoplan.documents.drawing import ROW, Drawing
from wmoplan.documents.lanes import around, drawing_of
from wmoplan.documents.steps import steps_in_time
from wmoplan.model.moment import Certainty
from wmoplan.timeline import Timeline

MADE: Final = date(2014, 1, 15)

QUIET: Final = on(
    "2014-05-07", id="stilte-2014", kind="stilte", step="", start=date(2014, 2, 25), title="Bijna geen besluiten",
    speaking=False, attend=False,
)  # fmt: skip
ELECTION: Final = on("2014-03-19", id="verkiezing-2014", kind="verkiezing", step="", speaking=False, attend=False)


def drawn(found: Timeline, made: date = MADE) -> Drawing:
    drawing = drawing_of(found, steps_in_time(found), made)
    assert drawing
    return drawing


def of_haren() -> Drawing:
    return drawn(timeline_of(None, "2014-01-15", "haren-2014"))


def facts(drawing: Drawing, name: str) -> dict[str, str]:
    row = next(row for row in drawing.rows if row.short == name)
    return {field.label: field.day for field in row.fields}


def share(text: str) -> float:
    return float(text.removesuffix("%"))


def test_a_step_has_what_is_possible_expected_and_latest() -> None:
    # Published: committee 21 October and council 27 October 2014. The law: before 1 November.
    # An example row: 25 August.
    assert facts(of_haren(), "Verordening") == {
        "Kan vanaf": "25 augustus 2014",
        "Verwacht": "27 oktober 2014",
        "Uiterlijk": "31 oktober 2014",
        "Inspreken": "21 oktober 2014",
    }


def test_a_first_chance_that_still_comes_is_possible_too() -> None:
    # Published: the council of Almere meets on 26 November and 17 December 2026. On 9 April it met as well.
    almere = drawn(timeline_of(None, "2026-11-22", "almere-2026"), date(2026, 11, 22))

    assert facts(almere, "Medezeggenschap, klacht")["Kan vanaf"] == "26 november 2026"


def test_of_a_step_that_may_be_decided_only_the_last_day_is_drawn() -> None:
    # The law: before 1 January 2027. Nobody told whether the council of Almere decided already.
    almere = drawn(timeline_of(None, "2026-11-22", "almere-2026"), date(2026, 11, 22))

    assert facts(almere, "Participatieverordening") == {"Uiterlijk": "31 december 2026"}


def test_the_election_and_the_weeks_around_it_have_a_line() -> None:
    assert facts(drawn(timeline(QUIET, ELECTION)), "Verkiezing") == {
        "Bijna geen besluiten": "25 februari 2014 tot en met 7 mei 2014",
        "Verkiezing": "19 maart 2014",
    }


NEAR = [
    # the first and the last day of what is drawn, whether the quiet period of 25 February to 7 May 2014 is near
    (date(2014, 5, 7), date(2014, 10, 31), True),
    (date(2014, 5, 8), date(2014, 10, 31), False),
    (date(2014, 1, 15), date(2014, 2, 25), True),
    (date(2014, 1, 15), date(2014, 2, 24), False),
]


@pytest.mark.parametrize(("first", "last", "is_near"), NEAR)
def test_a_quiet_period_is_drawn_whole_where_a_day_of_it_is(first: date, last: date, *, is_near: bool) -> None:
    days = [date(2014, 2, 25), date(2014, 5, 7)] if is_near else []

    assert list(around(timeline(QUIET), first, last)) == days


def test_an_election_after_the_last_step_is_drawn_where_its_quiet_weeks_begin_before() -> None:
    # Oss voted on 19 November 2014; its new council began on 2 January 2015.
    drawing = drawn(timeline_of(None, "2014-01-15", "oss-2014"))

    assert facts(drawing, "Verkiezing")["Verkiezing"] == "19 november 2014"
    assert drawing.months[-1].year == "2015"


def test_everything_stands_where_its_day_is() -> None:
    # From 1 January up to and including October 2014 are 304 days. 27 October is the 300th: 299 lie before it.
    row = next(row for row in drawn(timeline()).rows if row.marks)

    assert [(mark.kind, mark.x) for mark in row.marks] == [
        ("decides", "98.36%"),  # 299 / 304
        ("last", "99.67%"),  # 303 / 304
        ("speak", "96.38%"),  # 21 October: 293 / 304
    ]
    # 25 August is the 237th day; up to the end of 31 October are 68 days.
    assert [(band.x, band.width) for band in row.bands] == [("77.63%", "22.37%")]


def test_the_drawing_holds_the_day_on_which_it_was_made() -> None:
    assert drawn(timeline()).made == "4.61%"  # 14 / 304
    assert drawn(timeline(), made=date(2026, 11, 22)).made == ""


@pytest.mark.parametrize("example", [("haren-2014", "2014-01-15"), ("almere-2026", "2026-11-22")])
def test_rows_do_not_overlap_and_nothing_stands_outside(example: tuple[str, str]) -> None:
    name, day = example
    drawing = drawn(timeline_of(None, day, name)._replace(topics=()), date.fromisoformat(day))

    assert all(below.top - above.top >= ROW - 0.01 for above, below in pairwise(drawing.rows))
    assert drawing.rows[-1].bottom <= drawing.last + 0.01
    for row in drawing.rows:
        assert row.top < row.text_at < row.bands_at < row.marks_at < row.bottom
        assert all(0 <= share(mark.x) <= 100 for mark in row.marks)
        assert all(share(band.x) >= 0 and share(band.x) + share(band.width) <= 100.01 for band in row.bands)


@pytest.mark.parametrize("make", [of_haren, lambda: drawn(timeline(QUIET, ELECTION, on("2014-10-21")))])
def test_the_drawing_says_nothing_that_the_list_does_not(make: Callable[[], Drawing]) -> None:
    for row in make().rows:
        told = [said for field in row.fields for said in (field.short, field.short[:-5])]
        for part in row.words.split("; "):
            assert part == "nog geen dag" or re.fullmatch(r"en nog \d+", part) or part.endswith(tuple(told)), part
        assert len(row.marks) <= len(row.fields)


def test_a_line_of_the_drawing_is_short_enough_for_its_narrowest_width() -> None:
    found = timeline_of(None, "2026-11-22", "almere-2026")._replace(topics=())

    assert max(len(row.short) + len(row.words) for row in drawn(found, date(2026, 11, 22)).rows) <= 110


def test_the_description_says_what_matters() -> None:
    about = of_haren().about

    assert about == (
        "3 stappen. Eerst: inkoopkader, op 24 februari 2014. "
        "Bijna geen besluiten: 25 februari 2014 tot en met 7 mei 2014. Verkiezing: 19 maart 2014."
    )


def test_a_step_without_a_meeting_is_drawn_by_its_last_day() -> None:
    decides = on(
        "2014-03-05", id="verordening.besluit", kind="besluit", start=None, decides=True, speaking=False, attend=False,
        certainty=Certainty.ESTIMATED,
    )  # fmt: skip
    speaks = on("2014-02-19", start=None)
    unplaced = DECISION._replace(earliest=None, expected=None, latest=None, deadline=None)

    assert facts(drawn(timeline(decides, speaks, decisions=(unplaced,))), "Verordening") == {
        "Uiterlijk": "5 maart 2014",
        "Inspreken uiterlijk": "19 februari 2014",
    }


def test_what_can_be_decided_without_an_end_goes_on() -> None:
    opened = DECISION._replace(expected=None, latest=None, deadline=None)
    row = next(row for row in drawn(timeline(on("2014-12-20"), decisions=(opened,))).rows if row.bands)

    (band,) = row.bands
    assert share(band.x) + share(band.width) == pytest.approx(100, abs=0.02)


def test_an_announced_decision_is_no_expectation() -> None:
    found = timeline(decisions=(DECISION._replace(settled=True),))

    assert facts(drawn(found), "Verordening")["Besluit"] == "27 oktober 2014"
    assert not {"Verwacht", "Kan vanaf"} & set(facts(drawn(found), "Verordening"))


def test_nothing_is_drawn_where_nothing_has_a_day() -> None:
    found = timeline(on("2014-10-21", step=""), decisions=())

    assert drawing_of(found, steps_in_time(found), MADE) is None


@pytest.mark.parametrize(
    ("months", "named"),
    [
        (12, {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}),
        (30, {"jan", "apr", "jul", "okt"}),
        (60, {"jan", "jul"}),
        (120, {"jan"}),
    ],
)
def test_a_long_timeline_names_fewer_months(months: int, named: set[str]) -> None:
    last = MADE + timedelta(days=months * 30.4)
    drawing = drawn(timeline(on(last.isoformat()), decisions=(DECISION._replace(deadline=last),)))

    assert {month.name for month in drawing.months} - {""} == named
    assert sum(bool(month.year) for month in drawing.months) >= months // 12


def test_a_name_that_is_too_long_is_whole_in_the_list() -> None:
    long = PLAN.model_copy(
        update={"steps": tuple(step.model_copy(update={"title": "x" * 300, "short": "y" * 24}) for step in PLAN.steps)}
    )
    row = next(row for row in drawn(timeline(plans=(long,))).rows if row.id)

    assert row.name == "x" * 300
    assert len(row.short) <= 26
