"""Words and ids of a file, held against those that are known."""

import pytest

from wmoplan.place import KeyPath
from wmoplan.read.known import EACH, KEY, double_ids, unknown_words, words_at, words_of
from wmoplan.read.yaml import parse

FILE = parse(
    """\
plan: eigen.yaml, beleid
onderwerpen: [inkoop, [vervoer], 3]
organen:
  forum: {rechten: [inspreken]}
  raad:
stappen:
  - {id: visie, na: [nota]}
  - los
  - id: nota
  - id: visie
""",
    "wmoplan.yaml",
)

WORDS: list[tuple[tuple[str, ...], list[tuple[KeyPath, str]]]] = [
    # pattern, the words with their paths
    (("plan", EACH), [(("plan",), "eigen.yaml"), (("plan",), "beleid")]),  # with commas on one line
    (("onderwerpen", EACH), [(("onderwerpen", 0), "inkoop"), (("onderwerpen", 2), "3")]),  # a list is no word
    (("organen", KEY), [(("organen", "forum"), "forum"), (("organen", "raad"), "raad")]),  # without a value too
    (("organen", EACH, "rechten", EACH), [(("organen", "forum", "rechten", 0), "inspreken")]),
    (("stappen", EACH, "na", EACH), [(("stappen", 0, "na", 0), "nota")]),
    (("stappen", EACH, "onderwerp"), []),
    (("griffie", KEY), []),
    (("organen", EACH), []),  # a table of rows has no words of its own
]


@pytest.mark.parametrize(("pattern", "words"), WORDS, ids=[" ".join(pattern) for pattern, _ in WORDS])
def test_a_pattern_gives_the_words_that_stand_there(pattern: tuple[str, ...], words: list[tuple[KeyPath, str]]) -> None:
    assert list(words_at(FILE, *pattern)) == words


def test_an_id_that_stands_twice_is_told_with_both_lines() -> None:
    (problem,) = double_ids(words_at(FILE, "stappen", EACH, "id"), FILE)

    assert (problem.file, problem.line) == ("wmoplan.yaml", 10)
    assert problem.message == "de id 'visie' staat ook op regel 7."


UNKNOWN = [
    # pattern, what is known, the remedy
    (("onderwerpen", EACH), ("inkopen", "3"), "Bedoelt u 'inkopen'? Kies uit: 3 of inkopen."),
    (("organen", EACH, "rechten", EACH), (), "Haal het weg."),
]


@pytest.mark.parametrize(("pattern", "known", "remedy"), UNKNOWN, ids=["nearly right", "nothing known"])
def test_a_word_that_is_not_known_has_a_way_out(pattern: tuple[str, ...], known: tuple[str, ...], remedy: str) -> None:
    (problem,) = unknown_words(words_of(FILE, "woord", known, pattern), FILE)

    assert problem.message.endswith("is geen woord.")
    assert problem.remedy == remedy


def test_a_key_where_nothing_is_known_goes_with_its_line() -> None:
    problems = list(unknown_words(words_of(FILE, "orgaan", (), ("organen", KEY)), FILE))

    assert [(problem.line, problem.remedy) for problem in problems] == [
        (4, "Haal de regel weg."),
        (5, "Haal de regel weg."),
    ]
