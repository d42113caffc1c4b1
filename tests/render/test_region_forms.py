"""A region on the screen, as Markdown, as JSON, as a table for a spreadsheet and as a page."""

import csv
import json
import re
from itertools import pairwise
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from tests.documents.test_region import DAYS, region
from tests.reckon.make import DATA, on
from tests.render.test_page import Outline
from tests.test_region import STEP, seen
from wmoplan.documents.data import region_sheet, region_tree
from wmoplan.documents.region import page_of, tables_of
from wmoplan.documents.region_screen import columns_of, sentences_of
from wmoplan.model.region import Agreement
from wmoplan.read.reference import read_municipalities
from wmoplan.region import Region
from wmoplan.render.html import html
from wmoplan.render.machine import csv_text
from wmoplan.render.markdown import markdown
from wmoplan.render.text import text
from wmoplan.resources import folder

HOSTILE: Final = '<script>alert("1")</script>\u202e=1+1\x07\n| x'
AGREED: Final = Agreement.model_validate({"wat": "De proeven beginnen", "wanneer": "2013", "bron": "beleidsplan"})
NAMES: Final = [name for name, _ in DAYS]


def four(**keys: Any) -> Region:  # noqa: ANN401 - handed on
    return region(*(seen(name, day) for name, day in DAYS), seen("Grave"), seen("Oss"), agreements=(AGREED,), **keys)


def columns(made: Region, width: int) -> str:
    return text(columns_of(made, width), width)


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize("steps", [(STEP,), ("beleidsplan", STEP, "bestek", "inkoopkader", "najaarsnota")])
def test_no_line_of_the_table_is_wider_than_the_screen(width: int, steps: tuple[str, ...]) -> None:
    made = columns(four(steps=steps), width)

    assert max(map(len, made.split("\n"))) <= width
    assert made.encode("cp850")


def test_the_table_has_a_row_for_each_municipality_with_the_day_and_how_sure_it_is() -> None:
    made = columns(four(), 80).split("\n")

    at = made.index("GEMEENTE            VERORDENING")
    assert made[at + 2 : at + 8] == [
        "Boxmeer                     do  9 okt   berekend",
        "Uden                        do 16 okt   berekend",
        "Veghel                      do 23 okt   berekend",
        "Boekel                      do 30 okt   berekend",
        "Grave                       geen dag    vraag na",
        "Oss *                       geen dag    vraag na",
    ]
    assert "* = zie boven: wat opvalt" in made


def test_a_day_of_another_year_has_its_year() -> None:
    made = columns(region(seen("Boxmeer", "2014-10-09", as_of="2013-12-01")), 80)

    assert "Boxmeer                      9 okt 2014 berekend" in made


def test_many_steps_are_tables_below_each_other() -> None:
    uden = seen("Uden", "2014-02-20", "2014-05-22", "2014-10-09", as_of="2014-01-15")
    made = region(uden, steps=("beleidsplan", STEP, "bestek"))

    assert [sum(line.startswith("GEMEENTE") for line in columns(made, width).split("\n")) for width in (80, 120)] == [
        2,
        1,
    ]


def test_the_steps_of_which_nobody_knows_a_day_are_named_together() -> None:
    made = columns(region(seen("Uden"), seen("Grave"), steps=("najaarsnota", STEP)), 80)

    assert " Nog geen dag bekend: najaarsnota en verordening." in made
    assert "GEMEENTE" not in made


def test_plans_in_which_no_municipality_decides_say_so() -> None:
    assert "In deze plannen staat geen besluit van een gemeente." in columns(region(seen("Uden"), steps=()), 80)


def test_the_sentences_stand_alone_and_are_counted() -> None:
    made = text(sentences_of(four()))

    assert made.startswith(
        "Regio Brabant, gezien vanaf zaterdag 15 maart 2014.\nHier staan 6 gemeenten naast elkaar. Er volgen 3 delen.\n"
    )
    assert "Deel 1 van 3: wat opvalt." in made
    assert "Deel 3 van 3: afspraken in de regio.\n2013: De proeven beginnen. Bron: beleidsplan." in made
    assert all(f"\n{name}: " in made for name in NAMES)


