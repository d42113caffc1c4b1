"""The READMEs and the pages of docs/opdrachten show what the program prints."""

from pathlib import Path

import pytest

from scripts.renew_runs import FILES, runs
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
