"""The right values are those of VERGADERBRONNEN: worked out by hand from real answers of the systems."""

import json

import pytest

from wmoplan.errors import DataError
from wmoplan.read.files.council import AgendaItem, Json, agenda_in, council_rows, meetings_in, reduced

GO: dict[str, Json] = {
    "date": "2027-01-14",
    "startTime": "19:30",
    "canceled": True,
    "dmu": {"name": "Gemeenteraad"},
    "id": 7,
}
NOTUBIZ: dict[str, Json] = {
    "id": 8,
    "plannings": [{"start_date": "2027-01-20 19:30:00"}],
    "canceled": False,
    "attributes": [{"id": 1, "value": "Gemeenteraad"}, {"id": 50, "value": "Raadzaal"}],
    "last_modified": "2026-11-20 09:00:00",
}
VNG: dict[str, Json] = {
    "geplandedatum": "2027-07-01",
    "geplandeaanvang": "2027-07-01T17:30:00Z",  # in summer the clock is two hours ahead of UTC
    "naam": "Raadsvergadering",
    "georganiseerddoorgremium": {"gremiumnaam": "Gemeenteraad"},
}

ANSWERS = [
    (GO, ["2027-01-14", "19:30", "Gemeenteraad", "", "vervallen", "7"], "GO"),
    (NOTUBIZ, ["2027-01-20", "19:30", "", "Gemeenteraad", "", "8"], "Notubiz"),
    (VNG, ["2027-07-01", "19:30", "Gemeenteraad", "Raadsvergadering", "", ""], "VNG"),
    (
        {**GO, "canceled": False, "inactive": True},
        ["2027-01-14", "19:30", "Gemeenteraad", "", "voorlopig", "7"],
        "GO, not yet",
    ),
    (
        {**GO, "date": "2027-01-14 20:00:00", "startTime": "", "canceled": False},
        ["2027-01-14", "20:00", "Gemeenteraad", "", "", "7"],
        "GO, one moment",
    ),
    (
        {**NOTUBIZ, "plannings": [{"start_date": "2027-01-20T19:30:00+01:00"}]},
        ["2027-01-20", "19:30", "", "Gemeenteraad", "", "8"],
        "with a zone",
    ),
    (
        {**NOTUBIZ, "plannings": [{"start_date": "2027-01-20T00:00:00"}]},
        ["2027-01-20", "", "", "Gemeenteraad", "", "8"],
        "a whole day",
    ),
    ({**NOTUBIZ, "plannings": [{"start_date": "0000-00-00"}]}, ["", "", "", "Gemeenteraad", "", "8"], "no day"),
    ({**NOTUBIZ, "plannings": [], "gremium": None}, ["", "", "", "Gemeenteraad", "", "8"], "nothing planned"),
    (
        {**NOTUBIZ, "inactive": True},
        ["2027-01-20", "19:30", "", "Gemeenteraad", "inactief", "8"],
        "what that means is asked",
    ),
    ({**NOTUBIZ, "attributes": {"Titel": "Raad"}}, ["2027-01-20", "19:30", "", "Raad", "", "8"], "attributes by name"),
]


@pytest.mark.parametrize(("answer", "cells", "why"), ANSWERS, ids=[why for *_, why in ANSWERS])
def test_a_meeting_is_told_as_the_system_means_it(answer: object, cells: list[str], why: str) -> None:
    assert [row.cells for row in council_rows(json.dumps([answer]).encode(), why)][1:] == [cells]


def test_the_number_of_a_body_is_looked_up() -> None:
    row: dict[str, Json] = {**NOTUBIZ, "gremium": {"id": 3}}

    assert next(meetings_in({"events": [row]}, {"3": "Gemeenteraad"})).body == "Gemeenteraad"


def test_what_is_not_public_is_neither_read_nor_kept() -> None:
    answer: Json = {"events": [{**NOTUBIZ, "permission_group": "raadsleden"}, NOTUBIZ]}

    assert [one.key for one in meetings_in(answer, {})] == ["8"]
    kept = reduced(answer)
    assert isinstance(kept, dict)
    assert isinstance(kept["events"], list)
    assert len(kept["events"]) == 1


def test_when_somebody_last_saved_a_meeting_is_not_kept() -> None:
    assert "last_modified" not in json.dumps(reduced([NOTUBIZ]))


def test_the_items_of_an_agenda_come_in_their_order_with_those_below_them() -> None:
    def item(number: str, title: str, *below: object) -> dict[str, object]:
        data = {"title_prefix": number, "attributes": [{"id": 1, "value": title}]}
        return {"type_data": data, "agenda_items": list(below)}

    answer = {"meeting": {"agenda_items": [item("1", "Opening"), item("8", "Hamerstukken", item("8.a", "Wmo"))]}}

    assert list(agenda_in(json.loads(json.dumps(answer)))) == [
        AgendaItem("1", "Opening"),
        AgendaItem("8", "Hamerstukken"),
        AgendaItem("8.a", "Wmo"),
    ]


BROKEN = [
    (b'[{"date": "2027-01', "niet heel"),
    (b"[" * 100_000, "niet heel"),
    (b'{"iets": "anders"}', "geen vergaderingen"),
    (b"[]", "geen vergaderingen"),
]


@pytest.mark.parametrize(("data", "told"), BROKEN)
def test_an_answer_that_is_none_is_told(data: bytes, told: str) -> None:
    with pytest.raises(DataError, match=told):
        council_rows(data, "raad.json")
