"""The checklist as a file for Word, read back with python-docx."""

import itertools
import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsmap

from tests.blocks import said, ticks, titles
from tests.render.make import PLAN, moment, timeline
from wmoplan.cli.session import timeline_of
from wmoplan.desk.shipped import words
from wmoplan.documents.blocks import Block as Part
from wmoplan.documents.blocks import Document as Said
from wmoplan.documents.blocks import Item, List, Marks, Paragraph, Ticks, ToFillIn, led, plain_of
from wmoplan.documents.checklist import checklist_of
from wmoplan.model.profile import Profile
from wmoplan.render.word import word

W = f"{{{nsmap['w']}}}"
W14 = f"{{{nsmap['w14']}}}"
DAY = date(2026, 11, 22)
EXAMPLES = {"haren-2014": "2014-01-15", "almere-2026": "2026-11-22"}

Made = tuple[Said, Document]


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


@pytest.fixture(scope="module", params=EXAMPLES)
def made(request: pytest.FixtureRequest) -> Made:
    sheet = checklist_of(timeline_of(None, EXAMPLES[request.param], request.param), words())
    return sheet, opened(word(sheet))


def written(*blocks: Part, title: str = "Lijst", made: date = DAY, author: str = "") -> Document:
    return opened(word(Said(title, blocks, made, author=author)))


