import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from scripts.renew_lists import main
from wmoplan.read.reference import read_mergers, read_municipalities, read_school_holidays

DATA = Path(__file__).parents[2] / "data"
Change = Callable[[list[list[str]]], list[list[str]]]
HEADINGS = ["Gemeentecode", "GemeentecodeGM", "Gemeentenaam", "Provinciecode", "ProvinciecodePV", "Provincienaam"]

# As the CBS has it: a letter behind a name that two have had, and Friesland in Frisian.
AT_THE_CBS = {
    "GM0164": "Hengelo (O.)",
    "GM0417": "Laren (NH.)",
    "GM0603": "Rijswijk (ZH.)",
    "GM0687": "Middelburg (Z.)",
}
FRISIAN = {"Friesland": "Frysl\u00e2n"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def table(data: Path) -> list[list[str]]:
    return [
        [
            str(int(row.code[2:])),
            row.code,
            AT_THE_CBS.get(row.code, row.name),
            "20",
            "PV20",
            FRISIAN.get(row.province, row.province),
        ]
        for row in read_municipalities(data, 2026)
    ]


def xlsx(folder: Path, rows: list[list[str]], title: str = "") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    if title:
        sheet.append([title])
    for row in [HEADINGS, *rows]:
        sheet.append(row)
    book.save(folder / "gemeenten.xlsx")
    return folder / "gemeenten.xlsx"


def merged(rows: list[list[str]]) -> list[list[str]]:
    """Return the table of the CBS as it may be in 2027: Hilversum and Wijdemeren are one."""
    rest = [row for row in rows if row[1] not in {"GM0402", "GM1696"}]
    return sorted([*rest, ["1993", "GM1993", "Gooi en Plassen", "27", "PV27", "Noord-Holland"]], key=lambda row: row[1])


def with_merger(data: Path) -> None:
    file = data / "herindelingen.csv"
    kept = [line for line in file.read_text("utf-8").splitlines() if ",gepland," not in line]  # it is no plan any more
    new = [f"{place},2027-01-01,GM1993,herindeling,CBS" for place in ("GM0402,Hilversum", "GM1696,Wijdemeren")]
    file.write_text("\n".join([*kept, *new, ""]), "utf-8")


def contents(data: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in data.iterdir() if file.is_file()}


def test_the_lists_that_are_shipped_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == "All lists add up.\n"


def test_a_table_of_the_cbs_with_nothing_new_gives_the_same_list(data: Path, tmp_path: Path) -> None:
    before = (data / "gemeenten-2026.csv").read_bytes()

    assert main(["--municipalities", str(xlsx(tmp_path, table(data))), "--year", "2026", "--data", str(data)]) == 0
    assert (data / "gemeenten-2026.csv").read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("mark", [";", ","])
def test_a_table_that_excel_saved_as_csv_reads_as_the_table(
    data: Path, tmp_path: Path, encoding: str, mark: str
) -> None:
    before = (data / "gemeenten-2026.csv").read_bytes()
    file = tmp_path / "gemeenten.csv"
    with file.open("w", encoding=encoding, newline="") as saved:
        csv.writer(saved, delimiter=mark, lineterminator="\r\n").writerows([HEADINGS, *table(data)])

    assert main(["--municipalities", str(file), "--year", "2026", "--data", str(data)]) == 0
    assert (data / "gemeenten-2026.csv").read_bytes() == before


def test_a_new_municipality_is_named_and_gets_no_region(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_merger(data)
    file = xlsx(tmp_path, merged(table(data)), title="Gemeenten alfabetisch 2027")

    assert main(["--municipalities", str(file), "--year", "2027", "--data", str(data)]) == 0

    rows = {row.code: row for row in read_municipalities(data, 2027)}
    assert len(rows) == 341
    assert (rows["GM1993"].name, rows["GM1993"].region) == ("Gooi en Plassen", "")
    assert (rows["GM0164"].name, rows["GM0796"].also) == ("Hengelo", ("Den Bosch", "Hertogenbosch"))
    assert len(read_municipalities(data, 2026)) == 342
    told = capsys.readouterr().out
    assert "New: Gooi en Plassen (GM1993)." in told
    assert "Gone: Hilversum (GM0402)." in told
    assert "Fill in the region: Gooi en Plassen (GM1993)" in told
    assert "lijsten.yaml" in told
    assert main(["--check", "--data", str(data)]) == 1  # until the region is there and lijsten.yaml knows the list
    assert "gemeenten-2027.csv is not in lijsten.yaml." in capsys.readouterr().err


def test_a_new_name_takes_the_place_of_the_old_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[*row[:2], "Nieuwstad" if row[1] == "GM0796" else row[2], *row[3:]] for row in table(data)]

    assert main(["--municipalities", str(xlsx(tmp_path, rows)), "--year", "2027", "--data", str(data)]) == 0

    found = {row.code: row for row in read_municipalities(data, 2027)}["GM0796"]
    assert (found.name, found.also) == ("Nieuwstad", ("'s-Hertogenbosch", "Den Bosch", "Hertogenbosch"))
    assert found.region == "Zuid"
    assert "Was 's-Hertogenbosch: Nieuwstad (GM0796)." in capsys.readouterr().out


BAD_TABLES = [
    # what is wrong with the table,                         what is told
    (merged, "Hilversum (GM0402) is no more, and no row tells where it went."),
    (lambda rows: [*rows, ["1", "GM1993", "Erbij", "26", "PV26", "Utrecht"]], "is new, and nothing in herindel"),
    (lambda rows: [*rows, rows[0]], "GM0014 is there 2 times."),
    (lambda rows: [[*rows[0][:5], "Wallonie"], *rows[1:]], "no province Wallonie."),
    (lambda rows: [row for row in rows if row[5] != "Drenthe"], "Nothing lies in Drenthe."),
    (lambda rows: [["14", "0014", *rows[0][2:]], *rows[1:]], "0014 is no code of the CBS."),
    (lambda rows: [["14", "GM0014", "", *rows[0][3:]], *rows[1:]], "a row without a code, a name or a province"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), BAD_TABLES)
def test_a_table_that_does_not_add_up_is_refused_and_nothing_is_written(
    data: Path, tmp_path: Path, change: Change, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    file = xlsx(tmp_path, change(table(data)))

    assert main(["--municipalities", str(file), "--year", "2027", "--data", str(data)]) == 1
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.err.endswith("Nothing was written.\n")
    assert captured.out == ""
    assert contents(data) == before


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"PK\x03\x04 no book"])
@pytest.mark.parametrize("name", ["gemeenten.csv", "gemeenten.xlsx", "missing/gemeenten.csv"])
def test_another_file_is_refused(
    data: Path, tmp_path: Path, name: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    if "/" not in name:
        (tmp_path / name).write_bytes(content)

    assert main(["--municipalities", str(tmp_path / name), "--year", "2027", "--data", str(data)]) == 1
    assert name in capsys.readouterr().err


def vacations(year: int = 2030, zuid: str = "26") -> list[dict[str, Any]]:
    """Return school holidays in the shape of opendata.rijksoverheid.nl, with its odd spaces and both of its hours."""
    return [
        {
            "type": "\n Herfstvakantie \n",
            "compulsorydates": "false",
            "regions": [
                {
                    "region": "noord",
                    "startdate": f"{year}-10-18T22:00:00.000Z",
                    "enddate": f"{year}-10-26T22:00:00.000Z",
                },
                {
                    "region": "midden",
                    "startdate": f"{year}-10-18T22:00:00.000Z",
                    "enddate": f"{year}-10-26T22:00:00.000Z",
                },
                {
                    "region": "zuid",
                    "startdate": f"{year}-10-{zuid}T00:00:00.000Z",
                    "enddate": f"{year}-11-03T22:59:00.000Z",
                },
            ],
        },
        {
            "type": "Kerstvakantie ",
            "compulsorydates": "true",
            "regions": [
                {
                    "region": "heel Nederland",
                    "startdate": f"{year}-12-20T23:00:00.000Z",
                    "enddate": f"{year + 1}-01-04T23:00:00.000Z",
                },
            ],
        },
    ]


def open_data(folder: Path, told: list[dict[str, Any]], *, one_year: bool = False) -> Path:
    document = {
        "id": "0a1b",
        "lastmodified": "2029-09-08T11:04:38.000Z",
        "content": [{"title": "Schoolvakanties", "schoolyear": " 2030-2031 ", "vacations": told}],
        "notice": "Scholen mogen afwijken.",
    }
    file = folder / "schoolholidays.json"
    file.write_text(json.dumps(document if one_year else [document]), "utf-8")
    return file


@pytest.mark.parametrize("one_year", [True, False])
def test_school_holidays_come_among_ours_on_their_dutch_days(data: Path, tmp_path: Path, *, one_year: bool) -> None:
    before = read_school_holidays(data)

    assert (
        main(["--school-holidays", str(open_data(tmp_path, vacations(), one_year=one_year)), "--data", str(data)]) == 0
    )

    rows = read_school_holidays(data)
    assert set(before) < set(rows)
    found = {(row.name, row.region): row for row in rows if row not in before}
    assert {key: f"{row.first} {row.last}" for key, row in found.items()} == {
        ("herfstreces", "Noord"): "2030-10-19 2030-10-27",
        ("herfstreces", "Midden"): "2030-10-19 2030-10-27",
        ("herfstreces", "Zuid"): "2030-10-26 2030-11-03",
        ("kerstreces", "Noord"): "2030-12-21 2031-01-05",
        ("kerstreces", "Midden"): "2030-12-21 2031-01-05",
        ("kerstreces", "Zuid"): "2030-12-21 2031-01-05",
    }
    assert found["herfstreces", "Zuid"].source.startswith("advies van het Rijk; rijksoverheid.nl")
    assert found["kerstreces", "Zuid"].source == "rijksoverheid.nl, open data schoolvakanties, 2029-09-08"
    assert [row.first for row in rows] == sorted(row.first for row in rows)


def test_a_school_holiday_that_moved_takes_the_place_of_ours(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    regions = [
        {"region": "noord", "startdate": "2027-07-10T00:00:00.000Z", "enddate": "2027-08-22T21:59:00.000Z"},
        {"region": "midden", "startdate": "2027-07-17T00:00:00.000Z", "enddate": "2027-08-29T21:59:00.000Z"},
        {"region": "zuid", "startdate": "2027-07-17T00:00:00.000Z", "enddate": "2027-08-29T21:59:00.000Z"},
    ]
    told = [{"type": "Zomervakantie", "compulsorydates": "true", "regions": regions}]

    assert main(["--school-holidays", str(open_data(tmp_path, told)), "--data", str(data)]) == 0
    assert "zomerreces Zuid: was 2027-07-24 to 2027-09-05, is 2027-07-17 to 2027-08-29." in capsys.readouterr().out
    assert main(["--check", "--data", str(data)]) == 0  # as many rows as before


BAD_HOLIDAYS = [
    ([], "holds no school holiday"),
    ([{"type": "Carnaval", "compulsorydates": "true", "regions": [{"region": "zuid"}]}], "'Carnaval' is not known"),
    ([{"type": "Meivakantie", "compulsorydates": "true", "regions": [{"region": "oost"}]}], "'oost' is not known"),
    ([{"type": "Meivakantie"}], "another shape"),
    ([vacations()[0], {**vacations()[0], "type": "Kerstvakantie"}], "overlap"),
    ([{**vacations()[0], "regions": vacations()[0]["regions"][:2]}], "herfstreces 2030: 2 of the 3 regions."),
    (vacations(zuid="32"), "cannot be read"),
]


@pytest.mark.parametrize(("told", "message"), BAD_HOLIDAYS)
def test_school_holidays_that_do_not_add_up_are_refused_and_nothing_is_written(
    data: Path, tmp_path: Path, told: list[dict[str, Any]], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)

    assert main(["--school-holidays", str(open_data(tmp_path, told)), "--data", str(data)]) == 1
    assert message in capsys.readouterr().err
    assert contents(data) == before


PLANTED = [
    # a file, what is put for what, and what is told
    ("gemeenten-2026.csv", "GM0034,Almere", "GM0014,Almere", "GM0014 is there 2 times."),
    ("gemeenten-2026.csv", "Flevoland,Noord", "Flevoland,Oost", "no region 'Oost'."),
    ("gemeenten-2014.csv", "Drenthe", "Drente", "no province Drente."),
    ("herindelingen.csv", "2019-01-01,GM0014", "2019-01-01,GM0015", "lives on in GM0015, which the last list has not."),
    ("herindelingen.csv", "GM0017,Haren", "GM0016,Haren", "Haren (GM0017) is no more, and no row tells where it went."),
    ("herindelingen.csv", "GM0017,Haren", "GM0018,Haren", "GM0018 is there 2 times."),
    ("schoolvakanties.csv", "2026-07-04,2026-08-16", "2026-07-04,2026-07-03", "it ends before it starts."),
    ("schoolvakanties.csv", "zomerreces,Noord,2026-07-04", "zomerreces,Noord,2026-05-02", "overlap."),
    ("schoolvakanties.csv", "meireces,Zuid,2026", "lentereces,Zuid,2026", "no recess of that name."),
    ("lijsten.yaml", "aantal: 342", "aantal: 343", "gemeenten-2026.csv has 342 rows, lijsten.yaml says 343."),
    ("lijsten.yaml", "bestand: herindelingen.csv", "bestand: weg.csv", "herindelingen.csv is not in lijsten.yaml."),
]


@pytest.mark.parametrize(("name", "right", "wrong", "told"), PLANTED)
def test_a_planted_fault_is_found(
    data: Path, name: str, right: str, wrong: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (data / name).read_text("utf-8")
    assert right in text
    (data / name).write_text(text.replace(right, wrong), "utf-8")

    assert main(["--check", "--data", str(data)]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--municipalities", "x.xlsx"], ["--check", "--year", "2027"]])
def test_words_that_do_not_go_together_are_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2


def test_the_mergers_need_no_comma_in_a_name() -> None:
    assert not [row.name for row in read_mergers(DATA) if "," in row.name]  # they are cut at the first four commas
