"""A file that wmoplan made and nobody changed is replaced; anything else stays until somebody says otherwise."""

import os
import shutil
from pathlib import Path

import pytest

from wmoplan.errors import OutputError
from wmoplan.store import files, outputs
from wmoplan.store.outputs import RECORD, existing_at, write_output


def make(path: Path, data: bytes) -> None:
    write_output(path, data, existing_at(path, data))


def is_free(path: Path, data: bytes = b"nieuw") -> bool:
    return existing_at(path, data).is_free


def test_what_nobody_changed_may_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    assert is_free(file)

    make(file, b"oud")
    assert is_free(file)

    make(file, b"nieuw")
    assert is_free(file)


def test_what_somebody_changed_or_made_may_not(tmp_path: Path) -> None:
    file, other = tmp_path / "brief.txt", tmp_path / "raad.csv"
    make(file, b"Onze naam: ...")
    file.write_bytes(b"Onze naam: Adviesraad")
    other.write_bytes(b"Datum;Vergadering")

    assert not is_free(file)
    assert not is_free(other)


def test_there_is_nothing_to_lose_in_an_empty_file_or_an_equal_one(tmp_path: Path) -> None:
    (tmp_path / "leeg").touch()
    (tmp_path / "gelijk").write_bytes(b"nieuw")

    assert is_free(tmp_path / "leeg")
    assert is_free(tmp_path / "gelijk")
    assert is_free(Path(os.devnull))


def test_what_wmoplan_made_is_known_after_the_folder_moved(tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    make(tmp_path / "oud" / "brief.txt", b"oud")

    shutil.move(tmp_path / "oud", tmp_path / "stick")

    assert is_free(tmp_path / "stick" / "brief.txt")


def test_a_copy_under_another_name_is_somebody_elses(tmp_path: Path) -> None:
    make(tmp_path / "brief.txt", b"oud")

    shutil.copy(tmp_path / "brief.txt", tmp_path / "bewaard.txt")

    assert not is_free(tmp_path / "bewaard.txt")


def test_a_shortcut_is_the_file_that_it_points_at(tmp_path: Path) -> None:
    (tmp_path / "brieven").mkdir()
    (tmp_path / "brief.txt").symlink_to("brieven/echt.txt")

    make(tmp_path / "brief.txt", b"oud")

    assert is_free(tmp_path / "brieven" / "echt.txt")
    assert (tmp_path / "brieven" / RECORD).is_file()


@pytest.mark.parametrize(
    "record", [b"", b"{", b"[]", b'{"schema": "x"}', b"[" * 100_000, b'{"schema": 1, "bestanden": []}']
)
def test_a_damaged_record_costs_a_question_and_nothing_else(tmp_path: Path, record: bytes) -> None:
    file = tmp_path / "brief.txt"
    make(file, b"oud")
    (tmp_path / RECORD).write_bytes(record)

    assert not is_free(file)
    write_output(file, b"nieuw", existing_at(file, b"nieuw"))
    assert is_free(file)


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        make(tmp_path / name, b"x")
    (tmp_path / "a.txt").unlink()

    make(tmp_path / "c.txt", b"x")

    assert (tmp_path / RECORD).read_text().count(".txt") == 2


def test_what_changed_after_it_was_looked_at_stays(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    make(file, b"oud")
    seen = existing_at(file, b"nieuw")
    file.write_bytes(b"ingevuld")

    with pytest.raises(OutputError, match="intussen veranderd"):
        write_output(file, b"nieuw", seen)

    assert file.read_bytes() == b"ingevuld"


def test_a_record_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.write_whole

    def refuse(path: Path, data: bytes | str) -> None:
        if path.name == RECORD:
            raise OutputError("u mag hier niet schrijven")
        real(path, data)

    monkeypatch.setattr(outputs, "write_whole", refuse)
    make(tmp_path / "brief.txt", b"x")

    assert [file.name for file in tmp_path.iterdir()] == ["brief.txt"]
