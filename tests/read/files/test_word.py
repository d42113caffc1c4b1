import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Whole

from wmoplan.errors import DataError
from wmoplan.read.files.word import MOST_TAGS, document_rows


def content(document: Whole) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(document: Whole) -> list[tuple[str, list[str]]]:
    return [(row.place.inside, row.cells) for row in document_rows(content(document), "raad.docx")]


def test_a_table_a_list_and_lines_come_in_the_order_of_the_document() -> None:
    document = Document()
    document.add_heading("Vergaderschema 2027")
    table = document.add_table(rows=2, cols=2)
    for at, text in enumerate(["Datum", "Wie", "do 14 januari", "Raad"]):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph("do 28 januari commissie", style="List Bullet")

    assert read(document) == [
        ("regel 1", ["Vergaderschema 2027"]),
        ("tabel 1, rij 1", ["Datum", "Wie"]),
        ("tabel 1, rij 2", ["do 14 januari", "Raad"]),
        ("regel 2", ["do 28 januari commissie"]),
    ]


def test_struck_words_are_marked() -> None:
    document = Document()
    run = document.add_paragraph().add_run("do 14 januari raad")
    run.font.strike = True

    assert read(document) == [("regel 1", ["~~do 14 januari raad~~"])]


def test_a_merged_month_counts_for_each_of_its_rows() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "januari"
    table.cell(0, 1).text, table.cell(1, 1).text = "12", "26"

    assert [cells for _, cells in read(document)] == [["januari", "12"], ["januari", "26"]]


def changed(old: bytes, new: bytes) -> bytes:
    """Return a document whose text is changed in its XML."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content(Document()))) as source, zipfile.ZipFile(data, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return data.getvalue()


HOSTILE = [
    (changed(b"<w:body>", b"<w:body>" + b"<w:p/>" * MOST_TAGS), "veel te veel", "endless"),
    (changed(b"<w:body>", b"<w:body>" + b"<w:tbl>" * 3_000), "beschadigd", "deep"),
    (changed(b"</w:document>", b""), "beschadigd", "broken off"),
]


@pytest.mark.parametrize(("data", "told", "why"), HOSTILE, ids=[why for *_, why in HOSTILE])
def test_a_hostile_document_is_refused(data: bytes, told: str, why: str) -> None:
    with pytest.raises(DataError, match=told):
        document_rows(data, why)
