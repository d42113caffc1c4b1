"""The head of a plan says what a first profile needs to know of the whole plan."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from wmoplan.model.plan import Plan
from wmoplan.model.step import Step
from wmoplan.read.plan import plan_in, read_plan
from wmoplan.read.yaml import read_tree
from wmoplan.reckon.plan_head import PlanHead, head_of_plan

DATA = Path(__file__).parents[2] / "data"
SHIPPED = [row["bestand"] for row in yaml.safe_load((DATA / "plannen.yaml").read_text("utf-8"))]
CYCLE = "beleidscyclus.yaml"


@cache
def plan_of(name: str) -> Plan:
    return read_plan(DATA / name, name)


@cache
def head_of(name: str) -> PlanHead:
    return head_of_plan(plan_of(name))


def closure(step: Step, plan: Plan) -> set[str]:
    """Return all that a step hangs on: its anchors, and what these hang on in turn."""
    steps = {one.id: one for one in plan.steps}
    anchors = {one.id: one.when.anchor for one in plan.anchors}
    found: set[str] = set()
    left = [step.takes_effect, *(when.anchor for when in step.whens())]
    while left:
        name = left.pop()
        if name and name not in found:
            found.add(name)
            left.append(anchors.get(name, ""))
            if name in steps:
                left += [steps[name].takes_effect, *(when.anchor for when in steps[name].whens())]
    return found


# -- the head and the whole


@pytest.mark.parametrize("name", SHIPPED)
def test_the_head_has_the_id_and_the_horizon_of_the_plan(name: str) -> None:
    head, plan = head_of(name), plan_of(name)
    runs = plan.runs.period

    assert head.id == plan.id
    assert runs
    assert (head.first, head.last) == (runs.first, runs.last)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_head_has_the_subjects_of_the_plan(name: str) -> None:
    topics = plan_of(name).topics

    assert [tuple(one) for one in head_of(name).subjects] == [
        (one.id, one.title, one.note, one.suggested) for one in topics
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_head_has_the_days_that_a_municipality_chooses(name: str) -> None:
    chosen = [one for one in plan_of(name).anchors if one.question]

    assert [(one.id, one.question, one.text, one.supposed) for one in head_of(name).choices] == [
        (one.id, one.question, one.when.text, one.when.period.last if one.when.period else None) for one in chosen
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_head_follows_the_steps_as_the_plan_does(name: str) -> None:
    plan = plan_of(name)
    choices = {one.id for one in plan.anchors if one.question}
    expected: dict[str, set[str]] = {}
    for step in plan.steps:
        for topic in step.topics:
            expected.setdefault(topic, set()).update(closure(step, plan) & choices)

    assert {topic: set(names) for topic, names in head_of(name).hung_on.items()} == expected


@pytest.mark.parametrize("name", SHIPPED)
def test_the_example_is_a_step_that_somebody_decides_on_or_there_is_none(name: str) -> None:
    decided = [step.id for step in plan_of(name).steps if step.decision != "geen" and not step.series]

    assert head_of(name).example == (decided[0] if decided else "")


# -- which days a subject hangs on, as the file says

HANGS = [
    # subjects, the days that are asked
    (("inkoop",), ["start-contract"]),  # framework on tender, tender on award, award on the contracts
    (("kwaliteit",), ["einde-beleidsplan"]),  # the plan itself; the yearly survey hangs on nothing
    (("verordening",), ["ingang-verordening"]),  # by its last day and by when it takes effect
    (("meepraten",), ["ingang-verordening"]),  # the participation rules of 2027 hang on nothing
    (("geld",), []),  # what comes back every year hangs on nothing
    (("gemeenteraad",), []),  # the election is no day that a municipality chooses
    (("inkoop", "kwaliteit"), ["einde-beleidsplan", "start-contract"]),  # in the order of the file
    (("kwaliteit", "inkoop"), ["einde-beleidsplan", "start-contract"]),  # and not in that of the subjects
    ((), ["einde-beleidsplan", "ingang-verordening", "start-contract"]),  # no subject is all of them
    (("xyzzy",), []),  # an unknown subject hangs on nothing
]


@pytest.mark.parametrize(("subjects", "expected"), HANGS)
def test_a_subject_asks_only_for_the_days_that_it_hangs_on(subjects: tuple[str, ...], expected: list[str]) -> None:
    assert [one.id for one in head_of(CYCLE).choices_for(subjects)] == expected


def test_the_plan_of_2014_lets_nobody_choose_a_day() -> None:
    head = head_of("stappenplan.yaml")

    assert head.choices == head.choices_for(()) == ()
    assert (str(head.first), str(head.last)) == ("2013-11-01", "2014-12-31")  # November 2013 to December 2014


# -- a small file

SMALL = """\
id: klein
looptijd: vanaf 2026
ankers:
  - {id: start, wanneer: 1 januari 2028, vraag: Wanneer begint het?}
  - {id: vast, wanneer: 1 juli 2027}
  - {id: later, wanneer: uiterlijk 1 jaar na start, vraag: Wanneer is het later?}
