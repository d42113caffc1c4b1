"""A server on this computer that answers as the systems of councils do, with what goes wrong there.

The names of the fields and their traps are those of the public clients that `wmoplan.read.files.council` names.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

Fault = Callable[["_Handler"], bool]
"""Answers in another way; tells whether it did."""


@dataclass
class CouncilServer:
    """What the server answers.

    Attributes:
        events: The list of Notubiz, page by page.
        assemblies: The evenings with several meetings, by number.
        agendas: What Notubiz tells of one meeting, by number.
        gremia: The bodies of Notubiz.
        go: The meetings of GO.
        go_version: Which version of GO is there.
        faults: What goes wrong with the next questions, one each.
        asked: How often each path was asked.
        with_marks: Whether answers have an ETag.
    """

    events: list[list[dict[str, object]]] = field(default_factory=lambda: [[]])
    assemblies: dict[str, dict[str, object]] = field(default_factory=dict)
    agendas: dict[str, dict[str, object]] = field(default_factory=dict)
    gremia: list[dict[str, object]] = field(default_factory=list)
    go: list[dict[str, object]] = field(default_factory=list)
    go_version: str = "v1"
    faults: list[Fault] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    heads: list[dict[str, str]] = field(default_factory=list)
    with_marks: bool = True
    address: str = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> object:
        """Return what is answered to a question; None is not there."""
        parts = path.strip("/").split("/")
        match parts:
            case ["organisations", _, "gremia"]:
                return {"gremia": self.gremia}
            case ["events"]:
                number = int(query["page"][0])
                more = number < len(self.events)
                return {"events": self.events[number - 1], "pagination": {"has_more_pages": more}}
            case ["events", "assemblies", key] if key in self.assemblies:
                return {"assembly": self.assemblies[key]}
            case ["events", "meetings", key] if key in self.agendas:
                return {"meeting": self.agendas[key]}
            case [version, "meetings"] if version == self.go_version:
                return self.go if version == "v1" else {"result": {"meetings": self.go, "totalCount": len(self.go)}}
        return None


class _Handler(BaseHTTPRequestHandler):
    served: CouncilServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.served.asked[parts.path] += 1
        self.served.heads.append(dict(self.headers))
        if self.served.faults and self.served.faults.pop(0)(self):
            return
        found = self.served.answer(parts.path, parse_qs(parts.query))
        if found is None:
            self.send(404, b"{}")
            return
        content = json.dumps(found).encode()
        mark = f'"{blake2b(content, digest_size=8).hexdigest()}"'
        if self.served.with_marks and self.headers.get("If-None-Match") == mark:
            self.send(304, b"")
            return
        self.send(200, content, {"ETag": mark} if self.served.with_marks else {})

    def send(self, status: int, content: bytes, head: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in (head or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def council_server() -> Iterator[CouncilServer]:
    """Serve on a free port of this computer."""
    served = CouncilServer()
    handler = type("Handler", (_Handler,), {"served": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def refused(status: int, head: dict[str, str] | None = None) -> Fault:
    """Answer with a status that is no answer."""

    def answer(handler: "_Handler") -> bool:
        handler.send(status, b"{}", head)
        return True

    return answer


def content(data: bytes) -> Fault:
    """Answer with other content."""

    def answer(handler: "_Handler") -> bool:
        handler.send(200, data)
        return True

    return answer


def slow(seconds: float) -> Fault:
    """Answer later."""

    def answer(_: "_Handler") -> bool:
        time.sleep(seconds)
        return False

    return answer


def meeting(key: int, start: str | None, title: str, gremium: int | None = 1, **other: object) -> dict[str, object]:
    """Return one meeting as Notubiz lists it."""
    return {
        "id": key,
        "type": "meeting",
        "permission_group": "public",
        "canceled": False,
        "inactive": False,
        "gremium": None if gremium is None else {"id": gremium},
        "attributes": [{"id": 1, "value": title}, {"id": 50, "value": "Raadzaal"}],
        "plannings": [] if start is None else [{"start_date": start, "end_date": None}],
        "last_modified": "2026-11-20 09:00:00",
        "creation_date": "2026-01-02 09:00:00",
        **other,
    }


def item(number: str, title: str, *below: dict[str, object]) -> dict[str, object]:
    """Return one item on an agenda as Notubiz tells it, with the items below it."""
    data = {"title_prefix": number, "attributes": [{"id": 1, "value": title}]}
    return {"type_data": data, "agenda_items": list(below)}
