"""What the tests of the commands share: a folder with Haren's profile, and an empty one."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from wmoplan.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


class Said(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def haren(empty: Path) -> Path:
    (empty / "wmoplan.yaml").write_bytes((EXAMPLES / "haren-2014.yaml").read_bytes())
    return empty


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line, and return its status and what it said."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        status = main(list(words))
        return Said(status, *capsys.readouterr())

    return run
