"""What is kept of the shipped data is equal to what its readers give, and is loaded without checking it again."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import Field

from wmoplan.desk.kept import _readers, keep_all, kept
from wmoplan.model.day import read_day
from wmoplan.model.period import read_when
from wmoplan.model.source import Source
from wmoplan.model.term import read_term
from wmoplan.record import Record
from wmoplan.store.packed import load, packed, save, unpacked

READERS = _readers()


@pytest.mark.parametrize("name", READERS)
def test_what_is_kept_is_what_was_read(name: str) -> None:
    read = READERS[name]()
    text = packed(read)
    found = unpacked(text)

    assert found == read
    assert type(found) is type(read)
    assert packed(found) == text
    assert kept(name) == read


def test_every_plan_and_every_role_is_kept(tmp_path: Path) -> None:
    keep_all(tmp_path)

    names = {path.stem for path in tmp_path.iterdir()}
    assert names == set(READERS)
    assert {"plan-beleidscyclus", "plan-invoering-2015", "regels-clientenraad"} <= names
    assert load(tmp_path / "plan-beleidscyclus.json") == kept("plan-beleidscyclus")


class Row(Record):
    """A row with a default, and with a name in the file that is a field of its own here."""

    text: str = Field(alias="tekst")
    kind: str = Field(alias="text", default="gewoon")
    below: "tuple[Row, ...]" = ()


VALUES = [
    None,
    "één",
    (1, ("a", (True, None))),
    {"a": (1,), "b": {}},
    {date(2026, 3, 18): "stemdag", date(2030, 3, 20): "stemdag"},
    frozenset({2026, 2027}),
    read_day("18 maart 2026"),
    read_term("6 weken"),
    read_when("uiterlijk 2 maanden na verkiezing"),
    (Source("avi", "tabel, rij 5"), read_when("juli 2014").period),
    {"": "a key without letters"},
    Row.model_validate({"tekst": "een", "below": [{"tekst": "twee", "text": "anders"}]}),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_kind_of_value_comes_back(value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wmoplan.store.packed.OURS", "")  # the class of this file is no class of the program

    found = unpacked(packed(value))

    assert found == value
    assert type(found) is type(value)


def test_a_row_that_comes_back_knows_which_fields_its_file_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wmoplan.store.packed.OURS", "")
    text = packed(Row.model_validate({"tekst": "een"}))

    assert unpacked(text).model_fields_set == {"text"}
    assert "gewoon" not in text  # a default stands in the code already


def test_what_is_loaded_is_not_checked_again() -> None:
    text = packed(read_term("6 weken")).replace("6,", "-6,")

    assert unpacked(text).amount == -6


def test_only_our_own_classes_are_loaded() -> None:
    with pytest.raises(ValueError, match="subprocess"):
        unpacked('["subprocess:Popen"]\n{"":0,"args":["ls"]}\n')


def test_a_value_without_a_form_is_refused() -> None:
    with pytest.raises(TypeError):
        packed(object())


def test_a_file_that_is_not_there_or_may_not_be_written_is_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "weg.json") is None
    (tmp_path / "file").write_text("", "utf-8")

    save((1,), tmp_path / "file" / "below.json")  # no folder

    assert load(tmp_path / "file" / "below.json") is None
