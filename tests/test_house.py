"""The floors of the house: who may know whom. The contracts themselves are in pyproject.toml."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the program and its contracts, to plant a fault in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src" / "wmoplan", tmp_path / "wmoplan", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def verdict(house: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=house, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_the_contracts_hold(house: Path) -> None:
    status, told = verdict(house)

    assert status == 0, told


def floors(drawing: str) -> list[set[str]]:
    """Return the names of each floor of a drawing; what stands behind them and on lines of its own tells of them."""
    lines = (re.split(r"\s{2,}", line)[0] for line in drawing.splitlines() if line[:1] not in {" ", "-"})
    return [{name.strip().strip("/") for name in line.split("|")} for line in lines]


@pytest.mark.parametrize("file", ["README.md", "docs/architecture.md"])
def test_the_drawing_shows_the_floors_of_the_contract(file: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    (drawing,) = re.findall(r"```text\n(__main__.*?)```", (ROOT / file).read_text("utf-8"), re.DOTALL)

    assert floors(drawing) == [set(re.findall(r"\w+", layer)) for layer in layers]


PLANTED = [
    ("record.py", "import pathlib", "The core knows no file, no screen and no format"),
    ("reckon/__init__.py", "import yaml", "The core knows no file, no screen and no format"),
    ("model/__init__.py", "import wmoplan.reckon", "Every floor rests on the floors below it"),
    ("read/__init__.py", "import wmoplan.render", "Every floor rests on the floors below it"),
    ("store/__init__.py", "import wmoplan.read", "Every floor rests on the floors below it"),
    ("render/__init__.py", "import wmoplan.store", "A way of showing touches no file of the user"),
    ("desk/__init__.py", "import typer", "The desk knows no terminal"),
    ("desk/__init__.py", "import wmoplan.cli", "Every floor rests on the floors below it"),
    ("attic.py", "", "Every floor rests on the floors below it"),
]


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_a_planted_fault_is_found(house: Path, file: str, line: str, contract: str) -> None:
    with (house / "wmoplan" / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    status, told = verdict(house)

    assert status != 0
    assert f"{contract} BROKEN" in told or "attic" in told, told


def test_one_way_of_showing_that_knows_another_is_found(house: Path) -> None:
    (house / "wmoplan" / "render" / "left.py").write_text("import wmoplan.render.right\n", "utf-8")
    (house / "wmoplan" / "render" / "right.py").write_text("", "utf-8")

    status, told = verdict(house)

    assert status != 0
    assert "One way of showing does not know another BROKEN" in told, told
