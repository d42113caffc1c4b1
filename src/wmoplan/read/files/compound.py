"""The file in which old Office programs keep several streams, and the records of the workbook (.xls) in it."""

import struct
from collections.abc import Iterator
from typing import Final

END: Final = 0xFFFFFFFA
"""A sector with this number or a higher one is none. Source: [MS-CFB] 2.1."""

SMALL: Final = 4_096
"""Unit: bytes. A smaller stream of an old Office file stands in small sectors."""

BOOKS: Final = ("Workbook", "Book")
"""What the stream with the records of a workbook is called."""

BEGIN: Final = 0x09
"""The last byte of the kind of record with which a sheet, or the whole workbook, begins. Source: [MS-XLS] 2.4.21."""

SHEET: Final = 0x85
"""The record that names a sheet."""


def books_of(data: bytes) -> Iterator[bytes]:
    """Yield the streams of an .xls that hold a workbook.

    Raises:
        struct.error: It is broken off.
        ValueError: It goes round in a circle.
    """
    yield from _streams(data, BOOKS)


def records_of(book: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each record of a workbook, where its content begins, and how long that is."""
    at = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, at + 4, size
        at += 4 + size


def _streams(data: bytes, names: tuple[str, ...]) -> Iterator[bytes]:
    """Yield the streams of an old Office file that have one of these names."""
    size, small = (1 << min(shift, 16) for shift in struct.unpack_from("<HH", data, 30))
    directory, *_ = struct.unpack_from("<I", data, 48)
    small_table, *_ = struct.unpack_from("<I", data, 60)
    table = _sector_table(data, size)
    file = data[size:]
    entries = _chain(file, table, directory, size)
    root = b""
    for at in range(0, len(entries) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries, at + 64)
        start, long = struct.unpack_from("<II", entries, at + 116)
        name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        if at == 0 and kind == 5:  # noqa: PLR2004 - the root, which holds the small sectors
            root = _chain(file, table, start, size) if start < END else b""
        elif name in names and long >= SMALL:
            yield _chain(file, table, start, size)[:long]
        elif name in names:
            numbers = struct.iter_unpack("<I", _chain(file, table, small_table, size))
            yield _chain(root, [number for (number,) in numbers], start, small)[:long]


def _sector_table(data: bytes, size: int) -> list[int]:
    """Return the table that tells which sector follows each; its own sectors are listed in the head, and on from there.

    Args:
        data: The file.
        size: Of a sector.
    """
    more, *_ = struct.unpack_from("<I", data, 68)
    listed = list(struct.unpack_from("<109I", data, 76))
    seen: set[int] = set()
    while more < END and more not in seen:
        seen.add(more)
        *found, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        listed += found
    blocks = (data[(one + 1) * size : (one + 2) * size] for one in listed if one < END)
    return [number for block in blocks for (number,) in struct.iter_unpack("<I", block[: len(block) // 4 * 4])]


def _chain(file: bytes, table: list[int], start: int, size: int) -> bytes:
    """Return the sectors that follow each other from a first one."""
    blocks: list[bytes] = []
    at = start
    while at < END:
        if len(blocks) > len(table) or at >= len(table):
            raise ValueError
        blocks.append(file[at * size : (at + 1) * size])
        at = table[at]
    return b"".join(blocks)
