"""Rows are added at the end of a file, and nothing that stood there changes."""

from datetime import date
from pathlib import Path

import pytest

from wmoplan.desk.progress import add_rows
from wmoplan.errors import DataError, OutputError
from wmoplan.model.progress import DONE, ProgressRow
from wmoplan.read.progress import progress_of, put_together

DAY = date(2014, 2, 10)
ROW = ProgressRow("0123456789ab", DAY, DONE, "verordening", {"door": "Anna"})
OTHER = ROW._replace(number="ba9876543210", about="bestek")


def test_a_row_is_read_back_as_it_was(tmp_path: Path) -> None:
    odd = ROW._replace(values={"door": "nee", "tekst": ': - # "x" \\ é', "van": ("0123456789aa", "0123456789ac")})

    add_rows(tmp_path / "v.yaml", lambda _: [odd])

    (row,) = progress_of((tmp_path / "v.yaml").read_bytes(), "v.yaml").rows
    assert (row.values, row.day, row.about) == (odd.values, odd.day, odd.about)


STARTS = [
    b"",
    b"regels:\n",
    b"regels: []\n",
    b"# van ons\nregels:\n  - {nr: ba9876543210, op: 2014-02-10, soort: gedaan, wat: bestek}",  # no line end
    b"regels:\r\n  - {nr: ba9876543210, op: 2014-02-10, soort: gedaan, wat: bestek}\r\n",
]


@pytest.mark.parametrize("start", STARTS)
def test_a_row_can_be_added_to_any_file(tmp_path: Path, start: bytes) -> None:
    file = tmp_path / "v.yaml"
    if start:
        file.write_bytes(start)

    add_rows(file, lambda _: [ROW])

    assert [row.about for row in progress_of(file.read_bytes(), "v.yaml").rows][-1] == "verordening"
    kept = [line for line in start.splitlines() if b"nr:" in line or line.startswith(b"#")]
    assert all(line in file.read_bytes() for line in kept)


def test_faults_leave_the_file(tmp_path: Path) -> None:
    file = tmp_path / "v.yaml"
    file.write_bytes(b"regels: nee\n")

    with pytest.raises(DataError):
        add_rows(file, lambda _: [ROW])

    assert file.read_bytes() == b"regels: nee\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        add_rows(tmp_path / "weg" / "v.yaml", lambda _: [ROW])


MERGES = [
    # what git leaves, and the rows that count
    (b"<<<<<<< HEAD\n  - {nr: 1}\n=======\n  - {nr: 2}\n>>>>>>> anna\n", [b"  - {nr: 1}", b"  - {nr: 2}"]),
    (
        b"<<<<<<< HEAD\n  - {nr: 1}\n||||||| oud\n=======\n  - {nr: 1}\n  - {nr: 2}\n>>>>>>> b\n",
        [b"  - {nr: 1}", b"  - {nr: 2}"],
    ),
]


@pytest.mark.parametrize(("left", "rows"), MERGES)
def test_both_sides_of_a_merge_count_once(left: bytes, rows: list[bytes]) -> None:
    found = put_together(b"# kop\nregels:\n" + left, "voortgang.yaml").splitlines()

    assert found == [b"# kop", b"regels:", *rows]


def test_two_files_that_began_apart_are_one_list() -> None:
    one, two = (b"# kop\nregels:\n  - {nr: %d}\n" % at for at in (1, 2))

    whole = put_together(b"<<<<<<< a\n" + one + b"=======\n" + two + b">>>>>>> b\n", "voortgang.yaml")

    assert whole == b"# kop\nregels:\n  - {nr: 1}\n  - {nr: 2}\n"


def test_a_fault_between_the_marks_of_git_is_told_with_the_line_of_the_file() -> None:
    one = b'  - {nr: "0123456789ab", op: 2014-02-10, soort: gedaan, wat: verordening}\n'
    two = b'  - {nr: "ba9876543210", op: 2014-02-30, soort: gedaan, wat: bestek}\n'  # the sixth line: no such day
    data = b"regels:\n<<<<<<< een\n" + one + b"=======\n" + one + two + b">>>>>>> twee\n"

    with pytest.raises(DataError) as fault:
        progress_of(data, "voortgang.yaml")

    assert [problem.line for problem in fault.value.problems] == [6]
    good = progress_of(data.replace(b"2014-02-30", b"2014-02-28"), "voortgang.yaml")
    assert [row.line for row in good.rows] == [3, 6]
