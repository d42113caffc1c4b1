"""A history that is full is not written: it could not be read again."""

from datetime import date
from pathlib import Path

import pytest

from wmoplan.errors import OutputError
from wmoplan.model.history import LARGEST, LONGEST, MOST, History, Promise
from wmoplan.store.history import write_history

DAY = date(2014, 1, 15)
ROW = Promise(DAY, DAY, DAY, "", "Raad")


def test_a_full_history_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    write_history(file, History({"a": (ROW,) * MOST}))
    before = file.read_bytes()

    with pytest.raises(OutputError, match="de geschiedenis is vol"):
        write_history(file, History({"a": (ROW,) * (MOST + 1)}))

    assert file.read_bytes() == before


def test_a_history_that_is_too_large_to_read_is_not_written(tmp_path: Path) -> None:
    long = ROW._replace(title="\u0800" * LONGEST, why="\u0800" * LONGEST)  # three bytes each
    number = LARGEST // (6 * LONGEST) + 1

    with pytest.raises(OutputError, match="de geschiedenis is vol"):
        write_history(tmp_path / "h.json", History({"a": (long,) * number}))

    assert not (tmp_path / "h.json").exists()
