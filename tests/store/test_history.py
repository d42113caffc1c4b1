"""The memory of what was promised: what is written comes back, and what is not ours is refused."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wmoplan.errors import DataError, MissingFileError, OutputError
from wmoplan.model.history import HISTORY, LARGEST, LONGEST, MOST, History, Promise
from wmoplan.resources import folder
from wmoplan.store.history import history_text, read_history, write_history

FIRST = Promise(date(2014, 1, 15), date(2014, 10, 27), date(2014, 10, 27), "20:00", 'Raad besluit over "hulp", één')
MOVED = FIRST._replace(seen=date(2014, 6, 4), end=date(2014, 11, 3), why="De raad verschoof.", source="griffie")
LAPSED = Promise(date(2014, 7, 1), None, None, "", "Raad besluit")
KEPT = History({"verordening.besluit": (FIRST, MOVED, LAPSED), "reces.onze week-2014": (FIRST,)})

DAY = date(2014, 1, 15)
SHORT = Promise(DAY, DAY, DAY, "", "Raad")
ROW: dict[str, Any] = {
    "gezien": "2014-01-15", "start": None, "eind": "2014-10-27", "tijd": "20:00", "titel": "Raad", "waarom": None,
    "bron": None,
}  # fmt: skip


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(folder("data").joinpath("schemas", "geschiedenis-1.json").read_text("utf-8"))
    return loaded


def tree(*rows: object, **keys: object) -> dict[str, object]:
    return {"schema": HISTORY, "momenten": {"verordening.besluit": list(rows)}, **keys}


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "wmoplan-geschiedenis.json"
    write_history(file, KEPT)

    assert read_history(file, file.name) == KEPT


def test_what_is_written_follows_its_schema() -> None:
    Draft202012Validator.check_schema(schema())
    checker = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)

    for history in (KEPT, History({})):
        assert list(checker.iter_errors(json.loads(history_text(history)))) == []


def test_each_promise_stands_on_a_line_of_its_own_and_the_moments_by_their_id() -> None:
    text = history_text(KEPT)

    assert [line for line in text.splitlines() if line.startswith('  "')] == [
        '  "reces.onze week-2014": [',
        '  "verordening.besluit": [',
    ]
    assert text.count('   {"gezien"') == 4
    assert '"waarom": "De raad verschoof.", "bron": "griffie"' in text
    backwards = History(dict(reversed([*KEPT.moments.items()])))
    assert history_text(backwards) == text


def test_no_file_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path / "geen.json", "geen.json") is None


HOSTILE: list[tuple[Any, str]] = [
    # what is in the file, what is wrong with it
    ("", "nothing"),
    ("geen json", "no JSON"),
    (b"\xff\xfe\x00", "no UTF-8"),
    ("[" * 100_000, "too deep"),
    ("1" * 5000, "a number that nobody can read"),
    ([], "a list"),
    ({}, "no key"),
    ({"schema": HISTORY}, "no moments"),
    ({"schema": ["wmoplan"], "momenten": {}}, "a schema that is no text"),
    ({"schema": "wmoplan/tijdlijn/1", "momenten": []}, "a saved timeline"),
    ({"schema": HISTORY, "momenten": []}, "moments in a list"),
    ({"schema": HISTORY, "momenten": {"a": []}}, "a moment without a promise"),
    ({"schema": HISTORY, "momenten": {"a": {}}}, "promises that are no list"),
    ({"schema": HISTORY, "momenten": {"": [ROW]}}, "a moment without a name"),
    ({"schema": HISTORY, "momenten": {"a\nb": [ROW]}}, "a name of two lines"),
    ({"schema": HISTORY, "momenten": {"a" * 1001: [ROW]}}, "a name without end"),
    (tree(ROW, opmerking="x"), "a key that is not known"),
    (tree(ROW | {"wie": "x"}), "a key of a promise that is not known"),
    (tree({key: ROW[key] for key in ROW if key != "bron"}), "a key too few"),
    (tree(1), "a promise that is a number"),
    (tree(None), "a promise that is nothing"),
    (tree(ROW | {"gezien": None}), "a promise without a day"),
    (tree(ROW | {"gezien": 20140115}), "a day that is a number"),
    (tree(ROW | {"eind": "27 oktober 2014"}), "a day in words"),
    (tree(ROW | {"eind": "20141027"}), "a day without dashes"),
    (tree(ROW | {"eind": "2014-02-30"}), "a day that does not exist"),
    (tree(ROW | {"tijd": "25:00"}), "an hour that does not exist"),
    (tree(ROW | {"tijd": "8 uur"}), "a time in words"),
    (tree(ROW | {"titel": None}), "no title"),
    (tree(ROW | {"titel": "x" * 1001}), "a title without end"),
    (tree(ROW | {"titel": "\x1b[31mrood"}), "a title that steers the screen"),
    (tree(ROW | {"bron": "\ud800"}), "half a letter"),
    (tree(ROW | {"waarom": ["x"]}), "a reason that is a list"),
    (tree(ROW | {"gezien": "2014-06-01"}, ROW), "promises that run backwards"),
    (f'{{"schema": "{HISTORY}", "momenten": {{}}, "momenten": {{}}}}', "a key that stands twice"),
    (f"<<<<<<< HEAD\n{json.dumps(tree(ROW))}", "two versions that were put together"),
]


@pytest.mark.parametrize("content", [content for content, _ in HOSTILE], ids=[why for _, why in HOSTILE])
def test_what_is_no_history_is_refused_with_what_to_do(tmp_path: Path, content: object) -> None:
    file = tmp_path / "h.json"
    text = content if isinstance(content, str) else json.dumps(content) if not isinstance(content, bytes) else content
    file.write_bytes(text.encode() if isinstance(text, str) else text)

    with pytest.raises(DataError) as caught:
        read_history(file, "h.json")

    told = str(caught.value)
    assert told.startswith("h.json: dit is geen geschiedenis die wmoplan bewaarde.\n  Zet een oudere kopie terug.")


def test_another_version_is_named(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    file.write_text('{"schema": "wmoplan/geschiedenis/2", "momenten": {}}', "utf-8")

    with pytest.raises(DataError, match="van een andere versie van wmoplan"):
        read_history(file, "h.json")


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 1)

    with pytest.raises(DataError, match="groter dan 16 MB"):
        read_history(file, "h.json")


def test_more_promises_than_are_kept_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    file.write_text(json.dumps(tree(*[ROW] * (MOST + 1))), "utf-8")

    with pytest.raises(DataError, match="geen geschiedenis"):
        read_history(file, "h.json")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="is een map"):
        read_history(tmp_path, "h.json")


def test_a_full_history_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    write_history(file, History({"a": (SHORT,) * MOST}))
    before = file.read_bytes()

    with pytest.raises(OutputError, match="de geschiedenis is vol"):
        write_history(file, History({"a": (SHORT,) * (MOST + 1)}))

    assert file.read_bytes() == before


def test_a_history_that_is_too_large_to_read_is_not_written(tmp_path: Path) -> None:
    long = SHORT._replace(title="\u0800" * LONGEST, why="\u0800" * LONGEST)  # three bytes each
    number = LARGEST // (6 * LONGEST) + 1

    with pytest.raises(OutputError, match="de geschiedenis is vol"):
        write_history(tmp_path / "h.json", History({"a": (long,) * number}))

    assert not (tmp_path / "h.json").exists()
