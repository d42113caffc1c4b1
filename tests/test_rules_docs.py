"""docs/rules.md is docs/rekenregels.md in English: the same sections, rows, code and numbers, in the same order."""

import re
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

DOCS: Final = Path(__file__).parents[1] / "docs"
CODE: Final = re.compile(r"`[^`]+`")
NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)*%?")
FENCE: Final = re.compile(r"```.*?```", re.DOTALL)


class Section(NamedTuple):
    heading: str
    text: str

    @property
    def rows(self) -> tuple[int, int]:
        """How many points and how many rows of a table it has."""
        lines = self.text.splitlines()
        return sum(bool(re.match(r"- |\d\. ", line)) for line in lines), sum(line.startswith("|") for line in lines)

    @property
    def code(self) -> Counter[str]:
        return Counter(" ".join(code.split()) for code in CODE.findall(FENCE.sub("", self.text)))

    @property
    def numbers(self) -> Counter[str]:
        return Counter(NUMBER.findall(CODE.sub("", FENCE.sub("", self.text))))


def sections(name: str) -> list[Section]:
    """Return the sections below a second-level or third-level heading."""
    parts = re.split(r"^##+ (.+)$", (DOCS / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [Section(heading, text) for heading, text in zip(parts[::2], parts[1::2], strict=True)]


DUTCH: Final = sections("rekenregels.md")
ENGLISH: Final = sections("rules.md")


def test_both_have_the_same_sections() -> None:
    assert len(ENGLISH) == len(DUTCH)


@pytest.mark.parametrize(("dutch", "english"), list(zip(DUTCH, ENGLISH, strict=False)), ids=lambda one: one.heading)
def test_a_section_says_the_same_in_both(dutch: Section, english: Section) -> None:
    assert english.rows == dutch.rows
    assert english.code == dutch.code
    assert english.numbers == dutch.numbers
