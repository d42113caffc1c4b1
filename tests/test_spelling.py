"""Every word that a volunteer reads is a word: hunspell knows it, or it stands in tests/kept_words.txt.

That list is kept by hand. It holds names, and words of the trade that the dictionary lacks; each is in use.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from typing import Final

import pytest
import yaml

from tests.language import Piece, untyped
from tests.reading import (
    READERS,
    ROOT,
    code_pieces,
    help_pieces,
    kept_words,
    message_pieces,
    output_pieces,
)
from tests.test_language import READ, REFUSED, SPOKEN
from wmoplan.render.plan_json import plan_schema

INSTALL: Final = "install it: apt-get install hunspell hunspell-nl"

QUOTED: Final = re.compile(r"(?<!\w)'[^']*'(?!\w)|\"[^\"]*\"")
"""What somebody else wrote, or what the reader must write."""

CODES: Final = frozenset(
    {
        *("csv", "json", "markdown", "plain", "table", "text"),  # what one types behind --format
        *("advies-vaststellen", "clientenraad", "eigen-data", "inloop-avond"),  # what one types in a profile
        *("volgende-nieuw-college", "volgende-nieuwe-raad"),  # days that a plan counts from
        *("EXRULE", "RRULE", "SEQUENCE", "UNTIL", "VEVENT"),  # words inside a calendar file
        "null",  # how JSON says that there is nothing
    }
)
"""Words that stand in no data file, and that are written as they stand."""

WORD: Final = re.compile(r"(?<![\w'-])[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w'-])")


def codes() -> set[str]:
    """Return the ids and the keys of the data files, which a reader types or sees between brackets."""
    found: set[str] = set()
    files = [*ROOT.glob("data/*.yaml"), *ROOT.glob("examples/**/*.yaml")]
    trees = [yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) for file in files]  # noqa: S506 - strings only
    trees += [json.loads(file.read_text("utf-8")) for file in ROOT.glob("data/schemas/*.json")]
    trees.append(plan_schema())
    while trees:
        match trees.pop():
            case dict() as tree:
                found |= {*tree, *(str(tree[key]) for key in ("id", "soort", "rol") if key in tree)}
                trees += tree.values()
            case list() as rows:
                trees += rows
    of_moments = {"besluit-bernheze", "besluit-oss"}  # the decisions of each raad in examples/regio.yaml
    return {code for code in found if not code.isalpha()} | CODES | of_moments


def written(pieces: Iterable[Piece], known: set[str]) -> dict[str, str]:
    """Return every word of some pieces, with a place where it stands."""
    found: dict[str, str] = {}
    for piece in pieces:
        for word in WORD.findall(QUOTED.sub(" ", untyped(piece.text))):
            if word not in known:
                found.setdefault(word, piece.place)
    return found


def small(word: str) -> str:
    """Return a word as it stands inside a sentence."""
    return word if word.isupper() else word[0].lower() + word[1:]


def unknown(words: Iterable[str]) -> set[str]:
    """Return the words that hunspell does not know; a capital at the beginning is no fault."""
    program = shutil.which("hunspell")
    assert program, f"hunspell is not there; {INSTALL}"
    asked = {word: {word, small(word)} for word in words}
    done = subprocess.run(
        [program, "-d", "nl_NL", "-i", "utf-8", "-l"],
        input="\n".join(sorted(set().union(*asked.values()))),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"hunspell has no Dutch words: {done.stderr}{INSTALL}"
    refused = set(done.stdout.split("\n"))
    return {word for word, forms in asked.items() if forms <= refused}


@pytest.mark.slow
def test_every_word_is_in_the_dictionary_or_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    pieces = [piece for file, read in READ.items() for piece in read(file)]
    pieces += [piece for file in SPOKEN for piece in code_pieces(file)]
    pieces += [piece for file in REFUSED for piece in message_pieces(file)]
    pieces += help_pieces()
    pieces += [piece for reader in READERS for piece in output_pieces(reader, tmp_path_factory.mktemp("reader"))]
    words = written(pieces, codes())
    kept = set(kept_words())

    strange = {word: small(word) if small(word) in kept else word for word in unknown(words)}

    wrong = "\n".join(f"{words[word]}: {word}" for word, form in strange.items() if form not in kept)
    assert wrong == "", "Correct them, or add them to tests/kept_words.txt"
    assert sorted(kept - set(strange.values())) == [], "Nobody reads these any more, or the dictionary knows them now"


@pytest.mark.slow
def test_a_word_that_is_none_is_found() -> None:
    planted = Piece("a place", "De beleidstukken van `geenwoord` in 'ookgeen' zijn er.")

    assert unknown(written([planted], set())) == {"beleidstukken"}


def test_the_kept_words_are_sorted_and_stand_there_once() -> None:
    assert kept_words() == sorted(set(kept_words()), key=lambda word: (word.lower(), word))
