"""What each command may load: a library costs time, so only the command that uses it pays.

A new Python for each command would load the same things over and over. So each command runs in a copy (a fork) of a
process that has loaded what its row of the table allows anyway, and nothing else.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process cannot be copied there")

ROOT = Path(__file__).parents[1]

HEAVY = {
    "caldav", "dateutil", "docx", "icalendar", "jinja2", "jsonschema", "lxml", "pydantic", "rich", "ruamel",
    "weasyprint", "yaml",
}  # fmt: skip
"""The libraries that cost at least two bare starts of the interpreter."""

COPIES: Final = """
import contextlib, io, json, os, sys, tempfile, traceback
from wmoplan.cli import main

def run(folder, words):
    os.chdir(folder)
    with tempfile.TemporaryFile() as said, open(os.devnull) as nothing:
        for ours, theirs in ((nothing, 0), (said, 1), (said, 2)):
            os.dup2(ours.fileno(), theirs)
        try:
            status = main(words)
        except BaseException:
            traceback.print_exc()
            status = -1
        said.seek(0)
        return status, sorted({name.partition(".")[0] for name in sys.modules}), said.read().decode()

questions, answers = os.fdopen(os.dup(0)), os.dup(1)
if sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()):
        main(sys.argv[1:])
for line in questions:
    if os.fork() == 0:
        with os.fdopen(answers, "w") as pipe:
            print(json.dumps(run(*json.loads(line))), file=pipe)
        os._exit(0)
    if os.wait()[1]:
        os.write(answers, b'[-1, [], "it was killed"]\\n')
