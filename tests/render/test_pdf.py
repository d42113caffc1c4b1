"""The checklist as a PDF: what a screen reader gets from it, and what it must not hold.

The clauses are those of ISO 14289-1 (PDF/UA-1), as the Matterhorn Protocol 1.1 makes checkpoints of them.
"""

import itertools
import logging
import re
import socket
from collections.abc import Callable
from datetime import date

import pytest

from tests.blocks import said, sizes, steps, titles
from tests.pdf import Piece, Spoken, spoken
from tests.render.make import PLAN, SIGNAL, moment, timeline
from wmoplan.cli.session import timeline_of
from wmoplan.desk.shipped import words
from wmoplan.documents.blocks import Definitions, Document, flat, plain_of
from wmoplan.documents.checklist import checklist_of
from wmoplan.model.profile import Profile
from wmoplan.render import pdf
from wmoplan.render.html import html
from wmoplan.render.pdf import BEFORE_BLOCK

pytestmark = pytest.mark.slow  # weasyprint stands on Pango, which .ci/run installs

STANDARD = {
    "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Span", "Link", "NonStruct",
}  # fmt: skip
"""The names that ISO 32000-1, 14.8.4 gives to parts, as far as a page of ours has them."""

MAY_HOLD = {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}}
"""What a list and an item hold. Source: ISO 32000-1, table 336."""

EXAMPLES = {"haren-2014": "2014-01-15", "almere-2026": "2026-11-22"}

Made = tuple[Document, bytes, Spoken]


def pdf_of(sheet: Document) -> bytes:
    return pdf.from_page(html(sheet))


@pytest.fixture(scope="module", params=EXAMPLES)
def made(request: pytest.FixtureRequest) -> Made:
    sheet = checklist_of(timeline_of(None, EXAMPLES[request.param], request.param), words())
    data = pdf_of(sheet)
    return sheet, data, spoken(data)


def kinds(top: Piece, *wanted: str) -> list[Piece]:
    return [piece for piece in top.pieces() if piece.kind in wanted]


def tight(text: str) -> str:
    return "".join(text.split())


def test_it_says_what_it_is(made: Made) -> None:
    sheet, data, found = made
    root = found.pdf.Root

    assert root.Lang == "nl"  # 7.2
    assert root.MarkInfo.Marked
    assert found.pdf.docinfo["/Title"] == sheet.title
    assert root.ViewerPreferences.DisplayDocTitle  # 7.1
    with found.pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"  # 5
        assert about["dc:title"] == sheet.title
    assert data.startswith(b"%PDF-1.7")


def test_every_part_has_a_name_that_programs_know(made: Made) -> None:
    assert {piece.kind for piece in made[2].top.pieces()} <= STANDARD
    assert "/RoleMap" not in made[2].pdf.Root.StructTreeRoot


def test_every_word_is_in_the_tree_or_marked_as_none_of_the_text(made: Made) -> None:
    sheet, _, found = made

    assert found.loose == []  # 7.1
    assert found.unread == []
    pages = len(found.pdf.pages)
    feet = (f"{sheet.title}{page}van{pages}" for page in range(1, pages + 1))  # so that loose sheets find each other
    assert tight("".join(found.margins)) == tight("".join(feet))


def test_it_is_read_in_the_order_of_the_sheet(made: Made) -> None:
    sheet, _, found = made
    text = tight(found.top.text())
    at = 0
    for piece in map(tight, said(sheet)):
        place = text.find(piece, at)
        assert place >= 0, f"{piece!r} does not come after {text[max(0, at - 60) : at]!r}"
        at = place + len(piece)


def test_headings_are_headings_and_no_level_is_left_out(made: Made) -> None:
    sheet, _, found = made
    headings = kinds(found.top, "H1", "H2", "H3")
    levels = [int(piece.kind[1]) for piece in headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))  # 7.4.2
    assert [tight(piece.text()) for piece in headings if piece.kind == "H2"] == [
        tight(title) for title in titles(sheet)
    ]


