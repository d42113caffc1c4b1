"""Tells what a file is by what is in it, and not by its name."""

import re
from enum import Enum
from typing import Final

LOOKED: Final = 4_000
"""Unit: bytes. How far is looked for what a text is."""

PACKED: Final = b"PK\x03\x04"
PACKED_END: Final = b"PK\x05\x06"
"""What the end of a packed file has. Source: PKWARE, APPNOTE.TXT 4.3.16."""

OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an .xls, .doc, .ppt or .msg begins."""


class Kind(Enum):
    """What a file is; the value is how a sentence names it."""

    SHEETS = "een Excel-bestand (.xlsx) of een ander rekenblad"
    OLD_SHEETS = "een oud Excel-bestand (.xls)"
    DOCUMENT = "een Word-bestand (.docx)"
    PDF = "een PDF"
    PAGE = "een webpagina"
    MAIL = "een bewaarde mail (.eml)"
    JSON = "een bestand voor programma's (JSON)"
    CALENDAR = "een agenda (.ics)"
    TEXT = "een tekst"
    BINARY_SHEETS = "een Excel-bestand in een andere vorm (.xlsb)"
    LOCKED = "een bestand met een wachtwoord"
    OLD_DOCUMENT = "een oud Word-bestand (.doc)"
    OLD_SLIDES = "een oude presentatie (.ppt)"
    OUTLOOK = "een mail van Outlook (.msg)"
    OPEN_DOCUMENT = "een tekstbestand met opmaak (.odt)"
    SLIDES = "een presentatie (.pptx)"
    RICH_TEXT = "een tekst met opmaak (.rtf)"
    PICTURE = "een foto of een plaatje"
    PACKED = "een ingepakt bestand"
    OF_A_MAC = "een bestand van een Mac (.pages, .numbers of .key)"
    WEB_ARCHIVE = "een pagina zoals Safari haar bewaart (.webarchive)"
    LINK = "een snelkoppeling, en niet de pagina of het bestand zelf"
    CUT_OFF = "maar een deel van een bestand"
    UNKNOWN = "geen tekst en geen bestand dat wmoplan kent"


IN_PACKED: Final = (
    (rb"xl/workbook\.bin", Kind.BINARY_SHEETS),
    (rb"xl/workbook", Kind.SHEETS),
    (rb"opendocument\.spreadsheet", Kind.SHEETS),
    (rb"word/document", Kind.DOCUMENT),
    (rb"opendocument\.text", Kind.OPEN_DOCUMENT),
    (rb"Index/Document\.iwa", Kind.OF_A_MAC),
    (rb"ppt/presentation|opendocument\.presentation", Kind.SLIDES),
)
"""What a packed file holds, in the order in which it decides."""

IN_OLD_OFFICE: Final = (
    ("EncryptedPackage", Kind.LOCKED),
    ("__substg1.0_", Kind.OUTLOOK),
    ("WordDocument", Kind.OLD_DOCUMENT),
    ("PowerPoint Document", Kind.OLD_SLIDES),
    ("Workbook", Kind.OLD_SHEETS),
    ("Book", Kind.OLD_SHEETS),
)
"""The names of what an old Office file holds; written in it as UTF-16."""

STARTS: Final = (
    (rb"%PDF-", Kind.PDF),
    (rb"\{\\rtf", Kind.RICH_TEXT),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|....ftyp(?:hei|hev|mif1|msf1|avif)|BM....\x00{4}",
        Kind.PICTURE,
    ),
    (rb"(?:<\?xml[^>]*>\s*)?<svg\b", Kind.PICTURE),
    (rb"\x1f\x8b\x08|7z\xbc\xaf'\x1c|Rar!\x1a\x07", Kind.PACKED),
    (rb"bplist00", Kind.WEB_ARCHIVE),
    (rb"\[InternetShortcut\]|L\x00\x00\x00\x01\x14\x02\x00", Kind.LINK),
    (rb"MZ.\x00|\x7fELF|....ftyp", Kind.UNKNOWN),
    (rb"BEGIN:VCALENDAR", Kind.CALENDAR),
    (
        rb"(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|ul|ol|meta|h[1-6]|style|section|article|main|center|font)\b",
        Kind.PAGE,
    ),
    (rb"<\?xml[^>]*>\s*(?:<!doctype\s+html|<html)", Kind.PAGE),
    (rb"[\[{]\s*(?:[\[{\"]|\]|\})", Kind.JSON),
    (
        rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,60}(?:mime-version|message-id|received):",
        Kind.MAIL,
    ),
)
"""How files begin."""


def kind_of(data: bytes) -> Kind:
    """Return what a file is.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"datum;tijd")
    (<Kind.PDF: 'een PDF'>, <Kind.TEXT: 'een tekst'>)
    """
    if data.startswith(PACKED):
        other = Kind.PACKED if PACKED_END in data else Kind.CUT_OFF
        return next((kind for held, kind in IN_PACKED if re.search(held, data)), other)
    if data.startswith(OLD_OFFICE):
        held = (kind for name, kind in IN_OLD_OFFICE if name.encode("utf-16-le") in data)
        return next(held, Kind.UNKNOWN)
    start = data[:LOOKED].removeprefix(b"\xef\xbb\xbf").lstrip()
    found = (kind for begin, kind in STARTS if re.match(rb"(?is)" + begin, start))
    return next(found, Kind.TEXT)
