import io
import re
import zipfile

import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.archive import LARGEST_PART, MOST_PARTS, checked_parts


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def test_the_parts_that_are_asked_for_come_back() -> None:
    data = packed({"xl/styles.xml": b"<styles/>", "xl/workbook.xml": b"<workbook/>"})

    assert checked_parts(data, "raad.xlsx", r"xl/styles\.xml") == {"xl/styles.xml": b"<styles/>"}


def lying() -> bytes:
    """Return a file whose table of contents says that a part of 40 MB has 10 bytes."""
    data = packed({"a.xml": b" " * 40_000_000})
    size = (40_000_000).to_bytes(4, "little")
    return re.sub(re.escape(size), (10).to_bytes(4, "little"), data)


HOSTILE = [
    (packed({"a.xml": b" " * (LARGEST_PART + 1)}), "veel te veel", "one part that unpacks to too much"),
    (packed({f"{number}.xml": b" " * 20_000_000 for number in range(4)}), "veel te veel", "all together too much"),
    (packed({f"{number}": b"" for number in range(MOST_PARTS + 1)}), "veel te veel", "too many parts"),
    (packed({"a.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "beschadigd", "XML that declares entities"),
    (packed({"a.xml": b"<x/>"})[:-30], "beschadigd", "broken off"),
    (lying(), "beschadigd", "a size that is not so"),
    (b"PK\x03\x04", "beschadigd", "no more than its beginning"),
]


@pytest.mark.parametrize(("data", "told", "why"), HOSTILE, ids=[why for *_, why in HOSTILE])
def test_a_hostile_file_is_refused_before_a_library_opens_it(data: bytes, told: str, why: str) -> None:
    with pytest.raises(DataError, match=told):
        checked_parts(data, why, ".*")