def test_one_municipality_is_looked_at_with_its_coming_days() -> None:
    chosen = [seen(name, day, onderwerpen=[STEP]) for name, day in DAYS]
    close = region(*chosen, shown=("Uden",))

    for made in (columns(close, 80), text(sentences_of(close))):
        assert "Donderdag 16 oktober 2014: Raad besluit waarschijnlijk over de verordening" in " ".join(made.split())
        assert "\n Veghel  " not in made
        assert "\nVeghel: " not in made


def test_markdown_escapes_what_users_wrote() -> None:
    made = markdown(tables_of(four()._replace(name="A | B <b>")))

    assert made.startswith("# Regio A \\| B \\<b\\>\n")
    assert len({line.count("|") for line in made.split("\n") if line.startswith("| ")}) == 1


def test_json_is_by_its_schema() -> None:
    schema = json.loads(folder("data").joinpath("schemas", "regio-1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    found = region_tree(four(steps=("beleidsplan", STEP)), "0.1.0")

    faults = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(found)

    assert [fault.message for fault in faults] == []
    assert found["stappen"][1]["eerst"] == "Boxmeer"
    assert found["stappen"][1]["kunnen_overnemen"] == ["Uden", "Veghel", "Boekel"]
    assert found["stappen"][1]["geen_vergadering"] == ["Grave", "Oss"]
    assert [one["verwacht"] for one in found["stappen"][1]["gemeenten"]][-1] is None


def test_every_key_of_the_schema_is_needed() -> None:
    schema = json.loads(folder("data").joinpath("schemas", "regio-1.json").read_text("utf-8"))
    found = region_tree(four(), "0.1.0")
    del found["stappen"][0]["gemeenten"][0]["status"]

    assert list(Draft202012Validator(schema).iter_errors(found))


def test_a_table_for_a_spreadsheet_has_a_line_for_each_step_and_municipality() -> None:
    rows = list(csv.DictReader(csv_text(region_sheet(four(steps=("beleidsplan", STEP)))).splitlines(), delimiter=";"))

    assert len(rows) == 2 * 6
    uden = next(row for row in rows if row["gemeente"] == "Uden" and row["stap"] == STEP)
    assert (uden["verwacht"], uden["advies"], uden["waarschijnlijk"]) == ("2014-10-16", "2014-08-19", "ja")


def page(made: Region) -> str:
    return html(page_of(made, on("2014-03-15")))


def test_the_page_is_one_file_without_a_script_or_a_request() -> None:
    made = page(four(steps=("beleidsplan", STEP)))
    outline = Outline(made)

    assert outline.open == []
    assert "script" not in outline.tags
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", made)
    assert "style" not in outline.attributes
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert len(made.encode()) < 100_000


def test_the_tables_of_the_page_have_a_caption_and_real_headers() -> None:
    made = page(four(steps=("beleidsplan", STEP)))

    tables = re.findall(r"<table>.*?</table>", made, re.DOTALL)
    assert len(tables) == 3  # all municipalities, and one for each of the two steps
    for table in tables:
        assert table.count("<caption>") == 1
        assert table.count('<th scope="row">') == 6
        heads = table.count('<th scope="col">')
        assert table.count("<td>") == 6 * (heads - 1)


@pytest.mark.parametrize(("number", "long"), [(12, 0), (21, 2)])
def test_a_table_that_fits_no_sheet_may_be_cut_between_rows(number: int, long: int) -> None:
    # on paper a table stays whole; one of 21 municipalities is longer than a sheet that lies on its side
    names = [one.name for one in read_municipalities(DATA, 2014)][:number]

    made = page(region(*(seen(name, "2014-10-09") for name in names)))

    assert made.count('<table class="long">') == long
    assert "table.long { break-inside: auto; }" in made


def test_the_headings_of_the_page_skip_no_level() -> None:
    levels = [int(tag[1]) for tag in Outline(page(four())).tags if re.fullmatch(r"h\d", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_hostile_name_is_only_text() -> None:
    made = page(four(shown=("Uden",))._replace(name=HOSTILE))

    assert "<script" not in made
    assert "\u202e" not in made
    assert "&lt;script&gt;" in made


def test_what_stands_out_is_said_in_words_at_its_row() -> None:
    assert '<bdi>Oss</bdi> <a href="#opvalt">valt op</a>' in page(four())
