"""The engine says nothing itself: every sentence that a user reads stands in `data/` or in a template."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

RECKON = Path(__file__).parents[2] / "src" / "wmoplan" / "reckon"
DUTCH = {
    "aan", "bekend", "dat", "de", "die", "een", "en", "er", "geen", "het", "in", "is", "met", "na", "niet", "nog", "op",
    "over", "tot", "u", "uw", "van", "voor", "wordt", "zijn",
}  # fmt: skip
"""Words that hardly any Dutch sentence goes without."""

ALLOWED = {"de ", "het ", "op schema"}
"""The articles that are taken off a name, and a verdict."""


def sentences(source: str) -> Iterator[str]:
    """Yield the texts of a module that have a space and a Dutch word in them, docstrings and English faults apart."""
    tree = ast.parse(source)
    bodies = [line for node in ast.walk(tree) for line in _body(node) if isinstance(line, ast.Expr)]
    told = {id(line.value) for line in bodies}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = node.value.lower().replace("'", " ").split()
            if " " in node.value and node.value not in ALLOWED and DUTCH & set(words):
                yield node.value


def _body(node: ast.AST) -> list[ast.stmt]:
    body = getattr(node, "body", None)
    return body if isinstance(body, list) else []


@pytest.mark.parametrize("file", sorted(RECKON.glob("*.py")), ids=lambda file: file.stem)
def test_no_sentence_for_a_user_stands_in_the_engine(file: Path) -> None:
    assert not list(sentences(file.read_text("utf-8")))


def test_a_planted_sentence_is_found() -> None:
    assert list(sentences('REASON = f"Dit is bevestigd: {day}."')) == ["Dit is bevestigd: "]
