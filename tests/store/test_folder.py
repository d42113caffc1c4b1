"""A disk and memory hold files in the same way."""

import os
from pathlib import Path

import pytest

from wmoplan.errors import MissingFileError, OutputError
from wmoplan.store.files import Output
from wmoplan.store.folder import DISK, Files, Memory, needed


@pytest.fixture(params=["disk", "memory"])
def files(request: pytest.FixtureRequest) -> Files:
    return DISK if request.param == "disk" else Memory()


@pytest.fixture
def home(files: Files, tmp_path: Path) -> Path:
    """Return a folder with two files, and one in a folder below it."""
    files.make_folder(tmp_path / "site")
    files.write_all([Output(tmp_path / "b.yaml", "twee"), Output(tmp_path / "a.yaml", b"een")])
    files.write_new(tmp_path / "site" / "index.html", "drie")
    return tmp_path


def test_what_is_written_is_read_back(files: Files, home: Path) -> None:
    assert files.read(home / "a.yaml", "a.yaml", 10) == b"een"
    assert files.whole(home / "b.yaml") == b"twee"
    assert files.whole(home / "b.yaml", 2) == b"tw"
    assert needed(files, home / "site" / "index.html", "index.html", 10) == b"drie"


def test_what_is_not_there_is_nothing(files: Files, home: Path) -> None:
    assert files.read(home / "weg.yaml", "weg.yaml", 10) is None
    assert files.whole(home / "weg.yaml") is None
    assert files.folders(home / "weg") == []
    with pytest.raises(MissingFileError, match=r"weg\.yaml is er niet\.\n  Kijk elders\."):
        needed(files, home / "weg.yaml", "weg.yaml", 10, lambda: "Kijk elders.")


def test_a_folder_lists_what_lies_in_it(files: Files, home: Path) -> None:
    assert files.names(home) == ["a.yaml", "b.yaml"]
    assert files.folders(home) == [home / "site"]
    assert [files.has(home / name) for name in ("a.yaml", "site", "weg")] == [True, False, False]
    assert [files.is_folder(home / name) for name in ("a.yaml", "site", "weg")] == [False, True, False]
    assert [files.is_taken(home / name) for name in ("a.yaml", "site", "weg")] == [True, True, False]


def test_a_new_file_takes_the_place_of_nothing(files: Files, home: Path) -> None:
    for taken in ("a.yaml", "site"):
        with pytest.raises(OutputError, match="bestaat al"):
            files.write_new(home / taken, "anders")
    assert files.whole(home / "a.yaml") == b"een"


def test_a_change_is_made_of_what_is_there(files: Files, home: Path) -> None:
    files.change(home / "a.yaml", lambda old: old + b"!")
    files.change(home / "c.yaml", lambda old: old + b"nieuw")

    assert [files.whole(home / name) for name in ("a.yaml", "c.yaml")] == [b"een!", b"nieuw"]


def test_what_a_check_refuses_is_not_written(files: Files, home: Path) -> None:
    def refuse(_data: bytes) -> None:
        raise OutputError

    with pytest.raises(OutputError):
        files.write_all([Output(home / "a.yaml", "1"), Output(home / "b.yaml", "2", refuse)])
    with pytest.raises(OutputError), files.alone(home / "a.yaml"):
        files.change(home / "a.yaml", lambda _: b"3", refuse)

    assert [files.whole(home / name) for name in ("a.yaml", "b.yaml")] == [b"een", b"twee"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_that_nobody_writes_to_is_refused_and_what_a_shell_hands_over_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "raad.csv"
    os.mkfifo(pipe)

    with pytest.raises(MissingFileError, match="geen gewoon bestand"):
        DISK.read(pipe, "raad.csv", 10)

    end, start = os.pipe()
    os.write(start, b"datum")
    os.close(start)
    try:
        assert DISK.read(Path(f"/dev/fd/{end}"), "raad.csv", 10) == b"datum"
    finally:
        os.close(end)
