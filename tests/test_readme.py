"""A README shows what the program says."""

from pathlib import Path

import pytest

from scripts.renew_readme import BLOCK, FILES, said


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_a_readme_shows_what_the_program_says(file: Path) -> None:
    blocks = list(BLOCK.finditer(file.read_text("utf-8")))

    assert blocks, f"{file.name} shows no run"
    for block in blocks:
        assert block["said"] == said(block["words"]), "Renew it: .venv/bin/python scripts/renew_readme.py"
