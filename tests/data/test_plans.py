"""The plans that come with the program: `data/plannen.yaml` says of each what its own file says."""

from pathlib import Path

import pytest

from wmoplan.desk.shipped import offers, plan_of

DATA = Path(__file__).parents[2] / "data"
PLANS = sorted(offers())


def test_the_list_of_plans_names_every_plan() -> None:
    plans = {file.name for file in DATA.glob("*.yaml") if "\nlooptijd:" in file.read_text("utf-8")}

    assert {row.file for row in offers().values()} == plans


@pytest.mark.parametrize("name", PLANS)
def test_the_list_of_plans_says_what_the_plan_says(name: str) -> None:
    plan, row = plan_of(name), offers()[name]

    assert (plan.id, plan.title) == (row.id, row.title)
    assert (plan.offered.first, plan.offered.last) == (row.first, row.last)


@pytest.mark.parametrize("name", PLANS)
def test_every_shipped_plan_tells_what_changed(name: str) -> None:
    plan = plan_of(name)

    assert plan.revisions, f"{name}: 'wijzigingen' has a row for each version"
    assert plan.revisions[0].version == plan.version
    assert all(row.text for row in plan.revisions)
