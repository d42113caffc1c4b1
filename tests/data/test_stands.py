"""What should be true on each measurement, held against the planning column of the AVI table and the law."""

from datetime import date

import pytest

from wmoplan.cli.plans import offers
from wmoplan.cli.shipped import plan_of

PLAN = plan_of("invoering-2015")
STANDS = {row.id: row for row in PLAN.stands}
OWN = "eigen-afleiding"

# The column Planning of the AVI table, read in the document: the measurement in or after the month in which each row
# ends. What has to be there on the measurement after that month is the result of the row itself.
ENDS = [
    # step,                    the row ends,              the first measurement in or after that month
    ("beleidsgegevens", "voorjaar 2014", "peilmoment-mei"),
    ("overgang", "voorjaar 2014", "peilmoment-mei"),
    ("financiele-kaders", "juni 2014", "peilmoment-september"),
    ("bestek", "mei 2014", "peilmoment-mei"),
    ("uitvoeringsorganisatie", "juni 2014", "peilmoment-september"),
    ("najaarsnota", "oktober 2014", "peilmoment-november"),
    ("verordening", "november 2014; wet: vóór 1 november", "peilmoment-november"),
    ("beleidsplan", "wet: vóór 1 november 2014", "peilmoment-november"),
    ("bestaande-clienten", "oktober 2014", "peilmoment-november"),
]


@pytest.mark.parametrize(("step", "ends", "measurement"), ENDS)
def test_the_measurement_after_the_end_of_a_row_asks_for_its_result(step: str, ends: str, measurement: str) -> None:
    assert ends
    found = [row for row in PLAN.stands if row.step == step and row.measurement == measurement]

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
def test_what_is_no_decision_of_the_raad_or_the_college_is_not_said_to_be_one(name: str) -> None:
    plan = plan_of(name)
    nobody = {step.id for step in plan.steps if step.decision == "geen"}

    assert [row.id for row in plan.stands if row.decision and row.step in nobody] == []
    assert [row.id for row in plan.stands if row.decision and "stelde" not in row.text and "koos" not in row.text] in (
        [], ["stand-medezeggenschap"],
    )  # fmt: skip


def test_every_row_of_every_plan_has_words_that_fit_an_old_screen() -> None:
    text = "".join(row.text for name in offers() for row in plan_of(name).stands)

    assert text.encode("cp1252").decode("cp1252") == text
    assert text.encode("cp850").decode("cp850") == text
