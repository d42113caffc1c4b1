from datetime import date

import pytest

from wmoplan.fetch.kept import LARGEST, Kept, SaidOf, SeenItem, as_kept, kept_in
from wmoplan.fetch.systems import Page

HERE = "https://api.notubiz.nl"
PAGE = Page("events?page=1", '"a1"', {"events": []})
KEPT = Kept(HERE, date(2026, 11, 30), {PAGE.question: PAGE})
ITEM = SeenItem("participatieverordening", date(2026, 12, 17), "raad", "8", "Participatieverordening", refused=True)

SAID = SaidOf("schema.xlsx", "raad 2027-01-14", "19:30 definitief", "bestand")


def test_what_is_kept_comes_back() -> None:
    kept = KEPT._replace(said=(SAID,))

    assert kept_in(as_kept(kept)) == kept


def test_what_was_found_on_the_agendas_comes_back() -> None:
    page = Page("events/meetings/8", '"b2"', {"meeting": {}})
    kept = KEPT._replace(agendas={page.question: page}, items=(ITEM,))

    assert kept_in(as_kept(kept)) == kept


@pytest.mark.parametrize("data", [None, b"", b"geen json", b"[]", b'{"schema": "iets"}', b"[" * 100_000])
def test_what_wmoplan_did_not_keep_is_asked_anew(data: bytes | None) -> None:
    assert kept_in(data).day is None


def test_what_another_system_answered_does_not_count() -> None:
    kept = KEPT._replace(address="https://elders.nl", said=(SAID,))

    assert kept_in(as_kept(kept)).of(HERE) == Kept(said=(SAID,))


def test_what_is_too_large_is_not_kept() -> None:
    large = KEPT._replace(pages={"x": Page("x", "", "x" * LARGEST)})

    assert as_kept(large) == b""
    assert kept_in(as_kept(large._replace(said=(SAID,)))) == Kept(said=(SAID,))


@pytest.mark.parametrize("changed", [b"5", b'{"events": [], "pagination": {}}'])
def test_an_answer_that_somebody_changed_is_asked_anew(changed: bytes) -> None:
    data = as_kept(Kept(HERE, date(2026, 11, 30), {PAGE.question: PAGE})).replace(b'{\n    "events": []\n   }', changed)

    assert changed in data
    assert kept_in(data).pages == {}
