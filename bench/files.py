"""Measure what reading the files of others costs: workbooks as they come, and files that want to take everything.

Processor time and peak memory of whole processes, as in `bench/run.py`. Nothing is asserted: the table tells.
"""

import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

from bench.run import AS_OF, EXAMPLE, ROOT, Cost, cost, judged, row

WITH_FILES: Final = str(ROOT / ".venv" / "bin" / "wmoplan")
"""wmoplan with the parts that read files and ask systems, which the other environment has not."""
ROWS: Final = (60, 1_000, 10_000)
"""So many rows are in the workbooks that are read; the last is more than a list may have, and is refused."""
REFUSED: Final = frozenset({65, 66, 69, 70, 73, 74, 75, 76})
"""The exit statuses for a file, or an answer, that cannot be used."""
MOST_SECONDS: Final = 5
MOST_MEMORY: Final = 286
"""Unit: mebibytes; 300 megabytes."""
KINDS: Final = {"content.xml": b"application/vnd.oasis.opendocument.spreadsheet"}
"""What a packed file says that it is, by the part in it."""
PAGES: Final = 2_000
ANSWER: Final = 200_000_000
"""Unit: bytes."""


def workbooks(home: Path) -> None:
    """Print what the preview of a workbook takes beside the same list as text, and what a very long one takes."""
    from openpyxl import Workbook

    folder = home / "workbooks"
    folder.mkdir()
    shutil.copy(EXAMPLE, folder / "wmoplan.yaml")
    first = date(2014, 1, 7)
    head = ["datum", "tijd", "vergadering"]
    for number in ROWS:
        days = [first + timedelta(weeks=at % 60, days=at // 60 % 5) for at in range(number)]
        rows = [
            [f"{day:%d-%m-%Y}", "20:00", "Raad" if at % 3 == 0 else "Commissie zorg"] for at, day in enumerate(days)
        ]
        book = Workbook()
        sheet = book.worksheets[0]
        for cells in [head, *rows]:
            sheet.append(cells)
        book.save(folder / f"{number}.xlsx")
        (folder / f"{number}.csv").write_text("".join(f"{';'.join(row)}\n" for row in [head, *rows]), "utf-8")

    def least(*command: str) -> Cost:
        return min((cost(list(command), folder, home, refusals=REFUSED) for _ in range(7)), key=lambda one: one.seconds)

    bare = least(sys.executable, "-c", "pass").seconds
    library = least(sys.executable, "-c", "import python_calamine, xml.parsers.expat").seconds - bare
    few, some, many = (least(WITH_FILES, "meetings", "import", f"{rows}.xlsx", "--dry-run", *AS_OF) for rows in ROWS)
    text = least(WITH_FILES, "meetings", "import", f"{ROWS[0]}.csv", "--dry-run", *AS_OF).seconds
    print(judged(f"a workbook of {ROWS[0]} meetings", (few.seconds - library) / text, 1.3, "x the same as text"))
    print(judged(f"a workbook of {ROWS[2]} rows", many.seconds, 6, "s"))
    print(judged(f"a workbook of {ROWS[2]} rows, peak memory", many.memory, 200, "MiB"))
    print(f"  its library {library * 1000:.1f} ms; {ROWS[1]} rows {some.seconds:.2f} s")


def packed(name: str, content: bytes, more: int = 0) -> bytes:
    """Return a packed file of one part, with so many megabytes of spaces behind its content.

    It is made bit by bit: what this process takes, counts for the ones that it starts.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", KINDS.get(name, b""), zipfile.ZIP_STORED)
        with file.open(name, "w", force_zip64=True) as part:
            part.write(content)
            for _ in range(more):
                part.write(b" " * 1_000_000)
    return data.getvalue()


def long_pdf() -> bytes:
    """Return a PDF of many pages with a line on each."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    line = b"BT /F1 10 Tf 50 700 Td (14 januari 2027 20.00 uur raad) Tj ET"
    parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(line), line))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    kids = b" ".join(b"%d 0 R" % (at + 5) for at in range(PAGES))
    parts[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (PAGES, kids)
    data = b"%PDF-1.7\n"
    places = []
    for at, part in enumerate([*parts, *[page] * PAGES], 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (at, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(places) + 1, table, end)


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """Yield files that want to take all time or memory: what each is, its name, and what is in it."""
    head = b"<worksheet><sheetData>"
    yield "a zip bomb", "bom.xlsx", packed("xl/workbook.xml", head, 900)
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 10))
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "raad">%s]><a>&a9;</a>' % laughs
    yield "an XML bomb", "bom.docx", packed("word/document.xml", bomb)
    yield f"a PDF of {PAGES} pages", "lang.pdf", long_pdf()
    cells = (
        b'<a xmlns:o="urn:o" xmlns:t="urn:t" xmlns:x="urn:x"><t:table t:name="a"><t:table-row '
        b't:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="1024" o:value-type="string">'
        b"<x:p>raad</x:p></t:table-cell></t:table-row></t:table></a>"
    )
    yield (
        "an .ods with repeated rows",
        "herhaald.ods",
        packed("content.xml", cells),
    )
    yield "deep JSON", "diep.json", b'[{"a":' * 1_000_000
    scripts = b"<script>while (true) {}</script><p onclick=alert(1)>raad" * 100_000
    yield "HTML with scripts", "script.html", b"<html>" + scripts
    yield "HTML in itself", "diep.html", b"<html>" + b"<div>" * 100_000


def refused(home: Path) -> None:
    """Print what refusing each hostile file takes."""
    folder = home / "hostile"
    folder.mkdir()
    shutil.copy(EXAMPLE, folder / "wmoplan.yaml")
    for what, name, data in hostile():
        (folder / name).write_bytes(data)
        tell(
            what,
            cost([WITH_FILES, "meetings", "import", name, "--dry-run", *AS_OF], folder, home, refusals=REFUSED),
            home,
        )
    text = EXAMPLE.with_name("almere-2026.yaml").read_text("utf-8")
    (folder / "wmoplan.yaml").write_text(text, "utf-8")
    with endless() as address:
        words = ["meetings", "fetch", "--source", address, "--dry-run", "--as-of", "2026-11-30"]
        tell(f"an answer of {ANSWER // 1_000_000} MB", cost([WITH_FILES, *words], folder, home, refusals=REFUSED), home)


def tell(what: str, spent: Cost, home: Path) -> None:
    """Print what one refusal took, and what it said."""
    said = (home / "stderr").read_text("utf-8", "replace").strip().partition("\n")[0]
    print(judged(what, spent.seconds, MOST_SECONDS, "s"))
    print(judged(f"{what}, peak memory", spent.memory, MOST_MEMORY, "MiB"))
    print(f"  {said}", flush=True)


class _Endless(BaseHTTPRequestHandler):
    """Answers every question with a list that goes on for two hundred megabytes."""

    def do_GET(self) -> None:  # the library's own name
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        part = b'{"events": [' + b" " * 1_000_000
        try:
            for _ in range(ANSWER // len(part)):
                self.wfile.write(part)
        except OSError:  # nobody listens any more
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def endless() -> Iterator[str]:
    """Serve on this computer, and give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Endless) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main() -> None:
    """Measure all of it and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        print(row("what", "measured", "allowed", ""))
        workbooks(home)
        refused(home)


if __name__ == "__main__":
    main()