def test_lists_hold_items_and_items_hold_their_text(made: Made) -> None:
    top = made[2].top

    for piece in kinds(top, *MAY_HOLD):
        assert {below.kind for below in piece.below()} <= MAY_HOLD[piece.kind], piece.text()  # 7.6
    for item in kinds(top, "LI"):
        assert [below.kind for below in item.below()] in (["LBody"], ["Lbl", "LBody"], ["Lbl"])
    assert kinds(top, "Table", "Figure") == []  # it has none, so there is nothing more to say of them


def test_every_list_has_as_many_items_as_the_sheet_has_lines(made: Made) -> None:
    sheet, _, found = made
    lists = [len([below for below in piece.below() if below.kind == "LI"]) for piece in kinds(found.top, "L")]
    assert lists == list(sizes(sheet))  # also where the end of a page cut one


def test_a_word_is_the_label_of_its_meaning(made: Made) -> None:
    sheet, _, found = made
    labelled = {
        item.below()[0].text(): tight(item.below()[1].text())
        for item in kinds(found.top, "LI")
        if [below.kind for below in item.below()] == ["Lbl", "LBody"]
    }

    rows = [row for block in flat(sheet.blocks) if isinstance(block, Definitions) for row in block.rows]
    assert len(rows) > 4
    for word, meaning in rows:
        assert labelled[f"{word}:"] == tight(plain_of(meaning))


def test_only_space_that_nobody_sees_is_left_out() -> None:
    page = '<li>een\n<ul class="x">\n<li>twee\n</ul> <p>drie <b>vier</b> vijf\n</p><dt>a</dt> <dd>b\n</dd> </div>'

    assert BEFORE_BLOCK.sub("", page) == (
        '<li>een<ul class="x"><li>twee</ul><p>drie <b>vier</b> vijf</p><dt>a</dt> <dd>b</dd></div>'
    )


def test_a_link_says_where_it_goes() -> None:
    page = (
        '<html lang="nl"><head><title>x</title></head><body><h1>x</h1>'
        '<p>Kijk op <a href="https://example.org/a">de site</a>.</p></body></html>'
    )

    found = spoken(pdf.from_page(page))
    (link,) = kinds(found.top, "Link")
    (note,) = found.pdf.pages[0].Annots

    assert link.text() == "de site"
    assert found.pdf.pages[0].Tabs == "/S"  # 7.18.3
    assert str(note.Contents) == "https://example.org/a"  # 7.18.5
    assert "/StructParent" in note


def test_every_font_is_in_the_file(made: Made) -> None:
    fonts = [font for page in made[2].pdf.pages for font in page.resources.Font.values()]

    assert fonts
    for font in fonts:
        (inner,) = font.DescendantFonts
        assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())  # 7.21.4.1
        assert "/ToUnicode" in font  # 7.21.7


def test_nothing_in_it_runs_or_hides(made: Made) -> None:
    root = made[2].pdf.Root

    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root.keys())
    assert made[2].names_only_places
    for item in made[2].pdf.objects:
        if hasattr(item, "keys"):
            assert not {"/JS", "/EF", "/AA"} & set(item.keys())
            assert item.get("/S") not in {"/JavaScript", "/Launch", "/SubmitForm"}


def test_no_step_is_cut_by_the_end_of_a_page(made: Made) -> None:
    sheet, _, found = made
    about = {tight(plain_of(step.title)) for step in steps(sheet)}
    parts = [piece for piece in kinds(found.top, "Sect") if tight(piece.below()[0].text()) in about]

    assert len(parts) == len(steps(sheet)) > 0
    assert [len(part.pages) for part in parts] == [1] * len(parts)  # each is shorter than a page


def test_a_page_is_of_a4(made: Made) -> None:
    for page in made[2].pdf.pages:
        assert [round(float(side) / 72 * 25.4) for side in page.MediaBox] == [0, 0, 210, 297]


def test_the_same_checklist_gives_the_same_bytes(made: Made) -> None:
    sheet, data, found = made

    assert pdf_of(sheet) == data
    assert str(found.pdf.docinfo["/CreationDate"]).startswith(f"D:{sheet.made:%Y%m%d}")
    assert len(data) < 100_000


