"""docs/rules.md is docs/rekenregels.md in English: the same sections, rows, code and numbers, in the same order."""

import re
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from wmoplan.cli.grammar import known_commands
from wmoplan.cli.program import root

DOCS: Final = Path(__file__).parents[1] / "docs"
CODE: Final = re.compile(r"`[^`]+`")
NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)*%?")
FENCE: Final = re.compile(r"```.*?```", re.DOTALL)
SHOWN: Final = {word: one.path[-1] for one in known_commands(root()) for word in one.names[-1]}
COMMAND: Final = re.compile(rf"(?<![\w./-])(?:{'|'.join(sorted(SHOWN, key=len, reverse=True))})(?![\w./=-])")


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
        """All code; a command is called by its Dutch word in one and by its English word in the other."""
        found = CODE.findall(FENCE.sub("", self.text))
        return Counter(COMMAND.sub(lambda word: SHOWN[word[0]], " ".join(code.split())) for code in found)

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
