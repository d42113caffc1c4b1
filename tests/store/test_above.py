"""How far a file is looked for upwards: no further than what is the user's own."""

import os
from pathlib import Path

import pytest

from wmoplan.store.above import found_above

POSIX = pytest.mark.skipif(os.name == "nt", reason="the rights of Unix")


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    return tmp_path / "a" / "b" / "c"


def test_the_nearest_one_is_found(deep: Path) -> None:
    for folder in (deep, deep.parents[1], deep.parents[2]):
        (folder / "f.yaml").write_text("x", "utf-8")

    assert found_above(deep, "f.yaml") == deep.parents[1] / "f.yaml"
    assert found_above(deep, "g.yaml") is None


def test_the_home_folder_is_the_last_one(deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (deep.parents[2] / "f.yaml").write_text("x", "utf-8")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(deep.parents[1]))
    assert found_above(deep, "f.yaml") is None
    assert found_above(deep.parents[1], "f.yaml") is None

    (deep.parents[1] / "f.yaml").write_text("x", "utf-8")
    assert found_above(deep, "f.yaml") == deep.parents[1] / "f.yaml"
    assert found_above(deep.parents[1], "f.yaml") is None  # that is not above


@POSIX
def test_a_folder_in_which_everybody_writes_ends_the_search(deep: Path) -> None:
    (deep.parents[2] / "f.yaml").write_text("x", "utf-8")
    deep.parents[1].chmod(0o777)

    assert found_above(deep, "f.yaml") is None


@POSIX
@pytest.mark.parametrize("what", ["a", "f.yaml"])
def test_what_is_another_users_counts_for_nothing(deep: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    file = deep.parents[1] / "f.yaml"
    file.write_text("x", "utf-8")
    theirs = deep.parents[1] if what == "a" else file
    seen = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        found = list(seen(path, **more))
        found[4] += 1 if path == theirs else 0  # the owner
        return os.stat_result(found)

    monkeypatch.setattr(Path, "stat", stat)

    assert found_above(deep, "f.yaml") is None
