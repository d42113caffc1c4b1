"""Makes the files of schedules with the programs that a griffie uses: LibreOffice, and Chromium for a PDF or a page."""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from tests.programs import CHROMIUM, env, must_be_found, run

FILTERS = {
    "xlsx": ("--infilter=HTML (StarCalc)", "xlsx:Calc MS Excel 2007 XML"),
    "ods": ("--infilter=HTML (StarCalc)", "ods:calc8"),
    "xls": ("--infilter=HTML (StarCalc)", "xls:MS Excel 97"),
    "docx": ("--infilter=HTML (StarWriter)", "docx:MS Word 2007 XML"),
}


def made(pages: Iterable[tuple[str, str, str]], folder: Path) -> None:
    """Make the files of pages in a folder, each of a name, its page and an ending.

    One start of a program makes all files with one ending that it can.
    """
    wanted = sorted(pages, key=lambda one: one[2])
    for name, page, _ in wanted:
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    for form, group in groupby(wanted, key=lambda one: one[2]):
        sources = [folder / f"{name}.html" for name, _, _ in group]
        if form == "pdf":
            for source in sources:
                _printed(source, folder, "--no-pdf-header-footer")
        elif form == "printed.pdf":  # as somebody prints a page, with what a browser puts above and below it
            for source in sources:
                _printed(source, folder)
        elif form == "mhtml":
            for source in sources:
                _kept(source, folder)
        elif form != "html":
            _saved(sources, form, folder)


def _printed(source: Path, folder: Path, *more: str) -> None:
    words = ["--headless", "--no-sandbox", "--disable-gpu", *more]
    to = f"--print-to-pdf={source.with_suffix('.pdf' if more else '.printed.pdf')}"
    run(must_be_found(*CHROMIUM), *words, f"--user-data-dir={folder}/chromium", to, source, home=folder)


def _kept(source: Path, folder: Path) -> None:
    """Let Chromium keep a page as one file, as its menu does."""
    with _browser(folder) as browser:
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        session = str(browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        browser.ask("Page.enable", session)
        browser.ask("Page.navigate", session, url=source.as_uri())
        browser.wait("Page.loadEventFired")
        page = str(browser.ask("Page.captureSnapshot", session, format="mhtml")["data"])
    source.with_suffix(".mhtml").write_bytes(page.encode())


class _Browser:
    """A browser that does what it is told over two pipes; each message ends with a zero."""

    def __init__(self, told: IO[bytes], says: IO[bytes]) -> None:
        self.told, self.says, self.number = told, says, 0
        self.seen: set[str] = set()

    def ask(self, method: str, session: str = "", **words: object) -> dict[str, object]:
        """Return what the browser answers."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": words} | ({"sessionId": session} if session else {})
        self.told.write(json.dumps(message).encode() + b"\0")
        self.told.flush()
        while (answer := self._next()).get("id") != self.number:
            pass
        assert "result" in answer, answer
        return dict(answer["result"])

    def wait(self, event: str) -> None:
        """Wait until the browser has told of an event."""
        while event not in self.seen:
            self._next()

    def _next(self) -> dict[str, Any]:
        said = bytearray()
        while (sign := self.says.read(1)) != b"\0":
            assert sign, "the browser ended"
            said += sign
        message: dict[str, Any] = json.loads(said)
        self.seen.add(message.get("method", ""))
        return message


@contextmanager
def _browser(folder: Path) -> Iterator[_Browser]:
    hears, told = os.pipe()
    says, speaks = os.pipe()
    words = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-pipe",
        f"--user-data-dir={folder}/chromium",
    ]
    shell = ["bash", "-c", f'exec "$0" "$@" 3<&{hears} 4>&{speaks} 2>/dev/null', str(must_be_found(*CHROMIUM))]
    process = subprocess.Popen([*shell, *words], env=env(folder), cwd=folder, pass_fds=(hears, speaks))
    os.close(hears)
    os.close(speaks)
    try:
        with os.fdopen(told, "wb") as to, os.fdopen(says, "rb") as of:
            yield _Browser(to, of)
    finally:
        process.kill()
        process.wait()


def converted(data: bytes, form: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a workbook in another form."""
    source = folder / "schema.xlsx"
    source.write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words: list[str | Path] = [
        "--headless",
        "--norestore",
        "--convert-to",
        FILTERS[form][1],
        "--outdir",
        folder / "uit",
    ]
    run(must_be_found("soffice", "libreoffice"), home, *words, source, home=folder)
    return (folder / "uit" / f"schema.{form}").read_bytes()


def _saved(sources: list[Path], form: str, folder: Path) -> None:
    filter_in, filter_out = FILTERS[form]
    words: list[str | Path] = ["--headless", "--norestore", filter_in, "--convert-to", filter_out, "--outdir", folder]
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run(must_be_found("soffice", "libreoffice"), home, *words, *sources, home=folder)
