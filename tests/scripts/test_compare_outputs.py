"""The tool that holds two versions against each other: it finds what differs, and only that."""

import sys
from pathlib import Path

import pytest

from scripts.compare_cases import Case, Step, cases
from scripts.compare_outputs import Difference, Program, differences, told, visible

CASE = Case("haren@2014-01-15", {}, ())


def found(old: dict[str, str], new: dict[str, str], *, text: bool = False) -> list[Difference]:
    return list(differences(CASE, old, new, text=text))


def test_equal_outputs_are_not_named() -> None:
    assert found({"check": "a\nb"}, {"check": "a\nb"}) == []


def test_a_difference_tells_its_lines() -> None:
    (one,) = found({"check": "a\nb\nc\nd"}, {"check": "a\nb\nx\nd"})

    assert one.output == "haren@2014-01-15 | check"
    assert one.changed == ("-c", "+x")


@pytest.mark.parametrize(
    ("old", "new"), [({"check": "a"}, {}), ({}, {"check": "a"}), ({"check": "a\n"}, {"check": "a"})]
)
def test_an_output_that_is_gone_or_new_and_a_line_end_are_differences(old: dict[str, str], new: dict[str, str]) -> None:
    assert len(found(old, new)) == 1


def test_of_a_page_the_words_alone_can_be_compared() -> None:
    old, new = {"build > a.html": "<p>Een <b>dag</b></p>"}, {"build > a.html": "<p class='x'>Een <i>dag</i></p>"}

    assert len(found(old, new)) == 1
    assert found(old, new, text=True) == []
    assert visible("<p>Een</p><p>dag</p>") != visible("<p>Een</p><p>week</p>")


def test_differences_with_one_cause_stand_together() -> None:
    alike = [Difference(f"{name} | check", ("@@", "-a", "+b")) for name in "xyz"]
    other = Difference("q | check", ("@@", "-a", "+c"))

    lines = list(told([other, *alike], most=1, longest=5))

    assert lines[1] == "== 3 outputs: x | check; y | check; z | check"
    assert lines[-1] == "... and 1 other kinds of differences"


def test_every_case_has_its_own_name_and_labels() -> None:
    full = list(cases(quick=False))

    assert len({case.name for case in full}) == len(full)
    assert len([case for case in full if case.name.endswith("@years")]) >= 40  # the issue asks for 40 profiles
    assert {case.name for case in cases(quick=True)} <= {case.name for case in full}


def test_a_program_says_the_same_twice_and_remembers_it(tmp_path: Path) -> None:
    steps = (Step("version", ("--version",)), Step("init", ("init", "Haren", "--as-of", "2014-01-15")))
    case = Case("first", {}, steps)
    program = Program(Path(sys.executable), tmp_path)

    said = program.say(case)
    program.end()

    assert said["version"] == "status 0\n-- out\nwmoplan <version>\n\n-- err\n"
    assert "gemeente: Haren" in said["init > wmoplan.yaml"]
    assert Program(Path(sys.executable), tmp_path).say(case) == said