def headings(document: Document) -> list[tuple[int, str]]:
    return [
        (int(name[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if (name := str(paragraph.style and paragraph.style.name)).startswith("Heading ")
    ]


def boxes(document: Document) -> list[tuple[str | None, str]]:
    """Return the style and the words of every paragraph that begins with a box to tick."""
    return [
        (paragraph.style.name if paragraph.style else None, paragraph.text.strip())
        for paragraph in document.paragraphs
        if list(body_of(paragraph).iter(f"{W14}checkbox"))
    ]


def body_of(paragraph: Any) -> Any:  # noqa: ANN401 - lxml ships without types
    return paragraph._p  # noqa: SLF001 - the way that python-docx offers


def test_headings_are_real_and_in_order(made: Made) -> None:
    sheet, document = made
    found = headings(document)

    assert found[0] == (1, sheet.title)
    assert [level for level, _ in found].count(1) == 1
    assert [text for level, text in found if level == 2] == titles(sheet)
    levels = [level for level, _ in found]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for level in (1, 2, 3):
        style: Any = document.styles[f"Heading {level}"]
        assert style.element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert style.paragraph_format.keep_with_next


def test_every_question_part_and_action_has_a_box(made: Made) -> None:
    sheet, document = made
    wanted = [(f"Vakje {item.level}", plain_of(item.text)) for item in ticks(*sheet.blocks)]

    assert boxes(document) == wanted


def test_a_box_is_empty_and_can_be_ticked() -> None:
    body: Any = opened(word(checklist_of(timeline(), ()))).element.body
    found = list(body.iter(f"{W}sdt"))

    parts = sum(len(line.parts) for step in PLAN.steps for line in step.questions)
    assert len(found) == sum(len(step.questions) + len(step.actions) for step in PLAN.steps) + parts + len(PLAN.advice)
    assert len({box.find(f"{W}sdtPr/{W}id").get(f"{W}val") for box in found}) == len(found)
    for box in found:
        tick = box.find(f"{W}sdtPr/{W14}checkbox")
        # Source: [MS-DOCX] 2.6.1.1 to 2.6.1.3: the elements and their order
        assert [kid.tag for kid in tick] == [f"{W14}{name}" for name in ("checked", "checkedState", "uncheckedState")]
        assert tick[0].get(f"{W14}val") == "0"
        assert [letter.text for letter in box.iter(f"{W}t")] == [chr(int(tick[2].get(f"{W14}val"), 16))] == ["\u2610"]
        assert box.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "Gevraagd of gedaan"


def test_it_says_everything_in_the_order_of_the_sheet(made: Made) -> None:
    sheet, document = made
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    at = 0
    for piece in said(sheet):
        at = text.find(piece, at)
        assert at >= 0, piece


def test_it_is_dutch_and_says_whose_it_is(made: Made) -> None:
    sheet, document = made
    about = document.core_properties
    styles: Any = document.styles.element

    assert (about.title, about.author, about.language) == (sheet.title, sheet.author, "nl-NL")
    assert about.created is not None
    assert about.created.date() == sheet.made
    assert about.comments == ""
    assert [one.get(f"{W}val") for one in styles.find(f"{W}docDefaults").iter(f"{W}lang")] == ["nl-NL"]
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {"nl-NL"}


def test_it_is_a4_with_letters_that_are_easy_to_read(made: Made) -> None:
    document = made[1]
    (section,) = document.sections

    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    normal: Any = document.styles["Normal"]
    assert normal.font.size.pt == 12
    assert normal.element.rPr.rFonts.get(f"{W}ascii") == "Arial"
    for level in (1, 2, 3):
        style: Any = document.styles[f"Heading {level}"]
        assert style.font.color.rgb is None  # black, as far as the reader's own colours go
        assert style.font.size.pt >= 12


def test_every_page_has_its_number_and_the_day(made: Made) -> None:
    sheet, document = made
    foot: Any = document.sections[0].footer.paragraphs[0]

    assert foot.text.startswith(plain_of(sheet.last[0]))
    assert [field.get(f"{W}instr") for field in body_of(foot).iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_nothing_in_it_runs_and_nothing_is_asked_from_outside(made: Made) -> None:
    with zipfile.ZipFile(BytesIO(word(made[0]))) as packed:
        names = packed.namelist()
        relations = "".join(packed.read(name).decode() for name in names if name.endswith(".rels"))

    assert not [name for name in names if re.search(r"vba|macro|\.bin|embeddings|activeX|thumbnail|customXml", name)]
    assert "TargetMode" not in relations


def test_the_same_checklist_gives_the_same_bytes(made: Made) -> None:
    first, again = (word(made[0]) for _ in range(2))

    assert first == again
    assert len(first) < 50_000
    day = made[0].made
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}


HOSTILE = [
    '<script>alert("1")</script> & <w:t>x</w:t>',
    "]]><!-- '\" &amp; &#0;",
    '=HYPERLINK("http://example.org";"x")',
    '{ HYPERLINK "http://example.org" } { INCLUDETEXT "/etc/hostname" }',
    "a" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_user_typed_stays_text(text: str) -> None:
    profile = Profile.model_validate({"gemeente": "Haren", "organisatie": text})

    document = opened(word(checklist_of(timeline(moment(title=text), profile=profile), ())))
    lines = [paragraph.text for paragraph in document.paragraphs]

    assert f"Voor: {text}." in lines
    assert any(f": {text} (berekend)." in line for line in lines)
    body: Any = document.element.body
    assert not list(body.iter(f"{W}fldSimple", f"{W}instrText", f"{W}hyperlink"))


def test_letters_that_the_file_cannot_hold_are_left_out() -> None:
    document = written(
        Paragraph("a\x07b\udfffc\ufffe\U0001f600\u202e\u200f\x9b"),
        List((Item(led("d\x0be", "f\x1b[31mg")),)),
        Ticks((Item("h\x0ci"),)),
        title="Ha\x00ren",
        author="\ud800Raad\x1f",
    )

    assert [paragraph.text for paragraph in document.paragraphs] == ["Haren", "abc\U0001f600", "de: f[31mg", "\thi"]
    assert (document.core_properties.title, document.core_properties.author) == ("Haren", "Raad")


def test_a_long_name_is_no_longer_than_the_properties_allow() -> None:
    about = written(title="t" * 300, author="a" * 300).core_properties

    assert (len(about.title), len(about.author)) == (255, 255)


def numbers(document: Document) -> list[int]:
    found: Any = [
        body_of(paragraph).pPr.numPr for paragraph in document.paragraphs if body_of(paragraph).pPr.numPr is not None
    ]
    return [number.numId.val for number in found]


def test_every_list_with_numbers_begins_at_one() -> None:
    document = written(
        List((Item("a", number=1), Item("b", number=2)), Marks.NUMBERS),
        ToFillIn(2),
        List((Item("c", number=1),), Marks.NUMBERS),
    )
    lists: Any = document.part.numbering_part.element

    first, second, third = dict.fromkeys(numbers(document))
    assert numbers(document) == [first, first, second, second, third]
    for number in (first, second, third):
        assert lists.num_having_numId(number).lvlOverride_lst[0].startOverride.val == 1


def test_a_question_stays_on_the_page_of_its_parts_and_no_longer() -> None:
    document = written(Ticks((Item("a"), Item("b", 2), Item("c", 2), Item("d", 3), Item("e", 4), Item("f"))))

    assert [paragraph.paragraph_format.keep_with_next for paragraph in document.paragraphs[1:]] == [True] * 4 + [
        None
    ] * 2
    assert boxes(document) == [
        ("Vakje 1", "a"), ("Vakje 2", "b"), ("Vakje 2", "c"), ("Vakje 3", "d"), ("Vakje 3", "e"), ("Vakje 1", "f"),
    ]  # fmt: skip


def test_a_day_before_zip_files_is_no_trouble() -> None:
    assert written(made=date(1979, 12, 31)).paragraphs[0].text == "Lijst"


def test_a_step_without_days_says_so() -> None:
    bare = timeline(moment(start=None, end=None))

    document = opened(word(checklist_of(bare, ())))

    assert any(paragraph.text.startswith("Er is nog geen dag bekend.") for paragraph in document.paragraphs)
