from datetime import date

import pytest

from wmoplan.fetch.kept import LARGEST, as_kept, kept_from
from wmoplan.fetch.systems import Page

HERE = "https://api.notubiz.nl"
PAGE = Page("events?page=1", '"a1"', {"events": []})


def test_what_is_kept_comes_back() -> None:
    kept = kept_from(as_kept(HERE, date(2026, 11, 30), [PAGE]), HERE)

    assert (kept.day, kept.pages) == (date(2026, 11, 30), {PAGE.question: PAGE})


@pytest.mark.parametrize("data", [None, b"", b"geen json", b"[]", b'{"schema": "iets"}', b"[" * 100_000])
def test_what_wmoplan_did_not_keep_is_asked_anew(data: bytes | None) -> None:
    assert kept_from(data, HERE).day is None


def test_what_another_system_answered_does_not_count() -> None:
    assert kept_from(as_kept("https://elders.nl", date(2026, 11, 30), [PAGE]), HERE).pages == {}


def test_what_is_too_large_is_not_kept() -> None:
    assert as_kept(HERE, date(2026, 11, 30), [Page("x", "", "x" * LARGEST)]) == b""
