"""The file of a region is read strictly: every fault at once, and nothing outside its folder."""

from pathlib import Path

import pytest

from wmoplan.errors import DataError, MissingFileError
from wmoplan.model.region import MOST
from wmoplan.read.region import is_profile, is_region, read_region

GOOD = """# een regio
regio: Brabant
profielen: [oss.yaml, onder/uden.yml]
afspraken:
  - {wat: De proeven beginnen, wanneer: "2013", bron: beleidsplan}
  - {wat: Wie schrijft, wanneer: juni 2014, bron: bedacht, voorbeeld: ja}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "regio").mkdir()
    (tmp_path / "buiten.yaml").write_text("gemeente: Oss\n", "utf-8")
    home = tmp_path / "regio"
    (home / "onder").mkdir()
    (home / "oss.yaml").write_text("gemeente: Oss\n", "utf-8")
    (home / "onder" / "uden.yml").write_text("gemeente: Uden\n", "utf-8")
    return home


def written(home: Path, text: str) -> Path:
    (home / "regio.yaml").write_text(text, "utf-8")
    return home / "regio.yaml"


def test_a_region_has_a_name_profiles_and_agreements(home: Path) -> None:
    found = read_region(written(home, GOOD), "regio.yaml")

    assert (found.name, found.profiles) == ("Brabant", ("oss.yaml", "onder/uden.yml"))
    assert [(one.when.text, one.example) for one in found.agreements] == [("2013", False), ("juni 2014", True)]


def test_only_a_name_is_needed(home: Path) -> None:
    assert read_region(written(home, "regio: Brabant\n"), "regio.yaml").profiles == ()


def test_a_list_of_profiles_may_be_one_line(home: Path) -> None:
    assert len(read_region(written(home, "regio: X\nprofielen: oss.yaml, onder/uden.yml\n"), "r").profiles) == 2


REFUSED = [
    # what stands in the file, the line of the fault, and a part of what is told
    ("regio: X\nprofielen: [../buiten.yaml]\n", 2, "ligt niet in de map van de regio"),
    ("regio: X\nprofielen: [/etc/passwd.yaml]\n", 2, "ligt niet in de map van de regio"),
    ("regio: X\nprofielen:\n  - oss.yaml\n  - ~/oss.yaml\n", 4, "ligt niet in de map van de regio"),
    ("regio: X\nprofielen: [C:\\oss.yaml]\n", 2, "ligt niet in de map van de regio"),
    ("regio: X\nprofielen: ['onder\\uden.yml']\n", 2, "Schrijf een gewone streep"),
    ("regio: X\nprofielen: [os.yaml]\n", 2, "Bedoelt u 'oss.yaml'?"),
    ("regio: X\nprofielen: [oss.csv]\n", 2, "is geen profiel"),
    ("regio: X\nprofielen: [oss.yaml, oss.yaml]\n", 2, "twee keer"),
    ("regio: X\nprofielen:\n  - oss.yaml\n  - regio.yaml\n", 4, "'regio.yaml' is de regio zelf"),
    ("regio: X\nprofielen: os.yaml, uden.yaml\n", 2, "is er niet"),
    ("regio: X\nafspraken:\n  - {wat: A, wanneer: ooit, bron: b}\n", 3, "geen periode die wmoplan kent"),
    ("regio: X\nafspraken:\n  - {wat: A, wanneer: '2014'}\n", 3, "bron"),
    ("regio: X\nafspraken:\n  - {wat: A, wanneer: '2014', bron: b, voorbeeld: misschien}\n", 3, "ja"),
    ("regio: X\nprofiel: [oss.yaml]\n", 2, "'profiel'"),
    ("regio: X\nregio: Y\n", 2, "regio"),
    ("profielen: [oss.yaml]\n", 1, "regio"),
    (f"regio: {'x' * 81}\n", 1, "regio"),
    ("regio: X\ngemeente: Oss\n", 2, "'gemeente'"),
]


@pytest.mark.parametrize(("text", "line", "told"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_a_fault_is_told_with_its_line(home: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(DataError) as caught:
        read_region(written(home, text), "regio.yaml")

    assert told in str(caught.value)
    assert line in {problem.line for problem in caught.value.problems}
    assert all(problem.remedy for problem in caught.value.problems)


def test_every_fault_is_told_at_once(home: Path) -> None:
    text = (
        "regio: X\nkleur: rood\nprofielen: [weg.yaml, ../buiten.yaml]\nafspraken: [{wat: A, wanneer: ooit, bron: b}]\n"
    )

    with pytest.raises(DataError) as caught:
        read_region(written(home, text), "regio.yaml")

    assert [problem.line for problem in caught.value.problems] == [2, 3, 3, 4]


def test_a_profile_is_told_from_a_region(home: Path) -> None:
    with pytest.raises(DataError, match="dit is een profiel van een gemeente"):
        read_region(home / "oss.yaml", "oss.yaml")


def test_a_file_that_is_not_there_is_told(home: Path) -> None:
    with pytest.raises(MissingFileError):
        read_region(home / "weg.yaml", "weg.yaml")


HOSTILE = [
    "regio: X\nprofielen: [" + "a.yaml, " * (MOST + 1) + "]\n",
    "regio: X\nafspraken: " + "[" * 5000 + "]" * 5000 + "\n",
    "a: &a [x]\nregio: *a\n",
    "regio: [een, twee]\n",
    "- regio\n",
    "\x00\x01",
]


@pytest.mark.parametrize("text", HOSTILE, ids=["many", "deep", "alias", "list", "no mapping", "binary"])
def test_a_hostile_file_is_refused(home: Path, text: str) -> None:
    with pytest.raises(DataError):
        read_region(written(home, text), "regio.yaml")


KINDS = [
    # the beginning of a file, whether it is a region, whether it is a profile
    (b"regio: X\n", True, False),
    (b"\xef\xbb\xbfregio: X\n", True, False),
    (b"# x\n'regio': X\r\n", True, False),
    (b"gemeente: Oss\n", False, True),
    (b"gemeente: Oss\nregio: X\n", False, True),
    (b"regels:\n  - {nr: a}\n", False, False),
    (b"afspraken:\n  - regio: X\n", False, False),
    (b"id: een-plan\n", False, False),
]


@pytest.mark.parametrize(("data", "region", "municipality"), KINDS)
def test_a_file_is_known_by_its_first_key(data: bytes, *, region: bool, municipality: bool) -> None:
    assert (is_region(data), is_profile(data)) == (region, municipality)