stappen:
  - {id: a, besluit: geen, onderwerpen: [een], planning: [{wanneer: vóór b}]}
  - {id: 'b', besluit: geen, onderwerpen: [twee], planning: [{wanneer: uiterlijk c}, {wanneer: vóór vast}]}
  - {id: d, besluit: raad, onderwerpen: [drie], planning: [{wanneer: mei 2026}]}
  - {id: c, besluit: raad, onderwerpen: [], wettelijk: {wanneer: vanaf start}}
onderwerpen:
  - {id: een, titel: Een, voorgesteld: ja}
  - {id: twee, titel: Twee, uitleg: Het tweede., voorgesteld: nee}
  - {id: drie, titel: Drie}
"""


def small(text: str = SMALL) -> PlanHead:
    """Return the head of a plan of which only the keys that matter are written."""
    tree = read_tree(text.replace("1 jaar na", "12 maanden na").encode(), "klein.yaml")[0]
    row = {"titel": "Een rij", "bron": "brief"}
    tree |= {"titel": "Klein", "geldt-voor": {"van": "2026", "tot": "2026"}, "maanden-afronden": "laatste dag"}
    tree |= {"documenten": [{"id": "brief", "titel": "De brief"}], "looptijd": str(tree["looptijd"])}
    tree["ankers"] = [row | one for one in tree.get("ankers", [])]
    tree["onderwerpen"] = [row | one for one in tree.get("onderwerpen", [])]
    for step in tree.setdefault("stappen", []):
        step |= {"titel": "Een stap", "naam": "de stap", "bron": "brief"}
        step["planning"] = [{"soort": "uiterlijk"} | one for one in step.get("planning", [])]
        step.update({key: one | row for key, one in step.items() if key == "wettelijk"})
        step.get("wettelijk", {}).pop("titel", None)
    return head_of_plan(plan_in(yaml.safe_dump(tree, allow_unicode=True).encode(), "klein.yaml"))


def test_an_open_horizon_has_no_days() -> None:
    head = small()

    assert str(head.first) == "2026-01-01"
    assert head.last is None


SUPPOSED = [
    # what holds until a day is chosen, the day that is supposed
    ("1 januari 2028", "2028-01-01"),
    ("juli 2027", "2027-07-31"),  # the last day of a time counts
    ("uiterlijk juli 2027", "2027-07-31"),
    ("vanaf juli 2027", "None"),  # a time without a last day
    ("onbekend", "None"),
]


@pytest.mark.parametrize(("words", "expected"), SUPPOSED)
def test_the_last_day_of_a_time_is_supposed(words: str, expected: str) -> None:
    choice = small(SMALL.replace("1 januari 2028", words)).choices[0]

    assert (str(choice.supposed), choice.text) == (expected, words)


def test_a_day_that_hangs_on_another_is_supposed_to_be_no_day() -> None:
    assert [(one.id, str(one.supposed)) for one in small().choices] == [
        ("start", "2028-01-01"),
        ("later", "None"),
    ]


REACHED = [
    # subject, what it hangs on
    ("een", {"start"}),  # by way of two steps
    ("twee", {"start"}),  # by way of one; the fixed anchor is no choice
    ("drie", set()),
]


@pytest.mark.parametrize(("subject", "expected"), REACHED)
def test_steps_that_hang_on_steps_are_followed(subject: str, expected: set[str]) -> None:
    assert small().hung_on[subject] == expected


MORE = [
    # words of step c instead of "wettelijk: {wanneer: vanaf start}", what subject "een" hangs on
    ("ingang: start", {"start"}),  # when it takes effect
    ("planning: [{wanneer: mei 2027, voorwaarde: vanaf start}]", {"start"}),  # a condition that it waits for
    ("planning: [{wanneer: uiterlijk termijn lang vóór start}]", {"start"}),  # a length that is named
    ("planning: [{wanneer: uiterlijk later}]", {"later", "start"}),  # a day that hangs on another one
    ("planning: [{wanneer: vóór verkiezing}]", set()),  # what every municipality has
]


@pytest.mark.parametrize(("words", "expected"), MORE)
def test_whatever_a_step_hangs_on_is_followed(words: str, expected: set[str]) -> None:
    text = SMALL.replace("wettelijk: {wanneer: vanaf start}", words)

    assert text != SMALL
    assert small(text).hung_on["een"] == expected


def test_a_plan_of_milestones_only_has_a_bare_head() -> None:
    head = small("id: kaal\nlooptijd: 2026\n")

    assert (head.id, head.example, head.subjects, head.choices, head.hung_on) == ("kaal", "", (), (), {})
