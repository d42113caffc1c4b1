"""Streams of a PDF in each of the ways in which they can be packed, and how much they may unpack to."""

import base64
import zlib

import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.streams import LARGEST_OLD, LARGEST_STREAM, UNPACKERS, must_unpack_small


def stream(filters: str, content: bytes) -> bytes:
    head = f"%PDF-1.4\n1 0 obj<</Filter[{filters}]/Length {len(content)}>>stream\n".encode()
    return head + content + b"\nendstream endobj"


BOMB = zlib.compress(b" " * (LARGEST_STREAM + 1))
RUNS = b"\x81 " * (LARGEST_STREAM // 128 + 1)
HOSTILE = [
    ("/FlateDecode", BOMB, "zlib"),
    ("/ASCII85Decode /FlateDecode", base64.a85encode(BOMB) + b"~>", "zlib in letters"),
    ("/ASCIIHexDecode/FlateDecode", BOMB.hex().encode() + b">", "zlib in figures"),
    ("/RunLengthDecode", RUNS, "runs"),
    ("/A85/RL", base64.a85encode(RUNS) + b"~>", "runs in letters"),
    ("/LZWDecode", b"x" * (LARGEST_OLD + 1), "more codes than can be looked at"),
]


@pytest.mark.parametrize(("filters", "content", "why"), HOSTILE, ids=[why for *_, why in HOSTILE])
def test_a_stream_that_unpacks_to_all_memory_is_refused(filters: str, content: bytes, why: str) -> None:
    with pytest.raises(DataError, match="veel te veel"):
        must_unpack_small(stream(filters, content), why)


# The codes of ISO 32000-1, 7.4.4.2, example 1.
ISO = bytes.fromhex("800B6050220C0C8501")
KIND = [
    ("/FlateDecode", zlib.compress(b"raad"), "zlib"),
    ("/LZWDecode", ISO, "codes"),
    ("/RunLengthDecode", b"\x03raad\x80", "runs"),
    ("/ASCII85Decode", base64.a85encode(b"raad") + b"~>", "letters"),
    ("/ASCII85Decode", b"\xff\xff", "no letters at all"),
    ("/DCTDecode", b"\xff\xd8", "a photo"),
]


@pytest.mark.parametrize(("filters", "content", "why"), KIND, ids=[why for *_, why in KIND])
def test_a_stream_of_a_page_is_let_through(filters: str, content: bytes, why: str) -> None:
    must_unpack_small(stream(filters, content), why)


def test_codes_are_those_of_the_standard() -> None:
    assert UNPACKERS[b"LZ"](ISO) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
