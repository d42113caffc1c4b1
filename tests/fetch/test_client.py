from collections.abc import Iterator

import httpx
import pytest

from tests.fetch.council_server import CouncilServer, content, refused
from wmoplan.errors import SourceError, UsageError
from wmoplan.fetch.client import LARGEST, MOST_ANSWERS, Client

EVENTS = "events"
FIRST = {"page": "1"}


def ask(server: CouncilServer) -> bytes:
    with Client(server.address) as client:
        return client.ask(EVENTS, FIRST).content


@pytest.mark.parametrize("address", ["http://api.notubiz.nl", "ftp://raad.nl", "raad.nl", "file:///etc/passwd", ""])
def test_only_a_safe_address_is_asked(address: str) -> None:
    with pytest.raises(UsageError, match="https"):
        Client(address)


def test_the_visitor_says_who_it_is(server: CouncilServer) -> None:
    ask(server)

    assert server.heads[0]["User-Agent"].startswith("wmoplan/")


def test_an_answer_that_did_not_change_is_not_sent_again(server: CouncilServer) -> None:
    with Client(server.address) as client:
        first = client.ask(EVENTS, FIRST)
        again = client.ask(EVENTS, FIRST, first.mark)

    assert first.is_changed
    assert (again.content, again.is_changed, again.mark) == (b"", False, first.mark)


@pytest.mark.parametrize("fault", [refused(429, {"Retry-After": "0"}), refused(500), refused(503)])
def test_a_host_that_is_busy_is_asked_again(server: CouncilServer, fault: object) -> None:
    server.faults = [fault]  # type: ignore[list-item]

    assert b"events" in ask(server)
    assert server.asked["/events"] == 2


REFUSED = [
    ([refused(404)], "geeft een fout", 1),  # asking again does not help
    ([refused(403)], "geeft een fout", 1),
    ([refused(500)] * 3, "geeft een fout", 3),
    ([refused(429, {"Retry-After": "0"})] * 3, "niet meer vragen", 3),
    ([refused(429, {"Retry-After": "3600"})], "over 60 minuten", 1),  # nobody waits for that at a screen
    ([refused(429, {"Retry-After": "9" * 400})], "over 1440 minuten", 1),
    ([content(b"x" * (LARGEST + 1))], "veel te veel", 1),
    ([refused(302, {"Location": "https://ergens-anders.nl/events"})], "verwijst door", 1),
    ([refused(302, {"Location": "/events?page=1"})] * 9, "verwijst door", 3),
]


@pytest.mark.parametrize(("faults", "told", "times"), REFUSED)
def test_a_host_that_gives_no_answer_is_told(
    server: CouncilServer, faults: list[object], told: str, times: int
) -> None:
    server.faults = list(faults)  # type: ignore[arg-type]

    with pytest.raises(SourceError, match=told):
        ask(server)
    assert sum(server.asked.values()) == times


def test_a_way_on_within_one_host_is_followed(server: CouncilServer) -> None:
    server.faults = [refused(302, {"Location": "/events?page=1"})]

    assert b"events" in ask(server)


def test_a_host_that_is_not_there_is_told() -> None:
    def unreachable(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("")

    with (
        Client("https://raad.nl", httpx.MockTransport(unreachable)) as client,
        pytest.raises(SourceError, match="internet"),
    ):
        client.ask(EVENTS, FIRST)


def test_a_host_with_a_wrong_certificate_is_told_and_asked_once() -> None:
    asked = []

    def unsafe(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate")

    with (
        Client("https://raad.nl", httpx.MockTransport(unsafe)) as client,
        pytest.raises(SourceError, match="certificaat"),
    ):
        client.ask(EVENTS, FIRST)
    assert len(asked) == 1


def test_a_host_that_is_too_slow_is_told() -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("")

    with (
        Client("https://raad.nl", httpx.MockTransport(slow)) as client,
        pytest.raises(SourceError, match="niet op tijd"),
    ):
        client.ask(EVENTS, FIRST)


def test_an_answer_that_drips_in_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 1_000, 40))
    monkeypatch.setattr("wmoplan.fetch.client.monotonic", lambda: next(seconds))

    class Drops(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from [b"x"] * 9

    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Drops()))
    with Client("https://raad.nl", transport) as client, pytest.raises(SourceError, match="te langzaam"):
        client.ask(EVENTS, FIRST)


def test_questions_without_end_are_not_asked(server: CouncilServer) -> None:
    with Client(server.address) as client:
        client.asked = MOST_ANSWERS
        with pytest.raises(SourceError, match="in één keer"):
            client.ask(EVENTS, FIRST)


def test_the_last_question_is_asked(server: CouncilServer) -> None:
    with Client(server.address) as client:
        client.asked = MOST_ANSWERS - 1

        assert b"events" in client.ask(EVENTS, FIRST).content


def test_an_answer_as_large_as_may_be_is_read(server: CouncilServer) -> None:
    server.faults = [content(b"x" * LARGEST)]

    assert len(ask(server)) == LARGEST
