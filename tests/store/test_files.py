"""The old file or the new one, whole; never half a file, never a leftover."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from wmoplan.errors import OutputError
from wmoplan.store import files
from wmoplan.store.files import PROBLEMS, TRIES, Output, change_alone, write_all, write_new, write_whole


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def failing(number: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("data", ["é\nregel\r\n", b"\x00\xff\r\n", "", b""])
def test_a_file_holds_exactly_what_was_given(tmp_path: Path, data: str | bytes) -> None:
    for write in (write_new, write_whole, write_whole):
        write(tmp_path / "agenda.ics", data)

        assert (tmp_path / "agenda.ics").read_bytes() == (data if isinstance(data, bytes) else data.encode())
    assert left(tmp_path) == ["agenda.ics"]


def test_what_is_refused_when_it_is_read_back_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"
    file.write_text("oud")
    found = []

    def refuse(data: bytes) -> None:
        found.append((data, file.read_text()))
        raise OutputError("Dit klopt niet.")

    with pytest.raises(OutputError, match="Dit klopt niet"):
        write_whole(file, "nieuw", refuse)

    assert found == [(b"nieuw", "oud")]  # it is asked before the old file goes
    assert file.read_text() == "oud"
    assert left(tmp_path) == ["agenda.ics"]


def test_of_files_that_are_written_together_all_are_there_or_none(tmp_path: Path) -> None:
    (tmp_path / "agenda.ics").write_text("oud")
    (tmp_path / "index.html").mkdir()

    with pytest.raises(OutputError, match="dit is een map"):
        write_all([Output(tmp_path / "agenda.ics", "nieuw"), Output(tmp_path / "index.html", "nieuw")])
    assert (tmp_path / "agenda.ics").read_text() == "oud"

    (tmp_path / "index.html").rmdir()
    write_all([Output(tmp_path / "agenda.ics", "nieuw"), Output(tmp_path / "index.html", "nieuw")])
    assert [(tmp_path / name).read_text() for name in left(tmp_path)] == ["nieuw", "nieuw"]
    assert left(tmp_path) == ["agenda.ics", "index.html"]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")
    file.chmod(0o640)

    write_whole(file, "nieuw")

    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_gets_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "gewoon").write_text("")
    write_whole(tmp_path / "heel", "")
    write_new(tmp_path / "nieuw", "")

    modes = {file.stat().st_mode for file in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("moment", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")
    monkeypatch.setattr(os, moment, failing(errno.ENOSPC))

    with pytest.raises(OutputError, match="de schijf is vol"):
        write_whole(file, "nieuw")

    assert file.read_text() == "oud"
    assert left(tmp_path) == ["wmoplan.yaml"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_file_that_is_open_elsewhere_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    file = tmp_path / "brief.docx"
    file.write_text("oud")
    waits: list[float] = []
    monkeypatch.setattr(os, "replace", failing(number))
    monkeypatch.setattr(time, "sleep", waits.append)

    with pytest.raises(OutputError, match="een ander programma heeft dit bestand open"):
        write_whole(file, "nieuw")

    assert waits == list(TRIES)
    assert file.read_text() == "oud"
    assert left(tmp_path) == ["brief.docx"]


def test_a_file_that_was_open_for_a_moment_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "brief.docx"
    file.write_text("oud")
    real = os.replace
    faults = [errno.EACCES, 0]

    def once(*names: Path) -> None:
        if number := faults.pop(0):
            raise OSError(number, "")
        real(*names)

    monkeypatch.setattr(os, "replace", once)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    write_whole(file, "nieuw")

    assert file.read_text() == "nieuw"


REFUSED = [
    # what a disk refuses, and how
    ("fsync", errno.EINVAL),
    ("fsync", errno.ENOTSUP),
    ("chmod", errno.EPERM),
    ("chmod", errno.ENOTSUP),
    ("chown", errno.EPERM),
    ("link", errno.EIO),
    ("link", errno.ENOENT),
    ("replace", errno.ENOSYS),
    ("replace", errno.ENOTSUP),
    ("replace", errno.EINVAL),
    ("replace", errno.EXDEV),
]


@pytest.mark.parametrize(("call", "number"), REFUSED)
def test_a_disk_that_refuses_what_is_only_desirable_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    (tmp_path / "oud").write_text("oud")
    monkeypatch.setattr(os, call, failing(number))

    write_whole(tmp_path / "oud", "nieuw")
    write_new(tmp_path / "eerst", "nieuw")

    assert [(tmp_path / name).read_text() for name in left(tmp_path)] == ["nieuw", "nieuw"]


def test_a_new_file_is_written_though_its_name_cannot_be_given_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.EPERM))

    write_whole(tmp_path / "brief.txt", "nieuw")

    assert (tmp_path / "brief.txt").read_text() == "nieuw"
    assert left(tmp_path) == ["brief.txt"]


def test_a_private_file_stays_private_where_rights_cannot_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voortgang.yaml").write_text("oud")
    (tmp_path / "voortgang.yaml").chmod(0o600)
    monkeypatch.setattr(os, "chmod", failing(errno.EPERM))

    write_whole(tmp_path / "voortgang.yaml", "nieuw")

    assert stat.S_IMODE((tmp_path / "voortgang.yaml").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="groups of Unix")
def test_a_file_stays_of_its_group_and_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")
    old = file.stat()
    made = os.stat_result((old.st_mode, 0, 0, 1, old.st_uid + 1, old.st_gid + 1, 0, 0, 0, 0))
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(files, "_found", lambda _: made)
    monkeypatch.setattr(os, "chown", lambda _, owner, group: given.append((owner, group)))

    write_whole(file, "nieuw")

    assert given == [(-1, old.st_gid + 1), (old.st_uid + 1, -1)]


def test_a_save_while_a_change_is_made_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_bytes(b"een\n")
    saves = [b"van een redacteur\n", b""]

    def change(content: bytes) -> bytes:
        if save := saves.pop(0):
            file.write_bytes(content + save)
        return content + b"twee\n"

    change_alone(file, change)

    assert file.read_bytes() == b"een\nvan een redacteur\ntwee\n"


def test_who_saves_all_the_time_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_bytes(b"")

    def change(content: bytes) -> bytes:
        file.write_bytes(content + b"x")
        return b"nieuw"

    with pytest.raises(OutputError, match="schrijft steeds in dit bestand"):
        change_alone(file, change)

    assert set(file.read_bytes()) == set(b"x")


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, "nieuw")

    assert file.read_text() == "oud"
    assert left(tmp_path) == ["wmoplan.yaml"]


@pytest.mark.parametrize("number", sorted(PROBLEMS))
def test_every_fault_of_the_system_is_told_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    file = tmp_path / "lijst.html"
    monkeypatch.setattr(os, "open", failing(number))

    for write in (write_whole, write_new):
        with pytest.raises(OutputError) as told:
            write(file, "x")
        where = tmp_path if number == errno.ENOENT else file
        said, remedy = PROBLEMS[number]
        assert str(told.value) == f"{where}: {said}.\n  {remedy}"
        assert told.value.exit_code == 73


def test_an_unknown_fault_is_told_in_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EIO))

    with pytest.raises(OutputError, match=r"schrijven lukt niet\."):
        write_whole(tmp_path / "x", "x")


def test_a_file_that_is_only_to_be_read_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")
    file.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may do everything

    with pytest.raises(OutputError, match="u mag hier niet schrijven"):
        write_whole(file, "nieuw")

    assert file.read_text() == "oud"


def test_a_missing_folder_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    for write in (write_whole, write_new):
        with pytest.raises(OutputError) as told:
            write(Path("uit/lijst.html"), "x")
        assert str(told.value).startswith(f"{tmp_path / 'uit'}: deze map bestaat niet.")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    for name in (".", "link"):
        with pytest.raises(OutputError, match="dit is een map"):
            write_whole(tmp_path / name, "x")
        with pytest.raises(OutputError, match="bestaat al"):
            write_new(tmp_path / name, "x")
    assert left(tmp_path) == ["link"]


def test_a_part_of_the_path_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")

    with pytest.raises(OutputError, match="geen map"):
        write_whole(tmp_path / "bestand" / "lijst.html", "x")


def test_a_name_that_cannot_be_is_told(tmp_path: Path) -> None:
    for name, said in (("a" * 300, "te lang"), ("a\0b", "kan hier niet")):
        for write in (write_whole, write_new):
            with pytest.raises(OutputError, match=said):
                write(tmp_path / name, "x")
    assert left(tmp_path) == []


def test_a_shortcut_stays_a_shortcut(tmp_path: Path) -> None:
    (tmp_path / "echt.yaml").write_text("oud")
    (tmp_path / "wmoplan.yaml").symlink_to("echt.yaml")

    write_whole(tmp_path / "wmoplan.yaml", "nieuw")

    assert (tmp_path / "wmoplan.yaml").is_symlink()
    assert (tmp_path / "echt.yaml").read_text() == "nieuw"


def test_what_is_no_ordinary_file_is_written_straight() -> None:
    write_whole(Path(os.devnull), "x")

    assert not Path(os.devnull).is_file()


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")

    with pytest.raises(OutputError, match="dit bestand bestaat al"):
        write_new(file, "nieuw")

    assert file.read_text() == "oud"
    assert left(tmp_path) == ["wmoplan.yaml"]


def test_a_file_that_appears_meanwhile_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wmoplan.yaml"
    file.write_text("oud")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)

    with pytest.raises(OutputError, match="dit bestand bestaat al"):
        write_new(file, "nieuw")

    assert file.read_text() == "oud"
    assert left(tmp_path) == ["wmoplan.yaml"]


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_second_names_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "link", failing(number))
    write_new(tmp_path / "a", "nieuw")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(OutputError, match="dit bestand bestaat al"):
        write_new(tmp_path / "a", "anders")
    monkeypatch.setattr(os, "replace", failing(errno.EIO))
    with pytest.raises(OutputError):
        write_new(tmp_path / "b", "x")

    assert (tmp_path / "a").read_text() == "nieuw"
    assert left(tmp_path) == ["a"]
