"""From a profile to a timeline: whatever somebody writes, there is a timeline or a fault that is told."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wmoplan.desk.beside import Text
from wmoplan.desk.opening import reckoned
from wmoplan.desk.shipped import offers, plan_of
from wmoplan.errors import DataError

NOW = date(2026, 11, 22)

DAYS = st.one_of(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(str),
    st.sampled_from(["1900-01-01", "2100-12-31", "2028-02-29", "9999-12-31", "1 jan 2028", "2028", "morgen", ""]),
)
FACTS = st.one_of(
    DAYS,
    st.fixed_dictionaries({"datum": DAYS}, optional={"sinds": DAYS, "bron": st.text(max_size=5)}),
    st.lists(DAYS, max_size=2),
)
LENGTHS = st.one_of(
    st.builds(
        "{} {}".format, st.integers(-1, 1001), st.sampled_from(["dagen", "werkdagen", "weken", "maanden", "uur"])
    ),
    st.sampled_from(["12:00 op de dag zelf", "een jaar", ""]),
)
TERMS = st.one_of(
    LENGTHS, st.fixed_dictionaries({"lengte": LENGTHS}, optional={"sinds": DAYS, "reces": st.just("overslaan")})
)
PLANS = ("beleidscyclus", "landelijke-kalender", "invoering-2015", "xyzzy", "")
KEYS = {
    "plan": st.one_of(st.lists(st.sampled_from(PLANS), max_size=4), st.lists(st.sampled_from(PLANS)).map(", ".join)),
    "ankers": st.one_of(
        DAYS,
        st.dictionaries(st.sampled_from(["einde-beleidsplan", "ingang-verordening", "start-contract", "x"]), FACTS),
    ),
    "termijnen": st.one_of(
        LENGTHS, st.dictionaries(st.sampled_from(["aanbesteding", "advies", "bekendmaking", "college", "x"]), TERMS)
    ),
}


@settings(max_examples=150)
@given(
    place=st.sampled_from(["Almere", "Hilversum", "Haren"]),
    keys=st.fixed_dictionaries({}, optional=KEYS),
    as_of=st.sampled_from([NOW, date(2014, 1, 15), date(2030, 6, 1), date(2060, 1, 1)]),
)
def test_days_and_lengths_of_ones_own_never_end_in_a_bug(place: str, keys: dict[str, object], as_of: date) -> None:
    text = yaml.safe_dump({"gemeente": place, **keys}, allow_unicode=True)
    try:
        timeline = reckoned(Text("p.yaml", text.encode()), as_of).timeline
    except DataError as fault:
        told = [problem.message for problem in fault.problems]
    else:
        told = [moment.id for moment in timeline.moments]

    assert told
    assert all(told)


EMPTY = [
    # plan, the plans that are followed; what follows is why
    ("''", ["beleidscyclus", "landelijke-kalender"]),  # no word is no plan: that of the year
    ("['']", ["beleidscyclus", "landelijke-kalender"]),  # so in a list
    ("'landelijke-kalender,'", ["landelijke-kalender"]),  # a comma too many
    ("'invoering-2015, , beleidscyclus'", ["invoering-2015", "beleidscyclus", "landelijke-kalender"]),  # in between
    ("'landelijke-kalender, landelijke-kalender'", ["landelijke-kalender"]),  # one plan is followed once
    ("'landelijke-kalender, beleidscyclus'", ["landelijke-kalender", "beleidscyclus"]),  # in the order of the profile
]


@pytest.mark.parametrize(("written", "expected"), EMPTY)
def test_the_plans_of_a_profile_are_followed_once_each(written: str, expected: list[str]) -> None:
    text = Text("p.yaml", f"gemeente: Almere\nplan: {written}\n".encode())

    assert [plan.id for plan in reckoned(text, NOW).timeline.plans] == expected


PLACES = [
    # gemeente, the municipality of 2026; what follows is why
    ("Groningen", "Groningen"),  # it is there
    ("Haren", "Groningen"),  # became a part of it on 1 January 2019 (data/herindelingen.csv)
    ("GM0017", "Groningen"),  # the code of Haren
    ("Den Bosch", "'s-Hertogenbosch"),  # another name
    ("Bergen (L.)", "Bergen (L.)"),  # one of two
]


@pytest.mark.parametrize(("written", "expected"), PLACES)
def test_a_profile_can_name_its_municipality_by_an_old_name(written: str, expected: str) -> None:
    text = Text("p.yaml", f'gemeente: "{written}"\nplan: beleidscyclus\n'.encode())

    assert reckoned(text, NOW).timeline.municipality.name == expected


UNCLEAR = [
    # gemeente, what is said
    ("Haaren", "Haaren is op 1 januari 2021 verdeeld over Boxtel,"),  # over four, on 1 January 2021
    ("Bergen", "er is meer dan één gemeente 'Bergen'"),
    ("Xyzzy", "'Xyzzy' is geen gemeente die wmoplan kent."),
]


@pytest.mark.parametrize(("written", "said"), UNCLEAR)
def test_a_profile_that_can_mean_more_municipalities_is_refused(written: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        reckoned(Text("p.yaml", f"gemeente: {written}\nplan: beleidscyclus\n".encode()), NOW)

    assert said in str(caught.value)
    assert caught.value.problems[0].line == 1


def test_each_plan_has_the_municipality_of_its_own_years() -> None:
    text = Text("p.yaml", b"gemeente: Leeuwarden\nplan: [invoering-2015, beleidscyclus]\n")
    timeline = reckoned(text, NOW).timeline
    days = {moment.id: str(moment.end) for moment in timeline.moments if moment.kind == "verkiezing"}

    # it voted in November 2013 and not in March 2014 (data/verkiezingen.yaml), and as all others in 2026 and 2030
    assert days == {
        "verkiezing-2013": "2013-11-13", "verkiezing-2026": "2026-03-18", "verkiezing-2030": "2030-03-20",
    }  # fmt: skip


@pytest.mark.parametrize("name", [plan for plan in PLANS if plan in offers()])
def test_a_plan_with_days_to_choose_says_how_it_rounds(name: str) -> None:
    """A month before the 31st must have a day, whichever day somebody chooses."""
    plan = plan_of(name)
    is_chosen = any(anchor.question for anchor in plan.anchors)

    assert plan.rounding or not is_chosen
