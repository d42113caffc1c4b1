"""A shared calendar on a Radicale server of its own, and the three ways in which our file gets into it."""

import base64
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

import icalendar

from tests.programs import RADICALE, VDIRSYNCER, env, must_be_there, run
from tests.readers import HERE, Entry, entry_of, khal

USER: Final = "raad"
COLLECTION: Final = f"/{USER}/agenda/"
WORDS: Final = {"Authorization": f"Basic {base64.b64encode(f'{USER}:raad'.encode()).decode()}"}
DAV: Final = "{DAV:}"
CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
QUERY: Final = (
    '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
    "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
    '<C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)
PATIENCE: Final = 20
"""Seconds in which the server must be there."""


class Kept(NamedTuple):
    """A resource of the server: one event.

    Attributes:
        etag: What changes whenever the resource is written with something else.
    """

    etag: str
    content: str


class State(NamedTuple):
    """What a calendar says of an event, as far as others see it."""

    entry: Entry
    sequence: int
    status: str


class Shared(NamedTuple):
    """A calendar on the server that several people use."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{COLLECTION}"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """Return the status and the answer of the server."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            told = {key.replace("_", "-"): text for key, text in headers.items()}
            connection.request(method, path, body.encode(), WORDS | told)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def put(self, name: str, content: str) -> int:
        """Put one resource there under a name, over what it held."""
        return self.ask("PUT", f"{COLLECTION}{name}", content, Content_Type="text/calendar; charset=utf-8")[0]

    def kept(self) -> dict[str, Kept]:
        """Return every resource with an event, by its address, as a calendar program asks for them."""
        status, answer = self.ask("REPORT", COLLECTION, QUERY, Depth="1", Content_Type="application/xml")
        assert status == 207, answer
        found = {}
        for response in ET.fromstring(answer).iter(f"{DAV}response"):  # noqa: S314 - our own server wrote it
            href, etag, content = (
                response.findtext(f".//{name}", "")
                for name in (f"{DAV}href", f"{DAV}getetag", f"{CALDAV}calendar-data")
            )
            found[href] = Kept(etag, content)
        return found


def states_of(content: str | bytes) -> list[State]:
    """Return what a calendar file says of each of its events."""
    return sorted(
        State(entry_of(event), int(str(event["SEQUENCE"])), str(event["STATUS"]))
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    )


@contextmanager
def served(folder: Path) -> Iterator[Shared]:
    """Run a server with one empty calendar, for this machine alone, and end it."""
    process, port = started(folder)
    try:
        shared = Shared(port)
        status, answer = shared.ask("MKCALENDAR", COLLECTION)
        assert status == 201, answer
        yield shared
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def started(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Return a server that listens, with its port; another port is tried when somebody takes a free one first."""
    config, log = folder / "radicale.conf", folder / "radicale.log"
    for _ in range(3):
        port = free_port()
        config.write_text(
            f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = owner_only\n"
            f"[web]\ntype = none\n[storage]\nfilesystem_folder = {folder / 'collections'}\n",
            "utf-8",
        )
        with log.open("wb") as told:
            process = subprocess.Popen(
                [must_be_there(RADICALE), "--config", config],
                cwd=folder,
                env=env(folder),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
            )
        if listens(process, log):
            return process, port
        process.kill()
        process.wait()
    raise AssertionError(f"Radicale did not start:\n{log.read_text('utf-8')}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(process: subprocess.Popen[bytes], log: Path) -> bool:
    """Tell whether the server says so before it ends and before the patience is over."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if "Listening on" in log.read_text("utf-8"):
            return True
        time.sleep(0.05)
    return False


Send = Callable[[bytes], None]
"""Brings a version of our file into the shared calendar."""


def by_import(shared: Shared, _folder: Path) -> Send:
    """Put each event there as a resource of its own, named after its UID, as programs do that import a file."""

    def send(file: bytes) -> None:
        for uid, content in resources(file).items():
            assert shared.put(f"{uid}.ics", content) in {201, 204}

    return send


def resources(file: bytes) -> dict[str, str]:
    """Return the events of a file, each as a calendar with its zone, by UID; the lines stay as they are."""
    text = file.decode()
    events = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.DOTALL)
    head, tail = text.split(events[0], 1)[0], "END:VCALENDAR\r\n"
    found = {unfolded(event, "UID"): f"{head}{event}{tail}" for event in events}
    assert len(found) == len(events)
    return found


def unfolded(event: str, key: str) -> str:
    """Return what a line of an event says."""
    (text,) = re.findall(rf"^{key}:(.*)\r$", event.replace("\r\n ", ""), re.MULTILINE)
    return str(text)


def by_vdirsyncer(shared: Shared, folder: Path) -> Send:
    """Mirror the file itself: what others put into the calendar does not come into it, and is not taken away there.

    vdirsyncer writes the file anew each time, though it is told only to read it; it may change no event.
    """
    file = folder / "agenda.ics"
    ours = f'type = "singlefile"\npath = "{file}"\nread_only = true\n'
    sync = syncer(shared, folder, ours, 'partial_sync = "ignore"\n')

    def send(version: bytes) -> None:
        file.write_bytes(version)
        sync()
        assert states_of(file.read_bytes()) == states_of(version)

    return send


def by_khal(shared: Shared, folder: Path) -> Send:
    """Import the file into khal, which shares its folder by vdirsyncer, both ways."""
    vdir = folder / "vdir"
    vdir.mkdir()
    sync = syncer(shared, folder, f'type = "filesystem"\npath = "{vdir}"\nfileext = ".ics"\n')

    def send(version: bytes) -> None:
        file = folder / "agenda.ics"
        file.write_bytes(version)
        sync()
        run(*khal(vdir, HERE.key), "import", "--batch", file, home=folder)
        sync()

    return send


Way = Callable[[Shared, Path], Send]

WAYS: Final[tuple[Way, ...]] = (by_import, by_vdirsyncer, by_khal)


def syncer(shared: Shared, folder: Path, ours: str, rules: str = "") -> Callable[[], None]:
    """Return what makes vdirsyncer bring the storage and the shared calendar together."""
    config = folder / "vdirsyncer.conf"
    config.write_text(
        f'[general]\nstatus_path = "{folder / "status"}"\n'
        f'[pair raad]\na = "ours"\nb = "shared"\ncollections = null\n{rules}'
        f"[storage ours]\n{ours}"
        f'[storage shared]\ntype = "caldav"\nurl = "{shared.url}"\nusername = "{USER}"\npassword = "raad"\n',
        "utf-8",
    )

    def sync() -> None:
        if not (folder / "status").exists():
            run(must_be_there(VDIRSYNCER), "-c", config, "discover", home=folder)
        run(must_be_there(VDIRSYNCER), "-c", config, "sync", home=folder)

    return sync
