from datetime import date

import pytest

from tests.fetch.council_server import CouncilServer, content, meeting
from wmoplan.errors import SourceError
from wmoplan.fetch.client import Client
from wmoplan.fetch.systems import SYSTEMS, Page, Visit

YEAR = date(2027, 1, 1), date(2027, 12, 31)
GREMIA: list[dict[str, object]] = [{"id": 1, "title": "Gemeenteraad"}, {"id": 2, "name": "Commissie Samenleving"}]

Row = tuple[str, str, str, str, str, str]


def visited(
    server: CouncilServer, supplier: str = "notubiz", kept: dict[str, Page] | None = None
) -> tuple[list[Row], Visit]:
    with Client(server.address) as client:
        visit = Visit(client, kept or {})
        found = SYSTEMS[supplier].meetings(visit, "952", *YEAR)
    return [(one.day, one.time, one.body, one.title, one.status, one.key) for one in found], visit


def test_every_page_of_notubiz_is_asked_once(server: CouncilServer) -> None:
    server.gremia = GREMIA
    server.events = [
        [meeting(1, "2027-01-14 19:30:00", "Raadsvergadering")],
        [meeting(2, "2027-01-20 20:00:00", "Avond", 2, canceled=True), meeting(3, None, "Ooit", None)],
    ]

    rows, visit = visited(server)

    assert rows == [
        ("2027-01-14", "19:30", "Gemeenteraad", "Raadsvergadering", "", "1"),
        ("2027-01-20", "20:00", "Commissie Samenleving", "Avond", "vervallen", "2"),
        ("", "", "", "Ooit", "", "3"),
    ]
    assert server.asked == {"/organisations/952/gremia": 1, "/events": 2}
    assert visit.changed == 3


def test_an_evening_with_several_meetings_gives_each(server: CouncilServer) -> None:
    server.gremia = GREMIA
    server.events = [[meeting(4, "2027-02-01 19:30:00", "Raadsplein", None, type="assembly")]]
    server.assemblies = {
        "4": {"meetings": [meeting(5, "2027-02-01 20:00:00", "Carrousel", 2), meeting(6, None, "Besluit", 1)]}
    }

    assert visited(server)[0] == [
        ("2027-02-01", "20:00", "Commissie Samenleving", "Carrousel", "", "5"),
        ("2027-02-01", "19:30", "Gemeenteraad", "Besluit", "", "6"),  # as of the evening
    ]


def test_a_move_on_a_later_page_is_seen_behind_a_page_that_did_not_change(server: CouncilServer) -> None:
    server.events = [[meeting(1, "2027-01-14 19:30:00", "Raad")], [meeting(2, "2027-01-20 20:00:00", "Raad")]]
    _, before = visited(server)
    kept = {page.question: page for page in before.pages}

    same, visit = visited(server, kept=kept)
    assert visit.changed == 0

    server.events[1] = [meeting(2, "2027-01-27 20:00:00", "Raad")]
    rows, visit = visited(server, kept=kept)

    assert visit.changed == 1
    assert [row[0] for row in same] == ["2027-01-14", "2027-01-20"]
    assert [row[0] for row in rows] == ["2027-01-14", "2027-01-27"]


def test_who_saved_a_meeting_again_changed_nothing(server: CouncilServer) -> None:
    server.with_marks = False
    server.events = [[meeting(1, "2027-01-14 19:30:00", "Raad")]]
    _, before = visited(server)
    server.events[0][0]["last_modified"] = "2026-11-29 10:00:00"

    assert visited(server, kept={page.question: page for page in before.pages})[1].changed == 0


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_both_versions_of_go_are_read(server: CouncilServer, version: str) -> None:
    server.go_version = version
    server.go = [
        {
            "id": 1,
            "date": "2027-01-14",
            "startTime": "19:30",
            "canceled": False,
            "dmu": {"id": 10, "name": "Gemeenteraad"},
        }
    ]

    assert visited(server, "gemeenteoplossingen")[0] == [("2027-01-14", "19:30", "Gemeenteraad", "", "", "1")]


SHAPES = [
    (b'{"events": [', "half antwoord"),
    (b"<html>onderhoud</html>", "half antwoord"),
    (b'{"events": {}}', "anders dan"),
    (b"[]", "anders dan"),
]


@pytest.mark.parametrize(("answer", "told"), SHAPES)
def test_another_shape_than_expected_is_told(server: CouncilServer, answer: bytes, told: str) -> None:
    server.faults = [lambda _: False, content(answer)]

    with pytest.raises(SourceError, match=told):
        visited(server)
