"""No line of code knows a plan: a new plan is a file in `data/` and a row in `data/plannen.yaml`, and nothing else."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from wmoplan.desk.followed import named_plan
from wmoplan.desk.shipped import offers, plan_of

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "wmoplan"

OWN: Final = [str(file) for file in sorted((ROOT / "examples" / "plannen").iterdir())]
"""Plans that come with the examples."""

EXCEPTIONS: Final = {
    # file, word: why it may stand there
    ("model/plan.py", "tienpuntenplan"): "a key of every plan: the idea that a source gives to volunteers",
    ("model/profile.py", "toegang"): "a key of every profile: how the place where one speaks can be entered",
    ("read/meetings/words.py", "gemeenteraad"): "what people write for the body that decides",
    ("cli/options.py", "landelijke-kalender"): "an example in a help text",
    ("cli/program.py", "regio"): "what people type for the command",
    ("desk/shipped.py", "regio"): "the name of a schema",
    ("model/region.py", "regio"): "a key of every file of a region: its name",
    ("render/region_feed.py", "regio"): "part of an identity, where the name of a region has no letters",
    ("documents/data.py", "regio"): "a key of the JSON of a region",
    ("cli/looking.py", "invoering-2015"): "an example in a help text",
}


class Literal(NamedTuple):
    file: str
    line: int
    value: str | int


@cache
def names() -> frozenset[str]:
    """Return the ids of every shipped plan, and of all that stands in one."""
    found: set[str] = set()
    for plan in (*map(plan_of, offers()), *map(named_plan, OWN)):
        found |= {plan.id, *(row.id for row in plan.anchors), *(row.id for row in plan.topics)}
        found |= {*(row.id for row in plan.terms), *(row.id for row in plan.phases), *(row.id for row in plan.duties)}
        for row in plan.steps:
            found |= {row.id, row.series}
        for milestone in (*plan.milestones, *plan.products, *plan.measurements):
            found |= {milestone.id, milestone.series}
    return frozenset(found - {""})


def literals(text: str, file: str) -> Iterator[Literal]:
    """Yield the strings and the numbers of a program; a string that stands alone is a docstring."""
    tree = ast.parse(text)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in alone and isinstance(node.value, str | int):
            yield Literal(file, node.lineno, node.value)


@cache
def ours() -> tuple[Literal, ...]:
    files = sorted(SOURCE.rglob("*.py"))
    return tuple(
        literal for file in files for literal in literals(file.read_text("utf-8"), file.relative_to(SOURCE).as_posix())
    )


def known(value: object) -> str:
    """Return the id that a literal is, or that stands in its words where no Dutch word is written so; else nothing."""
    if not isinstance(value, str):
        return ""
    if value in names():
        return value
    words = re.findall(r"[\w-]+", value)
    return next((word for word in words if word in names() and "-" in word), "")


def test_no_word_of_a_plan_stands_in_the_code() -> None:
    found = [one for one in ours() if (word := known(one.value)) and (one.file, word) not in EXCEPTIONS]

    assert found == []


def test_every_exception_is_still_needed() -> None:
    assert {(one.file, known(one.value)) for one in ours()} >= set(EXCEPTIONS)


def test_no_year_of_a_plan_stands_in_the_code() -> None:
    assert [one for one in ours() if isinstance(one.value, int) and 2010 <= one.value <= 2040] == []


PLANTED = [
    # code, what is found
    ('if step.id == "nieuw-bestek": pass', "nieuw-bestek"),  # a step
    ('KEY = {"begroting-2027": 1}', "begroting-2027"),  # a step of one year
    ('KEY = "begroting-jaar"', "begroting-jaar"),  # and that of all years
    ('KEY = "inkoop"', "inkoop"),  # a subject, though it is a Dutch word
    ('KEY = f"Kies {plan} of invoering-2015"', "invoering-2015"),  # inside a sentence
    ('KEY = "Zoals inkoop"', ""),  # a Dutch word inside a sentence is no id
    ('"""Of the plan beleidscyclus."""', ""),  # a docstring is no code
    ('KEY = "besluit"', ""),  # a word of the rules
]


@pytest.mark.parametrize(("code", "expected"), PLANTED)
def test_a_planted_word_is_found(code: str, expected: str) -> None:
    assert next(filter(None, (known(one.value) for one in literals(code, "x.py"))), "") == expected
