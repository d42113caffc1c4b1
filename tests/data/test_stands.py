"""What should be true on each measurement, held against the planning column of the AVI table and the law."""

from datetime import date

import pytest

from wmoplan.desk.shipped import offers, plan_of
from wmoplan.model.period import read_period

PLAN = plan_of("invoering-2015")
OWN = "eigen-afleiding"

# When each row of the column Planning ends, as read in the AVI table; of two the law's, which comes first.
ENDS = [
    ("beleidsgegevens", "voorjaar 2014"),
    ("overgang", "voorjaar 2014"),
    ("financiele-kaders", "juni 2014"),
    ("bestek", "mei 2014"),
    ("uitvoeringsorganisatie", "juni 2014"),
    ("najaarsnota", "oktober 2014"),
    ("verordening", "vóór 1 november 2014"),
    ("beleidsplan", "vóór 1 november 2014"),
    ("bestaande-clienten", "oktober 2014"),
]


@pytest.mark.parametrize(("step", "ends"), ENDS)
def test_the_first_measurement_after_the_end_of_a_row_asks_for_its_result(step: str, ends: str) -> None:
    end = read_period(ends).last or date.max
    after = next(row.id for row in PLAN.measurements if row.when.period and (row.when.period.last or date.max) >= end)

    found = [row for row in PLAN.stands if row.step == step and row.measurement == after]

    assert len(found) == 1
    assert found[0].source.document != OWN


def test_there_are_four_measurements_and_every_step_is_looked_at() -> None:
    # "op vier momenten op een rij gezet (februari, mei, september en november)": the national plan, 3.1
    assert [row.when.text for row in PLAN.measurements] == [
        "februari 2014", "mei 2014", "september 2014", "november 2014",
    ]  # fmt: skip
    assert {row.step for row in PLAN.stands} == {step.id for step in PLAN.steps}


def test_nothing_is_asked_before_the_row_begins() -> None:
    begins = {row.id: row.when.period.first for row in PLAN.measurements if row.when.period}
    for row in PLAN.stands:
        step = next(step for step in PLAN.steps if step.id == row.step)
        firsts = [line.when.period.first or date.min for line in step.planning if line.when.period]
        first, moment = min(firsts, default=date.min), begins[row.measurement]
        assert moment is not None
        assert moment >= first or moment.month == first.month, row.id


@pytest.mark.parametrize("name", sorted(offers()))
def test_only_a_step_about_which_somebody_decides_has_a_decision(name: str) -> None:
    plan = plan_of(name)
    nobody = {step.id for step in plan.steps if step.decision == "geen"}

    assert [row.id for row in plan.stands if row.decision and row.step in nobody] == []


def test_every_row_of_every_plan_has_words_that_fit_an_old_screen() -> None:
    text = "".join(row.text for name in offers() for row in plan_of(name).stands)

    assert text.encode("cp1252").decode("cp1252") == text
    assert text.encode("cp850").decode("cp850") == text
