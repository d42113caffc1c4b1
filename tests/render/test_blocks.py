"""Every writer against every type of block, and what a new document and a new form take."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import Final, get_args

import docx
import pytest

from tests.blocks import said, said_by
from tests.reckon.make import example, timeline
from wmoplan.desk.forms import ENDINGS, in_text
from wmoplan.documents.blocks import (
    Block,
    DayInWords,
    Definitions,
    Details,
    Document,
    Entries,
    Entry,
    Heading,
    Item,
    Lines,
    List,
    Marks,
    Note,
    Paragraph,
    Purpose,
    Run,
    Section,
    Table,
    Ticks,
    ToFillIn,
    flat,
    led,
)
from wmoplan.documents.drawing import Drawing
from wmoplan.dutch import long_date
from wmoplan.render.html import html
from wmoplan.render.markdown import markdown
from wmoplan.render.text import text
from wmoplan.render.word import word
from wmoplan.timeline import Timeline

DAY: Final = date(2014, 1, 15)

MONDAY: Final = DayInWords("Maandag 5 mei 2014", "2014-05-05", "", "maandag", "5 mei", "2014")
ONE_OF_EACH: Final[tuple[Block, ...]] = (
    Heading("Kop in een stuk"),
    Heading("Kop van een deel", 3),
    Paragraph((Run("Alinea met "), Run("nadruk", strong=True), Run(" en een "), Run("[plek]", fill_in=True), Run("."))),
    Lines(("Regel een", "Regel twee")),
    List((Item("punt"), Item("deelpunt", level=2)), Marks.BULLETS),
    List((Item("eerste", number=1), Item("tweede", number=2)), Marks.NUMBERS),
    List((Item("verder", number=3),), Marks.NUMBERS),
    List((Item(led("Maandag", "de raad")), Item("Dinsdag")), Marks.IN_ORDER),
    List((Item("zonder teken"),), Marks.NONE),
    Ticks((Item("vraag"), Item("deelvraag", level=2), Item("gevraagd", done="gedaan op 1 mei"))),
    ToFillIn(2),
    Table(("Kolom een", "Kolom twee"), (("cel", "andere cel"),), caption="Bijschrift"),
    Definitions((("woord", "betekenis"),)),
    Note("Het is laat", lead="Pas op"),
    Entries(
        (
            Entry(
                (Paragraph("Iets op een dag"),),
                MONDAY,
            ),
        ),
        "days",
    ),
    Note("Het is te laat", more=("Bel nu",)),
    Details((Run("Waarom", spoken=" deze dag"),), (Paragraph("Daarom"),)),
    Drawing("Tijdlijn van Haren", "Eerst: de raad", "gemaakt", (), (), (), "", made_left=False, height=3.0),
    Table(("Breed", "Smal"), (("a", "b"),), widths=(6, 4), notes=("Noot",)),
    Section("Deel", (Paragraph("In het deel"), Section("Onderdeel", (Paragraph("Daarin"),)))),
)


def word_text(document: Document) -> str:
    made = docx.Document(BytesIO(word(document)))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def bare(form: str) -> str:
    """Return what is read of a form, without what marks it up."""
    return re.sub(r"<[^>]+>|[*\\]|\s+", " ", form).casefold()


def squeezed(form: str) -> str:
    return "".join(bare(form).split())


FORMS: Final[dict[str, Callable[[Document], str]]] = {
    **{form: partial(in_text, form=form) for form in ENDINGS.values() if form not in {"docx", "pdf"}},
    "docx": word_text,
}
"""Every form that a document is handed out in; the PDF is the page on paper."""


def document(*blocks: Block, purpose: Purpose = Purpose.SHEET) -> Document:
    return Document("Titel", blocks, DAY, purpose, intro=("Inleiding",), last=("Slot",))


def test_there_is_one_of_each_type() -> None:
    assert {type(block) for block in ONE_OF_EACH} == set(get_args(Block))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("block", ONE_OF_EACH, ids=[type(block).__name__ for block in ONE_OF_EACH])
def test_every_form_writes_all_that_a_block_says(block: Block, form: str) -> None:
    """A writer that forgets a type fails here."""
    for purpose in Purpose:
        found = squeezed(FORMS[form](document(block, purpose=purpose)))

        for one in flat([block]):
            for piece in said_by(one):
                lead, _, rest = piece.partition(": ")  # the colon of a list of words is drawn by the style of a page
                assert all(squeezed(part) in found for part in (lead, rest)), piece


def test_each_ending_has_a_form_of_its_own() -> None:
    """An ending without a writer would be plain text in silence."""
    assert len({write(document(*ONE_OF_EACH)) for write in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_keeps_the_order(form: str) -> None:
    made = document(*(block for block in ONE_OF_EACH if not isinstance(block, Table)))
    found, at = squeezed(FORMS[form](made)), 0

    for piece in said(made):
        place = found.find(squeezed(piece.partition(": ")[0]), at)
        assert place >= 0, piece
        at = place


def test_an_empty_cell_is_one_to_write_in() -> None:
    made = text(document(Table(("Wanneer", "Wie"), (("Maandag", ""),))))

    assert "- Wanneer: Maandag. Wie: ....................\n" in made


def deadlines_of(seen: Timeline) -> Document:
    """Return a document that no command has: all that it takes to add one."""
    rows = tuple((found.step, long_date(found.deadline)) for found in seen.decisions if found.deadline)
    return Document("Uiterste dagen", (Table(("Stap", "Uiterlijk"), rows),), seen.as_of)


@pytest.mark.parametrize("form", FORMS)
def test_a_new_document_has_every_form_at_once(form: str) -> None:
    made = deadlines_of(timeline(example("haren-2014"), "2014-01-15"))

    found = squeezed(FORMS[form](made))
    assert "uiterstedagen" in found
    for piece in said(made):
        assert squeezed(piece) in found


def spoken(document: Document) -> str:
    """Return a document for a voice: a new form is one function over the blocks."""
    lines = [f"{document.title}.", *(f"{line}." for block in flat(document.blocks) for line in said_by(block))]
    return " ".join(lines)


def test_a_new_form_has_every_document_at_once() -> None:
    found = spoken(document(*ONE_OF_EACH))

    assert found.startswith("Titel. Kop in een stuk. Kop van een deel. Alinea met nadruk en een [plek].")
    assert found.endswith(
        "Tijdlijn van Haren. Eerst: de raad. Breed. Smal. a. b. Noot. Deel. In het deel. Onderdeel. Daarin."
    )


RUNS: Final = [
    # run, HTML
    (Run("a & b"), "a &amp; b"),
    (Run("a", strong=True), "<strong>a</strong>"),
    (Run("[a]", fill_in=True), "<mark>[a]</mark>"),
    (Run("a", typed=True, link="b.html"), '<a href="b.html"><bdi>a</bdi></a>'),
    (Run("a", soft=True), '<span class="src">a</span>'),
    (Run("a", spoken=" <b>"), 'a<span class="unseen"> &lt;b&gt;</span>'),
    (Run("a", link="#b", spoken=" c"), '<a href="#b">a<span class="unseen"> c</span></a>'),
    (Run("a", link='"><script>'), '<a href="&#34;&gt;&lt;script&gt;">a</a>'),
]


@pytest.mark.parametrize(("run", "made"), RUNS)
def test_a_run_on_a_page(run: Run, made: str) -> None:
    assert f"<p>{made}</p>" in html(document(Paragraph((run,))))


HOSTILE: Final = ("<script>alert(1)</script>", "# kop", "- rij", "[ ] vak", "| cel |", "**vet**", "{{ 7 * 7 }}")


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_user_typed_is_text_in_every_block(value: str) -> None:
    made = document(
        Paragraph(value), List((Item(value),)), Ticks((Item(value),)), Note(value), Table(("a", "b"), ((value, value),))
    )

    page, notation = html(made).partition("</style>")[2], markdown(made)
    assert "<script" not in page
    assert "49" not in page + notation + text(made)
    assert f"\n{value}\n" not in notation.replace("[ ] vak", "")
    assert value in text(made)
    assert value in word_text(made)
