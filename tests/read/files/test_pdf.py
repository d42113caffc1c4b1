"""PDFs are made here letter by letter: the words at a place, and lines that are drawn."""

import io
import zlib
from collections.abc import Iterable

import pikepdf
import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.pdf import MOST_PAGES, MOST_PATHS, MOST_WORDS, pdf_rows
from wmoplan.read.files.streams import LARGEST_STREAM

Words = tuple[float, float, str]
Line = tuple[float, float, float, float]


def pdf(*pages: tuple[Iterable[Words], Iterable[Line]]) -> bytes:
    """Return a PDF of A4; words begin at points from the bottom left, in letters of 10 points."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for words, lines in pages:
        drawn = [f"{x1} {y1} m {x2} {y2} l S" for x1, y1, x2, y2 in lines]
        shown = [f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in words]
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 595, 842],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=document.make_stream("\n".join(["0.5 w", *drawn, *shown]).encode("latin-1")),
        )
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(*pages: tuple[Iterable[Words], Iterable[Line]]) -> list[tuple[str, list[str]]]:
    return [(row.place.inside, row.cells) for row in pdf_rows(pdf(*pages), "raad.pdf")]


def test_a_drawn_table_gives_its_cells_also_where_they_are_empty() -> None:
    across = [(50, y, 350, y) for y in (700, 680, 660)]
    down = [(x, 660, x, 700) for x in (50, 150, 250, 350)]
    words = [(55, 685, "Datum"), (155, 685, "Tijd"), (255, 685, "Wie"), (55, 665, "do 14 januari"), (255, 665, "Raad")]

    assert read((words, [*across, *down])) == [
        ("bladzijde 1, rij 1", ["Datum", "Tijd", "Wie"]),
        ("bladzijde 1, rij 2", ["do 14 januari", "", "Raad"]),
    ]


def test_a_month_between_two_rows_counts_for_both() -> None:
    across = [(50, 700, 350, 700), (150, 680, 350, 680), (50, 660, 350, 660)]
    down = [(x, 660, x, 700) for x in (50, 150, 350)]
    words = [(55, 675, "januari"), (155, 685, "12 raad"), (155, 665, "26 raad")]

    assert [cells for _, cells in read((words, [*across, *down]))] == [["januari", "12 raad"], ["januari", "26 raad"]]


def test_columns_without_lines_are_parted_by_the_gap_between_them() -> None:
    rows = [
        (700, "do 14 januari", "Raad"),
        (685, "do 28 januari", "Commissie Samenleving"),
        (670, "do 4 februari", "Raad"),
    ]
    words = [(x, y, text) for y, *texts in rows for x, text in zip((50, 200), texts, strict=True)]

    assert [cells for _, cells in read((words, []))] == [list(texts) for _, *texts in rows]


def test_the_rest_of_a_line_that_did_not_fit_stands_behind_it() -> None:
    words = [
        (50, 700, "do 14 januari 2027 om 20.00 uur vergadert de commissie"),
        (50, 688, "Samenleving"),
        (50, 660, "do 28 januari 2027 om 20.00 uur vergadert de gemeenteraad"),
    ]

    assert [cells for _, cells in read((words, []))] == [
        ["do 14 januari 2027 om 20.00 uur vergadert de commissie Samenleving"],
        ["do 28 januari 2027 om 20.00 uur vergadert de gemeenteraad"],
    ]


def test_a_line_through_words_marks_them() -> None:
    assert [cells for _, cells in read(([(50, 700, "do 14 januari raad")], [(50, 703, 200, 703)]))] == [
        ["~~do 14 januari raad~~"]
    ]


def test_pages_come_in_their_order() -> None:
    assert read(([(50, 700, "een")], []), ([(50, 700, "twee")], [])) == [
        ("bladzijde 1, rij 1", ["een"]),
        ("bladzijde 2, rij 1", ["twee"]),
    ]


def packed_within(times: int) -> bytes:
    """Return a PDF with a part that unpacks to more than any page has, packed so many times."""
    content = b" " * (LARGEST_STREAM + 1)
    for _ in range(times):
        content = zlib.compress(content)
    return b"%PDF-1.4\n1 0 obj<</Length 9>>stream\n" + content + b"\nendstream"


REFUSED = [
    (packed_within(1), "veel te veel", "a part that unpacks to all memory"),
    (packed_within(2), "veel te veel", "a part that is packed twice"),
    (pdf(([(50, 700, "raad")], [(50, 700, 200, 700)] * (MOST_PATHS + 1))), "veel te veel", "lines"),
    (pdf(([(50, 700, "x")] * (MOST_WORDS + 1), [])), "veel te veel", "words"),
    (
        pdf(
            (
                [(50, 820 - at % 80 * 10, "x" * 100) for at in range(80)],
                [(at % 100 * 5, at // 100 * 8, at % 100 * 5, at // 100 * 8 + 5) for at in range(10_000)],
            )
        ),
        "veel te veel",
        "letters between lines",
    ),
    (pdf(*([([(50, 700, "raad")], [])] * (MOST_PAGES + 1))), "veel te veel", "pages"),
    (pdf(([(50, 820 - at % 80 * 10, "x" * 200) for at in range(400)], [])), "veel te veel", "letters"),
    (pdf(([], [(50, 700, 200, 700)])), "plaatje", "no text"),
    (b"%PDF-1.7 en verder niets", "beschadigd", "broken"),
]


@pytest.mark.parametrize(("data", "told", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_a_pdf_that_cannot_be_read_is_told(data: bytes, told: str, why: str) -> None:
    with pytest.raises(DataError, match=told):
        pdf_rows(data, why)


DAYS = ("do 14 januari raad", "do 28 januari raad", "do 11 februari raad")


@pytest.mark.parametrize("many", [2, 3])
def test_columns_are_read_apart_where_each_has_three_days(many: int) -> None:
    right = [*DAYS[:many], *("met de wethouder",) * (3 - many)]
    words = [
        (x, 700 - 20 * at, text)
        for at, pair in enumerate(zip(DAYS, right, strict=True))
        for x, text in zip((50, 300), pair, strict=True)
    ]

    found = [cells for _, cells in read((words, []))]

    assert found == (
        [[text] for text in (*DAYS, *right)] if many == 3 else [list(pair) for pair in zip(DAYS, right, strict=True)]
    )
