"""Pages as browsers and Word print them: what stands in their margins is no part of the list."""

import io

import pikepdf
import pytest

from tests.read.files.test_pdf import Line, Words, pdf
from wmoplan.errors import DataError
from wmoplan.read.files.pdf import RETYPE, pdf_rows
from wmoplan.read.meetings.cells import Aside

HEAD, TEXT, FOOT = 825, 700, 15
"""Unit: points from the bottom of a page of A4."""

Printed = tuple[str, str, str]
"""What stands above a page, on it and below it."""

CHROMIUM = "01-12-2026, 16:36 Vergaderkalender - Gemeente Haren"
SITE = "https://haren.nl/kalender"
DAYS = ("14-01-2027, 20:00 raad", "21-01-2027, 20:00 commissie")
PRINTED: list[tuple[list[Printed], list[str], str]] = [
    ([(CHROMIUM, DAYS[0], f"{SITE} 1/2"), (CHROMIUM, DAYS[1], f"{SITE} 2/2")], list(DAYS), "Chromium"),
    ([(CHROMIUM, DAYS[0], f"{SITE} 1/1")], [DAYS[0]], "Chromium, one page"),
    ([(f"Kalender {SITE}", DAYS[0], "1 of 1 01-12-2026 16:36")], [DAYS[0]], "Firefox, one page"),
    (
        [("Gemeente Haren", DAYS[0], "Vergaderschema pagina 1 van 2"),
         ("Gemeente Haren", DAYS[1], "Vergaderschema pagina 2 van 2")],
        ["Gemeente Haren", DAYS[0], "Gemeente Haren", DAYS[1]],
        "Word",
    ),
    ([("", DAYS[0], "1"), ("", DAYS[1], "2")], list(DAYS), "numbers alone"),
    (
        [("Vastgesteld 3 november 2026", DAYS[0], ""), ("Vastgesteld 3 november 2026", DAYS[1], "")],
        ["Vastgesteld 3 november 2026", *DAYS],
        "a day on each page",
    ),
    ([("", DAYS[0], "Kijk op www.haren.nl")], [DAYS[0], "Kijk op www.haren.nl"], "an address in the list"),
    ([(DAYS[0], "raad", DAYS[1]), (DAYS[1], "raad", DAYS[0])], [DAYS[0], "raad", *DAYS[1:], *DAYS[1:], "raad", DAYS[0]],
     "a list up to the edges"),
    ([("januari", "14 raad", "1"), ("februari", "11 raad", "18 raad")],
     ["januari", "14 raad", "1", "februari", "11 raad", "18 raad"], "a day that is the number of its page"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "lines", "why"), PRINTED, ids=[why for *_, why in PRINTED])
def test_a_margin_is_no_line_of_the_list(pages: list[Printed], lines: list[str], why: str) -> None:
    heights = (HEAD, TEXT, FOOT)
    words = [[(50, y, text) for y, text in zip(heights, page, strict=True) if text] for page in pages]

    rows = pdf_rows(pdf(*((page, []) for page in words)), "raad.pdf")

    assert [" ".join(row.cells) for row in rows if row.aside is None] == lines, why
    told = "; ".join(row.cells[0] for row in rows if row.aside)
    assert all(text in told for text in pages[0] if text and text not in lines), why


def test_a_margin_is_told_once() -> None:
    pages: list[tuple[list[Words], list[Line]]] = [
        ([(50, HEAD, CHROMIUM), (50, TEXT, day), (50, FOOT, f"{SITE} {at}/2")], []) for at, day in enumerate(DAYS, 1)
    ]

    *_, told = pdf_rows(pdf(*pages), "raad.pdf")

    assert (told.place.part, told.cells) == ("elke bladzijde", [f"{CHROMIUM}; {SITE} 1/2"])


def changed(data: bytes, *, rotate: int = 0, matrix: str = "", picture: bool = False) -> bytes:
    """Return a PDF of which the last page is turned, or gets a picture."""
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[-1]
        drawn = page.Contents.read_bytes()
        if picture:
            image = document.make_stream(
                b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1
            )
            image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
            page.Resources.XObject = pikepdf.Dictionary(Im1=image)
            drawn += b"\nq 500 0 0 700 50 50 cm /Im1 Do Q"
        page.Contents = document.make_stream(b"q %s %s Q" % (f"{matrix} cm".encode() if matrix else b"", drawn))
        page.Rotate = rotate
        saved = io.BytesIO()
        document.save(saved)
    return saved.getvalue()


def test_a_page_that_is_only_a_picture_is_told_with_its_number() -> None:
    data = changed(pdf(([(50, TEXT, DAYS[0])], []), ([], [])), picture=True)

    first, scan = pdf_rows(data, "raad.pdf")

    assert first.cells == [DAYS[0]]
    assert scan.place.inside == "bladzijde 2"
    assert scan.aside == Aside("deze bladzijde is een plaatje: er zit geen tekst in.", RETYPE)


def test_a_scan_of_one_page_is_refused() -> None:
    with pytest.raises(DataError, match="plaatje"):
        pdf_rows(changed(pdf(([], [])), picture=True), "raad.pdf")


TURNS = [(90, "0 1 -1 0 595 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842"), (90, ""), (0, "")]


@pytest.mark.parametrize(("rotate", "matrix"), TURNS)
def test_a_page_on_its_side_is_read(rotate: int, matrix: str) -> None:
    across = [(50, y, 350, y) for y in (500, 480, 460)]
    down = [(x, 460, x, 500) for x in (50, 150, 350)]
    words = [(55, 485, "Datum"), (155, 485, "Vergadering"), (55, 465, "do 14 januari"), (155, 465, "Raad")]

    rows = pdf_rows(changed(pdf((words, [*across, *down])), rotate=rotate, matrix=matrix), "raad.pdf")

    assert [row.cells for row in rows] == [["Datum", "Vergadering"], ["do 14 januari", "Raad"]]


def test_a_month_that_is_written_upward_is_one_word() -> None:
    across = [(50, 700, 350, 700), (80, 680, 350, 680), (50, 600, 350, 600)]
    down = [(x, 600, x, 700) for x in (50, 80, 350)]
    data = pdf(([(85, 685, "12 raad"), (85, 640, "26 raad")], [*across, *down]))
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        upward = b"\nBT /F1 10 Tf 0 1 -1 0 70 615 Tm (januari 2027) Tj ET"
        page.Contents = document.make_stream(page.Contents.read_bytes() + upward)
        saved = io.BytesIO()
        document.save(saved)

    rows = pdf_rows(saved.getvalue(), "raad.pdf")

    assert [row.cells for row in rows] == [["januari 2027", "12 raad"], ["januari 2027", "26 raad"]]


def test_a_word_that_was_broken_is_whole() -> None:
    words = [(50, 700, "14 januari 2027 20.00 uur raadscommis-"), (50, 688, "sie Samenleving")]

    assert [row.cells for row in pdf_rows(pdf((words, [])), "raad.pdf")] == [
        ["14 januari 2027 20.00 uur raadscommissie Samenleving"]
    ]
