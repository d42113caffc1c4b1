"""Where the shipped data lies, and when what is kept of it in a clone has to be read again."""

from pathlib import Path

import pytest

from wmoplan import resources

COUNT = [
    # a file of a clone, why what is kept is another as soon as the file is
    ("data/regels.yaml", "it is kept"),
    ("data/herindelingen.csv", "it is kept too, though it is no YAML"),
    ("src/wmoplan/model/step.py", "the objects are made of it"),
    ("src/wmoplan/read/meetings/words.py", "a reader, in a folder of its own"),
    ("src/wmoplan/read/yaml.py", "a reader"),
    ("src/wmoplan/store/packed.py", "how it is written"),
    ("src/wmoplan/desk/kept.py", "which parts there are"),
    ("src/wmoplan/notation.py", "what a reader takes for nothing"),
    ("src/wmoplan/record.py", "the base of the models"),
]
REST = [
    "templates/page.html",
    "examples/haren.yaml",
    "src/wmoplan/reckon/placing.py",
    "src/wmoplan/cli/look.py",
    "src/wmoplan/read/__pycache__/yaml.pyc",
]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*(name for name, _ in COUNT), *REST):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("before", "utf-8")
    monkeypatch.setattr(resources, "CHECKOUT", tmp_path)
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "src" / "wmoplan")
    return tmp_path


def kept_in() -> Path:
    """Return the folder of what is kept, as a new process finds it."""
    resources.packed_folder.cache_clear()
    try:
        return resources.packed_folder()
    finally:
        resources.packed_folder.cache_clear()


@pytest.mark.parametrize(("name", "why"), COUNT, ids=[why for _, why in COUNT])
def test_what_is_kept_is_read_again_where_something_changed_that_it_is_made_from(
    clone: Path, name: str, why: str
) -> None:
    before = kept_in()
    (clone / name).write_text("after", "utf-8")

    assert kept_in() != before, why


@pytest.mark.parametrize("name", REST)
def test_what_is_kept_stays_where_something_else_changed(clone: Path, name: str) -> None:
    before = kept_in()
    (clone / name).write_text("after", "utf-8")

    assert kept_in() == before


def test_a_file_that_moves_is_another_one(clone: Path) -> None:
    before = kept_in()
    (clone / "src/wmoplan/model/step.py").rename(clone / "src/wmoplan/read/step.py")

    assert kept_in() != before


def test_an_installed_program_has_it_beside_its_code(clone: Path) -> None:
    assert kept_in().parent == clone / ".cache" / "packed"
    (clone / "src/wmoplan/packed").mkdir()

    assert kept_in() == clone / "src/wmoplan/packed"


@pytest.mark.parametrize("name", ["templates/page.html", "src/wmoplan/reckon/placing.py", "data/regels.yaml"])
def test_a_program_is_another_one_where_any_file_of_it_is(clone: Path, name: str) -> None:
    before = resources.fingerprint()
    (clone / name).write_text("after", "utf-8")

    assert resources.fingerprint() != before