HOSTILE = [
    '<script>alert("1")</script> & <b>vet</b>',
    '<img src="file:///etc/hostname"><link rel=attachment href="file:///etc/hostname">',
    "'\"></style><style>body{display:none}</style>",
    "{{ 7 * 7 }} {% raw %} \\u003cscript\\u003e",
    "a" * 300,
    "links \u202erechts\u200f \x07\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_user_typed_stays_text(text: str) -> None:
    profile = Profile.model_validate({"gemeente": "Haren", "organisatie": text})

    found = spoken(pdf_of(checklist_of(timeline(moment(title=text), profile=profile, signals=()), ())))

    shown = tight(re.sub("[\u202e\u200f\x07\ud800]", "", text))  # these show nothing, or turn what is around them
    assert tight(found.top.text()).count(shown) == 2
    assert found.names_only_places
    assert kinds(found.top, "Figure") == []


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every call to the network, and refuse it."""
    calls: list[object] = []

    def refuse(*about: object) -> None:
        calls.append(about)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return calls


WANTS = [
    '<img src="http://127.0.0.1:9/x.png">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    "<style>@import url(http://127.0.0.1:9/x.css); p { background: url(file:///etc/hostname) }</style>",
    '<link rel="attachment" href="file:///etc/hostname">',
]


@pytest.mark.parametrize("wish", WANTS)
def test_a_page_gets_nothing_from_outside(wish: str, deaf: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    page = f'<html lang="nl"><head><title>Lijst</title>{wish}</head><body><h1>Lijst</h1><p>Tekst</p></body></html>'

    found = spoken(pdf.from_page(page))

    assert deaf == []
    assert "Tekst" in found.top.text()
    assert found.names_only_places
    assert capsys.readouterr() == ("", "")


def test_a_page_of_ours_asks_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "weasyprint"):  # where it tells what it did not get
        pdf_of(checklist_of(timeline(), words()))

    assert caplog.records == []


def long_list(cut: Callable[[int], str]) -> Spoken:
    rows = "".join(cut(number) for number in range(120))
    page = f'<html lang="nl"><head><title>x</title></head><body><main><section><h2>x</h2>{rows}</section></main></body>'
    return spoken(pdf.from_page(page))


def test_a_list_over_more_pages_stays_one() -> None:
    found = long_list(
        lambda number: f"{'<ul>' if not number else ''}<li>{number}</li>{'</ul>' if number == 119 else ''}"
    )

    assert len(found.pdf.pages) > 2
    assert [len(piece.below()) for piece in kinds(found.top, "L")] == [120]
    assert len(kinds(found.top, "Sect")) == len(kinds(found.top, "Part")) == 1
    assert re.sub("[^0-9]", "", found.top.text()) == "".join(map(str, range(120)))


def test_sections_on_two_pages_stay_two() -> None:
    tall = "height: 20cm; break-inside: avoid"
    page = (
        '<html lang="nl"><head><title>x</title></head><body><main>'
        + "".join(f'<section style="{tall}"><h2>{name}</h2><p>Tekst</p></section>' for name in "ab")
        + "</main></body></html>"
    )

    found = spoken(pdf.from_page(page))

    assert len(found.pdf.pages) == 2
    assert [piece.text() for piece in kinds(found.top, "Sect")] == ["aTekst", "bTekst"]


def test_the_day_on_which_it_is_made_counts_and_no_other() -> None:
    first, again = (pdf_of(checklist_of(timeline(signals=(SIGNAL,)), (), date(2014, 1, 20))) for _ in range(2))

    assert first == again
    assert "maandag20januari2014" in tight(spoken(first).top.text())


def test_a_step_that_is_longer_than_a_page_loses_nothing() -> None:
    step = PLAN.steps[1]
    asked = tuple(step.questions[0].model_copy(update={"id": f"v{at}", "text": f"Vraag {at}x?"}) for at in range(60))
    plan = PLAN.model_copy(update={"steps": (step.model_copy(update={"questions": asked}),)})

    found = spoken(pdf_of(checklist_of(timeline(plans=(plan,)), ())))

    said = found.top.text()
    assert [said.count(f"Vraag {at}x?") for at in range(60)] == [1] * 60
    (whole,) = [piece for piece in kinds(found.top, "L") if "Vraag 0x?" in piece.text()]
    assert len(whole.below()) == 60
    assert len(whole.pages) > 2
