"""Every moment says why it is on its day, and what hangs on an election says on which one."""

from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest

from tests.reckon.make import DATA, ROOT, load, moment, profile, rows, small_plan, step, timeline
from wmoplan.dutch import plain_date
from wmoplan.model.moment import Moment
from wmoplan.read.plan import read_plan
from wmoplan.timeline import Timeline

PLANS: Final = sorted(
    [DATA / one["bestand"] for one in load(DATA / "plannen.yaml")]
    + list((ROOT / "examples" / "plannen").glob("*.yaml"))
)
NAMES: Final = [path.stem for path in PLANS]
OWN: Final = [{"id": "dag", "titel": "Open dag", "datum": "2014-05-06"}]

# Polling days of a municipality that elects with the others (Kiesraad; the rule of the Kieswet, art. J 1, for 2030).
POLLS: Final = ("19 maart 2014", "21 maart 2018", "16 maart 2022", "18 maart 2026", "20 maart 2030")


@cache
def seen(name: str, meetings: str) -> Timeline:
    """Return the timeline of a plan, with no meetings, one of each body in three years, or only our own of long ago."""
    plan = read_plan(PLANS[NAMES.index(name)], name)
    year = plan.offered.first
    known = {
        "none": (),
        "all": [f"{body} {at}-{month:02}-12" for body in ("raad", "commissie", "eigen") for at in (year, year + 1)
                for month in range(1, 13)],
        "late": [f"eigen {year + 9}-01-12"],
    }[meetings]  # fmt: skip
    return timeline(profile("Almere", vergaderingen=rows(*known), eigen_data=OWN), f"{year}-01-02", plan=plan)


@pytest.mark.parametrize("meetings", ["none", "all", "late"])
@pytest.mark.parametrize("name", NAMES)
def test_every_moment_says_why(name: str, meetings: str) -> None:
    found = seen(name, meetings).moments

    assert [one.id for one in found if not one.explanation] == []
    assert [one.id for one in found if one.kind in {"eigen-vergadering", "eigen"}] != []


def of_elections(found: Timeline) -> Iterator[Moment]:
    """Yield the moments of which the explanation speaks of an election or of what follows from one."""
    for one in found.moments:
        said = " ".join(reason.told for reason in one.explanation).lower()
        if any(word in said for word in ("verkiezing", "stemming", "nieuwe-raad", "nieuw-college")):
            yield one


@pytest.mark.parametrize("meetings", ["none", "all"])
@pytest.mark.parametrize("name", NAMES)
def test_what_hangs_on_an_election_says_on_which_day_that_is(name: str, meetings: str) -> None:
    for one in of_elections(seen(name, meetings)):
        if not one.id.startswith("herindelingsverkiezing"):  # the title of a milestone, and no day hangs on it
            said = " ".join(reason.told for reason in one.explanation)
            assert any(day in said for day in POLLS), (one.id, said)


def test_both_plans_hold_such_moments() -> None:
    assert {one.id for one in of_elections(seen("stappenplan", "all"))} >= {"stilte-2014", "inkoopkader.besluit"}
    assert {one.id for one in of_elections(seen("beleidscyclus", "all"))} >= {
        "stilte-2026", "nieuw-college-2030", "gesprek-met-partijen.verkennen",
    }  # fmt: skip


# In Almere 19 March 2014 was polling day, and 7 May is the estimate of the new college.
FALLBACKS = [
    ("alternatief vanaf nieuw college", True),
    ("alternatief vanaf mei 2014 | vanaf verkiezing", False),  # May begins after the election: that is what counts
    ("alternatief vanaf januari 2014 | vanaf nieuw college", True),
    ("alternatief vanaf mei 2014", False),
]


@pytest.mark.parametrize(("row", "told"), FALLBACKS)
def test_a_fallback_that_hangs_on_an_election_names_it(row: str, *, told: bool) -> None:
    plan = small_plan(step("nota", "voorkeur februari 2014", row))
    days = rows("raad 2014-01-09", "raad 2014-05-15", "raad 2014-06-12", "raad 2014-02-05 vervallen", "raad 2014-03-12")

    whole = {"van": "2014-01-01", "tot": "2014-12-31"}
    found = moment(timeline(profile("Almere", vergaderingen=days, vergaderschema=whole), plan=plan), "nota.besluit")

    said = " ".join(reason.told for reason in found.explanation)
    assert "Dat kan niet" in said
    assert (POLLS[0] in said) is told
    assert found.end
    assert plain_date(found.end) in said


def test_a_preference_that_hangs_on_an_election_begins_there() -> None:
    rules = [reason.rule for reason in moment(seen("stappenplan", "all"), "inkoopkader.besluit").explanation]

    preference = rules.index("De voorkeur van het plan is: vóór verkiezing.")
    assert any("19 maart 2014" in rule for rule in rules[:preference])
