"""The mutants of a module: each is one small fault, and the code is whole again after it."""

import ast

import pytest

from scripts.mutate import mutants


def faults(source: str) -> list[str]:
    return [mutant.what for mutant in mutants(source)]


FAULTS = [
    # a body of a function, its faults
    ("return a < b", ["a <= b", "a >= b"]),
    ("return a == b", ["a != b"]),
    ("return a <= b < 3", ["a < b < 3", "a <= b <= 3", "4"]),
    ("return a and b", ["without a", "without b"]),
    ("return not a", ["a"]),
    ("return a + 1", ["return None", "a - 1", "2"]),
    ("return f'{a + 1}'", ["return None"]),
    ("return is_day(a)", ["return not is_day(a)"]),
    ("return min(a)", ["return None", "max(a)"]),
    ("if a:\n        b()", ["not a", "without b()"]),
    ("return [b for b in a if b]", ["return None", "not b", "without if b"]),
    ("raise ValueError(a + 1)", []),
    ("a: int | None = None", []),
]


@pytest.mark.parametrize(("body", "found"), FAULTS, ids=[row[0] for row in FAULTS])
def test_the_faults_that_are_made(body: str, found: list[str]) -> None:
    assert faults(f"def f(a, b=1):\n    {body}\n") == found


def test_a_constant_of_the_module_is_changed_and_named() -> None:
    (one,) = mutants("WEEKS: Final = 2\nKinds = A | B\n")

    assert (one.constant, one.line, one.key) == ("WEEKS", 1, "WEEKS: Final = 2 | 3")


def test_the_fields_of_a_class_stay_and_its_methods_change() -> None:
    assert faults("class A:\n    b: int = 1\n    def f(self):\n        return self.b + 1\n") == [
        "return None",
        "self.b - 1",
        "2",
    ]


def test_the_tree_holds_one_fault_at_a_time() -> None:
    source = "def f(a):\n    if a < 2:\n        return a + 1\n    return 0\n"
    texts = [ast.unparse(mutant.tree) for mutant in mutants(source)]

    assert len(set(texts)) == len(texts) == 7
    assert all(
        len(set(text.splitlines()) ^ set(source.splitlines())) == 2 for text in texts
    )  # one line, before and after
