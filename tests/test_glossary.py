"""Law lives in data: a word of the trade is no identifier, and no English word stands in for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GLOSSARY = yaml.load((ROOT / "data" / "begrippen.yaml").read_text("utf-8"), yaml.CSafeLoader)["begrippen"]
WORDS = [row["woord"].lower() for row in GLOSSARY]
NEVER = sorted({word.lower() for row in GLOSSARY for word in row["nooit"]})
ANY_NEVER = re.compile(rf"\b(?:{'|'.join(map(re.escape, NEVER))})s?\b")
FILES = sorted((ROOT / "src").rglob("*.py"))
LONG = 6  # a word of this length is also found inside a longer one: collegebesluit, raadsverordening


def definitions(source: str) -> Iterator[str]:
    """Yield every name that the source gives to something.

    A keyword in a call is not among them: there the Dutch alias of a field may stand, which is the border.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)):
                yield name


def dutch_in(name: str) -> list[str]:
    parts = [part.lower() for part in re.findall(r"[A-Z]?[^A-Z_]+|[A-Z]+", name)]
    whole = "".join(parts)
    return [word for word in WORDS if word in parts or (len(word) >= LONG and word in whole)]


def never_in(text: str) -> list[str]:
    flat = " ".join(text.lower().split())
    return sorted(set(ANY_NEVER.findall(flat)))


def test_every_row_of_the_glossary_is_whole() -> None:
    for row in GLOSSARY:
        assert list(row) == ["woord", "betekenis", "engels", "nooit"], row
        assert row["betekenis"].endswith("."), row["woord"]
        assert len(row["betekenis"].split()) <= 20, row["woord"]
    assert sorted(WORDS) == WORDS
    assert len(set(WORDS)) == len(WORDS)


# documents/facts.py holds the names that the template of a letter fills in: who writes a template types them.
@pytest.mark.parametrize(
    "file",
    [file for file in FILES if file != ROOT / "src" / "wmoplan" / "documents" / "facts.py"],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_no_word_of_the_glossary_is_an_identifier(file: Path) -> None:
    names = {*definitions(file.read_text("utf-8")), file.stem}

    assert {name: dutch_in(name) for name in sorted(names) if dutch_in(name)} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_english_word_stands_in_for_one_of_the_glossary(file: Path) -> None:
    assert never_in(file.read_text("utf-8")) == []


PLANTED = [
    ("def verordening_day(): ...", ["verordening"]),  # a name in two languages
    ("class RaadMeeting: ...", ["raad"]),  # a word in a name of capitals
    ("collegebesluit = 1", ["college"]),  # inside a longer word
    ("def next(griffie): ...", ["griffie"]),  # a parameter
    ("Moment(bestek=1)", []),  # an alias in a call is the border
    ("recess = wmoplan = 1", []),  # English, and the name of the program
]


@pytest.mark.parametrize(("source", "found"), PLANTED)
def test_a_planted_identifier_is_found(source: str, found: list[str]) -> None:
    assert [word for name in definitions(source) for word in dutch_in(name)] == found


@pytest.mark.parametrize("text", ["One ordinance.", "Two by-laws.", "the town\n    clerk"])
def test_a_planted_word_is_found(text: str) -> None:
    assert never_in(text)
