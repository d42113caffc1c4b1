"""What is read with the regular expressions of PyYAML, of which none is compiled before it is used."""

import re

import pytest
import yaml

from wmoplan import pyyaml


def test_only_pyyaml_is_loaded_with_regular_expressions_that_wait() -> None:
    assert type(re.compile("a")) is re.Pattern
    assert type(yaml.reader.Reader.NON_PRINTABLE) in {re.Pattern, pyyaml.Waiting}  # a test may load PyYAML first


# Source: YAML 1.1, 5.1 (which characters are printable) and the types of yaml.org/type (int, float, bool, timestamp).
@pytest.mark.parametrize(("text", "value"), [("3", 3), ("1.5", 1.5), ("no", False), ("word", "word"), ("2014", 2014)])
def test_the_reader_in_python_knows_the_types(text: str, value: object) -> None:
    assert yaml.safe_load(text) == value


def test_the_reader_in_python_refuses_what_cannot_be_printed() -> None:
    with pytest.raises(pyyaml.YAMLError, match="special characters are not allowed"):
        yaml.safe_load("raad: \x07")


@pytest.mark.parametrize("word", ["raad", "raadsvergadering", ""])
def test_a_regular_expression_that_waits_finds_the_same(word: str) -> None:
    waiting, made = pyyaml.Waiting("(RAAD)(s?)", re.IGNORECASE), re.compile("(RAAD)(s?)", re.IGNORECASE)
    assert [found.groups() for found in waiting.finditer(word)] == [found.groups() for found in made.finditer(word)]
    assert waiting.pattern == made.pattern
