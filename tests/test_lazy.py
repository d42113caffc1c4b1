"""What each command may load: a library costs time, so only the command that uses it pays.

A new Python for each command would load the same things over and over. So each command runs in a copy (a fork) of a
process that has loaded what its row of the table allows anyway, and nothing else.
"""

from pathlib import Path

import pytest

from tests.copies import ONLY_WHERE_COPIED, Copies

pytestmark = ONLY_WHERE_COPIED

ROOT = Path(__file__).parents[1]

HEAVY = {
    "caldav", "dateutil", "docx", "icalendar", "jinja2", "jsonschema", "lxml", "pydantic", "rich", "ruamel",
    "weasyprint", "yaml",
}  # fmt: skip
"""The libraries that cost at least two bare starts of the interpreter."""

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
    (["init", "Haren", "--plan", "invoering-2015"], READS),
    (["init", "Almere", "--plan", "beleidscyclus"], READS),
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
    (["done", "verordening"], READS),
    (["advice", "add", "verordening"], READS),
    (["advice", "list"], READS),
    (["advice", "list", "--output", "adviezen.docx"], READS | {"docx", "lxml"}),
    (["advice", "undo", "verordening"], READS),
    (["undo", "verordening"], READS),
    (["status"], READS),
    (["status", "seen", "verordening", "ja"], READS),
    (["note", "verordening", "Gebeld."], READS),
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


@pytest.mark.parametrize(
    ("words", "may"),
    [*TABLE, pytest.param(*PAPER, marks=pytest.mark.slow)],
    ids=[" ".join(words) for words, _ in (*TABLE, PAPER)],
)
def test_a_command_loads_what_it_uses(
    folder: Path, bare: Copies, reading: Copies, words: list[str], may: set[str]
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

    said = (reading if may >= READS else bare).run(folder, *words, *dated)

    assert said.status in ({0, 1} if words[0] == "check" else {0}), said.err
    assert {name.partition(".")[0] for name in said.loaded} & HEAVY <= may