"""
"""Runs the command of its own words, if any, and then in copies of itself each command that it reads on stdin."""

start = partial(subprocess.Popen, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

AS_OF = ["--as-of", "2014-01-15"]
READS = {"pydantic", "yaml"}
CALENDAR = {"icalendar", "dateutil"}  # icalendar brings dateutil

TABLE = [
    # command,                                      what it may load at most
    (["--version"], set()),
    (["--help"], set()),
    (["timeline", "--help"], set()),
    (["calendar", "--help"], set()),
    (["build", "--help"], set()),
    (["init", "Haren", "--plan", "invoering-2015"], {"yaml"}),
    (["init", "Almere", "--plan", "beleidscyclus"], {"yaml"}),
    (["timeline"], READS),
    (["timeline", "--format", "table"], READS),
    (["timeline", "--format", "plain"], READS),
    (["timeline", "--format", "json"], READS),
    (["timeline", "--format", "csv"], READS),
    (["timeline", "--format", "markdown"], READS),
    (["timeline", "--format", "mail"], READS),
    (["timeline", "--format", "mail", "--since", "2014-01-10"], READS),
    (["checklist"], READS),
    (["checklist", "--output", "lijst.md"], READS),
    (["checklist", "--output", "lijst.html"], READS | {"jinja2"}),
    (["checklist", "--output", "lijst.docx"], READS | {"docx", "lxml"}),  # docx brings lxml
    (["calendar"], READS),
    (["done", "verordening"], {"yaml"}),
    (["advice", "add", "verordening"], {"yaml"}),
    (["advice", "list"], {"yaml"}),
    (["advice", "list", "--output", "adviezen.docx"], READS | {"docx", "lxml"}),
    (["advice", "undo", "verordening"], {"yaml"}),
    (["undo", "verordening"], {"yaml"}),
    (["status"], {"yaml"}),
    (["status", "seen", "verordening", "ja"], {"yaml"}),
    (["note", "verordening", "Gebeld."], {"yaml"}),
    (["build"], READS | {"jinja2"}),
    (["region", "regio"], READS),
    (["region", "regio", "--format", "table"], READS),
    (["region", "regio", "--format", "json"], READS),
    (["region", "regio", "--output", "regio.ics"], READS),
    (["region", "regio", "--output", "regio.html"], READS | {"jinja2"}),
    (["changes"], READS),
    (["explain", "verordening"], READS),
    (["check"], READS),
    (["questions"], READS),
    (["letter"], READS),
    (["letter", "adviesaanvraag", "verordening", "--template"], READS),
    (["letter", "spoed", "inkoopkader"], READS | {"jinja2"}),
    (["letter", "spoed", "inkoopkader", "--output", "brief.md"], READS | {"jinja2"}),
    (["letter", "spoed", "inkoopkader", "--output", "brief.docx"], READS | {"jinja2", "docx", "lxml"}),
    (["report"], READS | {"jinja2"}),
    (["report", "--output", "verslag.html"], READS | {"jinja2"}),
    (["report", "--output", "verslag.docx"], READS | {"jinja2", "docx", "lxml"}),
    (["meetings", "list"], READS),
    (["meetings", "add", "27 oktober 2014 raad", "--dry-run"], READS),
    (["meetings", "import", "raad.csv", "--dry-run"], READS),
    (["meetings", "import", "raad.ics", "--dry-run"], READS | CALENDAR),
    (["plan"], READS),
    (["plan", "verordening"], READS),
    (["plan", "--format", "markdown"], READS),
]


PAPER = (["checklist", "--output", "lijst.pdf"], READS | {"jinja2", "lxml", "weasyprint"})  # lxml only where it is
"""What needs Pango too, which .ci/run installs."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wmoplan.yaml").write_bytes((ROOT / "examples" / "haren-2014.yaml").read_bytes())
    (tmp_path / "regio").mkdir()
    (tmp_path / "regio" / "haren.yaml").write_bytes((tmp_path / "wmoplan.yaml").read_bytes())
    (tmp_path / "raad.csv").write_text("datum;orgaan\n2014-11-24;raad\n", "utf-8")
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20141124T190000Z\nSUMMARY:Raad\nEND:VEVENT\n"
    (tmp_path / "raad.ics").write_text(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def copies() -> Iterator[dict[bool, "subprocess.Popen[str]"]]:
    """Give two processes to copy: one that has loaded nothing, and one that has read a profile and its plan."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    reading = ["timeline", "--example", "haren-2014", *AS_OF]
    with (
        start([sys.executable, "-c", COPIES], env=env) as bare,
        start([sys.executable, "-c", COPIES, *reading], env=env) as read,
    ):
        yield {False: bare, True: read}


@pytest.mark.parametrize(
    ("words", "may"),
    [*TABLE, pytest.param(*PAPER, marks=pytest.mark.slow)],
    ids=[" ".join(words) for words, _ in (*TABLE, PAPER)],
)
def test_a_command_loads_what_it_uses(
    folder: Path, copies: dict[bool, "subprocess.Popen[str]"], words: list[str], may: set[str]
) -> None:
    if words[0] == "init":
        (folder / "wmoplan.yaml").unlink()
    dated = (
        []
        if words[0].startswith("--") or "--help" in words or words[0] in {"init", "plan"} or "add" in words
        else AS_OF
    )
    if words[:2] in (["advice", "list"], ["advice", "undo"]):  # with something to tell, and a rule to reckon with
        row = '{nr: "000000000001", op: 2014-01-02, soort: advies, wat: verordening, ontvangen: 2014-01-02}'
        (folder / "voortgang.yaml").write_text(f"regels:\n  - {row}\n", "utf-8")
        own = (folder / "wmoplan.yaml").read_text("utf-8")
        (folder / "wmoplan.yaml").write_text(own.replace("termijnen:", "termijnen:\n  reactie: 6 weken"), "utf-8")
    process = copies[may >= READS]
    assert process.stdin
    assert process.stdout

    process.stdin.write(f"{json.dumps([str(folder), [*words, *dated]])}\n")
    process.stdin.flush()
    status, loaded, said = json.loads(process.stdout.readline())

    assert status in ({0, 1} if words[0] == "check" else {0}), said
    assert set(loaded) & HEAVY <= may
