"""The light notation of the templates, and that a value in it stays text."""

from datetime import date

import pytest

from tests.blocks import said_by
from tests.work import calls, growth
from wmoplan.documents.blocks import Block, Document, List, Paragraph, runs_of
from wmoplan.documents.written import SILENT, blocks_of, guarded, letter_of, places_in
from wmoplan.render.letters.template import MOST


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, list[str]]]:
    return [
        (block.marks.name if isinstance(block, List) else type(block).__name__.upper(), list(said_by(block)))
        for block in blocks
    ]


def letter(text: str) -> Document:
    return letter_of(text, date(2014, 1, 15))


NOTATION = [
    # text, blocks, reason
    ("Een\ntwee", [("PARAGRAPH", ["Een twee"])], "lines of a paragraph are one"),
    ("Een\n\n\ntwee", [("PARAGRAPH", ["Een"]), ("PARAGRAPH", ["twee"])], "an empty line ends it"),
    ("# Kop\nTekst", [("HEADING", ["Kop"]), ("PARAGRAPH", ["Tekst"])], "a heading is one line"),
    ("# Kop\n## Kop", [("HEADING", ["Kop"]), ("HEADING", ["Kop"])], "two headings are two blocks"),
    ("| Aan: u\n| Van: mij", [("LINES", ["Aan: u", "Van: mij"])], "lines that stay lines"),
    ("- een\n- twee", [("BULLETS", ["een", "twee"])], "bullets"),
    ("- een\n  gaat door", [("BULLETS", ["een gaat door"])], "a row goes on"),
    ("1. een\n2. twee", [("NUMBERS", ["een", "twee"])], "numbers"),
    ("[ ] een\n[ ] twee", [("TICKS", ["een", "twee"])], "boxes"),
    ("1. een\n   - deel", [("NUMBERS", ["een"]), ("BULLETS", ["deel"])], "another list begins"),
    ("2014. Dat was het jaar", [("PARAGRAPH", ["2014. Dat was het jaar"])], "a year is no number of a list"),
    ("#geen kop", [("PARAGRAPH", ["#geen kop"])], "a heading needs a space"),
    (f"Een{SILENT}\ntwee", [("PARAGRAPH", ["Eentwee"])], "a line that says nothing leaves nothing"),
    ("- \n", [], "an empty row is none"),
]


@pytest.mark.parametrize(("text", "blocks", "reason"), NOTATION, ids=[row[2] for row in NOTATION])
def test_the_notation(text: str, blocks: list[tuple[str, list[str]]], reason: str) -> None:
    assert shown(blocks_of(text)) == blocks, reason


def test_a_place_is_a_run_of_its_own_and_told_once() -> None:
    made = letter("Ik ben [uw naam], van [naam van de groep].\n\n[ ] vraag [uw naam]")

    first = made.blocks[0]
    assert isinstance(first, Paragraph)
    runs = [(run.text, run.fill_in) for run in runs_of(first.text)]
    assert runs == [
        ("Ik ben ", False),
        ("[uw naam]", True),
        (", van ", False),
        ("[naam van de groep]", True),
        (".", False),
    ]
    assert places_in(made) == ("uw naam", "naam van de groep")


HOSTILE = [
    # value, what a reader sees, reason
    ("# Kop", "# Kop", "no heading"),
    ("- rij", "- rij", "no bullet"),
    ("1. rij", "1. rij", "no number"),
    ("| rij", "| rij", "no line"),
    ("[ ] rij", "[ ] rij", "no box"),
    ("[vul in]", "[vul in]", "no place"),
    ("een\n\n# twee", "een # twee", "no line end"),
    ("\u202eneraH\u200b\x1b[31m\x00", "neraH[31m", "no character that nobody sees"),
    ("\ue000\ue001\ue002\ue003", "", "none of our own marks"),
    ("a" * 5000, "a" * 1000, "no page full"),
    (" \u00a0 ", "", "nothing is nothing"),
    (5, "5", "a number"),
]


@pytest.mark.parametrize(("value", "seen", "reason"), HOSTILE, ids=[row[2] for row in HOSTILE])
def test_a_value_stays_text(value: object, seen: str, reason: str) -> None:
    blocks = blocks_of(f"{guarded(value)}\n")

    assert [type(block) for block in blocks] == ([Paragraph] if seen else []), reason
    assert "".join(text for block in blocks for text in said_by(block)) == seen
    assert places_in(letter(f"{guarded(value)}\n")) == ()


@pytest.mark.parametrize("text", ["a\n", "- a\n", "[a]", "[ ", "# \n", "1. "])
def test_the_largest_letter_takes_work_in_step_with_its_size(text: str) -> None:
    largest = text * (MOST // len(text))

    assert calls(lambda: places_in(letter(largest))) < 5 * MOST
    assert growth(lambda some: places_in(letter(some)), text * 1000) < 2.2


def test_a_value_can_stand_in_a_place() -> None:
    assert places_in(letter(f"[haal weg: {guarded('[maandag]')}]")) == ("haal weg: [maandag]",)
