import io
import zipfile

import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.kind import OLD_OFFICE, Kind, kind_of
from wmoplan.read.files.rows import file_rows


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def old_office(stream: str) -> bytes:
    return OLD_OFFICE + b"\0" * 500 + stream.encode("utf-16-le")


FILES = [
    (packed("[Content_Types].xml", "xl/workbook.xml"), Kind.SHEETS),
    (packed("[Content_Types].xml", "word/document.xml"), Kind.DOCUMENT),
    (packed("[Content_Types].xml", "ppt/presentation.xml"), Kind.SLIDES),
    (packed("a.txt"), Kind.PACKED),
    (packed("[Content_Types].xml", "xl/workbook.xml")[:40], Kind.CUT_OFF),
    (old_office("Workbook"), Kind.OLD_SHEETS),
    (packed("[Content_Types].xml", "xl/workbook.bin"), Kind.BINARY_SHEETS),
    (old_office("EncryptedPackage"), Kind.LOCKED),
    (old_office("WordDocument"), Kind.OLD_DOCUMENT),
    (old_office("PowerPoint Document"), Kind.OLD_SLIDES),
    (old_office("__substg1.0_0037001F"), Kind.OUTLOOK),
    (old_office("iets anders"), Kind.UNKNOWN),
    (b"%PDF-1.7\n", Kind.PDF),
    (b"{\\rtf1\\ansi", Kind.RICH_TEXT),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff\xe0", Kind.PICTURE),
    (b"\xef\xbb\xbf<!DOCTYPE html><html>", Kind.PAGE),
    (b"\n <table><tr><td>12 januari", Kind.PAGE),
    (b"<h2>Vergaderrooster 2027</h2>", Kind.PAGE),
    (b"<!-- bewaard --> <html lang=nl>", Kind.PAGE),
    (b'[{"date": "2027-01-14"}]', Kind.JSON),
    (b'{"events": []}', Kind.JSON),
    (b"From: griffie@haren.nl\r\nSubject: schema\r\nMIME-Version: 1.0\r\n\r\n", Kind.MAIL),
    (b"BEGIN:VCALENDAR\r\n", Kind.CALENDAR),
    (b"datum;tijd;vergadering\r\n", Kind.TEXT),
    (b"Van: de griffie\nAan: de raad\n\ndo 14 januari 2027 raad\n", Kind.TEXT),  # pasted from a mail program
    (b"<s>do 28 januari 2027 raad</s>", Kind.TEXT),  # pasted from a page
    (b"[onder voorbehoud] di 12 januari 2027 raad", Kind.TEXT),
    (b"", Kind.TEXT),
    (packed("Index/Document.iwa", "preview.jpg"), Kind.OF_A_MAC),
    (b"\0\0\0\x18ftypheic", Kind.PICTURE),
    (b"\0\0\0\x18ftypavif", Kind.PICTURE),
    (b"BM\x9a\0\0\0\0\0\0\0", Kind.PICTURE),
    (b"BM en raad: 14 januari 2027", Kind.TEXT),
    (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">', Kind.PICTURE),
    (b"\x1f\x8b\x08\0", Kind.PACKED),
    (b"bplist00\xd1", Kind.WEB_ARCHIVE),
    (b"[InternetShortcut]\r\nURL=https://haren.nl/", Kind.LINK),
    (b"L\0\0\0\x01\x14\x02\0", Kind.LINK),
    (b"MZ\x90\0\x03\0", Kind.UNKNOWN),
    (b"\0\0\0\x18ftypmp42", Kind.UNKNOWN),
    (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://haren.nl/\r\nMIME-Version: 1.0\r\n",
        Kind.MAIL,
    ),
]


@pytest.mark.parametrize(("data", "kind"), FILES)
def test_what_is_in_a_file_tells_its_kind(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


REFUSED = [
    (packed("mimetypeapplication/vnd.oasis.opendocument.text"), "een tekstbestand met opmaak", "wmoplan meetings add"),
    (packed("a.txt"), "een ingepakt bestand", "Pak het eerst uit."),
    (packed("xl/workbook.bin"), "een Excel-bestand in een andere vorm (.xlsb)", ".xlsx"),
    (old_office("EncryptedPackage"), "een bestand met een wachtwoord", "Open het met het wachtwoord"),
    (old_office("PowerPoint Document"), "een oude presentatie (.ppt)", "wmoplan meetings add"),
    (old_office("WordDocument"), "een oud Word-bestand", ".docx"),
    (b"{\\rtf1", "een tekst met opmaak", "Opslaan als"),
    (packed("Index/Document.iwa"), "een bestand van een Mac", "Exporteer"),
    (b"bplist00", "zoals Safari haar bewaart", "Paginabron"),
    (b"[InternetShortcut]", "een snelkoppeling", "Ctrl+S"),
    (old_office("__substg1.0_0037001F"), "een mail van Outlook", ".eml"),
    (b"\xff\xd8\xff\xe0..JFIF", "een foto", "wmoplan meetings add"),
]


@pytest.mark.parametrize(("data", "what", "remedy"), REFUSED)
def test_a_file_that_cannot_be_read_is_told_by_its_kind_with_the_way_out(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(DataError) as refused:
        file_rows(data, "raad.xlsx")

    assert what in refused.value.problems[0].message
    assert remedy in refused.value.problems[0].remedy
