"""The READMEs and the pages of docs/opdrachten show what the program prints."""

import re
from pathlib import Path

import pytest

from scripts.renew_runs import FILES, renewed, runs
from wmoplan import __version__
from wmoplan.cli.program import COMMANDS

PAGES = Path(__file__).parents[2] / "docs" / "opdrachten"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_a_document_shows_what_the_program_prints(file: Path) -> None:
    shown = list(runs(file.read_text("utf-8")))

    assert shown, f"{file.name} shows no run"
    for block, now in shown:
        assert block["said"] == now, "Renew it: .venv/bin/python -m scripts.renew_runs"


def test_every_command_has_a_page() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*COMMANDS, "README"}


def test_the_list_of_commands_leads_to_every_page() -> None:
    listed = re.findall(r"^- \[[^]]+\]\(([a-z-]+)\.md\)", (PAGES / "README.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(listed) == sorted(COMMANDS)


NEW = """\
<!-- run: --version -->

## Alle opties

<!-- stdout: --version -->
"""


def test_a_new_page_needs_no_blocks_yet() -> None:
    said = f"```text\nwmoplan {__version__}\n```"
    page = f"<!-- run: --version -->\n\n{said}\n\n## Alle opties\n\n<!-- stdout: --version -->\n\n{said}\n"

    assert renewed(NEW) == page
    assert renewed(page) == page
    assert renewed(page.replace("wmoplan ", "anders ")) == page
