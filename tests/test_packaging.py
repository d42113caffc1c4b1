"""What is shipped: the wheel holds the data, is the same twice, and works where nothing else is."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.release import checksums
from wmoplan.desk.kept import keep_all

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FOLDERS = ("data", "templates", "examples")


def build(folder: Path, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build(folder, "--wheel")
    (file,) = folder.glob("*.whl")
    return file


def test_the_wheel_holds_every_file_of_the_data(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    for folder in FOLDERS:
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and not file.name.startswith(".")]
        assert files, f"{folder}/ is empty"
        for file in files:
            assert packed.read(f"wmoplan/{file.relative_to(ROOT).as_posix()}") == file.read_bytes()


def test_the_wheel_holds_every_module(wheel: Path) -> None:
    source = ROOT / "src"
    modules = {file.relative_to(source).as_posix() for file in (source / "wmoplan").rglob("*.py")}

    assert modules | {"wmoplan/py.typed"} <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_shipped_data_as_it_was_checked(wheel: Path, tmp_path: Path) -> None:
    keep_all(tmp_path)
    archive = zipfile.ZipFile(wheel)

    for file in tmp_path.iterdir():
        assert archive.read(f"wmoplan/packed/{file.name}") == file.read_bytes()


def test_the_wheel_names_its_licence(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    metadata = packed.read("wmoplan-0.1.0.dist-info/METADATA").decode("utf-8")

    assert "License-Expression: EUPL-1.2" in metadata
    assert "wmoplan-0.1.0.dist-info/licenses/LICENSE" in packed.namelist()


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    for name in ("first", "second"):
        build(tmp_path / name)

    assert checksums(tmp_path / "first") == checksums(tmp_path / "second")
    assert len(checksums(tmp_path / "first")) == 2


def test_the_wheel_from_the_sdist_is_the_wheel_of_the_tree(wheel: Path, tmp_path: Path) -> None:
    build(tmp_path)

    (other,) = tmp_path.glob("*.whl")
    assert hashlib.sha256(other.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


def install(what: str, home: Path) -> Path:
    """Install the wheel as README.nl.md tells, with uv, and return the program."""
    uv = shutil.which("uv", path=Path(sys.executable).parent)
    assert uv, "uv is not in .venv; run make setup"
    env = {**os.environ, "UV_TOOL_DIR": str(home / "tools"), "UV_TOOL_BIN_DIR": str(home / "bin")}
    if "PIP_CERT" in env:
        env.setdefault("SSL_CERT_FILE", env["PIP_CERT"])
    done = subprocess.run(
        [uv, "tool", "install", "--python", sys.executable, what],
        cwd=home,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"uv could not install the wheel; it needs the network.\n{done.stderr}"
    return home / "bin" / "wmoplan"


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(str(wheel), tmp_path_factory.mktemp("uv"))


def run(program: Path, folder: Path, *words: str) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [program, *words],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"wmoplan {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_installed_program_works_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    as_of = ("--as-of", "2014-01-15")

    assert run(installed, tmp_path, "--version").strip().endswith("0.1.0")
    run(installed, tmp_path, "init", "Haren", "--plan", "invoering-2015")
    assert "gemeente: Haren" in (tmp_path / "wmoplan.yaml").read_text("utf-8")
    assert "Haren" in run(installed, tmp_path, "timeline", *as_of)
    run(installed, tmp_path, "calendar", *as_of)
    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "Haren" in run(installed, tmp_path, "timeline", "--example", "haren-2014", *as_of)


def test_what_makes_files_for_paper_comes_with_its_name_and_not_without(
    installed: Path, wheel: Path, tmp_path: Path
) -> None:
    words = ("checklist", "--example", "haren-2014", "--as-of", "2014-01-15", "--output")
    bare = subprocess.run([installed, *words, "l.docx"], cwd=tmp_path, capture_output=True, text=True, check=False)
    whole = install(f"{wheel}[pdf,word]", tmp_path)

    assert bare.returncode == 69
    assert f'uv tool install "./{wheel.name}[word]"' in bare.stderr  # what README.nl.md tells, too
    for name, start in (("l.docx", b"PK"), ("l.pdf", b"%PDF-1.7")):
        run(whole, tmp_path, *words, name)
        assert (tmp_path / name).read_bytes().startswith(start)
