"""What the streams of a PDF unpack to, by the filters that each names: bounded before a library unpacks them."""

import base64
import re
import zlib
from typing import TYPE_CHECKING, Final

from wmoplan.read.files.archive import too_large

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_STREAM: Final = 60_000_000
LARGEST_WHOLE: Final = 400_000_000
"""Unit: bytes. What one stream of a PDF unpacks to, and all of them."""

LARGEST_OLD: Final = 2_000_000
"""Unit: bytes. How much of a PDF may be packed with LZW or in runs, which is slow to unpack here."""

LOOKED: Final = 2_000
"""Unit: bytes before a stream in which its filters are named."""

FILTERS: Final = rb"/(A(?:SCII)?85|AHx|ASCIIHex|LZW|RL|RunLength|Fl|Flate)(?:Decode)?(?![A-Za-z])"
ZIPPED: Final = b"x"
"""How a stream begins that is packed with zlib, also where its filter is not named."""

CLEAR, LAST = 256, 257
"""The codes of LZW that empty its table and end it. Source: ISO 32000-1, 7.4.4.2."""

WIDEST: Final = 12
"""Unit: bits of a code of LZW."""


def must_unpack_small(data: bytes, name: str) -> None:
    """Refuse a PDF with a stream that unpacks to more than any page has, also where it is packed several times.

    Raises:
        DataError: It has one, or all streams together unpack to too much.
    """
    total = old = 0
    view = memoryview(data)
    for start in re.finditer(rb"(?<!end)stream\r?\n", data):
        before = data[max(0, start.start() - LOOKED) : start.start()].rpartition(b"obj")[2]
        steps = re.findall(FILTERS, before)
        content: bytes | memoryview = view[start.end() :]
        if set(steps) & set(SLOW):
            end = data.find(b"endstream", start.end(), start.end() + LARGEST_OLD + 1)
            content = data[start.end() : end if end >= 0 else start.end() + LARGEST_OLD + 1]
            old += len(content)
        while content[:1] == ZIPPED or steps:
            step = b"Fl" if content[:1] == ZIPPED else steps.pop(0)
            try:
                content = UNPACKERS[b"AH" if step == b"ASCIIHex" else step[:2]](content)
            except (ValueError, zlib.error):
                break
            total += len(content)
            if len(content) > LARGEST_STREAM or total > LARGEST_WHOLE:
                raise too_large(name)
        if old > LARGEST_OLD:
            raise too_large(name)


def _unzipped(content: bytes | memoryview) -> bytes:
    return zlib.decompressobj().decompress(content, LARGEST_STREAM + 1)


def _from_letters(content: bytes | memoryview) -> bytes:
    """Return what stands in the letters of ASCII85."""
    return base64.a85decode(bytes(content).partition(b"~>")[0].strip().removeprefix(b"<~"))


def _from_figures(content: bytes | memoryview) -> bytes:
    """Return what stands in pairs of figures and letters."""
    return bytes.fromhex(bytes(content).partition(b">")[0].decode("latin-1"))


def _from_runs(content: bytes | memoryview) -> bytes:
    """Return what stands in runs: a length, and so many bytes or one that is repeated."""
    found, at = bytearray(), 0
    while at + 1 < len(content) and content[at] != END_OF_RUNS and len(found) <= LARGEST_STREAM:
        length = content[at]
        if length < END_OF_RUNS:
            found += content[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            found += bytes(content[at + 1 : at + 2]) * (2 * END_OF_RUNS + 1 - length)
            at += 2
    return bytes(found)


def _from_codes(content: bytes | memoryview) -> bytes:
    """Return what stands in the codes of LZW; each new code is the one before it with one byte more."""
    found, size = list[bytes](), 0
    table = [bytes([one]) for one in range(CLEAR)] + [b"", b""]
    before, bits, held = b"", 0, 0
    for one in content:
        held, bits = (held << 8) | one, bits + 8
        width = min(max(9, (len(table) + 1).bit_length()), WIDEST)
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & ((1 << bits) - 1)
        if code == LAST or size > LARGEST_STREAM or code > len(table):
            break
        if code == CLEAR:
            del table[LAST + 1 :]
            before = b""
            continue
        text = table[code] if code < len(table) else before + before[:1]
        if before and len(table) < 1 << WIDEST:
            table.append(before + text[:1])
        found.append(text)
        size += len(text)
        before = text
    return b"".join(found)


END_OF_RUNS: Final = 128
SLOW: Final = (b"LZW", b"RL", b"RunLength", b"A85", b"ASCII85", b"AHx", b"ASCIIHex")
UNPACKERS: "Final[dict[bytes, Callable[[bytes | memoryview], bytes]]]" = {
    b"Fl": _unzipped,
    b"LZ": _from_codes,
    b"RL": _from_runs,
    b"Ru": _from_runs,
    b"A8": _from_letters,
    b"AH": _from_figures,
    b"AS": _from_letters,
}
"""What unpacks each filter, by the first two letters of its name."""
