"""Workbooks whose values lie so far apart, or are repeated so often, that a library would take all memory."""

import struct

import pytest

from tests.read.files.test_archive import packed
from wmoplan.errors import DataError
from wmoplan.read.files.extent import Extent, old_area
from wmoplan.read.files.sheets import sheet_rows

SECTOR = 512
FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def book(*sheets: list[tuple[int, int]]) -> bytes:
    """Return the stream of an .xls whose sheets have a number at each of these rows and columns."""
    names = [f"b{at}".encode() for at in range(len(sheets))]
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    at = len(start) + sum(12 + len(name) for name in names) + 4
    parts = []
    for name, cells in zip(names, sheets, strict=True):
        numbers = [record(0x203, struct.pack("<HHHd", row, column, 0, 46_400.0)) for row, column in cells]
        begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
        parts.append(begin + b"".join(numbers) + record(0x0A, b""))
        start += record(0x85, struct.pack("<IHBB", at, 0, len(name), 0) + name)
        at += len(parts[-1])
    return start + record(0x0A, b"") + b"".join(parts)


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(written) + 2, kind, 1, FREE, FREE, 1 if kind == 5 else FREE
    )
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def old_office(stream: bytes) -> bytes:
    """Return an .xls: a table of sectors, a directory, and the stream, which stands in large or in small sectors."""
    is_small = len(stream) < 4_096
    blocks = -(-len(stream) // SECTOR)
    after = [2 + at for at in range(1, blocks)] + [LAST]
    root = (2, len(stream)) if is_small else (LAST, 0)
    small = [*range(1, -(-len(stream) // 64)), LAST] if is_small else []
    table = [TABLE, LAST, *after, *([LAST] if is_small else [])]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, 4_096, 2 + blocks if is_small else LAST, int(is_small), LAST, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    sectors = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    sectors += (entry("Root Entry", 5, *root) + entry("Workbook", 2, 0 if is_small else 2, len(stream))).ljust(
        SECTOR, b"\0"
    )
    sectors += stream.ljust(blocks * SECTOR, b"\0")
    return head + sectors + (struct.pack("<128I", *small, *[FREE] * (128 - len(small))) if is_small else b"")


def long(stream: bytes) -> bytes:
    return stream.ljust(5_000, b"\0")


@pytest.mark.parametrize("grown", [bytes, long], ids=["small sectors", "large sectors"])
def test_the_area_of_an_old_workbook_is_that_of_its_largest_sheet_for_each_of_them(grown: type[bytes]) -> None:
    assert old_area(old_office(grown(book([(0, 0), (11, 3)])))) == 12 * 4
    assert old_area(old_office(grown(book([(0, 0), (11, 3)], [(2, 1)])))) == 12 * 4 * 2


def test_a_workbook_as_the_old_program_saves_it_is_read() -> None:
    rows = sheet_rows(old_office(long(book([(0, 0), (2, 1)]))), "raad.xls", is_packed=False)

    assert [row.cells for row in rows[1:]] == [["46400", ""], ["", "46400"]]


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
TABLE_OF = (
    b'<t:table xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:o="urn:x" xmlns:x="urn:y">%s</t:table>'
)

AREAS = [
    (SHEET % b'<row r="2"><c r="C2"><v>1</v></c></row>', (6, 1), "a value"),
    (SHEET % b"<row r='2'><c r='C2'><v>1</v></c></row>", (6, 1), "between single quotes"),
    (
        SHEET % b'<row r="2"><c r="C2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
        (6, 1),
        "a look only",
    ),
    (SHEET % b"<row/><row><c/><c><v>1</v></c></row>", (4, 1), "places that are not named"),
    (SHEET % b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>', (1, 1), "text in the cell"),
    (
        TABLE_OF % b'<t:table-row t:number-rows-repeated="1000"><t:table-cell/><t:table-cell '
        b't:number-columns-repeated="30" o:value-type="float"/></t:table-row>',
        (31_000, 30_000),
        "repeated",
    ),
    (
        TABLE_OF % b'<t:table-row><t:table-cell t:number-columns-repeated="9"><x:p>a</x:p></t:table-cell></t:table-row>'
        b'<t:table-row t:number-rows-repeated="98"/>'
        b"<t:table-row><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>",
        (900, 10),
        "empty rows between",
    ),
    (TABLE_OF % b'<t:table-row t:number-rows-repeated="1048576"><t:table-cell/></t:table-row>', (0, 0), "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "area", "why"), AREAS, ids=[why for *_, why in AREAS])
def test_the_area_of_a_sheet_reaches_to_its_last_value(content: bytes, area: tuple[int, int], why: str) -> None:
    found = Extent().parsed(content)

    assert (found.area, found.filled) == area, why


FAR = b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
CROWDED = b"".join(b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>" for _ in range(2_001))
REFUSED = [
    (old_office(long(book([(0, 0), (65_535, 255)]))), False, "veel te veel", "a far value in an .xls"),
    (old_office(book([(0, 0), (65_535, 255)])), False, "veel te veel", "a far value in a small .xls"),
    (old_office(long(book(*[[(9_999, 29)]] * 8))), False, "veel te veel", "many sheets in an .xls"),
    (old_office(long(book([(0, 0)])))[:700], False, "beschadigd", "an .xls that breaks off"),
    (old_office(long(book([(0, 0)]))).replace(struct.pack("<II", TABLE, LAST), struct.pack("<II", TABLE, 1)), False,
     "beschadigd", "an .xls in a circle"),
    (packed({"xl/elders.dat": SHEET % FAR}), True, "veel te veel", "a far value in a part of another name"),
    (packed({"xl/worksheets/sheet1.xml": SHEET % CROWDED}), True, "veel te veel", "many values"),
    (packed({"xl/worksheets/sheet1.xml": b"<sheetData>"}), True, "beschadigd", "no whole XML"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "is_packed", "told", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_a_workbook_that_takes_all_memory_is_refused(data: bytes, is_packed: bool, told: str, why: str) -> None:  # noqa: FBT001 - a case
    with pytest.raises(DataError, match=told):
        sheet_rows(data, why, is_packed=is_packed)


def test_the_merged_cells_of_an_ods_are_those_of_its_table() -> None:
    rows = (
        b'<t:table t:name="Blad1"><t:table-row><t:table-cell/><t:table-cell t:number-rows-spanned="2" '
        b't:number-columns-spanned="3"><x:p>januari</x:p></t:table-cell></t:table-row></t:table>'
    )

    assert Extent().parsed(TABLE_OF % rows).merged["Blad1"] == {(0, 1): (1, 3)}
